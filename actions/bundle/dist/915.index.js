export const id = 915;
export const ids = [915];
export const modules = {

/***/ 95521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ frameworks),
/* harmony export */   r: () => (/* binding */ modelTypes)
/* harmony export */ });
/** The frameworks that Slipway tells apart by looking at the files. Anything else is `custom`. */
const frameworks = [
    'onnx',
    'scikit-learn',
    'mlflow',
    'tensorflow',
    'keras',
    'pytorch',
    'xgboost',
    'lightgbm',
    'safetensors',
    'gguf',
    'triton',
    'custom',
];
/** Azure ML's model types. Source: Azure ML CLI v2 model YAML schema, field `type`. */
const modelTypes = ['custom_model', 'mlflow_model', 'triton_model'];


/***/ }),

/***/ 81575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ detect)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
;// CONCATENATED MODULE: ./packages/formats/build/broken-file.js

/** Refuses a binary file that claims to be of a format and is not readable as one. */
function brokenFile(file, said, expected, remedy) {
    (0,trouble/* refuse */.TR)({ where: { file }, said, expected, remedy: remedy ?? 'write the file again, or copy it whole' });
}
/** `1 byte`, `1,234 bytes`: sizes and offsets as people read them. */
function bytesText(count) {
    return `${count.toLocaleString('en-US')} ${count === 1 ? 'byte' : 'bytes'}`;
}
/** `byte 1,234`, counted from 0. */
function atByte(offset) {
    return `byte ${offset.toLocaleString('en-US')}`;
}

;// CONCATENATED MODULE: ./packages/formats/build/window.js
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
        this.#window = new Window(source);
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
            this.#broken(`its tensors reach to ${atByte(end)}, but it ends at ${atByte(this.#window.size)}`);
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
            this.#broken(`the value at ${atByte(this.#at)} reaches beyond the end of the file`);
        }
        this.#at += length;
    }
    #broken(said) {
        brokenFile(this.#file, said, 'a GGUF file of version 2 or 3 that is whole');
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
                ...(typeof architecture === 'string' ? { architecture } : {}),
                ...(typeof name === 'string' ? { name } : {}),
            },
        };
    },
};

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/formats/build/zip.js



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
        brokenFile(file, `its directory should be at ${atByte(offset)}, ${bytesText(size)} long`, 'a zip archive');
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
        brokenFile(file, `\`${entry.path}\` in it has ${bytesText(entry.size)}`, 'at most 64 MiB of description');
    }
    const start = await memberStart(file, source, entry);
    const bytes = await source.read(start, entry.compressedSize);
    if (entry.method === 0)
        return bytes;
    if (entry.method !== 8) {
        brokenFile(file, `\`${entry.path}\` in it has the compression ${entry.method}`, 'stored or deflated');
    }
    try {
        return (0,external_node_zlib_.inflateRawSync)(bytes, { maxOutputLength: MEMBER_LIMIT });
    }
    catch (error) {
        return brokenFile(file, `\`${entry.path}\` in it is damaged: ${(0,trouble/* messageOf */.bD)(error)}`, 'a zip archive');
    }
}
async function memberStart(file, source, entry) {
    const header = await source.read(entry.offset, 30);
    if (header.length < 30 || !looksLikeZip(header)) {
        brokenFile(file, `\`${entry.path}\` should be at ${atByte(entry.offset)} and is not`, 'a zip archive');
    }
    const view = viewOf(header);
    const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
    if (start + entry.compressedSize > source.size) {
        brokenFile(file, `\`${entry.path}\` in it reaches beyond the end of the file`, 'a zip archive that is whole');
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
    return brokenFile(file, `it begins as a zip archive, but its directory is missing at the end (${bytesText(source.size)})`, 'a zip archive that is whole');
}
async function findZip64Directory(file, source, end) {
    const locator = viewOf(await source.read(Math.max(0, end - 20), 20));
    if (locator.byteLength === 20 && locator.getUint32(0, true) === 0x07064b50) {
        const record = viewOf(await source.read(Math.min(safe(locator, 8), source.size), 56));
        if (record.byteLength === 56)
            return { size: safe(record, 40), offset: safe(record, 48) };
    }
    return brokenFile(file, 'the zip64 directory is damaged', 'a zip archive that is whole');
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
        if (looksLikeZip(head))
            return readArchive(file);
        if (HDF5_MAGIC.every((byte, index) => head[index] === byte))
            return readHdf5(file, head);
        return brokenFile(file.path, 'it begins neither as a zip archive nor as HDF5', 'a model saved by Keras');
    },
};
async function readArchive(file) {
    const entries = await readZip(file.path, file);
    const json = async (path) => {
        const entry = entries.find((candidate) => candidate.path === path);
        if (entry === undefined)
            return brokenFile(file.path, `it has no \`${path}\``, 'a model saved by Keras 3');
        const text = new TextDecoder().decode(await readMember(file.path, file, entry));
        try {
            return JSON.parse(text);
        }
        catch (error) {
            return brokenFile(file.path, `\`${path}\` in it is no JSON: ${(0,trouble/* messageOf */.bD)(error)}`, 'a model saved by Keras 3');
        }
    };
    const metadata = await json('metadata.json');
    const config = await json('config.json');
    const version = metadata['keras_version'];
    const className = config['class_name'];
    const usesLambda = JSON.stringify(config).includes('"class_name":"Lambda"');
    return {
        ...(typeof version === 'string' ? { frameworkVersion: version } : {}),
        facts: {
            path: file.path,
            container: 'keras',
            ...(typeof className === 'string' ? { className } : {}),
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
        brokenFile(file.path, `it is cut off: it has ${bytesText(file.size)} of ${bytesText(end)}`, 'a whole HDF5 file');
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
                ...(objective === undefined ? {} : { objective }),
                ...(classes > 0 ? { classes } : {}),
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
            brokenFile(file.path, 'its header has no end', 'a LightGBM text model with a header and trees');
        }
    }
}
/** `tree_sizes` has the bytes of every tree, so a file that is cut off can be told without reading it. */
function checkTrees(file, sizes, headerLength) {
    const needed = sizes.split(' ').reduce((sum, size) => sum + Number(size), headerLength);
    if (needed <= file.size)
        return;
    const said = `its header says that its trees reach to byte ${needed}, but it has ${bytesText(file.size)}`;
    brokenFile(file.path, said, 'a file that is whole');
}

