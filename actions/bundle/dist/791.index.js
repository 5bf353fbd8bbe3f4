export const id = 791;
export const ids = [791];
export const modules = {

/***/ 64791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deployModel: () => (/* binding */ deployModel)
});

// EXTERNAL MODULE: ./packages/core/build/action.js
var action = __webpack_require__(45970);
// EXTERNAL MODULE: ./packages/core/build/provider.js
var provider = __webpack_require__(35877);
// EXTERNAL MODULE: ./packages/providers/build/target/local/gateway.js
var gateway = __webpack_require__(28955);
// EXTERNAL MODULE: ./packages/providers/build/target/local/keys.js
var local_keys = __webpack_require__(89249);
// EXTERNAL MODULE: ./packages/providers/build/target/local/look.js + 1 modules
var look = __webpack_require__(79609);
// EXTERNAL MODULE: ./packages/core/build/digest.js
var build_digest = __webpack_require__(70120);
;// CONCATENATED MODULE: ./packages/providers/build/target/kind.js
/** What an endpoint and a deployment may be called. Source: Azure ML CLI v2 online endpoint YAML schema, `name`. */
const endpointNamePattern = /^[a-zA-Z](?=.{2,31}$)[-a-zA-Z0-9]*[a-zA-Z0-9]$/;
/** The pattern in words. */
const endpointNameRule = '3 to 32 letters, digits and `-`, starting with a letter and not ending with `-`';
/** The id of the step whose result holds the endpoint as the change left it. */
const leftStep = 'finish';
/** The id of the step whose result is the answer to `invoke`. */
const invokeStep = 'invoke';
/** The id of the step that moves the traffic: once it is done, something else serves. */
const trafficStep = 'traffic';

// EXTERNAL MODULE: ./packages/providers/build/target/local/goal.js
var local_goal = __webpack_require__(12614);
// EXTERNAL MODULE: ./packages/providers/build/target/local/journal.js
var local_journal = __webpack_require__(48014);
// EXTERNAL MODULE: ./packages/providers/build/target/local/places.js
var local_places = __webpack_require__(48093);
;// CONCATENATED MODULE: ./packages/providers/build/target/local/steps/session.js


/** The id of the step that takes the lock. */
const openStep = 'open';
/** The change that is under way, and the places of its endpoint. */
function sessionOf(earlier, ports) {
    const session = earlier.get(openStep);
    if (session === undefined)
        throw new Error('a step ran before `open`');
    return { ...session, places: (0,local_places/* placesOf */.ek)(session.endpoint, ports) };
}
/** Notes in the journal which step comes now. */
async function noteStep(places, title, ports) {
    const journal = await (0,local_journal/* readJournal */.a0)(places, ports);
    if (journal !== undefined)
        await (0,local_journal/* writeJournal */.fY)(places, { ...journal, step: title }, ports);
}

// EXTERNAL MODULE: ./packages/core/build/endpoint.js
var endpoint = __webpack_require__(61937);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/providers/build/target/local/record.js
var local_record = __webpack_require__(83580);
// EXTERNAL MODULE: ./packages/providers/build/package/boot-failure.js
var boot_failure = __webpack_require__(92093);
// EXTERNAL MODULE: ./packages/providers/build/target/local/log-tail.js
var log_tail = __webpack_require__(58118);
;// CONCATENATED MODULE: ./packages/providers/build/target/local/steps/wait-ready.js





/** Between two looks. */
const lookMs = 50;
/** How many lines of a server's log are looked at to find the cause, and how many are shown. */
const readLines = 400;
const shownLines = 20;
/** Whether every instance of a deployment is ready, or one has given up. Pure. */
function readinessOf(status) {
    if (status === undefined)
        return { kind: 'waiting' };
    const lost = status.instances.find(({ phase }) => phase === 'failed' || phase === 'unschedulable');
    if (lost !== undefined)
        return { kind: 'gave up', instance: lost };
    return status.instances.every(({ phase }) => phase === 'ready') ? { kind: 'ready' } : { kind: 'waiting' };
}
/**
 * Waits until all instances of deployments are ready.
 * @throws Failure `SERVER_EXITED` or `SERVER_NOT_READY` with the cause and the last lines of the server's log
 */
async function waitReady(ids, places, deadlineMs, ports) {
    const { clock } = ports;
    for (;;) {
        const control = await (0,gateway/* findGateway */.m)(places, ports);
        if (control === undefined)
            throw await gatewayGone(places, ports);
        const status = await (0,gateway/* gatewayStatus */.bi)(control, ports);
        const seen = ids.map((id) => status?.deployments.find((entry) => entry.id === id));
        const readiness = seen.map(readinessOf);
        if (readiness.every(({ kind }) => kind === 'ready'))
            return {};
        const lost = readiness.findIndex(({ kind }) => kind === 'gave up');
        if (lost >= 0) {
            const { instance } = readiness[lost];
            throw await failureOf(ids[lost], instance, places, ports);
        }
        if (clock.now() > deadlineMs) {
            const late = seen.flatMap((entry) => entry?.instances ?? []).find(({ phase }) => phase !== 'ready');
            throw await lateFailure(ids[0], late, places, ports);
        }
        await clock.sleep(lookMs);
    }
}
async function gatewayGone(places, ports) {
    return new trouble/* Failure */.HR('PROCESS_FAILED', 'the gateway of the endpoint ended', {
        log: await (0,log_tail/* tail */.R)(places.gatewayLog, shownLines, ports),
        remedy: 'mend what its log says, and run again',
    });
}
async function failureOf(id, instance, places, ports) {
    const deployment = (await (0,local_record/* readRecord */.aE)(places, ports))?.deployments.find((entry) => entry.id === id);
    const name = deployment?.name ?? id;
    const log = instance === undefined ? [] : await (0,log_tail/* tail */.R)(ports.files.join(places.logs, instance.log), readLines, ports);
    if (instance?.exit === undefined)
        return instance?.phase === 'unschedulable'
            ? new trouble/* Failure */.HR('PROCESS_FAILED', `the server of ${name} could not be started: ${instance.said ?? ''}`, {
                log: log.slice(-shownLines),
            })
            : notReady(name, instance, log);
    const { code, signal } = instance.exit;
    const exitCodes = deployment?.start.exitCodes ?? {};
    const why = (0,boot_failure/* bootFailure */.$v)({ exitCode: code, signal, log, manifest: { start: { exitCodes } } });
    return new trouble/* Failure */.HR('SERVER_EXITED', `the server of ${name} ended before it was ready: ${why.cause}`, {
        log: log.slice(-shownLines),
        ...(why.remedy === undefined ? {} : { remedy: why.remedy }),
    });
}
function notReady(name, instance, log) {
    return new trouble/* Failure */.HR('SERVER_NOT_READY', `the server of ${name} runs, but its readiness probe was not good in time (last: ${instance?.said ?? 'no answer'})`, { log: log.slice(-shownLines), remedy: 'look at the log of the server, or give it more time' });
}
async function lateFailure(id, instance, places, ports) {
    const deployment = (await (0,local_record/* readRecord */.aE)(places, ports))?.deployments.find((entry) => entry.id === id);
    const log = instance === undefined ? [] : await (0,log_tail/* tail */.R)(ports.files.join(places.logs, instance.log), shownLines, ports);
    return new trouble/* Failure */.HR('SERVER_NOT_READY', `the server of ${deployment?.name ?? id} was not ready within \`timeout\` (last answer of its probe: ${instance?.said ?? 'none'})`, { log, remedy: 'look at the log of the server, or raise `timeout`' });
}

;// CONCATENATED MODULE: ./packages/providers/build/target/local/steps/traffic.js





