import type { ModelFile, ModelFiles } from '@slipway/core/bytes';
import type { Format, TritonModel } from '../detected.ts';

const configuration = /^([^/]+)\/config\.pbtxt$/;
const version = /^([^/]+)\/([1-9]\d*)\/model\.[^/]+(\/|$)/;

/**
 * Triton: a repository with `<model>/config.pbtxt` or `<model>/<version>/model.<suffix>`.
 * Source: https://github.com/triton-inference-server/server/blob/v2.60.0/docs/user_guide/model_repository.md
 */
export const triton: Format<'triton'> = {
  framework: 'triton',
  type: 'triton_model',
  recognises: (files: ModelFiles) =>
    Promise.resolve(files.filter(({ path }) => configuration.test(path) || version.test(path))),
  read: (recognised) => Promise.resolve({ facts: { models: modelsOf(recognised) } }),
};

function modelsOf(files: ModelFile[]): TritonModel[] {
  const models = new Map<string, TritonModel>();
  for (const { path } of files) {
    const [, configured] = configuration.exec(path) ?? [];
    const [, versioned, number] = version.exec(path) ?? [];
    const name = configured ?? versioned ?? '';
    const model = models.get(name) ?? { name, versions: [] };
    models.set(name, model);
    if (configured !== undefined) model.config = path;
    if (number !== undefined && !model.versions.includes(Number(number))) model.versions.push(Number(number));
  }
  return [...models.values()];
}
