import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';

import { ask } from '../engine/ask.ts';
import type { Engine } from '../engine/find.ts';
import { tryOut, type Booted, type BootOptions } from './boot.ts';
import { ServerLog, whileReady, type ServerExit } from './readiness.ts';

/** An image to boot. */
export interface ContainerBoot extends BootOptions {
  engine: Engine;
  /** What the engine calls the image. */
  image: string;
  /** The port that the server listens on inside; the image decides it. */
  port: number;
}

/** Containers of this kind are ours to remove; the value is when it was started, in milliseconds since 1970. */
const checkLabel = 'dev.slipway.check';
/** An engine that does not have the image fetches it. */
const pullMs = 1_800_000;
/** No check takes longer; a container that is older was left by a run that was killed. */
const oldestMs = 3_600_000;

/**
 * Boots an image as it will run, waits until its server is ready, scores the sample request of the package, and removes
 * the container.
 * @param folder absolute folder of the package, for its samples
 * @throws Failure `SERVER_EXITED`, `SERVER_NOT_READY`, `SCORING_FAILED` as the check of a process does; `PROCESS_FAILED`
 * when the engine can not run the image
 */
export async function bootContainer(
  manifest: PackageManifest,
  folder: string,
  boot: ContainerBoot,
  ports: Ports,
): Promise<Booted> {
  const { clock } = ports;
  await removeLeftovers(boot.engine, ports);
  const startedMs = clock.now();
  const name = await nameFor(boot.image, startedMs, ports);
  const log = new ServerLog();
  try {
    await create(boot, name, startedMs, ports);
    await ask(boot.engine, ['start', name], ports);
    const exit = follow(boot.engine, name, log, ports);
    const url = await addressOf(boot, name, exit, ports);
    return await whileReady(manifest, { url, startedMs, log, exit }, boot.timeoutMs, ports, (readyMs) =>
      tryOut(manifest, folder, { url, readyMs }, boot, () => log.shown, ports),
    );
  } finally {
    await remove(boot.engine, [name], ports);
  }
}

/** Named before it is there, so that it can be removed whatever happens while it is made. */
async function nameFor(image: string, nowMs: number, { files, processes }: Ports): Promise<string> {
  const { pid } = await processes.self();
  return `slipway-check-${files.sha256(JSON.stringify([image, pid, nowMs])).slice(0, 16)}`;
}

function create(
  { engine, image, port }: ContainerBoot,
  name: string,
  nowMs: number,
  ports: Ports,
): Promise<string> {
  const label = `${checkLabel}=${nowMs}`;
  // The engine chooses a port, which only this machine can reach.
  const publish = `127.0.0.1::${port}`;
  const args = ['create', '--name', name, '--label', label, '--publish', publish, image];
  return ask(engine, args, ports, pullMs);
}

/** Reads the log until the container ends, then asks how it did. */
async function follow(engine: Engine, name: string, log: ServerLog, ports: Ports): Promise<ServerExit> {
  try {
    await ports.processes.run(
      { program: engine.program, args: ['logs', '--follow', name] },
      {
        onLine: (line) => {
          ports.log.debug(line);
          log.add(line);
        },
      },
    );
    const state = '{{.State.ExitCode}} {{.State.OOMKilled}}';
    const [code = '', isOutOfMemory = ''] = (
      await ask(engine, ['inspect', '--format', state, name], ports)
    ).split(' ');
    // A process inside of the container was the one that was killed: its exit code need not tell.
    return isOutOfMemory === 'true' ? { code: 137, signal: null } : { code: Number(code), signal: null };
  } catch (thrown) {
    return { thrown };
  }
}

/** A container that ended at once has no port any more: then its own end is what counts. */
async function addressOf(
  { engine, port }: ContainerBoot,
  name: string,
  exit: Promise<ServerExit>,
  ports: Ports,
): Promise<string> {
  try {
    const published = await ask(engine, ['port', name, `${port}/tcp`], ports);
    const host = published.split('\n')[0]!.trim();
    return `http://${host}`;
  } catch (thrown) {
    const state = await ask(engine, ['inspect', '--format', '{{.State.Running}}', name], ports);
    if (state === 'true') throw thrown;
    await exit;
    return 'http://127.0.0.1:0';
  }
}

async function removeLeftovers(engine: Engine, ports: Ports): Promise<void> {
  const format = `{{.ID}} {{.Label "${checkLabel}"}}`;
  const listed = await ask(
    engine,
    ['ps', '--all', '--filter', `label=${checkLabel}`, '--format', format],
    ports,
  );
  const old = listed
    .split('\n')
    .map((line) => line.trim().split(' '))
    .filter(([id, startedMs]) => id !== '' && ports.clock.now() - Number(startedMs) > oldestMs)
    .map(([id]) => id!);
  if (old.length === 0) return;
  ports.log.info(`removing ${old.length} containers that earlier checks left behind`);
  await remove(engine, old, ports);
}

async function remove(engine: Engine, containers: readonly string[], ports: Ports): Promise<void> {
  const args = ['rm', '--force', '--volumes', ...containers];
  try {
    await ask(engine, args, ports);
  } catch (thrown) {
    // The next check removes it; what was found out in this one counts.
    if (!(thrown instanceof Failure)) throw thrown;
    if (thrown.code === 'CANCELLED') await removeAfterwards(engine, args, ports);
    else ports.log.info(`a container could not be removed: ${thrown.message}`);
  }
}

/** A run that was cancelled waits for no program any more, but may start one. */
async function removeAfterwards(
  { program }: Engine,
  args: readonly string[],
  { files, host, processes }: Ports,
): Promise<void> {
  await processes.startDetached({ program, args }, files.join(host.temp, 'remove-container.log'));
}
