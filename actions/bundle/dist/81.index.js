export const id = 81;
export const ids = [81];
export const modules = {

/***/ 61937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ figuresSchema),
/* harmony export */   CK: () => (/* binding */ gatewayStatusSchema),
/* harmony export */   G9: () => (/* binding */ endpointRecordSchema),
/* harmony export */   WW: () => (/* binding */ defaultProbe),
/* harmony export */   Zg: () => (/* binding */ gatewayControlSchema),
/* harmony export */   g2: () => (/* binding */ defaultRequestSettings),
/* harmony export */   hg: () => (/* binding */ gatewayNodeOptions),
/* harmony export */   q1: () => (/* binding */ rememberedVersions),
/* harmony export */   wQ: () => (/* binding */ childRecordsSchema)
/* harmony export */ });
/* unused harmony exports deploymentRecordSchema, trafficByIdSchema */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);
// What an endpoint of the local target is, as data: written by deploy-model, read by the gateway, and the other way round.
// Who reads it checks it with the schema; fields that a schema does not know are left out. What an older Slipway wrote
// stays readable: a new field is optional or has a default.
// The field names of probes and request settings are those of the Azure ML v2 deployment YAML.

const amount = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig)(), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf)(0));
const whole = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig)(), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .ndf)(), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf)(0));
const texts = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)()), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .readonly */ .tBZ)());
const textByName = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)()), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .readonly */ .tBZ)());
const serviceState = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO)(['Transitioning', 'Healthy', 'Unhealthy', 'Unschedulable', 'Failed']);
const probe = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    initial_delay: amount,
    period: amount,
    timeout: amount,
    success_threshold: whole,
    failure_threshold: whole,
});
/** Azure's defaults. Source: Azure ML CLI v2 managed online deployment YAML schema, `liveness_probe`. */
const defaultProbe = {
    initial_delay: 10,
    period: 10,
    timeout: 2,
    success_threshold: 1,
    failure_threshold: 30,
};
const requestSettings = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    /** From the time a server gets the request to the first byte of its answer. */
    request_timeout_ms: amount,
    max_concurrent_requests_per_instance: whole,
    max_queue_wait_ms: amount,
});
/**
 * Azure's defaults but for the concurrency: Azure's 1 fits one synchronous Python worker, and would refuse what an
 * asynchronous server takes with ease. A Python server queues what it cannot take at once.
 */
