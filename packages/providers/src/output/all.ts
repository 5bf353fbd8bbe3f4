import { directory } from './directory/directory.ts';
import type { OutputProvider } from './kind.ts';

/** Every output provider, by its id. */
export const outputs: Readonly<Record<string, OutputProvider>> = { directory };
