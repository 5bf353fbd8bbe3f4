import {
  bytesInMemory,
  readAll,
  type ByteSource,
  type ModelFile,
  type ModelFiles,
} from '@slipway/core/bytes';
import { Problems } from '@slipway/core/trouble';
import { ByteStream, inflatedFeed } from '../byte-stream.ts';
import { looksLikeOnnx, readOnnx } from '../onnx.ts';
import { compressionOf, isReadable, isTorchBeforeZip, looksLikePickle } from '../pickle.ts';
import { looksLikeZip } from '../zip.ts';
import { Findings, type Finding } from './finding.ts';
import { scanKerasConfig, scanKerasText } from './keras-scan.ts';
import { scanMlmodel } from './mlmodel-scan.ts';
import { looksLikeNpy, scanNpy } from './npy-scan.ts';
import { scanPerhapsPickle, scanPickle, type PickleUse } from './pickle-scan.ts';
import { scanSavedModel } from './saved-model-scan.ts';
import { scanSkopsSchema } from './skops-scan.ts';
import { looksLikeTar, tarMembers } from './tar-scan.ts';
import { scanScript, scanText } from './text-scan.ts';
import { escapingPath, unreadable } from './words.ts';
import { endsAsZip, leavesFolder, zipMembers, type Member } from './zip-scan.ts';

const HEAD = 512;
const SMALL = 64 * 1024 * 1024;
const DEPTH_LIMIT = 4;

const pickleSuffix = /\.(pkl|pickle|joblib|sav|dill|p|pck|pcl|cloudpickle)(\.(gz|z|bz2|xz|lzma|lz4))?$/i;
const textSuffix = /\.(csv|tsv|json|jsonl|txt|md|parquet)\.(gz|bz2|xz|lzma|lz4)$/i;
const hdf5Magic = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const sevenZipMagic = [0x37, 0x7a, 0xbc, 0xaf];
const rarMagic = [0x52, 0x61, 0x72, 0x21];

/**
 * Finds what in the files of a model does more than hold numbers, and what hides it. Nothing is executed, and names of
 * files are not believed: each file is read as what its bytes make of it.
 * @throws Failure when a file can not be read from where it is; whatever is in it is a finding.
 */
export async function scanModel(files: ModelFiles): Promise<Finding[]> {
  const findings = new Findings();
  // An MLmodel may name any file as its pickle, and a file alone is the model; beside others a table is data.
  const isData = files.length > 1 && !files.some(({ path }) => isMlmodel(path));
  for (const file of files) {
    if (leavesFolder(file.path)) findings.add(escapingPath(file.path, 'it lies outside of the model'));
    await scanFile(file, findings, { isData });
  }
  return findings.all();
}

async function scanFile(file: ModelFile, findings: Findings, use: PickleUse): Promise<void> {
  if (isMlmodel(file.path)) {
    if (file.size <= SMALL) await scanMlmodel(file.path, await textOf(file), findings);
    else findings.add(unreadable(file.path, 'it is far too large for a text that people read'));
  }
  await scanContent(file.path, file, findings, use, 0);
}

function isMlmodel(path: string): boolean {
  return /(^|\/)MLmodel$/.test(path);
}

async function scanContent(
  file: string,
  source: ByteSource,
  findings: Findings,
  use: PickleUse,
  depth: number,
): Promise<void> {
  const head = await source.read(0, HEAD);
  if (depth > DEPTH_LIMIT) return findings.add(unreadable(file, 'archives are nested deeper than 4 levels'));
  if (looksLikeZip(head)) return scanZip(file, source, findings, depth);
  if (await endsAsZip(source)) await scanZip(file, source, findings, depth);
  if (isTorchBeforeZip(head))
    return scanPickle(file, source, findings, { torch: true, most: 5, unpickler: 'pickle' });
  if (begins(head, sevenZipMagic) || begins(head, rarMagic))
    return findings.add(unreadable(file, 'it is an archive of a kind that can not be looked into'));
  if (compressionOf(head) !== undefined) return scanCompressed(file, source, head, findings, use, depth);
  if (looksLikeTar(head)) return scanMembers(file, tarMembers(file, source, findings), findings, depth, {});
  if (looksLikeNpy(head)) return scanNpy(file, source, findings);
  if (await isHdf5(head, source)) return scanKerasText(file, source, findings);
  if (/(^|\/)keras_metadata\.pb$/.test(file)) return scanKerasText(file, source, findings);
  if (/(^|\/)saved_model\.pb$/.test(file)) return scanSavedModel(file, source, findings);
  if (/\.onnx$/i.test(file) || looksLikeOnnx(head)) return scanOnnx(file, source, findings);
  if (pickleSuffix.test(file) || looksLikePickle(head)) return scanPickle(file, source, findings, use);
  await scanText(file, source, findings);
  await scanPerhapsPickle(file, source, findings, use);
}

