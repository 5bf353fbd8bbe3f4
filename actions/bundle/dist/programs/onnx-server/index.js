import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isRecord)
/* harmony export */ });
/* unused harmony export recordOf */
/** True for what JSON writes in braces: neither a list nor null. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The value when it is a record, else undefined. */
function recordOf(value) {
    return isRecord(value) ? value : undefined;
}


/***/ }),

/***/ 841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Zw: () => (/* binding */ Problems),
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
/* unused harmony exports refuse, Failure, placeText, problemLine */
/**
 * The three kinds of trouble. `Problem`: the user can mend it. `Failure`: a service or a tool failed.
 * Anything else that is thrown is a defect of Slipway and is reported as one.
 */
/** Thrown by reading and looking when what was given can not be used. Carries every problem that was found. */
class Problems extends Error {
    problems;
    constructor(problems) {
        super(problems.map(problemLine).join('\n'));
        this.name = 'Problems';
        this.problems = problems;
    }
}
/** Throws a single problem. */
function refuse(problem) {
    throw new Problems([problem]);
}
/** A service or a tool failed although what was given is right. */
class Failure extends Error {
    code;
    log;
    remedy;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? {} : { cause: details.cause });
        this.name = 'Failure';
        this.code = code;
        this.log = details.log ?? [];
        this.remedy = details.remedy;
    }
}
/** Writes a place as people write it: `deployment.yml:14:3` or `` input `traffic` ``. */
function placeText(place) {
    if ('input' in place)
        return `input \`${place.input}\``;
    return [place.file, place.line, place.line === undefined ? undefined : place.column]
        .filter((part) => part !== undefined)
        .join(':');
}
/** One line that says a problem whole. */
function problemLine(problem) {
    const remedy = problem.remedy === undefined ? '' : ` Do: ${problem.remedy}.`;
    return `${placeText(problem.where)}: ${problem.said}. Expected: ${problem.expected}.${remedy}`;
}
/** The message of anything that was thrown, without a stack. */
function messageOf(thrown) {
    if (thrown instanceof Error)
        return thrown.message;
    return String(thrown);
}


/***/ }),

/***/ 216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  QJ: () => (/* binding */ healthRoute),
  wF: () => (/* binding */ readMethod),
  AG: () => (/* binding */ scoreRoute),
  yA: () => (/* binding */ swaggerRoute),
  yF: () => (/* binding */ writeAzureTrouble),
  Kn: () => (/* binding */ writeOutputs)
});

// EXTERNAL MODULE: ./packages/core/build/is-record.js
var is_record = __nccwpck_require__(864);
// EXTERNAL MODULE: ./packages/serving/build/onnx/config.js + 1 modules
var config = __nccwpck_require__(730);
// EXTERNAL MODULE: ./packages/serving/build/onnx/exchange.js
var exchange = __nccwpck_require__(452);
// EXTERNAL MODULE: ./packages/serving/build/onnx/input-reading.js
var input_reading = __nccwpck_require__(672);
// EXTERNAL MODULE: ./packages/serving/build/onnx/json-body.js
var json_body = __nccwpck_require__(12);
// EXTERNAL MODULE: ./packages/serving/build/onnx/model.js
var onnx_model = __nccwpck_require__(544);
// EXTERNAL MODULE: ./packages/serving/build/onnx/refusal.js
var refusal = __nccwpck_require__(213);
;// CONCATENATED MODULE: ./packages/serving/build/onnx/swagger.js

/**
 * The service as Swagger 2.0, OpenAPI 3.0.3 or 3.1.0, in the shape azureml-inference-server-http gives it: the same
 * paths, operation ids and definitions, with the model's real inputs and outputs in `ServiceInput` and `ServiceOutput`.
 * @param version `2`, `2.0`, `3`, `3.0` or `3.1`; for any other the answer is undefined.
 * @param prefix stands before every path.
 */
function openApi(model, config, version, prefix) {
    const about = {
        title: config.serviceName,
        description: `API specification for ${config.serviceName}`,
        version: config.serviceVersion,
    };
    if (version === '2' || version === '2.0')
        return swagger2(model, config, about, prefix);
    if (version === '3' || version === '3.0')
        return openApi3('3.0.3', model, config, about, prefix);
    if (version === '3.1')
        return openApi3('3.1.0', model, config, about, prefix);
    return undefined;
}
function swagger2(model, config, info, prefix) {
    const refer = (name) => ({ $ref: `#/definitions/${name}` });
    const failed = { description: 'The scoring request failed', schema: refer('ErrorResponse') };
    const input = { name: 'serviceInputPayload', in: 'body', required: true, schema: refer('ServiceInput') };
    const output = { description: 'The scoring request was successful', schema: refer('ServiceOutput') };
    return {
        swagger: '2.0',
        info,
        schemes: ['https', 'http'],
        consumes: ['application/json'],
        produces: ['application/json'],
        paths: paths(prefix, {
            health: { 200: { description: 'The service is healthy', schema: { type: 'string' } } },
            score: { parameters: [input], responses: { 200: output, default: failed } },
            swagger: { 200: { description: 'The specification', schema: { type: 'object' } } },
        }),
        definitions: definitions(model, config),
    };
}
function openApi3(openapi, model, config, info, prefix) {
    const content = (schema, type = 'application/json') => ({ [type]: { schema } });
    const refer = (name) => ({ $ref: `#/components/schemas/${name}` });
    const failed = { description: 'The scoring request failed', content: content(refer('ErrorResponse')) };
    const output = {
        description: 'The scoring request was successful',
        content: content(refer('ServiceOutput')),
    };
    const healthy = {
        description: 'The service is healthy',
        content: content({ type: 'string' }, 'text/plain'),
    };
    return {
        openapi,
        info,
        servers: [{ url: '/' }],
        paths: paths(prefix, {
            health: { 200: healthy },
            score: {
                requestBody: { required: true, content: content(refer('ServiceInput')) },
                responses: { 200: output, default: failed },
            },
            swagger: { 200: { description: 'The specification', content: content({ type: 'object' }) } },
        }),
        components: { schemas: definitions(model, config) },
    };
}
function paths(prefix, parts) {
    return {
        [`${prefix}/`]: {
            get: {
                operationId: 'ServiceHealthCheck',
                description: 'Simple health check endpoint to ensure the service is up at any given point.',
                responses: parts.health,
            },
        },
        [`${prefix}/score`]: {
            post: {
                operationId: 'RunMLService',
                description: 'Run the model and get its prediction.',
                ...parts.score,
            },
        },
        [`${prefix}/swagger.json`]: {
            get: {
                operationId: 'GetSwaggerSpec',
                description: 'Get this specification.',
                responses: parts.swagger,
            },
        },
    };
}
function definitions(model, config) {
    const [only] = model.inputs;
    const isSingle = only !== undefined && model.inputs.length === 1;
    const data = isSingle ? tensorSchema(only) : objectSchema(model.inputs);
    const properties = { data };
    if (model.classifier !== undefined)
        properties['method'] = { type: 'string', enum: ['predict', 'predict_proba'] };
    const outputs = (0,onnx_model/* outputsFor */.k5)(model, config.method ?? 'predict_proba');
    const [answer] = outputs;
    const example = isSingle
        ? exampleOf(only)
        : Object.fromEntries(model.inputs.map((slot) => [slot.name, exampleOf(slot)]));
    return {
        ServiceInput: { type: 'object', required: ['data'], properties, example: { data: example } },
        ServiceOutput: answer !== undefined && outputs.length === 1 ? tensorSchema(answer) : objectSchema(outputs),
        ErrorResponse: { type: 'object', properties: { message: { type: 'string' } } },
    };
}
function objectSchema(slots) {
    return {
        type: 'object',
        required: slots.map((slot) => slot.name),
        properties: Object.fromEntries(slots.map((slot) => [slot.name, tensorSchema(slot)])),
    };
}
function tensorSchema({ type, shape }) {
    return shape.reduceRight((items, dim) => {
        const fixed = typeof dim === 'number' && dim >= 0 ? { minItems: dim, maxItems: dim } : { minItems: 1 };
        return { type: 'array', ...fixed, items };
    }, { ...type.schema });
}
/** The largest axis an example spells out: an image of 224 × 224 × 3 would make it longer than the rest. */
const LONGEST_EXAMPLE = 1024;
function exampleOf({ type, shape }) {
    const sizes = shape.map((dim) => (typeof dim === 'number' && dim >= 0 ? dim : 1));
    const size = sizes.reduce((product, dim) => product * dim, 1);
    const zero = { number: 0, integer: 0, boolean: false, string: '' }[type.schema.type];
    if (size > LONGEST_EXAMPLE)
        return [];
    return sizes.reduceRight((item, dim) => Array.from({ length: dim }, () => item), zero);
}

// EXTERNAL MODULE: ./packages/serving/build/onnx/tensor-writing.js
var tensor_writing = __nccwpck_require__(373);
;// CONCATENATED MODULE: ./packages/serving/build/onnx/azure.js









/** `{"message"}`, as azureml-inference-server-http writes every failure. */
const writeAzureTrouble = (_status, message) => JSON.stringify({ message });
/** Keys that Azure's clients send beside the data and that an ONNX model has no use for. */
const IGNORED = new Set(['params', 'GlobalParameters', 'global_parameters']);
const DATA = ['data', 'input_data', 'inputs'];
/** `GET /`: the server is alive, whether or not its models are loaded. */
const healthRoute = { get: () => (0,exchange/* plain */.pj)('Healthy'), writeTrouble: writeAzureTrouble };
/**
 * `POST /score`: `{"data": …}`, `{"input_data": …}` or `{"inputs": {name: …}}`, with `"method"` for a classifier. The
 * answer is the bare output: a classifier's probabilities (with `"method": "predict"` its labels), the only output of
 * another model, or an object of all outputs by name.
 */
function scoreRoute(model, config) {
    const habit = config.method ?? 'predict_proba';
    const answer = async ({ body }) => {
        const started = performance.now();
        const request = (0,json_body/* readJson */.V)(body, model.exactIntegers);
        const outputs = (0,onnx_model/* outputsFor */.k5)(model, readMethod(model, request['method'], habit));
        const inputs = readData(model, request);
        const names = outputs.map((output) => output.name);
        const results = await model.run(inputs, names);
        const text = writeOutputs(outputs, results);
        return { status: 200, mediaType: exchange/* JSON_TYPE */.sR, body: text, runMs: performance.now() - started };
    };
    return { post: { accepts: [exchange/* JSON_TYPE */.sR], answer }, writeTrouble: writeAzureTrouble };
}
/** `GET /swagger.json?version=2|3|3.1`, written from what the model really takes and gives. */
function swaggerRoute(model, config, prefix = '') {
    const get = ({ query }) => {
        const version = new URLSearchParams(query).get('version') ?? '2';
        const found = openApi(model, config, version, prefix);
        if (found !== undefined)
            return (0,exchange/* json */.Pq)(JSON.stringify(found));
        throw new refusal/* Refusal */.P_(404, `Swagger version [${version.slice(0, 20)}] is not valid. Supported versions: [2, 3, 3.1].`);
    };
    return { get, writeTrouble: writeAzureTrouble };
}
/** What `method` asks for: of a classifier labels or probabilities, of another model only its outputs. */
function readMethod(model, method, habit) {
    if (method === undefined || method === null)
        return habit;
    if (!(0,config/* isMethod */.u6)(method))
        (0,refusal/* refuse */.TR)(`method is ${(0,refusal/* describe */.q0)(method)}, it has to be "predict" or "predict_proba"`);
    if (method === 'predict_proba' && model.classifier === undefined) {
        (0,refusal/* refuse */.TR)('method is "predict_proba", but this model gives no probabilities');
    }
    return method;
}
/** One output as nested lists, or several as an object by name. */
function writeOutputs(outputs, results) {
    const [only] = outputs;
    if (only !== undefined && outputs.length === 1)
        return writeResult(only, results);
    return `{${outputs.map((output) => `${JSON.stringify(output.name)}:${writeResult(output, results)}`).join(',')}}`;
}
function writeResult(output, results) {
    const tensor = results[output.name];
    return tensor === undefined ? 'null' : (0,tensor_writing/* writeTensor */.Z)(output.type, tensor);
}
function readData(model, request) {
    let found;
    for (const key of Object.keys(request)) {
        if (DATA.includes(key)) {
            if (found !== undefined)
                (0,refusal/* refuse */.TR)(`the body has both ${found} and ${key}, it has to have one of them`);
            found = key;
        }
        else if (key !== 'method' && !IGNORED.has(key)) {
            (0,refusal/* refuse */.TR)(`the body has ${(0,refusal/* quote */.hD)(key)}, it takes one of ${DATA.join(', ')}, and method`);
        }
    }
    if (found === undefined)
        (0,refusal/* refuse */.TR)(`the body lacks its data, it has to have one of ${DATA.join(', ')}`);
    const value = request[found];
    return found === 'inputs' && (0,is_record/* isRecord */.u)(value)
        ? (0,input_reading/* readNamed */.Mk)(model, value, found)
        : (0,input_reading/* readInputs */.Ko)(model, value, found);
}


