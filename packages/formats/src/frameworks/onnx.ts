import { looksLikeOnnx, readOnnx } from '../onnx.ts';
import type { Format } from '../detected.ts';
import { withHead, withSuffix } from './heads.ts';

/** ONNX: a ModelProto, by suffix or by its first bytes. */
export const onnx: Format<'onnx'> = {
  framework: 'onnx',
  type: 'custom_model',
  async recognises(files, heads) {
    const named = withSuffix(files, '.onnx');
    return named.length > 0 ? named : withHead(files, heads, looksLikeOnnx);
  },
  async read(recognised, files) {
    const models = [];
    for (const file of recognised) models.push({ path: file.path, ...(await readOnnx(file.path, file)) });
    const { schema, modelVersion: _, ...facts } = models[0]!;
    const folder = facts.path.slice(0, facts.path.lastIndexOf('/') + 1);
    const missing = facts.externalData.filter((path) => !files.some((file) => file.path === folder + path));
    const notes = [
      ...missing.map(
        (path) => `\`${facts.path}\` keeps weights in \`${path}\`, which is not among the files`,
      ),
      ...models.slice(1).map((model) => `\`${model.path}\` is an ONNX model, too`),
    ];
    return { schema, facts, notes };
  },
};
