export const id = 361;
export const ids = [361];
export const modules = {

/***/ 38361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  profileModel: () => (/* binding */ profileModel)
});

// EXTERNAL MODULE: ./packages/core/build/action.js
var action = __webpack_require__(45970);
// EXTERNAL MODULE: ./packages/core/build/inputs-together.js
var inputs_together = __webpack_require__(80776);
// EXTERNAL MODULE: ./packages/core/build/input-kinds.js
var input_kinds = __webpack_require__(1476);
// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/core/build/model-reference.js
var model_reference = __webpack_require__(58435);
// EXTERNAL MODULE: ./packages/models/build/event/event-input.js + 1 modules
var event_input = __webpack_require__(84790);
// EXTERNAL MODULE: ./packages/models/build/registry/registry-inputs.js
var registry_inputs = __webpack_require__(60216);
;// CONCATENATED MODULE: ./actions/profile-model/build/inputs.js






/** The inputs of profile-model, as in `action.yml`. */
const inputs_inputs = (0,inputs/* table */.tp)({
    package: (0,input_kinds/* path */.Ae)(),
    endpoint: (0,input_kinds/* text */.Qq)(),
    'endpoint-key': (0,input_kinds/* secret */.rJ)(),
    deployment: (0,input_kinds/* matching */.wC)(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'the name of a deployment'),
    route: (0,input_kinds/* matching */.wC)(/^\/\S*$/, 'a route such as `/score`'),
    requests: (0,input_kinds/* path */.Ae)(),
    concurrency: (0,input_kinds/* listOf */.c3)((word) => wholeNumber(word, 1, 1024)).byDefault('1,4,8'),
    rate: (0,input_kinds/* listOf */.c3)((word) => positive(word, 50_000)),
    arrivals: (0,input_kinds/* oneOf */.yL)('constant', 'poisson').byDefault('constant'),
    duration: (0,input_kinds/* number */.ai)({ least: 0.5, most: 3600, unit: 'seconds' }).byDefault('10'),
    'requests-per-level': (0,input_kinds/* integer */.nd)({ least: 1, most: 10_000_000 }),
    'warm-up': (0,input_kinds/* number */.ai)({ least: 0.1, most: 600, unit: 'seconds' }).byDefault('2'),
    'timeout-ms': (0,input_kinds/* integer */.nd)({ least: 1, most: 600_000, unit: 'milliseconds' }).byDefault('30000'),
    'ready-timeout': (0,input_kinds/* number */.ai)({ least: 1, unit: 'seconds' }).byDefault('300'),
    'max-latency-ms': (0,input_kinds/* number */.ai)({ least: 0.001, unit: 'milliseconds' }),
    percentile: (0,input_kinds/* oneOf */.yL)('50', '90', '95', '99', '99.9').byDefault('99'),
    'min-success-rate': (0,input_kinds/* number */.ai)({ least: 0, most: 1 }).byDefault('0.99'),
    'write-tags': (0,inputs/* input */.hF)(parseWriteTags).byDefault('false'),
    event: (0,event_input/* eventInput */.f)(),
    ...registry_inputs/* registryInputs */.P4,
    fresh: (0,input_kinds/* boolean */.zM)().byDefault('false'),
    output: (0,input_kinds/* path */.Ae)().byDefault('profile.json'),
    artifact: (0,input_kinds/* artifactName */.Cs)(),
    'dry-run': (0,input_kinds/* boolean */.zM)().byDefault('false'),
})
    .check(registry_inputs/* registryProblems */.SN)
    .check(({ package: folder, endpoint }) => exactlyOne(folder, endpoint))
    .check((0,inputs_together/* together */.b)([
    {
        input: 'endpoint',
        needs: 'requests',
        remedy: 'give `requests`, a file with one JSON body a line: an endpoint has no sample of its own',
    },
    {
        input: 'endpoint-key',
        needs: 'endpoint',
        remedy: 'leave it out: a package is started without a key',
    },
    { input: 'deployment', needs: 'endpoint', remedy: 'leave it out: a package has no deployments' },
]))
    .check((spec) => (spec.endpoint === undefined ? [] : endpointProblems(spec, spec.endpoint)));
/** True for an address, false for the name of an endpoint on this machine. */
function isAddress(endpoint) {
    return endpoint.includes('://');
}
function exactlyOne(folder, endpoint) {
    if ((folder === undefined) !== (endpoint === undefined))
        return [];
    const said = folder === undefined ? 'neither `package` nor `endpoint`' : '`package` and `endpoint`';
    return [
        {
            where: { input: folder === undefined ? 'package' : 'endpoint' },
            said,
            expected: 'one of them',
            remedy: 'give the output `package` of package-model, or the `scoring-uri` of deploy-model as `endpoint`',
        },
    ];
}
function endpointProblems({ route, writeTags, event, fresh }, endpoint) {
    const problems = [];
    if (writeTags === 'package' && event.model === undefined) {
        problems.push({
            where: { input: 'write-tags' },
            said: '`true` with an endpoint, and `event` names no model',
            expected: 'the model whose tags are meant: an endpoint does not name it',
            remedy: 'write the reference of the model, such as `iris:3`',
        });
    }
    if (isAddress(endpoint)) {
        if (!isHttp(endpoint)) {
            problems.push({
                where: { input: 'endpoint' },
                said: endpoint,
                expected: 'an address that starts with `http://` or `https://`, or the name of a local endpoint',
            });
        }
        problems.push(...meaningless('route', route, 'the address of an endpoint holds the route already'));
    }
    return [...problems, ...(fresh ? meaningless('fresh', fresh, 'an endpoint is measured every time') : [])];
}
function meaningless(name, value, because) {
    if (value === undefined)
        return [];
    const verb = `leave \`${name}\` out`;
    return [
        { where: { input: name }, said: `\`${name}\` was given`, expected: `nothing: ${because}`, remedy: verb },
    ];
}
function isHttp(endpoint) {
    return URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol);
}
function wholeNumber(word, least, most) {
    const value = Number(word);
    if (/^\d+$/.test(word) && value >= least && value <= most)
        return { value };
    return { expected: `whole numbers from ${least} to ${most}, with commas between them` };
}
function positive(word, most) {
    const value = Number(word);
    if (/^\d+(\.\d+)?$/.test(word) && value > 0 && value <= most)
        return { value };
    return { expected: `requests a second, above 0 and at most ${most}, with commas between them` };
}
function parseWriteTags(given) {
    if (/^(false|False|FALSE)$/.test(given))
        return { value: 'none' };
    if (/^(true|True|TRUE)$/.test(given))
        return { value: 'package' };
    const parsed = (0,model_reference/* parseModelReference */.qZ)(given);
    if ('value' in parsed && parsed.value.kind === 'registered')
        return { value: parsed.value };
    return { expected: '`true`, `false`, or a registered model such as `iris:3`' };
}

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/core/build/checked-json.js
var checked_json = __webpack_require__(48106);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./packages/core/build/profile.js
// A measured profile, as data: kept for later runs and written as `profile.json`. Who reads it checks it with the schema.

const numbers = (0,dist/* pipe */.FsL)((0,dist/* array */.YOg)((0,dist/* number */.aig)()), (0,dist/* readonly */.tBZ)());
const countByName = (0,dist/* pipe */.FsL)((0,dist/* record */.g1P)((0,dist/* string */.YjP)(), (0,dist/* number */.aig)()), (0,dist/* readonly */.tBZ)());
/** Latencies in milliseconds, as they come over a wire. */
const latenciesSchema = (0,dist/* object */.Ikc)({
    p50: (0,dist/* number */.aig)(),
    p90: (0,dist/* number */.aig)(),
    p95: (0,dist/* number */.aig)(),
    p99: (0,dist/* number */.aig)(),
    p999: (0,dist/* number */.aig)(),
    mean: (0,dist/* number */.aig)(),
    max: (0,dist/* number */.aig)(),
});
const profiledLevel = (0,dist/* object */.Ikc)({
    /** Requests in flight at a time; missing when requests came at a rate. */
    concurrency: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    /** Requests a second that were offered, answered or not; missing when the next request waited for an answer. */
    offeredRate: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    requests: (0,dist/* number */.aig)(),
    succeeded: (0,dist/* number */.aig)(),
    /** Between 0 and 1. */
    successRate: (0,dist/* number */.aig)(),
    /** Successful answers a second. */
    throughput: (0,dist/* number */.aig)(),
    /** Of successes and time-outs; missing when there were none. */
    latency: (0,dist/* optional */.lqM)(latenciesSchema),
    /** The same without the requests that a loop which waits for answers did not send during a stall. */
    latencyAsSent: (0,dist/* optional */.lqM)(latenciesSchema),
    /** How many answers had which HTTP status. */
    statuses: countByName,
    /** How many requests got no answer, by the reason: `timeout`, `ECONNRESET`, … */
    errors: countByName,
    /** CPU seconds of the server a request; missing for an endpoint that is not on this machine. */
    cpuSecondsPerRequest: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    /** Cores in use on average. */
    cpuCores: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    /** The kernel's high-water mark of the server's memory, in bytes. */
    peakMemoryBytes: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    seconds: (0,dist/* number */.aig)(),
    /** How late requests were sent, in milliseconds; only when they came at a rate. */
    sendLag: (0,dist/* optional */.lqM)((0,dist/* object */.Ikc)({ p99: (0,dist/* number */.aig)(), max: (0,dist/* number */.aig)() })),
    /** The share of one core that the load generator used. */
    generatorBusy: (0,dist/* number */.aig)(),
});
const profileOrder = (0,dist/* object */.Ikc)({
    /** Requests in flight at a time, level by level; missing when `rates` is there. */
    concurrency: (0,dist/* optional */.lqM)(numbers),
    /** Requests a second, level by level. */
    rates: (0,dist/* optional */.lqM)(numbers),
    /** How requests at a rate arrive. */
    arrivals: (0,dist/* picklist */.KIO)(['constant', 'poisson']),
    /** Of each level. */
    seconds: (0,dist/* number */.aig)(),
    /** The most requests of a level. */
    requestsPerLevel: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    warmUpSeconds: (0,dist/* number */.aig)(),
    timeoutMs: (0,dist/* number */.aig)(),
    /** A level with a smaller share of successes is the last one. */
    minSuccessRate: (0,dist/* number */.aig)(),
});
/** A measured profile, in the order in which it is written: one that was kept gives the same text again. */
const profileSchema = (0,dist/* object */.Ikc)({
    schemaVersion: (0,dist/* literal */.euz)(1),
    subject: (0,dist/* object */.Ikc)({
        package: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()),
        packageDigest: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()),
        endpoint: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()),
    }),
    order: profileOrder,
    /** How many different request bodies were replayed. */
    bodies: (0,dist/* number */.aig)(),
    /** Where it was measured. */
    machine: (0,dist/* object */.Ikc)({ platform: (0,dist/* string */.YjP)(), architecture: (0,dist/* string */.YjP)(), cores: (0,dist/* number */.aig)(), memoryBytes: (0,dist/* number */.aig)() }),
    /** From the start of the server to its first good answer, in milliseconds; missing for an endpoint. */
    readyMs: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    /** ISO 8601, UTC. */
    measuredAt: (0,dist/* string */.YjP)(),
    warmUpRequests: (0,dist/* number */.aig)(),
    levels: (0,dist/* pipe */.FsL)((0,dist/* array */.YOg)(profiledLevel), (0,dist/* minLength */.BpQ)(1), (0,dist/* readonly */.tBZ)()),
    /** Why no further level was measured. */
    ended: (0,dist/* string */.YjP)(),
    /** The most memory before the first level, loading included, in bytes. */
    startupPeakMemoryBytes: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    /** Where the figures of CPU time and memory come from: `/proc`, `cgroup v2`, `ps`, `Win32_Process`. */
    meter: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()),
    /** What people need to know about the figures. */
    notes: (0,dist/* pipe */.FsL)((0,dist/* array */.YOg)((0,dist/* string */.YjP)()), (0,dist/* readonly */.tBZ)()),
});

