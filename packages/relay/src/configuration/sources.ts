import { modelEventKinds } from '@slipway/core/model-event';
import type { YamlValue } from '@slipway/formats/yaml-value';

import type { Source, Subscription } from '../config.ts';
import { sourceKindIds } from '../sources/kinds.ts';
import { secretsFrom, type Environment } from './secrets.ts';

/** Paths that the relay answers itself. */
export const ownPaths = ['/healthz', '/metrics', '/replay', '/undelivered'] as const;

/** Reads `sources`. */
export function sourcesFrom(value: YamlValue, environment: Environment): Source[] {
  const items = value.items('a list of sources');
  if (value.isList && items.length === 0) value.wrong('there is no source', 'at least one');
  const taken = new Set<string>(ownPaths);
  return items.map((item) => sourceFrom(item, environment, taken)).filter((source) => source !== undefined);
}

function sourceFrom(value: YamlValue, environment: Environment, taken: Set<string>): Source | undefined {
  const fields = value.knownFields(['path', 'kind', 'secret', 'registry', 'freshness_seconds']);
  const path = pathFrom(value, fields.get('path'), taken);
  const kind =
    fields.get('kind')?.oneOf(sourceKindIds) ??
    (fields.has('kind') ? undefined : value.wrong('the source has no `kind`', sourceKindIds.join(', ')));
  const secret = fields.get('secret');
  const secrets =
    secret === undefined
      ? value.wrong('the source has no `secret`', '`secret: { env: NAME }`: who sends has to prove it')
      : secretsFrom(secret, environment);
  const registry = fields.get('registry')?.text();
  const freshness = fields.get('freshness_seconds')?.number({ min: 1, max: 3600 }) ?? 300;
  if (path === undefined || kind === undefined || secrets === undefined) return undefined;
  const named = registry === undefined ? {} : { registry };
  return { path, kind, secrets, ...named, freshnessMs: freshness * 1000 };
}

function pathFrom(source: YamlValue, value: YamlValue | undefined, taken: Set<string>): string | undefined {
  if (value === undefined) return source.wrong('the source has no `path`', 'a path such as `/mlflow`');
  const path = value.text();
  if (path === undefined) return undefined;
  if (!/^(\/[A-Za-z0-9._~-]+)+$/.test(path))
    return value.wrong(`\`${path}\` is no path`, 'one such as `/mlflow`');
  if (taken.has(path)) return value.wrong(`\`${path}\` is taken`, 'a path of its own for each source');
  taken.add(path);
  return path;
}

/** Reads `subscriptions`. */
export function subscriptionsFrom(value: YamlValue): Subscription[] {
  const items = value.items('a list of subscriptions');
  if (value.isList && items.length === 0) value.wrong('there is no subscription', 'at least one');
  return items.map(subscriptionFrom).filter((subscription) => subscription !== undefined);
}

function subscriptionFrom(value: YamlValue): Subscription | undefined {
  const fields = value.knownFields(['repository', 'events', 'names', 'aliases', 'tags', 'stages']);
  const texts = (name: string): string[] =>
    (fields.get(name)?.items() ?? []).map((item) => item.text()).filter((text) => text !== undefined);
  const given = fields.get('repository');
  const repository =
    given?.text() ?? (given === undefined ? value.wrong('it has no `repository`', form) : undefined);
  const events = (fields.get('events')?.items() ?? [])
    .map((item) => item.oneOf(modelEventKinds))
    .filter((kind) => kind !== undefined);
  const rest = { events, names: texts('names'), aliases: texts('aliases'), stages: texts('stages') };
  const tags = fields.get('tags')?.texts() ?? {};
  if (repository === undefined) return undefined;
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]+$/.test(repository))
    return given?.wrong(`\`${repository}\` is no repository`, form);
  return { repository, ...rest, tags };
}

const form = '`owner/name`';
