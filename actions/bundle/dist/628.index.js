export const id = 628;
export const ids = [628];
export const modules = {

/***/ 61937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WW: () => (/* binding */ defaultProbe),
/* harmony export */   g2: () => (/* binding */ defaultRequestSettings),
/* harmony export */   hg: () => (/* binding */ gatewayNodeOptions),
/* harmony export */   q1: () => (/* binding */ rememberedVersions)
/* harmony export */ });
// What an endpoint of the local target is, as data: written by deploy-model, read by the gateway, and the other way round.
// The field names of probes and request settings are those of the Azure ML v2 deployment YAML.
/** Azure's defaults. Source: Azure ML CLI v2 managed online deployment YAML schema, `liveness_probe`. */
const defaultProbe = {
    initial_delay: 10,
    period: 10,
    timeout: 2,
    success_threshold: 1,
    failure_threshold: 30,
};
/**
 * Azure's defaults but for the concurrency: Azure's 1 fits one synchronous Python worker, and would refuse what an
 * asynchronous server takes with ease. A Python server queues what it can not take at once.
 */
const defaultRequestSettings = {
    request_timeout_ms: 5000,
    max_concurrent_requests_per_instance: 64,
    max_queue_wait_ms: 500,
};
/** How many stopped deployments and earlier traffic splits an endpoint remembers. */
const rememberedVersions = 5;
/**
 * How the Node of a gateway is started. With a young generation of 64 MiB in the place of 16 the garbage of requests is
 * collected less often, and fewer requests wait for it: 0.4 ms less at the 99th percentile, for up to 100 MiB more memory.
 */
const gatewayNodeOptions = ['--max-semi-space-size=64', '--min-semi-space-size=16'];


/***/ }),

/***/ 19126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readPackage)
/* harmony export */ });
/* harmony import */ var _slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87210);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38515);



/**
 * Opens a package: a folder, or `artifact:<name>`, which is fetched into a temporary folder first. Looks whether every
 * file is there; whether the bytes are right says `verifyPackage`.
 * @param place where a problem is reported; the input `package` when left out
 * @throws Problems when there is no package, `slipway.json` can not be read, or files are missing
 * @throws Failure `ARTIFACT_FAILED`, `DIGEST_MISMATCH` when the artifact can not be fetched whole
 */
async function readPackage(reference, ports, place = { input: 'package' }) {
    const folder = await folderOf(reference, ports);
    const text = await manifestTextIn(folder, reference, ports, place);
    const read = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .readManifest */ .WI)(text, shownPath(reference, _slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_2__/* .packageManifestName */ .V));
    if ('problems' in read)
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Problems */ .Zw(read.problems);
    await refuseMissingFiles(folder, reference, read.manifest, ports, place);
    return { folder, manifest: read.manifest };
}
async function folderOf(reference, ports) {
    if (!reference.startsWith('artifact:'))
        return ports.files.resolve(reference);
    const folder = await ports.files.temporaryFolder('package-');
    await ports.artifacts.take(reference.slice('artifact:'.length), folder);
    return folder;
}
async function manifestTextIn(folder, reference, ports, place) {
    const { files } = ports;
    const stands = await files.stat(folder);
    if (stands === undefined) {
        (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
            where: place,
            said: `\`${reference}\` does not exist`,
            expected: 'the folder of a package, or `artifact:<name>`',
            remedy: 'give the output `package` of package-model',
        });
    }
    const text = stands.kind === 'folder'
        ? await files.readTextIfThere(files.join(folder, _slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_2__/* .packageManifestName */ .V))
        : undefined;
    if (text !== undefined)
        return text;
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: place,
        said: stands.kind === 'folder'
            ? `\`${reference}\` holds no \`${_slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_2__/* .packageManifestName */ .V}\``
            : `\`${reference}\` is a file`,
        expected: 'the folder of a package',
        remedy: 'make a package with package-model, and give its output `package`',
    });
}
async function refuseMissingFiles(folder, reference, manifest, ports, place) {
    const { files } = ports;
    const missing = [];
    for (const { path } of manifest.files) {
        const stands = await files.stat(files.join(folder, ...path.split('/')));
        if (stands?.kind !== 'file')
            missing.push(path);
    }
    if (missing.length === 0)
        return;
    const shown = missing.slice(0, 5).map((path) => `\`${path}\``);
    const more = missing.length > shown.length ? ` and ${missing.length - shown.length} more` : '';
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: place,
        said: `${shown.join(', ')}${more} missing in \`${reference}\``,
        expected: `all ${manifest.files.length} files of the package`,
        remedy: 'copy the package whole, or package the model again',
    });
}
/** A file of a package as it is shown: `package/slipway.json`. */
function shownPath(reference, path) {
    return reference.startsWith('artifact:') ? path : `${reference.replace(/[\\/]+$/, '')}/${path}`;
}


