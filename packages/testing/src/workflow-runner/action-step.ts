import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { filled, filledMap, type Contexts, type Status } from './expressions.ts';
import type { Scalar } from './workflow-file.ts';

/** What this runner reads of an `action.yml`. */
export interface ActionText {
  inputs?: Record<string, { default?: Scalar; required?: boolean }>;
  runs: { using: string; main: string; pre?: string; post?: string };
}

/** An action that is written down in `uses:`. */
export interface ActionReference {
  /** `owner/name`. */
  repository: string;
  /** The folder below; empty for the root. */
  path: string;
}

/** Reads `owner/name/path@ref`. */
export function actionReference(uses: string): ActionReference {
  const match = /^([^/@]+\/[^/@]+)(?:\/([^@]+))?@(.+)$/.exec(uses);
  if (match === null) throw new Error(`\`${uses}\` is not of the form owner/name[/path]@ref`);
  return { repository: match[1]!, path: match[2] ?? '' };
}

/** A local action, ready to be run by Node. */
export interface LocalAction {
  entry: string;
  /** `INPUT_*`, from `with:` and from the defaults of `action.yml`. */
  environment: Record<string, string>;
  /** What GitHub's runner would warn of. */
  warnings: string[];
}

/** Reads the `action.yml` of a folder and lays out the inputs of one step that uses it. */
export function localAction(
  folder: string,
  given: Record<string, Scalar> | undefined,
  contexts: Contexts,
  status: Status,
): LocalAction {
  const action = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as ActionText;
  if (!/^node\d+$/.test(action.runs.using) || action.runs.pre !== undefined || action.runs.post !== undefined)
    throw new Error(`${folder}: this runner carries out Node actions without pre and post steps`);
  const entry = join(folder, action.runs.main);
  if (!existsSync(entry)) throw new Error(`${entry} is not there: build the actions first`);
  const declared = action.inputs ?? {};
  const defaults = Object.entries(declared).map(([name, input]) => [
    name,
    filled(input.default, contexts, status),
  ]);
  const texts = { ...Object.fromEntries(defaults), ...filledMap(given, contexts, status) };
  const unexpected = Object.keys(given ?? {}).filter((name) => !Object.hasOwn(declared, name));
  return {
    entry,
    environment: Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [inputVariable(name), String(text)]),
    ),
    warnings: unexpected.map((name) => `Unexpected input(s) '${name}'`),
  };
}

function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
