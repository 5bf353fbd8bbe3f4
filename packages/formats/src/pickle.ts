import type { ByteSource } from '@slipway/core/bytes';
import { brokenFile } from './broken-file.ts';
import { ByteStream, inflatedFeed, plainFeed } from './byte-stream.ts';
import { FileWalk, type PickleWatch, type Walked } from './pickle-walk.ts';

export type { PickleImport, PickleWalk, PickleWatch } from './pickle-walk.ts';

/** How a pickle file is packed; the names of joblib's compressors, and `zstd` of pandas. */
export type PickleCompression =
  'zlib' | 'gzip' | 'bz2' | 'lzma' | 'xz' | 'lz4' | 'zstd' | 'zlib of joblib before 0.10';

/**
 * What a pickle or joblib file would do, as told without executing anything of it. `joblib` is true when arrays stand
 * between the opcodes, as joblib writes them; `imports` has everything that would be imported, each once, in the order
 * of the first import; files of pickle and joblib have one pickle.
 */
export interface PickleFile extends Walked {
  compression?: PickleCompression;
}

/** How to read a pickle file. */
export interface WalkOptions {
  /** Which unpickler will read the file: joblib's takes bytes of arrays out of the stream, Python's own does not. */
  unpickler?: 'joblib' | 'pickle';
  /** The most pickles that are read; all when left out. What follows them is not looked at. */
  most?: number;
  /** Whether a pickle that is not the first one may begin with any opcode, as those of protocols 0 and 1 do. */
  anyBeginning?: boolean;
  watch?: PickleWatch;
}

const PROTO = 0x80;

/** How the bytes are packed, from the first of them; undefined when they are not. */
export function compressionOf(head: Uint8Array): PickleCompression | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = head;
  if (a === 0x78 && (a * 256 + b) % 31 === 0) return 'zlib';
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x42 && b === 0x5a && c === 0x68) return 'bz2';
  if (a === 0xfd && b === 0x37 && c === 0x7a && d === 0x58) return 'xz';
  if (a === 0x5d && b === 0x00 && c === 0x00) return 'lzma';
  if (a === 0x04 && b === 0x22 && c === 0x4d && d === 0x18) return 'lz4';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  if (isOldJoblib(head)) return 'zlib of joblib before 0.10';
  return undefined;
}

/**
 * `ZF`, and a length in 19 characters that Python's `int(…, 16)` takes: `0x` may be left out.
 * Source: https://github.com/joblib/joblib/blob/1.5.2/joblib/numpy_pickle_compat.py, `read_zfile`.
 */
function isOldJoblib(head: Uint8Array): boolean {
  return /^ZF[\s0-9A-Fa-fXx_+]{6,}$/.test(new TextDecoder('latin1').decode(head.subarray(0, 16)));
}

/** Whether what is compressed so can be read without executing it: Node has no other decompressors. */
export function isReadable(compression: PickleCompression | undefined): compression is 'zlib' | 'gzip' {
  return compression === 'zlib' || compression === 'gzip';
}

/** Whether the bytes begin as a pickle of protocol 2 or later does. Earlier protocols have no mark to know them by. */
export function looksLikePickle(head: Uint8Array): boolean {
  return head[0] === PROTO && head[1] !== undefined && head[1] >= 2 && head[1] <= 5;
}

/** `torch.save` before 1.6 wrote a magic number as a pickle of its own: PROTO 2, LONG1 of ten bytes, 6c fc 9c … */
export function isTorchBeforeZip(head: Uint8Array): boolean {
  return [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46].every((byte, index) => head[index] === byte);
}

/**
 * Walks all pickles of a file, opcode by opcode, with descriptions in the place of objects. Nothing is executed.
 * @throws Problems when the file is empty, cut off, not a pickle, or packed in a way that can not be read here.
 */
export async function readPickle(
  file: string,
  source: ByteSource,
  options: WalkOptions = {},
): Promise<PickleFile> {
  if (source.size === 0) brokenFile(file, 'the file is empty', 'a pickle or joblib file');
  const compression = compressionOf(await source.read(0, 16));
  if (compression !== undefined && !isReadable(compression)) {
    brokenFile(
      file,
      `it is compressed with ${compression}, so what is in it can not be read without executing it`,
      'a pickle or joblib file that is not compressed, or compressed with zlib or gzip',
      'save it again with `joblib.dump(model, path, compress=("zlib", 3))`, or say what it is with `framework`',
    );
  }
  const feed = compression === undefined ? plainFeed(source) : inflatedFeed(file, source, compression);
  try {
    const walk = new FileWalk(file, new ByteStream(file, feed), {
      takesArrays: options.unpickler !== 'pickle',
      most: options.most ?? Number.POSITIVE_INFINITY,
      anyBeginning: options.anyBeginning ?? false,
      watch: options.watch,
    });
    const found = await walk.all();
    return { compression, ...found };
  } finally {
    await feed.close();
  }
}
