export const id = 529;
export const ids = [529];
export const modules = {

/***/ 45970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ action)
/* harmony export */ });
/** Declares an action; the types of its parts are inferred from its inputs. */
function action(parts) {
    return parts;
}


/***/ }),

/***/ 65721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ bytesInMemory),
/* harmony export */   y: () => (/* binding */ readAll)
/* harmony export */ });
/** Bytes in memory as a source; for tests and for small members of archives. */
function bytesInMemory(bytes) {
    return {
        size: bytes.length,
        read: (offset, length) => Promise.resolve(bytes.subarray(offset, Math.min(bytes.length, offset + length))),
    };
}
/** Reads a source whole. Only for files that are known to be small. */
function readAll(source) {
    return source.read(0, source.size);
}


/***/ }),

/***/ 70120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HH: () => (/* binding */ byCodePoint),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   VN: () => (/* binding */ rootDigestInput)
/* harmony export */ });
/* unused harmony export bytesOfHex */
/** Compares two strings by their code points, the order of the OpenSSF Model Signing manifest. */
function byCodePoint(left, right) {
    const length = Math.min(left.length, right.length);
    for (let index = 0; index < length; index += 1) {
        const a = left.charCodeAt(index);
        const b = right.charCodeAt(index);
        if (a !== b)
            return rankOfUnit(a) - rankOfUnit(b);
    }
    return left.length - right.length;
}
/** UTF-16 puts surrogates (code points above U+FFFF) before U+E000; by code point they come after U+FFFF. */
function rankOfUnit(unit) {
    if (unit >= 0xe000)
        return unit - 0x800;
    return unit >= 0xd800 ? unit + 0x2000 : unit;
}
/**
 * The bytes over which a model's root digest is taken: the files' raw SHA-256 digests, in the order of their paths.
 * The digest of a model is SHA-256 over these bytes, as in an OpenSSF Model Signing statement.
 * Source: https://github.com/ossf/model-signing-spec, "subject".
 */
function rootDigestInput(files) {
    const ordered = files.toSorted((left, right) => byCodePoint(left.path, right.path));
    const bytes = new Uint8Array(ordered.length * 32);
    ordered.forEach((file, index) => bytes.set(bytesOfHex(file.sha256), index * 32));
    return bytes;
}
/** The bytes that a hexadecimal text stands for. */
function bytesOfHex(hex) {
    const bytes = new Uint8Array(hex.length / 2);
    for (let index = 0; index < bytes.length; index += 1) {
        bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
    }
    return bytes;
}
/** `sha256:<hex>` in a short form for people: the first twelve hexadecimal digits. */
function shortDigest(digest) {
    return digest.replace(/^sha256:/, '').slice(0, 12);
}


/***/ }),

/***/ 1476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ path),
/* harmony export */   K7: () => (/* binding */ keyValues),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   rJ: () => (/* binding */ secret),
/* harmony export */   wC: () => (/* binding */ matching),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30345);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35552);


/** Any text. */
function text() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => ({ value: given }));
}
/** A text that fits a pattern; `expected` says the pattern in words. */
function matching(pattern, expected) {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => (pattern.test(given) ? { value: given } : { expected }));
}
/** A path of the workspace or an absolute one. It is resolved, and looked for, by the action's `look`. */
function path() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => given.includes('\0')
        ? { expected: 'a path without a NUL character', said: 'a path with a NUL character' }
        : { value: given });
}
/** A value that is masked before anything else runs. */
function secret() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => ({ value: new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(given) }), { isSecret: true });
}
/** `true` or `false`, as YAML 1.2 writes them. */
function boolean() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => {
        if (/^(true|True|TRUE)$/.test(given))
            return { value: true };
        if (/^(false|False|FALSE)$/.test(given))
            return { value: false };
        return { expected: '`true` or `false`' };
    }, { alternatives: ['true', 'false'] });
}
/** A decimal number. */
function number(range = {}) {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => ranged(Number(given), /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(given), 'a number', range));
}
/** A whole number. */
function integer(range = {}) {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => ranged(Number(given), /^[+-]?\d+$/.test(given), 'a whole number', range));
}
function ranged(value, isNumber, kind, range) {
    const least = range.least ?? Number.NEGATIVE_INFINITY;
    const most = range.most ?? Number.POSITIVE_INFINITY;
    if (isNumber && Number.isFinite(value) && value >= least && value <= most)
        return { value };
    const unit = range.unit === undefined ? '' : ` of ${range.unit}`;
    const from = range.least === undefined ? '' : ` from ${range.least}`;
    const to = range.most === undefined ? '' : ` to ${range.most}`;
    return { expected: `${kind}${unit}${from}${to}` };
}
/** One of a closed list of words. */
function oneOf(...words) {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => words.includes(given)
        ? { value: given }
        : { expected: `one of ${words.map((word) => `\`${word}\``).join(', ')}` }, { alternatives: words });
}
/** A list, one entry a line; empty lines and lines that start with `#` do not count. */
function lines() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => ({ value: linesOf(given) }));
}
/** A list of which every entry is parsed by itself; a wrong entry is named. */
function listOf(parse) {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => {
        const values = [];
        for (const entry of linesOf(given).flatMap((line) => line.split(','))) {
            const word = entry.trim();
            if (word === '')
                continue;
            const parsed = parse(word);
            if (!('value' in parsed))
                return { ...parsed, said: parsed.said ?? (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .shortened */ .vI)(word) };
            values.push(parsed.value);
        }
        return { value: values };
    });
}
/** `key=value`, one a line. The value may hold further `=`; a key given twice is a mistake. */
function keyValues() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => {
        const values = {};
        for (const line of linesOf(given)) {
            const at = line.indexOf('=');
            const key = line.slice(0, at).trim();
            if (at < 1 || key === '')
                return { expected: 'lines of the form `key=value`', said: (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .shortened */ .vI)(line) };
            if (Object.hasOwn(values, key))
                return { expected: 'every key once', said: `\`${key}\` twice` };
            values[key] = line.slice(at + 1).trim();
        }
        return { value: values };
    });
}
function linesOf(given) {
    return given
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}


/***/ }),

/***/ 30345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   hF: () => (/* binding */ input),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/* unused harmony export camelCase */
/** Makes an input from a pure parser; the kinds of input in `input-kinds.ts` are made with it. */
function input(parse, facts = {}) {
    const make = (isRequired, defaultText) => ({
        parse: parse,
        isRequired,
        defaultText,
        isSecret: facts.isSecret ?? false,
        alternatives: facts.alternatives,
        required: () => make(true, undefined),
        byDefault: (text) => make(false, text),
    });
    return make(false, undefined);
}
/** Declares the inputs of an action. The keys are the names in `action.yml`. */
function table(rows) {
    const make = (rules) => ({
        rows,
        rules,
        check: (rule) => make([...rules, rule]),
    });
    return make([]);
}
/** `model-path` → `modelPath`. */
function camelCase(name) {
    return name.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
/**
 * Reads all inputs and answers all problems at once. Pure: `given` looks a text up by the input's name.
 * An empty text counts as not given, because the runner passes inputs that were left out as empty texts.
 */
function readInputs(inputs, given) {
    const problems = [];
    const values = {};
    for (const [name, row] of Object.entries(inputs.rows)) {
        const text = (given(name) ?? '').trim() || row.defaultText;
        if (text === undefined || text === '') {
            if (row.isRequired)
                problems.push(missing(name));
            values[camelCase(name)] = undefined;
            continue;
        }
        const parsed = row.parse(text);
        if ('value' in parsed)
            values[camelCase(name)] = parsed.value;
        else
            problems.push(wrong(name, row.isSecret ? '***' : text, parsed));
    }
    if (problems.length > 0)
        return { problems };
    const spec = Object.freeze(values);
    const broken = inputs.rules.flatMap((rule) => rule(spec));
    return broken.length > 0 ? { problems: broken } : { spec };
}
function missing(name) {
    return {
        where: { input: name },
        said: 'nothing was given',
        expected: `a value for \`${name}\``,
        remedy: `add \`${name}\` under \`with:\` of this step`,
    };
}
function wrong(name, text, parsed) {
    const problem = {
        where: { input: name },
        said: parsed.said ?? shortened(text),
        expected: parsed.expected,
    };
    if (parsed.remedy !== undefined)
        problem.remedy = parsed.remedy;
    return problem;
}
/** A given text as it is quoted in a message: one line, at most 120 characters. */
function shortened(text) {
    const line = text.replaceAll(/\s+/g, ' ');
    return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}


/***/ }),

