import { isRecord } from '@slipway/core/is-record';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { messageOf, type Problem, Problems } from '@slipway/core/trouble';

import { describe } from './refusal.ts';

/** How a classifier answers: its labels, or the probability of every class. */
export type Method = 'predict' | 'predict_proba';

/** One model to serve. */
export interface ModelConfig {
  /** Its part of the routes: anything but `/` and control characters. */
  name: string;
  version: string;
  /** The `.onnx` file, absolute. Files with external data stand where the model says, relative to it. */
  file: string;
}

/** What the server is told: the JSON of `--config`, with the defaults filled in. */
export interface Config {
  /** 0 takes any free port. */
  port: number;
  host: string;
  models: readonly ModelConfig[];
  /** `name` or `name:version` of the model behind `/score` and `/invocations`; the first one unless said. */
  defaultModel?: string;
  /** Larger request bodies are answered with 413. */
  maxBodyBytes: number;
  serviceName: string;
  serviceVersion: string;
  /** How classifiers answer where the request does not say; unset, each protocol has its own habit. */
  method?: Method;
  /** Threads one call may use; unset, 1 for small models and one a core for large ones. */
  threads?: number;
  /** How long requests in flight may take after SIGTERM. */
  graceMs: number;
}

const DEFAULTS = {
  port: 5001,
  host: '127.0.0.1',
  maxBodyBytes: 100 * 1024 * 1024,
  serviceName: 'ML service',
  serviceVersion: '1.0',
  graceMs: 8000,
};

/**
 * Reads a configuration file. Paths in it are relative to it; `overrides` are the flags of the command line.
 * @throws Problems with everything that is wrong in it.
 */
export function readConfig(file: string, overrides: Record<string, unknown> = {}): Config {
  return checkConfig({ ...parse(file), ...overrides }, file);
}

function parse(file: string): Record<string, unknown> {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Problems([{ where: { file }, said: messageOf(error), expected: 'a readable JSON file' }]);
  }
  if (!isRecord(found)) {
    throw new Problems([{ where: { file }, said: describe(found), expected: 'a JSON object with `models`' }]);
  }
  return found;
}

function checkConfig(found: Record<string, unknown>, file: string): Config {
  const problems: Problem[] = [];
  const problem = (field: string, value: unknown, expected: string): void => {
    problems.push({ where: { file }, said: `\`${field}\` is ${describe(value)}`, expected });
  };
  const take = <T>(field: string, otherwise: T, test: (value: unknown) => boolean, expected: string): T => {
    const value = found[field];
    if (value === undefined) return otherwise;
    if (!test(value)) problem(field, value, expected);
    return value as T;
  };
  const known = [...Object.keys(DEFAULTS), 'models', 'defaultModel', 'method', 'threads'];
  for (const field of Object.keys(found).filter((name) => !known.includes(name))) {
    problem(field, found[field], `one of the fields ${known.join(', ')}`);
  }
  const models = checkModels(found['models'], dirname(resolve(file)), problem);
  const defaultModel = take<string | undefined>('defaultModel', undefined, isText, 'the name of a model');
  if (typeof defaultModel === 'string' && !models.some((model) => isNamed(model, defaultModel))) {
    problem(
      'defaultModel',
      defaultModel,
      `one of ${models.map((model) => `${model.name}:${model.version}`).join(', ')}`,
    );
  }
  const method = take<Method | undefined>('method', undefined, isMethod, 'predict or predict_proba');
  const threads = take<number | undefined>(
    'threads',
    undefined,
    isWhole(1, 1024),
    'a number of threads from 1',
  );
  const config: Config = {
    port: take('port', DEFAULTS.port, isWhole(0, 65535), 'a port from 0 to 65535'),
    host: take('host', DEFAULTS.host, isText, 'an address, such as 127.0.0.1 or 0.0.0.0'),
    models,
    maxBodyBytes: take(
      'maxBodyBytes',
      DEFAULTS.maxBodyBytes,
      isWhole(1, 2 ** 29),
      'a number of bytes up to 512 MiB',
    ),
    serviceName: take('serviceName', DEFAULTS.serviceName, isText, 'a text'),
    serviceVersion: take('serviceVersion', DEFAULTS.serviceVersion, isText, 'a text'),
    graceMs: take('graceMs', DEFAULTS.graceMs, isWhole(0, 3_600_000), 'a number of milliseconds'),
    defaultModel,
    method,
    threads,
  };
  if (problems.length > 0) throw new Problems(problems);
  return config;
}

/** Whether a model answers to `name` or `name:version`. */
export function isNamed(model: { name: string; version: string }, reference: string): boolean {
  return reference === model.name || reference === `${model.name}:${model.version}`;
}

/** Whether a value is one of the ways a classifier can answer. */
export function isMethod(value: unknown): value is Method {
  return value === 'predict' || value === 'predict_proba';
}

function checkModels(
  found: unknown,
  folder: string,
  problem: (field: string, value: unknown, expected: string) => void,
): ModelConfig[] {
  if (!Array.isArray(found) || found.length === 0) {
    problem('models', found, 'a list of at least one {name, version, file}');
    return [];
  }
  const seen = new Set<string>();
  return found.flatMap((model: unknown, index): ModelConfig[] => {
    const at = `models[${index}]`;
    if (!isRecord(model)) {
      problem(at, model, '{name, version, file}');
      return [];
    }
    const { name, file } = model;
    const version = typeof model['version'] === 'number' ? String(model['version']) : model['version'];
    if (!isPathPart(name)) problem(`${at}.name`, name, 'a name without / and control characters');
    if (!isPathPart(version)) problem(`${at}.version`, version, 'a version without / and control characters');
    if (!isText(file)) problem(`${at}.file`, file, 'the path of an .onnx file');
    if (!isPathPart(name) || !isPathPart(version) || !isText(file)) return [];
    const id = `${name}:${version}`;
    if (seen.has(id)) problem(at, id, 'every name and version once');
    seen.add(id);
    return [{ name, version, file: resolve(folder, file) }];
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isPathPart(value: unknown): value is string {
  return isText(value) && !/[/\p{Cc}]/u.test(value);
}

function isWhole(min: number, max: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}
