import type { ModelFile } from '@slipway/core/bytes';
import type { Format } from '../detected.ts';
import { readSavedModel } from '../saved-model.ts';

/** TensorFlow: a folder with `saved_model.pb` (or `.pbtxt`) in it, or in a folder inside. */
export const tensorflow: Format<'tensorflow'> = {
  framework: 'tensorflow',
  type: 'custom_model',
  recognises: (files) =>
    Promise.resolve(
      files
        .filter(({ path }) => /(^|\/)saved_model\.(pb|pbtxt)$/.test(path))
        .toSorted((a, b) => depth(a) - depth(b)),
    ),
  async read(recognised) {
    const file = recognised[0]!;
    if (file.path.endsWith('.pbtxt')) return { facts: { path: file.path, signatures: [], tags: [] } };
    const { version, schema, signatures, tags } = await readSavedModel(file.path, file);
    return {
      frameworkVersion: version,
      schema,
      facts: { path: file.path, signatures, tags },
    };
  },
};

function depth(file: ModelFile): number {
  return file.path.split('/').length;
}