/** How long the gateway may take to follow a change of `endpoint.json`, which it looks at every 200 ms. */
const followMs = 10_000;
const traffic_lookMs = 30;
/** Adds the deployments that are to be started, without traffic. */
async function start(starts, places, token, ports) {
    const { record, isChanged } = await (0,local_record/* changeRecord */.U9)(places, token, (known) => ({
        ...known,
        deployments: [
            ...known.deployments,
            ...starts.filter(({ id }) => known.deployments.every((deployment) => deployment.id !== id)),
        ],
    }), ports);
    await (0,gateway/* tellGateway */.ob)(places, ports);
    await untilFollowed(record.revision, places, ports);
    return { unchanged: !isChanged };
}
/** Takes away the deployments that an unfinished change has started. */
async function undo(ids, places, token, ports) {
    await (0,local_record/* changeRecord */.U9)(places, token, (known) => ({ ...known, deployments: known.deployments.filter(({ id }) => !ids.includes(id)) }), ports);
    await (0,gateway/* tellGateway */.ob)(places, ports);
    return {};
}
/**
 * Moves the traffic in one write, which the gateway follows in one assignment.
 * @throws Failure `SERVER_NOT_READY` when a deployment is not ready any more; the traffic stays then
 */
async function moveTraffic({ traffic, auth, starts, isBack, drainTimeoutMs }, places, token, ports) {
    await refuseLost(starts, places, ports);
    const { record } = await (0,local_record/* changeRecord */.U9)(places, token, (known) => {
        const before = Object.keys(known.traffic).length === 0 || isSame(known.traffic, traffic) ? [] : [known.traffic];
        const history = isBack ? withoutReached(known.history, traffic) : [...before, ...known.history];
        return {
            ...known,
            traffic,
            auth,
            drainTimeoutMs,
            mirror: {},
            served: token,
            history: history.slice(0, endpoint/* rememberedVersions */.q1),
        };
    }, ports);
    await (0,gateway/* tellGateway */.ob)(places, ports);
    await untilFollowed(record.revision, places, ports);
    return {};
}
/** Going back forgets what was left behind on the way. */
function withoutReached(history, traffic) {
    const at = history.findIndex((entry) => isSame(entry, traffic));
    return at < 0 ? history : history.slice(at + 1);
}
/** True when two splits send the same share to the same deployments. */
function isSame(left, right) {
    const ids = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...ids].every((id) => (left[id] ?? 0) === (right[id] ?? 0));
}
async function refuseLost(ids, places, ports) {
    if (ids.length === 0)
        return;
    const control = await (0,gateway/* findGateway */.m)(places, ports);
    const status = control === undefined ? undefined : await (0,gateway/* gatewayStatus */.bi)(control, ports);
    for (const id of ids) {
        const { kind } = readinessOf(status?.deployments.find((deployment) => deployment.id === id));
        if (kind !== 'ready')
            throw new trouble/* Failure */.HR('SERVER_NOT_READY', 'the new servers were ready and are not any more; the traffic stays', {
                remedy: 'look at their log: they may need more memory than there is',
            });
    }
}
/** Waits until the gateway follows a revision. */
async function untilFollowed(revision, places, ports) {
    const deadline = ports.clock.now() + followMs;
    for (;;) {
        const control = await (0,gateway/* findGateway */.m)(places, ports);
        const status = control === undefined ? undefined : await (0,gateway/* gatewayStatus */.bi)(control, ports);
        if (status !== undefined && status.revision >= revision)
            return;
        if (ports.clock.now() > deadline)
            throw new trouble/* Failure */.HR('PROCESS_FAILED', 'the gateway of the endpoint does not follow the change', {
                remedy: 'look at logs/gateway.log in the folder of the endpoint',
            });
        await ports.clock.sleep(traffic_lookMs);
    }
}

;// CONCATENATED MODULE: ./packages/providers/build/target/local/plan.js






