export const id = 982;
export const ids = [982];
export const modules = {

/***/ 34506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ removeAbandoned)
/* harmony export */ });
/** No run that still works has left a file or folder alone for so long. In milliseconds. */
const abandonedMs = 24 * 3_600_000;
/**
 * Removes what killed runs left in a folder: what nobody has touched for a day.
 * @param isOurs which names are unfinished work; all of them when left out
 */
async function removeAbandoned(folder, { files, clock }, isOurs = () => true) {
    for (const name of (await files.names(folder)).filter(isOurs)) {
        const path = files.join(folder, name);
        const facts = await files.stat(path);
        if (facts !== undefined && clock.now() - facts.modifiedMs > abandonedMs)
            await files.remove(path);
    }
}


/***/ }),

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

/***/ 48106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EB: () => (/* binding */ checkedJson),
/* harmony export */   MY: () => (/* binding */ jsonThatFits),
/* harmony export */   nG: () => (/* binding */ byName)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _is_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57864);
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);



/**
 * Reads JSON that came over a wire or from a file, and checks that it is what it should be.
 * @param place what people know it by: a path, or a method and an address
 * @param code of the failure; what a disk holds is `STORAGE_FAILED`
 * @throws Failure that names the first field that is wrong
 */
function checkedJson(schema, text, place, code = 'STORAGE_FAILED') {
    const read = (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC)(schema, parsed(text, place, code));
    if (read.success)
        return read.output;
    throw new _trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, `${place} is not what it should be: ${oneLine((0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .summarize */ .ehc)(read.issues))}`);
}
/** The same for what users give: undefined when it is not what it should be, which the caller says in its own words. */
function jsonThatFits(schema, text) {
    try {
        const read = (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC)(schema, JSON.parse(text));
        return read.success ? read.output : undefined;
    }
    catch {
        return undefined;
    }
}
/** Values by names that users choose: `record` of valibot leaves out what objects have anyway, such as `constructor`. */
function byName(value) {
    return (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .custom */ .IeY)(_is_record_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u, 'Expected Object'), (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi)((given) => Object.entries(given)), (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg)((0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictTuple */ .CxQ)([(0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP)(), value])), (0,valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi)((entries) => Object.fromEntries(entries)));
}
function parsed(text, place, code) {
    try {
        return JSON.parse(text);
    }
    catch (thrown) {
        throw new _trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, `${place} is not JSON: ${(0,_trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown)}`, { cause: thrown });
    }
}
/** `summarize` writes a line an issue and one for its place: `× Invalid type … → at files.0.path`. */
function oneLine(summary) {
    return summary
        .split('\n')
        .slice(0, 2)
        .map((line) => line.replace(/^\s*[×→]\s*/, ''))
        .join(', ');
}


/***/ }),

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

