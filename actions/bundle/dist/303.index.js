export const id = 303;
export const ids = [303,258,219];
export const modules = {

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

/***/ 86215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
/**
 * Does work on every item, at most `limit` at a time, and answers in the order of the items. After the first failure
 * nothing new is begun; it is thrown when what was under way has ended.
 */
async function inParallel(items, limit, work) {
    const results = [];
    const queue = items.entries();
    let failure;
    const lane = async () => {
        for (const [index, item] of queue) {
            if (failure !== undefined)
                return;
            try {
                results[index] = await work(item, index);
            }
            catch (thrown) {
                failure ??= { thrown };
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
    if (failure !== undefined)
        throw failure.thrown;
    return results;
}


/***/ }),

/***/ 24258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ readAnswer),
/* harmony export */   kp: () => (/* binding */ headerTexts),
/* harmony export */   textAnswer: () => (/* binding */ textAnswer),
/* harmony export */   vf: () => (/* binding */ discard),
/* harmony export */   wx: () => (/* binding */ header)
/* harmony export */ });
/* unused harmony export bodyLimit */
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** What is read of an answer at most when nothing else is said, in bytes: it is kept in memory. */
const bodyLimit = 64 * 1024 * 1024;
/**
 * Reads an answer to its end.
 * @throws Failure `NETWORK_FAILED` when it is longer than anybody could mean
 */
async function readAnswer(message, limit = bodyLimit) {
    const chunks = [];
    let length = 0;
    for await (const chunk of message) {
        length += chunk.length;
        if (length > limit)
            throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('NETWORK_FAILED', `the service sent an answer of more than ${limit} bytes`, {
                remedy: 'check the address: a service of this kind does not answer at such length',
            });
        chunks.push(chunk);
    }
    return { status: message.statusCode ?? 0, headers: message.headers, body: Buffer.concat(chunks) };
}
/** Frees the connection of an answer whose body nobody needs. */
function discard(message) {
    message.on('error', () => undefined);
    message.resume();
}
/** One header as one text. */
function header(headers, name) {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
}
/** Each header, and the body in UTF-8, as one text. */
function textAnswer({ status, headers, body }) {
    return { status, headers: headerTexts(headers), body: body.toString('utf8') };
}
/** Each header as one text. */
function headerTexts(headers) {
    return Object.fromEntries(Object.keys(headers).map((name) => [name, header(headers, name) ?? '']));
}


/***/ }),

/***/ 87455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ jsonAs)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

/** The JSON of an answer; undefined when it is none, or not what the schema says. */
function jsonAs(schema, text) {
    const read = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qFJ(), schema), text.toString());
    return read.success ? read.output : undefined;
}


/***/ }),

/***/ 90376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ follow)
/* harmony export */ });
/* unused harmony export nextHop */
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24258);


const redirects = [301, 302, 303, 307, 308];
const longestWay = 5;
/** What another host may know of a request. All other headers may be credentials, whatever their names are. */
const harmless = ['accept', 'accept-encoding', 'range', 'user-agent'];
/**
 * What to ask next after an answer that leads elsewhere; undefined when it is the answer. What changes something is
 * followed only within its host, with its method and its body. What reads is followed everywhere but from HTTPS to plain
 * HTTP; once it left its host, no credentials go with it.
 */
function nextHop(asked, status, location) {
    if (location === undefined || !redirects.includes(status))
        return undefined;
    const { method, url: from, headers } = asked;
    const url = URL.parse(location, from.href);
    const isWithin = url?.origin === from.origin;
    const isRead = method === 'GET' || method === 'HEAD';
    if (!isRead && (!isWithin || status === 303))
        return undefined;
    if (url === null || !/^https?:$/.test(url.protocol))
        return { refused: 'leads to what is not the web' };
    if (url.protocol === 'http:' && from.protocol === 'https:')
        return { refused: 'leads from HTTPS to plain HTTP' };
    if (isWithin)
        return { ...asked, url };
    const kept = Object.entries(headers).filter(([name]) => harmless.includes(name.toLowerCase()));
    return { ...asked, url, headers: Object.fromEntries(kept) };
}
/**
 * Sends a request, and follows where its answers lead.
 * @throws Failure `NETWORK_FAILED` when they lead nowhere; what `Connections.send` throws
 */
async function follow(connections, outgoing) {
    let asked = outgoing;
    for (let hops = 0;; hops += 1) {
        const answer = await connections.send(asked);
        const next = nextHop(asked, answer.statusCode ?? 0, answer.headers.location);
        if (next === undefined)
            return answer;
        (0,_answers_js__WEBPACK_IMPORTED_MODULE_1__/* .discard */ .vf)(answer);
        if ('refused' in next)
            throw astray(asked, next.refused);
        if (hops === longestWay)
            throw astray(asked, 'leads on and on');
        asked = next;
    }
}
function astray({ method, url }, how) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('NETWORK_FAILED', `what was asked of ${url.origin} with ${method} ${how}`, {
        remedy: `check the address, and what answers at ${url.host}`,
    });
}


/***/ }),

/***/ 53168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ gzipBlock)
/* harmony export */ });
/* harmony import */ var fflate__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51306);

/**
 * How hard to try. Measured over 300 MB of Python packages: 1 → 34 % of the size at 66 MB/s, 3 → 32 % at 57 MB/s,
 * 6 → 31 % at 43 MB/s. The digests of all compressed layers depend on it.
 */
const level = 3;
/**
 * One gzip member with the block in it; members one after the other are a gzip file, too (RFC 1952, 2.2), as in every
 * eStargz layer. Same block, same bytes on any machine: the zlib inside Node differs by version and by processor,
 * so a compressor in JavaScript of a pinned version does it.
 */
function gzipBlock(block) {
    return (0,fflate__WEBPACK_IMPORTED_MODULE_0__/* .gzipSync */ .u3)(block, { level, mtime: 0 });
}


/***/ }),

/***/ 90219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AY: () => (/* binding */ LayerThread),
/* harmony export */   Eu: () => (/* binding */ inThisThread),
/* harmony export */   pZ: () => (/* binding */ inThreads),
/* harmony export */   rangeDigestBeside: () => (/* binding */ rangeDigestBeside),
/* harmony export */   threadProgram: () => (/* binding */ threadProgram)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73136);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75919);
/* harmony import */ var _gzip_block_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53168);





/**
 * Absolute path of the program that the threads run: the built one, or this very checkout's. Without either, layers are
 * made in the main thread, to the same bytes.
 * @param bundle the folder of the built bundle, `Host.bundle`
 */
function threadProgram(bundle) {
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const candidates = [
        (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(bundle, 'programs', 'layers', 'index.js'),
        (0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(new URL(`layer-worker.${ending}`, import.meta.url)),
    ];
    return candidates.find((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path));
}
/** Compresses in the thread that asks. */
const inThisThread = {
    lanes: 1,
    compress: (block) => Promise.resolve((0,_gzip_block_js__WEBPACK_IMPORTED_MODULE_4__/* .gzipBlock */ .a)(block)),
    [Symbol.asyncDispose]: () => Promise.resolve(),
};
/**
 * Compresses in threads, one for each core. They end when this is disposed.
 * @param program absolute path, see `threadProgram`
 */
function inThreads(program, cores) {
    const threads = Array.from({ length: cores }, () => new LayerThread(program));
    let next = 0;
    return {
        // One block each that is being compressed, and one that waits, so that no thread idles.
        lanes: cores * 2,
        compress: (block) => threads[next++ % cores].ask(block, [block.buffer]),
        async [Symbol.asyncDispose]() {
            await Promise.all(threads.map((thread) => thread.end()));
        },
    };
}
/** One thread. It answers in the order in which it was asked. */
class LayerThread {
    #worker;
    #asked = [];
    #broken;
    /** @param program absolute path, see `threadProgram` */
    constructor(program) {
        this.#worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_3__.Worker(program);
        this.#worker.on('message', (answer) => this.#asked.shift()?.resolve(answer));
        this.#worker.on('error', (thrown) => {
            this.#broken = thrown;
            for (const asked of this.#asked.splice(0))
                asked.reject(thrown);
        });
    }
    /** Whether the process lives on for what is asked. */
    keepsAlive(does) {
        if (does)
            this.#worker.ref();
        else
            this.#worker.unref();
    }
    /** Asks for a compressed block, a layer or a digest. `moved` is memory that is given away. */
    ask(what, moved = []) {
        return new Promise((resolve, reject) => {
            // Nothing would answer any more.
            if (this.#broken !== undefined)
                throw this.#broken;
            this.#asked.push({ resolve, reject });
            this.#worker.postMessage(what, moved);
        });
    }
    /** Ends the thread, whatever it does. */
    async end() {
        await this.#worker.terminate();
    }
}
/**
 * SHA-256 of a range, hexadecimal, computed in a thread of its own; undefined when it could not be read.
 * @param program absolute path, see `threadProgram`
 */
async function rangeDigestBeside(range, program) {
    const thread = new LayerThread(program);
    try {
        return (await thread.ask(range));
    }
    finally {
        await thread.end();
    }
}


/***/ }),

/***/ 29303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registryImages: () => (/* binding */ registryImages)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/build/image-reference.js
var image_reference = __webpack_require__(58699);
// EXTERNAL MODULE: ./packages/oci/build/image/blob-source.js
var blob_source = __webpack_require__(14965);
// EXTERNAL MODULE: ./packages/core/build/image.js
var build_image = __webpack_require__(80247);
// EXTERNAL MODULE: ./packages/oci/build/image/build-image.js
var image_build_image = __webpack_require__(68278);
// EXTERNAL MODULE: ./packages/oci/build/image/canonical-json.js
var canonical_json = __webpack_require__(44391);
// EXTERNAL MODULE: ./packages/oci/build/image/tar-blocks.js
var tar_blocks = __webpack_require__(1676);
;// CONCATENATED MODULE: ./packages/oci/build/image/build-artifact.js





/**
 * Computes an artefact that is no image to run: a model, an SBOM, a signature.
 * Source: https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage
 * @throws Failure `DIGEST_MISMATCH` naming the file, `CHANGED_WHILE_READ`, `STORAGE_FAILED`, `CANCELLED`
 */
async function buildArtifact(wanted, signal) {
    const { mediaType, content: text } = wanted.config ?? { mediaType: build_image/* mediaTypes */.Ib.empty, content: '{}' };
    const config = (0,blob_source/* textBlob */.v3)('the configuration', text, { mediaType });
    // A manifest must have a layer, even when there is nothing to put in it.
    const layers = wanted.layers.length === 0
        ? [(0,blob_source/* textBlob */.v3)('nothing', '{}', { mediaType: build_image/* mediaTypes */.Ib.empty })]
        : await artifactLayers(wanted, signal);
    const content = (0,canonical_json/* canonicalJson */.d)({
        schemaVersion: 2,
        mediaType: build_image/* mediaTypes */.Ib.manifest,
        artifactType: wanted.artifactType,
        config: config.descriptor,
        layers: layers.map(({ descriptor }) => descriptor),
        subject: wanted.subject === undefined ? undefined : bare(wanted.subject),
        ...(0,image_build_image/* annotated */.dR)(wanted.annotations),
    });
    const descriptor = {
        ...(0,image_build_image/* describedText */.BT)(build_image/* mediaTypes */.Ib.manifest, content),
        artifactType: wanted.artifactType,
    };
    return { descriptor, manifests: [{ descriptor, content, blobs: [config, ...layers] }] };
}
/** A subject is found by its digest; what else is said of it where it was listed is not part of the artefact. */
function bare({ mediaType, digest, size }) {
    return { mediaType, digest, size };
}
async function artifactLayers(wanted, signal) {
    const layers = [];
    for (const { mediaType, source, annotations } of wanted.layers) {
        const described = { mediaType, ...(0,image_build_image/* annotated */.dR)(annotations ?? {}) };
        const title = annotations?.['org.opencontainers.image.title'] ?? wanted.artifactType;
        if ('content' in source) {
            layers.push((0,blob_source/* textBlob */.v3)(title, source.content, described));
            continue;
        }
        const { size, ...content } = source;
        const file = (0,blob_source/* observed */.Px)(content, size);
        const { sha256 } = await (0,blob_source/* hashBlocks */.$e)((0,tar_blocks/* fileBlocks */["do"])(file, size, { reuse: true }), signal);
        // Its time is compared when it is read again; its digest is known to be right.
        const { sha256: _, ...known } = file;
        const from = { kind: 'file', ...known };
        layers.push({ title, descriptor: { ...described, digest: `sha256:${sha256}`, size }, source: from });
    }
    return layers;
}

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/oci/build/image/layer-threads.js
var layer_threads = __webpack_require__(90219);
;// CONCATENATED MODULE: ./packages/oci/build/image/foreseen-layers.js


/**
 * Layers that are hashed beside other work, before they are asked for: large files take as long to hash as to look at
 * everything else. Nothing is kept of them but their digests, and nothing depends on it: what was not foreseen, or could
 * not be read then, is made when it is asked for.
 */