/** What has to be done for a change. Pure; no step when the endpoint is as wanted. */
function plan(wanted, facts) {
    const { change } = wanted;
    switch (change.command) {
        case 'status':
            return [];
        case 'invoke':
            return [invokeOf(change, wanted, facts)];
        case 'logs':
            return [logsOf(change, facts)];
        case 'delete':
            return deletion(wanted, facts);
        case 'regenerate-keys':
            return [
                opening(wanted, facts, (0,local_goal/* goalOf */.Z)(change, facts)),
                ...undoing(facts, (0,local_goal/* goalOf */.Z)(change, facts)),
                step('keys', `make a new ${change.keyType} key`, { keyType: change.keyType }),
                finishing(wanted, facts, (0,local_goal/* goalOf */.Z)(change, facts)),
            ];
        case 'deploy':
        case 'rollback':
            return changeSteps(wanted, facts, (0,local_goal/* goalOf */.Z)(change, facts));
    }
}
/** What leaves the endpoint as it was when a change does not succeed. Pure. */
function putBack({ change }, facts) {
    if (['status', 'invoke', 'logs', 'delete'].includes(change.command))
        return [];
    const { journal, record } = facts.found;
    const goal = (0,local_goal/* goalOf */.Z)(change, facts);
    const starts = [...goal.starts.map(({ id }) => id), ...(0,local_journal/* orphans */.mA)(journal, record)];
    const away = goal.starts.length === 0 ? '' : `take ${goal.starts.map(({ name }) => name).join(' and ')} away, and `;
    const traffic = trafficText(record?.traffic ?? {}, record?.deployments ?? []);
    const title = record === undefined ? `${away}remove the endpoint` : `${away}leave the traffic as it was: ${traffic}`;
    return [step('put-back', title, { starts })];
}
/** Why nothing has to be done. Pure. */
function unchanged({ endpoint, change }, facts) {
    if (!facts.exists)
        return `there is no endpoint \`${endpoint}\``;
    const serving = facts.deployments.filter(({ traffic }) => traffic > 0);
    const shares = serving.map(({ name, traffic, packageDigest }) => `${name} ${traffic} % (${(0,build_digest/* shortDigest */.VK)(packageDigest)})`);
    const what = serving.length === 0 ? 'no deployment has traffic' : shares.join(', ');
    return change.command === 'status'
        ? `${endpoint} is ${facts.state ?? 'not there'}: ${what}`
        : `${endpoint} serves this already: ${what}`;
}
function changeSteps(wanted, facts, goal) {
    if (isAsWanted(facts, goal))
        return [];
    const { starts } = goal;
    const names = starts.map(({ name }) => name).join(' and ');
    const from = wanted.change.command === 'deploy' ? wanted.change.package?.folder : undefined;
    const unhealthy = goal.deployments.filter((deployment) => (goal.traffic[deployment.id] ?? 0) > 0 &&
        facts.deployments.some(({ name, state }) => name === deployment.name && state !== 'Healthy'));
    const awaited = [...starts, ...unhealthy.filter((deployment) => !starts.includes(deployment))];
    const hasSample = wanted.change.command !== 'deploy' || wanted.change.package?.manifest.sampleInput !== undefined;
    return [
        opening(wanted, facts, goal),
        ...undoing(facts, goal),
        ...starts.flatMap((deployment) => staging(deployment, from)),
        step('gateway', gatewayTitle(facts), {}),
        ...(starts.length === 0
            ? []
            : [step('start', `start ${names} without traffic`, { starts: starts })]),
        ...(awaited.length === 0
            ? []
            : [
                step('ready', `wait until ${awaited.map(({ name }) => name).join(' and ')} is ready`, {
                    ids: awaited.map(({ id }) => id),
                }),
            ]),
        ...(starts.length === 0 || !hasSample
            ? []
            : [step('score', `score the sample request with ${names}`, { starts: starts.map(idAndDigest) })]),
        ...movingTraffic(wanted, facts, goal),
        finishing(wanted, facts, goal),
    ];
}
/** Nothing to start, to stop, to move or to finish, and everything that has traffic is well. */
function isAsWanted({ found, deployments }, goal) {
    const { record, status, journal } = found;
    if (record === undefined || status === undefined || journal !== undefined)
        return false;
    const isKept = ({ id }) => goal.deployments.some((deployment) => deployment.id === id);
    return (goal.starts.length === 0 &&
        goal.auth === record.auth &&
        record.deployments.every(isKept) &&
        goal.deployments.length === record.deployments.length &&
        isSame(goal.traffic, record.traffic) &&
        deployments.every(({ state, traffic }) => traffic === 0 || state === 'Healthy'));
}
function opening(wanted, { found, endpoint }, goal) {
    const { record, journal, nextToken } = found;
    const { change } = wanted;
    const without = (0,local_journal/* orphans */.mA)(journal, record);
    const isResumed = journal !== undefined && without.some((id) => goal.starts.some((start) => start.id === id));
    const isNew = record === undefined || (journal?.isNew === true && !(0,local_journal/* isCommitted */.zZ)(journal, record));
    const port = change.command === 'deploy' ? change.port : undefined;
    const args = {
        endpoint,
        command: change.command,
        token: nextToken,
        revision: record?.revision ?? 0,
        isNew,
        ...(port === undefined ? {} : { port }),
        from: record?.traffic ?? {},
        traffic: goal.traffic,
        candidates: [...new Set([...goal.starts.map(({ id }) => id), ...without])],
        timeoutMs: wanted.timeoutMs,
    };
    const title = isResumed
        ? `take the endpoint ${endpoint} and go on with what ${(0,local_journal/* journalText */.Jh)(journal)}`
        : record === undefined
            ? `make the endpoint ${endpoint}`
            : `take the endpoint ${endpoint}`;
    return { ...step(openStep, title, args), id: openStep };
}
/** What a run that was killed has started, and this one does not want. */
function undoing({ found }, goal) {
    const ids = (0,local_journal/* orphans */.mA)(found.journal, found.record).filter((id) => goal.starts.every((start) => start.id !== id));
    if (ids.length === 0)
        return [];
    return [step('undo', `undo what ${(0,local_journal/* journalText */.Jh)(found.journal)}`, { ids })];
}
function staging(deployment, from) {
    const digest = deployment.packageDigest;
    const args = { digest, ...(from === undefined ? {} : { from }) };
    const what = `the package ${(0,build_digest/* shortDigest */.VK)(digest)}`;
    return [
        {
            ...step('stage', `copy ${what} to where it is served from`, args),
            id: `stage ${deployment.id}`,
        },
        { ...step('install', `install the environment of ${what}`, { digest }), id: `install ${deployment.id}` },
    ];
}
function gatewayTitle({ found }) {
    const at = found.record === undefined ? '' : ` on port ${found.record.port}`;
    return found.status === undefined ? `start the gateway${at}` : `find the gateway${at}`;
}
function movingTraffic(wanted, { found }, goal) {
    const { record } = found;
    const isMoved = record !== undefined && isSame(record.traffic, goal.traffic);
    if (isMoved && record.auth === goal.auth && goal.starts.length === 0)
        return [];
    const args = {
        traffic: goal.traffic,
        auth: goal.auth,
        starts: goal.starts.map(({ id }) => id),
        isBack: goal.isBack,
        drainTimeoutMs: wanted.drainTimeoutMs,
    };
    const title = isMoved
        ? 'let clients in as wanted, and leave the traffic'
        : `move the traffic: ${trafficText(goal.traffic, goal.deployments)}`;
    return [{ ...step('traffic', title, args), id: trafficStep }];
}
/** `iris-1 90 %, iris-2 10 %`. */
function trafficText(traffic, deployments) {
    const shares = deployments
        .filter(({ id }) => (traffic[id] ?? 0) > 0)
        .map(({ id, name }) => `${name} ${traffic[id]} %`);
    return shares.join(', ') || 'none';
}
function finishing({ drainTimeoutMs }, { endpoint, found }, goal) {
    const kept = goal.deployments.map(({ id }) => id);
    const gone = (found.record?.deployments ?? []).filter(({ id }) => !kept.includes(id));
    const args = { endpoint, kept, drainTimeoutMs };
    const title = gone.length === 0
        ? 'note what serves now'
        : `let ${gone.map(({ name }) => name).join(' and ')} finish, and stop it`;
    return { ...step('finish', title, args), id: leftStep };
}
function deletion(wanted, facts) {
    const { endpoint, found } = facts;
    if (found.record === undefined)
        return [];
    return [
        opening(wanted, facts, (0,local_goal/* goalOf */.Z)(wanted.change, facts)),
        step('delete', `stop all servers of ${endpoint} and remove it`, {
            stopMs: wanted.drainTimeoutMs + 10_000,
        }),
    ];
}
function invokeOf(change, wanted, facts) {
    const args = {
        endpoint: facts.endpoint,
        url: facts.scoringUri ?? '',
        body: change.body,
        contentType: change.contentType,
        ...(change.deployment === undefined ? {} : { deployment: change.deployment }),
        timeoutMs: wanted.timeoutMs,
    };
    const who = change.deployment === undefined ? facts.endpoint : `${change.deployment} of ${facts.endpoint}`;
    return { ...step('invoke', `score with ${who}`, args), id: invokeStep };
}
function logsOf(change, facts) {
    const { endpoint, found } = facts;
    const all = [...(found.record?.deployments ?? []), ...(found.record?.retired ?? [])];
    const meant = change.deployment === undefined
        ? (found.record?.deployments ?? [])
        : all.filter(({ name }) => name === change.deployment).slice(0, 1);
    const args = {
        endpoint,
        deployments: meant.map(({ id, name }) => ({ id, name })),
        lines: change.lines,
    };
    return step('logs', `show the logs of ${meant.map(({ name }) => name).join(' and ') || endpoint}`, args);
}
function idAndDigest({ id, packageDigest }) {
    return { id, packageDigest };
}
function step(verb, title, args) {
    return { id: verb, title, provider: 'local', verb, args };
}

// EXTERNAL MODULE: ./packages/providers/build/target/local/facts.js
var facts = __webpack_require__(69202);
// EXTERNAL MODULE: ./packages/providers/build/target/local/lock.js
var lock = __webpack_require__(3822);
;// CONCATENATED MODULE: ./packages/providers/build/target/local/steps/finish.js






/** Servers that have no requests any more end within this time, or are ended. */
const endMs = 12_000;
const finish_lookMs = 30;
/** Lets the servers that are not needed any more finish and end, remembers them, and closes the journal. */
async function finish({ endpoint, kept, drainTimeoutMs }, places, token, ports) {
    const { record } = await (0,local_record/* changeRecord */.U9)(places, token, (known) => {
        const deployments = known.deployments.filter(({ id }) => kept.includes(id));
        const gone = known.deployments.filter(({ id }) => !kept.includes(id));
        return { ...known, deployments, retired: remembered(gone, known.retired, deployments) };
    }, ports);
    await (0,gateway/* tellGateway */.ob)(places, ports);
    await untilGone(kept, places, drainTimeoutMs + endMs, ports);
    await removeOldLogs([...record.deployments, ...record.retired], places, ports);
    await ports.files.remove(places.journal);
    await (0,lock/* releaseLock */.x_)(places, { token }, ports);
    const left = { endpoint: (0,facts/* endpointFacts */.v)(endpoint, places, await (0,look/* find */.I)(places, ports)) };
    return { result: left };
}
function remembered(gone, retired, running) {
    const ids = new Set(running.map(({ id }) => id));
    return [...gone.toReversed(), ...retired].filter(({ id }) => !ids.has(id)).slice(0, endpoint/* rememberedVersions */.q1);
}
/** The gateway ends them by itself; this only tells the user when it is done. */
async function untilGone(kept, places, mostMs, ports) {
    const deadline = ports.clock.now() + mostMs;
    while (ports.clock.now() < deadline) {
        const control = await (0,gateway/* findGateway */.m)(places, ports);
        const status = control === undefined ? undefined : await (0,gateway/* gatewayStatus */.bi)(control, ports);
        if (status?.deployments.every(({ id }) => kept.includes(id)) !== false)
            return;
        await ports.clock.sleep(finish_lookMs);
    }
}
/** Logs of deployments that nobody remembers any more. */
async function removeOldLogs(known, places, ports) {
    for (const name of await ports.files.names(places.logs)) {
        const id = /^(.+\.\d+)\.\d+\.log(\.1)?$/.exec(name)?.[1];
        if (id !== undefined && known.every((deployment) => deployment.id !== id))
            await ports.files.remove(ports.files.join(places.logs, name));
    }
}

