export const id = 457;
export const ids = [457];
export const modules = {

/***/ 7837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ connectionFailure),
/* harmony export */   JN: () => (/* binding */ readAnswer),
/* harmony export */   Ji: () => (/* binding */ registryErrors),
/* harmony export */   j3: () => (/* binding */ connectionRemedy),
/* harmony export */   lB: () => (/* binding */ accessRemedy),
/* harmony export */   o_: () => (/* binding */ jsonOf),
/* harmony export */   vf: () => (/* binding */ discard),
/* harmony export */   wx: () => (/* binding */ header),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25472);


/**
 * Reads an answer to its end.
 * @throws Failure `NETWORK_FAILED` when it is longer than anybody could mean
 */
async function readAnswer(message, limit = 32 * 1024 * 1024) {
    const chunks = [];
    let length = 0;
    for await (const chunk of message) {
        length += chunk.length;
        if (length > limit)
            throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('NETWORK_FAILED', `an answer of more than ${limit} bytes`);
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
/** The registry's own words for a refusal, in so far as it has any. */
function registryErrors(body) {
    try {
        const { errors } = JSON.parse(body.toString());
        if (!Array.isArray(errors))
            return [];
        return errors.map(({ code, message }) => ({ code: code ?? '', message: message ?? '' }));
    }
    catch {
        return [];
    }
}
/** The failure that a refusal is told as. `what` is what was tried: `read the manifest of ghcr.io/owner/iris:1`. */
function refusal(what, host, { status, body }, isKnown) {
    const errors = registryErrors(body);
    const said = errors.map(({ code, message }) => [code, message].filter(Boolean).join(': ')).join('; ');
    const words = `${host} answered ${status}${said === '' ? '' : ` (${said})`} to the attempt to ${what}`;
    if (status === 401 || status === 403)
        return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ACCESS_DENIED', words, { remedy: accessRemedy(host, isKnown) });
    if (errors.some(({ code }) => code === 'DIGEST_INVALID'))
        return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', words);
    const remedy = refusalRemedy(host, status, errors);
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('NETWORK_FAILED', words, remedy === undefined ? {} : { remedy });
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
/** The failure that a broken connection is told as. Addresses of uploads hold secrets, so none is shown. */
function connectionFailure(what, host, thrown) {
    if (thrown instanceof Error && thrown.name === 'AbortError')
        return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('CANCELLED', 'the run was cancelled');
    if (!(0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .isConnectionTrouble */ .iY)(thrown))
        return thrown;
    const { code } = thrown;
    const remedy = connectionRemedy(code, host);
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('NETWORK_FAILED', `could not ${what}: ${host}: ${(0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown) || code}`, {
        cause: thrown,
        ...(remedy === undefined ? {} : { remedy }),
    });
}
/** What to do about a connection that did not come about, or broke; undefined when the code says nothing to people. */
function connectionRemedy(code, host) {
    if (code === 'ENOTFOUND')
        return `check the name ${host}`;
    if (/^(ECONNREFUSED|ETIMEDOUT|E(NET|HOST)UNREACH)$/.test(code))
        return `check that ${host} runs and is right, with its port, and that this machine may reach it: a firewall, a proxy`;
    if (code === 'EPROTO')
        return `name ${host} as an insecure host if it is meant to be spoken to over plain HTTP`;
    if ((0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .isCertificateTrouble */ .Hg)(code))
        return `hand over the certificate authority of ${host} as a PEM file, or name it as an insecure host`;
    return undefined;
}
/**
 * The JSON of an answer.
 * @throws Failure `NETWORK_FAILED` when it is none: a proxy's page, a service that is no registry
 */
function jsonOf(what, host, { body, headers }) {
    try {
        return JSON.parse(body.toString());
    }
    catch {
        const type = header(headers, 'content-type') ?? 'nothing known';
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('NETWORK_FAILED', `could not ${what}: ${host} answered with ${type} instead of JSON`);
    }
}


/***/ }),

/***/ 78910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ defaultPatience)
/* harmony export */ });
/** What holds when nothing else is said: about a minute of trouble is sat out. */
const defaultPatience = {
    attempts: 7,
    firstWaitMs: 1000,
    longestWaitMs: 20_000,
    longestRetryAfterMs: 120_000,
    silenceMs: 60_000,
};