;// CONCATENATED MODULE: ./actions/profile-model/build/kept-profile.js



/** The machine as far as it decides about a measurement. */
function machineOf({ platform, architecture, cores, memory }) {
    return { platform, architecture, cores, memoryBytes: memory };
}
/**
 * Finds a measurement of the same package with the same requests and the same order on the same kind of machine: work
 * that need not be done twice. Endpoints are never answered from what was measured earlier, since what serves there may
 * have changed.
 */
async function findKept(subject, bodies, order, { files, host }) {
    const identity = [
        subject.manifest.digest,
        subject.route,
        files.sha256(JSON.stringify(bodies)),
        order,
        machineOf(host),
    ];
    const file = files.join(host.home, 'profiles', `${files.sha256(JSON.stringify(identity))}.json`);
    const text = await files.readTextIfThere(file);
    return { file, profile: text === undefined ? undefined : readKept(text, file) };
}
/** A file that cannot be read is one measurement lost, nothing more. */
function readKept(text, file) {
    try {
        return (0,checked_json/* checkedJson */.EB)(profileSchema, text, file);
    }
    catch (thrown) {
        if (thrown instanceof trouble/* Failure */.HR)
            return undefined;
        throw thrown;
    }
}

// EXTERNAL MODULE: ./packages/formats/build/text.js
var build_text = __webpack_require__(25586);
;// CONCATENATED MODULE: ./packages/formats/build/csv.js


const EXPECTED = 'CSV with one column: a cell with commas, quotes or line breaks stands in quotes, a quote in it twice';
/**
 * Reads CSV with one column after RFC 4180; empty lines are left out.
 * @throws Problems for records of several columns and for quotes that do not fit.
 */
function readCsv(origin, text) {
    const cells = [];
    const problems = [];
    let line = 1;
    for (let at = 0; at < text.length;) {
        const record = text[at] === '"' ? quotedRecord(text, at) : plainRecord(text, at);
        if (record.wrong !== undefined) {
            problems.push({ where: (0,build_text/* placeIn */.VV)(origin, line), said: record.wrong, expected: EXPECTED });
        }
        else if (record.cell.trim() !== '')
            cells.push({ cell: record.cell, line });
        line += text.slice(at, record.end).split('\n').length - 1;
        at = record.end;
    }
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return cells;
}
function plainRecord(text, start) {
    const { content, end } = restOfLine(text, start);
    const columns = content.split(',').length;
    return { cell: content, end, wrong: columns > 1 ? `there are ${columns} columns` : undefined };
}
function quotedRecord(text, start) {
    let close = start + 1;
    for (;;) {
        close = text.indexOf('"', close);
        if (close < 0)
            return { cell: '', end: text.length, wrong: 'the quotes are not closed' };
        if (text[close + 1] !== '"')
            break;
        close += 2;
    }
    const { content, end } = restOfLine(text, close + 1);
    const cell = text.slice(start + 1, close).replaceAll('""', '"');
    if (content.trim() === '')
        return { cell, end };
    const wrong = content.startsWith(',')
        ? 'there are several columns'
        : `\`${content.slice(0, 40)}\` follows the closing quote`;
    return { cell, end, wrong };
}
function restOfLine(text, start) {
    const lineEnd = text.indexOf('\n', start);
    const stop = lineEnd < 0 ? text.length : lineEnd;
    return {
        content: text.slice(start, stop).replace(/\r$/, ''),
        end: lineEnd < 0 ? text.length : lineEnd + 1,
    };
}

;// CONCATENATED MODULE: ./packages/formats/build/json-items.js
/**
 * The items of a JSON array as they are written, so that numbers keep all their digits.
 * The text must be valid JSON; only strings and brackets are looked at.
 */
function itemsOfJsonArray(text) {
    const start = text.indexOf('[') + 1;
    const end = text.lastIndexOf(']');
    const items = [];
    let begin = start;
    let depth = 0;
    for (let at = start; at < end; at += 1) {
        const character = text[at];
        if (character === '"')
            at = endOfString(text, at);
        else if (character === '[' || character === '{')
            depth += 1;
        else if (character === ']' || character === '}')
            depth -= 1;
        else if (character === ',' && depth === 0) {
            items.push(text.slice(begin, at).trim());
            begin = at + 1;
        }
    }
    const last = text.slice(begin, end).trim();
    return last === '' ? items : [...items, last];
}
function endOfString(text, start) {
    let at = start + 1;
    while (text[at] !== '"')
        at += text[at] === '\\' ? 2 : 1;
    return at;
}

;// CONCATENATED MODULE: ./packages/formats/build/request-bodies.js




/** So many broken lines are told one by one; a file that is wrong throughout would drown the report. */
const TOLD_LINES = 20;
/**
 * Reads sample requests: one JSON body a line, or one JSON array of bodies, or one JSON value over several lines, or
 * CSV with one column whose cells are JSON (a header is left out). In an array, a text that is JSON itself is the body.
 * @throws Problems with the line of every body that is no JSON, and what the parser said.
 */
function readRequestBodies(origin, text) {
    const content = text.replace(/^\ufeff/, '');
    const first = content.trimStart()[0];
    if (first === undefined)
        refuseNone(origin);
    if (first !== '{' && first !== '[')
        return readColumn(origin, content);
    const whole = parse(content);
    if (whole === undefined)
        return readJsonLines(origin, content);
    if (first === '{')
        return { form: 'json', bodies: [content.trim()] };
    const bodies = itemsOfJsonArray(content).map(unwrapped);
    return bodies.length === 0 ? refuseNone(origin) : { form: 'json array', bodies };
}
function readJsonLines(origin, content) {
    const lines = content.split(/\r?\n/);
    const filled = lines
        .map((body, index) => ({ body: body.trim(), line: index + 1 }))
        .filter(({ body }) => body !== '');
    // Where not even the first line is JSON, the file is one value over several lines, with one mistake in it.
    if (filled.length > 1 && parse(filled[0].body) === undefined && !isClosed(filled[0].body)) {
        refuseWhole(origin, content);
    }
    refuseBroken(origin, filled);
    return { form: 'json lines', bodies: filled.map(({ body }) => body) };
}
function readColumn(origin, content) {
    const [header, ...rest] = readCsv(origin, content);
    const rows = header === undefined || parse(header.cell) !== undefined ? [header, ...rest] : rest;
    const filled = rows.flatMap((row) => row === undefined ? [] : [{ body: row.cell.trim(), line: row.line }]);
    if (filled.length === 0)
        refuseNone(origin);
    refuseBroken(origin, filled);
    return { form: 'csv', bodies: filled.map(({ body }) => body) };
}
function refuseBroken(origin, lines) {
    const problems = lines.flatMap(({ body, line }) => {
        const said = mistakeIn(body);
        if (said === undefined)
            return [];
        const prefix = 'input' in origin ? `line ${line} is no JSON` : 'it is no JSON';
        return [
            {
                where: (0,build_text/* placeIn */.VV)(origin, line),
                said: `${prefix}: ${said}`,
                expected: 'one request body as JSON a line',
            },
        ];
    });
    if (problems.length > TOLD_LINES) {
        const left = problems.length - TOLD_LINES;
        const rest = {
            where: origin,
            said: `${left} more lines are no JSON`,
            expected: 'one request body as JSON a line',
        };
        throw new trouble/* Problems */.Zw([...problems.slice(0, TOLD_LINES), rest]);
    }
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
}
function refuseWhole(origin, content) {
    const said = mistakeIn(content) ?? '';
    const position = /at position (\d+)/.exec(said)?.[1];
    const { line, column } = (0,build_text/* lineAndColumn */.q1)(content, position === undefined ? content.trimEnd().length : Number(position));
    (0,trouble/* refuse */.TR)({
        where: (0,build_text/* placeIn */.VV)(origin, line, column),
        said: `it is no JSON: ${said}`,
        expected: 'one request body as JSON a line, or a JSON array of request bodies',
    });
}
function refuseNone(origin) {
    (0,trouble/* refuse */.TR)({
        where: origin,
        said: 'there is no request in it',
        expected: 'one request body as JSON a line, a JSON array, or CSV with one column',
    });
}
/** Whether a line could be a body by itself, because what it opens it also closes. */
function isClosed(line) {
    return (line.startsWith('{') && line.endsWith('}')) || (line.startsWith('[') && line.endsWith(']'));
}
/** Azure's data sets hold bodies as texts: `["{\"data\": [[1]]}"]`. */
function unwrapped(item) {
    const value = item.startsWith('"') ? JSON.parse(item) : undefined;
    return typeof value === 'string' && /^\s*[[{]/.test(value) && parse(value) !== undefined ? value : item;
}
function parse(text) {
    try {
        return { value: JSON.parse(text) };
    }
    catch {
        return undefined;
    }
}
function mistakeIn(text) {
    if (text === '')
        return 'it is empty';
    try {
        JSON.parse(text);
        return undefined;
    }
    catch (error) {
        return (0,trouble/* messageOf */.bD)(error);
    }
}

;// CONCATENATED MODULE: ./actions/profile-model/build/requests.js


/** A body of every request is sent again and again: more than this does not fit into memory beside the server. */
const mostBytes = 256 * 1024 ** 2;
/**
 * Reads the requests: those of the input `requests`, or the sample request of the package.
 * @param finding the package; waited for only when its sample is needed, so that other problems are found without it
 * @throws Problems with file and line of every body that can not be used, or when there are none
 */
async function readRequests(spec, finding, ports) {
    const { files } = ports;
    if (spec.requests !== undefined)
        return readFile(files.resolve(spec.requests), spec.requests, ports);
    const subject = await finding;
    const sample = subject.kind === 'package' ? subject.manifest.sampleInput : undefined;
    if (subject.kind !== 'package' || sample === undefined) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'requests' },
            said: 'no requests, and the package holds no sample request',
            expected: 'a file with request bodies',
            remedy: 'give `requests`, or package the model with `sample-input`',
        });
    }
    const file = files.join(subject.folder, ...sample.split('/'));
    // One sample is one body, also when it is a JSON array: that is then the input of the model.
    return {
        bodies: [await files.readText(file)],
        file,
        shown: `the sample request of the package (${sample})`,
    };
}
/** Reads a file of requests again, as `readRequests` found it. */
async function readBodies({ file, shown }, isSample, ports) {
    return isSample ? [await ports.files.readText(file)] : (await readFile(file, shown, ports)).bodies;
}
async function readFile(file, shown, { files }) {
    const stands = await files.stat(file);
    if (stands?.kind !== 'file' || stands.size > mostBytes) {
        const said = stands === undefined
            ? `\`${shown}\` does not exist`
            : stands.kind === 'file'
                ? `\`${shown}\` holds ${Math.round(stands.size / 1024 ** 2)} MiB`
                : `\`${shown}\` is no file`;
        (0,trouble/* refuse */.TR)({
            where: { input: 'requests' },
            said,
            expected: 'a file of at most 256 MiB with one JSON body a line, a JSON array, or CSV with one column',
            remedy: 'give the path of the file, seen from the workspace',
        });
    }
    const { bodies } = readRequestBodies({ file: shown }, await files.readText(file));
    return { bodies, file, shown };
}

