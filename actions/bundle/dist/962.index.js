export const id = 962;
export const ids = [962,493];
export const modules = {

/***/ 53962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Connections: () => (/* binding */ Connections)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/http/build/authorities.js
var authorities = __webpack_require__(96460);
// EXTERNAL MODULE: ./packages/http/build/block-stream.js
var block_stream = __webpack_require__(4677);
// EXTERNAL MODULE: ./packages/http/build/troubles.js
var troubles = __webpack_require__(97493);
;// CONCATENATED MODULE: ./packages/http/build/exchange.js






/** After the last byte a service hashes and moves what it got before it answers: so many bytes a second at least. */
const slowestCommit = 5_000_000;
/** So few bytes in a whole `silenceMs` are no transfer but a way to hold a connection. */
const leastBytes = 1024;
/** The server ended a kept connection before it was used: that is no trouble, another one is opened. */
class EndedWhileIdle extends Error {
}
/** One request over an agent. Answers when the status has come. `run` ends when the whole run is cancelled. */
function exchange({ method, url, headers, body, signal: own }, agent, run, { connectMs, silenceMs }) {
    const signal = own === undefined ? run : AbortSignal.any([run, own]);
    const send = url.protocol === 'http:' ? external_node_http_.request : external_node_https_.request;
    return new Promise((resolve, reject) => {
        const streamed = isStreamed(body) ? body : undefined;
        const size = streamed?.size ?? (body === undefined ? undefined : Buffer.byteLength(body));
        const length = size === undefined ? {} : { 'content-length': String(size) };
        // The time limit is for the tunnel through a proxy, which no request has yet.
        const request = send(url, { method, agent, timeout: connectMs, headers: { ...headers, ...length } });
        let answer;
        const end = (thrown) => {
            answer?.destroy(thrown);
            request.destroy(thrown);
            reject(thrown);
        };
        const onAbort = () => end(run.aborted ? (0,troubles/* cancelled */.KW)() : signal.reason);
        signal.addEventListener('abort', onAbort, { once: true });
        const connecting = setTimeout(() => {
            end(new troubles.TimedOut(`no connection in ${connectMs / 1000} s`));
        }, connectMs);
        let pace;
        let commit;
        request.once('socket', (socket) => {
            onceConnected(socket, () => clearTimeout(connecting));
            let before = movedBy(socket);
            pace = setInterval(() => {
                const moved = movedBy(socket) - before;
                before += moved;
                if (commit === undefined && moved < leastBytes)
                    end(new troubles.TimedOut(`only ${moved} bytes moved in ${silenceMs / 1000} s`));
            }, silenceMs).unref();
        });
        request.once('close', () => {
            clearTimeout(connecting);
            clearInterval(pace);
            clearTimeout(commit);
            signal.removeEventListener('abort', onAbort);
        });
        request.on('error', (thrown) => {
            clearTimeout(connecting);
            const isStale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(thrown.code ?? '');
            reject(isStale && streamed === undefined ? new EndedWhileIdle() : thrown);
        });
        request.once('response', (message) => {
            answer = message;
            pace?.refresh();
            clearTimeout(commit);
            commit = undefined;
            if (!request.writableFinished)
                answer.once('close', () => request.destroy());
            resolve(answer);
        });
        if (streamed === undefined) {
            request.end(body);
            return;
        }
        const source = streamed.open();
        request.once('finish', () => {
            const ms = silenceMs + (streamed.size / slowestCommit) * 1000;
            if (answer === undefined)
                commit = setTimeout(() => end(new troubles.TimedOut(`no answer in ${ms / 1000} s`)), ms).unref();
        });
        request.once('response', () => source.destroy());
        request.once('close', () => source.destroy());
        feed(source, request, streamed);
    });
}
/** Silence of a connection does not tell: a byte now and then ends every silence. So what moved is counted. */
function movedBy({ bytesRead, bytesWritten }) {
    return bytesRead + bytesWritten;
}
function isStreamed(body) {
    return typeof body === 'object' && !(body instanceof Uint8Array);
}
/** A connection that is kept is there already; one over TLS is there when its certificate was looked at. */
function onceConnected(socket, then) {
    const isSecure = socket instanceof external_node_tls_.TLSSocket;
    if (!socket.connecting && (!isSecure || socket.getProtocol()?.startsWith('TLS') === true))
        then();
    else
        socket.once(isSecure ? 'secureConnect' : 'connect', then);
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
        if (source instanceof block_stream/* BlockStream */.c)
            source.spent(block);
    };
}
function changed(size, found) {
    return new trouble/* Failure */.HR('CHANGED_WHILE_READ', `there were ${found} bytes to send where ${size} were announced`);
}
/** What is read from a disk failed, not the connection: that is not tried again. */
function sourceFailure(thrown) {
    if (thrown.code === undefined || thrown instanceof trouble/* Failure */.HR)
        return thrown;
    return new trouble/* Failure */.HR('STORAGE_FAILED', `the bytes to send could not be read: ${thrown.message}`, {
        cause: thrown,
    });
}

