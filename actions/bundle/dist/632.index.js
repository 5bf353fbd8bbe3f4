export const id = 632;
export const ids = [632];
export const modules = {

/***/ 71539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ defined)
/* harmony export */ });
/**
 * The properties of a value that are set: for a spread that must not override with `undefined`.
 * `{ ...defaults, ...defined({ port }) }` keeps the default port when none was given.
 */
function defined(value) {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    return Object.fromEntries(entries);
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

/***/ 58699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ib: () => (/* binding */ imageReferenceText),
/* harmony export */   UD: () => (/* binding */ dockerHub),
/* harmony export */   o_: () => (/* binding */ parseImageReference)
/* harmony export */ });
const form = /^(?<name>(?:[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*\/)*[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/;
/**
 * Parses the name of an image as Docker writes it: `python:3.11-slim`, `ghcr.io/owner/iris:1`,
 * `localhost:5000/iris@sha256:…`. Without a host it is Docker Hub's; a name there without owner is of `library`.
 * Source: https://github.com/distribution/reference/blob/v0.6.0/reference.go
 */
function parseImageReference(text) {
    const { host, rest } = hostOf(text);
    const found = form.exec(rest)?.groups;
    if (found?.['name'] === undefined) {
        const small = `${text.slice(0, text.length - rest.length)}${inSmallLetters(rest)}`;
        const expected = form.test(inSmallLetters(rest))
            ? `the repository in small letters, which registries ask for: \`${small}\``
            : 'the name of an image, such as `ghcr.io/owner/iris:1` or `python:3.11-slim`';
        return { expected, said: text };
    }
    const { name, tag, digest } = found;
    const repository = host === dockerHub && !name.includes('/') ? `library/${name}` : name;
    return {
        value: {
            host,
            repository,
            tag,
            digest,
        },
    };
}
/** All but the tag, in which letters of both sizes are meant. */
function inSmallLetters(rest) {
    return rest.replace(/^[^:@]*/, (name) => name.toLowerCase());
}
/** How images of Docker Hub are named without abbreviation. */
const dockerHub = 'docker.io';
/** The first word is a host when it could be no owner: it has a dot or a port, or is `localhost`. */
function hostOf(text) {
    const slash = text.indexOf('/');
    const first = text.slice(0, Math.max(slash, 0));
    const isHost = first === 'localhost' ||
        (/^[A-Za-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i.test(first) && /[.:]/.test(first));
    if (first === 'index.docker.io')
        return { host: dockerHub, rest: text.slice(slash + 1) };
    return isHost ? { host: first, rest: text.slice(slash + 1) } : { host: dockerHub, rest: text };
}
/** How people and tools write it. */
function imageReferenceText({ host, repository, tag, digest }) {
    return `${host}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}


/***/ }),

/***/ 80247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ib: () => (/* binding */ mediaTypes),
/* harmony export */   UM: () => (/* binding */ imagePlatforms),
/* harmony export */   iQ: () => (/* binding */ builtBlob)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);
/**
 * Words of container images. Plain data.
 * Source: https://github.com/opencontainers/image-spec/tree/v1.1.1
 */

/** All of them. */
const imagePlatforms = ['linux/amd64', 'linux/arm64'];
const textByName = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)()), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .readonly */ .tBZ)());
const descriptor = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    mediaType: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** `sha256:<hex>`. */
    digest: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** In bytes. */
    size: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig)(),
    annotations: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(textByName),
    platform: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({ os: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), architecture: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), variant: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)()) })),
    artifactType: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)()),
});
/** Media types that are written. */
const mediaTypes = {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    index: 'application/vnd.oci.image.index.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar',
    layerGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
    layerZstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
    empty: 'application/vnd.oci.empty.v1+json',
};
/** A blob of a built image: its bytes are in a file, or are made again from the entries of the layer. Opaque. */
const builtBlob = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({
    descriptor,
    /** Digest of the uncompressed bytes, for layers. */
    diffId: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)()),
    /** For people. */
    title: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(),
    /** How to get the bytes: known only to who built it. Plain data. */
    source: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J)(),
});


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
        broken: (spec) => rules.flatMap((rule) => rule(spec)),
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
    const broken = inputs.broken(spec);
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

/***/ 57864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isRecord),
/* harmony export */   z: () => (/* binding */ recordOf)
/* harmony export */ });
/** True for what JSON writes in braces: neither a list nor null. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The value when it is a record, else undefined. */
function recordOf(value) {
    return isRecord(value) ? value : undefined;
}


/***/ }),

/***/ 27569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gc: () => (/* binding */ renderMarkdown),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   fx: () => (/* binding */ summaryLimitBytes),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   pV: () => (/* binding */ bytesText)
/* harmony export */ });
/** GitHub refuses a step summary above this size, in bytes. Source: GitHub documentation, "Job summaries". */
const summaryLimitBytes = 1024 * 1024;
/** The value as a code span of a text, whatever the value holds. */
function code(value) {
    if (value === '')
        return '';
    const fence = '`'.repeat(longestRun(value) + 1);
    const pad = /^`|`$|^ .* $/.test(value) ? ' ' : '';
    return `${fence}${pad}${value}${pad}${fence}`;
}
/** Renders blocks as GitHub-flavoured Markdown; `clean` hides what must not be seen in each text. */
function renderMarkdown(blocks, clean = (text) => text) {
    return `${blocks.map((block) => renderBlock(block, clean)).join('\n\n')}\n`;
}
function renderBlock(block, clean) {
    switch (block.kind) {
        case 'heading':
            return `### ${inline(clean(block.text))}`;
        case 'paragraph':
            // At the start of a line these would begin a list or draw a line.
            return inline(clean(block.text))
                .replace(/^[-+]/, '\\$&')
                .replace(/^(\d+)([.)])/, '$1\\$2');
        case 'facts':
            return renderTable(['', ''], block.rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])), [], clean);
        case 'table':
            return renderTable(block.columns, block.rows, block.align ?? [], clean);
        case 'code':
            return renderCode(clean(block.text));
    }
}
function renderTable(columns, rows, align, clean) {
    const line = (cells) => `| ${cells.map((text) => inline(clean(text), cellSpan)).join(' | ')} |`;
    const rule = `| ${columns.map((_, index) => (align[index] === 'right' ? '---:' : '---')).join(' | ')} |`;
    return [line(columns), rule, ...rows.map(line)].join('\n');
}
/** A fence longer than any run of backticks inside, so that a log cannot end it. */
function renderCode(text) {
    const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
    return `${fence}\n${text}\n${fence}`;
}
function longestRun(text) {
    return Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
}
/** A code span as CommonMark reads it: it ends at the next run of exactly as many backticks. */
const spans = /(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/;
/**
 * What GitHub brings to life in a text after Markdown is read, where no escape holds: addresses, mentions and mail,
 * references to issues, emoji. In code it leaves all of them alone.
 */
const alive = /:\/\/|www\.|mailto:|xmpp:|@|#\d|\bgh-\d|:(?!\d+:)[\w+-]{1,60}:/i;
/** A text of one line, in which code spans stay and words that would come alive become code. */
function inline(text, spanOf = code) {
    const pieces = [];
    const add = (isCode, piece) => {
        const last = pieces.at(-1);
        // Two spans without anything between them would make one run of backticks where they touch.
        if (last?.isCode === isCode)
            last.text += piece;
        else if (piece !== '')
            pieces.push({ isCode, text: piece });
    };
    const parts = text.replaceAll(/\s+/g, ' ').trim().split(spans);
    for (let index = 0; index < parts.length; index += 3) {
        for (const word of parts[index].split(/( )/))
            add(alive.test(word), word);
        add(true, (parts[index + 2] ?? '').replace(/^ (.*[^ ].*) $/, '$1'));
    }
    return pieces.map((piece) => (piece.isCode ? spanOf(piece.text) : escaped(piece.text))).join('');
}
/** Text in which Markdown and HTML see no mark. Backslashes do not keep a backtick from ending a span before it. */
function escaped(text) {
    return text
        .replaceAll(/[\\*_~[\]|$#]/g, '\\$&')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('`', '&#96;');
}
/** A code span in a table, where a bar ends the cell even in code, unless a backslash stands before it, and only one. */
function cellSpan(value) {
    return code(value).replaceAll(/(\\?)\|/g, (_, before) => `${before === '' ? '' : `${before}\u200B`}\\|`);
}
/** Bytes for people: `12.3 MB` (powers of 1000). */
function bytesText(bytes) {
    const units = ['B', 'KB', 'MB', 'GB', 'TB'];
    const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
    const value = bytes / 1000 ** power;
    return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}
/** Milliseconds for people: `850 ms`, `3.2 s`, `2 min 5 s`. */
function durationText(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    if (ms < 60_000)
        return `${(ms / 1000).toFixed(1)} s`;
    return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
/** `1 file`, `3 files`. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
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

/***/ 36058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PM: () => (/* binding */ step),
/* harmony export */   nB: () => (/* binding */ Results),
/* harmony export */   w3: () => (/* binding */ verb)
/* harmony export */ });
/* unused harmony export printedStep */
/** Makes a step of a verb, with the arguments and the id that fit it. */
function step(does, id, title, args) {
    return { id, title, verb: does, args };
}
/** A verb made of a function. */
function verb(name, carryOut) {
    return { name, carryOut };
}
/** A step with the name of its verb in the place of the verb. */
function printedStep(planned) {
    return { ...planned, verb: planned.verb.name };
}
/** The answers of the steps that are done, by the ids of the steps. */
class Results {
    #answers = new Map();
    /** Remembers what a step answered. */
    set(id, answer) {
        this.#answers.set(id, answer);
    }
    /** What a step answered; undefined when it was not carried out or answered nothing. */
    get(id) {
        return this.#answers.get(id);
    }
}


/***/ }),

/***/ 54524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ storageFailure)
/* harmony export */ });
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

const remedies = {
    ENOSPC: 'free space on that disk, then run this again',
    EACCES: 'give the account that runs this the right to that path',
    EPERM: 'give the account that runs this the right to that path',
    EROFS: 'choose a place that can be written to',
    ENOENT: 'check that the path is still there',
    EMFILE: 'raise the limit of open files',
};
/**
 * Turns a refusal of the disk into a `Failure` that says which path and what to do. Failures stay what they are.
 * @param verb what could not be done: `read`, `write`, `copy`
 * @param path absolute
 */
function storageFailure(verb, path, thrown) {
    if (thrown instanceof _trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return thrown;
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    const remedy = remedies[code];
    return new _trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('STORAGE_FAILED', `could not ${verb} ${path}: ${(0,_trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown)}`, {
        cause: thrown,
        remedy,
    });
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

/***/ 96460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ trustedAuthorities),
/* harmony export */   R: () => (/* binding */ authoritiesIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41692);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16841);



/**
 * The certificate authorities that this machine trusts, in PEM: what `SSL_CERT_FILE` says, as OpenSSL, Python and uv
 * read it, else Node's and the system's; and what `NODE_EXTRA_CA_CERTS` adds.
 * @param file absolute path: what `SSL_CERT_FILE` says
 * @throws Problems when the file holds no certificate
 */
function trustedAuthorities(file) {
    const own = file === undefined
        ? [...(0,node_tls__WEBPACK_IMPORTED_MODULE_1__.getCACertificates)('default'), ...(0,node_tls__WEBPACK_IMPORTED_MODULE_1__.getCACertificates)('system')]
        : [authoritiesIn(file)];
    return [...new Set([...own, ...(0,node_tls__WEBPACK_IMPORTED_MODULE_1__.getCACertificates)('extra')])];
}
/**
 * The certificates in a PEM file.
 * @throws Problems when there are none
 */
function authoritiesIn(file) {
    const expected = 'a PEM file with certificates';
    try {
        const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
        if (text.includes('-----BEGIN CERTIFICATE-----'))
            return text;
    }
    catch (thrown) {
        (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)({ where: { file }, said: (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown), expected });
    }
    return (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)({ where: { file }, said: 'no certificate in it', expected });
}


/***/ }),

/***/ 4677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ BlockMemory),
/* harmony export */   c: () => (/* binding */ BlockStream)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);

