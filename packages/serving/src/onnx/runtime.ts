import { createRequire } from 'node:module';
import { join } from 'node:path';

import type * as Onnxruntime from 'onnxruntime-node';

import { messageOf } from '@slipway/core/trouble';

/** The part of onnxruntime-node that the server uses. */
export type Runtime = Pick<typeof Onnxruntime, 'InferenceSession' | 'Tensor'>;

/** onnxruntime-node is not installed next to the server, or not for this platform. */
export class RuntimeMissing extends Error {
  constructor(cause: unknown) {
    super(`onnxruntime-node can not be loaded: ${messageOf(cause).split('\n')[0]}`, { cause });
    this.name = 'RuntimeMissing';
  }
}

/**
 * Loads onnxruntime-node at run time: its native library can not be bundled.
 * @param environment folder with the `node_modules` that hold it; where the server is installed when left out
 * @throws RuntimeMissing
 */
export async function loadRuntime(environment?: string): Promise<Runtime> {
  try {
    if (environment !== undefined)
      return createRequire(join(environment, 'package.json'))('onnxruntime-node') as Runtime;
    // A CommonJS package: which names an `import` sees of it depends on the bundler, its default export is all of it.
    const module = (await import('onnxruntime-node')) as Runtime & { default?: Runtime };
    return module.default ?? module;
  } catch (error) {
    throw new RuntimeMissing(error);
  }
}
