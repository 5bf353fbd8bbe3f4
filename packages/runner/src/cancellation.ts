/**
 * A signal that is aborted when the run is cancelled. The runner sends SIGINT and 7.5 seconds later SIGTERM; without a
 * handler Node would end at once and leave its children behind. A second signal of the same kind ends the process.
 */
export function cancellation(): AbortSignal {
  const controller = new AbortController();
  let signals = 0;
  const onSignal = (): void => {
    signals += 1;
    if (signals > 2) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return controller.signal;
}
