import type { ModelFile } from '@slipway/core/bytes';
import { brokenFile, bytesText } from '../broken-file.ts';
import type { Format } from '../detected.ts';
import { headText, withHead } from './heads.ts';

const HEADER_LIMIT = 16 * 1024 * 1024;

/** LightGBM: a text that begins with `tree` and a version. */
export const lightgbm: Format<'lightgbm'> = {
  framework: 'lightgbm',
  type: 'custom_model',
  recognises: (files, heads) =>
    withHead(files, heads, (head) => /^tree\r?\nversion=v\d/.test(headText(head))),
  async read(recognised) {
    const file = recognised[0]!;
    const { fields, length } = await readHeader(file);
    checkTrees(file, fields.get('tree_sizes') ?? '', length);
    const classes = Number(fields.get('num_class'));
    const objective = fields.get('objective')?.split(' ')[0];
    return {
      facts: {
        path: file.path,
        objective,
        classes: classes > 0 ? classes : undefined,
        featureNames: (fields.get('feature_names') ?? '').split(' ').filter((name) => name !== ''),
      },
      notes: [`It is written in the LightGBM text format ${fields.get('version') ?? ''}`.trimEnd()],
    };
  },
};

/** The lines `key=value` up to the first empty one, and the offset behind it. */
async function readHeader(file: ModelFile): Promise<{ fields: Map<string, string>; length: number }> {
  for (let size = 64 * 1024; ; size *= 4) {
    const text = new TextDecoder('latin1').decode(await file.read(0, size));
    const end = text.search(/\r?\n\r?\n/);
    if (end >= 0) {
      const lines = text.slice(0, end).split(/\r?\n/);
      const fields = new Map(lines.map((line) => [line.split('=')[0]!, line.slice(line.indexOf('=') + 1)]));
      return { fields, length: end + (/^\r?\n\r?\n/.exec(text.slice(end))?.[0].length ?? 0) };
    }
    if (size >= file.size || size > HEADER_LIMIT) {
      brokenFile(file.path, 'its header has no end', 'a LightGBM text model with a header and trees');
    }
  }
}

/** `tree_sizes` has the bytes of every tree, so a file that is cut off can be told without reading it. */
function checkTrees(file: ModelFile, sizes: string, headerLength: number): void {
  const needed = sizes.split(' ').reduce((sum, size) => sum + Number(size), headerLength);
  if (needed <= file.size) return;
  const said = `its header says that its trees reach to byte ${needed}, but it has ${bytesText(file.size)}`;
  brokenFile(file.path, said, 'a file that is whole');
}