/***/ 87210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ packageManifestName)
/* harmony export */ });
/** The file in the root of every package that describes it. */
const packageManifestName = 'slipway.json';


/***/ }),

/***/ 26803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ resultOf),
/* harmony export */   n: () => (/* binding */ Results)
/* harmony export */ });
/** The results of the steps that are done, by step id. */
class Results {
    #results = new Map();
    /** Remembers what a step answered. */
    set(id, result) {
        this.#results.set(id, result);
    }
    /** What a step answered, or undefined when it did not run or answered nothing. */
    get(id) {
        return this.#results.get(id);
    }
}
/** What the step with this id answered, or undefined. For reports. */
function resultOf(outcome, id) {
    return outcome.steps.find((step) => step.id === id)?.result;
}


/***/ }),

/***/ 35552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/**
 * A value that must never be seen: it prints as `***` wherever it is written, joined, logged or turned into JSON.
 * Only adapters that hand it to a service call `reveal`. The runner masks every secret input before anything else runs.
 */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The value itself. Call it only where it leaves for the service that it is for. */
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    /** What `util.inspect` and `console.log` show. */
    [Symbol.for('nodejs.util.inspect.custom')]() {
        return '***';
    }
}


/***/ }),

/***/ 16841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   Z9: () => (/* binding */ placeText),
/* harmony export */   Zw: () => (/* binding */ Problems),
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
/* unused harmony export problemLine */
/**
 * The three kinds of trouble. `Problem`: the user can mend it. `Failure`: a service or a tool failed.
 * Anything else that is thrown is a defect of Slipway and is reported as one.
 */
/** Thrown by reading and looking when what was given can not be used. Carries every problem that was found. */
class Problems extends Error {
    problems;
    constructor(problems) {
        super(problems.map(problemLine).join('\n'));
        this.name = 'Problems';
        this.problems = problems;
    }
}
/** Throws a single problem. */
function refuse(problem) {
    throw new Problems([problem]);
}
/** A service or a tool failed although what was given is right. */
class Failure extends Error {
    code;
    log;
    remedy;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? {} : { cause: details.cause });
        this.name = 'Failure';
        this.code = code;
        this.log = details.log ?? [];
        this.remedy = details.remedy;
    }
}
/** Writes a place as people write it: `deployment.yml:14:3` or `` input `traffic` ``. */
function placeText(place) {
    if ('input' in place)
        return `input \`${place.input}\``;
    return [place.file, place.line, place.line === undefined ? undefined : place.column]
        .filter((part) => part !== undefined)
        .join(':');
}
/** One line that says a problem whole. */
function problemLine(problem) {
    const remedy = problem.remedy === undefined ? '' : ` Do: ${problem.remedy}.`;
    return `${placeText(problem.where)}: ${problem.said}. Expected: ${problem.expected}.${remedy}`;
}
/** The message of anything that was thrown, without a stack. */
function messageOf(thrown) {
    if (thrown instanceof Error)
        return thrown.message;
    return String(thrown);
}


/***/ }),

/***/ 25586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VV: () => (/* binding */ placeIn),
/* harmony export */   g7: () => (/* binding */ decodeText),
/* harmony export */   q1: () => (/* binding */ lineAndColumn),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _slipway_core_bytes__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65721);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);


/** A place in a text. Lines and columns count from 1; an input has none, so there they are left out. */
function placeIn(origin, line, column) {
    if ('input' in origin)
        return origin;
    if (line === undefined)
        return origin;
    return column === undefined ? { ...origin, line } : { ...origin, line, column };
}
/** Reads a small text file that must be UTF-8; a byte order mark is left out. */
async function readText(origin, source) {
    return decodeText(origin, await (0,_slipway_core_bytes__WEBPACK_IMPORTED_MODULE_1__/* .readAll */ .y)(source));
}
/**
 * Decodes UTF-8; a byte order mark is left out.
 * @throws Problems when the bytes are not UTF-8.
 */
function decodeText(origin, bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
            where: origin,
            said: 'the bytes are not UTF-8 text',
            expected: 'a UTF-8 text file',
            remedy: 'save the file as UTF-8',
        });
    }
}
/** The line and column of an offset in a text, both counted from 1. */
function lineAndColumn(text, offset) {
    const before = text.slice(0, offset);
    const lastBreak = before.lastIndexOf('\n');
    let line = 1;
    for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1))
        line += 1;
    return { line, column: offset - lastBreak };
}


/***/ }),

/***/ 72910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ environmentProvider),
  d: () => (/* binding */ environments)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
;// CONCATENATED MODULE: ./packages/providers/build/environment/npm/keep-platform.js
/**
 * Removes what `onnxruntime-node` carries for other platforms: 291 MB become about 46 MB on Linux. Its binaries stand in
 * `bin/<generation>/<platform>/<architecture>`.
 */
async function keepPlatform(folder, host, files) {
    const binaries = files.join(folder, 'node_modules', 'onnxruntime-node', 'bin');
    for (const generation of await files.names(binaries)) {
        const platforms = files.join(binaries, generation);
        await removeOthers(platforms, host.platform, files);
        await removeOthers(files.join(platforms, host.platform), host.architecture, files);
    }
}
async function removeOthers(folder, kept, files) {
    for (const name of await files.names(folder))
        if (name !== kept)
            await files.remove(files.join(folder, name));
}

;// CONCATENATED MODULE: ./packages/providers/build/environment/npm/npm.js


/** The names of the files that make a Node environment. */
const lockName = 'package-lock.json';
const listName = 'package.json';
/** Node environments: a lock that is part of Slipway, installed by npm. */
const npm = {
    id: 'npm',
    title: 'Node packages, installed by npm from a lock that is part of Slipway',
    supports: { runtime: 'node', locksWithHashes: true, sources: ['slipway'] },
    async look(wanted, ports) {
        if ((await ports.processes.find('npm')) === undefined)
            refuseWithoutNpm();
        const [lock] = await lockFiles(wanted, ports);
        return {
            runtimeVersion: '24',
            platform: 'any',
            fingerprint: ports.files.sha256(lock.content),
            tool: 'npm',
        };
    },
    async lock(wanted, _facts, ports) {
        const files = await lockFiles(wanted, ports);
        const { packages } = JSON.parse(files[0].content);
        return { files, packages: Object.keys(packages).filter((path) => path !== '').length, isKnown: true };
    },
    async install(environment, lockFile, folder, ports) {
        const { files, processes, host, log } = ports;
        const program = await processes.find('npm');
        if (program === undefined)
            refuseWithoutNpm();
        const source = files.dirname(lockFile);
        for (const name of [listName, lockName])
            await files.write(files.join(folder, name), await files.readText(files.join(source, name)));
        log.info(`npm installs ${environment.packages} packages`);
        const finished = await processes.run({
            program,
            args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
            folder,
            // Its install script would fetch CUDA libraries from another registry.
            environment: { ONNXRUNTIME_NODE_INSTALL: 'skip' },
        }, { timeoutMs: 900_000, onLine: (line) => log.debug(line) });
        if (finished.code !== 0) {
            throw new trouble/* Failure */.HR('ENVIRONMENT_FAILED', `npm could not install the ${environment.packages} locked packages`, {
                log: finished.stderr.trim().split('\n').slice(-12),
                remedy: 'run again when the registry can be reached',
            });
        }
        await keepPlatform(folder, host, files);
    },
};
async function lockFiles(wanted, { files, host }) {
    const folder = files.join(host.bundle, ...(wanted.readyLock ?? '').split('/'));
    const read = async (name) => ({
        name,
        content: await files.readText(files.join(folder, name)),
    });
    return [await read(lockName), await read(listName)];
}
function refuseWithoutNpm() {
    (0,trouble/* refuse */.TR)({
        where: { input: 'server' },
        said: '`npm` is not on the PATH',
        expected: 'npm, which installs the ONNX runtime',
        remedy: 'add a step with `uses: actions/setup-node@v6` before this one',
    });
}

