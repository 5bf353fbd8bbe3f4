export const id = 576;
export const ids = [576];
export const modules = {

/***/ 91576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deployModel: () => (/* binding */ deployModel)
});

// EXTERNAL MODULE: ./packages/core/build/action.js
var action = __webpack_require__(45970);
// EXTERNAL MODULE: ./packages/core/build/endpoint.js
var endpoint = __webpack_require__(61937);
// EXTERNAL MODULE: ./packages/core/build/input-kinds.js
var input_kinds = __webpack_require__(1476);
// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/models/build/event/event-input.js + 1 modules
var event_input = __webpack_require__(84790);
;// CONCATENATED MODULE: ./packages/targets/build/kind.js
/** What an endpoint and a deployment may be called. Source: Azure ML CLI v2 online endpoint YAML schema, `name`. */
const endpointNamePattern = /^[a-zA-Z](?=.{2,31}$)[-a-zA-Z0-9]*[a-zA-Z0-9]$/;
/** The pattern in words. */
const endpointNameRule = '3 to 32 letters, digits and `-`, starting with a letter and not ending with `-`';

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
/** Percentages by deployment, `blue=99.5 green=0.5`: 0 or 100 together, as in Azure ML, and fractions, unlike there. */
function traffic() {
    const expected = 'percentages by deployment such as `blue=90 green=10` or `blue=99.5 green=0.5` that add up to 0 or 100';
    return (0,inputs/* input */.hF)((given) => {
        const shares = {};
        for (const word of given.split(/[\s,]+/).filter((part) => part !== '')) {
            const [, name, percent] = /^([^=:]+)[=:](\d{1,3}(?:\.\d{1,3})?)%?$/.exec(word) ?? [];
            if (name === undefined)
                return { expected, said: word };
            if (Object.hasOwn(shares, name))
                return { expected: 'every deployment once', said: `\`${name}\` twice` };
            shares[name] = Number(percent);
        }
        // In thousandths, which are whole numbers: 0.1 + 0.2 + 99.7 is not 100 in binary fractions.
        const sum = Object.values(shares).reduce((total, percent) => total + Math.round(percent * 1000), 0) / 1000;
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
    return { where: { input: inputName }, said, expected, remedy };
}

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/models/build/event/told-models.js
var told_models = __webpack_require__(72466);
// EXTERNAL MODULE: ./packages/packaging/build/package/read.js
var read = __webpack_require__(58437);
// EXTERNAL MODULE: ./packages/targets/build/local/local.js + 10 modules
var local = __webpack_require__(38081);
;// CONCATENATED MODULE: ./packages/targets/build/all.js

/** Every target, by its id. */
const targets = { local: local/* local */.s };

// EXTERNAL MODULE: ./packages/targets/build/journal.js
var build_journal = __webpack_require__(70840);
;// CONCATENATED MODULE: ./packages/targets/build/facts.js

/** What is reported of an endpoint that a target found. Pure. */
function endpointFacts(endpoint, world) {
    const { state, journal, holder, scoringUri, swaggerUri, keyFile } = world;
    if (state === undefined)
        return { endpoint, exists: false, deployments: [], remembered: [] };
    return {
        endpoint,
        exists: true,
        state: endpointState(world),
        scoringUri,
        swaggerUri,
        auth: state.auth,
        keyFile: state.auth === 'key' ? keyFile : undefined,
        deployments: state.deployments.map((deployment) => deploymentFacts(deployment, world)),
        remembered: state.retired.map(({ name }) => name),
        unfinished: journal === undefined || holder !== undefined ? undefined : (0,build_journal/* journalText */.Jh)(journal),
    };
}
function deploymentFacts(deployment, { state, running }) {
    const seen = running?.find(({ id }) => id === deployment.id);
    return {
        name: deployment.name,
        // Nobody runs its servers: it is deployed, and cannot be reached.
        state: running === undefined ? 'Unhealthy' : (seen?.state ?? 'Transitioning'),
        traffic: state?.traffic[deployment.id] ?? 0,
        ready: seen?.ready ?? 0,
        instances: deployment.instances,
        models: deployment.models,
        packageDigest: deployment.packageDigest,
    };
}
/** From bad to good; the worst of what has traffic is the endpoint's. */
const order = ['Failed', 'Unschedulable', 'Unhealthy', 'Transitioning', 'Healthy'];
function endpointState(world) {
    const { state, holder, running } = world;
    if (holder !== undefined)
        return 'Transitioning';
    const serving = (state?.deployments ?? [])
        .filter(({ id }) => (state?.traffic[id] ?? 0) > 0)
        .map((deployment) => deploymentFacts(deployment, world).state);
    if (serving.length === 0)
        return running === undefined ? 'Unhealthy' : 'Transitioning';
    return order.find((one) => serving.includes(one)) ?? 'Healthy';
}

;// CONCATENATED MODULE: ./packages/targets/build/goal.js


/**
 * What a change leads to. Pure.
 * @throws Problems when it names deployments that do not exist
 */
function goalOf(change, facts) {
    if (change.command === 'deploy')
        return deployGoal(change, facts);
    if (change.command === 'rollback')
        return rollbackGoal(change.deployment, facts);
    return goalAsItIs(facts);
}
/** The same deployments and traffic, without what an unfinished change has left. */
function goalAsItIs(facts) {
    const { state } = facts.world;
    return {
        deployments: running(facts),
        starts: [],
        traffic: state?.traffic ?? {},
        auth: state?.auth ?? 'key',
        isBack: false,
    };
}
function deployGoal(change, facts) {
    const { state } = facts.world;
    const { candidate } = facts;
    const known = running(facts);
    const auth = change.auth ?? state?.auth ?? 'key';
    const started = candidate === undefined ? undefined : startedOf(candidate, facts);
    const all = started === undefined || known.includes(started) ? known : [...known, started];
    const starts = started === undefined || known.includes(started) ? [] : [started];
    const traffic = change.traffic === undefined
        ? started === undefined
            ? (state?.traffic ?? {})
            : { [started.id]: 100 }
        : byId(change.traffic, all, started);
    const isNamed = (deployment) => change.traffic !== undefined && Object.hasOwn(change.traffic, deployment.name);
    const kept = all.filter((deployment) => deployment === started ||
        (traffic[deployment.id] ?? 0) > 0 ||
        // Another revision of a named deployment gives way to the one that was started.
        (isNamed(deployment) && deployment.name !== started?.name));
    return { deployments: kept, starts, traffic, auth, isBack: false };
}
/** The deployment that serves the package already, or was started for it by a run that was killed, or a new one. */
function startedOf(candidate, facts) {
    const same = facts.world.state?.deployments.find((deployment) => isSame(deployment, candidate));
    return same ?? { id: `${candidate.name}.${facts.world.nextToken}`, ...candidate };
}
/** True when a deployment serves this package in this way. Where its files lie does not count. */
function isSame(deployment, candidate) {
    const told = (one) => JSON.stringify([
        one.name,
        one.packageDigest,
        one.instances,
        entries(one.liveness_probe),
        entries(one.readiness_probe),
        entries(one.request_settings),
        entries(one.environment_variables),
    ]);
    return told(deployment) === told(candidate);
}
function entries(fields) {
    return Object.entries(fields).toSorted(([left], [right]) => (left < right ? -1 : 1));
}
function byId(traffic, all, started) {
    const shares = {};
    for (const [name, percent] of Object.entries(traffic)) {
        const deployment = started?.name === name ? started : all.find((one) => one.name === name);
        if (deployment === undefined)
            unknownDeployment('traffic', name, all);
        if (percent > 0)
            shares[deployment.id] = percent;
    }
    return shares;
}
function unknownDeployment(input, name, all) {
    const names = all.map((deployment) => `\`${deployment.name}\``);
    (0,trouble/* refuse */.TR)({
        where: { input },
        said: `\`${name}\``,
        expected: names.length === 0 ? 'nothing: no deployment runs yet' : `one of ${names.join(', ')}`,
        remedy: 'name a deployment that runs, or the one that this run deploys',
    });
}
function rollbackGoal(name, facts) {
    const { state, journal } = facts.world;
    if (state === undefined)
        return goalAsItIs(facts);
    const isDone = journal?.command === 'rollback' && (0,build_journal/* isCommitted */.zZ)(journal, state);
    if (isDone)
        return { ...goalAsItIs(facts), isBack: true };
    const traffic = name === undefined ? previous(facts.endpoint, state) : { [named(name, state).id]: 100 };
    const known = running(facts);
    const all = [...known, ...state.retired, ...state.deployments];
    const deployments = Object.keys(traffic).map((id) => all.find((deployment) => deployment.id === id));
    const starts = deployments.filter((deployment) => !known.includes(deployment));
    return { deployments, starts, traffic, auth: state.auth, isBack: name === undefined };
}
function previous(endpoint, state) {
    const all = [...state.deployments, ...state.retired];
    const last = state.history.find((traffic) => Object.keys(traffic).every((id) => all.some((deployment) => deployment.id === id)));
    if (last !== undefined)
        return last;
    (0,trouble/* refuse */.TR)({
        where: { input: 'command' },
        said: '`rollback`',
        expected: `an endpoint that served something before; \`${endpoint}\` remembers nothing older`,
        remedy: 'deploy the package that is to serve',
    });
}
/** The newest one with this name that does not serve; else the one that does. */
function named(name, state) {
    const all = [...state.retired, ...state.deployments];
    const found = all.find((deployment) => deployment.name === name);
    if (found === undefined)
        unknownDeployment('deployment', name, all);
    return state.deployments.find((deployment) => deployment.name === name) ?? found;
}
/** Those that run, without what an unfinished change has left. */
function running({ world }) {
    const without = (0,build_journal/* orphans */.mA)(world.journal, world.state);
    return (world.state?.deployments ?? []).filter(({ id }) => !without.includes(id));
}

// EXTERNAL MODULE: ./packages/targets/build/who.js
var who = __webpack_require__(64779);
;// CONCATENATED MODULE: ./packages/targets/build/look.js




/** Commands that only read. */
const reading = ['status', 'invoke', 'logs'];
/** Commands that need an endpoint. */
const needing = [...reading, 'rollback', 'regenerate-keys'];
/**
 * Reads the state of an endpoint and checks whether the change can be made; changes nothing.
 * @throws Problems for what cannot be done
 * @throws Failure `LOCKED` when another run changes the endpoint now
 */
async function lookAt(target, { endpoint, change }, ports) {
    refuseUnsupported(target, change);
    const world = await target.look(endpoint, ports);
    if (world.holder !== undefined && !reading.includes(change.command))
        throw (0,who/* locked */.xt)(endpoint, world.holder);
    if (world.state === undefined && needing.includes(change.command))
        await refuseMissing(target, endpoint, ports);
    const facts = { ...endpointFacts(endpoint, world), world };
    if (change.command === 'deploy') {
        await target.check(endpoint, change, world, ports);
        facts.candidate = candidateOf(change);
        if (facts.candidate === undefined && world.state === undefined)
            refusePackageless(endpoint);
    }
    if (change.command === 'invoke' || change.command === 'logs')
        refuseUnknown(change.deployment, facts);
    goalOf(change, facts);
    return facts;
}
function refuseUnsupported({ id, supports }, change) {
    const problems = [];
    const refused = (input, said, expected) => {
        problems.push({ where: { input }, said: `${said} with the target \`${id}\``, expected });
    };
    if (change.command === 'deploy') {
        const shares = Object.values(change.traffic ?? {}).filter((share) => share > 0);
        if (shares.length > 1 && !supports.weights)
            refused('traffic', 'a split', '100 for one deployment: this target moves all traffic at once');
        if (change.auth !== undefined && !supports.auth.includes(change.auth))
            refused('auth', `\`${change.auth}\``, supports.auth.map((way) => `\`${way}\``).join(' or '));
    }
    if (change.command === 'rollback' && !supports.rollback)
        refused('command', '`rollback`', 'a deploy of the package that is to serve');
    if (change.command === 'logs' && !supports.logs)
        refused('command', '`logs`', 'a target that shows what its servers print');
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
}
function candidateOf({ package: opened, deployment, settings }) {
    if (opened === undefined)
        return undefined;
    const { digest, models } = opened.manifest;
    return {
        name: deployment ?? 'default',
        packageDigest: digest,
        models: models.map(({ name, version }) => `${name}:${version}`),
        ...settings,
    };
}
async function refuseMissing(target, endpoint, ports) {
    const { names, where } = await target.endpoints(ports);
    (0,trouble/* refuse */.TR)({
        where: { input: 'endpoint' },
        said: `there is no endpoint \`${endpoint}\` in ${where}`,
        expected: names.length === 0
            ? 'an endpoint; none was deployed yet'
            : `one of ${names.map((name) => `\`${name}\``).join(', ')}`,
        remedy: 'deploy a package to it first, on this machine and with the same home folder (SLIPWAY_HOME)',
    });
}
function refusePackageless(endpoint) {
    (0,trouble/* refuse */.TR)({
        where: { input: 'package' },
        said: 'nothing was given',
        expected: `a package: there is no endpoint \`${endpoint}\` yet whose traffic could be changed`,
        remedy: 'give the output `package` of package-model',
    });
}
function refuseUnknown(name, { deployments, remembered }) {
    const names = [...deployments.map((deployment) => deployment.name), ...remembered];
    if (name === undefined || names.includes(name))
        return;
    (0,trouble/* refuse */.TR)({
        where: { input: 'deployment' },
        said: `\`${name}\``,
        expected: `one of ${[...new Set(names)].map((known) => `\`${known}\``).join(', ')}`,
    });
}

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
    return { deployment, auth: auth_mode, port };
}

// EXTERNAL MODULE: ./packages/core/build/model-version.js
var model_version = __webpack_require__(5802);
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
            const order = (0,model_version/* compareVersions */.Z)(version, other.slice(name.length + 1));
            if (order === undefined)
                unclear.push(`${name}:${version} and ${other}`);
            else if (order < 0)
                return { superseded: `${name}:${version} is older than ${other}, which serves`, unclear };
        }
    }
    return { unclear };
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
async function look(spec, ports) {
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
    const found = await lookAt(target, wanted, ports);
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
        package: opened,
        deployment,
        traffic: spec.traffic,
        auth,
        port,
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

// EXTERNAL MODULE: ./packages/core/build/digest.js
var build_digest = __webpack_require__(70120);
// EXTERNAL MODULE: ./packages/core/build/step.js
var step = __webpack_require__(36058);
;// CONCATENATED MODULE: ./packages/core/build/course.js
/** What a step answered, when the evidence is about that step. */
function answerIn(seen, id) {
    return seen.kind === 'answered' && seen.id === id ? seen.answer : undefined;
}

// EXTERNAL MODULE: ./packages/packaging/build/boot/boot-failure.js
var boot_failure = __webpack_require__(45044);
;// CONCATENATED MODULE: ./packages/targets/build/wait-ready.js


/** Between two looks. */
const lookMs = 50;
/** How many lines of a server's log are shown. */
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
async function waitReady(deployments, deadlineMs, hands, clock) {
    for (;;) {
        const running = await hands.running();
        const seen = deployments.map((deployment) => ({
            deployment,
            status: running?.find(({ id }) => id === deployment.id),
        }));
        if (seen.every(({ status }) => readinessOf(status).kind === 'ready'))
            return;
        for (const { deployment, status } of seen) {
            const readiness = readinessOf(status);
            if (readiness.kind === 'gave up')
                throw await gaveUp(deployment, readiness.instance, hands);
        }
        if (clock.now() > deadlineMs) {
            const late = seen.find(({ status }) => readinessOf(status).kind !== 'ready');
            throw await tooLate(late.deployment, late.status, hands);
        }
        await clock.sleep(lookMs);
    }
}
/**
 * Looks once more before the traffic moves.
 * @throws Failure `SERVER_NOT_READY` when a deployment is not ready any more
 */
async function refuseLost(ids, hands) {
    if (ids.length === 0)
        return;
    const running = await hands.running();
    for (const wanted of ids)
        if (readinessOf(running?.find(({ id }) => id === wanted)).kind !== 'ready')
            throw new trouble/* Failure */.HR('SERVER_NOT_READY', 'the new servers were ready and are not any more; the traffic stays', { remedy: 'look at their log: they may need more memory than there is' });
}
async function gaveUp(deployment, instance, hands) {
    const { name } = deployment;
    const { log, exitCodes } = await hands.printed(deployment, instance.log);
    const shown = log.slice(-shownLines);
    if (instance.exit === undefined)
        return instance.phase === 'unschedulable'
            ? new trouble/* Failure */.HR('PROCESS_FAILED', `the server of ${name} could not be started: ${instance.said ?? ''}`, {
                log: shown,
            })
            : new trouble/* Failure */.HR('SERVER_NOT_READY', `the server of ${name} runs, but its readiness probe was not good in time (last: ${instance.said ?? 'no answer'})`, { log: shown, remedy: 'look at the log of the server, or give it more time' });
    const { code, signal } = instance.exit;
    const { cause, remedy } = (0,boot_failure/* bootFailure */.$v)({ exitCode: code, signal, log, exitCodes });
    return new trouble/* Failure */.HR('SERVER_EXITED', `the server of ${name} ended before it was ready: ${cause}`, {
        log: shown,
        remedy,
    });
}
async function tooLate(deployment, status, hands) {
    const instance = status?.instances.find(({ phase }) => phase !== 'ready');
    const log = instance === undefined ? [] : (await hands.printed(deployment, instance.log)).log;
    return new trouble/* Failure */.HR('SERVER_NOT_READY', `the server of ${deployment.name} was not ready within \`timeout\` (last answer of its probe: ${instance?.said ?? 'none'})`, {
        log: log.slice(-shownLines),
        remedy: 'look at the log of the server, or raise `timeout`',
    });
}