/***/ }),

/***/ 730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  u6: () => (/* binding */ isMethod),
  ev: () => (/* binding */ isNamed),
  Xg: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: ./packages/core/build/is-record.js
var is_record = __nccwpck_require__(864);
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __nccwpck_require__(841);
// EXTERNAL MODULE: ./packages/serving/build/onnx/refusal.js
var refusal = __nccwpck_require__(213);
;// CONCATENATED MODULE: ./packages/serving/build/onnx/config.js





const DEFAULTS = {
    port: 5001,
    host: '127.0.0.1',
    maxBodyBytes: 100 * 1024 * 1024,
    serviceName: 'ML service',
    serviceVersion: '1.0',
    graceMs: 8000,
};
/**
 * Reads a configuration file. Paths in it are relative to it; `overrides` are the flags of the command line.
 * @throws Problems with everything that is wrong in it.
 */
function readConfig(file, overrides = {}) {
    return checkConfig({ ...parse(file), ...overrides }, file);
}
function parse(file) {
    let found;
    try {
        found = JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(file, 'utf8'));
    }
    catch (error) {
        throw new trouble/* Problems */.Zw([{ where: { file }, said: (0,trouble/* messageOf */.bD)(error), expected: 'a readable JSON file' }]);
    }
    if (!(0,is_record/* isRecord */.u)(found)) {
        throw new trouble/* Problems */.Zw([{ where: { file }, said: (0,refusal/* describe */.q0)(found), expected: 'a JSON object with `models`' }]);
    }
    return found;
}
function checkConfig(found, file) {
    const problems = [];
    const problem = (field, value, expected) => {
        problems.push({ where: { file }, said: `\`${field}\` is ${(0,refusal/* describe */.q0)(value)}`, expected });
    };
    const take = (field, otherwise, test, expected) => {
        const value = found[field];
        if (value === undefined)
            return otherwise;
        if (!test(value))
            problem(field, value, expected);
        return value;
    };
    const known = [...Object.keys(DEFAULTS), 'models', 'defaultModel', 'method', 'threads'];
    for (const field of Object.keys(found).filter((name) => !known.includes(name))) {
        problem(field, found[field], `one of the fields ${known.join(', ')}`);
    }
    const models = checkModels(found['models'], (0,external_node_path_.dirname)((0,external_node_path_.resolve)(file)), problem);
    const defaultModel = take('defaultModel', undefined, isText, 'the name of a model');
    if (typeof defaultModel === 'string' && !models.some((model) => isNamed(model, defaultModel))) {
        problem('defaultModel', defaultModel, `one of ${models.map((model) => `${model.name}:${model.version}`).join(', ')}`);
    }
    const method = take('method', undefined, isMethod, 'predict or predict_proba');
    const threads = take('threads', undefined, isWhole(1, 1024), 'a number of threads from 1');
    const config = {
        port: take('port', DEFAULTS.port, isWhole(0, 65535), 'a port from 0 to 65535'),
        host: take('host', DEFAULTS.host, isText, 'an address, such as 127.0.0.1 or 0.0.0.0'),
        models,
        maxBodyBytes: take('maxBodyBytes', DEFAULTS.maxBodyBytes, isWhole(1, 2 ** 29), 'a number of bytes up to 512 MiB'),
        serviceName: take('serviceName', DEFAULTS.serviceName, isText, 'a text'),
        serviceVersion: take('serviceVersion', DEFAULTS.serviceVersion, isText, 'a text'),
        graceMs: take('graceMs', DEFAULTS.graceMs, isWhole(0, 3_600_000), 'a number of milliseconds'),
        defaultModel,
        method,
        threads,
    };
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return config;
}
/** Whether a model answers to `name` or `name:version`. */
function isNamed(model, reference) {
    return reference === model.name || reference === `${model.name}:${model.version}`;
}
/** Whether a value is one of the ways a classifier can answer. */
function isMethod(value) {
    return value === 'predict' || value === 'predict_proba';
}
function checkModels(found, folder, problem) {
    if (!Array.isArray(found) || found.length === 0) {
        problem('models', found, 'a list of at least one {name, version, file}');
        return [];
    }
    const seen = new Set();
    return found.flatMap((model, index) => {
        const at = `models[${index}]`;
        if (!(0,is_record/* isRecord */.u)(model)) {
            problem(at, model, '{name, version, file}');
            return [];
        }
        const { name, file } = model;
        const version = typeof model['version'] === 'number' ? String(model['version']) : model['version'];
        if (!isPathPart(name))
            problem(`${at}.name`, name, 'a name without / and control characters');
        if (!isPathPart(version))
            problem(`${at}.version`, version, 'a version without / and control characters');
        if (!isText(file))
            problem(`${at}.file`, file, 'the path of an .onnx file');
        if (!isPathPart(name) || !isPathPart(version) || !isText(file))
            return [];
        const id = `${name}:${version}`;
        if (seen.has(id))
            problem(at, id, 'every name and version once');
        seen.add(id);
        return [{ name, version, file: (0,external_node_path_.resolve)(folder, file) }];
    });
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}
function isPathPart(value) {
    return isText(value) && !/[/\p{Cc}]/u.test(value);
}
function isWhole(min, max) {
    return (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pq: () => (/* binding */ json),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   sR: () => (/* binding */ JSON_TYPE)
/* harmony export */ });
/** The content type of every reply that is an object. */
const JSON_TYPE = 'application/json';
/** A reply with a JSON body that is already written. */
function json(body, status = 200) {
    return { status, mediaType: JSON_TYPE, body };
}
/** A reply in plain text. */
function plain(body) {
    return { status: 200, mediaType: 'text/plain', body };
}


/***/ }),

/***/ 672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   Mk: () => (/* binding */ readNamed),
/* harmony export */   T3: () => (/* binding */ readRecords),
/* harmony export */   bS: () => (/* binding */ readSplit)
/* harmony export */ });
/* harmony import */ var _slipway_core_is_record__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(864);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(544);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(213);
/* harmony import */ var _same_sizes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(92);
/* harmony import */ var _table_reading_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(200);
/* harmony import */ var _tensor_reading_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(261);






/**
 * Reads what a model takes, in any of the forms people send: a nested list for a model with one input, rows of a table,
 * a list of records, named tensors, or pandas' split form `{columns, index, data}`.
 * @throws Refusal 400
 */
function readInputs(model, value, at) {
    const [input] = model.inputs;
    if (Array.isArray(value) && (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_5__/* .isRecord */ .u)(value[0]))
        return readRecords(model, value, at);
    if ((0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_5__/* .isRecord */ .u)(value)) {
        const isSplit = Array.isArray(value['columns']) && 'data' in value && !isInput(model, 'columns');
        return isSplit ? readSplit(model, value, at) : readNamed(model, value, at);
    }
    if (input !== undefined && model.inputs.length === 1)
        return { [input.name]: (0,_tensor_reading_js__WEBPACK_IMPORTED_MODULE_4__/* .readTensor */ .u)(input, value, at) };
    if (Array.isArray(value))
        return (0,_table_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .readTable */ .x)(model, { rows: value }, at);
    return (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at} is ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(value)}, the model takes ${(0,_model_js__WEBPACK_IMPORTED_MODULE_0__/* .inputsText */ .l7)(model)}`);
}
/** Reads `{name: nested list}`: every input of the model, and nothing else. */
function readNamed(model, value, at) {
    const tensors = {};
    for (const name of Object.keys(value)) {
        if (!isInput(model, name))
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at} has ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)}, the model takes ${(0,_model_js__WEBPACK_IMPORTED_MODULE_0__/* .inputsText */ .l7)(model)}`);
    }
    for (const input of model.inputs) {
        if (!Object.hasOwn(value, input.name)) {
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at} lacks ${JSON.stringify(input.name)}, the model takes ${(0,_model_js__WEBPACK_IMPORTED_MODULE_0__/* .inputsText */ .l7)(model)}`);
        }
        tensors[input.name] = (0,_tensor_reading_js__WEBPACK_IMPORTED_MODULE_4__/* .readTensor */ .u)(input, value[input.name], `${at}.${input.name}`);
    }
    return (0,_same_sizes_js__WEBPACK_IMPORTED_MODULE_2__/* .sameSizes */ .f)(model, tensors);
}
/** Reads pandas' split form: `{columns?, index?, data}`. */
function readSplit(model, value, at) {
    const unknown = Object.keys(value).find((key) => !['columns', 'index', 'data'].includes(key));
    if (unknown !== undefined)
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at} has ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(unknown)}, it takes columns, index and data`);
    const { columns, data } = value;
    if (!Array.isArray(data))
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at}.data is ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(data)}, it has to be a list of rows`);
    if (columns === undefined || columns === null)
        return (0,_table_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .readTable */ .x)(model, { rows: data }, `${at}.data`);
    if (!isTexts(columns))
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at}.columns is ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(columns)}, it has to be a list of names`);
    return (0,_table_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .readTable */ .x)(model, { columns, rows: data }, `${at}.data`);
}
/** Reads a list of records: rows with names. What a model with several inputs takes a row may be a list itself. */
function readRecords(model, records, at) {
    const [first] = records;
    if (!(0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_5__/* .isRecord */ .u)(first))
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at}[0] is ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(first)}, it has to be an object`);
    const columns = Object.keys(first);
    const rows = records.map((record, index) => {
        if (!(0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_5__/* .isRecord */ .u)(record))
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at}[${index}] is ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(record)}, it has to be an object`);
        const lacks = columns.find((column) => !Object.hasOwn(record, column));
        if (lacks !== undefined)
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at}[${index}] lacks ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(lacks)}, which ${at}[0] has`);
        const extra = Object.keys(record).length > columns.length;
        if (extra)
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at}[${index}] has other keys than ${at}[0]`);
        return columns.map((column) => record[column]);
    });
    const [input] = model.inputs;
    const isWholeRow = (0,_table_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .isMatrixModel */ .$)(model) && columns.length === 1 && Array.isArray(rows[0]?.[0]);
    if (isWholeRow && input !== undefined && columns[0] === input.name) {
        const column = (index) => recordPath(at, columns, [index[0] ?? 0, 0, ...index.slice(1)]);
        const values = rows.map((row) => row[0]);
        return { [input.name]: (0,_tensor_reading_js__WEBPACK_IMPORTED_MODULE_4__/* .readTensor */ .u)(input, values, (index) => (index.length === 0 ? at : column(index))) };
    }
    const table = { columns, rows, path: (index) => recordPath(at, columns, index) };
    return (0,_table_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .readTable */ .x)(model, table, at);
}
function isInput(model, name) {
    return model.inputs.some((input) => input.name === name);
}
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function recordPath(at, columns, [row, column, ...rest]) {
    if (row === undefined)
        return at;
    const field = column === undefined ? '' : `.${columns[column]}`;
    return `${at}[${row}]${field}${rest.map((i) => `[${i}]`).join('')}`;
}


/***/ }),

/***/ 12:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readJson)
/* harmony export */ });
/* harmony import */ var _slipway_core_is_record__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(864);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(841);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(213);



