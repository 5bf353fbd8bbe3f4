import { modelEventSchema } from '@slipway/core/model-event';
import { array, literal, number, object, optional, picklist, string, type InferOutput } from 'valibot';

const dispatchSchema = object({
  /** `owner/name`. */
  repository: string(),
  status: picklist(['waiting', 'sent', 'undelivered']),
  /** Failed calls so far. */
  attempts: number(),
  /** When it was queued, or queued again by a replay; milliseconds since 1970. */
  queuedAt: number(),
  /** What GitHub, or the network, said last. */
  why: optional(string()),
});

/** Telling one repository of it. */
export type Dispatch = InferOutput<typeof dispatchSchema>;

/** One event of a registry that was received, and to whom it has to be told. Plain data: a file of the store. */
export const deliverySchema = object({
  schemaVersion: literal(1),
  /** 64 hexadecimal digits, from the source and what the sender calls the delivery: the same delivery, the same key. */
  key: string(),
  /** The path it came to. */
  source: string(),
  /** What the sender calls it; for people. */
  deliveryId: string(),
  /** ISO 8601, UTC. */
  receivedAt: string(),
  event: modelEventSchema,
  dispatches: array(dispatchSchema),
});

/** One event of a registry that was received, and to whom it has to be told. */
export type Delivery = InferOutput<typeof deliverySchema>;

/** Names a dispatch among all. */
export function dispatchId(delivery: Pick<Delivery, 'key'>, dispatch: Pick<Dispatch, 'repository'>): string {
  return `${delivery.key}/${dispatch.repository}`;
}

/** Where a delivery belongs: it waits as long as one of its dispatches does. */
export function placeOf(delivery: Delivery): 'waiting' | 'undelivered' | 'done' {
  const has = (status: Dispatch['status']): boolean =>
    delivery.dispatches.some((dispatch) => dispatch.status === status);
  if (has('waiting')) return 'waiting';
  return has('undelivered') ? 'undelivered' : 'done';
}

/** The delivery with all that was given up waiting again, as of a moment. */
export function queuedAgain(delivery: Delivery, now: number): Delivery {
  return {
    ...delivery,
    dispatches: delivery.dispatches.map((dispatch) =>
      dispatch.status === 'undelivered'
        ? { repository: dispatch.repository, status: 'waiting', attempts: 0, queuedAt: now }
        : dispatch,
    ),
  };
}