/***/ 1476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ path),
/* harmony export */   Cs: () => (/* binding */ artifactName),
/* harmony export */   K7: () => (/* binding */ keyValues),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Z0: () => (/* binding */ repositoryPattern),
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
/** The name of an artifact of a workflow run. */
function artifactName() {
    return matching(/^[^"':<>|*?\r\n\\/]+$/, 'a name without any of `" : < > | * ? \\ /`');
}
/** A repository of GitHub, `owner/name`. */
const repositoryPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/;
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

/***/ 2102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ modelEvent),
/* harmony export */   ZG: () => (/* binding */ modelEventKinds),
/* harmony export */   c: () => (/* binding */ modelEventSchemas),
/* harmony export */   fY: () => (/* binding */ repositoryDispatch)
/* harmony export */ });
/* unused harmony exports modelEventSchema, payloadLimitBytes, modelEventIdInput */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

/**
 * What happened to a model in a registry, as it travels: the `client_payload` of a `repository_dispatch`. Whoever
 * notices it (a registration, a watch, the relay) writes the same payload, and every action reads it.
 */
const modelEventKinds = ['model-registered', 'model-alias-moved', 'model-tag-set'];
// What is wrong with a field is said by the message of its schema: it is what was expected.
const text = (pattern, expected) => (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(expected), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV)(pattern, expected));
/** Names reach scripts and logs of workflows: a line break or a control character has no business in them. */
const word = text(
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
/^[^\u0000-\u001f\u007f]{1,512}$/, 'a text of 1 to 512 characters without control characters');
const anyText = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)('a text');
const texts = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY)((value) => !Array.isArray(value) && (0,valibot__WEBPACK_IMPORTED_MODULE_0__.is)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P)((0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)(), (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP)()), value), 'names with texts');
/** An object. A field that is missing is expected to be what its own schema says. */
function fields(entries) {
    return (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)(entries, ({ path }) => {
        const field = entries[String(path?.[0].key)];
        return field !== undefined && 'message' in field && typeof field.message === 'string'
            ? field.message
            : 'an object';
    });
}
const detailsSchema = fields({
    /** `sha256:<hex>`: the root digest of the files. */
    digest: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(anyText),
    framework: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(anyText),
    description: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(anyText),
    /** Azure's and older MLflow's word: `Staging`, `Production`. */
    stage: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(anyText),
    /** Where the files come from, in the registry's own words: an address, a run. */
    source: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(anyText),
    /** The MLflow run that made the version. */
    run: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(anyText),
    tags: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(texts),
    properties: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(texts),
});
const common = {
    schemaVersion: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz)(1, '1'),
    /** `sha256:<hex>`: the same for the same event, whoever tells of it and how often. Receivers act once on an id. */
    id: text(/^sha256:[0-9a-f]{64}$/, '`sha256:` and 64 hexadecimal digits'),
    kind: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO)(modelEventKinds, modelEventKinds.join(', ')),
    /** The registry, as the input `registry` takes it where Slipway has a provider for it. */
    registry: word,
    name: word,
    version: word,
    /** When it happened; ISO 8601, UTC. */
    occurredAt: text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'a time in UTC, ISO 8601'),
    details: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(detailsSchema),
};
/** The alias that points to the version now. */
const aliasSchema = word;
/** The tag that the version has now. */
const tagSchema = fields({ key: word, value: anyText });
/** What an event of each kind has. Fields that are not known are left out: a later sender may have more to tell. */
const modelEventSchemas = {
    'model-registered': fields(common),
    'model-alias-moved': fields({ ...common, alias: aliasSchema }),
    'model-tag-set': fields({ ...common, tag: tagSchema }),
};
/** An event of any kind, as our own stores keep it. */
const modelEventSchema = (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc)({ ...common, alias: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(aliasSchema), tag: (0,valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM)(tagSchema) });
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

/***/ 95521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ frameworks),
/* harmony export */   r: () => (/* binding */ modelTypes)
/* harmony export */ });
/** The frameworks that Slipway tells apart by looking at the files. Anything else is `custom`. */
const frameworks = [
    'onnx',
    'scikit-learn',
    'mlflow',
    'tensorflow',
    'keras',
    'pytorch',
    'xgboost',
    'lightgbm',
    'safetensors',
    'gguf',
    'triton',
    'custom',
];
/** Azure ML's model types. Source: Azure ML CLI v2 model YAML schema, field `type`. */
const modelTypes = ['custom_model', 'mlflow_model', 'triton_model'];


/***/ }),

/***/ 5802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ compareVersions),
/* harmony export */   o: () => (/* binding */ byVersion)
/* harmony export */ });
/** Versions that were counted (`7`), and those of numbers with dots or hyphens between them (`1.10.0`, `v2`, `2026-11-21`). */
const numbers = /^v?\d+([.-]\d+)*$/;
/** Orders versions of a model for people: numbers in them count as numbers, so `10` comes after `9`. */
function byVersion(left, right) {
    return plain(left).localeCompare(plain(right), 'en', { numeric: true });
}
/**
 * Which of two versions is older: negative when it is the left one. Undefined when nobody can say, as for versions of
 * words (`rc-1`), unless they are the same.
 */
function compareVersions(left, right) {
    if (left === right)
        return 0;
    return numbers.test(left) && numbers.test(right) ? Math.sign(byVersion(left, right)) : undefined;
}
/** `v1-10.0` as `1.10`, so that only numbers decide. */
function plain(version) {
    if (!numbers.test(version))
        return version;
    return version
        .replace(/^v/, '')
        .replaceAll('-', '.')
        .replace(/(\.0+)+$/, '');
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
/* harmony export */   B: () => (/* binding */ resultOf)
/* harmony export */ });
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
            remedy,
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
