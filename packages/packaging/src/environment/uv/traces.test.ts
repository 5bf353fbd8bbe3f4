import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { consoleScripts } from './entry-points.ts';
import { portableScript, removeTraces } from './traces.ts';

describe('commands of packages', () => {
  it('are those of their entry points, and of nothing else there', () => {
    const text = `[console_scripts]\nflask = flask.cli:main\r\nrun-it=a.b:Class.start [extra]\n\n[plugins]\nx = y:z\n`;
    expect(consoleScripts(text)).toMatchObject([
      { name: 'flask', text: expect.stringContaining('from flask.cli import main') },
      {
        name: 'run-it',
        text: expect.stringMatching(/from a\.b import Class\n[^]*sys\.exit\(Class\.start\(\)\)/),
      },
    ]);
  });

  it('find the Python of the machine they run on', () => {
    const body = 'import sys\n';
    const portable = `#!/usr/bin/env python3\n${body}`;
    expect(portableScript(`#!/home/me/.venv/bin/python3.11\n${body}`)).toBe(portable);
    expect(portableScript(`#!/bin/sh\n'''exec' '/a long/path/python' "$0" "$@"\n' '''\n${body}`)).toBe(
      portable,
    );
    expect(portableScript('#!/bin/bash\necho\n')).toBeUndefined();
  });
});

describe('an installation without traces', () => {
  it('has the same scripts and lists of files, whoever installed it', async () => {
    const [one, other] = [
      installed({ 'bin/tool': '#!/a/python\none' }, ['bin/tool,sha256=a,1', 'tool.py,sha256=b,2']),
      installed({ 'bin/tool.exe': 'MZ' }, ['tool.py,sha256=b,2', 'bin/tool.exe,sha256=c,3']),
    ];
    for (const folder of [one, other]) await removeTraces(folder, nodePorts({}));
    const record = (folder: string): string =>
      readFileSync(join(folder, 'tool-1.dist-info', 'RECORD'), 'utf8');
    expect(record(one)).toMatch(/^bin\/tool,sha256=[\w-]{43},\d+\ntool\.py,sha256=b,2\n$/);
    expect(record(other)).toBe(record(one));
    expect(readFileSync(join(other, 'bin', 'tool'), 'utf8')).toBe(
      readFileSync(join(one, 'bin', 'tool'), 'utf8'),
    );
  });
});

function installed(programs: Record<string, string>, record: string[]): string {
  const folder = newFolder('slipway-installed-');
  for (const name of ['bin', 'tool-1.dist-info']) mkdirSync(join(folder, name));
  for (const [path, text] of Object.entries(programs)) writeFileSync(join(folder, path), text);
  writeFileSync(join(folder, 'tool-1.dist-info', 'RECORD'), `${record.join('\n')}\n`);
  writeFileSync(
    join(folder, 'tool-1.dist-info', 'entry_points.txt'),
    '[console_scripts]\ntool = tool:main\n',
  );
  return folder;
}