const defaultRequestSettings = {
    request_timeout_ms: 5000,
    max_concurrent_requests_per_instance: 64,
    max_queue_wait_ms: 500,
};
const servedStart = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    program: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    args: texts,
    /** The working folder. */
    folder: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** Added to the environment of the gateway: the package's, the user's, and what the server needs. */
    variables: textByName,
    routes: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({ liveness: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), readiness: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), scoring: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), openapi: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)() }),
    /** What exit codes mean. */
    exitCodes: textByName,
});
/** One version behind an endpoint. */
const deploymentRecordSchema = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    /** `<name>.<token of the run that made it>`: never used twice in an endpoint. */
    id: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** What users write. While a new revision of a deployment starts, two records have the same name. */
    name: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** `sha256:<hex>` of the package. */
    packageDigest: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** `name:version` of the models in it. */
    models: texts,
    instances: whole,
    start: servedStart,
    liveness_probe: probe,
    readiness_probe: probe,
    request_settings: requestSettings,
    /** What the user set on top of the package's. They are part of `start.variables`; kept here to compare. */
    environment_variables: textByName,
});
/** Percentages by the ids of deployments; fractions down to a thousandth of a percent. */
const trafficByIdSchema = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), amount), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .readonly */ .tBZ)());
const deploymentRecords = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg)(deploymentRecordSchema), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .readonly */ .tBZ)());
/** What an endpoint is to be: `endpoint.json`. Written whole or not at all, by whoever holds the endpoint's lock. */
const endpointRecordSchema = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    schemaVersion: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz)(1, ({ received }) => `schema ${received} is of another version of Slipway`),
    name: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** Grows with every change. */
    revision: whole,
    /** The fencing token of the run that wrote it. The gateway refuses an older one. */
    token: whole,
    /** The token of the run that moved the traffic last: tells whether an unfinished change had got that far. */
    served: whole,
    host: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    port: whole,
    auth: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO)(['key', 'none']),
    /** SHA-256 of the primary and the secondary key, hexadecimal. The keys themselves are in `keys.json`. */
    keyHashes: texts,
    /** In bytes; larger requests get 413. */
    maxBodyBytes: whole,
    /** How long a server that is let go may finish what it has begun. */
    drainTimeoutMs: amount,
    /** Those that run, or are to run. */
    deployments: deploymentRecords,
    traffic: trafficByIdSchema,
    /** Copies of requests that go to a deployment whose answers nobody sees. */
    mirror: trafficByIdSchema,
    /** Those that were stopped, newest first: what a rollback can start again. */
    retired: deploymentRecords,
    /** What served before, newest first. */
    history: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg)(trafficByIdSchema), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .readonly */ .tBZ)()),
});
/** How many stopped deployments and earlier traffic splits an endpoint remembers. */
const rememberedVersions = 5;
const serverExit = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({ code: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig)()), signal: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)()) });
const instanceStatus = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    index: whole,
    phase: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO)(['starting', 'ready', 'unready', 'waiting', 'unschedulable', 'failed', 'draining', 'gone']),
    pid: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(whole),
    port: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(whole),
    restarts: whole,
    /** How it ended last. */
    exit: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(serverExit),
    /** The last answer of a probe that was not good: `503`, `no answer`; or why the process could not be started. */
    said: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)()),
    /** Requests it works on. */
    active: whole,
    /** Name of its log below `logs/`. */
    log: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
});
const deploymentStatus = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    id: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    name: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    state: serviceState,
    ready: whole,
    instances: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg)(instanceStatus), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .readonly */ .tBZ)()),
});
/** What the gateway says: `status.json`, and `GET /status` of its control channel. */
const gatewayStatusSchema = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    /** The revision of `endpoint.json` that it follows. */
    revision: whole,
    token: whole,
    pid: whole,
    startedAt: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    deployments: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg)(deploymentStatus), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .readonly */ .tBZ)()),
    /** ISO 8601. */
    updatedAt: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
});
/** How to reach the gateway's control channel: `control.json`, readable by its owner only. */
const gatewayControlSchema = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    pid: whole,
    startedAt: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** On the loopback interface. */
    port: whole,
    token: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
});
/** The server processes of the gateway: `children.json`, for the gateway that comes after a crash. */
const childRecordsSchema = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    deployment: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    index: whole,
    pid: whole,
    startedAt: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    port: whole,
    /** False while it has never answered its readiness probe. */
    wasReady: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY)(),
}));
const requestFigures = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    /** All that ended, however they did. */
    requests: whole,
    /** Those of `requests` that ended badly, each under one heading. */
    errors: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
        /** The server, or the gateway for a body that is too large, answered with 4xx. */
        client: whole,
        /** The server answered with 5xx. */
        server: whole,
        /** The server did not answer within `request_timeout_ms`. */
        timedOut: whole,
        /** The server ended the connection before its answer was whole. */
        cutOff: whole,
        /** The gateway gave it to no server: none was ready, the queue was full, or the wait in it too long. */
        refused: whole,
    }),
    /** Those of `requests` whose client went away before the answer was whole. Says nothing for certain about the server. */
    abandoned: whole,
    /** From the arrival of a request to the end of its answer, without the refused ones, which are quick and would flatter. */
    latency: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
        /** How many took at most so long, in seconds; each bucket counts those before it too. Slower ones are in `count` only. */
        buckets: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({ upTo: amount, count: whole })), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .readonly */ .tBZ)()),
        /** In seconds. */
        sum: amount,
        count: whole,
    }),
});
/** What `GET /figures` of the control channel says. */
const figuresSchema = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    /** Another one for each start of a gateway: figures of two epochs are not to be compared. */
    epoch: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** By the ids of deployments; also those that were stopped, as long as the endpoint can start them again. */
    deployments: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
        name: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
        /** Requests that callers sent. */
        answered: requestFigures,
        /** Copies of requests, whose answers no caller saw. One that found no server free is `refused`. */
        mirrored: requestFigures,
    })),
});
/**
 * How the Node of a gateway is started. With a young generation of 64 MiB in the place of 16 the garbage of requests is
 * collected less often, and fewer requests wait for it: 0.4 ms less at the 99th percentile, for up to 100 MiB more memory.
 */
const gatewayNodeOptions = ['--max-semi-space-size=64', '--min-semi-space-size=16'];


/***/ }),

/***/ 58437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readPackage)
/* harmony export */ });
/* harmony import */ var _slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87210);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94664);



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

/***/ 37606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W8: () => (/* binding */ isSameTraffic),
/* harmony export */   _o: () => (/* binding */ withoutStarted),
/* harmony export */   jq: () => (/* binding */ withOnly),
/* harmony export */   nR: () => (/* binding */ trafficText),
/* harmony export */   oO: () => (/* binding */ withTraffic),
/* harmony export */   yb: () => (/* binding */ withStarted)
/* harmony export */ });
/* harmony import */ var _slipway_core_endpoint__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61937);

