import type { Cache, Log } from '@slipway/core/ports';
import { messageOf } from '@slipway/core/trouble';

import { hasCacheService } from './environment.ts';

/**
 * The cache of GitHub Actions through the official toolkit, which is loaded only where there is such a cache. It makes
 * later runs faster and nothing else: whatever goes wrong with it is told and forgotten.
 */
export function workflowCache(log: Log): Cache {
  const quietly = async (what: string, work: () => Promise<boolean>): Promise<boolean> => {
    if (!hasCacheService()) return false;
    try {
      return await work();
    } catch (thrown) {
      log.info(`the cache could not be ${what}: ${messageOf(thrown)}`);
      return false;
    }
  };
  return {
    restore: (key, folder) =>
      quietly('read', async () => {
        const { restoreCache } = await import('@actions/cache');
        return (await restoreCache([folder], key)) !== undefined;
      }),
    save: (key, folder) =>
      quietly('written', async () => {
        const { saveCache } = await import('@actions/cache');
        return (await saveCache([folder], key)) >= 0;
      }),
  };
}