/** Fewer digits than this always fit a double exactly. */
const LONG_INTEGER = /\d{16}/;
/**
 * Parses a JSON body that has to be an object. With `exactIntegers`, integers that a double does not hold become bigint.
 * @throws Refusal 400
 */
function readJson(body, exactIntegers) {
    if (body === '')
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)('the body is empty, it has to be a JSON object');
    let value;
    try {
        value = exactIntegers && LONG_INTEGER.test(body) ? JSON.parse(body, keepDigits) : JSON.parse(body);
    }
    catch (error) {
        const isTooDeep = error instanceof RangeError;
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(isTooDeep ? 'the body is nested too deeply' : `the body is not JSON: ${(0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
    }
    if (!(0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u)(value))
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`the body is ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(value)}, it has to be a JSON object`);
    return value;
}
/** A reviver with the source text: https://github.com/tc39/proposal-json-parse-with-source */
function keepDigits(_key, value, context) {
    if (typeof value !== 'number' || Number.isSafeInteger(value))
        return value;
    const source = context?.source ?? '';
    return /^-?\d+$/.test(source) ? BigInt(source) : value;
}


/***/ }),

/***/ 163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f6: () => (/* binding */ predictRoute),
/* harmony export */   kd: () => (/* binding */ statusRoute),
/* harmony export */   oG: () => (/* binding */ writeError),
/* harmony export */   wy: () => (/* binding */ listRoute)
/* harmony export */ });
/* harmony import */ var _azure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(216);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(452);
/* harmony import */ var _input_reading_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(672);
/* harmony import */ var _json_body_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(12);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(544);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(213);






/** `{"error"}`, as TensorFlow Serving and KServe write a failure. */
const writeError = (_status, message) => JSON.stringify({ error: message });
/**
 * `POST /v1/models/{model}:predict` with `{"instances": […]}`, the row format that KServe v1 and TensorFlow Serving
 * share. A classifier gives its labels unless the configuration asks for probabilities.
 * Source: https://kserve.github.io/website/latest/modelserving/data_plane/v1_protocol/
 */
function predictRoute(model, config) {
    const outputs = (0,_model_js__WEBPACK_IMPORTED_MODULE_3__/* .outputsFor */ .k5)(model, config.method ?? 'predict');
    const names = outputs.map((output) => output.name);
    const answer = async ({ body }) => {
        const started = performance.now();
        const request = (0,_json_body_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .V)(body, model.exactIntegers);
        const unknown = Object.keys(request).find((key) => key !== 'instances' && key !== 'signature_name');
        if (unknown !== undefined)
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(`the body has ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(unknown)}, it takes instances`);
        const { instances } = request;
        if (!Array.isArray(instances))
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(`instances is ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_4__/* .describe */ .q0)(instances)}, it has to be a list of rows`);
        const results = await model.run((0,_input_reading_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .Ko)(model, instances, 'instances'), names);
        const text = `{"predictions":${(0,_azure_js__WEBPACK_IMPORTED_MODULE_0__/* .writeOutputs */ .Kn)(outputs, results)}}`;
        return { status: 200, mediaType: _exchange_js__WEBPACK_IMPORTED_MODULE_5__/* .JSON_TYPE */ .sR, body: text, runMs: performance.now() - started };
    };
    return { post: { accepts: [_exchange_js__WEBPACK_IMPORTED_MODULE_5__/* .JSON_TYPE */ .sR], answer }, writeTrouble: writeError };
}
/** `GET /v1/models/{model}`: KServe's `ready` and TensorFlow Serving's `model_version_status` in one answer. */
function statusRoute(model) {
    const status = { error_code: 'OK', error_message: '' };
    const versions = [{ version: model.version, state: 'AVAILABLE', status }];
    const body = JSON.stringify({ name: model.name, ready: true, model_version_status: versions });
    return { get: () => (0,_exchange_js__WEBPACK_IMPORTED_MODULE_5__/* .json */ .Pq)(body), writeTrouble: writeError };
}
/** `GET /v1/models`: the names of all models. */
function listRoute(models) {
    const body = JSON.stringify({ models: [...new Set(models.map((model) => model.name))] });
    return { get: () => (0,_exchange_js__WEBPACK_IMPORTED_MODULE_5__/* .json */ .Pq)(body), writeTrouble: writeError };
}


/***/ }),

/***/ 286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ loadCause),
/* harmony export */   t: () => (/* binding */ LoadFailure)
/* harmony export */ });
/** A model can not be loaded. The message says in one line which and why; `cause` has onnxruntime's own words. */
class LoadFailure extends Error {
    constructor(config, cause, detail) {
        super(`model ${config.name}:${config.version} can not be loaded: ${cause}`, { cause: detail });
        this.name = 'LoadFailure';
    }
}
/** What a person can do something about, by the words onnxruntime 1.30 and Node use for it. */
const CAUSES = [
    [/ENOENT/, (file) => `there is no file ${file}`],
    [/EACCES|EPERM/, (file) => `the file ${file} may not be read`],
    [/EISDIR|path is a directory/, (file) => `${file} is a folder`],
    [
        /External data path does not exist: "(.*)"/,
        (_, found) => `the file with its weights is missing: ${found[1]}`,
    ],
    [
        /Protobuf parsing failed|does not have a graph/,
        (file) => `${file} is not an ONNX model, or it is damaged`,
    ],
    [
        /([\w.]*:?\w+)\(-?\d+\) is not a registered function\/op/,
        (_, found) => `it uses the operator ${found[1]}, which onnxruntime does not have`,
    ],
    [
        /Opset (\d+) is under development[^]*is till opset (\d+)/,
        (_, found) => `it has opset ${found[1]}, onnxruntime reads up to ${found[2]}; export it with a lower target opset`,
    ],
    [
        /Unsupported model IR version: (\d+), max supported IR version: (\d+)/,
        (_, found) => `it has IR version ${found[1]}, onnxruntime reads up to ${found[2]}; save it with a lower one`,
    ],
];
/** The cause of a failed load in one line. */
function loadCause(message, file) {
    for (const [pattern, cause] of CAUSES) {
        const found = message.match(pattern);
        if (found !== null)
            return cause(file, found);
    }
    return message.split('\n')[0] ?? message;
}


/***/ }),

/***/ 700:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(975);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(841);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(730);
/* harmony import */ var _load_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(286);
/* harmony import */ var _routes_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(16);
/* harmony import */ var _runtime_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(136);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(296);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(260);








const HELP = `Serves ONNX models over HTTP.

  node main.js --config <file.json> [--port <n>] [--host <address>] [--environment <folder>]

The file: {"models": [{"name", "version", "file"}], "port": 5001, "host": "127.0.0.1", "defaultModel", "maxBodyBytes",
"serviceName", "serviceVersion", "method": "predict" | "predict_proba", "threads", "graceMs": 8000}.
Files are relative to it; port 0 takes a free one. Prints "listening on http://…" when every model is loaded.

Routes: GET /  POST /score  GET /swagger.json  POST /invocations  /v1/models/…  /v2/…
Exit codes: 0 stopped by SIGTERM or SIGINT, 1 a defect, 2 wrong flags or configuration, 3 a model can not be loaded,
98 the address can not be listened on, 100 onnxruntime-node is neither in the node_modules of
--environment nor beside the server.
`;
/** The exit codes of the program; 3 is what azureml-inference-server-http ends with when it can not boot. */
const EXIT = {
    stopped: 0,
    defect: 1,
    usage: 2,
    modelFailed: 3,
    addressFailed: 98,
    runtimeMissing: 100,
};
/** The flags are wrong. */
class UsageFailure extends Error {
}
/** The address can not be listened on. */
class AddressFailure extends Error {
}
class OnnxService {
    routes = _routes_js__WEBPACK_IMPORTED_MODULE_4__/* .routesWhileLoading */ .a;
    isReady = false;
    isStopping = false;
    maxBodyBytes;
    constructor(config) {
        this.maxBodyBytes = config.maxBodyBytes;
    }
    open(models, config) {
        this.routes = (0,_routes_js__WEBPACK_IMPORTED_MODULE_4__/* .routesOf */ .e)(models, config);
        this.isReady = true;
    }
    onDefect(error) {
        process.stderr.write(`defect: ${error instanceof Error ? error.stack : String(error)}\n`);
    }
}
async function main(args) {
    const flags = readFlags(args);
    if (flags === undefined)
        return;
    const { config, environment } = flags;
    const started = performance.now();
    const service = new OnnxService(config);
    const server = (0,_server_js__WEBPACK_IMPORTED_MODULE_6__/* .createHttpServer */ ._)(service);
    // Listens before the models load, so that who waits sees "alive, not ready" and not a refused connection.
    const address = await listen(server, config);
    stopOn(['SIGTERM', 'SIGINT'], server, service, config);
    const runtime = (0,_runtime_js__WEBPACK_IMPORTED_MODULE_5__/* .loadRuntime */ .B)(environment);
    const models = [];
    for (const model of config.models)
        models.push(await (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .loadModel */ .c)(runtime, model, config.threads));
    service.open(models, config);
    const names = models.map(({ name, version }) => `${name}:${version}`).join(', ');
    process.stdout.write(`listening on ${address} with ${names} (${Math.round(performance.now() - started)} ms)\n`);
}
function readFlags(args) {
    const values = parseFlags(args);
    if (values.help === true) {
        process.stdout.write(HELP);
        return undefined;
    }
    if (values.config === undefined)
        throw new UsageFailure('--config <file.json> is missing');
    const config = (0,_config_js__WEBPACK_IMPORTED_MODULE_2__/* .readConfig */ .Xg)(values.config, {
        port: values.port === undefined ? undefined : /^\d+$/.test(values.port) ? Number(values.port) : values.port,
        host: values.host,
    });
    return { config, environment: values.environment };
}
function parseFlags(args) {
    const text = { type: 'string' };
    const options = {
        config: text,
        port: text,
        host: text,
        environment: text,
        help: { type: 'boolean', short: 'h' },
    };
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: [...args], options }).values;
    }
    catch (error) {
        throw new UsageFailure((0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error));
    }
}
function listen(server, { port, host }) {
    return new Promise((resolve, reject) => {
        server.once('error', (error) => {
            const isTaken = error.code === 'EADDRINUSE';
            const cause = isTaken
                ? `port ${port} on ${host} is already in use`
                : `can not listen on ${host}:${port}`;
            reject(new AddressFailure(isTaken ? cause : `${cause}: ${error.message}`));
        });
        server.listen(port, host, () => {
            const found = server.address();
            const name = found.family === 'IPv6' ? `[${found.address}]` : found.address;
            resolve(`http://${name}:${found.port}`);
        });
    });
}
/** Stops taking connections, lets requests in flight finish for as long as the grace time allows, and ends with 0. */
function stopOn(signals, server, service, config) {
    const stop = () => {
        if (service.isStopping)
            return;
        service.isStopping = true;
        server.close(() => process.exit(EXIT.stopped));
        // A connection that was idle between two requests when the signal came is idle again after the next.
        setInterval(() => server.closeIdleConnections(), 50);
        setTimeout(() => {
            process.stderr.write(`requests were still in flight after ${config.graceMs} ms, their connections are closed\n`);
            server.closeAllConnections();
        }, config.graceMs);
    };
    for (const signal of signals)
        process.on(signal, stop);
}
function exitCode(error) {
    if (error instanceof _load_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .LoadFailure */ .t)
        return EXIT.modelFailed;
    if (error instanceof _runtime_js__WEBPACK_IMPORTED_MODULE_5__/* .RuntimeMissing */ .b)
        return EXIT.runtimeMissing;
    if (error instanceof AddressFailure)
        return EXIT.addressFailed;
    const isUsage = error instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .Problems */ .Zw || error instanceof UsageFailure;
    return isUsage ? EXIT.usage : EXIT.defect;
}
/** The cause on the first line, what onnxruntime or Node said below it. */
function report(error) {
    const detail = error instanceof Error && error.cause !== undefined ? `\n  ${(0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error.cause)}` : '';
    const isDefect = exitCode(error) === EXIT.defect && error instanceof Error;
    return `${isDefect ? error.stack : (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}${detail}\n`;
}
try {
    await main(process.argv.slice(2));
}
catch (error) {
    process.stderr.write(report(error));
    process.exit(exitCode(error));
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  zf: () => (/* binding */ invocationsRoute),
  Kx: () => (/* binding */ pingRoute),
  SE: () => (/* binding */ writeMlflowTrouble)
});

