export const id = 461;
export const ids = [461];
export const modules = {

/***/ 58699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ib: () => (/* binding */ imageReferenceText),
/* harmony export */   UD: () => (/* binding */ dockerHub),
/* harmony export */   o_: () => (/* binding */ parseImageReference)
/* harmony export */ });
const form = /^(?<name>(?:[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*\/)*[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/;
/**
 * Parses the name of an image as Docker writes it: `python:3.11-slim`, `ghcr.io/owner/iris:1`,
 * `localhost:5000/iris@sha256:…`. Without a host it is Docker Hub's; a name there without owner is of `library`.
 * Source: https://github.com/distribution/reference/blob/v0.6.0/reference.go
 */
function parseImageReference(text) {
    const { host, rest } = hostOf(text);
    const found = form.exec(rest)?.groups;
    if (found?.['name'] === undefined) {
        const small = `${text.slice(0, text.length - rest.length)}${inSmallLetters(rest)}`;
        const expected = form.test(inSmallLetters(rest))
            ? `the repository in small letters, which registries ask for: \`${small}\``
            : 'the name of an image, such as `ghcr.io/owner/iris:1` or `python:3.11-slim`';
        return { expected, said: text };
    }
    const { name, tag, digest } = found;
    const repository = host === dockerHub && !name.includes('/') ? `library/${name}` : name;
    return {
        value: {
            host,
            repository,
            tag,
            digest,
        },
    };
}
/** All but the tag, in which letters of both sizes are meant. */
function inSmallLetters(rest) {
    return rest.replace(/^[^:@]*/, (name) => name.toLowerCase());
}
/** How images of Docker Hub are named without abbreviation. */
const dockerHub = 'docker.io';
/** The first word is a host when it could be no owner: it has a dot or a port, or is `localhost`. */
function hostOf(text) {
    const slash = text.indexOf('/');
    const first = text.slice(0, Math.max(slash, 0));
    const isHost = first === 'localhost' ||
        (/^[A-Za-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i.test(first) && /[.:]/.test(first));
    if (first === 'index.docker.io')
        return { host: dockerHub, rest: text.slice(slash + 1) };
    return isHost ? { host: first, rest: text.slice(slash + 1) } : { host: dockerHub, rest: text };
}
/** How people and tools write it. */
function imageReferenceText({ host, repository, tag, digest }) {
    return `${host}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}


/***/ }),

/***/ 86215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
/**
 * Does work on every item, at most `limit` at a time, and answers in the order of the items. After the first failure
 * nothing new is begun; it is thrown when what was under way has ended.
 */
async function inParallel(items, limit, work) {
    const results = [];
    const queue = items.entries();
    let failure;
    const lane = async () => {
        for (const [index, item] of queue) {
            if (failure !== undefined)
                return;
            try {
                results[index] = await work(item, index);
            }
            catch (thrown) {
                failure ??= { thrown };
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
    if (failure !== undefined)
        throw failure.thrown;
    return results;
}


/***/ }),

/***/ 80776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ together)
/* harmony export */ });
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30345);

/**
 * The rule of a table of inputs that go together: whoever gives a key and forgets to say what it is for must not believe
 * that it had an effect. Pure.
 * @param rows of inputs with a default, which count as given only when they are something else
 */
function together(table, rows = {}) {
    return (spec) => table.flatMap((entry) => broken(entry, { ...spec }, rows));
}
function broken({ input, is, needs, as, remedy }, spec, rows) {
    if (!holds(input, is === undefined ? undefined : [is], spec, rows))
        return [];
    if (holds(needs, as, spec, rows))
        return [];
    const first = is === undefined ? `\`${input}\`` : `\`${input}: ${is}\``;
    if (as === undefined)
        return [
            {
                where: { input: needs },
                said: is === undefined
                    ? `${first} was given and \`${needs}\` was not`
                    : `nothing, and \`${input}\` is \`${is}\``,
                expected: `\`${needs}\` with ${first}`,
                remedy: remedy ??
                    `add \`${needs}\`, or ${is === undefined ? `leave ${first} out` : `set \`${input}\` to something else`}`,
            },
        ];
    const values = as.map((value) => `\`${value}\``).join(' or ');
    return [
        {
            where: { input },
            said: `it was given, and \`${needs}\` is \`${String(spec[(0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .camelCase */ .xQ)(needs)])}\``,
            expected: `${first} with \`${needs}\` ${values}`,
            remedy: remedy ?? `set \`${needs}\` to ${values}, or leave \`${input}\` out`,
        },
    ];
}
/** Whether an input was given, or is one of some values. */
function holds(name, values, spec, rows) {
    const value = spec[(0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .camelCase */ .xQ)(name)];
    if (values !== undefined)
        return [value].flat().some((one) => values.some((wanted) => wanted === one));
    const text = rows[name]?.defaultText;
    const byDefault = text === undefined ? undefined : rows[name].parse(text);
    return (value !== undefined && !(byDefault !== undefined && 'value' in byDefault && byDefault.value === value));
}


/***/ }),

/***/ 61403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wd: () => (/* binding */ brokenFile),
/* harmony export */   pV: () => (/* binding */ bytesText),
/* harmony export */   sE: () => (/* binding */ atByte)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** Refuses a binary file that claims to be of a format and is not readable as one. */
function brokenFile(file, said, expected, remedy) {
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({ where: { file }, said, expected, remedy: remedy ?? 'write the file again, or copy it whole' });
}
/** `1 byte`, `1,234 bytes`: sizes and offsets as people read them. */
function bytesText(count) {
    return `${grouped(count)} ${count === 1 ? 'byte' : 'bytes'}`;
}
/** `byte 1,234`, counted from 0. */
function atByte(offset) {
    return `byte ${grouped(offset)}`;
}
/** As `toLocaleString('en-US')`, whose first call takes longer than to read a model. */
function grouped(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}


/***/ }),

/***/ 556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lv: () => (/* binding */ unpacksWithoutEnd),
/* harmony export */   cR: () => (/* binding */ inflatedFeed),
/* harmony export */   xJ: () => (/* binding */ plainFeed),
/* harmony export */   xj: () => (/* binding */ ByteStream)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var _broken_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61403);


const CHUNK_SIZE = 64 * 1024;
/** A feed of a source's own bytes. */
function plainFeed(source) {
    let at = 0;
    return {
        async next() {
            if (at >= source.size)
                return undefined;
            const chunk = await source.read(at, CHUNK_SIZE);
            at += chunk.length;
            return chunk.length === 0 ? undefined : chunk;
        },
        skip(count) {
            const skipped = Math.min(count, source.size - at);
            at += skipped;
            return skipped;
        },
        unread: () => 0,
        close: () => Promise.resolve(),
    };
}
/** What is said of compressed data that is made to keep its reader busy: zeros for hours. */
const unpacksWithoutEnd = 'it unpacks to more than 256 MiB and 200 times its size, as no model does';
/**
 * A feed of what a compressed source holds, with bounded memory however much that is.
 * `next` throws Problems when the compressed data is damaged or cut off, or unpacks to far more than models do.
 */
function inflatedFeed(file, source, compression) {
    const inflate = compression === 'zlib' ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createInflate)() : (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip)();
    const output = inflate[Symbol.asyncIterator]();
    const pump = async () => {
        for (let at = 0; at < source.size && !inflate.destroyed; at += CHUNK_SIZE) {
            const room = inflate.write(await source.read(at, CHUNK_SIZE));
            if (!room)
                await drained(inflate);
        }
        inflate.end();
    };
    pump().catch((error) => inflate.destroy(error));
    const most = Math.max(2 ** 28, 200 * source.size);
    let unpacked = 0;
    return {
        async next() {
            try {
                const { value, done } = await output.next();
                if (done === true)
                    return undefined;
                unpacked += value.length;
                if (unpacked > most)
                    return (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_1__/* .brokenFile */ .Wd)(file, unpacksWithoutEnd, 'a file that is what it says to be');
                return value;
            }
            catch (error) {
                if (!isZlibError(error))
                    throw error;
                return (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_1__/* .brokenFile */ .Wd)(file, `the ${compression} data is broken: ${error.message}`, 'a file that is whole');
            }
        },
        skip: () => 0,
        unread: () => source.size - inflate.bytesWritten,
        async close() {
            await output.return?.();
        },
    };
}
/** Waits until there is room again, or nobody reads any more. */
function drained(inflate) {
    return new Promise((resolve) => {
        const settle = () => {
            inflate.off('drain', settle).off('close', settle);
            resolve();
        };
        inflate.on('drain', settle).on('close', settle);
    });
}
function isZlibError(error) {
    return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
/** Reads a feed from its beginning to its end, without going back. */
class ByteStream {
    /** Of the next byte, counted from the beginning of the feed. */
    position = 0;
    #file;
    #feed;
    #bytes = new Uint8Array(0);
    #at = 0;
    constructor(file, feed) {
        this.#file = file;
        this.#feed = feed;
    }
    /** Makes `count` bytes readable without waiting; false when the feed ends before. */
    async fill(count) {
        while (this.#bytes.length - this.#at < count) {
            const chunk = await this.#feed.next();
            if (chunk === undefined)
                return false;
            this.#bytes = joined(this.#bytes.subarray(this.#at), chunk);
            this.#at = 0;
        }
        return true;
    }
    /** Bytes of the source that follow what is compressed in it; known when `fill` has found the end. */
    unread() {
        return this.#feed.unread();
    }
    /** Whether `count` bytes are readable without waiting. */
    holds(count) {
        return this.#bytes.length - this.#at >= count;
    }
    /** The next byte without taking it; undefined when none is readable without waiting. */
    peek() {
        return this.#bytes[this.#at];
    }
    /** The next bytes without taking them; fewer where fewer are readable without waiting. Valid until `fill`. */
    ahead(count) {
        return this.#bytes.subarray(this.#at, this.#at + count);
    }
    /** Takes bytes that are readable without waiting. They are valid until the next call of `fill`. */
    take(count) {
        if (!this.holds(count))
            this.#cutOff();
        const taken = this.#bytes.subarray(this.#at, this.#at + count);
        this.#at += count;
        this.position += count;
        return taken;
    }
    /** Takes `count` bytes, but keeps no more than the first `kept` of them. */
    async takeHead(count, kept) {
        const wanted = Math.min(count, kept);
        if (!this.holds(wanted) && !(await this.fill(wanted)))
            this.#cutOff();
        const head = this.take(wanted).slice();
        if (count > wanted)
            await this.skip(count - wanted);
        return head;
    }
    /** Leaves out `count` bytes. */
    async skip(count) {
        let left = count;
        while (left > 0) {
            const held = Math.min(left, this.#bytes.length - this.#at);
            this.#at += held;
            this.position += held;
            left -= held;
            if (left === 0)
                return;
            const skipped = this.#feed.skip(left);
            this.position += skipped;
            left -= skipped;
            if (left > 0 && !(await this.fill(1)))
                this.#cutOff();
        }
    }
    /** Takes a line and its line feed, and keeps no more than its first `kept` bytes. */
    async lineHead(kept) {
        const chunks = [];
        for (let length = 0;;) {
            const end = this.#bytes.indexOf(0x0a, this.#at);
            const held = this.take(end < 0 ? this.#bytes.length - this.#at : end - this.#at);
            if (length < kept)
                chunks.push(held.slice(0, kept - length));
            length += held.length;
            if (end >= 0) {
                this.take(1);
                return { length, head: chunks.reduce(joined, new Uint8Array(0)) };
            }
            if (!(await this.fill(1)))
                this.#cutOff();
        }
    }
    #cutOff() {
        const end = this.position + this.#bytes.length - this.#at;
        (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_1__/* .brokenFile */ .Wd)(this.#file, `the data ends at ${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_1__/* .atByte */ .sE)(end)}, in the middle of a value`, 'a file that is whole');
    }
}
function joined(rest, chunk) {
    if (rest.length === 0)
        return chunk;
    const both = new Uint8Array(rest.length + chunk.length);
    both.set(rest);
    both.set(chunk, rest.length);
    return both;
}


/***/ }),

/***/ 24828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ detect)
});

// EXTERNAL MODULE: ./packages/core/build/defined.js
var defined = __webpack_require__(71539);
// EXTERNAL MODULE: ./packages/formats/build/broken-file.js
var broken_file = __webpack_require__(61403);
// EXTERNAL MODULE: ./packages/formats/build/window.js
var build_window = __webpack_require__(41209);
;// CONCATENATED MODULE: ./packages/formats/build/gguf.js


const HEADER_SIZE = 24;
const NESTING_LIMIT = 16;
const STRING = 8;
const ARRAY = 9;
/** Sizes of the value types that have a fixed one. */
const sizes = [1, 1, 2, 2, 4, 4, 4, 1, undefined, undefined, 8, 8, 8];
/**
 * Tensor types: how many values a block has, and how many bytes. Newer types are left out: only where they begin is known.
 * Source: https://github.com/ggml-org/ggml/blob/v0.9.0/src/ggml.c, `type_traits`.
 */
const blocks = {
    0: [1, 4],
    1: [1, 2],
    2: [32, 18],
    3: [32, 20],
    6: [32, 22],
    7: [32, 24],
    8: [32, 34],
    9: [32, 36],
    10: [256, 84],
    11: [256, 110],
    12: [256, 144],
    13: [256, 176],
    14: [256, 210],
    15: [256, 292],
    24: [1, 1],
    25: [1, 2],
    26: [1, 4],
    27: [1, 8],
    28: [1, 8],
    30: [1, 2],
};
/** Whether the bytes begin with `GGUF`. */
function looksLikeGguf(head) {
    return head[0] === 0x47 && head[1] === 0x47 && head[2] === 0x55 && head[3] === 0x46;
}
/**
 * Reads the header of a GGUF file: keys and values, and the names and places of its tensors.
 * Source: https://github.com/ggml-org/ggml/blob/v0.9.0/docs/gguf.md
 * @throws Problems when the file is no GGUF, or is cut off.
 */
async function readGguf(file, source) {
    const reader = new GgufReader(file, source);
    return reader.read();
}
class GgufReader {
    #file;
    #window;
    #at = 0;
    constructor(file, source) {
        this.#file = file;
        this.#window = new build_window/* Window */.p(source);
    }
    async read() {
        if (!looksLikeGguf(await this.#window.bytes(0, 4)) || this.#window.size < HEADER_SIZE) {
            this.#broken('it has no header of GGUF');
        }
        this.#at = 4;
        const formatVersion = Number(await this.#number(4));
        if (formatVersion < 2 || formatVersion > 3)
            this.#broken(`it is of version ${formatVersion} of GGUF`);
        const tensors = Number(await this.#number(10));
        const count = Number(await this.#number(10));
        const values = new Map();
        for (let index = 0; index < count; index += 1) {
            const key = await this.#text();
            const value = await this.#value(Number(await this.#number(4)), 0);
            if (value !== undefined)
                values.set(key, value);
        }
        await this.#checkTensors(tensors, Number(values.get('general.alignment') ?? 32));
        return { formatVersion, tensors, values };
    }
    /** Every tensor is inside of the file. */
    async #checkTensors(count, alignment) {
        let farthest = 0;
        for (let index = 0; index < count; index += 1) {
            await this.#text();
            const dimensions = Number(await this.#number(4));
            let values = 1;
            for (let dimension = 0; dimension < dimensions; dimension += 1)
                values *= Number(await this.#number(10));
            const [block, bytes] = blocks[Number(await this.#number(4))] ?? [1, 0];
            farthest = Math.max(farthest, Number(await this.#number(10)) + (values / block) * bytes);
        }
        const end = Math.ceil(this.#at / alignment) * alignment + farthest;
        if (count > 0 && end > this.#window.size) {
            this.#broken(`its tensors reach to ${(0,broken_file/* atByte */.sE)(end)}, but it ends at ${(0,broken_file/* atByte */.sE)(this.#window.size)}`);
        }
    }
    async #value(type, nesting) {
        if (type === STRING)
            return this.#text();
        if (type === 7)
            return (await this.#number(7)) !== 0;
        if (type !== ARRAY)
            return this.#number(type);
        if (nesting > NESTING_LIMIT)
            this.#broken('arrays are nested too deep');
        const itemType = Number(await this.#number(4));
        const count = Number(await this.#number(10));
        const size = sizes[itemType];
        if (size !== undefined)
            this.#step(count * size);
        else
            for (let index = 0; index < count; index += 1)
                await this.#stepOver(itemType, nesting + 1);
        return undefined;
    }
    async #stepOver(type, nesting) {
        if (type === STRING)
            this.#step(Number(await this.#number(10)));
        else
            await this.#value(type, nesting);
    }
    async #text() {
        const length = Number(await this.#number(10));
        const at = this.#at;
        this.#step(length);
        return this.#window.text(at, length);
    }
    async #number(type) {
        const size = sizes[type];
        if (size === undefined)
            return this.#broken(`a value has the type ${type}`);
        const at = this.#at;
        this.#step(size);
        if (!this.#window.holds(at, size))
            await this.#window.load(at, size);
        const view = this.#window.view(at, size);
        const readers = [
            () => view.getUint8(0),
            () => view.getInt8(0),
            () => view.getUint16(0, true),
            () => view.getInt16(0, true),
            () => view.getUint32(0, true),
            () => view.getInt32(0, true),
            () => view.getFloat32(0, true),
            () => view.getUint8(0),
            () => 0,
            () => 0,
            () => view.getBigUint64(0, true),
            () => view.getBigInt64(0, true),
            () => view.getFloat64(0, true),
        ];
        return readers[type]();
    }
    #step(length) {
        if (this.#at + length > this.#window.size) {
            this.#broken(`the value at ${(0,broken_file/* atByte */.sE)(this.#at)} reaches beyond the end of the file`);
        }
        this.#at += length;
    }
    #broken(said) {
        (0,broken_file/* brokenFile */.Wd)(this.#file, said, 'a GGUF file of version 2 or 3 that is whole');
    }
}

;// CONCATENATED MODULE: ./packages/formats/build/frameworks/heads.js
const HEAD_SIZE = 512;
/** In a tree with more files than this, only files with a telling suffix are looked into. */
const LOOKED_INTO = 64;
/** Reads the first 512 bytes of each file that is asked for, once. */
function readHeads() {
    const heads = new Map();
    return {
        of(file) {
            const head = heads.get(file) ?? file.read(0, HEAD_SIZE);
            heads.set(file, head);
            return head;
        },
    };
}
/** The files with one of these suffixes (lower case, with the dot). */
function withSuffix(files, ...suffixes) {
    return files.filter((file) => suffixes.some((suffix) => file.path.toLowerCase().endsWith(suffix)));
}
/** The files whose first bytes pass a test; of a large tree, only the first ones are looked into. */
async function withHead(files, heads, test) {
    const found = [];
    for (const file of files.slice(0, LOOKED_INTO)) {
        if (test(await heads.of(file)))
            found.push(file);
    }
    return found;
}
/** A head as text, for formats that begin with words; bytes that are not UTF-8 become U+FFFD. */
function headText(head) {
    return new TextDecoder().decode(head);
}

;// CONCATENATED MODULE: ./packages/formats/build/frameworks/gguf.js


/** GGUF: weights of llama.cpp and its kin. */
const gguf = {
    framework: 'gguf',
    type: 'custom_model',
    async recognises(files, heads) {
        const named = withSuffix(files, '.gguf');
        return named.length > 0 ? named : withHead(files, heads, looksLikeGguf);
    },
    async read(recognised) {
        const file = recognised[0];
        const { formatVersion, tensors, values } = await readGguf(file.path, file);
        const architecture = values.get('general.architecture');
        const name = values.get('general.name');
        return {
            facts: {
                path: file.path,
                formatVersion,
                tensors,
                architecture: typeof architecture === 'string' ? architecture : undefined,
                name: typeof name === 'string' ? name : undefined,
            },
        };
    },
};

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./packages/formats/build/zip.js
var zip = __webpack_require__(10066);
;// CONCATENATED MODULE: ./packages/formats/build/frameworks/keras.js





const HDF5_MAGIC = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const SEARCHED = 64 * 1024;
/** Keras: a zip archive `.keras` of version 3, or an HDF5 file of version 2. */
const keras = {
    framework: 'keras',
    type: 'custom_model',
    recognises: (files) => Promise.resolve(withSuffix(files, '.keras', '.h5', '.hdf5')),
    async read(recognised) {
        const file = recognised[0];
        const head = await file.read(0, 64);
        if ((0,zip/* looksLikeZip */.fw)(head))
            return readArchive(file);
        if (HDF5_MAGIC.every((byte, index) => head[index] === byte))
            return readHdf5(file, head);
        return (0,broken_file/* brokenFile */.Wd)(file.path, 'it begins neither as a zip archive nor as HDF5', 'a model saved by Keras');
    },
};
const named = (0,dist/* fallback */.NpB)((0,dist/* optional */.lqM)((0,dist/* string */.YjP)()), undefined);
/** Whatever else they hold, or if they hold something else: a model is not refused for that. */
const metadataSchema = (0,dist/* fallback */.NpB)((0,dist/* object */.Ikc)({ keras_version: named }), {});
const configSchema = (0,dist/* fallback */.NpB)((0,dist/* object */.Ikc)({ class_name: named }), {});
async function readArchive(file) {
    const entries = await (0,zip/* readZip */.ue)(file.path, file);
    const json = async (path) => {
        const entry = entries.find((candidate) => candidate.path === path);
        if (entry === undefined)
            return (0,broken_file/* brokenFile */.Wd)(file.path, `it has no \`${path}\``, 'a model saved by Keras 3');
        const text = new TextDecoder().decode(await (0,zip/* readMember */.hd)(file.path, file, entry));
        try {
            return JSON.parse(text);
        }
        catch (error) {
            return (0,broken_file/* brokenFile */.Wd)(file.path, `\`${path}\` in it is no JSON: ${(0,trouble/* messageOf */.bD)(error)}`, 'a model saved by Keras 3');
        }
    };
    const { keras_version: frameworkVersion } = (0,dist/* parse */.qgA)(metadataSchema, await json('metadata.json'));
    const config = await json('config.json');
    const { class_name: className } = (0,dist/* parse */.qgA)(configSchema, config);
    const usesLambda = JSON.stringify(config).includes('"class_name":"Lambda"');
    return {
        frameworkVersion,
        facts: {
            path: file.path,
            container: 'keras',
            className,
            usesLambda,
        },
        notes: usesLambda ? ['It has Lambda layers, which are Python code'] : [],
    };
}
/** Source: https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html, "Format Superblock". */
async function readHdf5(file, head) {
    const view = new DataView(head.buffer, head.byteOffset, head.length);
    const endAt = (head[8] ?? 0) < 2 ? 40 + ((head[8] ?? 0) === 1 ? 4 : 0) : 28;
    const end = view.byteLength >= endAt + 8 ? Number(view.getBigUint64(endAt, true)) : Number.POSITIVE_INFINITY;
    if (end > file.size) {
        (0,broken_file/* brokenFile */.Wd)(file.path, `it is cut off: it has ${(0,broken_file/* bytesText */.pV)(file.size)} of ${(0,broken_file/* bytesText */.pV)(end)}`, 'a whole HDF5 file');
    }
    const beginning = new TextDecoder('latin1').decode(await file.read(0, SEARCHED));
    const isKeras = beginning.includes('keras_version') || beginning.includes('layer_names');
    return {
        facts: { path: file.path, container: 'hdf5' },
        notes: isKeras ? [] : ['It is an HDF5 file, but does not say at its beginning that Keras wrote it'],
    };
}

;// CONCATENATED MODULE: ./packages/formats/build/frameworks/lightgbm.js


const HEADER_LIMIT = 16 * 1024 * 1024;
/** LightGBM: a text that begins with `tree` and a version. */
const lightgbm = {
    framework: 'lightgbm',
    type: 'custom_model',
    recognises: (files, heads) => withHead(files, heads, (head) => /^tree\r?\nversion=v\d/.test(headText(head))),
    async read(recognised) {
        const file = recognised[0];
        const { fields, length } = await readHeader(file);
        checkTrees(file, fields.get('tree_sizes') ?? '', length);
        const classes = Number(fields.get('num_class'));
        const objective = fields.get('objective')?.split(' ')[0];
        return {
            facts: {
                path: file.path,
                objective,
                classes: classes > 0 ? classes : undefined,
                featureNames: (fields.get('feature_names') ?? '').split(' ').filter((name) => name !== ''),
            },
            notes: [`It is written in the LightGBM text format ${fields.get('version') ?? ''}`.trimEnd()],
        };
    },
};
/** The lines `key=value` up to the first empty one, and the offset behind it. */
async function readHeader(file) {
    for (let size = 64 * 1024;; size *= 4) {
        const text = new TextDecoder('latin1').decode(await file.read(0, size));
        const end = text.search(/\r?\n\r?\n/);
        if (end >= 0) {
            const lines = text.slice(0, end).split(/\r?\n/);
            const fields = new Map(lines.map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]));
            return { fields, length: end + (/^\r?\n\r?\n/.exec(text.slice(end))?.[0].length ?? 0) };
        }
        if (size >= file.size || size > HEADER_LIMIT) {
            (0,broken_file/* brokenFile */.Wd)(file.path, 'its header has no end', 'a LightGBM text model with a header and trees');
        }
    }
}
/** `tree_sizes` has the bytes of every tree, so a file that is cut off can be told without reading it. */
function checkTrees(file, sizes, headerLength) {
    const needed = sizes.split(' ').reduce((sum, size) => sum + Number(size), headerLength);
    if (needed <= file.size)
        return;
    const said = `its header says that its trees reach to byte ${needed}, but it has ${(0,broken_file/* bytesText */.pV)(file.size)}`;
    (0,broken_file/* brokenFile */.Wd)(file.path, said, 'a file that is whole');
}

// EXTERNAL MODULE: ./packages/formats/build/mlmodel.js + 1 modules
var mlmodel = __webpack_require__(74500);
// EXTERNAL MODULE: ./packages/formats/build/text.js
var build_text = __webpack_require__(25586);
;// CONCATENATED MODULE: ./packages/formats/build/frameworks/mlflow.js


/** MLflow: a folder with a file `MLmodel` in it. */
const mlflow = {
    framework: 'mlflow',
    type: 'mlflow_model',
    recognises: (files) => Promise.resolve(files.filter((file) => file.path === 'MLmodel')),
    async read(recognised) {
        const file = recognised[0];
        const model = await (0,mlmodel/* readMlmodel */.t)(file.path, await (0,build_text/* readText */.yR)({ file: file.path }, file));
        const { pythonFunction, signature } = model;
        return {
            frameworkVersion: model.mlflowVersion,
            schema: signature?.schema,
            facts: {
                flavors: Object.keys(model.flavors),
                loaderModule: pythonFunction?.loaderModule,
                pythonVersion: pythonFunction?.pythonVersion,
                condaFile: pythonFunction?.env.conda,
                runId: model.runId,
                modelId: model.modelId,
            },
        };
    },
};

// EXTERNAL MODULE: ./packages/formats/build/onnx.js + 1 modules
var onnx = __webpack_require__(47235);
;// CONCATENATED MODULE: ./packages/formats/build/frameworks/onnx.js


/** ONNX: a ModelProto, by suffix or by its first bytes. */
const onnx_onnx = {
    framework: 'onnx',
    type: 'custom_model',
    async recognises(files, heads) {
        const named = withSuffix(files, '.onnx');
        return named.length > 0 ? named : withHead(files, heads, onnx/* looksLikeOnnx */.p);
    },
    async read(recognised, files) {
        const models = [];
        for (const file of recognised)
            models.push({ path: file.path, ...(await (0,onnx/* readOnnx */.s)(file.path, file)) });
        const { schema, modelVersion: _, ...facts } = models[0];
        const folder = facts.path.slice(0, facts.path.lastIndexOf('/') + 1);
        const missing = facts.externalData.filter((path) => !files.some((file) => file.path === folder + path));
        const notes = [
            ...missing.map((path) => `\`${facts.path}\` keeps weights in \`${path}\`, which is not among the files`),
            ...models.slice(1).map((model) => `\`${model.path}\` is an ONNX model, too`),
        ];
        return { schema, facts, notes };
    },
};

// EXTERNAL MODULE: ./packages/core/build/bytes.js
var build_bytes = __webpack_require__(65721);
// EXTERNAL MODULE: ./packages/formats/build/pickle.js + 7 modules
var build_pickle = __webpack_require__(60872);
;// CONCATENATED MODULE: ./packages/formats/build/frameworks/pytorch.js





const suffixes = ['.pt', '.pth', '.pt2', '.ckpt', '.bin'];
/** PyTorch: a zip archive with `data.pkl` (state dict, module, TorchScript), or an exported program. */
const pytorch = {
    framework: 'pytorch',
    type: 'custom_model',
    async recognises(files, heads) {
        const found = [];
        for (const file of withSuffix(files, ...suffixes)) {
            const head = await heads.of(file);
            const claims = /\.(pt|pth|pt2)$/i.test(file.path);
            if (claims || (0,zip/* looksLikeZip */.fw)(head) || (0,build_pickle/* isTorchBeforeZip */.Vo)(head))
                found.push(file);
        }
        return found;
    },
    async read(recognised) {
        const file = recognised[0];
        const head = await file.read(0, 16);
        const more = recognised.slice(1).map(({ path }) => `\`${path}\` is a PyTorch file, too`);
        const reading = (0,zip/* looksLikeZip */.fw)(head) ? await pytorch_readArchive(file) : readBeforeZip(file, head);
        return { ...reading, notes: [...(reading.notes ?? []), ...more] };
    },
};
function readBeforeZip(file, head) {
    if (!(0,build_pickle/* isTorchBeforeZip */.Vo)(head)) {
        (0,broken_file/* brokenFile */.Wd)(file.path, 'it does not begin as PyTorch writes its files', 'a file of `torch.save` or `torch.jit.save`');
    }
    return {
        facts: { path: file.path, container: 'other', imports: [] },
        notes: ['It is in the form of PyTorch before 1.6, whose content is not looked into'],
    };
}
async function pytorch_readArchive(file) {
    const entries = await (0,zip/* readZip */.ue)(file.path, file);
    const under = (suffix) => entries.find((entry) => suffix.test(entry.path));
    if (under(/(^|\/)archive_format$/) !== undefined) {
        return { facts: { path: file.path, container: 'exported program', imports: [] } };
    }
    const pickled = under(/(^|\/)data\.pkl$/);
    if (pickled === undefined)
        (0,broken_file/* brokenFile */.Wd)(file.path, 'the archive has no `data.pkl`', 'a file of `torch.save`');
    const { imports } = await (0,build_pickle/* readPickle */.tT)(`${file.path}!${pickled.path}`, await memberSource(file, pickled), {
        unpickler: 'pickle',
    });
    const names = imports.map(({ module, name }) => `${module}.${name}`);
    const isScript = under(/(^|\/)constants\.pkl$/) !== undefined && under(/(^|\/)code\//) !== undefined;
    const container = isScript ? 'TorchScript' : containerOf(names);
    const notes = container === 'module' ? ['It is a whole module: loading it runs the code of its classes'] : [];
    return { facts: { path: file.path, container, imports: names }, notes };
}
async function memberSource(file, entry) {
    if (entry.method === 0)
        return (0,zip/* storedMember */.y4)(file.path, file, entry);
    const bytes = await (0,zip/* readMember */.hd)(file.path, file, entry);
    return (0,build_bytes/* bytesInMemory */.E)(bytes);
}
/** A state dict needs nothing but torch's own rebuilding functions and containers; a module needs its classes. */
function containerOf(imports) {
    const plain = /^(collections\.OrderedDict|torch\._utils\.\w+|torch\.\w*(Storage|Tensor|Size|dtype|device|float\d+|int\d+)|torch\.storage\.\w+|torch\.(_tensor|nn\.parameter)\.\w+|numpy\..*|_codecs\.encode|builtins\.(set|slice|complex))$/;
    return imports.every((name) => plain.test(name)) ? 'state dict' : 'module';
}

// EXTERNAL MODULE: ./packages/core/build/is-record.js
var is_record = __webpack_require__(57864);
;// CONCATENATED MODULE: ./packages/formats/build/frameworks/safetensors.js





const safetensors_HEADER_LIMIT = 100 * 1024 * 1024;
/** safetensors: weights with a JSON header; known by suffix, since a length has no mark to know it by. */
const safetensors = {
    framework: 'safetensors',
    type: 'custom_model',
    recognises: (files) => Promise.resolve(withSuffix(files, '.safetensors')),
    async read(recognised) {
        const headers = [];
        for (const file of recognised)
            headers.push(await safetensors_readHeader(file));
        const dtypes = headers.flatMap((header) => header.dtypes);
        return {
            facts: {
                paths: recognised.map((file) => file.path),
                tensors: dtypes.length,
                dtypes: [...new Set(dtypes)].toSorted(),
                metadata: headers[0].metadata,
            },
        };
    },
};
/** Source: https://github.com/huggingface/safetensors/blob/v0.6.2/README.md#format */
async function safetensors_readHeader(file) {
    const expected = 'a safetensors file: 8 bytes of length, then as many bytes of JSON, then the tensors';
    const prefix = await file.read(0, 8);
    if (prefix.length < 8)
        (0,broken_file/* brokenFile */.Wd)(file.path, `it has only ${(0,broken_file/* bytesText */.pV)(file.size)}`, expected);
    const length = Number(new DataView(prefix.buffer, prefix.byteOffset, 8).getBigUint64(0, true));
    if (length > safetensors_HEADER_LIMIT || length > file.size - 8) {
        const said = `the header should have ${(0,broken_file/* bytesText */.pV)(length)}, but the file has ${(0,broken_file/* bytesText */.pV)(file.size)}`;
        (0,broken_file/* brokenFile */.Wd)(file.path, said, expected);
    }
    const tensors = parseHeader(file.path, await file.read(8, length), expected);
    const metadata = {};
    const spans = [];
    for (const [name, value] of Object.entries(tensors)) {
        if (name === '__metadata__')
            Object.assign(metadata, value);
        else
            spans.push({ name, ...tensorOf(file.path, name, value) });
    }
    checkSpans(file, spans, file.size - 8 - length);
    return { metadata, dtypes: spans.map((span) => span.dtype) };
}
function parseHeader(path, bytes, expected) {
    try {
        const header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
        if ((0,is_record/* isRecord */.u)(header))
            return header;
    }
    catch (error) {
        (0,broken_file/* brokenFile */.Wd)(path, `the header is no JSON: ${(0,trouble/* messageOf */.bD)(error)}`, expected);
    }
    return (0,broken_file/* brokenFile */.Wd)(path, 'the header is no JSON object', expected);
}
const tensorSchema = (0,dist/* object */.Ikc)({ dtype: (0,dist/* string */.YjP)(), data_offsets: (0,dist/* tuple */.PVZ)([(0,dist/* number */.aig)(), (0,dist/* number */.aig)()]) });
function tensorOf(path, name, value) {
    const read = (0,dist/* safeParse */.xLC)(tensorSchema, value);
    if (read.success) {
        const [start, end] = read.output.data_offsets;
        if (end >= start)
            return { dtype: read.output.dtype, start, end };
    }
    return (0,broken_file/* brokenFile */.Wd)(path, `the tensor \`${name}\` has no dtype or no offsets`, '`dtype` and `data_offsets`');
}
/** Tensors follow one another without holes, up to the end of the file. */
function checkSpans(file, spans, size) {
    let expected = 0;
    for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
        if (span.start !== expected || span.end > size) {
            const said = `the tensor \`${span.name}\` is at ${span.start} to ${span.end} of ${(0,broken_file/* bytesText */.pV)(size)}`;
            (0,broken_file/* brokenFile */.Wd)(file.path, said, `tensors without holes, the next from ${expected}, all inside of the file`);
        }
        expected = span.end;
    }
    if (expected !== size) {
        (0,broken_file/* brokenFile */.Wd)(file.path, `the tensors end at ${expected} of ${(0,broken_file/* bytesText */.pV)(size)}`, 'tensors up to the end of the file');
    }
}

// EXTERNAL MODULE: ./packages/formats/build/numpy-values.js
var numpy_values = __webpack_require__(45297);
// EXTERNAL MODULE: ./packages/formats/build/pickle-values.js
var pickle_values = __webpack_require__(83550);
;// CONCATENATED MODULE: ./packages/formats/build/frameworks/skops.js



/**
 * Reads what a `.skops` file says of its object: a zip archive whose `schema.json` is a tree of types and values.
 * Source: https://github.com/skops-dev/skops/blob/v0.12.0/docs/persistence.rst
 * @throws Problems when it can not be read
 */
async function readSkops(file) {
    const entries = await (0,zip/* readZip */.ue)(file.path, file);
    const schema = entries.find(({ path }) => path === 'schema.json');
    if (schema === undefined)
        (0,broken_file/* brokenFile */.Wd)(file.path, 'the archive has no `schema.json`', 'a file of `skops.io.dump`');
    const top = parse(file, await (0,zip/* readMember */.hd)(file.path, file, schema));
    const names = skops_valueOf(memberOf(top, 'feature_names_in_'));
    const version = skops_valueOf(memberOf(top, '_sklearn_version'));
    const features = skops_valueOf(memberOf(top, 'n_features_in_') ?? memberOf(firstStep(top), 'n_features_in_'));
    const { protocol } = top;
    return {
        path: file.path,
        className: typeOf(top) ?? 'plain data',
        serialization: 'skops',
        protocol: typeof protocol === 'number' ? protocol : 0,
        version: typeof version === 'string' ? version : undefined,
        features: typeof features === 'number' ? features : undefined,
        featureNames: Array.isArray(names) ? names.map(String) : undefined,
        imports: typesIn(top),
    };
}
function parse(file, bytes) {
    try {
        const parsed = JSON.parse(new TextDecoder().decode(bytes));
        if (isNode(parsed))
            return parsed;
    }
    catch (error) {
        return (0,broken_file/* brokenFile */.Wd)(file.path, `its \`schema.json\` is no JSON: ${(0,trouble/* messageOf */.bD)(error)}`, 'a skops file that is whole');
    }
    return (0,broken_file/* brokenFile */.Wd)(file.path, 'its `schema.json` is no object', 'a file of `skops.io.dump`');
}
/** `sklearn.pipeline.Pipeline` */
function typeOf(node) {
    const { __module__: module, __class__: name } = node;
    return typeof module === 'string' && typeof name === 'string' ? `${module}.${name}` : undefined;
}
/** An attribute of an object: its content is a node of a `dict`, whose content has one node a key. */
function memberOf(node, name) {
    const attributes = isNode(node?.['content']) ? node['content']['content'] : undefined;
    const member = isNode(attributes) ? attributes[name] : undefined;
    return isNode(member) ? member : undefined;
}
/** The estimator of the first step of a pipeline. */
function firstStep(top) {
    const first = listOf(memberOf(top, 'steps')?.['content'])[0];
    const estimator = isNode(first) ? listOf(first['content'])[1] : undefined;
    return isNode(estimator) ? estimator : undefined;
}
/** The value of a node that holds JSON, or of a list of such. */
function skops_valueOf(node) {
    const content = node?.['content'];
    if (typeof content === 'string') {
        try {
            return JSON.parse(content);
        }
        catch {
            return undefined;
        }
    }
    if (!Array.isArray(content))
        return undefined;
    return content.map((item) => (isNode(item) ? skops_valueOf(item) : undefined));
}
/** Every type of the tree, each once: what loading would import. */
function typesIn(top) {
    const types = new Set();
    const waiting = [top];
    while (waiting.length > 0) {
        const next = waiting.pop();
        if (!isNode(next))
            continue;
        const type = typeOf(next);
        if (type !== undefined)
            types.add(type);
        waiting.push(...Object.values(next));
    }
    return [...types].toSorted();
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function isNode(value) {
    return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./packages/formats/build/frameworks/scikit-learn.js






/** Libraries whose models have the interface of scikit-learn (`predict`, `predict_proba`) and are its estimators. */
const withItsInterface = /^(sklearn|xgboost\.sklearn|lightgbm\.sklearn|imblearn|catboost\.core)\./;
const scikit_learn_suffixes = /\.(pkl|pickle|joblib|sav)$/i;
/** scikit-learn: a skops, pickle or joblib file, by suffix or by its first bytes, that makes an estimator. */
const scikitLearn = {
    framework: 'scikit-learn',
    type: 'custom_model',
    async recognises(files, heads) {
        const found = withSuffix(files, '.skops');
        for (const file of files.filter((candidate) => scikit_learn_suffixes.test(candidate.path))) {
            const head = await heads.of(file);
            const isOther = (0,zip/* looksLikeZip */.fw)(head) && !(0,build_pickle/* looksLikePickle */.ge)(head);
            if (!isOther && !(0,build_pickle/* isTorchBeforeZip */.Vo)(head))
                found.push(file);
        }
        if (found.length > 0)
            return found;
        const pickled = await withHead(files, heads, (head) => (0,build_pickle/* looksLikePickle */.ge)(head) && !(0,build_pickle/* isTorchBeforeZip */.Vo)(head));
        return pickled.filter((file) => !/\.(pt|pth|bin|ckpt)$/i.test(file.path));
    },
    async read(recognised, _files, told) {
        const estimators = [];
        const notes = [];
        for (const file of recognised) {
            if (file.path.toLowerCase().endsWith('.skops')) {
                const estimator = await readSkops(file);
                if (estimator.className.startsWith('sklearn.'))
                    estimators.push(estimator);
                else
                    notes.push(`\`${file.path}\` is a skops file of ${estimator.className}`);
                continue;
            }
            const compression = (0,build_pickle/* compressionOf */.MB)(await file.read(0, 16));
            if (told && compression !== undefined && !(0,build_pickle/* isReadable */.hS)(compression)) {
                notes.push(`\`${file.path}\` is compressed with ${compression} and was not looked into`);
                continue;
            }
            const pickle = await (0,build_pickle/* readPickle */.tT)(file.path, file);
            const className = (0,pickle_values/* classOf */.Kl)(pickle.pickles[0].top);
            if (className !== undefined && withItsInterface.test(className))
                estimators.push(estimatorOf(file, className, pickle));
            else
                notes.push(`\`${file.path}\` is a pickle of ${className ?? 'plain data'}`);
        }
        const version = estimators.find((estimator) => estimator.version !== undefined)?.version;
        return { frameworkVersion: version, facts: { estimators }, notes };
    },
};
function estimatorOf(file, className, pickle) {
    const { top, protocol } = pickle.pickles[0];
    // An estimator of another library says nothing of scikit-learn; its steps may.
    const version = firstOf(top, '_sklearn_version', (value) => typeof value === 'string' ? value : undefined);
    const features = firstOf(top, 'n_features_in_', (value) => (typeof value === 'number' ? value : undefined));
    // A pipeline has the names of its first step.
    const featureNames = firstOf(top, 'feature_names_in_', (value) => (0,numpy_values/* arrayOf */.jk)(value)?.items?.map(String));
    const classes = (0,numpy_values/* arrayOf */.jk)(lastStep(top, 'classes_'))?.items;
    const numpy = numpyOf(pickle);
    return {
        path: file.path,
        className,
        serialization: pickle.joblib || /\.joblib$/i.test(file.path) ? 'joblib' : 'pickle',
        compression: pickle.compression,
        protocol,
        version,
        features,
        featureNames,
        classes,
        numpy,
        imports: pickle.imports.map(({ module, name }) => `${module}.${name}`),
    };
}
/** numpy 2 writes `numpy._core`, which numpy 1 does not have before 1.26; numpy 1 wrote `numpy.core`. */
function numpyOf(pickle) {
    const modules = pickle.imports.map(({ module }) => module);
    if (modules.some((module) => module.startsWith('numpy._core')))
        return 2;
    return modules.some((module) => module.startsWith('numpy.core')) ? 1 : undefined;
}
/** The steps of a pipeline, in their order; an object that is no pipeline is its only step. */
function stepsOf(value) {
    const steps = (0,pickle_values/* attributesOf */.Td)(value).get('steps');
    if (typeof steps !== 'object' || steps === null || steps.kind !== 'list')
        return [value];
    return steps.items.map((step) => typeof step === 'object' && step !== null && step.kind === 'tuple' ? (step.items[1] ?? null) : null);
}
function firstOf(top, name, read) {
    for (const step of [top, ...stepsOf(top)]) {
        const found = read((0,pickle_values/* attributesOf */.Td)(step).get(name));
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function lastStep(top, name) {
    return (0,pickle_values/* attributesOf */.Td)(stepsOf(top).at(-1) ?? null).get(name);
}

// EXTERNAL MODULE: ./packages/formats/build/protobuf.js
var protobuf = __webpack_require__(65334);
;// CONCATENATED MODULE: ./packages/formats/build/saved-model.js



/** Source: https://github.com/tensorflow/tensorflow/blob/v2.20.0/tensorflow/core/framework/types.proto */
const dataTypes = [
    undefined,
    'FP32',
    'FP64',
    'INT32',
    'UINT8',
    'INT16',
    'INT8',
    'BYTES',
    'complex64',
    'INT64',
    'BOOL',
    'qint8',
    'quint8',
    'qint32',
    'BF16',
    'qint16',
    'quint16',
    'UINT16',
    'complex128',
    'FP16',
    'resource',
    'variant',
    'UINT32',
    'UINT64',
];
/**
 * Reads the signatures of a SavedModel; the graph is skipped.
 * Source of the field numbers: https://github.com/tensorflow/tensorflow/blob/v2.20.0/tensorflow/core/protobuf/meta_graph.proto
 * @throws Problems when the file is cut off or no SavedModel.
 */
async function readSavedModel(file, source) {
    const reader = new SavedModelReader(file, new build_window/* Window */.p(source));
    let graphs = 0;
    await reader.walk({ start: 0, end: source.size }, (field) => {
        if (field.number !== 2)
            return;
        graphs += 1;
        // Several graphs are variants of one model for different tags; the first is the one for serving.
        if (graphs === 1)
            return reader.metaGraph(field);
    });
    if (graphs === 0)
        (0,broken_file/* brokenFile */.Wd)(file, 'it has no graph', 'a TensorFlow SavedModel');
    return reader.finish();
}
class SavedModelReader {
    #file;
    #window;
    #version = '';
    #tags = [];
    #signatures = new Map();
    constructor(file, window) {
        this.#file = file;
        this.#window = window;
    }
    metaGraph(span) {
        return this.walk(span, async (field) => {
            if (field.number === 1)
                await this.#metaInfo(field);
            if (field.number === 5)
                await this.#signature(field);
        });
    }
    finish() {
        const names = [...this.#signatures.keys()].filter((name) => !name.startsWith('__'));
        const schema = this.#signatures.get(names.length === 1 ? names[0] : 'serving_default');
        return {
            version: this.#version === '' ? undefined : this.#version,
            tags: this.#tags,
            signatures: names,
            schema,
        };
    }
    walk(span, visit) {
        return (0,protobuf/* walkMessage */.$)(this.#file, this.#window, span, visit);
    }
    #metaInfo(span) {
        return this.walk(span, async (field) => {
            if (field.number === 4)
                this.#tags.push(await this.#text(field));
            if (field.number === 5)
                this.#version = await this.#text(field);
        });
    }
    async #signature(span) {
        let name = '';
        const inputs = [];
        const outputs = [];
        await this.walk(span, async (entry) => {
            if (entry.number === 1)
                name = await this.#text(entry);
            if (entry.number !== 2)
                return;
            await this.walk(entry, async (field) => {
                if (field.number === 1)
                    inputs.push(await this.#argument(field));
                if (field.number === 2)
                    outputs.push(await this.#argument(field));
            });
        });
        this.#signatures.set(name, { inputs, outputs });
    }
    async #argument(span) {
        let name = '';
        let dtype = 'undefined';
        let shape;
        await this.walk(span, async (entry) => {
            if (entry.number === 1)
                name = await this.#text(entry);
            if (entry.number !== 2)
                return;
            await this.walk(entry, async (field) => {
                if (field.number === 2)
                    dtype = dataTypes[field.value] ?? `type ${field.value}`;
                if (field.number === 3)
                    shape = await this.#shape(field);
            });
        });
        return { name, dtype, shape };
    }
    /** A shape whose rank is not known is left out. */
    async #shape(span) {
        const shape = [];
        let unknown = false;
        await this.walk(span, async (field) => {
            if (field.number === 3)
                unknown = field.value !== 0;
            if (field.number !== 2)
                return;
            let size = 0;
            await this.walk(field, (part) => {
                if (part.number === 1)
                    size = part.value;
            });
            shape.push(size);
        });
        return unknown ? undefined : shape;
    }
    #text(span) {
        return this.#window.text(span.start, span.end - span.start);
    }
}

;// CONCATENATED MODULE: ./packages/formats/build/frameworks/tensorflow.js

/** TensorFlow: a folder with `saved_model.pb` (or `.pbtxt`) in it, or in a folder inside. */
const tensorflow = {
    framework: 'tensorflow',
    type: 'custom_model',
    recognises: (files) => Promise.resolve(files
        .filter(({ path }) => /(^|\/)saved_model\.(pb|pbtxt)$/.test(path))
        .toSorted((a, b) => depth(a) - depth(b))),
    async read(recognised) {
        const file = recognised[0];
        if (file.path.endsWith('.pbtxt'))
            return { facts: { path: file.path, signatures: [], tags: [] } };
        const { version, schema, signatures, tags } = await readSavedModel(file.path, file);
        return {
            frameworkVersion: version,
            schema,
            facts: { path: file.path, signatures, tags },
        };
    },
};
function depth(file) {
    return file.path.split('/').length;
}

;// CONCATENATED MODULE: ./packages/formats/build/frameworks/triton.js
const configuration = /^([^/]+)\/config\.pbtxt$/;
const version = /^([^/]+)\/([1-9]\d*)\/model\.[^/]+(\/|$)/;
/**
 * Triton: a repository with `<model>/config.pbtxt` or `<model>/<version>/model.<suffix>`.
 * Source: https://github.com/triton-inference-server/server/blob/v2.60.0/docs/user_guide/model_repository.md
 */
const triton = {
    framework: 'triton',
    type: 'triton_model',
    recognises: (files) => Promise.resolve(files.filter(({ path }) => configuration.test(path) || version.test(path))),
    read: (recognised) => Promise.resolve({ facts: { models: modelsOf(recognised) } }),
};
function modelsOf(files) {
    const models = new Map();
    for (const { path } of files) {
        const [, configured] = configuration.exec(path) ?? [];
        const [, versioned, number] = version.exec(path) ?? [];
        const name = configured ?? versioned ?? '';
        const model = models.get(name) ?? { name, versions: [] };
        models.set(name, model);
        if (configured !== undefined)
            model.config = path;
        if (number !== undefined && !model.versions.includes(Number(number)))
            model.versions.push(Number(number));
    }
    return [...models.values()];
}

;// CONCATENATED MODULE: ./packages/formats/build/ubjson.js

const DEPTH_LIMIT = 100;
const ubjson_HEADER_LIMIT = 16;
/** Sizes of the fixed numbers, in bytes. */
const ubjson_sizes = { i: 1, U: 1, C: 1, I: 2, l: 4, d: 4, L: 8, D: 8 };
/**
 * Reads Universal Binary JSON as XGBoost writes it, without what a caller leaves out: numbers in typed arrays are
 * stepped over without being read. Source: https://ubjson.org, draft 12.
 */
class UbjReader {
    #file;
    #window;
    #leftOut;
    #at = 0;
    /** `leftOut`: names of objects' members whose values are stepped over. */
    constructor(file, window, leftOut) {
        this.#file = file;
        this.#window = window;
        this.#leftOut = leftOut;
    }
    /** The value that the file holds. */
    async read() {
        return this.#value(await this.#marker(), true, 0);
    }
    async #value(marker, kept, depth) {
        if (depth > DEPTH_LIMIT)
            this.#broken('values are nested deeper than 100 levels');
        if (marker === '{')
            return this.#object(kept, depth);
        if (marker === '[')
            return this.#array(kept, depth);
        if (marker === 'S')
            return this.#text(await this.#length(), kept);
        if (marker === 'Z')
            return null;
        if (marker === 'T' || marker === 'F')
            return marker === 'T';
        if (ubjson_sizes[marker] !== undefined)
            return this.#number(marker);
        return this.#broken(`the marker \`${marker}\` is not known`);
    }
    async #object(kept, depth) {
        const { type, count } = await this.#optimization();
        const entries = [];
        for (let index = 0; index < (count ?? Infinity); index += 1) {
            if (count === undefined && (await this.#isNext('}')))
                break;
            const name = (await this.#text(await this.#length(), true)) ?? '';
            const keepsValue = kept && !this.#leftOut.has(name);
            const value = await this.#value(type ?? (await this.#marker()), keepsValue, depth + 1);
            if (keepsValue)
                entries.push([name, value]);
        }
        return kept ? Object.fromEntries(entries) : undefined;
    }
    async #array(kept, depth) {
        const { type, count } = await this.#optimization();
        const size = type === undefined ? undefined : ubjson_sizes[type];
        if (count !== undefined && size !== undefined && (!kept || count > 1024)) {
            this.#step(count * size);
            return undefined;
        }
        const items = [];
        for (let index = 0; index < (count ?? Infinity); index += 1) {
            if (count === undefined && (await this.#isNext(']')))
                break;
            const value = await this.#value(type ?? (await this.#marker()), kept, depth + 1);
            if (kept)
                items.push(value);
            if (type !== undefined && size === undefined && type !== 'S')
                this.#checkProgress(count);
        }
        return kept ? items : undefined;
    }
    /** `$type` and `#count` at the beginning of a container. */
    async #optimization() {
        if (await this.#isNext('$')) {
            const type = await this.#marker();
            if (!(await this.#isNext('#')))
                this.#broken('a type is given without a count');
            return { type, count: await this.#length() };
        }
        return (await this.#isNext('#')) ? { count: await this.#length() } : {};
    }
    /** Values without bytes of their own can not outnumber the bytes of the file. */
    #checkProgress(count) {
        if (count !== undefined && count > this.#window.size)
            this.#broken(`an array has ${count} values`);
    }
    async #length() {
        const length = await this.#number(await this.#marker());
        if (!Number.isSafeInteger(length) || length < 0)
            this.#broken(`${length} is no length`);
        return length;
    }
    async #number(marker) {
        const size = ubjson_sizes[marker];
        if (size === undefined)
            return this.#broken(`a number can not begin with \`${marker}\``);
        const at = this.#at;
        await this.#hold(size);
        this.#step(size);
        const view = this.#window.view(at, size);
        switch (marker) {
            case 'i':
                return view.getInt8(0);
            case 'I':
                return view.getInt16(0);
            case 'l':
                return view.getInt32(0);
            case 'L':
                return Number(view.getBigInt64(0));
            case 'd':
                return view.getFloat32(0);
            case 'D':
                return view.getFloat64(0);
            default:
                return view.getUint8(0);
        }
    }
    async #text(length, kept) {
        const at = this.#at;
        this.#step(length);
        return kept ? this.#window.text(at, length) : undefined;
    }
    async #marker() {
        await this.#hold(1);
        const marker = String.fromCharCode(this.#window.byte(this.#at));
        this.#step(1);
        return marker === 'N' ? this.#marker() : marker;
    }
    async #isNext(marker) {
        await this.#hold(1);
        if (this.#window.byte(this.#at) !== marker.charCodeAt(0))
            return false;
        this.#step(1);
        return true;
    }
    async #hold(length) {
        if (this.#at + length > this.#window.size)
            this.#broken('the data ends in the middle of a value');
        if (!this.#window.holds(this.#at, length))
            await this.#window.load(this.#at, ubjson_HEADER_LIMIT);
    }
    #step(length) {
        this.#at += length;
        if (this.#at > this.#window.size)
            this.#broken('the data ends in the middle of a value');
    }
    #broken(said) {
        (0,broken_file/* brokenFile */.Wd)(this.#file, `at ${(0,broken_file/* atByte */.sE)(this.#at)} ${said}`, 'a file of UBJSON that is whole');
    }
}

;// CONCATENATED MODULE: ./packages/formats/build/frameworks/xgboost.js







const PARSED_LIMIT = 64 * 1024 * 1024;
/** The trees: all of the size and none of the description. */
const leftOut = new Set(['gradient_booster']);
/** XGBoost: UBJSON or JSON with the members `learner` and `version`. */
const xgboost = {
    framework: 'xgboost',
    type: 'custom_model',
    async recognises(files, heads) {
        const named = withSuffix(files, '.ubj');
        return named.length > 0 ? named : withHead(files, heads, looksLikeXgboost);
    },
    async read(recognised) {
        const file = recognised[0];
        const head = headText(await file.read(0, 64));
        return /^\{\s*"/.test(head) ? readJson(file) : readUbj(file);
    },
};
/** `{` with the member `learner` first: in UBJSON behind a length of one or eight bytes, in JSON in quotes. */
function looksLikeXgboost(head) {
    const text = new TextDecoder('latin1').decode(head.subarray(0, 64));
    const inUbjson = text.slice(0, 2) === '{L' ? text.slice(10) : text.slice(3);
    return (text.startsWith('{') && inUbjson.startsWith('learner')) || /^\{\s*"learner"\s*:/.test(text);
}
async function readUbj(file) {
    if (file.size === 0)
        (0,broken_file/* brokenFile */.Wd)(file.path, 'the file is empty', 'an XGBoost model');
    const value = await new UbjReader(file.path, new build_window/* Window */.p(file), leftOut).read();
    return reading(file, 'ubj', value);
}
async function readJson(file) {
    if (file.size > PARSED_LIMIT) {
        return {
            facts: { path: file.path, encoding: 'json' },
            notes: ['It is too large to look into; the same model as `.ubj` would be smaller and is looked into'],
        };
    }
    try {
        return reading(file, 'json', JSON.parse(headText(await (0,build_bytes/* readAll */.y)(file))));
    }
    catch (error) {
        if (!(error instanceof SyntaxError))
            throw error;
        return (0,broken_file/* brokenFile */.Wd)(file.path, `it is no JSON: ${(0,trouble/* messageOf */.bD)(error)}`, 'an XGBoost model that is whole');
    }
}
function reading(file, encoding, model) {
    const { learner, version } = (0,is_record/* recordOf */.z)(model) ?? {};
    if (learner === undefined)
        (0,broken_file/* brokenFile */.Wd)(file.path, 'it has no member `learner`', 'an XGBoost model');
    const { learner_model_param: parameters, feature_names: names, objective } = (0,is_record/* recordOf */.z)(learner) ?? {};
    const { name } = (0,is_record/* recordOf */.z)(objective) ?? {};
    const { num_feature: features, num_class: classes } = (0,is_record/* recordOf */.z)(parameters) ?? {};
    return {
        frameworkVersion: Array.isArray(version) ? version.map((part) => Number(part)).join('.') : undefined,
        facts: {
            path: file.path,
            encoding,
            objective: typeof name === 'string' ? name : undefined,
            features: Number(features) > 0 ? Number(features) : undefined,
            classes: Number(classes) > 0 ? Number(classes) : undefined,
            featureNames: Array.isArray(names) && names.length > 0 ? names.map(String) : undefined,
        },
    };
}

;// CONCATENATED MODULE: ./packages/formats/build/detect.js













/** The formats in the order of precedence: folders that hold files of other formats come first. */
const formats = [
    mlflow,
    triton,
    tensorflow,
    onnx_onnx,
    keras,
    safetensors,
    gguf,
    pytorch,
    xgboost,
    lightgbm,
    scikitLearn,
];
/** Request bodies that come with a model, the most telling first; MLflow's names. */
const sampleInputs = ['serving_input_example.json', 'input_example.json'];
/**
 * Tells what a model is from its files alone, reading little of them and executing nothing.
 * @throws Problems when a file claims to be of a format and can not be read as one.
 */
async function detect(files, options = {}) {
    const heads = readHeads();
    const told = options.framework !== undefined;
    const wanted = formats.filter(({ framework }) => !told || options.framework === framework);
    const notes = [];
    let found;
    for (const format of wanted) {
        const recognised = await format.recognises(files, heads);
        if (recognised.length === 0)
            continue;
        if (found === undefined) {
            const detected = await read(format, recognised, files, told);
            notes.push(...detected.notes);
            if (told || !isForeignPickle(detected))
                found = detected;
        }
        else if (found.type === 'custom_model') {
            notes.push(`\`${recognised[0].path}\` may be a ${format.framework} model, too`);
        }
    }
    return { ...(found ?? custom(files)), notes: [...notes, ...innerMlflow(files)] };
}
async function read(format, recognised, files, told) {
    const { notes = [], ...reading } = await format.read([...recognised], files, told);
    const sample = sampleInputs.find((path) => files.some((file) => file.path === path));
    // The union of frameworks is lost where a format of any of them is read.
    return {
        framework: format.framework,
        type: format.type,
        ...reading,
        ...(0,defined/* defined */.s)({ sampleInput: sample }),
        notes,
    };
}
/** A pickle is one of scikit-learn only when it makes an object of `sklearn`. */
function isForeignPickle(detected) {
    return detected.framework === 'scikit-learn' && detected.facts.estimators.length === 0;
}
/** Whoever gives the folder around an MLflow model most likely means the model. */
function innerMlflow(files) {
    const inner = files
        .filter(({ path }) => path.endsWith('/MLmodel'))
        .map(({ path }) => path.slice(0, -'/MLmodel'.length));
    return inner.map((folder) => `\`${folder}\` is an MLflow model; give this folder to register it as one`);
}
function custom(files) {
    const sample = sampleInputs.find((path) => files.some((file) => file.path === path));
    return {
        framework: 'custom',
        type: 'custom_model',
        facts: {},
        sampleInput: sample,
        notes: [],
    };
}


/***/ }),

/***/ 74500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ readMlmodel)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
;// CONCATENATED MODULE: ./packages/formats/build/mlflow-signature.js


const common = {
    name: (0,dist/* fallback */.NpB)((0,dist/* optional */.lqM)((0,dist/* string */.YjP)()), undefined),
    required: (0,dist/* fallback */.NpB)((0,dist/* optional */.lqM)((0,dist/* boolean */.zMY)()), undefined),
};
const shape = (0,dist/* array */.YOg)((0,dist/* number */.aig)());
const tensorSpec = (0,dist/* object */.Ikc)({
    ...common,
    type: (0,dist/* literal */.euz)('tensor'),
    'tensor-spec': (0,dist/* object */.Ikc)({ dtype: (0,dist/* string */.YjP)(), shape }),
});
const columnSpec = (0,dist/* object */.Ikc)({
    ...common,
    type: (0,dist/* pipe */.FsL)((0,dist/* string */.YjP)(), (0,dist/* notValue */.Jbn)('tensor')),
    /** Of `array`. */
    items: (0,dist/* optional */.lqM)((0,dist/* unknown */.L5J)()),
    /** Of `object`. */
    properties: (0,dist/* optional */.lqM)((0,dist/* unknown */.L5J)()),
    /** Of `map`. */
    values: (0,dist/* optional */.lqM)((0,dist/* unknown */.L5J)()),
});
const columnOrTensor = (0,dist/* union */.KCZ)([tensorSpec, columnSpec]);
const parameterSpec = (0,dist/* object */.Ikc)({
    ...common,
    type: (0,dist/* string */.YjP)(),
    default: (0,dist/* optional */.lqM)((0,dist/* unknown */.L5J)()),
    shape: (0,dist/* fallback */.NpB)((0,dist/* nullish */.cl6)(shape), undefined),
});
/** MLflow's column types and their Open Inference Protocol names; others keep MLflow's own word. */
const columnTypes = {
    boolean: 'BOOL',
    integer: 'INT32',
    long: 'INT64',
    float: 'FP32',
    double: 'FP64',
    string: 'BYTES',
};
const tensorTypes = {
    bool: 'BOOL',
    uint8: 'UINT8',
    uint16: 'UINT16',
    uint32: 'UINT32',
    uint64: 'UINT64',
    int8: 'INT8',
    int16: 'INT16',
    int32: 'INT32',
    int64: 'INT64',
    float16: 'FP16',
    float32: 'FP32',
    float64: 'FP64',
    bfloat16: 'BF16',
    str: 'BYTES',
    object: 'BYTES',
};
/** Reads the field `signature`: its `inputs`, `outputs` and `params` are JSON inside of YAML, or null. */
function readSignature(value) {
    const fields = value.fields('`inputs`, `outputs` and `params`');
    const inputs = specsOf(fields.get('inputs'), columnOrTensor);
    const outputs = specsOf(fields.get('outputs'), columnOrTensor);
    const params = specsOf(fields.get('params'), parameterSpec);
    return {
        inputs,
        outputs,
        params,
        schema: {
            inputs: inputs.map(fieldOf),
            outputs: outputs.map(fieldOf),
            parameters: params.length === 0 ? undefined : params.map(parameterOf),
        },
    };
}
function listOf(value) {
    if (value === undefined || value.isEmpty)
        return [];
    const text = value.isList ? JSON.stringify(value.plain()) : value.text('a list as JSON in a text');
    if (text === undefined)
        return [];
    try {
        const list = JSON.parse(text);
        if (Array.isArray(list))
            return list;
        value.wrong(`\`${value.path}\` is no list`, 'a list as JSON in a text');
    }
    catch (error) {
        value.wrong(`\`${value.path}\` is no JSON: ${(0,trouble/* messageOf */.bD)(error)}`, 'a list as JSON in a text');
    }
    return [];
}
function specsOf(value, schema) {
    return listOf(value).flatMap((spec) => {
        const read = (0,dist/* safeParse */.xLC)(schema, spec);
        if (read.success)
            return [read.output];
        value?.wrong(`\`${JSON.stringify(spec)}\` has no type`, 'columns with `type`, or tensors with `tensor-spec`');
        return [];
    });
}
function fieldOf(spec) {
    const tensor = 'tensor-spec' in spec ? spec['tensor-spec'] : undefined;
    return {
        name: spec.name,
        dtype: tensor === undefined ? (columnTypes[spec.type] ?? spec.type) : tensorType(tensor.dtype),
        shape: tensor?.shape,
        required: spec.required,
    };
}
/** numpy writes texts of a fixed length as `<U10`. */
function tensorType(dtype) {
    return tensorTypes[dtype] ?? (/^[<>|=]?[US]\d*$/.test(dtype) ? 'BYTES' : dtype);
}
function parameterOf(spec) {
    return {
        name: spec.name,
        dtype: columnTypes[spec.type] ?? spec.type,
        shape: spec.shape ?? undefined,
        required: false,
    };
}

// EXTERNAL MODULE: ./packages/formats/build/yaml-file.js + 1 modules
var yaml_file = __webpack_require__(26636);
;// CONCATENATED MODULE: ./packages/formats/build/mlmodel.js


/**
 * Reads an `MLmodel` file.
 * Source: https://github.com/mlflow/mlflow/blob/v3.4.0/mlflow/models/model.py, `Model.to_dict`.
 * @throws Problems with file, line and column.
 */
async function readMlmodel(file, text) {
    const expected = 'an MLflow model: a map with the field `flavors`';
    (0,yaml_file/* refuseEmpty */.O)({ file }, text, expected);
    return (0,yaml_file/* readYaml */.g)({ file }, text, (root) => modelOf(root, expected), '1.1');
}
function modelOf(root, expected) {
    const fields = root.fields(expected);
    const text = (name) => textOf(fields, name);
    const pythonFunction = pythonFunctionOf(fields);
    const signature = present(fields, 'signature');
    const inputExample = inputExampleOf(fields);
    const { mlflowVersion, runId, modelId, artifactPath, createdAt } = {
        mlflowVersion: text('mlflow_version'),
        runId: text('run_id'),
        modelId: text('model_id'),
        artifactPath: text('artifact_path'),
        createdAt: text('utc_time_created'),
    };
    return {
        flavors: flavorsOf(root, fields),
        pythonFunction,
        signature: signature === undefined ? undefined : readSignature(signature),
        inputExample,
        mlflowVersion,
        runId,
        modelId,
        artifactPath,
        createdAt,
    };
}
function flavorsOf(root, fields) {
    const flavors = present(fields, 'flavors');
    if (flavors === undefined) {
        if (root.isMap)
            root.wrong('it has no field `flavors`', 'at least one flavor, such as `python_function`');
        return {};
    }
    const found = [...flavors.fields('flavors by their names')].map(([name, flavor]) => {
        const plain = flavor.isMap
            ? flavor.plain()
            : (flavor.wrong(`the flavor \`${name}\` has no fields`, 'fields'), {});
        return [name, plain];
    });
    return Object.fromEntries(found);
}
function pythonFunctionOf(fields) {
    const flavors = present(fields, 'flavors');
    const flavor = flavors?.isMap === true ? present(flavors.fields(), 'python_function') : undefined;
    if (flavor?.isMap !== true)
        return undefined;
    const parts = flavor.fields();
    const loaderModule = textOf(parts, 'loader_module');
    if (loaderModule === undefined) {
        flavor.wrong('`python_function` has no `loader_module`', 'the module that loads it, as `mlflow.sklearn`');
    }
    const modelPath = textOf(parts, 'model_path') ?? textOf(parts, 'data');
    const pythonVersion = textOf(parts, 'python_version');
    const predictFn = textOf(parts, 'predict_fn');
    const code = textOf(parts, 'code');
    return {
        loaderModule: loaderModule ?? '',
        modelPath,
        pythonVersion,
        predictFn,
        code,
        env: envOf(present(parts, 'env')),
    };
}
function envOf(env) {
    if (env === undefined)
        return {};
    if (!env.isMap) {
        const conda = env.text('a path of a conda file, or `conda` and `virtualenv`');
        return conda === undefined ? {} : { conda };
    }
    const [conda, virtualenv] = [textOf(env.fields(), 'conda'), textOf(env.fields(), 'virtualenv')];
    return { conda, virtualenv };
}
function inputExampleOf(fields) {
    const example = present(fields, 'saved_input_example_info');
    if (example === undefined)
        return undefined;
    const parts = example.fields();
    const artifactPath = textOf(parts, 'artifact_path');
    if (artifactPath === undefined)
        return undefined;
    const type = textOf(parts, 'type');
    const pandasOrient = textOf(parts, 'pandas_orient');
    const servingInputPath = textOf(parts, 'serving_input_path');
    return {
        artifactPath,
        type,
        pandasOrient,
        servingInputPath,
    };
}
/** A field that is there and not null. */
function present(fields, name) {
    const value = fields.get(name);
    return value === undefined || value.isEmpty ? undefined : value;
}
function textOf(fields, name) {
    return present(fields, name)?.text();
}


/***/ }),

/***/ 45297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F5: () => (/* binding */ shapeOf),
/* harmony export */   P1: () => (/* binding */ numpyArray),
/* harmony export */   g2: () => (/* binding */ dtypeOf),
/* harmony export */   jk: () => (/* binding */ arrayOf)
/* harmony export */ });
/* harmony import */ var _pickle_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83550);

/** numpy's flag of types whose items are references to Python objects. */
const ITEM_REFCOUNT = 1;
/** Types of one size, which numpy never takes from the state. */
const PLAIN_CODE = /^[biufcmM](\d+)$/;
/** Texts, bytes and records, whose size is in the state. */
const SIZED_CODE = /^[SUVa](\d+)$/;
/**
 * Reads a described `numpy.dtype`: its arguments name the type, its state has the sizes of texts and records.
 * Undefined when its size or whether it holds objects could be read in two ways.
 * Source: https://github.com/numpy/numpy/blob/v2.3.0/numpy/_core/src/multiarray/descriptor.c, `arraydescr_setstate`.
 */
function dtypeOf(value) {
    if (value === undefined || (0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .classOf */ .Kl)(value) !== 'numpy.dtype' || !(0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(value, 'object'))
        return undefined;
    const code = (0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(value.args, 'tuple') ? value.args.items[0] : undefined;
    const state = stateOf(value);
    if (typeof code !== 'string' || state === undefined)
        return undefined;
    const [, order, subarray = null, names = null, fields = null, size = -1, , flags = 0] = state;
    if (subarray !== null || typeof size !== 'number' || typeof flags !== 'number')
        return undefined;
    const known = { code, bigEndian: order === '>' };
    const refersToObjects = (flags & ITEM_REFCOUNT) !== 0;
    const plain = PLAIN_CODE.exec(code)?.[1];
    if (plain !== undefined) {
        const isPlain = size === -1 && !refersToObjects && names === null && fields === null;
        return isPlain ? { ...known, itemSize: Number(plain), hasObjects: false } : undefined;
    }
    if (/^O\d?$/.test(code))
        return refersToObjects || state.length === 0 ? { ...known, itemSize: 8, hasObjects: true } : undefined;
    const sized = SIZED_CODE.exec(code)?.[1];
    if (sized === undefined || refersToObjects !== holdsObjects(fields))
        return undefined;
    const itemSize = state.length === 0 ? Number(sized) * (code.startsWith('U') ? 4 : 1) : size;
    return itemSize < 0 ? undefined : { ...known, itemSize, hasObjects: refersToObjects };
}
/** The state of a dtype in the form of numpy since 1.3: eight items, nine with the unit of a time. */
function stateOf({ state }) {
    if (state === undefined)
        return [];
    const isKnown = (0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(state, 'tuple') && (state.length === 8 || state.length === 9);
    return isKnown ? state.items : undefined;
}
/** Whether a dtype of objects is anywhere in the fields of a record; yes when they are not all to be seen. */
function holdsObjects(fields) {
    const left = [fields];
    const seen = new Set();
    for (let value = left.pop(); value !== undefined; value = left.pop()) {
        if (typeof value !== 'object' || value === null || seen.has(value))
            continue;
        seen.add(value);
        if ((0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(value, 'dict')) {
            if (value.length !== value.entries.size)
                return true;
            left.push(...value.entries.values());
        }
        else if ((0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(value, 'tuple') || (0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(value, 'list')) {
            if (value.length !== value.items.length)
                return true;
            left.push(...value.items);
        }
        else if ((0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(value, 'object')) {
            const code = (0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(value.args, 'tuple') ? value.args.items[0] : undefined;
            if (typeof code === 'string' && /^[|<>=]?O/.test(code))
                return true;
            if (value.state !== undefined)
                left.push(value.state);
        }
    }
    return false;
}
/** The sizes of an array's dimensions; undefined when the pickle does not say them. */
function shapeOf(value) {
    if (!(0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(value, 'tuple') || value.length !== value.items.length)
        return undefined;
    const sizes = value.items.filter((size) => typeof size === 'number' && Number.isInteger(size) && size >= 0);
    return sizes.length === value.length ? sizes : undefined;
}
/** The array that a value describes: joblib's, or one that numpy itself pickled. */
function arrayOf(value) {
    if (!(0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(value, 'object'))
        return undefined;
    if (value.array !== undefined)
        return value.array;
    const parts = partsOf(value);
    const [dtype, shape] = [dtypeOf(parts?.dtype), shapeOf(parts?.shape)];
    return dtype === undefined || shape === undefined ? undefined : numpyArray(dtype, shape, parts?.data);
}
/** numpy makes arrays in two ways: empty and then with a state, or (protocol 5) from a buffer. */
function partsOf(value) {
    const maker = /^numpy\._?core\.(multiarray\._reconstruct|numeric\._frombuffer)$/.exec((0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .classOf */ .Kl)(value) ?? '')?.[1];
    if (maker === undefined)
        return undefined;
    if (maker === 'numeric._frombuffer') {
        const [data, dtype, shape] = (0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(value.args, 'tuple') ? value.args.items : [];
        return { data, dtype, shape };
    }
    const [, shape, dtype, , data] = (0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(value.state, 'tuple') ? value.state.items : [];
    return { data, dtype, shape };
}
/** An array with its items, where the bytes (or the list of objects) are few enough to have been kept. */
function numpyArray(dtype, shape, data) {
    const items = (0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(data, 'bytes') ? itemsOf(dtype, data) : objectItems(data);
    return { dtype: dtype.code, shape, items };
}
function objectItems(data) {
    if (!(0,_pickle_values_js__WEBPACK_IMPORTED_MODULE_0__/* .isKind */ .VF)(data, 'list') || data.items.length !== data.length)
        return undefined;
    const items = data.items.filter((item) => item !== null && typeof item !== 'object');
    return items.length === data.length ? items : undefined;
}
function itemsOf(dtype, { head, length }) {
    const read = reader(dtype);
    if (read === undefined || head.length !== length || !(dtype.itemSize > 0))
        return undefined;
    const view = new DataView(head.buffer, head.byteOffset, head.length);
    const items = [];
    for (let at = 0; at + dtype.itemSize <= length; at += dtype.itemSize)
        items.push(read(view, at));
    return items;
}
function reader(dtype) {
    const little = !dtype.bigEndian;
    if (dtype.code.startsWith('U'))
        return (view, at) => utf32(view, at, dtype.itemSize, little);
    const readers = {
        b1: (view, at) => view.getUint8(at) !== 0,
        i1: (view, at) => view.getInt8(at),
        u1: (view, at) => view.getUint8(at),
        i2: (view, at) => view.getInt16(at, little),
        u2: (view, at) => view.getUint16(at, little),
        i4: (view, at) => view.getInt32(at, little),
        u4: (view, at) => view.getUint32(at, little),
        i8: (view, at) => safe(view.getBigInt64(at, little)),
        u8: (view, at) => safe(view.getBigUint64(at, little)),
        f4: (view, at) => view.getFloat32(at, little),
        f8: (view, at) => view.getFloat64(at, little),
    };
    return readers[dtype.code];
}
function safe(value) {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
}
function utf32(view, start, size, little) {
    let text = '';
    for (let at = start; at < start + size; at += 4) {
        const code = view.getUint32(at, little);
        if (code !== 0)
            text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    }
    return text;
}


/***/ }),

/***/ 47235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ looksLikeOnnx),
  s: () => (/* binding */ readOnnx)
});

// EXTERNAL MODULE: ./packages/formats/build/broken-file.js
var broken_file = __webpack_require__(61403);
// EXTERNAL MODULE: ./packages/formats/build/protobuf.js
var protobuf = __webpack_require__(65334);
;// CONCATENATED MODULE: ./packages/formats/build/onnx-types.js


/**
 * Element types by their number: ONNX's own name and the name in the Open Inference Protocol, where it has one.
 * Source: https://github.com/onnx/onnx/blob/v1.19.0/onnx/onnx.proto, TensorProto.DataType.
 */
const elementTypes = [
    ['undefined'],
    ['float', 'FP32'],
    ['uint8', 'UINT8'],
    ['int8', 'INT8'],
    ['uint16', 'UINT16'],
    ['int16', 'INT16'],
    ['int32', 'INT32'],
    ['int64', 'INT64'],
    ['string', 'BYTES'],
    ['bool', 'BOOL'],
    ['float16', 'FP16'],
    ['double', 'FP64'],
    ['uint32', 'UINT32'],
    ['uint64', 'UINT64'],
    ['complex64'],
    ['complex128'],
    ['bfloat16', 'BF16'],
    ['float8e4m3fn'],
    ['float8e4m3fnuz'],
    ['float8e5m2'],
    ['float8e5m2fnuz'],
    ['uint4'],
    ['int4'],
    ['float4e2m1'],
];
/** Protobuf's own limit of nested messages; deeper ones are refused by every reader. */
const DEPTH_LIMIT = 100;
/** Reads a ValueInfoProto: a tensor's name, element type and shape, or the ONNX name of what is not a tensor. */
async function readValueInfo(file, window, span) {
    let name = '';
    let type = { text: 'undefined' };
    await (0,protobuf/* walkMessage */.$)(file, window, span, async (field) => {
        if (field.number === 1)
            name = await window.text(field.start, field.end - field.start);
        if (field.number === 2)
            type = await readType(file, window, field, 0);
    });
    return {
        name,
        dtype: type.tensor ?? type.text,
        shape: type.shape,
    };
}
async function readType(file, window, span, depth) {
    if (depth > DEPTH_LIMIT)
        (0,broken_file/* brokenFile */.Wd)(file, 'a type is nested deeper than 100 levels', 'an ONNX type');
    let type = { text: 'undefined' };
    await (0,protobuf/* walkMessage */.$)(file, window, span, async (field) => {
        if (field.number === 1)
            type = await readTensor(file, window, field, 'tensor');
        if (field.number === 8)
            type = await readTensor(file, window, field, 'sparse_tensor');
        if (field.number === 4)
            type = { text: `seq(${await elementText(file, window, field, depth)})` };
        if (field.number === 5)
            type = { text: await mapText(file, window, field, depth) };
        if (field.number === 9)
            type = { text: `optional(${await elementText(file, window, field, depth)})` };
    });
    return type;
}
async function readTensor(file, window, span, kind) {
    let element = 0;
    let shape;
    await (0,protobuf/* walkMessage */.$)(file, window, span, (field) => {
        if (field.number === 1)
            element = field.value;
        if (field.number === 2)
            return readShape(file, window, field).then((dimensions) => void (shape = dimensions));
    });
    const [onnx, tensor] = elementTypes[element] ?? [`type ${element}`];
    return {
        text: `${kind}(${onnx})`,
        tensor: tensor === undefined || kind !== 'tensor' ? undefined : tensor,
        shape,
    };
}
async function readShape(file, window, span) {
    const shape = [];
    await (0,protobuf/* walkMessage */.$)(file, window, span, async (field) => {
        if (field.number === 1)
            shape.push(await readDimension(file, window, field));
    });
    return shape;
}
/** A dimension without size and name is free, as -1 says. */
async function readDimension(file, window, span) {
    let dimension = -1;
    await (0,protobuf/* walkMessage */.$)(file, window, span, async (field) => {
        if (field.number === 1)
            dimension = field.value;
        if (field.number === 2 && field.end > field.start) {
            dimension = await window.text(field.start, field.end - field.start);
        }
    });
    return dimension;
}
async function elementText(file, window, span, depth) {
    let text = 'undefined';
    await (0,protobuf/* walkMessage */.$)(file, window, span, async (field) => {
        if (field.number === 1)
            ({ text } = await readType(file, window, field, depth + 1));
    });
    return text;
}
async function mapText(file, window, span, depth) {
    let key = 0;
    let value = 'undefined';
    await (0,protobuf/* walkMessage */.$)(file, window, span, async (field) => {
        if (field.number === 1)
            key = field.value;
        if (field.number === 2)
            value = (await readType(file, window, field, depth + 1)).text;
    });
    return `map(${elementTypes[key]?.[0] ?? `type ${key}`},${value})`;
}

// EXTERNAL MODULE: ./packages/formats/build/window.js
var build_window = __webpack_require__(41209);
;// CONCATENATED MODULE: ./packages/formats/build/onnx.js




/** Protobuf's own limit of nested messages. */
const onnx_DEPTH_LIMIT = 100;
const EXTERNAL = 1;
/**
 * Reads the header of an ONNX model: a few reads of 64 KiB, whatever its size.
 * Source of the field numbers: https://github.com/onnx/onnx/blob/v1.19.0/onnx/onnx.proto
 * @throws Problems when the file is empty, cut off, not an ONNX model, or names weights outside of the model's folder.
 */
async function readOnnx(file, source) {
    if (source.size === 0)
        (0,broken_file/* brokenFile */.Wd)(file, 'the file is empty', 'an ONNX model');
    const window = new build_window/* Window */.p(source);
    const reader = new OnnxReader(file, window);
    await (0,protobuf/* walkMessage */.$)(file, window, { start: 0, end: source.size }, (field) => reader.model(field));
    return reader.finish();
}
/** True when the bytes begin as an ONNX model does: `ir_version` first, then a field that ModelProto has. */
function looksLikeOnnx(head) {
    const [tag, version, next] = head;
    return tag === 0x08 && version !== undefined && version > 0 && version < 64 && nextTags.has(next ?? 0);
}
/** Tags of producer_name, producer_version, domain, model_version, doc_string, graph, opset_import. */
const nextTags = new Set([0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42]);
class OnnxReader {
    #file;
    #window;
    #irVersion;
    #graph = false;
    #modelVersion;
    #producer = '';
    #producerVersion = '';
    #opsets = {};
    #metadata = {};
    #inputs = [];
    #outputs = [];
    #initialized = new Set();
    #externalData = new Set();
    constructor(file, window) {
        this.#file = file;
        this.#window = window;
    }
    /** One field of a ModelProto. */
    async model(field) {
        if (field.number === 1)
            this.#irVersion = field.value;
        if (field.number === 2)
            this.#producer = await this.#text(field);
        if (field.number === 3)
            this.#producerVersion = await this.#text(field);
        if (field.number === 5)
            this.#modelVersion = field.value;
        if (field.number === 7)
            await this.#topGraph(field);
        if (field.number === 8)
            await this.#opset(field);
        if (field.number === 14)
            await this.#property(field, this.#metadata);
        if (field.number === 25)
            await this.#function(field);
    }
    finish() {
        const missing = this.#missing();
        if (missing !== undefined) {
            (0,broken_file/* brokenFile */.Wd)(this.#file, `it has no ${missing}`, 'an ONNX model: a ModelProto with a graph and its opsets');
        }
        return {
            irVersion: this.#irVersion ?? 0,
            opsets: this.#opsets,
            producer: this.#producer === '' ? undefined : this.#producerOf(),
            modelVersion: this.#modelVersion,
            schema: {
                inputs: this.#inputs.filter((input) => !this.#initialized.has(input.name ?? '')),
                outputs: this.#outputs,
            },
            metadata: this.#metadata,
            externalData: [...this.#externalData],
        };
    }
    #missing() {
        if (this.#irVersion === undefined)
            return '`ir_version`';
        if (!this.#graph)
            return '`graph`; the file may be cut off';
        if (Object.keys(this.#opsets).length === 0)
            return '`opset_import`; the file may be cut off';
        return undefined;
    }
    #producerOf() {
        const version = this.#producerVersion;
        return { name: this.#producer, version: version === '' ? undefined : version };
    }
    async #topGraph(span) {
        this.#graph = true;
        await this.#walk(span, async (field) => {
            if (field.number === 11)
                this.#inputs.push(await readValueInfo(this.#file, this.#window, field));
            if (field.number === 12)
                this.#outputs.push(await readValueInfo(this.#file, this.#window, field));
            await this.#graphTensors(field, 0, this.#initialized);
        });
    }
    #function(span) {
        return this.#walk(span, (field) => {
            if (field.number === 7)
                return this.#node(field, 0);
        });
    }
    /** One field of a GraphProto: an initializer, or a node, whose attributes may hold tensors and graphs. */
    async #graphTensors(field, depth, names) {
        if (field.number === 1)
            await this.#node(field, depth);
        if (field.number === 5)
            names.add(await this.#tensor(field));
        if (field.number === 15)
            names.add(await this.#sparse(field));
    }
    #node(span, depth) {
        if (depth > onnx_DEPTH_LIMIT)
            (0,broken_file/* brokenFile */.Wd)(this.#file, 'a graph is nested deeper than 100 levels', 'an ONNX model');
        return this.#walk(span, (field) => {
            if (field.number === 5)
                return this.#attribute(field, depth);
        });
    }
    #attribute(span, depth) {
        return this.#walk(span, (field) => {
            if (field.number === 5 || field.number === 10)
                return this.#tensor(field).then(() => undefined);
            if (field.number === 22 || field.number === 23)
                return this.#sparse(field).then(() => undefined);
            if (field.number !== 6 && field.number !== 11)
                return;
            return this.#walk(field, (inner) => this.#graphTensors(inner, depth + 1, new Set()));
        });
    }
    /** A SparseTensorProto has the name of its values. */
    async #sparse(span) {
        let name = '';
        await this.#walk(span, async (field) => {
            if (field.number === 1)
                name = await this.#tensor(field);
            if (field.number === 2)
                await this.#tensor(field);
        });
        return name;
    }
    /** The name of a tensor; notes where its bytes are when they are outside of the file. */
    async #tensor(span) {
        let name = '';
        let external = false;
        const places = {};
        await this.#walk(span, (field) => {
            if (field.number === 8)
                return this.#text(field).then((text) => void (name = text));
            if (field.number === 13)
                return this.#property(field, places);
            if (field.number === 14)
                external = field.value === EXTERNAL;
        });
        if (external)
            this.#externalData.add(this.#safeLocation(name, places['location'] ?? ''));
        return name;
    }
    /** A location must stay in the model's folder: a runtime would open whatever it names. */
    #safeLocation(tensor, location) {
        const parts = location.split(/[/\\]/);
        if (location !== '' && !parts.includes('..') && parts[0] !== '' && !/^[a-z]:/i.test(location))
            return location;
        return (0,broken_file/* brokenFile */.Wd)(this.#file, `the weights of \`${tensor}\` are in \`${location}\``, "a path inside the model's folder", "save the model again with its external data in the model's own folder");
    }
    async #opset(span) {
        let domain = '';
        let version = 0;
        await this.#walk(span, async (field) => {
            if (field.number === 1)
                domain = await this.#text(field);
            if (field.number === 2)
                version = field.value;
        });
        this.#opsets[domain === 'ai.onnx' ? '' : domain] = version;
    }
    async #property(span, into) {
        let key = '';
        let value = '';
        await this.#walk(span, async (field) => {
            if (field.number === 1)
                key = await this.#text(field);
            if (field.number === 2)
                value = await this.#text(field);
        });
        Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
    }
    #walk(span, visit) {
        return (0,protobuf/* walkMessage */.$)(this.#file, this.#window, span, visit);
    }
    #text(span) {
        return this.#window.text(span.start, span.end - span.start);
    }
}


/***/ }),

/***/ 83550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ addItems),
/* harmony export */   K2: () => (/* binding */ sequence),
/* harmony export */   Kl: () => (/* binding */ classOf),
/* harmony export */   SS: () => (/* binding */ addEntries),
/* harmony export */   Td: () => (/* binding */ attributesOf),
/* harmony export */   VF: () => (/* binding */ isKind)
/* harmony export */ });
const KEPT_ITEMS = 1024;
/** Whether a value is of a kind of description. */
function isKind(value, kind) {
    return typeof value === 'object' && value !== null && value.kind === kind;
}
/** A sequence of these items, of which only the first are kept. */
function sequence(kind, items) {
    return {
        kind,
        length: items.length,
        items: items.length > KEPT_ITEMS ? items.slice(0, KEPT_ITEMS) : items,
    };
}
/** Adds items to a sequence, keeping the first. */
function addItems(target, items) {
    for (const item of items) {
        if (target.items.length < KEPT_ITEMS)
            target.items.push(item);
        target.length += 1;
    }
}
/** Adds keys and values that stand one after the other to a dictionary, keeping the first with string keys. */
function addEntries(target, items) {
    for (let index = 0; index + 1 < items.length; index += 2) {
        const key = items[index];
        if (typeof key === 'string' && target.entries.size < KEPT_ITEMS)
            target.entries.set(key, items[index + 1]);
        target.length += 1;
    }
}
/** `module.name` of the class of a described object, where the pickle says it. */
function classOf(value) {
    if (isKind(value, 'global'))
        return `${value.module}.${value.name}`;
    if (!isKind(value, 'object') || !isKind(value.callable, 'global'))
        return undefined;
    const { callable, args } = value;
    const maker = `${callable.module}.${callable.name}`;
    // Protocols 0 and 1 make objects with copyreg._reconstructor(class, base, state).
    if (!/^copy_?reg\.(_reconstructor|__newobj__|__newobj_ex__)$/.test(maker))
        return maker;
    const rebuilt = isKind(args, 'tuple') ? args.items[0] : undefined;
    return isKind(rebuilt, 'global') ? `${rebuilt.module}.${rebuilt.name}` : maker;
}
/** The attributes that an object is built with: its `__dict__`, without slots. */
function attributesOf(value) {
    if (!isKind(value, 'object'))
        return new Map();
    if (isKind(value.state, 'dict'))
        return value.state.entries;
    const inPair = isKind(value.state, 'tuple') ? value.state.items[0] : undefined;
    return isKind(inPair, 'dict') ? inPair.entries : new Map();
}


/***/ }),

/***/ 60872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MB: () => (/* binding */ compressionOf),
  hS: () => (/* binding */ isReadable),
  Vo: () => (/* binding */ isTorchBeforeZip),
  ge: () => (/* binding */ looksLikePickle),
  tT: () => (/* binding */ readPickle)
});

// EXTERNAL MODULE: ./packages/formats/build/broken-file.js
var broken_file = __webpack_require__(61403);
// EXTERNAL MODULE: ./packages/formats/build/byte-stream.js
var byte_stream = __webpack_require__(556);
// EXTERNAL MODULE: ./packages/formats/build/numpy-values.js
var numpy_values = __webpack_require__(45297);
;// CONCATENATED MODULE: ./packages/formats/build/pickle-machine.js
/** Legitimate picklers keep their stack small: they append in batches of 1,000. */
const STACK_LIMIT = 4_000_000;
/** More objects than any model has; a small compressed file could ask for any number. */
const MEMO_LIMIT = 32_000_000;
/** Why a pickle can not be followed further. */
class PickleFault extends Error {
}
/** A pickle that Python would follow further: a limit of this reader, not a fault of the pickle. */
class PickleLimit extends PickleFault {
}
/**
 * The stack and the memo of a pickle machine, with descriptions in the place of objects. It never executes anything.
 */
class PickleMachine {
    /** The highest protocol that the pickle says it is of. */
    protocol = 0;
    #stack = [];
    #depth = 0;
    #marked = [];
    #memo = [];
    #sparseMemo = new Map();
    #listener;
    constructor(listener) {
        this.#listener = listener;
    }
    /** The value on top, which stays there. */
    top() {
        const value = this.#stack.at(-1);
        if (value === undefined)
            throw new PickleFault('a value is taken from an empty stack');
        return value;
    }
    /** Puts a value on top. */
    push(value) {
        this.#stack.push(value);
        if (typeof value === 'object' && value?.kind === 'global')
            this.#listener.used?.(value);
        this.#grow();
    }
    /** Takes the value on top. */
    pop() {
        const value = this.#stack.pop();
        if (value === undefined)
            throw new PickleFault('a value is taken from an empty stack');
        this.#depth -= 1;
        return value;
    }
    /** Sets a mark. */
    mark() {
        this.#marked.push(this.#stack);
        this.#stack = [];
        this.#grow();
    }
    /** Takes all that was pushed since the last mark, and the mark. */
    popToMark() {
        const items = this.#stack;
        const before = this.#marked.pop();
        if (before === undefined)
            throw new PickleFault('there is no mark on the stack');
        this.#stack = before;
        this.#depth -= items.length + 1;
        return items;
    }
    /** POP takes a mark where that is what is on top. */
    popAny() {
        if (this.#stack.length > 0)
            this.pop();
        else
            this.popToMark();
    }
    /** Stores the value on top in the memo. */
    remember(index) {
        const value = this.top();
        if (this.#memo.length + this.#sparseMemo.size > MEMO_LIMIT)
            throw new PickleLimit(`the memo grows beyond ${MEMO_LIMIT} entries`);
        if (index < this.#memo.length)
            this.#memo[index] = value;
        else if (index > this.#memo.length)
            this.#sparseMemo.set(index, value);
        else {
            // An entry counts once, or the next free index would be another one than Python's.
            this.#sparseMemo.delete(index);
            this.#memo.push(value);
        }
    }
    /** Stores the value on top under the next free index of the memo. */
    memoize() {
        this.remember(this.#memo.length + this.#sparseMemo.size);
    }
    /** Puts a value of the memo on top. */
    recall(index) {
        const value = this.#memo[index] ?? this.#sparseMemo.get(index);
        if (value === undefined && !(index in this.#memo))
            throw new PickleFault(`the memo has no entry ${index}`);
        this.push(value ?? null);
    }
    /** Puts an import on top and tells of it. */
    importGlobal(module, name) {
        this.#listener.imported(module, name);
        this.push({ kind: 'global', module, name });
    }
    /** Puts what a call would make on top. */
    call(callable, args) {
        this.#listener.called?.(callable, args);
        this.push({ kind: 'object', callable, args });
    }
    #grow() {
        this.#depth += 1;
        if (this.#depth > STACK_LIMIT)
            throw new PickleLimit(`the stack grows beyond ${STACK_LIMIT} values`);
    }
}

// EXTERNAL MODULE: ./packages/formats/build/pickle-values.js
var pickle_values = __webpack_require__(83550);
;// CONCATENATED MODULE: ./packages/formats/build/joblib.js



const WRAPPER = 'joblib.numpy_pickle.NumpyArrayWrapper';
/** All that joblib ever wrote; anything else, such as `read`, would take the place of a method of the wrapper. */
const attributeNames = new Set([
    'subclass',
    'shape',
    'order',
    'dtype',
    'allow_mmap',
    'numpy_array_alignment_bytes',
]);
const KEPT_BYTES = 4096;
/** Whether joblib's unpickler would now read an array from the bytes behind the pickle's opcodes. */
function isArrayWrapper(value) {
    return (0,pickle_values/* isKind */.VF)(value, 'object') && (0,pickle_values/* classOf */.Kl)(value) === WRAPPER;
}
/**
 * Steps over the bytes of the array that follow joblib's wrapper, and notes on the wrapper what array it is.
 * Arrays of objects are a pickle of their own, which `nested` walks. How many bytes an array has must be beyond doubt:
 * whoever makes a reader and joblib disagree about it hides what follows.
 * Source: https://github.com/joblib/joblib/blob/1.5.2/joblib/numpy_pickle.py, `NumpyArrayWrapper.read_array`.
 * @throws PickleFault when the wrapper is not as joblib writes it.
 */
async function stepOverArray(stream, wrapper, nested) {
    const attributes = wrapperAttributes(wrapper);
    const dtype = (0,numpy_values/* dtypeOf */.g2)(attributes.get('dtype'));
    const shape = (0,numpy_values/* shapeOf */.F5)(attributes.get('shape'));
    if (dtype === undefined || shape === undefined) {
        throw new PickleFault("the shape or the type of joblib's array is not to be seen");
    }
    if (dtype.hasObjects) {
        const array = (0,numpy_values/* arrayOf */.jk)(await nested());
        wrapper.array = array ?? { dtype: dtype.code, shape };
        return;
    }
    const alignment = attributes.get('numpy_array_alignment_bytes') ?? null;
    if (alignment !== null && typeof alignment !== 'number')
        throw new PickleFault("the alignment of joblib's array is no number");
    if (alignment !== null)
        await stepOverPadding(stream);
    const length = shape.reduce((product, size) => product * size, 1) * dtype.itemSize;
    if (!Number.isSafeInteger(length))
        throw new PickleFault("the size of joblib's array is not to be seen");
    const head = await stream.takeHead(length, length > KEPT_BYTES ? 0 : KEPT_BYTES);
    wrapper.array = (0,numpy_values/* numpyArray */.P1)(dtype, shape, { kind: 'bytes', length, head });
}
function wrapperAttributes(wrapper) {
    const { state } = wrapper;
    if (wrapper.array !== undefined)
        throw new PickleFault("joblib's wrapper is used for a second array");
    if (!(0,pickle_values/* isKind */.VF)(state, 'dict') || state.length !== state.entries.size)
        throw new PickleFault("the state of joblib's wrapper is no plain dictionary");
    const foreign = [...state.entries.keys()].find((name) => !attributeNames.has(name));
    if (foreign !== undefined)
        throw new PickleFault(`joblib's wrapper never has an attribute \`${foreign}\``);
    return (0,pickle_values/* attributesOf */.Td)(wrapper);
}
/** One byte says how many bytes follow it to align the array. */
async function stepOverPadding(stream) {
    const [length = 0] = await stream.takeHead(1, 1);
    await stream.skip(length);
}

;// CONCATENATED MODULE: ./packages/formats/build/pickle-arguments.js
/** Enough for a float that stands behind every opcode without waiting. */
const FIXED_ARGUMENT_LIMIT = 8;
const pickle_arguments_KEPT_BYTES = 4096;
const LINE_LIMIT = 1024 * 1024;
/** As many arguments as a call may surely have. */
const SPREAD = 8192;
// Made once: to make a decoder takes longer than to decode a name.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
/** Reads an argument of fixed size, all of which must be readable without waiting; undefined for other forms. */
function fixedArgument(stream, form) {
    switch (form) {
        case 'u1':
            return stream.take(1)[0];
        case 'u2':
            return view(stream.take(2)).getUint16(0, true);
        case 'u4':
            return view(stream.take(4)).getUint32(0, true);
        case 'u8':
            return Number(view(stream.take(8)).getBigUint64(0, true));
        case 'i4':
            return view(stream.take(4)).getInt32(0, true);
        case 'f8':
            return view(stream.take(8)).getFloat64(0, false);
        default:
            return undefined;
    }
}
/** Reads an argument of variable size; `look` sees texts and bytes first. */
async function variableArgument(stream, form, look) {
    switch (form) {
        case 'line':
            return lineText(stream);
        case 'two lines':
            return [await nameText(stream), await nameText(stream)];
        case 'text1':
        case 'text4':
        case 'text8':
            return pickle_arguments_text(await counted(stream, form.slice(4), look));
        case 'bytes1':
        case 'bytes4':
        case 'bytes8':
            return counted(stream, form.slice(5), look);
        case 'long1':
        case 'long4':
            return pickle_arguments_long(await counted(stream, form.slice(4)));
        default:
            return undefined;
    }
}
async function lineText(stream) {
    const { length, head: bytes } = await stream.lineHead(LINE_LIMIT);
    if (length > bytes.length)
        return { kind: 'bytes', length, head: bytes.subarray(0, pickle_arguments_KEPT_BYTES) };
    // The decoder that is called `latin1` is one of windows-1252, which has other characters for 0x80 to 0x9f.
    let line = '';
    for (let at = 0; at < bytes.length; at += SPREAD) {
        line += String.fromCharCode(...bytes.subarray(at, at + SPREAD));
    }
    return line;
}
/** Python reads the names of imports as UTF-8, all other lines byte by byte. No module has a name of megabytes. */
async function nameText(stream) {
    const { length, head } = await stream.lineHead(LINE_LIMIT);
    return length > head.length ? '?' : utf8.decode(head);
}
async function counted(stream, width, look) {
    await stream.fill(FIXED_ARGUMENT_LIMIT);
    const length = fixedArgument(stream, width === '1' ? 'u1' : width === '4' ? 'u4' : 'u8') ?? 0;
    await look?.(stream, length);
    return { kind: 'bytes', length, head: await stream.takeHead(length, pickle_arguments_KEPT_BYTES) };
}
/** A text that is too long to keep stays bytes: nothing that is looked for is so long. */
function pickle_arguments_text(bytes) {
    return bytes.length > bytes.head.length ? bytes : utf8.decode(bytes.head);
}
/** A two's complement number, least significant byte first. */
function pickle_arguments_long({ head, length }) {
    if (length > head.length)
        return { kind: 'bytes', length, head };
    let value = 0n;
    for (let index = head.length - 1; index >= 0; index -= 1)
        value = (value << 8n) | BigInt(head[index]);
    const signed = BigInt.asIntN(head.length * 8, value);
    return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
}
function view(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

;// CONCATENATED MODULE: ./packages/formats/build/pickle-opcodes.js
/**
 * All opcodes of the protocols 0 to 5, by their byte.
 * Source: https://github.com/python/cpython/blob/v3.13.0/Lib/pickletools.py, `opcodes`.
 */
const table = [
    [0x28, 'MARK'],
    [0x29, 'EMPTY_TUPLE'],
    [0x2e, 'STOP'],
    [0x30, 'POP'],
    [0x31, 'POP_MARK'],
    [0x32, 'DUP'],
    [0x42, 'BINBYTES', 'bytes4'],
    [0x43, 'SHORT_BINBYTES', 'bytes1'],
    [0x46, 'FLOAT', 'line'],
    [0x47, 'BINFLOAT', 'f8'],
    [0x49, 'INT', 'line'],
    [0x4a, 'BININT', 'i4'],
    [0x4b, 'BININT1', 'u1'],
    [0x4c, 'LONG', 'line'],
    [0x4d, 'BININT2', 'u2'],
    [0x4e, 'NONE'],
    [0x50, 'PERSID', 'line'],
    [0x51, 'BINPERSID'],
    [0x52, 'REDUCE'],
    [0x53, 'STRING', 'line'],
    [0x54, 'BINSTRING', 'text4'],
    [0x55, 'SHORT_BINSTRING', 'text1'],
    [0x56, 'UNICODE', 'line'],
    [0x58, 'BINUNICODE', 'text4'],
    [0x5d, 'EMPTY_LIST'],
    [0x61, 'APPEND'],
    [0x62, 'BUILD'],
    [0x63, 'GLOBAL', 'two lines'],
    [0x64, 'DICT'],
    [0x65, 'APPENDS'],
    [0x67, 'GET', 'line'],
    [0x68, 'BINGET', 'u1'],
    [0x69, 'INST', 'two lines'],
    [0x6a, 'LONG_BINGET', 'u4'],
    [0x6c, 'LIST'],
    [0x6f, 'OBJ'],
    [0x70, 'PUT', 'line'],
    [0x71, 'BINPUT', 'u1'],
    [0x72, 'LONG_BINPUT', 'u4'],
    [0x73, 'SETITEM'],
    [0x74, 'TUPLE'],
    [0x75, 'SETITEMS'],
    [0x7d, 'EMPTY_DICT'],
    [0x80, 'PROTO', 'u1'],
    [0x81, 'NEWOBJ'],
    [0x82, 'EXT1', 'u1'],
    [0x83, 'EXT2', 'u2'],
    [0x84, 'EXT4', 'i4'],
    [0x85, 'TUPLE1'],
    [0x86, 'TUPLE2'],
    [0x87, 'TUPLE3'],
    [0x88, 'NEWTRUE'],
    [0x89, 'NEWFALSE'],
    [0x8a, 'LONG1', 'long1'],
    [0x8b, 'LONG4', 'long4'],
    [0x8c, 'SHORT_BINUNICODE', 'text1'],
    [0x8d, 'BINUNICODE8', 'text8'],
    [0x8e, 'BINBYTES8', 'bytes8'],
    [0x8f, 'EMPTY_SET'],
    [0x90, 'ADDITEMS'],
    [0x91, 'FROZENSET'],
    [0x92, 'NEWOBJ_EX'],
    [0x93, 'STACK_GLOBAL'],
    [0x94, 'MEMOIZE'],
    [0x95, 'FRAME', 'u8'],
    [0x96, 'BYTEARRAY8', 'bytes8'],
    [0x97, 'NEXT_BUFFER'],
    [0x98, 'READONLY_BUFFER'],
];
/** Opcodes by their byte. */
const opcodes = table.reduce((all, [byte, name, argument = 'none']) => {
    all[byte] = { name, argument };
    return all;
}, []);

;// CONCATENATED MODULE: ./packages/formats/build/pickle-escapes.js

/** What a backslash and one letter mean in a Python string of bytes. */
const letters = {
    '\n': '',
    '\\': '\\',
    "'": "'",
    '"': '"',
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
};
/**
 * The text that the opcode STRING means: quotes taken off, escapes carried out, so that `'\x6fs'` is seen as `os`.
 * Source: https://github.com/python/cpython/blob/v3.13.0/Lib/pickle.py, `load_string`.
 * @throws PickleFault when it is not quoted.
 */
function quotedText(line) {
    const inner = /^(['"])([^]*)\1$/.exec(line)?.[2];
    if (inner === undefined)
        throw new PickleFault(`the text \`${line.slice(0, 40)}\` has no quotes around it`);
    return inner.replace(/\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([^]))/g, (whole, hex, octal, letter = '') => {
        if (hex !== undefined)
            return String.fromCharCode(Number.parseInt(hex, 16));
        if (octal !== undefined)
            return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
        return letters[String(letter)] ?? whole;
    });
}
/**
 * The text that the opcode UNICODE means: `\u006fs` is `os`. A backslash behind a backslash escapes nothing.
 * Source: https://docs.python.org/3/library/codecs.html, `raw_unicode_escape`.
 */
function rawUnicodeEscape(line) {
    return line.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[^])/g, (whole, short, long) => {
        const code = Number.parseInt(short ?? long ?? '', 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

;// CONCATENATED MODULE: ./packages/formats/build/pickle-operations.js



/** Carries out one opcode other than STOP on a machine. */
function perform(machine, name, argument) {
    const operation = operations[name];
    if (operation === undefined)
        throw new PickleFault(`the opcode ${name} is not known`);
    operation(machine, argument);
}
const literal = (machine, argument) => machine.push(argument);
/** What a line means; a line of megabytes stays what it is. */
function lineOf(read) {
    return (machine, argument) => machine.push(typeof argument === 'string' ? read(argument) : argument);
}
const getMemo = (machine, argument) => machine.recall(memoIndex(argument));
const putMemo = (machine, argument) => machine.remember(memoIndex(argument));
const extension = (machine, argument) => machine.importGlobal('copyreg', `extension ${pickle_operations_lineText(argument)}`);
const operations = {
    MARK: (machine) => machine.mark(),
    POP: (machine) => machine.popAny(),
    POP_MARK: (machine) => void machine.popToMark(),
    DUP: (machine) => machine.push(machine.top()),
    PROTO: (machine, argument) => setProtocol(machine, Number(argument)),
    FRAME: () => undefined,
    NONE: (machine) => machine.push(null),
    NEWTRUE: (machine) => machine.push(true),
    NEWFALSE: (machine) => machine.push(false),
    INT: lineOf(intLine),
    LONG: lineOf(longLine),
    FLOAT: lineOf(Number),
    STRING: lineOf(quotedText),
    BININT: literal,
    BININT1: literal,
    BININT2: literal,
    BINFLOAT: literal,
    LONG1: literal,
    LONG4: literal,
    UNICODE: lineOf(rawUnicodeEscape),
    BINSTRING: literal,
    SHORT_BINSTRING: literal,
    BINUNICODE: literal,
    SHORT_BINUNICODE: literal,
    BINUNICODE8: literal,
    BINBYTES: literal,
    SHORT_BINBYTES: literal,
    BINBYTES8: literal,
    BYTEARRAY8: literal,
    NEXT_BUFFER: (machine) => machine.push({ kind: 'buffer' }),
    READONLY_BUFFER: (machine) => void machine.top(),
    EMPTY_TUPLE: (machine) => machine.push((0,pickle_values/* sequence */.K2)('tuple', [])),
    TUPLE: (machine) => machine.push((0,pickle_values/* sequence */.K2)('tuple', machine.popToMark())),
    TUPLE1: (machine) => tupleOf(machine, 1),
    TUPLE2: (machine) => tupleOf(machine, 2),
    TUPLE3: (machine) => tupleOf(machine, 3),
    EMPTY_LIST: (machine) => machine.push((0,pickle_values/* sequence */.K2)('list', [])),
    LIST: (machine) => machine.push((0,pickle_values/* sequence */.K2)('list', machine.popToMark())),
    APPEND: (machine) => append(machine, [machine.pop()]),
    APPENDS: (machine) => append(machine, machine.popToMark()),
    EMPTY_SET: (machine) => machine.push((0,pickle_values/* sequence */.K2)('set', [])),
    FROZENSET: (machine) => machine.push((0,pickle_values/* sequence */.K2)('set', machine.popToMark())),
    ADDITEMS: (machine) => append(machine, machine.popToMark()),
    EMPTY_DICT: (machine) => machine.push({ kind: 'dict', length: 0, entries: new Map() }),
    DICT: (machine) => {
        const items = machine.popToMark();
        machine.push({ kind: 'dict', length: 0, entries: new Map() });
        setItems(machine, items);
    },
    SETITEM: (machine) => {
        const value = machine.pop();
        setItems(machine, [machine.pop(), value]);
    },
    SETITEMS: (machine) => setItems(machine, machine.popToMark()),
    GET: getMemo,
    BINGET: getMemo,
    LONG_BINGET: getMemo,
    PUT: putMemo,
    BINPUT: putMemo,
    LONG_BINPUT: putMemo,
    MEMOIZE: (machine) => machine.memoize(),
    GLOBAL: (machine, argument) => machine.importGlobal(...lines(argument)),
    STACK_GLOBAL: (machine) => {
        const name = machine.pop();
        machine.importGlobal(importName(machine.pop()), importName(name));
    },
    EXT1: extension,
    EXT2: extension,
    EXT4: extension,
    PERSID: (machine) => machine.push({ kind: 'persistent id' }),
    BINPERSID: (machine) => {
        machine.pop();
        machine.push({ kind: 'persistent id' });
    },
    REDUCE: (machine) => {
        const args = machine.pop();
        machine.call(machine.pop(), args);
    },
    NEWOBJ: (machine) => {
        const args = machine.pop();
        machine.call(machine.pop(), args);
    },
    NEWOBJ_EX: (machine) => {
        machine.pop();
        const args = machine.pop();
        machine.call(machine.pop(), args);
    },
    INST: (machine, argument) => {
        const args = (0,pickle_values/* sequence */.K2)('tuple', machine.popToMark());
        machine.importGlobal(...lines(argument));
        machine.call(machine.pop(), args);
    },
    OBJ: (machine) => {
        const [callable, ...args] = machine.popToMark();
        if (callable === undefined)
            throw new PickleFault('an object has no class');
        machine.call(callable, (0,pickle_values/* sequence */.K2)('tuple', args));
    },
    BUILD: (machine) => {
        const state = machine.pop();
        const target = machine.top();
        if ((0,pickle_values/* isKind */.VF)(target, 'object'))
            target.state = state;
    },
};
function setProtocol(machine, protocol) {
    if (protocol > 5)
        throw new PickleFault(`the pickle protocol ${protocol} is not known`);
    machine.protocol = Math.max(machine.protocol, protocol);
}
function memoIndex(argument) {
    const index = typeof argument === 'string' ? Number(withoutUnderscores(argument)) : Number(argument);
    if (!Number.isSafeInteger(index) || index < 0)
        throw new PickleFault(`\`${pickle_operations_lineText(argument)}\` is no memo entry`);
    return index;
}
/** Protocol 0 writes booleans as the integers `00` and `01`. */
function intLine(line) {
    if (line === '00')
        return false;
    if (line === '01')
        return true;
    return longLine(line);
}
function longLine(line) {
    const [, sign, digits] = /^([+-]?)(0x[\da-f]+|0o[0-7]+|0b[01]+|\d+)L?$/i.exec(withoutUnderscores(line)) ?? [];
    if (digits === undefined)
        throw new PickleFault(`\`${line.slice(0, 40)}\` is no integer`);
    const value = sign === '-' ? -Number(digits) : Number(digits);
    if (Number.isSafeInteger(value) || digits.length > 4096)
        return value;
    return sign === '-' ? -BigInt(digits) : BigInt(digits);
}
/** Python's `int` takes `1_000`, and spaces around it. */
function withoutUnderscores(line) {
    return line.trim().replace(/(?<=\w)_(?=\w)/g, '');
}
function tupleOf(machine, count) {
    const items = [];
    for (let index = 0; index < count; index += 1)
        items.unshift(machine.pop());
    machine.push((0,pickle_values/* sequence */.K2)('tuple', items));
}
function append(machine, items) {
    const target = machine.top();
    if ((0,pickle_values/* isKind */.VF)(target, 'list') || (0,pickle_values/* isKind */.VF)(target, 'set'))
        (0,pickle_values/* addItems */.IP)(target, items);
}
function setItems(machine, items) {
    const target = machine.top();
    if ((0,pickle_values/* isKind */.VF)(target, 'dict'))
        (0,pickle_values/* addEntries */.SS)(target, items);
    else if ((0,pickle_values/* isKind */.VF)(target, 'object'))
        (0,pickle_values/* addEntries */.SS)(dictOf(target), items);
}
function dictOf(target) {
    target.dict ??= { kind: 'dict', length: 0, entries: new Map() };
    return target.dict;
}
/** The argument of an opcode whose argument is a line, or a number that is printed. */
function pickle_operations_lineText(argument) {
    return typeof argument === 'string' || typeof argument === 'number' ? `${argument}` : '';
}
function lines(argument) {
    return Array.isArray(argument) ? argument : ['', ''];
}
/** A name that is made while the pickle runs can not be told; `?` is never allowed by a policy. */
function importName(value) {
    return typeof value === 'string' ? value : '?';
}

;// CONCATENATED MODULE: ./packages/formats/build/pickle-walk.js







const NESTING_LIMIT = 100;
const IMPORT_LIMIT = 100_000;
const PROTO = 0x80;
/** Walks the pickles of a file one after the other. Makes no value of them but descriptions. */
class FileWalk {
    #file;
    #stream;
    #manner;
    #look;
    #imports = new Map();
    #joblib = false;
    /** Offset behind the current frame: Python's own unpickler has read the file up to there. */
    #frameEnd = 0;
    constructor(file, stream, manner) {
        this.#file = file;
        this.#stream = stream;
        this.#manner = manner;
        const { watch } = manner;
        this.#look = watch === undefined ? undefined : (at, length) => watch.literal(at, length);
    }
    /** @throws Problems where a pickle is broken, cut off, or does what no pickler writes. */
    async all() {
        const { takesArrays, most, anyBeginning } = this.#manner;
        const pickles = [await this.#one(takesArrays, 0)];
        while (pickles.length < most && (await this.#stream.fill(1))) {
            if (!anyBeginning && this.#stream.peek() !== PROTO)
                break;
            pickles.push(await this.#one(takesArrays, 0));
        }
        const more = (await this.#stream.fill(1)) || this.#stream.unread() > 0;
        return {
            joblib: this.#joblib,
            imports: [...this.#imports.values()],
            pickles,
            trailing: more && pickles.length < most ? this.#stream.position : undefined,
        };
    }
    async #one(takesArrays, nesting) {
        let at = this.#stream.position;
        this.#frameEnd = 0;
        const { watch } = this.#manner;
        const machine = new PickleMachine({
            imported: (module, name) => this.#noteImport(module, name, at),
            called: watch === undefined ? undefined : (callable, args) => watch.called(callable, args, at),
            used: watch === undefined ? undefined : (value) => watch.used(value),
        });
        for (;;) {
            at = this.#stream.position;
            const step = this.#step(machine, at);
            const name = typeof step === 'string' ? step : await step;
            if (name === 'STOP')
                break;
            if (name === 'BUILD') {
                if (watch !== undefined)
                    this.#noteChange(machine, at);
                if (takesArrays)
                    await this.#array(machine, nesting, at);
            }
            else if (watch !== undefined && (name === 'PERSID' || name === 'BINPERSID'))
                watch.persistent(at);
        }
        const top = this.#guarded(at, () => machine.pop());
        return { protocol: machine.protocol, top, end: this.#stream.position };
    }
    /** Reads one opcode with its argument, carries it out and says its name; waits only where bytes have to come. */
    #step(machine, at) {
        if (!this.#stream.holds(1 + FIXED_ARGUMENT_LIMIT))
            return this.#stepAtEdge(machine, at);
        return this.#heldStep(machine, at);
    }
    async #stepAtEdge(machine, at) {
        await this.#stream.fill(1 + FIXED_ARGUMENT_LIMIT);
        return this.#heldStep(machine, at);
    }
    #heldStep(machine, at) {
        const opcode = opcodes[this.#stream.take(1)[0]];
        if (opcode === undefined)
            (0,broken_file/* brokenFile */.Wd)(this.#file, `${(0,broken_file/* atByte */.sE)(at)} is no opcode of a pickle`, 'a pickle');
        const { name, argument: form } = opcode;
        if (name === 'STOP')
            return name;
        if (form === 'none')
            return this.#perform(machine, at, name, undefined);
        const fixed = fixedArgument(this.#stream, form);
        // Only where bytes are taken past the frames does it matter where those end; the unpickler in C checks nothing.
        if (name === 'FRAME' && this.#manner.takesArrays)
            this.#frame(at, fixed ?? 0);
        if (fixed !== undefined)
            return this.#perform(machine, at, name, fixed);
        return variableArgument(this.#stream, form, this.#look).then((argument) => this.#perform(machine, at, name, argument));
    }
    #perform(machine, at, name, argument) {
        this.#guarded(at, () => perform(machine, name, argument));
        return name;
    }
    #frame(at, length) {
        if (at < this.#frameEnd)
            (0,broken_file/* brokenFile */.Wd)(this.#file, `at ${(0,broken_file/* atByte */.sE)(at)} a frame begins inside of another`, 'a pickle');
        this.#frameEnd = this.#stream.position + length;
    }
    async #array(machine, nesting, at) {
        const wrapper = machine.top();
        if (!isArrayWrapper(wrapper))
            return;
        if (nesting > NESTING_LIMIT)
            (0,broken_file/* brokenFile */.Wd)(this.#file, 'arrays are nested deeper than 100 levels', 'a pickle');
        // joblib takes the array's bytes from the file, which is at the end of the frame and not where the opcodes are.
        if (this.#stream.position < this.#frameEnd)
            (0,broken_file/* brokenFile */.Wd)(this.#file, `the frame around ${(0,broken_file/* atByte */.sE)(at)} reaches over an array`, 'a joblib file');
        this.#joblib = true;
        try {
            // joblib reads an array of objects with Python's own unpickler, which knows nothing of wrappers.
            await stepOverArray(this.#stream, wrapper, async () => (await this.#one(false, nesting + 1)).top);
            this.#frameEnd = 0;
        }
        catch (error) {
            this.#fault(at, error);
        }
    }
    #guarded(at, act) {
        try {
            return act();
        }
        catch (error) {
            this.#fault(at, error);
        }
    }
    #fault(at, error) {
        if (!(error instanceof PickleFault))
            throw error;
        if (error instanceof PickleLimit)
            this.#giveUp(`at ${(0,broken_file/* atByte */.sE)(at)} ${error.message}`);
        (0,broken_file/* brokenFile */.Wd)(this.#file, `at ${(0,broken_file/* atByte */.sE)(at)} ${error.message}`, 'a pickle or joblib file');
    }
    #giveUp(said) {
        this.#manner.watch?.gaveUp(said);
        (0,broken_file/* brokenFile */.Wd)(this.#file, said, 'a pickle or joblib file');
    }
    #noteImport(module, name, offset) {
        const key = `${module}\n${name}`;
        if (this.#imports.has(key))
            return;
        if (this.#imports.size >= IMPORT_LIMIT)
            this.#giveUp(`it has more than ${IMPORT_LIMIT} imports`);
        const found = { module, name, offset };
        this.#imports.set(key, found);
        this.#manner.watch?.imported(found);
    }
    #noteChange(machine, at) {
        const target = machine.top();
        if ((0,pickle_values/* isKind */.VF)(target, 'global'))
            this.#manner.watch?.changed(target.module, target.name, at);
        else if ((0,pickle_values/* isKind */.VF)(target, 'object'))
            this.#manner.watch?.built(target);
    }
}

;// CONCATENATED MODULE: ./packages/formats/build/pickle.js



const pickle_PROTO = 0x80;
/** How the bytes are packed, from the first of them; undefined when they are not. */
function compressionOf(head) {
    const [a = 0, b = 0, c = 0, d = 0] = head;
    if (a === 0x78 && (a * 256 + b) % 31 === 0)
        return 'zlib';
    if (a === 0x1f && b === 0x8b)
        return 'gzip';
    if (a === 0x42 && b === 0x5a && c === 0x68)
        return 'bz2';
    if (a === 0xfd && b === 0x37 && c === 0x7a && d === 0x58)
        return 'xz';
    if (a === 0x5d && b === 0x00 && c === 0x00)
        return 'lzma';
    if (a === 0x04 && b === 0x22 && c === 0x4d && d === 0x18)
        return 'lz4';
    if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd)
        return 'zstd';
    if (isOldJoblib(head))
        return 'zlib of joblib before 0.10';
    return undefined;
}
/**
 * `ZF`, and a length in 19 characters that Python's `int(…, 16)` takes: `0x` may be left out.
 * Source: https://github.com/joblib/joblib/blob/1.5.2/joblib/numpy_pickle_compat.py, `read_zfile`.
 */
function isOldJoblib(head) {
    return /^ZF[\s0-9A-Fa-fXx_+]{6,}$/.test(new TextDecoder('latin1').decode(head.subarray(0, 16)));
}
/** Whether what is compressed so can be read without executing it: Node has no other decompressors. */
function isReadable(compression) {
    return compression === 'zlib' || compression === 'gzip';
}
/** Whether the bytes begin as a pickle of protocol 2 or later does. Earlier protocols have no mark to know them by. */
function looksLikePickle(head) {
    return head[0] === pickle_PROTO && head[1] !== undefined && head[1] >= 2 && head[1] <= 5;
}
/** `torch.save` before 1.6 wrote a magic number as a pickle of its own: PROTO 2, LONG1 of ten bytes, 6c fc 9c … */
function isTorchBeforeZip(head) {
    return [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46].every((byte, index) => head[index] === byte);
}
/**
 * Walks all pickles of a file, opcode by opcode, with descriptions in the place of objects. Nothing is executed.
 * @throws Problems when the file is empty, cut off, not a pickle, or packed in a way that can not be read here.
 */
async function readPickle(file, source, options = {}) {
    if (source.size === 0)
        (0,broken_file/* brokenFile */.Wd)(file, 'the file is empty', 'a pickle or joblib file');
    const compression = compressionOf(await source.read(0, 16));
    if (compression !== undefined && !isReadable(compression)) {
        (0,broken_file/* brokenFile */.Wd)(file, `it is compressed with ${compression}, so what is in it can not be read without executing it`, 'a pickle or joblib file that is not compressed, or compressed with zlib or gzip', 'save it again with `joblib.dump(model, path, compress=("zlib", 3))`, or say what it is with `framework`');
    }
    const feed = compression === undefined ? (0,byte_stream/* plainFeed */.xJ)(source) : (0,byte_stream/* inflatedFeed */.cR)(file, source, compression);
    try {
        const walk = new FileWalk(file, new byte_stream/* ByteStream */.xj(file, feed), {
            takesArrays: options.unpickler !== 'pickle',
            most: options.most ?? Number.POSITIVE_INFINITY,
            anyBeginning: options.anyBeginning ?? false,
            watch: options.watch,
        });
        const found = await walk.all();
        return { compression, ...found };
    }
    finally {
        await feed.close();
    }
}


/***/ }),

/***/ 65334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ walkMessage)
/* harmony export */ });
/* harmony import */ var _broken_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61403);

const VARINT_LIMIT = 10;
const HEADER_LIMIT = 2 * VARINT_LIMIT;
/**
 * Walks the fields of one message in the order of the file, and reads no payload: a visitor that wants one walks it
 * or reads it through the window. Everything else is skipped, however large.
 * @throws Problems when a field is no protobuf or reaches beyond its message.
 */
async function walkMessage(file, window, span, visit) {
    let at = span.start;
    while (at < span.end) {
        if (!window.holds(at, HEADER_LIMIT))
            await window.load(at, HEADER_LIMIT);
        const field = readField(file, window, at, span.end);
        const pending = visit(field);
        if (pending !== undefined)
            await pending;
        at = field.end;
    }
}
function readField(file, window, at, limit) {
    const tag = readVarint(file, window, at, limit);
    const number = Math.floor(tag.value / 8);
    const wire = tag.value % 8;
    if (number < 1)
        (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenFile */ .Wd)(file, `${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .atByte */ .sE)(at)} is no protobuf field`, 'a protobuf message');
    if (wire === 0) {
        const { value, end } = readVarint(file, window, tag.end, limit);
        return { number, wire, start: tag.end, end, value };
    }
    const [start, end] = payload(file, window, wire, at, tag.end, limit);
    if (end > limit) {
        const where = limit >= window.size ? 'the file ends' : 'the message around it ends';
        (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenFile */ .Wd)(file, `field ${number} at ${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .atByte */ .sE)(at)} reaches to ${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .atByte */ .sE)(end)}, but ${where} at ${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .atByte */ .sE)(limit)}`, 'a file that is whole');
    }
    return { number, wire, start, end, value: 0 };
}
function payload(file, window, wire, at, start, limit) {
    if (wire === 1)
        return [start, start + 8];
    if (wire === 5)
        return [start, start + 4];
    if (wire !== 2)
        (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenFile */ .Wd)(file, `${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .atByte */ .sE)(at)} has the wire type ${wire}`, 'a protobuf message');
    const length = readVarint(file, window, start, limit);
    return [length.end, length.end + length.value];
}
/** A 64-bit two's complement number as a JavaScript number: exact up to 2^53. */
function readVarint(file, window, at, limit) {
    const first = at;
    let value = 0;
    let scale = 1;
    for (; at < first + VARINT_LIMIT; at += 1) {
        if (at >= limit)
            (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenFile */ .Wd)(file, `the data ends at ${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .atByte */ .sE)(limit)} inside a number`, 'a file that is whole');
        const byte = window.byte(at);
        if (byte < 0x80 && at - first < 7)
            return { value: value + byte * scale, end: at + 1 };
        if (byte < 0x80)
            return { value: longVarint(window, first, at), end: at + 1 };
        value += (byte & 0x7f) * scale;
        scale *= 0x80;
    }
    return (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .brokenFile */ .Wd)(file, `the number at ${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_0__/* .atByte */ .sE)(first)} has more than ten bytes`, 'a protobuf message');
}
function longVarint(window, first, last) {
    let value = 0n;
    for (let at = last; at >= first; at -= 1)
        value = (value << 7n) | BigInt(window.byte(at) & 0x7f);
    return Number(BigInt.asIntN(64, value));
}


/***/ }),

/***/ 41209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ Window)
/* harmony export */ });
const WINDOW_SIZE = 64 * 1024;
/** Longer texts in a header are descriptions; their beginning is enough. */
const TEXT_LIMIT = 1024 * 1024;
const utf8 = new TextDecoder();
/**
 * Random access to a source through one window of 64 KiB. What the window holds is read without waiting, so that
 * a reader that goes from field to field awaits only where the window has to move.
 */
class Window {
    size;
    #source;
    #start = 0;
    #bytes = new Uint8Array(0);
    #view = new DataView(new ArrayBuffer(0));
    constructor(source) {
        this.#source = source;
        this.size = source.size;
    }
    /** Whether `length` bytes from `offset` (or all that are left of the source) are in the window. */
    holds(offset, length) {
        const end = Math.min(offset + length, this.size);
        return offset >= this.#start && end <= this.#start + this.#bytes.length;
    }
    /** Moves the window so that it begins at `offset` and holds at least `length` bytes, or all that are left. */
    async load(offset, length = 0) {
        this.#bytes = await this.#source.read(offset, Math.min(Math.max(length, WINDOW_SIZE), this.size - offset));
        this.#view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length);
        this.#start = offset;
    }
    /** A byte that the window holds. */
    byte(offset) {
        return this.#view.getUint8(offset - this.#start);
    }
    /** Numbers of the bytes that the window holds, at an offset that is relative to the view. */
    view(offset, length) {
        return new DataView(this.#view.buffer, this.#view.byteOffset + offset - this.#start, length);
    }
    /** `length` bytes from `offset`, fewer only where the source ends. Not kept when it is larger than the window. */
    async bytes(offset, length) {
        if (length > WINDOW_SIZE)
            return this.#source.read(offset, Math.min(length, this.size - offset));
        if (!this.holds(offset, length))
            await this.load(offset, length);
        return this.#bytes.subarray(offset - this.#start, offset - this.#start + length);
    }
    /** The bytes as text: UTF-8, with U+FFFD for what is not; not more than the first MiB. */
    async text(offset, length) {
        return utf8.decode(await this.bytes(offset, Math.min(length, TEXT_LIMIT)));
    }
}


/***/ }),

/***/ 10066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fw: () => (/* binding */ looksLikeZip),
/* harmony export */   hd: () => (/* binding */ readMember),
/* harmony export */   ue: () => (/* binding */ readZip),
/* harmony export */   y4: () => (/* binding */ storedMember)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16841);
/* harmony import */ var _broken_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61403);



const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY_LIMIT = 64 * 1024 * 1024;
const MEMBER_LIMIT = 64 * 1024 * 1024;
const IS_IN_ZIP64 = 0xffffffff;
/** Whether the bytes begin as a zip archive does. */
function looksLikeZip(head) {
    return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}
/**
 * Lists a zip archive from its central directory, in two or three reads.
 * Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3 and 4.5.3 (zip64).
 * @throws Problems when the archive is cut off or damaged.
 */
async function readZip(file, source) {
    const { offset, size } = await findDirectory(file, source);
    if (size > DIRECTORY_LIMIT || offset + size > source.size) {
        (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .brokenFile */ .Wd)(file, `its directory should be at ${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .atByte */ .sE)(offset)}, ${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesText */ .pV)(size)} long`, 'a zip archive');
    }
    const bytes = await source.read(offset, size);
    const view = viewOf(bytes);
    const entries = [];
    for (let at = 0; at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50;) {
        const nameLength = view.getUint16(at + 28, true);
        const extraLength = view.getUint16(at + 30, true);
        const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
        entries.push({
            path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
            method: view.getUint16(at + 10, true),
            mode: view.getUint16(at + 40, true),
            ...withZip64(extra, {
                size: view.getUint32(at + 24, true),
                compressedSize: view.getUint32(at + 20, true),
                offset: view.getUint32(at + 42, true),
            }),
        });
        at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    }
    return entries;
}
/** The bytes of a stored file as a source, for files that are too large to be read whole. */
async function storedMember(file, source, entry) {
    const start = await memberStart(file, source, entry);
    return {
        size: entry.compressedSize,
        read: (offset, length) => source.read(start + offset, Math.min(length, entry.compressedSize - offset)),
    };
}
/** Reads a small file of an archive whole. */
async function readMember(file, source, entry) {
    if (entry.size > MEMBER_LIMIT || entry.compressedSize > MEMBER_LIMIT) {
        (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .brokenFile */ .Wd)(file, `\`${entry.path}\` in it has ${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesText */ .pV)(entry.size)}`, 'at most 64 MiB of description');
    }
    const start = await memberStart(file, source, entry);
    const bytes = await source.read(start, entry.compressedSize);
    if (entry.method === 0)
        return bytes;
    if (entry.method !== 8) {
        (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .brokenFile */ .Wd)(file, `\`${entry.path}\` in it has the compression ${entry.method}`, 'stored or deflated');
    }
    try {
        return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.inflateRawSync)(bytes, { maxOutputLength: MEMBER_LIMIT });
    }
    catch (error) {
        return (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .brokenFile */ .Wd)(file, `\`${entry.path}\` in it is damaged: ${(0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`, 'a zip archive');
    }
}
async function memberStart(file, source, entry) {
    const header = await source.read(Math.min(entry.offset, source.size), 30);
    if (header.length < 30 || !looksLikeZip(header)) {
        (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .brokenFile */ .Wd)(file, `\`${entry.path}\` should be at ${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .atByte */ .sE)(entry.offset)} and is not`, 'a zip archive');
    }
    const view = viewOf(header);
    const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
    if (start + entry.compressedSize > source.size) {
        (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .brokenFile */ .Wd)(file, `\`${entry.path}\` in it reaches beyond the end of the file`, 'a zip archive that is whole');
    }
    return start;
}
async function findDirectory(file, source) {
    const start = Math.max(0, source.size - END_SIZE - LONGEST_COMMENT);
    const tail = await source.read(start, source.size - start);
    const view = viewOf(tail);
    for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
        if (view.getUint32(at, true) !== 0x06054b50)
            continue;
        const size = view.getUint32(at + 12, true);
        const offset = view.getUint32(at + 16, true);
        return offset === IS_IN_ZIP64 ? findZip64Directory(file, source, start + at) : { offset, size };
    }
    return (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .brokenFile */ .Wd)(file, `it begins as a zip archive, but its directory is missing at the end (${(0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesText */ .pV)(source.size)})`, 'a zip archive that is whole');
}
async function findZip64Directory(file, source, end) {
    const locator = viewOf(await source.read(Math.max(0, end - 20), 20));
    if (locator.byteLength === 20 && locator.getUint32(0, true) === 0x07064b50) {
        const record = viewOf(await source.read(Math.min(safe(locator, 8), source.size), 56));
        if (record.byteLength === 56)
            return { size: safe(record, 40), offset: safe(record, 48) };
    }
    return (0,_broken_file_js__WEBPACK_IMPORTED_MODULE_2__/* .brokenFile */ .Wd)(file, 'the zip64 directory is damaged', 'a zip archive that is whole');
}
/** Sizes that do not fit into 32 bits are in the extra field 1, in this order. */
function withZip64(extra, sizes) {
    const view = viewOf(extra);
    for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
        if (view.getUint16(at, true) !== 1)
            continue;
        let next = at + 4;
        const wide = (narrow) => {
            if (narrow !== IS_IN_ZIP64 || next + 8 > extra.length)
                return narrow;
            next += 8;
            return safe(view, next - 8);
        };
        const size = wide(sizes.size);
        const compressedSize = wide(sizes.compressedSize);
        return { size, compressedSize, offset: wide(sizes.offset) };
    }
    return sizes;
}
function safe(view, at) {
    return Number(view.getBigUint64(at, true));
}
function viewOf(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}


/***/ }),

/***/ 2289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isArchived)
/* harmony export */ });
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15397);

/** True for a version that was archived: `latest` skips it, lists leave it out, and watches do not tell of it. */
function isArchived({ tags }) {
    return tags[_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .archivedTag */ .N] === 'true';
}


/***/ }),

/***/ 80011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ placeBelow),
/* harmony export */   Sk: () => (/* binding */ requireRecorded),
/* harmony export */   kj: () => (/* binding */ copyVerified)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/**
 * Copies files below a folder under their own names, each hashed on the way. Copies, not links: whoever changes a copy
 * must not change the registry.
 * @throws Failure `DIGEST_MISMATCH` that names the file, `STORAGE_FAILED` when a path leads out of the folder
 */
async function copyVerified(kept, folder, what, { files, log }) {
    const copies = kept.map(({ path, location }) => ({
        from: location,
        to: placeBelow(path, folder, what, files),
    }));
    for (const parent of new Set(copies.map(({ to }) => files.dirname(to))))
        await files.makeFolder(parent);
    const total = kept.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    const hashed = await files.copyHashed(copies, (bytes) => {
        done += bytes;
        log.progress('copied', done, total, 'bytes');
    });
    kept.forEach((file, index) => requireRecorded(file, hashed[index], what, file.location));
}
/**
 * Makes sure that bytes are those of a recorded file.
 * @param where the bytes were, for people
 * @throws Failure `DIGEST_MISMATCH` that names the file
 */
function requireRecorded(file, hashed, what, where) {
    if (hashed?.sha256 === file.sha256 && hashed.size === file.size)
        return;
    throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', `${file.path} of ${what} is not what was registered`, {
        cause: new Error(`its SHA-256 is ${hashed?.sha256}, recorded is ${file.sha256} (${where})`),
        remedy: 'restore that file of the registry from a backup, or register the model again as a new version',
    });
}
/**
 * Where a file of a model goes below a folder. A record may come from anywhere, so its paths are checked before they are
 * written to.
 * @throws Failure `STORAGE_FAILED` when the path leads out of the folder
 */
function placeBelow(path, folder, what, files) {
    const parts = path.split('/');
    const place = files.join(folder, ...parts);
    const isInside = parts.every((part) => part !== '' && part !== '.' && part !== '..');
    if (isInside && files.relative(folder, place).split(/[\\/]/)[0] !== '..')
        return place;
    throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('STORAGE_FAILED', `${what} names a file outside of its folder: ${path}`);
}


/***/ }),

/***/ 15397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ archivedTag),
/* harmony export */   S: () => (/* binding */ signatureName)
/* harmony export */ });
/** A version with this tag set to `true` is skipped by `latest`. */
const archivedTag = 'slipway.archived';
/** What a version's signature is called beside it: a Sigstore bundle, as OpenSSF Model Signing has it. */
const signatureName = 'model.sig';


/***/ }),

/***/ 97829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ locatedFile),
/* harmony export */   W: () => (/* binding */ locatedModel)
/* harmony export */ });
/** A recorded file whose bytes are at a location; it is opened when it is read. */
function locatedFile(file, location, { files }) {
    return {
        ...file,
        location,
        read: async (offset, length) => (await files.open(location)).read(offset, length),
    };
}
/**
 * The files of a record, and those of its samples, whose bytes are on this machine.
 * @param samples the files that `record.sampleInput` and `record.sampleOutput` name
 * @param locationOf absolute path of the bytes with a SHA-256 digest, hexadecimal
 */
function locatedModel(record, samples, locationOf, ports) {
    const located = (file) => locatedFile(file, locationOf(file.sha256), ports);
    const sample = (path) => {
        const found = samples.find((file) => file.path === path);
        return found === undefined ? undefined : located(found);
    };
    const [sampleInput, sampleOutput] = [sample(record.sampleInput), sample(record.sampleOutput)];
    return {
        files: record.files.map(located),
        sampleInput,
        sampleOutput,
    };
}


/***/ }),

/***/ 59928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L4: () => (/* binding */ chooseRegistry),
  P: () => (/* binding */ findAddressed),
  Me: () => (/* binding */ openRegistry)
});

// UNUSED EXPORTS: registryProviders

// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/models/build/registry/archived.js
var archived = __webpack_require__(2289);
// EXTERNAL MODULE: ./packages/models/build/registry/copy-verified.js
var copy_verified = __webpack_require__(80011);
// EXTERNAL MODULE: ./packages/models/build/registry/kind.js
var kind = __webpack_require__(15397);
// EXTERNAL MODULE: ./packages/models/build/registry/located.js
var located = __webpack_require__(97829);
// EXTERNAL MODULE: ./packages/core/build/checked-json.js
var checked_json = __webpack_require__(48106);
// EXTERNAL MODULE: ./packages/core/build/model-version.js
var model_version = __webpack_require__(5802);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./packages/models/build/registry/recorded.js
var recorded = __webpack_require__(11675);
// EXTERNAL MODULE: ./packages/models/build/registry/refusals.js
var refusals = __webpack_require__(61750);
;// CONCATENATED MODULE: ./packages/models/build/registry/file/marks.js



/**
 * Tags and properties that came after registration. One file a key: two runs that set different tags at the same time
 * touch different files, so no update is lost, and no run has to wait for another.
 */
const mark = dist/* object */.Ikc({
    key: dist/* string */.YjP(),
    /** Null: a tag that was removed. */
    value: dist/* nullable */.mee(dist/* string */.YjP()),
});
/** The tags that were set or removed in a folder of tags. */
async function tagChanges(folder, ports) {
    return new Map((await readMarks(folder, ports)).map(({ key, value }) => [key, value]));
}
/** Sets or removes tags. */
async function writeTags(folder, tags, { files }) {
    for (const [key, value] of Object.entries(tags)) {
        await files.write(files.join(folder, files.sha256(key)), JSON.stringify({ key, value }));
    }
}
/** The properties that were added in a folder of properties. */
async function addedProperties(folder, ports) {
    return new Map((await readMarks(folder, ports)).map(({ key, value }) => [key, value ?? '']));
}
/**
 * Adds properties to those that are there. Nothing is added when one of them is there with another value.
 * @throws Problems (place: input `properties`), one for each property that would change
 */
async function addProperties(folder, there, added, ports) {
    const { files } = ports;
    (0,refusals/* refuseChanges */.YY)(there, added);
    for (const [key, value] of Object.entries(added)) {
        if (Object.hasOwn(there, key))
            continue;
        const claimed = await files.claim(files.join(folder, files.sha256(key)), JSON.stringify({ key, value }));
        if (!claimed)
            (0,refusals/* refuseChanges */.YY)(Object.fromEntries(await addedProperties(folder, ports)), { [key]: value });
    }
}
async function readMarks(folder, { files }) {
    const marks = [];
    for (const name of await files.names(folder)) {
        if (!/^[0-9a-f]{64}$/.test(name))
            continue;
        const path = files.join(folder, name);
        const text = await files.readTextIfThere(path);
        if (text !== undefined)
            marks.push((0,checked_json/* checkedJson */.EB)(mark, text, path));
    }
    return marks;
}

;// CONCATENATED MODULE: ./packages/models/build/registry/file/stored.js





/** What is in the place of a version that was deleted. */
const deletedVersion = dist/* object */.Ikc({
    schemaVersion: recorded/* storedVersion */.Um.entries.schemaVersion,
    deleted: dist/* object */.Ikc({
        name: dist/* string */.YjP(),
        version: dist/* string */.YjP(),
        digest: dist/* string */.YjP(),
        /** ISO 8601, UTC. */
        at: dist/* string */.YjP(),
    }),
});
/** The content of `models/<name>/<version>.json`. */
const inPlace = dist/* lazy */.RZV((given) => typeof given === 'object' && given !== null && 'deleted' in given ? deletedVersion : recorded/* storedVersion */.Um);
/** A version as it is stored, or undefined. */
async function readStored(layout, name, version, ports) {
    const found = await readPlace(layout, name, version, ports);
    return found !== undefined && 'record' in found ? found : undefined;
}
/** What is in the place of a version: the version, what is left of it, or nothing yet. On a disk that ignores case `V1` must not answer for `v1`. */
async function readPlace(layout, name, version, { files }) {
    const path = layout.version(name, version);
    const text = await files.readTextIfThere(path);
    if (text === undefined)
        return undefined;
    const stored = (0,checked_json/* checkedJson */.EB)(inPlace, text, path);
    const own = 'record' in stored ? stored.record : stored.deleted;
    return own.name === name && own.version === version ? stored : undefined;
}
/** A record with the tags and properties it has now. */
async function readRecord(layout, name, version, ports) {
    const stored = await readStored(layout, name, version, ports);
    return stored === undefined ? undefined : await asItIsNow(layout, stored.record, ports);
}
/** Lays what was set after registration over a record as it was stored. */
async function asItIsNow(layout, record, ports) {
    const { name, version } = record;
    const tags = { ...record.tags };
    for (const [key, value] of await tagChanges(layout.tags(name, version), ports)) {
        if (value === null)
            delete tags[key];
        else
            tags[key] = value;
    }
    const added = await addedProperties(layout.properties(name, version), ports);
    return { ...record, tags, properties: { ...Object.fromEntries(added), ...record.properties } };
}
/** The versions of a name, deleted ones among them, in no particular order. What starts with a dot is on its way or was left by a kill. */
async function versionNames(layout, name, { files }) {
    const names = await files.names(layout.model(name));
    return names.filter((file) => /^[^.].*\.json$/.test(file)).map((file) => file.slice(0, -'.json'.length));
}
/** True when a name has a version that was not deleted. */
async function hasVersion(layout, name, ports) {
    for (const version of await versionNames(layout, name, ports))
        if ((await readStored(layout, name, version, ports)) !== undefined)
            return true;
    return false;
}
/** Every version of a name in the order of registration. */
async function readRecords(layout, name, ports) {
    const records = [];
    for (const version of await versionNames(layout, name, ports)) {
        const record = await readRecord(layout, name, version, ports);
        if (record !== undefined)
            records.push(record);
    }
    return records.toSorted(byRegistration);
}
function byRegistration(left, right) {
    const [a, b] = [left.provenance.createdAt, right.provenance.createdAt];
    if (a !== b)
        return a < b ? -1 : 1;
    return (0,model_version/* byVersion */.o)(left.version, right.version);
}

;// CONCATENATED MODULE: ./packages/models/build/registry/file/aliases.js

/** The aliases of a name, and the versions they point to. Those of a deleted version point to nothing. */
async function readAliases(layout, name, ports) {
    const folder = layout.aliases(name);
    const aliases = {};
    for (const alias of await ports.files.names(folder)) {
        if (alias.startsWith('.'))
            continue;
        const version = await readAlias(folder, alias, ports);
        const isThere = version !== undefined && (await readStored(layout, name, version, ports)) !== undefined;
        if (isThere)
            aliases[alias] = version;
    }
    return aliases;
}
/** The version an alias points to, or undefined. */
async function readAlias(folder, alias, { files }) {
    return (await files.readTextIfThere(files.join(folder, alias)))?.trim();
}
/** Points an alias at a version; the last of several runs wins. Answers where it pointed before. */
async function writeAlias(folder, alias, version, ports) {
    const { files } = ports;
    const previous = await readAlias(folder, alias, ports);
    if (previous !== version)
        await files.write(files.join(folder, alias), `${version}\n`);
    return { previous };
}

;// CONCATENATED MODULE: ./packages/models/build/registry/file/deletion.js





/**
 * Deletes a version by writing over its file: one moment in which it is gone, its number stays taken, and its aliases
 * point to nothing. What belonged to it is removed afterwards, by the next run that is asked to when this one is killed.
 */
async function deleteVersion(layout, { name, version }, withAliases, ports) {
    const { files, clock } = ports;
    const there = await readPlace(layout, name, version, ports);
    if (there === undefined)
        return { deleted: false, aliases: [] };
    let aliases = [];
    if ('record' in there) {
        aliases = (0,refusals/* aliasesTo */.I6)(await readAliases(layout, name, ports), version);
        if (!withAliases)
            (0,refusals/* refuseAliased */.Y4)(there.record, aliases);
        const { digest, files: recorded } = there.record;
        const deleted = { name, version, digest, at: new Date(clock.now()).toISOString() };
        const blobs = [...recorded, ...there.samples].map(({ sha256 }) => sha256);
        await noteUnneeded(layout, { name, version }, blobs, ports);
        const left = { schemaVersion: 1, deleted };
        await files.write(layout.version(name, version), JSON.stringify(left));
    }
    await files.remove(layout.tags(name, version));
    await files.remove(layout.properties(name, version));
    await files.remove(layout.attachments(name, version));
    const waiting = await sweep(layout, ports);
    return {
        deleted: 'record' in there,
        aliases,
        remains: waiting === 0
            ? undefined
            : 'bytes that no version has any more are removed by the next run after a day',
    };
}
/**
 * The bytes of deleted versions. Whether a version has a blob can only be told by reading all versions, and while that is
 * done somebody may be registering the same bytes: they are stored before the version appears. Such bytes are young,
 * because whoever stores a blob writes it anew even where it is there. So what is old and belongs to no version is
 * removed, in an order that no kill and no other run can turn into a loss:
 *
 * 1. A blob that is old and belongs to no version is moved aside; no other run takes it for one that is there.
 * 2. All versions are read once more.
 * 3. If it is young after all (somebody stored it just before it was moved) or belongs to a version now, it is moved back;
 *    else it is removed. Whoever makes a version later has stored its bytes again.
 *
 * What a killed run left aside is treated the same way by the next one. A run that has made a version puts back what of
 * its own bytes is aside (`putBack`), so it does not depend on the run that moved them.
 */
/** No run that still works has stored its bytes so long ago. */
const youngMs = 24 * 60 * 60 * 1000;
/** Digests of blobs. */
const noteSchema = dist/* array */.YOg(dist/* string */.YjP());
const asidePattern = /^([0-9a-f]{64})\.[0-9a-f-]{36}$/;
/** Notes blobs that perhaps nobody needs when a version is gone. Before that it has no effect. */
async function noteUnneeded(layout, { name, version }, blobs, { files }) {
    const place = files.join(layout.unneeded, `${files.sha256(`${name}:${version}`)}.json`);
    await files.write(place, JSON.stringify([...new Set(blobs)]));
}
/** Removes the bytes that nobody needs. Answers of how many blobs that can not be said yet, because they are young. */
async function sweep(layout, ports) {
    const notes = await readNotes(layout, ports);
    const noted = [...new Set([...notes.values()].flat())];
    const young = new Set();
    const old = [];
    for (const sha256 of noted) {
        const age = await ageOf(layout.blob(sha256), ports);
        if (age === 'young')
            young.add(sha256);
        if (age === 'old')
            old.push(sha256);
    }
    if (old.length > 0) {
        const used = await usedBlobs(layout, ports);
        for (const sha256 of old)
            if (!used.has(sha256))
                await moveAside(layout, sha256, ports);
    }
    await settleAside(layout, ports);
    for (const [note, blobs] of notes)
        if (!blobs.some((sha256) => young.has(sha256)))
            await ports.files.remove(note);
    return young.size;
}
/** Puts back those of some blobs that another run has moved aside. For whoever has just made a version of them. */
async function putBack(layout, blobs, ports) {
    const own = new Set(blobs);
    for (const { sha256, path } of await blobsAside(layout, ports))
        if (own.has(sha256))
            await moveIfThere(path, layout.blob(sha256), ports);
}
async function moveAside(layout, sha256, ports) {
    const aside = ports.files.join(layout.unneeded, `${sha256}.${crypto.randomUUID()}`);
    await moveIfThere(layout.blob(sha256), aside, ports);
}
async function settleAside(layout, ports) {
    const aside = await blobsAside(layout, ports);
    if (aside.length === 0)
        return;
    const used = await usedBlobs(layout, ports);
    for (const { sha256, path } of aside) {
        const isNeeded = used.has(sha256) || (await ageOf(path, ports)) === 'young';
        if (isNeeded)
            await moveIfThere(path, layout.blob(sha256), ports);
        else
            await ports.files.remove(path);
    }
}
async function readNotes(layout, { files }) {
    const notes = new Map();
    for (const name of await files.names(layout.unneeded)) {
        const path = files.join(layout.unneeded, name);
        const text = /^[0-9a-f]{64}\.json$/.test(name) ? await files.readTextIfThere(path) : undefined;
        if (text !== undefined)
            notes.set(path, (0,checked_json/* checkedJson */.EB)(noteSchema, text, path));
    }
    return notes;
}
async function blobsAside(layout, { files }) {
    return (await files.names(layout.unneeded))
        .map((name) => ({ sha256: asidePattern.exec(name)?.[1], path: files.join(layout.unneeded, name) }))
        .filter((aside) => aside.sha256 !== undefined);
}
/** What all versions of all models are made of. */
async function usedBlobs(layout, ports) {
    const used = new Set();
    for (const name of await ports.files.names(layout.models))
        for (const version of await versionNames(layout, name, ports)) {
            const stored = await readStored(layout, name, version, ports);
            for (const { sha256 } of [...(stored?.record.files ?? []), ...(stored?.samples ?? [])])
                used.add(sha256);
        }
    return used;
}
async function ageOf(path, { files, clock }) {
    const facts = await files.stat(path);
    if (facts === undefined)
        return undefined;
    return clock.now() - facts.modifiedMs < youngMs ? 'young' : 'old';
}
/** Another run may have moved or removed it meanwhile; then there is nothing to do. */
async function moveIfThere(from, to, { files }) {
    try {
        await files.move(from, to);
    }
    catch (thrown) {
        if ((await files.stat(from)) !== undefined)
            throw thrown;
    }
}

;// CONCATENATED MODULE: ./packages/models/build/registry/file/layout.js
/** The layout of the registry in a folder. */
function layoutOf(root, { join }) {
    const models = join(root, 'models');
    const blobs = join(root, 'blobs', 'sha256');
    const blobFolder = (sha256) => join(blobs, sha256.slice(0, 2));
    return {
        root,
        incoming: join(root, 'incoming'),
        unneeded: join(root, 'unneeded'),
        models,
        blobs,
        blobFolder,
        blob: (sha256) => join(blobFolder(sha256), sha256),
        model: (name) => join(models, name),
        version: (name, version) => join(models, name, `${version}.json`),
        digests: (name, digest) => join(models, name, 'digests', digest.replace(/^sha256:/, '')),
        shapes: (name, shape) => join(models, name, 'shapes', shape),
        aliases: (name) => join(models, name, 'aliases'),
        tags: (name, version) => join(models, name, 'tags', version),
        properties: (name, version) => join(models, name, 'properties', version),
        attachments: (name, version) => join(models, name, 'attachments', version),
        subscriber: (subscriber) => join(root, 'subscribers', subscriber),
    };
}
/** Address of a version, for people and programs. */
function versionUri(layout, { name, version }) {
    return fileUri(layout.version(name, version));
}
/** `file:///home/ann/…`, and `file:///C:/…` for a Windows path. */
function fileUri(path) {
    const parts = path.replaceAll('\\', '/').split('/').map(encodeURIComponent);
    const address = parts.join('/').replace(/^([A-Za-z])%3A/, '/$1:');
    return `file://${address}`;
}

;// CONCATENATED MODULE: ./packages/models/build/registry/hash-all.js
/** The digests of files where they are, in their order. Those whose digests are known already are not read. */
async function hashAll(sources, { files, log }) {
    const total = sources.reduce((sum, { size, sha256 }) => sum + (sha256 === undefined ? size : 0), 0);
    let done = 0;
    const hashed = [];
    for (const { path, from, size: known, sha256: digest } of sources) {
        if (digest !== undefined) {
            hashed.push({ path, size: known, sha256: digest });
            continue;
        }
        const { size, sha256 } = await files.hash(from, (bytes) => {
            done += bytes;
            log.progress('compared', done, total, 'bytes');
        });
        hashed.push({ path, size, sha256 });
    }
    return hashed;
}

// EXTERNAL MODULE: ./packages/models/build/registry/portable-names.js
var portable_names = __webpack_require__(56285);
;// CONCATENATED MODULE: ./packages/models/build/registry/record-of.js


/** The samples of a registration under the names they get in the registry. */
function samplesOf({ sampleInput, sampleOutput }) {
    return [
        ...(sampleInput === undefined ? [] : [{ ...sampleInput, path: `input/${sampleInput.path}` }]),
        ...(sampleOutput === undefined ? [] : [{ ...sampleOutput, path: `output/${sampleOutput.path}` }]),
    ];
}
/**
 * The record of a version that appears now. It goes through the schema that it is read by, so that whoever makes a
 * version and whoever finds it later say the same, byte for byte.
 */
function recordOf(wanted, stored, version, { files, clock, provenance }) {
    const { sampleInput, sampleOutput, origin } = wanted;
    const samples = samplesOf(wanted).map(({ path }) => path);
    const folder = wanted.folderName ?? (wanted.folder && files.basename(wanted.folder));
    return (0,dist/* parse */.qgA)(recorded/* modelRecord */.zo, {
        ...wanted,
        version,
        id: `${wanted.name}:${version}`,
        digest: stored.digest,
        files: stored.files,
        singleFile: folder === undefined,
        folder,
        sampleInput: sampleInput && samples[0],
        sampleOutput: sampleOutput && samples.at(-1),
        // When the version appears, not when the run began: the order of registration is read from it.
        provenance: { ...provenance, createdAt: new Date(clock.now()).toISOString(), origin },
    });
}

// EXTERNAL MODULE: ./packages/models/build/registry/root-digest.js
var root_digest = __webpack_require__(69796);
// EXTERNAL MODULE: ./packages/core/build/abandoned.js
var abandoned = __webpack_require__(34506);
// EXTERNAL MODULE: ./packages/models/build/registry/source.js
var source = __webpack_require__(48094);
;// CONCATENATED MODULE: ./packages/models/build/registry/file/blobs.js





/**
 * Brings files into the registry as blobs: copied and hashed in one pass, flushed, then renamed to their digests.
 * Nothing points to them yet, so no reader sees them.
 * @throws Failure `CHANGED_WHILE_READ` when what was copied is not what was looked at
 */
async function storeBlobs(layout, registration, ports) {
    const { files } = ports;
    await files.makeFolder(layout.incoming);
    await (0,abandoned/* removeAbandoned */.j)(layout.incoming, ports);
    await sweep(layout, ports);
    const incoming = await files.temporaryFolder('', layout.incoming);
    try {
        const samples = samplesOf(registration);
        const copied = await copyIn([...registration.files, ...samples], incoming, ports);
        await (0,source/* requireUnchanged */.jr)(registration, files);
        await (0,source/* requireUnchanged */.jr)({ files: samples }, files);
        await moveIn(layout, copied, ports);
        const recorded = copied.map(({ path, size, sha256 }) => ({ path, size, sha256 }));
        const model = recorded.slice(0, registration.files.length);
        return {
            files: model,
            samples: recorded.slice(registration.files.length),
            digest: (0,root_digest/* rootDigest */.b)(model, files),
        };
    }
    finally {
        await files.remove(incoming);
    }
}
async function copyIn(sources, incoming, { files, log }) {
    const total = sources.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    const copies = sources.map(({ from }, index) => ({ from, to: files.join(incoming, String(index)) }));
    const hashed = await files.copyHashed(copies, (bytes) => {
        done += bytes;
        log.progress('stored', done, total, 'bytes');
    });
    return sources.map(({ path }, index) => ({ path, ...hashed[index], at: copies[index].to }));
}
/** The same bytes have the same place, so a blob that is there already is replaced by its equal. */
async function moveIn(layout, copied, { files }) {
    await files.moveAll(copied.map(({ at, sha256 }) => ({ from: at, to: layout.blob(sha256) })));
}

;// CONCATENATED MODULE: ./packages/models/build/registry/file/commit.js



/**
 * Makes a version appear, or finds the one that holds these bytes. Any number of runs may do this at the same time and
 * be killed at any point; nobody waits for anybody.
 *
 * Runs with the same bytes agree on a version through `digests/<digest>/<attempt>`: whoever makes attempt 1 proposes a
 * version, and all others carry that proposal out as well as they can, because they hold the same bytes. A proposal is
 * settled when its version exists. When other bytes took the version, or it was deleted, the proposal is dead for good
 * and attempt 2 may be made. So no two versions of a name hold the same bytes, and no number is left out.
 */
async function commit(layout, candidate, ports) {
    const { name, digest } = candidate;
    for (let attempt = 1;; attempt += 1) {
        const version = await proposal(layout, candidate, attempt, ports);
        const found = await readPlace(layout, name, version, ports);
        if (found === undefined) {
            const content = candidate.content(version);
            const made = await ports.files.claim(layout.version(name, version), JSON.stringify(content));
            if (made)
                return { record: content.record, made };
        }
        const there = found ?? (await readPlace(layout, name, version, ports));
        if (there === undefined)
            throw unreadable(layout.version(name, version));
        if ('record' in there && there.record.digest === digest)
            return { record: await asItIsNow(layout, there.record, ports), made: false };
    }
}
/** The name is taken, yet not by this version: a disk that ignores case, and a name that differs in case only. */
function unreadable(path) {
    return new trouble/* Failure */.HR('STORAGE_FAILED', `${path} is taken by something else`, {
        remedy: 'choose a name and a version that differ in more than upper and lower case',
    });
}
/** The version that an attempt proposes; makes the proposal when nobody has. */
async function proposal(layout, candidate, attempt, ports) {
    const { files } = ports;
    const path = files.join(layout.digests(candidate.name, candidate.digest), String(attempt));
    const earlier = await files.readTextIfThere(path);
    if (earlier !== undefined)
        return earlier;
    const version = candidate.wantedVersion ?? (await nextVersion(layout, candidate.name, ports));
    await refuseTaken(layout, candidate, ports);
    return (await files.claim(path, version)) ? version : await files.readText(path);
}
/** Refuses a version that holds other bytes, or was deleted. @throws Problems */
async function refuseTaken(layout, candidate, ports) {
    const { name, digest, wantedVersion } = candidate;
    if (wantedVersion === undefined)
        return;
    const taken = await readPlace(layout, name, wantedVersion, ports);
    if (taken === undefined)
        return;
    if ('deleted' in taken)
        (0,refusals/* refuseDeleted */.wm)(taken.deleted);
    if (taken.record.digest !== digest)
        (0,refusals/* refuseVersion */.tt)(taken.record, digest);
}
/** The whole number after the largest one there is. */
async function nextVersion(layout, name, ports) {
    const numbers = (await versionNames(layout, name, ports))
        .filter((version) => /^\d+$/.test(version))
        .map((version) => BigInt(version));
    const largest = numbers.reduce((most, number) => (number > most ? number : most), 0n);
    return String(largest + 1n);
}
/** The version of a name that holds these bytes, or undefined. Looks at one small file however many versions there are. */
async function versionOfDigest(layout, name, digest, ports) {
    const folder = layout.digests(name, digest);
    const attempts = (await ports.files.names(folder)).filter((attempt) => /^\d+$/.test(attempt)).map(Number);
    if (attempts.length === 0)
        return undefined;
    const version = await ports.files.readText(ports.files.join(folder, String(Math.max(...attempts))));
    const stored = await readStored(layout, name, version, ports);
    if (stored?.record.digest !== digest)
        return undefined;
    return await asItIsNow(layout, stored.record, ports);
}

;// CONCATENATED MODULE: ./packages/models/build/registry/file/register.js












/** What the registry knows of a registration. @throws Problems when it can not take it */
async function lookUp(layout, wanted, ports) {
    const { name, version, alias } = wanted;
    await requireKeepableNames(layout, wanted, ports);
    return {
        existing: await findKnown(layout, wanted, ports),
        nextVersion: version ?? (await nextVersion(layout, name, ports)),
        aliasNow: alias === undefined ? undefined : await readAlias(layout.aliases(name), alias, ports),
    };
}
/** Stores the files of a registration. */
async function store(layout, wanted, ports) {
    const stored = await storeBlobs(layout, wanted, ports);
    return { digest: stored.digest, makeVersion: () => makeVersion(layout, wanted, stored, ports) };
}
async function makeVersion(layout, wanted, stored, ports) {
    const { files } = ports;
    const { name, version: wantedVersion } = wanted;
    const { digest } = stored;
    const shape = layout.shapes(name, (0,root_digest/* shapeOf */.F)(stored.files, files));
    await files.claim(files.join(shape, digest.replace(/^sha256:/, '')), '');
    const content = (version) => ({
        schemaVersion: 1,
        record: recordOf(wanted, stored, version, ports),
        samples: [...stored.samples],
    });
    const { record, made } = await commit(layout, { name, digest, wantedVersion, content }, ports);
    const blobs = [...stored.files, ...stored.samples].map(({ sha256 }) => sha256);
    await putBack(layout, blobs, ports);
    return { record, registered: made, uri: versionUri(layout, record) };
}
/** The bytes that are compared at each place before a file is hashed whole. */
const sampleBytes = 4096;
/**
 * The version that holds these files already, or undefined. Hashes them only when that is likely, because bytes that
 * turn out to be new are hashed while they are copied: the same paths and sizes, and the same bytes in three places.
 * @throws Problems when the version that was asked for holds other bytes
 */
async function findKnown(layout, registration, ports) {
    const { name, version } = registration;
    const isHashed = registration.files.every(({ sha256 }) => sha256 !== undefined);
    const place = version === undefined ? undefined : await readPlace(layout, name, version, ports);
    if (place !== undefined && 'deleted' in place)
        (0,refusals/* refuseDeleted */.wm)(place.deleted);
    const taken = place && (await asItIsNow(layout, place.record, ports));
    if (taken === undefined && !isHashed && !(await isLikelyKnown(layout, registration, ports)))
        return undefined;
    const digest = (0,root_digest/* rootDigest */.b)(await hashAll(registration.files, ports), ports.files);
    if (taken !== undefined && taken.digest !== digest)
        (0,refusals/* refuseVersion */.tt)(taken, digest);
    return taken ?? (await versionOfDigest(layout, name, digest, ports));
}
async function isLikelyKnown(layout, registration, ports) {
    const { name, files } = registration;
    const digests = await ports.files.names(layout.shapes(name, (0,root_digest/* shapeOf */.F)(files, ports.files)));
    for (const digest of digests.filter((entry) => /^[0-9a-f]{64}$/.test(entry))) {
        const record = await versionOfDigest(layout, name, `sha256:${digest}`, ports);
        if (record !== undefined && (await isAlike(layout, files, record, ports)))
            return true;
    }
    return false;
}
/** Retrained weights have the old sizes and differ nearly everywhere, so three places of the largest file tell. */
async function isAlike(layout, sources, record, { files }) {
    const largest = sources.reduce((one, other) => (other.size > one.size ? other : one));
    const recorded = record.files.find(({ path }) => path === largest.path);
    if (recorded === undefined || recorded.size !== largest.size)
        return false;
    const [ours, theirs] = [await files.open(largest.from), await files.open(layout.blob(recorded.sha256))];
    const last = Math.max(0, largest.size - sampleBytes);
    for (const offset of [0, Math.floor(last / 2), last]) {
        const [a, b] = [await ours.read(offset, sampleBytes), await theirs.read(offset, sampleBytes)];
        if (a.length !== b.length || a.some((byte, index) => byte !== b[index]))
            return false;
    }
    return true;
}
/**
 * Refuses names that a directory can not keep apart on every system: device names of Windows, a dot at the end, and
 * names that differ from one in use by upper and lower case only.
 * @throws Problems, all of them
 */
async function requireKeepableNames(layout, { name, version, alias }, ports) {
    const { files } = ports;
    const problems = [
        fault('name', name, await files.names(layout.models)),
        version === undefined ? undefined : fault('version', version, await versionNames(layout, name, ports)),
        alias === undefined ? undefined : fault('alias', alias, await files.names(layout.aliases(name))),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
}
function fault(input, name, inUse) {
    const twin = (0,portable_names/* sameButForCase */.dg)(name, inUse);
    const said = twin === undefined
        ? (0,portable_names/* unportable */.FO)(name)
        : `differs from \`${twin}\`, which is in use, by upper and lower case only`;
    if (said === undefined)
        return undefined;
    return {
        where: { input },
        said: `\`${name}\` ${said}`,
        expected: 'a name that is a file name of its own on every system, because this registry is a folder',
        remedy: twin === undefined ? 'choose another name' : `write \`${twin}\`, or choose another name`,
    };
}

;// CONCATENATED MODULE: ./packages/models/build/registry/file/subscriptions.js
/** So many earlier revisions stay for those who have just listed the folder and are about to read. */
const keptRevisions = 4;
/**
 * What subscribers were told. A change claims the revision after the one it has read, so of two runs one has to read
 * again; nobody waits for a lock, and a kill leaves nothing that must be unlocked.
 */
function fileSubscriptions(layout, ports) {
    const { files } = ports;
    const place = (subscriber, revision) => files.join(layout.subscriber(subscriber), `${revision}.json`);
    const revisions = async (subscriber) => (await files.names(layout.subscriber(subscriber)))
        .map((name) => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? Number.NaN))
        .filter((revision) => !Number.isNaN(revision))
        .toSorted((left, right) => left - right);
    const newest = async (subscriber) => {
        for (;;) {
            const revision = (await revisions(subscriber)).at(-1);
            if (revision === undefined)
                return { revision: 0 };
            const text = await files.readTextIfThere(place(subscriber, revision));
            // Gone since it was listed: others have written newer ones meanwhile.
            if (text !== undefined)
                return { revision, text };
        }
    };
    return {
        read: async (subscriber) => (await newest(subscriber)).text,
        change: async (subscriber, next) => {
            for (;;) {
                const { revision, text } = await newest(subscriber);
                const changed = next(text);
                if (changed === text)
                    return;
                const claimed = await files.claim(place(subscriber, revision + 1), changed);
                if (!claimed)
                    continue;
                const there = await revisions(subscriber);
                // Revisions are removed from the lowest on. When the one that was read is gone, the number after it may have been
                // taken and freed again while this run slept, and then it does not count.
                const counts = revision === 0 ? there.at(-1) <= keptRevisions : there.includes(revision);
                if (!counts) {
                    await files.remove(place(subscriber, revision + 1));
                    continue;
                }
                for (const old of there.slice(0, -keptRevisions))
                    await files.remove(place(subscriber, old));
                return;
            }
        },
    };
}

;// CONCATENATED MODULE: ./packages/models/build/registry/file/file.js












/** The embedded registry: a folder. Its layout is in `layout.ts`, how a version is made in `commit.ts`. */
const file = {
    id: 'file',
    title: 'the embedded registry, a folder',
    locationOf: (text, { files, host }) => text === '' ? files.join(host.home, 'registry') : files.resolve(text),
    open: openFileRegistry,
};
/** An embedded registry in a folder, which need not exist yet. Nothing here takes a lock. */
function openFileRegistry(root, ports) {
    const layout = layoutOf(root, ports.files);
    return {
        provider: 'file',
        location: root,
        title: `the registry ${root}`,
        toJSON: () => ({ provider: 'file', location: root }),
        lookUp: (wanted) => lookUp(layout, wanted, ports),
        store: (wanted) => store(layout, wanted, ports),
        names: () => names(layout, ports),
        versions: (name) => readRecords(layout, name, ports),
        find: async ({ name, pick }) => {
            if ('latest' in pick)
                return await latest(layout, name, ports);
            if ('version' in pick)
                return await readRecord(layout, name, pick.version, ports);
            const version = await readAlias(layout.aliases(name), pick.alias, ports);
            return version === undefined ? undefined : await readRecord(layout, name, version, ports);
        },
        aliases: (name) => readAliases(layout, name, ports),
        setAlias: async (name, alias, version) => {
            await requireKeepableNames(layout, { name, alias }, ports);
            await recordAsStored(layout, { name, version }, ports);
            return await writeAlias(layout.aliases(name), alias, version, ports);
        },
        setTags: async (record, tags) => {
            const stored = await recordAsStored(layout, record, ports);
            await writeTags(layout.tags(record.name, record.version), tags, ports);
            return await asItIsNow(layout, stored, ports);
        },
        setArchived: async (version, archived) => {
            await recordAsStored(layout, version, ports);
            await writeTags(layout.tags(version.name, version.version), { [kind/* archivedTag */.N]: archived ? 'true' : null }, ports);
        },
        addProperties: async (record, properties) => {
            const stored = await recordAsStored(layout, record, ports);
            const { properties: there } = await asItIsNow(layout, stored, ports);
            await addProperties(layout.properties(record.name, record.version), there, properties, ports);
            return await asItIsNow(layout, stored, ports);
        },
        delete: (version, { withAliases = false } = {}) => deleteVersion(layout, version, withAliases, ports),
        attach: async ({ name, version }, title, content) => {
            await recordAsStored(layout, { name, version }, ports);
            const path = ports.files.join(layout.attachments(name, version), title);
            await ports.files.write(path, content);
            return { content, uri: fileUri(path) };
        },
        attached: async ({ name, version }, title) => {
            const path = ports.files.join(layout.attachments(name, version), title);
            const content = await ports.files.readTextIfThere(path);
            return content === undefined ? undefined : { content, uri: fileUri(path) };
        },
        survey: (isMeant) => survey(layout, isMeant, ports),
        subscriptions: fileSubscriptions(layout, ports),
        locate: (record) => locate(layout, record, ports),
        materialise: async (record, folder) => {
            const { files } = await locate(layout, record, ports);
            await (0,copy_verified/* copyVerified */.kj)(files, folder, record.id, ports);
        },
        uri: (version) => versionUri(layout, version),
    };
}
/** A name without a version is one that somebody is about to register, or whose versions were all deleted. */
async function names(layout, ports) {
    const found = [];
    for (const name of await ports.files.names(layout.models))
        if (!name.startsWith('.') && (await hasVersion(layout, name, ports)))
            found.push(name);
    return found;
}
async function latest(layout, name, ports) {
    return (await readRecords(layout, name, ports)).findLast((record) => !(0,archived/* isArchived */.F)(record));
}
async function recordAsStored(layout, { name, version }, ports) {
    const stored = await readStored(layout, name, version, ports);
    if (stored !== undefined)
        return stored.record;
    throw new trouble/* Failure */.HR('STORAGE_FAILED', `${name}:${version} is not in the registry ${layout.root}`);
}
async function locate(layout, record, ports) {
    const stored = await readStored(layout, record.name, record.version, ports);
    return (0,located/* locatedModel */.W)(record, stored?.samples ?? [], (sha256) => layout.blob(sha256), ports);
}
/** All models, one folder after the other: the names of files tell the versions, and only what is asked for is read. */
async function* survey(layout, isMeant, ports) {
    for (const name of await ports.files.names(layout.models)) {
        if (name.startsWith('.') || !isMeant(name))
            continue;
        yield {
            name,
            versions: await versionNames(layout, name, ports),
            read: (version) => readRecord(layout, name, version, ports),
            aliases: () => readAliases(layout, name, ports),
        };
    }
}

// EXTERNAL MODULE: ./packages/core/build/digest.js
var digest = __webpack_require__(70120);
;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/tags.js

/** The tags of a version that Slipway keeps for itself. Everything else is a tag of the user. */
const own = {
    /** The digest of the model. It comes with the version, in one transaction: no version is half made. */
    digest: 'slipway.digest',
    /** Stands for the paths and sizes, so that bytes are read only when there is a version that may have them. */
    shape: 'slipway.shape',
    /** The record without what MLflow keeps in fields of its own. */
    record: 'slipway.record',
    /** The commit and the repository, for people who look at the version in MLflow. */
    commit: 'slipway.commit',
    repository: 'slipway.repository',
};
/** True for versions that Slipway made. */
function isOurs({ tags }) {
    return tags[own.digest] !== undefined && tags[own.record] !== undefined;
}
/** What begins the keys of tags that stand for something else. After each comes a key, or its hexadecimal form. */
const families = {
    property: ['slipway.property.', 'slipway.property-hex.'],
    attachment: ['slipway.attachment.', 'slipway.attachment-hex.'],
    tag: ['', 'slipway.tag-hex.'],
};
/** What MLflow takes for a key on every system, and does not take for another path. */
const plainKey = /^[A-Za-z0-9_][A-Za-z0-9_.\- ]*(\/[A-Za-z0-9_][A-Za-z0-9_.\- ]*)*$/;
const reserved = [...Object.values(own), ...Object.values(families).flat()].filter((each) => each !== '');
/** The tag that keeps a property, an attachment or a tag of the user: its own key, or a form that MLflow takes. */
function tagFor(family, key) {
    const [plain, hex] = families[family];
    const isFree = family !== 'tag' || !reserved.some((each) => key.startsWith(each));
    if (plainKey.test(key) && isFree)
        return `${plain}${key}`;
    const digits = Array.from(new TextEncoder().encode(key), (byte) => byte.toString(16).padStart(2, '0'));
    return `${hex}${digits.join('')}`;
}
/** The tags and properties of the user among the tags of a version. */
function sortTags(all) {
    const tags = {};
    const properties = {};
    const { property, tag } = families;
    for (const [key, value] of Object.entries(all)) {
        if (key.startsWith(property[0]))
            properties[key.slice(property[0].length)] = value;
        else if (key.startsWith(property[1]))
            properties[fromHex(key.slice(property[1].length))] = value;
        else if (key.startsWith(tag[1]))
            tags[fromHex(key.slice(tag[1].length))] = value;
        else if (!reserved.some((each) => key.startsWith(each)))
            tags[key] = value;
    }
    return { tags, properties };
}
function fromHex(hex) {
    return new TextDecoder().decode((0,digest/* bytesOfHex */.w8)(hex));
}

;// CONCATENATED MODULE: ./packages/models/build/mlflow/wire.js

// What an MLflow server sends, checked where it comes in. Sources: mlflow/protos/model_registry.proto and service.proto.
// Proto-JSON may leave out what is empty, and sends large whole numbers, and numbers that are not finite, as text.
const wire_text = dist/* pipe */.FsL(dist/* nullish */.cl6(dist/* string */.YjP(), ''), dist/* transform */.pdi((given) => (given === '' ? undefined : given)));
const number = dist/* pipe */.FsL(dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()]), dist/* transform */.pdi(Number));
function list(item) {
    return dist/* nullish */.cl6(dist/* array */.YOg(item), []);
}
/** Pairs as a record; of a key that is there twice the last counts. */
function record(value) {
    return dist/* pipe */.FsL(list(dist/* object */.Ikc({ key: dist/* string */.YjP(), value })), dist/* transform */.pdi((pairs) => Object.fromEntries(pairs.map((pair) => [pair.key, pair.value]))));
}
const tags = record(dist/* nullish */.cl6(dist/* string */.YjP(), ''));
const data = dist/* nullish */.cl6(dist/* object */.Ikc({ metrics: record(number) }), {});
const version = dist/* object */.Ikc({
    name: dist/* string */.YjP(),
    /** A whole number. */
    version: dist/* string */.YjP(),
    /** Milliseconds since 1970. */
    creation_timestamp: dist/* optional */.lqM(number, 0),
    /** `None`, `Staging`, `Production` or `Archived`; deprecated since MLflow 2.9. */
    current_stage: wire_text,
    description: wire_text,
    /** `models:/m-…`, `runs:/…` or an address of files. */
    source: wire_text,
    run_id: wire_text,
    /** `PENDING_REGISTRATION`, `FAILED_REGISTRATION` or `READY`. */
    status: wire_text,
    user_id: wire_text,
    tags,
});
const model = dist/* object */.Ikc({
    name: dist/* string */.YjP(),
    tags,
    aliases: list(dist/* object */.Ikc({ alias: dist/* string */.YjP(), version: dist/* string */.YjP() })),
    latest_versions: list(version),
});
const experiment = dist/* object */.Ikc({
    experiment_id: dist/* string */.YjP(),
    name: dist/* string */.YjP(),
    artifact_location: dist/* string */.YjP(),
    lifecycle_stage: wire_text,
    tags,
});
const run = dist/* pipe */.FsL(dist/* object */.Ikc({
    info: dist/* object */.Ikc({
        run_id: dist/* string */.YjP(),
        run_name: wire_text,
        experiment_id: dist/* string */.YjP(),
        /** `active` or `deleted`. */
        lifecycle_stage: wire_text,
        artifact_uri: dist/* string */.YjP(),
    }),
    data,
}), dist/* transform */.pdi((sent) => ({ ...sent.info, metrics: sent.data.metrics })));
const loggedModel = dist/* pipe */.FsL(dist/* object */.Ikc({
    info: dist/* object */.Ikc({
        model_id: dist/* string */.YjP(),
        name: wire_text,
        creation_timestamp_ms: dist/* optional */.lqM(number, 0),
        artifact_uri: dist/* string */.YjP(),
        /** `LOGGED_MODEL_PENDING`, `LOGGED_MODEL_READY` or `LOGGED_MODEL_UPLOAD_FAILED`. */
        status: wire_text,
        source_run_id: wire_text,
        tags,
    }),
    data,
}), dist/* transform */.pdi((sent) => ({ ...sent.info, metrics: sent.data.metrics })));
const wire_file = dist/* object */.Ikc({
    path: dist/* string */.YjP(),
    is_dir: dist/* nullish */.cl6(dist/* boolean */.zMY(), false),
    file_size: dist/* optional */.lqM(number),
});
const multipart = dist/* object */.Ikc({
    upload_id: dist/* string */.YjP(),
    credentials: dist/* array */.YOg(dist/* object */.Ikc({
        url: dist/* string */.YjP(),
        part_number: dist/* number */.aig(),
        headers: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), {}),
    })),
});
/** What the server answers, by what is in the answer. */
const answer = {
    /** Nothing that anybody reads. */
    nothing: dist/* looseObject */._H3({}),
    version: dist/* object */.Ikc({ model_version: version }),
    versions: dist/* object */.Ikc({ model_versions: list(version), next_page_token: wire_text }),
    model: dist/* object */.Ikc({ registered_model: model }),
    models: dist/* object */.Ikc({ registered_models: list(model), next_page_token: wire_text }),
    downloadUri: dist/* object */.Ikc({ artifact_uri: dist/* string */.YjP() }),
    experiment: dist/* object */.Ikc({ experiment }),
    experiments: dist/* object */.Ikc({ experiments: list(experiment) }),
    run: dist/* object */.Ikc({ run }),
    runs: dist/* object */.Ikc({ runs: list(run) }),
    loggedModel: dist/* object */.Ikc({ model: loggedModel }),
    loggedModels: dist/* object */.Ikc({ models: list(loggedModel) }),
    multipart,
    /** Paths are relative to the folder that was asked for. */
    artifacts: dist/* object */.Ikc({ files: list(wire_file) }),
};
/** MLflow's SQL store keeps an infinite value as the largest one. Source: sqlalchemy_store.py, `sanitize_metric_value` */
const largest = 1.797e308;
/** The metrics that can be compared and written as JSON. */
function finite(logged) {
    return Object.fromEntries(Object.entries(logged).filter(([, value]) => Math.abs(value) < largest));
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/models.js




/** At most so many versions or models a page. */
const pageSize = 1000;
/** A registered model, or undefined. */
async function getModel(server, name) {
    return (await server.find('GET', 'registered-models/get', answer.model, { name }))?.registered_model;
}
/** All registered models, by name. */
async function* allModels(server) {
    for (let page_token, isOver = false; !isOver; isOver = page_token === undefined) {
        const fields = { max_results: pageSize, order_by: ['name ASC'], page_token };
        const page = await server.call('GET', 'registered-models/search', answer.models, fields);
        yield* page.registered_models;
        page_token = page.next_page_token;
    }
}
/** The aliases of a model and the versions they point to. */
function aliasesOf(model) {
    const sorted = (model?.aliases ?? []).toSorted((left, right) => (0,digest/* byCodePoint */.HH)(left.alias, right.alias));
    return Object.fromEntries(sorted.map(({ alias, version }) => [alias, version]));
}
/** Points an alias at a version, which must be there; the last of several runs wins. Answers where it pointed before. */
async function setAlias(server, name, alias, version) {
    const previous = (await versionWithAlias(server, name, alias))?.version;
    const fields = { name, alias, version };
    if (previous !== version)
        await server.call('POST', 'registered-models/alias', answer.nothing, fields, { input: 'alias' });
    return { previous };
}
/** The version that an alias points to, or undefined. */
async function versionWithAlias(server, name, alias) {
    // MLflow answers 400 for an alias that is not there.
    const terms = { absent: ['INVALID_PARAMETER_VALUE'] };
    const fields = { name, alias };
    return (await server.find('GET', 'registered-models/alias', answer.version, fields, terms))?.model_version;
}
/** One version, or undefined when there is none that is ready. */
async function getVersion(server, { name, version }) {
    if (!/^[1-9]\d{0,17}$/.test(version))
        return undefined;
    const found = await server.find('GET', 'model-versions/get', answer.version, { name, version });
    return found && isReady(found.model_version) ? found.model_version : undefined;
}
/** The version that is meant, or undefined. */
async function findVersion(server, { name, pick }) {
    if ('version' in pick)
        return getVersion(server, { name, version: pick.version });
    if ('alias' in pick)
        return versionWithAlias(server, name, pick.alias);
    for await (const version of searchVersions(server, filterFor(name), 'newest', 25))
        if (withStage(version)[kind/* archivedTag */.N] !== 'true')
            return version;
    return undefined;
}
/** The versions that a filter leaves and that are ready. An empty filter leaves those of all models. */
async function* searchVersions(server, filter, order = 'first', max_results = pageSize) {
    const order_by = order === 'first' ? ['name ASC', 'version_number ASC'] : ['version_number DESC'];
    for (let page_token, isOver = false; !isOver; isOver = page_token === undefined) {
        const fields = { filter: filter === '' ? undefined : filter, max_results, order_by, page_token };
        const page = await server.call('GET', 'model-versions/search', answer.versions, fields);
        yield* page.model_versions.filter(isReady);
        page_token = page.next_page_token;
    }
}
/** The versions that a filter leaves and that Slipway made, the lowest number first. */
async function ourVersions(server, filter) {
    const found = [];
    for await (const version of searchVersions(server, filter))
        if (isOurs(version))
            found.push(version);
    return found;
}
/** A filter for a name, and for tags. Names and values of ours hold no quotes. */
function filterFor(name, tags = {}) {
    const ofTags = Object.entries(tags).map(([key, value]) => `tag.\`${key}\` = '${value}'`);
    return [`name = '${name}'`, ...ofTags].join(' and ');
}
/** Managed servers copy files while a version is pending; one that failed stays as a mark of it. */
function isReady({ status }) {
    return status === undefined || status === 'READY';
}
/** Sets a tag of a version, in a call of its own: runs that set different tags at the same time lose nothing. */
async function setVersionTag(server, { name, version }, key, value, input = 'tags') {
    const fields = { name, version, key, value: value ?? undefined };
    if (value === null)
        await server.find('DELETE', 'model-versions/delete-tag', answer.nothing, fields);
    else
        await server.call('POST', 'model-versions/set-tag', answer.nothing, fields, { input });
}
/** MLflow's own word for what is archived. Source: mlflow/entities/model_registry/model_version_stages.py */
const archivedStage = 'Archived';
/** What servers answer that have no stages. */
const withoutStages = [
    'FEATURE_DISABLED',
    'NOT_IMPLEMENTED',
    'INVALID_PARAMETER_VALUE',
    'ENDPOINT_NOT_FOUND',
];
/** The tags of a version. One in the stage `Archived` has the tag that says so everywhere else. */
function withStage({ tags, current_stage }) {
    return current_stage === archivedStage ? { ...tags, [kind/* archivedTag */.N]: 'true' } : tags;
}
/** What MLflow itself has of a record. */
function fieldsOf(found) {
    const { name, version, description } = found;
    return { name, version, id: `${name}:${version}`, description, ...sortTags(withStage(found)) };
}
/**
 * Brings the stage of a version in line with the tag, so that people who look at MLflow, and tools that know stages only,
 * see the same. What is no longer archived is in no stage; which one it was in before nobody knows.
 */
async function setStage(server, { name, version, current_stage: now }, isArchived) {
    if (now === undefined || (now === archivedStage) === isArchived)
        return;
    const stage = isArchived ? archivedStage : 'None';
    const fields = { name, version, stage, archive_existing_versions: false };
    const terms = { absent: withoutStages };
    await server.find('POST', 'model-versions/transition-stage', answer.nothing, fields, terms);
}
/** Where runs that change the same thing of a model stand in line: the tags of the model. */
function boardOf(server, name) {
    const path = 'registered-models';
    return {
        read: async () => (await getModel(server, name))?.tags ?? {},
        write: (key, value) => server.call('POST', `${path}/set-tag`, answer.nothing, { name, key, value }),
        remove: (key) => server.find('DELETE', `${path}/delete-tag`, answer.nothing, { name, key }),
    };
}

// EXTERNAL MODULE: ./packages/core/build/in-parallel.js
var in_parallel = __webpack_require__(86215);
;// CONCATENATED MODULE: ./packages/models/build/registry/fetched.js





/**
 * Fetches the files of a version that are not on this machine. They stay below `<home>/fetched`, by their digests, so
 * that another run, one that was stopped and another version with the same files need not fetch them again.
 * @param samples the files that `record.sampleInput` and `record.sampleOutput` name
 * @throws Failure `DIGEST_MISMATCH` that names the file whose bytes are not the recorded ones
 */
async function fetchLocated(record, samples, fetch, ports) {
    const all = [...new Map([...record.files, ...samples].map((file) => [file.sha256, file])).values()];
    const { missing } = await splitByPresence(all, ports);
    await fetch(missing, ({ sha256 }) => keptAt(sha256, ports), fetchedFolder(ports));
    return (0,located/* locatedModel */.W)(record, samples, (sha256) => keptAt(sha256, ports), ports);
}
/**
 * Writes the files of a version below a folder. What is on this machine is copied, unless it has been spoiled there; the
 * rest goes straight to its place, so that large models need the disk once.
 * @throws Failure `DIGEST_MISMATCH` that names the file whose bytes are not the recorded ones
 */
async function fetchInto(folder, { id, files }, fetch, ports) {
    const places = new Map(files.map(({ path }) => [path, (0,copy_verified/* placeBelow */.B4)(path, folder, id, ports.files)]));
    const { here, missing } = await splitByPresence(files, ports);
    const copied = await copiedWhole(here, folder, id, ports);
    await fetch(copied ? missing : files, ({ path }) => places.get(path), folder);
}
/** False when something on this machine was spoiled: then it is removed, and so is what was copied of it. */
async function copiedWhole(here, folder, what, ports) {
    const kept = here.map((file) => ({ ...file, location: keptAt(file.sha256, ports) }));
    try {
        await (0,copy_verified/* copyVerified */.kj)(kept, folder, what, ports);
        return true;
    }
    catch (thrown) {
        if (!(thrown instanceof trouble/* Failure */.HR) || thrown.code !== 'DIGEST_MISMATCH')
            throw thrown;
        ports.log.info(`${thrown.message}; what was fetched before is fetched again`);
        for (const { path, location } of kept) {
            await ports.files.remove(ports.files.join(folder, ...path.split('/')));
            await ports.files.remove(location);
        }
        return false;
    }
}
async function splitByPresence(files, ports) {
    const sizes = await (0,in_parallel/* inParallel */.H)(files, 16, async ({ sha256 }) => (await ports.files.stat(keptAt(sha256, ports)))?.size);
    return {
        here: files.filter(({ size }, index) => sizes[index] === size),
        missing: files.filter(({ size }, index) => sizes[index] !== size),
    };
}
const incomingPrefix = '.incoming-';
/**
 * Fetches files into a hidden folder below another one; when all are there, they are moved to their places.
 * @param work writes the file with a number to the path that `to` answers, and answers where each file goes
 */
async function throughIncoming(folder, ports, work) {
    const { files } = ports;
    await files.makeFolder(folder);
    await (0,abandoned/* removeAbandoned */.j)(folder, ports, (name) => name.startsWith(incomingPrefix));
    const incoming = await files.temporaryFolder(incomingPrefix, folder);
    const to = (index) => files.join(incoming, String(index));
    try {
        await files.moveAll((await work(to)).map((place, index) => ({ from: to(index), to: place })));
    }
    finally {
        await files.remove(incoming);
    }
}
/** Absolute path of the folder of everything that was fetched. */
function fetchedFolder({ files, host }) {
    return files.join(host.home, 'fetched');
}
/** Where the bytes with a digest are kept on this machine: `<home>/fetched/sha256/ab/<digest>`. */
function keptAt(sha256, ports) {
    return ports.files.join(fetchedFolder(ports), 'sha256', sha256.slice(0, 2), sha256);
}

;// CONCATENATED MODULE: ./packages/models/build/registry/turns.js
/** Who stands in front for so long ended without taking its key along. Milliseconds. */
const patienceMs = 30_000;
const longestPauseMs = 400;
/**
 * Does something when it is this run's turn about a subject. Lamport's bakery: a run takes the number after the largest
 * one it sees, waits for those who are still taking theirs (0), and goes when its number is the smallest. It needs nothing
 * but keys that one call writes and one call reads.
 *
 * A run that was killed leaves its key; it is removed when it has stood in front for `patienceMs`. So a run that stands
 * still for that long may find another one in its place: what is done in turn must bear that.
 *
 * Source: L. Lamport, "A New Solution of Dijkstra's Concurrent Programming Problem", CACM 17(8), 1974.
 */
async function inTurn(board, subject, clock, work) {
    const prefix = `slipway.turn.${subject}.`;
    const own = `${prefix}${crypto.randomUUID()}`;
    const others = async () => Object.entries(await board.read())
        .filter(([key]) => key.startsWith(prefix) && key !== own)
        .map(([key, text]) => ({ key, number: Number(text) }));
    try {
        await board.write(own, '0');
        const number = Math.max(0, ...(await others()).map((other) => other.number)) + 1;
        await board.write(own, String(number));
        let front = { key: '', since: 0 };
        for (let pauseMs = 25;; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
            const [first] = [...(await others()), { key: own, number }].toSorted(byTurn);
            if (first === undefined || first.key === own)
                return await work();
            if (first.key !== front.key)
                front = { key: first.key, since: clock.now() };
            else if (clock.now() - front.since > patienceMs)
                await board.remove(first.key);
            await clock.sleep(Math.round(pauseMs * (0.5 + Math.random() / 2)));
        }
    }
    finally {
        await board.remove(own).catch(() => undefined);
    }
}
function byTurn(left, right) {
    return left.number - right.number || (left.key < right.key ? -1 : 1);
}

;// CONCATENATED MODULE: ./packages/models/build/mlflow/refusals.js


/** What MLflow sends with a status that is not 200. Source: mlflow/exceptions.py, `serialize_as_json`. */
const refusal = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), dist/* object */.Ikc({ error_code: dist/* optional */.lqM(dist/* string */.YjP()), message: dist/* optional */.lqM(dist/* string */.YjP()) }));
/** The refusal in a body, empty when the body is something else, such as a page of a proxy. */
function refusalIn(body) {
    const read = dist/* safeParse */.xLC(refusal, body);
    return read.success ? read.output : {};
}
/** What to throw for an answer that is no success. Never shows what was sent. */
function troubleOf(answer, asked) {
    const { status, headers, body } = answer;
    const { error_code: code, message = '' } = refusalIn(body);
    const words = message.trim().split('\n', 1)[0].slice(0, 500);
    if (asked.input !== undefined && status === 400 && code === 'INVALID_PARAMETER_VALUE')
        return new trouble/* Problems */.Zw([
            { where: { input: asked.input }, said: words, expected: 'what the MLflow server takes' },
        ]);
    const isDenied = status === 401 || status === 403;
    const target = headers['location']?.replace(/[?#].*$/, '') ?? 'nowhere';
    const said = [
        `${asked.server} answered ${asked.what} with ${[status, code].filter(Boolean).join(' ')}`,
        words,
    ];
    if (isRedirect(status))
        said.push(`it redirects to ${target}`);
    return new trouble/* Failure */.HR(isDenied ? 'ACCESS_DENIED' : 'NETWORK_FAILED', said.filter(Boolean).join(': '), {
        remedy: remedyFor(status, code, body, asked),
    });
}
function remedyFor(status, code, body, asked) {
    const { host } = new URL(asked.server);
    if (status === 401)
        return asked.isLoggedIn
            ? 'check the user and the password, or the token: the server does not know them'
            : 'give a user and a password, or a token as the password alone, from a secret';
    // Since 3.5 a server answers only to the names it was given. Source: mlflow/server/fastapi_security.py
    if (status === 403 && body.includes('Host header'))
        return `start the server with \`--allowed-hosts ${host}\` (MLFLOW_SERVER_ALLOWED_HOSTS), or write an address that it answers to`;
    if (status === 403)
        return 'give this user the permission EDIT for the registered model, and for the experiment `slipway`';
    if (isRedirect(status))
        return 'write the address that it redirects to; a redirect to a page for signing in needs a token instead';
    if (status === 404 && (code === undefined || code === 'ENDPOINT_NOT_FOUND'))
        return 'check the address: it has to be an MLflow server, 3.3 or newer, with its path if it has one';
    if (status === 429)
        return 'run this again later, or raise the limit of the proxy before the server';
    if (status === 503 && code === undefined && body.includes('artifacts'))
        return 'start the server with `--serve-artifacts`';
    return 'look at the log of the MLflow server, and run this again';
}
function isRedirect(status) {
    return status >= 300 && status < 400;
}

;// CONCATENATED MODULE: ./packages/models/build/mlflow/server.js




/** What the server says where somebody looks for something, or makes what may be there. */
const absences = ['RESOURCE_DOES_NOT_EXIST', 'RESOURCE_ALREADY_EXISTS'];
/** An MLflow server: its REST API and its artifacts, with the login of whoever runs this. Nothing is asked before a call. */
class Server {
    /** Without a slash at the end. */
    address;
    ports;
    #request;
    constructor(address, ports, connection = {}) {
        const { certificateAuthorities, isInsecure } = ports.settings.mlflow();
        const authorization = authorizationOf(connection, ports);
        this.address = address;
        this.ports = ports;
        this.#request = {
            headers: authorization === undefined ? {} : { authorization },
            trust: {
                insecureHosts: [...(connection.insecureHosts ?? []), ...(isInsecure ? [new URL(address).host] : [])],
                certificateAuthorities: connection.certificateAuthorities ?? certificateAuthorities,
            },
        };
    }
    /**
     * Calls the REST API.
     * @param path after `/api/2.0/mlflow/`
     * @param fields sent as a query with GET, else as JSON
     * @throws Failure `ACCESS_DENIED`, `NETWORK_FAILED`; Problems for a refused input
     */
    async call(method, path, shape, fields = {}, terms = {}) {
        return this.#read(await this.#ask(method, path, fields, terms), `${method} ${path}`, shape, terms);
    }
    /** Like `call`, but undefined when what is meant is not there, or is there already. */
    async find(method, path, shape, fields = {}, terms = {}) {
        const answer = await this.#ask(method, path, fields, terms);
        const { error_code = '' } = answer.status === 200 ? {} : refusalIn(answer.body);
        const isAbsent = [...absences, ...(terms.absent ?? [])].includes(error_code);
        return isAbsent ? undefined : this.#read(answer, `${method} ${path}`, shape, terms);
    }
    /** Sends a body to a path below the address, and answers whatever the status is. */
    send(method, path, parts, onBytes) {
        const url = `${this.address}${path}`;
        return this.ports.transfers.send({ ...this.#request, method, url }, parts, onBytes);
    }
    /** Sends JSON to a path below the address, and answers whatever the status is. */
    sendJson(method, path, json, repeatable) {
        const url = `${this.address}${path}`;
        const headers = { ...this.#request.headers, 'content-type': 'application/json' };
        const body = json === undefined ? [] : [{ bytes: encodeUtf8(JSON.stringify(json)) }];
        return this.ports.transfers.send({ ...this.#request, method, url, headers, repeatable }, body);
    }
    /** Writes what is at a path below the address into files. */
    receive(path, places, onBytes) {
        const url = `${this.address}${path}`;
        return this.ports.transfers.receive({ ...this.#request, method: 'GET', url }, places, onBytes);
    }
    /** What to throw for an answer that is no success. */
    trouble(answer, what, input) {
        const isLoggedIn = this.#request.headers['authorization'] !== undefined;
        return troubleOf(answer, { server: this.address, what, input, isLoggedIn });
    }
    #read(answer, what, shape, { input }) {
        if (answer.status !== 200)
            throw this.trouble(answer, what, input);
        // Some proxies answer an empty body, or `200 OK`, where there is nothing to say.
        const json = ['', '200 OK'].includes(answer.body.trim()) ? '{}' : answer.body;
        return (0,checked_json/* checkedJson */.EB)(shape, json, `what ${this.address} answered to ${what}`, 'NETWORK_FAILED');
    }
    #ask(method, path, fields, { repeatable }) {
        const query = new URLSearchParams();
        for (const [key, value] of method === 'GET' ? Object.entries(fields) : [])
            for (const each of [value].flat())
                if (each !== undefined)
                    query.append(key, String(each));
        const route = `/api/2.0/mlflow/${path}${query.size === 0 ? '' : `?${query.toString()}`}`;
        return this.sendJson(method, route, method === 'GET' ? undefined : fields, repeatable);
    }
}
/** The UTF-8 bytes of a text. */
function encodeUtf8(text) {
    return new TextEncoder().encode(text);
}
/** What was given goes before the environment; a user with a password before a token, as in MLflow's Python client. */
function authorizationOf(connection, { settings, log }) {
    const environment = settings.mlflow();
    const isGiven = connection.password !== undefined;
    const { user, password } = isGiven ? connection : environment;
    for (const secret of [environment.password, environment.token])
        if (secret !== undefined)
            log.mask(secret.reveal());
    if (user !== undefined && password !== undefined)
        return `Basic ${btoa(String.fromCharCode(...encodeUtf8(`${user}:${password.reveal()}`)))}`;
    const token = isGiven ? password : environment.token;
    return token === undefined ? undefined : `Bearer ${token.reveal()}`;
}
/**
 * The address of a server, without a slash at its end. It may have a path, when the server stands behind a proxy.
 * @param text after `mlflow:`
 * @param known what MLflow's own tools take when nothing is said: `MLFLOW_REGISTRY_URI`, `MLFLOW_TRACKING_URI`
 * @throws Problems when it is no http(s) address, or holds a password
 */
function serverAddress(text, known) {
    const given = text === '' ? (known ?? '') : text;
    const url = URL.canParse(given) ? new URL(given) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol)) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'registry' },
            said: given === '' ? 'mlflow' : (0,inputs/* shortened */.vI)(`mlflow:${given.replace(/\/\/[^/@]*@/, '//')}`),
            expected: '`mlflow:` and the http or https address of an MLflow server',
            remedy: 'write `mlflow:https://mlflow.example.org`, or set MLFLOW_TRACKING_URI and write `mlflow`',
        });
    }
    if (url.username !== '' || url.password !== '') {
        (0,trouble/* refuse */.TR)({
            where: { input: 'registry' },
            said: `the address of ${url.host} holds a user or a password`,
            expected: 'an address without them',
            remedy: 'give them apart, from a secret: an address is shown in logs and summaries',
        });
    }
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

;// CONCATENATED MODULE: ./packages/models/build/mlflow/artifacts.js




const route = '/api/2.0/mlflow-artifacts/artifacts';
/**
 * The path below the server's artifacts that an address of artifacts stands for: `1/models/m-…/artifacts`.
 * @throws Problems when the server does not pass these artifacts through, so that their store would have to be asked
 */
function proxiedPath(server, uri) {
    const own = new URL(server.address);
    const url = URL.canParse(uri) ? new URL(uri) : undefined;
    if (url?.protocol === 'mlflow-artifacts:' && (url.host === '' || url.host === own.host))
        return pathOf(url.pathname);
    if (url?.host === own.host && url.pathname.includes(`${route}/`))
        return pathOf(url.pathname.slice(url.pathname.indexOf(`${route}/`) + route.length));
    (0,trouble/* refuse */.TR)({
        where: { input: 'registry' },
        said: `${server.address} keeps these artifacts at ${uri.replace(/[?#].*$/, '')}`,
        expected: 'artifacts that the server itself takes and gives (`mlflow-artifacts:`)',
        remedy: 'start the server with `--artifacts-destination` in place of `--default-artifact-root`, and log the model anew',
    });
}
function pathOf(pathname) {
    return decodeURIComponent(pathname).replace(/^\/+|\/+$/g, '');
}
/** Address of an artifact, after the server's own: for requests, and for people. */
function artifactRoute(path) {
    return `${route}/${path.split('/').map(encodeURIComponent).join('/')}`;
}
/** Every file below a folder of artifacts. One call a folder. */
async function listArtifacts(server, root) {
    const query = new URLSearchParams({ path: root });
    const list = await taken(server, 'GET', `${route}?${query.toString()}`);
    if (list === undefined)
        return [];
    const { files } = (0,checked_json/* checkedJson */.EB)(answer.artifacts, list.body, `${server.address}${route}`, 'NETWORK_FAILED');
    const found = files.map(async ({ path, is_dir, file_size }) => {
        if (!is_dir)
            return [{ path, size: file_size }];
        const below = await listArtifacts(server, `${root}/${path}`);
        return below.map((file) => ({ ...file, path: `${path}/${file.path}` }));
    });
    return (await Promise.all(found)).flat();
}
/** Puts bytes at a path, whole. Answers what was sent of files. */
async function putArtifact(server, path, parts, onBytes) {
    return (await taken(server, 'PUT', artifactRoute(path), parts, onBytes))?.sent ?? [];
}
/** Puts a text at a path, whole. */
async function putText(server, path, text) {
    await putArtifact(server, path, [{ bytes: encodeUtf8(text) }]);
}
/** Writes what is at a path into files. */
async function getArtifact(server, path, places, onBytes) {
    const answered = await server.receive(artifactRoute(path), places, onBytes);
    if (answered.status === 200 || answered.status === 206)
        return answered.received;
    throw server.trouble(answered, `GET ${path}`);
}
/** The text at a path, or undefined when there is nothing. */
async function readArtifact(server, path) {
    return (await taken(server, 'GET', artifactRoute(path)))?.body;
}
/** Removes a folder of artifacts; nothing happens when it is not there. */
async function removeArtifacts(server, path) {
    await taken(server, 'DELETE', artifactRoute(path));
}
/** The answer to a request; undefined when what is to be read or removed is not there. */
async function taken(server, method, path, parts = [], onBytes) {
    const answered = await server.send(method, path, parts, onBytes);
    if (answered.status >= 200 && answered.status < 300)
        return answered;
    if (answered.status === 404 && method !== 'PUT')
        return undefined;
    throw server.trouble(answered, `${method} ${path}`);
}

;// CONCATENATED MODULE: ./packages/models/build/registry/archive.js
const block = 512;
const end = new Uint8Array(2 * block);
/** A tar archive of files, as a body: the same files give the same bytes. `from` is where a file is. */
function archiveParts(files, from) {
    const parts = files.flatMap((file) => [
        { bytes: header(file) },
        { file: from(file), size: file.size },
        { bytes: new Uint8Array(padding(file.size)) },
    ]);
    return [...parts, { bytes: end }];
}
/**
 * Where the bytes of such an archive go; those of a file without a place are skipped. The record says where each file
 * begins, so no header of the archive is believed: no file can be written to a path that the record does not have.
 */
function archivePlaces(files, to) {
    const places = files.flatMap((file) => {
        const place = to(file);
        const content = place === undefined ? { skip: file.size } : { file: place, size: file.size };
        return [{ skip: header(file).length }, content, { skip: padding(file.size) }];
    });
    return [...places, { skip: end.length }];
}
function padding(size) {
    return (block - (size % block)) % block;
}
/** A header of the kind `ustar`, with one of pax before it when the path or the size does not fit. */
function header({ path, size }) {
    const { length } = archive_encodeUtf8(path);
    const isLarge = size >= 8 ** 11;
    if (length <= 100 && length === path.length && !isLarge)
        return archive_encodeUtf8(ustar(path, size, '0'));
    const records = paxRecord('path', path) + (isLarge ? paxRecord('size', String(size)) : '');
    const bytes = archive_encodeUtf8(records).length;
    const pax = ustar('pax', bytes, 'x') + records + '\0'.repeat(padding(bytes));
    return archive_encodeUtf8(pax + ustar(`file-${size}`, size % 8 ** 11, '0'));
}
/** `<length> <key>=<value>\n`, where the length counts itself. */
function paxRecord(key, value) {
    const rest = archive_encodeUtf8(` ${key}=${value}\n`).length;
    const length = rest + String(rest + String(rest).length).length;
    return `${length} ${key}=${value}\n`;
}
/** Source: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html, "ustar Interchange Format" */
function ustar(name, size, type) {
    const octal = (value, digits) => `${value.toString(8).padStart(digits, '0')}\0`;
    const before = `${name.padEnd(100, '\0')}${octal(0o644, 7)}${octal(0, 7).repeat(2)}${octal(size, 11)}${octal(0, 11)}`;
    const after = `${type}${'\0'.repeat(100)}ustar\u000000`;
    const sum = archive_encodeUtf8(`${before}${' '.repeat(8)}${after}`).reduce((total, byte) => total + byte, 0);
    return `${before}${octal(sum, 6)} ${after}`.padEnd(block, '\0');
}
function archive_encodeUtf8(text) {
    return new TextEncoder().encode(text);
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/places.js







/**
 * What lies where on a server, below the artifacts of a LoggedModel in the experiment `slipway`:
 *
 *     <path>                                the files of the model, as MLflow's own tools expect them
 *     .slipway/model.tar                    all files as one archive, when there are more than `mostFiles`
 *     .slipway/samples/<path>               the sample request and its answer
 *     .slipway/record-<sha256>.json         the record, when it is too long for a tag
 *     .slipway/attachments/<sha256>-<name>  what was put with the version, such as its signature
 *     .slipway/uploaded.json                what of an upload that failed is there
 *
 * Everything else is fields and tags of the version (`tags.ts`).
 */
const ownFolder = '.slipway';
/** Where all files are as one archive. */
const archivePath = `${ownFolder}/model.tar`;
/** Where a sample is. */
const samplePath = (path) => `${ownFolder}/samples/${path}`;
/** Where a long record is. */
const recordPath = (sha256) => `${ownFolder}/record-${sha256}.json`;
/** Where what was put with a version is, with the files at a path. */
const attachmentPath = (root, name, sha256) => `${root}/${ownFolder}/attachments/${sha256}-${name}`;
const uploadedPath = `${ownFolder}/uploaded.json`;
const placeTags = {
    name: 'slipway.name',
    /** `<milliseconds since 1970> <run>`: whose it is, and until when; `stored`, and `done` when a version is made of it. */
    state: 'slipway.uploading',
    /** The version that was made of it and is being deleted, `iris:3`. */
    deleting: 'slipway.deleting',
};
/** What nobody took over is removed after a day. */
const leftoverMs = 24 * 60 * 60 * 1000;
/** So long a place is its run's, and a millisecond more for each kilobyte. */
const leaseMs = 90_000;
/** MLflow's own tag for the versions that were made of a place. Source: mlflow/utils/mlflow_tags.py */
const versionsTag = 'mlflow.modelVersions';
const experimentName = 'slipway';
/** The experiment that holds the places, or undefined. */
async function findExperiment(server) {
    const found = await experimentByName(server, experimentName);
    if (found?.lifecycle_stage !== 'deleted')
        return found;
    throw new trouble/* Failure */.HR('STORAGE_FAILED', `the experiment ${experimentName} of ${server.address} was deleted`, {
        remedy: 'restore the experiment: it holds the files of the registered models',
    });
}
/** The experiment that holds the places; it is made when it is not there. */
async function ownExperiment(server) {
    const found = await findExperiment(server);
    if (found !== undefined)
        return found;
    await server.find('POST', 'experiments/create', answer.nothing, { name: experimentName });
    return (await findExperiment(server)) ?? ownExperiment(server);
}
/** The experiment with a name, deleted ones included. */
async function experimentByName(server, name) {
    const fields = { experiment_name: name };
    return (await server.find('GET', 'experiments/get-by-name', answer.experiment, fields))?.experiment;
}
/** The LoggedModel with this id, whoever made it, or undefined. */
async function findLoggedModel(server, id = '') {
    return id === '' ? undefined : (await server.find('GET', `logged-models/${id}`, answer.loggedModel))?.model;
}
/** What was uploaded: the digests of the files of each artifact, by its path. */
const uploadedShape = dist/* record */.g1P(dist/* string */.YjP(), dist/* array */.YOg(recorded/* hashedFile */.EY));
/**
 * Takes over the place that a run left that was to fill it with files of the same paths and sizes, or makes one. A run
 * says when it gives up; of one that was killed the time runs out.
 */
async function occupyPlace(server, name, shape, bytes) {
    const { clock } = server.ports;
    const { experiment_id } = await ownExperiment(server);
    const state = `${Math.round(clock.now() + leaseMs + bytes / 1000)} ${crypto.randomUUID()}`;
    const tags = { [placeTags.name]: name, [own.shape]: shape, [placeTags.state]: state };
    const isOurs = async ({ id }) => (await findLoggedModel(server, id))?.tags[placeTags.state] === state;
    let place = await leftover(server, experiment_id, name, shape);
    if (place !== undefined) {
        // Two runs may want the same place: the one whose word is there after a moment has it.
        await setPlaceTags(server, place, tags);
        await clock.sleep(1000);
        if (!(await isOurs(place)))
            place = undefined;
    }
    const before = place === undefined ? {} : await uploadedTo(server, place);
    const uploaded = { ...before };
    const fields = { experiment_id, name: name.replaceAll('.', '_'), tags: wireTags(tags) };
    const filled = place ?? placeOf(server, (await server.call('POST', 'logged-models', answer.loggedModel, fields)).model);
    return {
        place: filled,
        once: async (path, parts, upload) => {
            // Reading is cheaper than sending: what was uploaded counts only for the bytes that are here now.
            const isThere = before[path] !== undefined && (await isOf(parts, before[path], server));
            return (uploaded[path] = isThere ? before[path] : [...(await upload())]);
        },
        seal: async (digest) => {
            if (await isOurs(filled))
                return setPlaceTags(server, filled, { [placeTags.state]: 'stored', [own.digest]: digest });
            throw new trouble/* Failure */.HR('LOCKED', `another run took over the upload of ${name} from this one, which was slow`, {
                remedy: 'run this again',
            });
        },
        giveUp: async () => {
            if (!(await isOurs(filled)))
                return;
            await putText(server, `${filled.root}/${uploadedPath}`, JSON.stringify(uploaded));
            await setPlaceTags(server, filled, { [placeTags.state]: '0' });
        },
    };
}
/** A place of these paths and sizes that nobody fills any more, or undefined. Places that are a day old are removed. */
async function leftover(server, experimentId, name, shape) {
    const now = server.ports.clock.now();
    const filter = `tags.\`${placeTags.name}\` = '${name}' AND tags.\`${placeTags.state}\` != 'done'`;
    let found;
    for (const model of await searchPlaces(server, experimentId, filter)) {
        const { [placeTags.state]: state = '0', [versionsTag]: versions } = model.tags;
        // One that is `stored` is not taken over, because whoever stored it may be about to make a version.
        const isAbandoned = Number.parseInt(state, 10) < now;
        const place = placeOf(server, model);
        if (versions !== undefined || !(isAbandoned || state === 'stored'))
            continue;
        if (now - model.creation_timestamp_ms < leftoverMs) {
            if (isAbandoned && model.tags[own.shape] === shape)
                found ??= place;
        }
        else if (!(await isUsed(server, place)))
            await removePlace(server, place).catch(() => undefined);
    }
    return found;
}
/** What the run before had kept of its uploads, as far as the artifacts are there. */
async function uploadedTo(server, { root }) {
    const text = await readArtifact(server, `${root}/${uploadedPath}`);
    const read = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), uploadedShape), text);
    const listed = new Set((await listArtifacts(server, root)).map(({ path }) => path));
    return Object.fromEntries(Object.entries(read.success ? read.output : {}).filter(([path]) => listed.has(path)));
}
async function isOf(parts, known, { ports: { files } }) {
    const paths = parts.flatMap((part) => ('file' in part ? [part.file] : []));
    for (const [index, path] of paths.entries())
        if ((await files.hash(path)).sha256 !== known[index]?.sha256)
            return false;
    return paths.length === known.length;
}
/** Says that MLflow's own tools may use the files of a place, which have to be there. */
async function finishPlace(server, { id }) {
    const fields = { model_id: id, status: 'LOGGED_MODEL_READY' };
    await server.call('PATCH', `logged-models/${id}`, answer.nothing, fields);
}
/** Says that a version is made of a place. */
function keepPlace(server, place) {
    return setPlaceTags(server, place, { [placeTags.state]: 'done' });
}
/** Removes a place with its files. The server itself only hides what is deleted, until `mlflow gc` is run. */
async function removePlace(server, { id, root }) {
    await removeArtifacts(server, root);
    await server.find('DELETE', `logged-models/${id}`, answer.nothing);
}
/**
 * Marks the place that a version was made of as one that goes with it.
 * @param source of the version
 * @returns false when its files are somebody else's
 */
async function markForDeletion(server, id, source = '') {
    const model = await findLoggedModel(server, loggedModelIn(source));
    if (model?.tags[placeTags.name] === undefined)
        return false;
    await setPlaceTags(server, placeOf(server, model), { [placeTags.deleting]: id });
    return true;
}
/** The id of the LoggedModel that a source names, or undefined. */
function loggedModelIn(source) {
    return /^models:\/(m-[0-9a-f]{32})$/.exec(source ?? '')?.[1];
}
/** Removes the places of a version that was deleted. For another version that was made of one, it stays. */
async function removeMarked(server, id) {
    const experiment = await findExperiment(server);
    if (experiment === undefined)
        return;
    const filter = `tags.\`${placeTags.deleting}\` = '${id}'`;
    for (const model of await searchPlaces(server, experiment.experiment_id, filter)) {
        const place = placeOf(server, model);
        if (!(await isUsed(server, place)))
            await removePlace(server, place);
    }
}
async function isUsed(server, { id }) {
    const source = `models:/${id}`;
    for await (const version of searchVersions(server, `source_path = '${source}'`, 'newest', 25))
        if (version.source === source)
            return true;
    return false;
}
async function searchPlaces(server, experiment, filter) {
    const fields = { experiment_ids: [experiment], filter, max_results: 50 };
    return (await server.call('POST', 'logged-models/search', answer.loggedModels, fields)).models;
}
async function setPlaceTags(server, { id }, tags) {
    await server.call('PATCH', `logged-models/${id}/tags`, answer.nothing, { tags: wireTags(tags) });
}
function placeOf(server, { model_id, artifact_uri }) {
    return { id: model_id, root: proxiedPath(server, artifact_uri) };
}
function wireTags(tags) {
    return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/downloads.js







const downloadsAtATime = 8;
/** Fetches files of a version, which are among those of its record and its samples. */
function fetchOf(server, { root, isArchive, samples, record }) {
    return async (wanted, placeFor, folder) => {
        if (wanted.length === 0)
            return;
        const onBytes = progressOf(server, wanted);
        await throughIncoming(folder, server.ports, async (to) => {
            const places = new Map(wanted.map((file, index) => [file, to(index)]));
            const received = new Map();
            const packed = isArchive ? record.files.filter((file) => places.has(file)) : [];
            if (packed.length > 0) {
                const members = archivePlaces(record.files, (file) => places.get(file));
                const unpacked = await getArtifact(server, `${root}/${archivePath}`, members, onBytes);
                packed.forEach((file, index) => received.set(file, unpacked[index]));
            }
            const single = wanted.filter((file) => !received.has(file));
            await (0,in_parallel/* inParallel */.H)(single, downloadsAtATime, async (file) => {
                const path = samples.includes(file) ? samplePath(file.path) : file.path;
                const [got] = await getArtifact(server, `${root}/${path}`, [{ file: places.get(file) }], onBytes);
                received.set(file, got);
            });
            for (const file of wanted)
                (0,copy_verified/* requireRecorded */.Sk)(file, received.get(file), record.id, server.address);
            return wanted.map(placeFor);
        });
    };
}
/** What of a folder of artifacts belongs to the model: everything but what Slipway put there with it. */
function modelFiles(listed) {
    return listed.filter(({ path }) => !path.startsWith(`${ownFolder}/`));
}
/**
 * Fetches files whose digests nobody knows, and keeps them on this machine by the digests they turn out to have.
 * Answers them in the order of the paths' code points.
 * @param root folder below the server's artifacts
 */
async function fetchAll(server, root, listed) {
    const ordered = listed.toSorted((left, right) => (0,digest/* byCodePoint */.HH)(left.path, right.path));
    const onBytes = progressOf(server, ordered);
    let files = [];
    await throughIncoming(fetchedFolder(server.ports), server.ports, async (to) => {
        files = await (0,in_parallel/* inParallel */.H)(ordered, downloadsAtATime, async ({ path }, index) => {
            const [received] = await getArtifact(server, `${root}/${path}`, [{ file: to(index) }], onBytes);
            return { path, ...received };
        });
        return files.map(({ sha256 }) => keptAt(sha256, server.ports));
    });
    return files;
}
function progressOf({ ports }, files) {
    const total = files.reduce((sum, { size }) => sum + (size ?? 0), 0);
    let done = 0;
    return (bytes) => ports.log.progress('downloaded', (done += bytes), total, 'bytes');
}

// EXTERNAL MODULE: ./packages/core/build/defined.js
var defined = __webpack_require__(71539);
// EXTERNAL MODULE: ./packages/formats/build/detect.js + 16 modules
var detect = __webpack_require__(24828);
;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/adopted.js













/**
 * A version that another tool registered, such as MLflow's Python client. It has no digests, so its files are fetched
 * and hashed here; nothing is written to the server. It may change there without anybody noticing: what is fetched
 * again is checked against what was fetched first, on this machine only.
 */
async function adopted(server, version) {
    const own = fieldsOf(version);
    const { name, version: number } = version;
    const path = 'model-versions/get-download-uri';
    const { artifact_uri } = await server.call('GET', path, answer.downloadUri, { name, version: number });
    const root = proxiedPath(server, artifact_uri);
    const files = await filesOf(server, version, root);
    const found = await detected(server, files, own.id);
    return {
        root,
        samples: [],
        isArchive: false,
        record: {
            ...own,
            digest: (0,root_digest/* rootDigest */.b)(files, server.ports.files),
            type: found?.type ?? 'custom_model',
            framework: found?.framework ?? 'custom',
            frameworkVersion: found?.frameworkVersion,
            properties: { ...own.properties, ...ownFields(version) },
            datasets: [],
            files,
            singleFile: false,
            folder: 'model',
            schema: found?.schema,
            metrics: await metricsOf(server, version),
            provenance: { actor: version.user_id, createdAt: createdAt(version) },
        },
    };
}
/** When a version was made; ISO 8601. */
function createdAt({ creation_timestamp }) {
    return new Date(creation_timestamp).toISOString();
}
/** The fields that only MLflow has, as properties. */
function ownFields(version) {
    const stage = version.current_stage === 'None' ? undefined : version.current_stage;
    return { ...(0,defined/* defined */.s)({ 'mlflow.run': version.run_id, 'mlflow.source': version.source, stage }) };
}
/** The metrics of the LoggedModel that a version was made of, and those of its run where it has none of its own. */
async function metricsOf(server, { run_id, source }) {
    const own = (await findLoggedModel(server, loggedModelIn(source)))?.metrics ?? {};
    if (Object.keys(own).length > 0 || run_id === undefined)
        return finite(own);
    return finite((await server.find('GET', 'runs/get', answer.run, { run_id }))?.run.metrics ?? {});
}
/** What is remembered of such a version, so that its files are not fetched again. */
const remembered = dist/* object */.Ikc({ schemaVersion: dist/* literal */.euz(1), files: dist/* array */.YOg(recorded/* recordedFile */.Np) });
async function filesOf(server, version, root) {
    const { ports } = server;
    const key = [server.address, version.name, version.version, version.creation_timestamp, root];
    const name = `${ports.files.sha256(JSON.stringify(key))}.json`;
    const memory = ports.files.join(fetchedFolder(ports), 'mlflow', name);
    const text = await ports.files.readTextIfThere(memory);
    const read = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), remembered), text);
    if (read.success)
        return read.output.files;
    const files = await fetchAll(server, root, modelFiles(await listArtifacts(server, root)));
    await ports.files.makeFolder(ports.files.dirname(memory));
    await ports.files.write(memory, JSON.stringify({ schemaVersion: 1, files }));
    return files;
}
/** What the files are; undefined when they claim to be of a format and are not: the record is given all the same. */
async function detected({ ports }, files, id) {
    try {
        return await (0,detect/* detect */.o)(files.map((file) => (0,located/* locatedFile */.B)(file, keptAt(file.sha256, ports), ports)));
    }
    catch (thrown) {
        if (!(thrown instanceof trouble/* Problems */.Zw))
            throw thrown;
        ports.log.info(`${id}: ${thrown.message}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/stored.js









/** What the tag `slipway.record` says, or the file that it names: what MLflow has no field for. It never changes. */
const content = dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(1),
    root: dist/* string */.YjP(),
    samples: dist/* array */.YOg(recorded/* recordedFile */.Np),
    isArchive: dist/* boolean */.zMY(),
    record: dist/* omit */.cJW(recorded/* modelRecord */.zo, ['name', 'version', 'id', 'digest', 'tags', 'properties', 'description']),
});
/** What the tag says when the content is too long for it. */
const reference = dist/* object */.Ikc({ schemaVersion: dist/* literal */.euz(1), root: dist/* string */.YjP(), sha256: dist/* string */.YjP() });
/** A list of 10,000 versions brings 10,000 of these tags. */
const longestTag = 5000;
/** The tags of a version that is made. A long record is put with the files first. */
async function tagsToStore(server, { record, ...rest }, shape) {
    const text = JSON.stringify(dist/* parse */.qgA(content, { schemaVersion: 1, ...rest, record }));
    const sha256 = server.ports.files.sha256(text);
    const isLong = text.length > longestTag;
    if (isLong)
        await putText(server, `${rest.root}/${recordPath(sha256)}`, text);
    const tags = {
        [own.digest]: record.digest,
        [own.shape]: shape,
        [own.record]: isLong ? JSON.stringify({ schemaVersion: 1, root: rest.root, sha256 }) : text,
        [own.commit]: record.provenance.commit,
        [own.repository]: record.provenance.repository,
    };
    const entries = [
        ...Object.entries(tags),
        ...Object.entries(record.tags).map(([key, value]) => [tagFor('tag', key), value]),
        ...Object.entries(record.properties).map(([key, value]) => [tagFor('property', key), value]),
    ];
    return entries.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
}
/** A version that has to be there. */
async function requireVersion(server, wanted) {
    const found = await getVersion(server, wanted);
    if (found !== undefined)
        return found;
    const id = `${wanted.name}:${wanted.version}`;
    throw new trouble/* Failure */.HR('STORAGE_FAILED', `${id} is not in the registry ${server.address}`);
}
/** A version with what is kept of it. Of one that another tool registered the files are read first. */
async function storedVersion(server, version) {
    if (!isOurs(version))
        return adopted(server, version);
    const fields = fieldsOf(version);
    const { record, ...rest } = await contentOf(server, fields.id, version.tags[own.record] ?? '');
    return { ...rest, record: { ...record, digest: version.tags[own.digest] ?? '', ...fields } };
}
async function contentOf(server, id, tag) {
    const place = `the record of ${id} on ${server.address}`;
    const kept = (0,checked_json/* checkedJson */.EB)(dist/* union */.KCZ([content, reference]), tag, place);
    if (!('sha256' in kept))
        return kept;
    const text = await readArtifact(server, `${kept.root}/${recordPath(kept.sha256)}`);
    if (text !== undefined && server.ports.files.sha256(text) === kept.sha256)
        return (0,checked_json/* checkedJson */.EB)(content, text, place);
    throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `${place} is not what was registered`, {
        remedy: 'restore the artifacts of the server from a backup, or register the model again',
    });
}
/** The framework that a list shows of a version: a long record is left to whoever reads the version whole. */
function frameworkIn(tag) {
    const shape = dist/* object */.Ikc({ record: dist/* pick */.UpN(recorded/* modelRecord */.zo, ['framework']) });
    const read = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), shape), tag);
    if (read.success)
        return read.output.record.framework;
    return tag === undefined ? 'mlflow' : 'custom';
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/subscriptions.js






/** MLflow takes longer values of tags on some databases only. Source: mlflow/utils/validation.py, MAX_TAG_VAL_LENGTH */
const subscriptions_longestTag = 4500;
/** What a tag begins with that names an artifact; a cursor begins with a brace. */
const digestMark = 'sha256:';
/**
 * What subscribers were told: a tag of the experiment that holds the files, one a subscriber. A text that is too long for
 * a tag is an artifact of the experiment, under its digest, and the tag names it: readers see the old text or the new
 * one.
 */
function mlflowSubscriptions(server) {
    return {
        read: (subscriber) => kept(server, subscriber),
        change: (subscriber, next) => alone(server, subscriber, async () => {
            const text = await kept(server, subscriber);
            const changed = next(text);
            if (changed !== text)
                await keep(server, subscriber, changed);
        }),
    };
}
/** How many models are tried that this user may only read. */
const mostRefusals = 10;
/**
 * Runs stand in line at a registered model, the first one that this user may change: runs of one user find the same. Where
 * there is none, the experiment may still be theirs; of two runs that meet there, one's word may be reported again.
 */
async function alone(server, subscriber, work) {
    let refusals = 0;
    for await (const { name } of allModels(server)) {
        let hasBegun = false;
        try {
            return await inTurn(boardOf(server, name), `watch.${subscriber}`, server.ports.clock, () => {
                hasBegun = true;
                return work();
            });
        }
        catch (thrown) {
            const isDenied = thrown instanceof trouble/* Failure */.HR && thrown.code === 'ACCESS_DENIED';
            if (hasBegun || !isDenied)
                throw thrown;
            refusals += 1;
            if (refusals === mostRefusals)
                break;
        }
    }
    return work();
}
async function kept(server, subscriber) {
    for (let look = 1; look <= 5; look += 1) {
        const experiment = await findExperiment(server);
        const tag = experiment?.tags[tagOf(subscriber)];
        if (experiment === undefined || !tag?.startsWith(digestMark))
            return tag;
        // Nothing is there when it was replaced since the tag was read.
        const text = await readArtifact(server, subscriptions_pathOf(server, experiment, subscriber, tag));
        if (text !== undefined)
            return text;
    }
    throw new trouble/* Failure */.HR('STORAGE_FAILED', `what ${subscriber} was told is gone from ${server.address}`);
}
async function keep(server, subscriber, text) {
    const experiment = await ownExperiment(server);
    const key = tagOf(subscriber);
    const before = experiment.tags[key];
    const isLong = new TextEncoder().encode(text).length > subscriptions_longestTag;
    const value = isLong ? `${digestMark}${server.ports.files.sha256(text)}` : text;
    if (isLong)
        await putText(server, subscriptions_pathOf(server, experiment, subscriber, value), text);
    const fields = { experiment_id: experiment.experiment_id, key, value };
    await server.call('POST', 'experiments/set-experiment-tag', answer.nothing, fields);
    if (before?.startsWith(digestMark) && before !== value)
        await removeArtifacts(server, subscriptions_pathOf(server, experiment, subscriber, before));
}
/** Below the server's artifacts. */
function subscriptions_pathOf(server, { artifact_location }, subscriber, tag) {
    const folder = `${proxiedPath(server, artifact_location)}/slipway.watch/${subscriber}`;
    return `${folder}/${tag.slice(digestMark.length)}.json`;
}
function tagOf(subscriber) {
    return `slipway.watch.${subscriber}`;
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/survey.js




/** Beyond so many models with new versions, listing all versions takes fewer calls than asking for those of each. */
const fewModels = 8;
/**
 * All models, with a call for each thousand models and one for each thousand versions, whatever the names are. Versions
 * come sorted by name, so that those of one model are together and no others have to be in memory. Where only a few
 * models have versions that were not told, only theirs are listed.
 */
async function* survey_survey(server, isMeant, isTold = () => false) {
    const models = new Map();
    for await (const model of allModels(server))
        if (isMeant(model.name))
            models.set(model.name, model);
    const isOpen = (model) => numbersOf(model).some((version) => !isTold(model.name, version));
    const open = new Set([...models.values()].filter(isOpen));
    if (open.size > fewModels) {
        for await (const versions of byName(searchVersions(server, ''))) {
            const { name } = versions[0];
            if (isMeant(name))
                yield surveyed(server, name, versions, models.get(name));
        }
        return;
    }
    for (const [name, model] of models) {
        const isListed = open.has(model);
        const lists = isListed ? byName(searchVersions(server, filterFor(name))) : [numbersOf(model)];
        for await (const versions of lists)
            yield surveyed(server, name, versions, model);
    }
}
/** MLflow counts versions up and gives no number twice, so the newest one tells which there can be. */
function numbersOf({ latest_versions: latest }) {
    const newest = Math.max(0, ...latest.map(({ version }) => Number(version)));
    return Array.from({ length: newest }, (_, index) => String(index + 1));
}
async function* byName(versions) {
    let same = [];
    for await (const version of versions) {
        if (same.length > 0 && same[0]?.name !== version.name) {
            yield same;
            same = [];
        }
        same.push(version);
    }
    if (same.length > 0)
        yield same;
}
/** @param versions as they were listed, or only their numbers */
function surveyed(server, name, versions, model) {
    const numberOf = (each) => (typeof each === 'string' ? each : each.version);
    return {
        name,
        versions: versions.map(numberOf),
        read: async (version) => {
            const known = versions.find((each) => numberOf(each) === version);
            const found = typeof known === 'string' ? await getVersion(server, { name, version }) : known;
            return found && surveyedVersion(found);
        },
        aliases: async () => aliasesOf(model ?? (await getModel(server, name))),
    };
}
/** What the list shows of a version. Of one that another tool registered no digest is known. */
function surveyedVersion(found) {
    const fields = fieldsOf(found);
    return {
        ...fields,
        digest: found.tags[own.digest] ?? '',
        framework: frameworkIn(found.tags[own.record]),
        properties: { ...fields.properties, ...ownFields({ ...found, source: undefined }) },
        provenance: { createdAt: createdAt(found) },
    };
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/versions.js









/** How often the version is asked for when the server's answer is lost. */
const attempts = 3;
/**
 * Makes the version of files that are on the server, or finds the one that holds these bytes.
 *
 * Of several versions of the same bytes the lowest number stands; whoever made another one deletes it. MLflow gives the
 * numbers in one transaction each, so all agree which one that is. Runs with the same bytes go in turn, because MLflow
 * gives no number twice and a version that is deleted leaves a gap: see README.md.
 */
async function versions_makeVersion(server, wanted, placed, shape) {
    const { name } = wanted;
    await server.find('POST', 'registered-models/create', answer.nothing, { name }, { input: 'name' });
    const subject = placed.digest.slice('sha256:'.length, 32);
    return inTurn(boardOf(server, name), subject, server.ports.clock, async () => {
        const [there] = await versionsOf(server, name, placed.digest);
        if (there !== undefined)
            return standBack(server, placed, there);
        if (wanted.version !== undefined)
            await requireNext(server, wanted, wanted.version, placed.digest);
        const record = recordOf(wanted, placed, '0', server.ports);
        const tags = await tagsToStore(server, { ...placed, record }, shape);
        if (placed.place !== undefined)
            await finishPlace(server, placed.place);
        const { version, source } = await create(server, wanted, placed, tags);
        const [first, ...others] = await versionsOf(server, name, placed.digest);
        for (const other of others)
            if (other.source === source)
                await removeVersion(server, other);
        if (first !== undefined && first.version !== version)
            return standBack(server, placed, first);
        if (placed.place !== undefined)
            await keepPlace(server, placed.place).catch(() => undefined);
        if (wanted.version !== undefined && version !== wanted.version) {
            await removeVersion(server, { name, version });
            refuseNumber(wanted.version, String(Number(version) + 1));
        }
        return { record: { ...record, version, id: `${name}:${version}` }, registered: true };
    });
}
/** The version is there already: what was uploaded for another one goes. */
async function standBack(server, { place }, there) {
    if (place !== undefined)
        await removePlace(server, place).catch(() => undefined);
    return { record: (await storedVersion(server, there)).record, registered: false };
}
/** The versions of a name that hold these bytes, the lowest number first. */
function versionsOf(server, name, digest) {
    return ourVersions(server, filterFor(name, { [own.digest]: digest }));
}
/** The call that makes the version. It is not sent again before it was looked up whether the version is there. */
async function create(server, { name, description, inPlace }, { place, digest }, tags) {
    // The run of a LoggedModel is known to the server.
    const source = place === undefined ? inPlace?.source : `models:/${place.id}`;
    const model_id = place === undefined ? inPlace?.model : place.id;
    const run_link = server.ports.provenance.run;
    const fields = { name, source, model_id, run_id: inPlace?.run, tags, description, run_link };
    const terms = { repeatable: false };
    for (let attempt = 1;; attempt += 1) {
        try {
            return (await server.call('POST', 'model-versions/create', answer.version, fields, terms))
                .model_version;
        }
        catch (thrown) {
            if (!(thrown instanceof trouble/* Failure */.HR) || thrown.code === 'ACCESS_DENIED')
                throw thrown;
            server.ports.signal.throwIfAborted();
            await server.ports.clock.sleep(500 * attempt);
            const made = (await versionsOf(server, name, digest)).find((version) => version.source === source);
            if (made !== undefined)
                return made;
            if (attempt === attempts)
                throw thrown;
        }
    }
}
/** The number after the largest one that is there. MLflow also skips numbers of versions that were deleted. */
async function versions_nextVersion(server, name) {
    for await (const { version } of searchVersions(server, filterFor(name), 'newest', 1))
        return String(Number(version) + 1);
    return '1';
}
/** @throws Problems when a version was asked for that is not the next one */
async function requireNext(server, { name }, version, digest) {
    const next = await versions_nextVersion(server, name);
    if (version === next)
        return;
    const taken = await getVersion(server, { name, version });
    if (taken !== undefined && isOurs(taken))
        (0,refusals/* refuseVersion */.tt)((await storedVersion(server, taken)).record, digest);
    refuseNumber(version, next);
}
function refuseNumber(version, next) {
    (0,trouble/* refuse */.TR)({
        where: { input: 'version' },
        said: version,
        expected: `\`${next}\`: MLflow numbers versions itself, one after the other`,
        remedy: 'leave `version` out, and use an alias or a tag for a name of your own',
    });
}
/** Deletes a version and the aliases that point to it. Nothing happens when it is not there. */
async function removeVersion(server, { name, version }) {
    await server.find('DELETE', 'model-versions/delete', answer.nothing, { name, version });
}
/**
 * Deletes a version: one call, and one transaction of the server in which its aliases go, too. Of its files those are
 * removed that Slipway has put there for this version; what a run has logged stays with the run. The place of the files is
 * marked before, so that the next run finds it when this one is killed.
 */
async function versions_deleteVersion(server, wanted, withAliases) {
    const { name, version } = wanted;
    const id = `${name}:${version}`;
    const found = await getVersion(server, wanted);
    if (found === undefined) {
        await removeMarked(server, id);
        return { deleted: false, aliases: [] };
    }
    const aliases = (0,refusals/* aliasesTo */.I6)(aliasesOf(await getModel(server, name)), version);
    if (!withAliases)
        (0,refusals/* refuseAliased */.Y4)(found, aliases);
    const isOwn = await markForDeletion(server, id, found.source);
    await removeVersion(server, found);
    await removeMarked(server, id);
    const remains = `its files stay where they were logged: ${found.source ?? 'nowhere'}`;
    return { deleted: true, aliases, remains: isOwn ? undefined : remains };
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/opened.js















/** The versions of an MLflow server; how they are made is in `mlflow.ts`. Nothing is asked yet. */
function openMlflowRegistry(server) {
    const { address: location, ports } = server;
    const stored = async (version) => storedVersion(server, await requireVersion(server, version));
    return {
        provider: 'mlflow',
        location,
        title: `the MLflow server ${location}`,
        toJSON: () => ({ provider: 'mlflow', location }),
        names: async () => {
            const found = [];
            // A model without a version is one that somebody is about to register.
            for await (const { name, latest_versions } of allModels(server))
                if (latest_versions.length > 0)
                    found.push(name);
            return found.toSorted(digest/* byCodePoint */.HH);
        },
        versions: async (name) => {
            // A record has digests, and those of versions of other tools would have to be fetched.
            const found = await ourVersions(server, filterFor(name));
            return Promise.all(found.map(async (version) => (await storedVersion(server, version)).record));
        },
        find: async (reference) => {
            const version = await findVersion(server, reference);
            return version && (await storedVersion(server, version)).record;
        },
        aliases: async (name) => aliasesOf(await getModel(server, name)),
        setAlias: async (name, alias, version) => {
            await requireVersion(server, { name, version });
            return setAlias(server, name, alias, version);
        },
        setTags: async (record, tags) => {
            await setTags(server, record, tags);
            return (await stored(record)).record;
        },
        setArchived: (version, archived) => setTags(server, version, { [kind/* archivedTag */.N]: archived ? 'true' : null }),
        delete: (version, { withAliases = false } = {}) => versions_deleteVersion(server, version, withAliases),
        addProperties: async (record, properties) => {
            await opened_addProperties(server, record, properties);
            return (await stored(record)).record;
        },
        attach: (record, name, content) => attach(server, record, name, content),
        attached: (record, name) => attached(server, record, name),
        survey: (isMeant, isTold) => survey_survey(server, isMeant, isTold),
        subscriptions: mlflowSubscriptions(server),
        locate: async (wanted) => {
            const version = await stored(wanted);
            return fetchLocated(version.record, version.samples, fetchOf(server, version), ports);
        },
        materialise: async (record, folder) => {
            const version = await stored(record);
            await fetchInto(folder, record, fetchOf(server, { ...version, record }), ports);
        },
        uri: ({ name, version }) => versionAddress(location, name, version),
    };
}
/** The page of a version in MLflow's own interface. */
function versionAddress(location, name, version) {
    return `${location}/#/models/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`;
}
async function setTags(server, wanted, tags) {
    const version = await requireVersion(server, wanted);
    for (const [tag, value] of Object.entries(tags))
        await setVersionTag(server, wanted, tagFor('tag', tag), value);
    if (Object.hasOwn(tags, kind/* archivedTag */.N))
        await setStage(server, version, tags[kind/* archivedTag */.N] === 'true');
}
/** MLflow lets the second of two runs overwrite what the first has written, so they go in turn. */
function opened_addProperties(server, wanted, added) {
    const subject = `properties.${wanted.version}`;
    return inTurn(boardOf(server, wanted.name), subject, server.ports.clock, async () => {
        const there = sortTags((await requireVersion(server, wanted)).tags).properties;
        (0,refusals/* refuseChanges */.YY)(there, added);
        for (const [property, value] of Object.entries(added))
            if (!Object.hasOwn(there, property))
                await setVersionTag(server, wanted, tagFor('property', property), value, 'properties');
    });
}
/** The bytes first, under their digest, then the tag that names it: readers see the old text or the new one. */
async function attach(server, wanted, name, content) {
    const { root } = await storedVersion(server, await requireVersion(server, wanted));
    const sha256 = server.ports.files.sha256(content);
    const path = attachmentPath(root, name, sha256);
    await putText(server, path, content);
    await setVersionTag(server, wanted, tagFor('attachment', name), sha256);
    return { content, uri: `${server.address}${artifactRoute(path)}` };
}
async function attached(server, wanted, name) {
    const version = await requireVersion(server, wanted);
    const sha256 = version.tags[tagFor('attachment', name)];
    if (sha256 === undefined)
        return undefined;
    const path = attachmentPath((await storedVersion(server, version)).root, name, sha256);
    const content = await readArtifact(server, path);
    if (content !== undefined && server.ports.files.sha256(content) === sha256)
        return { content, uri: `${server.address}${artifactRoute(path)}` };
    const said = `${name} of ${wanted.name}:${wanted.version} is not what was put there`;
    const remedy = 'restore the artifacts of the server from a backup, or put it there again';
    throw new trouble/* Failure */.HR('DIGEST_MISMATCH', said, { remedy });
}

// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
// EXTERNAL MODULE: ./packages/core/build/nearest.js
var nearest = __webpack_require__(38684);
;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/tracking/best-run.js



/** The server sorts, so the best are among the first. */
const mostRuns = 1000;
/**
 * The finished run of an experiment with the best value of a metric.
 * @throws Problems when no run fits, or none has a number for the metric
 */
async function bestRun(server, experiment, { metric, direction, filter }) {
    const fields = {
        experiment_ids: [experiment.experiment_id],
        filter: ["attributes.status = 'FINISHED'", ...(filter === undefined ? [] : [filter])].join(' and '),
        run_view_type: 'ACTIVE_ONLY',
        max_results: mostRuns,
        order_by: [
            `metrics.\`${metric}\` ${direction === 'maximize' ? 'DESC' : 'ASC'}`,
            'attributes.start_time ASC',
        ],
    };
    const terms = { input: 'run-filter' };
    const { runs } = await server.call('POST', 'runs/search', answer.runs, fields, terms);
    const where = `of the experiment ${experiment.name} (${server.address})`;
    return bestOf(runs, metric, direction) ?? refuseNone(where, runs, metric, filter);
}
/** The first of the runs with the best finite value of a metric, or undefined. Pure. */
function bestOf(runs, metric, direction) {
    const known = runs.flatMap((run) => {
        const value = finite(run.metrics)[metric];
        return value === undefined ? [] : [{ run, value }];
    });
    const isBetter = (a, b) => (direction === 'maximize' ? a > b : a < b);
    const [first, ...others] = known;
    if (first === undefined)
        return undefined;
    const best = others.reduce((one, other) => (isBetter(other.value, one.value) ? other : one), first);
    return { ...best, runs: known.length };
}
function refuseNone(where, runs, metric, filter) {
    const refused = (input, said, expected, remedy) => (0,trouble/* refuse */.TR)({ where: { input }, said, expected, remedy });
    const ended = 'a run that ended well; those that failed, were killed, deleted or still run do not count';
    if (runs.length === 0 && filter === undefined)
        return refused('experiment', `no finished run ${where}`, ended, 'run this after the training');
    if (runs.length === 0)
        return refused('run-filter', `no finished run ${where} fits ${filter}`, ended, 'check the filter');
    const names = [...new Set(runs.flatMap(({ metrics }) => Object.keys(metrics)))].toSorted();
    const [near, shown] = [(0,nearest/* nearest */.p)(metric, names), names.slice(0, 15).join(', ')];
    if (names.includes(metric))
        return refused('metric', `\`${metric}\` is no finite number in any run ${where}`, 'a run with a number that can be compared', 'find out why the training gives it');
    return refused('metric', `no finished run ${where} has the metric \`${metric}\``, shown === '' ? 'a metric that the training logs; these runs have none' : `one of their metrics: ${shown}`, near === undefined ? undefined : `write \`${near}\` if you mean that`);
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/tracking/runs.js




const checkId = 'check the id, and the server that `source-registry` names';
/**
 * The experiment with a name, or with an id when none is called so.
 * @throws Problems when there is none, or it was deleted
 */
async function requireExperiment(server, given) {
    const isId = /^\d+$/.test(given);
    const found = (await experimentByName(server, given)) ?? (isId ? await experimentOf(server, given) : undefined);
    if (found === undefined)
        return refuseExperiment(server, given);
    if (found.lifecycle_stage !== 'deleted')
        return found;
    (0,trouble/* refuse */.TR)({
        where: { input: 'experiment' },
        said: `the experiment ${found.name} of ${server.address} was deleted`,
        expected: 'an experiment that is there',
        remedy: `restore it with \`mlflow experiments restore --experiment-id ${found.experiment_id}\``,
    });
}
/** The experiment with an id, deleted ones included. */
async function experimentOf(server, experiment_id) {
    return (await server.find('GET', 'experiments/get', answer.experiment, { experiment_id }))?.experiment;
}
async function refuseExperiment(server, given) {
    const fields = { max_results: 1000, view_type: 'ACTIVE_ONLY' };
    const { experiments } = await server.call('POST', 'experiments/search', answer.experiments, fields);
    const names = experiments.map(({ name }) => name);
    const near = (0,nearest/* nearest */.p)(given, names);
    (0,trouble/* refuse */.TR)({
        where: { input: 'experiment' },
        said: `${given} is no experiment of ${server.address}`,
        expected: `one of its experiments: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ' …' : ''}`,
        remedy: near === undefined ? checkId.replace('id', 'name') : `write \`${near}\` if you mean that`,
    });
}
/** A run, also a deleted one, or undefined. */
async function findRun(server, run_id) {
    return (await server.find('GET', 'runs/get', answer.run, { run_id }, { input: 'model-path' }))?.run;
}
/** A run that is there. @throws Problems when it is not, or was deleted */
async function requireRun(server, id) {
    const run = await findRun(server, id);
    if (run !== undefined && run.lifecycle_stage !== 'deleted')
        return run;
    const expected = 'the id of a run that is there';
    if (run === undefined)
        return refuseModel(`the run ${id} is not on ${server.address}`, expected, checkId);
    const remedy = `restore it with \`mlflow runs restore --run-id ${id}\``;
    return refuseModel(`the run ${id} of ${server.address} was deleted`, expected, remedy);
}
/** The models that a run logged, the newest first. */
async function modelsOfRun(server, { run_id, experiment_id }) {
    const fields = {
        experiment_ids: [experiment_id],
        filter: `source_run_id = '${run_id}'`,
        order_by: [{ field_name: 'creation_timestamp', ascending: false }],
        max_results: 50,
    };
    return (await server.call('POST', 'logged-models/search', answer.loggedModels, fields)).models;
}
/** A LoggedModel with all its files. @throws Problems when it is not there, or not whole */
async function requireLoggedModel(server, id) {
    const model = await findLoggedModel(server, id);
    if (model !== undefined)
        return requireReady(model);
    const said = `the logged model ${id} is not on ${server.address}`;
    return refuseModel(said, 'the id of a model that was logged and not deleted', checkId);
}
/** The same model. @throws Problems when its files are not all there */
function requireReady(model) {
    const { model_id, name = 'without a name', status } = model;
    if (status === undefined || status === 'LOGGED_MODEL_READY')
        return model;
    const isPending = status === 'LOGGED_MODEL_PENDING';
    return refuseModel(`the logged model ${model_id} (${name}) is ${isPending ? 'not finished' : `in the state ${status}`}`, 'a model whose files are all there', isPending ? 'run this after the training has logged it' : 'log it anew: its files were not taken whole');
}
/** Refuses what the input `model-path` names. @throws Problems */
function refuseModel(said, expected, remedy) {
    (0,trouble/* refuse */.TR)({ where: { input: 'model-path' }, said, expected, remedy });
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/tracking/placed.js




/**
 * What `runs:/<run>/<path>` means, as MLflow's own client has it since version 3: a model that the run logged under the
 * first part of the path, else an artifact of the run.
 * Source: mlflow/store/artifact/runs_artifact_repo.py
 * @throws Problems when there is nothing
 */
async function placedInRun(server, run, path) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    const [first, ...rest] = parts;
    if (first === undefined || parts.includes('..'))
        return refuseModel(path, 'the path of an artifact below the run, without `..`');
    const models = await modelsOfRun(server, run);
    const model = models.find(({ name }) => name === first);
    const inModel = model && (await placedAt(server, requireReady(model).artifact_uri, rest));
    if (inModel !== undefined)
        return rest.length === 0
            ? { ...inModel, model, isWhole: true, folderName: first }
            : { ...inModel, model };
    return (await placedAt(server, run.artifact_uri, parts)) ?? refuseMissing(server, run, models, path);
}
/** The files of a LoggedModel. @throws Problems when it has none */
async function placedInModel(server, model) {
    const { artifact_uri, name = 'model', model_id } = requireReady(model);
    const placed = await placedAt(server, artifact_uri, []);
    if (placed !== undefined)
        return { ...placed, folderName: name, model, isWhole: true };
    return refuseModel(`the logged model ${model_id} has no files`, 'a model with at least one file');
}
/** The one model that a run logged; of runs before MLflow 3 the one folder with an `MLmodel`. @throws Problems */
async function onlyPlaced(server, run) {
    const models = await modelsOfRun(server, run);
    if (models.length === 1)
        return placedInModel(server, models[0]);
    const root = proxiedPath(server, run.artifact_uri);
    const listed = models.length > 0 ? [] : await listArtifacts(server, root);
    const folders = listed.flatMap(({ path }) => path.endsWith('/MLmodel') ? [path.slice(0, -'/MLmodel'.length)] : []);
    if (folders.length === 1)
        return placedInRun(server, run, folders[0]);
    const names = [...models.map(nameOf), ...folders];
    const [shown, others] = [
        topNames(names, 10),
        topNames(listed.map(({ path }) => path), 10),
    ];
    return refuseModel(`the run ${run.run_id} has ${names.length === 0 ? 'no model' : `${names.length} models`}`, names.length > 0
        ? `one of them: ${shown}`
        : `the path of one of its artifacts: ${others || 'it has none'}`, 'say which with `model-path`');
}
/** The files on this machine, kept by their digests. */
async function fetchPlaced(server, { root, listed }) {
    const { ports } = server;
    const recorded = await fetchAll(server, root, listed);
    return Promise.all(recorded.map(async (file) => {
        const from = keptAt(file.sha256, ports);
        return { ...file, from, modifiedMs: (await ports.files.stat(from))?.modifiedMs ?? 0 };
    }));
}
async function placedAt(server, uri, parts) {
    const root = [proxiedPath(server, uri), ...parts].join('/');
    const name = parts.at(-1);
    const listed = modelFiles(await listArtifacts(server, root));
    if (listed.length > 0)
        return { root, listed, uri: [uri, ...parts].join('/'), folderName: name };
    if (name === undefined)
        return undefined;
    const above = root.slice(0, -name.length - 1);
    const file = (await listArtifacts(server, above)).find(({ path }) => path === name);
    return file && { root: above, listed: [file], uri: [uri, ...parts.slice(0, -1)].join('/') };
}
async function refuseMissing(server, { run_id, artifact_uri }, models, path) {
    const listed = await listArtifacts(server, proxiedPath(server, artifact_uri));
    const there = topNames([...models.map(nameOf), ...listed.map((file) => file.path)], 15);
    return refuseModel(`the run ${run_id} has nothing at ${path}`, there === '' ? 'a run with artifacts; this one has none' : `what is there: ${there}`, 'check the path, and that the training logs the model before it ends');
}
function nameOf({ name, model_id }) {
    return name ?? model_id;
}
function topNames(paths, most) {
    return [...new Set(paths.map((path) => path.split('/', 1)[0]))].slice(0, most).join(', ');
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/tracking/tracking.js





/** What an MLflow server knows of trainings. Nothing is asked yet. */
function openTracking(server) {
    return {
        ofRun: async (id, path) => {
            const run = await requireRun(server, id);
            return tracked(server, await placedInRun(server, run, path), `runs:/${id}/${path}`, run);
        },
        ofLoggedModel: async (id) => {
            const model = await requireLoggedModel(server, id);
            const run = model.source_run_id === undefined ? undefined : await findRun(server, model.source_run_id);
            const active = run?.lifecycle_stage === 'deleted' ? undefined : run;
            return tracked(server, await placedInModel(server, model), `models:/${id}`, active);
        },
        ofBestRun: (wanted) => ofBestRun(server, wanted),
    };
}
async function ofBestRun(server, wanted) {
    const { metric, direction, path } = wanted;
    const experiment = await requireExperiment(server, wanted.experiment);
    const { run, value, runs } = await bestRun(server, experiment, wanted);
    const { run_id: id, run_name: name = 'without a name' } = run;
    server.ports.log.info(`the best of ${(0,markdown/* counted */.hS)(runs, 'run')} of ${experiment.name} is ${id} (${name}): ${metric} ${value}`);
    const placed = path === undefined ? await onlyPlaced(server, run) : await placedInRun(server, run, path);
    const reference = `runs:/${id}/${path ?? placed.folderName ?? ''}`;
    return tracked(server, placed, reference, run, { metric, direction, value, runs });
}
async function tracked(server, placed, reference, run, best) {
    const { root, uri, model, isWhole, folderName } = placed;
    const experiment = run && ((await experimentOf(server, run.experiment_id))?.name ?? run.experiment_id);
    const ofTraining = run && { 'mlflow.run': run.run_id, 'mlflow.experiment': experiment };
    const inModel = isWhole && model && { source: `models:/${model.model_id}`, model: model.model_id };
    const inRun = model === undefined && run && { source: uri, run: run.run_id };
    const pointing = folderName === undefined ? undefined : inModel || inRun;
    return {
        title: `${reference} of ${server.address}`,
        files: await fetchPlaced(server, placed),
        folderName,
        metrics: finite({ ...run?.metrics, ...model?.metrics }),
        origin: {
            registry: `mlflow:${server.address}`,
            reference,
            training: run && { run: run.run_id, runName: run.run_name, experiment: experiment },
            best,
        },
        properties: { ...ofTraining, 'mlflow.source': reference },
        inPlace: pointing ? { root, ...pointing } : undefined,
    };
}

;// CONCATENATED MODULE: ./packages/models/build/mlflow/multipart.js





/** What is larger is uploaded in parts, when the server's store takes parts. */
const largeBytes = 100 * 1024 * 1024;
/** S3 takes at most 10,000 parts of at least 5 MiB. */
const smallestPart = 32 * 1024 * 1024;
const mostParts = 10_000;
const partsAtATime = 6;
/** Uploads one artifact, past the server when its store takes parts. Answers the digests of its files. */
async function uploadArtifact(server, path, parts, onBytes) {
    const [only] = parts;
    if (parts.length === 1 && only !== undefined && 'file' in only && only.size >= largeBytes) {
        const begun = await sendParts(server, 'create', path, {
            num_parts: Math.ceil(only.size / partSize(only.size)),
        });
        if (begun.status === 200) {
            const offer = (0,checked_json/* checkedJson */.EB)(answer.multipart, begun.body, `the upload of ${path}`, 'NETWORK_FAILED');
            const sent = await inParts(server, path, only, offer, onBytes).catch((thrown) => {
                // The store behind a server may be out of reach from here; then the bytes go through the server after all.
                if (!(thrown instanceof trouble/* Failure */.HR) || thrown.code !== 'NETWORK_FAILED')
                    throw thrown;
                server.ports.log.info(`${thrown.message}; the file goes through the server`);
                return undefined;
            });
            if (sent !== undefined)
                return [sent];
        }
        else if (![404, 405, 501].includes(begun.status))
            throw server.trouble(begun, `begin ${path}`);
    }
    return putArtifact(server, path, parts, onBytes);
}
/** Uploads a file in parts to the addresses that were offered, and puts it together. A login is never sent there. */
async function inParts(server, path, { file, size }, { upload_id, credentials }, onBytes) {
    const { transfers, files } = server.ports;
    const whole = partSize(size);
    const hashing = files.hash(file);
    hashing.catch(() => undefined);
    try {
        const parts = await (0,in_parallel/* inParallel */.H)(credentials, partsAtATime, async ({ url, part_number, headers }) => {
            const offset = (part_number - 1) * whole;
            const part = { file, offset, size: Math.min(whole, size - offset) };
            const { status, headers: answered } = await transfers.send({ method: 'PUT', url, headers }, [part], onBytes);
            if (status >= 200 && status < 300)
                return { part_number, etag: answered['etag'] ?? '', url };
            const said = `${new URL(url).host}, the store of ${server.address}, did not take a part (${status})`;
            throw new trouble/* Failure */.HR('NETWORK_FAILED', said);
        });
        const ended = await sendParts(server, 'complete', path, { upload_id, parts });
        if (ended.status !== 200)
            throw server.trouble(ended, `complete ${path}`);
        return await hashing;
    }
    catch (thrown) {
        await sendParts(server, 'abort', path, { upload_id }).catch(() => undefined);
        throw thrown;
    }
}
function partSize(size) {
    return Math.max(smallestPart, Math.ceil(size / mostParts));
}
/** The folder is part of the route, the name of the file of the body. */
function sendParts(server, verb, path, fields) {
    const names = path.split('/');
    const folder = names.slice(0, -1).map(encodeURIComponent).join('/');
    const json = { path: names.at(-1), ...fields };
    return server.sendJson('POST', `/api/2.0/mlflow-artifacts/mpu/${verb}/${folder}`, json);
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/uploads.js










/** With more files than this a model is one archive: a call a file would take most of the time. */
const mostFiles = 1500;
/** More requests at a time win nothing against a server of four workers. */
const uploadsAtATime = 8;
/**
 * Uploads files to a place that nobody sees as a version yet, each read and hashed once, and looks that all of them are
 * there with their sizes. What an earlier run had uploaded before it failed is taken up.
 * @throws Failure `CHANGED_WHILE_READ`, `NETWORK_FAILED`, `ACCESS_DENIED`
 */
async function storeFiles(server, wanted, shape) {
    if (wanted.inPlace !== undefined)
        return storeInPlace(server, wanted, wanted.inPlace);
    const { files, log } = server.ports;
    const samples = samplesOf(wanted);
    const isArchive = wanted.files.length > mostFiles;
    const model = isArchive ? [archiveOf(wanted.files)] : wanted.files.map((file) => uploadOf(file, file.path));
    const uploads = [...model, ...samples.map((sample) => uploadOf(sample, samplePath(sample.path)))];
    const total = uploads.reduce((sum, { size }) => sum + size, 0);
    const occupied = await occupyPlace(server, wanted.name, shape, total);
    const { place } = occupied;
    try {
        let done = 0;
        const onBytes = (bytes) => log.progress('uploaded', (done += bytes), total, 'bytes');
        const sent = await (0,in_parallel/* inParallel */.H)(uploads, uploadsAtATime, ({ path, parts }) => occupied.once(path, parts, () => uploadArtifact(server, `${place.root}/${path}`, parts, onBytes)));
        await (0,source/* requireUnchanged */.jr)(wanted, files);
        await (0,source/* requireUnchanged */.jr)({ files: samples }, files);
        await requireThere(server, place.root, uploads);
        const hashed = sent.flat();
        const recorded = [...wanted.files, ...samples].map(({ path, size }, index) => ({
            path,
            size,
            sha256: hashed[index].sha256,
        }));
        const ofModel = recorded.splice(0, wanted.files.length);
        const digest = (0,root_digest/* rootDigest */.b)(ofModel, files);
        await occupied.seal(digest);
        return { files: ofModel, samples: recorded, digest, root: place.root, place, isArchive };
    }
    catch (thrown) {
        await occupied.giveUp().catch(() => undefined);
        throw thrown;
    }
}
/**
 * The files of a version that a run has put on the server already. None of them is sent again: the version points at
 * them, as one that MLflow's own client makes does, so that its lineage is known. Only samples are put with them.
 * @throws Failure `STORAGE_FAILED` when they are not there any more as they were read
 */
async function storeInPlace(server, wanted, { root }) {
    const { ports } = server;
    const sources = samplesOf(wanted);
    const samples = await (0,in_parallel/* inParallel */.H)(sources, uploadsAtATime, async ({ path, size, from }) => {
        const [sent] = await putArtifact(server, `${root}/${samplePath(path)}`, [{ file: from, size }]);
        return { path, size, sha256: sent.sha256 };
    });
    await (0,source/* requireUnchanged */.jr)({ files: sources }, ports.files);
    await requireThere(server, root, wanted.files);
    const files = await hashAll(wanted.files, ports);
    return { files, samples, digest: (0,root_digest/* rootDigest */.b)(files, ports.files), root, isArchive: false };
}
function uploadOf({ from, size }, path) {
    return { path, parts: [{ file: from, size }], size };
}
function archiveOf(files) {
    const parts = archiveParts(files, ({ from }) => from);
    const size = parts.reduce((sum, part) => sum + ('bytes' in part ? part.bytes.length : part.size), 0);
    return { path: archivePath, parts, size };
}
/** A server keeps no digests of artifacts, so sizes have to do; what is read later is checked against its digest. */
async function requireThere(server, root, uploads) {
    const listed = new Map((await listArtifacts(server, root)).map(({ path, size }) => [path, size]));
    for (const { path, size } of uploads) {
        if (listed.has(path) && (listed.get(path) ?? size) === size)
            continue;
        const there = listed.has(path) ? `${listed.get(path)} bytes` : 'nothing';
        const said = `${server.address} took ${path} (${size} bytes), and ${there} of it is there`;
        const remedy = 'look at the store of the MLflow server, and run this again';
        throw new trouble/* Failure */.HR('STORAGE_FAILED', said, { remedy });
    }
}

;// CONCATENATED MODULE: ./packages/models/build/registry/mlflow/mlflow.js












/** An MLflow server, 3.3 or newer, over REST. Where things lie there is in `places.ts` and `tags.ts`. */
const mlflow = {
    id: 'mlflow',
    title: 'an MLflow server',
    locationOf: (text, { settings }) => serverAddress(text, settings.mlflow().address),
    open: (location, ports, connection) => {
        const server = new Server(location, ports, connection);
        return {
            ...openMlflowRegistry(server),
            lookUp: (wanted) => mlflow_lookUp(server, wanted),
            store: (wanted) => mlflow_store(server, wanted),
            tracking: openTracking(server),
        };
    },
};
async function mlflow_lookUp(server, wanted) {
    requireTakeable(wanted);
    const { ports } = server;
    const { name, alias, version } = wanted;
    const [known, next, aliasNow] = await Promise.all([
        mlflow_findKnown(server, wanted),
        versions_nextVersion(server, name),
        alias === undefined ? undefined : versionWithAlias(server, name, alias),
    ]);
    if (known.existing === undefined && version !== undefined) {
        const hashed = known.hashed ?? (await hashAll(wanted.files, ports));
        await requireNext(server, wanted, version, (0,root_digest/* rootDigest */.b)(hashed, ports.files));
    }
    return { ...known, nextVersion: version ?? next, aliasNow: aliasNow?.version };
}
/** Files are hashed only when there is a version with the same paths and sizes. */
async function mlflow_findKnown(server, { name, files }) {
    const { ports } = server;
    const filter = filterFor(name, { [own.shape]: (0,root_digest/* shapeOf */.F)(files, ports.files) });
    const alike = await ourVersions(server, filter);
    if (alike.length === 0)
        return {};
    const hashed = await hashAll(files, ports);
    const digest = (0,root_digest/* rootDigest */.b)(hashed, ports.files);
    const same = alike.find(({ tags }) => tags[own.digest] === digest);
    return { hashed, existing: same && (await storedVersion(server, same)).record };
}
async function mlflow_store(server, wanted) {
    const shape = (0,root_digest/* shapeOf */.F)(wanted.files, server.ports.files);
    const placed = await storeFiles(server, wanted, shape);
    return {
        digest: placed.digest,
        makeVersion: async () => {
            const made = await versions_makeVersion(server, wanted, placed, shape);
            return { ...made, uri: versionAddress(server.address, wanted.name, made.record.version) };
        },
    };
}
/**
 * Refuses what an MLflow server does not take: aliases that it keeps for itself, versions that are no number, and a
 * folder in the model where Slipway keeps what belongs to a version.
 * @throws Problems, all of them
 */
function requireTakeable({ alias, version, files }) {
    const problems = [];
    const refuse = (input, said, isTaken, expected) => {
        if (said !== undefined && !isTaken)
            problems.push({ where: { input }, said, expected });
    };
    const [word, number] = [/^[A-Za-z0-9_-]+$/, /^[1-9]\d*$/];
    const isFree = !/^(latest|v\d+)$/i.test(alias ?? '');
    const inOurs = files.find(({ path }) => path.startsWith(`${ownFolder}/`))?.path;
    refuse('alias', alias, word.test(alias ?? ''), 'letters, digits, `_` and `-`, as MLflow takes them');
    refuse('alias', alias, isFree, 'an alias that MLflow does not keep for itself (`latest`, `v1`)');
    refuse('version', version, number.test(version ?? ''), 'a whole number: MLflow numbers versions itself');
    refuse('model-path', inOurs, false, `a model without a folder \`${ownFolder}\` at its top`);
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
}

// EXTERNAL MODULE: ./packages/core/build/image.js
var build_image = __webpack_require__(80247);
;// CONCATENATED MODULE: ./packages/models/build/registry/oci/manifests.js



/** The artifact type of a version. */
const modelType = 'application/vnd.slipway.model.v1';
/** The media type of a version's configuration: the record and its samples, as JSON. */
const recordType = 'application/vnd.slipway.model.record.v1+json';
/** The artifact type of what is in the place of a version that was deleted. */
const goneType = 'application/vnd.slipway.model.deleted.v1';
/** The artifact type of what is said about a version later on. */
const markType = 'application/vnd.slipway.mark.v1';
/** The artifact type of what is put beside a version. */
const attachmentType = 'application/vnd.slipway.attachment.v1';
/** The media type of files. */
const fileType = 'application/octet-stream';
/** Annotations of versions, layers and marks. */
const words = {
    name: 'slipway.model.name',
    version: 'slipway.model.version',
    digest: 'slipway.model.digest',
    /** The largest whole number that any version has so far, this one included. */
    largest: 'slipway.model.largest',
    /** Tells two runs apart that register the same bytes in the same moment. */
    run: 'slipway.model.run',
    /** The manifest of a version that was deleted. */
    manifest: 'slipway.model.manifest',
    sample: 'slipway.model.sample',
    /** Azure ML's word for an archive that is a folder of the model: it is unpacked wherever the model is used. */
    unpack: 'azureml.unpack',
    key: 'slipway.mark.key',
    value: 'slipway.mark.value',
    title: 'org.opencontainers.image.title',
};
/** The empty configuration, which has to be sent like any other. */
const emptyConfig = '{}';
const emptyDigest = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
/** The empty configuration, described. */
const emptyBlob = {
    mediaType: build_image/* mediaTypes */.Ib.empty,
    digest: emptyDigest,
    size: emptyConfig.length,
};
/** A layer that is one file. */
function fileLayer({ digest, size }, path) {
    return { mediaType: fileType, digest, size, annotations: { [words.title]: path } };
}
/** A layer that is a sample. */
function sampleLayer({ digest, size }, path) {
    const annotations = { [words.title]: `samples/${path}`, [words.sample]: path };
    return { mediaType: fileType, digest, size, annotations };
}
/** A layer that is an archive of all files. */
function archiveLayer({ digest, size }) {
    return {
        mediaType: build_image/* mediaTypes */.Ib.layer,
        digest,
        size,
        annotations: { [words.title]: 'model.tar', [words.unpack]: 'true' },
    };
}
/** True for the layer that is an archive of all files. */
function isArchive({ annotations }) {
    return annotations?.[words.unpack] === 'true';
}
/** The manifest of a version. */
function versionManifest({ record, config, layers, largest, run }) {
    const { name, version, id, digest, provenance } = record;
    return manifest(modelType, { mediaType: recordType, ...config }, layers, {
        [words.title]: id,
        'org.opencontainers.image.version': version,
        'org.opencontainers.image.created': provenance.createdAt,
        [words.name]: name,
        [words.version]: version,
        [words.digest]: digest,
        [words.largest]: String(largest),
        [words.run]: run,
    });
}
const annotations = dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), {});
const descriptor = dist/* object */.Ikc({
    mediaType: dist/* string */.YjP(),
    digest: dist/* string */.YjP(),
    size: dist/* number */.aig(),
    annotations,
});
/** As much of a manifest as is read, whoever has put it there. */
const manifestRead = dist/* object */.Ikc({
    artifactType: dist/* optional */.lqM(dist/* string */.YjP()),
    config: dist/* optional */.lqM(descriptor),
    layers: dist/* optional */.lqM(dist/* array */.YOg(descriptor), []),
    annotations,
});
function manifests_contentOf(read) {
    return (0,checked_json/* checkedJson */.EB)(manifestRead, read.content, `the manifest ${read.descriptor.digest}`);
}
/** The version that a manifest is; undefined when it is something else, which others have put there. */
function readVersion(read) {
    const { artifactType, config, layers, annotations: said } = manifests_contentOf(read);
    const [name, version, digest] = [words.name, words.version, words.digest].map((word) => said[word]);
    if (artifactType !== modelType || config === undefined)
        return undefined;
    if (name === undefined || version === undefined || digest === undefined)
        return undefined;
    const largest = BigInt(said[words.largest] ?? '0');
    return { name, version, digest, largest, config, layers, manifest: read };
}
/** What is in the place of a version that was deleted; the same for whoever deletes it. */
function goneManifest({ name, version, digest, largest, manifest: had }) {
    return manifest(goneType, emptyBlob, [emptyBlob], {
        [words.title]: `${name}:${version} was deleted`,
        [words.name]: name,
        [words.version]: version,
        [words.digest]: digest,
        [words.largest]: String(largest),
        [words.manifest]: had,
    });
}
/** The version that was deleted, when a manifest says that. */
function readGone(read) {
    const content = manifests_contentOf(read);
    if (content.artifactType !== goneType)
        return undefined;
    const said = (word) => content.annotations[word] ?? '';
    return {
        name: said(words.name),
        version: said(words.version),
        digest: said(words.digest),
        largest: BigInt(said(words.largest) || '0'),
        manifest: said(words.manifest),
    };
}
/** A manifest that says nothing and is like no other: to try out what a registry lets people do. */
function probeManifest(config, run) {
    return manifest('application/vnd.slipway.probe.v1', config, [config], { [words.run]: run });
}
/** The manifest of a tag or property; a tag without a value is a tag that was removed. */
function markManifest(key, value) {
    return manifest(markType, emptyBlob, [emptyBlob], {
        [words.key]: key,
        ...(value !== null && { [words.value]: value }),
    });
}
/** What a mark says. */
function readMark(read) {
    const said = manifests_contentOf(read).annotations;
    return { key: said[words.key] ?? '', value: said[words.value] ?? null };
}
/** The manifest of a text that lies beside a version. */
function attachmentManifest(name, blob, subject) {
    const { mediaType, digest, size } = subject;
    return manifest(attachmentType, emptyBlob, [fileLayer(blob, name)], { [words.title]: name }, { mediaType, digest, size });
}
/** The blob of a text that lies beside a version. */
function readAttachment(read) {
    return manifests_contentOf(read).layers[0];
}
/** The manifest of a text of the registry's own. */
function textManifest(name, blob) {
    return manifest(attachmentType, emptyBlob, [fileLayer(blob, name)], { [words.title]: name });
}
/** The manifest that a name of a model has where the names are. */
function nameManifest(name) {
    return manifest('application/vnd.slipway.name.v1', emptyBlob, [emptyBlob], { [words.name]: name });
}
/** A manifest that says nothing: of a vote only the tag counts. */
function ballotManifest(config) {
    return manifest('application/vnd.slipway.vote.v1', config, [config], {});
}
function manifest(artifactType, config, layers, said, subject) {
    return JSON.stringify({
        schemaVersion: 2,
        mediaType: build_image/* mediaTypes */.Ib.manifest,
        artifactType,
        config,
        layers,
        subject,
        annotations: said,
    });
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/tags.js
/**
 * What the tags of a model's repository are:
 *
 *     v<version>                          a version
 *     <alias>                             where an alias points; `_alias.<alias>` when it could be taken for a version
 *     _log.<number>.…                     votes on, and the decision of, which version came as which one (`agreement.ts`)
 *     _bytes.<digest>                     the version that holds these bytes
 *     _gone.<version>.<manifest>          the version with this manifest was deleted
 *     _tag.<version>.<key>                a tag that was set or removed after registration
 *     _prop.<version>.<key>.…             votes on, and the decision of, a property that was added after registration
 *     _beside.<version>.<file>            what was put beside a version: its signature, `model.sig`
 *     sha256-<digest>                     referrers, where the registry itself does not list them
 *
 * `<version>`, `<key>` and `<file>` of those that begin with `_` are the beginnings of their SHA-256, because they may be longer than
 * tags and hold what tags may not. What begins with `_` is no word that a version or an alias may be.
 */
/** In characters. Source: distribution-spec 1.1.1, "Pulling manifests" */
const tags_longestTag = 128;
/** The tag of a version. */
function versionTag(version) {
    return `v${version}`;
}
/** The version whose tag this is, or undefined. */
function versionIn(tag) {
    return tag.startsWith('v') ? tag.slice(1) : undefined;
}
/** The tag of an alias. */
function aliasTag(alias) {
    return /^(v|sha256-)/.test(alias) ? `${aliasMark}${alias}` : alias;
}
/** The alias that a tag is, or undefined. */
function aliasOf(tag) {
    if (tag.startsWith(aliasMark))
        return tag.slice(aliasMark.length);
    return /^(_|v|sha256-)/.test(tag) ? undefined : tag;
}
const aliasMark = '_alias.';
/** The names of models among the tags of the repository of names. */
function namesIn(tags) {
    return tags.filter((tag) => !tag.startsWith('_') && !/^sha256-[0-9a-f]{64}$/.test(tag));
}
/** The tag of the repository of names that says what a subscriber was told. */
function subscriberTag(subscriber, { sha256 }) {
    return `_told.${sha256(subscriber)}`;
}
/** What is decided about the version that came as which one, counted from 1. */
function entrySubject(number) {
    return `_log.${number}`;
}
/** The decided entries, in their order. */
function entriesIn(tags) {
    return tags
        .map((tag) => /^_log\.(\d+)\.is\.([0-9a-f]{64})$/.exec(tag))
        .filter((match) => match !== null)
        .map(([, number, manifest]) => ({ number: Number(number), manifest: manifest }))
        .toSorted((left, right) => left.number - right.number);
}
/** The tag that says that a version was deleted. @param manifest its digest, with or without `sha256:` */
function goneTag(version, manifest, { sha256 }) {
    return `_gone.${sha256(version).slice(0, 16)}.${manifest.replace(/^sha256:/, '')}`;
}
/** The tags of the versions that were deleted, by the digests of their manifests, hexadecimal. */
function goneIn(tags) {
    const gone = tags.filter((tag) => tag.startsWith('_gone.'));
    return new Map(gone.map((tag) => [tag.slice(-64), tag]));
}
/** True when a version was deleted. @param manifest its digest, with or without `sha256:` */
function isGone(tags, manifest) {
    return goneIn(tags).has(manifest.replace(/^sha256:/, ''));
}
/** The versions that there are. */
function versionsIn(tags, { sha256 }) {
    const versions = tags.map(versionIn).filter((version) => version !== undefined);
    const gone = new Set([...goneIn(tags).values()].map((tag) => tag.split('.')[1]));
    if (gone.size === 0)
        return versions;
    return versions.filter((version) => !gone.has(sha256(version).slice(0, 16)));
}
/** The tags of the log that a manifest was voted for with, and the one that says that it was decided. */
function votedTags(tags, manifest) {
    const value = manifest.replace(/^sha256:/, '');
    return tags.filter((tag) => /^_log\.\d+\.(is|\d+\.a)\./.test(tag) && tag.endsWith(`.${value}`));
}
/** The tag of the version that holds these bytes. */
function bytesTag(digest) {
    return `_bytes.${digest.replace(/^sha256:/, '')}`;
}
/** How the tags of all marks of a kind of a version begin. */
function marksOf(kind, version, { sha256 }) {
    return `_${kind}.${sha256(version).slice(0, 16)}.`;
}
/** The tag of one mark, or what is decided about it. */
function markTag(kind, version, key, files) {
    return `${marksOf(kind, version, files)}${files.sha256(key).slice(0, 32)}`;
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/agreement.js

/** How often others who are at it are given a moment, before their vote is carried on. */
const moments = 3;
/**
 * Decides which value a subject has, for good. Values are 64 hexadecimal digits.
 * @param subject the beginning of the tags, such as `_log.7`
 * @param own the value to put up when nobody has put up one
 * @returns the value that was decided, by whomever
 * @throws Failure `STORAGE_FAILED` when the registry lost what it had confirmed
 */
async function agree(subject, own, board) {
    let tags = await board.tags();
    for (let moment = 0; moment < moments && isUnderWay(votesOn(subject, tags)); moment += 1) {
        await board.pause();
        tags = await board.tags();
    }
    let value = likeliest(votesOn(subject, tags)) ?? own;
    const vote = async (round, word) => {
        const tag = voteTag(subject, round, word, value);
        if (!tags.includes(tag)) {
            await (word === 'a' ? board.put(tag, value) : board.mark(tag));
            tags = await board.tags();
        }
        return votesOn(subject, tags);
    };
    for (let round = 1;; round += 1) {
        let votes = await vote(round, 'a');
        if (votes.decided === undefined)
            votes = await vote(round, secondVote(votes, round));
        if (votes.decided !== undefined)
            return votes.decided;
        const result = resultOf(votes, round, value);
        value = result.value;
        if (result.isDecided) {
            await board.put(decisionTag(subject, value), value);
            return value;
        }
        await board.pause();
        tags = await board.tags();
    }
}
/** The tag that says what was decided: `_log.7.is.<value>`. */
function decisionTag(subject, value) {
    return `${subject}.is.${value}`;
}
/** True when others are at it. */
function isUnderWay({ decided, rounds }) {
    return decided === undefined && rounds.size > 0;
}
function voteTag(subject, round, vote, value) {
    return `${subject}.${round}.${vote}.${value}`;
}
/** Reads the votes on a subject out of all tags. @throws Failure `STORAGE_FAILED` when there are two decisions */
function votesOn(subject, tags) {
    const rounds = new Map();
    let decided;
    for (const tag of tags.filter((each) => each.startsWith(`${subject}.`))) {
        const [word = '', vote = '', value = ''] = tag.slice(subject.length + 1).split('.');
        if (word === 'is') {
            if (decided !== undefined)
                throw lost(subject, [decided, vote]);
            decided = vote;
            continue;
        }
        const round = rounds.get(Number(word)) ?? { a: new Set(), b: new Set(), c: new Set() };
        round[vote]?.add(value);
        rounds.set(Number(word), round);
    }
    return { rounds, decided };
}
/** The value that others are for: seconded alone in the latest round, else the first of those put up. */
function likeliest({ rounds }) {
    const latest = [...rounds.keys()].toSorted((left, right) => right - left);
    const seconded = latest.flatMap((round) => [...(rounds.get(round)?.c ?? [])])[0];
    return seconded ?? [...(rounds.get(1)?.a ?? [])].toSorted()[0];
}
/** @param votes with the own vote of this round */
function secondVote({ rounds }, round) {
    return rounds.get(round)?.a.size === 1 ? 'c' : 'b';
}
/** What a round came to for a process whose votes of it are among the votes. */
function resultOf({ rounds }, round, own) {
    const { b = new Set(), c = new Set() } = rounds.get(round) ?? {};
    const [seconded] = c;
    if (seconded !== undefined)
        return { isDecided: b.size === 0 && seconded === own, value: seconded };
    // Any of them will do; the same one for all brings the next round to an end.
    return { isDecided: false, value: [...b].toSorted()[0] ?? own };
}
function lost(subject, decisions) {
    return new trouble/* Failure */.HR('STORAGE_FAILED', `the registry lists tags late: ${subject} was decided twice, ${decisions.join(' and ')}`, { remedy: 'register in such a registry from one job at a time (`concurrency` of the workflow)' });
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/board.js


/** Of a pause, in milliseconds: about what a vote of somebody else takes. */
const pauses = { least: 20, most: 150 };
/** How often a manifest that was there is looked for. */
const looks = 3;
/**
 * The tags of a model's repository, to vote with: values are the digests of manifests.
 * @param config what a manifest that says nothing has as its configuration: a blob that is there
 */
function board_boardOf(model, config) {
    const { repository, session, ports } = model;
    const contents = new Map();
    const contentOf = (value) => {
        const content = contents.get(value) ?? manifestOf(model, value).then((read) => read.content);
        contents.set(value, content);
        return content;
    };
    return {
        tags: () => session.tags(repository),
        put: async (tag, value) => {
            await session.putManifest({ ...repository, tag }, await contentOf(value));
        },
        mark: async (tag) => {
            await session.putManifest({ ...repository, tag }, ballotManifest(config));
        },
        pause: () => ports.clock.sleep(pauses.least + Math.random() * (pauses.most - pauses.least)),
    };
}
/**
 * The manifest that was voted for.
 * @param value its digest, hexadecimal
 * @throws Failure `STORAGE_FAILED` when somebody deleted it
 */
async function manifestOf(model, value) {
    const digest = `sha256:${value}`;
    for (let look = 1;; look += 1) {
        const read = await model.session.manifest({ ...model.repository, digest });
        if (read !== undefined)
            return read;
        // Some registries do not find what is written once more in the same moment.
        if (look === looks)
            throw gone(model, digest);
        await model.ports.clock.sleep(pauses.most);
    }
}
/** What is said of a manifest that was there and is not, or is another one. */
function gone({ repository: { host, repository } }, digest) {
    return new trouble/* Failure */.HR('STORAGE_FAILED', `${host}/${repository}@${digest} is gone`, {
        remedy: 'restore it from a backup: somebody deleted a manifest that the registry needs',
    });
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/marks.js






/** Marks that are read or written at the same time. */
const lanes = 4;
/** Lays what was set after registration over a record as it was stored. */
async function marks_asItIsNow(model, record, allTags) {
    const tags = { ...record.tags };
    for (const { key, value } of await marks_tagChanges(model, record, allTags)) {
        if (value === null)
            delete tags[key];
        else
            tags[key] = value;
    }
    const added = await marks_addedProperties(model, record, allTags);
    return { ...record, tags, properties: { ...added, ...record.properties } };
}
async function marks_tagChanges(model, { version }, allTags) {
    const begin = marksOf('tag', version, model.ports.files);
    const found = await (0,in_parallel/* inParallel */.H)(allTags.filter((tag) => tag.startsWith(begin)), lanes, (tag) => model.session.manifest({ ...model.repository, tag }));
    return found.filter((read) => read !== undefined).map(readMark);
}
/** The properties that were added to a version. */
async function marks_addedProperties(model, { version }, allTags) {
    const begin = marksOf('prop', version, model.ports.files);
    const decided = allTags.filter((tag) => tag.startsWith(begin) && /\.is\.[0-9a-f]{64}$/.test(tag));
    const found = await (0,in_parallel/* inParallel */.H)(decided, lanes, (tag) => model.session.manifest({ ...model.repository, tag }));
    const marks = found.filter((read) => read !== undefined).map(readMark);
    return Object.fromEntries(marks.map(({ key, value }) => [key, value ?? '']));
}
/** Sets or removes tags. */
async function marks_writeTags(model, { version }, tags) {
    const { repository, session, ports } = model;
    await session.send(repository, [{ content: emptyConfig }]);
    await (0,in_parallel/* inParallel */.H)(Object.entries(tags), lanes, async ([key, value]) => {
        const tag = markTag('tag', version, key, ports.files);
        await session.putManifest({ ...repository, tag }, markManifest(key, value));
    });
}
/**
 * Adds properties to those that are there. Nothing is added when one of them is there with another value.
 * @throws Problems (place: input `properties`), one for each property that would change
 */
async function writeProperties(model, { version, properties }, added) {
    const { repository, session, ports } = model;
    (0,refusals/* refuseChanges */.YY)(properties, added);
    const missing = Object.entries(added).filter(([key]) => !Object.hasOwn(properties, key));
    if (missing.length > 0)
        await session.send(repository, [{ content: emptyConfig }]);
    for (const [key, value] of missing) {
        const own = await session.putManifest(repository, markManifest(key, value));
        const subject = markTag('prop', version, key, ports.files);
        const decided = await agree(subject, own.replace('sha256:', ''), board_boardOf(model, emptyBlob));
        const { value: there } = readMark(await manifestOf(model, decided));
        (0,refusals/* refuseChanges */.YY)({ [key]: there ?? '' }, { [key]: value });
    }
}
/**
 * Puts a text beside a version: an artefact of its own that points at the version as its subject, so that other tools
 * find it, and a tag, which the last of several runs moves.
 */
async function putAttachment(model, { version, manifest }, name, content) {
    const { repository, session, ports } = model;
    const [blob] = await session.send(repository, [{ content }, { content: emptyConfig }]);
    const tag = markTag('beside', version, name, ports.files);
    const text = attachmentManifest(name, blob, manifest.descriptor);
    const digest = await session.putManifest({ ...repository, tag }, text);
    return { content, uri: uriOf(model, digest) };
}
/** A text that was put beside a version, or undefined. */
async function readAttached(model, version, name) {
    const { repository, session, ports } = model;
    const tag = markTag('beside', version, name, ports.files);
    const read = await session.manifest({ ...repository, tag });
    const blob = read && readAttachment(read);
    if (blob === undefined)
        return undefined;
    return { content: await session.text(repository, blob), uri: uriOf(model, read.descriptor.digest) };
}
function uriOf({ repository: { host, repository } }, digest) {
    return `oci://${host}/${repository}@${digest}`;
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/versions.js








/** Manifests and records that are read at the same time. */
const versions_lanes = 8;
/** What a tag or digest of a model's repository is; undefined when there is nothing, or another model's, or no model. */
async function versionAt({ name, repository, session }, pointer) {
    const at = 'version' in pointer ? { tag: versionTag(pointer.version) } : pointer;
    const read = await session.manifest({ ...repository, ...at });
    const version = read && readVersion(read);
    return version?.name === name ? version : undefined;
}
/** The version that is meant, or undefined. */
async function versions_findVersion(model, pick) {
    if ('version' in pick)
        return versionAt(model, { version: pick.version });
    if ('alias' in pick)
        return versionAt(model, { tag: aliasTag(pick.alias) });
    throw new Error('the latest version is found by its record');
}
/** The record of a version with the tags and properties that it has now; undefined when it was deleted. */
async function recordNow(model, version, known) {
    const tags = known ?? (await model.session.tags(model.repository));
    if (isGone(tags, version.manifest.descriptor.digest))
        return undefined;
    const { record } = await versions_storedVersion(model, version);
    return marks_asItIsNow(model, record, tags);
}
/** What was stored as the configuration of a version. @throws Failure `STORAGE_FAILED` when it can not be understood */
async function versions_storedVersion({ repository, session, place: registry }, { version, config, name }) {
    const place = `${name}:${version} in ${registry.location}`;
    const stored = (0,checked_json/* checkedJson */.EB)(recorded/* storedVersion */.Um, await session.text(repository, config), place);
    if (stored.record.version === version && stored.record.name === name)
        return stored;
    throw new trouble/* Failure */.HR('STORAGE_FAILED', `${place} says that it is ${stored.record.id}`);
}
/** Every record in the order of registration. */
async function allRecords(model) {
    const tags = await model.session.tags(model.repository);
    const gone = goneIn(tags);
    const entries = entriesIn(tags).filter(({ manifest }) => !gone.has(manifest));
    const records = await (0,in_parallel/* inParallel */.H)(entries, versions_lanes, ({ manifest }) => recordOfEntry(model, manifest, tags));
    return records.filter((record) => record !== undefined);
}
/** The last record that is not archived. Versions are read from the last one on, as far as it takes. */
async function latestRecord(model) {
    const tags = await model.session.tags(model.repository);
    const gone = goneIn(tags);
    for (const { manifest } of entriesIn(tags).toReversed()) {
        if (gone.has(manifest))
            continue;
        const record = await recordOfEntry(model, manifest, tags);
        if (record !== undefined && !(0,archived/* isArchived */.F)(record))
            return record;
    }
    return undefined;
}
/** A version that was decided, but whose tag is still to come, is not there yet. */
async function recordOfEntry(model, manifest, tags) {
    const version = await versionAt(model, { digest: `sha256:${manifest}` });
    if (version === undefined || !tags.includes(versionTag(version.version)))
        return undefined;
    return recordNow(model, version, tags);
}
/** The aliases and the versions they point to. One that points to a deleted version points to nothing. */
async function versions_readAliases(model, known) {
    const tags = known ?? (await model.session.tags(model.repository));
    const aliases = tags.map(aliasOf).filter((alias) => alias !== undefined);
    const found = await (0,in_parallel/* inParallel */.H)(aliases, versions_lanes, async (alias) => {
        const version = await versionAt(model, { tag: aliasTag(alias) });
        if (version === undefined || isGone(tags, version.manifest.descriptor.digest))
            return [];
        return [[alias, version.version]];
    });
    return Object.fromEntries(found.flat());
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/deletion.js





const remains = 'the registry frees the bytes when it next removes what no manifest names';
/**
 * Deletes a version: one tag that is only ever added, `_gone.….<manifest>`, says that it is gone, and everybody who lists
 * the tags sees it. Afterwards its tags are given to a manifest that says which version was there, so that the log of
 * versions stays whole, and its own manifest is deleted, so that the registry can free the bytes. A run that finds the
 * version gone and its manifest there finishes that.
 */
async function deletion_deleteVersion(model, { version }, withAliases) {
    const { name, repository, session } = model;
    const read = await session.manifest({ ...repository, tag: versionTag(version) });
    const [there, left] = read === undefined ? [] : [readVersion(read), readGone(read)];
    const tags = read === undefined ? [] : await session.tags(repository);
    if (there?.name === name && !isGone(tags, there.manifest.descriptor.digest)) {
        const aliases = (0,refusals/* aliasesTo */.I6)(await versions_readAliases(model, tags), version);
        if (!withAliases)
            (0,refusals/* refuseAliased */.Y4)({ name, version }, aliases);
        await requireDeletable(model);
        const { digest } = there.manifest.descriptor;
        const gone = { ...there, manifest: digest };
        await session.putManifest({ ...repository, tag: goneTag(version, digest, model.ports.files) }, goneManifest(gone));
        await finish(model, gone, tags);
        return { deleted: true, aliases, remains };
    }
    const gone = there === undefined ? left : { ...there, manifest: there.manifest.descriptor.digest };
    if (gone?.name === name && (await session.manifest({ ...repository, digest: gone.manifest })) !== undefined)
        await finish(model, gone, tags);
    return { deleted: false, aliases: [] };
}
/** Whoever deletes a manifest deletes its tags, so those that have to stay are given away first. */
async function finish({ repository, session }, gone, tags) {
    const content = goneManifest(gone);
    await session.send(repository, [{ content: emptyConfig }]);
    for (const tag of votedTags(tags, gone.manifest))
        await session.putManifest({ ...repository, tag }, content);
    const noted = await session.manifest({ ...repository, tag: bytesTag(gone.digest) });
    if (noted?.descriptor.digest === gone.manifest)
        await session.putManifest({ ...repository, tag: bytesTag(gone.digest) }, content);
    await session.putManifest({ ...repository, tag: versionTag(gone.version) }, content);
    await session.deleteManifest({ ...repository, digest: gone.manifest });
}
/**
 * Tries it out on a manifest that says nothing, before anything is changed: some registries let nobody delete, and only
 * trying tells. ghcr.io is one of them: https://github.com/containers/skopeo/issues/1880
 * @throws Failure `STORAGE_FAILED` when they do not
 */
async function requireDeletable({ repository, session, place }) {
    await session.send(repository, [{ content: emptyConfig }]);
    const digest = await session.putManifest(repository, probeManifest(emptyBlob, crypto.randomUUID()));
    let cause;
    try {
        if (await session.deleteManifest({ ...repository, digest }))
            return;
    }
    catch (thrown) {
        if (!(thrown instanceof trouble/* Failure */.HR) || thrown.code !== 'NETWORK_FAILED')
            throw thrown;
        cause = thrown;
    }
    const why = cause instanceof trouble/* Failure */.HR ? `: ${cause.message}` : '';
    throw new trouble/* Failure */.HR('STORAGE_FAILED', `${place.host} deletes nothing, and nothing was changed${why}`, {
        cause,
        remedy: 'archive the version (`command: archive`), or let the registry delete: for a registry of your own this is a setting, such as REGISTRY_STORAGE_DELETE_ENABLED',
    });
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/fetch-files.js



/** Files that are fetched at the same time. */
const fetch_files_lanes = 6;
/** Fetches files of a version. */
function fetch_files_fetchOf(model, version) {
    return (files, placeFor) => fetchFiles(model, version, files, placeFor);
}
async function fetchFiles(model, { version, layers }, files, placeFor) {
    const { name, repository, session, ports } = model;
    const id = `${name}:${version}`;
    const total = files.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    const onBytes = (bytes) => {
        done += bytes;
        ports.log.progress('fetched', done, total, 'bytes');
    };
    const archive = layers.find(isArchive);
    const layered = new Set(layers.map(({ digest }) => digest));
    const isPacked = ({ sha256 }) => archive !== undefined && !layered.has(`sha256:${sha256}`);
    const packed = files.filter(isPacked);
    if (archive !== undefined && packed.length > 0)
        await unpack(model, archive, packed, placeFor, id, onBytes);
    await (0,in_parallel/* inParallel */.H)(files.filter((file) => !isPacked(file)), fetch_files_lanes, (file) => {
        const blob = { digest: `sha256:${file.sha256}`, size: file.size };
        return named(`${file.path} of ${id}`, () => session.fetch(repository, blob, placeFor(file), onBytes));
    });
}
/** Members go to the places that were thought out for them: no path of the archive is written to. */
async function unpack({ repository, session }, archive, files, placeFor, id, onBytes) {
    const members = new Map(files.map((file) => {
        const { path, size, sha256 } = file;
        return [path, { to: placeFor(file), size, sha256 }];
    }));
    await named(`the archive of ${id}`, () => session.fetchMembers(repository, archive, members, onBytes));
}
async function named(what, work) {
    try {
        await work();
    }
    catch (thrown) {
        if (!(thrown instanceof trouble/* Failure */.HR) || thrown.code !== 'DIGEST_MISMATCH')
            throw thrown;
        throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `${what} is not what was registered`, {
            cause: thrown,
            remedy: 'restore that blob of the registry from a backup, or register the model again as a new version',
        });
    }
}

// EXTERNAL MODULE: ./packages/core/build/image-reference.js
var image_reference = __webpack_require__(58699);
;// CONCATENATED MODULE: ./packages/models/build/registry/oci/place.js



/** The repository below a place whose tags are the names of the models: registries do not list repositories to everybody. */
const namesOfModels = 'slipway-names';
/**
 * Reads the place after `oci:`: `//ghcr.io/owner/models`. Answers it as `ghcr.io/owner/models`.
 * @throws Problems when it is none
 */
function locationOf(text) {
    const location = text.replace(/^\/\//, '').replace(/\/+$/, '');
    const parsed = (0,image_reference/* parseImageReference */.o_)(location);
    if ('value' in parsed) {
        const { host, repository, tag, digest } = parsed.value;
        if (tag === undefined && digest === undefined && location === `${host}/${repository}`)
            return location;
    }
    (0,trouble/* refuse */.TR)({
        where: { input: 'registry' },
        said: text === '' ? '`oci` without a place' : `\`oci:${text}\``,
        expected: '`oci://<host>/<path>` in small letters and without a tag, such as `oci://ghcr.io/owner/models`',
        remedy: 'name the registry and the path below which every model gets a repository',
    });
}
/** Opens a place; nothing is read. */
function openPlace(location, ports, connection = {}) {
    const slash = location.indexOf('/');
    const [host, prefix] = [location.slice(0, slash), location.slice(slash + 1)];
    const { user = ports.provenance.actor ?? 'slipway', password, insecureHosts, certificateAuthorities, } = connection;
    const credentials = password === undefined ? undefined : [{ host, user, password }];
    const access = { credentials, insecureHosts, certificateAuthorities };
    return { host, prefix, location, access, ports };
}
/**
 * Does something with a model; the connections are kept until it is done.
 * @param writes true where the model may have to be made
 */
function withModel(place, name, work, writes = false) {
    const { ports } = place;
    const access = { ...place.access, writes };
    const repository = repositoryOf(place, name);
    return ports.images.session(access, (session) => work({ name, repository, place, session, ports }));
}
/** The repository below a place that holds the names. */
function namesRepository({ host, prefix }) {
    return { host, repository: `${prefix}/${namesOfModels}` };
}
/** The repository of a model: its name in small letters, with `-` for what names of repositories may not hold. */
function repositoryOf({ host, prefix }, name) {
    const last = name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, (run) => (/^(\.|_{1,2}|-+)$/.test(run) ? run : '-'))
        .replace(/[^a-z0-9]+$/, '');
    return { host, repository: `${prefix}/${last}` };
}
/**
 * Refuses what can be no tag, because it is too long, and the name of the repository that holds the names.
 * @throws Problems, all of them
 */
function place_requireKeepableNames({ name, version, alias, }) {
    const problems = [
        tooLong('name', name, name),
        version === undefined ? undefined : tooLong('version', version, versionTag(version)),
        alias === undefined ? undefined : tooLong('alias', alias, aliasTag(alias)),
        repositoryOf({ host: '', prefix: '' }, name).repository === `/${namesOfModels}`
            ? place_reserved(name)
            : undefined,
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
}
function tooLong(input, word, tag) {
    if (tag.length <= tags_longestTag)
        return undefined;
    return {
        where: { input },
        said: `\`${word}\` has ${word.length} characters`,
        expected: `at most ${tags_longestTag - tag.length + word.length} characters, because it becomes a tag of the registry`,
        remedy: 'choose a shorter one',
    };
}
function place_reserved(name) {
    return {
        where: { input: 'name' },
        said: `\`${name}\` is where this registry keeps the names of its models`,
        expected: 'another name',
        remedy: 'choose another name',
    };
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/register.js











/** How often a run that has just been chosen is given a moment to make its version visible. */
const register_moments = 4;
/** What the registry knows of a registration. @throws Problems when the version that was asked for is taken */
async function register_lookUp(model, wanted) {
    const { version, alias } = wanted;
    const last = await lastEntry(model);
    if (last === undefined)
        return { nextVersion: version ?? '1' };
    const hashed = await hashAll(wanted.files, model.ports);
    const digest = (0,root_digest/* rootDigest */.b)(hashed, model.ports.files);
    await register_refuseTaken(model, version, digest);
    const found = await versionOfBytes(model, digest);
    const target = alias === undefined ? undefined : await versionAt(model, { tag: aliasTag(alias) });
    return {
        nextVersion: version ?? String(last.largest + 1n),
        hashed,
        existing: found && (await recordNow(model, found)),
        aliasNow: target?.version,
    };
}
/**
 * Makes a version appear, or finds the one that holds these bytes. Any number of runs may do this at the same time and be
 * killed at any point; nobody waits for anybody.
 *
 * The versions of a model are the entries of a log. Which manifest is the next entry is decided once (`agreement.ts`); a
 * run that was not chosen tries for the one after it, with another number for its version. Before anybody tries for an
 * entry, the one before it is carried out: its tag is put up and its bytes are noted. So whoever tries knows all that came
 * before, every number is used, and no two versions hold the same bytes.
 */
async function register_makeVersion(model, wanted, stored) {
    for (let own;;) {
        const last = await settledLast(model, own);
        const existing = last?.version?.digest === stored.digest ? last.version : await versionOfBytes(model, stored.digest);
        const record = existing && (await recordNow(model, existing));
        if (record !== undefined)
            return { record, registered: own !== undefined && existing?.manifest.descriptor.digest === own };
        await register_refuseTaken(model, wanted.version, stored.digest);
        const largest = last?.largest ?? 0n;
        const version = wanted.version ?? String(largest + 1n);
        await requireFree(model, version);
        const content = {
            record: recordOf(wanted, stored, version, model.ports),
            stored,
            largest: atLeast(largest, version),
        };
        const { digest, config } = await putVersion(model, content);
        own = digest;
        await agree(entrySubject((last?.number ?? 0) + 1), digest.replace('sha256:', ''), board_boardOf(model, config));
    }
}
/**
 * The last entry that was decided, carried out. Whoever it belongs to does that; a run that was stopped before it did is
 * given a moment, and then does not matter.
 * @param own the manifest that this run made, `sha256:<hex>`
 */
async function settledLast(model, own) {
    const board = board_boardOf(model, emptyBlob);
    for (let moment = 0;; moment += 1) {
        const tags = await board.tags();
        const entry = entriesIn(tags).at(-1);
        if (entry === undefined)
            return undefined;
        const last = await readEntry(model, entry, tags);
        // Before it was deleted it was visible, and nobody must make it visible again.
        if (last.version === undefined)
            return last;
        const { digest } = last.version.manifest.descriptor;
        const note = bytesTag(last.version.digest);
        const isNoted = digest !== own && tags.includes(note) && (await digestAt(model, note)) === digest;
        if (isNoted)
            return last;
        if (digest === own || moment === register_moments) {
            await carryOut(model, entry.number, last.version);
            return last;
        }
        await board.pause();
    }
}
async function digestAt({ repository, session }, tag) {
    return (await session.manifest({ ...repository, tag }))?.descriptor.digest;
}
/** The entry that was decided last, carried out or not; undefined: there is none. */
async function lastEntry(model) {
    const tags = await model.session.tags(model.repository);
    const entry = entriesIn(tags).at(-1);
    return entry && readEntry(model, entry, tags);
}
/**
 * The version that holds these bytes, or undefined. Two calls, however many versions there are. Where the version that was
 * noted for them has been deleted, those that came after it are looked at: the note of one of them may have been written
 * over by whoever deleted the first.
 */
async function versionOfBytes(model, digest) {
    const { name, repository, session } = model;
    const read = await session.manifest({ ...repository, tag: bytesTag(digest) });
    if (read === undefined)
        return undefined;
    const tags = await session.tags(repository);
    const noted = readVersion(read);
    if (noted?.name === name && !isGone(tags, noted.manifest.descriptor.digest))
        return noted;
    const deleted = (noted?.manifest.descriptor.digest ?? readGone(read)?.manifest)?.replace('sha256:', '');
    const [entries, allGone] = [entriesIn(tags), goneIn(tags)];
    const before = entries.find(({ manifest }) => manifest === deleted)?.number ?? 0;
    for (const { number, manifest } of entries.toReversed()) {
        if (number <= before)
            return undefined;
        const version = allGone.has(manifest)
            ? undefined
            : await versionAt(model, { digest: `sha256:${manifest}` });
        if (version?.digest === digest && tags.includes(versionTag(version.version)))
            return version;
    }
    return undefined;
}
/** Refuses a version that holds other bytes, or was deleted. @throws Problems */
async function register_refuseTaken(model, version, digest) {
    if (version === undefined)
        return;
    const { name, repository, session } = model;
    const read = await session.manifest({ ...repository, tag: versionTag(version) });
    if (read === undefined)
        return;
    if (readGone(read) !== undefined)
        (0,refusals/* refuseDeleted */.wm)({ name, version });
    const taken = readVersion(read);
    if (taken?.name !== name)
        return;
    if (isGone(await session.tags(repository), read.descriptor.digest))
        (0,refusals/* refuseDeleted */.wm)({ name, version });
    if (taken.digest === digest)
        return;
    (0,refusals/* refuseVersion */.tt)((await versions_storedVersion(model, taken)).record, digest);
}
/** Stores the manifest of a version under its digest only. */
async function putVersion({ repository, session }, { record, stored, largest }) {
    const content = { schemaVersion: 1, record, samples: [...stored.samples] };
    const [blob] = await session.send(repository, [{ content: JSON.stringify(content) }]);
    const config = { mediaType: recordType, ...blob };
    const run = crypto.randomUUID();
    const manifest = versionManifest({ record, config, layers: stored.layers, largest, run });
    return { digest: await session.putManifest(repository, manifest), config };
}
function atLeast(largest, version) {
    const number = /^\d+$/.test(version) ? BigInt(version) : 0n;
    return number > largest ? number : largest;
}
/**
 * Makes a decided entry visible: the tag of the version, the name of the model with the first one, and last the note that
 * these bytes are there. Safe to repeat, by anybody.
 */
async function carryOut(model, number, version) {
    const { repository, session, place } = model;
    const { content } = version.manifest;
    await session.putManifest({ ...repository, tag: versionTag(version.version) }, content);
    if (number === 1) {
        const names = namesRepository(place);
        await session.send(names, [{ content: emptyConfig }]);
        await session.putManifest({ ...names, tag: version.name }, nameManifest(version.name));
    }
    await session.putManifest({ ...repository, tag: bytesTag(version.digest) }, content);
}
/** @throws Problems when the repository is another model's */
async function readEntry(model, { number, manifest }, tags) {
    const tag = goneIn(tags).get(manifest);
    const read = tag === undefined
        ? await manifestOf(model, manifest)
        : await model.session.manifest({ ...model.repository, tag });
    const version = read && (tag === undefined ? readVersion(read) : readGone(read));
    if (version === undefined)
        throw gone(model, `sha256:${manifest}`);
    if (version.name !== model.name)
        refuseTwin(model, version.name);
    const { largest } = version;
    return { number, largest, version: 'layers' in version ? version : undefined };
}
/** A tag that somebody else put there is no version, and is not written over. */
async function requireFree(model, version) {
    const { repository, session, place } = model;
    const tag = versionTag(version);
    const there = await session.manifest({ ...repository, tag });
    if (there === undefined || readVersion(there) !== undefined)
        return;
    if (readGone(there) !== undefined)
        (0,refusals/* refuseDeleted */.wm)({ name: model.name, version });
    throw new trouble/* Failure */.HR('STORAGE_FAILED', `${place.host}/${repository.repository}:${tag} is no version of a model, and not of Slipway`, { remedy: 'delete that tag, or name another place with the input `registry`' });
}
/** Refuses a name whose repository is another model's already. */
function refuseTwin({ name, repository }, other) {
    (0,trouble/* refuse */.TR)({
        where: { input: 'name' },
        said: `\`${name}\` would share the repository ${repository.repository} with the model \`${other}\``,
        expected: 'a name that differs in more than upper and lower case and rows of `.`, `_` and `-`',
        remedy: `write \`${other}\`, or choose another name`,
    });
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/store.js





/** With more files than this all of them become one archive: registries and engines have limits for layers. */
const filesAtMost = 1500;
/**
 * Brings files into the registry as blobs, several at a time. Nothing points to them yet, so no reader sees them; those
 * that are there, from another version or from a run that was stopped, are not sent again.
 * @param hashed the files with their digests, where they are known
 * @throws Failure `CHANGED_WHILE_READ` when what was sent is not what was looked at
 */
async function storeLayers({ repository, session, ports }, wanted, hashed) {
    const files = hashed ?? (await hashAll(wanted.files, ports));
    const sources = samplesOf(wanted);
    const samples = await hashAll(sources, ports);
    const isPacked = files.length > filesAtMost;
    const models = isPacked
        ? [await ports.images.layer(store_archiveOf(wanted, files), ports.host.temp)]
        : files.map((file, index) => blobOf(wanted.files[index], file));
    const blobs = [...models, ...samples.map((file, index) => blobOf(sources[index], file))];
    const sent = await session.send(repository, blobs, (done, total) => ports.log.progress('stored', done, total, 'bytes'));
    await (0,source/* requireUnchanged */.jr)(wanted, ports.files);
    await (0,source/* requireUnchanged */.jr)({ files: sources }, ports.files);
    const layerOf = (blob, index) => {
        if (index >= models.length)
            return sampleLayer(blob, samples[index - models.length].path);
        return isPacked ? archiveLayer(blob) : fileLayer(blob, files[index].path);
    };
    return { files, samples, digest: (0,root_digest/* rootDigest */.b)(files, ports.files), layers: sent.map(layerOf) };
}
function blobOf({ from, modifiedMs }, { size, sha256 }) {
    return { from, size, sha256, modifiedMs };
}
/** Same files, same archive: no times, no owners, the order of the code points. */
function store_archiveOf(wanted, files) {
    const entries = files.map(({ path, size, sha256 }, index) => ({ kind: 'file', path: `/${path}`, from: wanted.files[index].from, size, sha256 }));
    return { title: `the files of ${wanted.name}`, entries, compression: 'none' };
}

;// CONCATENATED MODULE: ./packages/models/build/registry/settled.js
/**
 * How long after a change is looked whether it stayed, in milliseconds: what a change of somebody else takes at most. Where
 * all is slow, theirs takes as long as the own one did, a few times over.
 */
const settleMs = { least: 50, most: 250 };
const slower = 3;
/**
 * Changes a text that can only be written over. Of two runs that change it in the same moment the later one stays; the
 * other sees that a moment later, and changes what is there then. A run that was killed in that moment can lose what it
 * said.
 * @param next what becomes of the text; the same text again when nothing is missing in it. Pure
 */
async function changeSettled(clock, read, write, next) {
    for (;;) {
        const began = clock.now();
        const text = await read();
        const changed = next(text);
        if (changed === text)
            return;
        await write(changed);
        await settle(clock, began);
    }
}
/** Waits until what others wrote at the same time is there. @param began when the change began, milliseconds since 1970 */
async function settle(clock, began) {
    const random = settleMs.least + Math.random() * (settleMs.most - settleMs.least);
    await clock.sleep(Math.max(random, (clock.now() - began) * slower));
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/subscriptions.js




/** What subscribers were told: a tag of the repository of names, one a subscriber. */
function ociSubscriptions(place) {
    const { access, ports } = place;
    const repository = namesRepository(place);
    const kept = async (session, subscriber) => {
        const read = await session.manifest({ ...repository, tag: subscriberTag(subscriber, ports.files) });
        const blob = read && readAttachment(read);
        return blob && session.text(repository, blob);
    };
    const keep = async (session, subscriber, text) => {
        const tag = subscriberTag(subscriber, ports.files);
        const [blob] = await session.send(repository, [{ content: text }, { content: emptyConfig }]);
        await session.putManifest({ ...repository, tag }, textManifest(`${subscriber}.json`, blob));
    };
    return {
        read: (subscriber) => ports.images.session(access, (session) => kept(session, subscriber)),
        change: (subscriber, next) => ports.images.session({ ...access, writes: true }, (session) => changeSettled(ports.clock, () => kept(session, subscriber), (text) => keep(session, subscriber, text), next)),
    };
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/survey.js





/** Models whose tags are listed with one login and one set of connections, so many at a time. */
const batch = 64;
/** Lists that are asked for at the same time. */
const survey_lanes = 8;
/** The names of all models of a place. */
function modelNames({ access, ports, ...place }) {
    return ports.images.session(access, async (session) => namesIn(await session.tags(namesRepository(place))).toSorted(digest/* byCodePoint */.HH));
}
/** All models: one list of tags a model tells its versions and aliases, and only what is asked for is read. */
async function* surveyPlace(place, isMeant) {
    const names = (await modelNames(place)).filter(isMeant);
    for (let at = 0; at < names.length; at += batch) {
        const some = names.slice(at, at + batch);
        const lists = await place.ports.images.session(place.access, (session) => (0,in_parallel/* inParallel */.H)(some, survey_lanes, (name) => session.tags(repositoryOf(place, name))));
        for (const [index, name] of some.entries())
            yield survey_surveyed(place, name, lists[index]);
    }
}
function survey_surveyed(place, name, tags) {
    const hasAliases = tags.some((tag) => aliasOf(tag) !== undefined);
    return {
        name,
        versions: versionsIn(tags, place.ports.files),
        read: (version) => withModel(place, name, async (model) => {
            const found = await versionAt(model, { version });
            return found && recordNow(model, found, tags);
        }),
        aliases: async () => (hasAliases ? withModel(place, name, (model) => versions_readAliases(model)) : {}),
    };
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/opened.js













/** The models below a place of a registry of images. Every method is one piece of work with its own connections. */
function openOciRegistry(location, ports, connection) {
    const place = openPlace(location, ports, connection);
    const inModel = (name, work) => withModel(place, name, work);
    const makeVersionOf = async (wanted, stored) => {
        const made = await withModel(place, wanted.name, (model) => register_makeVersion(model, wanted, stored), true);
        return { ...made, uri: opened_uriOf(location, wanted.name, made.record.version) };
    };
    return {
        provider: 'oci',
        location,
        title: `the registry oci://${location}`,
        toJSON: () => ({ provider: 'oci', location }),
        lookUp: async (wanted) => {
            place_requireKeepableNames(wanted);
            return withModel(place, wanted.name, (model) => register_lookUp(model, wanted), true);
        },
        store: (wanted, hashed) => withModel(place, wanted.name, async (model) => {
            const stored = await storeLayers(model, wanted, hashed);
            return { digest: stored.digest, makeVersion: () => makeVersionOf(wanted, stored) };
        }, true),
        names: () => modelNames(place),
        versions: (name) => inModel(name, allRecords),
        find: ({ name, pick }) => inModel(name, async (model) => {
            if ('latest' in pick)
                return latestRecord(model);
            const version = await versions_findVersion(model, pick);
            return version && recordNow(model, version);
        }),
        aliases: (name) => inModel(name, (model) => versions_readAliases(model)),
        setAlias: async (name, alias, version) => {
            place_requireKeepableNames({ name, alias });
            return inModel(name, (model) => pointAlias(model, alias, version));
        },
        setTags: (record, tags) => inModel(record.name, async (model) => {
            const version = await existing(model, record);
            await marks_writeTags(model, record, tags);
            return (await recordNow(model, version)) ?? absent(model, version);
        }),
        setArchived: (version, archived) => inModel(version.name, async (model) => {
            await existing(model, version);
            await marks_writeTags(model, version, { [kind/* archivedTag */.N]: archived ? 'true' : null });
        }),
        addProperties: (record, properties) => inModel(record.name, async (model) => {
            const version = await existing(model, record);
            const now = async () => (await recordNow(model, version)) ?? absent(model, version);
            await writeProperties(model, await now(), properties);
            return now();
        }),
        delete: (version, { withAliases = false } = {}) => inModel(version.name, (model) => deletion_deleteVersion(model, version, withAliases)),
        attach: (record, file, content) => inModel(record.name, async (model) => putAttachment(model, await existing(model, record), file, content)),
        attached: ({ name, version }, file) => inModel(name, (model) => readAttached(model, version, file)),
        survey: (isMeant) => surveyPlace(place, isMeant),
        subscriptions: ociSubscriptions(place),
        locate: (record) => inModel(record.name, async (model) => {
            const version = await existing(model, record);
            const { record: stored, samples } = await versions_storedVersion(model, version);
            return fetchLocated(stored, samples, fetch_files_fetchOf(model, version), ports);
        }),
        materialise: (record, folder) => inModel(record.name, async (model) => {
            const version = await existing(model, record);
            const { record: stored } = await versions_storedVersion(model, version);
            await fetchInto(folder, stored, fetch_files_fetchOf(model, version), ports);
        }),
        uri: ({ name, version }) => opened_uriOf(location, name, version),
    };
}
/** Address of a version. */
function opened_uriOf(location, name, version) {
    const place = { host: '', prefix: location };
    return `oci://${repositoryOf(place, name).repository}:${versionTag(version)}`;
}
/** Points an alias at a version; the last of several runs wins. */
async function pointAlias(model, alias, version) {
    const { repository, session } = model;
    const target = await existing(model, { name: model.name, version });
    const tag = aliasTag(alias);
    const before = await versionAt(model, { tag });
    if (before?.version !== version)
        await session.putManifest({ ...repository, tag }, target.manifest.content);
    return before === undefined ? {} : { previous: before.version };
}
async function existing(model, { name, version }) {
    const found = await versionAt(model, { version });
    const { repository, session } = model;
    if (found === undefined || isGone(await session.tags(repository), found.manifest.descriptor.digest))
        return absent(model, { name, version });
    return found;
}
function absent({ place }, { name, version }) {
    throw new trouble/* Failure */.HR('STORAGE_FAILED', `${name}:${version} is not in the registry oci://${place.location}`);
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/address.js




/**
 * Finds the version that an address means: by its tag (a version's or an alias's) or its digest; without either, the
 * latest one. Undefined when there is nothing, or something that is no model of Slipway.
 */
async function findByAddress(address, ports, connection) {
    const slash = address.repository.lastIndexOf('/');
    const location = `${address.host}/${address.repository.slice(0, Math.max(slash, 0))}`;
    const place = openPlace(location, ports, connection);
    const found = await ports.images.session(place.access, (session) => versionOf(address, session));
    if (slash === -1 || found === undefined)
        return undefined;
    if (repositoryOf(place, found.name).repository !== address.repository)
        return undefined;
    const registry = openOciRegistry(location, ports, connection);
    const isLatest = address.tag === undefined && address.digest === undefined;
    const pick = isLatest ? { latest: true } : { version: found.version };
    const record = await registry.find({ name: found.name, pick });
    return record && { registry, record };
}
/** Without tag and digest any version will do: it tells the name. */
async function versionOf(address, session) {
    const { host, repository, tag, digest } = address;
    if (tag !== undefined || digest !== undefined) {
        const read = await session.manifest({ host, repository, tag, digest });
        return read && readVersion(read);
    }
    const tags = await session.tags({ host, repository });
    const last = entriesIn(tags).findLast(({ manifest }) => !isGone(tags, manifest));
    const read = last && (await session.manifest({ host, repository, digest: `sha256:${last.manifest}` }));
    return read && readVersion(read);
}

;// CONCATENATED MODULE: ./packages/models/build/registry/oci/oci.js


/** A registry of images: ghcr, or any other. What its tags are is in `tags.ts`, how a version is made in `register.ts`. */
const oci = {
    id: 'oci',
    title: 'a registry of images, such as ghcr.io',
    locationOf: locationOf,
    open: openOciRegistry,
};

;// CONCATENATED MODULE: ./packages/models/build/registry/open.js






/** Every registry there is, by id. */
const registryProviders = { file: file, mlflow: mlflow, oci: oci };
/**
 * Chooses the registry that the input `registry` names: the id of a provider (`file`), an id with a place
 * (`file:/srv/models`), or a path, which means the same as `file:<path>` and holds a
 * separator or a dot (`./models`). Nothing means `file`.
 * @throws Problems when it names a provider that does not exist
 */
function chooseRegistry(text, ports) {
    const { id, place } = parseRegistry(text ?? '');
    const provider = registryProviders[id];
    if (provider === undefined) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'registry' },
            said: (0,inputs/* shortened */.vI)(text ?? ''),
            expected: `a folder, or one of ${Object.keys(registryProviders)
                .map((known) => `\`${known}\``)
                .join(', ')} (with \`:\` and its place)`,
            remedy: 'write `file:<folder>` for a folder, or leave `registry` out to use the one in the home folder',
        });
    }
    return { provider, location: provider.locationOf(place, ports) };
}
/** Opens the registry that the input `registry` names; see `chooseRegistry`. */
function openRegistry(text, ports, connection) {
    const { provider, location } = chooseRegistry(text, ports);
    return provider.open(location, ports, connection);
}
/**
 * Finds the model that an address in a registry of images means; undefined when there is none. What is known of the
 * registry that `text` names is used where that is the same host: a password is for one host alone.
 */
function findAddressed(address, text, ports, connection = {}) {
    const { provider, location } = chooseRegistry(text, ports);
    const isSame = provider === oci && location.startsWith(`${address.host}/`);
    const { user: _user, password: _password, ...reached } = connection;
    return findByAddress(address, ports, isSame || text === undefined ? connection : reached);
}
/** A drive letter is no id: `C:\\models` is a path. A bare word is an id, so that providers can be added later. */
function parseRegistry(text) {
    const match = /^([a-z][a-z0-9+-]+):(.*)$/i.exec(text);
    if (match !== null)
        return { id: match[1].toLowerCase(), place: match[2] };
    if (text === '')
        return { id: 'file', place: '' };
    return /^[A-Za-z0-9_-]+$/.test(text) ? { id: text, place: '' } : { id: 'file', place: text };
}


/***/ }),

/***/ 56285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ unportable),
/* harmony export */   dg: () => (/* binding */ sameButForCase),
/* harmony export */   tp: () => (/* binding */ unportablePaths)
/* harmony export */ });
/** Names that Windows gives to devices, with or without an ending. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** What is wrong with a file name on Windows, or undefined when any system takes it. */
function unportable(name) {
    if (devices.test(name))
        return 'is the name of a device on Windows';
    if (/[. ]$/.test(name))
        return 'ends with a dot or a space, which Windows drops';
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[<>:"|?*\\\u0000-\u001f]/.test(name))
        return 'holds a character that Windows refuses';
    return undefined;
}
/** The name among others that a disk which ignores case takes for the same one, or undefined. */
function sameButForCase(name, others) {
    const folded = name.toLowerCase();
    return others.find((other) => other !== name && other.toLowerCase() === folded);
}
/**
 * What of a model's paths can not be written on every system, as sentences. Paths are relative, with `/`.
 * At most one sentence a path.
 */
function unportablePaths(paths) {
    const seen = new Map();
    const remarks = [];
    for (const path of paths) {
        const folded = path.toLowerCase();
        const twin = seen.get(folded);
        const fault = path
            .split('/')
            .map(unportable)
            .find((found) => found !== undefined);
        if (twin !== undefined)
            remarks.push(`\`${path}\` and \`${twin}\` are one file on disks that ignore case`);
        else if (fault !== undefined)
            remarks.push(`\`${path}\` ${fault}`);
        seen.set(folded, path);
    }
    return remarks;
}


/***/ }),

/***/ 11675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EY: () => (/* binding */ hashedFile),
/* harmony export */   Np: () => (/* binding */ recordedFile),
/* harmony export */   Um: () => (/* binding */ storedVersion),
/* harmony export */   zo: () => (/* binding */ modelRecord)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _slipway_core_checked_json__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48106);
/* harmony import */ var _slipway_core_model_record__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95521);



/** The digests and sizes of a file. */
const hashedFile = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    size: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(0)),
    sha256: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^[0-9a-f]{64}$/)),
});
/** A file of a model, as it is recorded. */
const recordedFile = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    path: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    ...hashedFile.entries,
});
const text = valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP());
const provenance = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    repository: text,
    commit: text,
    ref: text,
    workflow: text,
    run: text,
    runId: text,
    runAttempt: text,
    actor: text,
    createdAt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    origin: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        registry: text,
        reference: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        provenance: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .lazy */ .RZV(() => provenance)),
        training: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ run: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), runName: text, experiment: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
        best: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
            metric: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
            direction: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['maximize', 'minimize']),
            value: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
            runs: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
        })),
        workflowRun: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), repository: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    })),
});
const field = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    name: text,
    dtype: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    shape: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()]))),
    required: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()),
});
const schema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    inputs: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(field),
    outputs: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(field),
    parameters: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(field)),
});
/** A record, as registries keep it. */
const modelRecord = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    version: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    id: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    digest: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    type: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(_slipway_core_model_record__WEBPACK_IMPORTED_MODULE_2__/* .modelTypes */ .r),
    framework: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(_slipway_core_model_record__WEBPACK_IMPORTED_MODULE_2__/* .frameworks */ .I),
    frameworkVersion: text,
    description: text,
    tags: (0,_slipway_core_checked_json__WEBPACK_IMPORTED_MODULE_0__/* .byName */ .nG)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    properties: (0,_slipway_core_checked_json__WEBPACK_IMPORTED_MODULE_0__/* .byName */ .nG)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    datasets: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    files: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(recordedFile),
    singleFile: valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    folder: text,
    schema: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(schema),
    sampleInput: text,
    sampleOutput: text,
    metrics: (0,_slipway_core_checked_json__WEBPACK_IMPORTED_MODULE_0__/* .byName */ .nG)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
    resources: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ cpu: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), memoryGb: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() })),
    provenance,
});
/** A version as a registry keeps it that stores no more than Slipway gives it. */
const storedVersion = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    /** Changes when the meaning of a field changes. */
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1, 'it was written by another version of Slipway: use that one, or a newer one'),
    record: modelRecord,
    /** The files that `record.sampleInput` and `record.sampleOutput` name. */
    samples: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(recordedFile),
});


/***/ }),

/***/ 61750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I6: () => (/* binding */ aliasesTo),
/* harmony export */   Y4: () => (/* binding */ refuseAliased),
/* harmony export */   YY: () => (/* binding */ refuseChanges),
/* harmony export */   tt: () => (/* binding */ refuseVersion),
/* harmony export */   wm: () => (/* binding */ refuseDeleted)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** Refuses to put other bytes under a version that exists. */
function refuseVersion(taken, digest) {
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input: 'version' },
        said: `${taken.id} exists and holds other bytes: ${taken.digest}, these are ${digest}`,
        expected: 'a version that is free, or the same bytes',
        remedy: 'leave `version` out to get the next number; a registered version never changes',
    });
}
/** Refuses to give the number of a deleted version again. @throws Problems */
function refuseDeleted({ name, version }) {
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input: 'version' },
        said: `${name}:${version} was deleted, and who used it would take other bytes for it`,
        expected: 'a version that was never there',
        remedy: 'leave `version` out to get the next number',
    });
}
/** Refuses to delete what aliases point to, if any do. @throws Problems */
function refuseAliased({ name, version }, aliases) {
    if (aliases.length === 0)
        return;
    const named = aliases.map((alias) => `\`${alias}\``).join(', ');
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input: 'force' },
        said: `${named} ${aliases.length === 1 ? 'points' : 'point'} at ${name}:${version}, which was to be deleted`,
        expected: 'a version that no alias points to',
        remedy: 'point them at another version first (`command: alias`), or let them go with it (`force: true`)',
    });
}
/** The aliases that point at a version. */
function aliasesTo(aliases, version) {
    return Object.entries(aliases)
        .filter(([, target]) => target === version)
        .map(([alias]) => alias);
}
/**
 * Refuses to change properties.
 * @throws Problems, one for each property that is there with another value
 */
function refuseChanges(there, added) {
    const problems = Object.entries(added)
        .filter(([key, value]) => Object.hasOwn(there, key) && there[key] !== value)
        .map(([key, value]) => ({
        where: { input: 'properties' },
        said: `\`${key}\` is \`${there[key]}\` already and would become \`${value}\``,
        expected: 'properties that are new or stay as they are',
        remedy: 'use a tag for what changes after registration',
    }));
    if (problems.length > 0)
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Problems */ .Zw(problems);
}


/***/ }),

/***/ 60216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P4: () => (/* binding */ registryInputs),
/* harmony export */   SN: () => (/* binding */ registryProblems),
/* harmony export */   ao: () => (/* binding */ connectionOf)
/* harmony export */ });
/* harmony import */ var _slipway_core_inputs_together__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80776);
/* harmony import */ var _slipway_core_input_kinds__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1476);


/** The inputs that say which registry is meant and how it is reached: part of the table of every action that uses one. */
const registryInputs = {
    registry: (0,_slipway_core_input_kinds__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    'registry-username': (0,_slipway_core_input_kinds__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    'registry-password': (0,_slipway_core_input_kinds__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)(),
    'insecure-registries': (0,_slipway_core_input_kinds__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(),
    'certificate-authorities': (0,_slipway_core_input_kinds__WEBPACK_IMPORTED_MODULE_0__/* .path */ .Ae)(),
};
/** What is missing with a user. Pure. */
const registryProblems = (0,_slipway_core_inputs_together__WEBPACK_IMPORTED_MODULE_1__/* .together */ .b)([
    {
        input: 'registry-username',
        needs: 'registry-password',
        remedy: 'add `registry-password`, from a secret, or leave both out to use the credentials of `docker login`',
    },
]);
/** How the registry is reached, as far as the inputs say. */
function connectionOf(spec, { files }) {
    const { registryUsername, registryPassword, insecureRegistries, certificateAuthorities } = spec;
    return {
        user: registryUsername,
        password: registryPassword,
        insecureHosts: insecureRegistries,
        certificateAuthorities: certificateAuthorities && files.resolve(certificateAuthorities),
    };
}


/***/ }),

/***/ 69796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ shapeOf),
/* harmony export */   b: () => (/* binding */ rootDigest)
/* harmony export */ });
/* harmony import */ var _slipway_core_digest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70120);

/** `sha256:<hex>`, the digest of a model: the OpenSSF Model Signing root digest of its files. */
function rootDigest(recorded, files) {
    return `sha256:${files.sha256((0,_slipway_core_digest__WEBPACK_IMPORTED_MODULE_0__/* .rootDigestInput */ .VN)(recorded))}`;
}
/** Stands for the paths and sizes of files: equal bytes have equal shapes. Hexadecimal. */
function shapeOf(recorded, files) {
    return files.sha256(JSON.stringify(recorded.map(({ path, size }) => [path, size])));
}


/***/ }),

/***/ 48094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jr: () => (/* binding */ requireUnchanged),
/* harmony export */   o$: () => (/* binding */ readSource),
/* harmony export */   uj: () => (/* binding */ readSourceFile)
/* harmony export */ });
/* harmony import */ var _slipway_core_digest__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70120);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);


/**
 * What belongs to version control and not to the model, at the top of a folder: the exclusions of OpenSSF Model
 * Signing, so that digests agree with other tools.
 * Source: https://github.com/sigstore/model-transparency/blob/main/src/model_signing/hashing.py, `ignore_git_paths`.
 */
const ignoredAtTop = new Set(['.git', '.gitignore', '.gitattributes', '.github']);
/**
 * Looks at the file or folder that an input names.
 * @throws Problems, all of them: nothing there, nothing in it, links that lead away, what is neither file nor folder
 */
async function readSource(given, input, files) {
    const path = files.resolve(given);
    const facts = await files.stat(path);
    if (facts === undefined) {
        (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
            where: { input },
            said: `${given} does not exist`,
            expected: 'a file or a folder',
            remedy: 'check the path; it is seen from the workspace, and the step that writes it must run before',
        });
    }
    if (facts.kind === 'file')
        return { files: [await sourceFile(path, files.basename(path), files)], ignored: [] };
    if (facts.kind === 'folder')
        return await readFolder(path, given, input, files);
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input },
        said: `${given} is neither a file nor a folder`,
        expected: 'a file or a folder',
        remedy: 'name the model itself',
    });
}
/** Looks at a single file that an input names, such as a sample. @throws Problems when it is not a file */
async function readSourceFile(given, input, files) {
    const path = files.resolve(given);
    const facts = await files.stat(path);
    if (facts?.kind === 'file')
        return await sourceFile(path, files.basename(path), files);
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input },
        said: facts === undefined ? `${given} does not exist` : `${given} is not a file`,
        expected: 'a file',
        remedy: 'check the path; it is seen from the workspace',
    });
}
async function sourceFile(from, path, files) {
    const { size, modifiedMs } = (await files.stat(from)) ?? { size: -1, modifiedMs: 0 };
    return { path, from, size, modifiedMs };
}
async function readFolder(folder, given, input, files) {
    const { found, ignored } = await listFolder(folder, files);
    const root = await files.realPath(folder);
    const problems = [];
    const taken = [];
    for (const entry of found) {
        const from = files.join(folder, ...entry.path.split('/'));
        const said = await faultOf(entry, root, files);
        if (said !== undefined)
            problems.push({ where: { input }, said: `${given}: ${entry.path} ${said}`, ...wanted });
        else if (entry.kind === 'link')
            taken.push(await sourceFile(from, entry.path, files));
        else
            taken.push({ path: entry.path, from, size: entry.size, modifiedMs: entry.modifiedMs });
    }
    if (problems.length > 0)
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Problems */ .Zw(problems);
    if (taken.length === 0) {
        (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
            where: { input },
            said: `${given} is an empty folder`,
            expected: 'a folder with at least one file',
            remedy: 'check that the step that writes the model ran, and that it wrote here',
        });
    }
    return { files: taken.toSorted((left, right) => (0,_slipway_core_digest__WEBPACK_IMPORTED_MODULE_1__/* .byCodePoint */ .HH)(left.path, right.path)), folder, ignored };
}
const wanted = {
    expected: 'files, folders, and links to files inside of the folder',
    remedy: 'put a copy of the file in its place (`cp -L`), so that the model is whole wherever it is taken',
};
/** Everything in a folder but sub-folders as such and what version control keeps there. */
async function listFolder(folder, files) {
    const entries = (await files.walk(folder)).filter((entry) => entry.kind !== 'folder');
    const isIgnored = ({ path }) => ignoredAtTop.has(path.split('/', 1)[0]);
    return {
        found: entries.filter((entry) => !isIgnored(entry)),
        ignored: entries.filter(isIgnored).map(({ path }) => path),
    };
}
async function faultOf(entry, root, files) {
    if (entry.kind === 'file')
        return undefined;
    if (entry.kind !== 'link')
        return 'is neither a file nor a folder';
    if (entry.target === undefined)
        return 'is a link to something that does not exist';
    const inside = files.relative(root, entry.target);
    if (inside.startsWith('..') || files.resolve(inside) === inside) {
        return `is a link that leaves the folder, to ${entry.target}`;
    }
    const target = await files.stat(entry.target);
    return target?.kind === 'file' ? undefined : 'is a link to a folder';
}
/**
 * Makes sure that what was copied is what was looked at: the same files, their sizes and times.
 * @throws Failure `CHANGED_WHILE_READ` that names the first file that differs
 */
async function requireUnchanged({ files: before, folder }, files) {
    const entries = folder === undefined ? [] : (await listFolder(folder, files)).found;
    const listed = new Map(entries.map((entry) => [entry.path, entry]));
    for (const file of before) {
        const entry = listed.get(file.path);
        const now = entry?.kind === 'file' ? entry : await files.stat(file.from);
        if (now?.size !== file.size || now.modifiedMs !== file.modifiedMs)
            throw changed(file.from);
        listed.delete(file.path);
    }
    const [added] = listed.keys();
    if (added !== undefined)
        throw changed(files.join(folder, ...added.split('/')));
}
function changed(path) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('CHANGED_WHILE_READ', `${path} changed while it was read`, {
        remedy: 'run this after whatever writes the model has finished',
    });
}


/***/ })

};
