import type { StepAnswer, StepPerformer } from '@slipway/core/apply';
import type { DeploymentRecord } from '@slipway/core/endpoint';
import type { Results, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';

import type { KeyType, Target } from '../kind.ts';
import type { LocalFacts } from './facts.ts';
import { startGateway, tellGateway } from './gateway.ts';
import { keyHashes, newKey, readKeys, writeKeys } from './keys.ts';
import { look } from './look.ts';
import { plan, putBack, unchanged } from './plan.ts';
import { changeRecord } from './record.ts';
import { finish, type Finish } from './steps/finish.ts';
import { invoke, type Invoke } from './steps/invoke.ts';
import { showLogs, type ShowLogs } from './steps/logs.ts';
import { open, type Open } from './steps/open.ts';
import { putBack as leaveAsItWas, removeEndpoint, type PutBack } from './steps/put-back.ts';
import { score } from './steps/score.ts';
import { noteStep, sessionOf, type Session } from './steps/session.ts';
import { install, stage, type Stage } from './steps/stage.ts';
import { moveTraffic, start, undo, type MoveTraffic } from './steps/traffic.ts';
import { waitReady } from './steps/wait-ready.ts';
import type { Places } from './places.ts';

/** Model servers as processes of this machine, behind the gateway of their endpoint. */
export const local: Target<LocalFacts> = {
  id: 'local',
  title: 'processes on this machine',
  supports: { weights: true, mirror: true, logs: true, rollback: true, auth: ['key', 'none'] },
  look,
  plan,
  putBack,
  unchanged,
  apply: perform,
};

/** Steps that need no lock. */
const unlocked: Readonly<
  Record<string, (args: never, ports: Ports, earlier: Results) => Promise<StepAnswer>>
> = {
  open: (args: Open, ports) => open(args, ports),
  invoke: (args: Invoke, ports) => invoke(args, ports),
  logs: (args: ShowLogs, ports) => showLogs(args, ports),
  'put-back': (args: PutBack, ports, earlier) => leaveAsItWas(args, ports, earlier),
};

type Locked = Session & { places: Places };

/** Steps of a change, each noted in the journal before it begins. */
const locked: Readonly<Record<string, (args: never, session: Locked, ports: Ports) => Promise<StepAnswer>>> =
  {
    undo: ({ ids }: { ids: string[] }, { places, token }, ports) => undo(ids, places, token, ports),
    stage: (args: Stage, _session, ports) => stage(args, ports),
    install: (args: Stage, _session, ports) => install(args, ports),
    gateway: async (_args: unknown, { places }, ports) => ({
      unchanged: !(await startGateway(places, ports)),
    }),
    start: ({ starts }: { starts: DeploymentRecord[] }, { places, token }, ports) =>
      start(starts, places, token, ports),
    ready: ({ ids }: { ids: string[] }, { places, deadlineMs }, ports) =>
      waitReady(ids, places, deadlineMs, ports),
    score: ({ starts }: { starts: DeploymentRecord[] }, { places }, ports) => score(starts, places, ports),
    traffic: (args: MoveTraffic, { places, token }, ports) => moveTraffic(args, places, token, ports),
    keys: ({ keyType }: { keyType: KeyType }, session, ports) => regenerate(keyType, session, ports),
    finish: (args: Finish, { places, token }, ports) => finish(args, places, token, ports),
    delete: async ({ stopMs }: { stopMs: number }, { places, endpoint }, ports) => {
      await removeEndpoint(places, endpoint, stopMs, ports);
      return {};
    },
  };

async function perform(
  { verb, args, title }: Step,
  ports: Ports,
  earlier: Results,
): ReturnType<StepPerformer> {
  const free = unlocked[verb];
  if (free !== undefined) return free(args as never, ports, earlier);
  const bound = locked[verb];
  if (bound === undefined) throw new Error(`the local target knows no step \`${verb}\``);
  const session = sessionOf(earlier, ports);
  await noteStep(session.places, title, ports);
  return bound(args as never, session, ports);
}

/** The keys are written first: the next run derives the hashes from them if this one is killed in between. */
async function regenerate(keyType: KeyType, { places, token }: Locked, ports: Ports): Promise<StepAnswer> {
  const keys = (await readKeys(places, ports)) ?? { primary: newKey(), secondary: newKey() };
  const changed = { ...keys, [keyType]: newKey() };
  await writeKeys(places, changed, ports);
  const hashes = keyHashes(changed, ports.files);
  await changeRecord(places, token, (record) => ({ ...record, keyHashes: hashes }), ports);
  await tellGateway(places, ports);
  return {};
}