;// CONCATENATED MODULE: ./packages/targets/build/steps.js





/** The id of the step that takes hold of the endpoint. */
const openStep = 'open';
/** The id of the step that moves the traffic: once it is done, something else serves. */
const trafficStep = 'traffic';
/** The id of the step whose result holds the endpoint as the change left it. */
const leftStep = 'finish';
/** The id of the step that takes a change back. */
const putBackStep = 'put-back';
/** The id of the step whose result is the answer to `invoke`. */
const invokeStep = 'invoke';
/** Takes hold of the endpoint, begins the journal, and makes the endpoint when it is new. */
const steps_open = (0,step/* verb */.w3)('open', async (args, ports) => {
    const { target, endpoint, token, revision, port, timeoutMs } = args;
    const hands = await target.hold(endpoint, { token, revision }, ports);
    const nowMs = ports.clock.now();
    const deadlineMs = nowMs + timeoutMs;
    const journal = {
        token,
        who: (0,who/* whoText */.UF)(ports),
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
    }
    catch (thrown) {
        // No later step knows of the hold, so what was begun here is taken back here, if that can be done.
        await takeBack({ hands, journal }, args.candidates).catch(() => hands.release());
        throw thrown;
    }
    return { result: { hands, journal, deadlineMs } };
});
/** A verb that works on the endpoint that `open` holds. */
function held(name, work) {
    return (0,step/* verb */.w3)(name, (args, ports, earlier) => work(sessionOf(earlier), args, ports));
}
function sessionOf(earlier) {
    const session = earlier.get(openStep);
    if (session === undefined)
        throw new Error('a step ran before `open`');
    return session;
}
/** The answer of a hand that says whether it had anything to do. */
async function said(work) {
    return { unchanged: !(await work) };
}
/** Takes away what a run that was killed has started. */
const undo = held('undo', async ({ hands }, { ids }) => {
    await hands.takeAway(ids);
    return {};
});
/** Brings a package to where it is served from. */
const stage = held('stage', ({ hands }, { digest, from }) => said(hands.stage(digest, from)));
/** Installs what a staged package needs. */
const install = held('install', ({ hands }, { digest }) => said(hands.install(digest)));
/** Sees to it that somebody answers at the address. */
const answer = held('gateway', ({ hands }) => said(hands.answer()));
/** Starts deployments without traffic. */
const start = held('start', ({ hands }, { starts }) => said(hands.start(starts)));
/** Waits until all servers of deployments are ready. */
const ready = held('ready', async ({ hands, deadlineMs }, { deployments }, { clock }) => {
    await waitReady(deployments, deadlineMs, hands, clock);
    return {};
});
/** Scores the sample request with each started deployment, past the traffic. */
const score = held('score', async ({ hands }, { starts }, { log }) => {
    const scored = [];
    for (const deployment of starts) {
        const sample = await hands.score(deployment);
        if (sample !== undefined)
            scored.push(sample);
    }
    for (const { ms, answer: answered } of scored)
        log.info(`scored in ${ms} ms: ${answered}`);
    return { result: scored };
});
/** Moves the traffic, if what was started is still ready. */
const moveTraffic = held('traffic', async ({ hands }, { starts, ...shift }) => {
    await refuseLost(starts, hands);
    await hands.shift(shift);
    return {};
});
/** Makes a new key. */
const renewKey = held('keys', async ({ hands }, { keyType }) => {
    await hands.renewKey(keyType);
    return {};
});
/** Lets the servers that are not needed any more finish and end, remembers them, and closes the journal. */
const finish = held('finish', async ({ hands }, { target, endpoint, kept, drainTimeoutMs }, ports) => {
    await hands.stop(kept, drainTimeoutMs);
    await hands.removeJournal();
    await hands.release();
    return { result: { endpoint: endpointFacts(endpoint, await target.look(endpoint, ports)) } };
});
/** Ends all servers and removes the endpoint. */
const remove = held('delete', async ({ hands }, { stopMs }) => {
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
const putBack = (0,step/* verb */.w3)('put-back', async ({ starts }, _ports, earlier) => {
    const session = earlier.get(openStep);
    if (session === undefined)
        return { result: 'not begun', unchanged: true };
    const { hands, journal } = session;
    const state = await hands.state();
    if (journal.command === 'delete' || (state !== undefined && (0,build_journal/* isCommitted */.zZ)(journal, state))) {
        await hands.release();
        return { result: 'stands', unchanged: true };
    }
    await takeBack(session, starts);
    return { result: 'taken back' };
});
async function takeBack({ hands, journal }, starts) {
    if (journal.isNew)
        return hands.remove(graceMs);
    await hands.takeAway(starts);
    await hands.removeJournal();
    await hands.release();
}
/**
 * Sends one request to the endpoint, as any client would.
 * @throws Failure `NETWORK_FAILED` when nobody answers
 */
const invoke = (0,step/* verb */.w3)('invoke', async (args, ports) => {
    const { target, endpoint, url, body, contentType, deployment, timeoutMs } = args;
    const key = await target.key(endpoint, ports);
    const headers = { 'content-type': contentType };
    if (key !== undefined)
        headers['authorization'] = `Bearer ${key.reveal()}`;
    if (deployment !== undefined)
        headers['azureml-model-deployment'] = deployment;
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
/** Prints the last lines of the servers' logs; of each instance its own. */
const showLogs = (0,step/* verb */.w3)('logs', async ({ target, endpoint, deployments, lines }, ports) => {
    for (const deployment of deployments) {
        const logs = await target.logs(endpoint, deployment, lines, ports);
        for (const { title, lines: printed } of logs) {
            ports.log.info(`${deployment.name}, ${title}:`);
            for (const line of printed)
                ports.log.foreign(line);
        }
        if (logs.length === 0)
            ports.log.info(`${deployment.name} has printed nothing yet`);
    }
    return { unchanged: true };
});

;// CONCATENATED MODULE: ./packages/targets/build/change-course.js



/**
 * The course of a change, with the only strategy of today, `replace`: one step after the other; what goes wrong before
 * the traffic has moved leads back to where it began.
 */
function changeCourse({ steps, putBack, reached }) {
    const remaining = ({ done }) => steps.filter(({ id }) => !done.includes(id));
    const command = (state) => {
        if (state.end !== undefined)
            return state.end;
        if (state.back !== undefined)
            return putBack;
        return remaining(state)[0] ?? { end: 'done', because: reached };
    };
    return {
        start: { done: [] },
        command,
        foreseen: remaining,
        next: (state, seen) => state.back === undefined ? forward(state, seen) : backward(state, state.back, seen),
        // Before `open` nobody holds the endpoint, and nothing has been done that would have to be known.
        keep: async (state, _ports, earlier) => {
            const session = earlier.get(openStep);
            const next = command(state);
            if (session === undefined || state.back !== undefined || 'end' in next)
                return;
            await session.hands.writeJournal({ ...session.journal, step: next.title });
        },
    };
}
function forward(state, seen) {
    switch (seen.kind) {
        case 'answered':
            return { ...state, done: [...state.done, seen.id] };
        case 'waited':
            return state;
        case 'cancelled':
            return { ...state, back: 'the run was cancelled' };
        case 'failed': {
            const because = seen.thrown.message;
            const isOvertaken = seen.thrown instanceof trouble/* Failure */.HR && seen.thrown.code === 'LOCKED';
            // Who has been overtaken holds nothing, so there is nothing that it may take back.
            return isOvertaken ? { ...state, end: { end: 'given up', because } } : { ...state, back: because };
        }
    }
}
function backward(state, because, seen) {
    const stands = answerIn(seen, putBackStep) === 'stands' || seen.kind !== 'answered';
    return { ...state, end: { end: stands ? 'given up' : 'went back', because } };
}

// EXTERNAL MODULE: ./packages/targets/build/endpoint-state.js
var endpoint_state = __webpack_require__(37606);
;// CONCATENATED MODULE: ./packages/targets/build/plan.js







/** What has to be done for a change. Pure; neither step nor course when the endpoint is as wanted. */
function planChange(target, wanted, facts) {
    const { change } = wanted;
    switch (change.command) {
        case 'status':
            return { steps: [] };
        case 'invoke':
            return { steps: [invocation(target, change, wanted, facts)] };
        case 'logs':
            return { steps: [logging(target, change, facts)] };
        case 'delete':
        case 'regenerate-keys':
        case 'deploy':
        case 'rollback': {
            const goal = goalOf(change, facts);
            const planned = new ChangePlan(target, wanted, facts, goal);
            const steps = planned.steps();
            if (steps.length === 0)
                return { steps, unchanged: unchanged(wanted, facts) };
            const reached = (0,endpoint_state/* trafficText */.nR)(goal.traffic, goal.deployments);
            const course = changeCourse({ steps, putBack: planned.putBack(), reached });
            return { steps: [], course };
        }
    }
}
/** Why nothing has to be done, in one sentence. Pure. */
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
/** The steps of one change, from what is to what is to be. Pure. */
class ChangePlan {
    #target;
    #wanted;
    #facts;
    #goal;
    /** What a run that was killed has left. */
    #orphans;
    constructor(target, wanted, facts, goal) {
        this.#target = target;
        this.#wanted = wanted;
        this.#facts = facts;
        this.#goal = goal;
        this.#orphans = (0,build_journal/* orphans */.mA)(facts.world.journal, facts.world.state);
    }
    steps() {
        const { change, drainTimeoutMs } = this.#wanted;
        if (change.command === 'delete') {
            if (!this.#facts.exists)
                return [];
            const title = `stop all servers of ${this.#facts.endpoint} and remove it`;
            return [this.#open(), (0,step/* step */.PM)(remove, 'delete', title, { stopMs: drainTimeoutMs + 10_000 })];
        }
        if (change.command === 'regenerate-keys') {
            const { keyType } = change;
            return [
                this.#open(),
                ...this.#undo(),
                (0,step/* step */.PM)(renewKey, 'keys', `make a new ${keyType} key`, { keyType }),
                this.#finish(),
            ];
        }
        return this.#isAsWanted() ? [] : this.#replace();
    }
    /** What leaves the endpoint as it was when the change does not succeed. */
    putBack() {
        if (this.#wanted.change.command === 'delete')
            return (0,step/* step */.PM)(putBack, putBackStep, 'let go of the endpoint', { starts: [] });
        const { state } = this.#facts.world;
        const { starts } = this.#goal;
        const away = starts.length === 0 ? '' : `take ${namesOf(starts)} away, and `;
        const title = state === undefined
            ? `${away}remove the endpoint`
            : `${away}leave the traffic as it was: ${(0,endpoint_state/* trafficText */.nR)(state.traffic, state.deployments)}`;
        return (0,step/* step */.PM)(putBack, putBackStep, title, { starts: [...starts.map(({ id }) => id), ...this.#orphans] });
    }
    /** Nothing to start, to stop, to move or to finish, and everything that has traffic is well. */
    #isAsWanted() {
        const { state, running, journal } = this.#facts.world;
        const goal = this.#goal;
        if (state === undefined || running === undefined || journal !== undefined)
            return false;
        const isKept = ({ id }) => goal.deployments.some((deployment) => deployment.id === id);
        return (goal.starts.length === 0 &&
            goal.auth === state.auth &&
            state.deployments.every(isKept) &&
            goal.deployments.length === state.deployments.length &&
            (0,endpoint_state/* isSameTraffic */.W8)(goal.traffic, state.traffic) &&
            this.#facts.deployments.every(({ state: is, traffic }) => traffic === 0 || is === 'Healthy'));
    }
    /** The strategy `replace`: all traffic moves in one step, when what was started is ready and has scored. */
    #replace() {
        const { starts } = this.#goal;
        const { change } = this.#wanted;
        const opened = change.command === 'deploy' ? change.package : undefined;
        const hasSample = change.command !== 'deploy' || opened?.manifest.sampleInput !== undefined;
        const awaited = [...starts, ...this.#unhealthy().filter((deployment) => !starts.includes(deployment))];
        const started = starts.length > 0;
        return [
            this.#open(),
            ...this.#undo(),
            ...starts.flatMap((deployment) => staging(deployment, opened?.folder)),
            (0,step/* step */.PM)(answer, 'gateway', this.#answerTitle(), {}),
            ...(started ? [(0,step/* step */.PM)(start, 'start', `start ${namesOf(starts)} without traffic`, { starts })] : []),
            ...(awaited.length > 0
                ? [(0,step/* step */.PM)(ready, 'ready', `wait until ${namesOf(awaited)} is ready`, { deployments: awaited })]
                : []),
            ...(started && hasSample
                ? [(0,step/* step */.PM)(score, 'score', `score the sample request with ${namesOf(starts)}`, { starts })]
                : []),
            ...this.#moveTraffic(),
            this.#finish(),
        ];
    }
    /** What is to have traffic, runs already, and is not well. */
    #unhealthy() {
        const { deployments, traffic } = this.#goal;
        return deployments.filter(({ id, name }) => (traffic[id] ?? 0) > 0 &&
            this.#facts.deployments.some((seen) => seen.name === name && seen.state !== 'Healthy'));
    }
    #open() {
        const { endpoint, world } = this.#facts;
        const { state, journal, nextToken } = world;
        const { change, timeoutMs } = this.#wanted;
        const { starts, traffic } = this.#goal;
        const isResumed = journal !== undefined && this.#orphans.some((id) => starts.some((deployment) => deployment.id === id));
        const title = isResumed
            ? `take the endpoint ${endpoint} and go on with what ${(0,build_journal/* journalText */.Jh)(journal)}`
            : state === undefined
                ? `make the endpoint ${endpoint}`
                : `take the endpoint ${endpoint}`;
        return (0,step/* step */.PM)(steps_open, openStep, title, {
            target: this.#target,
            endpoint,
            command: change.command,
            token: nextToken,
            revision: state?.revision ?? 0,
            isNew: state === undefined || (journal?.isNew === true && !(0,build_journal/* isCommitted */.zZ)(journal, state)),
            port: change.command === 'deploy' ? change.port : undefined,
            from: state?.traffic ?? {},
            traffic,
            candidates: [...new Set([...starts.map(({ id }) => id), ...this.#orphans])],
            timeoutMs,
        });
    }
    /** What a run that was killed has started, and this one does not want. */
    #undo() {
        const ids = this.#orphans.filter((id) => this.#goal.starts.every((deployment) => deployment.id !== id));
        const { journal, state } = this.#facts.world;
        // What had served before is let go with the rest, at the end.
        if (ids.length === 0 || journal === undefined || (state && (0,build_journal/* isCommitted */.zZ)(journal, state)))
            return [];
        return [(0,step/* step */.PM)(undo, 'undo', `undo what ${(0,build_journal/* journalText */.Jh)(journal)}`, { ids })];
    }
    #answerTitle() {
        const { running, scoringUri } = this.#facts.world;
        const at = scoringUri === undefined ? '' : ` on port ${new URL(scoringUri).port}`;
        return running === undefined ? `start the gateway${at}` : `find the gateway${at}`;
    }
    #moveTraffic() {
        const { state } = this.#facts.world;
        const { traffic, auth, starts, isBack, deployments } = this.#goal;
        const isMoved = state !== undefined && (0,endpoint_state/* isSameTraffic */.W8)(state.traffic, traffic);
        if (isMoved && state.auth === auth && starts.length === 0)
            return [];
        const title = isMoved
            ? 'let clients in as wanted, and leave the traffic'
            : `move the traffic: ${(0,endpoint_state/* trafficText */.nR)(traffic, deployments)}`;
        return [
            (0,step/* step */.PM)(moveTraffic, trafficStep, title, {
                traffic,
                auth,
                starts: starts.map(({ id }) => id),
                isBack,
                drainTimeoutMs: this.#wanted.drainTimeoutMs,
            }),
        ];
    }
    #finish() {
        const { endpoint, world } = this.#facts;
        const kept = this.#goal.deployments.map(({ id }) => id);
        const gone = (world.state?.deployments ?? []).filter(({ id }) => !kept.includes(id));
        const title = gone.length === 0 ? 'note what serves now' : `let ${namesOf(gone)} finish, and stop it`;
        const { drainTimeoutMs } = this.#wanted;
        return (0,step/* step */.PM)(finish, leftStep, title, { target: this.#target, endpoint, kept, drainTimeoutMs });
    }
}
function staging({ id, packageDigest: digest }, from) {
    const what = `the package ${(0,build_digest/* shortDigest */.VK)(digest)}`;
    return [
        (0,step/* step */.PM)(stage, `stage ${id}`, `copy ${what} to where it is served from`, { digest, from }),
        (0,step/* step */.PM)(install, `install ${id}`, `install the environment of ${what}`, { digest }),
    ];
}
function namesOf(deployments) {
    return deployments.map(({ name }) => name).join(' and ');
}
function invocation(target, { body, contentType, deployment }, { timeoutMs }, { endpoint, scoringUri = '' }) {
    const who = deployment === undefined ? endpoint : `${deployment} of ${endpoint}`;
    const args = { target, endpoint, url: scoringUri, body, contentType, deployment, timeoutMs };
    return (0,step/* step */.PM)(invoke, invokeStep, `score with ${who}`, args);
}
function logging(target, { deployment, lines }, { endpoint, world }) {
    const { deployments = [], retired = [] } = world.state ?? {};
    const meant = deployment === undefined
        ? deployments
        : [...deployments, ...retired].filter(({ name }) => name === deployment).slice(0, 1);
    const title = `show the logs of ${namesOf(meant) || endpoint}`;
    return (0,step/* step */.PM)(showLogs, 'logs', title, { target, endpoint, deployments: meant, lines });
}

;// CONCATENATED MODULE: ./actions/deploy-model/build/plan.js

/** Decides what to do. Pure. */
function plan(_spec, { target, wanted, found, standing }) {
    if (standing?.superseded !== undefined)
        return { steps: [], unchanged: standing.superseded };
    return planChange(target, wanted, found);
}

// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
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
function headline(spec, { found, wanted, standing }, outcome, now) {
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
                : `${endpoint} serves ${trafficText(now)} at ${now.scoringUri ?? ''}`;
        case 'status':
            return unchanged(wanted, found);
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
function trafficText({ deployments }) {
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
        ['scoring', now.scoringUri && (0,markdown/* code */.aY)(now.scoringUri)],
        ['swagger', now.swaggerUri && (0,markdown/* code */.aY)(now.swaggerUri)],
        ['access', now.auth === 'key' ? `a key of ${(0,markdown/* code */.aY)(now.keyFile ?? '')}` : 'open to this machine'],
        ['remembered', now.remembered.length === 0 ? undefined : now.remembered.join(', ')],
    ];
    return [
        { kind: 'facts', rows },
        {
            kind: 'table',
            columns: ['deployment', 'traffic', 'state', 'instances', 'models', 'package'],
            rows: now.deployments.map((one) => [
                one.name,
                `${one.traffic} %`,
                one.state,
                `${one.ready} of ${one.instances} ready`,
                one.models.join(', '),
                (0,markdown/* code */.aY)((0,build_digest/* shortDigest */.VK)(one.packageDigest)),
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
    look: look,
    plan: plan,
    report: report,
});


/***/ })

};
