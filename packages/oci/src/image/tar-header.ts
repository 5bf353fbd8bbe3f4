/** What a member of a tar archive is. */
export type TarMemberKind = 'file' | 'folder' | 'link';

/** What stands in the header of one member. Times are always 0 and owners 0:0 without names. */
export interface TarHeaderFacts {
  kind: TarMemberKind;
  /** Without a slash at the front; folders without one at the end, too. */
  path: string;
  /** Permission bits. */
  mode: number;
  /** In bytes; 0 for all but files. */
  size: number;
  /** What a link points to. */
  target?: string;
}

/** Every member begins at a multiple of this, in bytes. */
export const tarBlockSize = 512;

/** What ends an archive. */
export const tarEnd: Uint8Array = new Uint8Array(2 * tarBlockSize);

/** Bytes between the end of a file's content and the next header. */
export function tarPadding(size: number): number {
  return (tarBlockSize - (size % tarBlockSize)) % tarBlockSize;
}

/**
 * The header of a member as `ustar` has it; what does not fit there (long or other than ASCII paths, 8 GiB and more) goes
 * into a pax header in front of it. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
export function tarHeader(facts: TarHeaderFacts): Buffer {
  const records = paxRecords(facts);
  const header = ustarBlock({
    type: typeFlags[facts.kind],
    mode: facts.mode,
    size: facts.size > largestSize ? 0 : facts.size,
    ...(splitPath(writtenPath(facts)) ?? { name: 'long', prefix: '' }),
    target: facts.target !== undefined && fits(facts.target, 100) ? facts.target : '',
  });
  return records.length === 0 ? header : Buffer.concat([...paxMember(records), header]);
}

/** Length of what `tarHeader` gives, in bytes. */
export function tarHeaderSize(facts: TarHeaderFacts): number {
  const pax = lengthOf(paxRecords(facts));
  return pax === 0 ? tarBlockSize : 2 * tarBlockSize + pax + tarPadding(pax);
}

function writtenPath({ kind, path }: TarHeaderFacts): string {
  return kind === 'folder' ? `${path}/` : path;
}

/** What does not fit into a `ustar` header. */
function paxRecords(facts: TarHeaderFacts): Buffer[] {
  const path = writtenPath(facts);
  const { target, size } = facts;
  return [
    ...(splitPath(path) === undefined ? [paxRecord('path', path)] : []),
    ...(target === undefined || fits(target, 100) ? [] : [paxRecord('linkpath', target)]),
    ...(size > largestSize ? [paxRecord('size', String(size))] : []),
  ];
}

const typeFlags = { file: '0', folder: '5', link: '2', pax: 'x' } as const;

/** Eleven octal digits. */
const largestSize = 0o77777777777;

/** A pax header is a member of its own: key and value in records that begin with their length. */
function paxMember(records: readonly Buffer[]): Buffer[] {
  const size = lengthOf(records);
  const header = ustarBlock({
    type: typeFlags.pax,
    name: 'PaxHeaders.0/long',
    prefix: '',
    mode: 0o644,
    size,
    target: '',
  });
  return [header, ...records, Buffer.alloc(tarPadding(size))];
}

function lengthOf(buffers: readonly Buffer[]): number {
  return buffers.reduce((sum, { length }) => sum + length, 0);
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  length = rest + String(length).length;
  return Buffer.from(`${length} ${key}=${value}\n`);
}

/** The two fields of a path: 100 bytes, and 155 bytes of folders in front of them; undefined when it does not fit. */
function splitPath(path: string): { name: string; prefix: string } | undefined {
  if (fits(path, 100)) return { name: path, prefix: '' };
  if (!isAscii(path)) return undefined;
  // The slash between the fields is written in neither; one at the very end belongs to the name.
  for (let slash = path.indexOf('/'); slash !== -1 && slash <= 155; slash = path.indexOf('/', slash + 1)) {
    const name = path.slice(slash + 1);
    if (slash > 0 && name !== '' && name.length <= 100) return { name, prefix: path.slice(0, slash) };
  }
  return undefined;
}

function fits(text: string, bytes: number): boolean {
  return text.length <= bytes && isAscii(text);
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length && !text.includes('\0');
}

interface UstarFields {
  type: string;
  name: string;
  prefix: string;
  mode: number;
  size: number;
  target: string;
}

function ustarBlock({ type, name, prefix, mode, size, target }: UstarFields): Buffer {
  const block = Buffer.alloc(tarBlockSize);
  block.write(name, 0, 'latin1');
  block.write(octal(mode, 7), 100, 'latin1');
  block.write(octal(0, 7), 108, 'latin1');
  block.write(octal(0, 7), 116, 'latin1');
  block.write(octal(size, 11), 124, 'latin1');
  block.write(octal(0, 11), 136, 'latin1');
  block.write(type, 156, 'latin1');
  block.write(target, 157, 'latin1');
  block.write('ustar\u000000', 257, 'latin1');
  block.write(octal(0, 7), 329, 'latin1');
  block.write(octal(0, 7), 337, 'latin1');
  block.write(prefix, 345, 'latin1');
  // The sum is taken with its own field full of spaces.
  block.fill(' ', 148, 156);
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${octal(sum, 6)}\u0000 `, 148, 'latin1');
  return block;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