class ForeseenLayers {
    #host;
    #known = new Map();
    #threads = [];
    constructor(host) {
        this.#host = host;
    }
    /** Begins with layers; with none, threads begin to start. One for each core at most, which take layers in turn. */
    foresee(layers) {
        const { cores, threadProgram: program } = this.#host;
        if (program === undefined || cores < 2)
            return;
        if (layers.length === 0)
            this.#thread(0, program);
        for (const wanted of layers) {
            const thread = this.#thread(this.#known.size % cores, program);
            const answer = thread.ask(wanted).catch(() => undefined);
            this.#known.set(JSON.stringify(wanted), { thread, answer });
        }
    }
    /** What was found out of a layer; undefined when it was not foreseen. @throws Failure `CANCELLED` */
    async take(wanted) {
        const key = JSON.stringify(wanted);
        const known = this.#known.get(key);
        if (known === undefined)
            return undefined;
        this.#known.delete(key);
        const { signal } = this.#host;
        const over = Promise.withResolvers();
        const cancel = () => over.reject(new trouble/* Failure */.HR('CANCELLED', 'the run was cancelled'));
        if (signal.aborted)
            cancel();
        signal.addEventListener('abort', cancel, { once: true });
        known.thread.keepsAlive(true);
        try {
            return await Promise.race([known.answer, over.promise]);
        }
        finally {
            signal.removeEventListener('abort', cancel);
            known.thread.keepsAlive(false);
            if (this.#known.size === 0)
                await this.#end();
        }
    }
    #thread(index, program) {
        const thread = (this.#threads[index] ??= new layer_threads/* LayerThread */.AY(program));
        // Nobody may ask for its layers in the end: then nobody waits for it either.
        thread.keepsAlive(false);
        return thread;
    }
    async #end() {
        await Promise.all(this.#threads.splice(0).map((thread) => thread.end()));
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./packages/oci/build/image/gzip-block.js
var gzip_block = __webpack_require__(53168);
;// CONCATENATED MODULE: ./packages/oci/build/image/compression.js





/** How many bytes are looked at to decide, and in pieces of what size. */
const sampleCount = 16;
const windowSize = 64 * 1024;
/** Below this a layer is compressed in the main thread: threads would take longer to start. In bytes. */
const worthThreads = 8 * 1024 * 1024;
/**
 * Decides from windows that lie evenly over the layer whether compressing it pays: float weights keep 92 % of their size
 * and take ten times as long, pickled forests and text shrink to a third. Same bytes, same answer.
 */
function worthCompressing(members) {
    const size = (0,tar_blocks/* tarSize */.v$)(members);
    const offsets = size <= sampleCount * windowSize
        ? [0]
        : Array.from({ length: sampleCount }, (_, index) => Math.floor(((size - windowSize) * index) / (sampleCount - 1)));
    let looked = 0;
    let left = 0;
    for (const offset of offsets) {
        const bytes = windowAt(members, offset, Math.ceil((sampleCount * windowSize) / offsets.length));
        looked += bytes.length;
        left += (0,gzip_block/* gzipBlock */.a)(bytes).length;
    }
    return left < looked * 0.8;
}
function windowAt(members, offset, length) {
    for (const block of (0,tar_blocks/* tarBlocks */.YE)(members, { offset, blockSize: length }))
        return block;
    return Buffer.alloc(0);
}
/** The compressor for a layer of a size. @param program see `threadProgram` */
function compressorFor(size, program, cores) {
    return program === undefined || cores < 2 || size < worthThreads ? layer_threads/* inThisThread */.Eu : (0,layer_threads/* inThreads */.pZ)(program, cores);
}
/** Compresses blocks to a gzip file of one member a block. Takes the blocks' memory. */
async function* gzipped(blocks, compressor) {
    const underWay = [];
    for (const block of blocks) {
        const compressed = compressor.compress(block);
        // Its failure is told when its turn comes, which may be after this generator was left.
        compressed.catch(() => undefined);
        underWay.push(compressed);
        if (underWay.length >= compressor.lanes)
            yield (await underWay.shift());
    }
    for (const compressed of underWay)
        yield await compressed;
}
/** Compresses with Node's own Zstandard. Its bytes are those of the library inside Node: another version may differ. */
async function* zstandard(blocks) {
    const compress = (0,external_node_zlib_.createZstdCompress)({ params: { [external_node_zlib_.constants.ZSTD_c_compressionLevel]: 3 } });
    yield* external_node_stream_.Readable.from(blocks).compose(compress);
}
/** What `auto` becomes for these members. */
function compression_decidedCompression(wanted, members) {
    if (wanted !== 'auto')
        return wanted;
    return worthCompressing(members) ? 'gzip' : 'none';
}

// EXTERNAL MODULE: ./packages/core/build/digest.js
var digest = __webpack_require__(70120);
;// CONCATENATED MODULE: ./packages/oci/build/image/layer-members.js

/**
 * The members of a layer's archive in their order: by the code points of their paths, every folder on the way made once.
 * @throws Error naming the layer and the path when a path is no absolute one, is there twice, or is above another file,
 * and when a link points out of the image
 */
function layerMembers(title, entries) {
    const members = new Map();
    for (const entry of entries) {
        const member = memberOf(entry, title);
        const known = members.get(member.path);
        if (known !== undefined &&
            !(known.kind === 'folder' && member.kind === 'folder' && known.mode === member.mode))
            throw new Error(`${title}: ${entry.path} is there twice`);
        members.set(member.path, member);
    }
    for (const path of members.keys()) {
        for (const folder of foldersAbove(path)) {
            const known = members.get(folder);
            if (known === undefined)
                members.set(folder, { kind: 'folder', path: folder, mode: 0o755, size: 0 });
            else if (known.kind !== 'folder')
                throw new Error(`${title}: /${folder} is a ${known.kind}, and a folder above /${path}`);
        }
    }
    return [...members.values()].toSorted((left, right) => (0,digest/* byCodePoint */.HH)(left.path, right.path));
}
function memberOf(entry, title) {
    const path = pathInArchive(entry.path, title);
    switch (entry.kind) {
        case 'file':
            return {
                kind: 'file',
                path,
                mode: fileMode(entry.mode),
                size: entry.size,
                content: contentOf(entry),
            };
        case 'text':
            return {
                kind: 'file',
                path,
                mode: fileMode(entry.mode),
                size: Buffer.byteLength(entry.content),
                content: { text: entry.content },
            };
        case 'folder':
            return { kind: 'folder', path, mode: entry.mode ?? 0o755, size: 0 };
        case 'link':
            if (!staysInside(path, entry.target))
                throw new Error(`${title}: the link ${entry.path} points out of the image, to ${entry.target}`);
            return { kind: 'link', path, mode: 0o777, size: 0, target: entry.target };
    }
}
/** Two machines rarely agree on more of a file's mode than on whether it is a program. */
function fileMode(mode = 0o644) {
    return (mode & 0o111) === 0 ? 0o644 : 0o755;
}
function pathInArchive(path, title) {
    const segments = path.split('/').slice(1);
    const isPath = path.startsWith('/') &&
        segments.every((segment) => !['', '.', '..'].includes(segment)) &&
        !path.includes('\0');
    if (!isPath)
        throw new Error(`${title}: ${JSON.stringify(path)} is no absolute path in an image`);
    return segments.join('/');
}
/** `a/b` and `a` for `a/b/c`. */
function foldersAbove(path) {
    const folders = [];
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1))
        folders.push(path.slice(0, slash));
    return folders;
}
/** Follows a link by its text alone. Its depth must at no place be less than that of `/`. */
function staysInside(path, target) {
    if (target === '' || target.includes('\0'))
        return false;
    let depth = target.startsWith('/') ? 0 : path.split('/').length - 1;
    for (const segment of target.split('/')) {
        if (segment === '..')
            depth -= 1;
        else if (segment !== '' && segment !== '.')
            depth += 1;
        if (depth < 0)
            return false;
    }
    return true;
}
/** What was hashed in this run is known by its time; anything else has to have its digest. */
function contentOf({ from, hashedMs, sha256 }) {
    if (hashedMs !== undefined && sha256 !== undefined)
        return { from, modifiedMs: hashedMs };
    return sha256 === undefined ? { from } : { from, sha256 };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./packages/core/build/storage-failure.js
var storage_failure = __webpack_require__(54524);
;// CONCATENATED MODULE: ./packages/oci/build/image/whole-file.js
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




/**
 * Writes a file whole or not at all: into a temporary one beside it, flushed to disk, then renamed.
 * @param name the file's name, or what makes it from the digest of the bytes
 * @param sweeps false where the folder was swept already: with many files, looking through it for each takes long
 * @throws Failure `STORAGE_FAILED`, for example when the disk is full; and what `bytes` throws. Nothing is left then.
 */
async function writeWhole(folder, name, bytes, sweeps = true) {
    await onDisk(folder, () => (0,promises_.mkdir)(folder, { recursive: true }));
    const stem = `.${typeof name === 'string' ? (0,external_node_path_.basename)(name) : 'blob'}.`;
    if (sweeps)
        await sweep(folder, stem);
    const temporary = (0,external_node_path_.join)(folder, `${stem}${(0,external_node_crypto_.randomUUID)()}.part`);
    const shown = typeof name === 'string' ? (0,external_node_path_.join)(folder, name) : folder;
    try {
        const { size, sha256 } = await writeThrough(temporary, shown, bytes);
        const path = (0,external_node_path_.join)(folder, typeof name === 'string' ? name : name(sha256));
        await onDisk(path, () => (0,promises_.rename)(temporary, path));
        await onDisk(folder, () => flushFolder(folder));
        return { path, size, sha256 };
    }
    catch (thrown) {
        await (0,promises_.rm)(temporary, { force: true });
        throw thrown;
    }
}
/** What no process has written to for so long was left by one that was killed. In milliseconds. */
const abandonedAfter = 24 * 3600 * 1000;
async function sweep(folder, stem) {
    const parts = (await (0,promises_.readdir)(folder)).filter((name) => name.startsWith(stem) && name.endsWith('.part'));
    for (const path of parts.map((name) => (0,external_node_path_.join)(folder, name))) {
        // Another process may be sweeping, too.
        const facts = await (0,promises_.stat)(path).catch(() => undefined);
        if (facts !== undefined && Date.now() - facts.mtimeMs > abandonedAfter)
            await (0,promises_.rm)(path, { force: true });
    }
}
/** @param shown the path that troubles name: of the file that is to be */
async function writeThrough(path, shown, bytes) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await onDisk(shown, () => (0,promises_.open)(path, 'wx')), true);
        const hash = (0,external_node_crypto_.createHash)('sha256');
        let size = 0;
        for await (const block of bytes) {
            hash.update(block);
            for (let done = 0; done < block.length;) {
                const { bytesWritten } = await onDisk(shown, () => file.write(block, done));
                done += bytesWritten;
            }
            size += block.length;
        }
        await onDisk(shown, () => file.sync());
        return { size, sha256: hash.digest('hex') };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Windows has no such thing and refuses. */
async function flushFolder(path) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        if (process.platform === 'win32')
            return;
        const folder = __addDisposableResource(env_2, await (0,promises_.open)(path, 'r'), true);
        await folder.sync();
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
async function onDisk(path, work) {
    try {
        return await work();
    }
    catch (thrown) {
        throw (0,storage_failure/* storageFailure */.K)('write', path, thrown);
    }
}

;// CONCATENATED MODULE: ./packages/oci/build/image/layer.js
var layer_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var layer_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







/**
 * Computes one layer. A plain one is hashed and stays where its files are; a compressed one becomes the file
 * `sha256-<hex>` in `folder`.
 * @throws Failure `DIGEST_MISMATCH` naming the file, `CHANGED_WHILE_READ`, `STORAGE_FAILED`, `CANCELLED`
 */
async function buildLayer(wanted, folder, host) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const members = membersOf(wanted);
        const compression = compression_decidedCompression(wanted.compression, members);
        if (compression === 'none')
            return hashedLayer(wanted, members, host.signal);
        const compressor = layer_addDisposableResource(env_1, compressorFor((0,tar_blocks/* tarSize */.v$)(members), host.threadProgram, host.cores), true);
        const plain = hashedOnTheWay((0,tar_blocks/* tarBlocks */.YE)(members));
        const bytes = compression === 'gzip' ? gzipped(plain.blocks, compressor) : zstandard(plain.blocks);
        if ((0,tar_blocks/* tarSize */.v$)(members) <= smallBytes)
            return smallLayer(wanted, compression, bytes, plain, host);
        const file = await writeWhole(folder, (sha256) => `sha256-${sha256}`, cancellable(bytes, host.signal));
        const source = { kind: 'file', from: file.path };
        const mediaType = mediaTypeOf(compression);
        const descriptor = { mediaType, digest: `sha256:${file.sha256}`, size: file.size, ...describedBy(wanted) };
        return { title: wanted.title, descriptor, diffId: plain.digest(), source };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = layer_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * Computes a layer that is not compressed, which is hashed and nothing else; of any other it tells how to compress it.
 * @throws as `buildLayer`
 */
async function plainLayer(wanted, signal) {
    const members = membersOf(wanted);
    const compression = decidedCompression(wanted.compression, members);
    return compression === 'none' ? hashedLayer(wanted, members, signal) : { compression };
}
async function hashedLayer(wanted, members, signal) {
    const { sha256, size } = await (0,blob_source/* hashBlocks */.$e)((0,tar_blocks/* tarBlocks */.YE)(members, { reuse: true }), signal);
    const source = { kind: 'archive', members: members.map(checkedMember) };
    const digest = `sha256:${sha256}`;
    const descriptor = { mediaType: build_image/* mediaTypes */.Ib.layer, digest, size, ...describedBy(wanted) };
    return { title: wanted.title, descriptor, diffId: digest, source };
}
function membersOf({ title, entries }) {
    return layerMembers(title, entries).map(observedMember);
}
function describedBy({ annotations }) {
    return annotations === undefined ? {} : { annotations };
}
/** In bytes, of the archive: up to here a layer is held in memory, because a file of it would have to be flushed to disk. */
const smallBytes = 1_048_576;
async function smallLayer(wanted, compression, bytes, plain, host) {
    const blocks = [];
    for await (const block of cancellable(bytes, host.signal))
        blocks.push(Buffer.from(block));
    const whole = Buffer.concat(blocks);
    const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex')}`;
    const source = { kind: 'base64', content: whole.toString('base64') };
    const mediaType = mediaTypeOf(compression);
    const descriptor = { mediaType, digest, size: whole.length, ...describedBy(wanted) };
    return { title: wanted.title, descriptor, diffId: plain.digest(), source };
}
function mediaTypeOf(compression) {
    return compression === 'gzip' ? build_image/* mediaTypes */.Ib.layerGzip : build_image/* mediaTypes */.Ib.layerZstd;
}
function observedMember(member) {
    const { content } = member;
    return content === undefined || 'text' in content
        ? member
        : { ...member, content: (0,blob_source/* observed */.Px)(content, member.size) };
}
/**
 * What was recorded for a file is checked now. When it is read again its time is compared, and whoever gets the layer
 * takes it only with its own digest: hashing it twice more would double the time of sending it.
 */
function checkedMember(member) {
    const { content } = member;
    if (content === undefined || 'text' in content)
        return member;
    const { sha256: _, ...known } = content;
    return { ...member, content: known };
}
/** Hashes blocks before they are handed on; `digest` is known when all of them are. */
function hashedOnTheWay(source) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const handedOn = function* () {
        for (const block of source) {
            hash.update(block);
            yield block;
        }
    };
    return { blocks: handedOn(), digest: () => `sha256:${hash.digest('hex')}` };
}
async function* cancellable(bytes, signal) {
    for await (const block of bytes) {
        yield block;
        await (0,blob_source/* breathe */.q7)(signal);
    }
}