// EXTERNAL MODULE: ./packages/core/build/is-record.js
var is_record = __nccwpck_require__(864);
// EXTERNAL MODULE: ./packages/serving/build/onnx/azure.js + 1 modules
var azure = __nccwpck_require__(216);
// EXTERNAL MODULE: ./packages/serving/build/onnx/refusal.js
var refusal = __nccwpck_require__(213);
;// CONCATENATED MODULE: ./packages/serving/build/onnx/csv.js

/**
 * Reads CSV (RFC 4180: quotes, doubled quotes, line breaks inside quotes; LF or CRLF) whose first line names the columns.
 * @throws Refusal 400 that names the line.
 */
function readCsv(text) {
    const [columns, ...rows] = records(text);
    if (columns === undefined)
        (0,refusal/* refuse */.TR)('the CSV body is empty, its first line has to name the columns');
    rows.forEach((row, index) => {
        if (row.length === columns.length)
            return;
        (0,refusal/* refuse */.TR)(`row ${index + 1} of the CSV body has ${row.length} values, its first line names ${columns.length} columns`);
    });
    return { columns, rows, isText: true, path: ([row, column]) => csvPath(columns, row, column) };
}
function csvPath(columns, row, column) {
    if (row === undefined)
        return 'the CSV body';
    const inColumn = column === undefined ? '' : `, column ${JSON.stringify(columns[column])}`;
    return `row ${row + 1}${inColumn}`;
}
/** One alternative a kind of token: quoted cell, plain cell; then what ends it. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;
function records(text) {
    const rows = [];
    let row = [];
    CELL.lastIndex = 0;
    while (CELL.lastIndex < text.length || row.length > 0) {
        const cell = CELL.exec(text);
        if (cell === null)
            (0,refusal/* refuse */.TR)(`row ${rows.length} of the CSV body has a quote in the wrong place`);
        row.push(cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '');
        if (cell[3] === ',')
            continue;
        const isBlank = row.length === 1 && row[0] === '';
        if (!isBlank)
            rows.push(row);
        row = [];
    }
    return rows;
}

// EXTERNAL MODULE: ./packages/serving/build/onnx/exchange.js
var exchange = __nccwpck_require__(452);
// EXTERNAL MODULE: ./packages/serving/build/onnx/input-reading.js
var input_reading = __nccwpck_require__(672);
// EXTERNAL MODULE: ./packages/serving/build/onnx/json-body.js
var json_body = __nccwpck_require__(12);
// EXTERNAL MODULE: ./packages/serving/build/onnx/model.js
var onnx_model = __nccwpck_require__(544);
// EXTERNAL MODULE: ./packages/serving/build/onnx/table-reading.js
var table_reading = __nccwpck_require__(200);
;// CONCATENATED MODULE: ./packages/serving/build/onnx/mlflow.js









const CODES = new Map([
    [400, 'BAD_REQUEST'],
    [404, 'ENDPOINT_NOT_FOUND'],
    [503, 'TEMPORARILY_UNAVAILABLE'],
]);
/** `{"error_code", "message"}`, as MLflow's scoring server writes a failure. */
const writeMlflowTrouble = (status, message) => {
    const code = CODES.get(status) ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL_ERROR');
    return JSON.stringify({ error_code: code, message });
};
const CSV_TYPE = 'text/csv';
const FORMS = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'];
/**
 * `POST /invocations` of MLflow's scoring server, answered with `{"predictions": …}`. A classifier gives its labels, as
 * MLflow models do, unless `params.method` or the configuration asks for probabilities.
 * Source: https://mlflow.org/docs/latest/ml/deployment/deploy-model-locally/#rest-endpoints
 */
function invocationsRoute(model, config) {
    const habit = config.method ?? 'predict';
    const answer = async (call) => {
        const started = performance.now();
        const isCsv = call.mediaType === CSV_TYPE;
        const request = isCsv ? {} : (0,json_body/* readJson */.V)(call.body, model.exactIntegers);
        const outputs = (0,onnx_model/* outputsFor */.k5)(model, (0,azure/* readMethod */.wF)(model, methodOf(request['params']), habit));
        const inputs = isCsv ? (0,table_reading/* readTable */.x)(model, readCsv(call.body), 'the CSV body') : readForms(model, request);
        const names = outputs.map((output) => output.name);
        const results = await model.run(inputs, names);
        const body = `{"predictions":${(0,azure/* writeOutputs */.Kn)(outputs, results)}}`;
        return { status: 200, mediaType: exchange/* JSON_TYPE */.sR, body, runMs: performance.now() - started };
    };
    return { post: { accepts: [exchange/* JSON_TYPE */.sR, CSV_TYPE], answer }, writeTrouble: writeMlflowTrouble };
}
/** `GET /ping` and `GET /health`. */
const pingRoute = { get: () => (0,exchange/* plain */.pj)('\n'), writeTrouble: writeMlflowTrouble };
function methodOf(params) {
    if (params === undefined || params === null)
        return undefined;
    if (!(0,is_record/* isRecord */.u)(params))
        (0,refusal/* refuse */.TR)(`params is ${(0,refusal/* describe */.q0)(params)}, it has to be an object`);
    return params['method'];
}
function readForms(model, request) {
    const keys = Object.keys(request).filter((key) => key !== 'params');
    const unknown = keys.find((key) => !FORMS.includes(key));
    if (unknown !== undefined)
        (0,refusal/* refuse */.TR)(`the body has ${(0,refusal/* quote */.hD)(unknown)}, it takes one of ${FORMS.join(', ')}, and params`);
    const [form] = keys;
    if (form === undefined)
        (0,refusal/* refuse */.TR)(`the body lacks its data, it has to have one of ${FORMS.join(', ')}`);
    if (keys.length > 1)
        (0,refusal/* refuse */.TR)(`the body has ${keys.join(' and ')}, it has to have exactly one of them`);
    const value = request[form];
    switch (form) {
        case 'dataframe_split':
            if (!(0,is_record/* isRecord */.u)(value))
                (0,refusal/* refuse */.TR)(`dataframe_split is ${(0,refusal/* describe */.q0)(value)}, it has to be {columns, data}`);
            return (0,input_reading/* readSplit */.bS)(model, value, form);
        case 'dataframe_records':
            if (!Array.isArray(value))
                (0,refusal/* refuse */.TR)(`dataframe_records is ${(0,refusal/* describe */.q0)(value)}, it has to be a list of objects`);
            return (0,input_reading/* readRecords */.T3)(model, value, form);
        default:
            return (0,is_record/* isRecord */.u)(value) ? (0,input_reading/* readNamed */.Mk)(model, value, form) : (0,input_reading/* readInputs */.Ko)(model, value, form);
    }
}


/***/ }),

/***/ 544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jv: () => (/* binding */ findClassifier),
/* harmony export */   k5: () => (/* binding */ outputsFor),
/* harmony export */   l7: () => (/* binding */ inputsText)
/* harmony export */ });
/* harmony import */ var _tensor_reading_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(261);

/**
 * Recognises a classifier by what skl2onnx and onnxmltools give it: an output whose name has `label`, of integers or
 * strings and with at most one value a row, and an output whose name has `prob`, of floats and not of rank 1.
 */
function findClassifier(outputs) {
    const label = outputs.find(({ name, type, shape }) => /label/i.test(name) &&
        (type.schema.type === 'integer' || type.schema.type === 'string') &&
        (shape.length < 2 || (shape.length === 2 && shape[1] === 1)));
    const probabilities = outputs.find(({ name, type, shape }) => /prob/i.test(name) && type.hasNaN && (shape.length === 0 || shape.length === 2));
    return label && probabilities && outputs.length === 2 ? { label, probabilities } : undefined;
}
/** The outputs that answer a call: one of a classifier's, or all that the model has. */
function outputsFor(model, method) {
    const { classifier } = model;
    if (classifier === undefined)
        return model.outputs;
    return method === 'predict' ? [classifier.label] : [classifier.probabilities];
}
/** The inputs of a model in words: `"age" INT64 [batch, 1], "name" BYTES [batch, 1]`. */
function inputsText(model) {
    return model.inputs
        .map((input) => `${JSON.stringify(input.name)} (${input.type.v2}, shape ${(0,_tensor_reading_js__WEBPACK_IMPORTED_MODULE_0__/* .shapeText */ .L)(input.shape)})`)
        .join(', ');
}


/***/ }),

/***/ 213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P_: () => (/* binding */ Refusal),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   q0: () => (/* binding */ describe)
/* harmony export */ });
/** What a client sent can not be answered. The server turns it into a reply in the words of the protocol that was spoken. */
class Refusal extends Error {
    /** The HTTP status. */
    status;
    /** Headers that belong to this status, such as `Allow`. */
    headers;
    constructor(status, message, headers = []) {
        super(message);
        this.name = 'Refusal';
        this.status = status;
        this.headers = headers;
    }
}
/** Throws a 400: what was sent is wrong, and `message` says where and what would be right. */
function refuse(message) {
    throw new Refusal(400, message);
}
const LONGEST_VALUE = 40;
/** A JSON value in a few words for a message: `"abc"`, `12`, `null`, `a list of 3`, `an object`. */
function describe(value) {
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
    if (value === undefined)
        return 'missing';
    if (typeof value === 'object' && value !== null)
        return 'an object';
    if (typeof value === 'string')
        return quote(value);
    return `${value}`;
}
/** A name or text from a client in quotes, cut to what a message can hold. */
function quote(text) {
    const whole = text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
    return JSON.stringify(whole.toWellFormed());
}


/***/ }),

/***/ 16:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ routesOf),
  a: () => (/* binding */ routesWhileLoading)
});

;// CONCATENATED MODULE: ./packages/core/build/model-version.js
/** Versions that were counted (`7`), and those of numbers with dots or hyphens between them (`1.10.0`, `v2`, `2026-11-21`). */
const numbers = /^v?\d+([.-]\d+)*$/;
/** Orders versions of a model for people: numbers in them count as numbers, so `10` comes after `9`. */
function byVersion(left, right) {
    return plain(left).localeCompare(plain(right), 'en', { numeric: true });
}
/**
 * Which of two versions is older: negative when it is the left one. Undefined when nobody can say, as for versions of
 * words (`rc-1`), unless they are the same.
 */
function compareVersions(left, right) {
    if (left === right)
        return 0;
    return numbers.test(left) && numbers.test(right) ? Math.sign(byVersion(left, right)) : undefined;
}
/** `v1-10.0` as `1.10`, so that only numbers decide. */
function plain(version) {
    if (!numbers.test(version))
        return version;
    return version
        .replace(/^v/, '')
        .replaceAll('-', '.')
        .replace(/(\.0+)+$/, '');
}

// EXTERNAL MODULE: ./packages/serving/build/onnx/azure.js + 1 modules
var azure = __nccwpck_require__(216);
// EXTERNAL MODULE: ./packages/serving/build/onnx/config.js + 1 modules
var onnx_config = __nccwpck_require__(730);
// EXTERNAL MODULE: ./packages/core/build/is-record.js
var is_record = __nccwpck_require__(864);
// EXTERNAL MODULE: ./packages/serving/build/onnx/exchange.js
var exchange = __nccwpck_require__(452);
// EXTERNAL MODULE: ./packages/serving/build/onnx/json-body.js
var json_body = __nccwpck_require__(12);
// EXTERNAL MODULE: ./packages/serving/build/onnx/kserve-v1.js
var kserve_v1 = __nccwpck_require__(163);
// EXTERNAL MODULE: ./packages/serving/build/onnx/model.js
var onnx_model = __nccwpck_require__(544);
// EXTERNAL MODULE: ./packages/serving/build/onnx/refusal.js
var refusal = __nccwpck_require__(213);
// EXTERNAL MODULE: ./packages/serving/build/onnx/same-sizes.js
var same_sizes = __nccwpck_require__(92);
// EXTERNAL MODULE: ./packages/serving/build/onnx/tensor-reading.js
var tensor_reading = __nccwpck_require__(261);
// EXTERNAL MODULE: ./packages/serving/build/onnx/tensor-writing.js
var tensor_writing = __nccwpck_require__(373);
;// CONCATENATED MODULE: ./packages/serving/build/onnx/inference-v2.js