/***/ }),

/***/ 69202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ endpointFacts)
/* harmony export */ });
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48014);

/** What is told of an endpoint. Pure. */
function endpointFacts(endpoint, places, found) {
    const { record, journal, holder } = found;
    if (record === undefined)
        return { endpoint, exists: false, deployments: [], remembered: [] };
    const address = `http://${record.host}:${record.port}`;
    return {
        endpoint,
        exists: true,
        state: endpointState(record, found),
        scoringUri: `${address}/score`,
        swaggerUri: `${address}/swagger.json`,
        auth: record.auth,
        ...(record.auth === 'key' ? { keyFile: places.keys } : {}),
        deployments: record.deployments.map((deployment) => deploymentFacts(deployment, found)),
        remembered: record.retired.map(({ name }) => name),
        ...(journal === undefined || holder !== undefined ? {} : { unfinished: (0,_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .journalText */ .Jh)(journal) }),
    };
}
function deploymentFacts(deployment, { record, status }) {
    const seen = status?.deployments.find(({ id }) => id === deployment.id);
    return {
        name: deployment.name,
        // Nobody runs its servers: it is deployed, and can not be reached.
        state: status === undefined ? 'Unhealthy' : (seen?.state ?? 'Transitioning'),
        traffic: record?.traffic[deployment.id] ?? 0,
        ready: seen?.ready ?? 0,
        instances: deployment.instances,
        models: deployment.models,
        packageDigest: deployment.packageDigest,
    };
}
/** From bad to good; the worst of what has traffic is the endpoint's. */
const order = ['Failed', 'Unschedulable', 'Unhealthy', 'Transitioning', 'Healthy'];
function endpointState(record, found) {
    if (found.holder !== undefined)
        return 'Transitioning';
    const serving = record.deployments
        .filter(({ id }) => (record.traffic[id] ?? 0) > 0)
        .map((deployment) => deploymentFacts(deployment, found).state);
    if (serving.length === 0)
        return found.status === undefined ? 'Unhealthy' : 'Transitioning';
    return order.find((state) => serving.includes(state)) ?? 'Healthy';
}


/***/ }),

/***/ 28955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bi: () => (/* binding */ gatewayStatus),
/* harmony export */   m: () => (/* binding */ findGateway),
/* harmony export */   ob: () => (/* binding */ tellGateway),
/* harmony export */   vX: () => (/* binding */ stopGateway),
/* harmony export */   zY: () => (/* binding */ startGateway)
/* harmony export */ });
/* harmony import */ var _slipway_core_endpoint__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61937);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16841);
/* harmony import */ var _log_tail_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58118);



/** How long a gateway may take to listen. */
const startMs = 15_000;
/** Between two looks at a gateway. */
const lookMs = 30;
/** Where the built gateway lies; see `scripts/bundle.ts`. */
function program({ files, host }) {
    return files.join(host.bundle, 'programs', 'gateway', 'index.js');
}
/** How to reach the gateway that runs; undefined when none does. */
async function findGateway(places, { files, processes }) {
    const text = await files.readTextIfThere(places.control);
    if (text === undefined)
        return undefined;
    const control = JSON.parse(text);
    return (await processes.isRunning(control)) ? control : undefined;
}
/** What the gateway says of its servers; undefined when it does not answer. */
async function gatewayStatus(control, ports) {
    try {
        return JSON.parse((await ask(control, 'GET', '/status', ports)).body);
    }
    catch (thrown) {
        if (thrown instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR && thrown.code === 'NETWORK_FAILED')
            return undefined;
        throw thrown;
    }
}
/**
 * Tells the gateway that `endpoint.json` changed. It would see it by itself a little later, so nobody has to wait for it
 * when it can not be reached.
 */