// EXTERNAL MODULE: ./packages/core/build/defined.js
var defined = __webpack_require__(71539);
// EXTERNAL MODULE: ./packages/models/build/event/told-models.js
var told_models = __webpack_require__(72466);
// EXTERNAL MODULE: ./packages/packaging/build/environment/install.js
var install = __webpack_require__(76355);
// EXTERNAL MODULE: ./packages/packaging/build/package/read.js
var read = __webpack_require__(58437);
// EXTERNAL MODULE: ./packages/targets/build/local/local.js + 10 modules
var local = __webpack_require__(38081);
;// CONCATENATED MODULE: ./actions/profile-model/build/local-endpoint.js


/**
 * Finds an endpoint of this machine by its name. Its key comes from the file that only its owner can read.
 * @throws Problems that name the endpoints there are, or the deployments of this one; or when it does not run
 */
async function findLocalEndpoint(name, wanted, ports) {
    // A name with a path in it would leave the folder of the endpoints.
    const known = await local/* local */.s.endpoints(ports);
    if (!known.names.includes(name))
        return refuseUnknown(name, known);
    const { state, running, scoringUri } = await local/* local */.s.look(name, ports);
    if (state === undefined || scoringUri === undefined)
        return refuseUnknown(name, known);
    if (running === undefined)
        return refuseStopped(name);
    refuseDeployment(name, wanted.deployment, state);
    return {
        url: new URL(wanted.route ?? '/score', scoringUri).href,
        key: state.auth === 'key' ? await local/* local */.s.key(name, ports) : undefined,
        pids: pidsOf(state, running, wanted.deployment),
    };
}
/** The servers of the deployment that is asked for, or of those that get traffic. Pure. */
function pidsOf(state, running, deployment) {
    return running
        .filter(({ id, name }) => (deployment === undefined ? (state.traffic[id] ?? 0) > 0 : name === deployment))
        .flatMap(({ instances }) => instances.flatMap(({ pid }) => (pid === undefined ? [] : [pid])));
}
function refuseUnknown(name, { names, where }) {
    const others = names.filter((other) => other !== name).map((other) => `\`${other}\``);
    (0,trouble/* refuse */.TR)({
        where: { input: 'endpoint' },
        said: `there is no endpoint \`${name}\` in ${where}`,
        expected: others.length === 0 ? 'an endpoint; none was deployed yet' : `one of ${others.join(', ')}`,
        remedy: 'deploy a package to it first, on this machine and with the same home folder, or give the address of an endpoint',
    });
}
function refuseStopped(name) {
    (0,trouble/* refuse */.TR)({
        where: { input: 'endpoint' },
        said: `\`${name}\` is deployed and does not run`,
        expected: 'an endpoint that answers',
        remedy: 'deploy its package again with deploy-model, which starts it',
    });
}
function refuseDeployment(name, deployment, { deployments }) {
    const names = deployments.map((one) => one.name);
    if (deployment === undefined || names.includes(deployment))
        return;
    (0,trouble/* refuse */.TR)({
        where: { input: 'deployment' },
        said: `\`${deployment}\` is no deployment of \`${name}\``,
        expected: names.length === 0 ? 'nothing: it has no deployments' : `one of ${names.join(', ')}`,
    });
}

;// CONCATENATED MODULE: ./actions/profile-model/build/subject.js







/**
 * Finds what is to be measured.
 * @throws Problems when there is no such package or endpoint, or the package is not what the event tells of
 */
async function findSubject(spec, ports) {
    if (spec.package !== undefined)
        return findPackage(spec.package, spec, ports);
    const reference = spec.endpoint;
    const { endpointKey: key, deployment } = spec;
    const given = (0,defined/* defined */.s)({ key, deployment });
    if (isAddress(reference))
        return { kind: 'endpoint', reference, url: reference, pids: [], ...given };
    const local = await findLocalEndpoint(reference, { route: spec.route, deployment }, ports);
    return { kind: 'endpoint', reference, ...local, ...given };
}
async function findPackage(reference, { route, event }, ports) {
    const { folder, manifest } = await (0,read/* readPackage */.L)(reference, ports);
    const remedy = 'profile the package that was made for this event, or package it again';
    const unlike = (0,told_models/* unlikeTold */.a)(event.event, manifest.models, 'the package', remedy);
    if (unlike.length > 0)
        throw new trouble/* Problems */.Zw(unlike);
    return {
        kind: 'package',
        reference,
        folder,
        manifest,
        isInstalled: await (0,install/* isInstalled */.j$)(manifest, ports),
        route: route ?? manifest.start.routes.scoring,
    };
}
/** What a profile tells of its subject: no key, and nothing of this machine. Pure. */
function subjectOf(subject) {
    if (subject.kind === 'endpoint')
        return { endpoint: subject.reference };
    return { package: subject.reference, packageDigest: subject.manifest.digest };
}

// EXTERNAL MODULE: ./packages/models/build/registry/open.js + 53 modules
var registry_open = __webpack_require__(59928);
;// CONCATENATED MODULE: ./actions/profile-model/build/tags.js



/** The tags that carry a size. The names are those of document "How and where to deploy models" of Azure ML's SDK v1. */
function sizeTags({ cpu, memoryGb }) {
    return { requestedCpu: String(cpu), requestedMemoryInGB: String(memoryGb) };
}
/**
 * Finds the records whose tags will be written.
 * @param finding the package, whose models are meant by `true`; of an endpoint it is the model of the event
 * @throws Problems that name every model which is not in the registry
 */
async function findTagged(spec, finding, ports) {
    const { writeTags } = spec;
    if (writeTags === 'none')
        return { records: [] };
    const registry = (0,registry_open/* openRegistry */.Me)(spec.registry, ports, (0,registry_inputs/* connectionOf */.ao)(spec, ports));
    const wanted = writeTags === 'package' ? meant(await finding, spec) : [writeTags];
    const found = await Promise.all(wanted.map((reference) => registry.find(reference)));
    const problems = wanted.flatMap(({ name, pick }, index) => {
        if (found[index] !== undefined)
            return [];
        const word = 'version' in pick ? `:${pick.version}` : 'alias' in pick ? `@${pick.alias}` : '@latest';
        return [
            {
                where: { input: 'write-tags' },
                said: `${name}${word} is not in ${registry.title}`,
                expected: 'a registered model',
                remedy: 'give the `registry` in which the model is, or leave `write-tags` out',
            },
        ];
    });
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return { registry, records: found.filter((record) => record !== undefined) };
}
/** A package says what it holds; of an endpoint only the event that led to it may say what it serves. */
function meant(subject, { event }) {
    if (subject.kind === 'endpoint')
        return event.model === undefined ? [] : [event.model];
    return subject.manifest.models.map(({ name, version }) => ({ name, pick: { version } }));
}

;// CONCATENATED MODULE: ./packages/load/build/recommend.js
/** Of the given cores, so much may be busy on average: above it, queues grow fast. The AKS autoscaler's default. */
const targetUtilization = 0.7;
/** What a few minutes of measuring may not have seen; the Vertical Pod Autoscaler adds 15 %. */
const memoryMargin = 1.2;
/** For what stands beside the server in its container, in bytes. */
const memoryReserve = 32 * 1024 ** 2;
const gib = 1024 ** 3;
/**
 * The size of one instance: `cpu = rate × CPU seconds a request ÷ 0.7` and `memory = peak × 1.2 + 32 MiB`, both up to
 * the next tenth, at least 0.1 (the steps and the least that Azure ML accepts). Pure.
 *
 * Sources: Azure ML's autoscaler, "target_utilization", 70 %
 * (https://learn.microsoft.com/azure/machine-learning/v1/how-to-deploy-azure-kubernetes-service#autoscaling);
 * Vertical Pod Autoscaler, "recommendation-margin-fraction", 0.15
 * (https://github.com/kubernetes/autoscaler/tree/55c37cd5/vertical-pod-autoscaler/pkg/recommender).
 */