/**
 * The Open Inference Protocol v2 over JSON.
 * Source: https://github.com/kserve/open-inference-protocol/blob/main/specification/protocol/inference_rest.md
 */
function serverRoute(config) {
    const body = JSON.stringify({ name: config.serviceName, version: config.serviceVersion, extensions: [] });
    return { get: () => (0,exchange/* json */.Pq)(body), writeTrouble: kserve_v1/* writeError */.oG };
}
/** `GET /v2/health/live`: the process answers. */
const liveRoute = { get: () => (0,exchange/* json */.Pq)('{"live":true}'), writeTrouble: kserve_v1/* writeError */.oG };
/** `GET /v2/health/ready` once every model is loaded. */
const readyRoute = { get: () => (0,exchange/* json */.Pq)('{"ready":true}'), writeTrouble: kserve_v1/* writeError */.oG };
/** `GET /v2/health/ready` before that. */
const notReadyRoute = { get: () => (0,exchange/* json */.Pq)('{"ready":false}', 503), writeTrouble: kserve_v1/* writeError */.oG };
/** `GET /v2/models/{model}[/versions/{version}]/ready`: a model that has routes is loaded. */
function modelReadyRoute(model) {
    const body = JSON.stringify({ name: model.name, ready: true });
    return { get: () => (0,exchange/* json */.Pq)(body), writeTrouble: kserve_v1/* writeError */.oG };
}
/** `GET /v2/models/{model}[/versions/{version}]`: what the model takes and gives. */
function modelRoute(model, versions) {
    const tensor = ({ name, type, shape }) => ({
        name,
        datatype: type.v2,
        shape: shape.map((dim) => (typeof dim === 'number' ? dim : -1)),
    });
    const body = JSON.stringify({
        name: model.name,
        versions,
        platform: 'onnxruntime_onnx',
        inputs: model.inputs.map(tensor),
        outputs: model.outputs.map(tensor),
    });
    return { get: () => (0,exchange/* json */.Pq)(body), writeTrouble: kserve_v1/* writeError */.oG };
}
/** `POST /v2/models/{model}[/versions/{version}]/infer`. */
function inferRoute(model) {
    const answer = async ({ body }) => {
        const started = performance.now();
        const request = (0,json_body/* readJson */.V)(body, model.exactIntegers);
        const id = readId(request['id']);
        const outputs = readOutputs(model, request['outputs']);
        const inputs = readInferInputs(model, request['inputs']);
        const names = outputs.map((output) => output.name);
        const results = await model.run(inputs, names);
        const head = `{"model_name":${JSON.stringify(model.name)},"model_version":${JSON.stringify(model.version)}`;
        const written = outputs.map((output) => writeOutput(output, results)).join(',');
        const text = `${head}${id === undefined ? '' : `,"id":${JSON.stringify(id)}`},"outputs":[${written}]}`;
        return { status: 200, mediaType: exchange/* JSON_TYPE */.sR, body: text, runMs: performance.now() - started };
    };
    return { post: { accepts: [exchange/* JSON_TYPE */.sR], answer }, writeTrouble: kserve_v1/* writeError */.oG };
}
function readId(id) {
    if (id === undefined || id === null)
        return undefined;
    if (typeof id !== 'string')
        (0,refusal/* refuse */.TR)(`id is ${(0,refusal/* describe */.q0)(id)}, it has to be a string`);
    if (id.length > 100)
        throw new refusal/* Refusal */.P_(431, 'id must not exceed 100 characters');
    return id;
}
function readOutputs(model, wanted) {
    if (wanted === undefined || wanted === null)
        return model.outputs;
    if (!Array.isArray(wanted))
        (0,refusal/* refuse */.TR)(`outputs is ${(0,refusal/* describe */.q0)(wanted)}, it has to be a list of {name}`);
    if (wanted.length === 0)
        return model.outputs;
    return wanted.map((output, index) => {
        const name = (0,is_record/* isRecord */.u)(output) ? output['name'] : undefined;
        const found = model.outputs.find((slot) => slot.name === name);
        if (found !== undefined &&
            wanted.findIndex((other) => (0,is_record/* isRecord */.u)(other) && other['name'] === name) === index) {
            return found;
        }
        const names = model.outputs.map((slot) => JSON.stringify(slot.name)).join(', ');
        (0,refusal/* refuse */.TR)(`outputs[${index}].name is ${(0,refusal/* describe */.q0)(name)}, the model gives ${names}, each once`);
    });
}
function readInferInputs(model, inputs) {
    if (!Array.isArray(inputs))
        (0,refusal/* refuse */.TR)(`inputs is ${(0,refusal/* describe */.q0)(inputs)}, it has to be a list of tensors`);
    const tensors = {};
    inputs.forEach((input, index) => {
        const at = `inputs[${index}]`;
        if (!(0,is_record/* isRecord */.u)(input))
            (0,refusal/* refuse */.TR)(`${at} is ${(0,refusal/* describe */.q0)(input)}, it has to be {name, shape, datatype, data}`);
        const slot = model.inputs.find((other) => other.name === input['name']);
        if (slot === undefined)
            (0,refusal/* refuse */.TR)(`${at}.name is ${(0,refusal/* describe */.q0)(input['name'])}, the model takes ${(0,onnx_model/* inputsText */.l7)(model)}`);
        if (Object.hasOwn(tensors, slot.name))
            (0,refusal/* refuse */.TR)(`${at}.name is ${(0,refusal/* quote */.hD)(slot.name)} a second time`);
        tensors[slot.name] = readInferInput(slot, input, at);
    });
    const missing = model.inputs.find((slot) => !Object.hasOwn(tensors, slot.name));
    if (missing !== undefined)
        (0,refusal/* refuse */.TR)(`inputs lacks ${(0,refusal/* quote */.hD)(missing.name)}, the model takes ${(0,onnx_model/* inputsText */.l7)(model)}`);
    return (0,same_sizes/* sameSizes */.f)(model, tensors);
}
/** The data is flat in row-major order, or nested as the shape says; both are allowed. */
function readInferInput(slot, input, at) {
    const { datatype, data, shape } = input;
    if (datatype !== slot.type.v2) {
        (0,refusal/* refuse */.TR)(`${at}.datatype is ${(0,refusal/* describe */.q0)(datatype)}, the model takes "${slot.type.v2}" (input ${(0,refusal/* quote */.hD)(slot.name)})`);
    }
    const dims = readShape(slot, shape, at);
    if (!Array.isArray(data))
        (0,refusal/* refuse */.TR)(`${at}.data is ${(0,refusal/* describe */.q0)(data)}, it has to be a list`);
    if (Array.isArray(data[0]))
        return (0,tensor_reading/* readTensor */.u)({ ...slot, shape: dims }, data, `${at}.data`);
    const size = dims.reduce((product, dim) => product * dim, 1);
    if (data.length !== size) {
        (0,refusal/* refuse */.TR)(`${at}.data has ${data.length} values, its shape ${(0,tensor_reading/* shapeText */.L)(dims)} takes ${size} (input ${(0,refusal/* quote */.hD)(slot.name)})`);
    }
    const { elements } = (0,tensor_reading/* readTensor */.u)({ ...slot, shape: [size] }, data, `${at}.data`);
    return { elements, dims };
}
function readShape(slot, shape, at) {
    if (!Array.isArray(shape) || !shape.every((dim) => Number.isSafeInteger(dim) && Number(dim) > 0)) {
        (0,refusal/* refuse */.TR)(`${at}.shape is ${JSON.stringify(shape)?.slice(0, 60)}, it has to be a list of sizes from 1`);
    }
    const dims = shape;
    const isFree = slot.shape.length === 0;
    const fits = slot.shape.every((dim, axis) => typeof dim !== 'number' || dim < 0 || dims[axis] === dim);
    if (!isFree && (dims.length !== slot.shape.length || !fits)) {
        (0,refusal/* refuse */.TR)(`${at}.shape is ${(0,tensor_reading/* shapeText */.L)(dims)}, the model takes ${(0,tensor_reading/* shapeText */.L)(slot.shape)} (input ${(0,refusal/* quote */.hD)(slot.name)})`);
    }
    return dims;
}
function writeOutput(output, results) {
    const { dims, elements } = results[output.name] ?? { dims: [], elements: [] };
    const head = `{"name":${JSON.stringify(output.name)},"shape":[${dims.join(',')}],"datatype":"${output.type.v2}"`;
    return `${head},"data":${(0,tensor_writing/* writeFlat */.F)(output.type, elements)}}`;
}

// EXTERNAL MODULE: ./packages/serving/build/onnx/mlflow.js + 1 modules
var mlflow = __nccwpck_require__(409);
;// CONCATENATED MODULE: ./packages/serving/build/onnx/routes.js






/** What the server answers while its models load: it lives, it is not ready. */
const routesWhileLoading = new Map([
    ['/', azure/* healthRoute */.QJ],
    ['/v2/health/live', liveRoute],
    ['/v2/health/ready', notReadyRoute],
]);
/**
 * Every path of the server. `/score`, `/invocations` and `/swagger.json` belong to the default model; each model has
 * them below `/models/{name}` and `/models/{name}/versions/{version}` as well. A name without a version is the newest.
 */
function routesOf(models, config) {
    const routes = new Map([
        ['/', azure/* healthRoute */.QJ],
        ['/ping', mlflow/* pingRoute */.Kx],
        ['/health', mlflow/* pingRoute */.Kx],
        ['/v1/models', (0,kserve_v1/* listRoute */.wy)(models)],
        ['/v2', serverRoute(config)],
        ['/v2/health/live', liveRoute],
        ['/v2/health/ready', readyRoute],
    ]);
    const add = (prefix, more) => {
        for (const [path, route] of Object.entries(more))
            routes.set(prefix + path, route);
    };
    const byDefault = defaultModel(models, config);
    if (byDefault !== undefined)
        add('', scoring(byDefault, config, ''));
    for (const model of models) {
        const versions = models.filter(({ name }) => name === model.name).map(({ version }) => version);
        const names = [`${model.name}/versions/${model.version}`];
        if (newest(models, model.name) === model)
            names.push(model.name);
        for (const name of names) {
            add(`/models/${name}`, scoring(model, config, `/models/${name}`));
            add(`/v1/models/${name}`, { '': (0,kserve_v1/* statusRoute */.kd)(model), ':predict': (0,kserve_v1/* predictRoute */.f6)(model, config) });
            add(`/v2/models/${name}`, {
                '': modelRoute(model, versions),
                '/ready': modelReadyRoute(model),
                '/infer': inferRoute(model),
            });
        }
    }
    return routes;
}
function scoring(model, config, prefix) {
    return {
        '/score': (0,azure/* scoreRoute */.AG)(model, config),
        '/invocations': (0,mlflow/* invocationsRoute */.zf)(model, config),
        '/swagger.json': (0,azure/* swaggerRoute */.yA)(model, config, prefix),
    };
}
function defaultModel(models, config) {
    const { defaultModel: wanted } = config;
    if (wanted === undefined)
        return models[0];
    return newest(models, wanted) ?? models.find((model) => (0,onnx_config/* isNamed */.ev)(model, wanted));
}
function newest(models, name) {
    return models
        .filter((model) => model.name === name)
        .toSorted((a, b) => byVersion(a.version, b.version))
        .at(-1);
}


/***/ }),

/***/ 136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  b: () => (/* binding */ RuntimeMissing),
  B: () => (/* binding */ loadRuntime)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __nccwpck_require__(841);
;// CONCATENATED MODULE: ./packages/serving/build/onnx/runtime.js