;// CONCATENATED MODULE: ./packages/providers/build/target/local/steps/invoke.js


/**
 * Sends one request to the endpoint, as any client would.
 * @throws Failure `NETWORK_FAILED` when nobody answers
 */
async function invoke(args, ports) {
    const keys = await (0,local_keys/* readKeys */.x4)((0,local_places/* placesOf */.ek)(args.endpoint, ports), ports);
    const headers = { 'content-type': args.contentType };
    if (keys !== undefined)
        headers['authorization'] = `Bearer ${keys.primary}`;
    if (args.deployment !== undefined)
        headers['azureml-model-deployment'] = args.deployment;
    const startedMs = ports.clock.now();
    const answer = await ports.http.send({
        method: 'POST',
        url: args.url,
        headers,
        body: args.body,
        timeoutMs: args.timeoutMs,
    });
    const invoked = {
        status: answer.status,
        body: answer.body,
        deployment: answer.headers['azureml-model-deployment'] ?? '',
        ms: ports.clock.now() - startedMs,
    };
    ports.log.foreign(answer.body.length > 2000 ? `${answer.body.slice(0, 1997)}...` : answer.body);
    return { result: invoked };
}

;// CONCATENATED MODULE: ./packages/providers/build/target/local/steps/logs.js


/** Prints the last lines of the servers' logs; of each instance its own. */
async function showLogs({ endpoint, deployments, lines }, ports) {
    const places = (0,local_places/* placesOf */.ek)(endpoint, ports);
    const names = await ports.files.names(places.logs);
    for (const { id, name } of deployments) {
        const logs = names.filter((log) => log.startsWith(`${id}.`) && log.endsWith('.log'));
        for (const log of logs) {
            ports.log.info(`${name}, instance ${log.slice(id.length + 1, -'.log'.length)} (${ports.files.join(places.logs, log)}):`);
            for (const line of await (0,log_tail/* tail */.R)(ports.files.join(places.logs, log), lines, ports))
                ports.log.foreign(line);
        }
        if (logs.length === 0)
            ports.log.info(`${name} has printed nothing yet`);
    }
    return { unchanged: true };
}

;// CONCATENATED MODULE: ./packages/providers/build/target/local/steps/open.js






/**
 * Takes the endpoint's lock, begins the journal, and makes the endpoint (address and keys, no traffic) when it is new.
 * @throws Failure `LOCKED` when anybody else changed the endpoint since the plan was made
 */
async function open_open(args, ports) {
    const places = (0,local_places/* placesOf */.ek)(args.endpoint, ports);
    const held = await (0,lock/* takeLock */.HJ)(places, args.endpoint, args.token, ports);
    try {
        const record = await (0,local_record/* readRecord */.aE)(places, ports);
        if ((record?.revision ?? 0) !== args.revision)
            throw new trouble/* Failure */.HR('LOCKED', `the endpoint \`${args.endpoint}\` was changed by another run in this moment`, {
                remedy: 'run again',
            });
        const nowMs = ports.clock.now();
        const deadlineMs = nowMs + args.timeoutMs;
        await (0,local_journal/* writeJournal */.fY)(places, {
            token: held.token,
            who: (0,lock/* whoText */.UF)(ports),
            command: args.command,
            step: 'take the endpoint',
            from: args.from,
            traffic: args.traffic,
            candidates: args.candidates,
            isNew: args.isNew,
            startedAt: new Date(nowMs).toISOString(),
            deadline: new Date(deadlineMs).toISOString(),
        }, ports);
        await giveKeys(places, args, record === undefined, ports);
        const session = { endpoint: args.endpoint, token: held.token, deadlineMs, isNew: args.isNew };
        return { result: session };
    }
    catch (thrown) {
        await (0,lock/* releaseLock */.x_)(places, held, ports);
        throw thrown;
    }
}
/** Makes the endpoint with its keys; the hashes of an existing one follow its keys, also after a run that was killed between the two. */
async function giveKeys(places, args, isMissing, ports) {
    let keys = await (0,local_keys/* readKeys */.x4)(places, ports);
    if (keys === undefined) {
        keys = { primary: (0,local_keys/* newKey */.uM)(), secondary: (0,local_keys/* newKey */.uM)() };
        await (0,local_keys/* writeKeys */.mk)(places, keys, ports);
    }
    const hashes = (0,local_keys/* keyHashes */.wR)(keys, ports.files);
    if (isMissing) {
        const port = args.port ?? (await ports.processes.freePort());
        await (0,local_record/* writeRecord */.rh)(places, { ...(0,local_record/* newRecord */.Mx)(args.endpoint, port, args.token), keyHashes: hashes }, ports);
    }
    else {
        await (0,local_record/* changeRecord */.U9)(places, args.token, (record) => ({ ...record, keyHashes: hashes }), ports);
    }
}

;// CONCATENATED MODULE: ./packages/providers/build/target/local/steps/put-back.js





/** Servers without requests get this long to end; the runner kills a cancelled run after ten seconds. */
const graceMs = 3000;
/**
 * Leaves an endpoint as it was before a change that did not succeed: what was started is taken away, and a new endpoint
 * goes with it. When the traffic had moved already there is nothing to take back; the journal stays, and the next run
 * finishes the rest. Needs no network and no waiting, so that it also works in a run that is being cancelled.
 */
async function put_back_putBack({ starts }, ports, earlier) {
    const session = earlier.get(openStep);
    if (session === undefined)
        return { unchanged: true };
    const places = (0,local_places/* placesOf */.ek)(session.endpoint, ports);
    const record = await (0,local_record/* readRecord */.aE)(places, ports);
    if (record === undefined || record.served === session.token) {
        await (0,lock/* releaseLock */.x_)(places, session, ports);
        return { unchanged: true };
    }
    if (session.isNew) {
        await removeEndpoint(places, session.endpoint, graceMs, ports);
        return {};
    }
    await (0,local_record/* changeRecord */.U9)(places, session.token, (known) => ({ ...known, deployments: known.deployments.filter(({ id }) => !starts.includes(id)) }), ports);
    await (0,gateway/* tellGateway */.ob)(places, ports);
    await ports.files.remove(places.journal);
    await (0,lock/* releaseLock */.x_)(places, session, ports);
    return {};
}
/** Ends all processes of an endpoint and removes its folder, which disappears in one step. */
async function removeEndpoint(places, endpoint, stopMs, ports) {
    const { files } = ports;
    await (0,gateway/* stopGateway */.vX)(places, stopMs, ports);
    const doomed = files.join(files.dirname(places.folder), `.deleted-${endpoint}-${crypto.randomUUID().slice(0, 8)}`);
    await files.move(places.folder, doomed);
    await files.remove(doomed);
}

