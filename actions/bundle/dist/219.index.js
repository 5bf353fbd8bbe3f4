export const id = 219;
export const ids = [219];
export const modules = {

/***/ 53168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ gzipBlock)
/* harmony export */ });
/* harmony import */ var fflate__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51306);

/**
 * How hard to try. Measured over 300 MB of Python packages: 1 → 34 % of the size at 66 MB/s, 3 → 32 % at 57 MB/s,
 * 6 → 31 % at 43 MB/s. The digests of all compressed layers depend on it.
 */
const level = 3;
/**
 * One gzip member with the block in it; members one after the other are a gzip file, too (RFC 1952, 2.2), as in every
 * eStargz layer. Same block, same bytes on any machine: the zlib inside Node differs by version and by processor,
 * so a compressor in JavaScript of a pinned version does it.
 */
function gzipBlock(block) {
    return (0,fflate__WEBPACK_IMPORTED_MODULE_0__/* .gzipSync */ .u3)(block, { level, mtime: 0 });
}


/***/ }),

/***/ 90219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AY: () => (/* binding */ LayerThread),
/* harmony export */   Eu: () => (/* binding */ inThisThread),
/* harmony export */   pZ: () => (/* binding */ inThreads),
/* harmony export */   rangeDigestBeside: () => (/* binding */ rangeDigestBeside),
/* harmony export */   threadProgram: () => (/* binding */ threadProgram)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73136);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75919);
/* harmony import */ var _gzip_block_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53168);





/**
 * Absolute path of the program that the threads run: the built one, or this very checkout's. Without either, layers are
 * made in the main thread, to the same bytes.
 * @param bundle the folder of the built bundle, `Host.bundle`
 */
function threadProgram(bundle) {
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const candidates = [
        (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(bundle, 'programs', 'layers', 'index.js'),
        (0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(new URL(`layer-worker.${ending}`, import.meta.url)),
    ];
    return candidates.find((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path));
}
/** Compresses in the thread that asks. */
const inThisThread = {
    lanes: 1,
    compress: (block) => Promise.resolve((0,_gzip_block_js__WEBPACK_IMPORTED_MODULE_4__/* .gzipBlock */ .a)(block)),
    [Symbol.asyncDispose]: () => Promise.resolve(),
};
/**
 * Compresses in threads, one for each core. They end when this is disposed.
 * @param program absolute path, see `threadProgram`
 */
function inThreads(program, cores) {
    const threads = Array.from({ length: cores }, () => new LayerThread(program));
    let next = 0;
    return {
        // One block each that is being compressed, and one that waits, so that no thread idles.
        lanes: cores * 2,
        compress: (block) => threads[next++ % cores].ask(block, [block.buffer]),
        async [Symbol.asyncDispose]() {
            await Promise.all(threads.map((thread) => thread.end()));
        },
    };
}
/** One thread. It answers in the order in which it was asked. */
class LayerThread {
    #worker;
    #asked = [];
    #broken;
    /** @param program absolute path, see `threadProgram` */
    constructor(program) {
        this.#worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_3__.Worker(program);
        this.#worker.on('message', (answer) => this.#asked.shift()?.resolve(answer));
        this.#worker.on('error', (thrown) => {
            this.#broken = thrown;
            for (const asked of this.#asked.splice(0))
                asked.reject(thrown);
        });
    }
    /** Whether the process lives on for what is asked. */
    keepsAlive(does) {
        if (does)
            this.#worker.ref();
        else
            this.#worker.unref();
    }
    /** Asks for a compressed block, a layer or a digest. `moved` is memory that is given away. */
    ask(what, moved = []) {
        return new Promise((resolve, reject) => {
            // Nothing would answer any more.
            if (this.#broken !== undefined)
                throw this.#broken;
            this.#asked.push({ resolve, reject });
            this.#worker.postMessage(what, moved);
        });
    }
    /** Ends the thread, whatever it does. */
    async end() {
        await this.#worker.terminate();
    }
}
/**
 * SHA-256 of a range, hexadecimal, computed in a thread of its own; undefined when it could not be read.
 * @param program absolute path, see `threadProgram`
 */
async function rangeDigestBeside(range, program) {
    const thread = new LayerThread(program);
    try {
        return (await thread.ask(range));
    }
    finally {
        await thread.end();
    }
}


/***/ })

};
