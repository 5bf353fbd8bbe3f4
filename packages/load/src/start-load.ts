import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import type { CarriedOut, Measured } from './carry-out.ts';
import { parseLoadEvent, type LoadEvent, type LoadOrder } from './order.ts';

/** How the load program is started. */
export interface StartOptions {
  /** Absolute path of the program. */
  program: string;
  /** Words for Node before the program. */
  nodeOptions?: readonly string[];
  /** Ends the program when aborted; what was measured until then is answered. */
  stop?: AbortSignal;
  /** Everything the program says, as it comes. */
  onEvent?: (event: LoadEvent) => void;
}

/** Where the load program lies in a bundle. */
export function loadProgram({ files, host }: Pick<Ports, 'files' | 'host'>): string {
  return files.join(host.bundle, 'programs', 'load', 'index.js');
}

/**
 * Carries out a plan of load in a process of its own.
 * @throws Failure `PROCESS_FAILED` when the program broke, `PROCESS_TIMEOUT` when it hung, `CANCELLED`
 */
export async function startLoad(order: LoadOrder, ports: Ports, options: StartOptions): Promise<CarriedOut> {
  const measured: Measured[] = [];
  let because: string | undefined;
  const { plan, target } = order;
  const phases = plan.levels.length * 2;
  const finished = await ports.processes.run(
    {
      program: ports.host.node,
      args: [...(options.nodeOptions ?? []), options.program],
      input: JSON.stringify(order),
    },
    {
      timeoutMs:
        (plan.budgetSeconds + plan.warmUp.seconds + plan.seconds) * 1000 + phases * target.timeoutMs + 60_000,
      stop: options.stop,
      onLine: (line) => {
        const event = parseLoadEvent(line);
        if (event === undefined) return ports.log.debug(line);
        if (event.event === 'measured') measured.push(event.measured);
        if (event.event === 'finished') because = event.because;
        options.onEvent?.(event);
      },
    },
  );
  if (because === undefined && options.stop?.aborted === true) because = 'it was called off';
  if (because !== undefined) return { measured, because };
  throw new Failure(
    'PROCESS_FAILED',
    `the load generator ended with ${finished.signal ?? `exit code ${finished.code}`}`,
    {
      log: finished.stderr.trim().split('\n').slice(-20),
    },
  );
}