// EXTERNAL MODULE: ./packages/providers/build/package/read.js
var read = __webpack_require__(19126);
// EXTERNAL MODULE: ./packages/providers/build/package/score.js + 1 modules
var score = __webpack_require__(75300);
;// CONCATENATED MODULE: ./packages/providers/build/target/local/steps/score.js






/** The first request may load what later ones use, so it gets more time than the endpoint grants. */
const timeoutMs = 60_000;
/** How far numbers of the sample's answer may be off, relative; what package-model takes by default. */
const tolerance = 0.0001;
/**
 * Scores the sample request of each started deployment at its server, past the traffic.
 * @throws Failure `SCORING_FAILED` with the last lines of the server's log
 */
async function score_score(starts, places, ports) {
    const scored = [];
    for (const { id, packageDigest } of starts) {
        const { folder, manifest } = await (0,read/* readPackage */.L)((0,local_places/* packageFolder */.n4)(packageDigest, ports), ports);
        const control = await (0,gateway/* findGateway */.m)(places, ports);
        const status = control === undefined ? undefined : await (0,gateway/* gatewayStatus */.bi)(control, ports);
        const instance = status?.deployments
            .find((deployment) => deployment.id === id)
            ?.instances.find(({ phase }) => phase === 'ready');
        if (instance?.port === undefined)
            throw new trouble/* Failure */.HR('SCORING_FAILED', 'the server ended before it could score the sample request');
        const url = `http://127.0.0.1:${instance.port}`;
        try {
            const sample = await (0,score/* scoreSample */.D)(manifest, folder, url, { timeoutMs, tolerance }, () => [], ports);
            if (sample !== undefined)
                scored.push(sample);
        }
        catch (thrown) {
            if (!(thrown instanceof trouble/* Failure */.HR) || thrown.code === 'CANCELLED')
                throw thrown;
            throw new trouble/* Failure */.HR('SCORING_FAILED', (0,trouble/* messageOf */.bD)(thrown), {
                log: await (0,log_tail/* tail */.R)(ports.files.join(places.logs, instance.log), 20, ports),
                ...(thrown.remedy === undefined ? {} : { remedy: thrown.remedy }),
            });
        }
    }
    for (const { ms, answer } of scored)
        ports.log.info(`scored in ${ms} ms: ${answer}`);
    return { result: scored };
}

// EXTERNAL MODULE: ./packages/core/build/package-manifest.js
var package_manifest = __webpack_require__(87210);
// EXTERNAL MODULE: ./packages/providers/build/package/install.js
var install = __webpack_require__(73783);
// EXTERNAL MODULE: ./packages/providers/build/package/manifest.js
var build_package_manifest = __webpack_require__(38515);
// EXTERNAL MODULE: ./packages/providers/build/package/verify.js
var verify = __webpack_require__(32531);
;// CONCATENATED MODULE: ./packages/providers/build/target/local/steps/stage.js







const abandonedMs = 6 * 3_600_000;
/**
 * Copies a package to where endpoints serve it from, hashed on the way. It appears whole or not at all.
 * @throws Failure `DIGEST_MISMATCH` when its bytes are not those of its manifest
 */
async function stage({ digest, from }, ports) {
    const { files } = ports;
    const final = (0,local_places/* packageFolder */.n4)(digest, ports);
    if ((await files.stat(files.join(final, package_manifest/* packageManifestName */.V))) !== undefined)
        return { unchanged: true };
    if (from === undefined)
        throw new trouble/* Failure */.HR('STORAGE_FAILED', `the package ${digest} is not in ${final} any more`, {
            remedy: 'deploy the package again',
        });
    await removeAbandoned(files.dirname(final), ports);
    const building = await files.temporaryFolder('.staging-', files.dirname(final));
    try {
        await copyVerified(await (0,read/* readPackage */.L)(from, ports), building, ports);
        await files.move(building, final);
    }
    catch (thrown) {
        // Another run staged the same bytes in the meantime.
        if ((await files.stat(files.join(final, package_manifest/* packageManifestName */.V))) !== undefined)
            return { unchanged: true };
        throw thrown;
    }
    finally {
        await files.remove(building);
    }
    return {};
}
/** Copies of runs that were killed, old enough that nobody works on them. */
async function removeAbandoned(folder, { files, clock }) {
    for (const name of await files.names(folder)) {
        if (!name.startsWith('.staging-'))
            continue;
        const stands = await files.stat(files.join(folder, name));
        if (stands !== undefined && clock.now() - stands.modifiedMs > abandonedMs)
            await files.remove(files.join(folder, name));
    }
}
async function copyVerified({ folder, manifest }, to, ports) {
    const { files, log } = ports;
    const at = (root, path) => files.join(root, ...path.split('/'));
    const copies = manifest.files.map(({ path }) => ({ from: at(folder, path), to: at(to, path) }));
    for (const parent of new Set(copies.map((copy) => files.dirname(copy.to))))
        await files.makeFolder(parent);
    const total = manifest.files.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    const hashed = await files.copyHashed(copies, (bytes) => log.progress('copying the package', (done += bytes), total, 'bytes'));
    const changed = manifest.files.find(({ sha256 }, index) => hashed[index]?.sha256 !== sha256);
    if (changed !== undefined || (0,verify/* packageDigest */.j)(manifest.files, files) !== manifest.digest)
        throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `${changed?.path ?? package_manifest/* packageManifestName */.V} changed since the package was made`, { remedy: 'package the model again, and copy the package whole' });
    await files.write(files.join(to, package_manifest/* packageManifestName */.V), (0,build_package_manifest/* manifestText */.$2)(manifest));
}
/** Installs what the staged package needs, unless it is there. */
async function stage_install({ digest }, ports) {
    const { folder, manifest } = await (0,read/* readPackage */.L)((0,local_places/* packageFolder */.n4)(digest, ports), ports);
    if (await (0,install/* isInstalled */.j$)(manifest, ports))
        return { unchanged: true };
    await (0,install/* installEnvironment */.Ns)(manifest, folder, ports);
    return {};
}

;// CONCATENATED MODULE: ./packages/providers/build/target/local/local.js















/** Model servers as processes of this machine, behind the gateway of their endpoint. */
const local = {
    id: 'local',
    title: 'processes on this machine',
    supports: { weights: true, mirror: true, logs: true, rollback: true, auth: ['key', 'none'] },
    look: look/* look */.O,
    plan: plan,
    putBack: putBack,
    unchanged: unchanged,
    apply: perform,
};
/** Steps that need no lock. */
const unlocked = {
    open: (args, ports) => open_open(args, ports),
    invoke: (args, ports) => invoke(args, ports),
    logs: (args, ports) => showLogs(args, ports),
    'put-back': (args, ports, earlier) => put_back_putBack(args, ports, earlier),
};
/** Steps of a change, each noted in the journal before it begins. */
const locked = {
    undo: ({ ids }, { places, token }, ports) => undo(ids, places, token, ports),
    stage: (args, _session, ports) => stage(args, ports),
    install: (args, _session, ports) => stage_install(args, ports),
    gateway: async (_args, { places }, ports) => ({
        unchanged: !(await (0,gateway/* startGateway */.zY)(places, ports)),
    }),
    start: ({ starts }, { places, token }, ports) => start(starts, places, token, ports),
    ready: ({ ids }, { places, deadlineMs }, ports) => waitReady(ids, places, deadlineMs, ports),
    score: ({ starts }, { places }, ports) => score_score(starts, places, ports),
    traffic: (args, { places, token }, ports) => moveTraffic(args, places, token, ports),
    keys: ({ keyType }, session, ports) => regenerate(keyType, session, ports),
    finish: (args, { places, token }, ports) => finish(args, places, token, ports),
    delete: async ({ stopMs }, { places, endpoint }, ports) => {
        await removeEndpoint(places, endpoint, stopMs, ports);
        return {};
    },
};
async function perform({ verb, args, title }, ports, earlier) {
    const free = unlocked[verb];
    if (free !== undefined)
        return free(args, ports, earlier);
    const bound = locked[verb];
    if (bound === undefined)
        throw new Error(`the local target knows no step \`${verb}\``);
    const session = sessionOf(earlier, ports);
    await noteStep(session.places, title, ports);
    return bound(args, session, ports);
}
/** The keys are written first: the next run derives the hashes from them if this one is killed in between. */
async function regenerate(keyType, { places, token }, ports) {
    const keys = (await (0,local_keys/* readKeys */.x4)(places, ports)) ?? { primary: (0,local_keys/* newKey */.uM)(), secondary: (0,local_keys/* newKey */.uM)() };
    const changed = { ...keys, [keyType]: (0,local_keys/* newKey */.uM)() };
    await (0,local_keys/* writeKeys */.mk)(places, changed, ports);
    const hashes = (0,local_keys/* keyHashes */.wR)(changed, ports.files);
    await (0,local_record/* changeRecord */.U9)(places, token, (record) => ({ ...record, keyHashes: hashes }), ports);
    await (0,gateway/* tellGateway */.ob)(places, ports);
    return {};
}