// EXTERNAL MODULE: ./packages/providers/build/package/start.js
var start = __webpack_require__(13668);
;// CONCATENATED MODULE: ./packages/providers/build/environment/uv/tool.js

/** The version that is installed when no `uv` is on the PATH. */
const pinnedUv = '0.13.8';
/** A Python on the PATH, or undefined. Windows has no `python3`. */
async function findPython(ports) {
    return (await ports.processes.find('python3')) ?? (await ports.processes.find('python'));
}
/** `uv` on the PATH, or the one that an earlier run installed; undefined when there is none. */
async function findUv(ports) {
    const onPath = await ports.processes.find('uv');
    if (onPath !== undefined)
        return onPath;
    const own = ownUv(toolFolder(ports), ports);
    return (await ports.files.stat(own)) === undefined ? undefined : own;
}
/**
 * The path of a `uv` that works; installs the pinned version with pip where there is none.
 * @throws Problems when there is neither `uv` nor a Python to install it with
 * @throws Failure `ENVIRONMENT_FAILED`
 */
async function ensureUv(ports) {
    const found = await findUv(ports);
    if (found !== undefined)
        return found;
    const python = await findPython(ports);
    if (python === undefined)
        refuseWithoutUv();
    return installUv(python, ports);
}
/** Says that Python packages can not be installed here, and how they could be. */
function refuseWithoutUv() {
    (0,trouble/* refuse */.TR)({
        where: { input: 'environment' },
        said: 'neither `uv` nor Python is on the PATH',
        expected: 'uv, which locks and installs Python packages',
        remedy: 'add a step with `uses: astral-sh/setup-uv@v10` before this one',
    });
}
function toolFolder({ files, host }) {
    return files.join(host.home, 'tools', `uv-${pinnedUv}`);
}
function ownUv(folder, { files, host }) {
    return host.platform === 'win32' ? files.join(folder, 'bin', 'uv.exe') : files.join(folder, 'bin', 'uv');
}
/** `pip install --target` makes a folder that may be renamed, which a virtual environment may not. */
async function installUv(python, ports) {
    const { files, processes, log } = ports;
    log.info(`installing uv ${pinnedUv}, because none is on the PATH`);
    const final = toolFolder(ports);
    const building = `${final}.${crypto.randomUUID().slice(0, 8)}.building`;
    const args = ['-m', 'pip', 'install', '--quiet', '--no-input', '--target', building, `uv==${pinnedUv}`];
    const finished = await processes.run({ program: python, args }, { timeoutMs: 300_000, onLine: (line) => log.debug(line) });
    if (finished.code !== 0) {
        await files.remove(building);
        throw new trouble/* Failure */.HR('ENVIRONMENT_FAILED', `pip could not install uv ${pinnedUv}`, {
            log: finished.stderr.trim().split('\n').slice(-10),
            remedy: 'add a step with `uses: astral-sh/setup-uv@v10` before this one',
        });
    }
    try {
        await files.move(building, final);
    }
    catch {
        // Another run was faster; its uv is the same one.
        await files.remove(building);
    }
    return ownUv(final, ports);
}
/** Variables for every call of uv: plain text, no virtual environment of the job in the way. */
const uvVariables = {
    NO_COLOR: '1',
    UV_NO_PROGRESS: '1',
    VIRTUAL_ENV: undefined,
    CONDA_PREFIX: undefined,
};

;// CONCATENATED MODULE: ./packages/providers/build/environment/uv/python.js


/** The oldest Python that is taken when nobody asks for a version. */
const oldestMinor = 10;
/** `3.11.7` → `3.11`: patch versions of Python are compatible, and the exact one is seldom on another machine. */
function minorVersion(version) {
    return version.split('.').slice(0, 2).join('.');
}
/**
 * The version of the Python on this machine's PATH, for models that do not ask for one.
 * @throws Problems when there is none, or only one that is too old
 */
async function hostPythonVersion(ports) {
    const python = await findPython(ports);
    const version = python === undefined ? undefined : await versionOf(python, ports);
    if (version !== undefined && isNewEnough(version))
        return minorVersion(version);
    (0,trouble/* refuse */.TR)({
        where: { input: 'python-version' },
        said: version === undefined
            ? 'no Python is on the PATH, and nothing asks for a version'
            : `Python ${version}`,
        expected: `Python 3.${oldestMinor} or newer`,
        remedy: 'give `python-version`, or add a step with `uses: actions/setup-python@v6`',
    });
}
async function versionOf(python, { processes }) {
    const finished = await processes.run({ program: python, args: ['--version'] }, { timeoutMs: 20_000 });
    return /Python (\d+\.\d+(?:\.\d+)?)/.exec(finished.stdout + finished.stderr)?.[1];
}
function isNewEnough(version) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major > 3 || (major === 3 && minor >= oldestMinor);
}
/**
 * Makes an empty virtual environment of a Python version, which uv downloads when it is not here.
 * @throws Problems naming the versions that are here when it can not be had; never another version silently
 */