/***/ }),

/***/ 31047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ Connections)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41692);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16841);
/* harmony import */ var _block_stream_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22728);






const connectionsPerHost = 16;
/** After the last byte a registry hashes and moves what it got before it answers: so many bytes a second at least. */
const slowestCommit = 20_000_000;
/** Keeps connections open between requests, and knows which certificates and proxies count. No retries, no logins. */
class Connections {
    #access;
    #host;
    #patience;
    #plain;
    #unchecked;
    #checked;
    constructor(access, host, patience) {
        this.#access = access;
        this.#host = host;
        this.#patience = patience;
        this.#plain = new node_http__WEBPACK_IMPORTED_MODULE_1__.Agent(this.#options());
        this.#unchecked = new node_https__WEBPACK_IMPORTED_MODULE_2__.Agent({ ...this.#options(), rejectUnauthorized: false });
    }
    /** True for hosts that were named as such: nothing else is spoken to without a checked certificate. */
    isInsecure(host) {
        return this.#access.insecureHosts?.includes(host) ?? false;
    }
    /**
     * Sends a request and answers when the status has come; the body is still to be read or thrown away.
     * @throws what Node says, Failure `CANCELLED`, and whatever the source of the body failed with
     */
    async send(outgoing) {
        const { signal } = this.#host;
        if (signal.aborted)
            throw cancelled();
        const agent = await this.#agentFor(outgoing.url);
        for (;;) {
            try {
                return await exchange(outgoing, agent, signal, this.#patience.silenceMs);
            }
            catch (thrown) {
                if (signal.aborted)
                    throw cancelled();
                // A server ends idle connections when it likes: that is no trouble, another one is opened.
                if (!(thrown instanceof EndedWhileIdle))
                    throw thrown;
            }
        }
    }
    /** Ends idle connections, and those that are in use. */
    async close() {
        this.#plain.destroy();
        this.#unchecked.destroy();
        (await this.#checked?.catch(() => undefined))?.destroy();
    }
    #options() {
        const proxyEnv = { ...this.#host.proxyEnvironment };
        return { keepAlive: true, maxSockets: connectionsPerHost, proxyEnv };
    }
    async #agentFor(url) {
        if (url.protocol === 'http:')
            return this.#plain;
        // An address leaves out the port that it would have anyway, and a name may have it.
        if (this.isInsecure(url.host) || (url.port === '' && this.isInsecure(`${url.hostname}:443`)))
            return this.#unchecked;
        this.#checked ??= this.#authorities().then((ca) => new node_https__WEBPACK_IMPORTED_MODULE_2__.Agent({ ...this.#options(), ca }));
        return this.#checked;
    }
    /** Node's own list, what the machine's administrator trusts, and what was handed in. */
    async #authorities() {
        const file = this.#access.certificateAuthorities;
        const further = file === undefined ? [] : [await readAuthorities(file)];
        return [...new Set([...(0,node_tls__WEBPACK_IMPORTED_MODULE_3__.getCACertificates)('default'), ...(0,node_tls__WEBPACK_IMPORTED_MODULE_3__.getCACertificates)('system'), ...further])];
    }
}
async function readAuthorities(file) {
    const expected = 'a PEM file with certificates';
    try {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
        if (text.includes('-----BEGIN CERTIFICATE-----'))
            return text;
    }
    catch (thrown) {
        (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)({ where: { file }, said: (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(thrown), expected });
    }
    return (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)({ where: { file }, said: 'no certificate in it', expected });
}
class EndedWhileIdle extends Error {
}
function exchange({ method, url, headers, body, signal: own }, agent, all, silenceMs) {
    const signal = own === undefined ? all : AbortSignal.any([all, own]);
    const send = url.protocol === 'http:' ? node_http__WEBPACK_IMPORTED_MODULE_1__.request : node_https__WEBPACK_IMPORTED_MODULE_2__.request;
    return new Promise((resolve, reject) => {
        const size = typeof body === 'string' ? Buffer.byteLength(body) : body?.size;
        const length = size === undefined ? {} : { 'content-length': String(size) };
        const request = send(url, { method, agent, signal, headers: { ...headers, ...length } });
        const quietFor = (ms) => {
            request.setTimeout(ms, () => request.destroy(silence(ms)));
        };
        quietFor(silenceMs);
        request.once('error', (thrown) => {
            const isStale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(thrown.code ?? '');
            reject(isStale && typeof body !== 'object' ? new EndedWhileIdle() : thrown);
        });
        request.once('response', (answer) => {
            if (!request.writableFinished)
                answer.once('close', () => request.destroy());
            resolve(answer);
        });
        if (body === undefined || typeof body === 'string') {
            request.end(body);
            return;
        }
        const source = body.open();
        request.once('finish', () => quietFor(silenceMs + (body.size / slowestCommit) * 1000));
        request.once('response', () => source.destroy());
        request.once('close', () => source.destroy());
        feed(source, request, body);
    });
}
/** Sends what the source gives, as fast as the connection takes it. The number of bytes must be what was announced. */
function feed(source, request, { size, isCut, onProgress }) {
    let sent = 0;
    source.on('data', (chunk) => {
        if (request.writableEnded)
            return;
        const part = isCut && chunk.length > size - sent ? chunk.subarray(0, size - sent) : chunk;
        sent += part.length;
        if (sent > size) {
            request.destroy(changed(size, 'more'));
            return;
        }
        const isFree = request.write(part, spentOf(source, chunk));
        onProgress?.(sent);
        if (isCut && sent === size) {
            request.end();
            source.destroy();
        }
        else if (!isFree)
            source.pause();
    });
    request.on('drain', () => source.resume());
    source.once('error', (thrown) => request.destroy(sourceFailure(thrown)));
    source.once('end', () => {
        if (sent < size)
            request.destroy(changed(size, `only ${sent}`));
        else
            request.end();
    });
}
/** A connection tells when it needs a block no more. */
function spentOf(source, block) {
    return () => {
        if (source instanceof _block_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .BlockStream */ .c)
            source.spent(block);
    };
}
function silence(ms) {
    return Object.assign(new Error(`nothing moved for ${ms / 1000} s`), { code: 'ETIMEDOUT' });
}
function cancelled() {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('CANCELLED', 'the run was cancelled');
}
function changed(size, found) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('CHANGED_WHILE_READ', `there were ${found} bytes to send where ${size} were announced`);
}
/** What is read from a disk failed, not the connection: that is not tried again. */
function sourceFailure(thrown) {
    if (thrown.code === undefined || thrown instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR)
        return thrown;
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('STORAGE_FAILED', `the bytes to send could not be read: ${thrown.message}`, {
        cause: thrown,
    });
}


