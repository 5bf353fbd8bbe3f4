import { describe, expect, it } from 'vitest';

import { parseCredentials } from './dependency-inputs.ts';

describe('credentials of indexes', () => {
  it('are lines of host, user and password; a password may hold anything', () => {
    const read = parseCredentials('# theirs\npackages.example.com=robot:a=b:c #d\n\n 127.0.0.1 = me:x ');
    if (!('value' in read)) throw new Error('no value');
    expect(read.value.map(({ host, user, password }) => [host, user, password.reveal()])).toEqual([
      ['packages.example.com', 'robot', 'a=b:c #d'],
      ['127.0.0.1', 'me', 'x'],
    ]);
  });

  it.each(['https://packages.example.com/simple=robot:Secret9', 'packages.example.com=Secret9', 'Secret9'])(
    'that are something else are named by their line alone: %s',
    (line) => {
      const read = parseCredentials(`a=b:c\n${line}`);
      expect(read).toMatchObject({ said: 'line 2 is something else' });
      expect(JSON.stringify(read)).not.toContain('Secret9');
    },
  );
});