function recommend({ rate, cpuSecondsPerRequest, peakMemoryBytes }) {
    const cores = rate * cpuSecondsPerRequest;
    const cpu = tenthsUp(cores / targetUtilization);
    const memoryGb = tenthsUp((peakMemoryBytes * memoryMargin + memoryReserve) / gib);
    const perSecond = figure(rate);
    const milliseconds = figure(cpuSecondsPerRequest * 1000);
    const because = `${perSecond} requests a second × ${milliseconds} ms of CPU keep ${figure(cores)} cores busy, ` +
        `of which at most 70 % should be; the memory peak was ${Math.round(peakMemoryBytes / 1024 ** 2)} MiB, ` +
        `plus 20 % and 32 MiB`;
    return { cpu, memoryGb, because };
}
/** Up to the next tenth; a rounding error of binary fractions is no reason for a tenth more. */
function tenthsUp(value) {
    return Math.max(1, Math.ceil(value * 10 - 1e-9)) / 10;
}
function figure(value) {
    return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

;// CONCATENATED MODULE: ./actions/profile-model/build/verdict.js

const keys = {
    '50': 'p50',
    '90': 'p90',
    '95': 'p95',
    '99': 'p99',
    '99.9': 'p999',
};
/**
 * Judges a profile. Pure. It passes when a level keeps the objective; of those the one with the most throughput stands
 * for the profile, and the size that it needs is recommended. When none does, the fastest one stands for it.
 */
function judge(profile, objective) {
    const { levels } = profile;
    const misses = levels.map((level) => missOf(level, objective));
    const kept = levels.flatMap((level, index) => (misses[index] === undefined ? [{ level, index }] : []));
    const best = kept.toSorted((one, other) => other.level.throughput - one.level.throughput)[0];
    if (best === undefined) {
        const noRecommendation = 'no size is recommended, because no level kept the objective';
        return { verdict: 'failed', misses, chosen: fastest(levels, objective), noRecommendation };
    }
    return { verdict: 'passed', misses, chosen: best.index, ...recommendation(best.level, profile) };
}
function missOf(level, { percentile, maxLatencyMs, minSuccessRate }) {
    if (level.successRate < minSuccessRate)
        return `success rate ${percentText(level.successRate)}, less than ${percentText(minSuccessRate)}`;
    const latency = level.latency?.[keys[percentile]];
    if (latency === undefined)
        return 'no request succeeded';
    if (maxLatencyMs !== undefined && latency > maxLatencyMs)
        return `p${percentile} ${msText(latency)}, more than ${msText(maxLatencyMs)}`;
    return undefined;
}
function fastest(levels, { percentile }) {
    const latencyAt = (index) => levels[index].latency?.[keys[percentile]] ?? Number.MAX_VALUE;
    return levels.map((_, index) => index).toSorted((one, other) => latencyAt(one) - latencyAt(other))[0];
}
function recommendation(level, { levels, startupPeakMemoryBytes }) {
    const peaks = [startupPeakMemoryBytes, ...levels.map(({ peakMemoryBytes }) => peakMemoryBytes)];
    const peakMemoryBytes = Math.max(0, ...peaks.filter((peak) => peak !== undefined));
    const { cpuSecondsPerRequest } = level;
    if (cpuSecondsPerRequest === undefined || peakMemoryBytes === 0)
        return { noRecommendation: 'no size is recommended, because CPU time and memory could not be measured' };
    const rate = level.offeredRate ?? level.throughput;
    return { recommendation: recommend({ rate, cpuSecondsPerRequest, peakMemoryBytes }) };
}
/** An objective for people: `p99 ≤ 50 ms, success rate ≥ 99 %`. */
function objectiveText({ percentile, maxLatencyMs, minSuccessRate }) {
    const latency = maxLatencyMs === undefined ? '' : `p${percentile} ≤ ${msText(maxLatencyMs)}, `;
    return `${latency}success rate ≥ ${percentText(minSuccessRate)}`;
}
/** Milliseconds with three significant digits: `0.214 ms`, `12.3 ms`, `1042 ms`. */
function msText(ms) {
    return `${ms >= 100 ? Math.round(ms) : Number(ms.toPrecision(3))} ms`;
}
/** A share as per cent: `99.95 %`. Never rounded up to 100, since one failure in a million is not none. */
function percentText(share) {
    const percent = Math.floor(share * 10_000 + 1e-6) / 100;
    return `${percent} %`;
}

;// CONCATENATED MODULE: ./actions/profile-model/build/look.js






/** Reads the package or endpoint, the requests, the registry, and what was measured before. Changes nothing. */
async function look(spec, ports) {
    const finding = findSubject(spec, ports);
    const [subject, requests, tagged] = await allOrProblems([
        finding,
        readRequests(spec, finding, ports),
        findTagged(spec, finding, ports),
    ]);
    const order = orderOf(spec);
    const kept = subject.kind === 'package' ? await findKept(subject, requests.bodies, order, ports) : undefined;
    const objective = objectiveOf(spec);
    const output = ports.files.resolve(spec.output);
    return {
        subject,
        requests,
        order,
        objective,
        machine: machineOf(ports.host),
        keptFile: kept?.file,
        kept: kept?.profile === undefined || spec.fresh || isMiss(kept.profile, objective) ? undefined : kept.profile,
        output: { file: output, text: await ports.files.readTextIfThere(output) },
        tagged,
    };
}
/** A measurement of the past lets a job pass, but never fails one: a job that is run again is meant to try again. */
function isMiss(profile, objective) {
    return judge(profile, objective).verdict === 'failed';
}
/** Waits for all; the problems of all are thrown together, each once: what waits for another one fails with it. */
async function allOrProblems(work) {
    const settled = await Promise.allSettled(work);
    const reasons = new Set(settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])));
    const problems = [...reasons].flatMap((reason) => reason instanceof trouble/* Problems */.Zw ? reason.problems : []);
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return Promise.all(work);
}
function orderOf(spec) {
    const { requestsPerLevel, rate, concurrency } = spec;
    return {
        ...(rate === undefined ? { concurrency: ascending(concurrency) } : { rates: ascending(rate) }),
        arrivals: spec.arrivals,
        seconds: spec.duration,
        requestsPerLevel,
        warmUpSeconds: spec.warmUp,
        timeoutMs: spec.timeoutMs,
        minSuccessRate: spec.minSuccessRate,
    };
}
/** From light to heavy, each once: the first level that the server does not bear is the last. */
function ascending(levels) {
    return [...new Set(levels)].toSorted((one, other) => one - other);
}
function objectiveOf({ percentile, maxLatencyMs, minSuccessRate }) {
    return { percentile, maxLatencyMs, minSuccessRate };
}

// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
// EXTERNAL MODULE: ./packages/core/build/step.js
var step = __webpack_require__(36058);
;// CONCATENATED MODULE: ./actions/profile-model/build/azure-words.js
/**
 * The figures under the names that Azure ML's profiler of the SDK v1 gave them, so that what read those goes on working.
 * Those of the chosen level; a success rate is in per cent, memory in GB. Source: azureml-core 1.x, `ModelProfile`.
 */
function azureWords(profile, { chosen, recommendation }) {
    const level = chosen === undefined ? undefined : profile.levels[chosen];
    if (level === undefined)
        return { state: 'Failed', createdTime: profile.measuredAt };
    const { latency } = level;
    const figures = {
        state: 'Succeeded',
        createdTime: profile.measuredAt,
        requestedCpu: recommendation?.cpu,
        requestedMemoryInGB: recommendation?.memoryGb,
        recommendedCpu: recommendation?.cpu,
        recommendedMemoryInGB: recommendation?.memoryGb,
        requestedQueriesPerSecond: level.offeredRate,
        measuredQueriesPerSecond: level.throughput,
        maxUtilizedCpu: level.cpuCores,
        maxUtilizedMemoryInGB: level.peakMemoryBytes === undefined ? undefined : level.peakMemoryBytes / 1e9,
        totalQueries: level.requests,
        successQueries: level.succeeded,
        successRate: level.successRate * 100,
        averageLatencyInMs: latency?.mean,
        latencyPercentile50InMs: latency?.p50,
        latencyPercentile90InMs: latency?.p90,
        latencyPercentile95InMs: latency?.p95,
        latencyPercentile99InMs: latency?.p99,
        latencyPercentile999InMs: latency?.p999,
    };
    return Object.fromEntries(Object.entries(figures).filter((entry) => entry[1] !== undefined));
}

;// CONCATENATED MODULE: ./actions/profile-model/build/result.js

