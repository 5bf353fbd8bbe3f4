export const id = 178;
export const ids = [178,219];
export const modules = {

/***/ 77178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rangeDigestBeside: () => (/* binding */ rangeDigestBeside)
/* harmony export */ });
/* unused harmony export rangeDigest */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var _layer_threads_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90219);
/* harmony import */ var _open_source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47556);
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




const blockSize = (/* unused pure expression or super */ null && (1024 * 1024));
/** SHA-256 of a range, hexadecimal. @throws Failure `CHANGED_WHILE_READ`, also when the file is shorter; `STORAGE_FAILED` */
function rangeDigest({ file, offset, size }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const hash = createHash('sha256');
        const block = Buffer.allocUnsafeSlow(Math.min(blockSize, size));
        const source = __addDisposableResource(env_1, new OpenSource(file, { size: statSync(file).size }), false);
        for (let done = 0; done < size;) {
            const part = block.subarray(0, size - done);
            source.read(part, offset + done);
            hash.update(part);
            done += part.length;
        }
        source.end();
        return hash.digest('hex');
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/**
 * SHA-256 of a range, hexadecimal, computed in a thread of its own; undefined when it could not be read.
 * @param program absolute path, see `threadProgram`
 */
async function rangeDigestBeside(range, program) {
    const thread = new _layer_threads_js__WEBPACK_IMPORTED_MODULE_2__/* .LayerThread */ .AY(program);
    try {
        return (await thread.ask(range));
    }
    finally {
        await thread.end();
    }
}


/***/ }),

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
/* harmony export */   threadProgram: () => (/* binding */ threadProgram)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50755);
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


/***/ })

};