// What a change makes of the state. Pure, and repeating one changes nothing.
/** With more deployments, without traffic. */
function withStarted(state, starts) {
    const isNew = ({ id }) => state.deployments.every((deployment) => deployment.id !== id);
    return { ...state, deployments: [...state.deployments, ...starts.filter(isNew)] };
}
/** Without deployments that serve nobody; those that have served before are remembered. */
function withoutStarted(state, ids) {
    const isToRemember = ({ id }) => ids.includes(id) &&
        state.history.some((traffic) => Object.hasOwn(traffic, id)) &&
        state.retired.every((one) => one.id !== id);
    const remembered = state.deployments.filter(isToRemember).toReversed();
    return {
        ...state,
        deployments: state.deployments.filter(({ id }) => !ids.includes(id)),
        retired: [...remembered, ...state.retired].slice(0, _slipway_core_endpoint__WEBPACK_IMPORTED_MODULE_0__/* .rememberedVersions */ .q1),
    };
}
/** With another split of the traffic. @param token of the run that moves it */
function withTraffic(state, token, { traffic, auth, isBack, drainTimeoutMs, }) {
    const isFirst = Object.keys(state.traffic).length === 0;
    const before = isFirst || isSameTraffic(state.traffic, traffic) ? [] : [state.traffic];
    const history = isBack ? withoutReached(state.history, traffic) : [...before, ...state.history];
    return {
        ...state,
        traffic,
        auth,
        drainTimeoutMs,
        mirror: {},
        served: token,
        history: history.slice(0, _slipway_core_endpoint__WEBPACK_IMPORTED_MODULE_0__/* .rememberedVersions */ .q1),
    };
}
/** Going back forgets what was left behind on the way. */
function withoutReached(history, traffic) {
    const at = history.findIndex((entry) => isSameTraffic(entry, traffic));
    return at < 0 ? history : history.slice(at + 1);
}
/** With only these deployments running; the others are remembered. */
function withOnly(state, kept) {
    const deployments = state.deployments.filter(({ id }) => kept.includes(id));
    const gone = state.deployments.filter(({ id }) => !kept.includes(id));
    const retired = [...gone.toReversed(), ...state.retired]
        .filter(({ id }) => !kept.includes(id))
        .slice(0, _slipway_core_endpoint__WEBPACK_IMPORTED_MODULE_0__/* .rememberedVersions */ .q1);
    return { ...state, deployments, retired };
}
/** True when two splits send the same share to the same deployments. */
function isSameTraffic(left, right) {
    const ids = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...ids].every((id) => (left[id] ?? 0) === (right[id] ?? 0));
}
/** `iris-1 90 %, iris-2 10 %`. */
function trafficText(traffic, deployments) {
    const shares = deployments
        .filter(({ id }) => (traffic[id] ?? 0) > 0)
        .map(({ id, name }) => `${name} ${traffic[id]} %`);
    return shares.join(', ') || 'none';
}


/***/ }),

/***/ 70840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ journalSchema),
/* harmony export */   Jh: () => (/* binding */ journalText),
/* harmony export */   mA: () => (/* binding */ orphans),
/* harmony export */   zZ: () => (/* binding */ isCommitted)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

/** A change that was begun: written before each of its steps, removed with its last. */
const journalSchema = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    /** The fencing token of the run. */
    token: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig)(),
    /** `run 42 of octo/models (octocat)`. */
    who: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    command: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** The step that was begun last, as a person reads it. */
    step: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** What served when the change began. */
    from: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig)()),
    /** What is to serve. */
    traffic: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig)()),
    /** Ids of the deployments that the change starts, or an earlier one has left: to be finished, or taken away. */
    candidates: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)()),
    /** True when the change makes the endpoint: then undoing it takes the endpoint away. */
    isNew: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY)(),
    /** ISO 8601. */
    startedAt: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** ISO 8601: when the run will have given up. */
    deadline: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
});
/** `run 42 of octo/models (octocat) began a deploy at 2026-… and got to: wait until iris-2 is ready`. */
function journalText({ who, command, startedAt, step }) {
    return `${who} began ${command} at ${startedAt} and got to: ${step}`;
}
/** True when the traffic had moved already: then what is left of the change is only to let the old servers go. */
function isCommitted(journal, state) {
    return state.served === journal.token;
}
/**
 * The deployments that an unfinished change has left and that serve nobody: what it has started, or, when the traffic had
 * moved, what it has not stopped yet.
 */
function orphans(journal, state) {
    if (journal === undefined || state === undefined)
        return [];
    const ids = state.deployments.map(({ id }) => id);
    if (isCommitted(journal, state))
        return ids.filter((id) => (state.traffic[id] ?? 0) === 0);
    return ids.filter((id) => journal.candidates.includes(id));
}


/***/ }),

/***/ 38081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ local)
});

// EXTERNAL MODULE: ./packages/core/build/checked-json.js
var checked_json = __webpack_require__(48106);
// EXTERNAL MODULE: ./packages/core/build/secret.js
var secret = __webpack_require__(35552);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/targets/build/journal.js
var journal = __webpack_require__(70840);
// EXTERNAL MODULE: ./packages/targets/build/who.js
var who = __webpack_require__(64779);
// EXTERNAL MODULE: ./packages/core/build/endpoint.js
var endpoint = __webpack_require__(61937);
;// CONCATENATED MODULE: ./packages/targets/build/local/log-tail.js
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

