import { copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** A log that is larger is copied to `<name>.1` and begun anew. In bytes. */
export const logLimitBytes = 10 * 1024 * 1024;

/**
 * Keeps logs bounded. Servers write into their log themselves, opened for appending, so it is copied and cut, not
 * renamed: they go on at its new end. Lines that are written between the two are lost.
 */
export function boundLogs(folder: string, limitBytes = logLimitBytes): void {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.log'));
  } catch {
    return;
  }
  for (const name of names) {
    const path = join(folder, name);
    try {
      if (statSync(path).size <= limitBytes) continue;
      copyFileSync(path, `${path}.1`);
      truncateSync(path);
    } catch (thrown) {
      console.error(`${path} could not be shortened: ${String(thrown)}`);
    }
  }
}