async function tellGateway(places, ports) {
    const control = await findGateway(places, ports);
    if (control === undefined)
        return;
    try {
        await ask(control, 'POST', '/reload', ports);
    }
    catch (thrown) {
        if (!(thrown instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR))
            throw thrown;
    }
}
function ask(control, method, path, { http }) {
    const headers = { authorization: `Bearer ${control.token}` };
    return http.send({ method, url: `http://127.0.0.1:${control.port}${path}`, headers, timeoutMs: 5000 });
}
/**
 * Starts the gateway of an endpoint, unless it runs.
 * @returns false when it ran already
 * @throws Failure `PROCESS_FAILED` with what it said
 */
async function startGateway(places, ports) {
    if ((await findGateway(places, ports)) !== undefined)
        return false;
    const { clock, files, host, processes } = ports;
    await files.remove(places.control);
    const began = (await files.stat(places.gatewayLog))?.size ?? 0;
    // The runner ends every process that carries its tracking id when the job ends; an endpoint is meant to stay.
    // Source: https://github.com/actions/runner/blob/v2.330.0/src/Runner.Worker/JobExtension.cs (`RUNNER_TRACKING_ID`)
    const environment = { RUNNER_TRACKING_ID: undefined };
    const args = [..._slipway_core_endpoint__WEBPACK_IMPORTED_MODULE_0__/* .gatewayNodeOptions */ .hg, program(ports), '--endpoint', places.folder];
    const started = await processes.startDetached({ program: host.node, args, folder: places.folder, environment }, places.gatewayLog);
    const deadline = clock.now() + startMs;
    while ((await findGateway(places, ports)) === undefined) {
        const isRunning = await processes.isRunning(started);
        if (!isRunning || clock.now() > deadline) {
            await processes.stop(started, 0);
            const log = await (0,_log_tail_js__WEBPACK_IMPORTED_MODULE_2__/* .tail */ .R)(places.gatewayLog, 20, ports, began);
            throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('PROCESS_FAILED', `the gateway did not start: ${log.at(-1) ?? 'it said nothing'}`, {
                log,
                remedy: 'mend what its log says; another `port` when that one is taken',
            });
        }
        await clock.sleep(lookMs);
    }
    return true;
}
/** Ends the gateway and all its servers, in order when it can, by force when it can not. */
async function stopGateway(places, graceMs, ports) {
    const control = await findGateway(places, ports);
    if (control !== undefined) {
        if (ports.host.platform === 'win32')
            await tellToStop(control, ports);
        await ports.processes.stop(control, graceMs);
    }
    for (const child of await children(places, ports))
        await ports.processes.stop(child, 2000);
    await ports.files.remove(places.control);
    await ports.files.remove(places.children);
}
/** Windows knows no signal that a program could act on, so it is asked on its control channel and given some time. */
async function tellToStop(control, ports) {
    try {
        await ask(control, 'POST', '/stop', ports);
        for (let looks = 0; looks < 100 && (await ports.processes.isRunning(control)); looks += 1)
            await ports.clock.sleep(100);
    }
    catch (thrown) {
        if (!(thrown instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR))
            throw thrown;
    }
}
async function children(places, { files }) {
    const text = await files.readTextIfThere(places.children);
    return text === undefined ? [] : JSON.parse(text);
}


/***/ }),