/** Joins a measurement and its judgement. Pure. */
function resultOfProfile(profile, objective, judgement) {
    const { verdict, chosen, recommendation } = judgement;
    return {
        ...profile,
        objective,
        verdict,
        chosenLevel: chosen,
        recommendation,
        azure: azureWords(profile, judgement),
    };
}
/** The text of `profile.json`. */
function resultText(result) {
    return `${JSON.stringify(result, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./packages/load/build/meters/meter.js

/** What a server used during one phase. Plain data; what could not be measured is missing and `notes` says why. */
const usageSchema = (0,dist/* object */.Ikc)({
    /** CPU time of all its processes, user and system. */
    cpuSeconds: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    /** The most memory at a time, in bytes. Of several processes it is a sum, in which shared pages count repeatedly. */
    peakMemoryBytes: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    /** The most memory from its start to the begin of the phase, in bytes: loading a model may take more than scoring. */
    earlierPeakBytes: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    /** Memory at the end of the phase in which shared pages count once (PSS), in bytes. */
    proportionalMemoryBytes: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    /** How many processes the server had at the end. */
    processes: (0,dist/* number */.aig)(),
    /** What people need to know about the figures. */
    notes: (0,dist/* pipe */.FsL)((0,dist/* array */.YOg)((0,dist/* string */.YjP)()), (0,dist/* readonly */.tBZ)()),
    /** Where the figures come from: `/proc`, `cgroup v2`, `ps`, `Win32_Process`. */
    source: (0,dist/* string */.YjP)(),
});

;// CONCATENATED MODULE: ./packages/load/build/phase.js


/** Where requests go and what they carry. Plain data: it travels to the load program on its standard input. */
const targetSchema = (0,dist/* object */.Ikc)({
    url: (0,dist/* string */.YjP)(),
    method: (0,dist/* string */.YjP)(),
    headers: (0,dist/* pipe */.FsL)((0,dist/* record */.g1P)((0,dist/* string */.YjP)(), (0,dist/* string */.YjP)()), (0,dist/* readonly */.tBZ)()),
    /** Replayed round-robin; at least one. */
    bodies: (0,dist/* pipe */.FsL)((0,dist/* array */.YOg)((0,dist/* string */.YjP)()), (0,dist/* readonly */.tBZ)()),
    /** A request without a whole answer after this time has failed. From the moment it was sent. */
    timeoutMs: (0,dist/* number */.aig)(),
});
/**
 * How requests arrive.
 *
 * `constant` and `poisson` are open loops: requests come when they come, whether or not the server has answered the
 * earlier ones, as from many independent users. `closed` keeps a number of requests in flight: the next one waits for an
 * answer, as from that many programs that score one row after the other.
 */
const arrivalsSchema = (0,dist/* variant */.Oxt)('kind', [
    (0,dist/* object */.Ikc)({ kind: (0,dist/* literal */.euz)('closed'), concurrency: (0,dist/* number */.aig)() }),
    (0,dist/* object */.Ikc)({ kind: (0,dist/* literal */.euz)('constant'), rate: (0,dist/* number */.aig)() }),
    (0,dist/* object */.Ikc)({ kind: (0,dist/* literal */.euz)('poisson'), rate: (0,dist/* number */.aig)(), seed: (0,dist/* number */.aig)() }),
]);
/** One stretch of load. It ends with whichever bound is reached first. */
const phaseSchema = (0,dist/* object */.Ikc)({
    /** For people: `warm-up`, `level 2 of 3: 4 at a time`. */
    name: (0,dist/* string */.YjP)(),
    /** Warm-ups are carried out like levels, but count for nothing. */
    kind: (0,dist/* picklist */.KIO)(['warm-up', 'level']),
    arrivals: arrivalsSchema,
    /** Requests are sent for so long. */
    seconds: (0,dist/* number */.aig)(),
    /** At most so many requests are sent. */
    requests: (0,dist/* number */.aig)(),
});
const phaseEnd = (0,dist/* picklist */.KIO)([
    'complete', // its time or its number of requests was reached
    'unreachable', // nothing took connections any more
    'aborted', // it was called off from outside
]);
const firstFailure = (0,dist/* object */.Ikc)({
    /** HTTP status, when there was an answer. */
    status: (0,dist/* optional */.lqM)((0,dist/* number */.aig)()),
    /** The beginning of the body of that answer. */
    body: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()),
    /** `ECONNREFUSED`, `timeout`, … when there was none. */
    error: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()),
});
const counts = (0,dist/* pipe */.FsL)((0,dist/* record */.g1P)((0,dist/* string */.YjP)(), (0,dist/* number */.aig)()), (0,dist/* readonly */.tBZ)());
/** What a phase measured. Plain data. */
const phaseResultSchema = (0,dist/* object */.Ikc)({
    ended: phaseEnd,
    /** From the first request to the last answer. */
    seconds: (0,dist/* number */.aig)(),
    sent: (0,dist/* number */.aig)(),
    /** Requests that came due and could not be sent before the phase had to end; only in an open loop. */
    unsent: (0,dist/* number */.aig)(),
    /** Answers with a status from 200 to 299. */
    succeeded: (0,dist/* number */.aig)(),
    /** How many answers had which status. */
    statuses: counts,
    /** How many requests got no answer, by the reason: `timeout`, `ECONNRESET`, … */
    errors: counts,
    firstFailure: (0,dist/* optional */.lqM)(firstFailure),
    /**
     * Of successes, and of time-outs with the time that was waited: a fast error is no fast answer. From the moment the
     * request should have been sent. In a closed loop that moment is estimated, see `backfill`. Missing without any.
     */
    latency: (0,dist/* optional */.lqM)(latenciesSchema),
    /** The same from the moment of sending; only for closed loops. */
    latencyAsSent: (0,dist/* optional */.lqM)(latenciesSchema),
    /** How late requests were sent; only for open loops. In milliseconds. */
    sendLag: (0,dist/* optional */.lqM)((0,dist/* object */.Ikc)({ p99: (0,dist/* number */.aig)(), max: (0,dist/* number */.aig)() })),
    /** The share of one core that the generator used. Near 1, a closed loop measures the generator, not the server. */
    generatorBusy: (0,dist/* number */.aig)(),
});

;// CONCATENATED MODULE: ./packages/load/build/carry-out.js



/** One measured phase: what the generator saw and what the server used meanwhile. */
const measuredSchema = (0,dist/* object */.Ikc)({
    phase: phaseSchema,
    result: phaseResultSchema,
    /** Missing for a server that is not on this machine. */
    usage: (0,dist/* optional */.lqM)(usageSchema),
});
/** Time for a server to finish what follows an answer (its log, its garbage) before the meters are read. */
const restMs = 50;
/** Carries out a plan of load, phase by phase, and reads the meters around each. */
async function carryOut(reducer, initial, means) {
    const measured = [];
    let { state, commands } = reducer.next(initial, { kind: 'start' });
    for (;;) {
        const command = commands[0];
        if (command === undefined)
            throw new Error('a plan of load asked for nothing');
        if (command.kind === 'finish')
            return { measured, because: command.because };
        const one = await measureOne(command.phase, means);
        measured.push(one);
        means.onMeasured?.(one);
        ({ state, commands } = reducer.next(state, { kind: 'measured', phase: one.phase, result: one.result }));
    }
}
async function measureOne(phase, means) {
    const { meter } = means;
    if (meter === undefined)
        return { phase, result: await means.measure(phase) };
    await meter.begin();
    const sampling = setInterval(() => void meter.sample(), meter.sampleMs);
    const result = await means.measure(phase).finally(() => clearInterval(sampling));
    await new Promise((resolve) => setTimeout(resolve, restMs));
    return { phase, result, usage: await meter.end() };
}

;// CONCATENATED MODULE: ./packages/load/build/levels.js


/** A ladder of levels, each measured after a warm-up that counts for nothing. Plain data. */
const levelsPlanSchema = (0,dist/* object */.Ikc)({
    kind: (0,dist/* literal */.euz)('levels'),
    /** At least one; from light to heavy, since the ladder ends at the first level that the server does not bear. */
    levels: (0,dist/* pipe */.FsL)((0,dist/* array */.YOg)(arrivalsSchema), (0,dist/* readonly */.tBZ)()),
    /** Before the first level; later levels get a quarter of it, for new connections and workers that were idle. */
    warmUp: (0,dist/* object */.Ikc)({ seconds: (0,dist/* number */.aig)(), requests: (0,dist/* number */.aig)() }),
    /** Bounds of each level. */
    seconds: (0,dist/* number */.aig)(),
    requests: (0,dist/* number */.aig)(),
    /** Between 0 and 1. A level below it ends the ladder. */
    leastSuccessRate: (0,dist/* number */.aig)(),
    /** No phase starts when it could not end within this time, counted over all phases. */
    budgetSeconds: (0,dist/* number */.aig)(),
});
/** The state in which a ladder starts. */
function startLevels(plan) {
    return { plan, level: 0, spentSeconds: 0 };
}
/** The ladder: warm-up, level 1, warm-up, level 2, … until the top, the budget, or a level the server does not bear. */
const levels = {
    next(state, seen) {
        if (seen.kind === 'start')
            return measure(state, warmUpOf(state));
        const after = { ...state, spentSeconds: state.spentSeconds + seen.result.seconds };
        const broken = reasonToStop(after, seen.phase, seen.result);
        if (broken !== undefined)
            return finish(after, broken);
        if (seen.phase.kind === 'warm-up')
            return measure(after, levelOf(after));
        const next = { ...after, level: after.level + 1 };
        if (next.level >= next.plan.levels.length)
            return finish(next, 'all levels were measured');
        return measure(next, warmUpOf(next));
    },
};
function measure(state, phase) {
    const { budgetSeconds } = state.plan;
    if (state.spentSeconds > 0 && state.spentSeconds + phase.seconds > budgetSeconds)
        return finish(state, `the time for it (${budgetSeconds} s) is used up`);
    return { state, commands: [{ kind: 'measure', phase }] };
}
function finish(state, because) {
    return { state, commands: [{ kind: 'finish', because }] };
}
function reasonToStop({ plan }, phase, result) {
    if (result.ended === 'aborted')
        return 'it was called off';
    if (result.ended === 'unreachable')
        return `the server could not be reached any more (${phase.name})`;
    if (result.sent > 0 && result.succeeded === 0)
        return `no request succeeded (${phase.name})`;
    if (phase.kind === 'warm-up')
        return undefined;
    const rate = result.succeeded / result.sent;
    if (rate >= plan.leastSuccessRate)
        return undefined;
    return `${percent(rate)} of the requests succeeded, less than ${percent(plan.leastSuccessRate)} (${phase.name})`;
}
function percent(share) {
    return `${Number((share * 100).toFixed(2))} %`;
}
function warmUpOf({ plan, level }) {
    const share = level === 0 ? 1 : 0.25;
    const arrivals = plan.levels[level];
    return {
        name: level === 0 ? 'warm-up' : `warm-up for ${arrivalsText(arrivals)}`,
        kind: 'warm-up',
        arrivals,
        seconds: plan.warmUp.seconds * share,
        requests: Math.max(1, Math.ceil(plan.warmUp.requests * share)),
    };
}
function levelOf({ plan, level }) {
    const arrivals = plan.levels[level];
    const name = `level ${level + 1} of ${plan.levels.length}: ${arrivalsText(arrivals)}`;
    return { name, kind: 'level', arrivals, seconds: plan.seconds, requests: plan.requests };
}
/** Arrivals for people: `4 at a time`, `200 a second (Poisson)`. */
function arrivalsText(arrivals) {
    if (arrivals.kind === 'closed')
        return `${arrivals.concurrency} at a time`;
    return `${arrivals.rate} a second${arrivals.kind === 'poisson' ? ' (Poisson)' : ''}`;
}

;// CONCATENATED MODULE: ./packages/load/build/order.js




/** What the load program reads as JSON on its standard input: secrets never stand on a command line. */
const loadOrderSchema = (0,dist/* object */.Ikc)({
    target: targetSchema,
    plan: levelsPlanSchema,
    /** The processes of the server, when they are on this machine; those below them are found. */
    pids: (0,dist/* pipe */.FsL)((0,dist/* array */.YOg)((0,dist/* number */.aig)()), (0,dist/* readonly */.tBZ)()),
});
const loadEventSchema = (0,dist/* variant */.Oxt)('event', [
    (0,dist/* object */.Ikc)({ event: (0,dist/* literal */.euz)('progress'), phase: (0,dist/* string */.YjP)(), seconds: (0,dist/* number */.aig)(), ended: (0,dist/* number */.aig)() }),
    (0,dist/* object */.Ikc)({ event: (0,dist/* literal */.euz)('measured'), measured: measuredSchema }),
    (0,dist/* object */.Ikc)({ event: (0,dist/* literal */.euz)('finished'), because: (0,dist/* string */.YjP)() }),
]);
/** Reads a line of the load program; undefined for anything else that a process may print. */
function parseLoadEvent(line) {
    if (!line.startsWith('{"event":'))
        return undefined;
    try {
        const read = (0,dist/* safeParse */.xLC)(loadEventSchema, JSON.parse(line));
        return read.success ? read.output : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/load/build/start-load.js


/** Where the load program lies in a bundle. */
function loadProgram({ files, host }) {
    return files.join(host.bundle, 'programs', 'load', 'index.js');
}
/**
 * Carries out a plan of load in a process of its own.
 * @throws Failure `PROCESS_FAILED` when the program broke, `PROCESS_TIMEOUT` when it hung, `CANCELLED`
 */
async function startLoad(order, ports, options) {
    const measured = [];
    let because;
    const { plan, target } = order;
    const phases = plan.levels.length * 2;
    const finished = await ports.processes.run({
        program: ports.host.node,
        args: [...(options.nodeOptions ?? []), options.program],
        input: JSON.stringify(order),
    }, {
        timeoutMs: (plan.budgetSeconds + plan.warmUp.seconds + plan.seconds) * 1000 + phases * target.timeoutMs + 60_000,
        stop: options.stop,
        onLine: (line) => {
            const event = parseLoadEvent(line);
            if (event === undefined)
                return ports.log.debug(line);
            if (event.event === 'measured')
                measured.push(event.measured);
            if (event.event === 'finished')
                because = event.because;
            options.onEvent?.(event);
        },
    });
    if (because === undefined && options.stop?.aborted === true)
        because = 'it was called off';
    if (because !== undefined)
        return { measured, because };
    throw new trouble/* Failure */.HR('PROCESS_FAILED', `the load generator ended with ${finished.signal ?? `exit code ${finished.code}`}`, {
        log: finished.stderr.trim().split('\n').slice(-20),
    });
}

// EXTERNAL MODULE: ./packages/packaging/build/boot/boot.js + 1 modules
var boot = __webpack_require__(11107);
// EXTERNAL MODULE: ./packages/packaging/build/package/verify.js
var verify = __webpack_require__(41376);
;// CONCATENATED MODULE: ./actions/profile-model/build/measured-profile.js
/** Shorter pauses are the machine's and collectors' of garbage, and happen to every server. */
const leastStallMs = 100;
/** Arrival times at random are drawn from this; the same again gives the same schedule. */
const seed = 42;
/** Bounds a level that is meant to be bounded by time only. */
const mostRequests = 10_000_000;
/** What the load generator has to do for an order. Pure. */
function levelsPlan(order) {
    const { seconds, warmUpSeconds, arrivals } = order;
    const levels = order.rates === undefined
        ? (order.concurrency ?? []).map((concurrency) => ({ kind: 'closed', concurrency }))
        : order.rates.map((rate) => arrivals === 'poisson' ? { kind: 'poisson', rate, seed } : { kind: 'constant', rate });
    return {
        kind: 'levels',
        levels,
        warmUp: { seconds: warmUpSeconds, requests: mostRequests },
        seconds,
        requests: order.requestsPerLevel ?? mostRequests,
        leastSuccessRate: order.minSuccessRate,
        // Twice what it takes when every answer comes in time: a server that lets everything time out is told sooner.
        budgetSeconds: 2 * (levels.length * (seconds + warmUpSeconds) + warmUpSeconds) + 10,
    };
}
/** A profile from what was measured. Pure. */
function profileOf({ measured, because }, circumstances) {
    const levels = measured.filter(({ phase }) => phase.kind === 'level');
    const warmUps = measured.filter(({ phase }) => phase.kind === 'warm-up');
    const meter = measured[0]?.usage?.source;
    const startupPeak = measured[0]?.usage?.earlierPeakBytes;
    return {
        schemaVersion: 1,
        ...circumstances,
        warmUpRequests: warmUps.reduce((sum, { result }) => sum + result.sent, 0),
        levels: levels.map(measured_profile_levelOf),
        ended: because,
        startupPeakMemoryBytes: startupPeak,
        meter,
        notes: notesOf(levels),
    };
}
function measured_profile_levelOf({ phase: { arrivals }, result, usage }) {
    const cpuSeconds = usage?.cpuSeconds;
    return {
        ...(arrivals.kind === 'closed' ? { concurrency: arrivals.concurrency } : { offeredRate: arrivals.rate }),
        requests: result.sent,
        succeeded: result.succeeded,
        successRate: result.sent === 0 ? 0 : result.succeeded / result.sent,
        throughput: rounded(result.succeeded / result.seconds),
        latency: result.latency,
        latencyAsSent: result.latencyAsSent,
        statuses: result.statuses,
        errors: result.errors,
        ...(cpuSeconds === undefined || result.sent === 0
            ? {}
            : {
                cpuSecondsPerRequest: rounded(cpuSeconds / result.sent),
                cpuCores: rounded(cpuSeconds / result.seconds),
            }),
        peakMemoryBytes: usage?.peakMemoryBytes,
        seconds: rounded(result.seconds),
        sendLag: result.sendLag,
        generatorBusy: rounded(result.generatorBusy),
    };
}
function rounded(value) {
    return Number(value.toPrecision(6));
}
/** What limits how far the figures can be trusted, each once. */
function notesOf(levels) {
    const notes = levels.flatMap(({ phase, result, usage }) => {
        const said = [...(usage?.notes ?? [])];
        const { latency, latencyAsSent, sendLag } = result;
        if (result.sent > 0 && result.sent < 1000)
            said.push(`${phase.name}: percentiles rest on only ${result.sent} requests`);
        if (phase.arrivals.kind === 'closed' && result.generatorBusy > 0.9)
            said.push(`${phase.name}: the load generator used a whole core, the server may be faster than this`);
        if (sendLag !== undefined && latency !== undefined && sendLag.p99 > Math.max(5, latency.p99 / 10))
            said.push(`${phase.name}: requests were sent up to ${Math.round(sendLag.max)} ms late, the load generator could not keep the rate`);
        if (result.unsent > 0)
            said.push(`${phase.name}: ${result.unsent} requests could not be sent in time`);
        const isStalled = latency !== undefined && latency.max >= leastStallMs && latency.max > 10 * latency.p50;
        if (isStalled && latencyAsSent !== undefined && latency.p99 > 2 * latencyAsSent.p99)
            said.push(`${phase.name}: the server stood still for up to ${Math.round(latency.max)} ms; requests that would have come meanwhile are counted in`);
        return said;
    });
    return [...new Set(notes)];
}

;// CONCATENATED MODULE: ./actions/profile-model/build/progress.js

/** Says how far a measurement is: a count while a level runs, a line of figures when it is done. */
function progressLog({ requestsPerLevel }, log) {
    return (event) => {
        if (event.event === 'progress')
            log.progress(event.phase, event.ended, requestsPerLevel, 'requests');
        if (event.event !== 'measured' || event.measured.phase.kind === 'warm-up')
            return;
        const { phase, result } = event.measured;
        const latency = result.latency === undefined
            ? ''
            : `p50 ${msText(result.latency.p50)}, p99 ${msText(result.latency.p99)}, `;
        const throughput = Math.round(result.succeeded / result.seconds);
        const success = percentText(result.sent === 0 ? 0 : result.succeeded / result.sent);
        log.info(`${phase.name}: ${throughput} answers a second, ${latency}${success} succeeded`);
    };
}

;// CONCATENATED MODULE: ./actions/profile-model/build/useless.js

/**
 * Refuses a measurement in which no request succeeded: its figures would say nothing about the model.
 * @param log the last lines of the server's log, when it is ours
 * @throws Failure `NETWORK_FAILED` when nothing answered, `SCORING_FAILED` with the first answer otherwise
 */
function refuseUseless({ measured, because }, subject, log) {
    if (measured.some(({ result }) => result.succeeded > 0))
        return;
    const first = measured.find(({ result }) => result.firstFailure !== undefined)?.result.firstFailure;
    if (first === undefined)
        throw new trouble/* Failure */.HR('CANCELLED', `nothing was measured: ${because}`);
    if (first.status !== undefined)
        throw notScored(first, log);
    const where = subject.kind === 'package' ? 'the server of the package' : subject.url;
    if (first.error === 'timeout') {
        throw new trouble/* Failure */.HR('SCORING_FAILED', `${where} answered no request in time`, {
            log,
            remedy: 'raise `timeout-ms`, or look at what the server waits for',
        });
    }
    throw new trouble/* Failure */.HR('NETWORK_FAILED', `${where} answered no request: ${first.error}`, { log });
}
function notScored({ status, body = '' }, log) {
    const answer = body.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
    const remedy = (status ?? 0) < 500
        ? 'correct the request bodies, or give the right `route`'
        : 'mend what the answer and the log of the server say';
    return new trouble/* Failure */.HR('SCORING_FAILED', `no request succeeded; the first was answered with ${status}: ${answer}`, {
        log,
        remedy,
    });
}

;// CONCATENATED MODULE: ./actions/profile-model/build/measure.js











/** Measures a package or an endpoint and keeps the measurement for later runs. */
async function measure_measure(args, ports) {
    const bodies = await readBodies(args.requests, args.requests.isSample, ports);
    const { subject } = args;
    const measured = subject.kind === 'package'
        ? await measurePackage(subject, bodies, args, ports)
        : await measureEndpoint(subject, bodies, args, ports);
    const profile = profileOf(measured.carriedOut, {
        subject: subjectOf(subject),
        order: args.order,
        bodies: bodies.length,
        machine: args.machine,
        readyMs: measured.readyMs,
        measuredAt: new Date(ports.clock.now()).toISOString(),
    });
    for (const note of profile.notes)
        ports.log.info(note);
    if (args.keptFile !== undefined && profile.levels.length > 0)
        await ports.files.write(args.keptFile, JSON.stringify(profile));
    return profile;
}
async function measurePackage(subject, bodies, args, ports) {
    const { folder, manifest, route } = subject;
    await (0,verify/* verifyPackage */.s)(folder, manifest, ports);
    const environment = (0,install/* environmentFolder */.Yg)(manifest, ports);
    // A server may log every request, thousands a second: its last lines are kept for a failure, none are printed.
    const quietly = { ...ports, log: { ...ports.log, debug: () => undefined } };
    const stopping = new AbortController();
    let phase;
    try {
        return await (0,boot/* whileServing */.Sx)(manifest, folder, environment, args.readyTimeoutMs, quietly, async (server, log) => {
            ports.log.info(`the server is ready after ${Math.round(server.readyMs)} ms (process ${server.pid})`);
            const target = { ...targetOf(server.url + route, bodies, args), headers: jsonHeaders };
            phase = 'warm-up';
            const onEvent = (event) => {
                if (event.event === 'progress')
                    ({ phase } = event);
            };
            const carriedOut = await load(target, [server.pid], args, ports, stopping.signal, onEvent);
            refuseUseless(carriedOut, subject, log());
            return { carriedOut, readyMs: Math.round(server.readyMs) };
        });
    }
    catch (thrown) {
        throw phase === undefined ? thrown : whileProfiled(thrown, phase);
    }
    finally {
        stopping.abort();
    }
}
/** A server that ends under load is the finding of a profile: the message says at which level. */
function whileProfiled(thrown, phase) {
    if (!(thrown instanceof trouble/* Failure */.HR) || thrown.code !== 'SERVER_EXITED')
        return thrown;
    const { code, message, log, remedy, cause } = thrown;
    return new trouble/* Failure */.HR(code, `${message}, while it was profiled (${phase})`, { log, cause, remedy });
}
async function measureEndpoint(subject, bodies, args, ports) {
    const headers = {
        ...jsonHeaders,
        ...(0,defined/* defined */.s)({ authorization: subject.key === undefined ? undefined : `Bearer ${subject.key.reveal()}` }),
        ...(0,defined/* defined */.s)({ 'azureml-model-deployment': subject.deployment }),
    };
    const target = { ...targetOf(subject.url, bodies, args), headers };
    await refuseWrongKey(target, subject, ports);
    const carriedOut = await load(target, subject.pids, args, ports);
    refuseUseless(carriedOut, subject, []);
    return { carriedOut };
}
const jsonHeaders = { 'content-type': 'application/json' };
function targetOf(url, bodies, { order }) {
    return { url, method: 'POST', bodies, timeoutMs: order.timeoutMs };
}
/** One request before thousands: an endpoint is not hammered with a key that is wrong. */
async function refuseWrongKey(target, subject, ports) {
    const { url, headers, timeoutMs, bodies } = target;
    const { status } = await ports.http.send({ method: 'POST', url, headers, body: bodies[0], timeoutMs });
    if (status !== 401 && status !== 403)
        return;
    (0,trouble/* refuse */.TR)({
        where: { input: 'endpoint-key' },
        said: subject.key === undefined
            ? `no key, and the endpoint answered ${status}`
            : `a key that the endpoint answered with ${status}`,
        expected: `a key of ${subject.reference}`,
        remedy: 'give a key of the endpoint as `endpoint-key`, from a secret',
    });
}
async function load(target, pids, { order }, ports, stop, onEvent) {
    const tell = progressLog(order, ports.log);
    return startLoad({ target, plan: levelsPlan(order), pids }, ports, {
        program: loadProgram(ports),
        stop,
        onEvent: (event) => {
            tell(event);
            onEvent?.(event);
        },
    });
}

;// CONCATENATED MODULE: ./actions/profile-model/build/steps.js







/** Answers the absolute folder of the environment. */
const installStep = 'install';
/** Answers what was measured. */
const measureStep = 'measure';
/** Answers the absolute path of `profile.json`. */
const writeStep = 'write';
/** Answers the tags that were written. */
const tagsStep = 'tags';
/** Answers the artifact as GitHub has it. */
const artifactStep = 'artifact';
/** Installs what the server of a package needs. */
const steps_install = (0,step/* verb */.w3)('install', async ({ manifest, folder }, ports) => ({
    result: await (0,install/* installEnvironment */.Ns)(manifest, folder, ports),
}));
/** Measures a package or an endpoint. */
const measuring = (0,step/* verb */.w3)('measure', async (args, ports) => ({
    result: await measure_measure(args, ports),
}));
/** Writes `profile.json`. */
const write = (0,step/* verb */.w3)('write', async (args, ports, earlier) => {
    await ports.files.write(args.file, textOf(args, earlier));
    return { result: args.file };
});
/** Writes the recommended size to the tags of models. */
const writeTags = (0,step/* verb */.w3)('tags', async (args, ports, earlier) => {
    const { models, objective, registry } = args;
    const { recommendation, noRecommendation } = judge(profileIn(args, earlier), objective);
    if (recommendation === undefined) {
        ports.log.info(noRecommendation ?? 'no size is recommended');
        return { unchanged: true };
    }
    for (const { name, version } of models) {
        const record = await registry.find({ name, pick: { version } });
        if (record === undefined)
            throw new trouble/* Failure */.HR('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
        await registry.setTags(record, sizeTags(recommendation));
    }
    return { result: sizeTags(recommendation) };
});
/** Uploads `profile.json` as an artifact of the workflow run. */
const upload = (0,step/* verb */.w3)('artifact', async (args, ports, earlier) => {
    const folder = await ports.files.temporaryFolder('slipway-profile-');
    try {
        await ports.files.write(ports.files.join(folder, 'profile.json'), textOf(args, earlier));
        return { result: await ports.artifacts.give(args.artifact, folder) };
    }
    finally {
        await ports.files.remove(folder);
    }
});
function profileIn({ kept }, earlier) {
    return kept ?? earlier.get(measureStep);
}
function textOf(args, earlier) {
    const profile = profileIn(args, earlier);
    return resultText(resultOfProfile(profile, args.objective, judge(profile, args.objective)));
}

;// CONCATENATED MODULE: ./actions/profile-model/build/plan.js






/** Decides what to do: nothing is measured that was measured before, nothing is written that is there. Pure. */
function plan(spec, facts) {
    const todo = [...measurement(spec, facts), ...writing(facts), ...tagging(facts), ...giving(spec, facts)];
    if (todo.length > 0 || facts.kept === undefined)
        return { steps: todo };
    return {
        steps: [],
        unchanged: `the same package was profiled with the same requests at ${facts.kept.measuredAt} on this machine (\`fresh: true\` measures again)`,
    };
}
function measurement(spec, { subject, order, requests, machine, kept, keptFile }) {
    if (kept !== undefined)
        return [];
    const args = {
        subject,
        order,
        requests: { file: requests.file, shown: requests.shown, isSample: spec.requests === undefined },
        machine,
        readyTimeoutMs: spec.readyTimeout * 1000,
        keptFile,
    };
    const what = subject.kind === 'package' ? `the package ${subject.reference}` : `the endpoint ${subject.reference}`;
    const measureTitle = `profile ${what}: ${orderText(order)}, ${bodiesText(requests.bodies.length)}`;
    const measure = (0,step/* step */.PM)(measuring, measureStep, measureTitle, args);
    if (subject.kind === 'endpoint' || subject.isInstalled)
        return [measure];
    const { folder, manifest } = subject;
    const { environment } = manifest;
    const title = `install ${(0,markdown/* counted */.hS)(environment.packages, 'locked package')} (${environment.provider})`;
    return [(0,step/* step */.PM)(steps_install, installStep, title, { manifest, folder }), measure];
}
function bodiesText(bodies) {
    return `${bodies} request ${bodies === 1 ? 'body' : 'bodies'}`;
}
function writing({ kept, objective, output }) {
    if (kept !== undefined &&
        output.text === resultText(resultOfProfile(kept, objective, judge(kept, objective))))
        return [];
    const title = `write ${output.file}`;
    return [(0,step/* step */.PM)(write, writeStep, title, { objective, kept, file: output.file })];
}
function tagging({ kept, objective, tagged: { registry, records } }) {
    const recommendation = kept === undefined ? undefined : judge(kept, objective).recommendation;
    const wanted = recommendation === undefined ? undefined : sizeTags(recommendation);
    const stale = records.filter(({ tags }) => wanted === undefined || Object.entries(wanted).some(([name, value]) => tags[name] !== value));
    if (registry === undefined || stale.length === 0 || (kept !== undefined && wanted === undefined))
        return [];
    const title = `write the recommended size to the tags of ${stale.map(({ id }) => id).join(', ')}`;
    const models = stale.map(({ name, version }) => ({ name, version }));
    return [(0,step/* step */.PM)(writeTags, tagsStep, title, { objective, kept, registry, models })];
}
function giving({ artifact }, { kept, objective }) {
    if (artifact === undefined)
        return [];
    const title = `give the profile on as the artifact ${artifact}`;
    return [(0,step/* step */.PM)(upload, artifactStep, title, { objective, kept, artifact })];
}
/** An order for people: `1, 4 and 8 at a time, 10 s each`. */
function orderText({ concurrency, rates, arrivals, seconds, requestsPerLevel }) {
    const levels = listText((concurrency ?? rates ?? []).map(String));
    const kind = rates === undefined ? 'at a time' : `a second${arrivals === 'poisson' ? ' (Poisson)' : ''}`;
    const most = requestsPerLevel === undefined ? '' : `, at most ${requestsPerLevel} requests`;
    return `${levels} ${kind}, ${(0,markdown/* durationText */.S5)(seconds * 1000)} each${most}`;
}
function listText(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

// EXTERNAL MODULE: ./packages/core/build/plan.js
var build_plan = __webpack_require__(26803);
;// CONCATENATED MODULE: ./actions/profile-model/build/report.js




/** The outputs of profile-model. */
const outputs = [
    'profile',
    'results',
    'verdict',
    'measured',
    'concurrency',
    'rate',
    'latency-p50-ms',
    'latency-p90-ms',
    'latency-p95-ms',
    'latency-p99-ms',
    'latency-p999-ms',
    'throughput',
    'success-rate',
    'cpu-seconds-per-request',
    'peak-memory-mb',
    'recommended-cpu',
    'recommended-memory-gb',
];
/** Says what happened. Pure. */
function report(_spec, facts, outcome) {
    const { subject, objective, kept, output } = facts;
    const profile = kept ?? (0,build_plan/* resultOf */.B)(outcome, measureStep);
    const name = subject.reference;
    if (profile === undefined) {
        const said = outcome.status === 'planned' ? `would profile ${name}` : `${name} was not profiled`;
        return { outputs: {}, headline: said, summary: [] };
    }
    const judgement = judge(profile, objective);
    const level = judgement.chosen === undefined ? undefined : profile.levels[judgement.chosen];
    const results = JSON.parse(resultText(resultOfProfile(profile, objective, judgement)));
    const isWritten = outcome.status !== 'planned' && outcome.status !== 'failed';
    return {
        outputs: {
            profile: isWritten ? output.file : undefined,
            results,
            verdict: judgement.verdict,
            measured: kept === undefined,
            ...(level && figures(level)),
            'recommended-cpu': judgement.recommendation?.cpu,
            'recommended-memory-gb': judgement.recommendation?.memoryGb,
        },
        headline: headline(name, profile, judgement, kept !== undefined),
        summary: summary(profile, judgement, facts),
        failed: judgement.verdict === 'passed' ? undefined : failed(name, facts, profile, judgement),
    };
}
function figures(level) {
    const { latency, peakMemoryBytes } = level;
    return {
        concurrency: level.concurrency,
        rate: level.offeredRate,
        'latency-p50-ms': latency?.p50,
        'latency-p90-ms': latency?.p90,
        'latency-p95-ms': latency?.p95,
        'latency-p99-ms': latency?.p99,
        'latency-p999-ms': latency?.p999,
        throughput: level.throughput,
        'success-rate': level.successRate,
        'cpu-seconds-per-request': level.cpuSecondsPerRequest,
        'peak-memory-mb': peakMemoryBytes === undefined ? undefined : Math.round(peakMemoryBytes / 1e4) / 100,
    };
}
function headline(name, profile, { chosen, recommendation }, isKept) {
    const level = chosen === undefined ? undefined : profile.levels[chosen];
    const what = level?.latency === undefined
        ? 'nothing succeeded'
        : `${report_figure(level.throughput)} answers a second ${levelText(level)}, p50 ${msText(level.latency.p50)}, p99 ${msText(level.latency.p99)}`;
    const size = recommendation === undefined
        ? ''
        : `; recommended: ${recommendation.cpu} cores, ${recommendation.memoryGb} GiB`;
    const when = isKept ? `profile of ${profile.measuredAt}, not measured again` : 'profiled';
    return `${name} (${when}): ${what}${size}`;
}
function levelText({ concurrency, offeredRate }) {
    return concurrency === undefined ? `of ${report_figure(offeredRate)} offered` : `with ${concurrency} at a time`;
}
function failed(name, { objective }, { levels, ended }, { misses }) {
    const lines = levels.map((level, index) => `  ${levelText(level)}: ${misses[index] ?? 'kept'}`);
    return [
        `${name}: no level keeps the objective (${objectiveText(objective)})`,
        ...lines,
        `  ended     ${ended}`,
        '  do        raise the objective, give lighter levels with `concurrency` or `rate`, or make the model faster',
    ].join('\n');
}
function summary(profile, judgement, { kept, objective, requests }) {
    const { machine, levels, ended, notes } = profile;
    const blocks = [];
    if (kept !== undefined) {
        const text = `This was measured at ${profile.measuredAt}: the same package, the same requests, the same machine. \`fresh: true\` measures again.`;
        blocks.push({ kind: 'paragraph', text });
    }
    const size = judgement.recommendation;
    const rows = [
        ['objective', `${objectiveText(objective)}: ${judgement.verdict}`],
        [
            'recommended',
            size === undefined ? judgement.noRecommendation : `${size.cpu} cores, ${size.memoryGb} GiB`,
        ],
        ['because', size?.because],
        ['requests', `${profile.bodies} from ${requests.shown}`],
        ['ready after', profile.readyMs === undefined ? undefined : msText(profile.readyMs)],
        ['machine', `${machine.cores} cores, ${machine.platform} ${machine.architecture}`],
        ['measured with', profile.meter],
        ['ended', ended],
    ];
    blocks.push({ kind: 'facts', rows });
    blocks.push(levelsTable(levels, judgement));
    blocks.push(...notes.map((text) => ({ kind: 'paragraph', text })));
    return blocks;
}
function levelsTable(levels, { misses, chosen }) {
    const columns = [
        'load',
        'answers/s',
        'success',
        'p50',
        'p90',
        'p95',
        'p99',
        'p99.9',
        'CPU a request',
        'cores',
        'peak memory',
        'objective',
    ];
    const rows = levels.map((level, index) => {
        const { latency } = level;
        const ms = (value) => (value === undefined ? '–' : msText(value));
        return [
            level.concurrency === undefined ? `${report_figure(level.offeredRate)}/s` : `${level.concurrency} at a time`,
            report_figure(level.throughput),
            percentText(level.successRate),
            ...[latency?.p50, latency?.p90, latency?.p95, latency?.p99, latency?.p999].map(ms),
            ms(level.cpuSecondsPerRequest === undefined ? undefined : level.cpuSecondsPerRequest * 1000),
            level.cpuCores === undefined ? '–' : level.cpuCores.toFixed(2),
            level.peakMemoryBytes === undefined ? '–' : `${Math.round(level.peakMemoryBytes / 1e6)} MB`,
            misses[index] ?? (index === chosen ? 'kept, stands for the profile' : 'kept'),
        ];
    });
    return {
        kind: 'table',
        columns,
        rows,
        align: ['left', ...Array.from({ length: 10 }, () => 'right'), 'left'],
    };
}
function report_figure(value) {
    return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

;// CONCATENATED MODULE: ./actions/profile-model/build/main.js





/** The action `profile-model`: what a package or an endpoint bears, what that costs, and the size it needs. */
const profileModel = (0,action/* action */.X)({
    name: 'profile-model',
    inputs: inputs_inputs,
    outputs: outputs,
    look: look,
    plan: plan,
    report: report,
});


/***/ }),

