import { modelEventKinds } from '@slipway/core/model-event';

import { detailsOf, field, type Draft } from './draft.ts';
import { reading, type Reading, type SourceKind } from './kind.ts';
import { signatureFault } from './verification.ts';

/**
 * Any script: our own payload, signed as Standard Webhooks say. A secret that begins with `whsec_` is base64, as there.
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const plain: SourceKind = {
  id: 'plain',
  hasHandshake: false,

  refusal({ headers, body }, { secrets, freshnessMs }, now) {
    const signed = {
      id: headers['webhook-id'],
      timestamp: headers['webhook-timestamp'],
      signature: headers['webhook-signature'],
      body,
    };
    const keys = secrets.map((secret) => keyOf(secret.reveal()));
    return signatureFault(signed, keys, now, freshnessMs);
  },

  read: (json, { headers }, { registry }) => readPlain(json, headers['webhook-id'], registry),
};

function keyOf(secret: string): string | Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret;
}

/** Reads the payload of `model-event.ts` without its id; `registry` stands in where the payload names none. */
export function readPlain(
  json: unknown,
  deliveryId: string | undefined,
  registry: string | undefined,
): Reading {
  const told = field(json, 'kind');
  const kind = modelEventKinds.find((one) => one === told);
  if (kind === undefined) return reading({ faults: [`\`kind\` is none of ${modelEventKinds.join(', ')}`] });
  const tag = field(json, 'tag');
  const event: Draft = {
    deliveryId,
    kind,
    registry: registry ?? field(json, 'registry'),
    name: field(json, 'name'),
    version: field(json, 'version'),
    alias: field(json, 'alias'),
    tag: { key: field(tag, 'key'), value: field(tag, 'value') },
    occurredAt: field(json, 'occurredAt'),
    details: detailsOf(json),
  };
  return reading({ events: [event] });
}