;// CONCATENATED MODULE: ./packages/targets/build/local/gateway.js




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
    const control = (0,checked_json/* checkedJson */.EB)(endpoint/* gatewayControlSchema */.Zg, text, places.control);
    return (await processes.isRunning(control)) ? control : undefined;
}
/** What the gateway says of its servers; undefined when it does not answer. */
async function gatewayStatus(control, ports) {
    try {
        const { body } = await ask(control, 'GET', '/status', ports);
        return (0,checked_json/* checkedJson */.EB)(endpoint/* gatewayStatusSchema */.CK, body, 'the status of the gateway', 'NETWORK_FAILED');
    }
    catch (thrown) {
        if (thrown instanceof trouble/* Failure */.HR && thrown.code === 'NETWORK_FAILED')
            return undefined;
        throw thrown;
    }
}
/** What the gateway has counted. @throws Failure `NETWORK_FAILED` when it does not answer */
async function gatewayFigures(control, ports) {
    const { body } = await ask(control, 'GET', '/figures', ports);
    return (0,checked_json/* checkedJson */.EB)(endpoint/* figuresSchema */.$j, body, 'the figures of the gateway', 'NETWORK_FAILED');
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
        if (!(thrown instanceof trouble/* Failure */.HR))
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
    const args = [...endpoint/* gatewayNodeOptions */.hg, program(ports), '--endpoint', places.folder];
    const started = await processes.startDetached({ program: host.node, args, folder: places.folder, environment }, places.gatewayLog);
    const deadline = clock.now() + startMs;
    while ((await findGateway(places, ports)) === undefined) {
        const isRunning = await processes.isRunning(started);
        if (!isRunning || clock.now() > deadline) {
            await processes.stop(started, 0);
            const log = await tail(places.gatewayLog, 20, ports, began);
            throw new trouble/* Failure */.HR('PROCESS_FAILED', `the gateway did not start: ${log.at(-1) ?? 'it said nothing'}`, {
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
        if (!(thrown instanceof trouble/* Failure */.HR))
            throw thrown;
    }
}
async function children(places, { files }) {
    const text = await files.readTextIfThere(places.children);
    return text === undefined ? [] : (0,checked_json/* checkedJson */.EB)(endpoint/* childRecordsSchema */.wQ, text, places.children);
}

// EXTERNAL MODULE: ./packages/packaging/build/package/read.js
var read = __webpack_require__(58437);
// EXTERNAL MODULE: ./packages/packaging/build/boot/score.js + 1 modules
var score = __webpack_require__(62205);
// EXTERNAL MODULE: ./packages/targets/build/endpoint-state.js
var endpoint_state = __webpack_require__(37606);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./packages/targets/build/local/keys.js


const keysSchema = (0,dist/* object */.Ikc)({ primary: (0,dist/* string */.YjP)(), secondary: (0,dist/* string */.YjP)() });
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
    return text === undefined ? undefined : (0,checked_json/* checkedJson */.EB)(keysSchema, text, places.keys);
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

;// CONCATENATED MODULE: ./packages/targets/build/local/lock.js



// A lock is a file whose name is a number that only grows. Who makes the next file holds the lock, and the number is its
// fencing token: a run that was taken for dead and wakes up carries an older one. The newest file always stays, marked
// as released, so that numbers are never used again. Files are made with exclusive create, so one of several wins.
const holderSchema = (0,dist/* object */.Ikc)({
    pid: (0,dist/* number */.aig)(),
    startedAt: (0,dist/* string */.YjP)(),
    who: (0,dist/* string */.YjP)(),
    since: (0,dist/* string */.YjP)(),
    released: (0,dist/* optional */.lqM)((0,dist/* literal */.euz)(true)),
});
/** Who holds the lock of an endpoint, and the token that the next holder gets. Reads only. */
async function lockFacts(places, ports) {
    const newest = await newestToken(places, ports);
    if (newest === 0)
        return { nextToken: 1 };
    const last = await holderOf(places, newest, ports);
    const isHeld = last !== undefined && last.released !== true && (await ports.processes.isRunning(last));
    if (!isHeld)
        return { nextToken: newest + 1 };
    return { nextToken: newest + 1, holder: { who: `${last.who}, process ${last.pid}`, since: last.since } };
}
/**
 * Takes the lock of an endpoint with the token that was expected. The lock of a dead process is taken over.
 * @throws Failure `LOCKED` when another process holds it, or held it since the token was read
 */
async function takeLock(places, endpoint, token, ports) {
    const { holder, nextToken } = await lockFacts(places, ports);
    if (holder !== undefined)
        throw (0,who/* locked */.xt)(endpoint, holder);
    const me = {
        ...(await ports.processes.self()),
        who: (0,who/* whoText */.UF)(ports),
        since: new Date(ports.clock.now()).toISOString(),
    };
    const isMine = nextToken === token && (await ports.files.claim(lockFile(places, token, ports), JSON.stringify(me)));
    if (!isMine)
        throw (0,who/* overtaken */.K1)(endpoint);
    // Somebody who was two steps ahead may have cleaned this number away before it was claimed here.
    if ((await newestToken(places, ports)) !== token) {
        await ports.files.remove(lockFile(places, token, ports));
        throw (0,who/* overtaken */.K1)(endpoint);
    }
    await removeOlder(places, token, ports);
}
/** Gives the lock back. The file stays, so that its number is not used again. */
async function releaseLock(places, token, ports) {
    const last = await holderOf(places, token, ports);
    if (last === undefined)
        return;
    await ports.files.write(lockFile(places, token, ports), JSON.stringify({ ...last, released: true }));
}
/** @throws Failure `LOCKED` when the lock is another's, also of an endpoint that was made anew: then nothing may be written */
async function refuseOvertaken(places, endpoint, token, ports) {
    if ((await newestToken(places, ports)) !== token)
        throw (0,who/* overtaken */.K1)(endpoint);
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
    const file = lockFile(places, token, { files });
    const text = await files.readTextIfThere(file);
    return text === undefined ? undefined : (0,checked_json/* checkedJson */.EB)(holderSchema, text, file);
}
async function removeOlder(places, token, { files }) {
    for (const older of await tokens(places, files))
        if (older < token)
            await files.remove(lockFile(places, older, { files }));
}
function lockFile(places, token, { files }) {
    return files.join(places.locks, `${token}.json`);
}

;// CONCATENATED MODULE: ./packages/targets/build/local/places.js
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

;// CONCATENATED MODULE: ./packages/targets/build/local/record.js



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
    return (0,checked_json/* checkedJson */.EB)(endpoint/* endpointRecordSchema */.G9, text, places.record);
}
/**
 * Changes what an endpoint is to be, whole or not at all. Nothing is written when nothing changes.
 * @throws Failure `LOCKED` when a run with a newer token has written since
 */
async function changeRecord(places, token, change, { files }) {
    const record = await readRecord(places, { files });
    if (record === undefined)
        throw new trouble/* Failure */.HR('STORAGE_FAILED', `${places.record} is gone`);
    if (record.token > token)
        throw new trouble/* Failure */.HR('LOCKED', 'another run took this endpoint over in the meantime', {
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

// EXTERNAL MODULE: ./packages/core/build/abandoned.js
var abandoned = __webpack_require__(34506);
// EXTERNAL MODULE: ./packages/core/build/package-manifest.js
var package_manifest = __webpack_require__(87210);
// EXTERNAL MODULE: ./packages/packaging/build/environment/install.js
var install = __webpack_require__(76355);
// EXTERNAL MODULE: ./packages/packaging/build/package/manifest.js
var build_package_manifest = __webpack_require__(94664);
// EXTERNAL MODULE: ./packages/packaging/build/package/verify.js
var verify = __webpack_require__(41376);
;// CONCATENATED MODULE: ./packages/targets/build/local/stage.js








/**
 * Copies a package to where endpoints serve it from, hashed on the way. It appears whole or not at all.
 * @param from folder of the package; missing for one that an earlier run has staged
 * @returns false when it is there already
 * @throws Failure `DIGEST_MISMATCH` when its bytes are not those of its manifest
 */
async function stage(digest, from, ports) {
    const { files } = ports;
    const final = packageFolder(digest, ports);
    if ((await files.stat(files.join(final, package_manifest/* packageManifestName */.V))) !== undefined)
        return false;
    if (from === undefined)
        throw new trouble/* Failure */.HR('STORAGE_FAILED', `the package ${digest} is not in ${final} any more`, {
            remedy: 'deploy the package again',
        });
    await (0,abandoned/* removeAbandoned */.j)(files.dirname(final), ports, (name) => name.startsWith('.staging-'));
    const building = await files.temporaryFolder('.staging-', files.dirname(final));
    try {
        await copyVerified(await (0,read/* readPackage */.L)(from, ports), building, ports);
        await files.move(building, final);
    }
    catch (thrown) {
        // Another run staged the same bytes in the meantime.
        if ((await files.stat(files.join(final, package_manifest/* packageManifestName */.V))) !== undefined)
            return false;
        throw thrown;
    }
    finally {
        await files.remove(building);
    }
    return true;
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
/** Installs what a staged package needs. @returns false when it is installed already */
async function stage_install(digest, ports) {
    const { folder, manifest } = await (0,read/* readPackage */.L)(packageFolder(digest, ports), ports);
    if (await (0,install/* isInstalled */.j$)(manifest, ports))
        return false;
    await (0,install/* installEnvironment */.Ns)(manifest, folder, ports);
    return true;
}

// EXTERNAL MODULE: ./packages/packaging/build/boot/start.js
var start = __webpack_require__(79595);
;// CONCATENATED MODULE: ./packages/targets/build/local/start.js


/**
 * How the gateway starts the servers of a package on this machine.
 * @param variables what the user sets on top of the package's
 * @throws Problems for a server that only an image has
 */
function servedStart(manifest, folder, variables, ports) {
    const command = (0,start/* startCommand */.S)({ ...manifest, environmentVariables: { ...manifest.environmentVariables, ...variables } }, folder, (0,install/* environmentFolder */.Yg)(manifest, ports), { port: '{port}', host: '{host}' }, ports.host);
    const own = {};
    for (const [name, value] of Object.entries(command.environment ?? {}))
        if (value !== undefined)
            own[name] = value;
    const { routes, exitCodes } = manifest.start;
    return { program: command.program, args: command.args, folder, variables: own, routes, exitCodes };
}

;// CONCATENATED MODULE: ./packages/targets/build/local/hands.js












/** How long the gateway may take to follow a change of `endpoint.json`, which it looks at every 200 ms. */
const followMs = 10_000;
/** Servers that have no requests any more end within this time, or are ended. */
const endMs = 12_000;
/** Between two looks at the gateway. */
const hands_lookMs = 30;
/** How many lines of a server's log are looked at to find a cause. */
const readLines = 400;
/** The first request may load what later ones use, so it gets more time than the endpoint grants. */
const scoreMs = 60_000;
/** How far numbers of the sample's answer may be off, relative; what package-model takes by default. */
const tolerance = 0.0001;
/** A held endpoint of this machine: `endpoint.json` says what it is to be, and its gateway follows. */
class LocalHands {
    #endpoint;
    #token;
    #places;
    #ports;
    constructor(endpoint, token, places, ports) {
        this.#endpoint = endpoint;
        this.#token = token;
        this.#places = places;
        this.#ports = ports;
    }
    state() {
        return readRecord(this.#places, this.#ports);
    }
    async writeJournal(journal) {
        await this.#fence();
        await this.#ports.files.write(this.#places.journal, `${JSON.stringify(journal, null, 2)}\n`, {
            mode: 0o600,
        });
    }
    async removeJournal() {
        await this.#fence();
        await this.#ports.files.remove(this.#places.journal);
    }
    /** The hashes of an existing endpoint follow its keys, also after a run that was killed between the two. */
    async make(port) {
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
        }
        else {
            await this.#change((record) => ({ ...record, keyHashes: hashes }));
        }
    }
    stage(digest, from) {
        return stage(digest, from, this.#ports);
    }
    install(digest) {
        return stage_install(digest, this.#ports);
    }
    async answer() {
        await this.#fence();
        return startGateway(this.#places, this.#ports);
    }
    async start(starts) {
        const records = [];
        for (const deployment of starts)
            records.push({ ...deployment, start: await this.#startOf(deployment) });
        const { record, isChanged } = await this.#change((known) => (0,endpoint_state/* withStarted */.yb)(known, records));
        await this.#followed(record.revision);
        return isChanged;
    }
    async running() {
        const control = await findGateway(this.#places, this.#ports);
        if (control === undefined)
            throw new trouble/* Failure */.HR('PROCESS_FAILED', 'the gateway of the endpoint ended', {
                log: await tail(this.#places.gatewayLog, 20, this.#ports),
                remedy: 'fix what its log says, and run again',
            });
        return (await gatewayStatus(control, this.#ports))?.deployments;
    }
    async printed({ id }, log) {
        const record = (await this.state())?.deployments.find((deployment) => deployment.id === id);
        return {
            log: await tail(this.#logFile(log), readLines, this.#ports),
            exitCodes: record?.start.exitCodes ?? {},
        };
    }
    async score({ id, packageDigest }) {
        const { folder, manifest } = await (0,read/* readPackage */.L)(packageFolder(packageDigest, this.#ports), this.#ports);
        const status = (await this.running())?.find((deployment) => deployment.id === id);
        const instance = status?.instances.find(({ phase }) => phase === 'ready');
        if (instance?.port === undefined)
            throw new trouble/* Failure */.HR('SCORING_FAILED', 'the server ended before it could score the sample request');
        const url = `http://127.0.0.1:${instance.port}`;
        try {
            return await (0,score/* scoreSample */.D)(manifest, folder, url, { timeoutMs: scoreMs, tolerance }, () => [], this.#ports);
        }
        catch (thrown) {
            if (!(thrown instanceof trouble/* Failure */.HR) || thrown.code === 'CANCELLED')
                throw thrown;
            throw new trouble/* Failure */.HR('SCORING_FAILED', (0,trouble/* messageOf */.bD)(thrown), {
                log: await tail(this.#logFile(instance.log), 20, this.#ports),
                remedy: thrown.remedy,
            });
        }
    }
    async shift(shift) {
        const { record } = await this.#change((known) => (0,endpoint_state/* withTraffic */.oO)(known, this.#token, shift));
        await this.#followed(record.revision);
    }
    async mirror(mirror) {
        const { record } = await this.#change((known) => ({ ...known, mirror }));
        await this.#followed(record.revision);
    }
    async figures() {
        const control = await findGateway(this.#places, this.#ports);
        if (control === undefined)
            throw new trouble/* Failure */.HR('PROCESS_FAILED', 'the gateway of the endpoint ended');
        return gatewayFigures(control, this.#ports);
    }
    async stop(kept, drainTimeoutMs) {
        const { record } = await this.#change((known) => (0,endpoint_state/* withOnly */.jq)(known, kept));
        await this.#untilGone(kept, drainTimeoutMs + endMs);
        await this.#removeOldLogs([...record.deployments, ...record.retired]);
    }
    async takeAway(ids) {
        await this.#change((known) => (0,endpoint_state/* withoutStarted */._o)(known, ids));
    }
    /** The keys are written first: the next run derives the hashes from them if this one is killed in between. */
    async renewKey(keyType) {
        await this.#fence();
        const keys = (await readKeys(this.#places, this.#ports)) ?? { primary: newKey(), secondary: newKey() };
        const changed = { ...keys, [keyType]: newKey() };
        await writeKeys(this.#places, changed, this.#ports);
        const hashes = keyHashes(changed, this.#ports.files);
        await this.#change((record) => ({ ...record, keyHashes: hashes }));
    }
    /** The folder disappears in one step. */
    async remove(graceMs) {
        const { files } = this.#ports;
        await this.#fence();
        await stopGateway(this.#places, graceMs, this.#ports);
        const name = `.deleted-${this.#endpoint}-${crypto.randomUUID().slice(0, 8)}`;
        const doomed = files.join(files.dirname(this.#places.folder), name);
        await files.move(this.#places.folder, doomed);
        await files.remove(doomed);
    }
    release() {
        return releaseLock(this.#places, this.#token, this.#ports);
    }
    /** @throws Failure `LOCKED` when a newer run holds the endpoint, or made it anew */
    #fence() {
        return refuseOvertaken(this.#places, this.#endpoint, this.#token, this.#ports);
    }
    async #change(change) {
        await this.#fence();
        const changed = await changeRecord(this.#places, this.#token, change, this.#ports);
        await tellGateway(this.#places, this.#ports);
        return changed;
    }
    async #startOf({ packageDigest, environment_variables }) {
        const staged = await (0,read/* readPackage */.L)(packageFolder(packageDigest, this.#ports), this.#ports);
        return servedStart(staged.manifest, staged.folder, environment_variables, this.#ports);
    }
    /** Waits until the gateway follows a revision. */
    async #followed(revision) {
        const { clock } = this.#ports;
        const deadline = clock.now() + followMs;
        for (;;) {
            const control = await findGateway(this.#places, this.#ports);
            const status = control === undefined ? undefined : await gatewayStatus(control, this.#ports);
            if (status !== undefined && status.revision >= revision)
                return;
            if (clock.now() > deadline)
                throw new trouble/* Failure */.HR('PROCESS_FAILED', 'the gateway of the endpoint does not follow the change', {
                    remedy: 'look at logs/gateway.log in the folder of the endpoint',
                });
            await clock.sleep(hands_lookMs);
        }
    }
    /** The gateway ends them by itself; this only tells the user when it is done. */
    async #untilGone(kept, mostMs) {
        const { clock } = this.#ports;
        const deadline = clock.now() + mostMs;
        while (clock.now() < deadline) {
            const control = await findGateway(this.#places, this.#ports);
            const status = control === undefined ? undefined : await gatewayStatus(control, this.#ports);
            if (status?.deployments.every(({ id }) => kept.includes(id)) !== false)
                return;
            await clock.sleep(hands_lookMs);
        }
    }
    /** Logs of deployments that nobody remembers any more. */
    async #removeOldLogs(known) {
        for (const name of await this.#ports.files.names(this.#places.logs)) {
            const id = /^(.+\.\d+)\.\d+\.log(\.1)?$/.exec(name)?.[1];
            if (id !== undefined && known.every((deployment) => deployment.id !== id))
                await this.#ports.files.remove(this.#logFile(name));
        }
    }
    #logFile(name) {
        return this.#ports.files.join(this.#places.logs, name);
    }
}

;// CONCATENATED MODULE: ./packages/targets/build/local/listener.js



/** Who listens on a port of the loopback interface, in words: an endpoint, a program, or nobody knows. */
async function listener(port, ports) {
    for (const name of await endpointNames(ports)) {
        const record = await readRecord(placesOf(name, ports), ports);
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

;// CONCATENATED MODULE: ./packages/targets/build/local/local.js














/** Model servers as processes of this machine, behind the gateway of their endpoint. */
const local = {
    id: 'local',
    title: 'processes on this machine',
    supports: { weights: true, logs: true, rollback: true, auth: ['key', 'none'] },
    async look(endpoint, ports) {
        const places = placesOf(endpoint, ports);
        const [record, journal, lock, control] = await Promise.all([
            readRecord(places, ports),
            readJournal(places, ports),
            lockFacts(places, ports),
            findGateway(places, ports),
        ]);
        await maskKeys(places, ports);
        const status = control === undefined ? undefined : await gatewayStatus(control, ports);
        const address = record === undefined ? undefined : `http://${record.host}:${record.port}`;
        return {
            ...lock,
            state: record,
            journal,
            running: status?.deployments,
            scoringUri: address && `${address}/score`,
            swaggerUri: address && `${address}/swagger.json`,
            keyFile: places.keys,
        };
    },
    async endpoints(ports) {
        const names = [];
        for (const name of await endpointNames(ports))
            if ((await readRecord(placesOf(name, ports), ports)) !== undefined)
                names.push(name);
        return { names, where: endpointsFolder(ports) };
    },
    async check(endpoint, change, world, ports) {
        await refusePort(endpoint, change.port, world, ports);
        refuseUnstartable(change, ports);
    },
    async hold(endpoint, { token, revision }, ports) {
        const places = placesOf(endpoint, ports);
        await takeLock(places, endpoint, token, ports);
        try {
            if (((await readRecord(places, ports))?.revision ?? 0) !== revision)
                throw (0,who/* overtaken */.K1)(endpoint);
        }
        catch (thrown) {
            await releaseLock(places, token, ports);
            throw thrown;
        }
        return new LocalHands(endpoint, token, places, ports);
    },
    async key(endpoint, ports) {
        const keys = await readKeys(placesOf(endpoint, ports), ports);
        return keys && new secret/* Secret */.z(keys.primary);
    },
    async logs(endpoint, { id }, lines, ports) {
        const { files } = ports;
        const { logs } = placesOf(endpoint, ports);
        const own = (await files.names(logs)).filter((name) => name.startsWith(`${id}.`) && name.endsWith('.log'));
        const printed = own.map(async (name) => {
            const path = files.join(logs, name);
            const instance = name.slice(id.length + 1, -'.log'.length);
            return { title: `instance ${instance} (${path})`, lines: await tail(path, lines, ports) };
        });
        return Promise.all(printed);
    },
};
async function readJournal(places, { files }) {
    const text = await files.readTextIfThere(places.journal);
    return text === undefined ? undefined : (0,checked_json/* checkedJson */.EB)(journal/* journalSchema */.B9, text, places.journal);
}
/** @throws Problems for a package that cannot be started as a process of this machine */
function refuseUnstartable({ package: opened, settings }, ports) {
    if (opened === undefined)
        return;
    const folder = packageFolder(opened.manifest.digest, ports);
    servedStart(opened.manifest, folder, settings.environment_variables, ports);
}
/** The port of an endpoint is its address, so it does not change; and it must be free while nobody listens for us. */
async function refusePort(endpoint, wanted, { state, running, scoringUri }, ports) {
    const own = scoringUri === undefined ? undefined : Number(new URL(scoringUri).port);
    if (own !== undefined && wanted !== undefined && wanted !== own)
        (0,trouble/* refuse */.TR)({
            where: { input: 'port' },
            said: String(wanted),
            expected: `${own}: the endpoint \`${endpoint}\` keeps its address`,
            remedy: 'leave `port` out, or delete the endpoint first',
        });
    const port = wanted ?? own;
    if (port === undefined || running !== undefined || !(await ports.processes.isListening(port)))
        return;
    if ((await findGateway(placesOf(endpoint, ports), ports)) !== undefined)
        throw new trouble/* Failure */.HR('NETWORK_FAILED', `the gateway of \`${endpoint}\` runs but does not answer`, {
            remedy: 'look at the end of logs/gateway.log in the folder of the endpoint',
        });
    (0,trouble/* refuse */.TR)({
        where: { input: 'port' },
        said: `port ${port} is in use by ${await listener(port, ports)}`,
        expected: 'a port of this machine that nothing listens on',
        remedy: state === undefined ? 'give another `port`, or leave it out' : 'end that program, and run again',
    });
}


/***/ }),

/***/ 64779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K1: () => (/* binding */ overtaken),
/* harmony export */   UF: () => (/* binding */ whoText),
/* harmony export */   xt: () => (/* binding */ locked)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** `run 42 of octo/models (octocat)`, `ann`: who changes an endpoint, as journals and locks say it. */
function whoText({ provenance }) {
    const { repository, runId, runAttempt, actor } = provenance;
    if (runId === undefined || repository === undefined)
        return actor ?? 'somebody';
    const attempt = runAttempt === undefined || runAttempt === '1' ? '' : `, attempt ${runAttempt}`;
    return `run ${runId} of ${repository}${attempt}${actor === undefined ? '' : ` (${actor})`}`;
}
/** The failure that says who changes an endpoint now. */
function locked(endpoint, { who, since }) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('LOCKED', `the endpoint \`${endpoint}\` is being changed by ${who}, since ${since}`, {
        remedy: 'wait until that run has ended, and run again; give both runs one concurrency group',
    });
}
/** The failure of a change that somebody else was faster than. */
function overtaken(endpoint) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('LOCKED', `the endpoint \`${endpoint}\` was changed by another run in this moment`, {
        remedy: 'run again',
    });
}


/***/ })

};