;// CONCATENATED MODULE: ./packages/http/build/proxies.js

const proxyNames = ['HTTP_PROXY', 'HTTPS_PROXY'];
/**
 * What Node's agents are told of proxies. They speak to them, log in with the user and the password of the address, and
 * leave them out where `NO_PROXY` says so. But they take less than people write, and go without a proxy where they do
 * not understand: so an address without a scheme gets one, a name also stands for the names below it, and ranges are
 * written as Node reads them.
 * Source: https://nodejs.org/docs/latest-v24.x/api/http.html#built-in-proxy-support
 * @throws Failure `NETWORK_FAILED` when a proxy is named that cannot be used
 */
function proxyEnv(environment) {
    const proxies = proxyNames.map((name) => [name, addressOf(name, proxies_valueOf(environment, name))]);
    const direct = proxies_valueOf(environment, 'NO_PROXY')
        .split(/[\s,]+/)
        .filter(Boolean);
    return {
        ...Object.fromEntries(proxies.filter(([, address]) => address !== '')),
        // Nothing but a star alone is understood as everything.
        NO_PROXY: direct.includes('*') ? '*' : direct.flatMap(exceptions).join(','),
    };
}
/** True when a proxy is named. */
function isProxied(environment) {
    return proxyNames.some((name) => proxies_valueOf(environment, name) !== '');
}
function proxies_valueOf(environment, name) {
    return environment[name.toLowerCase()] || environment[name] || '';
}
function addressOf(name, text) {
    if (text === '')
        return '';
    const url = URL.parse(text.includes('://') ? text : `http://${text}`);
    if (url !== null && /^https?:$/.test(url.protocol))
        return url.href;
    // The address may hold a password, so it is not shown.
    throw new trouble/* Failure */.HR('NETWORK_FAILED', `the proxy that ${name} names cannot be used`, {
        remedy: `set ${name} to an address such as http://user:password@proxy.example.com:3128`,
    });
}
function exceptions(entry) {
    const [, a = '', b, c, d, bits] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(entry) ?? [];
    if (bits !== undefined)
        return [range([a, b, c, d].map(Number), Number(bits))];
    const name = entry.replace(/^\[(.*)\]$/, '$1');
    return /^[*.]|^[\d.]+(-|:\d+|$)|:.*:/.test(name) ? [name] : [name, `.${name}`];
}
/** `10.0.0.0/8` as `10.0.0.0-10.255.255.255`. */
function range(parts, bits) {
    const size = 2 ** (32 - bits);
    const whole = parts.reduce((sum, part) => sum * 256 + part, 0);
    const first = whole - (whole % size);
    return [first, first + size - 1].map(dotted).join('-');
}
function dotted(address) {
    return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(40610);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./packages/http/build/public-addresses.js


/**
 * Addresses that are not on the public internet: private, shared, loopback, link-local (with the metadata services of
 * clouds), documentation, multicast and reserved ones.
 * Source: https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry
 */
const notPublic = new external_node_net_.BlockList();
for (const range of [
    '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
    '192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
    '::/128 ::1/128 64:ff9b:1::/48 100::/64 2001:db8::/32 fc00::/7 fe80::/10 ff00::/8',
].flatMap((line) => line.split(' '))) {
    const [address = '', prefix] = range.split('/');
    notPublic.addSubnet(address, Number(prefix), address.includes(':') ? 'ipv6' : 'ipv4');
}
/** Whether an IP address is on the public internet. An IPv4 address in IPv6 clothes is judged as what it is. */
function isPublic(address) {
    const version = (0,external_node_net_.isIP)(address);
    return version !== 0 && !notPublic.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
/** Why a host that is written as an address must not be called; undefined for names, which `publicLookup` judges. */
function addressRefusal(hostname) {
    const address = hostname.replace(/^\[(.*)\]$/, '$1');
    return (0,external_node_net_.isIP)(address) === 0 || isPublic(address) ? undefined : refusal(hostname, address);
}
/**
 * Resolves a name for a connection, and fails when any of its addresses is not public. The address that was judged is
 * the one that is connected to, so a name that changes its mind in between gains nothing.
 */
const publicLookup = (hostname, options, callback) => {
    (0,external_node_dns_.lookup)(hostname, { ...options, all: true }, (error, addresses) => {
        const bad = error === null ? addresses.find(({ address }) => !isPublic(address)) : undefined;
        const first = addresses?.[0];
        if (error !== null)
            callback(error, '');
        else if (bad !== undefined)
            callback(new Error(refusal(hostname, bad.address)), '');
        else if (first === undefined)
            callback(new Error(`${hostname} has no address`), '');
        else if (options.all === true)
            callback(null, addresses);
        else
            callback(null, first.address, first.family);
    });
};
function refusal(hostname, address) {
    return `${hostname} is at ${address}, an address of a private network: allow it with --allow-private if it is meant`;
}

// EXTERNAL MODULE: ./packages/http/build/retries.js
var retries = __webpack_require__(5191);
;// CONCATENATED MODULE: ./packages/http/build/connections.js










const connectionsPerHost = 16;
/** Keeps connections open between requests, and knows which certificates and proxies count. No retries, no logins. */
class Connections {
    #network;
    #trust;
    #patience;
    #plain;
    #unchecked;
    #checked;
    constructor(network, trust = {}, patience = retries/* defaultPatience */.B) {
        this.#network = network;
        this.#trust = trust;
        this.#patience = patience;
    }
    /** True for hosts that were named as such: nothing else is spoken to without a checked certificate. */
    isInsecure(host) {
        return this.#trust.insecureHosts?.includes(host) ?? false;
    }
    /**
     * Sends a request and answers when the status has come; the body is still to be read or thrown away.
     * @throws what Node says, TimedOut, Failure `CANCELLED`, Failure `NETWORK_FAILED` for an address that is not called at
     *   all, and whatever the source of the body failed with
     */
    async send(outgoing) {
        const { signal } = this.#network;
        const agent = this.#agentFor(outgoing.url);
        for (;;) {
            if (signal.aborted)
                throw (0,troubles/* cancelled */.KW)();
            try {
                return await exchange(outgoing, agent, signal, this.#patience);
            }
            catch (thrown) {
                if (!(thrown instanceof EndedWhileIdle))
                    throw thrown;
            }
        }
    }
    /** Ends idle connections, and those that are in use. */
    close() {
        for (const agent of [this.#plain, this.#unchecked, this.#checked])
            agent?.destroy();
    }
    #agentFor(url) {
        const refused = this.#network.onlyPublic === true ? addressRefusal(url.hostname) : undefined;
        if (refused !== undefined)
            throw new trouble/* Failure */.HR('NETWORK_FAILED', refused);
        if (url.protocol === 'http:')
            return (this.#plain ??= new external_node_http_.Agent(this.#options()));
        if (url.protocol !== 'https:')
            throw new trouble/* Failure */.HR('NETWORK_FAILED', `${url.protocol} is no address of the web: http: or https: is meant`);
        // An address leaves out the port that it would have anyway, and a name may have it.
        if (this.isInsecure(url.host) || (url.port === '' && this.isInsecure(`${url.hostname}:443`)))
            return (this.#unchecked ??= new external_node_https_.Agent({ ...this.#options(), rejectUnauthorized: false }));
        // Made once: some 150 certificates are not read anew for each connection.
        return (this.#checked ??= new external_node_https_.Agent({
            ...this.#options(),
            secureContext: (0,external_node_tls_.createSecureContext)({ ca: this.#authorities() }),
        }));
    }
    #options() {
        const { proxyEnvironment, onlyPublic = false } = this.#network;
        const lookup = onlyPublic && !isProxied(proxyEnvironment) ? { lookup: publicLookup } : {};
        return {
            keepAlive: true,
            maxSockets: connectionsPerHost,
            proxyEnv: proxyEnv(proxyEnvironment),
            ...lookup,
        };
    }
    #authorities() {
        const { certificateAuthorities: file } = this.#trust;
        return [
            ...(0,authorities/* trustedAuthorities */.D)(this.#network.certificateFile),
            ...(file === undefined ? [] : [(0,authorities/* authoritiesIn */.R)(file)]),
        ];
    }
}


/***/ }),

/***/ 5191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ defaultPatience),
/* harmony export */   JZ: () => (/* binding */ waitOrThrow),
/* harmony export */   Lo: () => (/* binding */ askedPauseMs),
/* harmony export */   S4: () => (/* binding */ isLimit),
/* harmony export */   Wj: () => (/* binding */ isPassingStatus),
/* harmony export */   Zr: () => (/* binding */ persist),
/* harmony export */   qy: () => (/* binding */ Passing)
/* harmony export */ });
/* unused harmony export waitAfter */
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** What holds when nothing else is said: about a minute of trouble is sat out. */
const defaultPatience = {
    attempts: 7,
    firstWaitMs: 1000,
    longestWaitMs: 20_000,
    longestRetryAfterMs: 120_000,
    connectMs: 30_000,
    silenceMs: 60_000,
};
const tooManyRequests = 429;
const passingStatuses = [408, tooManyRequests, 500, 502, 503, 504];
/** True for answers that may be another one a moment later. */
function isPassingStatus(status) {
    return passingStatuses.includes(status);
}
/**
 * True when a service says that it is called too often: 429, or GitHub's 403 for a limit.
 * Source: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
function isLimit(status, headers, body) {
    if (status !== 403)
        return status === tooManyRequests;
    const isUsedUp = headers['x-ratelimit-remaining'] === '0';
    return isUsedUp || headers['retry-after'] !== undefined || /rate limit|abuse detection/i.test(body);
}
/**
 * How long a service asks to be left alone, in milliseconds; undefined when it does not say. `Retry-After`, in seconds
 * or as a date on the service's own clock, counts first; a used up limit ends at `x-ratelimit-reset`.
 * Source: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
function askedPauseMs(headers, now) {
    const theirNow = Date.parse(String(headers['date'])) || now;
    const after = String(headers['retry-after'] ?? '').trim();
    const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - theirNow;
    if (Number.isFinite(ms))
        return Math.max(0, ms);
    if (headers['x-ratelimit-remaining'] !== '0')
        return undefined;
    const resetMs = Number(headers['x-ratelimit-reset']) * 1000 - theirNow;
    // A second more: the `date` of an answer has no fractions.
    return Number.isFinite(resetMs) ? Math.max(resetMs, 0) + 1000 : undefined;
}
/**
 * Milliseconds to wait before attempt number `attempt + 1`; undefined when there is to be none. What the service asks
 * for counts; else waits double, each between half and all of its length so that many clients do not come at once.
 * @param attempt counts from 1
 * @param chance 0 to 1
 */
