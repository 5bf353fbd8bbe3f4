import type { ModelEventKind } from '@slipway/core/model-event';
import type { Ports } from '@slipway/core/ports';
import { dispatchingOf, type Dispatching } from '@slipway/models/event/dispatch-inputs';
import type { Registry } from '@slipway/models/registry/kind';
import { connectionOf } from '@slipway/models/registry/registry-inputs';
import { openRegistry } from '@slipway/models/registry/open';
import type { Wanted } from '@slipway/models/watch/wanted';
import { watch, type Watched } from '@slipway/models/watch/watch';

import type { Spec } from './inputs.ts';
import { withinOutput } from './matrix.ts';
import { sinceText } from './since.ts';

/** What is known before anything is decided. */
export interface Facts {
  registry: Registry;
  subscriber: string;
  /** How events are sent, when they are. */
  dispatching?: Dispatching;
  /** Missing when an earlier run is confirmed: then nothing is looked for. */
  watched?: Watched;
}

/** Looks for what the subscriber has not heard of. */
export async function look(spec: Spec, ports: Ports): Promise<Facts> {
  const registry = openRegistry(spec.registry, ports, connectionOf(spec, ports));
  const dispatching = dispatchingOf(spec, ports);
  const subscriber = spec.confirm?.subscriber ?? spec.subscriber ?? subscriberOf(ports);
  if (spec.confirm !== undefined) return { registry, subscriber };
  const { limit, replay } = spec;
  const since = spec.since && sinceText(spec.since, ports.clock.now());
  const watched = await watch(registry, { subscriber, wanted: wantedOf(spec), since, limit, replay }, ports);
  return { registry, subscriber, dispatching, watched: withinOutput(watched) };
}

const kinds: Readonly<Record<Spec['events'][number], ModelEventKind>> = {
  'version-registered': 'model-registered',
  'alias-moved': 'model-alias-moved',
  'tag-set': 'model-tag-set',
};

function wantedOf({ events, names, alias, tags, stages, framework }: Spec): Wanted {
  return {
    events: events.map((word) => kinds[word]),
    names,
    aliases: alias,
    tags,
    stages,
    frameworks: framework,
  };
}

/** The repository and the workflow; a fingerprint keeps apart what is written the same without its strange letters. */
function subscriberOf({ provenance, files }: Pick<Ports, 'provenance' | 'files'>): string {
  const { repository, workflow } = provenance;
  if (repository === undefined) return 'local';
  const whole = `${repository}/${workflow ?? ''}`;
  const words = whole.replaceAll(/[^A-Za-z0-9_.]+/g, '-').replaceAll(/^[-_.]+|-$/g, '');
  return `${words.slice(0, 80)}-${files.sha256(whole).slice(0, 8)}`;
}