// EXTERNAL MODULE: ./packages/http/build/block-stream.js
var block_stream = __webpack_require__(4677);
// EXTERNAL MODULE: ./packages/core/build/in-parallel.js
var in_parallel = __webpack_require__(86215);
;// CONCATENATED MODULE: ./packages/oci/build/image/push-image.js





/** More than are sent at once, so that asking for what is there does not wait for what is being sent. */
const lanes = 8;
/**
 * Sends what the registry does not have: blobs, then manifests, then the index; what has the tag last. Nothing that is
 * announced lacks a part, whenever this is stopped; done again, it sends what is missing.
 * @throws Failure `CHANGED_WHILE_READ` or `DIGEST_MISMATCH` when a file is not what it was when the image was built
 */
async function pushImage(client, image, reference, onPushed = () => undefined) {
    const { host, repository, tag } = reference;
    const { digest, mediaType } = image.descriptor;
    const answer = { reference: `${host}/${repository}@${digest}`, digest };
    const blobs = transfersOf(image);
    const target = { host, repository, ...(tag === undefined ? { digest } : { tag }) };
    const top = image.index ?? image.manifests[0].content;
    if (await isWholeThere(client, target, digest, top))
        return { ...answer, uploadedBytes: 0, existing: blobs.length, mounted: 0, unchanged: true };
    const progress = new Progress(blobs, onPushed);
    const sent = await (0,in_parallel/* inParallel */.H)(blobs, lanes, async (blob) => {
        const uploaded = await client.uploadBlob(reference, blob.descriptor, sourceOf(client, blob), {
            mountFrom: blob.base?.reference.host === host ? [blob.base.reference.repository] : undefined,
            onProgress: (bytes) => progress.at(blob, bytes),
        });
        progress.at(blob, blob.descriptor.size);
        return uploaded;
    });
    const below = image.index === undefined ? [] : image.manifests;
    for (const { content } of below)
        await client.putManifest({ host, repository }, build_image/* mediaTypes */.Ib.manifest, content);
    await client.putManifest({ host, repository, tag }, mediaType, top);
    const manifests = [...below.map(({ content }) => content), top];
    return {
        ...answer,
        uploadedBytes: sum([
            ...sent.map(({ sentBytes }) => sentBytes),
            ...manifests.map((content) => Buffer.byteLength(content)),
        ]),
        existing: sent.filter(({ how }) => how === 'existing').length,
        mounted: sent.filter(({ how }) => how === 'mounted').length,
        unchanged: false,
    };
}
/**
 * True when a reference points to this very manifest already, and what it is about lists it: a registry that keeps no
 * list is told so after it was given the manifest, and there a run may have ended.
 */
async function isWholeThere(client, target, digest, content) {
    const present = await client.headManifest(target);
    if (present?.digest !== digest)
        return false;
    const { subject } = JSON.parse(content);
    if (subject === undefined)
        return true;
    const listed = await client.referrers(target, subject.digest);
    return listed.some((entry) => entry.digest === digest);
}
/** Every blob of an image once. */
function transfersOf({ manifests }) {
    const all = manifests.flatMap(({ base, blobs }) => [
        ...(base?.layers ?? []).map((descriptor) => ({ descriptor, base: base })),
        ...blobs.map((own) => ({ descriptor: own.descriptor, own })),
    ]);
    return [...new Map(all.map((transfer) => [transfer.descriptor.digest, transfer])).values()];
}
/** The bytes of a blob from an offset on: of our own, or straight from the registry of the base. */
function sourceOf(client, { descriptor, own, base }) {
    if (own !== undefined)
        return (offset) => new block_stream/* BlockStream */.c((memory) => (0,blob_source/* blobBlocks */.uu)(own, { offset, memory }));
    const { reference } = base;
    return (offset) => external_node_stream_.Readable.from(passedOver(client.openBlob(reference, descriptor), offset), { objectMode: false });
}
/** A blob is read from its beginning, so that its digest can be checked. */
async function* passedOver(bytes, offset) {
    let surplus = offset;
    for await (const chunk of bytes) {
        if (surplus < chunk.length)
            yield chunk.subarray(surplus);
        surplus = Math.max(0, surplus - chunk.length);
    }
}
class Progress {
    #at = new Map();
    #total;
    #onPushed;
    constructor(blobs, onPushed) {
        this.#total = sum(blobs.map(({ descriptor }) => descriptor.size));
        this.#onPushed = onPushed;
    }
    at(blob, bytes) {
        this.#at.set(blob, bytes);
        this.#onPushed(sum([...this.#at.values()]), this.#total);
    }
}
function sum(numbers) {
    return numbers.reduce((total, one) => total + one, 0);
}

// EXTERNAL MODULE: ./packages/oci/build/image/tar-header.js
var tar_header = __webpack_require__(86659);
;// CONCATENATED MODULE: ./packages/oci/build/image/layout.js







/**
 * One tar file that is an OCI image layout, and has the `manifest.json` that `docker load` of any age reads. Same image
 * and name, same bytes. Can be written to a file or to the standard input of `docker load`.
 * Source: https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md
 * @param name what engines call it: `iris:1`
 */
async function* layoutBytes(image, name, fetchLayer) {
    // What an engine asks for first stands first.
    yield textMember('index.json', indexJson(image, name));
    yield textMember('manifest.json', dockerManifest(image, name));
    yield textMember('oci-layout', (0,canonical_json/* canonicalJson */.d)({ imageLayoutVersion: '1.0.0' }));
    for (const path of ['blobs', 'blobs/sha256'])
        yield (0,tar_header/* tarHeader */.pI)({ kind: 'folder', path, mode: 0o755, size: 0 });
    for (const blob of storedBlobs(image)) {
        const { size, digest } = blob.descriptor;
        yield (0,tar_header/* tarHeader */.pI)({ kind: 'file', path: blobPath(digest), mode: 0o644, size });
        yield* bytesOf(blob, fetchLayer);
        yield new Uint8Array((0,tar_header/* tarPadding */.vr)(size));
    }
    yield tar_header/* tarEnd */.JO;
}
/** Everything that has a digest, in its order. */
function storedBlobs(image) {
    const texts = [
        ...image.manifests.map(({ content }) => (0,blob_source/* textBlob */.v3)('a manifest', content, { mediaType: build_image/* mediaTypes */.Ib.manifest })),
        ...(image.index === undefined
            ? []
            : [(0,blob_source/* textBlob */.v3)('the index', image.index, { mediaType: build_image/* mediaTypes */.Ib.index })]),
    ];
    const all = [...transfersOf(image), ...texts.map((own) => ({ descriptor: own.descriptor, own }))];
    return all.toSorted((left, right) => (0,digest/* byCodePoint */.HH)(left.descriptor.digest, right.descriptor.digest));
}
async function* bytesOf({ own, base, descriptor }, fetchLayer) {
    if (own === undefined)
        yield* fetchLayer(base, descriptor);
    else
        yield* (0,blob_source/* blobBlocks */.uu)(own);
}
function textMember(path, content) {
    const bytes = Buffer.from(content);
    const header = (0,tar_header/* tarHeader */.pI)({ kind: 'file', path, mode: 0o644, size: bytes.length });
    return Buffer.concat([header, bytes, Buffer.alloc((0,tar_header/* tarPadding */.vr)(bytes.length))]);
}
/** With the annotations of the image, so that whoever reads the first kilobytes knows what it is. */
function indexJson({ descriptor, index, manifests }, name) {
    const { annotations } = JSON.parse(index ?? manifests[0].content);
    const names = namesOf(name);
    const entry = {
        ...descriptor,
        annotations: {
            ...annotations,
            'org.opencontainers.image.ref.name': names.tag,
            'io.containerd.image.name': names.full,
        },
    };
    return (0,canonical_json/* canonicalJson */.d)({ schemaVersion: 2, mediaType: build_image/* mediaTypes */.Ib.index, manifests: [entry] });
}
/** Docker's own form knows one platform only: the first. */
function dockerManifest({ manifests: [manifest] }, name) {
    const { config, layers } = JSON.parse(manifest.content);
    const image = {
        Config: blobPath(config.digest),
        RepoTags: [namesOf(name).short],
        Layers: layers.map(({ digest }) => blobPath(digest)),
    };
    return (0,canonical_json/* canonicalJson */.d)([image]);
}
/** As in a layout that `docker buildx` writes: the tag alone, and the name without abbreviations. */
function namesOf(name) {
    const parsed = (0,image_reference/* parseImageReference */.o_)(name);
    if (!('value' in parsed))
        throw new Error(`${name} is no name of an image`);
    const { host, repository, tag = 'latest' } = parsed.value;
    const { tag: said } = parsed.value;
    return {
        tag,
        full: (0,image_reference/* imageReferenceText */.Ib)({ host, repository, tag }),
        short: said === undefined ? `${name}:${tag}` : name,
    };
}
function blobPath(digest) {
    return `blobs/${digest.replace(':', '/')}`;
}

// EXTERNAL MODULE: ./packages/oci/build/image/image-config.js
var image_config = __webpack_require__(64306);
;// CONCATENATED MODULE: ./packages/oci/build/image/read-base.js




/** Docker's media types of layers, and ours for the same bytes. */
const layerTypes = {
    'application/vnd.docker.image.rootfs.diff.tar': build_image/* mediaTypes */.Ib.layer,
    'application/vnd.docker.image.rootfs.diff.tar.gzip': build_image/* mediaTypes */.Ib.layerGzip,
    'application/vnd.docker.image.rootfs.diff.tar.zstd': build_image/* mediaTypes */.Ib.layerZstd,
};
const configTypes = [build_image/* mediaTypes */.Ib.config, 'application/vnd.docker.container.image.v1+json'];
/**
 * Asks a registry about an image that others are to be built on. Reads manifests and the configuration, no layer.
 * @throws Problems when there is no such image, when it is not there for the platform, and when it is no image to run
 */
