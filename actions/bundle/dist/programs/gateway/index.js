import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
/* unused harmony exports Problems, refuse, Failure, placeText, problemLine */
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

/***/ 549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ startMark)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(24);


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
            node_fs__WEBPACK_IMPORTED_MODULE_1__.promises.readFile(`/proc/${pid}/stat`, 'utf8'),
            node_fs__WEBPACK_IMPORTED_MODULE_1__.promises.readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
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
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(program, args, { windowsHide: true }, (thrown, stdout) => {
            const mark = stdout.trim();
            resolve(thrown !== null || mark === '' ? undefined : mark);
        });
    });
}


/***/ }),

/***/ 47:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ answerMessage)
/* harmony export */ });
/** Answers with a message as JSON, in the shape of azureml-inference-server-http: `{"message": "…"}`. */
function answerMessage(response, status, message, headers = {}) {
    if (response.headersSent)
        return void response.destroy();
    const body = Buffer.from(JSON.stringify({ message }));
    response.writeHead(status, {
        'content-type': 'application/json',
        'content-length': body.length,
        ...headers,
    });
    response.end(body);
}


/***/ }),

/***/ 557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ createControl)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(67);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(47);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(658);




/**
 * The channel for deploy-model, on the loopback interface, not yet listening. Every request needs the token of
 * `control.json`; only `GET /metrics`, which says nothing secret, is open to whoever collects figures.
 */
function createControl(token, controlled) {
    const known = (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .keyHash */ .a)(`Bearer ${token}`);
    return (0,node_http__WEBPACK_IMPORTED_MODULE_1__.createServer)((request, response) => {
        const asked = `${request.method} ${request.url}`;
        if (asked === 'GET /metrics') {
            response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
            return void response.end(controlled.metrics());
        }
        if (!(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)((0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .keyHash */ .a)(request.headers.authorization ?? ''), known))
            return (0,_answers_js__WEBPACK_IMPORTED_MODULE_3__/* .answerMessage */ .M)(response, 401, 'the token is missing or wrong');
        if (asked === 'POST /reload' && !controlled.reload())
            return (0,_answers_js__WEBPACK_IMPORTED_MODULE_3__/* .answerMessage */ .M)(response, 409, 'endpoint.json is older than what is served');
        if (asked === 'POST /stop')
            controlled.stop();
        if (!['GET /status', 'POST /reload', 'POST /stop'].includes(asked))
            return (0,_answers_js__WEBPACK_IMPORTED_MODULE_3__/* .answerMessage */ .M)(response, 404, 'GET /status, GET /metrics, POST /reload or POST /stop');
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(controlled.status()));
    });
}


/***/ }),

/***/ 169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KZ: () => (/* binding */ readChildren),
/* harmony export */   Np: () => (/* binding */ endpointFiles),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   f8: () => (/* binding */ writeWhole),
/* harmony export */   t6: () => (/* binding */ recordMark)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(24);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(760);



/** The files of an endpoint, by what they hold. The folder is private to the endpoint. */
const endpointFiles = {
    /** What is wanted: written by deploy-model. */
    record: 'endpoint.json',
    /** What is: written by the gateway. */
    status: 'status.json',
    /** How to reach the gateway; 0600. */
    control: 'control.json',
    /** The server processes of the gateway. */
    children: 'children.json',
};
/**
 * Reads `endpoint.json`.
 * @throws Error when it is not there or not readable
 */
function readRecord(folder) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, endpointFiles.record);
    const record = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file, 'utf8'));
    if (record.schemaVersion !== 1)
        throw new Error(`${file} is of schema ${String(record.schemaVersion)}, not 1`);
    return record;
}
/** A mark that changes with every rewrite of `endpoint.json`; undefined while there is none. */
function recordMark(folder) {
    const stands = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, endpointFiles.record), { throwIfNoEntry: false });
    return stands === undefined ? undefined : `${stands.ino}-${stands.mtimeMs}-${stands.size}`;
}
/** The servers that an earlier gateway left; none when it ended in order or the file can not be read. */
function readChildren(folder) {
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, endpointFiles.children), 'utf8'));
    }
    catch {
        return [];
    }
}
/**
 * Writes a file whole or not at all, readable by its owner only: it may hold a token. It is not flushed to disk, which
 * would hold requests up: what it tells is of processes, and they do not survive what a flush protects from.
 */
function writeWhole(folder, name, value) {
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `.${name}.${process.pid}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}.tmp`);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(temporary, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name));
    }
    catch (thrown) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(temporary, { force: true });
        throw thrown;
    }
}


/***/ }),

