import type { ModelEventKind } from '@slipway/core/model-event';
import type { Ports } from '@slipway/core/ports';
import { dispatchingOf, type Dispatching } from '@slipway/models/event/dispatch-inputs';
import type { RegistryConnection } from '@slipway/models/registry/kind';
import { connectionOf } from '@slipway/models/registry/registry-inputs';
import { chooseRegistry } from '@slipway/models/registry/open';
import type { Wanted } from '@slipway/models/watch/wanted';
import { watch, type Watched } from '@slipway/models/watch/watch';

import type { Spec } from './inputs.ts';
import { withinOutput } from './matrix.ts';
import { sinceText } from './since.ts';

/** What is known before anything is decided. */
export interface Facts {
  /** The id of the registry's provider, and where the registry is. */
  provider: string;
  location: string;
  connection?: RegistryConnection;
  /** For people: `the registry /home/ann/.slipway/registry`. */
  registryTitle: string;
  subscriber: string;
  /** How events are sent, when they are. */
  dispatching?: Dispatching;
  /** Missing when an earlier run is confirmed: then nothing is looked for. */
  watched?: Watched;
}

/** Looks for what the subscriber has not heard of. */
export async function look(spec: Spec, ports: Ports): Promise<Facts> {
  const { provider, location } = chooseRegistry(spec.registry, ports);
  const connection = connectionOf(spec, ports);
  const registry = provider.open(location, ports, connection);
  const dispatching = dispatchingOf(spec, ports);
  const subscriber = spec.confirm?.subscriber ?? spec.subscriber ?? subscriberOf(ports);
  const facts: Facts = {
    provider: provider.id,
    location,
    registryTitle: registry.title,
    subscriber,
    ...(connection === undefined ? {} : { connection }),
  };
  if (spec.confirm !== undefined) return facts;
  const { limit, replay, since } = spec;
  const from = since === undefined ? {} : { since: sinceText(since, ports.clock.now()) };
  const watched = await watch(
    registry,
    { subscriber, wanted: wantedOf(spec), limit, replay, ...from },
    ports,
  );
  return { ...facts, watched: withinOutput(watched), ...(dispatching === undefined ? {} : { dispatching }) };
}

const kinds: Readonly<Record<Spec['events'][number], ModelEventKind>> = {
  'version-registered': 'model-registered',
  'alias-moved': 'model-alias-moved',
  'tag-set': 'model-tag-set',
};

function wantedOf({ events, names, alias, tags, stages, framework }: Spec): Wanted {
  return {
    events: events.map((word) => kinds[word]),
    ...(names === undefined ? {} : { names }),
    ...(alias === undefined ? {} : { aliases: alias }),
    ...(tags === undefined ? {} : { tags }),
    ...(stages === undefined ? {} : { stages }),
    ...(framework === undefined ? {} : { frameworks: framework }),
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
