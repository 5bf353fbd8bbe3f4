import type {
  DeploymentRecord,
  DeploymentStatus,
  EndpointRecord,
  Figures,
  TrafficById,
} from '@slipway/core/endpoint';
import type { Ports } from '@slipway/core/ports';
import { Failure, messageOf } from '@slipway/core/trouble';
import { readPackage } from '@slipway/packaging/package/read';
import { scoreSample, type Scored } from '@slipway/packaging/boot/score';

import { withOnly, withoutStarted, withStarted, withTraffic, type Deployed } from '../endpoint-state.ts';
import type { Journal } from '../journal.ts';
import type { Hands, KeyType, Printed, Shift } from '../kind.ts';
import {
  findGateway,
  gatewayFigures,
  gatewayStatus,
  startGateway,
  stopGateway,
  tellGateway,
} from './gateway.ts';
import { keyHashes, newKey, readKeys, writeKeys } from './keys.ts';
import { refuseOvertaken, releaseLock } from './lock.ts';
import { tail } from './log-tail.ts';
import { packageFolder, type Places } from './places.ts';
import { changeRecord, newRecord, readRecord, writeRecord } from './record.ts';
import { install, stage } from './stage.ts';
import { servedStart } from './start.ts';

/** How long the gateway may take to follow a change of `endpoint.json`, which it looks at every 200 ms. */
const followMs = 10_000;
/** Servers that have no requests any more end within this time, or are ended. */
const endMs = 12_000;
/** Between two looks at the gateway. */
const lookMs = 30;
/** How many lines of a server's log are looked at to find a cause. */
const readLines = 400;
/** The first request may load what later ones use, so it gets more time than the endpoint grants. */
const scoreMs = 60_000;
/** How far numbers of the sample's answer may be off, relative; what package-model takes by default. */
const tolerance = 0.0001;

/** A held endpoint of this machine: `endpoint.json` says what it is to be, and its gateway follows. */
export class LocalHands implements Hands {
  readonly #endpoint: string;
  readonly #token: number;
  readonly #places: Places;
  readonly #ports: Ports;

  constructor(endpoint: string, token: number, places: Places, ports: Ports) {
    this.#endpoint = endpoint;
    this.#token = token;
    this.#places = places;
    this.#ports = ports;
  }

