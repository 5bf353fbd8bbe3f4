import { isAbsolute, resolve } from 'node:path';

import { Failure, messageOf } from '@slipway/core/trouble';

const remedies: Record<string, string> = {
  ENOSPC: 'free space on that disk, then run this again',
  EACCES: 'give the account that runs this the right to that path',
  EPERM: 'give the account that runs this the right to that path',
  EROFS: 'choose a place that can be written to',
  ENOENT: 'check that the path is still there',
  EMFILE: 'raise the limit of open files',
};

/** Turns a refusal of the disk into a `Failure` that says which path and what to do. */
export async function guarded<Value>(verb: string, path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    const shown = isAbsolute(path) ? path : resolve(path);
    const remedy = remedies[code];
    throw new Failure('STORAGE_FAILED', `could not ${verb} ${shown}: ${messageOf(thrown)}`, {
      cause: thrown,
      ...(remedy === undefined ? {} : { remedy }),
    });
  }
}