function waitAfter(attempt, patience, askedMs, chance) {
    if (attempt >= patience.attempts)
        return undefined;
    if (askedMs !== undefined)
        return askedMs <= patience.longestRetryAfterMs ? askedMs : undefined;
    const whole = Math.min(patience.firstWaitMs * 2 ** (attempt - 1), patience.longestWaitMs);
    return Math.round(whole * (0.5 + chance / 2));
}
/** What may go well when it is done once more. Thrown by work that somebody else repeats. */
class Passing extends Error {
    /** What to throw when there is no other attempt. */
    failure;
    /** How long the service asks to be left alone, in milliseconds. */
    askedMs;
    constructor(failure, askedMs) {
        super((0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(failure));
        this.name = 'Passing';
        this.failure = failure;
        this.askedMs = askedMs;
    }
}
/** Waits before the attempt after number `attempt`, and says so; throws the failure when there is to be none. */
async function waitOrThrow(passing, attempt, tries) {
    const { patience, clock, say, chance = Math.random } = tries;
    const ms = waitAfter(attempt, patience, passing.askedMs, chance());
    if (ms === undefined)
        throw passing.failure;
    const count = `attempt ${attempt + 1} of ${patience.attempts}`;
    say(`${passing.message}; once more in ${(ms / 1000).toFixed(1)} s, ${count}`);
    await clock.sleep(ms);
}
/** Does work until it throws no `Passing`, or until there is no other attempt. */
async function persist(tries, once) {
    for (let attempt = 1;; attempt += 1) {
        try {
            return await once();
        }
        catch (thrown) {
            if (!(thrown instanceof Passing))
                throw thrown;
            await waitOrThrow(thrown, attempt, tries);
        }
    }
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
