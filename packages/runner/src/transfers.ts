import type { Transfers } from '@slipway/core/ports-transfers';
import type { Patience } from '@slipway/oci/registry/client-host';

import type { TransfersHost } from './transfers/streamed.ts';

/** Streamed transfers. What does them is loaded when it is first asked for: most runs never do, and start sooner. */
export function lazyTransfers(host: TransfersHost, patience: Partial<Patience> = {}): Transfers {
  let loading: Promise<Transfers> | undefined;
  const load = async (): Promise<Transfers> => {
    const { streamedTransfers } = await import('./transfers/streamed.ts');
    return streamedTransfers(host, patience);
  };
  const loaded = (): Promise<Transfers> => (loading ??= load());
  return {
    send: async (...given) => (await loaded()).send(...given),
    receive: async (...given) => (await loaded()).receive(...given),
  };
}