  state(): Promise<EndpointRecord | undefined> {
    return readRecord(this.#places, this.#ports);
  }

  async writeJournal(journal: Journal): Promise<void> {
    await this.#fence();
    await this.#ports.files.write(this.#places.journal, `${JSON.stringify(journal, null, 2)}\n`, {
      mode: 0o600,
    });
  }

  async removeJournal(): Promise<void> {
    await this.#fence();
    await this.#ports.files.remove(this.#places.journal);
  }

  /** The hashes of an existing endpoint follow its keys, also after a run that was killed between the two. */
  async make(port: number | undefined): Promise<void> {
    await this.#fence();
    const { files, processes } = this.#ports;
    let keys = await readKeys(this.#places, this.#ports);
    if (keys === undefined) {
      keys = { primary: newKey(), secondary: newKey() };
      await writeKeys(this.#places, keys, this.#ports);
    }
    const hashes = keyHashes(keys, files);
    if ((await this.state()) === undefined) {
      const made = newRecord(this.#endpoint, port ?? (await processes.freePort()), this.#token);
      await writeRecord(this.#places, { ...made, keyHashes: hashes }, this.#ports);
    } else {
      await this.#change((record) => ({ ...record, keyHashes: hashes }));
    }
  }

  stage(digest: string, from: string | undefined): Promise<boolean> {
    return stage(digest, from, this.#ports);
  }

  install(digest: string): Promise<boolean> {
    return install(digest, this.#ports);
  }

  async answer(): Promise<boolean> {
    await this.#fence();
    return startGateway(this.#places, this.#ports);
  }

  async start(starts: readonly Deployed[]): Promise<boolean> {
    const records: DeploymentRecord[] = [];
    for (const deployment of starts) records.push({ ...deployment, start: await this.#startOf(deployment) });
    const { record, isChanged } = await this.#change((known) => withStarted(known, records));
    await this.#followed(record.revision);
    return isChanged;
  }

  async running(): Promise<readonly DeploymentStatus[] | undefined> {
    const control = await findGateway(this.#places, this.#ports);
    if (control === undefined)
      throw new Failure('PROCESS_FAILED', 'the gateway of the endpoint ended', {
        log: await tail(this.#places.gatewayLog, 20, this.#ports),
        remedy: 'fix what its log says, and run again',
      });
    return (await gatewayStatus(control, this.#ports))?.deployments;
  }

  async printed({ id }: Deployed, log: string): Promise<Printed> {
    const record = (await this.state())?.deployments.find((deployment) => deployment.id === id);
    return {
      log: await tail(this.#logFile(log), readLines, this.#ports),
      exitCodes: record?.start.exitCodes ?? {},
    };
  }

  async score({ id, packageDigest }: Deployed): Promise<Scored | undefined> {
    const { folder, manifest } = await readPackage(packageFolder(packageDigest, this.#ports), this.#ports);
    const status = (await this.running())?.find((deployment) => deployment.id === id);
    const instance = status?.instances.find(({ phase }) => phase === 'ready');
    if (instance?.port === undefined)
      throw new Failure('SCORING_FAILED', 'the server ended before it could score the sample request');
    const url = `http://127.0.0.1:${instance.port}`;
    try {
      return await scoreSample(
        manifest,
        folder,
        url,
        { timeoutMs: scoreMs, tolerance },
        () => [],
        this.#ports,
      );
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.code === 'CANCELLED') throw thrown;
      throw new Failure('SCORING_FAILED', messageOf(thrown), {
        log: await tail(this.#logFile(instance.log), 20, this.#ports),
        remedy: thrown.remedy,
      });
    }
  }

  async shift(shift: Shift): Promise<void> {
    const { record } = await this.#change((known) => withTraffic(known, this.#token, shift));
    await this.#followed(record.revision);
  }

  async mirror(mirror: TrafficById): Promise<void> {
    const { record } = await this.#change((known) => ({ ...known, mirror }));
    await this.#followed(record.revision);
  }

  async figures(): Promise<Figures> {
    const control = await findGateway(this.#places, this.#ports);
    if (control === undefined) throw new Failure('PROCESS_FAILED', 'the gateway of the endpoint ended');
    return gatewayFigures(control, this.#ports);
  }

  async stop(kept: readonly string[], drainTimeoutMs: number): Promise<void> {
    const { record } = await this.#change((known) => withOnly(known, kept));
    await this.#untilGone(kept, drainTimeoutMs + endMs);
    await this.#removeOldLogs([...record.deployments, ...record.retired]);
  }

  async takeAway(ids: readonly string[]): Promise<void> {
    await this.#change((known) => withoutStarted(known, ids));
  }

  /** The keys are written first: the next run derives the hashes from them if this one is killed in between. */
  async renewKey(keyType: KeyType): Promise<void> {
    await this.#fence();
    const keys = (await readKeys(this.#places, this.#ports)) ?? { primary: newKey(), secondary: newKey() };
    const changed = { ...keys, [keyType]: newKey() };
    await writeKeys(this.#places, changed, this.#ports);
    const hashes = keyHashes(changed, this.#ports.files);
    await this.#change((record) => ({ ...record, keyHashes: hashes }));
  }

  /** The folder disappears in one step. */
  async remove(graceMs: number): Promise<void> {
    const { files } = this.#ports;
    await this.#fence();
    await stopGateway(this.#places, graceMs, this.#ports);
    const name = `.deleted-${this.#endpoint}-${crypto.randomUUID().slice(0, 8)}`;
    const doomed = files.join(files.dirname(this.#places.folder), name);
    await files.move(this.#places.folder, doomed);
    await files.remove(doomed);
  }

  release(): Promise<void> {
    return releaseLock(this.#places, this.#token, this.#ports);
  }

  /** @throws Failure `LOCKED` when a newer run holds the endpoint, or made it anew */
  #fence(): Promise<void> {
    return refuseOvertaken(this.#places, this.#endpoint, this.#token, this.#ports);
  }

  async #change(
    change: (record: EndpointRecord) => EndpointRecord,
  ): Promise<{ record: EndpointRecord; isChanged: boolean }> {
    await this.#fence();
    const changed = await changeRecord(this.#places, this.#token, change, this.#ports);
    await tellGateway(this.#places, this.#ports);
    return changed;
  }

  async #startOf({ packageDigest, environment_variables }: Deployed): Promise<DeploymentRecord['start']> {
    const staged = await readPackage(packageFolder(packageDigest, this.#ports), this.#ports);
    return servedStart(staged.manifest, staged.folder, environment_variables, this.#ports);
  }

  /** Waits until the gateway follows a revision. */
  async #followed(revision: number): Promise<void> {
    const { clock } = this.#ports;
    const deadline = clock.now() + followMs;
    for (;;) {
      const control = await findGateway(this.#places, this.#ports);
      const status = control === undefined ? undefined : await gatewayStatus(control, this.#ports);
      if (status !== undefined && status.revision >= revision) return;
      if (clock.now() > deadline)
        throw new Failure('PROCESS_FAILED', 'the gateway of the endpoint does not follow the change', {
          remedy: 'look at logs/gateway.log in the folder of the endpoint',
        });
      await clock.sleep(lookMs);
    }
  }

  /** The gateway ends them by itself; this only tells the user when it is done. */
  async #untilGone(kept: readonly string[], mostMs: number): Promise<void> {
    const { clock } = this.#ports;
    const deadline = clock.now() + mostMs;
    while (clock.now() < deadline) {
      const control = await findGateway(this.#places, this.#ports);
      const status = control === undefined ? undefined : await gatewayStatus(control, this.#ports);
      if (status?.deployments.every(({ id }) => kept.includes(id)) !== false) return;
      await clock.sleep(lookMs);
    }
  }

  /** Logs of deployments that nobody remembers any more. */
  async #removeOldLogs(known: readonly Deployed[]): Promise<void> {
    for (const name of await this.#ports.files.names(this.#places.logs)) {
      const id = /^(.+\.\d+)\.\d+\.log(\.1)?$/.exec(name)?.[1];
      if (id !== undefined && known.every((deployment) => deployment.id !== id))
        await this.#ports.files.remove(this.#logFile(name));
    }
  }

  #logFile(name: string): string {
    return this.#ports.files.join(this.#places.logs, name);
  }
}