async function readBase(client, named, platform) {
    const reference = named.tag === undefined && named.digest === undefined ? { ...named, tag: 'latest' } : named;
    const stored = await client.getManifest(reference);
    if (stored === undefined)
        return refuseBase(reference, `${reference.host} has no such image`);
    const { descriptor, content } = await manifestFor(client, stored, reference, platform);
    const { config, layers } = JSON.parse(content);
    if (config === undefined || layers === undefined || !configTypes.includes(config.mediaType))
        return refuseBase(reference, `it is ${config?.mediaType ?? descriptor.mediaType}, not an image to run`);
    const configuration = (await client.readBlob(reference, config)).toString();
    const read = JSON.parse(configuration);
    const diffIds = read.rootfs?.diff_ids ?? [];
    if (diffIds.length !== layers.length || !diffIds.every(isDigest))
        return refuseBase(reference, `its configuration tells of ${diffIds.length} layers, and its manifest of ${layers.length}`);
    const found = `${read.os}/${read.architecture}`;
    if (found !== platform)
        return refusePlatform(reference, platform, [found]);
    return {
        reference,
        platform,
        digest: descriptor.digest,
        layers: layers.map((layer) => layerOf(layer, reference)),
        diffIds: read.rootfs.diff_ids,
        config: (0,image_config/* readConfig */.Xg)(read),
        configuration,
    };
}
/** Of an index the manifest for the platform; a lone manifest as it is. */
async function manifestFor(client, stored, reference, platform) {
    const { manifests } = JSON.parse(stored.content);
    if (manifests === undefined)
        return stored;
    const wanted = manifests.find((manifest) => platformText(manifest) === platform);
    if (wanted === undefined)
        return refusePlatform(reference, platform, manifests.flatMap(platformsOf));
    const { host, repository } = reference;
    const manifest = await client.getManifest({ host, repository, digest: wanted.digest });
    return manifest ?? refuseBase(reference, `its index names ${wanted.digest}, which the registry has not`);
}
function platformText({ platform }) {
    return platform === undefined ? undefined : `${platform.os}/${platform.architecture}`;
}
/** Attestations stand in an index as `unknown/unknown`. */
function platformsOf(manifest) {
    const text = platformText(manifest);
    const variant = manifest.platform?.variant;
    if (text === undefined || text === 'unknown/unknown')
        return [];
    return [variant === undefined ? text : `${text}/${variant}`];
}
/** What says where else a layer lies, or what it is an eStargz of, stays with it; the rest is not ours to repeat. */
function layerOf({ mediaType, digest, size, annotations }, reference) {
    if (!isDigest(digest) || !Number.isSafeInteger(size) || size < 0)
        return refuseBase(reference, `it has a layer ${JSON.stringify(digest)}, which is no SHA-256 digest`);
    const type = layerTypes[mediaType] ?? mediaType;
    if (!Object.values(build_image/* mediaTypes */.Ib).includes(type))
        return refuseBase(reference, `it has a layer of type ${mediaType}, which can not be copied`);
    return { mediaType: type, digest, size, annotations };
}
/** What a registry says becomes part of addresses and paths, and is compared with what was hashed here. */
function isDigest(digest) {
    return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest);
}
function refusePlatform(reference, platform, found) {
    return (0,trouble/* refuse */.TR)({
        where: { input: baseInput },
        said: `${(0,image_reference/* imageReferenceText */.Ib)(reference)} is there for ${found.join(', ') || 'no platform'}`,
        expected: `an image for ${platform}`,
        remedy: 'choose another base image, or leave that platform out',
    });
}
function refuseBase(reference, said) {
    return (0,trouble/* refuse */.TR)({
        where: { input: baseInput },
        said: `${(0,image_reference/* imageReferenceText */.Ib)(reference)}: ${said}`,
        expected: 'an image in a registry, with its layers',
        remedy: 'check its name and tag, and whether the registry lets you read it',
    });
}
/** The input that names base images. */
const baseInput = 'base-image';

// EXTERNAL MODULE: ./packages/http/build/retries.js
var retries = __webpack_require__(5191);
// EXTERNAL MODULE: ./packages/core/build/defined.js
var defined = __webpack_require__(71539);
// EXTERNAL MODULE: ./packages/http/build/answers.js
var answers = __webpack_require__(24258);
;// CONCATENATED MODULE: ./packages/oci/build/registry/names.js
/** A repository as people write it. */
function repositoryText({ host, repository }) {
    return `${host}/${repository}`;
}
/**
 * What a manifest is asked for by: its digest where that is known, else its tag.
 * @throws TypeError when the reference has neither, which is a mistake of the caller
 */
function pointerOf({ digest, tag }) {
    const pointer = digest ?? tag;
    if (pointer === undefined)
        throw new TypeError('a reference without tag and digest points to no manifest');
    return pointer;
}
/** `sha256:2c26b46b68ff…`: enough for people to tell blobs apart. */
function briefly(digest) {
    return `${digest.slice(0, 'sha256:'.length + 12)}…`;
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/blobs.js






/** Size of a blob in bytes, undefined when the registry does not have it. */
async function headBlob(calls, repository, digest) {
    const { status, headers } = await calls.read({
        method: 'HEAD',
        repository,
        what: `ask for the blob ${briefly(digest)} of ${repositoryText(repository)}`,
        path: `blobs/${digest}`,
        allows: 'pull',
        expects: [200, 404],
    });
    return status === 404 ? undefined : Number((0,answers/* header */.wx)(headers, 'content-length') ?? 0);
}
/**
 * The bytes of a blob as they come. A broken connection is taken up where it broke. The last bytes have come only
 * when digest and size are right: until then nobody may rely on them.
 * @throws Failure `DIGEST_MISMATCH`, `NETWORK_FAILED`, `ACCESS_DENIED`
 */
async function* blobBytes(calls, repository, blob, onProgress) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const what = `read the blob ${briefly(blob.digest)} of ${repositoryText(repository)}`;
    let offset = 0;
    for (let attempt = 1; offset < blob.size || attempt === 1;) {
        const before = offset;
        try {
            for await (const chunk of restOfBlob(calls, repository, blob, what, offset)) {
                offset += chunk.length;
                if (offset > blob.size)
                    throw mismatch(what, `more than ${blob.size} bytes`);
                hash.update(chunk);
                onProgress?.(offset);
                yield chunk;
            }
            if (offset < blob.size)
                throw cutOff(what, offset, blob.size);
            break;
        }
        catch (thrown) {
            const passing = calls.passing({ what, repository }, thrown);
            attempt = offset > before ? 1 : attempt;
            await (0,retries/* waitOrThrow */.JZ)(passing, attempt, calls.tries(repository));
            attempt += 1;
        }
    }
    const digest = `sha256:${hash.digest('hex')}`;
    if (digest !== blob.digest)
        throw mismatch(what, digest);
}
/** Deletes a blob; false when there was none. */
async function deleteBlob(calls, repository, digest) {
    const { status } = await calls.read({
        method: 'DELETE',
        repository,
        what: `delete the blob ${briefly(digest)} of ${repositoryText(repository)}`,
        path: `blobs/${digest}`,
        allows: 'pull,delete',
        expects: [200, 202, 204, 404],
    });
    return status !== 404;
}
/** From an offset on; a registry that does not know ranges sends all, and what is known already is passed over. */
async function* restOfBlob(calls, repository, { digest }, what, offset) {
    const call = {
        method: 'GET',
        repository,
        what,
        path: `blobs/${digest}`,
        allows: 'pull',
        expects: [200, 206],
        headers: {
            'accept-encoding': 'identity',
            ...(0,defined/* defined */.s)({ range: offset > 0 ? `bytes=${offset}-` : undefined }),
        },
    };
    const answer = await calls.open(call);
    let surplus = answer.statusCode === 206 ? offset - startOf((0,answers/* header */.wx)(answer.headers, 'content-range')) : offset;
    try {
        for await (const chunk of answer) {
            const wanted = surplus > 0 ? chunk.subarray(surplus) : chunk;
            surplus = Math.max(0, surplus - chunk.length);
            if (wanted.length > 0)
                yield wanted;
        }
    }
    finally {
        (0,answers/* discard */.vf)(answer.destroy());
    }
}
/** Of `bytes 100-199/200`: 100. */
function startOf(contentRange) {
    return Number(/^bytes (\d+)-/.exec(contentRange ?? '')?.[1] ?? 0);
}
function mismatch(what, found) {
    return new trouble/* Failure */.HR('DIGEST_MISMATCH', `could not ${what}: what came is ${found}`);
}
/** Looks like a connection that broke, since that is what it was somewhere on the way. */
function cutOff(what, offset, size) {
    const message = `${what}: it ended after ${offset} of ${size} bytes`;
    return Object.assign(new Error(message), { code: 'ECONNRESET' });
}

// EXTERNAL MODULE: ./packages/http/build/connections.js + 3 modules
var connections = __webpack_require__(53962);
// EXTERNAL MODULE: ./packages/http/build/redirects.js
var redirects = __webpack_require__(90376);
// EXTERNAL MODULE: ./packages/http/build/troubles.js
var troubles = __webpack_require__(97493);
// EXTERNAL MODULE: ./packages/http/build/json.js
var json = __webpack_require__(87455);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./packages/oci/build/registry/answers.js



/** What a registry says of its refusal. Source: distribution-spec 1.1.1, "Error codes". */
const refusals = dist/* object */.Ikc({
    errors: dist/* array */.YOg(dist/* object */.Ikc({ code: dist/* optional */.lqM(dist/* string */.YjP(), ''), message: dist/* nullish */.cl6(dist/* string */.YjP(), '') })),
});
/** The registry's own words for a refusal, in so far as it has any. */
function registryErrors(body) {
    return (0,json/* jsonAs */.h)(refusals, body)?.errors ?? [];
}
/** The failure that a refusal is told as. `what` is what was tried: `read the manifest of ghcr.io/owner/iris:1`. */
function refusal(what, host, { status, body }, isKnown) {
    const errors = registryErrors(body);
    const said = errors.map(({ code, message }) => [code, message].filter(Boolean).join(': ')).join('; ');
    const words = `${host} answered ${status}${said === '' ? '' : ` (${said})`} to the attempt to ${what}`;
    if (status === 401 || status === 403)
        return new trouble/* Failure */.HR('ACCESS_DENIED', words, { remedy: accessRemedy(host, isKnown) });
    if (errors.some(({ code }) => code === 'DIGEST_INVALID'))
        return new trouble/* Failure */.HR('DIGEST_MISMATCH', words);
    const remedy = refusalRemedy(host, status, errors);
    return new trouble/* Failure */.HR('NETWORK_FAILED', words, { remedy });
}
function refusalRemedy(host, status, errors) {
    if (status === 429)
        return `wait a while, or log in to ${host}: known users may ask more often`;
    if (errors.some(({ code }) => code === 'NAME_UNKNOWN'))
        return `check the repository's name, or create it at ${host} first: not every registry does that by itself`;
    if (status >= 500)
        return `run this again: what has arrived is not sent again; if it stays, ${host} is ill, and its log or its status page says why`;
    if (errors.length === 0)
        return `check the address: what answers at ${host} may be no registry of images, or a proxy before it`;
    return undefined;
}
/** What to do about a registry that says no. */
function accessRemedy(host, isKnown) {
    if (host === 'ghcr.io')
        return githubRemedy(isKnown);
    return isKnown
        ? `check that the user may do that at ${host}, and that the repository's name is right; else run \`docker login ${host}\` with another user, or hand over other credentials`
        : `run \`docker login ${host}\` first, or hand over credentials for ${host}; a repository that does not exist is refused with the same words`;
}
/** Source: https://docs.github.com/en/packages/learn-github-packages/configuring-a-packages-access-control-and-visibility */
function githubRemedy(isKnown) {
    const permission = '`permissions: { packages: write }` (`read` where it only reads)';
    return isKnown
        ? `give the job ${permission}; a package that another repository made has to let this one in: "Manage Actions access" in its settings`
        : `hand over \`github.token\` as the password for ghcr.io, and give the job ${permission}`;
}
/** What people know the JSON of an answer by. It may be none: a proxy's page, a service that is no registry. */
function answerPlace(what, { host }) {
    return `what ${host} answered to the attempt to ${what}`;
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/challenge.js
/**
 * Reads `WWW-Authenticate`. Of several challenges the bearer token wins; undefined when none is known here.
 * Source: https://www.rfc-editor.org/rfc/rfc9110#field.www-authenticate and
 * https://distribution.github.io/distribution/spec/auth/token/
 */
function parseChallenge(header = '') {
    // Schemes are looked for outside of quotes, where a comma may be part of a name.
    const bare = header.replaceAll(quotedText, ({ length }) => '"'.repeat(length));
    const challenges = [...bare.matchAll(/(?:^|,)\s*([\w-]+)(?=\s*(?:$|,|\s[^\s=,]))/g)];
    const found = challenges.map((match, index) => ({
        scheme: match[1]?.toLowerCase(),
        rest: header.slice(match.index + match[0].length, challenges[index + 1]?.index),
    }));
    const bearer = found.find(({ scheme }) => scheme === 'bearer');
    if (bearer !== undefined) {
        const { realm, service, scope } = parametersOf(bearer.rest);
        if (realm !== undefined)
            return {
                scheme: 'bearer',
                realm,
                service,
                scope,
            };
    }
    return found.some(({ scheme }) => scheme === 'basic') ? { scheme: 'basic' } : undefined;
}
const quotedText = /"(?:[^"\\]|\\.)*"/g;
function parametersOf(text) {
    const parameters = {};
    for (const [, name, quoted, bare] of text.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g)) {
        if (name !== undefined)
            parameters[name.toLowerCase()] = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '';
    }
    return parameters;
}

// EXTERNAL MODULE: ./packages/core/build/is-record.js
var is_record = __webpack_require__(57864);
;// CONCATENATED MODULE: ./packages/oci/build/registry/docker-config.js



/** What Docker Hub is called in `config.json`. */
const dockerHubServer = 'https://index.docker.io/v1/';
/**
 * Reads `config.json`.
 * @throws Problems naming the file when it is no JSON object
 */
