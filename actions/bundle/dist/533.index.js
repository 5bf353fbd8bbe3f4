export const id = 533;
export const ids = [533];
export const modules = {

/***/ 81533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  profileModel: () => (/* binding */ profileModel)
});

// EXTERNAL MODULE: ./packages/core/build/action.js
var action = __webpack_require__(45970);
// EXTERNAL MODULE: ./packages/core/build/input-kinds.js
var input_kinds = __webpack_require__(1476);
// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/core/build/model-reference.js
var model_reference = __webpack_require__(58435);
// EXTERNAL MODULE: ./packages/providers/build/event/event-input.js + 1 modules
var event_input = __webpack_require__(6566);
// EXTERNAL MODULE: ./packages/providers/build/registry/registry-inputs.js
var registry_inputs = __webpack_require__(30728);
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
    artifact: (0,input_kinds/* matching */.wC)(/^[^"':<>|*?\r\n\\/]+$/, 'a name without any of `" : < > | * ? \\ /`'),
    'dry-run': (0,input_kinds/* boolean */.zM)().byDefault('false'),
})
    .check(registry_inputs/* registryProblems */.SN)
    .check(({ package: folder, endpoint }) => exactlyOne(folder, endpoint))
    .check((spec) => (spec.endpoint === undefined ? onlyForEndpoints(spec) : onlyForPackages(spec)));
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
function onlyForEndpoints({ endpointKey, deployment }) {
    return [
        ...meaningless('endpoint-key', endpointKey, 'a package is started without a key'),
        ...meaningless('deployment', deployment, 'a package has no deployments'),
    ];
}
function onlyForPackages({ endpoint, requests, route, writeTags, event, fresh }) {
    const problems = [];
    if (requests === undefined) {
        problems.push({
            where: { input: 'requests' },
            said: 'an endpoint without requests',
            expected: 'a file with request bodies: an endpoint has no sample of its own',
            remedy: 'give `requests`, a file with one JSON body a line',
        });
    }
    if (writeTags === 'package' && event.model === undefined) {
        problems.push({
            where: { input: 'write-tags' },
            said: '`true` with an endpoint, and `event` names no model',
            expected: 'the model whose tags are meant: an endpoint does not name it',
            remedy: 'write the reference of the model, such as `iris:3`',
        });
    }
    if (endpoint !== undefined && isAddress(endpoint)) {
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
    const profile = text === undefined ? undefined : parseKept(text);
    return profile === undefined ? { file } : { file, profile };
}
/** A file that can not be read is one measurement lost, nothing more. */
function parseKept(text) {
    try {
        const profile = JSON.parse(text);
        return profile.schemaVersion === 1 && profile.levels.length > 0 ? profile : undefined;
    }
    catch {
        return undefined;
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
    return { cell: content, end, ...(columns > 1 ? { wrong: `there are ${columns} columns` } : {}) };
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
    const value = item.startsWith('"') ? JSON.parse(item) : '';
    return /^\s*[[{]/.test(value) && parse(value) !== undefined ? value : item;
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

// EXTERNAL MODULE: ./packages/providers/build/event/told-models.js
var told_models = __webpack_require__(64578);
// EXTERNAL MODULE: ./packages/providers/build/package/install.js
var install = __webpack_require__(73783);
// EXTERNAL MODULE: ./packages/providers/build/package/read.js
var read = __webpack_require__(19126);
// EXTERNAL MODULE: ./packages/core/build/secret.js
var secret = __webpack_require__(35552);
// EXTERNAL MODULE: ./packages/providers/build/target/local/keys.js
var local_keys = __webpack_require__(89249);
// EXTERNAL MODULE: ./packages/providers/build/target/local/look.js + 1 modules
var look = __webpack_require__(79609);
// EXTERNAL MODULE: ./packages/providers/build/target/local/places.js
var local_places = __webpack_require__(48093);
;// CONCATENATED MODULE: ./actions/profile-model/build/local-endpoint.js





/**
 * Finds an endpoint of this machine by its name. Its key comes from the file that only its owner can read.
 * @throws Problems that name the endpoints there are, or the deployments of this one; or when it does not run
 */
async function findLocalEndpoint(name, wanted, ports) {
    // A name with a path in it would leave the folder of the endpoints.
    const names = await (0,local_places/* endpointNames */.C0)(ports);
    if (!names.includes(name))
        return refuseUnknown(name, names, ports);
    const places = (0,local_places/* placesOf */.ek)(name, ports);
    const { record, status } = await (0,look/* find */.I)(places, ports);
    if (record === undefined)
        return refuseUnknown(name, names, ports);
    if (status === undefined)
        return refuseStopped(name);
    refuseDeployment(wanted.deployment, record);
    await (0,local_keys/* maskKeys */.h_)(places, ports);
    const keys = record.auth === 'key' ? await (0,local_keys/* readKeys */.x4)(places, ports) : undefined;
    return {
        url: `http://${record.host}:${record.port}${wanted.route ?? '/score'}`,
        ...(keys === undefined ? {} : { key: new secret/* Secret */.z(keys.primary) }),
        pids: pidsOf(record, status, wanted.deployment),
    };
}
/** The servers of the deployment that is asked for, or of those that get traffic. Pure. */
function pidsOf(record, { deployments }, deployment) {
    return deployments
        .filter(({ id, name }) => deployment === undefined ? (record.traffic[id] ?? 0) > 0 : name === deployment)
        .flatMap(({ instances }) => instances.flatMap(({ pid }) => (pid === undefined ? [] : [pid])));
}
async function refuseUnknown(name, names, ports) {
    const others = names.filter((other) => other !== name).map((other) => `\`${other}\``);
    (0,trouble/* refuse */.TR)({
        where: { input: 'endpoint' },
        said: `there is no endpoint \`${name}\` in ${(0,local_places/* endpointsFolder */.lU)(ports)}`,
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
function refuseDeployment(deployment, { name, deployments }) {
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
    const given = {
        ...(key === undefined ? {} : { key }),
        ...(deployment === undefined ? {} : { deployment }),
    };
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

// EXTERNAL MODULE: ./packages/providers/build/registry/open.js + 79 modules
var registry_open = __webpack_require__(73136);
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
        return [];
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
    return found.filter((record) => record !== undefined);
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
async function look_look(spec, ports) {
    const finding = findSubject(spec, ports);
    const [subject, requests, tagged] = await allOrProblems([
        finding,
        readRequests(spec, finding, ports),
        findTagged(spec, finding, ports),
    ]);
    const order = orderOf(spec);
    const connection = (0,registry_inputs/* connectionOf */.ao)(spec, ports);
    const kept = subject.kind === 'package' ? await findKept(subject, requests.bodies, order, ports) : undefined;
    const objective = objectiveOf(spec);
    const output = ports.files.resolve(spec.output);
    return {
        subject,
        requests,
        order,
        objective,
        machine: machineOf(ports.host),
        ...(kept === undefined ? {} : { keptFile: kept.file }),
        ...(kept?.profile === undefined || spec.fresh || isMiss(kept.profile, objective)
            ? {}
            : { kept: kept.profile }),
        output: { file: output, text: await ports.files.readTextIfThere(output) },
        tagged,
        ...(connection === undefined ? {} : { connection }),
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
        ...(requestsPerLevel === undefined ? {} : { requestsPerLevel }),
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
    return { percentile, ...(maxLatencyMs === undefined ? {} : { maxLatencyMs }), minSuccessRate };
}

;// CONCATENATED MODULE: ./packages/load/build/order.js
/** Reads a line of the load program; undefined for anything else that a process may print. */
function parseLoadEvent(line) {
    if (!line.startsWith('{"event":'))
        return undefined;
    try {
        return JSON.parse(line);
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
        ...(options.stop === undefined ? {} : { stop: options.stop }),
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

// EXTERNAL MODULE: ./packages/providers/build/package/boot.js + 1 modules
var boot = __webpack_require__(61352);
// EXTERNAL MODULE: ./packages/providers/build/package/verify.js
var verify = __webpack_require__(32531);
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
        levels: levels.map(levelOf),
        ended: because,
        ...(startupPeak === undefined ? {} : { startupPeakMemoryBytes: startupPeak }),
        ...(meter === undefined ? {} : { meter }),
        notes: notesOf(levels),
    };
}
function levelOf({ phase: { arrivals }, result, usage }) {
    const cpuSeconds = usage?.cpuSeconds;
    return {
        ...(arrivals.kind === 'closed' ? { concurrency: arrivals.concurrency } : { offeredRate: arrivals.rate }),
        requests: result.sent,
        succeeded: result.succeeded,
        successRate: result.sent === 0 ? 0 : result.succeeded / result.sent,
        throughput: rounded(result.succeeded / result.seconds),
        ...(result.latency === undefined ? {} : { latency: result.latency }),
        ...(result.latencyAsSent === undefined ? {} : { latencyAsSent: result.latencyAsSent }),
        statuses: result.statuses,
        errors: result.errors,
        ...(cpuSeconds === undefined || result.sent === 0
            ? {}
            : {
                cpuSecondsPerRequest: rounded(cpuSeconds / result.sent),
                cpuCores: rounded(cpuSeconds / result.seconds),
            }),
        ...(usage?.peakMemoryBytes === undefined ? {} : { peakMemoryBytes: usage.peakMemoryBytes }),
        seconds: rounded(result.seconds),
        ...(result.sendLag === undefined ? {} : { sendLag: result.sendLag }),
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
async function measure(args, ports) {
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
        ...(measured.readyMs === undefined ? {} : { readyMs: measured.readyMs }),
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
    const details = { log, cause, ...(remedy === undefined ? {} : { remedy }) };
    return new trouble/* Failure */.HR(code, `${message}, while it was profiled (${phase})`, details);
}
async function measureEndpoint(subject, bodies, args, ports) {
    const headers = {
        ...jsonHeaders,
        ...(subject.key === undefined ? {} : { authorization: `Bearer ${subject.key.reveal()}` }),
        ...(subject.deployment === undefined ? {} : { 'azureml-model-deployment': subject.deployment }),
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
        ...(stop === undefined ? {} : { stop }),
        onEvent: (event) => {
            tell(event);
            onEvent?.(event);
        },
    });
}

// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
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
        ...(chosen === undefined ? {} : { chosenLevel: chosen }),
        ...(recommendation === undefined ? {} : { recommendation }),
        azure: azureWords(profile, judgement),
    };
}
/** The text of `profile.json`. */
function resultText(result) {
    return `${JSON.stringify(result, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./actions/profile-model/build/plan.js




/** The ids of the steps; later steps and the report find results by them. */
const steps = {
    install: 'install',
    measure: 'measure',
    write: 'write',
    tags: 'tags',
    artifact: 'artifact',
};
/** Decides what to do: nothing is measured that was measured before, nothing is written that is there. Pure. */
function plan(spec, facts) {
    const todo = [
        ...measuring(spec, facts),
        ...writing(facts),
        ...tagging(spec, facts),
        ...giving(spec, facts),
    ];
    if (todo.length > 0 || facts.kept === undefined)
        return { steps: todo };
    return {
        steps: [],
        unchanged: `the same package was profiled with the same requests at ${facts.kept.measuredAt} on this machine (\`fresh: true\` measures again)`,
    };
}
function measuring(spec, { subject, order, requests, machine, kept, keptFile }) {
    if (kept !== undefined)
        return [];
    const args = {
        subject,
        order,
        requests: { file: requests.file, shown: requests.shown, isSample: spec.requests === undefined },
        machine,
        readyTimeoutMs: spec.readyTimeout * 1000,
        ...(keptFile === undefined ? {} : { keptFile }),
    };
    const what = subject.kind === 'package' ? `the package ${subject.reference}` : `the endpoint ${subject.reference}`;
    const measure = step('measure', `profile ${what}: ${orderText(order)}, ${bodiesText(requests.bodies.length)}`, args);
    if (subject.kind === 'endpoint' || subject.isInstalled)
        return [measure];
    const { environment } = subject.manifest;
    const title = `install ${(0,markdown/* counted */.hS)(environment.packages, 'locked package')} (${environment.provider})`;
    return [step('install', title, { subject }), measure];
}
function bodiesText(bodies) {
    return `${bodies} request ${bodies === 1 ? 'body' : 'bodies'}`;
}
function writing({ kept, objective, output }) {
    if (kept !== undefined &&
        output.text === resultText(resultOfProfile(kept, objective, judge(kept, objective))))
        return [];
    return [step('write', `write ${output.file}`, after(objective, kept, output.file))];
}
function tagging(spec, { kept, objective, output, tagged, connection }) {
    const recommendation = kept === undefined ? undefined : judge(kept, objective).recommendation;
    const wanted = recommendation === undefined ? undefined : sizeTags(recommendation);
    const stale = tagged.filter(({ tags }) => wanted === undefined || Object.entries(wanted).some(([name, value]) => tags[name] !== value));
    if (stale.length === 0 || (kept !== undefined && wanted === undefined))
        return [];
    const title = `write the recommended size to the tags of ${stale.map(({ id }) => id).join(', ')}`;
    const models = stale.map(({ name, version }) => ({ name, version }));
    const { registry } = spec;
    const args = {
        ...after(objective, kept, output.file),
        models,
        ...(registry === undefined ? {} : { registry }),
        ...(connection === undefined ? {} : { connection }),
    };
    return [step('tags', title, args)];
}
function giving({ artifact }, { kept, objective, output }) {
    if (artifact === undefined)
        return [];
    const args = { ...after(objective, kept, output.file), artifact };
    return [step('artifact', `give the profile on as the artifact ${artifact}`, args)];
}
function after(objective, kept, file) {
    return { objective, file, ...(kept === undefined ? {} : { kept }) };
}
function step(id, title, args) {
    return { id, title, provider: 'profile-model', verb: id, args: args };
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

;// CONCATENATED MODULE: ./actions/profile-model/build/performers.js








/** Carries out the steps of profile-model. */
const perform = async (step, ports, earlier) => {
    const verb = verbs[step.verb];
    return verb(step, ports, earlier);
};
const verbs = {
    install: async ({ args }, ports) => {
        const { manifest, folder } = args.subject;
        return { result: await (0,install/* installEnvironment */.Ns)(manifest, folder, ports) };
    },
    measure: async ({ args }, ports) => ({ result: await measure(args, ports) }),
    write: async (step, ports, earlier) => {
        const { file } = argsOf(step);
        await ports.files.write(file, textOf(step, earlier));
        return { result: file };
    },
    tags,
    artifact: async (step, ports, earlier) => {
        const folder = await ports.files.temporaryFolder('slipway-profile-');
        try {
            await ports.files.write(ports.files.join(folder, 'profile.json'), textOf(step, earlier));
            return { result: await ports.artifacts.give(argsOf(step).artifact, folder) };
        }
        finally {
            await ports.files.remove(folder);
        }
    },
};
async function tags(step, ports, earlier) {
    const { objective, models = [], registry: place, connection } = argsOf(step);
    const { recommendation, noRecommendation } = judge(profileIn(step, earlier), objective);
    if (recommendation === undefined) {
        ports.log.info(noRecommendation ?? 'no size is recommended');
        return { unchanged: true };
    }
    const registry = (0,registry_open/* openRegistry */.Me)(place, ports, connection);
    for (const { name, version } of models) {
        const record = await registry.find({ name, pick: { version } });
        if (record === undefined)
            throw new trouble/* Failure */.HR('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
        await registry.setTags(record, sizeTags(recommendation));
    }
    return { result: sizeTags(recommendation) };
}
function argsOf(step) {
    return step.args;
}
function profileIn(step, earlier) {
    return argsOf(step).kept ?? earlier.get(steps.measure);
}
function textOf(step, earlier) {
    const profile = profileIn(step, earlier);
    const { objective } = argsOf(step);
    return resultText(resultOfProfile(profile, objective, judge(profile, objective)));
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
    const profile = kept ?? (0,build_plan/* resultOf */.B)(outcome, steps.measure);
    const name = subject.reference;
    if (profile === undefined) {
        const said = outcome.status === 'planned' ? `would profile ${name}` : `${name} was not profiled`;
        return { outputs: {}, headline: said, summary: [] };
    }
    const judgement = judge(profile, objective);
    const level = judgement.chosen === undefined ? undefined : profile.levels[judgement.chosen];
    const isWritten = outcome.status !== 'planned' && outcome.status !== 'failed';
    return {
        outputs: {
            ...(isWritten ? { profile: output.file } : {}),
            results: resultOfProfile(profile, objective, judgement),
            verdict: judgement.verdict,
            measured: kept === undefined,
            ...(level === undefined ? {} : figures(level)),
            'recommended-cpu': judgement.recommendation?.cpu,
            'recommended-memory-gb': judgement.recommendation?.memoryGb,
        },
        headline: headline(name, profile, judgement, kept !== undefined),
        summary: summary(profile, judgement, facts),
        ...(judgement.verdict === 'passed' ? {} : { failed: failed(name, facts, profile, judgement) }),
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
    blocks.push({ kind: 'facts', rows: rows.filter((row) => row[1] !== undefined) });
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
    look: look_look,
    plan: plan,
    performers: { 'profile-model': perform },
    report: report,
});


/***/ }),

/***/ 61352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ev: () => (/* binding */ bootOnce),
  Y_: () => (/* binding */ tryOut),
  Sx: () => (/* binding */ whileServing)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/providers/build/package/ask-server.js
var ask_server = __webpack_require__(2493);
;// CONCATENATED MODULE: ./packages/providers/build/package/broken-requests.js


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

// EXTERNAL MODULE: ./packages/providers/build/package/score.js + 1 modules
var score = __webpack_require__(75300);
// EXTERNAL MODULE: ./packages/providers/build/package/start.js
var start = __webpack_require__(13668);
// EXTERNAL MODULE: ./packages/providers/build/package/starting.js + 1 modules
var starting = __webpack_require__(94858);
;// CONCATENATED MODULE: ./packages/providers/build/package/boot.js




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
    return { readyMs: server.readyMs, ...(sample === undefined ? {} : { sample }), ...broken };
}
/**
 * Runs the server of a package for the time of `work`, on a free port of the loopback interface.
 * @param work gets the server's address and the last lines of its log
 * @throws Failure `SERVER_EXITED` (also while `work` goes on), `SERVER_NOT_READY`, and what `work` throws
 */
async function whileServing(manifest, folder, environmentFolder, timeoutMs, ports, work) {
    const { processes, clock, host } = ports;
    const port = await processes.freePort();
    const log = new starting/* ServerLog */.A();
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
        return await (0,starting/* whileReady */.f)(manifest, { url, startedMs, log, exit }, timeoutMs, ports, (readyMs) => work({ url, pid, readyMs }, () => log.shown));
    }
    finally {
        stopping.abort();
        await exit;
    }
}


/***/ }),