;// CONCATENATED MODULE: ./packages/providers/build/target/all.js

/** Every target, by its id. */
const targets = { local: local };

// EXTERNAL MODULE: ./packages/core/build/input-kinds.js
var input_kinds = __webpack_require__(1476);
// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/providers/build/event/event-input.js + 1 modules
var event_input = __webpack_require__(6566);
;// CONCATENATED MODULE: ./actions/deploy-model/build/inputs.js





/** What can be done to an endpoint. */
const commands = [
    'deploy',
    'status',
    'rollback',
    'delete',
    'invoke',
    'logs',
    'regenerate-keys',
];
/** Percentages by deployment, `blue=90 green=10`: 0 or 100 together, as in Azure ML. */
function traffic() {
    const expected = 'percentages by deployment such as `blue=90 green=10` that add up to 0 or 100';
    return (0,inputs/* input */.hF)((given) => {
        const shares = {};
        for (const word of given.split(/[\s,]+/).filter((part) => part !== '')) {
            const [, name, percent] = /^([^=:]+)[=:](\d{1,3})%?$/.exec(word) ?? [];
            if (name === undefined)
                return { expected, said: word };
            if (Object.hasOwn(shares, name))
                return { expected: 'every deployment once', said: `\`${name}\` twice` };
            shares[name] = Number(percent);
        }
        const sum = Object.values(shares).reduce((total, percent) => total + percent, 0);
        if (sum === 0 || sum === 100)
            return { value: shares };
        return {
            expected,
            said: `percentages that add up to ${sum}`,
            remedy: 'lower one of them, or raise another',
        };
    });
}
/** Fields of a probe, one `key=value` a line; those that are not given stay as they are. */
function probe() {
    const names = Object.keys(endpoint/* defaultProbe */.WW);
    const lines = (0,input_kinds/* keyValues */.K7)();
    return (0,inputs/* input */.hF)((given) => {
        const parsed = lines.parse(given.replaceAll(/[ ,]+(?=\w+=)/g, '\n'));
        if (!('value' in parsed))
            return parsed;
        for (const [name, value] of Object.entries(parsed.value)) {
            if (!names.includes(name))
                return {
                    expected: `fields out of ${names.map((one) => `\`${one}\``).join(', ')}`,
                    said: `\`${name}\``,
                };
            if (!/^[1-9]\d*$/.test(value))
                return { expected: 'whole numbers from 1', said: `\`${name}=${value}\`` };
        }
        const fields = Object.entries(parsed.value).map(([name, value]) => [name, Number(value)]);
        return { value: Object.fromEntries(fields) };
    });
}
const inputs_name = () => (0,input_kinds/* matching */.wC)(endpointNamePattern, endpointNameRule);
/** The inputs of deploy-model. */
const inputs_inputs = (0,inputs/* table */.tp)({
    endpoint: inputs_name().required(),
    package: (0,input_kinds/* path */.Ae)(),
    deployment: inputs_name(),
    target: (0,input_kinds/* oneOf */.yL)('local').byDefault('local'),
    command: (0,input_kinds/* oneOf */.yL)(...commands).byDefault('deploy'),
    traffic: traffic(),
    'latest-wins': (0,input_kinds/* boolean */.zM)().byDefault('false'),
    event: (0,event_input/* eventInput */.f)(),
    config: (0,input_kinds/* path */.Ae)(),
    'instance-count': (0,input_kinds/* integer */.nd)({ least: 1, most: 100 }),
    port: (0,input_kinds/* integer */.nd)({ least: 1, most: 65_535 }),
    auth: (0,input_kinds/* oneOf */.yL)('key', 'none'),
    'liveness-probe': probe(),
    'readiness-probe': probe(),
    'request-timeout-ms': (0,input_kinds/* integer */.nd)({ least: 1, unit: 'milliseconds' }),
    'max-concurrent-requests-per-instance': (0,input_kinds/* integer */.nd)({ least: 1, most: 10_000 }),
    'max-queue-wait-ms': (0,input_kinds/* integer */.nd)({ least: 0, unit: 'milliseconds' }),
    'environment-variables': (0,input_kinds/* keyValues */.K7)(),
    timeout: (0,input_kinds/* integer */.nd)({ least: 1, unit: 'seconds' }).byDefault('900'),
    'drain-timeout': (0,input_kinds/* integer */.nd)({ least: 0, unit: 'seconds' }).byDefault('30'),
    request: (0,input_kinds/* text */.Qq)(),
    'request-file': (0,input_kinds/* path */.Ae)(),
    lines: (0,input_kinds/* integer */.nd)({ least: 1, most: 10_000 }).byDefault('100'),
    'key-type': (0,input_kinds/* oneOf */.yL)('primary', 'secondary').byDefault('primary'),
    'dry-run': (0,input_kinds/* boolean */.zM)().byDefault('false'),
})
    .check(({ command, package: given, traffic: shares, auth }) => command === 'deploy' && given === undefined && shares === undefined && auth === undefined
    ? [
        problem('package', 'nothing was given', 'a package to deploy, or `traffic` or `auth` to change only that', 'give the output `package` of package-model'),
    ]
    : [])
    .check(({ command, request, requestFile }) => {
    if (command !== 'invoke')
        return [];
    if (request === undefined && requestFile === undefined)
        return [problem('request', 'nothing was given', 'a request body in `request` or `request-file`')];
    if (request !== undefined && requestFile !== undefined)
        return [problem('request', '`request` and `request-file`', 'one of the two')];
    return [];
});
function problem(inputName, said, expected, remedy) {
    return { where: { input: inputName }, said, expected, ...(remedy === undefined ? {} : { remedy }) };
}

// EXTERNAL MODULE: ./packages/providers/build/event/told-models.js
var told_models = __webpack_require__(64578);
// EXTERNAL MODULE: ./packages/formats/build/azure.js + 3 modules
var azure = __webpack_require__(84299);
// EXTERNAL MODULE: ./packages/formats/build/azure-v1.js
var azure_v1 = __webpack_require__(30226);
;// CONCATENATED MODULE: ./actions/deploy-model/build/config.js



/**
 * Reads the file that the input `config` names: an Azure ML v2 deployment YAML, or v1's `deploymentconfig.json`, which is
 * told by its `computeType`.
 * @throws Problems with file, line and column
 */