/***/ 11107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ev: () => (/* binding */ bootOnce),
  Y_: () => (/* binding */ tryOut),
  Sx: () => (/* binding */ whileServing)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/packaging/build/boot/ask-server.js
var ask_server = __webpack_require__(38068);
;// CONCATENATED MODULE: ./packages/packaging/build/boot/broken-requests.js


/** Bodies that a server has to refuse; the second one is JSON, and its field is no input of any model. */
const brokenRequests = [
    { title: 'a body that is no JSON', body: '{"data": [[1,' },
    { title: 'a body without an input of the model', body: '{"slipway-no-such-input": [[1]]}' },
];
/**
 * What the answer to a broken request says of a package. Pure. Slipway's own scoring has to refuse with 4xx. Code of the
 * user may do otherwise: Azure's server answers 500 when `run()` raises, so that is worth a warning and no failure.
 * @throws Failure `SCORING_FAILED` when Slipway's own scoring does not refuse
 */
function judgeBroken(start, { title, status }) {
    if (status >= 400 && status < 500)
        return undefined;
    if (isOwnScoring(start)) {
        throw new trouble/* Failure */.HR('SCORING_FAILED', `${title} was answered with ${status}, expected 4xx`, {
            remedy: 'package the model with an entry script, and report this model as a defect of Slipway',
        });
    }
    const raised = status >= 500;
    return {
        level: 'warning',
        title: `${title} is answered with ${status}`,
        message: raised
            ? 'Clients and gates will take a mistake of the sender for one of the server. Check the body in the entry script and answer 400.'
            : 'The server takes requests that it can not understand. Check the body and answer 400.',
    };
}
function isOwnScoring({ server, variables }) {
    return server === 'onnx' || variables['SLIPWAY_MODELS'] !== undefined;
}
/**
 * Sends broken requests to a server that is ready and judges its answers.
 * @param url of the running server, without a route
 * @returns how each was answered, and what is worth a warning
 * @throws Failure `SCORING_FAILED` when one is not answered in time, or as `judgeBroken` says
 */