/***/ 12614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ goalOf)
/* harmony export */ });
/* unused harmony export isSame */
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48014);


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
/** The same deployments and traffic, without what an unfinished change has started. */
function goalAsItIs(facts) {
    const { record } = facts.found;
    return {
        deployments: running(facts),
        starts: [],
        traffic: record?.traffic ?? {},
        auth: record?.auth ?? 'key',
        isBack: false,
    };
}
function deployGoal(change, facts) {
    const { record } = facts.found;
    const { candidate } = facts;
    const known = running(facts);
    const auth = change.auth ?? record?.auth ?? 'key';
    const started = candidate === undefined ? undefined : startedOf(candidate, facts);
    const all = started === undefined || known.includes(started) ? known : [...known, started];
    const starts = started === undefined || known.includes(started) ? [] : [started];
    const traffic = change.traffic === undefined
        ? started === undefined
            ? (record?.traffic ?? {})
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
    const same = facts.found.record?.deployments.find((deployment) => isSame(deployment, candidate));
    return same ?? { id: `${candidate.name}.${facts.found.nextToken}`, ...candidate };
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
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input },
        said: `\`${name}\``,
        expected: names.length === 0 ? 'nothing: no deployment runs yet' : `one of ${names.join(', ')}`,
        remedy: 'name a deployment that runs, or the one that this run deploys',
    });
}
function rollbackGoal(name, facts) {
    const { record, journal } = facts.found;
    if (record === undefined)
        return goalAsItIs(facts);
    const isDone = journal?.command === 'rollback' && (0,_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommitted */ .zZ)(journal, record);
    if (isDone)
        return { ...goalAsItIs(facts), deployments: serving(record), isBack: true };
    const traffic = name === undefined ? previous(record) : { [named(name, record).id]: 100 };
    const known = running(facts);
    const all = [...known, ...record.retired, ...record.deployments];
    const deployments = Object.keys(traffic).map((id) => all.find((deployment) => deployment.id === id));
    const starts = deployments.filter((deployment) => !known.includes(deployment));
    return { deployments, starts, traffic, auth: record.auth, isBack: name === undefined };
}
function serving(record) {
    return record.deployments.filter(({ id }) => (record.traffic[id] ?? 0) > 0);
}
function previous(record) {
    const all = [...record.deployments, ...record.retired];
    const last = record.history.find((traffic) => Object.keys(traffic).every((id) => all.some((deployment) => deployment.id === id)));
    if (last !== undefined)
        return last;
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input: 'command' },
        said: '`rollback`',
        expected: `an endpoint that served something before; \`${record.name}\` remembers nothing older`,
        remedy: 'deploy the package that is to serve',
    });
}
/** The newest one with this name that does not serve; else the one that does. */
function named(name, record) {
    const all = [...record.retired, ...record.deployments];
    const found = all.find((deployment) => deployment.name === name);
    if (found === undefined)
        unknownDeployment('deployment', name, all);
    return record.deployments.find((deployment) => deployment.name === name) ?? found;
}
/** Those that run, without what an unfinished change has started. */
function running({ found }) {
    const without = (0,_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .orphans */ .mA)(found.journal, found.record);
    return (found.record?.deployments ?? []).filter(({ id }) => !without.includes(id));
}


/***/ }),

/***/ 48014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jh: () => (/* binding */ journalText),
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   fY: () => (/* binding */ writeJournal),
/* harmony export */   mA: () => (/* binding */ orphans),
/* harmony export */   zZ: () => (/* binding */ isCommitted)
/* harmony export */ });
/** The unfinished change of an endpoint, if any. */
async function readJournal(places, { files }) {
    const text = await files.readTextIfThere(places.journal);
    return text === undefined ? undefined : JSON.parse(text);
}
/** Notes what is about to be done, before it is done. */
async function writeJournal(places, journal, { files }) {
    await files.write(places.journal, `${JSON.stringify(journal, null, 2)}\n`, { mode: 0o600 });
}
/** `run 42 of octo/models (octocat) began a deploy at 2026-… and got to: wait until iris-2 is ready`. */
function journalText({ who, command, startedAt, step }) {
    return `${who} began ${command} at ${startedAt} and got to: ${step}`;
}
/** True when the traffic had moved already: then what is left of the change is only to let the old servers go. */
function isCommitted(journal, record) {
    return record.served === journal.token;
}
/** The deployments that an unfinished change has started and that serve nobody yet. */
function orphans(journal, record) {
    if (journal === undefined || record === undefined || isCommitted(journal, record))
        return [];
    return journal.candidates.filter((id) => record.deployments.some((deployment) => deployment.id === id));
}


/***/ }),

