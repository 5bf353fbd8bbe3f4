import type { Clock } from '@slipway/core/ports';

/** Something that is done again and again beside other work. */
export interface Beating {
  /** Resolves when nothing of it goes on any more; a wait for the next time is broken off. */
  stop(): Promise<void>;
}

/** A timer that nobody waits for any more lives on for so long: it may hold back the end of a process. */
const stepMs = 100;

/** Does something every so many milliseconds. What goes wrong with it is left to what it stands beside. */
export function beatEvery(ms: number, beat: () => Promise<void>, clock: Clock): Beating {
  const over = Promise.withResolvers<void>();
  const state = { isOver: false };
  const run = async (): Promise<void> => {
    for (let waited = 0; !state.isOver; waited += stepMs) {
      await Promise.race([clock.sleep(stepMs), over.promise]);
      if (waited < ms || state.isOver) continue;
      waited = 0;
      await beat().catch(() => undefined);
    }
  };
  const running = run().catch(() => undefined);
  return {
    stop: async () => {
      state.isOver = true;
      over.resolve();
      await running;
    },
  };
}
