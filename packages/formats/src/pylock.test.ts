import { describe, expect, it } from 'vitest';

import { Problems } from '@slipway/core/trouble';

import { readPyLock } from './pylock.ts';

const head = `lock-version = "1.0"
created-by = "uv"
requires-python = ">=3.11"
`;
const six = `
[[packages]]
name = "six"
version = "1.17.0"
index = "https://pypi.org/simple"
sdist = { url = "https://files/six-1.17.0.tar.gz", hashes = { sha256 = "ff70" } }
wheels = [{ url = "https://files/six-1.17.0-py2.py3-none-any.whl", hashes = { sha256 = "4721" } }]
`;

async function problemsOf(text: string): Promise<unknown> {
  try {
    return await readPyLock('pylock.toml', text);
  } catch (thrown) {
    return thrown instanceof Problems ? thrown.problems : thrown;
  }
}

describe('pylock.toml', () => {
  it('reads packages of an index and archives', async () => {
    const archive = `
[[packages]]
name = "own"
marker = "sys_platform == 'linux'"
archive = { url = "https://example.com/own.whl", hashes = { sha256 = "abcd" } }
`;
    expect(await readPyLock('pylock.toml', head + six + archive)).toEqual({
      requiresPython: '>=3.11',
      indexes: ['https://pypi.org/simple'],
      packages: [
        { name: 'six', version: '1.17.0', hashes: ['sha256:4721', 'sha256:ff70'], line: 5 },
        {
          name: 'own',
          marker: "sys_platform == 'linux'",
          archive: 'https://example.com/own.whl',
          hashes: ['sha256:abcd'],
          line: 12,
        },
      ],
    });
  });

  it('refuses a file without a hash, a repository and a choice of extras, each with its line', async () => {
    const text = `${head}
[[packages]]
name = "bare"
version = "1"
wheels = [{ url = "https://files/bare.whl", hashes = { md5 = "1" } }]
[[packages]]
name = "cloned"
vcs = { type = "git", url = "https://example.com/cloned", commit-id = "1" }
[[packages]]
name = "chosen"
version = "1"
marker = "'gpu' in extras"
`;
    expect(await problemsOf(text)).toMatchObject([
      { where: { file: 'pylock.toml', line: 5 }, said: '`bare` has files without a SHA-256' },
      { where: { file: 'pylock.toml', line: 9 }, said: '`cloned` is a repository' },
      {
        where: { file: 'pylock.toml', line: 12 },
        said: expect.stringContaining('`chosen` is only for some extras'),
      },
    ]);
  });

  it.each([
    ['lock-version = "1.0"\nname = = 1', { where: { line: 2 } }],
    ['[tool]\n', { said: 'it has no `lock-version`' }],
    ['lock-version = "2.0"', { said: '`lock-version` is "2.0"' }],
  ])('refuses %j', async (text, problem) => {
    expect(await problemsOf(text)).toMatchObject([problem]);
  });
});