/** onnxruntime-node is not installed next to the server, or not for this platform. */
class RuntimeMissing extends Error {
    constructor(cause) {
        super(`onnxruntime-node can not be loaded: ${(0,trouble/* messageOf */.bD)(cause).split('\n')[0]}`, { cause });
        this.name = 'RuntimeMissing';
    }
}
/**
 * Loads onnxruntime-node at run time: its native library can not be bundled.
 * @param environment folder with the `node_modules` that hold it; where the server is installed when left out
 * @throws RuntimeMissing
 */
function loadRuntime(environment) {
    try {
        // `require`, because bundlers turn an import of what is outside into one that runs before anything can be said.
        const from = environment === undefined ? import.meta.url : (0,external_node_path_.join)(environment, 'package.json');
        return (0,external_node_module_namespaceObject.createRequire)(from)('onnxruntime-node');
    }
    catch (error) {
        throw new RuntimeMissing(error);
    }
}


/***/ }),

/***/ 92:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ sameSizes)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(213);

/** Proves that dimensions which the model gives one name have one size. */
function sameSizes(model, tensors) {
    if (model.inputs.length < 2)
        return tensors;
    const sizes = new Map();
    for (const { name, shape } of model.inputs) {
        shape.forEach((dim, axis) => {
            const size = tensors[name]?.dims[axis];
            if (typeof dim !== 'string' || size === undefined)
                return;
            const earlier = sizes.get(dim);
            if (earlier === undefined)
                sizes.set(dim, { size, input: name });
            else if (earlier.size !== size) {
                const said = `"${dim}" is ${earlier.size} in input ${JSON.stringify(earlier.input)} and ${size} in`;
                (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`${said} ${JSON.stringify(name)}, it has to be the same`);
            }
        });
    }
    return tensors;
}


/***/ }),

/***/ 296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _: () => (/* binding */ createHttpServer)
});

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
// EXTERNAL MODULE: ./packages/serving/build/onnx/azure.js + 1 modules
var azure = __nccwpck_require__(216);
;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
// EXTERNAL MODULE: ./packages/serving/build/onnx/refusal.js
var onnx_refusal = __nccwpck_require__(213);
;// CONCATENATED MODULE: ./packages/serving/build/onnx/body.js


/**
 * Reads a request's body as text.
 * @throws Refusal 413 above `maxBytes`, said or sent; 400 when it is not UTF-8 or ends early.
 */
function readBody(request, maxBytes) {
    return new Promise((resolve, reject) => {
        let first;
        let more;
        let length = 0;
        request.on('data', (chunk) => {
            length += chunk.length;
            if (length > maxBytes) {
                more = undefined;
                reject(tooLarge(maxBytes));
            }
            else if (first === undefined)
                first = chunk;
            else
                (more ??= [first]).push(chunk);
        });
        request.on('end', () => {
            const bytes = more === undefined ? first : Buffer.concat(more, length);
            if (bytes === undefined)
                resolve('');
            else if ((0,external_node_buffer_namespaceObject.isUtf8)(bytes))
                resolve(bytes.toString('utf8'));
            else
                reject(new onnx_refusal/* Refusal */.P_(400, 'Input cannot be decoded as UTF-8'));
        });
        request.on('close', () => {
            if (!request.complete)
                reject(new onnx_refusal/* Refusal */.P_(400, 'the request ended before its body was complete'));
        });
    });
}
/** Refuses a body by the length its header promises, before a byte of it is read. */
function checkLength(request, maxBytes) {
    const length = Number(request.headers['content-length'] ?? 0);
    if (length > maxBytes)
        throw tooLarge(maxBytes);
}
function tooLarge(maxBytes) {
    return new onnx_refusal/* Refusal */.P_(413, `the body is larger than ${maxBytes} bytes, the most this server takes`);
}

// EXTERNAL MODULE: ./packages/serving/build/onnx/exchange.js
var exchange = __nccwpck_require__(452);
// EXTERNAL MODULE: ./packages/serving/build/onnx/kserve-v1.js
var kserve_v1 = __nccwpck_require__(163);
// EXTERNAL MODULE: ./packages/serving/build/onnx/mlflow.js + 1 modules
var mlflow = __nccwpck_require__(409);
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./packages/serving/build/onnx/request-ids.js

const LONGEST_ID = 100;
/**
 * The id headers of a reply. `x-request-id` comes back or is made; `x-ms-client-request-id` comes back; the older
 * `x-ms-request-id` comes back, and is the client's id or the request's where it was not sent.
 * Source: https://github.com/microsoft/azureml-inference-server/blob/4a7ea9b/docs/AzureMLInferenceServer.md
 */
function requestIds(headers) {
    const request = request_ids_text(headers['x-request-id']);
    const legacy = request_ids_text(headers['x-ms-request-id']);
    const client = request_ids_text(headers['x-ms-client-request-id']) ?? legacy;
    if (isLong(request) || isLong(legacy) || isLong(client))
        return tooLong(request, legacy, client);
    const id = request ?? (0,external_node_crypto_namespaceObject.randomUUID)();
    if (client === undefined)
        return { headers: ['x-request-id', id, 'x-ms-request-id', legacy ?? id] };
    return {
        headers: ['x-request-id', id, 'x-ms-request-id', legacy ?? client, 'x-ms-client-request-id', client],
    };
}
function tooLong(request, legacy, client) {
    const headers = [];
    if (!isLong(request))
        headers.push('x-request-id', request ?? (0,external_node_crypto_namespaceObject.randomUUID)());
    if (isLong(request))
        return { headers, trouble: `x-request-id must not exceed ${LONGEST_ID} characters` };
    const names = [
        ['x-ms-request-id', legacy],
        ['x-ms-client-request-id', client],
    ];
    for (const [name, id] of names)
        if (id !== undefined && !isLong(id))
            headers.push(name, id);
    const said = `x-ms-request-id and x-ms-client-request-id must not exceed ${LONGEST_ID} characters`;
    return { headers, trouble: said };
}
function isLong(id) {
    return id !== undefined && id.length > LONGEST_ID;
}
function request_ids_text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./packages/serving/build/onnx/server.js








/** Longer than any proxy in front keeps an idle connection, so that a request never meets a closing one. */
const KEEP_ALIVE_MS = 75_000;
/** The HTTP server, not yet listening. Every request gets a reply, and every failure is JSON. */
function createHttpServer(service) {
    const server = (0,external_node_http_namespaceObject.createServer)({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
        void server_exchange(service, request, response);
    });
    server.on('checkContinue', (request, response) => {
        if (Number(request.headers['content-length'] ?? 0) <= service.maxBodyBytes)
            response.writeContinue();
        void server_exchange(service, request, response);
    });
    server.on('clientError', refuseMalformed);
    return server;
}
async function server_exchange(service, request, response) {
    const ids = requestIds(request.headers);
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : pathOfModel(url.slice(0, mark), url.slice(mark + 1));
    const route = service.routes.get(path) ?? service.routes.get(decoded(path));
    try {
        if (ids.trouble !== undefined)
            throw new onnx_refusal/* Refusal */.P_(431, ids.trouble);
        if (route === undefined)
            throw noRoute(service, path);
        const reply = await answer(service, route, request, mark < 0 ? '' : url.slice(mark + 1));
        send(service, response, ids, reply, request.method);
    }
    catch (error) {
        const refusal = error instanceof onnx_refusal/* Refusal */.P_ ? error : asDefect(service, error);
        const body = (route?.writeTrouble ?? troubleOf(path))(refusal.status, refusal.message);
        const reply = { status: refusal.status, mediaType: exchange/* JSON_TYPE */.sR, body };
        send(service, response, ids, reply, request.method, refusal.headers);
    }
}
/** `/score?model=iris&version=2` is `/models/iris/versions/2/score`: behind Azure's endpoints only `/score` is reached. */
function pathOfModel(path, query) {
    if (path !== '/score')
        return path;
    const said = new URLSearchParams(query);
    const [name, version] = [said.get('model'), said.get('version')];
    if (name === null)
        return path;
    const ofVersion = version === null ? '' : `/versions/${encodeURIComponent(version)}`;
    return `/models/${encodeURIComponent(name)}${ofVersion}/score`;
}
async function answer(service, route, request, query) {
    const { method } = request;
    const { post, get } = route;
    if (method === 'POST' && post !== undefined) {
        const mediaType = checkMediaType(request, post.accepts);
        checkLength(request, service.maxBodyBytes);
        return post.answer({ query, mediaType, body: await readBody(request, service.maxBodyBytes) });
    }
    if ((method === 'GET' || method === 'HEAD') && get !== undefined)
        return get({ query, mediaType: '', body: '' });
    const allowed = [...(get === undefined ? [] : ['GET', 'HEAD']), ...(post === undefined ? [] : ['POST'])];
    throw new onnx_refusal/* Refusal */.P_(405, 'The method is not allowed for the requested URL.', ['Allow', allowed.join(', ')]);
}
/** A body without a type is taken for the route's first one. */
function checkMediaType(request, accepts) {
    const { 'content-type': type, 'content-encoding': encoding } = request.headers;
    if (encoding !== undefined && encoding !== 'identity') {
        throw new onnx_refusal/* Refusal */.P_(415, `Expects a body without Content-Encoding, not ${encoding.slice(0, 40)}`);
    }
    const [wanted = exchange/* JSON_TYPE */.sR] = accepts;
    if (type === undefined || type === wanted)
        return wanted;
    const [media = '', ...parameters] = type.toLowerCase().split(';');
    const charset = parameters
        .map((parameter) => parameter.trim())
        .find((parameter) => parameter.startsWith('charset='));
    const found = accepts.find((accepted) => accepted === media.trim());
    if (found === undefined)
        throw new onnx_refusal/* Refusal */.P_(415, `Expects Content-Type to be ${accepts.join(' or ')}`);
    if (charset !== undefined && !/^charset="?(utf-?8|us-ascii)"?$/.test(charset)) {
        throw new onnx_refusal/* Refusal */.P_(415, `Expects the charset utf-8, not ${charset.slice('charset='.length, 40)}`);
    }
    return found;
}
function send(service, response, ids, reply, method, more = []) {
    const length = Buffer.byteLength(reply.body);
    const headers = [
        'Content-Type',
        reply.mediaType,
        'Content-Length',
        String(length),
        ...ids.headers,
        ...more,
    ];
    if (reply.runMs !== undefined)
        headers.push('x-ms-run-fn-exec-ms', reply.runMs.toFixed(3));
    if (service.isStopping)
        headers.push('Connection', 'close');
    response.writeHead(reply.status, headers);
    response.end(method === 'HEAD' ? undefined : reply.body);
}
function noRoute(service, path) {
    if (!service.isReady)
        return new onnx_refusal/* Refusal */.P_(503, 'The models are still loading.', ['Retry-After', '1']);
    const name = /^\/(?:v[12]\/)?models\/([^/:]+)/.exec(path)?.[1];
    if (name === undefined || service.routes.has(decoded(`/v2/models/${name}`))) {
        return new onnx_refusal/* Refusal */.P_(404, `The requested URL was not found on the server: ${path.slice(0, 100)}`);
    }
    return new onnx_refusal/* Refusal */.P_(404, `There is no model ${decoded(name).slice(0, 100)}. This server has ${namesOf(service)}.`);
}
function namesOf({ routes }) {
    const names = [...routes.keys()].map((path) => /^\/v1\/models\/([^/:]+)$/.exec(path)?.[1] ?? '');
    return names.filter((name) => name !== '').join(', ');
}
/** The protocol a path without a route was meant for. */
function troubleOf(path) {
    if (path.startsWith('/v1/') || path.startsWith('/v2/'))
        return kserve_v1/* writeError */.oG;
    return path.endsWith('/invocations') ? mlflow/* writeMlflowTrouble */.SE : azure/* writeAzureTrouble */.yF;
}
function asDefect(service, error) {
    service.onDefect(error);
    return new onnx_refusal/* Refusal */.P_(500, 'An unexpected internal error occurred. Check the logs for more info.');
}
function decoded(path) {
    if (!path.includes('%'))
        return path;
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}
/** Bytes that are not HTTP, or too many of them in the headers: node:http has no request to answer to. */
function refuseMalformed(error, socket) {
    if (error.code === 'ECONNRESET' || !socket.writable) {
        socket.destroy();
        return;
    }
    const codes = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
    const status = codes[error.code ?? ''] ?? 400;
    const body = (0,azure/* writeAzureTrouble */.yF)(status, `${external_node_http_namespaceObject.STATUS_CODES[status]}: the request is not valid HTTP`);
    const head = `HTTP/1.1 ${status} ${external_node_http_namespaceObject.STATUS_CODES[status]}\r\nContent-Type: ${exchange/* JSON_TYPE */.sR}\r\nConnection: close\r\n`;
    socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}


