export const id = 258;
export const ids = [258];
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


/***/ })

};