/** Memory of blocks that were sent, to be filled again: throwing it away costs as much time as sending. */
class BlockMemory {
    #free = [];
    #own = new WeakSet();
    /** A block of a size in bytes, with anything in it. */
    take(size) {
        const index = this.#free.findIndex(({ byteLength }) => byteLength === size);
        const [known] = index < 0 ? [] : this.#free.splice(index, 1);
        if (known !== undefined)
            return Buffer.from(known);
        const block = Buffer.allocUnsafeSlow(size);
        this.#own.add(block.buffer);
        return block;
    }
    /** Nobody reads this block any more. What came from elsewhere may share its memory with anything, and is let be. */
    give({ buffer }) {
        if (this.#own.has(buffer))
            this.#free.push(buffer);
    }
}
/**
 * Blocks to send, one after the other, made only when the one before was taken, in memory that was used before where it
 * comes from `memory`. Who sends them tells `spent`, and who does not loses nothing but speed.
 */
class BlockStream extends node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable {
    #blocks;
    #memory;
    /** @param blocks makes the blocks, with memory that may have been used before */
    constructor(blocks) {
        super({ highWaterMark: 1 });
        this.#memory = new BlockMemory();
        this.#blocks = blocks(this.#memory)[Symbol.iterator]();
    }
    /** A block was sent: its memory is filled again. */
    spent(block) {
        if (!this.destroyed)
            this.#memory.give(block);
    }
    _read() {
        try {
            const { done, value } = this.#blocks.next();
            this.push(done === true ? null : value);
        }
        catch (thrown) {
            this.destroy(thrown);
        }
    }
    _destroy(thrown, callback) {
        this.#blocks.return?.();
        callback(thrown);
    }
}


/***/ }),

/***/ 14965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ hashBlocks),
/* harmony export */   JJ: () => (/* binding */ isWholeBlob),
/* harmony export */   Px: () => (/* binding */ observed),
/* harmony export */   oA: () => (/* binding */ textDigest),
/* harmony export */   q7: () => (/* binding */ breathe),
/* harmony export */   uu: () => (/* binding */ blobBlocks),
/* harmony export */   v3: () => (/* binding */ textBlob)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58500);
/* harmony import */ var _slipway_core_storage_failure__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54524);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16841);
/* harmony import */ var _open_source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(47556);
/* harmony import */ var _tar_blocks_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1676);







/** A blob whose bytes are a text. */
function textBlob(title, content, described) {
    const source = { kind: 'text', content };
    const size = Buffer.byteLength(content);
    return { title, descriptor: { ...described, digest: textDigest(content), size }, source };
}
/** `sha256:<hex>` of a text. */
function textDigest(content) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex')}`;
}
/** The bytes of a blob, from an offset on. @throws Failure `CHANGED_WHILE_READ`, `DIGEST_MISMATCH`, `STORAGE_FAILED` */
function blobBlocks(blob, options = {}) {
    const source = blob.source;
    switch (source.kind) {
        case 'archive':
            return (0,_tar_blocks_js__WEBPACK_IMPORTED_MODULE_6__/* .tarBlocks */ .YE)(source.members, options);
        case 'file':
            return (0,_tar_blocks_js__WEBPACK_IMPORTED_MODULE_6__/* .fileBlocks */ ["do"])(source, blob.descriptor.size, options);
        case 'base64':
            return [Buffer.from(source.content, 'base64').subarray(options.offset ?? 0)];
        case 'text':
            return [Buffer.from(source.content).subarray(options.offset ?? 0)];
    }
}
/**
 * Hashes blocks. Signals and timers get a turn now and then.
 * @throws what `signal` says when it is aborted
 */
async function hashBlocks(blocks, signal) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    let count = 0;
    for (const block of blocks) {
        hash.update(block);
        size += block.length;
        count += 1;
        if (count % breatheEvery === 0)
            await breathe(signal);
    }
    return { sha256: hash.digest('hex'), size };
}
/** In blocks. */
const breatheEvery = 64;
/** Lets signals and timers have a turn. @throws Failure `CANCELLED` */
async function breathe(signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setImmediate)();
    if (signal.aborted)
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('CANCELLED', 'the run was cancelled', { cause: signal.reason });
}
/** True when the bytes of a blob can still be had and have its digest. */
async function isWholeBlob(blob, signal) {
    try {
        const { sha256, size } = await hashBlocks(blobBlocks(blob, { reuse: true }), signal);
        return `sha256:${sha256}` === blob.descriptor.digest && size === blob.descriptor.size;
    }
    catch (thrown) {
        if (thrown instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR && thrown.code !== 'CANCELLED')
            return false;
        throw thrown;
    }
}
/**
 * What is known of a file from now on: with its time a later change is noticed.
 * @throws Failure `CHANGED_WHILE_READ` when it has not the size that it had when it was listed, or not the time that it
 * had when it was hashed; `STORAGE_FAILED`
 */
function observed(content, size) {
    const found = statOf(content.from);
    const { modifiedMs = found.mtimeMs } = content;
    if (found.size !== size || found.mtimeMs !== modifiedMs)
        throw (0,_open_source_js__WEBPACK_IMPORTED_MODULE_5__/* .changed */ .t)(content.from);
    return { ...content, modifiedMs: found.mtimeMs };
}
function statOf(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(path);
    }
    catch (thrown) {
        throw (0,_slipway_core_storage_failure__WEBPACK_IMPORTED_MODULE_3__/* .storageFailure */ .K)('read', path, thrown);
    }
}


/***/ }),

/***/ 68278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ describedText),
/* harmony export */   _w: () => (/* binding */ buildImage),
/* harmony export */   dR: () => (/* binding */ annotated)
/* harmony export */ });
/* harmony import */ var _slipway_core_digest__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70120);
/* harmony import */ var _slipway_core_image__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80247);
/* harmony import */ var _slipway_core_image_reference__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58699);
/* harmony import */ var _blob_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14965);
/* harmony import */ var _canonical_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44391);
/* harmony import */ var _image_config_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64306);






/**
 * Puts an image together: a configuration and a manifest for each platform, and the index over them when there are
 * several. Pure: same images, same digest.
 * @throws Error when there is none, or two are for the same platform
 */
function buildImage(images) {
    const ordered = images.toSorted((left, right) => (0,_slipway_core_digest__WEBPACK_IMPORTED_MODULE_2__/* .byCodePoint */ .HH)(left.platform, right.platform));
    const platforms = new Set(ordered.map(({ platform }) => platform));
    if (platforms.size !== images.length || images.length === 0)
        throw new Error(`an image is built once for each platform, not for ${images.map((one) => one.platform).join(', ')}`);
    const manifests = ordered.map(builtManifest);
    const [only] = manifests;
    if (manifests.length === 1 && only !== undefined)
        return { descriptor: only.descriptor, manifests };
    const index = (0,_canonical_json_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalJson */ .d)({
        schemaVersion: 2,
        mediaType: _slipway_core_image__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .Ib.index,
        manifests: manifests.map(({ descriptor }) => descriptor),
        ...annotated(sharedAnnotations(ordered)),
    });
    return { descriptor: describedText(_slipway_core_image__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .Ib.index, index), manifests, index };
}
function builtManifest(wanted) {
    const { platform, base, layers } = wanted;
    const config = (0,_blob_source_js__WEBPACK_IMPORTED_MODULE_1__/* .textBlob */ .v3)(`the configuration for ${platform}`, (0,_image_config_js__WEBPACK_IMPORTED_MODULE_4__/* .writeConfig */ .AU)(wanted), {
        mediaType: _slipway_core_image__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .Ib.config,
    });
    const content = (0,_canonical_json_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalJson */ .d)({
        schemaVersion: 2,
        mediaType: _slipway_core_image__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .Ib.manifest,
        config: config.descriptor,
        layers: [...(base?.layers ?? []), ...layers.map(({ descriptor }) => descriptor)],
        ...annotated({ ...baseAnnotations(base), ...wanted.annotations }),
    });
    const [os, architecture] = platform.split('/');
    return {
        descriptor: { ...describedText(_slipway_core_image__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .Ib.manifest, content), platform: { os, architecture } },
        content,
        blobs: [config, ...layers],
        base,
    };
}
/** A manifest or an index as others point to it. */
function describedText(mediaType, content) {
    return { mediaType, digest: (0,_blob_source_js__WEBPACK_IMPORTED_MODULE_1__/* .textDigest */ .oA)(content), size: Buffer.byteLength(content) };
}
/** Source: https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md */
function baseAnnotations(base) {
    if (base === undefined)
        return {};
    const { digest: _, ...named } = base.reference;
    return {
        'org.opencontainers.image.base.name': (0,_slipway_core_image_reference__WEBPACK_IMPORTED_MODULE_5__/* .imageReferenceText */ .Ib)(named),
        'org.opencontainers.image.base.digest': base.digest,
    };
}
/** What is said of all platforms is said of the index. */
function sharedAnnotations(images) {
    const [first, ...others] = images.map(({ annotations }) => annotations);
    return Object.fromEntries(Object.entries(first ?? {}).filter(([name, value]) => others.every((other) => other[name] === value)));
}
/** An empty record is left out. */
function annotated(annotations) {
    return Object.keys(annotations).length === 0 ? {} : { annotations };
}


/***/ }),

/***/ 44391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ canonicalJson)
/* harmony export */ });
/* harmony import */ var _slipway_core_digest__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70120);
/* harmony import */ var _slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57864);


/** JSON with the keys of every object in the order of their code points and no white space: same value, same bytes. */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, inner) => ((0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(inner) ? inOrder(inner) : inner));
}
function inOrder(record) {
    return Object.fromEntries(Object.entries(record).toSorted(([left], [right]) => (0,_slipway_core_digest__WEBPACK_IMPORTED_MODULE_1__/* .byCodePoint */ .HH)(left, right)));
}


/***/ }),

/***/ 64306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ writeConfig),
/* harmony export */   Xg: () => (/* binding */ readConfig)
/* harmony export */ });
/* unused harmony export epoch */
/* harmony import */ var _canonical_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44391);

/** When everything was made that nobody says the time of. */
const epoch = '1970-01-01T00:00:00Z';
/** What a stored configuration says, in our words. */
function readConfig({ config }) {
    const { Env, Entrypoint, Cmd, User, WorkingDir, ExposedPorts, Labels } = config ?? {};
    return {
        variables: Object.fromEntries((Env ?? []).map(variable)),
        entrypoint: Entrypoint ?? [],
        command: Cmd ?? [],
        user: User ? User : undefined,
        workingFolder: WorkingDir ? WorkingDir : undefined,
        ports: Object.keys(ExposedPorts ?? {}).flatMap(tcpPort),
        labels: Labels ?? {},
    };
}
function variable(text) {
    const equals = text.indexOf('=');
    return equals === -1 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
function tcpPort(text) {
    const [, port] = /^(\d+)(?:\/tcp)?$/.exec(text) ?? [];
    return port === undefined ? [] : [Number(port)];
}
/** The configuration of an image on its base, as it is stored. Same image, same bytes. */
function writeConfig(wanted) {
    const { base, layers, createdAt: created = epoch } = wanted;
    const inherited = base === undefined ? undefined : JSON.parse(base.configuration);
    const [os, architecture] = wanted.platform.split('/');
    const stored = {
        ...inherited,
        created,
        os,
        architecture,
        config: { ...inherited?.config, ...containerConfig(wanted) },
        rootfs: {
            type: 'layers',
            diff_ids: [...(base?.diffIds ?? []), ...layers.map(({ diffId }) => diffId)],
        },
        history: [
            ...historyOf(base, inherited),
            ...layers.map(({ title }) => ({ created, created_by: `slipway: ${title}` })),
        ],
    };
    // Docker's own fields of the container that the base was made with; they name a machine.
    return (0,_canonical_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .d)({ ...stored, container: undefined, container_config: undefined });
}
/** Engines want one entry for each layer, or none at all: bases without any get them. */
function historyOf(base, inherited) {
    const known = inherited?.history ?? [];
    const count = known.filter((entry) => entry.empty_layer !== true).length;
    if (base === undefined || count === base.diffIds.length)
        return known;
    return base.diffIds.map(() => ({ created: epoch, created_by: 'base image' }));
}
/** Variables and labels are added to those of the base; an entrypoint brings its command with it; the rest replaces. */
function containerConfig({ base, config }) {
    const { entrypoint, command, user, workingFolder, ports } = config;
    const variables = { ...base?.config.variables, ...config.variables };
    const labels = { ...base?.config.labels, ...config.labels };
    return {
        Env: isEmpty(variables)
            ? undefined
            : Object.entries(variables).map(([name, value]) => `${name}=${value}`),
        Labels: isEmpty(labels) ? undefined : labels,
        ...(entrypoint.length > 0 ? { Entrypoint: entrypoint, Cmd: command } : {}),
        ...(entrypoint.length === 0 && command.length > 0 ? { Cmd: command } : {}),
        User: user,
        WorkingDir: workingFolder,
        ExposedPorts: ports.length === 0 ? undefined : Object.fromEntries(ports.map((port) => [`${port}/tcp`, {}])),
    };
}
function isEmpty(record) {
    return Object.keys(record).length === 0;
}


/***/ }),

/***/ 47556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ OpenSource),
/* harmony export */   t: () => (/* binding */ changed)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _slipway_core_storage_failure__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54524);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16841);