async function makeVenv(uv, version, folder, where, { processes, log }) {
    const args = ['venv', '--relocatable', '--no-project', '--python', version, folder];
    const finished = await processes.run({ program: uv, args, environment: uvVariables }, { timeoutMs: 600_000, onLine: (line) => log.debug(line) });
    if (finished.code === 0)
        return;
    const found = await installedVersions(uv, processes);
    (0,trouble/* refuse */.TR)({
        where,
        said: `Python ${version}, which is not on this machine and could not be downloaded`,
        expected: found.length === 0 ? 'an installed Python' : `one of the installed versions: ${found.join(', ')}`,
        remedy: `add a step with \`uses: actions/setup-python@v6\` and \`python-version: '${version}'\`, or set \`python-version\``,
    });
}
async function installedVersions(uv, processes) {
    const args = ['python', 'list', '--only-installed', '--output-format', 'json'];
    const finished = await processes.run({ program: uv, args, environment: uvVariables }, { timeoutMs: 60_000 });
    try {
        const entries = JSON.parse(finished.stdout);
        return [...new Set(entries.flatMap(({ version }) => (version === undefined ? [] : [version])))];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./packages/providers/build/environment/uv/install.js




/**
 * Installs a lock into a new virtual environment; every file is checked against its hash.
 * @throws Problems when the Python is missing
 * @throws Failure `ENVIRONMENT_FAILED` with uv's last lines
 */
async function installLock(environment, lockFile, folder, ports) {
    const uv = await ensureUv(ports);
    await makeVenv(uv, environment.runtimeVersion, folder, { input: 'python-version' }, ports);
    const python = (0,start/* pythonOf */.w)(folder, ports.host.platform);
    const args = ['pip', 'install', '--python', python, '--require-hashes', '--no-deps', '-r', lockFile];
    const finished = await ports.processes.run({ program: uv, args, environment: uvVariables }, { timeoutMs: 1_800_000, onLine: (line) => show(line, ports.log) });
    if (finished.code === 0)
        return;
    throw new trouble/* Failure */.HR('ENVIRONMENT_FAILED', `the ${environment.packages} locked packages could not be installed`, {
        log: finished.stderr.trim().split('\n').slice(-12),
        remedy: /hash/i.test(finished.stderr)
            ? 'package the model again to lock what the index holds now'
            : 'run again when the index can be reached',
    });
}
/** What a person wants to see of the two lines a package that uv prints. */
function show(line, log) {
    if (/^(Resolved|Prepared|Installed|Downloading|Downloaded|Building|Built)\b/.test(line.trim()))
        log.foreign(line.trim());
    else
        log.debug(line);
}

// EXTERNAL MODULE: ./packages/providers/build/environment/uv/names.js
var names = __webpack_require__(29393);
;// CONCATENATED MODULE: ./packages/providers/build/environment/uv/conflict.js


/**
 * Turns uv's explanation of why a set of requirements can not be had into problems that name who asks for what. Pure.
 * uv derives its explanations step by step; a person needs the two demands that contradict each other.
 */
function explainConflict(stderr, wanted) {
    const text = explanationIn(stderr);
    const unknown = unknownPackages(text, wanted);
    if (unknown.length > 0)
        return unknown;
    const contradiction = contradictionIn(demandsIn(text), wanted);
    return [contradiction ?? unexplained(text, wanted)];
}
/** The sentences after "No solution found", on one line, without uv's frame. */
function explanationIn(stderr) {
    const at = stderr.search(/No solution found when resolving/);
    return stderr
        .slice(Math.max(0, at))
        .replaceAll(/[│╰─▶×]/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim();
}
function unknownPackages(text, wanted) {
    const missing = [
        ...text.matchAll(/(?:Because|and|And because) ([\w.-]+) was not found in the (?:package registry|provided package locations)/g),
    ];
    const unversioned = [
        ...text.matchAll(/there (?:is|are) no versions? of ([\w.-]+?)((?:[=<>!~]=?)\S*?)?(?:,| and )/g),
    ];
    const known = (name) => directly(name, wanted)[0];
    return [
        ...missing.flatMap(([, name = '']) => notOnIndex(known(name), name, `a package that the index knows`)),
        ...unversioned.flatMap(([, name = '', version = '']) => notOnIndex(known(name), `${name}${version}`, `a version of \`${name}\` that the index has`)),
    ];
}
function notOnIndex(requirement, said, expected) {
    if (requirement === undefined)
        return [];
    return [
        {
            where: requirement.where,
            said: `\`${said}\` does not exist`,
            expected,
            remedy: 'check the spelling of the name and the version',
        },
    ];
}
const packageWord = String.raw `([A-Za-z0-9][\w.-]*?)(?:\[[^\]]*\])?((?:[=<>!~]=?[^\s,]+,?)*)`;
/** What ends a list of packages in a sentence of uv. */
const endOfList = String.raw `(?= and |, we |, and |\. |\.?$)`;
function demandsIn(text) {
    // `numpy{sys_platform == 'linux'}<2` holds on this platform, or uv would not have named it.
    const plain = text.replaceAll(/\{[^}]*\}/g, '');
    return [...transitiveDemands(plain), ...directDemands(plain)].filter(({ name }) => name !== '');
}
function transitiveDemands(text) {
    const pattern = new RegExp(`${packageWord} depends? on (one of: )?(.+?)${endOfList}`, 'g');
    return [...text.matchAll(pattern)].map(([, by = '', byVersion = '', , wanted = '']) => {
        const alternatives = wanted.trim().split(' ').map(bare);
        return {
            name: (0,names/* canonicalName */.E)(/^[\w.-]+/.exec(alternatives[0] ?? '')?.[0] ?? ''),
            text: alternatives.join(' or '),
            by: { name: (0,names/* canonicalName */.E)(by), text: by + bare(byVersion).replace(/^>=/, '==') },
        };
    });
}
function directDemands(text) {
    const pattern = new RegExp(`you require ${packageWord}(?: and ${packageWord})?(?=[\\s,.]|$)`, 'g');
    return [...text.matchAll(pattern)].flatMap(([, name = '', version = '', other = '', otherVersion = '']) => [
        { name: (0,names/* canonicalName */.E)(name), text: name + bare(version) },
        { name: (0,names/* canonicalName */.E)(other), text: other + bare(otherVersion) },
    ]);
}
/** uv writes `<2.13` as `<2.13.dev0`; a comma may belong to the sentence, and extras say nothing about versions. */
function bare(version) {
    return version
        .replace(/\[[^\]]*\]/, '')
        .replaceAll(/\.dev0\b/g, '')
        .replace(/,+$/, '');
}
/** Two demands of one package by different askers; those that a line of the user's files takes part in come first. */
function contradictionIn(demands, wanted) {
    const problems = [...new Set(demands.map(({ name }) => name))].flatMap((name) => {
        const askers = [
            ...directly(name, wanted).map((requirement) => ({ requirement, text: requirement.text })),
            ...demands
                .filter((demand) => demand.name === name && demand.by !== undefined)
                .flatMap((demand) => chained(demand, demands, wanted)),
        ];
        const [mine, other] = apart(askers, wanted);
        return mine === undefined || other === undefined ? [] : [between(mine, other)];
    });
    return problems[0];
}
/** Follows "A depends on B" upwards to the line that brings A in. */
function chained(demand, demands, wanted, seen = []) {
    const by = demand.by;
    if (by === undefined || seen.includes(by.name))
        return [];
    const roots = directly(by.name, wanted);
    if (roots.length > 0)
        return roots.map((requirement) => ({ requirement, text: demand.text, through: by.text }));
    return demands
        .filter(({ name, by: above }) => name === by.name && above !== undefined)
        .flatMap((above) => chained(above, demands, wanted, [...seen, by.name]))
        .map((asker) => ({ ...asker, text: demand.text, through: by.text }));
}
/** The demand of the model's side, and one that stands against it. */
function apart(askers, wanted) {
    const isServer = (asker) => wanted.server.includes(asker.requirement);
    const mine = askers.find((asker) => !isServer(asker));
    const against = askers.filter((asker) => asker.requirement !== mine?.requirement && asker.text !== mine?.text);
    const other = against.find(isServer) ?? against[0];
    return mine === undefined || other === undefined ? [] : [mine, other];
}
function between(mine, other) {
    const isOwn = mine.through === undefined;
    const allowed = other.text;
    return {
        where: mine.requirement.where,
        said: asks(mine),
        expected: asks(other),
        remedy: isOwn
            ? `change \`${mine.text}\` to \`${allowed}\`, or leave it out`
            : `choose a version of \`${(0,names/* requirementName */.x)(mine.requirement.text)}\` that works with \`${allowed}\``,
    };
}
/** `the server asks for pydantic>=2.12 (because azureml-inference-server-http==1.5.1 depends on it)`. */
function asks(asker) {
    const because = asker.through === undefined ? '' : ` (because ${asker.through} depends on it)`;
    return `${asker.requirement.asker} asks for \`${asker.text}\`${because}`;
}
function directly(name, wanted) {
    const canonical = (0,names/* canonicalName */.E)(name);
    return [...wanted.model, ...wanted.constraints, ...wanted.server].filter(({ text }) => (0,names/* requirementName */.x)(text) === canonical);
}
function unexplained(text, wanted) {
    const first = wanted.model[0];
    const sentences = text.split(/(?<=\.) /);
    return {
        where: first?.where ?? { input: 'environment' },
        said: (sentences.at(-1) ?? text).slice(0, 400),
        expected: 'requirements that can be installed together with those of the server',
        remedy: `loosen the versions${first === undefined ? '' : ` in ${(0,trouble/* placeText */.Z9)(first.where)}`}; the debug log holds the whole explanation`,
    };
}

;// CONCATENATED MODULE: ./packages/providers/build/environment/uv/lock.js



/** The name of the lock in a package. */
const lock_lockName = 'requirements.lock.txt';
/** Changes when the same requirements have to be locked in another way. */
const lockGeneration = 1;
/** What a lock depends on: requirements, runtime and platform; never who asks, or from which file. */
function lockFingerprint(wanted, runtimeVersion, platform, { sha256 }) {
    const texts = (list) => list.map(({ text }) => text);
    const parts = [
        lockGeneration,
        runtimeVersion,
        platform,
        wanted.indexOptions,
        texts(wanted.server),
        texts(wanted.model),
        texts(wanted.constraints),
    ];
    return sha256(JSON.stringify(parts));
}
/** Where a known lock is kept on this machine. */
function knownLock(facts, { files, host }) {
    return files.join(host.home, 'locks', `${facts.fingerprint}.txt`);
}
/**
 * Solves the requirements of the server and the model together, and pins every package by version and hashes. The same
 * requirements give the same lock again on this machine, whatever appeared on the index since.
 * @throws Problems for requirements that contradict each other or do not exist
 * @throws Failure `NETWORK_FAILED`, `PROCESS_FAILED`
 */
async function lockRequirements(wanted, facts, ports) {
    const { files, log } = ports;
    const known = await files.readTextIfThere(knownLock(facts, ports));
    if (known !== undefined)
        return lockOf(known, true);
    const uv = await ensureUv(ports);
    const folder = await files.temporaryFolder('lock-');
    try {
        await files.write(files.join(folder, 'server.in'), inputText(wanted.server, []));
        await files.write(files.join(folder, 'model.in'), inputText(wanted.model, wanted.indexOptions));
        await files.write(files.join(folder, 'constraints.in'), inputText(wanted.constraints, []));
        const args = [
            'pip',
            'compile',
            'server.in',
            'model.in',
            '-c',
            'constraints.in',
            '--generate-hashes',
            '--no-annotate',
            '--no-header',
            '--quiet',
        ];
        const finished = await ports.processes.run({
            program: uv,
            args: [...args, '--python-version', facts.runtimeVersion],
            folder,
            environment: uvVariables,
        }, { timeoutMs: 600_000 });
        if (finished.code !== 0)
            throw whyNot(finished, wanted, log);
        const text = [...wanted.indexOptions, finished.stdout].join('\n');
        await files.write(knownLock(facts, ports), text);
        return lockOf(text, false);
    }
    finally {
        await files.remove(folder);
    }
}
function inputText(requirements, options) {
    return [...options, ...requirements.map(({ text }) => text), ''].join('\n');
}
function lockOf(text, isKnown) {
    const packages = text.match(/^[A-Za-z0-9][\w.-]*(\[[^\]]*\])? ?(==|@)/gm)?.length ?? 0;
    return { files: [{ name: lock_lockName, content: text }], packages, isKnown };
}
function whyNot(finished, wanted, log) {
    const said = withoutWarnings(finished.stderr);
    for (const line of said.split('\n'))
        log.debug(line);
    if (/No solution found when resolving/.test(said))
        return new trouble/* Problems */.Zw(explainConflict(said, wanted));
    const tail = said.trim().split('\n').slice(-12);
    if (/error sending request|Failed to fetch|dns error|Could not connect|tcp connect/i.test(said)) {
        return new trouble/* Failure */.HR('NETWORK_FAILED', 'the index of Python packages could not be reached', {
            log: tail,
            remedy: 'run again, or set UV_INDEX_URL to an index that this machine can reach',
        });
    }
    const unbuilt = /Failed to (?:build|download and build) `?([^`\s]+)`?/.exec(said)?.[1];
    return new trouble/* Failure */.HR('PROCESS_FAILED', `uv could not lock the requirements${unbuilt === undefined ? '' : `: \`${unbuilt}\` could not be built`}`, {
        log: tail,
        remedy: unbuilt === undefined ? 'mend what uv says' : `choose a version of \`${unbuilt}\` that has a wheel`,
    });
}
/** uv warns at length about every broken Python that it meets on the PATH. */
function withoutWarnings(stderr) {
    const at = stderr.search(/^(error:|\s*×)/m);
    return at < 0 ? stderr : stderr.slice(at);
}

