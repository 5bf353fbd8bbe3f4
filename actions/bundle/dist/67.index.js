export const id = 67;
export const ids = [67,493];
export const modules = {

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


/***/ }),

/***/ 18067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  githubApi: () => (/* binding */ githubApi)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./packages/http/build/json.js
var json = __webpack_require__(87455);
// EXTERNAL MODULE: ./packages/http/build/retries.js
var retries = __webpack_require__(5191);
;// CONCATENATED MODULE: ./packages/http/build/github-answer.js



const longestPauseMs = 24 * 3_600_000;
/**
 * Reads GitHub's answer to a dispatch. `now` in milliseconds since 1970.
 * Source: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
function dispatchAnswer(reply, repository, now) {
    const { status, headers, body } = reply;
    const asked = (0,retries/* askedPauseMs */.Lo)(headers, now);
    const pauseMs = asked === undefined ? undefined : Math.min(Math.max(asked, 1000), longestPauseMs);
    if (status >= 200 && status < 300)
        return { kind: 'accepted', pauseMs };
    if ((0,retries/* isLimit */.S4)(status, headers, body))
        return { kind: 'limited', pauseMs, why: `${status}: ${messageOf(reply)}` };
    const why = `${status}: ${messageOf(reply)}${hints[status]?.(repository) ?? ''}`;
    if ([400, 413, 422].includes(status))
        return { kind: 'rejected', why };
    return { kind: 'failed', pauseMs, why };
}
/** What most likely has to be mended. */
const hints = {
    401: () => ' (is the token expired or revoked?)',
    403: (repository) => ` (the token needs the permission contents: write for ${repository})`,
    404: (repository) => ` (there is no ${repository}, or the token does not see it: it needs contents: write there)`,
};
/** GitHub's own sentence, where the body has one; bounded, one line. */
function messageOf({ body }) {
    // A proxy's page is no JSON: its beginning says most.
    const text = (0,json/* jsonAs */.h)(dist/* object */.Ikc({ message: dist/* string */.YjP() }), body)?.message ?? body;
    return text.replaceAll(/\s+/g, ' ').slice(0, 200) || 'no message';
}

// EXTERNAL MODULE: ./packages/http/build/troubles.js
var troubles = __webpack_require__(97493);
;// CONCATENATED MODULE: ./packages/runner/build/github.js




/** A step of a workflow does not wait longer for a limit to end: the next run goes on. */
const patience = {
    ...retries/* defaultPatience */.B,
    attempts: 5,
    firstWaitMs: 500,
    longestRetryAfterMs: 60_000,
};
/** GitHub's REST API over the port `http`. */
function githubApi({ http, clock, log, apiUrl, chance }) {
    const tries = { patience, clock, say: (line) => log.info(`GitHub: ${line}`), chance };
    const send = async ({ repository, eventType, payload }, token) => {
        const reply = await http.send({
            method: 'POST',
            url: `${apiUrl}/repos/${repository}/dispatches`,
            headers: {
                accept: 'application/vnd.github+json',
                authorization: `Bearer ${token.reveal()}`,
                'content-type': 'application/json',
                'user-agent': 'slipway',
                'x-github-api-version': '2022-11-28',
            },
            body: JSON.stringify({ event_type: eventType, client_payload: payload }),
        });
        const answer = dispatchAnswer(reply, repository, clock.now());
        if (answer.kind === 'accepted')
            return;
        const isDenied = answer.kind === 'failed' && [401, 403, 404].includes(reply.status);
        const failure = refusal(repository, answer.why, isDenied);
        if (answer.kind === 'rejected' || isDenied)
            throw failure;
        // GitHub asks for a minute where it does not say how long a limit lasts.
        throw new retries/* Passing */.qy(failure, answer.pauseMs ?? (answer.kind === 'limited' ? 60_000 : undefined));
    };
    return {
        dispatch: (wanted, token) => (0,retries/* persist */.Zr)(tries, async () => {
            try {
                await send(wanted, token);
            }
            catch (thrown) {
                if (!(thrown instanceof trouble/* Failure */.HR) || !(0,troubles/* isPassingTrouble */.JZ)(thrown.cause))
                    throw thrown;
                throw new retries/* Passing */.qy(refusal(wanted.repository, (0,trouble/* messageOf */.bD)(thrown), false));
            }
        }),
    };
}
function refusal(repository, why, isDenied) {
    const message = `GitHub did not take the event for ${repository}: ${why}`;
    if (!isDenied)
        return new trouble/* Failure */.HR('NETWORK_FAILED', message);
    return new trouble/* Failure */.HR('ACCESS_DENIED', message, {
        remedy: `give \`github-token\` a token with \`contents: write\` for ${repository}`,
    });
}


/***/ })

};
