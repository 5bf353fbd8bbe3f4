export const id = 781;
export const ids = [781];
export const modules = {

/***/ 14781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   publishedRoot: () => (/* binding */ publishedRoot)
/* harmony export */ });
/* harmony import */ var _sigstore_tuf__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84423);
/* harmony import */ var _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19654);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16841);



/**
 * The keys that Sigstore publishes, as JSON of `TrustedRoot`. They are fetched through TUF, and kept in a folder.
 * @throws Failure `NETWORK_FAILED`
 */
async function publishedRoot(cache) {
    try {
        return JSON.stringify(_sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_1__.TrustedRoot.toJSON(await (0,_sigstore_tuf__WEBPACK_IMPORTED_MODULE_0__.getTrustedRoot)({ cachePath: cache })));
    }
    catch (thrown) {
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('NETWORK_FAILED', `the keys that Sigstore publishes can not be fetched: ${(0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown)}`, {
            cause: thrown,
            remedy: 'let the runner reach tuf-repo-cdn.sigstore.dev, or give a `trusted-root`',
        });
    }
}


/***/ })

};