;// CONCATENATED MODULE: ./packages/providers/build/environment/uv/uv.js




/** Python environments: locked and installed by uv. */
const uv = {
    id: 'uv',
    title: 'Python packages, locked and installed by uv',
    supports: { runtime: 'python', locksWithHashes: true, sources: ['conda', 'requirements', 'model'] },
    async look(wanted, ports) {
        const found = await findUv(ports);
        if (found === undefined && (await findPython(ports)) === undefined)
            refuseWithoutUv();
        const runtimeVersion = wanted.runtime === undefined ? await hostPythonVersion(ports) : minorVersion(wanted.runtime.version);
        const platform = `${ports.host.platform}-${ports.host.architecture}`;
        return {
            runtimeVersion,
            platform,
            fingerprint: lockFingerprint(wanted, runtimeVersion, platform, ports.files),
            tool: found === undefined ? `uv ${pinnedUv}, which is installed first` : 'uv',
        };
    },
    lock: lockRequirements,
    install: installLock,
};

;// CONCATENATED MODULE: ./packages/providers/build/environment/all.js



/** Every environment provider, by its id. */
const environments = { npm: npm, uv: uv };
/** The environment provider that a package names. */
function environmentProvider(id) {
    const provider = environments[id];
    if (provider !== undefined)
        return provider;
    (0,trouble/* refuse */.TR)({
        where: { file: 'slipway.json' },
        said: `the environment provider \`${id}\``,
        expected: `one of ${Object.keys(environments)
            .map((known) => `\`${known}\``)
            .join(', ')}`,
        remedy: 'use the version of Slipway that made the package',
    });
}


/***/ }),

/***/ 29393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ canonicalName),
/* harmony export */   x: () => (/* binding */ requirementName)
/* harmony export */ });
/**
 * The name of a Python package as indexes compare it: `Scikit_Learn` and `scikit-learn` are one.
 * Source: https://packaging.python.org/en/latest/specifications/name-normalization/
 */
function canonicalName(name) {
    return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
/** The canonical name of the package that a requirement asks for: `Scikit_Learn[x]==1.9.1` → `scikit-learn`. */
function requirementName(requirement) {
    return canonicalName(/^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)/.exec(requirement)?.[1] ?? '');
}


/***/ }),

/***/ 92093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bootFailure)
/* harmony export */ });
/** Finds out why a server did not come up: from its exit code and the last lines of its log. Pure. */
function bootFailure(end) {
    const ending = endingText(end);
    const read = readLog(end.log) ?? outOfMemory(end);
    const because = ownWords(end.log) ?? read?.cause ?? lastError(end.log);
    const cause = [because ?? 'it printed no reason', ending === undefined ? undefined : `(${ending})`]
        .filter((part) => part !== undefined)
        .join(' ');
    return { ...read, cause, ...(ending === undefined ? {} : { ending }) };
}
/** Exit codes that mean the same for every program. 128 + n: ended by signal n. */
const generalExitCodes = {
    1: 'the program failed',
    126: 'the program may not be executed',
    127: 'the program was not found',
    132: 'an instruction this processor does not have',
    134: 'the program aborted itself',
    137: 'killed, most often because memory ran out',
    139: 'it crashed with a memory access violation',
    143: 'asked to end from outside',
    3221225477: 'it crashed with a memory access violation',
    3221225781: 'a library (DLL) is missing',
};
const signalCodes = {
    SIGILL: 132,
    SIGABRT: 134,
    SIGKILL: 137,
    SIGSEGV: 139,
    SIGTERM: 143,
};
/** `exit code 3: the scoring script could not be loaded`. */
function endingText({ exitCode, signal, manifest }) {
    if (signal !== null) {
        const meaning = generalExitCodes[signalCodes[signal] ?? ''];
        return meaning === undefined ? signal : `${signal}: ${meaning}`;
    }
    if (exitCode === null)
        return undefined;
    const meaning = manifest.start.exitCodes[exitCode] ?? generalExitCodes[exitCode];
    return meaning === undefined ? `exit code ${exitCode}` : `exit code ${exitCode}: ${meaning}`;
}
/** What a line of a log says, when it is one that servers end with. The last one in the log counts. */
const readings = [
    [
        /ModuleNotFoundError: No module named '([^']+)'/,
        ([, module = ''], by) => ({
            cause: `${by}imports \`${module}\`, which is not installed`,
            missing: { kind: 'module', name: module },
            remedy: `add the package that provides \`${module}\` to the requirements, or the file ${module.split('.')[0]}.py to the source directory`,
        }),
    ],
    [
        /ImportError: (cannot import name '([^']+)' from '([^']+)')/,
        ([, said = '', , module = ''], by) => ({
            cause: `${by}${said}`,
            missing: { kind: 'module', name: module },
            remedy: `pin the version of \`${module.split('.')[0]}\` that the model was made with`,
        }),
    ],
    [
        /(?:ImportError|OSError): (lib\S+): cannot open shared object file/,
        ([, library = ''], by) => ({
            cause: `${by}needs the system library ${library}, which is not on this machine`,
            missing: { kind: 'file', name: library },
            remedy: `install the system package that holds ${library}`,
        }),
    ],
    [
        /FileNotFoundError: (?:\[(?:Errno|WinError) \d+\] [^:]+: )?'?([^']+)'?/,
        ([, file = ''], by) => ({
            cause: `${by}a file is missing: ${file}`,
            missing: { kind: 'file', name: file },
            remedy: 'build paths from AZUREML_MODEL_DIR or from the folder of the script itself',
        }),
    ],
    [
        /Cannot find (?:module|package) '([^']+)'/,
        ([, module = '']) => ({
            cause: `it imports \`${module}\`, which is not installed`,
            missing: { kind: 'module', name: module },
            remedy: 'remove the installed environment and run again',
        }),
    ],
    [
        /(?:Address already in use|EADDRINUSE|Connection in use)/i,
        () => ({
            cause: 'its port is in use by another program',
            remedy: 'end the other program or choose another port',
        }),
    ],
    [
        /\b(?:MemoryError|std::bad_alloc|JavaScript heap out of memory)\b/,
        () => ({ cause: 'memory ran out', remedy: 'give it more memory' }),
    ],
];
function readLog(log) {
    for (let index = log.length - 1; index >= 0; index -= 1) {
        for (const [pattern, reading] of readings) {
            const match = pattern.exec(log[index]);
            if (match !== null)
                return reading(match, importer(log, index));
        }
    }
    return undefined;
}
/** `score.py:3 `: the innermost line of the user's or the server's own code in the traceback above an error. */
function importer(log, errorIndex) {
    for (let index = errorIndex - 1; index >= Math.max(0, errorIndex - 60); index -= 1) {
        const match = /File "([^"]+)", line (\d+)/.exec(log[index]);
        if (match === null)
            continue;
        const [, file = '', line = ''] = match;
        if (/^<|site-packages|dist-packages|[\\/]lib[\\/]python\d/.test(file))
            continue;
        return `${file.split(/[\\/]/).at(-1)}:${line} `;
    }
    return '';
}
function outOfMemory({ exitCode, signal }) {
    if (exitCode !== 137 && signal !== 'SIGKILL')
        return undefined;
    return { cause: 'the server was killed', remedy: 'give it more memory' };
}
/** What the launcher of Slipway's Python servers says last: `slipway: <cause>`. It saw the exception itself. */
function ownWords(log) {
    const line = log.findLast((entry) => entry.startsWith('slipway: '));
    // What to do about it is said apart.
    return line?.slice('slipway: '.length).replace(/\. Add the package that brings .*$/, '');
}
/**
 * The last line that names an error, without the time and logger in front; else the last line. Indented lines are
 * details of the line above them.
 */