/***/ 89249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h_: () => (/* binding */ maskKeys),
/* harmony export */   mk: () => (/* binding */ writeKeys),
/* harmony export */   uM: () => (/* binding */ newKey),
/* harmony export */   wR: () => (/* binding */ keyHashes),
/* harmony export */   x4: () => (/* binding */ readKeys)
/* harmony export */ });
/** A key of 256 random bits, in letters that stand in every header and shell unquoted. */
function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    return btoa(String.fromCharCode(...bytes))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '');
}
/** Reads the keys; undefined when there are none. */
async function readKeys(places, { files }) {
    const text = await files.readTextIfThere(places.keys);
    return text === undefined ? undefined : JSON.parse(text);
}
/** Hides the keys of an endpoint in everything that is printed from now on. */
async function maskKeys(places, { files, log }) {
    for (const key of Object.values((await readKeys(places, { files })) ?? {}))
        log.mask(key);
}
/** Writes the keys where only their owner can read them. */
async function writeKeys(places, keys, { files, log }) {
    for (const key of Object.values(keys))
        log.mask(key);
    await files.write(places.keys, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
}
/** What the gateway compares with. */
function keyHashes(keys, files) {
    return [files.sha256(keys.primary), files.sha256(keys.secondary)];
}


/***/ }),

/***/ 3822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ takeLock),
/* harmony export */   UF: () => (/* binding */ whoText),
/* harmony export */   tW: () => (/* binding */ lockFacts),
/* harmony export */   x_: () => (/* binding */ releaseLock),
/* harmony export */   xt: () => (/* binding */ locked)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** Who holds the lock of an endpoint, and the token that the next holder gets. Reads only. */
async function lockFacts(places, ports) {
    const newest = await newestToken(places, ports);
    if (newest === 0)
        return { nextToken: 1 };
    const holder = await holderOf(places, newest, ports);
    const isHeld = holder !== undefined && holder.released !== true && (await ports.processes.isRunning(holder));
    return { nextToken: newest + 1, ...(isHeld ? { holder } : {}) };
}
/**
 * Takes the lock of an endpoint with the token that was expected. The lock of a dead process is taken over.
 * @throws Failure `LOCKED` when another process holds it, or held it since the token was read
 */
async function takeLock(places, endpoint, token, ports) {
    const { holder, nextToken } = await lockFacts(places, ports);
    if (holder !== undefined)
        throw locked(endpoint, holder);
    const me = {
        ...(await ports.processes.self()),
        who: whoText(ports),
        since: new Date(ports.clock.now()).toISOString(),
    };
    const isMine = nextToken === token && (await ports.files.claim(lockFile(places, token, ports), JSON.stringify(me)));
    if (!isMine)
        throw overtaken(endpoint);
    // Somebody who was two steps ahead may have cleaned this number away before it was claimed here.
    if ((await newestToken(places, ports)) !== token) {
        await ports.files.remove(lockFile(places, token, ports));
        throw overtaken(endpoint);
    }
    await removeOlder(places, token, ports);
    return { token };
}
/** Gives the lock back. The file stays, so that its number is not used again. */
async function releaseLock(places, { token }, ports) {
    const file = lockFile(places, token, ports);
    const text = await ports.files.readTextIfThere(file);
    if (text === undefined)
        return;
    await ports.files.write(file, JSON.stringify({ ...JSON.parse(text), released: true }));
}
/** @throws Failure `LOCKED` saying who changes the endpoint */
function locked(endpoint, holder) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('LOCKED', `the endpoint \`${endpoint}\` is being changed by ${holder.who}, process ${holder.pid}, since ${holder.since}`, { remedy: 'wait until that run has ended, and run again; give both runs one concurrency group' });
}
function overtaken(endpoint) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('LOCKED', `the endpoint \`${endpoint}\` was changed by another run in this moment`, {
        remedy: 'run again',
    });
}
/** `run 42 of octo/models (octocat)`, `ann`. */
function whoText({ provenance }) {
    const { repository, runId, runAttempt, actor } = provenance;
    if (runId === undefined || repository === undefined)
        return actor ?? 'somebody';
    const attempt = runAttempt === undefined || runAttempt === '1' ? '' : `, attempt ${runAttempt}`;
    return `run ${runId} of ${repository}${attempt}${actor === undefined ? '' : ` (${actor})`}`;
}
async function newestToken(places, { files }) {
    return Math.max(0, ...(await tokens(places, files)));
}
async function tokens(places, files) {
    return (await files.names(places.locks))
        .filter((name) => /^\d+\.json$/.test(name))
        .map((name) => Number.parseInt(name, 10));
}
async function holderOf(places, token, { files }) {
    const text = await files.readTextIfThere(lockFile(places, token, { files }));
    return text === undefined ? undefined : JSON.parse(text);
}
async function removeOlder(places, token, { files }) {
    for (const older of await tokens(places, files))
        if (older < token)
            await files.remove(lockFile(places, older, { files }));
}
function lockFile(places, token, { files }) {
    return files.join(places.locks, `${token}.json`);
}