function parseDockerConfig(text, file) {
    try {
        const value = JSON.parse(text);
        if ((0,is_record/* isRecord */.u)(value))
            return value;
    }
    catch {
        // Said below, without the text: it holds passwords.
    }
    throw new trouble/* Problems */.Zw([
        {
            where: { file },
            said: 'no JSON object',
            expected: 'the configuration of Docker, as `docker login` writes it',
            remedy: 'mend or remove the file, then run `docker login` again',
        },
    ]);
}
/** Where the login for a host is: a helper of its own, what is written there, then the store for all hosts. */
function loginPlace(config, host) {
    const server = host === image_reference/* dockerHub */.UD ? dockerHubServer : host;
    const helper = entryOf(config.credHelpers, host);
    if (helper !== undefined)
        return helperPlace(helper, server);
    const entry = entryOf(config.auths, host);
    const login = entry === undefined ? undefined : loginOf(entry);
    if (login !== undefined)
        return { kind: 'login', login };
    return config.credsStore ? helperPlace(config.credsStore, server) : undefined;
}
/** The host's own entry before one of an address at that host, which may be of one owner there. */
function entryOf(entries = {}, host) {
    if (Object.hasOwn(entries, host))
        return entries[host];
    return Object.entries(entries).find(([name]) => isSameHost(name, host))?.[1];
}
/** A name is a word of the program that is run, so it must be no path. */
function helperPlace(name, server) {
    return /^[\w.-]+$/.test(name)
        ? { kind: 'helper', program: `docker-credential-${name}`, server }
        : undefined;
}
/** Keys were addresses once: `https://ghcr.io/v1/` is `ghcr.io`. */
function isSameHost(name, host) {
    const known = name.replace(/^https?:\/\//, '').split('/')[0];
    if (host === image_reference/* dockerHub */.UD)
        return known === 'index.docker.io' || known === image_reference/* dockerHub */.UD;
    return known === host;
}
function loginOf({ auth, username, password, identitytoken, registrytoken }) {
    if (registrytoken)
        return { kind: 'bearer', token: registrytoken };
    if (identitytoken)
        return { kind: 'token', token: identitytoken };
    if (username && password)
        return { kind: 'password', user: username, password };
    const text = Buffer.from(auth ?? '', 'base64')
        .toString()
        .replace(/\0+$/, '');
    const colon = text.indexOf(':');
    return colon > 0
        ? { kind: 'password', user: text.slice(0, colon), password: text.slice(colon + 1) }
        : undefined;
}
/** Reads what a helper answers to `get`; undefined when it is nothing to use. */
function parseHelperAnswer(text) {
    try {
        const { Username: user, Secret: secret } = JSON.parse(text);
        if (!user || !secret)
            return undefined;
        // Source: https://github.com/docker/docker-credential-helpers#development
        return user === '<token>'
            ? { kind: 'token', token: secret }
            : { kind: 'password', user, password: secret };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/logins.js




const helperTimeoutMs = 30_000;
/** Finds out who asks a registry: what was handed in for its host, else what Docker knows. Asked once for each host. */
class Logins {
    #access;
    #host;
    #known = new Map();
    constructor(access, host) {
        this.#access = access;
        this.#host = host;
    }
    /** The login for a registry; undefined when it has to be asked without. */
    for(registry) {
        const known = this.#known.get(registry) ?? this.#find(registry);
        this.#known.set(registry, known);
        return known;
    }
    async #find(registry) {
        const login = this.#handedIn(registry) ?? (await this.#ofDocker(registry));
        if (login === undefined)
            return undefined;
        if (login.kind === 'password') {
            if (login.password !== '')
                this.#host.log.mask(login.password);
            this.#host.log.mask(basicWord(login.user, login.password));
        }
        else
            this.#host.log.mask(login.token);
        return login;
    }
    #handedIn(registry) {
        const found = this.#access.credentials?.find(({ host }) => host === registry);
        if (found === undefined)
            return undefined;
        return { kind: 'password', user: found.user, password: found.password.reveal() };
    }
    async #ofDocker(registry) {
        const file = (0,external_node_path_.join)(this.#host.dockerFolder, 'config.json');
        const text = await readIfThere(file);
        const place = text === undefined ? undefined : loginPlace(parseDockerConfig(text, file), registry);
        if (place?.kind !== 'helper')
            return place?.login;
        return this.#ofHelper(place.program, place.server);
    }
    /** A helper that is missing or knows nothing is no failure: many images may be read by everybody. */
    async #ofHelper(program, server) {
        try {
            const command = { program, args: ['get'], input: `${server}\n` };
            const { code, stdout } = await this.#host.processes.run(command, { timeoutMs: helperTimeoutMs });
            const login = code === 0 ? parseHelperAnswer(stdout) : undefined;
            if (login === undefined)
                this.#host.log.debug(`${program} knows no login for ${server}`);
            return login;
        }
        catch (thrown) {
            if (this.#host.signal.aborted)
                throw thrown;
            this.#host.log.info(`${program}, which Docker's configuration names, gave no login: ${(0,trouble/* messageOf */.bD)(thrown)}`);
            return undefined;
        }
    }
}
/** What follows `Basic ` in a header. */
function basicWord(user, password) {
    return Buffer.from(`${user}:${password}`).toString('base64');
}
async function readIfThere(file) {
    try {
        return await (0,promises_.readFile)(file, 'utf8');
    }
    catch (thrown) {
        if (['ENOENT', 'ENOTDIR'].includes(thrown.code ?? ''))
            return undefined;
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/tokens.js






/** A token service said no, or that it is busy. */
class TokenRefused extends Error {
    answer;
    constructor(answer) {
        super(`the token service answered ${answer.status}`);
        this.name = 'TokenRefused';
        this.answer = answer;
    }
}
const clientId = 'slipway';
/** A token that says nothing of its life lives this long. Source: distribution's token authentication, "expires_in". */
const defaultLifeSeconds = 60;
/**
 * Asks a token service for the right to do what the scopes say. With an identity token over OAuth2, else with a
 * password, else as nobody.
 * Source: https://distribution.github.io/distribution/spec/auth/token/ and …/oauth/
 * @throws TokenRefused; Failure `NETWORK_FAILED` when the service can not be used; what Node says of the connection
 */
async function requestToken(connections, host, challenge, scopes, login, now) {
    const realm = realmUrl(challenge.realm, host, connections);
    const request = login?.kind === 'token'
        ? oauthRequest(realm, challenge.service, scopes, login.token)
        : simpleRequest(realm, challenge.service, scopes, login);
    const answer = await (0,answers/* readAnswer */.JN)(await connections.send(request));
    if (answer.status !== 200)
        throw new TokenRefused(answer);
    const token = tokenOf(answer, now);
    if (token === undefined)
        throw new trouble/* Failure */.HR('NETWORK_FAILED', `the token service of ${host} answered without a token`);
    return token;
}
/** A password must not leave unencrypted for a service that only an answer has named. */
function realmUrl(realm, host, connections) {
    const url = URL.parse(realm);
    const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && connections.isInsecure(host));
    if (url !== null && isAllowed)
        return url;
    throw new trouble/* Failure */.HR('NETWORK_FAILED', `${host} names a token service that can not be used: ${realm}`);
}
function simpleRequest(realm, service, scopes, login) {
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    if (login?.kind !== 'password')
        return { method: 'GET', url, headers: {} };
    url.searchParams.set('account', login.user);
    const headers = { authorization: `Basic ${basicWord(login.user, login.password)}` };
    return { method: 'GET', url, headers };
}
function oauthRequest(url, service, scopes, identity) {
    const form = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: clientId,
        refresh_token: identity,
        scope: scopes.join(' '),
        ...(0,defined/* defined */.s)({ service }),
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', url, headers, body: form.toString() };
}
const tokens_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq());
const granted = dist/* object */.Ikc({
    token: dist/* fallback */.NpB(dist/* optional */.lqM(tokens_text), undefined),
    access_token: dist/* fallback */.NpB(dist/* optional */.lqM(tokens_text), undefined),
    expires_in: dist/* fallback */.NpB(dist/* pipe */.FsL(dist/* number */.aig(), dist/* gtValue */.zYL(0)), defaultLifeSeconds),
});
function tokenOf({ body }, now) {
    const grant = (0,json/* jsonAs */.h)(granted, body);
    const value = grant?.token ?? grant?.access_token;
    if (grant === undefined || value === undefined)
        return undefined;
    return { value, expiresAt: now + grant.expires_in * 1000 };
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/authorizer.js





/** A token is not used in its last seconds: it has to last until the request has arrived. */
const spareMs = 5000;
/** Knows what to put into `Authorization` for each registry. Tokens are kept by what they allow. */
class Authorizer {
    #connections;
    #host;
    #logins;
    #challenges = new Map();
    #tokens = [];
    constructor(connections, access, host) {
        this.#connections = connections;
        this.#host = host;
        this.#logins = new Logins(access, host);
    }
    /** True when there is a login for the registry. */
    async isKnown(host) {
        return (await this.#logins.for(host)) !== undefined;
    }
    /**
     * The header for a request; undefined while the registry has not asked for one.
     * @throws TokenRefused; Failure `ACCESS_DENIED` when the registry asks for a login and there is none
     */
    async headerFor(host, scopes) {
        const challenge = this.#challenges.get(host);
        if (challenge === undefined)
            return undefined;
        const login = await this.#logins.for(host);
        if (challenge.scheme === 'basic')
            return basicHeader(host, login);
        if (login?.kind === 'bearer')
            return `Bearer ${login.token}`;
        return `Bearer ${await this.#tokenFor(host, challenge, scopes, login)}`;
    }
    /**
     * Takes in what came with a 401. False when nothing new can be tried: the registry had all that there is.
     * @param used the header of the refused request
     */
    learn(host, scopes, wwwAuthenticate, used) {
        const challenge = parseChallenge(wwwAuthenticate);
        if (challenge === undefined)
            return false;
        const isNew = this.#challenges.get(host)?.scheme !== challenge.scheme;
        this.#challenges.set(host, challenge);
        this.#tokens = this.#tokens.filter((known) => known.host !== host || !covers(known.scopes, scopes));
        return isNew || used === undefined || challenge.scheme === 'bearer';
    }
    async #tokenFor(host, challenge, scopes, login) {
        const now = this.#host.clock.now();
        for (const known of this.#tokens) {
            if (known.host !== host || !covers(known.scopes, scopes))
                continue;
            const token = await known.token;
            if (token.expiresAt - spareMs > now)
                return token.value;
            this.#forget(known);
        }
        const known = { host, scopes, token: this.#request(host, challenge, scopes, login) };
        this.#tokens.push(known);
        try {
            return (await known.token).value;
        }
        catch (thrown) {
            this.#forget(known);
            throw thrown;
        }
    }
    async #request(host, challenge, scopes, login) {
        const now = this.#host.clock.now();
        const token = await requestToken(this.#connections, host, challenge, scopes, login, now);
        this.#host.log.mask(token.value);
        return token;
    }
    #forget(token) {
        this.#tokens = this.#tokens.filter((known) => known !== token);
    }
}
function basicHeader(host, login) {
    if (login?.kind === 'password')
        return `Basic ${basicWord(login.user, login.password)}`;
    throw new trouble/* Failure */.HR('ACCESS_DENIED', `${host} asks for a user and a password, and none is known`, {
        remedy: accessRemedy(host, false),
    });
}
/** True when a token for `had` allows all of `wanted`: `repository:a:pull,push` covers `repository:a:pull`. */
function covers(had, wanted) {
    return wanted.every((scope) => {
        const { subject, actions } = partsOf(scope);
        return had.some((other) => {
            const known = partsOf(other);
            return known.subject === subject && actions.every((action) => known.actions.includes(action));
        });
    });
}
function partsOf(scope) {
    const colon = scope.lastIndexOf(':');
    return { subject: scope.slice(0, colon), actions: scope.slice(colon + 1).split(',') };
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/calls.js











/** Speaks to registries: logins, tokens, redirects, and another attempt when the trouble may pass. */
class Calls {
    host;
    #patience;
    #connections;
    #authorizer;
    #writes;
    #schemes = new Map();
    constructor(access, host, patience) {
        this.host = host;
        this.#patience = patience;
        this.#writes = access.writes ?? false;
        this.#connections = new connections.Connections(host, access, patience);
        this.#authorizer = new Authorizer(this.#connections, access, host);
    }
    /** Makes a call and reads the answer to its end. Trouble while reading counts as trouble of the call. */
    async read(call) {
        return this.#patiently(call, async () => (0,answers/* readAnswer */.JN)(await this.#attempt(call)));
    }
    /** Makes a call and hands the answer over as soon as its headers have come; the body has to be read or discarded. */
    async open(call) {
        return this.#patiently(call, () => this.#attempt(call));
    }
    /** How attempts at a registry are made. */
    tries({ host }) {
        const { clock, log } = this.host;
        return { patience: this.#patience, clock, say: (line) => log.info(`${line} at ${host}`) };
    }
    /** What another attempt after a trouble of the connection may mend; the failure itself is thrown when none may. */
    passing({ what, repository: { host } }, thrown) {
        const failure = (0,troubles.connectionFailure)(`could not ${what}: ${host}`, host, thrown);
        if ((0,troubles/* isPassingTrouble */.JZ)(thrown))
            return new retries/* Passing */.qy(failure);
        throw failure;
    }
    /** Frees all connections. */
    close() {
        this.#connections.close();
    }
    /** Where an address that a registry gave leads: relative ones to the registry itself, and never to plain HTTP. */
    async resolve({ host }, location) {
        const base = await this.#baseUrl(host);
        const url = new URL(location, base);
        // Registries behind a proxy that ends TLS believe that they are spoken to over HTTP.
        if (url.hostname === base.hostname && url.protocol !== base.protocol)
            return new URL(url.pathname + url.search, base);
        return url;
    }
    #patiently(call, work) {
        const once = async () => {
            try {
                return await work();
            }
            catch (thrown) {
                throw thrown instanceof retries/* Passing */.qy ? thrown : this.passing(call, thrown);
            }
        };
        return call.once === true ? once() : (0,retries/* persist */.Zr)(this.tries(call.repository), once);
    }
    /** One attempt: with what is known of the login, and once more after the registry has asked for it. */
    async #attempt(call) {
        const url = await this.#urlOf(call);
        let scopes = scopesOf(call, this.#writes);
        const { host } = call.repository;
        for (let isFirst = true;; isFirst = false) {
            const authorization = await this.#authorization(call, url, scopes);
            const { method, body, headers = {} } = call;
            const standing = { 'user-agent': 'slipway', ...headers, ...(0,defined/* defined */.s)({ authorization }) };
            const answer = await (0,redirects/* follow */.e)(this.#connections, { method, url, headers: standing, body });
            if (call.expects.includes(answer.statusCode ?? 0))
                return answer;
            if (answer.statusCode === 401 && isFirst && (await this.#isOfRegistry(url, host))) {
                (0,answers/* discard */.vf)(answer);
                const challenge = (0,answers/* header */.wx)(answer.headers, 'www-authenticate');
                if (this.#authorizer.learn(host, scopes, challenge, authorization)) {
                    scopes = withAsked(scopes, challenge);
                    continue;
                }
            }
            throw await this.#refused(call.what, host, await (0,answers/* readAnswer */.JN)(answer));
        }
    }
    /** Logins are for the registry, not for where its addresses lead. */
    async #authorization(call, url, scopes) {
        const { host } = call.repository;
        if (!(await this.#isOfRegistry(url, host)))
            return undefined;
        try {
            return await this.#authorizer.headerFor(host, scopes);
        }
        catch (thrown) {
            if (!(thrown instanceof TokenRefused))
                throw thrown;
            throw await this.#refused(`get a token to ${call.what}`, host, thrown.answer);
        }
    }
    async #isOfRegistry(url, host) {
        return url.origin === (await this.#baseUrl(host)).origin;
    }
    async #refused(what, host, answer) {
        const failure = refusal(what, host, answer, await this.#authorizer.isKnown(host));
        // A registry in which somebody sends the same blob in this moment, or that copies blobs about, may miss it a while.
        const isMissed = registryErrors(answer.body).some(({ code }) => code === 'MANIFEST_BLOB_UNKNOWN');
        if (!(0,retries/* isPassingStatus */.Wj)(answer.status) && !isMissed)
            return failure;
        return new retries/* Passing */.qy(failure, (0,retries/* askedPauseMs */.Lo)(answer.headers, this.host.clock.now()));
    }
    async #urlOf({ repository, path }) {
        if (typeof path !== 'string')
            return path;
        return new URL(`/v2/${repository.repository}/${path}`, await this.#baseUrl(repository.host));
    }
    async #baseUrl(host) {
        const address = host === image_reference/* dockerHub */.UD ? 'registry-1.docker.io' : host;
        if (!this.#connections.isInsecure(host))
            return new URL(`https://${address}`);
        const scheme = this.#schemes.get(host) ?? this.#schemeOf(host);
        this.#schemes.set(host, scheme);
        return new URL(`${await scheme}//${address}`);
    }
    /** Insecure hosts may still speak TLS: what answers to it is not spoken to without. */
    async #schemeOf(host) {
        try {
            return await this.#probe(host, 'https:').catch(() => this.#probe(host, 'http:'));
        }
        catch (thrown) {
            this.#schemes.delete(host);
            throw thrown;
        }
    }
    async #probe(host, scheme) {
        const url = new URL(`${scheme}//${host}/v2/`);
        (0,answers/* discard */.vf)(await this.#connections.send({ method: 'GET', url, headers: {} }));
        return scheme;
    }
}
/** Registries behind others may call a repository by another name, which only their challenge tells. */
function withAsked(scopes, wwwAuthenticate) {
    const challenge = parseChallenge(wwwAuthenticate);
    const asked = challenge?.scheme === 'bearer' ? (challenge.scope ?? '').split(' ') : [];
    return [...scopes, ...asked.filter((scope) => scope !== '' && !covers(scopes, [scope]))];
}
function scopesOf({ repository, allows, alsoReads }, writes) {
    const allowed = writes && allows === 'pull' ? 'pull,push' : allows;
    const own = `repository:${repository.repository}:${allowed}`;
    return alsoReads === undefined ? [own] : [own, `repository:${alsoReads}:pull`];
}

// EXTERNAL MODULE: ./packages/core/build/checked-json.js
var checked_json = __webpack_require__(48106);
;// CONCATENATED MODULE: ./packages/oci/build/registry/listing.js





const pageLength = 1000;
const page = dist/* object */.Ikc({ tags: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()), []) });
/**
 * The tags of a repository in the registry's order, page by page as they are needed. None when there is no repository.
 */
async function* tagPages(calls, repository) {
    const what = `list the tags of ${repositoryText(repository)}`;
    let path = `tags/list?n=${pageLength}`;
    for (;;) {
        const answer = await calls.read({
            method: 'GET',
            repository,
            what,
            path,
            allows: 'pull',
            expects: [200, 404],
        });
        if (answer.status === 404)
            return;
        const text = answer.body.toString();
        yield (0,checked_json/* checkedJson */.EB)(page, text, answerPlace(what, repository), 'NETWORK_FAILED').tags;
        const next = nextPage((0,answers/* header */.wx)(answer.headers, 'link'));
        if (next === undefined)
            return;
        path = await calls.resolve(repository, next);
    }
}
/** The address in `<…>; rel="next"`. Source: https://www.rfc-editor.org/rfc/rfc8288 */
function nextPage(link) {
    return /<([^>]*)>\s*;[^,]*\brel\s*=\s*"?next\b/i.exec(link ?? '')?.[1];
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/manifests.js








/** Everything that is understood: images and indexes, of OCI and of Docker (schema 2). */
const acceptedManifests = [
    build_image/* mediaTypes */.Ib.manifest,
    build_image/* mediaTypes */.Ib.index,
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
];
/** `sha256:<hex>` of bytes or of a text in UTF-8. */
function digestOfBytes(content) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(content).digest('hex')}`;
}
/** What a reference points to, without reading it; undefined when there is nothing. */
async function headManifest(calls, reference) {
    const answer = await ask(calls, 'HEAD', reference);
    if (answer.status === 404)
        return undefined;
    const digest = (0,answers/* header */.wx)(answer.headers, 'docker-content-digest') ?? reference.digest;
    const size = Number((0,answers/* header */.wx)(answer.headers, 'content-length') ?? Number.NaN);
    // Both headers may be left out: then only reading it tells.
    if (digest === undefined || Number.isNaN(size))
        return (await getManifest(calls, reference))?.descriptor;
    return { mediaType: manifests_mediaTypeOf(answer), digest, size };
}
/**
 * Reads a manifest; undefined when there is none.
 * @throws Failure `DIGEST_MISMATCH` when it is not what its digest says
 */
async function getManifest(calls, reference) {
    const answer = await ask(calls, 'GET', reference);
    if (answer.status === 404)
        return undefined;
    const digest = digestOfBytes(answer.body);
    const promised = reference.digest ?? (0,answers/* header */.wx)(answer.headers, 'docker-content-digest') ?? digest;
    if (promised.startsWith('sha256:') && promised !== digest)
        throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `the manifest that ${reference.host} sent for ${(0,image_reference/* imageReferenceText */.Ib)(reference)} is ${digest}`);
    const descriptor = { mediaType: manifests_mediaTypeOf(answer), digest, size: answer.body.length };
    return { descriptor, content: answer.body.toString() };
}
/**
 * Stores a manifest under its digest and, when the reference has one, its tag.
 * @returns its digest, and whether the registry took notice of its subject
 * @throws Failure `DIGEST_MISMATCH` when the registry stored something else
 */
async function putManifest(calls, reference, mediaType, content) {
    const digest = digestOfBytes(content);
    const { headers } = await calls.read({
        method: 'PUT',
        repository: reference,
        what: `store the manifest of ${(0,image_reference/* imageReferenceText */.Ib)(reference)}`,
        path: `manifests/${reference.tag ?? digest}`,
        allows: 'pull,push',
        headers: { 'content-type': mediaType },
        body: content,
        expects: [200, 201, 202],
    });
    const stored = (0,answers/* header */.wx)(headers, 'docker-content-digest') ?? digest;
    if (stored.startsWith('sha256:') && stored !== digest)
        throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `${reference.host} stored ${stored} where ${digest} was sent`);
    return { digest, isSubjectKnown: headers['oci-subject'] !== undefined };
}
/**
 * Deletes a tag, or with a digest the manifest and all its tags. False when there was none.
 * @throws Failure `NETWORK_FAILED` when the registry does not let anybody delete
 */
async function deleteManifest(calls, reference) {
    const { status } = await calls.read({
        method: 'DELETE',
        repository: reference,
        what: `delete ${(0,image_reference/* imageReferenceText */.Ib)(reference)}`,
        path: `manifests/${pointerOf(reference)}`,
        allows: 'pull,delete',
        expects: [200, 202, 204, 404],
    });
    return status !== 404;
}
function ask(calls, method, reference) {
    return calls.read({
        method,
        repository: reference,
        what: `read the manifest of ${(0,image_reference/* imageReferenceText */.Ib)(reference)}`,
        path: `manifests/${pointerOf(reference)}`,
        allows: 'pull',
        headers: { accept: acceptedManifests.join(', ') },
        expects: [200, 404],
    });
}
/** The manifest's own word counts more than the header, but the header is always there. */
function manifests_mediaTypeOf({ headers, body }) {
    const said = ((0,answers/* header */.wx)(headers, 'content-type') ?? '').split(';')[0]?.trim() ?? '';
    if (acceptedManifests.includes(said) || body.length === 0)
        return said;
    return (0,json/* jsonAs */.h)(dist/* object */.Ikc({ mediaType: dist/* string */.YjP() }), body)?.mediaType ?? said;
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/parallel.js
/** A number of places, for work that comes from several sides. Who finds none waits; first come, first served. */
class Places {
    #free;
    #waiting = [];
    constructor(count) {
        this.#free = count;
    }
    /** Does the work as soon as there is a place. */
    async hold(work) {
        if (this.#free > 0)
            this.#free -= 1;
        else
            await new Promise((resolve) => this.#waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#free += 1;
            else
                next();
        }
    }
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/referrers.js










const texts = dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()));
/** Of entries, all is kept that others wrote. */
const index = dist/* object */.Ikc({
    manifests: dist/* nullish */.cl6(dist/* array */.YOg(dist/* looseObject */._H3({
        mediaType: dist/* string */.YjP(),
        digest: dist/* string */.YjP(),
        size: dist/* number */.aig(),
        artifactType: dist/* optional */.lqM(dist/* string */.YjP()),
        annotations: texts,
    })), []),
});
/** What a manifest says of what it is about. */
const about = dist/* object */.Ikc({
    subject: dist/* optional */.lqM(dist/* object */.Ikc({ digest: dist/* optional */.lqM(dist/* string */.YjP()) })),
    artifactType: dist/* optional */.lqM(dist/* string */.YjP()),
    config: dist/* optional */.lqM(dist/* object */.Ikc({ mediaType: dist/* optional */.lqM(dist/* string */.YjP()) })),
    annotations: texts,
});
/** How often the fallback tag is written again when somebody else has written it in the same moment. */
const writesAtMost = 5;
/** The tag that lists what points to a digest where the registry keeps no such list: `sha256-<hex>`. */
function fallbackTag(digest) {
    return digest.replace(':', '-').slice(0, 128);
}
/**
 * What points to a manifest as its subject: as the registry lists it, else as the fallback tag does.
 * Source: distribution-spec 1.1.1, "Listing Referrers"
 */
async function listReferrers(calls, repository, digest, artifactType) {
    const listed = (await askRegistry(calls, repository, digest, artifactType)) ?? undefined;
    const all = listed ?? (await readFallback(calls, repository, digest));
    // A registry may leave the filter to us.
    return artifactType === undefined ? all : all.filter((entry) => entry.artifactType === artifactType);
}
/**
 * Adds a stored manifest to the fallback tag of its subject, and looks whether it stayed there. Another process that
 * writes the same tag in the same moment may still take it off again: registries offer nothing better.
 * Source: distribution-spec 1.1.1, "Pushing Manifests with Subject"
 */
async function addToFallback(calls, repository, subject, added) {
    for (let write = 0; write <= writesAtMost; write += 1) {
        const entries = await readFallback(calls, repository, subject);
        if (entries.some(({ digest }) => digest === added.digest))
            return;
        await writeFallback(calls, repository, subject, [...entries, added]);
    }
    throw new trouble/* Failure */.HR('NETWORK_FAILED', `${repositoryText(repository)}:${fallbackTag(subject)} was overwritten by others again and again`, { remedy: 'run this again when nobody else writes about the same image' });
}
/** Takes a manifest that is to be deleted off the fallback tag of its subject. */
async function removeFromFallback(calls, repository, subject, removed) {
    const entries = await readFallback(calls, repository, subject);
    const kept = entries.filter(({ digest }) => digest !== removed);
    if (kept.length < entries.length)
        await writeFallback(calls, repository, subject, kept);
}
/** How a manifest with a subject is listed; undefined when it has none. */
function referrerEntry(mediaType, digest, content) {
    const manifest = (0,json/* jsonAs */.h)(about, content);
    const subject = manifest?.subject?.digest;
    if (manifest === undefined || subject === undefined)
        return undefined;
    const artifactType = manifest.artifactType ?? manifest.config?.mediaType;
    const { annotations } = manifest;
    const entry = {
        mediaType,
        digest,
        size: Buffer.byteLength(content),
        artifactType,
        annotations,
    };
    return { subject, entry };
}
/** Undefined when the registry keeps no list. Some answer 404, others do not know the address at all. */
async function askRegistry(calls, repository, digest, artifactType) {
    const filter = artifactType === undefined ? '' : `?artifactType=${encodeURIComponent(artifactType)}`;
    const what = `list what points to ${repositoryText(repository)}@${digest}`;
    const found = [];
    for (let path = `referrers/${digest}${filter}`; path !== undefined;) {
        const answer = await calls.read({
            method: 'GET',
            repository,
            what,
            path,
            allows: 'pull',
            headers: { accept: build_image/* mediaTypes */.Ib.index },
            expects: [200, 400, 404, 405, 406],
        });
        if (answer.status !== 200)
            return undefined;
        const text = answer.body.toString();
        found.push(...(0,checked_json/* checkedJson */.EB)(index, text, answerPlace(what, repository), 'NETWORK_FAILED').manifests);
        const next = nextPage((0,answers/* header */.wx)(answer.headers, 'link'));
        path = next === undefined ? undefined : await calls.resolve(repository, next);
    }
    return found;
}
async function readFallback(calls, repository, subject) {
    const stored = await getManifest(calls, tagged(repository, subject));
    return (stored && (0,json/* jsonAs */.h)(index, stored.content)?.manifests) ?? [];
}
async function writeFallback(calls, repository, subject, manifests) {
    const content = JSON.stringify({ schemaVersion: 2, mediaType: build_image/* mediaTypes */.Ib.index, manifests });
    await putManifest(calls, tagged(repository, subject), build_image/* mediaTypes */.Ib.index, content);
}
function tagged({ host, repository }, subject) {
    return { host, repository, tag: fallbackTag(subject) };
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/upload-course.js
/** In bytes: parts of this size are taken by every registry that is known: GitHub's refuses longer ones with 416. */
const smallPart = 4 * 1024 * 1024;
/** Below the limit of 100 MB that proxies have which answer 413. */
const largePart = 64 * 1024 * 1024;
/** The beginning. */
function beginCourse(size) {
    return { size, offset: 0, partLength: undefined, inParts: false, setbacks: 0 };
}
/** What is to be sent next. `shortest` is what the registry asks of every part but the last. */
function nextSending(course, shortest) {
    if (!course.inParts)
        return { kind: 'whole' };
    if (course.offset === course.size)
        return { kind: 'close' };
    const length = Math.max(course.partLength ?? course.size, shortest);
    return { kind: 'part', from: course.offset, to: Math.min(course.offset + length, course.size) };
}
/** The course after what was seen. */
function afterwards(course, sending, seen) {
    switch (seen.kind) {
        // What was taken counts, not what `Range` says: Amazon's registry says the same for every part.
        // https://github.com/aws/containers-roadmap/issues/2831
        case 'taken':
            return sending.kind === 'part' ? { ...course, offset: sending.to, setbacks: 0 } : course;
        case 'too long':
            return {
                ...course,
                inParts: true,
                partLength: shorter(course, seen.status),
                setbacks: course.setbacks + 1,
            };
        case 'broken':
            return { ...course, setbacks: course.setbacks + 1 };
        case 'offset':
            return resumed(course, seen.offset);
    }
}
function resumed(course, offset) {
    if (offset === undefined || offset > course.size)
        return { ...course, offset: 0, inParts: course.partLength !== undefined };
    const isFurther = offset > course.offset;
    const inParts = offset > 0 || course.partLength !== undefined;
    return { ...course, offset, inParts, setbacks: isFurther ? 0 : course.setbacks };
}
/** 413 is a proxy's limit of unknown size; 416 is GitHub's, or a wrong offset, for which shorter parts do no harm. */
function shorter({ partLength }, status) {
    if (status === 416)
        return smallPart;
    if (partLength === undefined)
        return largePart;
    return Math.max(Math.floor(partLength / 4), 64 * 1024);
}
/** How much the registry has, from `Range: 0-99`; nothing was received when it is missing. */
function receivedBytes(range) {
    const last = Number(/^(?:bytes=)?0-(\d+)$/.exec(range ?? '')?.[1] ?? 0);
    // `0-0` is one byte by the specification, and none in most registries.
    return last === 0 ? 0 : last + 1;
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/uploads.js






/**
 * Sends a blob unless the registry has it or can take it from another repository.
 * @throws Failure `DIGEST_MISMATCH` when the bytes are not the ones of the digest, `CHANGED_WHILE_READ` when there are
 *   more or fewer, `NETWORK_FAILED`, `ACCESS_DENIED`; what the source fails with
 */
async function uploadBlob(calls, repository, blob, source, options = {}) {
    return new Upload(calls, repository, blob, source, options).run();
}
/** What registries answer that can not mount, or do not know the other repository. */
const mountRefusals = [400, 404, 405, 501];
class Upload {
    #calls;
    #repository;
    #blob;
    #source;
    #options;
    #what;
    #sentBytes = 0;
    constructor(calls, repository, blob, source, options) {
        this.#calls = calls;
        this.#repository = repository;
        this.#blob = blob;
        this.#source = source;
        this.#options = options;
        this.#what = `send the blob ${briefly(blob.digest)} to ${repositoryText(repository)}`;
    }
    async run() {
        if (await this.#isThere())
            return this.#done('existing');
        let session = await this.#mountOrBegin();
        if (session === undefined)
            return this.#done('mounted');
        for (let course = beginCourse(this.#blob.size);;) {
            const sending = nextSending(course, session.shortest);
            const { seen, location, passing } = await this.#send(session, sending);
            if (seen.kind === 'taken' && sending.kind !== 'part')
                return this.#done('uploaded');
            course = afterwards(course, sending, seen);
            if (location !== undefined)
                session = { ...session, location };
            if (passing === undefined)
                continue;
            await (0,retries/* waitOrThrow */.JZ)(passing, course.setbacks, this.#calls.tries(this.#repository));
            const known = this.#isAstray(sending, seen) ? undefined : await this.#ask(session);
            if (known === undefined) {
                // The answer to the last request may be all that was lost.
                if (await this.#isThere())
                    return this.#done('uploaded');
                session = await this.#begin();
            }
            else
                session = { ...session, location: known.location };
            course = afterwards(course, sending, { kind: 'offset', offset: known?.offset });
        }
    }
    /** A small part is refused that begins where the registry itself said: it counts otherwise, and is not asked again. */
    #isAstray(sending, seen) {
        return (sending.kind === 'part' &&
            sending.from > 0 &&
            sending.to - sending.from <= smallPart &&
            seen.kind === 'too long' &&
            seen.status === 416);
    }
    async #isThere() {
        return (await headBlob(this.#calls, this.#repository, this.#blob.digest)) !== undefined;
    }
    #done(how) {
        return { how, sentBytes: this.#sentBytes };
    }
    /** Undefined when a mount has done it all. A registry that can not mount answers as to the beginning of an upload. */
    async #mountOrBegin() {
        const { mountFrom = [] } = this.#options;
        const { digest } = this.#blob;
        let session;
        for (const from of mountFrom.filter((name) => name !== this.#repository.repository)) {
            const answer = await this.#mount(digest, from);
            if (answer?.status === 201)
                return undefined;
            if (answer?.status === 202)
                session = await this.#sessionOf(answer);
        }
        return session ?? this.#begin();
    }
    /** The other repository may not be read, or the registry knows no mounts: no reason not to send the blob. */
    async #mount(digest, from) {
        const path = `blobs/uploads/?mount=${digest}&from=${encodeURIComponent(from)}`;
        try {
            return await this.#open({ path, alsoReads: from, expects: [201, 202, ...mountRefusals] });
        }
        catch (thrown) {
            if (!(thrown instanceof trouble/* Failure */.HR) || thrown.code !== 'ACCESS_DENIED')
                throw thrown;
            this.#calls.host.log.debug(`${from} can not be mounted from: ${thrown.message}`);
            return undefined;
        }
    }
    async #begin() {
        return this.#sessionOf(await this.#open({ path: 'blobs/uploads/', expects: [202] }));
    }
    #open(how) {
        return this.#calls.read({ method: 'POST', ...this.#common(), ...how });
    }
    async #sessionOf({ headers }) {
        const location = (0,answers/* header */.wx)(headers, 'location');
        if (location === undefined)
            throw new trouble/* Failure */.HR('NETWORK_FAILED', `${this.#repository.host} opened an upload without saying where`);
        return {
            location: await this.#calls.resolve(this.#repository, location),
            shortest: Number((0,answers/* header */.wx)(headers, 'oci-chunk-min-length') ?? 0) || 0,
        };
    }
    async #send(session, sending) {
        try {
            const answer = await this.#calls.read(this.#callFor(session, sending));
            const { status } = answer;
            // The registry wants it otherwise and is not in trouble: no need to wait.
            if (status === 413 || status === 416)
                return { seen: { kind: 'too long', status }, passing: this.#notTaken(answer, 0) };
            if (status === 404)
                return { seen: { kind: 'broken' }, passing: this.#notTaken(answer) };
            const location = (0,answers/* header */.wx)(answer.headers, 'location');
            if (sending.kind !== 'part' || location === undefined)
                return { seen: { kind: 'taken' } };
            return { seen: { kind: 'taken' }, location: await this.#calls.resolve(this.#repository, location) };
        }
        catch (thrown) {
            if (thrown instanceof retries/* Passing */.qy)
                return { seen: { kind: 'broken' }, passing: thrown };
            throw thrown;
        }
    }
    #callFor({ location }, sending) {
        const closing = new URL(location);
        // Added to what is there: the address has a state of its own. The digest's colon is left readable.
        closing.search += `${closing.search === '' ? '?' : '&'}digest=${this.#blob.digest}`;
        const type = { 'content-type': 'application/octet-stream' };
        switch (sending.kind) {
            case 'whole':
                return this.#once('PUT', closing, [200, 201, 204, 404, 413, 416], type, this.#bytes(0, this.#blob.size));
            case 'close':
                return this.#once('PUT', closing, [200, 201, 204, 404, 416], {}, '');
            case 'part': {
                const { from, to } = sending;
                const range = { 'content-range': `${from}-${to - 1}` };
                const body = this.#bytes(from, to);
                return this.#once('PATCH', location, [202, 204, 404, 413, 416], { ...type, ...range }, body);
            }
        }
    }
    #once(method, path, expects, headers, body) {
        return { method, ...this.#common(), path, expects, headers, body, once: true };
    }
    #bytes(from, to) {
        let before = 0;
        return {
            size: to - from,
            isCut: to < this.#blob.size,
            open: () => this.#source(from),
            onProgress: (sent) => {
                this.#sentBytes += sent - before;
                before = sent;
                this.#options.onProgress?.(from + sent);
            },
        };
    }
    /** How far the registry got; undefined when it does not know the upload any more. */
    async #ask({ location }) {
        const answer = await this.#calls.read({
            method: 'GET',
            ...this.#common(),
            path: location,
            expects: [200, 202, 204, 400, 404, 405, 416],
        });
        if (answer.status >= 400)
            return undefined;
        const next = (0,answers/* header */.wx)(answer.headers, 'location');
        return {
            offset: receivedBytes((0,answers/* header */.wx)(answer.headers, 'range')),
            location: next === undefined ? location : await this.#calls.resolve(this.#repository, next),
        };
    }
    #notTaken({ status }, askedMs) {
        const words = `could not ${this.#what}: ${this.#repository.host} answered ${status}`;
        return new retries/* Passing */.qy(new trouble/* Failure */.HR('NETWORK_FAILED', words), askedMs);
    }
    #common() {
        return { repository: this.#repository, what: this.#what, allows: 'pull,push' };
    }
}