async function readConfig(given, { files }) {
    if (given === undefined)
        return { deployment: {} };
    const path = files.resolve(given);
    if ((await files.stat(path))?.kind !== 'file')
        (0,trouble/* refuse */.TR)({
            where: { input: 'config' },
            said: `\`${given}\` is not there`,
            expected: 'an Azure ML deployment YAML, or a `deploymentconfig.json`',
        });
    const text = await files.readText(path);
    if (!/"?\bcomputeType\b"?\s*:/.test(text))
        return { deployment: await (0,azure/* readAzureDeployment */.rw)(given, text) };
    const { auth_mode, deployment, port } = await (0,azure_v1/* readDeploymentConfig */.y)(given, text);
    if (auth_mode === 'aml_token')
        (0,trouble/* refuse */.TR)({
            where: { file: given },
            said: '`tokenAuthEnabled`: tokens of Azure ML',
            expected: '`authEnabled`, or none',
            remedy: 'use keys: only Azure itself can check its tokens',
        });
    return { deployment, auth: auth_mode, ...(port === undefined ? {} : { port }) };
}

;// CONCATENATED MODULE: ./actions/deploy-model/build/latest-wins.js
/**
 * Compares the models of a package with those that have traffic. One that is older is enough to leave the package: what
 * serves must never go back. Models that nobody serves count for nothing. Pure.
 */
function standingOf(models, deployments) {
    const serving = deployments.filter(({ traffic }) => traffic > 0).flatMap((one) => one.models);
    const unclear = [];
    for (const { name, version } of models) {
        for (const other of serving.filter((id) => id.startsWith(`${name}:`))) {
            const order = compareVersions(version, other.slice(name.length + 1));
            if (order === undefined)
                unclear.push(`${name}:${version} and ${other}`);
            else if (order < 0)
                return { superseded: `${name}:${version} is older than ${other}, which serves`, unclear };
        }
    }
    return { unclear };
}
/**
 * Negative when the left version is older. Versions that were counted (`7`) and those of numbers with dots or hyphens
 * between them (`1.10.0`, `v2`, `2026-11-21`) can be compared; for others there is no answer, unless they are the same.
 */
function compareVersions(left, right) {
    if (left === right)
        return 0;
    const [a, b] = [numbersOf(left), numbersOf(right)];
    if (a === undefined || b === undefined)
        return undefined;
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
        const difference = (a[index] ?? 0n) - (b[index] ?? 0n);
        if (difference !== 0n)
            return difference < 0n ? -1 : 1;
    }
    return 0;
}
function numbersOf(version) {
    if (!/^v?\d+([.-]\d+)*$/.test(version))
        return undefined;
    return version.replace(/^v/, '').split(/[.-]/).map(BigInt);
}

;// CONCATENATED MODULE: ./actions/deploy-model/build/settings.js

/** How the deployment is run: the inputs, else the configuration file, else Azure's defaults. Pure. */
function settingsOf(spec, config) {
    return {
        instances: spec.instanceCount ?? config.instance_count ?? 1,
        liveness_probe: { ...endpoint/* defaultProbe */.WW, ...config.liveness_probe, ...spec.livenessProbe },
        readiness_probe: { ...endpoint/* defaultProbe */.WW, ...config.readiness_probe, ...spec.readinessProbe },
        request_settings: {
            ...endpoint/* defaultRequestSettings */.g2,
            ...config.request_settings,
            ...given('request_timeout_ms', spec.requestTimeoutMs),
            ...given('max_concurrent_requests_per_instance', spec.maxConcurrentRequestsPerInstance),
            ...given('max_queue_wait_ms', spec.maxQueueWaitMs),
        },
        environment_variables: { ...config.environment_variables, ...spec.environmentVariables },
    };
}
function given(name, value) {
    return value === undefined ? {} : { [name]: value };
}
/** `iris-1` for version 1 of `iris`: what a deployment is called when nobody says. Pure. */
function deploymentName(models) {
    const [model] = models;
    const words = `${model?.name ?? 'model'}-${model?.version ?? '1'}`.replaceAll(/[^A-Za-z0-9]+/g, '-');
    const begun = /^[A-Za-z]/.test(words) ? words : `m-${words}`;
    // The version tells deployments apart, so a long name is shortened in front of it.
    const version = /-[^-]*$/.exec(begun)?.[0] ?? '';
    const shortened = begun.length <= 32 ? begun : begun.slice(0, 32 - Math.min(version.length, 20)) + version.slice(-20);
    return shortened.replaceAll(/-+/g, '-').replace(/-$/, '').padEnd(3, '0');
}

;// CONCATENATED MODULE: ./actions/deploy-model/build/look.js







/** Reads the package, the configuration and the endpoint. */
async function look_look(spec, ports) {
    const target = targets[spec.target];
    const wanted = {
        endpoint: spec.endpoint,
        change: await changeOf(spec, ports),
        timeoutMs: spec.timeout * 1000,
        drainTimeoutMs: spec.drainTimeout * 1000,
    };
    const unlike = (0,told_models/* unlikeTold */.a)(spec.event.event, modelsOf(wanted.change), 'the package', remedy);
    if (unlike.length > 0)
        throw new trouble/* Problems */.Zw(unlike);
    const found = await target.look(wanted, ports);
    const { change } = wanted;
    if (!spec.latestWins || change.command !== 'deploy' || change.package === undefined)
        return { target, wanted, found };
    return { target, wanted, found, standing: standingOf(change.package.manifest.models, found.deployments) };
}
const remedy = 'deploy the package that was made for this event, or package it again';
/** The models of the package that is to be deployed. */
function modelsOf(change) {
    return change.command === 'deploy' ? (change.package?.manifest.models ?? []) : [];
}
async function changeOf(spec, ports) {
    const named = spec.deployment === undefined ? {} : { deployment: spec.deployment };
    switch (spec.command) {
        case 'status':
        case 'delete':
            return { command: spec.command };
        case 'rollback':
            return { command: 'rollback', ...named };
        case 'regenerate-keys':
            return { command: 'regenerate-keys', keyType: spec.keyType };
        case 'logs':
            return { command: 'logs', lines: spec.lines, ...named };
        case 'invoke':
            return { command: 'invoke', ...(await bodyOf(spec, ports)), ...named };
        case 'deploy':
            return deployOf(spec, ports);
    }
}
async function deployOf(spec, ports) {
    const config = await readConfig(spec.config, ports);
    const opened = spec.package === undefined ? undefined : await (0,read/* readPackage */.L)(spec.package, ports);
    const auth = spec.auth ?? config.auth;
    const port = spec.port ?? config.port;
    const deployment = spec.deployment ?? config.deployment.name ?? (opened && deploymentName(opened.manifest.models));
    return {
        command: 'deploy',
        settings: settingsOf(spec, config.deployment),
        ...(opened === undefined ? {} : { package: opened }),
        ...(deployment === undefined ? {} : { deployment }),
        ...(spec.traffic === undefined ? {} : { traffic: spec.traffic }),
        ...(auth === undefined ? {} : { auth }),
        ...(port === undefined ? {} : { port }),
    };
}
async function bodyOf(spec, { files }) {
    if (spec.requestFile === undefined)
        return { body: spec.request ?? '', contentType: 'application/json' };
    const path = files.resolve(spec.requestFile);
    if ((await files.stat(path))?.kind !== 'file')
        (0,trouble/* refuse */.TR)({
            where: { input: 'request-file' },
            said: `\`${spec.requestFile}\` is not there`,
            expected: 'a file with a request body',
        });
    const contentType = path.toLowerCase().endsWith('.csv') ? 'text/csv' : 'application/json';
    return { body: await files.readText(path), contentType };
}

;// CONCATENATED MODULE: ./actions/deploy-model/build/plan.js
/** Decides what to do: the target knows. Pure. */
function plan_plan(_spec, { target, wanted, found, standing }) {
    if (standing?.superseded !== undefined)
        return { steps: [], unchanged: standing.superseded };
    const steps = target.plan(wanted, found);
    if (wanted.change.command === 'status')
        return { steps };
    if (steps.length === 0)
        return { steps, unchanged: target.unchanged(wanted, found) };
    return { steps, putBack: target.putBack(wanted, found) };
}