/***/ 867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  M: () => (/* binding */ createFront)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(67);
// EXTERNAL MODULE: ./packages/serving/build/gateway/answers.js
var answers = __nccwpck_require__(47);
;// CONCATENATED MODULE: ./packages/serving/build/gateway/body.js
/** Bodies up to this size are read whole before a server is chosen: one write instead of a pipe, and no slot is held by a slow client. */
const heldBytes = 64 * 1024;
const none = Buffer.alloc(0);
/** Decides how the body of a request is passed on. */
function bodyPlan(request) {
    const declared = request.headers['content-length'];
    if (declared === undefined)
        return request.headers['transfer-encoding'] === undefined
            ? { kind: 'none' }
            : { kind: 'stream', length: undefined };
    const length = Number(declared);
    return length <= heldBytes ? { kind: 'hold', length } : { kind: 'stream', length };
}
/** Reads a body whole. `done` is not called when the client goes away before the end. */
function holdBody(request, done) {
    let first;
    let chunks;
    request.on('data', (chunk) => {
        if (first === undefined)
            first = chunk;
        else
            (chunks ??= [first]).push(chunk);
    });
    request.on('end', () => done(chunks === undefined ? (first ?? none) : Buffer.concat(chunks)));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./packages/serving/build/gateway/headers.js

/** Names the deployment that is to answer, and the one that did. */
const deploymentHeader = 'azureml-model-deployment';
/** The name of a request, from end to end. */
const requestIdHeader = 'x-request-id';
/** Headers that mean only one connection. Source: RFC 9110, section 7.6.1. */
const hopByHop = new Set([
    'connection',
    'keep-alive',
    'proxy-authenticate',
    'proxy-authorization',
    'proxy-connection',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
]);
/** Those that the gateway writes itself, or that are for it alone: a server has no business with the endpoint's key. */
const ownOfRequest = new Set([...hopByHop, requestIdHeader, 'content-length', 'expect']);
const ownOfAnswer = new Set([...hopByHop, requestIdHeader, deploymentHeader]);
/** The name of a request: the client's when it can stand in a header, a log and a file name, else a new one. */
function requestId(request) {
    const given = request.headers[requestIdHeader];
    return typeof given === 'string' && /^[\w.:+=/@-]{1,100}$/.test(given) ? given : (0,external_node_crypto_.randomUUID)();
}
/**
 * The headers for the server, as a flat list of names and values in the client's order.
 * @param length of the body when it is known; a body of unknown length is sent in chunks
 */
function requestHeaders(request, id, hidesKey, length) {
    const headers = kept(request.rawHeaders, ownOfRequest, hidesKey ? 'authorization' : undefined);
    headers.push(requestIdHeader, id);
    if (length !== undefined)
        headers.push('content-length', String(length));
    else if (request.headers['transfer-encoding'] !== undefined)
        headers.push('transfer-encoding', 'chunked');
    if (request.headers.host === undefined)
        headers.push('host', 'localhost');
    return headers;
}
/** The headers for the client. */
function answerHeaders(answer, id, deployment) {
    const headers = kept(answer.rawHeaders, ownOfAnswer);
    headers.push(requestIdHeader, id, deploymentHeader, deployment);
    return headers;
}
function kept(raw, without, also) {
    const headers = [];
    for (let index = 0; index < raw.length; index += 2) {
        const name = raw[index].toLowerCase();
        if (without.has(name) || name === also)
            continue;
        headers.push(raw[index], raw[index + 1]);
    }
    return headers;
}

;// CONCATENATED MODULE: ./packages/serving/build/gateway/exchange.js



/** How often another server is tried when one could not even be reached. */
const mostAttempts = 3;
const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EADDRNOTAVAIL']);
const refusals = {
    'queue full': [429, 'too many requests are waiting'],
    'waited too long': [429, 'no server had time for the request within the queue wait'],
    'nobody serves': [503, 'no server is ready'],
};
/** One request on its way to a server and back. */
class Exchange {
    #request;
    #response;
    #deployment;
    #asked;
    #instance;
    #upstream;
    #fromServer;
    #timer;
    #attempts = 0;
    #refusing;
    #isOver = false;
    constructor(request, response, deployment, asked) {
        this.#request = request;
        this.#response = response;
        this.#deployment = deployment;
        this.#asked = asked;
        response.once('close', this.#onClose);
    }
    /** Takes a slot, perhaps after a wait in the queue, and sends the request. */
    start() {
        const { slots } = this.#deployment;
        const instance = slots.take();
        if (instance === undefined)
            slots.wait(this.#send, this.#refuse);
        else
            this.#send(instance);
    }
    #refuse = (reason) => {
        const [status, message] = refusals[reason];
        this.#answer(status, `${message} (deployment \`${this.#deployment.record.name}\`)`, {
            'retry-after': '1',
        });
    };
    #send = (instance) => {
        this.#instance = instance;
        if (this.#isOver)
            return this.#giveSlotBack();
        this.#attempts += 1;
        const { body, id, hidesKey, length, path } = this.#asked;
        const upstream = (0,external_node_http_.request)({
            agent: instance.agent,
            host: '127.0.0.1',
            port: instance.port,
            method: this.#request.method,
            path,
            headers: requestHeaders(this.#request, id, hidesKey, body === undefined ? length : body.length || undefined),
        });
        this.#upstream = upstream;
        upstream.on('response', this.#onAnswer);
        upstream.on('error', this.#onError);
        this.#timer ??= setTimeout(this.#onTimeout, this.#deployment.record.request_settings.request_timeout_ms);
        if (body === undefined)
            this.#stream(upstream);
        else
            upstream.end(body);
    };
    /** Passes a large body on as it comes, counted, because a body in chunks does not say its size. */
    #stream(upstream) {
        let bytes = 0;
        this.#request.on('data', (chunk) => {
            bytes += chunk.length;
            if (bytes <= this.#asked.maxBodyBytes)
                return;
            this.#request.unpipe(upstream).resume();
            upstream.destroy();
            this.#answer(413, `the body is larger than ${this.#asked.maxBodyBytes} bytes`, { connection: 'close' });
        });
        this.#request.pipe(upstream);
    }
    #onAnswer = (answer) => {
        clearTimeout(this.#timer);
        this.#fromServer = answer;
        if (this.#isOver || this.#response.headersSent)
            return void answer.resume();
        const headers = answerHeaders(answer, this.#asked.id, this.#deployment.record.name);
        this.#response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers);
        answer.on('error', () => this.#response.destroy());
        answer.on('aborted', () => this.#response.destroy());
        answer.pipe(this.#response);
    };
    /** A server that could not be reached got nothing of the request, so another one may have it. Anything else is told. */
    #onError = (thrown) => {
        if (this.#isOver || this.#response.headersSent)
            return;
        const gotNothing = unreachable.has(thrown.code ?? '') && this.#asked.body !== undefined;
        if (gotNothing && this.#attempts < mostAttempts)
            return this.#tryAnother();
        this.#answer(502, 'the server ended the connection before it answered');
    };
    #tryAnother() {
        const { slots } = this.#deployment;
        (this.#refusing ??= new Set()).add(this.#instance);
        this.#giveSlotBack();
        const other = slots.take(this.#refusing);
        if (other === undefined)
            this.#refuse('nobody serves');
        else
            this.#send(other);
    }
    #onTimeout = () => {
        const { request_timeout_ms } = this.#deployment.record.request_settings;
        this.#answer(408, `the server did not answer within ${request_timeout_ms} ms (request_timeout_ms)`);
    };
    #answer(status, message, headers = {}) {
        (0,answers/* answerMessage */.M)(this.#response, status, message, {
            [requestIdHeader]: this.#asked.id,
            [deploymentHeader]: this.#deployment.record.name,
            ...headers,
        });
    }
    #onClose = () => {
        this.#isOver = true;
        clearTimeout(this.#timer);
        // The client is gone, or got a 408 or 413, while the server still works on the request.
        if (this.#fromServer?.complete !== true)
            this.#upstream?.destroy();
        this.#giveSlotBack();
    };
    #giveSlotBack() {
        if (this.#instance === undefined)
            return;
        this.#deployment.slots.release(this.#instance);
        this.#instance = undefined;
    }
}

// EXTERNAL MODULE: ./packages/serving/build/gateway/keys.js
var keys = __nccwpck_require__(658);
;// CONCATENATED MODULE: ./packages/serving/build/gateway/mirror.js


/**
 * Sends a copy of a request to a deployment whose answers nobody sees. A copy never waits for a slot and never delays
 * the original. Bodies that are passed on as they come are not copied.
 */
function sendCopy(deployment, request, asked) {
    if (asked.body === undefined)
        return;
    const instance = deployment.slots.take();
    if (instance === undefined)
        return;
    const copy = (0,external_node_http_.request)({
        agent: instance.agent,
        host: '127.0.0.1',
        port: instance.port,
        method: request.method,
        path: asked.path,
        headers: requestHeaders(request, asked.id, asked.hidesKey, asked.body.length || undefined),
        signal: AbortSignal.timeout(deployment.record.request_settings.request_timeout_ms),
    });
    copy.on('response', (answer) => answer.resume());
    copy.on('error', () => undefined);
    copy.on('close', () => deployment.slots.release(instance));
    copy.end(asked.body);
}

;// CONCATENATED MODULE: ./packages/serving/build/gateway/front.js







/** Longer than clients and proxies keep an idle connection, so that none of their requests meets a closing one. */
const keepAliveMs = 75_000;
/** The public side of the gateway, not yet listening. */
function createFront(state) {
    const server = (0,external_node_http_.createServer)({ keepAliveTimeout: keepAliveMs }, (request, response) => receive(state, request, response));
    server.on('checkContinue', (request, response) => {
        if (Number(request.headers['content-length'] ?? 0) <= state.routing.record.maxBodyBytes)
            response.writeContinue();
        receive(state, request, response);
    });
    server.on('clientError', refuseMalformed);
    return server;
}
function receive(state, request, response) {
    const { routing } = state;
    const started = performance.now();
    const id = requestId(request);
    if (state.isStopping)
        response.shouldKeepAlive = false;
    const url = request.url ?? '/';
    if (url === '/' && (request.method === 'GET' || request.method === 'HEAD'))
        return answerHealth(routing, response, id);
    let answering = '';
    response.once('close', () => state.metrics.observe(answering, response.statusCode, (performance.now() - started) / 1000));
    const refuse = (status, message, headers = {}) => (0,answers/* answerMessage */.M)(response, status, message, { [requestIdHeader]: id, ...headers });
    if (routing.record.auth === 'key' && !(0,keys/* isAllowed */.J)(request.headers.authorization, routing.keyHashes))
        return refuse(401, 'the key is missing or wrong: send `Authorization: Bearer <key>`', {
            'www-authenticate': 'Bearer',
        });
    const chosen = choose(routing, request.headers[deploymentHeader]);
    if ('status' in chosen)
        return refuse(chosen.status, chosen.message, chosen.headers);
    const { deployment } = chosen;
    answering = deployment.record.name;
    const plan = bodyPlan(request);
    const { maxBodyBytes, auth } = routing.record;
    if (plan.kind !== 'none' && plan.length !== undefined && plan.length > maxBodyBytes)
        return refuse(413, `the body has ${plan.length} bytes, and ${maxBodyBytes} are allowed`, {
            connection: 'close',
        });
    const asked = {
        id,
        path: pathOf(url, deployment),
        hidesKey: auth === 'key',
        body: undefined,
        length: plan.kind === 'none' ? undefined : plan.length,
        maxBodyBytes,
    };
    const exchange = new Exchange(request, response, deployment, asked);
    const withBody = (body) => {
        asked.body = body;
        if (chosen.isFree && routing.mirror !== undefined && Math.random() * 100 < routing.mirror.percent)
            sendCopy(routing.mirror.deployment, request, asked);
        exchange.start();
    };
    if (plan.kind === 'none')
        withBody(nothing);
    else if (plan.kind === 'hold')
        holdBody(request, withBody);
    else
        exchange.start();
}
const nothing = Buffer.alloc(0);
function choose(routing, wanted) {
    if (wanted !== undefined) {
        const deployment = routing.byName.get(String(wanted));
        if (deployment !== undefined)
            return { deployment, isFree: false };
        const names = [...routing.byName.keys()].map((name) => `\`${name}\``).join(', ');
        return {
            status: 404,
            message: `there is no deployment \`${String(wanted)}\`; there is ${names || 'none'}`,
        };
    }
    if (!routing.hasTraffic)
        return { status: 404, message: `no deployment of \`${routing.record.name}\` has traffic` };
    const deployment = routing.next();
    if (deployment !== undefined)
        return { deployment, isFree: true };
    return {
        status: 503,
        message: `no deployment of \`${routing.record.name}\` is ready`,
        headers: { 'retry-after': '1' },
    };
}
/** The endpoint's routes are Azure's; a server may have others for the same. */
function pathOf(url, { record }) {
    const { scoring, openapi } = record.start.routes;
    if (url === '/score')
        return scoring;
    if (url === '/swagger.json')
        return openapi;
    if (url.startsWith('/score?'))
        return scoring + url.slice('/score'.length);
    if (url.startsWith('/swagger.json?'))
        return openapi + url.slice('/swagger.json'.length);
    return url;
}
/** Without a key: it says nothing but that somebody serves, and load balancers have no key. */
function answerHealth(routing, response, id) {
    const body = routing.isServing ? 'Healthy' : 'Unhealthy';
    response.writeHead(routing.isServing ? 200 : 503, {
        'content-type': 'text/plain; charset=utf-8',
        'content-length': body.length,
        [requestIdHeader]: id,
    });
    response.end(body);
}
/** Answers what Node's parser refused, when there is still somebody to answer. */
function refuseMalformed(error, socket) {
    if (!socket.writable || error.code === 'ECONNRESET')
        return void socket.destroy();
    const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW';
    const status = isTooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request';
    const body = JSON.stringify({ message: isTooLarge ? 'the headers are too large' : 'this is not HTTP/1.1' });
    socket.end(`HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`);
}


/***/ }),

/***/ 658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ isAllowed),
/* harmony export */   a: () => (/* binding */ keyHash)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);

/** SHA-256 of an access key: what the gateway keeps instead of the key. */
function keyHash(key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', key, 'buffer');
}
/**
 * True when `Authorization: Bearer <key>` names one of the keys. All keys are compared, and digests of equal length, so
 * that the time it takes says nothing about them.
 */
function isAllowed(authorization, keyHashes) {
    const given = keyHash(bearer(authorization) ?? '');
    let matches = 0;
    for (const known of keyHashes)
        matches |= Number((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(given, known));
    return matches === 1;
}
function bearer(authorization) {
    if (authorization === undefined || authorization.length < 8)
        return undefined;
    return authorization.slice(0, 7).toLowerCase() === 'bearer ' ? authorization.slice(7).trim() : undefined;
}


/***/ }),

/***/ 372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ boundLogs)
/* harmony export */ });
/* unused harmony export logLimitBytes */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(760);