/** A file that is being read, and must not change meanwhile. */
class OpenSource {
    #path;
    #expected;
    #descriptor;
    #modifiedMs;
    /** @throws Failure `CHANGED_WHILE_READ` when it is not the expected one already, `STORAGE_FAILED` */
    constructor(path, expected) {
        this.#path = path;
        this.#expected = expected;
        this.#descriptor = reading(path, () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r'));
        try {
            const { size, mtimeMs } = reading(path, () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(this.#descriptor));
            this.#modifiedMs = expected.modifiedMs ?? mtimeMs;
            if (size !== expected.size || mtimeMs !== this.#modifiedMs)
                throw changed(path);
        }
        catch (thrown) {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.#descriptor);
            throw thrown;
        }
    }
    /** Fills the target with the bytes from `position` on. @throws Failure `CHANGED_WHILE_READ` when it ends before */
    read(target, position) {
        let done = 0;
        while (done < target.length) {
            const at = position + done;
            const count = reading(this.#path, () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(this.#descriptor, target, done, target.length - done, at));
            if (count === 0)
                throw changed(this.#path);
            done += count;
        }
    }
    /**
     * To be called after the last read.
     * @throws Failure `CHANGED_WHILE_READ`, and `DIGEST_MISMATCH` when the bytes that went through `hash` have another one
     */
    end(check) {
        const { size, mtimeMs } = reading(this.#path, () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(this.#descriptor));
        if (size !== this.#expected.size || mtimeMs !== this.#modifiedMs)
            throw changed(this.#path);
        if (check === undefined)
            return;
        const sha256 = check.hash.digest('hex');
        if (sha256 === check.sha256)
            return;
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('DIGEST_MISMATCH', `${this.#path} has the SHA-256 ${sha256}, but ${check.sha256} was recorded for it`, { remedy: 'restore the file, or register it anew if the change is meant' });
    }
    /** Closes the file. */
    [Symbol.dispose]() {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.#descriptor);
    }
}
/** What is said of a file that is not what it was when it was listed, or a moment ago. */
function changed(path) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('CHANGED_WHILE_READ', `${path} changed while it was read`, {
        remedy: 'run this after whatever writes the file has finished',
    });
}
function reading(path, work) {
    try {
        return work();
    }
    catch (thrown) {
        throw (0,_slipway_core_storage_failure__WEBPACK_IMPORTED_MODULE_1__/* .storageFailure */ .K)('read', path, thrown);
    }
}


/***/ }),

/***/ 1676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YE: () => (/* binding */ tarBlocks),
/* harmony export */   "do": () => (/* binding */ fileBlocks),
/* harmony export */   v$: () => (/* binding */ tarSize)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _slipway_http_block_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4677);
/* harmony import */ var _open_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47556);
/* harmony import */ var _tar_header_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86659);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




/** Size of the blocks that are read, in bytes, where nothing else is said. Larger reads are no faster. */
const usualBlockSize = 1024 * 1024;
/** The size of the archive in bytes. */
function tarSize(members) {
    return members.reduce((sum, member) => sum + memberSize(member), _tar_header_js__WEBPACK_IMPORTED_MODULE_3__/* .tarEnd */ .JO.length);
}
function memberSize(member) {
    return (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_3__/* .tarHeaderSize */ .MR)(member) + member.size + (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_3__/* .tarPadding */ .vr)(member.size);
}
/**
 * The bytes of the archive, in blocks of one size; only the last is shorter. Files are read straight into the block, synchronously: for one reader at a time
 * this is faster than streams, above all with many small files.
 * @throws Failure `DIGEST_MISMATCH` when a file is not what its entry says, `CHANGED_WHILE_READ`, `STORAGE_FAILED`
 */
function tarBlocks(members, options = {}) {
    return inBlocks(archivePieces(members, options.offset ?? 0), options);
}
/** The bytes of a file, in blocks. @throws Failure `DIGEST_MISMATCH`, `CHANGED_WHILE_READ`, `STORAGE_FAILED` */
function fileBlocks(content, size, options = {}) {
    return inBlocks(filePiece(content, size, options.offset ?? 0), options);
}
function* inBlocks(pieces, { reuse = false, blockSize = usualBlockSize, memory = new _slipway_http_block_stream__WEBPACK_IMPORTED_MODULE_1__/* .BlockMemory */ .R() }) {
    let block = memory.take(blockSize);
    let filled = 0;
    for (const piece of pieces) {
        let done = 0;
        while (done < piece.size) {
            const count = Math.min(piece.size - done, blockSize - filled);
            piece.fill(block.subarray(filled, filled + count), done);
            done += count;
            filled += count;
            if (filled < blockSize)
                continue;
            yield block;
            filled = 0;
            if (!reuse)
                block = memory.take(blockSize);
        }
        piece.end?.();
    }
    if (filled > 0)
        yield block.subarray(0, filled);
}
function* archivePieces(members, offset) {
    let skip = offset;
    for (const member of members) {
        const whole = memberSize(member);
        if (skip >= whole) {
            skip -= whole;
            continue;
        }
        for (const part of parts(member)) {
            const skipped = Math.min(skip, part.size);
            skip -= skipped;
            if (skipped === part.size)
                continue;
            if ('content' in part)
                yield* filePiece(part.content, part.size, skipped);
            else
                yield bytesPiece(part.bytes, skipped);
        }
    }
    yield bytesPiece(_tar_header_js__WEBPACK_IMPORTED_MODULE_3__/* .tarEnd */ .JO, skip);
}
/** Header, content and padding of a member. */
function parts(member) {
    const header = (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_3__/* .tarHeader */ .pI)(member);
    const padding = new Uint8Array((0,_tar_header_js__WEBPACK_IMPORTED_MODULE_3__/* .tarPadding */ .vr)(member.size));
    const around = [
        { size: header.length, bytes: header },
        { size: padding.length, bytes: padding },
    ];
    if (member.content === undefined)
        return [around[0]];
    const content = 'text' in member.content
        ? { size: member.size, bytes: Buffer.from(member.content.text) }
        : { size: member.size, content: member.content };
    return [around[0], content, around[1]];
}
function bytesPiece(bytes, skipped) {
    return {
        size: bytes.length - skipped,
        fill: (target, from) => target.set(bytes.subarray(skipped + from, skipped + from + target.length)),
    };
}
/** A file is open only while its piece is taken. Its digest is checked in the same pass, when all of it is read. */
function* filePiece(content, size, skipped) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const source = __addDisposableResource(env_1, new _open_source_js__WEBPACK_IMPORTED_MODULE_2__/* .OpenSource */ .K(content.from, { size, modifiedMs: content.modifiedMs }), false);
        const hash = content.sha256 !== undefined && skipped === 0 ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256') : undefined;
        yield {
            size: size - skipped,
            fill: (target, from) => {
                source.read(target, skipped + from);
                hash?.update(target);
            },
            end: () => source.end(hash && content.sha256 ? { hash, sha256: content.sha256 } : undefined),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}


/***/ }),

/***/ 86659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JO: () => (/* binding */ tarEnd),
/* harmony export */   MR: () => (/* binding */ tarHeaderSize),
/* harmony export */   Sm: () => (/* binding */ tarBlockSize),
/* harmony export */   pI: () => (/* binding */ tarHeader),
/* harmony export */   vr: () => (/* binding */ tarPadding)
/* harmony export */ });
/** Every member begins at a multiple of this, in bytes. */
const tarBlockSize = 512;
/** What ends an archive. */
const tarEnd = new Uint8Array(2 * tarBlockSize);
/** Bytes between the end of a file's content and the next header. */
function tarPadding(size) {
    return (tarBlockSize - (size % tarBlockSize)) % tarBlockSize;
}
/**
 * The header of a member as `ustar` has it; what does not fit there (long or other than ASCII paths, 8 GiB and more) goes
 * into a pax header in front of it. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
function tarHeader(facts) {
    const records = paxRecords(facts);
    const header = ustarBlock({
        type: typeFlags[facts.kind],
        mode: facts.mode,
        size: facts.size > largestSize ? 0 : facts.size,
        ...(splitPath(writtenPath(facts)) ?? { name: 'long', prefix: '' }),
        target: facts.target !== undefined && fits(facts.target, 100) ? facts.target : '',
    });
    return records.length === 0 ? header : Buffer.concat([...paxMember(records), header]);
}
/** Length of what `tarHeader` gives, in bytes. */
function tarHeaderSize(facts) {
    const pax = lengthOf(paxRecords(facts));
    return pax === 0 ? tarBlockSize : 2 * tarBlockSize + pax + tarPadding(pax);
}
function writtenPath({ kind, path }) {
    return kind === 'folder' ? `${path}/` : path;
}
/** What does not fit into a `ustar` header. */
function paxRecords(facts) {
    const path = writtenPath(facts);
    const { target, size } = facts;
    return [
        ...(splitPath(path) === undefined ? [paxRecord('path', path)] : []),
        ...(target === undefined || fits(target, 100) ? [] : [paxRecord('linkpath', target)]),
        ...(size > largestSize ? [paxRecord('size', String(size))] : []),
    ];
}
const typeFlags = { file: '0', folder: '5', link: '2', pax: 'x' };
/** Eleven octal digits. */
const largestSize = 0o77777777777;
/** A pax header is a member of its own: key and value in records that begin with their length. */
function paxMember(records) {
    const size = lengthOf(records);
    const header = ustarBlock({
        type: typeFlags.pax,
        name: 'PaxHeaders.0/long',
        prefix: '',
        mode: 0o644,
        size,
        target: '',
    });
    return [header, ...records, Buffer.alloc(tarPadding(size))];
}
function lengthOf(buffers) {
    return buffers.reduce((sum, { length }) => sum + length, 0);
}
/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function paxRecord(key, value) {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    let length = rest + String(rest).length;
    length = rest + String(length).length;
    return Buffer.from(`${length} ${key}=${value}\n`);
}
/** The two fields of a path: 100 bytes, and 155 bytes of folders in front of them; undefined when it does not fit. */
function splitPath(path) {
    if (fits(path, 100))
        return { name: path, prefix: '' };
    if (!isAscii(path))
        return undefined;
    // The slash between the fields is written in neither; one at the very end belongs to the name.
    for (let slash = path.indexOf('/'); slash !== -1 && slash <= 155; slash = path.indexOf('/', slash + 1)) {
        const name = path.slice(slash + 1);
        if (slash > 0 && name !== '' && name.length <= 100)
            return { name, prefix: path.slice(0, slash) };
    }
    return undefined;
}
function fits(text, bytes) {
    return text.length <= bytes && isAscii(text);
}
function isAscii(text) {
    return Buffer.byteLength(text) === text.length && !text.includes('\0');
}
function ustarBlock({ type, name, prefix, mode, size, target }) {
    const block = Buffer.alloc(tarBlockSize);
    block.write(name, 0, 'latin1');
    block.write(octal(mode, 7), 100, 'latin1');
    block.write(octal(0, 7), 108, 'latin1');
    block.write(octal(0, 7), 116, 'latin1');
    block.write(octal(size, 11), 124, 'latin1');
    block.write(octal(0, 11), 136, 'latin1');
    block.write(type, 156, 'latin1');
    block.write(target, 157, 'latin1');
    block.write('ustar\u000000', 257, 'latin1');
    block.write(octal(0, 7), 329, 'latin1');
    block.write(octal(0, 7), 337, 'latin1');
    block.write(prefix, 345, 'latin1');
    // The sum is taken with its own field full of spaces.
    block.fill(' ', 148, 156);
    let sum = 0;
    for (const byte of block)
        sum += byte;
    block.write(`${octal(sum, 6)}\u0000 `, 148, 'latin1');
    return block;
}
function octal(value, digits) {
    return value.toString(8).padStart(digits, '0');
}


/***/ }),

/***/ 72528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ cancellation)
/* harmony export */ });
/**
 * A signal that is aborted when the run is cancelled. The runner sends SIGINT and 7.5 seconds later SIGTERM; without a
 * handler Node would end at once and leave its children behind. A second signal of the same kind ends the process.
 */
function cancellation() {
    const controller = new AbortController();
    let signals = 0;
    const onSignal = () => {
        signals += 1;
        if (signals > 2)
            process.exit(130);
        controller.abort();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    return controller.signal;
}


/***/ }),

/***/ 68074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BN: () => (/* binding */ githubApiUrl),
/* harmony export */   G9: () => (/* binding */ hasCacheService),
/* harmony export */   NC: () => (/* binding */ dockerFolder),
/* harmony export */   QX: () => (/* binding */ inputFromEnvironment),
/* harmony export */   Zu: () => (/* binding */ mlflowSettings),
/* harmony export */   _o: () => (/* binding */ isDebug),
/* harmony export */   aH: () => (/* binding */ provenance),
/* harmony export */   aJ: () => (/* binding */ inheritedEnvironment),
/* harmony export */   bj: () => (/* binding */ summaryFile),
/* harmony export */   g1: () => (/* binding */ hasIdentityService),
/* harmony export */   lV: () => (/* binding */ setBundleFolder),
/* harmony export */   mR: () => (/* binding */ networkEnvironment),
/* harmony export */   ob: () => (/* binding */ hasArtifactService),
/* harmony export */   oe: () => (/* binding */ searchPath),
/* harmony export */   sm: () => (/* binding */ hostFacts)
/* harmony export */ });
/* unused harmony export isWorkflowRun */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73136);
/* harmony import */ var _slipway_core_secret__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35552);