// EXTERNAL MODULE: ./packages/core/build/plan.js
var build_plan = __webpack_require__(26803);
;// CONCATENATED MODULE: ./actions/deploy-model/build/report.js





/** The outputs of deploy-model. */
const outputs = [
    'scoring-uri',
    'swagger-uri',
    'state',
    'deployment',
    'previous',
    'changed',
    'superseded',
    'traffic',
    'key-file',
    'response',
    'response-status',
];
/** Says what happened. Pure. */
function report(spec, facts, outcome) {
    const left = (0,build_plan/* resultOf */.B)(outcome, leftStep)?.endpoint;
    const isDeleted = spec.command === 'delete' && outcome.status === 'done';
    const now = left ?? (isDeleted ? { ...gone(facts.found) } : facts.found);
    const invoked = (0,build_plan/* resultOf */.B)(outcome, invokeStep);
    const isChanged = hasChanged(spec, outcome);
    const isSuperseded = facts.standing?.superseded !== undefined;
    const names = serving(now);
    const wanted = facts.wanted.change.command === 'deploy' ? facts.wanted.change.deployment : undefined;
    const before = serving(facts.found).filter((name) => !names.includes(name));
    return {
        outputs: {
            'scoring-uri': now.scoringUri,
            'swagger-uri': now.swaggerUri,
            // A candidate that failed is what this run was about, although something older serves.
            state: outcome.status === 'failed' && spec.command === 'deploy' ? 'Failed' : now.state,
            deployment: invoked?.deployment ?? (isSuperseded ? names[0] : (wanted ?? spec.deployment ?? names[0])),
            previous: isChanged ? before[0] : undefined,
            changed: isChanged,
            superseded: facts.standing === undefined ? undefined : isSuperseded,
            traffic: Object.fromEntries(now.deployments.filter(({ traffic }) => traffic > 0).map(({ name, traffic }) => [name, traffic])),
            'key-file': now.keyFile,
            response: invoked?.body,
            'response-status': invoked?.status,
        },
        headline: headline(spec, facts, outcome, now),
        summary: [...endpointBlocks(now), ...answerBlocks(invoked)],
        notices: [...notices(now), ...unclearNotices(facts.standing), ...eventNotices(spec, facts)],
        ...failedInvocation(invoked),
    };
}
/** Not refused: with `models: iris@champion` a newer version may have come before this run. */
function eventNotices({ event }, { wanted }) {
    const message = (0,told_models/* anotherVersion */.y)(event.event, modelsOf(wanted.change));
    return message === undefined ? [] : [{ level: 'warning', title: 'Event', message }];
}
function gone(found) {
    return { endpoint: found.endpoint, exists: false, deployments: [], remembered: [] };
}
function serving({ deployments }) {
    return deployments
        .filter(({ traffic }) => traffic > 0)
        .toSorted((left, right) => right.traffic - left.traffic)
        .map(({ name }) => name);
}
/** True when clients or servers notice a difference. A deployment that failed after the traffic moved has changed it. */
function hasChanged({ command }, { status, steps }) {
    if (['status', 'invoke', 'logs'].includes(command) || status === 'planned')
        return false;
    if (status === 'done')
        return steps.length > 0;
    return steps.some((step) => step.id === trafficStep && step.status === 'done');
}
function headline(spec, { found, target, wanted, standing }, outcome, now) {
    const { endpoint } = found;
    if (standing?.superseded !== undefined)
        return `${endpoint} stays as it is: ${standing.superseded}`;
    if (outcome.status === 'planned')
        return `${spec.command} of ${endpoint} was only planned`;
    switch (spec.command) {
        case 'deploy':
        case 'rollback':
            return outcome.steps.length === 0
                ? `nothing had to be done for ${endpoint} at ${now.scoringUri ?? ''}`
                : `${endpoint} serves ${report_trafficText(now)} at ${now.scoringUri ?? ''}`;
        case 'status':
            return target.unchanged(wanted, found);
        case 'delete':
            return outcome.steps.length === 0 ? 'nothing had to be deleted' : `${endpoint} was deleted`;
        case 'invoke': {
            const answer = (0,build_plan/* resultOf */.B)(outcome, invokeStep);
            return `${answer?.deployment || endpoint} answered ${answer?.status ?? 'nothing'} in ${answer?.ms ?? 0} ms`;
        }
        case 'logs':
            return `the logs of ${endpoint} are above`;
        case 'regenerate-keys':
            return `${endpoint} has a new ${spec.keyType} key in ${now.keyFile ?? 'its key file'}`;
    }
}
function report_trafficText({ deployments }) {
    const shares = deployments
        .filter(({ traffic }) => traffic > 0)
        .map(({ name, traffic }) => (traffic === 100 ? name : `${name} ${traffic} %`));
    return shares.join(', ') || 'nobody yet';
}
function endpointBlocks(now) {
    if (!now.exists)
        return [];
    const rows = [
        ['endpoint', now.endpoint],
        ['state', now.state],
        ['scoring', now.scoringUri],
        ['swagger', now.swaggerUri],
        ['access', now.auth === 'key' ? `a key of \`${now.keyFile ?? ''}\`` : 'open to this machine'],
        ['remembered', now.remembered.length === 0 ? undefined : now.remembered.join(', ')],
    ];
    return [
        { kind: 'facts', rows: rows.filter((row) => row[1] !== undefined) },
        {
            kind: 'table',
            columns: ['deployment', 'traffic', 'state', 'instances', 'models', 'package'],
            rows: now.deployments.map((one) => [
                one.name,
                `${one.traffic} %`,
                one.state,
                `${one.ready} of ${one.instances} ready`,
                one.models.join(', '),
                `\`${(0,build_digest/* shortDigest */.VK)(one.packageDigest)}\``,
            ]),
            align: ['left', 'right'],
        },
    ];
}
function answerBlocks(invoked) {
    if (invoked === undefined)
        return [];
    const text = invoked.body.length > 10_000 ? `${invoked.body.slice(0, 9997)}...` : invoked.body;
    return [
        { kind: 'paragraph', text: `${invoked.deployment} answered ${invoked.status} in ${invoked.ms} ms:` },
        { kind: 'code', text },
    ];
}
function notices({ unfinished }) {
    if (unfinished === undefined)
        return [];
    const message = `${unfinished}. It was stopped there; the next deploy goes on with it or undoes it.`;
    return [{ level: 'warning', title: 'Unfinished change', message }];
}
function unclearNotices(standing) {
    return (standing?.unclear ?? []).map((pair) => ({
        level: 'warning',
        title: 'Latest wins',
        message: `nobody can say which of ${pair} is newer, so it was deployed`,
    }));
}
function failedInvocation(invoked) {
    if (invoked === undefined || (invoked.status >= 200 && invoked.status < 300))
        return {};
    return { failed: `the endpoint answered ${invoked.status}: ${invoked.body.slice(0, 500)}` };
}

;// CONCATENATED MODULE: ./actions/deploy-model/build/main.js







/** The action `deploy-model`: a package serves at a stable address, and what served before does so until then. */
const deployModel = (0,action/* action */.X)({
    name: 'deploy-model',
    inputs: inputs_inputs,
    outputs: outputs,
    look: look_look,
    plan: plan_plan,
    performers: (0,provider/* performersOf */.h)(Object.values(targets)),
    report: report,
});


/***/ }),

/***/ 35877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ performersOf)
/* harmony export */ });
/** The performers of a list of providers, for `apply`. */
function performersOf(providers) {
    return Object.fromEntries(providers.map((provider) => [provider.id, provider.apply]));
}


/***/ })

};