/** A log that is larger is copied to `<name>.1` and begun anew. In bytes. */
const logLimitBytes = 10 * 1024 * 1024;
/**
 * Keeps logs bounded. Servers write into their log themselves, opened for appending, so it is copied and cut, not
 * renamed: they go on at its new end. Lines that are written between the two are lost.
 */
function boundLogs(folder, limitBytes = logLimitBytes) {
    let names;
    try {
        names = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder).filter((name) => name.endsWith('.log'));
    }
    catch {
        return;
    }
    for (const name of names) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
        try {
            if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).size <= limitBytes)
                continue;
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.copyFileSync)(path, `${path}.1`);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.truncateSync)(path);
        }
        catch (thrown) {
            console.error(`${path} could not be shortened: ${String(thrown)}`);
        }
    }
}


/***/ }),

/***/ 499:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(24);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(975);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(841);
/* harmony import */ var _slipway_runner_process_identity__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(549);
/* harmony import */ var _control_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(557);
/* harmony import */ var _endpoint_files_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(169);
/* harmony import */ var _front_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(867);
/* harmony import */ var _log_files_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(372);
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(261);
/* harmony import */ var _supervisor_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(161);












const help = `Serves an endpoint: starts its model servers, watches them, and passes requests on.

  node main.js --endpoint <folder>

The folder holds endpoint.json, which says what is wanted and is followed whenever it changes. The gateway writes
status.json (what runs), control.json (how to reach it), children.json (its processes) and logs/.
Exit codes: 0 stopped by SIGTERM, SIGINT or its control channel, 1 a defect, 2 wrong flags or no endpoint.json,
98 the address can not be listened on.
`;
const exitCodes = { stopped: 0, defect: 1, usage: 2, address: 98 };
/** Changes of endpoint.json are looked for this often, in case nobody could say so on the control channel. */
const lookMs = 200;
const logLookMs = 5000;
/** Ends the program with a message. */
class Ending extends Error {
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
class Gateway {
    metrics = new _metrics_js__WEBPACK_IMPORTED_MODULE_11__/* .Metrics */ .K();
    #folder;
    #supervisor;
    #front;
    #control;
    #token = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32).toString('base64url');
    #identity;
    #mark;
    isStopping = false;
    constructor(folder, record, identity) {
        this.#folder = folder;
        this.#identity = identity;
        this.#supervisor = new _supervisor_js__WEBPACK_IMPORTED_MODULE_10__/* .Supervisor */ .D(folder, record, identity);
        this.#front = (0,_front_js__WEBPACK_IMPORTED_MODULE_8__/* .createFront */ .M)(this);
        this.#control = (0,_control_js__WEBPACK_IMPORTED_MODULE_6__/* .createControl */ .E)(this.#token, {
            status: () => this.#supervisor.status,
            reload: () => this.reload(),
            stop: () => this.stop(),
            metrics: () => this.metrics.text(this.#supervisor.deployments),
        });
    }
    /** Read by every request. */
    get routing() {
        return this.#supervisor.routing;
    }
    /** The public address is taken first: two gateways of one endpoint can not both get it, so only one starts servers. */
    async start() {
        const { host, port } = this.routing.record;
        this.#mark = (0,_endpoint_files_js__WEBPACK_IMPORTED_MODULE_7__/* .recordMark */ .t6)(this.#folder);
        await listen(this.#front, port, host);
        const control = await listen(this.#control, 0, '127.0.0.1');
        await this.#supervisor.begin();
        const told = { ...this.#identity, port: control, token: this.#token };
        (0,_endpoint_files_js__WEBPACK_IMPORTED_MODULE_7__/* .writeWhole */ .f8)(this.#folder, _endpoint_files_js__WEBPACK_IMPORTED_MODULE_7__/* .endpointFiles */ .Np.control, told);
        setInterval(() => this.#look(), lookMs);
        setInterval(() => (0,_log_files_js__WEBPACK_IMPORTED_MODULE_9__/* .boundLogs */ .O)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, 'logs')), logLookMs);
        return `http://${host}:${port}`;
    }
    reload() {
        this.#mark = (0,_endpoint_files_js__WEBPACK_IMPORTED_MODULE_7__/* .recordMark */ .t6)(this.#folder);
        return this.#supervisor.follow((0,_endpoint_files_js__WEBPACK_IMPORTED_MODULE_7__/* .readRecord */ .aE)(this.#folder));
    }
    stop() {
        if (this.isStopping)
            return;
        this.isStopping = true;
        this.#front.close();
        setInterval(() => this.#front.closeIdleConnections(), 50);
        void this.#end();
    }
    async #end() {
        await this.#supervisor.stop(this.routing.record.drainTimeoutMs);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, _endpoint_files_js__WEBPACK_IMPORTED_MODULE_7__/* .endpointFiles */ .Np.control), { force: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#folder, _endpoint_files_js__WEBPACK_IMPORTED_MODULE_7__/* .endpointFiles */ .Np.children), { force: true });
        process.exit(exitCodes.stopped);
    }
    /** A record that is gone means that the endpoint was deleted; one that is half there does not happen. */
    #look() {
        const mark = (0,_endpoint_files_js__WEBPACK_IMPORTED_MODULE_7__/* .recordMark */ .t6)(this.#folder);
        if (mark === this.#mark || this.isStopping)
            return;
        if (mark === undefined)
            return this.stop();
        try {
            this.reload();
        }
        catch (thrown) {
            console.error(`endpoint.json could not be followed: ${(0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(thrown)}`);
        }
    }
}
function listen(server, port, host) {
    return new Promise((done, reject) => {
        server.once('error', (thrown) => {
            const why = thrown.code === 'EADDRINUSE' ? 'it is in use by another program' : thrown.message;
            reject(new Ending(exitCodes.address, `port ${port} of ${host} can not be listened on: ${why}`));
        });
        server.listen(port, host, () => done(server.address().port));
    });
}
function folderFrom(args) {
    const options = { endpoint: { type: 'string' }, help: { type: 'boolean', short: 'h' } };
    try {
        const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_3__.parseArgs)({ args: [...args], options });
        if (values.help === true)
            return undefined;
        if (values.endpoint !== undefined)
            return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(values.endpoint);
    }
    catch (thrown) {
        throw new Ending(exitCodes.usage, (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(thrown));
    }
    throw new Ending(exitCodes.usage, '--endpoint <folder> is missing');
}
function recordOf(folder) {
    try {
        return (0,_endpoint_files_js__WEBPACK_IMPORTED_MODULE_7__/* .readRecord */ .aE)(folder);
    }
    catch (thrown) {
        throw new Ending(exitCodes.usage, (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(thrown));
    }
}
async function main(args) {
    const folder = folderFrom(args);
    if (folder === undefined)
        return void process.stdout.write(help);
    const startedAt = (await (0,_slipway_runner_process_identity__WEBPACK_IMPORTED_MODULE_5__/* .startMark */ .O)(process.pid)) ?? 'unknown';
    const gateway = new Gateway(folder, recordOf(folder), { pid: process.pid, startedAt });
    const address = await gateway.start();
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
        process.on(signal, () => gateway.stop());
    console.log(`${new Date().toISOString()} serving ${address} (process ${process.pid})`);
}
try {
    await main(process.argv.slice(2));
}
catch (thrown) {
    process.stderr.write(`${thrown instanceof Ending ? thrown.message : String(thrown.stack ?? thrown)}\n`);
    process.exit(thrown instanceof Ending ? thrown.code : exitCodes.defect);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ Metrics)
/* harmony export */ });
/** Upper ends of the buckets of answer times, in seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
class Times {
    counts = Array.from({ length: buckets.length + 1 }, () => 0);
    sum = 0;
    count = 0;
    add(seconds) {
        let index = 0;
        while (index < buckets.length && seconds > buckets[index])
            index += 1;
        this.counts[index] += 1;
        this.sum += seconds;
        this.count += 1;
    }
}
/** Counts answers, for `GET /metrics` of the control channel. */
class Metrics {
    #answers = new Map();
    #times = new Map();
    /** @param deployment its name; empty for requests that reached none */
    observe(deployment, status, seconds) {
        let statuses = this.#answers.get(deployment);
        if (statuses === undefined)
            this.#answers.set(deployment, (statuses = new Map()));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        let times = this.#times.get(deployment);
        if (times === undefined)
            this.#times.set(deployment, (times = new Times()));
        times.add(seconds);
    }
    /** The text format of Prometheus. Source: https://prometheus.io/docs/instrumenting/exposition_formats/ */
    text(deployments) {
        return `${[...this.#answerLines(), ...this.#timeLines(), ...gauges([...deployments])].join('\n')}\n`;
    }
    #answerLines() {
        const lines = header('slipway_requests_total', 'counter', 'Answered requests.');
        for (const [deployment, statuses] of this.#answers) {
            for (const [status, count] of statuses)
                lines.push(`slipway_requests_total{deployment="${deployment}",status="${status}"} ${count}`);
        }
        return lines;
    }
    #timeLines() {
        const name = 'slipway_request_duration_seconds';
        const lines = header(name, 'histogram', 'Time from a request to the end of its answer.');
        for (const [deployment, times] of this.#times) {
            let below = 0;
            buckets.forEach((end, index) => {
                below += times.counts[index];
                lines.push(`${name}_bucket{deployment="${deployment}",le="${end}"} ${below}`);
            });
            lines.push(`${name}_bucket{deployment="${deployment}",le="+Inf"} ${times.count}`);
            lines.push(`${name}_sum{deployment="${deployment}"} ${times.sum}`);
            lines.push(`${name}_count{deployment="${deployment}"} ${times.count}`);
        }
        return lines;
    }
}
function gauges(deployments) {
    const gauge = (name, help, value) => [
        ...header(name, 'gauge', help),
        ...deployments.map((deployment) => `${name}{deployment="${deployment.record.name}"} ${value(deployment)}`),
    ];
    const sum = (deployment, of) => deployment.instances.reduce((total, instance) => total + instance[of], 0);
    return [
        ...gauge('slipway_requests_active', 'Requests that servers work on.', (d) => sum(d, 'active')),
        ...gauge('slipway_requests_waiting', 'Requests that wait for a server.', (d) => d.slots.waiting),
        ...gauge('slipway_instances_ready', 'Servers that take requests.', (d) => d.status.ready),
        ...gauge('slipway_restarts', 'How often servers were started again.', (d) => sum(d, 'restarts')),
    ];
}
function header(name, type, help) {
    return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}


/***/ }),