// The only file of the library that reads `process.env`: what the runner or the shell says about this run.
/** The text of an input as the runner passes it: `INPUT_MODEL-PATH` for `model-path`. */
function inputFromEnvironment(name) {
    return process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`];
}
/** True inside a step of a workflow, false on a terminal. */
function isWorkflowRun() {
    return process.env['GITHUB_ACTIONS'] === 'true' || process.env['GITHUB_OUTPUT'] !== undefined;
}
/** True when debug logging was switched on for the run (`RUNNER_DEBUG`, `SLIPWAY_DEBUG`). */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1' || process.env['SLIPWAY_DEBUG'] === '1';
}
/** Where the step summary is written, if anywhere. */
function summaryFile() {
    return process.env['GITHUB_STEP_SUMMARY'] || undefined;
}
/** The environment that child programs inherit: all but the inputs and the runner's own files and tokens. */
function inheritedEnvironment() {
    const kept = {};
    for (const [name, value] of Object.entries(process.env)) {
        if (value !== undefined && !isRunnersOwn(name))
            kept[name] = value;
    }
    return kept;
}
/** A model's server and its installer have no business with the step's inputs, tokens and command files. */
function isRunnersOwn(name) {
    return (name.startsWith('INPUT_') ||
        /^ACTIONS_(RUNTIME|RESULTS|CACHE|ID_TOKEN)_/.test(name) ||
        /^GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|TOKEN|ARTIFACTS)$/.test(name));
}
/** The words of `PATH`, and on Windows the endings that make a file a program. */
function searchPath() {
    const windows = process.platform === 'win32';
    const folders = (process.env['PATH'] ?? process.env['Path'] ?? '')
        .split(windows ? ';' : ':')
        .filter((part) => part !== '');
    const endings = windows ? (process.env['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD').split(';') : [''];
    return { folders, endings };
}
/** Facts of this machine and the places on it. */
function hostFacts(places = {}) {
    const workspace = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(places.workspace ?? process.env['GITHUB_WORKSPACE'] ?? process.cwd());
    return {
        platform: process.platform,
        architecture: process.arch,
        cores: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)(),
        memory: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.totalmem)(),
        workspace,
        home: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, places.home ?? (process.env['SLIPWAY_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), '.slipway'))),
        temp: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(places.temp ?? (process.env['RUNNER_TEMP'] || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)())),
        node: process.execPath,
        bundle: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(places.bundle ?? bundleFolder()),
    };
}
let knownBundle;
/** Told by the entry of each action, which knows where it lies. */
function setBundleFolder(entryUrl) {
    knownBundle = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(entryUrl)), '..', '..', 'bundle', 'dist');
}
/** Unbundled code (the command line in a checkout, tests) finds the built bundle from its own place. */
function bundleFolder() {
    return (knownBundle ??
        (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(import.meta.url)), '..', '..', '..', 'actions', 'bundle', 'dist'));
}
/** Who runs this, where and when, as far as the runner says. */
function provenance(now) {
    const facts = { createdAt: now.toISOString() };
    const { env } = process;
    const set = (key, value) => {
        if (value !== undefined && value !== '')
            facts[key] = value;
    };
    set('repository', env['GITHUB_REPOSITORY']);
    set('commit', env['GITHUB_SHA']);
    set('ref', env['GITHUB_REF']);
    set('workflow', env['GITHUB_WORKFLOW']);
    set('runId', env['GITHUB_RUN_ID']);
    set('runAttempt', env['GITHUB_RUN_ATTEMPT']);
    set('actor', env['GITHUB_ACTOR'] ?? env['USER'] ?? env['USERNAME']);
    if (env['GITHUB_SERVER_URL'] && env['GITHUB_REPOSITORY'] && env['GITHUB_RUN_ID']) {
        facts.run = `${env['GITHUB_SERVER_URL']}/${env['GITHUB_REPOSITORY']}/actions/runs/${env['GITHUB_RUN_ID']}`;
    }
    return facts;
}
/** True when this run can ask GitHub for a token that proves which workflow it is (`id-token: write`). */
function hasIdentityService() {
    const { env } = process;
    return Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL'] && env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']);
}
/** The address of GitHub's REST API, without a slash at the end; another one on a GitHub Enterprise Server. */
function githubApiUrl() {
    return (process.env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
}
/** True when this run can store and fetch workflow artifacts. */
function hasArtifactService() {
    return Boolean(process.env['ACTIONS_RUNTIME_TOKEN'] && process.env['ACTIONS_RESULTS_URL']);
}
/** True when this run has the cache service of GitHub Actions. */
function hasCacheService() {
    const { env } = process;
    return Boolean(env['ACTIONS_RUNTIME_TOKEN'] && (env['ACTIONS_RESULTS_URL'] ?? env['ACTIONS_CACHE_URL']));
}
/** Absolute: where Docker keeps its `config.json`. */
function dockerFolder() {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(process.env['DOCKER_CONFIG'] || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), '.docker'));
}
/**
 * What clients are told of the network of this machine: its proxies, and the file with the certificate authorities that
 * programs are to trust instead of their own. No proxy stands between a run and what runs on the same machine.
 */
function networkEnvironment() {
    const { env } = process;
    const names = ['HTTP_PROXY', 'HTTPS_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
    const direct = [env['no_proxy'] || env['NO_PROXY'], 'localhost,127.0.0.0/8,::1'];
    return {
        proxyEnvironment: {
            ...Object.fromEntries(names.map((name) => [name, env[name]])),
            NO_PROXY: direct.filter(Boolean).join(','),
        },
        certificateFile: env['SSL_CERT_FILE']?.trim() || undefined,
    };
}
/** How MLflow's own tools are told to reach their server. */
function mlflowSettings() {
    const text = (name) => process.env[`MLFLOW_${name}`]?.trim() || undefined;
    const secret = (name) => {
        const value = text(name);
        return value === undefined ? undefined : new _slipway_core_secret__WEBPACK_IMPORTED_MODULE_3__/* .Secret */ .z(value);
    };
    const given = {
        address: text('REGISTRY_URI') ?? text('TRACKING_URI'),
        tracking: text('TRACKING_URI'),
        user: text('TRACKING_USERNAME'),
        password: secret('TRACKING_PASSWORD'),
        token: secret('TRACKING_TOKEN'),
        certificateAuthorities: text('TRACKING_SERVER_CERT_PATH'),
    };
    const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return { ...known, isInsecure: /^(1|true)$/i.test(text('TRACKING_INSECURE_TLS') ?? '') };
}


/***/ }),

/***/ 85952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ flushFileSystems)
/* harmony export */ });
/* unused harmony export isAtLeast */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57975);




/**
 * Flushes the whole file systems that some paths are on: for many small files one flush takes a fraction of the time of
 * one flush a file, each of which commits the journal. Answers false when this machine can not, and then nothing is
 * promised: the files have to be flushed one by one.
 *
 * Linux only, and from 5.8 on, where `syncfs` tells of writes that failed before.
 * Source: https://man7.org/linux/man-pages/man2/syncfs.2.html, "ERRORS" and "VERSIONS".
 */
async function flushFileSystems(paths) {
    if (process.platform !== 'linux' || !isAtLeast((0,node_os__WEBPACK_IMPORTED_MODULE_2__.release)(), 5, 8))
        return false;
    const byDevice = new Map([...new Set(paths)].map((path) => [(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(path).dev, path]));
    try {
        await (0,node_util__WEBPACK_IMPORTED_MODULE_3__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('sync', ['-f', ...byDevice.values()]);
        return true;
    }
    catch {
        return false;
    }
}
/** Whether a kernel's release (`6.18.44-generic`) is at least a version. */
function isAtLeast(kernel, major, minor) {
    const [ours = 0, oursMinor = 0] = kernel.split('.').map(Number);
    return ours > major || (ours === major && oursMinor >= minor);
}


/***/ }),

/***/ 27573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ logIn)
/* harmony export */ });
/* harmony import */ var _slipway_core_markdown__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27569);
/* harmony import */ var _masking_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75487);


/** A log in a given style, with every secret hidden and foreign text made harmless. */
function logIn(style, masks) {
    // Work that is over at once says nothing of its progress.
    let lastProgress = performance.now();
    let hasShownProgress = false;
    const clean = (text) => (0,_masking_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(text, masks);
    return {
        info: (line) => style.line(clean(line)),
        debug: (line) => style.debug(clean(line)),
        foreign: (line) => style.line(clean(`  | ${line}`)),
        mask: (value) => {
            masks.add(value);
            style.mask(value);
        },
        group: async (title, work) => {
            style.startGroup(clean(title));
            const started = performance.now();
            lastProgress = started;
            hasShownProgress = false;
            let failed = true;
            try {
                const result = await work();
                failed = false;
                return result;
            }
            finally {
                style.endGroup(clean(title), performance.now() - started, failed);
            }
        },
        progress: (title, done, total, unit) => {
            const now = performance.now();
            const isEnd = hasShownProgress && done === total;
            if (now - lastProgress < style.progressEveryMs && !isEnd)
                return;
            lastProgress = now;
            hasShownProgress = true;
            style.line(clean(progressText(title, done, total, unit)));
        },
    };
}
function progressText(title, done, total, unit) {
    const amount = (value) => unit === 'bytes' ? (0,_slipway_core_markdown__WEBPACK_IMPORTED_MODULE_1__/* .bytesText */ .pV)(value) : (0,_slipway_core_markdown__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(value, unit.slice(0, -1));
    if (total === undefined || total === 0)
        return `${title}: ${amount(done)}`;
    return `${title}: ${amount(done)} of ${amount(total)} (${Math.floor((done / total) * 100)} %)`;
}


/***/ }),

/***/ 75487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ harmless),
/* harmony export */   O7: () => (/* binding */ Masks),
/* harmony export */   RK: () => (/* binding */ visible)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** Values that must not be seen, and the way they are hidden. One set for a whole run. */
class Masks {
    #values = new Set();
    /** Hides a value, and each line of it, in everything that is printed or published from now on. */
    add(value) {
        for (const part of [value, ...value.split(/\r?\n/)]) {
            // A very short value would turn the whole log into stars and say nothing about itself.
            if (part.trim().length >= 4)
                this.#values.add(part);
        }
    }
    /** The text with every hidden value replaced. Longer values go first, so that none shows through a shorter one. */
    hide(text) {
        let hidden = text;
        for (const value of [...this.#values].toSorted((left, right) => right.length - left.length)) {
            hidden = hidden.replaceAll(value, '***');
        }
        return hidden;
    }
}
/** What acts on a terminal or on the order of what is read, and is not seen itself: controls and marks of direction. */
const unseen = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;
/**
 * A foreign text as people may see it: secrets hidden, colours dropped, and every other control shown as an escape
 * (`\u001b`), so that it can neither move the cursor nor turn the order of what is read. Secrets are hidden before and
 * after, since a colour in the middle of one would keep it from being found.
 */
function visible(text, masks) {
    const plain = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(masks.hide(text)).replaceAll(/\r\n?/g, '\n');
    return masks.hide(plain.replaceAll(unseen, (mark) => mark === '\n' || mark === '\t' ? mark : `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
/**
 * The same for a workflow log: no line can be taken for a workflow command, which the runner still obeys wherever it
 * stands at the start of a line.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
function harmless(text, masks) {
    return visible(text, masks).replaceAll(/^([\s]*)(::|##\[)/gm, '$1\u200B$2');
}


/***/ }),

/***/ 20905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ nodePorts)
});

// UNUSED EXPORTS: silentLog

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/http/build/authorities.js
var authorities = __webpack_require__(96460);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
;// CONCATENATED MODULE: ./packages/signing/build/model-signing.js

