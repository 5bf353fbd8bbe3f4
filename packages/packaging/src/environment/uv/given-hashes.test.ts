import { describe, expect, it } from 'vitest';

import { withGivenHashes } from './given-hashes.ts';

const lock = `--extra-index-url https://example.com/simple
six==1.17.0 \\
    --hash=sha256:aaaa \\
    --hash=sha256:bbbb
zope-interface==7.2 \\
    --hash=sha256:cccc
`;
const asks = (text: string): Parameters<typeof withGivenHashes>[1][number] => ({
  text,
  where: { file: 'requirements.txt', line: 1 },
  asker: 'your requirements.txt:1',
});

describe('hashes that were asked for', () => {
  it('are the only ones in the lock', () => {
    const given = [asks('Six==1.17.0 --hash=sha256:BBBB --hash=sha256:ffff'), asks('zope.interface')];
    expect(withGivenHashes(lock, given)).toEqual({ lock: lock.replace('    --hash=sha256:aaaa \\\n', '') });
  });

  it('change nothing when there are none', () => {
    expect(withGivenHashes(lock, [asks('six'), asks('zope.interface>=7')])).toEqual({ lock });
  });

  it('that no file has are a problem of that line', () => {
    expect(withGivenHashes(lock, [asks('zope_interface==7.2 --hash=sha256:dddd')])).toMatchObject({
      problems: [
        {
          where: { file: 'requirements.txt', line: 1 },
          said: 'the index has `zope_interface==7.2`, but no file with a hash that is written here',
        },
      ],
    });
  });
});
