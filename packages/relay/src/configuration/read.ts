import { defined } from '@slipway/core/defined';
import { readYaml } from '@slipway/formats/yaml-file';
import type { YamlValue } from '@slipway/formats/yaml-value';
import { isAbsolute, join } from 'node:path';

import { defaultLimits, type Limits, type RelayConfig } from '../config.ts';
import { githubFrom } from './github.ts';
import { secretFrom, type Environment } from './secrets.ts';
import { sourcesFrom, subscriptionsFrom } from './sources.ts';

/** What is known beside the file. */
export interface Surroundings {
  /** As it was given: problems name it. */
  file: string;
  /** Absolute; a relative `store` is meant from here. */
  folder: string;
  environment: Environment;
  /** The flag `--allow-private`. */
  allowPrivate: boolean;
}

/**
 * Reads a configuration, YAML or JSON, and takes the secrets that it names from the environment.
 * @throws Problems with all that is wrong, each with its line and column; no secret is in them.
 */
export async function readConfiguration(text: string, around: Surroundings): Promise<RelayConfig> {
  const config = await readYaml({ file: around.file }, text, (value) => configFrom(value, around));
  // Whatever was missing left a problem, and problems are thrown before this line.
  return config as RelayConfig;
}

function configFrom(value: YamlValue, around: Surroundings): RelayConfig | undefined {
  const { environment, allowPrivate, folder } = around;
  const names = ['listen', 'store', 'admin_token', 'github', 'sources', 'subscriptions', 'limits'] as const;
  const fields = value.knownFields(names, 'the fields of a configuration of the relay');
  const needed = (name: (typeof names)[number], expected: string): YamlValue | undefined =>
    fields.get(name) ?? value.wrong(`there is no \`${name}\``, expected);

  const listen = listenFrom(fields.get('listen'), environment);
  const store = needed(
    'store',
    'the folder that keeps the deliveries, on a disk that outlives the relay',
  )?.text();
  const admin = fields.get('admin_token');
  const adminToken = admin === undefined ? undefined : secretFrom(admin, environment);
  const github = needed('github', 'how GitHub is called');
  const sources = needed('sources', 'who sends');
  const subscriptions = needed('subscriptions', 'which repositories are told of what');
  const read = {
    github: github === undefined ? undefined : githubFrom(github, environment, allowPrivate),
    sources: sources === undefined ? [] : sourcesFrom(sources, environment),
    subscriptions: subscriptions === undefined ? [] : subscriptionsFrom(subscriptions),
    limits: limitsFrom(fields.get('limits')),
  };
  if (store === undefined || read.github === undefined) return undefined;
  return {
    ...listen,
    ...read,
    github: read.github,
    store: isAbsolute(store) ? store : join(folder, store),
    ...defined({ adminToken }),
  };
}

/** Function hosts say the port in a variable: `port: { env: PORT }`. */
function listenFrom(value: YamlValue | undefined, environment: Environment): { host: string; port: number } {
  const fields = value?.knownFields(['host', 'port']);
  const port = fields?.get('port');
  const host = fields?.get('host')?.text() ?? '127.0.0.1';
  if (port === undefined) return { host, port: 8080 };
  if (!port.isMap) return { host, port: port.number({ integer: true, min: 0, max: 65_535 }) ?? 0 };
  const name = port.knownFields(['env']).get('env')?.text() ?? '';
  const told = environment[name] ?? '';
  if (/^\d{1,5}$/.test(told) && Number(told) < 65_536) return { host, port: Number(told) };
  port.wrong(`the variable ${name} holds no port`, 'a number from 0 to 65535');
  return { host, port: 0 };
}

function limitsFrom(value: YamlValue | undefined): Limits {
  const fields = value?.knownFields(Object.keys(limitFields));
  const limits = { ...defaultLimits };
  for (const [name, { field, unit, max }] of Object.entries(limitFields)) {
    const told = fields?.get(name)?.number({ min: unit === 1 ? 1 : 0.001, max });
    if (told !== undefined) limits[field] = Math.round(told * unit);
  }
  return limits;
}

/** What the limits are called in the file, and what one of them is in the unit of `Limits`. */
const limitFields: Readonly<Record<string, { field: keyof Limits; unit: number; max: number }>> = {
  body_bytes: { field: 'bodyBytes', unit: 1, max: 16 * 1024 * 1024 },
  waiting: { field: 'waiting', unit: 1, max: 1_000_000 },
  remember_days: { field: 'rememberMs', unit: 24 * 3_600_000, max: 365 },
  remember: { field: 'remember', unit: 1, max: 1_000_000 },
  spacing_seconds: { field: 'spacingMs', unit: 1000, max: 3600 },
  first_pause_seconds: { field: 'firstPauseMs', unit: 1000, max: 3600 },
  longest_pause_seconds: { field: 'longestPauseMs', unit: 1000, max: 24 * 3600 },
  attempts: { field: 'attempts', unit: 1, max: 1000 },
  age_hours: { field: 'ageMs', unit: 3_600_000, max: 24 * 30 },
};