;// CONCATENATED MODULE: ./packages/formats/build/mlflow-signature.js

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
    const specs = (name) => listOf(fields.get(name)).filter((spec) => isSpec(fields.get(name), spec));
    const inputs = specs('inputs');
    const outputs = specs('outputs');
    const params = specs('params');
    return {
        inputs,
        outputs,
        params,
        schema: {
            inputs: inputs.map(fieldOf),
            outputs: outputs.map(fieldOf),
            ...(params.length === 0 ? {} : { parameters: params.map(parameterOf) }),
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
function isSpec(value, spec) {
    const { type, 'tensor-spec': tensor } = (spec ?? {});
    const isTensor = typeof tensor?.dtype === 'string' && Array.isArray(tensor.shape);
    if (typeof type === 'string' && (type !== 'tensor' || isTensor))
        return true;
    value.wrong(`\`${JSON.stringify(spec)}\` has no type`, 'columns with `type`, or tensors with `tensor-spec`');
    return false;
}
function fieldOf(spec) {
    const tensor = 'tensor-spec' in spec ? spec['tensor-spec'] : undefined;
    return {
        ...(spec.name === undefined ? {} : { name: spec.name }),
        dtype: tensor === undefined ? (columnTypes[spec.type] ?? spec.type) : tensorType(tensor.dtype),
        ...(tensor === undefined ? {} : { shape: tensor.shape }),
        ...(spec.required === undefined ? {} : { required: spec.required }),
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
        ...(spec.shape === undefined || spec.shape === null ? {} : { shape: spec.shape }),
        required: false,
    };
}

// EXTERNAL MODULE: ./packages/formats/build/yaml-file.js + 2 modules
var yaml_file = __webpack_require__(32462);
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
        ...(pythonFunction === undefined ? {} : { pythonFunction }),
        ...(signature === undefined ? {} : { signature: readSignature(signature) }),
        ...(inputExample === undefined ? {} : { inputExample }),
        ...(mlflowVersion === undefined ? {} : { mlflowVersion }),
        ...(runId === undefined ? {} : { runId }),
        ...(modelId === undefined ? {} : { modelId }),
        ...(artifactPath === undefined ? {} : { artifactPath }),
        ...(createdAt === undefined ? {} : { createdAt }),
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
        ...(modelPath === undefined ? {} : { modelPath }),
        ...(pythonVersion === undefined ? {} : { pythonVersion }),
        ...(predictFn === undefined ? {} : { predictFn }),
        ...(code === undefined ? {} : { code }),
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
    return { ...(conda === undefined ? {} : { conda }), ...(virtualenv === undefined ? {} : { virtualenv }) };
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
        ...(type === undefined ? {} : { type }),
        ...(pandasOrient === undefined ? {} : { pandasOrient }),
        ...(servingInputPath === undefined ? {} : { servingInputPath }),
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
        const model = await readMlmodel(file.path, await (0,build_text/* readText */.yR)({ file: file.path }, file));
        const { pythonFunction, signature } = model;
        return {
            ...(model.mlflowVersion === undefined ? {} : { frameworkVersion: model.mlflowVersion }),
            ...(signature === undefined ? {} : { schema: signature.schema }),
            facts: {
                flavors: Object.keys(model.flavors),
                ...(pythonFunction === undefined ? {} : { loaderModule: pythonFunction.loaderModule }),
                ...(pythonFunction?.pythonVersion === undefined
                    ? {}
                    : { pythonVersion: pythonFunction.pythonVersion }),
                ...(pythonFunction?.env.conda === undefined ? {} : { condaFile: pythonFunction.env.conda }),
                ...(model.runId === undefined ? {} : { runId: model.runId }),
                ...(model.modelId === undefined ? {} : { modelId: model.modelId }),
            },
        };
    },
};

;// CONCATENATED MODULE: ./packages/formats/build/protobuf.js

const VARINT_LIMIT = 10;
const protobuf_HEADER_LIMIT = 2 * VARINT_LIMIT;
/**
 * Walks the fields of one message in the order of the file, and reads no payload: a visitor that wants one walks it
 * or reads it through the window. Everything else is skipped, however large.
 * @throws Problems when a field is no protobuf or reaches beyond its message.
 */
