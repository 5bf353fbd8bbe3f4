import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lays out, in an empty folder, what the release of a checkout holds for a workflow that names it: each `action.yml`
 * and what was built. Nothing else is there, so an action that reaches for its sources or for installed packages fails.
 */
export function publishActions(checkout: string, folder: string): void {
  const actions = join(checkout, 'actions');
  for (const name of readdirSync(actions)) {
    for (const part of ['action.yml', 'package.json', 'dist']) {
      const from = join(actions, name, part);
      if (!existsSync(from)) continue;
      const to = join(folder, 'actions', name);
      mkdirSync(to, { recursive: true });
      cpSync(from, join(to, part), { recursive: true });
    }
  }
}