/***/ 161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  D: () => (/* binding */ Supervisor)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(67);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __nccwpck_require__(841);
;// CONCATENATED MODULE: ./packages/serving/build/gateway/life.js
/** While a server starts it is asked this often, so that a quick one serves quickly. */
const eagerMs = 100;
/** After the initial delay less often: a server that takes that long does not deserve ten probes a second. */
const patientMs = 500;
/** After this long without a restart, the next one comes without a long pause again. */
const quietMs = 60_000;
const longestPauseMs = 30_000;
/** An instance that has not been started. `wasReady` is true for one that replaces a process of an earlier gateway. */
function newLife(liveness, readiness, wasReady) {
    return {
        phase: 'starting',
        liveness,
        readiness,
        startedMs: 0,
        wasReady,
        readyMs: undefined,
        successes: 0,
        failures: 0,
        deaf: 0,
        restarts: 0,
        hurry: 0,
        exit: undefined,
        said: undefined,
    };
}
/**
 * Decides what an instance is and needs, with Azure's probe settings and one difference that only makes it quicker:
 * until a server is ready for the first time it is asked every 100 ms from its start on (every 500 ms after
 * `initial_delay`) and not only every `period`. What counts as failure is as in Azure: nothing within `initial_delay`,
 * then one a `period`, so that a server has `initial_delay + period × failure_threshold` seconds to become ready.
 */