function lastError(log) {
    const filled = log.filter((line) => /^\S/.test(line));
    const line = filled.findLast((entry) => /\b\w*(?:Error|Exception)\b\s*:/.test(entry)) ?? filled.at(-1);
    return line?.replace(/^.*?\s-\s(?=\S)/, '').trim();
}


/***/ }),

/***/ 73783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ns: () => (/* binding */ installEnvironment),
/* harmony export */   Yg: () => (/* binding */ environmentFolder),
/* harmony export */   j$: () => (/* binding */ isInstalled)
/* harmony export */ });
/* unused harmony export platformOf */
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _environment_all_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72910);


/** Written last into an installed environment. */
const completeMark = '.complete';
/** Folders of installations that were killed are removed after this time. */
const abandonedMs = 6 * 3_600_000;
/** `linux-x64`. */
function platformOf(host) {
    return `${host.platform}-${host.architecture}`;
}
/** Where the environment of a package is, or will be, on this machine. The same lock is installed once. */
function environmentFolder(manifest, ports) {
    const { lockSha256, runtimeVersion } = manifest.environment;
    const name = `${lockSha256}-${platformOf(ports.host)}-${manifest.start.runtime}${runtimeVersion}`;
    return ports.files.join(ports.host.home, 'environments', name);
}
/** True when the environment of a package is installed on this machine. */
async function isInstalled(manifest, ports) {
    const mark = ports.files.join(environmentFolder(manifest, ports), completeMark);
    return (await ports.files.stat(mark)) !== undefined;
}
/**
 * Installs the locked environment of a package, unless it is there. Several processes may do it at a time: each builds
 * its own folder, the first to finish gives it the final name, and a killed one leaves nothing under that name.
 * @param folder absolute folder of the package
 * @returns absolute folder of the environment
 * @throws Problems when the package was made for another platform, or a tool or runtime is missing
 * @throws Failure `ENVIRONMENT_FAILED`
 */
async function installEnvironment(manifest, folder, ports) {
    refuseOtherPlatform(manifest, ports);
    const { files } = ports;
    const final = environmentFolder(manifest, ports);
    if (await isInstalled(manifest, ports))
        return final;
    await removeAbandoned(files.dirname(final), ports);
    const building = `${final}.${crypto.randomUUID().slice(0, 8)}.building`;
    try {
        const lockFile = files.join(folder, ...manifest.environment.lockFile.split('/'));
        await (0,_environment_all_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentProvider */ .b)(manifest.environment.provider).install(manifest.environment, lockFile, building, ports);
        await files.write(files.join(building, completeMark), '');
        await giveFinalName(building, final, manifest, ports);
    }
    finally {
        await files.remove(building);
    }
    return final;
}
function refuseOtherPlatform(manifest, ports) {
    const { platform } = manifest.environment;
    if (platform === 'any' || platform === platformOf(ports.host))
        return;
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { file: 'slipway.json' },
        said: `a package for ${platform}`,
        expected: `a package for this machine, ${platformOf(ports.host)}`,
        remedy: `package the model on ${platformOf(ports.host)}, or run this on ${platform}`,
    });
}
/** A folder without the mark under the final name was damaged by something else: it is made again. */
async function giveFinalName(building, final, manifest, ports) {
    try {
        await ports.files.move(building, final);
    }
    catch {
        if (await isInstalled(manifest, ports))
            return;
        await ports.files.remove(final);
        await ports.files.move(building, final);
    }
}
async function removeAbandoned(folder, { files, clock }) {
    for (const name of await files.names(folder)) {
        if (!name.endsWith('.building'))
            continue;
        const stands = await files.stat(files.join(folder, name));
        if (stands !== undefined && clock.now() - stands.modifiedMs > abandonedMs)
            await files.remove(files.join(folder, name));
    }
}


