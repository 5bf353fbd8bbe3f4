export const id = 312;
export const ids = [312];
export const modules = {

/***/ 68312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hashRange: () => (/* binding */ hashRange)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16841);




/** OpenSSL's names. */
const names = { sha256: 'sha256', blake2b: 'blake2b512' };
/** The digest of a range of a file's bytes, hexadecimal. @throws Failure `STORAGE_FAILED` */
async function hashRange(path, algorithm, start, end) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(names[algorithm]);
    if (start === end)
        return hash.digest('hex');
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { start, end: end - 1, highWaterMark: 2 ** 20 }), hash);
    }
    catch (thrown) {
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('STORAGE_FAILED', `${path} can not be read: ${(0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(thrown)}`, { cause: thrown });
    }
    return hash.digest('hex');
}


/***/ })

};