/***/ }),

/***/ 260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ loadModel)
});

// UNUSED EXPORTS: modelText

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __nccwpck_require__(841);
;// CONCATENATED MODULE: ./packages/serving/build/onnx/element-types.js
const MAX_FLOAT16 = 65504;
const MAX_FLOAT32 = 3.4028234663852886e38;
/** The element types that both ONNX Runtime for Node and JSON can carry, by the name onnxruntime gives them. */
const elementTypes = new Map([
    floating('FP16', 'float16', 'float', MAX_FLOAT16, (length) => new Float16Array(length)),
    floating('FP32', 'float32', 'float', MAX_FLOAT32, (length) => new Float32Array(length)),
    floating('FP64', 'float64', 'double', Number.MAX_VALUE, (length) => new Float64Array(length)),
    integer('INT8', 'int8', -(2 ** 7), 2 ** 7 - 1, (length) => new Int8Array(length)),
    integer('INT16', 'int16', -(2 ** 15), 2 ** 15 - 1, (length) => new Int16Array(length)),
    integer('INT32', 'int32', -(2 ** 31), 2 ** 31 - 1, (length) => new Int32Array(length)),
    integer('UINT8', 'uint8', 0, 2 ** 8 - 1, (length) => new Uint8Array(length)),
    integer('UINT16', 'uint16', 0, 2 ** 16 - 1, (length) => new Uint16Array(length)),
    integer('UINT32', 'uint32', 0, 2 ** 32 - 1, (length) => new Uint32Array(length)),
    bigInteger('INT64', 'int64', -(2n ** 63n), 2n ** 63n - 1n, (length) => new BigInt64Array(length)),
    bigInteger('UINT64', 'uint64', 0n, 2n ** 64n - 1n, (length) => new BigUint64Array(length)),
    element_types_boolean(),
    element_types_text(),
].map((type) => [type.ort, type]));
function floating(v2, ort, format, max, create) {
    return {
        v2,
        ort,
        takes: `a number (${v2})`,
        schema: { type: 'number', format },
        hasNaN: true,
        create,
        copy(elements, offset, values) {
            const target = elements;
            for (let i = 0; i < values.length; i++) {
                let value = values[i];
                if (typeof value === 'bigint')
                    value = Number(value);
                if (typeof value !== 'number' || value > max || value < -max)
                    return i;
                target[offset + i] = value;
            }
            return -1;
        },
        fromText: numberFromText,
    };
}
function integer(v2, ort, min, max, create) {
    return {
        v2,
        ort,
        takes: `an integer from ${min} to ${max} (${v2})`,
        schema: { type: 'integer', format: ort },
        hasNaN: false,
        create,
        copy(elements, offset, values) {
            const target = elements;
            for (let i = 0; i < values.length; i++) {
                const value = values[i];
                if (typeof value !== 'number' || !Number.isInteger(value) || value > max || value < min)
                    return i;
                target[offset + i] = value;
            }
            return -1;
        },
        fromText: numberFromText,
    };
}
function bigInteger(v2, ort, min, max, create) {
    return {
        v2,
        ort,
        takes: `an integer from ${min} to ${max} (${v2})`,
        schema: { type: 'integer', format: ort },
        hasNaN: false,
        create,
        copy(elements, offset, values) {
            const target = elements;
            for (let i = 0; i < values.length; i++) {
                let value = values[i];
                if (typeof value === 'number' && Number.isSafeInteger(value))
                    value = BigInt(value);
                if (typeof value !== 'bigint' || value > max || value < min)
                    return i;
                target[offset + i] = value;
            }
            return -1;
        },
        fromText: (cell) => (/^-?\d{1,20}$/.test(cell) ? BigInt(cell) : cell),
    };
}
function element_types_boolean() {
    const words = new Map([
        ['true', true],
        ['false', false],
        ['1', true],
        ['0', false],
    ]);
    return {
        v2: 'BOOL',
        ort: 'bool',
        takes: 'true or false (BOOL)',
        schema: { type: 'boolean' },
        hasNaN: false,
        create: (length) => new Uint8Array(length),
        copy(elements, offset, values) {
            const target = elements;
            for (let i = 0; i < values.length; i++) {
                const value = values[i];
                if (typeof value !== 'boolean')
                    return i;
                target[offset + i] = value ? 1 : 0;
            }
            return -1;
        },
        fromText: (cell) => words.get(cell.toLowerCase()) ?? cell,
    };
}
function element_types_text() {
    return {
        v2: 'BYTES',
        ort: 'string',
        takes: 'a string of whole characters without U+0000 (BYTES)',
        schema: { type: 'string' },
        hasNaN: false,
        create: () => [],
        copy(elements, offset, values) {
            const target = elements;
            for (let i = 0; i < values.length; i++) {
                const value = values[i];
                // onnxruntime ends a string at U+0000, and half a surrogate pair has no bytes in UTF-8.
                if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed())
                    return i;
                target[offset + i] = value;
            }
            return -1;
        },
        fromText: (cell) => cell,
    };
}
function numberFromText(cell) {
    return /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(cell) ? Number(cell) : cell;
}

// EXTERNAL MODULE: ./packages/serving/build/onnx/load-failure.js
var load_failure = __nccwpck_require__(286);
// EXTERNAL MODULE: ./packages/serving/build/onnx/model.js
var model = __nccwpck_require__(544);
// EXTERNAL MODULE: ./packages/serving/build/onnx/refusal.js
var refusal = __nccwpck_require__(213);
;// CONCATENATED MODULE: ./packages/serving/build/onnx/zipmap.js
/**
 * skl2onnx ends a classifier with `ZipMap`, which turns the matrix of probabilities into a list of maps. onnxruntime for
 * Node can not hand out maps, so the matrix that goes into ZipMap is made an output of its own.
 * The numbers are the fields of https://github.com/onnx/onnx/blob/v1.21.0/onnx/onnx.proto.
 */
const GRAPH = 7; // ModelProto
const NODE = 1; // GraphProto
const OUTPUT = 12;
const NODE_INPUT = 1; // NodeProto
const NODE_OUTPUT = 2;
const OP_TYPE = 4;
const NAME = 1; // ValueInfoProto
const TYPE = 2;
const TENSOR_TYPE = 1; // TypeProto
const ELEMENT_TYPE = 1; // TypeProto.Tensor
const FLOAT = 1;
const BYTES = 2; // the protobuf wire type of strings and messages
/** Finds the ZipMap nodes of a serialised model. */
function findZipMaps(model) {
    return fields(model, GRAPH)
        .flatMap((graph) => fields(graph, NODE))
        .filter((node) => firstText(node, OP_TYPE) === 'ZipMap')
        .map((node) => ({ input: firstText(node, NODE_INPUT), output: firstText(node, NODE_OUTPUT) }));
}
/**
 * The model with further float outputs. A field that occurs twice is merged when protobuf is read, so an output is added
 * by appending a second graph that holds nothing else.
 */
function withOutputs(model, names) {
    const outputs = names.map((name) => message(GRAPH, message(OUTPUT, valueInfo(name))));
    return Buffer.concat([model, ...outputs]);
}
function valueInfo(name) {
    const tensor = Buffer.from([ELEMENT_TYPE << 3, FLOAT]);
    return Buffer.concat([message(NAME, Buffer.from(name)), message(TYPE, message(TENSOR_TYPE, tensor))]);
}
function message(field, content) {
    const length = [];
    let rest = content.length;
    for (; rest > 127; rest >>>= 7)
        length.push((rest & 127) | 128);
    return Buffer.concat([Buffer.from([(field << 3) | BYTES, ...length, rest]), content]);
}
function firstText(bytes, field) {
    return Buffer.from(fields(bytes, field)[0] ?? []).toString();
}
/** The contents of every length-delimited occurrence of a field. Stops at the first byte that makes no sense. */
function fields(bytes, wanted) {
    const found = [];
    let at = 0;
    const varint = () => {
        let value = 0;
        for (let scale = 1; at < bytes.length; scale *= 128) {
            const byte = bytes[at++] ?? 0;
            value += (byte & 127) * scale;
            if (byte < 128)
                break;
        }
        return value;
    };
    while (at < bytes.length) {
        const key = varint();
        const wire = key % 8;
        if (wire === BYTES) {
            const length = varint();
            if (Math.floor(key / 8) === wanted)
                found.push(bytes.subarray(at, at + length));
            at += length;
        }
        else if (wire === 0)
            varint();
        else if (wire === 1)
            at += 8;
        else if (wire === 5)
            at += 4;
        else
            break;
    }
    return found;
}

;// CONCATENATED MODULE: ./packages/serving/build/onnx/session.js








/** Up to this size one thread beats several: handing over the work takes longer than the work. */
const SMALL_MODEL_BYTES = 4 * 1024 * 1024;
/**
 * Loads a model.
 * @throws LoadFailure with the cause in one line.
 */
async function loadModel(runtime, config, threads) {
    try {
        const options = await sessionOptions(config.file, threads);
        const opened = await session_open(runtime, config.file, options);
        return asModel(runtime, config, opened);
    }
    catch (error) {
        if (error instanceof load_failure/* LoadFailure */.t)
            throw error;
        throw new load_failure/* LoadFailure */.t(config, (0,load_failure/* loadCause */.i)((0,trouble/* messageOf */.bD)(error), config.file), error);
    }
}
async function sessionOptions(file, threads) {
    const { size } = await (0,promises_namespaceObject.stat)(file);
    // Weights in a file of their own make a small graph of a large model, so it counts as large: `size` is unknown.
    const isSmall = size <= SMALL_MODEL_BYTES && !(await hasExternalData(file));
    return {
        intraOpNumThreads: threads ?? (isSmall ? 1 : 0), // 0 lets onnxruntime take one thread a core
        interOpNumThreads: 1,
        logSeverityLevel: 4, // every error comes as an exception as well; the log would hold values of requests
    };
}
async function hasExternalData(file) {
    return (await (0,promises_namespaceObject.readFile)(file)).includes('location');
}
async function session_open(runtime, file, options) {
    const session = await runtime.InferenceSession.create(file, options);
    if (session.outputMetadata.every((output) => output.isTensor))
        return { session, standIns: new Map() };
    const bytes = await (0,promises_namespaceObject.readFile)(file);
    const outputs = new Set(session.outputNames);
    const zipMaps = findZipMaps(bytes).filter((zipMap) => outputs.has(zipMap.output));
    const standIns = new Map(zipMaps.map((zipMap) => [zipMap.output, zipMap.input]));
    const missing = [...standIns.values()].filter((name) => !outputs.has(name));
    if (missing.length === 0)
        return { session, standIns };
    await session.release();
    return { session: await runtime.InferenceSession.create(withOutputs(bytes, missing), options), standIns };
}
function asModel(runtime, config, { session, standIns }) {
    const inputs = session.inputMetadata.map((found) => asSlot(config, 'input', found));
    const hidden = new Set(standIns.values());
    const outputs = session.outputMetadata
        .filter((found) => !hidden.has(found.name))
        .map((found) => {
        const standIn = standIns.get(found.name);
        const tensor = session.outputMetadata.find((other) => other.name === standIn) ?? found;
        return { ...asSlot(config, 'output', tensor), name: found.name };
    });
    const run = async (feeds, wanted) => {
        const fetches = standIns.size === 0 ? wanted : wanted.map((name) => standIns.get(name) ?? name);
        const results = await runSession(session, asFeeds(runtime, inputs, feeds), fetches);
        const tensors = {};
        for (let i = 0; i < wanted.length; i++) {
            const result = results[fetches[i]];
            tensors[wanted[i]] = { elements: result.data, dims: result.dims };
        }
        return tensors;
    };
    return {
        name: config.name,
        version: config.version,
        inputs,
        outputs,
        classifier: (0,model/* findClassifier */.Jv)(outputs),
        exactIntegers: inputs.some((slot) => slot.type.v2 === 'INT64' || slot.type.v2 === 'UINT64'),
        run,
    };
}
function asSlot(config, kind, found) {
    const type = found.isTensor ? elementTypes.get(found.type) : undefined;
    if (!found.isTensor || type === undefined) {
        const what = found.isTensor ? `of the type ${found.type}` : 'not a tensor';
        throw new load_failure/* LoadFailure */.t(config, `its ${kind} ${JSON.stringify(found.name)} is ${what}, which JSON can not carry`);
    }
    return { name: found.name, type, shape: found.shape.map((dim) => (dim === '' ? -1 : dim)) };
}
function asFeeds(runtime, inputs, tensors) {
    const feeds = {};
    for (const { name, type } of inputs) {
        const tensor = tensors[name];
        if (tensor === undefined)
            continue;
        feeds[name] = asOnnx(runtime, type.ort, tensor);
    }
    return feeds;
}
function asOnnx(runtime, type, { elements, dims }) {
    const tensor = new runtime.Tensor(type, elements, dims);
    if (type !== 'float16')
        return tensor;
    // onnxruntime-node 1.30 measures a Float16Array as empty, but takes the same bytes as 16-bit integers, which its own
    // constructor would turn back: https://github.com/microsoft/onnxruntime/pull/32323
    return Object.assign(tensor, { cpuData: new Uint16Array(elements.buffer) });
}
async function runSession(session, feeds, fetches) {
    try {
        return await session.run(feeds, fetches);
    }
    catch (error) {
        // The types and shapes are already known to be right: what is left are values the model can not work with.
        const [line = ''] = (0,trouble/* messageOf */.bD)(error).split('\n');
        if (/alloc|out of memory/i.test(line))
            throw new refusal/* Refusal */.P_(500, 'The model ran out of memory.');
        (0,refusal/* refuse */.TR)(`the model refuses these values: ${line.replaceAll(/(\/[\w.+-]+)+\/(?=[\w.+-]+:\d+)/g, '')}`);
    }
}
/** `digits:1 (digits.onnx)`, for messages. */
function modelText(config) {
    return `${config.name}:${config.version} (${basename(config.file)})`;
}


