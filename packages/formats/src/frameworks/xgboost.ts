import type { ModelFile } from '@slipway/core/bytes';
import { readAll } from '@slipway/core/bytes';
import { recordOf } from '@slipway/core/is-record';
import { messageOf } from '@slipway/core/trouble';
import { brokenFile } from '../broken-file.ts';
import type { Format, Reading } from '../detected.ts';
import { UbjReader } from '../ubjson.ts';
import { Window } from '../window.ts';
import { headText, withHead, withSuffix } from './heads.ts';

const PARSED_LIMIT = 64 * 1024 * 1024;

/** The trees: all of the size and none of the description. */
const leftOut = new Set(['gradient_booster']);

/** XGBoost: UBJSON or JSON with the members `learner` and `version`. */
export const xgboost: Format<'xgboost'> = {
  framework: 'xgboost',
  type: 'custom_model',
  async recognises(files, heads) {
    const named = withSuffix(files, '.ubj');
    return named.length > 0 ? named : withHead(files, heads, looksLikeXgboost);
  },
  async read(recognised) {
    const file = recognised[0]!;
    const head = headText(await file.read(0, 64));
    return /^\{\s*"/.test(head) ? readJson(file) : readUbj(file);
  },
};

/** `{` with the member `learner` first: in UBJSON behind a length of one or eight bytes, in JSON in quotes. */
function looksLikeXgboost(head: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(head.subarray(0, 64));
  const inUbjson = text.slice(0, 2) === '{L' ? text.slice(10) : text.slice(3);
  return (text.startsWith('{') && inUbjson.startsWith('learner')) || /^\{\s*"learner"\s*:/.test(text);
}

async function readUbj(file: ModelFile): Promise<Reading<'xgboost'>> {
  if (file.size === 0) brokenFile(file.path, 'the file is empty', 'an XGBoost model');
  const value = await new UbjReader(file.path, new Window(file), leftOut).read();
  return reading(file, 'ubj', value);
}

async function readJson(file: ModelFile): Promise<Reading<'xgboost'>> {
  if (file.size > PARSED_LIMIT) {
    return {
      facts: { path: file.path, encoding: 'json' },
      notes: ['It is too large to look into; the same model as `.ubj` would be smaller and is looked into'],
    };
  }
  try {
    return reading(file, 'json', JSON.parse(headText(await readAll(file))));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return brokenFile(file.path, `it is no JSON: ${messageOf(error)}`, 'an XGBoost model that is whole');
  }
}

function reading(file: ModelFile, encoding: 'ubj' | 'json', model: unknown): Reading<'xgboost'> {
  const { learner, version } = recordOf(model) ?? {};
  if (learner === undefined) brokenFile(file.path, 'it has no member `learner`', 'an XGBoost model');
  const { learner_model_param: parameters, feature_names: names, objective } = recordOf(learner) ?? {};
  const { name } = recordOf(objective) ?? {};
  const { num_feature: features, num_class: classes } = recordOf(parameters) ?? {};
  return {
    frameworkVersion: Array.isArray(version) ? version.map((part) => Number(part)).join('.') : undefined,
    facts: {
      path: file.path,
      encoding,
      objective: typeof name === 'string' ? name : undefined,
      features: Number(features) > 0 ? Number(features) : undefined,
      classes: Number(classes) > 0 ? Number(classes) : undefined,
      featureNames: Array.isArray(names) && names.length > 0 ? names.map(String) : undefined,
    },
  };
}
