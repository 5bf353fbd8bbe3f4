import type { Target } from './kind.ts';
import { local } from './local/local.ts';

/** Every target, by its id. */
export const targets: Readonly<Record<string, Target>> = { local };