/***/ }),

/***/ 58118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ tail)
/* harmony export */ });
/** How much of the end of a log is read, in bytes, for each line that is wanted. */
const bytesPerLine = 1000;
/**
 * The last lines of a log; none when there is no such log.
 * @param from where reading begins at the earliest, in bytes
 */
async function tail(path, lines, { files }, from = 0) {
    const stands = await files.stat(path);
    if (stands === undefined)
        return [];
    const begin = Math.max(from, stands.size - lines * bytesPerLine, 0);
    const source = await files.open(path);
    const text = new TextDecoder().decode(await source.read(begin, Math.max(0, source.size - begin)));
    const all = text.split(/\r?\n/);
    if (all.at(-1) === '')
        all.pop();
    return all.slice(-lines);
}


/***/ }),

/***/ 79609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ find),
  O: () => (/* binding */ look)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/providers/build/package/install.js
var install = __webpack_require__(73783);
// EXTERNAL MODULE: ./packages/providers/build/package/start.js
var start = __webpack_require__(13668);
// EXTERNAL MODULE: ./packages/providers/build/target/local/facts.js
var local_facts = __webpack_require__(69202);
// EXTERNAL MODULE: ./packages/providers/build/target/local/gateway.js
var gateway = __webpack_require__(28955);
// EXTERNAL MODULE: ./packages/providers/build/target/local/goal.js
var goal = __webpack_require__(12614);
// EXTERNAL MODULE: ./packages/providers/build/target/local/journal.js
var local_journal = __webpack_require__(48014);
// EXTERNAL MODULE: ./packages/providers/build/target/local/keys.js
var keys = __webpack_require__(89249);
// EXTERNAL MODULE: ./packages/providers/build/target/local/places.js
var local_places = __webpack_require__(48093);
// EXTERNAL MODULE: ./packages/providers/build/target/local/record.js
var local_record = __webpack_require__(83580);
;// CONCATENATED MODULE: ./packages/providers/build/target/local/listener.js