/***/ }),

/***/ 25472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hg: () => (/* binding */ isCertificateTrouble),
/* harmony export */   JZ: () => (/* binding */ isPassingTrouble),
/* harmony export */   Wj: () => (/* binding */ isPassingStatus),
/* harmony export */   Wv: () => (/* binding */ waitAfter),
/* harmony export */   iY: () => (/* binding */ isConnectionTrouble)
/* harmony export */ });
/* unused harmony export retryAfterMs */
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

const passingStatuses = [408, 429, 500, 502, 503, 504];
/** True for answers that may be another one a moment later. */
function isPassingStatus(status) {
    return passingStatuses.includes(status);
}
const passingCodes = /^(ECONN(RESET|REFUSED|ABORTED)|EPIPE|ETIMEDOUT|EAI_AGAIN|E(NET|HOST)(UNREACH|DOWN)|HPE_\w+|ERR_PROXY_TUNNEL|ERR_STREAM_PREMATURE_CLOSE)$/;
const lastingCodes = ['ENOTFOUND', 'EPROTO'];
/**
 * True for troubles of a connection that may be gone a moment later: resets, silence, a registry that starts again.
 * A name that does not exist, a certificate that is not trusted and our own failures stay what they are.
 */
function isPassingTrouble(thrown) {
    if (thrown instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR || !(thrown instanceof Error))
        return false;
    return passingCodes.test(thrown.code ?? '');
}
/** True for every trouble of a connection; what is left is a defect or was told already. */
function isConnectionTrouble(thrown) {
    if (isPassingTrouble(thrown))
        return true;
    const code = thrown instanceof Error ? (thrown.code ?? '') : '';
    return lastingCodes.includes(code) || isCertificateTrouble(code);
}
/** True for what Node says when it does not trust the other side. */
function isCertificateTrouble(code) {
    return /^(CERT_|ERR_TLS_CERT|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code);
}
/**
 * Milliseconds to wait before attempt number `attempt + 1`; undefined when there is to be none. What the registry asks
 * for counts; else waits double, each between half and all of its length so that many clients do not come at once.
 * @param attempt counts from 1
 * @param retryAfter the header, when there was one
 * @param chance 0 to 1
 */
