import type { Ports } from '@slipway/core/ports';
import { verb, type Results, type StepAnswer, type StepId, type Verb } from '@slipway/core/step';
import type { Scored } from '@slipway/packaging/boot/score';

import type { Deployed } from './endpoint-state.ts';
import { endpointFacts, type EndpointFacts } from './facts.ts';
import { isCommitted, type Journal } from './journal.ts';
import type { Expected, Hands, KeyType, Shift, Target } from './kind.ts';
import { refuseLost, waitReady } from './wait-ready.ts';
import { whoText } from './who.ts';

/** The change that is under way: what `open` answers, and every later step needs. */
export interface Session {
  hands: Hands;
  /** As it was begun; what is written names the step, too. */
  journal: Journal;
  /** Milliseconds since 1970: when the change has to be done. */
  deadlineMs: number;
}

/** What the last step of a change answers. */
export interface Left {
  endpoint: EndpointFacts;
}

/** What the step `invoke` answers. */
export interface Invoked {
  status: number;
  body: string;
  /** Who answered, as the endpoint says. */
  deployment: string;
  ms: number;
}

/** What became of a change that did not succeed: taken back, or too late, because the traffic had moved. */
export type PutBack = 'taken back' | 'stands' | 'not begun';

/** The id of the step that takes hold of the endpoint. */
export const openStep: StepId<Session> = 'open';
/** The id of the step that moves the traffic: once it is done, something else serves. */
export const trafficStep: StepId<undefined> = 'traffic';
/** The id of the step whose result holds the endpoint as the change left it. */
export const leftStep: StepId<Left> = 'finish';
/** The id of the step that takes a change back. */
export const putBackStep: StepId<PutBack> = 'put-back';
/** The id of the step whose result is the answer to `invoke`. */
export const invokeStep: StepId<Invoked> = 'invoke';

/** What the step `open` is told. */
export interface Open extends Expected, Pick<Journal, 'command' | 'from' | 'traffic' | 'isNew'> {
  target: Target;
  endpoint: string;
  /** The given port of a new endpoint. */
  port?: number;
  /** Ids of what is started by this change or by an unfinished one. */
  candidates: readonly string[];
  timeoutMs: number;
}

/** Takes hold of the endpoint, begins the journal, and makes the endpoint when it is new. */
export const open: Verb<Open, Session> = verb('open', async (args, ports) => {
  const { target, endpoint, token, revision, port, timeoutMs } = args;
  const hands = await target.hold(endpoint, { token, revision }, ports);
  const nowMs = ports.clock.now();
  const deadlineMs = nowMs + timeoutMs;
  const journal: Journal = {
    token,
    who: whoText(ports),
    command: args.command,
    step: 'take the endpoint',
    from: args.from,
    traffic: args.traffic,
    candidates: [...args.candidates],
    isNew: args.isNew,
    startedAt: new Date(nowMs).toISOString(),
    deadline: new Date(deadlineMs).toISOString(),
  };
  try {
    await hands.writeJournal(journal);
    await hands.make(port);
  } catch (thrown) {
    // No later step knows of the hold, so what was begun here is taken back here, if that can be done.
    await takeBack({ hands, journal }, args.candidates).catch(() => hands.release());
    throw thrown;
  }
  return { result: { hands, journal, deadlineMs } };
});

/** A verb that works on the endpoint that `open` holds. */
function held<Args, Answer>(
  name: string,
  work: (session: Session, args: Args, ports: Ports) => Promise<StepAnswer<Answer>>,
): Verb<Args, Answer> {
  return verb(name, (args: Args, ports, earlier) => work(sessionOf(earlier), args, ports));
}

function sessionOf(earlier: Results): Session {
  const session = earlier.get(openStep);
  if (session === undefined) throw new Error('a step ran before `open`');
  return session;
}

/** The answer of a hand that says whether it had anything to do. */
async function said(work: Promise<boolean>): Promise<StepAnswer<undefined>> {
  return { unchanged: !(await work) };
}

/** Takes away what a run that was killed has started. */
export const undo = held<{ ids: readonly string[] }, undefined>('undo', async ({ hands }, { ids }) => {
  await hands.takeAway(ids);
  return {};
});

/** Which package; `from` is missing for one that an earlier run has staged. */
export interface Stage {
  digest: string;
  from?: string;
}

/** Brings a package to where it is served from. */
export const stage = held<Stage, undefined>('stage', ({ hands }, { digest, from }) =>
  said(hands.stage(digest, from)),
);

/** Installs what a staged package needs. */
export const install = held<{ digest: string }, undefined>('install', ({ hands }, { digest }) =>
  said(hands.install(digest)),
);

/** Sees to it that somebody answers at the address. */
export const answer = held<object, undefined>('gateway', ({ hands }) => said(hands.answer()));

/** Starts deployments without traffic. */
export const start = held<{ starts: readonly Deployed[] }, undefined>('start', ({ hands }, { starts }) =>
  said(hands.start(starts)),
);

/** Waits until all servers of deployments are ready. */
export const ready = held<{ deployments: readonly Deployed[] }, undefined>(
  'ready',
  async ({ hands, deadlineMs }, { deployments }, { clock }) => {
    await waitReady(deployments, deadlineMs, hands, clock);
    return {};
  },
);

