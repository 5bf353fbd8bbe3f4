import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Ports } from '@slipway/core/ports';
import { nodePorts, silentLog } from '@slipway/runner/ports';

import { newFolder } from './run-action.ts';

/** What a client of registries is told of the machine, and what it said. */
export interface TestHost {
  dockerFolder: string;
  proxyEnvironment: Record<string, string>;
  processes: Ports['processes'];
  clock: Ports['clock'];
  signal: AbortSignal;
  log: Ports['log'];
  /** Lines for people. */
  lines: string[];
  /** What was to be hidden from them. */
  masked: string[];
  cancel: () => void;
}

/** A machine with real processes and time, and a `config.json` of Docker of its own. */
export function testHost(dockerConfig?: unknown): TestHost {
  const dockerFolder = newFolder('slipway-docker-');
  mkdirSync(dockerFolder, { recursive: true });
  if (dockerConfig !== undefined)
    writeFileSync(join(dockerFolder, 'config.json'), JSON.stringify(dockerConfig));
  const controller = new AbortController();
  const { processes, clock } = nodePorts({ signal: controller.signal });
  const lines: string[] = [];
  const masked: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const log = { ...silentLog, info: say, debug: say, mask: (value: string) => void masked.push(value) };
  return {
    dockerFolder,
    proxyEnvironment: {},
    processes,
    clock,
    signal: controller.signal,
    log,
    lines,
    masked,
    cancel: () => controller.abort(),
  };
}
