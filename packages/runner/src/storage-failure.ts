import { resolve } from 'node:path';

import { storageFailure } from '@slipway/core/storage-failure';

/** Does work on the disk; what it refuses becomes a `Failure` that says which path and what to do. */
export async function guarded<Value>(verb: string, path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    throw storageFailure(verb, resolve(path), thrown);
  }
}