function waitAfter(attempt, patience, retryAfter, now, chance) {
    if (attempt >= patience.attempts)
        return undefined;
    const asked = retryAfterMs(retryAfter, now);
    if (asked !== undefined)
        return asked <= patience.longestRetryAfterMs ? asked : undefined;
    const whole = Math.min(patience.firstWaitMs * 2 ** (attempt - 1), patience.longestWaitMs);
    return Math.round(whole * (0.5 + chance / 2));
}
/** `Retry-After` is a number of seconds or a date. Source: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterMs(header, now) {
    if (header === undefined)
        return undefined;
    if (/^\d+$/.test(header.trim()))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ }),

/***/ 49838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  streamedTransfers: () => (/* binding */ streamedTransfers)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var build_trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/oci/build/registry/client-host.js
var client_host = __webpack_require__(78910);
// EXTERNAL MODULE: ./packages/oci/build/registry/connections.js
var registry_connections = __webpack_require__(31047);
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

// EXTERNAL MODULE: ./packages/oci/build/registry/block-stream.js
var block_stream = __webpack_require__(22728);
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
    return new build_trouble/* Failure */.HR('CHANGED_WHILE_READ', `${file} changed while it was sent`, {
        remedy: 'run this after whatever writes the file has finished',
    });
}

;// CONCATENATED MODULE: ./packages/runner/build/transfers/moving.js
/** What a service is given up for: that it trickles, or does not answer in the end. */
class GaveUp extends Error {
    code = 'ETIMEDOUT';
}
/** So few bytes in a whole `silenceMs` are no transfer but a way to hold a connection. */
const leastBytes = 1024;
/**
 * Watches one try: it is aborted when hardly anything moves, and when the answer does not come in time after all was
 * sent. Silence of the connection alone does not tell: a byte now and then ends every silence.
 */