/***/ }),

/***/ 200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isMatrixModel),
/* harmony export */   x: () => (/* binding */ readTable)
/* harmony export */ });
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(544);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(213);
/* harmony import */ var _same_sizes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(92);
/* harmony import */ var _tensor_reading_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(261);




/** A model with one input: a row of the table is a row of that tensor, whatever its columns are called. */
function isMatrixModel(model) {
    return model.inputs.length === 1 && (model.inputs[0]?.shape.length ?? 0) !== 1;
}
/**
 * Reads a table: as the matrix of a model with one input, or column by column into the inputs of that name (without
 * names: in the order of the inputs). A missing value (`null`, an empty cell) of a floating-point input is NaN.
 * @throws Refusal 400
 */
function readTable(model, table, at) {
    const [input] = model.inputs;
    if (input !== undefined && isMatrixModel(model))
        return { [input.name]: readMatrix(input, table, at) };
    return (0,_same_sizes_js__WEBPACK_IMPORTED_MODULE_2__/* .sameSizes */ .f)(model, readColumns(model, table, at));
}
function readMatrix(input, table, at) {
    const width = input.shape[1];
    if (table.columns !== undefined &&
        typeof width === 'number' &&
        width >= 0 &&
        table.columns.length !== width) {
        const name = JSON.stringify(input.name);
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at} has ${table.columns.length} columns, the model takes ${width} (input ${name})`);
    }
    const rows = table.rows.map((row) => (Array.isArray(row) ? present(input, row, table.isText) : row));
    return (0,_tensor_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .readTensor */ .u)(input, rows, placed(table, at));
}
function readColumns(model, table, at) {
    const path = placed(table, at);
    const columns = table.columns ?? model.inputs.map((input) => input.name);
    const stranger = columns.find((name) => !model.inputs.some((input) => input.name === name));
    if (stranger !== undefined)
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at} has the column ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(stranger)}, the model takes ${(0,_model_js__WEBPACK_IMPORTED_MODULE_0__/* .inputsText */ .l7)(model)}`);
    table.rows.forEach((row, index) => {
        if (Array.isArray(row) && row.length === columns.length)
            return;
        const found = Array.isArray(row) ? `has ${row.length} values` : `is ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(row)}`;
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${path([index])} ${found}, a row has ${columns.length}: ${columns.map((name) => (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)).join(', ')}`);
    });
    const tensors = {};
    for (const input of model.inputs) {
        const column = columns.indexOf(input.name);
        if (column < 0)
            (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${at} lacks the column ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(input.name)}, the model takes ${(0,_model_js__WEBPACK_IMPORTED_MODULE_0__/* .inputsText */ .l7)(model)}`);
        const values = table.rows.map((row) => row[column]);
        const cell = ([row, ...rest]) => path(row === undefined ? [] : [row, column, ...rest]);
        tensors[input.name] = (0,_tensor_reading_js__WEBPACK_IMPORTED_MODULE_3__/* .readTensor */ .u)(input, present(input, values, table.isText), cell);
    }
    return tensors;
}
/** The values with text read and the missing ones filled in. */
function present(input, values, isText = false) {
    const { type } = input;
    if (isText)
        return values.map((cell) => (cell === '' && type.hasNaN ? Number.NaN : type.fromText(String(cell))));
    if (!type.hasNaN || !values.includes(null))
        return values;
    return values.map((value) => value ?? Number.NaN);
}
function placed(table, at) {
    return table.path ?? ((index) => at + index.map((i) => `[${i}]`).join(''));
}


/***/ }),

/***/ 261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ shapeText),
/* harmony export */   u: () => (/* binding */ readTensor)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(213);

const DEEPEST = 16;
/**
 * Reads nested JSON lists as the tensor that an input takes. A list of plain values is taken for a column `[n, 1]`.
 * @throws Refusal 400 that names the place (`data[3]`), what stands there and what the model takes.
 */
function readTensor(slot, value, at) {
    const shape = shapeToRead(slot, value);
    const dims = outerDims(shape, value);
    checkLists({ slot, shape, dims, at, index: [] }, 0, value);
    const elements = slot.type.create(dims.reduce((size, dim) => size * dim, 1));
    copyLists({ slot, dims, at, elements, index: [] }, 0, value, 0);
    return { elements, dims: shape === slot.shape || slot.shape.length === 0 ? dims : [...dims, 1] };
}
/** A shape as messages and documents write it: `[batch, 4]`. */
function shapeText(shape) {
    const words = shape.map((dim, axis) => (dim === -1 ? (axis === 0 ? 'batch' : '?') : String(dim)));
    return `[${words.join(', ')}]`;
}
/** The shape the lists have to have; for a column of plain values without its last axis of 1. */
function shapeToRead(slot, value) {
    const { shape } = slot;
    if (shape.length === 0)
        return rankOf(value);
    const isColumn = shape.length === 2 && shape[1] === 1;
    if (isColumn && Array.isArray(value) && value.length > 0 && !Array.isArray(value[0]))
        return shape.slice(0, 1);
    return shape;
}
function rankOf(value) {
    const shape = [];
    for (let inner = value; Array.isArray(inner) && shape.length < DEEPEST; inner = inner[0])
        shape.push(-1);
    return shape;
}
/** The lengths along the first element of each axis; `checkLists` proves that all others agree. */
function outerDims(shape, value) {
    const dims = [];
    let inner = value;
    for (let axis = 0; axis < shape.length; axis++) {
        if (!Array.isArray(inner))
            break;
        dims.push(inner.length);
        inner = inner[0];
    }
    return dims;
}
/** Proves, before any memory is taken for elements, that the lists form a box of the shape the model takes. */
function checkLists(check, axis, value) {
    const { shape, dims, index } = check;
    if (axis === shape.length)
        return;
    if (!Array.isArray(value))
        return refuseNoList(check, axis, value);
    const wanted = shape[axis];
    if (typeof wanted === 'number' && wanted >= 0 && value.length !== wanted)
        return refuseLength(check, axis, value, wanted);
    if (value.length === 0)
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`${place(check, axis)} is an empty list, ${takes(check.slot)}`);
    if (value.length !== dims[axis]) {
        const first = placeText(check.at, check.index.slice(0, axis).fill(0));
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`${place(check, axis)} has ${count(value.length)}, but ${first} has ${dims[axis]} ${where(check.slot)}`);
    }
    if (axis + 1 === shape.length)
        return;
    for (let i = 0; i < value.length; i++) {
        index[axis] = i;
        checkLists(check, axis + 1, value[i]);
    }
}
function refuseNoList(check, axis, value) {
    const wanted = check.shape[axis];
    const length = typeof wanted === 'number' && wanted >= 0 ? ` of ${wanted}` : '';
    const wrap = axis === 1 && check.index[0] === 0 ? '; put a single row into a list of its own' : '';
    (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`${place(check, axis)} is ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(value)}, the model takes a list${length} there ${where(check.slot)}${wrap}`);
}
function refuseLength(check, axis, value, wanted) {
    (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`${place(check, axis)} has ${count(value.length)}, the model takes ${wanted} ${where(check.slot)}`);
}
function copyLists(copy, axis, value, offset) {
    const { slot, dims, elements, index } = copy;
    const last = dims.length - 1;
    const values = last < 0 ? [value] : value;
    if (axis < last) {
        let next = offset;
        for (let i = 0; i < values.length; i++) {
            index[axis] = i;
            next = copyLists(copy, axis + 1, values[i], next);
        }
        return next;
    }
    const bad = slot.type.copy(elements, offset, values);
    if (bad >= 0) {
        const path = last < 0 ? [] : [...index.slice(0, axis), bad];
        (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`${placeText(copy.at, path)} is ${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(values[bad])}, ${takes(slot)}`);
    }
    return offset + values.length;
}
function place(check, axis) {
    return placeText(check.at, check.index.slice(0, axis));
}
function placeText(at, index) {
    return typeof at === 'string' ? at + index.map((i) => `[${i}]`).join('') : at(index);
}
function takes(slot) {
    return `the model takes ${slot.type.takes} ${where(slot)}`;
}
function where(slot) {
    return `(input ${JSON.stringify(slot.name)}, shape ${shapeText(slot.shape)})`;
}
function count(length) {
    return length === 1 ? '1 value' : `${length} values`;
}


/***/ }),

/***/ 373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ writeFlat),
/* harmony export */   Z: () => (/* binding */ writeTensor)
/* harmony export */ });
/**
 * A tensor as nested JSON lists. NaN and infinities, which JSON has not, become `null`; 64-bit integers keep every
 * digit.
 */
function writeTensor(type, tensor) {
    return writeAxis(type, tensor, 0, 0, tensor.elements.length);
}
/** The elements of a tensor as one flat JSON list, in row-major order. */
function writeFlat(type, elements) {
    return writeRun(type, elements, 0, elements.length);
}
function writeAxis(type, tensor, axis, from, to) {
    const { dims, elements } = tensor;
    if (axis === dims.length)
        return writeElement(type, elements, from);
    if (axis === dims.length - 1)
        return writeRun(type, elements, from, to);
    const length = dims[axis] ?? 0;
    const step = length === 0 ? 0 : (to - from) / length;
    let text = '[';
    for (let i = 0; i < length; i++) {
        if (i > 0)
            text += ',';
        text += writeAxis(type, tensor, axis + 1, from + i * step, from + (i + 1) * step);
    }
    return `${text}]`;
}
function writeRun(type, elements, from, to) {
    let text = '[';
    for (let i = from; i < to; i++) {
        if (i > from)
            text += ',';
        text += writeElement(type, elements, i);
    }
    return `${text}]`;
}
function writeElement(type, elements, index) {
    const value = elements[index];
    if (typeof value === 'number') {
        if (type.v2 === 'BOOL')
            return value === 0 ? 'false' : 'true';
        return Number.isFinite(value) ? String(value) : 'null';
    }
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(700);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