/***/ }),

/***/ 38515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ manifestText),
/* harmony export */   MV: () => (/* binding */ servingText),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   ak: () => (/* binding */ servingName)
/* harmony export */ });
/* unused harmony exports schemaVersion, leadsOut */
/** The one schema this version reads and writes. */
const schemaVersion = 1;
/**
 * Reads the text of a `slipway.json`. Pure. A package may come from anywhere (an artifact, a share), so nothing in it is
 * believed: every field that is used later is there, and no path leads out of the package.
 * @param file how the file is shown to people
 */
function readManifest(text, file) {
    const parsed = parseJson(text, file);
    if ('problem' in parsed)
        return { problems: [parsed.problem] };
    const fields = parsed.value;
    if (!isFields(fields))
        return { problems: [broken({ file }, 'no JSON object', 'a JSON object')] };
    if (fields['schemaVersion'] !== schemaVersion)
        return { problems: [otherSchema(file, fields)] };
    const wrong = [...wrongFields(fields), ...pathsOf(fields).filter(leadsOut).map(outside)];
    if (wrong.length > 0)
        return { problems: wrong.map(({ said, expected }) => broken({ file }, said, expected)) };
    return { manifest: fields };
}
function parseJson(text, file) {
    try {
        return { value: JSON.parse(text) };
    }
    catch (thrown) {
        const message = thrown instanceof Error ? thrown.message : String(thrown);
        const at = /line (\d+) column (\d+)/.exec(message);
        const place = at === null ? { file } : { file, line: Number(at[1]), column: Number(at[2]) };
        return { problem: broken(place, `no JSON: ${message.replace(/ in JSON at.*$/, '')}`, 'a JSON object') };
    }
}
function otherSchema(file, fields) {
    return {
        where: { file },
        said: `\`schemaVersion\` is ${JSON.stringify(fields['schemaVersion']) ?? 'missing'}`,
        expected: `\`schemaVersion\` ${schemaVersion}`,
        remedy: 'use the same version of Slipway for packaging and for what comes after, or package again',
    };
}
function broken(where, said, expected) {
    return { where, said, expected, remedy: 'package the model again: this file is not meant to be edited' };
}
/** What each field has to be; a dot leads into an object. */
const wanted = [
    ['digest', '`sha256:` and 64 hexadecimal digits', (v) => isText(v) && /^sha256:[0-9a-f]{64}$/.test(v)],
    ['models', 'a list of models', (v) => isListOf(v, isModel)],
    ['multiModel', 'true or false', (v) => typeof v === 'boolean'],
    ['environment.provider', 'the name of an environment provider', isText],
    ['environment.lockFile', 'a path', isText],
    ['environment.lockSha256', '64 hexadecimal digits', isSha256],
    ['environment.runtimeVersion', 'a version', (v) => isText(v) && /^\d+(\.\d+)*$/.test(v)],
    ['environment.platform', 'a platform such as `linux-x64`', (v) => isText(v) && /^[\w-]+$/.test(v)],
    ['start.server', 'the name of a server provider', isText],
    ['start.runtime', '`python` or `node`', (v) => v === 'python' || v === 'node'],
    ['start.args', 'a list of texts', (v) => isListOf(v, isText)],
    ['start.variables', 'an object of texts', isTexts],
    ['start.routes.liveness', 'a route', isRoute],
    ['start.routes.readiness', 'a route', isRoute],
    ['start.routes.scoring', 'a route', isRoute],
    ['start.routes.openapi', 'a route', isRoute],
    ['start.exitCodes', 'an object of texts', isTexts],
    ['environmentVariables', 'an object of texts', isTexts],
    ['sampleInput', 'a path', (v) => v === undefined || isText(v)],
    ['sampleOutput', 'a path', (v) => v === undefined || isText(v)],
    ['files', 'a list of files with `path`, `size` and `sha256`', (v) => isListOf(v, isFile)],
];
function wrongFields(fields) {
    return wanted
        .filter(([path, , is]) => !is(valueAt(fields, path)))
        .map(([path, expected]) => ({ said: `\`${path}\` is missing or not readable`, expected }));
}
function valueAt(fields, path) {
    return path.split('.').reduce((value, key) => (isFields(value) ? value[key] : undefined), fields);
}
/** Every path of a manifest; only called for those that may be missing with texts in the right places. */
function pathsOf(fields) {
    const models = listOf(fields['models']).flatMap((model) => [model['folder'], model['file']]);
    const files = listOf(fields['files']).map((file) => file['path']);
    const single = ['environment.lockFile', 'sampleInput', 'sampleOutput'].map((path) => valueAt(fields, path));
    return [...models, ...files, ...single].filter(isText);
}
function listOf(value) {
    return Array.isArray(value) ? value.filter(isFields) : [];
}
/** True for a path that could reach something outside of the package on any platform. */
function leadsOut(path) {
    return (path === '' ||
        path.startsWith('/') ||
        /^[A-Za-z]:/.test(path) ||
        /[\\\0]/.test(path) ||
        path.split('/').some((part) => part === '..' || part === '.' || part === ''));
}
function outside(path) {
    return { said: `the path \`${path}\``, expected: 'paths inside of the package' };
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}
function isRoute(value) {
    return isText(value) && value.startsWith('/');
}
function isSha256(value) {
    return isText(value) && /^[0-9a-f]{64}$/.test(value);
}
function isTexts(value) {
    return isFields(value) && Object.values(value).every((entry) => typeof entry === 'string');
}
function isListOf(value, is) {
    return Array.isArray(value) && value.every(is);
}
function isModel(value) {
    return (isFields(value) &&
        ['name', 'version', 'digest', 'framework', 'folder'].every((field) => isText(value[field])) &&
        (value['file'] === undefined || isText(value['file'])));
}
function isFile(value) {
    return (isFields(value) && isText(value['path']) && Number.isInteger(value['size']) && isSha256(value['sha256']));
}
/** The file of a package that says how it is served. It is part of the digest, which `slipway.json` can not be. */
const servingName = 'serving.json';
/** What `serving.json` holds: everything of a manifest that changes what a package does. The same again, the same text. */
function servingText(manifest) {
    const { schemaVersion: schema, models, multiModel, environment, start, environmentVariables } = manifest;
    const { sampleInput, sampleOutput, resources } = manifest;
    const serving = { schemaVersion: schema, models, multiModel, environment, start, environmentVariables };
    return `${JSON.stringify({ ...serving, sampleInput, sampleOutput, resources }, null, 2)}\n`;
}
/** The text of a manifest as it is written to disk. */
function manifestText(manifest) {
    return `${JSON.stringify(manifest, null, 2)}\n`;
}


/***/ }),

/***/ 75300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ scoreSample)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
;// CONCATENATED MODULE: ./packages/providers/build/package/answers.js
/**
 * Compares an answer with the one that was expected. Numbers may differ by `tolerance`, relative to the larger of the
 * two and 1, because other processors round differently; everything else has to be equal. Pure.
 * @returns the first difference, or undefined when there is none
 */
