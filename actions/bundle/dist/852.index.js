export const id = 852;
export const ids = [852];
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
/* harmony export */   VN: () => (/* binding */ rootDigestInput),
/* harmony export */   w8: () => (/* binding */ bytesOfHex)
/* harmony export */ });
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
/* harmony export */   Z9: () => (/* binding */ wordsOf),
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
/** Words of a closed list, each once, in the order of the list; with commas or lines between them. */
function wordsOf(...words) {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => {
        const found = linesOf(given).flatMap((line) => line.split(',').map((word) => word.trim()));
        const strange = found.find((word) => word !== '' && !words.includes(word));
        const expected = `some of ${words.map((word) => `\`${word}\``).join(', ')}`;
        if (strange !== undefined)
            return { expected, said: (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .shortened */ .vI)(strange) };
        const value = words.filter((word) => found.includes(word));
        return value.length === 0 ? { expected } : { value };
    }, { alternatives: words });
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
/* harmony export */   vI: () => (/* binding */ shortened),
/* harmony export */   xQ: () => (/* binding */ camelCase)
/* harmony export */ });
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

/***/ 2102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ modelEvent),
/* harmony export */   ZG: () => (/* binding */ modelEventKinds),
/* harmony export */   fY: () => (/* binding */ repositoryDispatch)
/* harmony export */ });
/* unused harmony exports payloadLimitBytes, modelEventIdInput */
/**
 * What happened to a model in a registry, as it travels: the `client_payload` of a `repository_dispatch`. Whoever
 * notices it (a registration, a watch, the relay) writes the same payload, and every action reads it.
 */
const modelEventKinds = ['model-registered', 'model-alias-moved', 'model-tag-set'];
/** GitHub refuses a `client_payload` with more: 64 KiB less one byte. */
const payloadLimitBytes = 65_535;
/**
 * The text whose SHA-256 is an event's id. Registering happens once, so name and version tell it; an alias that moves
 * there and back is two events, which only an `occurrence` tells apart: the id of the delivery, or a registry's counter.
 */
function modelEventIdInput(facts, occurrence = '') {
    const { kind, registry, name, version, alias = '', tag } = facts;
    const told = kind === 'model-registered' ? '' : occurrence;
    return JSON.stringify([
        'slipway.event.1',
        kind,
        registry,
        name,
        version,
        alias,
        tag?.key ?? '',
        tag?.value ?? '',
        told,
    ]);
}
/** Gives an event its id. `sha256` answers the hexadecimal digest of a text's UTF-8 bytes. */
function modelEvent(facts, sha256, occurrence) {
    return { schemaVersion: 1, id: `sha256:${sha256(modelEventIdInput(facts, occurrence))}`, ...facts };
}
/** The details that may be left out of a payload that is too large, the most expendable first. */
const expendable = ['description', 'properties', 'tags', 'source'];
/**
 * The dispatch that tells of an event. Where the payload would be too large for GitHub, details are left out, and
 * `leftOut` names them: what identifies the version always fits.
 */
function repositoryDispatch(event) {
    const details = { ...event.details };
    const leftOut = [];
    const payload = () => (event.details === undefined ? event : { ...event, details });
    for (const name of expendable) {
        if (bytesOf(payload()) <= payloadLimitBytes)
            break;
        if (details[name] === undefined)
            continue;
        delete details[name];
        leftOut.push(name);
    }
    return { dispatch: { event_type: event.kind, client_payload: payload() }, leftOut };
}
function bytesOf(value) {
    return new TextEncoder().encode(JSON.stringify(value)).length;
}


/***/ }),

/***/ 38684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The name that a misspelt one most likely stands for; undefined when none is near. */
function nearest(name, names) {
    const plain = (text) => text.toLowerCase().replaceAll(/[-_]/g, '');
    const ranked = names
        .map((candidate) => ({ candidate, distance: distanceOf(plain(name), plain(candidate)) }))
        .toSorted((a, b) => a.distance - b.distance);
    const best = ranked[0];
    return best !== undefined && best.distance <= Math.max(1, name.length / 3) ? best.candidate : undefined;
}
/**
 * How many characters have to be put in, left out, exchanged for another, or swapped with their neighbour: what fingers do.
 * Source: https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance (optimal string alignment)
 */
function distanceOf(from, to) {
    let beforePrevious = [];
    let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let row = 1; row <= from.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= to.length; column += 1) {
            const exchanged = previous[column - 1] + (from[row - 1] === to[column - 1] ? 0 : 1);
            const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
            const swapped = isSwapped ? beforePrevious[column - 2] + 1 : Number.POSITIVE_INFINITY;
            current.push(Math.min(exchanged, swapped, previous[column] + 1, current[column - 1] + 1));
        }
        [beforePrevious, previous] = [previous, current];
    }
    return previous[to.length];
}


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

/***/ 26636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ readYaml),
  O: () => (/* binding */ refuseEmpty)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/formats/build/text.js
var build_text = __webpack_require__(25586);
// EXTERNAL MODULE: ./packages/core/build/nearest.js
var nearest = __webpack_require__(38684);
;// CONCATENATED MODULE: ./packages/formats/build/yaml-value.js


/**
 * A value of a YAML file that knows its place. The readers (`text`, `number`, `fields` …) answer undefined for what is
 * not of the wanted shape, and note a problem at the line and column; nothing is thrown.
 */
class YamlValue {
    /** The name of the field that holds the value, with the fields around it: `request_settings.max_queue_wait_ms`. */
    path;
    #context;
    #node;
    #key;
    constructor(context, node, path, key = null) {
        this.#context = context;
        const { yaml, document } = context;
        this.#node = yaml.isAlias(node) ? (node.resolve(document) ?? null) : node;
        this.#key = key;
        this.path = path;
    }
    /** Where the value is; where its name is when there is none. */
    get place() {
        const offset = (this.#node ?? this.#key)?.range?.[0];
        if (offset === undefined)
            return this.#context.origin;
        const { line, col } = this.#context.lines.linePos(offset);
        return (0,build_text/* placeIn */.VV)(this.#context.origin, line, col);
    }
    /** The line of the value, counted from 1. */
    get line() {
        const place = this.place;
        return 'line' in place ? (place.line ?? 1) : 1;
    }
    /** True for null and for nothing at all. */
    get isEmpty() {
        return this.#node === null || (this.#context.yaml.isScalar(this.#node) && this.#node.value === null);
    }
    get isMap() {
        return this.#context.yaml.isMap(this.#node);
    }
    get isList() {
        return this.#context.yaml.isSeq(this.#node);
    }
    get isScalar() {
        return this.#context.yaml.isScalar(this.#node) && !this.isEmpty;
    }
    /** Notes a problem at this value. */
    wrong(said, expected, remedy) {
        this.#context.problems.push({
            where: this.place,
            said,
            expected,
            ...(remedy === undefined ? {} : { remedy }),
        });
        return undefined;
    }
    /** The fields of a map, in their order. */
    fields(expected = 'fields with values') {
        const found = new Map();
        if (!this.#context.yaml.isMap(this.#node)) {
            this.wrong(this.#said(), expected);
            return found;
        }
        for (const { key, value } of this.#node.items) {
            const name = this.#scalarText(key) ?? '';
            const path = this.path === '' ? name : `${this.path}.${name}`;
            found.set(name, new YamlValue(this.#context, value, path, key));
        }
        return found;
    }
    /** The fields that a format has; any other is a problem that names the nearest right one. */
    knownFields(names, expected) {
        const fields = this.fields(expected);
        for (const [name, value] of fields) {
            if (!names.includes(name))
                value.#unknown(name, names);
        }
        return new Map([...fields].filter(([, value]) => !value.isEmpty));
    }
    /** The items of a list. */
    items(expected = 'a list') {
        if (!this.#context.yaml.isSeq(this.#node)) {
            this.wrong(this.#said(), expected);
            return [];
        }
        return this.#node.items.map((item, index) => {
            return new YamlValue(this.#context, item, `${this.path}[${index}]`, this.#node);
        });
    }
    /** A text. A number or a date counts as the text that is written there: `3.10` stays `3.10`. */
    text(expected = 'a text') {
        return this.#scalarText(this.#node) ?? this.wrong(this.#said(), expected);
    }
    /** A text out of a few. */
    oneOf(choices) {
        const text = this.text();
        if (text === undefined)
            return undefined;
        const choice = choices.find((candidate) => candidate === text);
        const expected = choices.map((candidate) => `\`${candidate}\``).join(' or ');
        return choice ?? this.wrong(this.#said(), expected);
    }
    /** A number, also when it is written as a text. */
    number(range = {}) {
        const text = this.#scalarText(this.#node);
        const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
        const { integer = false, min = -Infinity, max = Infinity } = range;
        if (Number.isFinite(value) && (!integer || Number.isInteger(value)) && value >= min && value <= max) {
            return value;
        }
        return this.wrong(this.#said(), rangeText(range));
    }
    boolean() {
        const text = this.#scalarText(this.#node)?.toLowerCase();
        if (text === 'true' || text === 'false')
            return text === 'true';
        return this.wrong(this.#said(), '`true` or `false`');
    }
    /** A map from names to texts. */
    texts() {
        const texts = [];
        for (const [name, value] of this.fields('names with texts')) {
            const text = value.isEmpty ? '' : value.text();
            if (text !== undefined)
                texts.push([name, text]);
        }
        return Object.fromEntries(texts);
    }
    /** The value as plain JavaScript data. */
    plain() {
        return this.#node === null ? null : this.#node.toJS(this.#context.document);
    }
    #unknown(name, names) {
        const near = (0,nearest/* nearest */.p)(name, names);
        const where = this.path === name ? '' : ` in \`${this.path.slice(0, -name.length - 1)}\``;
        this.#context.problems.push({
            where: this.#keyPlace(),
            said: `there is no field \`${name}\`${where}`,
            expected: near === undefined ? `one of ${names.join(', ')}` : `\`${near}\`, or a field that exists`,
        });
    }
    #keyPlace() {
        const offset = this.#key?.range?.[0];
        if (offset === undefined)
            return this.place;
        const { line, col } = this.#context.lines.linePos(offset);
        return (0,build_text/* placeIn */.VV)(this.#context.origin, line, col);
    }
    #said() {
        const name = this.path === '' ? 'it' : `\`${this.path}\``;
        if (this.isEmpty)
            return `${name} is empty`;
        if (this.isMap)
            return `${name} has fields`;
        if (this.isList)
            return `${name} is a list`;
        return `${name} is \`${this.#scalarText(this.#node) ?? ''}\``;
    }
    #scalarText(node) {
        const { isScalar } = this.#context.yaml;
        if (!isScalar(node) || node.value === null)
            return undefined;
        if (node.type === 'PLAIN' && node.source !== undefined)
            return node.source;
        return typeof node.value === 'string' ? node.value : undefined;
    }
}
function rangeText({ integer = false, min, max }) {
    const kind = integer ? 'a whole number' : 'a number';
    if (min !== undefined && max !== undefined)
        return `${kind} from ${min} to ${max}`;
    if (min !== undefined)
        return `${kind} that is at least ${min}`;
    return max === undefined ? kind : `${kind} that is at most ${max}`;
}