const life = {
    next(state, seen) {
        if (state.phase === 'gone')
            return { state, commands: [] };
        switch (seen.kind) {
            case 'started':
                return started(state, seen.nowMs);
            case 'adopted':
                return started({ ...state, wasReady: true }, seen.nowMs);
            case 'not started':
                return notStarted(state, seen.reason);
            case 'probed':
                return seen.probe === 'readiness' ? readinessSeen(state, seen) : livenessSeen(state, seen);
            case 'exited':
                return exited(state, seen.exit, seen.nowMs);
            case 'let go':
                return { state: { ...state, phase: 'draining' }, commands: [] };
        }
    },
};
function started(state, nowMs) {
    if (state.phase === 'draining')
        return { state, commands: [{ kind: 'end' }] };
    return {
        state: {
            ...state,
            phase: 'starting',
            startedMs: nowMs,
            readyMs: undefined,
            successes: 0,
            failures: 0,
            deaf: 0,
        },
        commands: [{ kind: 'probe', probe: 'readiness', afterMs: eagerMs / 4 }],
    };
}
/** Nothing of a machine's limits lasts for ever, so it is tried again, ever more slowly. */
function notStarted(state, reason) {
    if (state.phase === 'draining')
        return { state: { ...state, phase: 'gone' }, commands: [] };
    return {
        state: { ...state, phase: 'unschedulable', said: reason, hurry: state.hurry + 1 },
        commands: [{ kind: 'start', afterMs: pauseMs(state.hurry) }],
    };
}
function pauseMs(hurry) {
    return Math.min(longestPauseMs, eagerMs * 2 ** hurry);
}
function readinessSeen(state, answer) {
    if (state.phase === 'draining' || state.phase === 'failed')
        return { state, commands: [] };
    return state.readyMs === undefined ? firstReadiness(state, answer) : laterReadiness(state, answer);
}
/** Not ready yet in this process: asked eagerly, failures counted by periods after the initial delay. */
function firstReadiness(state, { ok, said, nowMs }) {
    const { initial_delay, period, success_threshold, failure_threshold } = state.readiness;
    const sinceStart = nowMs - state.startedMs;
    const isPatient = sinceStart > initial_delay * 1000;
    if (ok) {
        const successes = state.successes + 1;
        if (successes < success_threshold)
            return {
                state: { ...state, successes },
                commands: [{ kind: 'probe', probe: 'readiness', afterMs: eagerMs }],
            };
        return becameReady({ ...state, successes }, nowMs);
    }
    const failures = isPatient ? Math.floor((sinceStart - initial_delay * 1000) / (period * 1000)) : 0;
    const waiting = { ...state, successes: 0, failures, said };
    if (failures >= failure_threshold)
        return givenUp(waiting);
    const afterMs = isPatient ? patientMs : eagerMs;
    return { state: waiting, commands: [{ kind: 'probe', probe: 'readiness', afterMs }] };
}
function becameReady(state, nowMs) {
    return {
        state: { ...state, phase: 'ready', wasReady: true, readyMs: nowMs, failures: 0, said: undefined },
        commands: [
            { kind: 'probe', probe: 'readiness', afterMs: state.readiness.period * 1000 },
            { kind: 'probe', probe: 'liveness', afterMs: state.liveness.period * 1000 },
        ],
    };
}
/** A server that never becomes ready is a failed candidate; one that replaces a lost process is tried again. */
function givenUp(state) {
    return {
        state: state.wasReady ? state : { ...state, phase: 'failed' },
        commands: [{ kind: 'end' }],
    };
}
function laterReadiness(state, { ok, said }) {
    const { period, success_threshold, failure_threshold } = state.readiness;
    const commands = [{ kind: 'probe', probe: 'readiness', afterMs: period * 1000 }];
    const successes = ok ? state.successes + 1 : 0;
    const failures = ok ? 0 : state.failures + 1;
    const counted = { ...state, successes, failures };
    if (!ok && failures >= failure_threshold)
        return { state: { ...counted, phase: 'unready', said }, commands };
    if (ok && successes >= success_threshold)
        return { state: { ...counted, phase: 'ready', said: undefined }, commands };
    return { state: counted, commands };
}
function livenessSeen(state, { ok, said }) {
    if (state.phase !== 'ready' && state.phase !== 'unready')
        return { state, commands: [] };
    const deaf = ok ? 0 : state.deaf + 1;
    if (deaf >= state.liveness.failure_threshold)
        return { state: { ...state, deaf, phase: 'unready', said }, commands: [{ kind: 'end' }] };
    return {
        state: { ...state, deaf },
        commands: [{ kind: 'probe', probe: 'liveness', afterMs: state.liveness.period * 1000 }],
    };
}
/** A candidate that ends before it was ever ready has failed for good; everything else is started again. */
function exited(state, exit, nowMs) {
    // One that was given up was ended from here: how it ended says nothing.
    if (state.phase === 'failed')
        return { state, commands: [] };
    const ended = { ...state, exit, readyMs: undefined };
    if (state.phase === 'draining')
        return { state: { ...ended, phase: 'gone' }, commands: [] };
    if (!state.wasReady)
        return { state: { ...ended, phase: 'failed' }, commands: [] };
    const wasQuiet = state.readyMs !== undefined && nowMs - state.readyMs > quietMs;
    const hurry = wasQuiet ? 0 : state.hurry;
    return {
        state: { ...ended, phase: 'waiting', restarts: state.restarts + 1, hurry: hurry + 1 },
        commands: [{ kind: 'start', afterMs: pauseMs(hurry) }],
    };
}

;// CONCATENATED MODULE: ./packages/serving/build/gateway/probe.js

/** Asks a route of a server once. Good is what Kubernetes takes as good: a status from 200 to 399. Never rejects. */
function probe(at, path, timeoutMs) {
    return new Promise((resolve) => {
        const request = (0,external_node_http_.get)({ ...at, path, agent: false, timeout: timeoutMs }, (answer) => {
            answer.resume();
            const status = answer.statusCode ?? 0;
            resolve({ ok: status >= 200 && status < 400, said: String(status) });
        });
        // The time-out of the socket starts again with every byte; this one does not.
        const timer = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs);
        request.on('close', () => clearTimeout(timer));
        request.on('error', (thrown) => resolve({ ok: false, said: thrown.code === 'ECONNREFUSED' ? 'no answer' : thrown.message }));
    });
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
;// CONCATENATED MODULE: ./packages/core/build/secret.js
/**
 * A value that must never be seen: it prints as `***` wherever it is written, joined, logged or turned into JSON.
 * Only adapters that hand it to a service call `reveal`. The runner masks every secret input before anything else runs.
 */