/** Signs and checks signatures. What is needed for it is loaded when it is asked for: most runs sign nothing. */
function modelSigning({ identityToken, cache, services = {} }) {
    return {
        signer: async (identity) => {
            if (identity.kind !== 'keyless')
                return (await Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(121)]).then(__webpack_require__.bind(__webpack_require__, 24121))).credentialsOf(identity).signer;
            requireIdentity(identityToken);
            return 'the identity of this workflow';
        },
        sign: async (payload, identity) => {
            if (identity.kind !== 'keyless')
                return (await Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(121)]).then(__webpack_require__.bind(__webpack_require__, 24121))).signWithKey(payload, identity);
            const token = requireIdentity(identityToken);
            return await (await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(88), __webpack_require__.e(917), __webpack_require__.e(275), __webpack_require__.e(403), __webpack_require__.e(951), __webpack_require__.e(49), __webpack_require__.e(668)]).then(__webpack_require__.bind(__webpack_require__, 20668))).signKeyless(payload, token, services);
        },
        ownPayload: async (text, identity) => {
            if (identity.kind === 'keyless')
                return (await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(88), __webpack_require__.e(917), __webpack_require__.e(275), __webpack_require__.e(403), __webpack_require__.e(951), __webpack_require__.e(49), __webpack_require__.e(668)]).then(__webpack_require__.bind(__webpack_require__, 20668))).payloadIfWhole(text);
            const { readBundle } = await __webpack_require__.e(/* import() */ 287).then(__webpack_require__.bind(__webpack_require__, 5287));
            const { payloadIfOwn } = await Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(121)]).then(__webpack_require__.bind(__webpack_require__, 24121));
            const read = readBundle(text);
            return 'fault' in read ? undefined : payloadIfOwn(read.value, identity);
        },
        open: async (text, trust) => {
            if (trust.kind !== 'keyless')
                return (await Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(981)]).then(__webpack_require__.bind(__webpack_require__, 13981))).openLocally(text, trust);
            const { openKeyless } = await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(88), __webpack_require__.e(917), __webpack_require__.e(275), __webpack_require__.e(403), __webpack_require__.e(951), __webpack_require__.e(49), __webpack_require__.e(668)]).then(__webpack_require__.bind(__webpack_require__, 20668));
            const root = trust.trustedRoot ?? (await (await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(951), __webpack_require__.e(694), __webpack_require__.e(781)]).then(__webpack_require__.bind(__webpack_require__, 14781))).publishedRoot(cache));
            return openKeyless(text, trust, root);
        },
        hashRange: async (path, algorithm, start, end) => await (await __webpack_require__.e(/* import() */ 312).then(__webpack_require__.bind(__webpack_require__, 68312))).hashRange(path, algorithm, start, end),
    };
}
function requireIdentity(identityToken) {
    if (identityToken !== undefined)
        return identityToken;
    return (0,trouble/* refuse */.TR)({
        where: { input: 'sign' },
        said: '`keyless`, and this run has no identity that it could prove',
        expected: 'a job of GitHub Actions with the permission `id-token: write`',
        remedy: 'add `permissions: { id-token: write, contents: read }` to the job, or sign with a key',
    });
}

// EXTERNAL MODULE: ./packages/core/build/defined.js
var defined = __webpack_require__(71539);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./packages/runner/build/environment.js
var build_environment = __webpack_require__(68074);
;// CONCATENATED MODULE: ./packages/runner/build/artifacts.js





/**
 * Workflow artifacts through the official toolkit, which is loaded only when an artifact is given or taken: it is by
 * far the largest part of the bundle. Weights do not compress, so nothing is compressed.
 */
const workflowArtifacts = {
    give: async (name, folder) => {
        requireService(name);
        return guarded(name, 'store', () => give(name, folder));
    },
    take: async (name, folder, from) => {
        // GitHub's REST API, which tells of other runs, can be asked from anywhere.
        if (from === undefined)
            requireService(name);
        return guarded(name, 'fetch', () => take(name, folder, from), from);
    },
};
async function client() {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(830), __webpack_require__.e(275), __webpack_require__.e(878), __webpack_require__.e(350), __webpack_require__.e(995), __webpack_require__.e(683)]).then(__webpack_require__.bind(__webpack_require__, 60683));
    return new DefaultArtifactClient();
}
async function give(name, folder) {
    const entries = await external_node_fs_.promises.readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name));
    const answer = await (await client()).uploadArtifact(name, files, folder, { compressionLevel: 0 });
    return { id: String(answer.id ?? ''), digest: `sha256:${answer.digest ?? ''}`, size: answer.size ?? 0 };
}
async function take(name, folder, from) {
    const artifacts = await client();
    const found = from === undefined ? {} : { findBy: findByOf(from) };
    const { artifact } = await artifacts.getArtifact(name, found);
    const answer = await artifacts.downloadArtifact(artifact.id, {
        ...found,
        path: folder,
        ...(0,defined/* defined */.s)({ expectedHash: artifact.digest }),
    });
    // The toolkit only reports a mismatch; bytes that are not the ones that were stored must not be used.
    if (answer.digestMismatch === true) {
        await external_node_fs_.promises.rm(folder, { recursive: true, force: true });
        throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `artifact \`${name}\` is not what was stored: its digest differs`, {
            remedy: 'run the job that stores the artifact again',
        });
    }
}
function findByOf({ id, repository, token }) {
    const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
    return { token: token.reveal(), workflowRunId: Number(id), repositoryOwner, repositoryName };
}
function requireService(name) {
    if ((0,build_environment/* hasArtifactService */.ob)())
        return;
    (0,trouble/* refuse */.TR)({
        where: { input: 'artifact' },
        said: `artifact \`${name}\` outside of a workflow run`,
        expected: 'a step of a workflow run: only there are artifacts kept',
        remedy: 'hand the folder on by its path instead',
    });
}
async function guarded(name, verb, work, from) {
    try {
        return await work();
    }
    catch (thrown) {
        if (thrown instanceof trouble/* Failure */.HR || thrown instanceof trouble/* Problems */.Zw)
            throw thrown;
        const of = from === undefined ? '' : ` of run ${from.id} of ${from.repository}`;
        const said = `could not ${verb} artifact \`${name}\`${of}: ${(0,trouble/* messageOf */.bD)(thrown)}`;
        const remedy = from === undefined ? artifactRemedy((0,trouble/* messageOf */.bD)(thrown)) : earlierRemedy((0,trouble/* messageOf */.bD)(thrown), from);
        throw new trouble/* Failure */.HR('ARTIFACT_FAILED', said, { cause: thrown, remedy });
    }
}
function earlierRemedy(message, { id, repository }) {
    if (/bad credentials|not accessible|requires authentication|\b40[13]\b/i.test(message))
        return `give a token with \`actions: read\` for ${repository}`;
    return `check the name, and that run ${id} of ${repository} is that run; artifacts go when their retention ends`;
}
function artifactRemedy(message) {
    if (/already exists/.test(message))
        return 'give every artifact of a run its own name';
    if (/not found|Unable to find/i.test(message))
        return 'check that a job before this one stores an artifact of that name, and that this job `needs` it';
    return 'run the job again; if it stays so, look at the status of the artifact service';
}

;// CONCATENATED MODULE: ./packages/runner/build/attestations.js


/**
 * Attestations of GitHub through the official toolkit, which is loaded only when one is made. They need the identity of
 * a workflow run, which GitHub Enterprise Server does not give.
 */
const workflowAttestations = {
    async provenance({ name, digest }, token) {
        if (!(0,build_environment/* hasIdentityService */.g1)()) {
            (0,trouble/* refuse */.TR)({
                where: { input: 'attest' },
                said: 'this run has no identity to attest with',
                expected: 'a step of a workflow run on github.com with the permission `id-token: write`',
                remedy: 'add `id-token: write` and `attestations: write` to the `permissions` of the job, or leave `attest` out',
            });
        }
        try {
            const { attestProvenance } = await Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(830), __webpack_require__.e(88), __webpack_require__.e(275), __webpack_require__.e(878), __webpack_require__.e(403), __webpack_require__.e(995), __webpack_require__.e(476)]).then(__webpack_require__.bind(__webpack_require__, 4476));
            const sha256 = digest.replace(/^sha256:/, '');
            const { attestationID, bundle } = await attestProvenance({
                subjects: [{ name, digest: { sha256 } }],
                token: token.reveal(),
            });
            return {
                bundle: JSON.stringify(bundle),
                id: attestationID,
            };
        }
        catch (thrown) {
            throw new trouble/* Failure */.HR('ATTESTATION_FAILED', `no attestation could be made: ${(0,trouble/* messageOf */.bD)(thrown)}`, {
                cause: thrown,
                remedy: 'check that the job has the permissions `id-token: write` and `attestations: write`, and that the plan of a private repository includes attestations',
            });
        }
    },
};

;// CONCATENATED MODULE: ./packages/runner/build/cache.js


/**
 * The cache of GitHub Actions through the official toolkit, which is loaded only where there is such a cache. It makes
 * later runs faster and nothing else: whatever goes wrong with it is told and forgotten.
 */
function workflowCache(log) {
    const quietly = async (what, work) => {
        if (!(0,build_environment/* hasCacheService */.G9)())
            return false;
        try {
            return await work();
        }
        catch (thrown) {
            log.info(`the cache could not be ${what}: ${(0,trouble/* messageOf */.bD)(thrown)}`);
            return false;
        }
    };
    return {
        restore: (key, folder) => quietly('read', async () => {
            const { restoreCache } = await Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(830), __webpack_require__.e(88), __webpack_require__.e(878), __webpack_require__.e(350), __webpack_require__.e(151)]).then(__webpack_require__.bind(__webpack_require__, 74151));
            return (await restoreCache([folder], key)) !== undefined;
        }),
        save: (key, folder) => quietly('written', async () => {
            const { saveCache } = await Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(830), __webpack_require__.e(88), __webpack_require__.e(878), __webpack_require__.e(350), __webpack_require__.e(151)]).then(__webpack_require__.bind(__webpack_require__, 74151));
            return (await saveCache([folder], key)) >= 0;
        }),
    };
}

;// CONCATENATED MODULE: ./packages/runner/build/clock.js