/***/ 94858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ ServerLog),
  f: () => (/* binding */ whileReady)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/providers/build/package/boot-failure.js
var boot_failure = __webpack_require__(92093);
// EXTERNAL MODULE: ./packages/providers/build/package/worker-deaths.js
var worker_deaths = __webpack_require__(6078);
;// CONCATENATED MODULE: ./packages/providers/build/package/readiness.js
/** A server that was started now and gets this long to become ready. */
function startWaiting(startedMs, timeoutMs) {
    return { status: 'waiting', tries: 0, lastAnswer: undefined, startedMs, timeoutMs };
}
/** Small servers are ready within 100 ms, so the first probes come fast; large models do not deserve 100 probes a second. */
function pauseMs(tries) {
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
        return { state: { ...state, tries, lastAnswer }, commands: [{ kind: 'probe', afterMs: pauseMs(tries) }] };
    },
};

;// CONCATENATED MODULE: ./packages/providers/build/package/starting.js




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
        const deaths = (0,worker_deaths/* workerDeaths */.g)(log.kept);
        if (seen.kind !== 'exited' && (0,worker_deaths/* endsAgainAndAgain */.o)(deaths))
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
        if (thrown instanceof trouble/* Failure */.HR && thrown.code === 'NETWORK_FAILED')
            return { kind: 'no answer', nowMs: clock.now() };
        throw thrown;
    }
}
function exited(manifest, exit, log) {
    if ('thrown' in exit)
        return exit.thrown;
    const why = (0,boot_failure/* bootFailure */.$v)({ exitCode: exit.code, signal: exit.signal, log: log.kept, manifest });
    return new trouble/* Failure */.HR('SERVER_EXITED', `the server ended by itself: ${why.cause}`, {
        log: log.shown,
        ...(why.remedy === undefined ? {} : { remedy: why.remedy }),
    });
}
function endless({ how, remedy }, log) {
    return new trouble/* Failure */.HR('SERVER_EXITED', `the workers of the server end again and again: ${how}`, {
        log: log.shown,
        remedy,
    });
}
function late(manifest, state, log) {
    const seconds = Math.round(state.timeoutMs / 1000);
    const route = manifest.start.routes.readiness;
    return new trouble/* Failure */.HR('SERVER_NOT_READY', `the server runs, but GET ${route} was not good within ${seconds} s (last: ${state.lastAnswer ?? 'no answer'})`, { log: log.shown, remedy: 'look at the log of the server, or raise `timeout`' });
}


/***/ })

};
