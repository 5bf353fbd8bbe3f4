import { modelEventKinds } from '@slipway/core/model-event';

import type { Source } from '../config.ts';
import { azureModel, isAzureType } from './azure-model.ts';
import { bearerRefusal } from './bearer.ts';
import { readCloudEvents, type CloudEvent } from './cloud-event.ts';
import { detailsOf, field, type Draft } from './draft.ts';
import { reading, type Reading, type Received, type SourceKind } from './kind.ts';

/** CloudEvents of anyone: of Azure, or with a type that ends with one of our kinds. */
export const cloudEvents: SourceKind = {
  id: 'cloud-events',
  hasHandshake: true,
  refusal: bearerRefusal,
  read: readAsCloudEvents,
};

/** What CloudEvents tell of models. */
export function readAsCloudEvents(json: unknown, request: Received, { registry }: Source): Reading {
  const { events, faults } = readCloudEvents(json, request);
  const drafts = events.map((event) => draftOf(event, registry));
  return reading({
    events: drafts.filter((draft) => typeof draft !== 'string'),
    ignored: drafts.filter((draft) => typeof draft === 'string'),
    faults,
  });
}

function draftOf(event: CloudEvent, registry: string | undefined): Draft | string {
  // Two sources may give the same id: only both together name an event.
  const deliveryId = `${event.source} ${event.id}`;
  if (isAzureType(event.type)) {
    const draft = azureModel(event, registry);
    return typeof draft === 'string' ? draft : { ...draft, deliveryId };
  }
  const kind = modelEventKinds.find((one) => event.type === one || event.type.endsWith(`.${one}`));
  if (kind === undefined) return `${event.type} is no event of a model version`;
  const { data } = event;
  const tag = field(data, 'tag');
  return {
    deliveryId,
    kind,
    registry: registry ?? field(data, 'registry') ?? event.source,
    name: field(data, 'name'),
    version: field(data, 'version'),
    alias: field(data, 'alias'),
    tag: { key: field(tag, 'key'), value: field(tag, 'value') },
    occurredAt: field(data, 'occurredAt') ?? event.time,
    details: detailsOf(data),
  };
}