class Moving {
    #abort = new AbortController();
    #pace;
    #moved = 0;
    #answer;
    constructor(silenceMs) {
        let before = 0;
        this.#pace = setInterval(() => {
            const now = this.#moved - before;
            before = this.#moved;
            if (this.#answer === undefined && now < leastBytes)
                this.#abort.abort(new GaveUp(`only ${now} bytes moved in ${silenceMs / 1000} s`));
        }, silenceMs).unref();
    }
    /** Aborted when the try is given up. */
    get signal() {
        return this.#abort.signal;
    }
    /** Bytes moved. */
    moved(bytes) {
        this.#moved += bytes;
    }
    /** All is sent: from now on only the answer counts, which has to be there, whole, after so many milliseconds. */
    answerWithin(ms) {
        if (this.#answer !== undefined)
            return;
        this.#answer = setTimeout(() => {
            this.#abort.abort(new GaveUp(`no whole answer in ${ms / 1000} s`));
        }, ms).unref();
    }
    /** The answer begins, and its body is what moves now. */
    answered() {
        clearTimeout(this.#answer);
        this.#answer = undefined;
        this.#moved += leastBytes;
    }
    /** Ends the watch. */
    [Symbol.dispose]() {
        clearInterval(this.#pace);
        clearTimeout(this.#answer);
    }
}

// EXTERNAL MODULE: ./packages/oci/build/registry/answers.js
var answers = __webpack_require__(7837);
// EXTERNAL MODULE: ./packages/oci/build/registry/retry.js
var retry = __webpack_require__(25472);
;// CONCATENATED MODULE: ./packages/runner/build/transfers/persist.js



/**
 * Makes a request until there is an answer that is not worth another try.
 * @throws Failure `NETWORK_FAILED` when there is none in the end; whatever is no trouble of the connection passes
 */
async function persist(request, { patience, clock, log, signal }, once) {
    const { origin, pathname, host } = new URL(request.url);
    const title = `${request.method} ${origin}${pathname}`;
    for (let attempt = 1;; attempt += 1) {
        let trouble;
        let retryAfter;
        let ending;
        try {
            const answer = await once();
            if (!(0,retry/* isPassingStatus */.Wj)(answer.status) || request.repeatable === false)
                return answer;
            trouble = `the status is ${answer.status}`;
            retryAfter = answer.headers['retry-after'];
            ending = () => answer;
        }
        catch (thrown) {
            if (signal.aborted)
                throw new build_trouble/* Failure */.HR('CANCELLED', 'the run was cancelled', { cause: thrown });
            if (!(0,retry/* isConnectionTrouble */.iY)(thrown))
                throw thrown;
            trouble = thrown.message === '' ? thrown.code : (0,build_trouble/* messageOf */.bD)(thrown);
            ending = () => {
                const remedy = (0,answers/* connectionRemedy */.j3)(thrown.code, host);
                throw new build_trouble/* Failure */.HR('NETWORK_FAILED', `${title}: ${trouble}`, {
                    cause: thrown,
                    ...(remedy === undefined ? {} : { remedy }),
                });
            };
            if (!(0,retry/* isPassingTrouble */.JZ)(thrown) || request.repeatable === false)
                return ending();
        }
        const wait = (0,retry/* waitAfter */.Wv)(attempt, patience, retryAfter, clock.now(), Math.random());
        if (wait === undefined)
            return ending();
        log.debug(`${title}: ${trouble}; again in ${wait} ms`);
        await clock.sleep(wait);
    }
}

;// CONCATENATED MODULE: ./packages/runner/build/transfers/streamed.js
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







/** A service may move what it got to a slower store before it answers: so many bytes a second at least. */
const slowestStore = 5_000_000;
/** What is smaller is sent from memory, so that a connection that was closed while idle costs no try. */
const smallBytes = 1024 * 1024;
/** Transfers over connections that are kept, through the proxies of this machine. */
function streamedTransfers(host, patience = {}) {
    const patient = { ...client_host/* defaultPatience */.B, ...patience };
    const known = new Map();
    const connectionsFor = ({ trust = {} }) => {
        const key = JSON.stringify(trust);
        const connections = known.get(key) ?? new registry_connections/* Connections */.U(trust, host, patient);
        known.set(key, connections);
        return connections;
    };
    const tries = { patience: patient, clock: host.clock, log: host.log, signal: host.signal };
    return {
        send: (request, parts, onBytes) => send(request, new SentBody(parts, host.hashBeside), parts, onBytes, connectionsFor(request), tries),
        receive: (request, places, onBytes) => receive(request, places, onBytes, connectionsFor(request), tries),
    };
}
async function send(request, body, parts, onBytes, connections, tries) {
    const answerMs = tries.patience.silenceMs + (body.size / slowestStore) * 1000;
    return persist(request, tries, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const moving = __addDisposableResource(env_1, new Moving(tries.patience.silenceMs), false);
            let told = 0;
            const onProgress = (sent) => {
                moving.moved(sent - told);
                onBytes?.(sent - told);
                told = sent;
                if (sent === body.size)
                    moving.answerWithin(answerMs);
            };
            if (body.size === 0)
                moving.answerWithin(answerMs);
            try {
                const outgoing = { ...outgoingOf(request, moving), ...contentOf(request, parts, body, onProgress) };
                const answer = await connections.send(outgoing);
                moving.answerWithin(answerMs);
                const text = await textOf(answer, () => undefined);
                const status = answer.statusCode ?? 0;
                // Who is refused may not have sent all of it.
                const sent = status < 300 ? await body.sent() : [];
                return { status, headers: headersOf(answer), body: text, sent };
            }
            catch (thrown) {
                onBytes?.(-told);
                throw moving.signal.aborted ? moving.signal.reason : thrown;
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    });
}
function contentOf(request, parts, body, onProgress) {
    if (parts.length === 0)
        return {};
    const [only] = parts;
    if (request.repeatable !== false &&
        parts.length === 1 &&
        'bytes' in only &&
        only.bytes.length < smallBytes) {
        onProgress(body.size);
        return { body: new TextDecoder().decode(only.bytes) };
    }
    return { body: { size: body.size, open: () => body.open(), onProgress } };
}
async function receive(request, places, onBytes, connections, tries) {
    const body = new ReceivedBody(places);
    let resumable = false;
    const again = () => {
        onBytes?.(-body.taken);
        body.restart();
    };
    try {
        return await persist(request, tries, async () => {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const moving = __addDisposableResource(env_2, new Moving(tries.patience.silenceMs), false);
                moving.answerWithin(tries.patience.silenceMs);
                const from = resumable && body.isResumable ? body.taken : 0;
                if (from === 0)
                    again();
                try {
                    const outgoing = outgoingOf(request, moving, from);
                    const answer = await connections.send(outgoing);
                    const head = { status: answer.statusCode ?? 0, headers: headersOf(answer) };
                    if (head.status !== 200 && head.status !== 206)
                        return { ...head, body: await textOf(answer, () => undefined), received: [] };
                    moving.answered();
                    if (from > 0 && !continues(head, from))
                        again();
                    resumable = head.headers['accept-ranges'] === 'bytes' || head.status === 206;
                    await into(body, answer, (bytes) => {
                        moving.moved(bytes);
                        onBytes?.(bytes);
                    });
                    const received = await body.end();
                    if (received === undefined)
                        throw wrongLength(request, 'ended too early');
                    return { ...head, body: '', received };
                }
                catch (thrown) {
                    throw moving.signal.aborted ? moving.signal.reason : thrown;
                }
            }
            catch (e_2) {
                env_2.error = e_2;
                env_2.hasError = true;
            }
            finally {
                __disposeResources(env_2);
            }
        });
    }
    finally {
        body.close();
    }
}
function continues({ status, headers }, from) {
    return status === 206 && (headers['content-range'] ?? '').startsWith(`bytes ${from}-`);
}
async function into(body, answer, onBytes) {
    for await (const chunk of answer) {
        onBytes(chunk.length);
        if (!body.take(chunk))
            throw new build_trouble/* Failure */.HR('NETWORK_FAILED', 'the answer is longer than what was recorded');
    }
}
function wrongLength({ method, url }, what) {
    const { origin, pathname } = new URL(url);
    return new build_trouble/* Failure */.HR('NETWORK_FAILED', `${method} ${origin}${pathname}: the answer ${what}`);
}
function outgoingOf({ method, url, headers = {} }, moving, from = 0) {
    const range = from === 0 ? {} : { range: `bytes=${from}-` };
    return { method, url: new URL(url), headers: { ...headers, ...range }, signal: moving.signal };
}
async function textOf(answer, onBytes) {
    const chunks = [];
    for await (const chunk of answer) {
        onBytes(chunk.length);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function headersOf(answer) {
    return Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]));
}


/***/ })

};
