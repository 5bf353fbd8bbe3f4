import type { Clock } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

/** The system's clock; waiting ends at once when the run is cancelled. */
export function systemClock(cancelled: AbortSignal): Clock {
  return {
    now: () => Date.now(),
    sleep: (ms) =>
      new Promise((resolve, reject) => {
        const onCancel = (): void => {
          clearTimeout(timer);
          reject(new Failure('CANCELLED', 'the run was cancelled'));
        };
        const timer = setTimeout(() => {
          cancelled.removeEventListener('abort', onCancel);
          resolve();
        }, ms);
        if (cancelled.aborted) onCancel();
        else cancelled.addEventListener('abort', onCancel, { once: true });
      }),
  };
}
