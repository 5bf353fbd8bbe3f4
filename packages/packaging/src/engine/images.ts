import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import { ask } from './ask.ts';
import type { Engine } from './find.ts';

/** Images of gigabytes are unpacked in this time on slow disks. */
const movingMs = 1_800_000;

/**
 * Gives an engine the image in a file that `writeLayout` or `docker save` wrote.
 * @returns what the engine calls it now: its name, or its id when the file names it nothing
 * @throws Failure `PROCESS_FAILED`
 */
export async function loadImage(
  engine: Engine,
  file: string,
  ports: Pick<Ports, 'processes'>,
): Promise<string> {
  const said = await ask(engine, ['load', '--quiet', '--input', file], ports, movingMs);
  const name = /^Loaded image(?: ID|\(s\))?: (\S+)$/m.exec(said)?.[1];
  if (name === undefined)
    throw new Failure('PROCESS_FAILED', `${engine.program} load names no image it loaded: ${said}`);
  return name;
}

/**
 * Has an engine fetch an image. Who it is to the registry is the engine's own affair (`docker login`).
 * @throws Failure `PROCESS_FAILED`
 */
export async function pullImage(
  engine: Engine,
  reference: string,
  ports: Pick<Ports, 'processes'>,
): Promise<void> {
  await ask(engine, ['pull', '--quiet', reference], ports, movingMs);
}

/** The id of an image that an engine has, or undefined. */
export async function imageId(
  engine: Engine,
  name: string,
  ports: Pick<Ports, 'processes'>,
): Promise<string | undefined> {
  const args = ['image', 'inspect', '--format', '{{.Id}}', name];
  const inspected = await ports.processes.run({ program: engine.program, args }, { timeoutMs: 60_000 });
  return inspected.code === 0 ? inspected.stdout.trim() : undefined;
}

/** Takes an image's name from an engine, and its bytes when nothing else needs them. That it is not there is fine. */
export async function removeImage(
  engine: Engine,
  name: string,
  ports: Pick<Ports, 'processes'>,
): Promise<void> {
  const args = ['image', 'rm', '--force', name];
  await ports.processes.run({ program: engine.program, args }, { timeoutMs: 120_000 });
}