function firstDifference(expected, got, tolerance, path = '$') {
    if (typeof expected === 'number' && typeof got === 'number')
        return isClose(expected, got, tolerance) ? undefined : difference(path, expected, got);
    if (Array.isArray(expected) && Array.isArray(got)) {
        if (expected.length !== got.length)
            return { path, expected: `${expected.length} entries`, got: `${got.length} entries` };
        return firstOf(expected.map((value, index) => firstDifference(value, got[index], tolerance, `${path}[${index}]`)));
    }
    if (isObject(expected) && isObject(got)) {
        const keys = [...new Set([...Object.keys(expected), ...Object.keys(got)])];
        return firstOf(keys.map((key) => firstDifference(expected[key], got[key], tolerance, `${path}.${key}`)));
    }
    return Object.is(expected, got) ? undefined : difference(path, expected, got);
}
function isClose(expected, got, tolerance) {
    return Math.abs(expected - got) <= tolerance * Math.max(1, Math.abs(expected), Math.abs(got));
}
function firstOf(found) {
    return found.find((entry) => entry !== undefined);
}
function difference(path, expected, got) {
    return { path, expected: shown(expected), got: shown(got) };
}
function shown(value) {
    const text = value === undefined ? 'nothing' : JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./packages/providers/build/package/score.js


/**
 * Scores the sample request of a package and compares the answer with the sample's.
 * @param url of the running server, without a route
 * @param log the last lines of the server's log
 * @returns undefined when the package has no sample request
 * @throws Failure `SCORING_FAILED`
 */
async function scoreSample(manifest, folder, url, { timeoutMs, tolerance }, log, ports) {
    if (manifest.sampleInput === undefined)
        return undefined;
    const { files, http, clock } = ports;
    const body = await files.readText(files.join(folder, ...manifest.sampleInput.split('/')));
    const startedMs = clock.now();
    const headers = { 'content-type': 'application/json' };
    const answer = await http.send({
        method: 'POST',
        url: url + manifest.start.routes.scoring,
        headers,
        body,
        timeoutMs,
    });
    const ms = clock.now() - startedMs;
    if (answer.status !== 200) {
        throw new trouble/* Failure */.HR('SCORING_FAILED', `the sample request was answered with ${answer.status}: ${oneLine(answer.body)}`, { log: log(), remedy: answer.status < 500 ? 'correct the sample request' : 'mend what the log says' });
    }
    const expected = await expectedAnswer(manifest, folder, files);
    if (expected !== undefined)
        refuseOtherAnswer(expected, answer.body, tolerance);
    return { ms, answer: oneLine(answer.body), compared: expected !== undefined };
}
async function expectedAnswer(manifest, folder, files) {
    if (manifest.sampleOutput === undefined)
        return undefined;
    return files.readText(files.join(folder, ...manifest.sampleOutput.split('/')));
}
function refuseOtherAnswer(expected, got, tolerance) {
    const difference = firstDifference(jsonOrText(expected), jsonOrText(got), tolerance);
    if (difference === undefined)
        return;
    throw new trouble/* Failure */.HR('SCORING_FAILED', `the answer to the sample request differs at ${difference.path}: expected ${difference.expected}, got ${difference.got}`, { remedy: 'check that this is the version the sample belongs to, or raise `tolerance`' });
}
function jsonOrText(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return text.trim();
    }
}
function oneLine(text) {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length > 200 ? `${line.slice(0, 197)}...` : line;
}


/***/ }),

/***/ 13668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ startCommand),
/* harmony export */   w: () => (/* binding */ pythonOf)
/* harmony export */ });
/**
 * The command that starts the server of a package. Pure. The user's environment variables stand first, so that what the
 * server itself needs can not be broken by them.
 * @param folder absolute folder of the package
 * @param environmentFolder what `installEnvironment` answered
 * @param machine `ports.host`: which Node, and where an environment of this platform keeps its Python
 */
function startCommand(manifest, folder, environmentFolder, listenAt, machine) {
    const { start } = manifest;
    const words = {
        package: folder,
        environment: environmentFolder,
        port: String(listenAt.port),
        host: listenAt.host,
    };
    const filled = (text) => text.replaceAll(/\{(package|environment|port|host)\}/g, (_, word) => words[word]);
    const variables = Object.entries(start.variables).map(([name, value]) => [name, filled(value)]);
    return {
        program: start.runtime === 'node' ? machine.node : pythonOf(environmentFolder, machine.platform),
        args: start.args.map(filled),
        folder,
        environment: { ...notOfTheJob, ...manifest.environmentVariables, ...Object.fromEntries(variables) },
    };
}
/** What would let the Python of the job into the server, so that it works here and nowhere else. */
const notOfTheJob = {
    PYTHONPATH: undefined,
    PYTHONHOME: undefined,
    VIRTUAL_ENV: undefined,
    NODE_OPTIONS: undefined,
    NODE_PATH: undefined,
};
/** The Python of a virtual environment. */
function pythonOf(environmentFolder, platform) {
    return platform === 'win32'
        ? `${environmentFolder}\\Scripts\\python.exe`
        : `${environmentFolder}/bin/python`;
}


/***/ }),

/***/ 32531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ packageDigest),
/* harmony export */   s: () => (/* binding */ verifyPackage)
/* harmony export */ });
/* harmony import */ var _slipway_core_digest__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70120);
/* harmony import */ var _slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87210);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38515);




/** In bytes; what is checked within a second needs no progress. */
const worthTelling = 500_000_000;
/** `sha256:<hex>`: the root digest over the files of a package, `slipway.json` not among them. */
function packageDigest(listed, files) {
    return `sha256:${files.sha256((0,_slipway_core_digest__WEBPACK_IMPORTED_MODULE_2__/* .rootDigestInput */ .VN)(listed))}`;
}
/**
 * Proves that a package holds exactly the bytes it says: every file has its digest, the digests give the package's, and
 * nothing lies beside them (a module that was slipped in would be imported).
 * @throws Failure `DIGEST_MISMATCH` naming the first file that differs
 */
async function verifyPackage(folder, manifest, ports) {
    const { files, log } = ports;
    const total = manifest.files.reduce((sum, file) => sum + file.size, 0);
    let hashed = 0;
    for (const file of manifest.files) {
        const found = await files.hash(files.join(folder, ...file.path.split('/')));
        if (found.sha256 !== file.sha256)
            throw differs(file, found.sha256);
        hashed += found.size;
        if (total > worthTelling)
            log.progress('checking the package', hashed, total, 'bytes');
    }
    if (packageDigest(manifest.files, files) !== manifest.digest) {
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', `${_slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_3__/* .packageManifestName */ .V} lists other files than its digest was made of`, {
            remedy: again,
        });
    }
    await refuseOtherServing(folder, manifest, files);
    await refuseStrangers(folder, manifest, files);
}
const again = 'package the model again, and copy the package whole';
function differs(file, found) {
    const message = `${file.path} changed since it was packaged: sha256 ${found.slice(0, 12)}…, recorded ${file.sha256.slice(0, 12)}…`;
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', message, { remedy: again });
}
/** `slipway.json` is not part of the digest; what it says of serving must be what `serving.json` says, which is. */
async function refuseOtherServing(folder, manifest, files) {
    if (!manifest.files.some(({ path }) => path === _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .servingName */ .ak))
        return;
    if ((await files.readText(files.join(folder, _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .servingName */ .ak))) === (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .servingText */ .MV)(manifest))
        return;
    const message = `${_slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_3__/* .packageManifestName */ .V} was changed: it says otherwise than ${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .servingName */ .ak} how the package is served`;
    throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', message, { remedy: again });
}
async function refuseStrangers(folder, manifest, files) {
    const known = new Set([_slipway_core_package_manifest__WEBPACK_IMPORTED_MODULE_3__/* .packageManifestName */ .V, ...manifest.files.map(({ path }) => path)]);
    const entries = await files.walk(folder);
    const stranger = entries.find(({ kind, path }) => kind !== 'folder' && !known.has(path));
    if (stranger === undefined)
        return;
    throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', `${stranger.path} is not part of the package`, {
        remedy: `remove ${stranger.path}, or package the model again`,
    });
}


/***/ })

};
