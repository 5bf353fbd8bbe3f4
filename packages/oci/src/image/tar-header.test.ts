import { describe, expect, it } from 'vitest';

import { tarHeader, tarHeaderSize, type TarHeaderFacts } from './tar-header.ts';

const facts = (changes: Partial<TarHeaderFacts>): TarHeaderFacts => ({
  kind: 'file',
  path: 'a',
  mode: 0o644,
  size: 0,
  ...changes,
});

/** The text of a field. */
function field(block: Buffer, from: number, length: number): string {
  return block.toString('latin1', from, from + length).replace(/\0.*$/s, '');
}

describe('the header of a member', () => {
  it('is one block when everything fits', () => {
    const header = tarHeader(facts({ size: 0o77777777777 }));
    expect(header).toHaveLength(512);
    expect(field(header, 257, 8)).toBe('ustar');
    expect(field(header, 124, 12)).toBe('77777777777');
  });

  it('splits a path between its two fields where it can', () => {
    const path = `${'f'.repeat(155)}/${'n'.repeat(100)}`;
    const header = tarHeader(facts({ path }));
    expect(header).toHaveLength(512);
    expect(`${field(header, 345, 155)}/${field(header, 0, 100)}`).toBe(path);
  });

  it.each([
    ['path', facts({ path: `${'f'.repeat(155)}/${'n'.repeat(101)}` })],
    ['path', facts({ path: 'grün' })],
    ['path', facts({ kind: 'folder', path: 'x'.repeat(100) })],
    ['linkpath', facts({ kind: 'link', target: 't'.repeat(101) })],
    ['size', facts({ size: 0o100000000000 })],
  ])('puts a %s that does not fit into a pax header', (key, wanted) => {
    const header = tarHeader(wanted);
    expect(header).toHaveLength(1536);
    expect(field(header, 156, 1)).toBe('x');
    const size = Number.parseInt(field(header, 124, 12), 8);
    const record = header.toString('utf8', 512, 512 + size);
    const { path, target } = wanted;
    const value = { path: wanted.kind === 'folder' ? `${path}/` : path, linkpath: target, size: wanted.size }[
      key
    ];
    expect(record).toBe(`${Buffer.byteLength(record)} ${key}=${value}\n`);
  });

  it('counts the digits of a record that is just long enough for one more', () => {
    for (let length = 80; length < 1100; length += 1) {
      const header = tarHeader(facts({ path: `ü${'x'.repeat(length)}` }));
      const size = Number.parseInt(field(header, 124, 12), 8);
      expect(Number.parseInt(header.toString('utf8', 512, 520), 10)).toBe(size);
    }
  });

  it('has the size that was told before', () => {
    for (let length = 1; length < 1200; length += 7) {
      const wanted = facts({ path: 'x'.repeat(length) });
      expect(tarHeaderSize(wanted)).toBe(tarHeader(wanted).length);
    }
  });
});
