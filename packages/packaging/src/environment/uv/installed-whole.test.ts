import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { alteredFiles } from './installed-whole.ts';
import { recordedLines } from './record.ts';

const line = (path: string, text: string): string =>
  `${path},sha256=${createHash('sha256').update(text).digest('base64url')},${text.length}`;

describe('files of an installation', () => {
  it('are compared with what their wheels say of them', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'certifi'));
    mkdirSync(join(folder, 'certifi-1.dist-info'));
    writeFileSync(join(folder, 'certifi', 'cacert.pem'), 'one authority');
    writeFileSync(join(folder, 'certifi', 'core.py'), 'pass');
    const record = [
      line('certifi/cacert.pem', 'one authority'),
      line('certifi/core.py', 'pass'),
      line('../../../bin/elsewhere', ''),
      'certifi-1.dist-info/RECORD,,',
    ];
    writeFileSync(join(folder, 'certifi-1.dist-info', 'RECORD'), record.join('\n'));
    expect(await alteredFiles(folder, nodePorts())).toEqual([]);
    writeFileSync(join(folder, 'certifi', 'cacert.pem'), 'one authority\nand another');
    expect(await alteredFiles(folder, nodePorts())).toEqual(['certifi/cacert.pem']);
  });

  it('may have commas and quotes in their names', () => {
    expect(recordedLines('"a,""b"".py",sha256=abc-_,1\nplain.py,sha256=d,\nnone.py,,\n')).toEqual([
      { path: 'a,"b".py', hash: 'abc-_' },
      { path: 'plain.py', hash: 'd' },
    ]);
  });
});
