export const id = 680;
export const ids = [680,258];
export const modules = {

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

/***/ 26680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  streamedTransfers: () => (/* binding */ streamedTransfers)
});

// EXTERNAL MODULE: ./packages/core/build/defined.js
var defined = __webpack_require__(71539);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/http/build/answers.js
var answers = __webpack_require__(24258);
// EXTERNAL MODULE: ./packages/http/build/connections.js + 3 modules
var build_connections = __webpack_require__(53962);
// EXTERNAL MODULE: ./packages/http/build/retries.js
var retries = __webpack_require__(5191);
// EXTERNAL MODULE: ./packages/http/build/troubles.js
var troubles = __webpack_require__(97493);
;// CONCATENATED MODULE: ./packages/runner/build/transfers/attempts.js


/**
 * Makes a request until there is an answer that is not worth another attempt, or the last one.
 * @throws Failure `NETWORK_FAILED` when there is none in the end; whatever is no trouble of the connection passes
 */
async function attempts({ method, url, repeatable = true }, tries, once) {
    const { origin, pathname, host } = new URL(url);
    const title = `${method} ${origin}${pathname}`;
    const patience = repeatable ? tries.patience : { ...tries.patience, attempts: 1 };
    let last;
    const attempt = async () => {
        const answer = await once().catch((thrown) => {
            const failure = (0,troubles.connectionFailure)(title, host, thrown);
            throw (0,troubles/* isPassingTrouble */.JZ)(thrown) ? new retries/* Passing */.qy(failure) : failure;
        });
        if (!(0,retries/* isPassingStatus */.Wj)(answer.status))
            return answer;
        last = { answer, trouble: new Error(`${title}: the status is ${answer.status}`) };
        throw new retries/* Passing */.qy(last.trouble, (0,retries/* askedPauseMs */.Lo)(answer.headers, tries.clock.now()));
    };
    try {
        return await (0,retries/* persist */.Zr)({ ...tries, patience }, attempt);
    }
    catch (thrown) {
        if (last !== undefined && thrown === last.trouble)
            return last.answer;
        throw thrown;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./packages/core/build/storage-failure.js
var storage_failure = __webpack_require__(54524);
// EXTERNAL MODULE: ./packages/runner/build/file-system-flush.js
var file_system_flush = __webpack_require__(85952);
;// CONCATENATED MODULE: ./packages/runner/build/transfers/received-body.js






/** From so many files on they are flushed together: a flush of each would take longer than the transfer. */
const manyFiles = 64;
/** Splits the bytes that come over files, and hashes each. Flushed to disk by `end`, or begun anew by `restart`. */
class ReceivedBody {
    #places;
    #files = [];
    #at = 0;
    #open;
    #taken = 0;
    #flushing = [];
    #isTogether;
    constructor(places) {
        this.#places = places;
        this.#isTogether = places.filter((place) => 'file' in place).length >= manyFiles;
    }
    /** How many bytes have come. */
    get taken() {
        return this.#taken;
    }
    /** True when a broken transfer can go on where it stopped, because nothing but one file is written. */
    get isResumable() {
        const [only] = this.#places;
        return this.#places.length === 1 && only !== undefined && 'file' in only && this.#taken > 0;
    }
    /** Takes the next bytes. Answers false when there are more than the places take. */
    take(chunk) {
        this.#taken += chunk.length;
        for (let rest = chunk; rest.length > 0;) {
            const place = this.#current();
            if (place === undefined)
                return false;
            const part = rest.subarray(0, place.left ?? rest.length);
            if (place.file !== undefined)
                write(place.file, part);
            if (place.left !== undefined)
                place.left -= part.length;
            rest = rest.subarray(part.length);
        }
        return true;
    }
    /** Everything that came is on disk. Undefined when some place did not get all of its bytes. */
    async end() {
        for (let place = this.#current(); place !== undefined; place = this.#current()) {
            if (place.left !== undefined && place.left > 0)
                return undefined;
            this.#finish(place);
        }
        await Promise.all(this.#flushing);
        if (this.#isTogether)
            await this.#flushTogether();
        return this.#files;
    }
    /** Forgets what came: the next bytes are the first again. */
    restart() {
        this.close();
        this.#files = [];
        this.#flushing = [];
        this.#at = 0;
        this.#taken = 0;
    }
    /** Closes what is open. */
    close() {
        if (this.#open?.file !== undefined)
            (0,external_node_fs_.closeSync)(this.#open.file.descriptor);
        this.#open = undefined;
    }
    /** The place that the next byte belongs to; places that are full are finished on the way. */
    #current() {
        if (this.#open !== undefined && this.#open.left !== 0)
            return this.#open;
        if (this.#open !== undefined)
            this.#finish(this.#open);
        const next = this.#places[this.#at];
        if (next === undefined)
            return undefined;
        this.#open = openPlace(next);
        return this.#open.left === 0 ? this.#current() : this.#open;
    }
    /** One flush of the file system, or one of each file where that is not to be had. */
    async #flushTogether() {
        const paths = this.#places.flatMap((place) => ('file' in place ? [place.file] : []));
        if (await (0,file_system_flush/* flushFileSystems */.t)(paths.map((path) => (0,external_node_path_.dirname)(path))))
            return;
        for (const path of paths)
            await flushed(path, (0,external_node_fs_.openSync)(path, 'r+'));
    }
    /** What goes wrong with it is told by `end`. */
    #flush(path, descriptor) {
        const flushing = flushed(path, descriptor);
        flushing.catch(() => undefined);
        this.#flushing.push(flushing);
    }
    #finish({ file }) {
        this.#at += 1;
        this.#open = undefined;
        if (file === undefined)
            return;
        if (this.#isTogether)
            (0,external_node_fs_.closeSync)(file.descriptor);
        else
            this.#flush(file.path, file.descriptor);
        this.#files.push({ size: file.size, sha256: file.hash.digest('hex') });
    }
}
async function flushed(path, descriptor) {
    try {
        await (0,external_node_util_.promisify)(external_node_fs_.fsync)(descriptor);
    }
    catch (thrown) {
        throw (0,storage_failure/* storageFailure */.K)('write', path, thrown);
    }
    finally {
        await (0,external_node_util_.promisify)(external_node_fs_.close)(descriptor);
    }
}
function openPlace(place) {
    if ('skip' in place)
        return { left: place.skip };
    const { file: path, size: left } = place;
    const descriptor = writing(path, () => (0,external_node_fs_.openSync)(path, 'w'));
    return { left, file: { path, descriptor, hash: (0,external_node_crypto_.createHash)('sha256'), size: 0 } };
}
function write(file, bytes) {
    const { path, descriptor } = file;
    file.hash.update(bytes);
    file.size += bytes.length;
    for (let written = 0; written < bytes.length;)
        written += writing(path, () => (0,external_node_fs_.writeSync)(descriptor, bytes, written, bytes.length - written));
}
function writing(path, work) {
    try {
        return work();
    }
    catch (thrown) {
        throw (0,storage_failure/* storageFailure */.K)('write', path, thrown);
    }
}

// EXTERNAL MODULE: ./packages/http/build/block-stream.js
var block_stream = __webpack_require__(4677);
;// CONCATENATED MODULE: ./packages/runner/build/transfers/sent-body.js




/** A chunk that is read and sent at once. */
const chunkBytes = 256 * 1024;
/** From this size on, in bytes, a range is hashed by another thread: a service is kept waiting by whoever hashes and sends. */
const besideBytes = 64 * 1024 * 1024;
/** A body made of parts, and what was read of its files. Opened anew for each try. */
class SentBody {
    /** In bytes. */
    size;
    #parts;
    #hashBeside;
    #sent = [];
    constructor(parts, hashBeside) {
        this.#parts = parts;
        this.#hashBeside = hashBeside;
        this.size = parts.reduce((sum, part) => sum + ('bytes' in part ? part.bytes.length : part.size), 0);
    }
    /**
     * What went out of each file since the last `open`, in the order of the parts.
     * @throws Failure `CHANGED_WHILE_READ`
     */
    sent() {
        return Promise.all(this.#sent);
    }
    /** Reads from the beginning, one part after the other. */
    open() {
        this.#sent = [];
        return new block_stream/* BlockStream */.c((memory) => this.#chunks(memory));
    }
    *#chunks(memory) {
        for (const part of this.#parts) {
            if (!('bytes' in part))
                yield* this.#fileChunks(part, memory);
            else if (part.bytes.length > 0)
                yield Buffer.from(part.bytes);
        }
    }
    /** Synchronous reads: a connection takes no more than one chunk at a time, so nothing is won by waiting. */
    *#fileChunks({ file, offset = 0, size }, memory) {
        const source = (0,external_node_fs_.openSync)(file, 'r');
        try {
            const beside = size < besideBytes ? undefined : this.#hashBeside?.({ file, offset, size });
            const hash = beside === undefined ? (0,external_node_crypto_.createHash)('sha256') : undefined;
            if (beside !== undefined)
                this.#note(unchanged(file, (0,external_node_fs_.fstatSync)(source).mtimeMs, size, beside));
            for (let done = 0; done < size;) {
                const chunk = memory.take(Math.min(chunkBytes, size - done));
                const count = (0,external_node_fs_.readSync)(source, chunk, 0, chunk.length, offset + done);
                if (count === 0)
                    throw changed(file);
                const read = chunk.subarray(0, count);
                hash?.update(read);
                done += count;
                yield read;
            }
            if (hash !== undefined)
                this.#note(Promise.resolve({ size, sha256: hash.digest('hex') }));
        }
        finally {
            (0,external_node_fs_.closeSync)(source);
        }
    }
    /** What goes wrong is told to who asks for it; a try that was broken off is not asked. */
    #note(sent) {
        sent.catch(() => undefined);
        this.#sent.push(sent);
    }
}
/** Two readers must have read the same: while both did, the file's time must not have changed. */
async function unchanged(file, modifiedMs, size, beside) {
    const sha256 = await beside;
    if (sha256 === undefined || (0,external_node_fs_.statSync)(file).mtimeMs !== modifiedMs)
        throw changed(file);
    return { size, sha256 };
}
function changed(file) {
    return new trouble/* Failure */.HR('CHANGED_WHILE_READ', `${file} changed while it was sent`, {
        remedy: 'run this after whatever writes the file has finished',
    });
}

;// CONCATENATED MODULE: ./packages/runner/build/transfers/streamed.js








/** What is smaller is sent from memory, so that a connection that was closed while idle costs no try. */
const smallBytes = 1024 * 1024;
/** Transfers over connections that are kept, through the proxies of this machine. */
function streamedTransfers(host, patience = {}) {
    const patient = { ...retries/* defaultPatience */.B, ...patience };
    const known = new Map();
    const connectionsFor = ({ trust = {} }) => {
        const key = JSON.stringify(trust);
        const connections = known.get(key) ?? new build_connections.Connections(host, trust, patient);
        known.set(key, connections);
        return connections;
    };
    const tries = { patience: patient, clock: host.clock, say: (line) => host.log.debug(line) };
    return {
        send: (request, parts, onBytes) => send(request, new SentBody(parts, host.hashBeside), parts, onBytes, connectionsFor(request), tries),
        receive: (request, places, onBytes) => receive(request, places, onBytes, connectionsFor(request), tries),
    };
}
async function send(request, body, parts, onBytes, connections, tries) {
    return attempts(request, tries, async () => {
        let told = 0;
        const onProgress = (sent) => {
            onBytes?.(sent - told);
            told = sent;
        };
        try {
            const content = contentOf(request, parts, body, onProgress);
            const message = await connections.send({ ...outgoingOf(request), body: content });
            const answer = (0,answers.textAnswer)(await (0,answers/* readAnswer */.JN)(message, request.answerBytes));
            // Who is refused may not have sent all of it.
            return { ...answer, sent: answer.status < 300 ? await body.sent() : [] };
        }
        catch (thrown) {
            onBytes?.(-told);
            throw thrown;
        }
    });
}
function contentOf(request, parts, body, onProgress) {
    if (parts.length === 0)
        return undefined;
    const [only] = parts;
    if (request.repeatable !== false &&
        parts.length === 1 &&
        'bytes' in only &&
        only.bytes.length < smallBytes) {
        onProgress(body.size);
        return only.bytes;
    }
    return { size: body.size, open: () => body.open(), onProgress };
}
async function receive(request, places, onBytes, connections, tries) {
    const body = new ReceivedBody(places);
    let resumable = false;
    const again = () => {
        onBytes?.(-body.taken);
        body.restart();
    };
    try {
        return await attempts(request, tries, async () => {
            const from = resumable && body.isResumable ? body.taken : 0;
            if (from === 0)
                again();
            const answer = await connections.send(outgoingOf(request, from));
            const head = { status: answer.statusCode ?? 0, headers: (0,answers/* headerTexts */.kp)(answer.headers) };
            if (head.status !== 200 && head.status !== 206)
                return { ...(0,answers.textAnswer)(await (0,answers/* readAnswer */.JN)(answer, request.answerBytes)), received: [] };
            if (from > 0 && !continues(head, from))
                again();
            resumable = head.headers['accept-ranges'] === 'bytes' || head.status === 206;
            for await (const chunk of answer) {
                onBytes?.(chunk.length);
                if (!body.take(chunk))
                    throw wrongLength(request, 'is longer than what was recorded');
            }
            const received = await body.end();
            if (received === undefined)
                throw wrongLength(request, 'ended too early');
            return { ...head, body: '', received };
        });
    }
    finally {
        body.close();
    }
}
function continues({ status, headers }, from) {
    return status === 206 && (headers['content-range'] ?? '').startsWith(`bytes ${from}-`);
}
function wrongLength({ method, url }, what) {
    const { origin, pathname } = new URL(url);
    return new trouble/* Failure */.HR('NETWORK_FAILED', `${method} ${origin}${pathname}: the answer ${what}`);
}
function outgoingOf({ method, url, headers = {} }, from = 0) {
    const range = from === 0 ? undefined : `bytes=${from}-`;
    return { method, url: new URL(url), headers: { ...headers, ...(0,defined/* defined */.s)({ range }) } };
}


/***/ })

};