/** Who listens on a port of the loopback interface, in words: an endpoint, a program, or nobody knows. */
async function listener(port, ports) {
    for (const name of await (0,local_places/* endpointNames */.C0)(ports)) {
        const record = await (0,local_record/* readRecord */.aE)((0,local_places/* placesOf */.ek)(name, ports), ports);
        if (record?.port === port)
            return `the endpoint \`${name}\``;
    }
    return (await toldBy(port, ports)) ?? 'another program';
}
/** The tools that tell who listens, and where in their answers the program stands. */
const tools = [
    { program: 'ss', args: (port) => ['-Hltnp', `sport = :${port}`], answer: /users:\(\("([^"]+)",pid=(\d+)/ },
    {
        program: 'lsof',
        args: (port) => ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fcp'],
        answer: /p(\d+)\nc(.+)/,
    },
];
async function toldBy(port, { processes }) {
    for (const { program, args, answer } of tools) {
        const path = await processes.find(program);
        if (path === undefined)
            continue;
        const match = answer.exec(await outputOf(path, args(port), processes));
        if (match === null)
            continue;
        const [first = '', second = ''] = match.slice(1);
        return /^\d+$/.test(first) ? `${second}, process ${first}` : `${first}, process ${second}`;
    }
    return undefined;
}
/** A tool that does not work only means that nobody knows. */
async function outputOf(program, args, processes) {
    try {
        return (await processes.run({ program, args }, { timeoutMs: 3000 })).stdout;
    }
    catch (thrown) {
        if (thrown instanceof trouble/* Failure */.HR && thrown.code !== 'CANCELLED')
            return '';
        throw thrown;
    }
}

// EXTERNAL MODULE: ./packages/providers/build/target/local/lock.js
var local_lock = __webpack_require__(3822);
;// CONCATENATED MODULE: ./packages/providers/build/target/local/look.js












/** Commands that only read. */
const reading = ['status', 'invoke', 'logs'];
/** Commands that need an endpoint. */
const needing = [...reading, 'rollback', 'regenerate-keys'];
/**
 * Reads the state of an endpoint.
 * @throws Problems for what can not be done
 * @throws Failure `LOCKED` when another run changes the endpoint now
 */
async function look({ endpoint, change }, ports) {
    const places = (0,local_places/* placesOf */.ek)(endpoint, ports);
    const found = await find(places, ports);
    if (found.holder !== undefined && !reading.includes(change.command))
        throw (0,local_lock/* locked */.xt)(endpoint, found.holder);
    if (found.record === undefined && needing.includes(change.command))
        await refuseMissing(endpoint, ports);
    await (0,keys/* maskKeys */.h_)(places, ports);
    const facts = { ...(0,local_facts/* endpointFacts */.v)(endpoint, places, found), places, found };
    if (change.command === 'deploy') {
        await refusePort(change.port, facts, ports);
        if (change.package !== undefined)
            facts.candidate = candidateOf(change.package, change, ports);
        if (facts.candidate === undefined && found.record === undefined)
            refusePackageless(endpoint);
    }
    if (change.command === 'invoke' || change.command === 'logs')
        refuseUnknown(change.deployment, facts);
    (0,goal/* goalOf */.Z)(change, facts);
    return facts;
}
/** What is on disk and running of an endpoint. */
async function find(places, ports) {
    const [record, journal, lock, control] = await Promise.all([
        (0,local_record/* readRecord */.aE)(places, ports),
        (0,local_journal/* readJournal */.a0)(places, ports),
        (0,local_lock/* lockFacts */.tW)(places, ports),
        (0,gateway/* findGateway */.m)(places, ports),
    ]);
    const status = control === undefined ? undefined : await (0,gateway/* gatewayStatus */.bi)(control, ports);
    return {
        ...lock,
        ...(record === undefined ? {} : { record }),
        ...(journal === undefined ? {} : { journal }),
        ...(status === undefined ? {} : { status }),
    };
}
function candidateOf({ manifest }, { deployment, settings }, ports) {
    const folder = (0,local_places/* packageFolder */.n4)(manifest.digest, ports);
    const variables = { ...manifest.environmentVariables, ...settings.environment_variables };
    const command = (0,start/* startCommand */.S)({ ...manifest, environmentVariables: variables }, folder, (0,install/* environmentFolder */.Yg)(manifest, ports), { port: '{port}', host: '{host}' }, ports.host);
    const own = Object.entries(command.environment ?? {}).filter(([, value]) => value !== undefined);
    return {
        name: deployment ?? 'default',
        packageDigest: manifest.digest,
        models: manifest.models.map(({ name, version }) => `${name}:${version}`),
        ...settings,
        start: {
            program: command.program,
            args: command.args,
            folder,
            variables: Object.fromEntries(own),
            routes: manifest.start.routes,
            exitCodes: manifest.start.exitCodes,
        },
    };
}
async function refuseMissing(endpoint, ports) {
    const names = [];
    for (const name of await (0,local_places/* endpointNames */.C0)(ports))
        if ((await (0,local_record/* readRecord */.aE)((0,local_places/* placesOf */.ek)(name, ports), ports)) !== undefined)
            names.push(`\`${name}\``);
    (0,trouble/* refuse */.TR)({
        where: { input: 'endpoint' },
        said: `there is no endpoint \`${endpoint}\` in ${(0,local_places/* endpointsFolder */.lU)(ports)}`,
        expected: names.length === 0 ? 'an endpoint; none was deployed yet' : `one of ${names.join(', ')}`,
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
function refuseUnknown(name, { deployments, found }) {
    const names = [...deployments, ...(found.record?.retired ?? [])].map((deployment) => deployment.name);
    if (name === undefined || names.includes(name))
        return;
    (0,trouble/* refuse */.TR)({
        where: { input: 'deployment' },
        said: `\`${name}\``,
        expected: `one of ${[...new Set(names)].map((known) => `\`${known}\``).join(', ')}`,
    });
}
/** The port of an endpoint is its address, so it does not change; and it must be free while nobody listens for us. */
async function refusePort(wanted, { endpoint, found }, ports) {
    const { record, status } = found;
    if (record !== undefined && wanted !== undefined && wanted !== record.port) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'port' },
            said: String(wanted),
            expected: `${record.port}: the endpoint \`${endpoint}\` keeps its address`,
            remedy: 'leave `port` out, or delete the endpoint first',
        });
    }
    const port = wanted ?? record?.port;
    if (port === undefined || status !== undefined || !(await ports.processes.isListening(port)))
        return;
    if ((await (0,gateway/* findGateway */.m)((0,local_places/* placesOf */.ek)(endpoint, ports), ports)) !== undefined)
        throw new trouble/* Failure */.HR('NETWORK_FAILED', `the gateway of \`${endpoint}\` runs but does not answer`, {
            remedy: 'look at the end of logs/gateway.log in the folder of the endpoint',
        });
    (0,trouble/* refuse */.TR)({
        where: { input: 'port' },
        said: `port ${port} is in use by ${await listener(port, ports)}`,
        expected: 'a port of this machine that nothing listens on',
        remedy: record === undefined ? 'give another `port`, or leave it out' : 'end that program, and run again',
    });
}


/***/ }),