async function sendBroken({ start }, url, timeoutMs, log, ports) {
    const refused = [];
    const notices = [];
    for (const { title, body } of brokenRequests) {
        const { status } = await (0,ask_server/* askServer */.P)(title, {
            method: 'POST',
            url: url + start.routes.scoring,
            headers: { 'content-type': 'application/json' },
            body,
            timeoutMs,
        }, log, ports);
        refused.push({ title, status });
        const notice = judgeBroken(start, { title, status });
        if (notice !== undefined)
            notices.push(notice);
    }
    return { refused, notices };
}

// EXTERNAL MODULE: ./packages/packaging/build/boot/score.js + 1 modules
var score = __webpack_require__(62205);
// EXTERNAL MODULE: ./packages/packaging/build/boot/start.js
var start = __webpack_require__(79595);
// EXTERNAL MODULE: ./packages/packaging/build/boot/readiness.js
var readiness = __webpack_require__(21343);
;// CONCATENATED MODULE: ./packages/packaging/build/boot/boot.js




/**
 * Starts the server of a package on a free port, waits until it is ready, scores the sample request, compares the answer
 * with the sample's, sends broken requests, and stops the server.
 * @throws Failure `SERVER_EXITED`, `SERVER_NOT_READY` or `SCORING_FAILED`, with the cause and the last lines of the log
 */
