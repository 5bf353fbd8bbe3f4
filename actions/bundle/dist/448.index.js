export const id = 448;
export const ids = [448,258,493];
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

/***/ 53448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ask: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24258);
/* harmony import */ var _redirects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90376);
/* harmony import */ var _troubles_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97493);



/**
 * Asks once, and reads the whole answer.
 * @throws TimedOut when it is not there in time; Failure `NETWORK_FAILED` when it is too long; what `follow` throws
 */
async function ask(connections, outgoing, { wholeMs, bodyBytes }) {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new _troubles_js__WEBPACK_IMPORTED_MODULE_2__.TimedOut(`no answer in ${wholeMs} ms`)), wholeMs);
    try {
        return await (0,_answers_js__WEBPACK_IMPORTED_MODULE_0__/* .readAnswer */ .JN)(await (0,_redirects_js__WEBPACK_IMPORTED_MODULE_1__/* .follow */ .e)(connections, { ...outgoing, signal: late.signal }), bodyBytes);
    }
    finally {
        clearTimeout(timer);
    }
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

/***/ 97493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JZ: () => (/* binding */ isPassingTrouble),
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   TimedOut: () => (/* binding */ TimedOut),
/* harmony export */   connectionFailure: () => (/* binding */ connectionFailure)
/* harmony export */ });
/* unused harmony exports isConnectionTrouble, connectionRemedy */
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** A connection that was given up, because it was silent or took too long. */
class TimedOut extends Error {
    code = 'ETIMEDOUT';
}
/** What the run is ended with from outside. */
function cancelled() {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('CANCELLED', 'the run was cancelled');
}
const passingCodes = /^(ECONN(RESET|REFUSED|ABORTED)|EPIPE|ETIMEDOUT|EAI_AGAIN|E(NET|HOST)(UNREACH|DOWN)|HPE_\w+|ERR_PROXY_TUNNEL|ERR_STREAM_PREMATURE_CLOSE)$/;
const lastingCodes = ['ENOTFOUND', 'EPROTO', 'ERR_PROXY_TUNNEL'];
/**
 * True for troubles of a connection that may be gone a moment later: resets, silence, a service that starts again.
 * A name that does not exist, a certificate that is not trusted, a proxy that refuses and our own failures stay what
 * they are.
 */
function isPassingTrouble(thrown) {
    if (thrown instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR || !(thrown instanceof Error) || isRefusedByProxy(thrown))
        return false;
    return passingCodes.test(codeOf(thrown));
}
/** True for every trouble of a connection; what is left is a defect or was reported already. */
function isConnectionTrouble(thrown) {
    const code = codeOf(thrown);
    return isPassingTrouble(thrown) || lastingCodes.includes(code) || isCertificateTrouble(code);
}
/**
 * The failure that a broken connection is reported as; whatever else was thrown stays what it is.
 * @param said what was tried, without anything secret: `GET https://host/path`
 */
function connectionFailure(said, host, thrown) {
    if (!isConnectionTrouble(thrown))
        return thrown;
    const { code } = thrown;
    const remedy = isRefusedByProxy(thrown) ? proxyRemedy : connectionRemedy(code, host);
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('NETWORK_FAILED', `${said}: ${(0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown) || code}`, { cause: thrown, remedy });
}
const proxyRemedy = 'check the proxy of this machine (`HTTPS_PROXY`, `NO_PROXY`): whether its address has the user and the password that it asks for, and whether it lets this host pass';
/** What to do about a connection that did not come about, or broke; undefined when the code says nothing to people. */
function connectionRemedy(code, host) {
    if (code === 'ENOTFOUND')
        return `check the name ${host}`;
    if (/^(ECONNREFUSED|ETIMEDOUT|E(NET|HOST)UNREACH)$/.test(code))
        return `check that ${host} runs and is right, with its port, and that this machine may reach it: a firewall, a proxy`;
    if (code === 'EPROTO')
        return `name ${host} as an insecure host if it is meant to be spoken to over plain HTTP`;
    if (isCertificateTrouble(code))
        return `hand over the certificate authority of ${host} as a PEM file, or name it as an insecure host`;
    return undefined;
}
/** True for what Node says when it does not trust the other side. */
function isCertificateTrouble(code) {
    return /^(CERT_|ERR_TLS_CERT|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code);
}
/** The proxy answered, and it was a no. */
function isRefusedByProxy(thrown) {
    const status = 'statusCode' in thrown ? Number(thrown.statusCode) : 0;
    return codeOf(thrown) === 'ERR_PROXY_TUNNEL' && status >= 400 && status < 500;
}
function codeOf(thrown) {
    return thrown instanceof Error ? (thrown.code ?? '') : '';
}


/***/ })

};