/***/ 48093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ endpointNames),
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   lU: () => (/* binding */ endpointsFolder),
/* harmony export */   n4: () => (/* binding */ packageFolder)
/* harmony export */ });
/** The places of an endpoint. Pure. */
function placesOf(endpoint, { files, host }) {
    const folder = files.join(endpointsFolder({ files, host }), endpoint);
    const at = (...parts) => files.join(folder, ...parts);
    return {
        folder,
        record: at('endpoint.json'),
        journal: at('journal.json'),
        keys: at('keys.json'),
        locks: at('locks'),
        logs: at('logs'),
        control: at('control.json'),
        status: at('status.json'),
        children: at('children.json'),
        gatewayLog: at('logs', 'gateway.log'),
    };
}
/** The folder of all endpoints. */
function endpointsFolder({ files, host }) {
    return files.join(host.home, 'endpoints');
}
/** Where a package is kept for the endpoints that serve it. The same bytes are kept once. */
function packageFolder(digest, { files, host }) {
    return files.join(host.home, 'packages', digest.replace(/^sha256:/, ''));
}
/** The names of all endpoints; what is being deleted does not count. */
async function endpointNames(ports) {
    return (await ports.files.names(endpointsFolder(ports))).filter((name) => !name.startsWith('.'));
}


/***/ }),

/***/ 83580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mx: () => (/* binding */ newRecord),
/* harmony export */   U9: () => (/* binding */ changeRecord),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** Azure's inference image takes bodies of 100 MB. Source: `client_max_body_size` of its nginx. */
const maxBodyBytes = 100 * 1024 * 1024;
/** An endpoint without deployments. Pure. */
function newRecord(name, port, token) {
    return {
        schemaVersion: 1,
        name,
        revision: 1,
        token,
        served: 0,
        host: '127.0.0.1',
        port,
        auth: 'key',
        keyHashes: [],
        maxBodyBytes,
        drainTimeoutMs: 30_000,
        deployments: [],
        traffic: {},
        mirror: {},
        retired: [],
        history: [],
    };
}
/** What an endpoint is to be; undefined when there is none. */
async function readRecord(places, { files }) {
    const text = await files.readTextIfThere(places.record);
    if (text === undefined)
        return undefined;
    const record = JSON.parse(text);
    if (record.schemaVersion === 1)
        return record;
    throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('STORAGE_FAILED', `${places.record} was written by another version of Slipway`, {
        remedy: 'use the version that made the endpoint, or delete the endpoint with it',
    });
}
/**
 * Changes what an endpoint is to be, whole or not at all. Nothing is written when nothing changes.
 * @throws Failure `LOCKED` when a run with a newer token has written since
 */
async function changeRecord(places, token, change, { files }) {
    const record = await readRecord(places, { files });
    if (record === undefined)
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('STORAGE_FAILED', `${places.record} is gone`);
    if (record.token > token)
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('LOCKED', 'another run took this endpoint over in the meantime', {
            remedy: 'run again',
        });
    const changed = { ...change(record), token };
    if (JSON.stringify(changed) === JSON.stringify(record))
        return { record, isChanged: false };
    const next = { ...changed, revision: record.revision + 1 };
    await writeRecord(places, next, { files });
    return { record: next, isChanged: true };
}
/** Values of environment variables may be secrets, so only the owner may read it. */
async function writeRecord(places, record, { files }) {
    await files.write(places.record, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
}


/***/ })

};