/** The system's clock; waiting ends at once when the run is cancelled. */
function systemClock(cancelled) {
    return {
        now: () => Date.now(),
        sleep: (ms) => new Promise((resolve, reject) => {
            const onCancel = () => {
                clearTimeout(timer);
                reject(new trouble/* Failure */.HR('CANCELLED', 'the run was cancelled'));
            };
            const timer = setTimeout(() => {
                cancelled.removeEventListener('abort', onCancel);
                resolve();
            }, ms);
            if (cancelled.aborted)
                onCancel();
            else
                cancelled.addEventListener('abort', onCancel, { once: true });
        }),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./packages/core/build/digest.js
var digest = __webpack_require__(70120);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./packages/core/build/storage-failure.js
var storage_failure = __webpack_require__(54524);
;// CONCATENATED MODULE: ./packages/runner/build/storage-failure.js


/** Does work on the disk; what it refuses becomes a `Failure` that says which path and what to do. */
async function storage_failure_guarded(verb, path, work) {
    try {
        return await work();
    }
    catch (thrown) {
        throw (0,storage_failure/* storageFailure */.K)(verb, (0,external_node_path_.resolve)(path), thrown);
    }
}

;// CONCATENATED MODULE: ./packages/runner/build/background-flushes.js



/** How many files may be on their way to the disk at a time; each keeps a descriptor open. */
const filesAtATime = 64;
/** Brings written files to the disk while others are still written: journals commit what comes together. */
class BackgroundFlushes {
    #early = new Map();
    #final = new Set();
    #failure;
    /** Sets the disk to work on a file that is still being written. Nothing is promised by it. */
    begin(file) {
        const begun = (0,external_node_util_.promisify)(external_node_fs_.fdatasync)(file).catch(() => undefined);
        this.#early.set(file, [...(this.#early.get(file) ?? []), begun]);
    }
    /** Flushes a file that is written whole, and closes it. `path` is for messages. */
    finish(file, path) {
        const flushed = storage_failure_guarded('write', path, () => this.#flush(file))
            .catch((thrown) => {
            this.#failure ??= { thrown };
        })
            .finally(() => this.#final.delete(flushed));
        this.#final.add(flushed);
    }
    async #flush(file) {
        try {
            await (0,external_node_util_.promisify)(external_node_fs_.fsync)(file);
        }
        finally {
            await Promise.all(this.#early.get(file) ?? []);
            this.#early.delete(file);
            (0,external_node_fs_.closeSync)(file);
        }
    }
    /** Waits until another file may be opened. Throws what a flush threw. */
    async room() {
        if (this.#final.size < filesAtATime)
            return;
        await Promise.race(this.#final);
        this.#throwFailure();
    }
    /** Waits until every file is on the disk and closed. Throws what a flush threw. */
    async all() {
        await Promise.all(this.#final);
        this.#throwFailure();
    }
    #throwFailure() {
        if (this.#failure !== undefined)
            throw this.#failure.thrown;
    }
}

// EXTERNAL MODULE: ./packages/runner/build/file-system-flush.js
var file_system_flush = __webpack_require__(85952);
;// CONCATENATED MODULE: ./packages/runner/build/hashed-copy.js







/**
 * One buffer for all files, also of copies at the same time, because nothing waits between a read and the use of what
 * was read. Reads of 1 MiB hash as fast as larger ones and keep memory flat.
 */
const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
/** After so many bytes of one file the disk is set to work, and signals and timers get a turn. */
const breatheEveryBytes = 64 * 1024 * 1024;
/** From so many copies on, small ones are flushed together at the end. */
const manyCopies = 64;
/** A small file: its own flush would take longer than copying it. */
const smallBytes = 1024 * 1024;
/**
 * Copies files and hashes what was read in the same pass; everything is on disk before it resolves. While one file is
 * copied, those before it are flushed; many small files are flushed together.
 * @throws Failure `CHANGED_WHILE_READ` when a source changed meanwhile, `STORAGE_FAILED`
 */
async function copyHashed(copies, onBytes) {
    const hashed = [];
    const flushes = new BackgroundFlushes();
    const postponed = [];
    try {
        for (const [index, { from, to }] of copies.entries()) {
            const sink = await storage_failure_guarded('write', to, () => Promise.resolve((0,external_node_fs_.openSync)(to, 'wx')));
            let copied;
            try {
                const take = (bytes) => writeAll(sink, bytes);
                const breathe = () => flushes.begin(sink);
                copied = await storage_failure_guarded('copy', from, () => readThrough(from, { onBytes, take, breathe }));
                hashed.push({ size: copied.size, sha256: copied.sha256 });
            }
            finally {
                if (copies.length < manyCopies || copied === undefined || copied.size > smallBytes) {
                    flushes.finish(sink, to);
                }
                else {
                    (0,external_node_fs_.closeSync)(sink);
                    postponed.push(to);
                }
            }
            await flushes.room();
            if (index % manyCopies === 0)
                await new Promise(setImmediate);
        }
        await flushTogether(postponed, flushes);
    }
    finally {
        await flushes.all();
    }
    return hashed;
}
/** One flush of the file system, or one of each file where that is not to be had. */
async function flushTogether(paths, flushes) {
    if (paths.length === 0 || (await (0,file_system_flush/* flushFileSystems */.t)(paths.map((path) => (0,external_node_path_.dirname)(path)))))
        return;
    for (const path of paths) {
        flushes.finish(await storage_failure_guarded('write', path, () => Promise.resolve((0,external_node_fs_.openSync)(path, 'r+'))), path);
        await flushes.room();
    }
}
/** Hashes a file. @throws Failure `CHANGED_WHILE_READ`, `STORAGE_FAILED` */
function hashFile(path, onBytes) {
    return readThrough(path, { onBytes });
}
/** Synchronous calls: for one file at a time they are faster than streams and need one buffer. */
async function readThrough(from, { onBytes, take, breathe }) {
    const source = (0,external_node_fs_.openSync)(from, 'r');
    try {
        const before = (0,external_node_fs_.fstatSync)(source);
        const hash = (0,external_node_crypto_.createHash)('sha256');
        let size = 0;
        for (;;) {
            const count = (0,external_node_fs_.readSync)(source, buffer, 0, buffer.length, null);
            if (count === 0)
                break;
            const bytes = buffer.subarray(0, count);
            hash.update(bytes);
            take?.(bytes);
            onBytes?.(count);
            size += count;
            // A file that grows as fast as it is read has no end.
            if (size > before.size)
                break;
            if (size % breatheEveryBytes !== 0)
                continue;
            breathe?.();
            await new Promise(setImmediate);
        }
        const after = (0,external_node_fs_.fstatSync)(source);
        if (size !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
            throw new trouble/* Failure */.HR('CHANGED_WHILE_READ', `${from} changed while it was read`, {
                remedy: 'run this after whatever writes the file has finished',
            });
        }
        return { size, sha256: hash.digest('hex'), modifiedMs: after.mtimeMs };
    }
    finally {
        (0,external_node_fs_.closeSync)(source);
    }
}
function writeAll(sink, bytes) {
    let written = 0;
    while (written < bytes.length)
        written += (0,external_node_fs_.writeSync)(sink, bytes, written, bytes.length - written);
}

;// CONCATENATED MODULE: ./packages/runner/build/files.js






/** A read of at most so many bytes is done at once: it takes less time than handing it to another thread. */
const shortRead = 64 * 1024;
/** The real disk, seen from a workspace. */
function diskFiles(workspace, temp) {
    return {
        join: external_node_path_.join,
        resolve: (path) => (0,external_node_path_.resolve)(workspace, path),
        relative: external_node_path_.relative,
        basename: external_node_path_.basename,
        dirname: external_node_path_.dirname,
        realPath: (path) => storage_failure_guarded('find', path, () => external_node_fs_.promises.realpath(path)),
        stat: (path) => stat(path),
        walk: (folder) => storage_failure_guarded('list', folder, () => walk(folder)),
        names: async (folder) => (await absent(external_node_fs_.promises.readdir(folder), [])).toSorted(digest/* byCodePoint */.HH),
        open: (path) => storage_failure_guarded('read', path, () => files_open(path)),
        readText: (path) => storage_failure_guarded('read', path, () => external_node_fs_.promises.readFile(path, 'utf8')),
        readTextIfThere: (path) => storage_failure_guarded('read', path, () => absent(external_node_fs_.promises.readFile(path, 'utf8'), undefined)),
        makeFolder: (path) => storage_failure_guarded('make the folder', path, async () => {
            await external_node_fs_.promises.mkdir(path, { recursive: true });
        }),
        temporaryFolder: async (prefix, below = temp) => {
            await external_node_fs_.promises.mkdir(below, { recursive: true });
            return storage_failure_guarded('make a folder in', below, () => external_node_fs_.promises.mkdtemp((0,external_node_path_.join)(below, prefix)));
        },
        write: (path, content, options) => storage_failure_guarded('write', path, () => writeWhole(path, content, options?.mode)),
        claim: (path, content) => storage_failure_guarded('write', path, () => claim(path, content)),
        append: (path, line) => storage_failure_guarded('write', path, () => append(path, line)),
        copyHashed: (copies, onBytes) => copyHashed(copies, onBytes),
        hash: (path, onBytes) => storage_failure_guarded('read', path, () => hashFile(path, onBytes)),
        sha256: (content) => (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex'),
        copy: (from, to) => storage_failure_guarded('copy', from, async () => {
            await external_node_fs_.promises.mkdir((0,external_node_path_.dirname)(to), { recursive: true });
            await external_node_fs_.promises.cp(from, to, { recursive: true, mode: external_node_fs_.constants.COPYFILE_FICLONE, verbatimSymlinks: true });
        }),
        move: (from, to) => storage_failure_guarded('move', from, async () => {
            await external_node_fs_.promises.mkdir((0,external_node_path_.dirname)(to), { recursive: true });
            await external_node_fs_.promises.rename(from, to);
        }),
        moveAll: (moves) => storage_failure_guarded('move files to', (0,external_node_path_.dirname)(moves[0]?.to ?? ''), () => moveAll(moves)),
        remove: (path) => storage_failure_guarded('remove', path, () => external_node_fs_.promises.rm(path, { recursive: true, force: true, maxRetries: 3 })),
        flushFolder: (path) => Promise.resolve(flushFolder(path)),
    };
}
async function stat(path) {
    try {
        return factsOf(await external_node_fs_.promises.stat(path));
    }
    catch {
        return undefined;
    }
}
function factsOf(raw) {
    const kind = raw.isSymbolicLink() ? 'link' : raw.isFile() ? 'file' : raw.isDirectory() ? 'folder' : 'other';
    return { kind, size: kind === 'folder' ? 0 : raw.size, modifiedMs: raw.mtimeMs };
}
async function walk(folder) {
    const entries = await external_node_fs_.promises.readdir(folder, { recursive: true, withFileTypes: true });
    const found = [];
    for (const entry of entries)
        found.push(await foundEntry(folder, entry));
    return found.toSorted((left, right) => (0,digest/* byCodePoint */.HH)(left.path, right.path));
}
/** `lstatSync`, because thousands of entries handed to other threads take ten times as long. */
async function foundEntry(folder, { parentPath, name }) {
    const absolute = (0,external_node_path_.join)(parentPath, name);
    const facts = factsOf((0,external_node_fs_.lstatSync)(absolute));
    const path = (0,external_node_path_.relative)(folder, absolute).split(external_node_path_.sep).join('/');
    if (facts.kind !== 'link')
        return { path, ...facts };
    const target = await external_node_fs_.promises.realpath(absolute).catch(() => undefined);
    return target === undefined ? { path, ...facts } : { path, ...facts, target };
}
/** `statSync`, because models have thousands of files and a call handed to another thread takes ten times as long. */
async function files_open(path) {
    const { size } = (0,external_node_fs_.statSync)(path);
    return {
        size,
        read: (offset, length) => storage_failure_guarded('read', path, async () => {
            const wanted = Math.max(0, Math.min(length, size - offset));
            return wanted <= shortRead ? readNow(path, offset, wanted) : await readRange(path, offset, wanted);
        }),
    };
}
function readNow(path, offset, wanted) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const bytes = new Uint8Array(wanted);
        return bytes.subarray(0, (0,external_node_fs_.readSync)(file, bytes, 0, wanted, offset));
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
async function readRange(path, offset, wanted) {
    const handle = await external_node_fs_.promises.open(path, 'r');
    try {
        const bytes = new Uint8Array(wanted);
        let filled = 0;
        while (filled < wanted) {
            const { bytesRead } = await handle.read(bytes, filled, wanted - filled, offset + filled);
            if (bytesRead === 0)
                break;
            filled += bytesRead;
        }
        return bytes.subarray(0, filled);
    }
    finally {
        await handle.close();
    }
}
/**
 * Renames and flushes. Synchronous calls: a rename takes a tenth of the time that handing it to another thread does.
 * Windows refuses to replace a file that somebody reads; what is there stays then.
 */
async function moveAll(moves) {
    const folders = new Set(moves.map(({ to }) => (0,external_node_path_.dirname)(to)));
    const made = [...folders].filter((folder) => (0,external_node_fs_.mkdirSync)(folder, { recursive: true }) !== undefined);
    for (const { from, to } of moves) {
        try {
            (0,external_node_fs_.renameSync)(from, to);
        }
        catch (thrown) {
            if (!(0,external_node_fs_.existsSync)(to))
                throw thrown;
        }
    }
    const parents = new Set(made.map((folder) => (0,external_node_path_.dirname)(folder)));
    for (const folder of [...folders, ...parents])
        flushFolder(folder);
}
/** A name beside the final one, so that the rename stays on one file system. */
function beside(path) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${process.pid}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.tmp`);
}
async function writeFlushed(path, content, mode) {
    const handle = await external_node_fs_.promises.open(path, 'wx', mode ?? 0o666);
    try {
        await handle.writeFile(content);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
async function writeWhole(path, content, mode) {
    await external_node_fs_.promises.mkdir((0,external_node_path_.dirname)(path), { recursive: true });
    const temporary = beside(path);
    try {
        await writeFlushed(temporary, content, mode);
        await external_node_fs_.promises.rename(temporary, path);
    }
    catch (thrown) {
        await external_node_fs_.promises.rm(temporary, { force: true });
        throw thrown;
    }
    flushFolder((0,external_node_path_.dirname)(path));
}
/** A hard link is the one way to make a whole file appear under a name only when the name is free. */
async function claim(path, content) {
    await external_node_fs_.promises.mkdir((0,external_node_path_.dirname)(path), { recursive: true });
    const temporary = beside(path);
    try {
        await writeFlushed(temporary, content);
        await external_node_fs_.promises.link(temporary, path);
    }
    catch (thrown) {
        if (isCode(thrown, 'EEXIST'))
            return false;
        throw thrown;
    }
    finally {
        await external_node_fs_.promises.rm(temporary, { force: true });
    }
    flushFolder((0,external_node_path_.dirname)(path));
    return true;
}
async function append(path, line) {
    await external_node_fs_.promises.mkdir((0,external_node_path_.dirname)(path), { recursive: true });
    const handle = await external_node_fs_.promises.open(path, 'a');
    try {
        await handle.writeFile(`${line}\n`);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
/** Windows can not open folders; there the rename itself has to be enough. */
function flushFolder(path) {
    if (process.platform === 'win32')
        return;
    try {
        const folder = (0,external_node_fs_.openSync)(path, 'r');
        try {
            (0,external_node_fs_.fsyncSync)(folder);
        }
        finally {
            (0,external_node_fs_.closeSync)(folder);
        }
    }
    catch {
        // Some file systems (network mounts) refuse to flush a folder; the files themselves are flushed.
    }
}
function isCode(thrown, code) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === code;
}
async function absent(reading, otherwise) {
    try {
        return await reading;
    }
    catch (thrown) {
        if (isCode(thrown, 'ENOENT') || isCode(thrown, 'ENOTDIR'))
            return otherwise;
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./packages/runner/build/http.js

const usualMs = 30_000;
/** Calls services, once each. What does it is loaded when it is first asked for: most runs never do, and start sooner. */
function httpPort(network) {
    const load = async () => {
        const { Connections } = await __webpack_require__.e(/* import() */ 962).then(__webpack_require__.bind(__webpack_require__, 53962));
        const { ask } = await __webpack_require__.e(/* import() */ 448).then(__webpack_require__.bind(__webpack_require__, 53448));
        const { textAnswer } = await __webpack_require__.e(/* import() */ 258).then(__webpack_require__.bind(__webpack_require__, 24258));
        const { connectionFailure, TimedOut } = await __webpack_require__.e(/* import() */ 493).then(__webpack_require__.bind(__webpack_require__, 97493));
        const connections = new Connections(network);
        return {
            send: async ({ method, url, headers = {}, body, timeoutMs = usualMs, bodyBytes }) => {
                const address = new URL(url);
                try {
                    const outgoing = { method, url: address, headers, body };
                    return textAnswer(await ask(connections, outgoing, { wholeMs: timeoutMs, bodyBytes }));
                }
                catch (thrown) {
                    if (thrown instanceof trouble/* Failure */.HR)
                        throw thrown;
                    const said = `${method} ${address.origin}${address.pathname}`;
                    if (thrown instanceof TimedOut)
                        throw new trouble/* Failure */.HR('NETWORK_FAILED', `${said}: no answer in time`, { cause: thrown });
                    throw connectionFailure(said, address.host, thrown);
                }
            },
        };
    };
    let loading;
    return { send: async (request) => (await (loading ??= load())).send(request) };
}

// EXTERNAL MODULE: ./packages/oci/build/image/build-image.js
var build_image = __webpack_require__(68278);
;// CONCATENATED MODULE: ./packages/runner/build/images.js

/**
 * Images and registries. What speaks to registries and compresses is loaded when it is first asked for: most runs never
 * do, and start sooner without.
 * @param bundle absolute path of the built bundle, `Host.bundle`
 */
function lazyImages(host, bundle) {
    let loading;
    const load = async () => {
        const { registryImages } = await Promise.all(/* import() */[__webpack_require__.e(306), __webpack_require__.e(962), __webpack_require__.e(303)]).then(__webpack_require__.bind(__webpack_require__, 29303));
        const { threadProgram } = await Promise.all(/* import() */[__webpack_require__.e(306), __webpack_require__.e(219)]).then(__webpack_require__.bind(__webpack_require__, 90219));
        return registryImages({ ...host, threadProgram: threadProgram(bundle) });
    };
    const loaded = () => (loading ??= load());
    return {
        base: async (...given) => (await loaded()).base(...given),
        describe: async (...given) => (await loaded()).describe(...given),
        foresee: (...given) => void loaded().then((images) => images.foresee(...given)),
        layer: async (...given) => (await loaded()).layer(...given),
        isWhole: async (...given) => (await loaded()).isWhole(...given),
        build: build_image/* buildImage */._w,
        buildArtifact: async (...given) => (await loaded()).buildArtifact(...given),
        push: async (...given) => (await loaded()).push(...given),
        session: async (...given) => (await loaded()).session(...given),
        referrers: async (...given) => (await loaded()).referrers(...given),
        writeLayout: async (...given) => (await loaded()).writeLayout(...given),
    };
}

;// CONCATENATED MODULE: ./packages/runner/build/identity.js


/**
 * How to get a token that proves which workflow this is, meant for one audience; undefined where the run has none.
 * The toolkit, which asks GitHub for it, is loaded only then; it masks the token.
 */
function workflowIdentity(audience) {
    return (0,build_environment/* hasIdentityService */.g1)() ? () => token(audience) : undefined;
}
async function token(audience) {
    const { getIDToken } = await __webpack_require__.e(/* import() */ 838).then(__webpack_require__.bind(__webpack_require__, 33838));
    try {
        return await getIDToken(audience);
    }
    catch (thrown) {
        throw new trouble/* Failure */.HR('ACCESS_DENIED', `GitHub gave no identity token: ${(0,trouble/* messageOf */.bD)(thrown)}`, {
            cause: thrown,
            remedy: 'check that the job has the permission `id-token: write`',
        });
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./packages/runner/build/process-identity.js


/**
 * A mark of when a process started, which together with its number names that very process; undefined when no live
 * process has the number. Linux: field 22 of /proc/<pid>/stat (clock ticks since boot) with the boot id; elsewhere what
 * the system's own tool says. A zombie counts as gone.
 * Source: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function startMark(pid) {
    if (process.platform === 'linux')
        return linuxMark(pid);
    if (process.platform === 'win32')
        return windowsMark(pid);
    return toolMark('ps', ['-o', 'lstart=', '-p', String(pid)]);
}
async function linuxMark(pid) {
    try {
        const [stat, boot] = await Promise.all([
            external_node_fs_.promises.readFile(`/proc/${pid}/stat`, 'utf8'),
            external_node_fs_.promises.readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
        ]);
        // The name of the program may hold spaces and parentheses: count from the last parenthesis.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (fields[0] === 'Z' || fields[0] === 'X')
            return undefined;
        return `${boot.trim()}/${fields[19]}`;
    }
    catch {
        return undefined;
    }
}
function windowsMark(pid) {
    const script = `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToFileTimeUtc()`;
    return toolMark('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script]);
}
function toolMark(program, args) {
    return new Promise((resolve) => {
        (0,external_node_child_process_.execFile)(program, args, { windowsHide: true }, (thrown, stdout) => {
            const mark = stdout.trim();
            resolve(thrown !== null || mark === '' ? undefined : mark);
        });
    });
}

;// CONCATENATED MODULE: ./packages/runner/build/processes.js







/** How much of a program's output is kept, in characters; the end is what tells why it failed. */
const keptOutput = 4_000_000;
const isWindows = process.platform === 'win32';
/** Real child processes. On POSIX each leads a process group, so that its own children end with it. */
function childProcesses(signal) {
    return {
        run: (command, options = {}) => run(command, options, signal),
        startDetached,
        self: async () => ({ pid: process.pid, startedAt: (await startMark(process.pid)) ?? 'unknown' }),
        isRunning: async ({ pid, startedAt }) => (await startMark(pid)) === startedAt,
        stop,
        find,
        freePort,
        isListening,
    };
}
function environmentOf(command) {
    const environment = (0,build_environment/* inheritedEnvironment */.aJ)();
    for (const [name, value] of Object.entries(command.environment ?? {})) {
        if (value === undefined)
            delete environment[name];
        else
            environment[name] = value;
    }
    return environment;
}
function run(command, options, cancelled) {
    const started = performance.now();
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(command.program, command.args, {
            cwd: command.folder,
            env: environmentOf(command),
            detached: !isWindows,
            windowsHide: true,
            // Windows runs .cmd and .bat only through its shell; arguments of ours never come from untrusted text there.
            shell: isWindows && /\.(cmd|bat)$/i.test(command.program),
            stdio: ['pipe', 'pipe', 'pipe'],
        });
        let ended;
        const onStop = () => {
            killGroup(child, 'SIGTERM');
            setTimeout(() => killGroup(child, 'SIGKILL'), 3000).unref();
        };
        const end = (failure) => {
            ended ??= failure;
            onStop();
        };
        const onCancel = () => end(new trouble/* Failure */.HR('CANCELLED', `${command.program} was stopped because the run was cancelled`));
        cancelled.addEventListener('abort', onCancel, { once: true });
        options.stop?.addEventListener('abort', onStop, { once: true });
        const timer = options.timeoutMs === undefined
            ? undefined
            : setTimeout(() => end(timeoutOf(command, options.timeoutMs)), options.timeoutMs);
        const stdout = collect(child.stdout, options.onLine);
        const stderr = collect(child.stderr, options.onLine);
        const settle = (settlement) => {
            clearTimeout(timer);
            cancelled.removeEventListener('abort', onCancel);
            options.stop?.removeEventListener('abort', onStop);
            settlement();
        };
        child.on('spawn', () => options.onStart?.(child.pid));
        child.on('error', (thrown) => settle(() => reject(notStarted(command, thrown))));
        child.on('close', (code, signal) => settle(() => {
            if (ended !== undefined)
                reject(ended);
            else
                resolve({ code, signal, stdout: stdout(), stderr: stderr(), ms: performance.now() - started });
        }));
        // A program that does not read its input closes it early; that is its own affair.
        child.stdin.on('error', () => undefined);
        child.stdin.end(command.input ?? '');
        if (cancelled.aborted)
            onCancel();
        if (options.stop?.aborted === true)
            onStop();
    });
}
function timeoutOf(command, timeoutMs) {
    return new trouble/* Failure */.HR('PROCESS_TIMEOUT', `${command.program} did not end within ${Math.round(timeoutMs / 1000)} s and was stopped`);
}
function notStarted(command, thrown) {
    return new trouble/* Failure */.HR('PROCESS_FAILED', `${command.program} could not be started: ${(0,trouble/* messageOf */.bD)(thrown)}`, {
        cause: thrown,
    });
}
function collect(stream, onLine) {
    let text = '';
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
        text = (text + chunk).slice(-keptOutput);
        if (onLine === undefined)
            return;
        const parts = (rest + chunk).split(/\r?\n/);
        rest = parts.pop() ?? '';
        for (const part of parts)
            onLine(part);
    });
    stream.on('end', () => {
        if (onLine !== undefined && rest !== '')
            onLine(rest);
    });
    return () => text;
}
function killGroup(child, signal) {
    if (child.pid === undefined || child.exitCode !== null)
        return;
    try {
        process.kill(isWindows ? child.pid : -child.pid, signal);
    }
    catch {
        // It ended by itself in this moment.
    }
}
async function startDetached(command, logFile) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(logFile), { recursive: true });
    const log = (0,external_node_fs_.openSync)(logFile, 'a');
    try {
        const child = (0,external_node_child_process_.spawn)(command.program, command.args, {
            cwd: command.folder,
            env: environmentOf(command),
            detached: true,
            windowsHide: true,
            stdio: ['ignore', log, log],
        });
        await new Promise((resolve, reject) => {
            child.once('spawn', resolve);
            child.once('error', (thrown) => reject(notStarted(command, thrown)));
        });
        const pid = child.pid;
        child.unref();
        return { pid, startedAt: (await startMark(pid)) ?? 'ended' };
    }
    finally {
        (0,external_node_fs_.closeSync)(log);
    }
}
async function stop(identity, graceMs) {
    const signalGroup = (signal) => {
        for (const target of isWindows ? [identity.pid] : [-identity.pid, identity.pid]) {
            try {
                process.kill(target, signal);
                return;
            }
            catch {
                // No group of that number, or it ended already.
            }
        }
    };
    const isGone = async () => (await startMark(identity.pid)) !== identity.startedAt;
    if (await isGone())
        return;
    signalGroup('SIGTERM');
    const deadline = Date.now() + graceMs;
    while (Date.now() < deadline) {
        if (await isGone())
            return;
        await new Promise((resolve) => setTimeout(resolve, 25));
    }
    if (!(await isGone()))
        signalGroup('SIGKILL');
    for (let tries = 0; tries < 80 && !(await isGone()); tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 25));
}
async function find(program) {
    const { folders, endings } = (0,build_environment/* searchPath */.oe)();
    const candidates = (0,external_node_path_.isAbsolute)(program)
        ? endings.map((ending) => program + ending).concat(program)
        : folders.flatMap((folder) => endings.map((ending) => (0,external_node_path_.join)(folder, program + ending)));
    for (const candidate of candidates) {
        const isProgram = await external_node_fs_.promises.access(candidate, external_node_fs_.constants.X_OK).then(async () => (await external_node_fs_.promises.stat(candidate)).isFile(), () => false);
        if (isProgram)
            return candidate;
    }
    return undefined;
}
function freePort() {
    return new Promise((resolve, reject) => {
        const server = (0,external_node_net_.createServer)();
        server.on('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            const port = typeof address === 'object' && address !== null ? address.port : 0;
            server.close(() => resolve(port));
        });
    });
}
function isListening(port) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)({ port, host: '127.0.0.1' });
        const answer = (listening) => {
            socket.destroy();
            resolve(listening);
        };
        socket.setTimeout(1000, () => answer(false));
        socket.once('connect', () => answer(true));
        socket.once('error', () => answer(false));
    });
}

;// CONCATENATED MODULE: ./packages/runner/build/transfers.js
/**
 * Streamed transfers. What does them is loaded when it is first asked for: most runs never do, and start sooner.
 * @param machine its cores, and the absolute path of the built bundle, `Host.bundle`
 */
function lazyTransfers(host, { cores, bundle }, patience = {}) {
    let loading;
    const load = async () => {
        const { streamedTransfers } = await Promise.all(/* import() */[__webpack_require__.e(962), __webpack_require__.e(680)]).then(__webpack_require__.bind(__webpack_require__, 26680));
        const { rangeDigestBeside, threadProgram } = await Promise.all(/* import() */[__webpack_require__.e(306), __webpack_require__.e(219)]).then(__webpack_require__.bind(__webpack_require__, 90219));
        const program = cores < 2 ? undefined : threadProgram(bundle);
        const hashBeside = program === undefined ? undefined : (range) => rangeDigestBeside(range, program);
        return streamedTransfers({ ...host, hashBeside }, patience);
    };
    const loaded = () => (loading ??= load());
    return {
        send: async (...given) => (await loaded()).send(...given),
        receive: async (...given) => (await loaded()).receive(...given),
    };
}

;// CONCATENATED MODULE: ./packages/runner/build/ports.js














/** The real ports: disk, processes, network, clock of this machine. */
function nodePorts(options = {}) {
    const host = (0,build_environment/* hostFacts */.sm)(options);
    const signal = options.signal ?? new AbortController().signal;
    const log = options.log ?? silentLog;
    const processes = childProcesses(signal);
    const clock = systemClock(signal);
    const network = { ...(0,build_environment/* networkEnvironment */.mR)(), signal };
    const http = httpPort(network);
    return {
        files: diskFiles(host.workspace, host.temp),
        processes,
        http,
        github: {
            dispatch: async (...given) => {
                const { githubApi } = await __webpack_require__.e(/* import() */ 67).then(__webpack_require__.bind(__webpack_require__, 18067));
                return githubApi({ http, clock, log, apiUrl: (0,build_environment/* githubApiUrl */.BN)() }).dispatch(...given);
            },
        },
        clock,
        log,
        artifacts: workflowArtifacts,
        images: lazyImages({ ...network, dockerFolder: (0,build_environment/* dockerFolder */.NC)(), processes, clock, log, cores: host.cores }, host.bundle),
        transfers: lazyTransfers({ ...network, clock, log }, host),
        signing: modelSigning({
            identityToken: workflowIdentity('sigstore'),
            cache: (0,external_node_path_.join)(host.home, 'sigstore'),
        }),
        attestations: workflowAttestations,
        settings: {
            mlflow: build_environment/* mlflowSettings */.Zu,
            trustedAuthorities: () => (0,authorities/* trustedAuthorities */.D)(network.certificateFile).join('\n'),
        },
        cache: workflowCache(options.log ?? silentLog),
        host,
        provenance: (0,build_environment/* provenance */.aH)(new Date()),
        signal,
    };
}
/** Says nothing. */
const silentLog = {
    info: () => undefined,
    debug: () => undefined,
    foreign: () => undefined,
    mask: () => undefined,
    group: (_title, work) => work(),
    progress: () => undefined,
};


/***/ }),

/***/ 20644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run),
  C: () => (/* binding */ runAfterPublished)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
;// CONCATENATED MODULE: ./packages/core/build/perform.js

/**
 * Carries out one step in a log group of its own and remembers its answer for later steps. Never throws.
 * @param before is done first, in the same group; when it fails, the step is not carried out
 */
async function perform({ id, title, verb, args }, ports, earlier, before) {
    const started = ports.clock.now();
    const took = () => ports.clock.now() - started;
    try {
        const { result, unchanged = false } = await ports.log.group(title, async () => {
            await before?.();
            return verb.carryOut(args, ports, earlier);
        });
        earlier.set(id, result);
        return { outcome: { id, title, status: unchanged ? 'unchanged' : 'done', ms: took(), result } };
    }
    catch (caught) {
        const thrown = caught instanceof Error ? caught : new Error(String(caught));
        const failure = thrown instanceof trouble/* Failure */.HR ? thrown : undefined;
        return { outcome: { id, title, status: 'failed', ms: took(), failure }, thrown };
    }
}
/** A step that is not begun, because the run was cancelled before it. */
function notBegun({ id, title }) {
    const failure = new trouble/* Failure */.HR('CANCELLED', 'the run was cancelled');
    return { outcome: { id, title, status: 'failed', ms: 0, failure }, thrown: failure };
}
/**
 * The failure of a plan or a course that something was thrown in.
 * @throws Problems, which only show while a step works (a conflict between requirements), and defects
 */
function failureOf(thrown, steps) {
    if (thrown instanceof trouble/* Failure */.HR)
        return thrown;
    if (thrown instanceof trouble/* Problems */.Zw)
        throw thrown;
    const broken = steps.find(({ status }) => status === 'failed');
    throw new Error(`step \`${broken?.id ?? ''}\` broke`, { cause: thrown });
}

// EXTERNAL MODULE: ./packages/core/build/step.js
var step = __webpack_require__(36058);
;// CONCATENATED MODULE: ./packages/core/build/follow.js



/**
 * Carries out any course, one log group a step: keep the state, do what it commands, show it what happened.
 * What went wrong first is the failure of the outcome.
 * @throws Problems and defects of a step, after the course came to its end
 */
async function follow(course, ports, earlier = new step/* Results */.nB()) {
    const steps = [];
    let thrown;
    let isCancelled = false;
    let state = course.start;
    for (;;) {
        const command = course.command(state);
        if ('end' in command)
            return ended(command, steps, thrown);
        const step = stepOf(command);
        const keep = () => course.keep(state, ports, earlier);
        const isRefused = ports.signal.aborted && !isCancelled;
        const performed = isRefused ? notBegun(step) : await perform(step, ports, earlier, keep);
        steps.push(performed.outcome);
        const seen = evidenceOf(command, performed);
        isCancelled ||= seen.kind === 'cancelled';
        if (performed.thrown !== undefined && thrown === undefined) {
            ({ thrown } = performed);
            steps.push(...notReached(course.foreseen(state), steps));
        }
        state = course.next(state, seen, ports.clock.now());
    }
}
function stepOf(command) {
    return 'wait' in command
        ? { id: 'wait', title: command.title, verb: waiting, args: command.wait }
        : command;
}
const waiting = {
    name: 'wait',
    carryOut: async (ms, { clock }) => {
        await clock.sleep(Number(ms));
        return {};
    },
};
function evidenceOf(command, { outcome, thrown }) {
    if (thrown instanceof trouble/* Failure */.HR && thrown.code === 'CANCELLED')
        return { kind: 'cancelled' };
    if (thrown !== undefined)
        return { kind: 'failed', id: outcome.id, thrown };
    return 'wait' in command
        ? { kind: 'waited' }
        : { kind: 'answered', id: outcome.id, answer: outcome.result };
}
/** What was foreseen and will not come to it, now that something went wrong. */
function notReached(foreseen, done) {
    return foreseen
        .filter(({ id }) => done.every((row) => row.id !== id))
        .map(({ id, title }) => ({ id, title, status: 'not reached', ms: 0 }));
}
function ended(end, steps, thrown) {
    if (thrown === undefined)
        return { status: 'done', steps, ended: end };
    return { status: 'failed', steps, failure: failureOf(thrown, steps), ended: end };
}

;// CONCATENATED MODULE: ./packages/core/build/apply.js



/**
 * Carries out a plan, step by step, one log group each, and stops at the first failure; then follows its course.
 * The only place where steps become effects.
 * @throws Problems and defects of a step, after what was done has been put back
 */
async function apply(plan, ports) {
    const earlier = new step/* Results */.nB();
    const steps = [];
    let thrown;
    for (const step of plan.steps) {
        if (thrown !== undefined) {
            steps.push({ id: step.id, title: step.title, status: 'not reached', ms: 0 });
            continue;
        }
        const performed = ports.signal.aborted ? notBegun(step) : await perform(step, ports, earlier);
        steps.push(performed.outcome);
        ({ thrown } = performed);
    }
    if (thrown !== undefined) {
        for (const step of plan.putBack ?? [])
            steps.push((await perform(step, ports, earlier)).outcome);
        return { status: 'failed', steps, failure: failureOf(thrown, steps) };
    }
    if (plan.course === undefined)
        return { status: 'done', steps };
    const outcome = await follow(plan.course, ports, earlier);
    return { ...outcome, steps: [...steps, ...outcome.steps] };
}

// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/core/build/secret.js
var secret = __webpack_require__(35552);
;// CONCATENATED MODULE: ./packages/runner/build/run.js




/**
 * Runs an action from its inputs to its ending: read → look → plan → apply → report. The only place that catches.
 * What is published, and how, is up to the caller.
 */
async function run(action, given, ports) {
    try {
        maskSecrets(action.inputs.rows, given, ports);
        const read = (0,inputs/* readInputs */.Ko)(action.inputs, given);
        if ('problems' in read)
            return { kind: 'problems', problems: read.problems };
        const { spec } = read;
        const facts = await action.look(spec, ports);
        const plan = action.plan(spec, facts);
        const isDryRun = spec['dryRun'] === true;
        if (plan.steps.length === 0 && plan.unchanged !== undefined)
            ports.log.info(plan.unchanged);
        const outcome = isDryRun ? dryRun(plan, ports) : await apply(plan, ports);
        return { kind: 'report', report: action.report(spec, facts, outcome), outcome, plan };
    }
    catch (thrown) {
        if (thrown instanceof trouble/* Problems */.Zw)
            return { kind: 'problems', problems: thrown.problems };
        if (thrown instanceof trouble/* Failure */.HR)
            return { kind: 'failure', failure: thrown };
        return { kind: 'defect', thrown };
    }
}
/**
 * Carries out what has to come after the ending was published; does nothing unless all went well.
 * @returns an ending to publish, too, when that failed
 */
async function runAfterPublished(ending, ports) {
    if (ending.kind !== 'report' || ending.outcome.status !== 'done')
        return undefined;
    const { afterPublished = [] } = ending.plan;
    if (afterPublished.length === 0 || ending.report.failed !== undefined)
        return undefined;
    try {
        const { failure } = await apply({ steps: afterPublished }, ports);
        return failure === undefined ? undefined : { kind: 'failure', failure };
    }
    catch (thrown) {
        if (thrown instanceof trouble/* Problems */.Zw)
            return { kind: 'problems', problems: thrown.problems };
        return { kind: 'defect', thrown };
    }
}
/** Before anything else, so that no message can show a secret, whatever is wrong with the other inputs. */
function maskSecrets(rows, given, ports) {
    for (const [name, row] of Object.entries(rows)) {
        const text = given(name)?.trim();
        if (row.isSecret && text !== undefined && text !== '')
            ports.log.mask(new secret/* Secret */.z(text).reveal());
    }
}
function dryRun(plan, ports) {
    const { course } = plan;
    const foreseen = course === undefined ? [] : course.foreseen(course.start);
    const all = [...plan.steps, ...foreseen, ...(plan.afterPublished ?? [])];
    ports.log.info(all.length === 0 ? 'Dry run: nothing would change.' : 'Dry run: these steps would be carried out.');
    all.forEach((step, index) => ports.log.info(`${index + 1}. ${step.title}`));
    const steps = all.map(({ id, title }) => ({ id, title, status: 'planned', ms: 0 }));
    return { status: 'planned', steps };
}


/***/ }),

/***/ 76146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ stepsBlock),
/* harmony export */   fI: () => (/* binding */ problemText),
/* harmony export */   f_: () => (/* binding */ defectText),
/* harmony export */   kY: () => (/* binding */ failureText)
/* harmony export */ });
/* harmony import */ var _slipway_core_markdown__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27569);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);


