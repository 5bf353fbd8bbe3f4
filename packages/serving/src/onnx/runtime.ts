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
export function loadRuntime(environment?: string): Runtime {
  try {
    // `require`, because bundlers turn an import of what is outside into one that runs before anything can be said.
    const from = environment === undefined ? import.meta.url : join(environment, 'package.json');
    return createRequire(from)('onnxruntime-node') as Runtime;
  } catch (error) {
    throw new RuntimeMissing(error);
  }
}