;// CONCATENATED MODULE: ./packages/oci/build/registry/client.js









/** Blobs that are sent at the same time, whoever asks for it. */
const uploadsAtOnce = 4;
/**
 * A client of OCI distribution registries (specification 1.1, and Docker's before it). Keeps connections and tokens:
 * make one for a run and close it at the end. All methods throw Failure `ACCESS_DENIED` or `NETWORK_FAILED` when the
 * registry says no or can not be reached, after as many attempts as it makes sense, and `CANCELLED`.
 */
class RegistryClient {
    #calls;
    #uploads = new Places(uploadsAtOnce);
    /** Fallback tags are read, changed and written: one after the other. */
    #fallbacks = new Places(1);
    constructor(access, host, patience = {}) {
        this.#calls = new Calls(access, host, { ...retries/* defaultPatience */.B, ...patience });
    }
    /** What a reference points to, without reading it; undefined when there is nothing. */
    headManifest(reference) {
        return headManifest(this.#calls, reference);
    }
    /**
     * Reads a manifest or an index; undefined when there is none. By its digest when the reference has one.
     * @throws Failure `DIGEST_MISMATCH` when it is not what its digest says
     */
    getManifest(reference) {
        return getManifest(this.#calls, reference);
    }
    /**
     * Stores a manifest under its digest and, when the reference has one, its tag. One with a subject becomes a referrer,
     * in registries that keep no list of them, too.
     * @returns the digest
     */
    async putManifest(reference, mediaType, content) {
        const { digest, isSubjectKnown } = await putManifest(this.#calls, reference, mediaType, content);
        const referrer = isSubjectKnown ? undefined : referrerEntry(mediaType, digest, content);
        if (referrer !== undefined) {
            const { subject, entry } = referrer;
            await this.#fallbacks.hold(() => addToFallback(this.#calls, reference, subject, entry));
        }
        return digest;
    }
    /**
     * Deletes a tag, or with a digest the manifest and all its tags; false when there was none.
     * Not every registry lets anybody delete, and some delete the manifest with its tag.
     */
    async deleteManifest(reference) {
        const stored = reference.digest === undefined ? undefined : await this.getManifest(reference);
        const isDeleted = await deleteManifest(this.#calls, reference);
        const referrer = stored && referrerEntry(stored.descriptor.mediaType, stored.descriptor.digest, stored.content);
        if (referrer !== undefined) {
            const { subject, entry } = referrer;
            await this.#fallbacks.hold(() => removeFromFallback(this.#calls, reference, subject, entry.digest));
        }
        return isDeleted;
    }
    /** Size of a blob in bytes; undefined when the registry does not have it in this repository. */
    headBlob(repository, digest) {
        return headBlob(this.#calls, repository, digest);
    }
    /**
     * The bytes of a blob. Connections that break are taken up again. The stream ends only when digest and size are
     * right; else it fails with Failure `DIGEST_MISMATCH`, so rely on nothing before its end.
     */
    openBlob(repository, blob, onProgress) {
        return external_node_stream_.Readable.from(blobBytes(this.#calls, repository, blob, onProgress), { objectMode: false });
    }
    /** A small blob whole: a configuration. */
    async readBlob(repository, blob) {
        const chunks = [];
        for await (const chunk of blobBytes(this.#calls, repository, blob))
            chunks.push(chunk);
        return Buffer.concat(chunks);
    }
    /**
     * Sends a blob unless it is there or can be mounted from another repository. At most four are sent at a time, the
     * others wait.
     * @throws Failure `DIGEST_MISMATCH` when the source gives other bytes than the digest says, `CHANGED_WHILE_READ` when
     *   it gives more or fewer; what the source fails with. In all of these cases the registry keeps nothing
     */
    uploadBlob(repository, blob, source, options = {}) {
        return this.#uploads.hold(() => uploadBlob(this.#calls, repository, blob, source, options));
    }
    /** Deletes a blob; false when there was none. */
    deleteBlob(repository, digest) {
        return deleteBlob(this.#calls, repository, digest);
    }
    /** The tags of a repository, sorted; none when there is no repository. */
    async tags(repository) {
        const tags = [];
        for await (const page of tagPages(this.#calls, repository))
            tags.push(...page);
        return tags.toSorted();
    }
    /** What points to a manifest as its subject. */
    referrers(repository, digest, artifactType) {
        return listReferrers(this.#calls, repository, digest, artifactType);
    }
    /** Frees the connections. */
    close() {
        this.#calls.close();
        return Promise.resolve();
    }
}

;// CONCATENATED MODULE: ./packages/oci/build/image/tar-reader.js


/** Longer pax headers are nobody's paths. In bytes. */
const longestPax = 1024 * 1024;
/**
 * Reads the members of a plain tar archive (`ustar` with pax headers) one after the other, in the memory of a chunk.
 * Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 * @throws Failure `DIGEST_MISMATCH` when it is no such archive or ends too early
 */
async function* readTar(chunks) {
    const bytes = new Bytes(chunks);
    let pax = {};
    for (;;) {
        const header = await bytes.take(tar_header/* tarBlockSize */.Sm);
        if (header.every((byte) => byte === 0))
            break;
        const facts = factsOf(header);
        if (facts.type === 'x') {
            if (facts.size > longestPax)
                throw broken('a header of a member is too long');
            pax = paxRecords(await bytes.take(facts.size));
            await bytes.pass((0,tar_header/* tarPadding */.vr)(facts.size));
            continue;
        }
        const size = pax['size'] === undefined ? facts.size : Number(pax['size']);
        if (!Number.isSafeInteger(size) || size < 0)
            throw broken('the size of a member is no number');
        const content = new Content(bytes, size);
        yield { path: pax['path'] ?? facts.path, isFile: facts.type === '0', size, content };
        await content.passRest();
        await bytes.pass((0,tar_header/* tarPadding */.vr)(size));
        pax = {};
    }
    // The end is longer than the block that announces it, and the digest of the whole is known when all of it was read.
    await bytes.drain();
}
/** The content of one member. */
class Content {
    #bytes;
    #left;
    constructor(bytes, size) {
        this.#bytes = bytes;
        this.#left = size;
    }
    async *[Symbol.asyncIterator]() {
        while (this.#left > 0) {
            const piece = await this.#bytes.some(this.#left);
            this.#left -= piece.length;
            yield piece;
        }
    }
    async passRest() {
        await this.#bytes.pass(this.#left);
        this.#left = 0;
    }
}
/** Chunks of any length, taken in pieces of the length that is wanted. */
class Bytes {
    #chunks;
    #chunk = Buffer.alloc(0);
    constructor(chunks) {
        this.#chunks = chunks[Symbol.asyncIterator]();
    }
    /** At least one byte, at most so many. */
    async some(most) {
        while (this.#chunk.length === 0) {
            const next = await this.#chunks.next();
            if (next.done === true)
                throw broken('it ends too early');
            this.#chunk = next.value;
        }
        const piece = this.#chunk.subarray(0, most);
        this.#chunk = this.#chunk.subarray(piece.length);
        return piece;
    }
    async take(length) {
        const pieces = [];
        for (let left = length; left > 0;) {
            const piece = await this.some(left);
            pieces.push(piece);
            left -= piece.length;
        }
        return Buffer.concat(pieces);
    }
    async pass(length) {
        for (let left = length; left > 0;)
            left -= (await this.some(left)).length;
    }
    async drain() {
        this.#chunk = Buffer.alloc(0);
        for (let next = await this.#chunks.next(); next.done !== true;)
            next = await this.#chunks.next();
    }
}
function factsOf(header) {
    const magic = header.toString('latin1', 257, 262);
    const size = Number.parseInt(textOf(header, 124, 12).trim() || '0', 8);
    if (magic !== 'ustar' || Number.isNaN(size))
        throw broken('it is no tar archive');
    const prefix = textOf(header, 345, 155);
    const name = textOf(header, 0, 100);
    const type = String.fromCharCode(header[156] ?? 0);
    return { type: type === '\0' ? '0' : type, path: prefix === '' ? name : `${prefix}/${name}`, size };
}
/** A field, to its first zero byte. */
function textOf(header, offset, length) {
    const field = header.subarray(offset, offset + length);
    const end = field.indexOf(0);
    return field.toString('utf8', 0, end === -1 ? length : end);
}
/** `<length> <key>=<value>\n`, one after the other. */
function paxRecords(block) {
    const records = {};
    for (let at = 0; at < block.length;) {
        const space = block.indexOf(' ', at);
        const length = Number(block.toString('latin1', at, space));
        const equals = block.indexOf('=', space);
        if (space === -1 || equals === -1 || !(length > 0))
            throw broken('a header of a member has no sense');
        records[block.toString('utf8', space + 1, equals)] = block.toString('utf8', equals + 1, at + length - 1);
        at += length;
    }
    return records;
}
function broken(said) {
    return new trouble/* Failure */.HR('DIGEST_MISMATCH', `an archive can not be unpacked: ${said}`);
}

;// CONCATENATED MODULE: ./packages/oci/build/session.js








/** More than are sent at once, so that asking for what is there does not wait for what is being sent. */
const session_lanes = 8;
/** Single calls of registries through a client, which stays open. */
function openSession(client) {
    const swept = new Set();
    const write = async ({ to, sha256 }, what, bytes) => {
        const folder = (0,external_node_path_.dirname)(to);
        const isFirst = !swept.has(folder);
        swept.add(folder);
        const nameOf = (found) => {
            if (found === sha256)
                return (0,external_node_path_.basename)(to);
            throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `${what} is ${found}, but ${sha256} was recorded`);
        };
        await writeWhole(folder, nameOf, bytes, isFirst);
    };
    return {
        tags: (repository) => client.tags(repository),
        manifest: (reference) => client.getManifest(reference),
        putManifest: (reference, content) => client.putManifest(reference, build_image/* mediaTypes */.Ib.manifest, content),
        deleteManifest: (reference) => client.deleteManifest(reference),
        text: async (repository, blob) => (await client.readBlob(repository, blob)).toString(),
        send: async (repository, contents, onProgress) => {
            const blobs = contents.map(blobOf);
            const different = [...new Map(blobs.map((blob) => [blob.descriptor.digest, blob])).values()];
            const total = different.reduce((sum, { descriptor }) => sum + descriptor.size, 0);
            let done = 0;
            await (0,in_parallel/* inParallel */.H)(different, session_lanes, async (blob) => {
                let sentBefore = 0;
                const at = (bytes) => {
                    done += bytes - sentBefore;
                    sentBefore = bytes;
                    onProgress?.(done, total);
                };
                const source = (offset) => new block_stream/* BlockStream */.c((memory) => (0,blob_source/* blobBlocks */.uu)(blob, { offset, memory }));
                await client.uploadBlob(repository, blob.descriptor, source, { onProgress: at });
                at(blob.descriptor.size);
            });
            return blobs.map(({ descriptor: { digest, size } }) => ({ digest, size }));
        },
        fetch: async (repository, blob, file, onBytes) => {
            let before = 0;
            const bytes = client.openBlob(repository, blob, (received) => {
                onBytes?.(received - before);
                before = received;
            });
            await write({ to: file, sha256: blob.digest.replace('sha256:', '') }, blob.digest, bytes);
        },
        fetchMembers: async (repository, blob, wanted, onBytes) => {
            const missing = new Map(wanted);
            const bytes = client.openBlob(repository, blob);
            for await (const member of readTar(bytes)) {
                const place = missing.get(member.path);
                if (place === undefined || !member.isFile)
                    continue;
                await write(place, `${member.path} in the archive`, member.content);
                missing.delete(member.path);
                onBytes?.(member.size);
            }
            const [left] = missing.keys();
            if (left !== undefined)
                throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `${left} is not in the archive`);
        },
    };
}
function blobOf(content) {
    const described = { mediaType: 'application/octet-stream' };
    if ('descriptor' in content)
        return content;
    if ('content' in content)
        return (0,blob_source/* textBlob */.v3)('a text', content.content, described);
    const { from, size, sha256, modifiedMs } = content;
    // Whoever takes it compares it with its digest; hashing it here once more would double the time.
    const source = { kind: 'file', from, modifiedMs };
    return { title: from, descriptor: { ...described, digest: `sha256:${sha256}`, size }, source };
}

;// CONCATENATED MODULE: ./packages/oci/build/images.js













/** Images and artefacts, made and moved by this process alone. */
function registryImages(host) {
    const connected = async (access, work) => {
        const client = new RegistryClient(access, host, host.patience);
        try {
            return await work(client);
        }
        finally {
            await client.close();
        }
    };
    const foreseen = new ForeseenLayers(host);
    const bases = new Map();
    const base = (...given) => {
        const key = JSON.stringify(given);
        const known = bases.get(key);
        if (known !== undefined)
            return known;
        const [reference, platform, access] = given;
        const asked = connected(access, (client) => readBase(client, reference, platform));
        bases.set(key, asked);
        return asked;
    };
    return {
        base,
        describe: (reference, access) => connected(access, async (client) => {
            const stored = await client.getManifest(reference);
            return stored && { digest: stored.descriptor.digest, ...images_describedBy(stored.content) };
        }),
        foresee: ({ bases: soon = [], layers = [] }) => {
            for (const each of soon)
                base(...each).catch(() => undefined);
            foreseen.foresee(layers);
        },
        layer: async (wanted, folder) => {
            const known = await foreseen.take(wanted);
            return known !== undefined && 'descriptor' in known
                ? known
                : buildLayer({ ...wanted, ...known }, folder, host);
        },
        isWhole: (blob) => (0,blob_source/* isWholeBlob */.JJ)(blob, host.signal),
        build: image_build_image/* buildImage */._w,
        buildArtifact: (artifact) => buildArtifact(artifact, host.signal),
        push: (image, reference, access, about = []) => connected(access, async (client) => {
            const title = `push ${(0,image_reference/* imageReferenceText */.Ib)(reference)}`;
            const { host: registry, repository } = reference;
            let sentBefore = 0;
            for (const artifact of about) {
                const { digest } = artifact.descriptor;
                const sent = await pushImage(client, artifact, { host: registry, repository, digest });
                sentBefore += sent.uploadedBytes;
            }
            const pushed = await pushImage(client, image, reference, (done, total) => host.log.progress(title, done, total, 'bytes'));
            return { ...pushed, uploadedBytes: pushed.uploadedBytes + sentBefore };
        }),
        session: (access, work) => connected(access, (client) => work(openSession(client))),
        referrers: (reference, access, artifactType) => connected(access, async (client) => {
            const digest = reference.digest ?? (await client.headManifest(reference))?.digest;
            return digest === undefined ? [] : client.referrers(reference, digest, artifactType);
        }),
        writeLayout: (image, file, name, access) => connected(access, (client) => {
            const bytes = layoutBytes(image, name, (from, layer) => client.openBlob(from.reference, layer));
            return writeWhole((0,external_node_path_.dirname)(file), (0,external_node_path_.basename)(file), bytes);
        }),
    };
}
function images_describedBy(content) {
    const { annotations = {}, artifactType } = JSON.parse(content);
    return { annotations, artifactType };
}


/***/ })

};
