import type { ModelFile } from '@slipway/core/bytes';
import { messageOf } from '@slipway/core/trouble';
import { fallback, object, optional, parse, string } from 'valibot';
import { brokenFile, bytesText } from '../broken-file.ts';
import type { Format, Reading } from '../detected.ts';
import { looksLikeZip, readMember, readZip } from '../zip.ts';
import { withSuffix } from './heads.ts';

const HDF5_MAGIC = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const SEARCHED = 64 * 1024;

/** Keras: a zip archive `.keras` of version 3, or an HDF5 file of version 2. */
export const keras: Format<'keras'> = {
  framework: 'keras',
  type: 'custom_model',
  recognises: (files) => Promise.resolve(withSuffix(files, '.keras', '.h5', '.hdf5')),
  async read(recognised) {
    const file = recognised[0]!;
    const head = await file.read(0, 64);
    if (looksLikeZip(head)) return readArchive(file);
    if (HDF5_MAGIC.every((byte, index) => head[index] === byte)) return readHdf5(file, head);
    return brokenFile(file.path, 'it begins neither as a zip archive nor as HDF5', 'a model saved by Keras');
  },
};

const named = fallback(optional(string()), undefined);
/** Whatever else they hold, or if they hold something else: a model is not refused for that. */
const metadataSchema = fallback(object({ keras_version: named }), {});
const configSchema = fallback(object({ class_name: named }), {});

async function readArchive(file: ModelFile): Promise<Reading<'keras'>> {
  const entries = await readZip(file.path, file);
  const json = async (path: string): Promise<unknown> => {
    const entry = entries.find((candidate) => candidate.path === path);
    if (entry === undefined)
      return brokenFile(file.path, `it has no \`${path}\``, 'a model saved by Keras 3');
    const text = new TextDecoder().decode(await readMember(file.path, file, entry));
    try {
      return JSON.parse(text);
    } catch (error) {
      return brokenFile(
        file.path,
        `\`${path}\` in it is no JSON: ${messageOf(error)}`,
        'a model saved by Keras 3',
      );
    }
  };
  const { keras_version: frameworkVersion } = parse(metadataSchema, await json('metadata.json'));
  const config = await json('config.json');
  const { class_name: className } = parse(configSchema, config);
  const usesLambda = JSON.stringify(config).includes('"class_name":"Lambda"');
  return {
    frameworkVersion,
    facts: {
      path: file.path,
      container: 'keras',
      className,
      usesLambda,
    },
    notes: usesLambda ? ['It has Lambda layers, which are Python code'] : [],
  };
}

/** Source: https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, "Format Superblock". */
async function readHdf5(file: ModelFile, head: Uint8Array): Promise<Reading<'keras'>> {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const endAt = (head[8] ?? 0) < 2 ? 40 + ((head[8] ?? 0) === 1 ? 4 : 0) : 28;
  const end =
    view.byteLength >= endAt + 8 ? Number(view.getBigUint64(endAt, true)) : Number.POSITIVE_INFINITY;
  if (end > file.size) {
    brokenFile(
      file.path,
      `it is cut off: it has ${bytesText(file.size)} of ${bytesText(end)}`,
      'a whole HDF5 file',
    );
  }
  const beginning = new TextDecoder('latin1').decode(await file.read(0, SEARCHED));
  const isKeras = beginning.includes('keras_version') || beginning.includes('layer_names');
  return {
    facts: { path: file.path, container: 'hdf5' },
    notes: isKeras ? [] : ['It is an HDF5 file, but does not say at its beginning that Keras wrote it'],
  };
}
