export const id = 493;
export const ids = [493];
export const modules = {

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