;// CONCATENATED MODULE: ./packages/formats/build/yaml-file.js



/** How many syntax errors are told: after the first ones, the rest are mostly their consequences. */
const TOLD_ERRORS = 3;
/**
 * Reads a YAML or JSON file through `interpret`, which gets the file's value and tells of what is wrong with it.
 * @throws Problems with all that is wrong, each with its line and column.
 */
async function readYaml(origin, text, interpret, version = '1.2') {
    // The parser takes longer to load than a small action to run, and most runs do not need it.
    const yaml = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const lines = new yaml.LineCounter();
    const document = yaml.parseDocument(text, { version, lineCounter: lines, prettyErrors: false });
    refuseSyntax(origin, document, lines);
    const problems = [];
    const result = interpret(new YamlValue({ origin, lines, problems, yaml, document }, document.contents, ''));
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return result;
}
function refuseSyntax(origin, document, lines) {
    if (document.errors.length === 0)
        return;
    throw new trouble/* Problems */.Zw(document.errors.slice(0, TOLD_ERRORS).map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return {
            where: (0,build_text/* placeIn */.VV)(origin, line, col),
            said: error.message,
            expected: 'YAML or JSON that can be read',
        };
    }));
}
/** Refuses a text in which nothing is written. */
function refuseEmpty(origin, text, expected) {
    if (text.trim() === '')
        (0,trouble/* refuse */.TR)({ where: origin, said: 'nothing is written in it', expected });
}


/***/ })

};
