import type { LayerEntry } from '@slipway/core/image';
import { describe, expect, it } from 'vitest';

import { layerMembers } from './layer-members.ts';

const text = (path: string): LayerEntry => ({ kind: 'text', path, content: path });
const link = (path: string, target: string): LayerEntry => ({ kind: 'link', path, target });

describe('the members of a layer', () => {
  it('come in the order of code points, with each folder above them once', () => {
    const members = layerMembers('it', [
      text('/b/c'),
      text('/b-c'),
      text('/b/a/\u{1F600}'),
      text('/b/a/\uffff'),
    ]);
    expect(members.map(({ path }) => path)).toEqual([
      'b',
      'b-c',
      'b/a',
      'b/a/\uffff',
      'b/a/\u{1F600}',
      'b/c',
    ]);
    expect(members.filter(({ kind }) => kind === 'folder').map(({ path }) => path)).toEqual(['b', 'b/a']);
  });

  it('know a program from other files, and nothing else of a mode', () => {
    const modes = [0o600, 0o664, 0o700, 0o755, 0o4111].map((mode, index) => ({ ...text(`/${index}`), mode }));
    expect(layerMembers('it', modes).map(({ mode }) => mode)).toEqual([0o644, 0o644, 0o755, 0o755, 0o755]);
  });

  it('keep the mode of a folder that was given one', () => {
    const folder: LayerEntry = { kind: 'folder', path: '/tmp', mode: 0o1777 };
    expect(layerMembers('it', [text('/tmp/x'), folder, folder])[0]).toMatchObject({
      path: 'tmp',
      mode: 0o1777,
    });
  });

  it.each([
    ['twice', [text('/a'), text('/a')]],
    ['twice', [text('/a'), { kind: 'folder', path: '/a' } as const]],
    ['a folder above /a/b', [text('/a'), text('/a/b')]],
    ['a folder above /a/b', [link('/a', '/c'), text('/a/b')]],
    ['no absolute path', [text('a')]],
    ['no absolute path', [text('/')]],
    ['no absolute path', [text('/a/../b')]],
    ['no absolute path', [text('/a//b')]],
    ['no absolute path', [text('/a\0')]],
    ['points out of the image', [link('/a/b', '../../c')]],
    ['points out of the image', [link('/a/b', 'x/../../../c')]],
    ['points out of the image', [link('/a/b', '/../c')]],
    ['points out of the image', [link('/a/b', '')]],
  ])('are refused: %s %j', (words, entries) => {
    expect(() => layerMembers('it', entries)).toThrow(words);
  });

  it('may be links to anywhere in the image', () => {
    const links = [link('/a/b', '../c'), link('/a/c', '/usr/../bin'), link('/d', 'a/b')];
    expect(layerMembers('it', links).filter(({ kind }) => kind === 'link')).toHaveLength(3);
  });
});