function bootOnce(manifest, folder, environmentFolder, options, ports) {
    return whileServing(manifest, folder, environmentFolder, options.timeoutMs, ports, (server, log) => tryOut(manifest, folder, server, options, log, ports));
}
/**
 * What a ready server has to stand before its package is called good, however it was started.
 * @throws Failure `SCORING_FAILED`
 */
async function tryOut(manifest, folder, server, options, log, ports) {
    const sample = await (0,score/* scoreSample */.D)(manifest, folder, server.url, options, log, ports);
    const broken = await sendBroken(manifest, server.url, options.timeoutMs, log, ports);
    return { readyMs: server.readyMs, sample, ...broken };
}
/**
 * Runs the server of a package for the time of `work`, on a free port of the loopback interface.
 * @param work gets the server's address and the last lines of its log
 * @throws Failure `SERVER_EXITED` (also while `work` goes on), `SERVER_NOT_READY`, and what `work` throws
 */
async function whileServing(manifest, folder, environmentFolder, timeoutMs, ports, work) {
    const { processes, clock, host } = ports;
    const port = await processes.freePort();
    const log = new readiness/* ServerLog */.AD();
    const stopping = new AbortController();
    let pid = 0;
    const startedMs = clock.now();
    const ended = processes.run((0,start/* startCommand */.S)(manifest, folder, environmentFolder, { port, host: '127.0.0.1' }, host), {
        stop: stopping.signal,
        onStart: (number) => (pid = number),
        onLine: (line) => {
            ports.log.debug(line);
            log.add(line);
        },
    });
    const exit = ended.catch((thrown) => ({ thrown }));
    try {
        const url = `http://127.0.0.1:${port}`;
        return await (0,readiness/* whileReady */.fZ)(manifest, { url, startedMs, log, exit }, timeoutMs, ports, (readyMs) => work({ url, pid, readyMs }, () => log.shown));
    }
    finally {
        stopping.abort();
        await exit;
    }
}


/***/ }),

/***/ 21343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ ServerLog),
/* harmony export */   fZ: () => (/* binding */ whileReady)
/* harmony export */ });
/* unused harmony exports startWaiting, readiness */
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _boot_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45044);


/** How many lines of a server's log a failure carries. */
const shownLines = 20;
/** How many are looked at to find the cause. */
const keptLines = 400;
/** The last lines a server printed. */
class ServerLog {
    #lines = [];
    /** Takes a line. */
    add(line) {
        this.#lines.push(line);
        if (this.#lines.length > keptLines)
            this.#lines.shift();
    }
    /** What a cause is looked for in, oldest first. */
    get kept() {
        return this.#lines;
    }
    /** What a failure shows. */
    get shown() {
        return this.#lines.slice(-shownLines);
    }
}
/**
 * Waits until a started server is ready, then does `work`.
 * @throws Failure `SERVER_EXITED` (also while `work` goes on), `SERVER_NOT_READY`, and what `work` throws
 */
async function whileReady(manifest, server, timeoutMs, ports, work) {
    await untilReady(manifest, server, timeoutMs, ports);
    return Promise.race([
        work(ports.clock.now() - server.startedMs),
        server.exit.then((exit) => {
            throw exited(manifest, exit, server.log);
        }),
    ]);
}
async function untilReady(manifest, { url, startedMs, log, exit }, timeoutMs, ports) {
    let state = startWaiting(startedMs, timeoutMs);
    for (let pauseMs = 0; pauseMs !== undefined;) {
        const seen = await Promise.race([
            ports.clock.sleep(pauseMs).then(() => probe(url + manifest.start.routes.readiness, ports)),
            exit.then(() => ({ kind: 'exited', nowMs: ports.clock.now() })),
        ]);
        const deaths = (0,_boot_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .workerDeaths */ .gR)(log.kept);
        if (seen.kind !== 'exited' && (0,_boot_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .endsAgainAndAgain */ .oy)(deaths))
            throw endless(deaths, log);
        const next = readiness.next(state, seen);
        state = next.state;
        pauseMs = next.commands[0]?.afterMs;
    }
    if (state.status === 'exited')
        throw exited(manifest, await exit, log);
    if (state.status === 'late')
        throw late(manifest, state, log);
}
async function probe(url, { http, clock }) {
    try {
        const answer = await http.send({ method: 'GET', url, timeoutMs: 2000 });
        return { kind: 'answered', status: answer.status, nowMs: clock.now() };
    }
    catch (thrown) {
        if (thrown instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && thrown.code === 'NETWORK_FAILED')
            return { kind: 'no answer', nowMs: clock.now() };
        throw thrown;
    }
}
function exited(manifest, exit, log) {
    if ('thrown' in exit)
        return exit.thrown;
    const { exitCodes } = manifest.start;
    const why = (0,_boot_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .bootFailure */ .$v)({ exitCode: exit.code, signal: exit.signal, log: log.kept, exitCodes });
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('SERVER_EXITED', `the server ended by itself: ${why.cause}`, {
        log: log.shown,
        remedy: why.remedy,
    });
}
function endless({ how, remedy }, log) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('SERVER_EXITED', `the workers of the server end again and again: ${how}`, {
        log: log.shown,
        remedy,
    });
}
function late(manifest, state, log) {
    const seconds = Math.round(state.timeoutMs / 1000);
    const route = manifest.start.routes.readiness;
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('SERVER_NOT_READY', `the server runs, but GET ${route} was not good within ${seconds} s (last: ${state.lastAnswer ?? 'no answer'})`, { log: log.shown, remedy: 'look at the log of the server, or raise `timeout`' });
}
/** A server that was started now and gets this long to become ready. */
function startWaiting(startedMs, timeoutMs) {
    return { status: 'waiting', tries: 0, lastAnswer: undefined, startedMs, timeoutMs };
}
/** Small servers are ready within 100 ms, so the first probes come fast; large models do not deserve 100 probes a second. */
function pauseAfter(tries) {
    return Math.min(500, 20 * 1.3 ** tries);
}
/** Decides whether a server is ready (2xx), gone, late, or has to be asked again. */
const readiness = {
    next(state, seen) {
        if (state.status !== 'waiting')
            return { state, commands: [] };
        if (seen.kind === 'exited')
            return { state: { ...state, status: 'exited' }, commands: [] };
        const tries = state.tries + 1;
        if (seen.kind === 'answered' && seen.status >= 200 && seen.status < 300)
            return { state: { ...state, status: 'ready', tries }, commands: [] };
        const lastAnswer = seen.kind === 'answered' ? String(seen.status) : 'no answer';
        if (seen.nowMs - state.startedMs >= state.timeoutMs)
            return { state: { ...state, status: 'late', tries, lastAnswer }, commands: [] };
        return {
            state: { ...state, tries, lastAnswer },
            commands: [{ kind: 'probe', afterMs: pauseAfter(tries) }],
        };
    },
};


/***/ })

};