// What a person reads of an ending: the same words in the log, in annotations and in the summary.
/** A problem in four lines: where, what was said, what is expected, what to do. */
function problemText(problem) {
    const lines = [(0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .placeText */ .Z9)(problem.where), `  said      ${problem.said}`, `  expected  ${problem.expected}`];
    if (problem.remedy !== undefined)
        lines.push(`  do        ${problem.remedy}`);
    return lines.join('\n');
}
/** A failure: what failed, its causes, what to do, and the last lines of the log of what failed. */
function failureText(failure) {
    const lines = [`${failure.message} (${failure.code})`];
    for (const cause of causesOf(failure))
        lines.push(`  cause     ${cause}`);
    if (failure.remedy !== undefined)
        lines.push(`  do        ${failure.remedy}`);
    if (failure.log.length > 0)
        lines.push('  last lines of its log:', ...failure.log.map((line) => `    ${line}`));
    return lines.join('\n');
}
/** The messages below a failure that its own message does not hold already. */
function causesOf(failure) {
    const causes = [];
    let cause = failure.cause;
    while (cause instanceof Error && causes.length < 5) {
        const message = (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause);
        if (!failure.message.includes(message) && !causes.includes(message))
            causes.push(message);
        cause = cause.cause;
    }
    return causes;
}
/** A defect of Slipway itself, with its stack, because nobody but its makers can mend it. */
function defectText(thrown) {
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    const cause = thrown instanceof Error && thrown.cause instanceof Error ? `\ncaused by ${thrown.cause.stack}` : '';
    return `This is a defect of Slipway, not of your workflow. Please report it with these lines.\n${stack}${cause}`;
}
const marks = {
    done: '✅ done',
    unchanged: '➖ unchanged',
    failed: '❌ failed',
    'not reached': '⚪ not reached',
    planned: '📝 planned',
};
/** The steps of an outcome as a table. */
function stepsBlock(outcome) {
    return {
        kind: 'table',
        columns: ['step', 'result', 'time'],
        rows: outcome.steps.map((step) => [
            step.title,
            marks[step.status],
            step.ms === 0 ? '' : (0,_slipway_core_markdown__WEBPACK_IMPORTED_MODULE_1__/* .durationText */ .S5)(step.ms),
        ]),
        align: ['left', 'left', 'right'],
    };
}


/***/ })

};