class secret_Secret {
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

;// CONCATENATED MODULE: ./packages/runner/build/environment.js




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
    const workspace = resolve(places.workspace ?? process.env['GITHUB_WORKSPACE'] ?? process.cwd());
    return {
        platform: process.platform,
        architecture: process.arch,
        cores: availableParallelism(),
        memory: totalmem(),
        workspace,
        home: resolve(workspace, places.home ?? (process.env['SLIPWAY_HOME'] || join(homedir(), '.slipway'))),
        temp: resolve(places.temp ?? (process.env['RUNNER_TEMP'] || tmpdir())),
        node: process.execPath,
        bundle: resolve(places.bundle ?? bundleFolder()),
    };
}
let knownBundle;
/** Told by the entry of each action, which knows where it lies. */
function setBundleFolder(entryUrl) {
    knownBundle = resolve(dirname(fileURLToPath(entryUrl)), '..', '..', 'bundle', 'dist');
}
/** Unbundled code (the command line in a checkout, tests) finds the built bundle from its own place. */
function bundleFolder() {
    return (knownBundle ??
        resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'actions', 'bundle', 'dist'));
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
/** What the client of image registries is told of this machine: Docker's configuration and the proxies. */
function registryEnvironment() {
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
    return {
        dockerFolder: resolve(process.env['DOCKER_CONFIG'] || join(homedir(), '.docker')),
        proxyEnvironment: Object.fromEntries(names.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]])),
    };
}
/** The file with the certificate authorities that programs are told to trust instead of their own. */
function certificateFile() {
    return process.env['SSL_CERT_FILE']?.trim() || undefined;
}
/** How MLflow's own tools are told to reach their server. */
function mlflowSettings() {
    const text = (name) => process.env[`MLFLOW_${name}`]?.trim() || undefined;
    const secret = (name) => {
        const value = text(name);
        return value === undefined ? undefined : new Secret(value);
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

// EXTERNAL MODULE: ./packages/runner/build/process-identity.js
var process_identity = __nccwpck_require__(549);
;// CONCATENATED MODULE: ./packages/serving/build/gateway/server-process.js






const isWindows = process.platform === 'win32';
/** How often a process that is not our child is looked at. */
const watchMs = 250;
/**
 * Starts a server. Its output goes straight into the log file, so that it needs no reader and outlives this process.
 * @throws Error of Node (`ENOENT`, `EAGAIN` …) when it can not be started
 */
async function startServer(start, at, logFile) {
    const filled = (text) => text.replaceAll('{port}', String(at.port)).replaceAll('{host}', at.host);
    const own = Object.entries(start.variables).map(([name, value]) => [name, filled(value)]);
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(logFile), { recursive: true });
    const log = (0,external_node_fs_.openSync)(logFile, 'a');
    try {
        const child = (0,external_node_child_process_.spawn)(start.program, start.args.map(filled), {
            cwd: start.folder,
            env: { ...inheritedEnvironment(), ...Object.fromEntries(own) },
            detached: !isWindows,
            windowsHide: true,
            stdio: ['ignore', log, log],
        });
        const exited = new Promise((resolve) => {
            child.once('exit', (code, signal) => resolve({ code, signal }));
        });
        await new Promise((resolve, reject) => {
            child.once('spawn', resolve);
            child.once('error', reject);
        });
        const pid = child.pid;
        return { pid, startedAt: (await (0,process_identity/* startMark */.O)(pid)) ?? 'ended', exited, end: ending(pid, exited) };
    }
    finally {
        (0,external_node_fs_.closeSync)(log);
    }
}
/** Takes over a server of a gateway that was killed; undefined when that very process does not run any more. */
async function adoptServer(pid, startedAt) {
    if ((await (0,process_identity/* startMark */.O)(pid)) !== startedAt)
        return undefined;
    const exited = new Promise((resolve) => {
        const look = async () => {
            if ((await (0,process_identity/* startMark */.O)(pid)) === startedAt)
                return;
            clearInterval(timer);
            resolve({ code: null, signal: null });
        };
        const timer = setInterval(() => void look(), watchMs);
    });
    return { pid, startedAt, exited, end: ending(pid, exited) };
}
function ending(pid, exited) {
    return (graceMs) => void endGroup(pid, exited, graceMs);
}
async function endGroup(pid, exited, graceMs) {
    signalGroup(pid, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
    await exited;
    clearTimeout(timer);
    // Workers that outlived the head of their group have nobody to answer to any more.
    signalGroup(pid, 'SIGKILL');
}
function signalGroup(pid, signal) {
    try {
        process.kill(isWindows ? pid : -pid, signal);
    }
    catch {
        // The group has ended already.
    }
}
/** A TCP port of the loopback interface that nothing listens on now. */
function freePort(host) {
    return new Promise((resolve, reject) => {
        const server = (0,external_node_net_namespaceObject.createServer)();
        server.once('error', reject);
        server.listen(0, host, () => {
            const address = server.address();
            server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
        });
    });
}

;// CONCATENATED MODULE: ./packages/serving/build/gateway/instance.js






/** How long a server has to end by itself once it is asked to, when it has no requests any more. */
const endGraceMs = 8000;
const host = '127.0.0.1';
/** One running copy of a deployment's server: the shell that carries out what `life` decides. */
class Instance {
    active = 0;
    deployment;
    index;
    /** Connections to the server; a new one for every process, so that no connection outlives its server. */
    agent = newAgent();
    port = 0;
    #life;
    #process;
    #folder;
    #listener;
    constructor(deployment, index, folder, listener) {
        this.deployment = deployment;
        this.index = index;
        this.#folder = folder;
        this.#listener = listener;
        this.#life = newLife(deployment.liveness_probe, deployment.readiness_probe, false);
    }
    get phase() {
        return this.#life.phase;
    }
    get wasReady() {
        return this.#life.wasReady;
    }
    get restarts() {
        return this.#life.restarts;
    }
    /** Name of its log below `logs/`. */
    get log() {
        return `${this.deployment.id}.${this.index}.log`;
    }
    /** What the next gateway has to know of its process; undefined while there is none. */
    get record() {
        if (this.#process === undefined)
            return undefined;
        const { pid, startedAt } = this.#process;
        const { deployment, index, port, wasReady } = this;
        return { deployment: deployment.id, index, pid, startedAt, port, wasReady };
    }
    /** What is told of it. */
    get status() {
        const { index, phase, restarts, active, log } = this;
        const { exit, said } = this.#life;
        const running = this.#process === undefined ? {} : { pid: this.#process.pid, port: this.port };
        return {
            index,
            phase,
            ...running,
            restarts,
            ...(exit === undefined ? {} : { exit }),
            ...(said === undefined ? {} : { said }),
            active,
            log,
        };
    }
    /** Starts its first process, or takes over the one that an earlier gateway left. */
    async begin(left) {
        if (left === undefined)
            return this.#start();
        this.#life = newLife(this.deployment.liveness_probe, this.deployment.readiness_probe, left.wasReady);
        const adopted = await adoptServer(left.pid, left.startedAt);
        if (adopted === undefined)
            return this.#start();
        this.port = left.port;
        this.#watch(adopted);
        this.#see({ kind: 'adopted', nowMs: Date.now() });
    }
    /** Takes it out of the rotation for good; its process ends when `end` is called. */
    letGo() {
        this.#see({ kind: 'let go', nowMs: Date.now() });
    }
    /** Ends its process. `letGo` comes first, or it is started again. */
    end(graceMs = endGraceMs) {
        if (this.#process === undefined)
            this.#see({ kind: 'exited', exit: { code: null, signal: null }, nowMs: Date.now() });
        else
            this.#process.end(graceMs);
    }
    async #start() {
        try {
            this.port = await freePort(host);
            const { start } = this.deployment;
            const log = (0,external_node_path_.join)(this.#folder, 'logs', this.log);
            const server = await startServer(start, { host, port: this.port }, log);
            // It was let go while it started.
            if (this.#life.phase === 'gone')
                return server.end(endGraceMs);
            this.#watch(server);
            this.#see({ kind: 'started', nowMs: Date.now() });
        }
        catch (thrown) {
            this.#see({ kind: 'not started', nowMs: Date.now(), reason: (0,trouble/* messageOf */.bD)(thrown) });
        }
    }
    #watch(server) {
        this.#process = server;
        this.agent = newAgent();
        void this.#untilExit(server);
    }
    async #untilExit(server) {
        const exit = await server.exited;
        this.#process = undefined;
        this.agent.destroy();
        this.#see({ kind: 'exited', exit, nowMs: Date.now() });
    }
    #see(seen) {
        const { state, commands } = life.next(this.#life, seen);
        this.#life = state;
        this.#listener.changed(this);
        for (const command of commands)
            this.#carryOut(command);
    }
    #carryOut(command) {
        if (command.kind === 'end') {
            this.#process?.end(endGraceMs);
            return;
        }
        const meant = this.#process;
        const timer = setTimeout(() => {
            if (this.#process !== meant || this.phase === 'gone')
                return;
            if (command.kind === 'probe')
                void this.#probe(command.probe, meant);
            else if (this.phase !== 'draining')
                void this.#start();
        }, command.afterMs);
        timer.unref();
    }
    async #probe(kind, meant) {
        const { routes } = this.deployment.start;
        const { timeout } = kind === 'readiness' ? this.deployment.readiness_probe : this.deployment.liveness_probe;
        const found = await probe({ host, port: this.port }, routes[kind], timeout * 1000);
        if (this.#process === meant)
            this.#see({ kind: 'probed', probe: kind, ...found, nowMs: Date.now() });
    }
}
function newAgent() {
    // Shorter than any server's own keep-alive (2 s for gunicorn threads), so that no request meets a closing connection.
    return new external_node_http_.Agent({ keepAlive: true, maxFreeSockets: 256, scheduling: 'lifo', timeout: 1500 });
}

;// CONCATENATED MODULE: ./packages/serving/build/gateway/service-state.js
/**
 * The state of a deployment in the documents' words. Pure.
 * - `Failed`: an instance gave up before it was ever ready; nobody tries again.
 * - `Unschedulable`: a process could not be started at all, and none serves.
 * - `Transitioning`: instances start that have never been ready.
 * - `Healthy`: at least one instance serves, and none starts for the first time.
 * - `Unhealthy`: it did serve, and none does now.
 */
function serviceState(instances) {
    const has = (phase) => instances.some((instance) => instance.phase === phase);
    if (has('failed'))
        return 'Failed';
    if (has('unschedulable') && !has('ready'))
        return 'Unschedulable';
    if (instances.some(({ phase, wasReady }) => phase === 'starting' && !wasReady))
        return 'Transitioning';
    if (has('ready'))
        return 'Healthy';
    return instances.length === 0 ? 'Transitioning' : 'Unhealthy';
}

;// CONCATENATED MODULE: ./packages/serving/build/gateway/slots.js
/**
 * Hands out the instances of a deployment: the least busy one first, at most `limit` requests each, and a queue as long
 * as all of them take together (Azure's rule of 2 × concurrency × instances).
 * Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-kubernetes-online, `request_settings`
 */
class Slots {
    #limit;
    #maxWaitMs;
    #queue = [];
    #workers = [];
    constructor(limit, maxWaitMs) {
        this.#limit = limit;
        this.#maxWaitMs = maxWaitMs;
    }
    /** How many requests wait. */
    get waiting() {
        return this.#queue.length;
    }
    /** True when any instance may get requests. */
    get isOpen() {
        return this.#workers.length > 0;
    }
    /** Says which instances may get requests from now on. Those that wait are served, or refused when nobody is left. */
    open(workers) {
        this.#workers = workers;
        this.#serveQueue();
        if (workers.length === 0)
            for (const waiting of this.#queue.splice(0))
                this.#end(waiting, 'nobody serves');
    }
    /**
     * Takes a slot of the least busy instance, if one is free and nobody waits for it. The caller gives it back with
     * `release`.
     * @param except instances that have just refused a connection
     */
    take(except) {
        if (this.#queue.length > 0)
            return undefined;
        const worker = this.#leastBusy(except);
        if (worker !== undefined)
            worker.active += 1;
        return worker;
    }
    /** Waits for a slot. Exactly one of the two functions is called, `refuse` perhaps at once. */
    wait(grant, refuse) {
        if (this.#workers.length === 0)
            return refuse('nobody serves');
        if (this.#queue.length >= this.#limit * this.#workers.length)
            return refuse('queue full');
        const waiting = {
            grant,
            refuse,
            timer: setTimeout(() => {
                this.#queue.splice(this.#queue.indexOf(waiting), 1);
                refuse('waited too long');
            }, this.#maxWaitMs),
        };
        this.#queue.push(waiting);
    }
    /** Gives a slot back; who waits longest gets the next. */
    release(worker) {
        worker.active -= 1;
        if (this.#queue.length > 0)
            this.#serveQueue();
    }
    #serveQueue() {
        while (this.#queue.length > 0) {
            const worker = this.#leastBusy();
            if (worker === undefined)
                return;
            const waiting = this.#queue.shift();
            clearTimeout(waiting.timer);
            worker.active += 1;
            waiting.grant(worker);
        }
    }
    #end(waiting, reason) {
        clearTimeout(waiting.timer);
        waiting.refuse(reason);
    }
    #leastBusy(except) {
        let best;
        for (const worker of this.#workers) {
            if (worker.active >= this.#limit || except?.has(worker) === true)
                continue;
            if (best === undefined || worker.active < best.active)
                best = worker;
        }
        return best;
    }
}

;// CONCATENATED MODULE: ./packages/serving/build/gateway/deployment.js



/** How often a deployment that is let go looks whether its last requests are answered. */
const drainLookMs = 20;
/** The running copies of one version, and the slots that requests take in them. */
class Deployment {
    record;
    slots;
    instances;
    isLetGo = false;
    #onChange;
    constructor(record, folder, onChange) {
        this.record = record;
        this.#onChange = onChange;
        const { max_concurrent_requests_per_instance, max_queue_wait_ms } = record.request_settings;
        this.slots = new Slots(max_concurrent_requests_per_instance, max_queue_wait_ms);
        const listener = { changed: () => this.#changed() };
        this.instances = Array.from({ length: record.instances }, (_, index) => new Instance(record, index, folder, listener));
    }
    /** Starts its instances, or takes over those that an earlier gateway left. */
    begin(left) {
        for (const instance of this.instances) {
            const record = left.find(({ deployment, index }) => deployment === this.record.id && index === instance.index);
            void instance.begin(record);
        }
    }
    /** What is told of it. */
    get status() {
        const { id, name } = this.record;
        return {
            id,
            name,
            state: serviceState(this.instances),
            ready: this.instances.filter(({ phase }) => phase === 'ready').length,
            instances: this.instances.map(({ status }) => status),
        };
    }
    /** True once every process has ended after `drain`. */
    get isGone() {
        return this.instances.every(({ phase }) => phase === 'gone');
    }
    /** Lets every request it has taken finish, for as long as the time allows, then ends its processes. */
    async drain(timeoutMs) {
        this.isLetGo = true;
        const deadline = Date.now() + timeoutMs;
        const isBusy = () => this.slots.waiting > 0 || this.instances.some(({ active }) => active > 0);
        while (isBusy() && Date.now() < deadline)
            await new Promise((resolve) => setTimeout(resolve, drainLookMs));
        for (const instance of this.instances)
            instance.letGo();
        for (const instance of this.instances)
            instance.end();
        while (!this.isGone)
            await new Promise((resolve) => setTimeout(resolve, drainLookMs));
    }
    #changed() {
        this.slots.open(this.instances.filter(({ phase }) => phase === 'ready'));
        this.#onChange();
    }
}

// EXTERNAL MODULE: ./packages/serving/build/gateway/endpoint-files.js
var endpoint_files = __nccwpck_require__(169);
;// CONCATENATED MODULE: ./packages/serving/build/gateway/split.js
/** Spreads requests over deployments by weight, evenly: 90:10 is every tenth request, not a tenth by luck. */
class Split {
    #ids;
    #weights;
    #credit;
    /** @param weights percentages by id; entries of 0 are never chosen */
    constructor(weights) {
        const entries = Object.entries(weights).filter(([, weight]) => weight > 0);
        this.#ids = entries.map(([id]) => id);
        this.#weights = entries.map(([, weight]) => weight);
        this.#credit = this.#weights.map(() => 0);
    }
    /** True when no deployment has traffic. */
    get isEmpty() {
        return this.#ids.length === 0;
    }
    /**
     * The id that is next among those that may be chosen; undefined when none may. The smooth weighted round robin of
     * nginx: who has waited longest for its share is next.
     * Source: https://github.com/nginx/nginx/commit/52327e0627f49dbda1e8db695e63a4b0af4448b1
     */
    next(mayServe) {
        if (this.#ids.length === 1)
            return mayServe(this.#ids[0]) ? this.#ids[0] : undefined;
        let best = -1;
        let total = 0;
        for (let index = 0; index < this.#ids.length; index += 1) {
            if (!mayServe(this.#ids[index]))
                continue;
            const weight = this.#weights[index];
            total += weight;
            this.#credit[index] += weight;
            if (best < 0 || this.#credit[index] > this.#credit[best])
                best = index;
        }
        if (best < 0)
            return undefined;
        this.#credit[best] -= total;
        return this.#ids[best];
    }
}

;// CONCATENATED MODULE: ./packages/serving/build/gateway/routing.js

/**
 * Where requests go. Made anew for every revision and put in place in one assignment, so that every request sees either
 * the old or the new traffic and none falls between them.
 */
class Routing {
    record;
    keyHashes;
    /** The deployments that users may name, each by its name. */
    byName;
    /** Where copies go, and how many of a hundred. */
    mirror;
    #byId;
    #split;
    constructor(record, deployments) {
        this.record = record;
        this.keyHashes = record.auth === 'key' ? record.keyHashes.map((hash) => Buffer.from(hash, 'hex')) : [];
        this.#byId = new Map(deployments.map((deployment) => [deployment.record.id, deployment]));
        this.#split = new Split(record.traffic);
        this.byName = named(record, deployments);
        const [id, percent] = Object.entries(record.mirror)[0] ?? ['', 0];
        const copied = this.#byId.get(id);
        this.mirror = copied === undefined || percent === 0 ? undefined : { deployment: copied, percent };
    }
    /** True when any deployment has traffic. */
    get hasTraffic() {
        return !this.#split.isEmpty;
    }
    /** The deployment that serves the next request; undefined while none that has traffic is ready. */
    next() {
        const id = this.#split.next(this.#isOpen);
        return id === undefined ? undefined : this.#byId.get(id);
    }
    /** True while at least one deployment with traffic serves. */
    get isServing() {
        return Object.entries(this.record.traffic).some(([id, percent]) => percent > 0 && this.#isOpen(id));
    }
    #isOpen = (id) => this.#byId.get(id)?.slots.isOpen === true;
}
/** While a new revision of a deployment starts, two have its name: the one with traffic, else the older one, is meant. */
function named(record, deployments) {
    const byName = new Map();
    for (const deployment of deployments) {
        const { id, name } = deployment.record;
        if (!byName.has(name) || (record.traffic[id] ?? 0) > 0)
            byName.set(name, deployment);
    }
    return byName;
}

;// CONCATENATED MODULE: ./packages/serving/build/gateway/supervisor.js




/** Changes within this time are written to `status.json` together. */
const statusPauseMs = 50;
/** Makes the running servers follow `endpoint.json`, and says in `status.json` how far they are. */
class Supervisor {
    /** Where requests go now. */
    routing;
    #folder;
    #identity;
    /** Also those that are let go and still finish requests. */
    #deployments = new Map();
    #lastChildren = '';
    #statusTimer;
    constructor(folder, record, identity) {
        this.#folder = folder;
        this.#identity = identity;
        this.routing = new Routing(record, []);
    }
    /** Starts what the record wants; takes over, or ends, the servers of a gateway that was killed. */
    async begin() {
        const left = (0,endpoint_files/* readChildren */.KZ)(this.#folder);
        const { deployments } = this.routing.record;
        const isWanted = (id, index) => deployments.some((deployment) => deployment.id === id && index < deployment.instances);
        for (const child of left) {
            if (isWanted(child.deployment, child.index))
                continue;
            (await adoptServer(child.pid, child.startedAt))?.end(0);
        }
        this.#reconcile(this.routing.record, left);
    }
    /**
     * Follows a new record. Traffic moves at once; servers that are not wanted any more finish what they have.
     * @returns false when the record is older than the one that is followed
     */
    follow(record) {
        const { token, revision } = this.routing.record;
        if (record.token < token || record.revision < revision)
            return false;
        this.#reconcile(record, []);
        return true;
    }
    /** What is told on the control channel and in `status.json`. */
    get status() {
        const { revision, token } = this.routing.record;
        return {
            revision,
            token,
            ...this.#identity,
            deployments: [...this.#deployments.values()].map(({ status }) => status),
            updatedAt: new Date().toISOString(),
        };
    }
    /** All deployments, also those that are let go. */
    get deployments() {
        return this.#deployments.values();
    }
    /** Lets every server finish its requests and ends it. */
    async stop(timeoutMs) {
        await Promise.all([...this.#deployments.values()].map((deployment) => deployment.drain(timeoutMs)));
        clearTimeout(this.#statusTimer);
        this.#statusTimer = undefined;
        this.#writeFiles();
    }
    #reconcile(record, left) {
        const added = [];
        for (const wanted of record.deployments) {
            if (this.#deployments.has(wanted.id))
                continue;
            const deployment = new Deployment(wanted, this.#folder, () => this.#changed());
            this.#deployments.set(wanted.id, deployment);
            added.push(deployment);
        }
        const wanted = record.deployments.map(({ id }) => this.#deployments.get(id));
        this.routing = new Routing(record, wanted);
        for (const deployment of this.#deployments.values()) {
            if (!wanted.includes(deployment) && !deployment.isLetGo)
                void this.#letGo(deployment, record);
        }
        for (const deployment of added)
            deployment.begin(left);
        this.#changed();
    }
    async #letGo(deployment, record) {
        await deployment.drain(record.drainTimeoutMs);
        this.#deployments.delete(deployment.record.id);
        this.#changed();
    }
    #changed() {
        this.#writeChildren();
        this.#statusTimer ??= setTimeout(() => {
            this.#statusTimer = undefined;
            this.#writeFiles();
        }, statusPauseMs);
    }
    #writeFiles() {
        this.#writeChildren();
        this.#write(endpoint_files/* endpointFiles */.Np.status, this.status);
    }
    /** At once: what is not in it when the gateway is killed runs on without anybody knowing. */
    #writeChildren() {
        const children = [...this.#deployments.values()]
            .flatMap(({ instances }) => instances.map(({ record }) => record))
            .filter((record) => record !== undefined);
        const text = JSON.stringify(children);
        if (text === this.#lastChildren)
            return;
        this.#lastChildren = text;
        this.#write(endpoint_files/* endpointFiles */.Np.children, children);
    }
    /** A disk that is full must not stop the serving; the next change tries again. */
    #write(name, value) {
        try {
            (0,endpoint_files/* writeWhole */.f8)(this.#folder, name, value);
        }
        catch (thrown) {
            if (name === endpoint_files/* endpointFiles */.Np.children)
                this.#lastChildren = '';
            console.error(`${name} could not be written: ${String(thrown)}`);
        }
    }
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(499);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