async function scanZip(file: string, source: ByteSource, findings: Findings, depth: number): Promise<void> {
  try {
    const members: Member[] = [];
    for await (const member of zipMembers(file, source, findings)) members.push(member);
    const has = (suffix: RegExp) => members.some(({ path }) => suffix.test(path));
    const torch = has(/(^|\/)data\.pkl$/);
    const script = torch && has(/(^|\/)constants\.pkl$/) && has(/(^|\/)code\//);
    await scanMembers(file, members, findings, depth, torch ? { torch, script, unpickler: 'pickle' } : {});
  } catch (error) {
    for (const { said } of problemsOf(error)) findings.add(unreadable(file, said));
  }
}

async function scanMembers(
  file: string,
  members: AsyncIterable<Member> | Iterable<Member>,
  findings: Findings,
  depth: number,
  use: PickleUse,
): Promise<void> {
  for await (const member of members) {
    const { path } = member;
    const content = await member.open();
    if (content === undefined) continue;
    const { source, whole } = content;
    const inside = `${file}!${path}`;
    if (use.script === true && whole && /(^|\/)code\/.*\.py$/.test(path))
      scanScript(inside, await textOf(source), findings);
    if (path === 'config.json' && whole) scanKerasConfig(inside, await textOf(source), findings);
    if (path === 'schema.json' && whole) scanSkopsSchema(inside, await textOf(source), findings);
    if (whole) await scanContent(inside, source, findings, use, depth + 1);
    else await scanBeginning(inside, await source.read(0, HEAD), findings);
  }
}

/** A large file that is deflated in an archive: only numbers can be left unread. */
async function scanBeginning(file: string, head: Uint8Array, findings: Findings): Promise<void> {
  const isPlainArray =
    looksLikeNpy(head) && !/'descr': *(?:'[^']*O|\[|\()/.test(new TextDecoder('latin1').decode(head));
  if (isPlainArray || begins(head, hdf5Magic)) return;
  findings.add(unreadable(file, 'it is deflated and too large to be looked into'));
}

async function scanCompressed(
  file: string,
  source: ByteSource,
  head: Uint8Array,
  findings: Findings,
  use: PickleUse,
  depth: number,
): Promise<void> {
  const compression = compressionOf(head);
  if (isReadable(compression)) {
    if (pickleSuffix.test(file)) return scanPickle(file, source, findings);
    const inside = await inflatedBeginning(file, source, compression);
    if (inside === undefined) return;
    if (looksLikePickle(inside)) return scanPickle(file, source, findings);
    if (!looksLikeTar(inside)) return scanPerhapsPickle(file, source, findings);
    const bytes = await inflatedWhole(file, source, compression);
    if (bytes !== undefined) return scanContent(file, bytesInMemory(bytes), findings, {}, depth + 1);
  } else if (use.isData === true && textSuffix.test(file)) return;
  const what = isReadable(compression) ? 'an archive that is too large' : `compressed with ${compression}`;
  findings.add(unreadable(file, `it is ${what}, so what is in it can not be read without executing it`));
}

/** The first bytes of what is compressed; undefined when it is not compressed after all. */
async function inflatedBeginning(file: string, source: ByteSource, compression: 'zlib' | 'gzip') {
  const feed = inflatedFeed(file, source, compression);
  try {
    const stream = new ByteStream(file, feed);
    await stream.fill(HEAD);
    return stream.ahead(HEAD).slice();
  } catch (error) {
    problemsOf(error);
    return undefined;
  } finally {
    await feed.close();
  }
}

async function inflatedWhole(file: string, source: ByteSource, compression: 'zlib' | 'gzip') {
  const feed = inflatedFeed(file, source, compression);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let chunk = await feed.next(); chunk !== undefined; chunk = await feed.next()) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > SMALL) return undefined;
    }
  } catch (error) {
    problemsOf(error);
    return undefined;
  } finally {
    await feed.close();
  }
  const whole = new Uint8Array(size);
  chunks.reduce((at, chunk) => (whole.set(chunk, at), at + chunk.length), 0);
  return whole;
}

async function scanOnnx(file: string, source: ByteSource, findings: Findings): Promise<void> {
  try {
    await readOnnx(file, source);
  } catch (error) {
    for (const { said, expected } of problemsOf(error)) {
      const escapes = expected === "a path inside the model's folder";
      findings.add(escapes ? escapingPath(file, said) : unreadable(file, said));
    }
  }
}

/** HDF5 may begin behind a block of the user: at 512 bytes, or at a doubling of that. */
async function isHdf5(head: Uint8Array, source: ByteSource): Promise<boolean> {
  if (begins(head, hdf5Magic)) return true;
  for (let at = HEAD; at <= SMALL && at < source.size; at *= 2)
    if (begins(await source.read(at, hdf5Magic.length), hdf5Magic)) return true;
  return false;
}

function begins(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}

async function textOf(source: ByteSource): Promise<string> {
  return new TextDecoder().decode(await readAll(source));
}

function problemsOf(error: unknown) {
  if (error instanceof Problems) return error.problems;
  throw error;
}
