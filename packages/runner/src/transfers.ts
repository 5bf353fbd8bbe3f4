import type { Host } from '@slipway/core/ports';
import type { Transfers } from '@slipway/core/ports-transfers';
import type { Patience } from '@slipway/http/retries';
import type { FileRange } from '@slipway/oci/image/file-range';

import type { TransfersHost } from './transfers/streamed.ts';

/**
 * Streamed transfers. What does them is loaded when it is first asked for: most runs never do, and start sooner.
 * @param machine its cores, and the absolute path of the built bundle, `Host.bundle`
 */
export function lazyTransfers(
  host: TransfersHost,
  { cores, bundle }: Pick<Host, 'cores' | 'bundle'>,
  patience: Partial<Patience> = {},
): Transfers {
  let loading: Promise<Transfers> | undefined;
  const load = async (): Promise<Transfers> => {
    const { streamedTransfers } = await import('./transfers/streamed.ts');
    const { rangeDigestBeside, threadProgram } = await import('@slipway/oci/image/layer-threads');
    const program = cores < 2 ? undefined : threadProgram(bundle);
    const hashBeside =
      program === undefined ? undefined : (range: FileRange) => rangeDigestBeside(range, program);
    return streamedTransfers({ ...host, hashBeside }, patience);
  };
  const loaded = (): Promise<Transfers> => (loading ??= load());
  return {
    send: async (...given) => (await loaded()).send(...given),
    receive: async (...given) => (await loaded()).receive(...given),
  };
}
