import { input, type Input, type Parsed } from '@slipway/core/inputs';
import { modelNamePattern, parseModelReference, type VersionPick } from '@slipway/core/model-reference';

/** The registered model that a command is about: one of its versions, or the model with all of them. */
export interface ModelMeant {
  name: string;
  /** Missing: all versions. */
  pick?: VersionPick;
}

const forms = '`name:version`, `name@alias` or `name@latest`';

/** The input `model`: `iris:3`, `iris@production`, `iris@latest`, or `iris` for all versions. */
export function modelInput(): Input<ModelMeant | undefined> {
  return input<ModelMeant>((given): Parsed<ModelMeant> => {
    if (modelNamePattern.test(given)) return { value: { name: given } };
    const parsed = parseModelReference(given);
    if (!('value' in parsed)) return { ...parsed, expected: `a registered model: ${forms}` };
    const { value } = parsed;
    if (value.kind === 'registered') return { value: { name: value.name, pick: value.pick } };
    return {
      expected: `a registered model: ${forms}`,
      remedy: 'name the model here, and where it is with `registry`',
    };
  });
}