/** Scores the sample request with each started deployment, past the traffic. */
export const score = held<{ starts: readonly Deployed[] }, Scored[]>(
  'score',
  async ({ hands }, { starts }, { log }) => {
    const scored: Scored[] = [];
    for (const deployment of starts) {
      const sample = await hands.score(deployment);
      if (sample !== undefined) scored.push(sample);
    }
    for (const { ms, answer: answered } of scored) log.info(`scored in ${ms} ms: ${answered}`);
    return { result: scored };
  },
);

/** Moves the traffic, if what was started is still ready. */
export const moveTraffic = held<Shift & { starts: readonly string[] }, undefined>(
  'traffic',
  async ({ hands }, { starts, ...shift }) => {
    await refuseLost(starts, hands);
    await hands.shift(shift);
    return {};
  },
);

/** Makes a new key. */
export const renewKey = held<{ keyType: KeyType }, undefined>('keys', async ({ hands }, { keyType }) => {
  await hands.renewKey(keyType);
  return {};
});

/** What the step `finish` is told. */
export interface Finish {
  target: Target;
  endpoint: string;
  /** Ids of those that go on running. */
  kept: readonly string[];
  drainTimeoutMs: number;
}

/** Lets the servers that are not needed any more finish and end, remembers them, and closes the journal. */
export const finish = held<Finish, Left>(
  'finish',
  async ({ hands }, { target, endpoint, kept, drainTimeoutMs }, ports) => {
    await hands.stop(kept, drainTimeoutMs);
    await hands.removeJournal();
    await hands.release();
    return { result: { endpoint: endpointFacts(endpoint, await target.look(endpoint, ports)) } };
  },
);

/** Ends all servers and removes the endpoint. */
export const remove = held<{ stopMs: number }, undefined>('delete', async ({ hands }, { stopMs }) => {
  await hands.remove(stopMs);
  return {};
});

/** Servers without requests get this long to end; the runner kills a cancelled run after ten seconds. */
const graceMs = 3000;

/**
 * Leaves an endpoint as it was before a change that did not succeed: what was started is taken away, and a new endpoint
 * goes with it. When the traffic had moved already, or the endpoint was being deleted, there is nothing to take back; the
 * journal stays, and the next run finishes the rest. Needs no network and no waiting, so that it also works in a run that
 * is being cancelled.
 */
export const putBack: Verb<{ starts: readonly string[] }, PutBack> = verb(
  'put-back',
  async ({ starts }, _ports, earlier) => {
    const session = earlier.get(openStep);
    if (session === undefined) return { result: 'not begun', unchanged: true };
    const { hands, journal } = session;
    const state = await hands.state();
    if (journal.command === 'delete' || (state !== undefined && isCommitted(journal, state))) {
      await hands.release();
      return { result: 'stands', unchanged: true };
    }
    await takeBack(session, starts);
    return { result: 'taken back' };
  },
);

async function takeBack(
  { hands, journal }: Pick<Session, 'hands' | 'journal'>,
  starts: readonly string[],
): Promise<void> {
  if (journal.isNew) return hands.remove(graceMs);
  await hands.takeAway(starts);
  await hands.removeJournal();
  await hands.release();
}

/** What the step `invoke` is told. */
export interface Invoke {
  target: Target;
  endpoint: string;
  url: string;
  body: string;
  contentType: string;
  /** Past the traffic. */
  deployment?: string;
  timeoutMs: number;
}

/**
 * Sends one request to the endpoint, as any client would.
 * @throws Failure `NETWORK_FAILED` when nobody answers
 */
export const invoke: Verb<Invoke, Invoked> = verb('invoke', async (args, ports) => {
  const { target, endpoint, url, body, contentType, deployment, timeoutMs } = args;
  const key = await target.key(endpoint, ports);
  const headers: Record<string, string> = { 'content-type': contentType };
  if (key !== undefined) headers['authorization'] = `Bearer ${key.reveal()}`;
  if (deployment !== undefined) headers['azureml-model-deployment'] = deployment;
  const startedMs = ports.clock.now();
  const answered = await ports.http.send({ method: 'POST', url, headers, body, timeoutMs });
  ports.log.foreign(answered.body.length > 2000 ? `${answered.body.slice(0, 1997)}...` : answered.body);
  return {
    result: {
      status: answered.status,
      body: answered.body,
      deployment: answered.headers['azureml-model-deployment'] ?? '',
      ms: ports.clock.now() - startedMs,
    },
  };
});

/** What the step `logs` is told. */
export interface ShowLogs {
  target: Target;
  endpoint: string;
  deployments: readonly Deployed[];
  lines: number;
}

/** Prints the last lines of the servers' logs; of each instance its own. */
export const showLogs: Verb<ShowLogs> = verb(
  'logs',
  async ({ target, endpoint, deployments, lines }, ports) => {
    for (const deployment of deployments) {
      const logs = await target.logs(endpoint, deployment, lines, ports);
      for (const { title, lines: printed } of logs) {
        ports.log.info(`${deployment.name}, ${title}:`);
        for (const line of printed) ports.log.foreign(line);
      }
      if (logs.length === 0) ports.log.info(`${deployment.name} has printed nothing yet`);
    }
    return { unchanged: true };
  },
);
