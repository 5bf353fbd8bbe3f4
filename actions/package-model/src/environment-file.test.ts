import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { readEnvironmentFile } from './environment-file.ts';

describe('the file of an environment', () => {
  const workspace = newFolder('slipway-workspace-');
  const ports = nodePorts({ workspace });
  const asked = async (name: string, content: string | Uint8Array): Promise<unknown> => {
    writeFileSync(join(workspace, name), content);
    return (await readEnvironmentFile(name, ports))?.requirements.map(({ text }) => text);
  };

  it('is read in the encoding that pip would see', async () => {
    const text = 'six==1.17.0\r\nnumpy\r\n';
    const expected = ['six==1.17.0', 'numpy'];
    expect(await asked('utf8.txt', `\uFEFF${text}`)).toEqual(expected);
    expect(await asked('utf16.txt', Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(expected);
    expect(await asked('utf16be.txt', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())).toEqual(expected);
    await expect(asked('latin1.txt', Buffer.from('# caf\u00e9', 'latin1'))).rejects.toThrow('not UTF-8');
  });

  it.each([
    ['uv.lock', 'uv export'],
    ['pyproject.toml', 'uv export'],
    ['poetry.lock', 'poetry export'],
    ['Pipfile', 'pipenv requirements'],
  ])('is made of %s with the tool that wrote it', async (name, command) => {
    await expect(asked(name, '')).rejects.toThrow(command);
  });

  it('has to be there', async () => {
    await expect(readEnvironmentFile('nowhere.txt', ports)).rejects.toThrow('`nowhere.txt` is no file');
  });
});