async function walkMessage(file, window, span, visit) {
    let at = span.start;
    while (at < span.end) {
        if (!window.holds(at, protobuf_HEADER_LIMIT))
            await window.load(at, protobuf_HEADER_LIMIT);
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
        brokenFile(file, `${atByte(at)} is no protobuf field`, 'a protobuf message');
    if (wire === 0) {
        const { value, end } = readVarint(file, window, tag.end, limit);
        return { number, wire, start: tag.end, end, value };
    }
    const [start, end] = payload(file, window, wire, at, tag.end, limit);
    if (end > limit) {
        const where = limit >= window.size ? 'the file ends' : 'the message around it ends';
        brokenFile(file, `field ${number} at ${atByte(at)} reaches to ${atByte(end)}, but ${where} at ${atByte(limit)}`, 'a file that is whole');
    }
    return { number, wire, start, end, value: 0 };
}
function payload(file, window, wire, at, start, limit) {
    if (wire === 1)
        return [start, start + 8];
    if (wire === 5)
        return [start, start + 4];
    if (wire !== 2)
        brokenFile(file, `${atByte(at)} has the wire type ${wire}`, 'a protobuf message');
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
            brokenFile(file, `the data ends at ${atByte(limit)} inside a number`, 'a file that is whole');
        const byte = window.byte(at);
        if (byte < 0x80 && at - first < 7)
            return { value: value + byte * scale, end: at + 1 };
        if (byte < 0x80)
            return { value: longVarint(window, first, at), end: at + 1 };
        value += (byte & 0x7f) * scale;
        scale *= 0x80;
    }
    return brokenFile(file, `the number at ${atByte(first)} has more than ten bytes`, 'a protobuf message');
}
function longVarint(window, first, last) {
    let value = 0n;
    for (let at = last; at >= first; at -= 1)
        value = (value << 7n) | BigInt(window.byte(at) & 0x7f);
    return Number(BigInt.asIntN(64, value));
}

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
    await walkMessage(file, window, span, async (field) => {
        if (field.number === 1)
            name = await window.text(field.start, field.end - field.start);
        if (field.number === 2)
            type = await readType(file, window, field, 0);
    });
    return {
        name,
        dtype: type.tensor ?? type.text,
        ...(type.shape === undefined ? {} : { shape: type.shape }),
    };
}
async function readType(file, window, span, depth) {
    if (depth > DEPTH_LIMIT)
        brokenFile(file, 'a type is nested deeper than 100 levels', 'an ONNX type');
    let type = { text: 'undefined' };
    await walkMessage(file, window, span, async (field) => {
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
    await walkMessage(file, window, span, (field) => {
        if (field.number === 1)
            element = field.value;
        if (field.number === 2)
            return readShape(file, window, field).then((dimensions) => void (shape = dimensions));
    });
    const [onnx, tensor] = elementTypes[element] ?? [`type ${element}`];
    return {
        text: `${kind}(${onnx})`,
        ...(tensor === undefined || kind !== 'tensor' ? {} : { tensor }),
        ...(shape === undefined ? {} : { shape }),
    };
}
async function readShape(file, window, span) {
    const shape = [];
    await walkMessage(file, window, span, async (field) => {
        if (field.number === 1)
            shape.push(await readDimension(file, window, field));
    });
    return shape;
}
/** A dimension without size and name is free, as -1 says. */
async function readDimension(file, window, span) {
    let dimension = -1;
    await walkMessage(file, window, span, async (field) => {
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
    await walkMessage(file, window, span, async (field) => {
        if (field.number === 1)
            ({ text } = await readType(file, window, field, depth + 1));
    });
    return text;
}
async function mapText(file, window, span, depth) {
    let key = 0;
    let value = 'undefined';
    await walkMessage(file, window, span, async (field) => {
        if (field.number === 1)
            key = field.value;
        if (field.number === 2)
            value = (await readType(file, window, field, depth + 1)).text;
    });
    return `map(${elementTypes[key]?.[0] ?? `type ${key}`},${value})`;
}

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
        brokenFile(file, 'the file is empty', 'an ONNX model');
    const window = new Window(source);
    const reader = new OnnxReader(file, window);
    await walkMessage(file, window, { start: 0, end: source.size }, (field) => reader.model(field));
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
            brokenFile(this.#file, `it has no ${missing}`, 'an ONNX model: a ModelProto with a graph and its opsets');
        }
        return {
            irVersion: this.#irVersion ?? 0,
            opsets: this.#opsets,
            ...(this.#producer === '' ? {} : { producer: this.#producerOf() }),
            ...(this.#modelVersion === undefined ? {} : { modelVersion: this.#modelVersion }),
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
        return { name: this.#producer, ...(version === '' ? {} : { version }) };
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
            brokenFile(this.#file, 'a graph is nested deeper than 100 levels', 'an ONNX model');
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
        return brokenFile(this.#file, `the weights of \`${tensor}\` are in \`${location}\``, "a path inside the model's folder", "save the model again with its external data in the model's own folder");
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
        return walkMessage(this.#file, this.#window, span, visit);
    }
    #text(span) {
        return this.#window.text(span.start, span.end - span.start);
    }
}

;// CONCATENATED MODULE: ./packages/formats/build/frameworks/onnx.js


/** ONNX: a ModelProto, by suffix or by its first bytes. */
const onnx = {
    framework: 'onnx',
    type: 'custom_model',
    async recognises(files, heads) {
        const named = withSuffix(files, '.onnx');
        return named.length > 0 ? named : withHead(files, heads, looksLikeOnnx);
    },
    async read(recognised, files) {
        const models = [];
        for (const file of recognised)
            models.push({ path: file.path, ...(await readOnnx(file.path, file)) });
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
;// CONCATENATED MODULE: ./packages/formats/build/byte-stream.js


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
        close: () => Promise.resolve(),
    };
}
/**
 * A feed of what a compressed source holds, with bounded memory however much that is.
 * `next` throws Problems when the compressed data is damaged or cut off.
 */
function inflatedFeed(file, source, compression) {
    const inflate = compression === 'zlib' ? (0,external_node_zlib_.createInflate)() : (0,external_node_zlib_.createGunzip)();
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
    return {
        async next() {
            try {
                const { value, done } = await output.next();
                return done === true ? undefined : value;
            }
            catch (error) {
                if (!isZlibError(error))
                    throw error;
                return brokenFile(file, `the ${compression} data is broken: ${error.message}`, 'a file that is whole');
            }
        },
        skip: () => 0,
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
    /** Whether `count` bytes are readable without waiting. */
    holds(count) {
        return this.#bytes.length - this.#at >= count;
    }
    /** The next byte without taking it; undefined when none is readable without waiting. */
    peek() {
        return this.#bytes[this.#at];
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
    /** Takes a line, without its line feed. Lines that are longer than `limit` bytes are refused. */
    async line(limit) {
        for (let wanted = 256;; wanted *= 4) {
            const whole = await this.fill(Math.min(wanted, limit));
            const length = this.#bytes.subarray(this.#at, this.#at + limit).indexOf(0x0a);
            if (length >= 0)
                return this.take(length + 1).subarray(0, length);
            if (!whole)
                this.#cutOff();
            if (wanted >= limit) {
                brokenFile(this.#file, `the line at ${atByte(this.position)} has no end`, 'a pickle');
            }
        }
    }
    #cutOff() {
        const end = this.position + this.#bytes.length - this.#at;
        brokenFile(this.#file, `the data ends at ${atByte(end)}, in the middle of a value`, 'a file that is whole');
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

;// CONCATENATED MODULE: ./packages/formats/build/pickle-values.js
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
    if (!isKind(value, 'object'))
        return undefined;
    const { callable, args } = value;
    if (!isKind(callable, 'global'))
        return undefined;
    const rebuilt = `${callable.module}.${callable.name}`;
    // Protocols 0 and 1 make objects with copyreg._reconstructor(class, base, state).
    const isRebuilder = /^copy_?reg\.(_reconstructor|__newobj__)$/.test(rebuilt);
    return isRebuilder && isKind(args, 'tuple') ? classOf(args.items[0] ?? null) : rebuilt;
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

;// CONCATENATED MODULE: ./packages/formats/build/numpy-values.js

/** numpy's flag of types whose items are references to Python objects. */
const ITEM_REFCOUNT = 1;
/** Reads a described `numpy.dtype`: its arguments name the type, its state has the sizes of texts and records. */
function dtypeOf(value) {
    if (value === undefined || classOf(value) !== 'numpy.dtype' || !isKind(value, 'object'))
        return undefined;
    const code = isKind(value.args, 'tuple') ? value.args.items[0] : undefined;
    if (typeof code !== 'string')
        return undefined;
    const state = isKind(value.state, 'tuple') ? value.state.items : [];
    const [kind = '', digits] = [code[0], /^\w(\d+)$/.exec(code)?.[1]];
    const elementSize = state[5];
    const flags = state[7];
    return {
        code,
        itemSize: typeof elementSize === 'number' && elementSize >= 0 ? elementSize : Number(digits ?? Number.NaN),
        bigEndian: state[1] === '>',
        hasObjects: kind === 'O' || (typeof flags === 'number' && (flags & ITEM_REFCOUNT) !== 0),
    };
}
/** The sizes of an array's dimensions; undefined when the pickle does not say them. */
function shapeOf(value) {
    if (!isKind(value, 'tuple') || value.length !== value.items.length)
        return undefined;
    const sizes = value.items.filter((size) => typeof size === 'number' && size >= 0);
    return sizes.length === value.length ? sizes : undefined;
}
/** The array that a value describes: joblib's, or one that numpy itself pickled. */
function arrayOf(value) {
    if (!isKind(value, 'object'))
        return undefined;
    if (value.array !== undefined)
        return value.array;
    const parts = partsOf(value);
    const [dtype, shape] = [dtypeOf(parts?.dtype), shapeOf(parts?.shape)];
    return dtype === undefined || shape === undefined ? undefined : numpyArray(dtype, shape, parts?.data);
}
/** numpy makes arrays in two ways: empty and then with a state, or (protocol 5) from a buffer. */
function partsOf(value) {
    const maker = /^numpy\._?core\.(multiarray\._reconstruct|numeric\._frombuffer)$/.exec(classOf(value) ?? '')?.[1];
    if (maker === undefined)
        return undefined;
    if (maker === 'numeric._frombuffer') {
        const [data, dtype, shape] = isKind(value.args, 'tuple') ? value.args.items : [];
        return { data, dtype, shape };
    }
    const [, shape, dtype, , data] = isKind(value.state, 'tuple') ? value.state.items : [];
    return { data, dtype, shape };
}
/** An array with its items, where the bytes (or the list of objects) are few enough to have been kept. */
function numpyArray(dtype, shape, data) {
    const items = isKind(data, 'bytes') ? itemsOf(dtype, data) : objectItems(data);
    return { dtype: dtype.code, shape, ...(items === undefined ? {} : { items }) };
}
function objectItems(data) {
    if (!isKind(data, 'list') || data.items.length !== data.length)
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
        i8: (view, at) => numpy_values_safe(view.getBigInt64(at, little)),
        u8: (view, at) => numpy_values_safe(view.getBigUint64(at, little)),
        f4: (view, at) => view.getFloat32(at, little),
        f8: (view, at) => view.getFloat64(at, little),
    };
    return readers[dtype.code];
}
function numpy_values_safe(value) {
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

;// CONCATENATED MODULE: ./packages/formats/build/pickle-machine.js
/** Legitimate picklers keep their stack small: they append in batches of 1,000. */
const STACK_LIMIT = 4_000_000;
/** Why a pickle can not be followed further. */
class PickleFault extends Error {
}
/**
 * The stack and the memo of a pickle machine, with descriptions in the place of objects. It never executes anything.
 * Every import is told to `imported`, in the order in which Python would make it.
 */
class PickleMachine {
    /** The highest protocol that the pickle says it is of. */
    protocol = 0;
    #stack = [];
    #depth = 0;
    #marked = [];
    #memo = [];
    #sparseMemo = new Map();
    #imported;
    constructor(imported) {
        this.#imported = imported;
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
        if (index < this.#memo.length)
            this.#memo[index] = value;
        else if (index === this.#memo.length)
            this.#memo.push(value);
        else
            this.#sparseMemo.set(index, value);
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
        this.#imported(module, name);
        this.push({ kind: 'global', module, name });
    }
    /** Puts what a call would make on top. */
    call(callable, args) {
        this.push({ kind: 'object', callable, args });
    }
    #grow() {
        this.#depth += 1;
        if (this.#depth > STACK_LIMIT)
            throw new PickleFault(`the stack grows beyond ${STACK_LIMIT} values`);
    }
}

;// CONCATENATED MODULE: ./packages/formats/build/joblib.js



const WRAPPER = 'joblib.numpy_pickle.NumpyArrayWrapper';
const KEPT_BYTES = 4096;
/** Whether joblib's unpickler would now read an array from the bytes behind the pickle's opcodes. */
function isArrayWrapper(value) {
    return isKind(value, 'object') && classOf(value) === WRAPPER;
}
/**
 * Steps over the bytes of the array that follow joblib's wrapper, and notes on the wrapper what array it is.
 * Arrays of objects are a pickle of their own, which `nested` walks.
 * Source: https://github.com/joblib/joblib/blob/1.5.2/joblib/numpy_pickle.py, `NumpyArrayWrapper.read_array`.
 */
async function stepOverArray(stream, wrapper, nested) {
    const attributes = attributesOf(wrapper);
    const dtype = dtypeOf(attributes.get('dtype'));
    const shape = shapeOf(attributes.get('shape'));
    if (dtype === undefined || shape === undefined) {
        throw new PickleFault("the shape or the type of joblib's array is not to be seen");
    }
    if (dtype.hasObjects) {
        const array = arrayOf(await nested());
        wrapper.array = array ?? { dtype: dtype.code, shape };
        return;
    }
    if (typeof attributes.get('numpy_array_alignment_bytes') === 'number')
        await stepOverPadding(stream);
    const length = shape.reduce((product, size) => product * size, 1) * dtype.itemSize;
    if (!Number.isSafeInteger(length))
        throw new PickleFault("the size of joblib's array is not to be seen");
    const head = await stream.takeHead(length, length > KEPT_BYTES ? 0 : KEPT_BYTES);
    wrapper.array = numpyArray(dtype, shape, { kind: 'bytes', length, head });
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
// Made once: to make a decoder takes longer than to decode a name.
const pickle_arguments_utf8 = new TextDecoder();
const latin1 = new TextDecoder('latin1');
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
/** Reads an argument of variable size. */
async function variableArgument(stream, form) {
    switch (form) {
        case 'line':
            return lineText(stream);
        case 'two lines':
            return [await lineText(stream), await lineText(stream)];
        case 'text1':
        case 'text4':
        case 'text8':
            return pickle_arguments_text(await counted(stream, form.slice(4)));
        case 'bytes1':
        case 'bytes4':
        case 'bytes8':
            return counted(stream, form.slice(5));
        case 'long1':
        case 'long4':
            return pickle_arguments_long(await counted(stream, form.slice(4)));
        default:
            return undefined;
    }
}
async function lineText(stream) {
    return latin1.decode(await stream.line(LINE_LIMIT));
}
async function counted(stream, width) {
    await stream.fill(FIXED_ARGUMENT_LIMIT);
    const length = fixedArgument(stream, width === '1' ? 'u1' : width === '4' ? 'u4' : 'u8') ?? 0;
    return { kind: 'bytes', length, head: await stream.takeHead(length, pickle_arguments_KEPT_BYTES) };
}
/** A text that is too long to keep stays bytes: nothing that is looked for is so long. */
function pickle_arguments_text(bytes) {
    return bytes.length > bytes.head.length ? bytes : pickle_arguments_utf8.decode(bytes.head);
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

;// CONCATENATED MODULE: ./packages/formats/build/pickle-operations.js


/** Carries out one opcode other than STOP on a machine. */
function perform(machine, name, argument) {
    const operation = operations[name];
    if (operation === undefined)
        throw new PickleFault(`the opcode ${name} is not known`);
    operation(machine, argument);
}
const literal = (machine, argument) => machine.push(argument);
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
    INT: (machine, argument) => machine.push(intLine(pickle_operations_lineText(argument))),
    LONG: (machine, argument) => machine.push(longLine(pickle_operations_lineText(argument))),
    FLOAT: (machine, argument) => machine.push(Number(argument)),
    STRING: (machine, argument) => machine.push(pickle_operations_lineText(argument).replace(/^(['"])(.*)\1$/, '$2')),
    BININT: literal,
    BININT1: literal,
    BININT2: literal,
    BINFLOAT: literal,
    LONG1: literal,
    LONG4: literal,
    UNICODE: literal,
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
    EMPTY_TUPLE: (machine) => machine.push(sequence('tuple', [])),
    TUPLE: (machine) => machine.push(sequence('tuple', machine.popToMark())),
    TUPLE1: (machine) => tupleOf(machine, 1),
    TUPLE2: (machine) => tupleOf(machine, 2),
    TUPLE3: (machine) => tupleOf(machine, 3),
    EMPTY_LIST: (machine) => machine.push(sequence('list', [])),
    LIST: (machine) => machine.push(sequence('list', machine.popToMark())),
    APPEND: (machine) => append(machine, [machine.pop()]),
    APPENDS: (machine) => append(machine, machine.popToMark()),
    EMPTY_SET: (machine) => machine.push(sequence('set', [])),
    FROZENSET: (machine) => machine.push(sequence('set', machine.popToMark())),
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
        const args = sequence('tuple', machine.popToMark());
        machine.importGlobal(...lines(argument));
        machine.call(machine.pop(), args);
    },
    OBJ: (machine) => {
        const [callable, ...args] = machine.popToMark();
        if (callable === undefined)
            throw new PickleFault('an object has no class');
        machine.call(callable, sequence('tuple', args));
    },
    BUILD: (machine) => {
        const state = machine.pop();
        const target = machine.top();
        if (isKind(target, 'object'))
            target.state = state;
    },
};
function setProtocol(machine, protocol) {
    if (protocol > 5)
        throw new PickleFault(`the pickle protocol ${protocol} is not known`);
    machine.protocol = Math.max(machine.protocol, protocol);
}
function memoIndex(argument) {
    const index = Number(argument);
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
    const digits = line.trim().replace(/L$/, '');
    if (!/^-?\d+$/.test(digits))
        throw new PickleFault(`\`${line.slice(0, 40)}\` is no integer`);
    const value = Number(digits);
    return Number.isSafeInteger(value) || digits.length > 4096 ? value : BigInt(digits);
}
function tupleOf(machine, count) {
    const items = [];
    for (let index = 0; index < count; index += 1)
        items.unshift(machine.pop());
    machine.push(sequence('tuple', items));
}
function append(machine, items) {
    const target = machine.top();
    if (isKind(target, 'list') || isKind(target, 'set'))
        addItems(target, items);
}
function setItems(machine, items) {
    const target = machine.top();
    if (isKind(target, 'dict'))
        addEntries(target, items);
    else if (isKind(target, 'object'))
        addEntries(dictOf(target), items);
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

;// CONCATENATED MODULE: ./packages/formats/build/pickle.js







const pickle_NESTING_LIMIT = 100;
const PROTO = 0x80;
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
    if (a === 0x5a && b === 0x46)
        return 'zlib of joblib before 0.10';
    return undefined;
}
/** Whether what is compressed so can be read without executing it: Node has no other decompressors. */
function isReadable(compression) {
    return compression === 'zlib' || compression === 'gzip';
}
/** Whether the bytes begin as a pickle of protocol 2 or later does. Earlier protocols have no mark to know them by. */
function looksLikePickle(head) {
    return head[0] === PROTO && head[1] !== undefined && head[1] >= 2 && head[1] <= 5;
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
        brokenFile(file, 'the file is empty', 'a pickle or joblib file');
    const compression = compressionOf(await source.read(0, 16));
    const feed = isReadable(compression) ? inflatedFeed(file, source, compression) : plainFeed(source);
    if (compression !== undefined && !isReadable(compression)) {
        brokenFile(file, `it is compressed with ${compression}, so what is in it can not be read without executing it`, 'a pickle or joblib file that is not compressed, or compressed with zlib or gzip', 'save it again with `joblib.dump(model, path, compress=("zlib", 3))`, or say what it is with `framework`');
    }
    try {
        const walk = new FileWalk(file, new ByteStream(file, feed), options.unpickler !== 'pickle');
        const found = await walk.all();
        return { ...(compression === undefined ? {} : { compression }), ...found };
    }
    finally {
        await feed.close();
    }
}
class FileWalk {
    #file;
    #stream;
    #takesArrays;
    #imports = new Map();
    #joblib = false;
    constructor(file, stream, takesArrays) {
        this.#file = file;
        this.#stream = stream;
        this.#takesArrays = takesArrays;
    }
    async all() {
        const pickles = [await this.#one(this.#takesArrays, 0)];
        while ((await this.#stream.fill(1)) && this.#stream.peek() === PROTO) {
            pickles.push(await this.#one(this.#takesArrays, 0));
        }
        return { joblib: this.#joblib, imports: [...this.#imports.values()], pickles };
    }
    async #one(takesArrays, nesting) {
        let at = this.#stream.position;
        const machine = new PickleMachine((module, name) => this.#noteImport(module, name, at));
        for (;;) {
            at = this.#stream.position;
            const step = this.#step(machine, at);
            const name = typeof step === 'string' ? step : await step;
            if (name === 'STOP')
                break;
            if (name === 'BUILD' && takesArrays)
                await this.#array(machine, nesting, at);
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
            brokenFile(this.#file, `${atByte(at)} is no opcode of a pickle`, 'a pickle');
        const { name, argument: form } = opcode;
        if (name === 'STOP')
            return name;
        if (form === 'none')
            return this.#perform(machine, at, name, undefined);
        const fixed = fixedArgument(this.#stream, form);
        if (fixed !== undefined)
            return this.#perform(machine, at, name, fixed);
        return variableArgument(this.#stream, form).then((argument) => this.#perform(machine, at, name, argument));
    }
    #perform(machine, at, name, argument) {
        this.#guarded(at, () => perform(machine, name, argument));
        return name;
    }
    async #array(machine, nesting, at) {
        const wrapper = machine.top();
        if (!isArrayWrapper(wrapper))
            return;
        if (nesting > pickle_NESTING_LIMIT)
            brokenFile(this.#file, 'arrays are nested deeper than 100 levels', 'a pickle');
        this.#joblib = true;
        try {
            // joblib reads an array of objects with Python's own unpickler, which knows nothing of wrappers.
            await stepOverArray(this.#stream, wrapper, async () => (await this.#one(false, nesting + 1)).top);
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
        brokenFile(this.#file, `at ${atByte(at)} ${error.message}`, 'a pickle or joblib file');
    }
    #noteImport(module, name, offset) {
        const key = `${module}\n${name}`;
        if (!this.#imports.has(key))
            this.#imports.set(key, { module, name, offset });
    }
}

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
            if (claims || looksLikeZip(head) || isTorchBeforeZip(head))
                found.push(file);
        }
        return found;
    },
    async read(recognised) {
        const file = recognised[0];
        const head = await file.read(0, 16);
        const more = recognised.slice(1).map(({ path }) => `\`${path}\` is a PyTorch file, too`);
        const reading = looksLikeZip(head) ? await pytorch_readArchive(file) : readBeforeZip(file, head);
        return { ...reading, notes: [...(reading.notes ?? []), ...more] };
    },
};
function readBeforeZip(file, head) {
    if (!isTorchBeforeZip(head)) {
        brokenFile(file.path, 'it does not begin as PyTorch writes its files', 'a file of `torch.save` or `torch.jit.save`');
    }
    return {
        facts: { path: file.path, container: 'other', imports: [] },
        notes: ['It is in the form of PyTorch before 1.6, whose content is not looked into'],
    };
}
async function pytorch_readArchive(file) {
    const entries = await readZip(file.path, file);
    const under = (suffix) => entries.find((entry) => suffix.test(entry.path));
    if (under(/(^|\/)archive_format$/) !== undefined) {
        return { facts: { path: file.path, container: 'exported program', imports: [] } };
    }
    const pickled = under(/(^|\/)data\.pkl$/);
    if (pickled === undefined)
        brokenFile(file.path, 'the archive has no `data.pkl`', 'a file of `torch.save`');
    const { imports } = await readPickle(`${file.path}!${pickled.path}`, await memberSource(file, pickled), {
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
        return storedMember(file.path, file, entry);
    const bytes = await readMember(file.path, file, entry);
    return (0,build_bytes/* bytesInMemory */.E)(bytes);
}
/** A state dict needs nothing but torch's own rebuilding functions and containers; a module needs its classes. */
function containerOf(imports) {
    const plain = /^(collections\.OrderedDict|torch\._utils\.\w+|torch\.\w*(Storage|Tensor|Size|dtype|device|float\d+|int\d+)|torch\.storage\.\w+|torch\.(_tensor|nn\.parameter)\.\w+|numpy\..*|_codecs\.encode|builtins\.(set|slice|complex))$/;
    return imports.every((name) => plain.test(name)) ? 'state dict' : 'module';
}

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
        brokenFile(file.path, `it has only ${bytesText(file.size)}`, expected);
    const length = Number(new DataView(prefix.buffer, prefix.byteOffset, 8).getBigUint64(0, true));
    if (length > safetensors_HEADER_LIMIT || length > file.size - 8) {
        const said = `the header should have ${bytesText(length)}, but the file has ${bytesText(file.size)}`;
        brokenFile(file.path, said, expected);
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
        if (typeof header === 'object' && header !== null && !Array.isArray(header)) {
            return header;
        }
    }
    catch (error) {
        brokenFile(path, `the header is no JSON: ${(0,trouble/* messageOf */.bD)(error)}`, expected);
    }
    return brokenFile(path, 'the header is no JSON object', expected);
}
function tensorOf(path, name, value) {
    const { dtype, data_offsets: offsets } = (value ?? {});
    const [start, end] = Array.isArray(offsets) ? offsets : [];
    if (typeof dtype === 'string' && typeof start === 'number' && typeof end === 'number' && end >= start) {
        return { dtype, start, end };
    }
    return brokenFile(path, `the tensor \`${name}\` has no dtype or no offsets`, '`dtype` and `data_offsets`');
}
/** Tensors follow one another without holes, up to the end of the file. */
function checkSpans(file, spans, size) {
    let expected = 0;
    for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
        if (span.start !== expected || span.end > size) {
            const said = `the tensor \`${span.name}\` is at ${span.start} to ${span.end} of ${bytesText(size)}`;
            brokenFile(file.path, said, `tensors without holes, the next from ${expected}, all inside of the file`);
        }
        expected = span.end;
    }
    if (expected !== size) {
        brokenFile(file.path, `the tensors end at ${expected} of ${bytesText(size)}`, 'tensors up to the end of the file');
    }
}

;// CONCATENATED MODULE: ./packages/formats/build/frameworks/scikit-learn.js





const scikit_learn_suffixes = /\.(pkl|pickle|joblib|sav)$/i;
/** scikit-learn: a pickle or joblib file, by suffix or by its first bytes, that makes an object of `sklearn`. */
const scikitLearn = {
    framework: 'scikit-learn',
    type: 'custom_model',
    async recognises(files, heads) {
        const found = [];
        for (const file of files.filter((candidate) => scikit_learn_suffixes.test(candidate.path))) {
            const head = await heads.of(file);
            const isOther = looksLikeZip(head) && !looksLikePickle(head);
            if (!isOther && !isTorchBeforeZip(head))
                found.push(file);
        }
        if (found.length > 0)
            return found;
        const pickled = await withHead(files, heads, (head) => looksLikePickle(head) && !isTorchBeforeZip(head));
        return pickled.filter((file) => !/\.(pt|pth|bin|ckpt)$/i.test(file.path));
    },
    async read(recognised, _files, told) {
        const estimators = [];
        const notes = [];
        for (const file of recognised) {
            const compression = compressionOf(await file.read(0, 16));
            if (told && compression !== undefined && !isReadable(compression)) {
                notes.push(`\`${file.path}\` is compressed with ${compression} and was not looked into`);
                continue;
            }
            const pickle = await readPickle(file.path, file);
            const className = classOf(pickle.pickles[0].top);
            if (className?.startsWith('sklearn.'))
                estimators.push(estimatorOf(file, className, pickle));
            else
                notes.push(`\`${file.path}\` is a pickle of ${className ?? 'plain data'}`);
        }
        const version = estimators.find((estimator) => estimator.version !== undefined)?.version;
        return { ...(version === undefined ? {} : { frameworkVersion: version }), facts: { estimators }, notes };
    },
};
function estimatorOf(file, className, pickle) {
    const { top, protocol } = pickle.pickles[0];
    const attributes = attributesOf(top);
    const version = attributes.get('_sklearn_version');
    const features = firstNumber(top, 'n_features_in_');
    const featureNames = arrayOf(attributes.get('feature_names_in_'))?.items?.map(String);
    const classes = arrayOf(lastStep(top, 'classes_'))?.items;
    const numpy = numpyOf(pickle);
    return {
        path: file.path,
        className,
        serialization: pickle.joblib || /\.joblib$/i.test(file.path) ? 'joblib' : 'pickle',
        ...(pickle.compression === undefined ? {} : { compression: pickle.compression }),
        protocol,
        ...(typeof version === 'string' ? { version } : {}),
        ...(features === undefined ? {} : { features }),
        ...(featureNames === undefined ? {} : { featureNames }),
        ...(classes === undefined ? {} : { classes }),
        ...(numpy === undefined ? {} : { numpy }),
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
    const steps = attributesOf(value).get('steps');
    if (typeof steps !== 'object' || steps === null || steps.kind !== 'list')
        return [value];
    return steps.items.map((step) => typeof step === 'object' && step !== null && step.kind === 'tuple' ? (step.items[1] ?? null) : null);
}
function firstNumber(top, name) {
    for (const step of [top, ...stepsOf(top)]) {
        const value = attributesOf(step).get(name);
        if (typeof value === 'number')
            return value;
    }
    return undefined;
}
function lastStep(top, name) {
    return attributesOf(stepsOf(top).at(-1) ?? null).get(name);
}

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
    const reader = new SavedModelReader(file, new Window(source));
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
        brokenFile(file, 'it has no graph', 'a TensorFlow SavedModel');
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
            ...(this.#version === '' ? {} : { version: this.#version }),
            tags: this.#tags,
            signatures: names,
            ...(schema === undefined ? {} : { schema }),
        };
    }
    walk(span, visit) {
        return walkMessage(this.#file, this.#window, span, visit);
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
        return { name, dtype, ...(shape === undefined ? {} : { shape }) };
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
            ...(version === undefined ? {} : { frameworkVersion: version }),
            ...(schema === undefined ? {} : { schema }),
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

const ubjson_DEPTH_LIMIT = 100;
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
        if (depth > ubjson_DEPTH_LIMIT)
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
        brokenFile(this.#file, `at ${atByte(this.#at)} ${said}`, 'a file of UBJSON that is whole');
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
        brokenFile(file.path, 'the file is empty', 'an XGBoost model');
    const value = await new UbjReader(file.path, new Window(file), leftOut).read();
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
        return brokenFile(file.path, `it is no JSON: ${(0,trouble/* messageOf */.bD)(error)}`, 'an XGBoost model that is whole');
    }
}
function reading(file, encoding, model) {
    const learner = member(model, 'learner');
    if (learner === undefined)
        brokenFile(file.path, 'it has no member `learner`', 'an XGBoost model');
    const parameters = member(learner, 'learner_model_param');
    const version = member(model, 'version');
    const names = member(learner, 'feature_names');
    const objective = member(member(learner, 'objective'), 'name');
    const features = Number(member(parameters, 'num_feature'));
    const classes = Number(member(parameters, 'num_class'));
    return {
        ...(Array.isArray(version) ? { frameworkVersion: version.map((part) => Number(part)).join('.') } : {}),
        facts: {
            path: file.path,
            encoding,
            ...(typeof objective === 'string' ? { objective } : {}),
            ...(features > 0 ? { features } : {}),
            ...(classes > 0 ? { classes } : {}),
            ...(Array.isArray(names) && names.length > 0 ? { featureNames: names.map(String) } : {}),
        },
    };
}
function member(value, name) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined;
}

;// CONCATENATED MODULE: ./packages/formats/build/detect.js












/** The formats in the order of precedence: folders that hold files of other formats come first. */
const formats = [
    mlflow,
    triton,
    tensorflow,
    onnx,
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
        ...(sample === undefined ? {} : { sampleInput: sample }),
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
        ...(sample === undefined ? {} : { sampleInput: sample }),
        notes: [],
    };
}


/***/ }),

/***/ 32462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ readYaml),
  O: () => (/* binding */ refuseEmpty)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/formats/build/text.js
var build_text = __webpack_require__(25586);
;// CONCATENATED MODULE: ./packages/formats/build/nearest.js
/** The name that a misspelt one most likely stands for; undefined when none is near. */
function nearest(name, names) {
    const plain = (text) => text.toLowerCase().replaceAll(/[-_]/g, '');
    const ranked = names
        .map((candidate) => ({ candidate, distance: distanceOf(plain(name), plain(candidate)) }))
        .toSorted((a, b) => a.distance - b.distance);
    const best = ranked[0];
    return best !== undefined && best.distance <= Math.max(1, name.length / 3) ? best.candidate : undefined;
}
/** Levenshtein's distance: how many characters have to be put in, left out or exchanged. */
function distanceOf(from, to) {
    let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let row = 1; row <= from.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= to.length; column += 1) {
            const exchanged = previous[column - 1] + (from[row - 1] === to[column - 1] ? 0 : 1);
            current.push(Math.min(exchanged, previous[column] + 1, current[column - 1] + 1));
        }
        previous = current;
    }
    return previous[to.length];
}

;// CONCATENATED MODULE: ./packages/formats/build/yaml-value.js


/**
 * A value of a YAML file that knows its place. The readers (`text`, `number`, `fields` …) answer undefined for what is
 * not of the wanted shape, and note a problem at the line and column; nothing is thrown.
 */
class YamlValue {
    /** The name of the field that holds the value, with the fields around it: `request_settings.max_queue_wait_ms`. */
    path;
    #context;
    #node;
    #key;
    constructor(context, node, path, key = null) {
        this.#context = context;
        const { yaml, document } = context;
        this.#node = yaml.isAlias(node) ? (node.resolve(document) ?? null) : node;
        this.#key = key;
        this.path = path;
    }
    /** Where the value is; where its name is when there is none. */
    get place() {
        const offset = (this.#node ?? this.#key)?.range?.[0];
        if (offset === undefined)
            return this.#context.origin;
        const { line, col } = this.#context.lines.linePos(offset);
        return (0,build_text/* placeIn */.VV)(this.#context.origin, line, col);
    }
    /** The line of the value, counted from 1. */
    get line() {
        const place = this.place;
        return 'line' in place ? (place.line ?? 1) : 1;
    }
    /** True for null and for nothing at all. */
    get isEmpty() {
        return this.#node === null || (this.#context.yaml.isScalar(this.#node) && this.#node.value === null);
    }
    get isMap() {
        return this.#context.yaml.isMap(this.#node);
    }
    get isList() {
        return this.#context.yaml.isSeq(this.#node);
    }
    get isScalar() {
        return this.#context.yaml.isScalar(this.#node) && !this.isEmpty;
    }
    /** Notes a problem at this value. */
    wrong(said, expected, remedy) {
        this.#context.problems.push({
            where: this.place,
            said,
            expected,
            ...(remedy === undefined ? {} : { remedy }),
        });
        return undefined;
    }
    /** The fields of a map, in their order. */
    fields(expected = 'fields with values') {
        const found = new Map();
        if (!this.#context.yaml.isMap(this.#node)) {
            this.wrong(this.#said(), expected);
            return found;
        }
        for (const { key, value } of this.#node.items) {
            const name = this.#scalarText(key) ?? '';
            const path = this.path === '' ? name : `${this.path}.${name}`;
            found.set(name, new YamlValue(this.#context, value, path, key));
        }
        return found;
    }
    /** The fields that a format has; any other is a problem that names the nearest right one. */
    knownFields(names, expected) {
        const fields = this.fields(expected);
        for (const [name, value] of fields) {
            if (!names.includes(name))
                value.#unknown(name, names);
        }
        return new Map([...fields].filter(([, value]) => !value.isEmpty));
    }
    /** The items of a list. */
    items(expected = 'a list') {
        if (!this.#context.yaml.isSeq(this.#node)) {
            this.wrong(this.#said(), expected);
            return [];
        }
        return this.#node.items.map((item, index) => {
            return new YamlValue(this.#context, item, `${this.path}[${index}]`, this.#node);
        });
    }
    /** A text. A number or a date counts as the text that is written there: `3.10` stays `3.10`. */
    text(expected = 'a text') {
        return this.#scalarText(this.#node) ?? this.wrong(this.#said(), expected);
    }
    /** A text out of a few. */
    oneOf(choices) {
        const text = this.text();
        if (text === undefined)
            return undefined;
        const choice = choices.find((candidate) => candidate === text);
        const expected = choices.map((candidate) => `\`${candidate}\``).join(' or ');
        return choice ?? this.wrong(this.#said(), expected);
    }
    /** A number, also when it is written as a text. */
    number(range = {}) {
        const text = this.#scalarText(this.#node);
        const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
        const { integer = false, min = -Infinity, max = Infinity } = range;
        if (Number.isFinite(value) && (!integer || Number.isInteger(value)) && value >= min && value <= max) {
            return value;
        }
        return this.wrong(this.#said(), rangeText(range));
    }
    boolean() {
        const text = this.#scalarText(this.#node)?.toLowerCase();
        if (text === 'true' || text === 'false')
            return text === 'true';
        return this.wrong(this.#said(), '`true` or `false`');
    }
    /** A map from names to texts. */
    texts() {
        const texts = [];
        for (const [name, value] of this.fields('names with texts')) {
            const text = value.isEmpty ? '' : value.text();
            if (text !== undefined)
                texts.push([name, text]);
        }
        return Object.fromEntries(texts);
    }
    /** The value as plain JavaScript data. */
    plain() {
        return this.#node === null ? null : this.#node.toJS(this.#context.document);
    }
    #unknown(name, names) {
        const near = nearest(name, names);
        const where = this.path === name ? '' : ` in \`${this.path.slice(0, -name.length - 1)}\``;
        this.#context.problems.push({
            where: this.#keyPlace(),
            said: `there is no field \`${name}\`${where}`,
            expected: near === undefined ? `one of ${names.join(', ')}` : `\`${near}\`, or a field that exists`,
        });
    }
    #keyPlace() {
        const offset = this.#key?.range?.[0];
        if (offset === undefined)
            return this.place;
        const { line, col } = this.#context.lines.linePos(offset);
        return (0,build_text/* placeIn */.VV)(this.#context.origin, line, col);
    }
    #said() {
        const name = this.path === '' ? 'it' : `\`${this.path}\``;
        if (this.isEmpty)
            return `${name} is empty`;
        if (this.isMap)
            return `${name} has fields`;
        if (this.isList)
            return `${name} is a list`;
        return `${name} is \`${this.#scalarText(this.#node) ?? ''}\``;
    }
    #scalarText(node) {
        const { isScalar } = this.#context.yaml;
        if (!isScalar(node) || node.value === null)
            return undefined;
        if (node.type === 'PLAIN' && node.source !== undefined)
            return node.source;
        return typeof node.value === 'string' ? node.value : undefined;
    }
}
function rangeText({ integer = false, min, max }) {
    const kind = integer ? 'a whole number' : 'a number';
    if (min !== undefined && max !== undefined)
        return `${kind} from ${min} to ${max}`;
    if (min !== undefined)
        return `${kind} that is at least ${min}`;
    return max === undefined ? kind : `${kind} that is at most ${max}`;
}

;// CONCATENATED MODULE: ./packages/formats/build/yaml-file.js



/** How many syntax errors are told: after the first ones, the rest are mostly their consequences. */
const TOLD_ERRORS = 3;
/**
 * Reads a YAML or JSON file through `interpret`, which gets the file's value and tells of what is wrong with it.
 * @throws Problems with all that is wrong, each with its line and column.
 */
async function readYaml(origin, text, interpret, version = '1.2') {
    // The parser takes longer to load than a small action to run, and most runs do not need it.
    const yaml = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const lines = new yaml.LineCounter();
    const document = yaml.parseDocument(text, { version, lineCounter: lines, prettyErrors: false });
    refuseSyntax(origin, document, lines);
    const problems = [];
    const result = interpret(new YamlValue({ origin, lines, problems, yaml, document }, document.contents, ''));
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return result;
}
function refuseSyntax(origin, document, lines) {
    if (document.errors.length === 0)
        return;
    throw new trouble/* Problems */.Zw(document.errors.slice(0, TOLD_ERRORS).map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return {
            where: (0,build_text/* placeIn */.VV)(origin, line, col),
            said: error.message,
            expected: 'YAML or JSON that can be read',
        };
    }));
}
/** Refuses a text in which nothing is written. */
function refuseEmpty(origin, text, expected) {
    if (text.trim() === '')
        (0,trouble/* refuse */.TR)({ where: origin, said: 'nothing is written in it', expected });
}


/***/ }),

/***/ 31965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readHandedOn),
/* harmony export */   n: () => (/* binding */ writeHandedOn)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _copy_verified_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32219);
/* harmony import */ var _located_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39669);
/* harmony import */ var _root_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30260);




/** Writes a model of a registry as such a folder. @throws Failure `DIGEST_MISMATCH` */
async function writeHandedOn(registry, record, folder, ports) {
    const { files } = ports;
    await registry.materialise(record, files.join(folder, 'model'));
    const { sampleInput, sampleOutput } = await registry.locate(record);
    const samples = [sampleInput, sampleOutput].filter((sample) => sample !== undefined);
    await (0,_copy_verified_js__WEBPACK_IMPORTED_MODULE_1__/* .copyVerified */ .k)(samples, files.join(folder, 'samples'), record.id, ports);
    await files.write(files.join(folder, 'record.json'), JSON.stringify(record, null, 2));
}
/**
 * Reads such a folder and checks every file of the model against the record.
 * @throws Failure `DIGEST_MISMATCH` that names the file, `ARTIFACT_FAILED` when it is no such folder
 */
async function readHandedOn(folder, ports) {
    const { files } = ports;
    const text = await files.readTextIfThere(files.join(folder, 'record.json'));
    if (text === undefined) {
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ARTIFACT_FAILED', 'the artifact holds no model: `record.json` is missing', {
            remedy: 'name an artifact that register-model gave on with its input `artifact`',
        });
    }
    const record = JSON.parse(text);
    const located = [];
    for (const file of record.files) {
        const location = files.join(folder, 'model', ...file.path.split('/'));
        const { sha256 } = await files.hash(location);
        if (sha256 !== file.sha256)
            throw mismatch(`${file.path} of ${record.id}`);
        located.push((0,_located_js__WEBPACK_IMPORTED_MODULE_2__/* .locatedFile */ .B)(file, location, ports));
    }
    if ((0,_root_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .rootDigest */ .b)(record.files, files) !== record.digest)
        throw mismatch(record.id);
    const sample = async (path) => {
        if (path === undefined)
            return undefined;
        const location = files.join(folder, 'samples', ...path.split('/'));
        return (0,_located_js__WEBPACK_IMPORTED_MODULE_2__/* .locatedFile */ .B)({ path, ...(await files.hash(location)) }, location, ports);
    };
    const [sampleInput, sampleOutput] = [await sample(record.sampleInput), await sample(record.sampleOutput)];
    return {
        record,
        model: {
            files: located,
            ...(sampleInput === undefined ? {} : { sampleInput }),
            ...(sampleOutput === undefined ? {} : { sampleOutput }),
        },
    };
}
function mismatch(what) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', `${what} is not what was registered`, {
        remedy: 'run the job that gives the artifact on again',
    });
}


/***/ })

};
