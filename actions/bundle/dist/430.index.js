export const id = 430;
export const ids = [430];
export const modules = {

/***/ 58049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registerModel: () => (/* binding */ registerModel)
});

// EXTERNAL MODULE: ./packages/core/build/action.js
var action = __webpack_require__(45970);
// EXTERNAL MODULE: ./packages/core/build/provider.js
var provider = __webpack_require__(35877);
// EXTERNAL MODULE: ./packages/providers/build/registry/open.js + 66 modules
var registry_open = __webpack_require__(70002);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/providers/build/registry/kind.js
var kind = __webpack_require__(59509);
// EXTERNAL MODULE: ./packages/formats/build/oms/read-statement.js
var read_statement = __webpack_require__(33031);
// EXTERNAL MODULE: ./packages/formats/build/oms/statement.js
var statement = __webpack_require__(8614);
;// CONCATENATED MODULE: ./packages/providers/build/signature/model-statement.js


/** The statement about a registered model, whose files were hashed when they were stored. Its root is the digest. */
function modelStatement({ files, folder }, ports) {
    return (0,statement/* statementOf */.T8)(folder ?? files[0].path, files.map(({ path, sha256 }) => ({ name: path, algorithm: 'sha256', digest: sha256 })), { method: 'files', hash_type: 'sha256', allow_symlinks: false, ignore_paths: statement/* neverSigned */.L5 }, (bytes) => ports.files.sha256(bytes));
}
/** True when what was signed is this model, file by file; how it was hashed does not have to be the same. */
function isAbout(payload, record, ports) {
    const read = (0,read_statement/* readStatement */.c)(payload, (bytes) => ports.files.sha256(bytes));
    if ('fault' in read)
        return false;
    const { resources, serialization } = read.value.predicate;
    const digests = new Map(resources.map(({ name, digest }) => [name, digest]));
    return (serialization.method === 'files' &&
        serialization.hash_type === 'sha256' &&
        digests.size === record.files.length &&
        record.files.every(({ path, sha256 }) => digests.get(path) === sha256));
}

;// CONCATENATED MODULE: ./packages/providers/build/signature/sign-model.js




/** The id of the step, and of who carries it out. */
const signStep = 'sign';
/**
 * The step that signs a version.
 * @param version where nothing has to be registered; otherwise that of the step `record`
 */
function signingStep({ identity, signer }, at) {
    const args = { ...at, identity };
    const id = at.version === undefined ? at.name : `${at.name}:${at.version}`;
    const title = `sign ${id} with ${signer}`;
    return { id: signStep, title, provider: signStep, verb: signStep, args: args };
}
/** The signature of a version that this identity made and that fits its files; undefined: it has to be signed. */
async function goodSignature(registry, record, { identity }, ports) {
    const there = await registry.attached(record, kind/* signatureName */.S1);
    if (there === undefined)
        return undefined;
    const payload = await ports.signing.ownPayload(there.content, identity);
    return payload !== undefined && isAbout(payload, record, ports) ? there : undefined;
}
/** Signs a version and puts the signature beside it. Safe to repeat: a good signature stays as it is. */
const signModel = async (step, ports, earlier) => {
    const { provider, location, connection, name, version: known, identity, } = step.args;
    const version = earlier.get(kind/* registrySteps */.dE.record)?.record.version ?? known;
    const registry = registry_open/* registryProviders */.E$[provider].open(location, ports, connection);
    const record = await registry.find({ name, pick: { version } });
    if (record === undefined)
        throw new trouble/* Failure */.HR('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
    const signer = await ports.signing.signer(identity);
    const there = await goodSignature(registry, record, { identity, signer }, ports);
    if (there !== undefined)
        return { result: { uri: there.uri, signer }, unchanged: true };
    const payload = JSON.stringify(modelStatement(record, ports));
    const signature = await ports.signing.sign(payload, identity);
    const { uri } = await registry.attach(record, kind/* signatureName */.S1, signature);
    return { result: { uri, signer } };
};

// EXTERNAL MODULE: ./packages/providers/build/registry/handed-on.js
var handed_on = __webpack_require__(31965);
;// CONCATENATED MODULE: ./actions/register-model/build/give-on.js




/** Gives the record and its files to later jobs of the run, which may have no way to the registry. */
const giveOn = async (step, ports, earlier) => {
    const { artifact, provider, location, connection, name, version: known } = step.args;
    const version = earlier.get(kind/* registrySteps */.dE.record)?.record.version ?? known;
    const registry = registry_open/* registryProviders */.E$[provider].open(location, ports, connection);
    const record = await registry.find({ name, pick: { version } });
    if (record === undefined)
        throw new trouble/* Failure */.HR('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
    const folder = await ports.files.temporaryFolder('slipway-record-');
    try {
        await (0,handed_on/* writeHandedOn */.n)(registry, record, folder, ports);
        return { result: await ports.artifacts.give(artifact, folder) };
    }
    finally {
        await ports.files.remove(folder);
    }
};

// EXTERNAL MODULE: ./packages/core/build/input-kinds.js
var input_kinds = __webpack_require__(1476);
// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/core/build/model-record.js
var model_record = __webpack_require__(95521);
// EXTERNAL MODULE: ./packages/core/build/model-reference.js
var model_reference = __webpack_require__(58435);
// EXTERNAL MODULE: ./packages/providers/build/event/dispatch-inputs.js
var dispatch_inputs = __webpack_require__(89924);
// EXTERNAL MODULE: ./packages/providers/build/registry/registry-inputs.js
var registry_inputs = __webpack_require__(30728);
// EXTERNAL MODULE: ./packages/core/build/secret.js
var secret = __webpack_require__(35552);
// EXTERNAL MODULE: ./packages/providers/build/signature/given-file.js
var given_file = __webpack_require__(14370);
;// CONCATENATED MODULE: ./packages/providers/build/signature/signing-inputs.js




/** The inputs by which a model is signed: part of the table of an action that registers or packages. */
const signingInputs = {
    sign: (0,input_kinds/* oneOf */.yL)('off', 'key', 'certificate', 'keyless').byDefault('off'),
    'signing-key': (0,input_kinds/* secret */.rJ)(),
    'signing-key-password': (0,input_kinds/* secret */.rJ)(),
    'signing-certificate': (0,input_kinds/* path */.Ae)(),
};
/** Which of the inputs belong to which way of signing. Pure. */
function signingProblems(spec) {
    const { sign } = spec;
    const hasKey = sign === 'key' || sign === 'certificate';
    return [
        hasKey && spec.signingKey === undefined ? missing('signing-key', sign) : undefined,
        sign === 'certificate' && spec.signingCertificate === undefined
            ? missing('signing-certificate', sign)
            : undefined,
        !hasKey && spec.signingKey !== undefined ? idle('signing-key', sign, 'key') : undefined,
        !hasKey && spec.signingKeyPassword !== undefined ? idle('signing-key-password', sign, 'key') : undefined,
        sign !== 'certificate' && spec.signingCertificate !== undefined
            ? idle('signing-certificate', sign, 'certificate')
            : undefined,
    ].filter((problem) => problem !== undefined);
}
function missing(input, sign) {
    return {
        where: { input },
        said: `nothing, and \`sign\` is \`${sign}\``,
        expected: `\`${input}\` beside \`sign: ${sign}\``,
        remedy: `add \`${input}\`, or set \`sign\` to \`off\``,
    };
}
function idle(input, sign, meant) {
    return {
        where: { input },
        said: `it was given, and \`sign\` is \`${sign}\``,
        expected: `\`sign: ${meant}\` beside \`${input}\``,
        remedy: `set \`sign\` to \`${meant}\`, or leave \`${input}\` out`,
    };
}
/**
 * Reads the key and the certificates and tries them, so that nothing is stored before it is known that it can be signed.
 * Undefined when nothing is to be signed.
 * @throws Problems
 */
async function readSignatory(spec, ports) {
    const identity = await readIdentity(spec, ports);
    return identity === undefined ? undefined : { identity, signer: await ports.signing.signer(identity) };
}
async function readIdentity(spec, ports) {
    if (spec.sign === 'off')
        return undefined;
    if (spec.sign === 'keyless')
        return { kind: 'keyless' };
    const key = await readKey(spec.signingKey, ports);
    const password = spec.signingKeyPassword;
    const opened = { key, ...(password === undefined ? {} : { password }) };
    if (spec.sign === 'key')
        return { kind: 'key', ...opened };
    const certificates = await (0,given_file/* readGiven */.Q)(spec.signingCertificate, 'signing-certificate', ports.files);
    return { kind: 'certificate', ...opened, certificates };
}
/** A key is given as it is, or as the path of a file that holds it. */
async function readKey(given, { files }) {
    const text = given.reveal();
    if (text.includes('-----BEGIN'))
        return given;
    const facts = text.includes('\n') ? undefined : await files.stat(files.resolve(text));
    if (facts?.kind === 'file')
        return new secret/* Secret */.z(await files.readText(files.resolve(text)));
    throw new trouble/* Problems */.Zw([
        {
            where: { input: 'signing-key' },
            said: 'neither a key in PEM nor the path of a file',
            expected: 'a private key that begins with `-----BEGIN`, or the path of a file with one',
            remedy: 'give it as `${{ secrets.SIGNING_KEY }}`, with its line breaks',
        },
    ]);
}

;// CONCATENATED MODULE: ./actions/register-model/build/framework-names.js


/**
 * Other spellings in use: those of Azure ML's SDK v1 and of its retired actions.
 * Source: https://learn.microsoft.com/python/api/azureml-core/azureml.core.model.model.framework
 */
const spellings = {
    scikitlearn: 'scikit-learn',
    sklearn: 'scikit-learn',
    torch: 'pytorch',
    torchscript: 'pytorch',
    tf: 'tensorflow',
};
/** A framework by any of its spellings; upper and lower case do not count. */
function frameworkName() {
    return (0,inputs/* input */.hF)((given) => {
        const word = given.toLowerCase();
        const known = model_record/* frameworks */.I.find((framework) => framework === word) ?? spellings[word];
        return known === undefined
            ? { expected: `one of ${model_record/* frameworks */.I.map((framework) => `\`${framework}\``).join(', ')}` }
            : { value: known };
    }, { alternatives: model_record/* frameworks */.I });
}

;// CONCATENATED MODULE: ./actions/register-model/build/gate-lines.js

const decimal = String.raw `[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const requirementPattern = new RegExp(String.raw `^([^\s<>=]+)\s*(>=|<=|==|>|<)\s*(${decimal})$`);
const notWorsePattern = new RegExp(String.raw `^(\S+)\s+(max|min)(?:\s+tolerance\s+(${decimal}))?$`);
/** Parses `accuracy >= 0.9`. */
function parseRequirement(line) {
    const match = requirementPattern.exec(line);
    if (match === null)
        return { expected: 'lines such as `accuracy >= 0.9`, with one of `>=`, `>`, `<=`, `<`, `==`' };
    const [, metric = '', operator, bound] = match;
    return { value: { metric, operator: operator, bound: Number(bound) } };
}
/** Parses `accuracy max tolerance 0.01` and `rmse min`. */
function parseNotWorse(line) {
    const match = notWorsePattern.exec(line);
    const tolerance = Number(match?.[3] ?? 0);
    if (match === null || tolerance < 0) {
        return {
            expected: 'lines such as `accuracy max`, `rmse min` or `accuracy max tolerance 0.01`',
            remedy: 'say `max` when larger is better and `min` when smaller is better',
        };
    }
    return { value: { metric: match[1], better: match[2], tolerance } };
}
/** Parses `@production`, `@latest`, `:3` and `name:version`. */
function parseComparedReference(text) {
    const isOwn = /^[@:]/.test(text);
    const parsed = (0,model_reference/* parseModelReference */.qZ)(isOwn ? `model${text}` : text);
    const expected = '`@production`, `@latest` or a registered model such as `iris:3`';
    if (!('value' in parsed))
        return { expected };
    const reference = parsed.value;
    if (reference.kind !== 'registered')
        return { expected };
    return { value: isOwn ? { pick: reference.pick } : { name: reference.name, pick: reference.pick } };
}

;// CONCATENATED MODULE: ./actions/register-model/build/inputs.js









/** What versions and aliases may be called; `latest` already means something. */
const wordPattern = /^(?!latest$)[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/;
const wordRule = 'letters, digits, `_`, `.` and `-`, starting with a letter or a digit, and not `latest`';
/** The inputs of register-model. */
const inputs_inputs = (0,inputs/* table */.tp)({
    'model-path': (0,input_kinds/* path */.Ae)().required(),
    name: (0,input_kinds/* matching */.wC)(model_reference/* modelNamePattern */.nx, model_reference/* modelNameRule */.jA).required(),
    version: (0,input_kinds/* matching */.wC)(wordPattern, wordRule),
    type: (0,input_kinds/* oneOf */.yL)(...model_record/* modelTypes */.r),
    framework: frameworkName(),
    'framework-version': (0,input_kinds/* text */.Qq)(),
    description: (0,input_kinds/* text */.Qq)(),
    tags: (0,input_kinds/* keyValues */.K7)(),
    properties: (0,input_kinds/* keyValues */.K7)(),
    datasets: (0,input_kinds/* lines */.Mn)(),
    'sample-input': (0,input_kinds/* path */.Ae)(),
    'sample-output': (0,input_kinds/* path */.Ae)(),
    cpu: (0,input_kinds/* number */.ai)({ least: 0.01, unit: 'cores' }),
    'memory-gb': (0,input_kinds/* number */.ai)({ least: 0.01, unit: 'GiB' }),
    alias: (0,input_kinds/* matching */.wC)(wordPattern, wordRule),
    metrics: (0,input_kinds/* text */.Qq)(),
    require: (0,input_kinds/* listOf */.c3)(parseRequirement),
    'compare-to': (0,inputs/* input */.hF)(parseComparedReference),
    'not-worse': (0,input_kinds/* listOf */.c3)(parseNotWorse),
    'missing-metric': (0,input_kinds/* oneOf */.yL)('fail', 'warn', 'ignore').byDefault('fail'),
    ...signingInputs,
    ...dispatch_inputs/* dispatchInputs */.Cf,
    'dispatch-existing': (0,input_kinds/* boolean */.zM)().byDefault('false'),
    ...registry_inputs/* registryInputs */.P4,
    artifact: (0,input_kinds/* matching */.wC)(/^[^"':<>|*?\r\n\\/]+$/, 'a name without any of `" : < > | * ? \\ /`'),
    'dry-run': (0,input_kinds/* boolean */.zM)().byDefault('false'),
})
    .check(({ cpu, memoryGb }) => together({ cpu, 'memory-gb': memoryGb }))
    .check(({ compareTo, notWorse }) => together({ 'compare-to': compareTo, 'not-worse': notWorse }))
    .check(({ require, notWorse, metrics }) => metrics === undefined && (require !== undefined || notWorse !== undefined)
    ? [inputs_missing('metrics', require === undefined ? 'not-worse' : 'require')]
    : [])
    .check(registry_inputs/* registryProblems */.SN)
    .check(signingProblems)
    .check(dispatch_inputs/* dispatchProblems */.v6);
/** Two inputs that mean nothing without each other. */
function together(values) {
    const names = Object.keys(values);
    const left = names.filter((name) => values[name] === undefined);
    if (left.length !== 1)
        return [];
    return [
        inputs_missing(left[0], names.find((name) => name !== left[0])),
    ];
}
function inputs_missing(name, because) {
    return {
        where: { input: name },
        said: `\`${because}\` was given and \`${name}\` was not`,
        expected: `\`${name}\` beside \`${because}\``,
        remedy: `add \`${name}\`, or leave \`${because}\` out`,
    };
}

// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
// EXTERNAL MODULE: ./packages/providers/build/registry/portable-names.js
var portable_names = __webpack_require__(16077);
// EXTERNAL MODULE: ./packages/providers/build/registry/source.js
var registry_source = __webpack_require__(84910);
;// CONCATENATED MODULE: ./actions/register-model/build/collected.js

/** Problems of several lookings, so that they are reported together. Anything else that is thrown passes through. */
class Collected {
    #problems = [];
    /** What the looking answers, or undefined when it had problems, which are remembered. */
    async from(looking) {
        try {
            return await looking;
        }
        catch (thrown) {
            if (!(thrown instanceof trouble/* Problems */.Zw))
                throw thrown;
            this.#problems.push(...thrown.problems);
            return undefined;
        }
    }
    /** Remembers a problem. */
    add(problem) {
        this.#problems.push(problem);
    }
    /** @throws Problems with everything that was remembered */
    throwAny() {
        if (this.#problems.length > 0)
            throw new trouble/* Problems */.Zw(this.#problems);
    }
}

;// CONCATENATED MODULE: ./actions/register-model/build/comparison.js


/**
 * Looks up what the new model is compared with. An alias or `latest` that points nowhere yet is the first of its kind;
 * a version that does not exist is a mistake.
 * @throws Problems for such a version
 */
async function lookUpCompared(reference, name, registry) {
    if (reference === undefined)
        return { kind: 'nothing' };
    const wanted = { name: reference.name ?? name, pick: reference.pick };
    const record = await registry.find(wanted);
    if (record !== undefined)
        return { kind: 'record', id: record.id, metrics: record.metrics };
    const text = (0,model_reference/* referenceText */.n5)({ kind: 'registered', dialect: 'plain', ...wanted });
    if (!('version' in wanted.pick))
        return { kind: 'first', reference: text };
    const versions = (await registry.versions(wanted.name)).map(({ version }) => version);
    (0,trouble/* refuse */.TR)({
        where: { input: 'compare-to' },
        said: `${text} is not in ${registry.title}`,
        expected: versions.length === 0
            ? 'a registered model'
            : `a version of ${wanted.name}: ${versions.slice(-10).join(', ')}`,
        remedy: 'name a version that exists, or an alias such as `@production`',
    });
}

;// CONCATENATED MODULE: ./actions/register-model/build/gates.js
/** Judges every gate. Pure. */
function judge({ require, notWorse, metrics, compared }) {
    return [
        ...require.map((requirement) => judgeRequirement(requirement, metrics)),
        ...notWorse.map((rule) => judgeNotWorse(rule, metrics, compared)),
    ];
}
function judgeRequirement(requirement, metrics) {
    const { metric, operator, bound } = requirement;
    const gate = `${metric} ${operator} ${bound}`;
    const value = figure(metrics, metric);
    if (value === undefined)
        return gates_missing(gate, `${metric} is not among the metrics`);
    return { gate, verdict: verdictOf(holds[operator](value, bound)), figures: `${metric} is ${value}` };
}
const holds = {
    '>=': (value, bound) => value >= bound,
    '>': (value, bound) => value > bound,
    '<=': (value, bound) => value <= bound,
    '<': (value, bound) => value < bound,
    '==': (value, bound) => value === bound,
};
function judgeNotWorse(rule, metrics, compared) {
    const { metric, better, tolerance } = rule;
    const gate = `${metric} ${better}${tolerance === 0 ? '' : ` tolerance ${tolerance}`}`;
    const value = figure(metrics, metric);
    if (value === undefined)
        return gates_missing(gate, `${metric} is not among the metrics`);
    if (compared.kind === 'nothing')
        return gates_missing(gate, 'there is nothing to compare with');
    if (compared.kind === 'first')
        return {
            gate,
            verdict: 'met',
            figures: `${metric} is ${value}; ${compared.reference} does not exist yet`,
        };
    const other = figure(compared.metrics, metric);
    if (other === undefined)
        return gates_missing(gate, `${metric} is ${value}; ${compared.id} has no such metric`);
    return {
        gate,
        verdict: verdictOf(worseBy(value, other, better) <= tolerance + slack(value, other)),
        figures: `${metric} is ${value}, and ${other} in ${compared.id}`,
    };
}
/** How much worse the value is than the other: negative when it is better. */
function worseBy(value, other, better) {
    return better === 'max' ? other - value : value - other;
}
/** 0.8 − 0.7 is a hair more than 0.1 in binary: what rounding adds must not fail a gate. */
function slack(value, other) {
    return 4 * Number.EPSILON * Math.max(Math.abs(value), Math.abs(other));
}
function figure(metrics, metric) {
    const value = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
    return Number.isFinite(value) ? value : undefined;
}
function verdictOf(isMet) {
    return isMet ? 'met' : 'not met';
}
function gates_missing(gate, figures) {
    return { gate, verdict: 'missing', figures };
}
/** The verdicts that stop a registration. */
function stopping(verdicts, missingMetric) {
    return verdicts.filter(({ verdict }) => verdict === 'not met' || (verdict === 'missing' && missingMetric === 'fail'));
}

// EXTERNAL MODULE: ./packages/formats/build/yaml-file.js + 1 modules
var yaml_file = __webpack_require__(26636);
;// CONCATENATED MODULE: ./actions/register-model/build/metrics.js



/**
 * Reads metrics from lines `accuracy=0.93`, or from the JSON or YAML file that the text names. What is not a number in
 * a file is left out; what is a number but not a finite one is a mistake, because nothing can be compared with it.
 * @throws Problems with the line in the file
 */
async function readMetrics(given, { files }) {
    const path = files.resolve(given);
    if (!given.includes('\n') && (await files.stat(path))?.kind === 'file')
        return await metricsOfFile(await files.readText(path), given);
    return given.includes('=') ? metricsOfLines(given) : noSuchFile(given);
}
function noSuchFile(given) {
    (0,trouble/* refuse */.TR)({
        where: { input: 'metrics' },
        said: `${(0,inputs/* shortened */.vI)(given)} is not a file`,
        expected: 'a JSON or YAML file, or lines such as `accuracy=0.93`',
        remedy: 'check the path; it is seen from the workspace, and the step that writes it must run before',
    });
}
/** Reads lines `name=value`. Pure. */
function metricsOfLines(text) {
    const metrics = {};
    const problems = [];
    for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
        if (line === '' || line.startsWith('#'))
            continue;
        const match = /^([^=]+)=\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/.exec(line);
        const name = match?.[1]?.trim() ?? '';
        if (match === null || name === '') {
            problems.push({
                where: { input: 'metrics' },
                said: (0,inputs/* shortened */.vI)(line),
                expected: 'lines such as `accuracy=0.93`',
            });
        }
        else
            metrics[name] = Number(match[2]);
    }
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return metrics;
}
/** Reads a JSON or YAML text; `file` is for messages. @throws Problems at the lines that are wrong */
function metricsOfFile(text, file) {
    return (0,yaml_file/* readYaml */.g)({ file }, text, (root) => {
        const metrics = {};
        collect(root, metrics);
        if (Object.keys(metrics).length === 0) {
            (0,trouble/* refuse */.TR)({
                where: { file },
                said: 'it holds no number with a name',
                expected: 'a map such as `{"accuracy": 0.93}`',
            });
        }
        return metrics;
    });
}
/** Numbers that JSON does not know, as Python's `json` and as YAML write them. */
const notFinite = /^([+-]?infinity|nan|[+-]?\.inf|\.nan)$/i;
function collect(value, metrics) {
    if (value.isMap) {
        for (const field of value.fields().values())
            collect(field, metrics);
        return;
    }
    if (value.path === '' || !value.isScalar)
        return;
    const plain = value.plain();
    if (typeof plain === 'number' && Number.isFinite(plain))
        metrics[value.path] = plain;
    else if (notFinite.test(String(value.text()))) {
        metrics[value.path] = Number.NaN;
        value.wrong(`\`${value.path}\` is \`${value.text()}\``, 'a finite number', 'find out why the evaluation gives it; nothing can be compared with it');
    }
}

// EXTERNAL MODULE: ./packages/formats/build/detect.js + 16 modules
var detect = __webpack_require__(24828);
;// CONCATENATED MODULE: ./actions/register-model/build/model-facts.js


/**
 * What the files say of the model.
 * @throws Problems at the broken files, seen from the workspace so that annotations find them
 */
async function detectModel(source, { modelPath, framework }, { files }) {
    const modelFiles = source.files.map(({ path, from, size }) => ({
        path,
        size,
        read: async (offset, length) => (await files.open(from)).read(offset, length),
    }));
    try {
        return await (0,detect/* detect */.o)(modelFiles, framework === undefined ? {} : { framework });
    }
    catch (thrown) {
        if (!(thrown instanceof trouble/* Problems */.Zw))
            throw thrown;
        throw new trouble/* Problems */.Zw(thrown.problems.map((problem) => seenFromOutside(problem, source, modelPath)));
    }
}
function seenFromOutside(problem, source, modelPath) {
    const { where } = problem;
    if (!('file' in where))
        return problem;
    const file = source.folder === undefined ? modelPath : `${modelPath.replace(/[\\/]+$/, '')}/${where.file}`;
    return { ...problem, where: { ...where, file } };
}
/** What a type asks of the files, in words. */
const needs = {
    custom_model: undefined,
    mlflow_model: 'a folder with an `MLmodel` file at its top',
    triton_model: 'a folder in the layout of a Triton model repository, `<model>/<version>/model.onnx`',
};
/** The problem with a type that was given and that the files are not of, or undefined. */
function typeProblem(type, detected) {
    const expected = type === undefined ? undefined : needs[type];
    if (expected === undefined || type === detected.type)
        return undefined;
    return {
        where: { input: 'type' },
        said: `${type}, and the model is a ${detected.type} (${detected.framework})`,
        expected,
        remedy: 'leave `type` out to take what the files say',
    };
}

;// CONCATENATED MODULE: ./actions/register-model/build/look.js













/** Reads the model, its samples and metrics, and the registry. All problems are found before any is thrown. */
async function look(spec, ports) {
    const collected = new Collected();
    const { files } = ports;
    const chosen = await collected.from((async () => (0,registry_open/* chooseRegistry */.L4)(spec.registry, ports))());
    const connection = (0,registry_inputs/* connectionOf */.ao)(spec, ports);
    const registry = chosen?.provider.open(chosen.location, ports, connection);
    const source = await collected.from((0,registry_source/* readSource */.o$)(spec.modelPath, 'model-path', files));
    const sample = async (given, input) => given === undefined ? undefined : await collected.from((0,registry_source/* readSourceFile */.uj)(given, input, files));
    const sampleInput = await sample(spec.sampleInput, 'sample-input');
    const sampleOutput = await sample(spec.sampleOutput, 'sample-output');
    const metrics = spec.metrics === undefined ? {} : ((await collected.from(readMetrics(spec.metrics, ports))) ?? {});
    const compared = registry && (await collected.from(lookUpCompared(spec.compareTo, spec.name, registry)));
    const detected = source && (await collected.from(detectModel(source, spec, ports)));
    const wrongType = detected && typeProblem(spec.type, detected);
    if (wrongType !== undefined)
        collected.add(wrongType);
    const registration = source &&
        chosen &&
        registrationOf(spec, source, { location: chosen.location, connection }, detected, {
            sampleInput,
            sampleOutput,
            metrics,
        });
    const signatory = await collected.from(readSignatory(spec, ports));
    const dispatching = await collected.from((async () => (0,dispatch_inputs/* dispatchingOf */.oJ)(spec, ports))());
    const registered = registration && (await collected.from(chosen.provider.look(registration, ports)));
    collected.throwAny();
    const existing = registered.existing;
    const signature = existing && signatory && (await goodSignature(registry, existing, signatory, ports));
    const judged = existing !== undefined && spec.metrics === undefined ? existing.metrics : metrics;
    const { require = [], notWorse = [] } = spec;
    return {
        provider: chosen.provider.id,
        registryTitle: registry.title,
        registration: registration,
        registered: registered,
        ...(existing === undefined ? {} : { existingUri: registry.uri(existing) }),
        ...(signatory === undefined ? {} : { signatory }),
        ...(dispatching === undefined ? {} : { dispatching }),
        ...(signature === undefined ? {} : { existingSignature: signature.uri }),
        verdicts: judge({ require, notWorse, metrics: judged, compared: compared }),
        compared: compared,
        notices: noticesOf(spec, source, detected, existing),
    };
}
function registrationOf(spec, source, { location, connection }, detected, { sampleInput, sampleOutput, metrics }) {
    const { name, version, description, alias, cpu, memoryGb } = spec;
    const frameworkVersion = spec.frameworkVersion ?? detected?.frameworkVersion;
    const ownSample = source.files.find(({ path }) => path === detected?.sampleInput);
    const input = sampleInput ?? ownSample;
    return {
        location,
        ...(connection === undefined ? {} : { connection }),
        name,
        files: source.files,
        type: spec.type ?? detected?.type ?? 'custom_model',
        framework: spec.framework ?? detected?.framework ?? 'custom',
        tags: spec.tags ?? {},
        properties: spec.properties ?? {},
        datasets: spec.datasets ?? [],
        metrics,
        ...(source.folder === undefined ? {} : { folder: source.folder }),
        ...(version === undefined ? {} : { version }),
        ...(frameworkVersion === undefined ? {} : { frameworkVersion }),
        ...(description === undefined ? {} : { description }),
        ...(detected?.schema === undefined ? {} : { schema: detected.schema }),
        ...(input === undefined ? {} : { sampleInput: { ...input, path: lastPart(input.path) } }),
        ...(sampleOutput === undefined ? {} : { sampleOutput }),
        ...(cpu === undefined || memoryGb === undefined ? {} : { resources: { cpu, memoryGb } }),
        ...(alias === undefined ? {} : { alias }),
    };
}
function lastPart(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
function noticesOf(spec, source, detected, existing) {
    const remarks = [...detected.notes, ...(0,portable_names/* unportablePaths */.tp)(source.files.map(({ path }) => path)).slice(0, 5)];
    if (source.ignored.length > 0)
        remarks.push(`${(0,markdown/* counted */.hS)(source.ignored.length, 'file')} of Git and GitHub in the folder ${source.ignored.length === 1 ? 'does' : 'do'} not belong to the model`);
    const notices = remarks.map((message) => ({ level: 'notice', title: 'Model', message }));
    if (spec.framework !== undefined && spec.framework !== 'custom' && detected.framework !== spec.framework)
        notices.push(warning(`no file looks like ${spec.framework}; it is registered as that because \`framework\` says so`));
    if (existing !== undefined)
        notices.push(...notTaken(spec, existing).map(warning));
    return notices;
}
/** A registered version never changes, so what else was given this time has no effect; that must not go unsaid. */
function notTaken(spec, existing) {
    const remarks = [];
    if (spec.version !== undefined && spec.version !== existing.version)
        remarks.push(`version ${spec.version} was not made, because ${existing.id} holds these bytes already`);
    const differs = (given, kept) => Object.entries(given ?? {}).some(([key, value]) => kept[key] !== value);
    const kept = [
        differs(spec.tags, existing.tags) ? 'tags' : undefined,
        differs(spec.properties, existing.properties) ? 'properties' : undefined,
        spec.description !== undefined && spec.description !== existing.description ? 'description' : undefined,
    ].filter((word) => word !== undefined);
    if (kept.length > 0)
        remarks.push(`${existing.id} keeps its ${kept.join(', ')}: a registered version does not change`);
    return remarks;
}
function warning(message) {
    return { level: 'warning', title: 'Model', message };
}

;// CONCATENATED MODULE: ./actions/register-model/build/plan.js




/** Decides what to do: nothing behind a gate that is not met, nothing that is done already. Pure. */
function plan(spec, facts) {
    if (stopping(facts.verdicts, spec.missingMetric).length > 0)
        return { steps: [], unchanged: 'a gate is not met, so nothing is registered' };
    const { provider, registration, registered } = facts;
    const registering = registry_open/* registryProviders */.E$[provider].plan(registration, registered);
    const steps = [
        ...beforeAlias(registering, signing(facts)),
        ...plan_giveOn(spec, facts),
        ...telling(spec, facts),
    ];
    if (steps.length > 0 || registered.existing === undefined)
        return { steps };
    const alias = spec.alias === undefined ? '' : `, and ${spec.alias} points at it`;
    const signed = facts.existingSignature === undefined ? '' : ', and is signed';
    return { steps, unchanged: `${registered.existing.id} holds these bytes already${alias}${signed}` };
}
/** An alias that is trusted must never point at a version whose signature is still to come. */
function beforeAlias(registering, signed) {
    const isAlias = ({ id }) => id === kind/* registrySteps */.dE.alias;
    return [...registering.filter((step) => !isAlias(step)), ...signed, ...registering.filter(isAlias)];
}
function signing({ signatory, existingSignature, provider, registration, registered }) {
    if (signatory === undefined || existingSignature !== undefined)
        return [];
    const { location, connection, name } = registration;
    const version = registered.existing?.version;
    return [
        signingStep(signatory, {
            provider,
            location,
            name,
            ...(connection === undefined ? {} : { connection }),
            ...(version === undefined ? {} : { version }),
        }),
    ];
}
function plan_giveOn({ artifact, name }, { provider, registration, registered }) {
    if (artifact === undefined)
        return [];
    const version = registered.existing?.version;
    const { location, connection } = registration;
    const at = {
        artifact,
        provider,
        location,
        name,
        ...(connection === undefined ? {} : { connection }),
        ...(version === undefined ? {} : { version }),
    };
    return [
        {
            id: 'artifact',
            title: `give the model on as the artifact ${artifact}`,
            provider: 'register-model',
            verb: 'give-on',
            args: at,
        },
    ];
}
/** The id of the step that tells a repository of the version. */
const tellStep = 'dispatch';
/** The last step: whoever is told finds the version signed and its alias moved. */
function telling(spec, { provider, registration, registered, dispatching }) {
    const version = registered.existing?.version;
    if (dispatching === undefined || (version !== undefined && !spec.dispatchExisting))
        return [];
    const { location, connection, name } = registration;
    const args = {
        provider,
        location,
        ...(connection === undefined ? {} : { connection }),
        name,
        ...(version === undefined ? {} : { version }),
        dispatching,
        existing: spec.dispatchExisting,
    };
    const id = `${name}:${version ?? registered.nextVersion}`;
    return [
        {
            id: tellStep,
            title: `tell ${dispatching.repository} of ${id}`,
            provider: 'register-model',
            verb: 'tell',
            args: args,
        },
    ];
}

// EXTERNAL MODULE: ./packages/core/build/digest.js
var digest = __webpack_require__(70120);
// EXTERNAL MODULE: ./packages/core/build/plan.js
var build_plan = __webpack_require__(26803);
;// CONCATENATED MODULE: ./actions/register-model/build/report.js







/** GitHub keeps a megabyte of outputs a job; a record with thousands of files must leave room for others. */
const recordLimit = 256 * 1024;
/** The outputs of register-model. */
const outputs = [
    'model-name',
    'model-version',
    'model-id',
    'model-uri',
    'digest',
    'registered',
    'signature',
    'record',
];
/** Says what happened. Pure. */
function report(spec, facts, outcome) {
    const stopped = stopping(facts.verdicts, spec.missingMetric);
    if (stopped.length > 0)
        return gatesReport(spec, facts, stopped);
    const made = (0,build_plan/* resultOf */.B)(outcome, kind/* registrySteps */.dE.record);
    const record = made?.record ?? facts.registered.existing;
    const signed = (0,build_plan/* resultOf */.B)(outcome, signStep);
    const signature = signed?.uri ?? facts.existingSignature;
    const common = { notices: [...facts.notices, ...gateNotices(spec, facts)] };
    if (record === undefined) {
        const id = `${spec.name}:${facts.registered.nextVersion}`;
        return {
            ...common,
            outputs: { 'model-name': spec.name, registered: false },
            headline: outcome.status === 'planned' ? `would register ${id}` : `${id} was not registered`,
            summary: gatesBlocks(facts.verdicts),
        };
    }
    return {
        ...common,
        outputs: {
            'model-name': record.name,
            'model-version': record.version,
            'model-id': record.id,
            'model-uri': made?.uri ?? facts.existingUri,
            digest: record.digest,
            registered: made?.registered ?? false,
            ...(signature === undefined ? {} : { signature }),
            record: recordOutput(record),
        },
        headline: headline(record, made?.registered ?? false, spec, facts, outcome),
        summary: [recordBlock(record, facts, signature !== undefined), ...gatesBlocks(facts.verdicts)],
    };
}
function headline(record, isNew, { alias }, { dispatching }, outcome) {
    const what = isNew
        ? `registered ${record.id} (sha256:${(0,digest/* shortDigest */.VK)(record.digest)})`
        : `${record.id} holds these bytes already (sha256:${(0,digest/* shortDigest */.VK)(record.digest)}); nothing was registered`;
    const isTold = outcome.steps.some(({ id, status }) => id === tellStep && status === 'done');
    const told = isTold ? `told ${dispatching?.repository}` : undefined;
    return [what, signedText(outcome), alias && aliasText(alias, record, outcome), told]
        .filter((part) => part !== undefined)
        .join('; ');
}
function signedText(outcome) {
    const step = outcome.steps.find(({ id }) => id === signStep);
    return step?.status === 'done' ? `signed with ${step.result.signer}` : undefined;
}
function aliasText(alias, record, outcome) {
    const moved = outcome.steps.find(({ id }) => id === kind/* registrySteps */.dE.alias);
    if (moved?.status !== 'done')
        return undefined;
    const { previous } = (moved.result ?? {});
    const from = previous === undefined ? '' : ` (it was ${record.name}:${previous})`;
    return `${alias} points at ${record.id}${from}`;
}
function recordOutput(record) {
    const whole = record;
    if (JSON.stringify(whole).length <= recordLimit)
        return whole;
    const { files: _files, ...rest } = record;
    return rest;
}
function recordBlock(record, facts, isSigned) {
    const { registration, registryTitle, signatory } = facts;
    const bytes = record.files.reduce((sum, { size }) => sum + size, 0);
    const framework = [record.framework, record.frameworkVersion]
        .filter((word) => word !== undefined)
        .join(' ');
    const metrics = Object.entries(record.metrics).map(([name, value]) => `${name} ${value}`);
    const rows = [
        ['model', `\`${record.id}\``],
        ['digest', `\`${record.digest}\``],
        ['framework', framework],
        ['type', record.type],
        ['size', `${(0,markdown/* bytesText */.pV)(bytes)} in ${(0,markdown/* counted */.hS)(record.files.length, 'file')}`],
        ['inputs', fieldsText(record.schema?.inputs)],
        ['outputs', fieldsText(record.schema?.outputs)],
        ['metrics', metrics.length === 0 ? undefined : metrics.join(', ')],
        ['signed by', isSigned ? signatory?.signer : undefined],
        ['alias', registration.alias],
        ['registry', registryTitle.replace(/^the registry /, '')],
    ];
    return { kind: 'facts', rows: rows.filter((row) => row[1] !== undefined) };
}
function fieldsText(fields) {
    if (fields === undefined || fields.length === 0)
        return undefined;
    const texts = fields
        .slice(0, 12)
        .map(({ name, dtype, shape }) => `${name ?? ''} ${dtype}${shape === undefined ? '' : ` [${shape.join(', ')}]`}`.trim());
    return fields.length > 12 ? `${texts.join(', ')} and ${fields.length - 12} more` : texts.join(', ');
}
function gatesReport(spec, facts, stopped) {
    const lines = stopped.map(({ gate, verdict, figures }) => `  ${gate}: ${verdict} (${figures})`);
    const isMissing = stopped.some(({ verdict }) => verdict === 'missing');
    const remedy = isMissing
        ? ['  do        give the missing metric, or say what to do without it with `missing-metric`']
        : [];
    return {
        outputs: { 'model-name': spec.name, registered: false },
        headline: `${spec.name} was not registered`,
        failed: [
            `${spec.name} was not registered: ${(0,markdown/* counted */.hS)(stopped.length, 'gate')} not met`,
            ...lines,
            ...remedy,
        ].join('\n'),
        summary: gatesBlocks(facts.verdicts),
        notices: facts.notices,
    };
}
function gatesBlocks(verdicts) {
    if (verdicts.length === 0)
        return [];
    return [
        {
            kind: 'table',
            columns: ['gate', 'verdict', 'figures'],
            rows: verdicts.map(({ gate, verdict, figures }) => [`\`${gate}\``, verdict, figures]),
        },
    ];
}
function gateNotices({ missingMetric }, { verdicts, compared }) {
    const notices = [];
    if (compared.kind === 'first') {
        notices.push({
            level: 'notice',
            title: 'Gates',
            message: `${compared.reference} does not exist yet, so there was nothing to compare with`,
        });
    }
    if (missingMetric === 'warn') {
        for (const { gate, verdict, figures } of verdicts)
            if (verdict === 'missing')
                notices.push({ level: 'warning', title: 'Gates', message: `${gate}: ${figures}` });
    }
    return notices;
}

// EXTERNAL MODULE: ./packages/core/build/model-event.js
var model_event = __webpack_require__(2102);
// EXTERNAL MODULE: ./packages/providers/build/event/send-event.js
var send_event = __webpack_require__(53885);
// EXTERNAL MODULE: ./packages/providers/build/registry/event-facts.js
var event_facts = __webpack_require__(82337);
;// CONCATENATED MODULE: ./actions/register-model/build/tell.js






/**
 * Tells a repository that a version was registered. It is the event that a watch of the registry would tell, with the
 * same id. A version that another run registered meanwhile is told by that run.
 */
const tell = async (step, ports, earlier) => {
    const { provider, location, connection, name, dispatching, ...known } = step.args;
    const made = earlier.get(kind/* registrySteps */.dE.record);
    if (made?.registered === false && !known.existing)
        return { unchanged: true };
    const version = made?.record.version ?? known.version;
    const registry = registry_open/* registryProviders */.E$[provider].open(location, ports, connection);
    const record = await registry.find({ name, pick: { version } });
    if (record === undefined)
        throw new trouble/* Failure */.HR('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
    const now = new Date(ports.clock.now()).toISOString();
    const facts = (0,event_facts/* registeredFacts */.aS)((0,event_facts/* registryInEvents */.Md)(registry), record, now);
    const event = (0,model_event/* modelEvent */.Kf)(facts, (text) => ports.files.sha256(text));
    try {
        await (0,send_event/* sendEvent */.B)(event, dispatching, ports);
    }
    catch (thrown) {
        throw thrown instanceof trouble/* Failure */.HR ? butRegistered(thrown, record.id) : thrown;
    }
    return { result: { id: event.id } };
};
/** Whoever reads the failure must not think that the version is missing, nor wait for an event that never comes. */
function butRegistered({ code, message, remedy, cause }, id) {
    const again = 'run this again with `dispatch-existing: true`: nothing is registered twice';
    return new trouble/* Failure */.HR(code, `${id} is registered, and nobody was told of it: ${message}`, {
        cause,
        remedy: remedy === undefined ? again : `${remedy}, and ${again}`,
    });
}

;// CONCATENATED MODULE: ./actions/register-model/build/main.js










/** The action `register-model`: a file or a folder becomes a version of a model in a registry. */
const registerModel = (0,action/* action */.X)({
    name: 'register-model',
    inputs: inputs_inputs,
    outputs: outputs,
    look: look,
    plan: plan,
    performers: {
        ...(0,provider/* performersOf */.h)(Object.values(registry_open/* registryProviders */.E$)),
        [signStep]: signModel,
        'register-model': (step, ports, earlier) => (step.verb === 'tell' ? tell : giveOn)(step, ports, earlier),
    },
    report: report,
});


/***/ }),

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

/***/ 35877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ performersOf)
/* harmony export */ });
/** The performers of a list of providers, for `apply`. */
function performersOf(providers) {
    return Object.fromEntries(providers.map((provider) => [provider.id, provider.apply]));
}


/***/ }),

/***/ 89924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ dispatchInputs),
/* harmony export */   oJ: () => (/* binding */ dispatchingOf),
/* harmony export */   v6: () => (/* binding */ dispatchProblems)
/* harmony export */ });
/* harmony import */ var _slipway_core_input_kinds__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1476);
/* harmony import */ var _slipway_core_inputs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30345);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16841);



const repositoryPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/;
function dispatchWord() {
    return (0,_slipway_core_inputs__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF)((given) => {
        if (/^(true|True|TRUE)$/.test(given))
            return { value: true };
        if (/^(false|False|FALSE|off)$/.test(given))
            return { value: false };
        return repositoryPattern.test(given)
            ? { value: given }
            : { expected: '`false`, `true` for this repository, or a repository such as `acme/iris`' };
    });
}
/** The inputs by which an action sends `repository_dispatch` events: part of its table. */
const dispatchInputs = {
    dispatch: dispatchWord().byDefault('false'),
    'event-type': (0,_slipway_core_input_kinds__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[A-Za-z0-9][\w.-]{0,99}$/, 'at most 100 letters, digits, `_`, `.` and `-`'),
    'github-token': (0,_slipway_core_input_kinds__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)(),
};
/** What is missing to send events. Pure. */
function dispatchProblems({ dispatch, githubToken }) {
    if (dispatch === false || githubToken !== undefined)
        return [];
    return [
        {
            where: { input: 'github-token' },
            said: `nothing, and \`dispatch\` is \`${dispatch}\``,
            expected: 'a token with `contents: write` for the repository that gets the events',
            remedy: dispatch === true
                ? 'give `${{ github.token }}`, and the job `permissions: { contents: write }`'
                : 'give the token of a GitHub App or a fine-grained one from a secret: the token of the workflow is for its own repository only',
        },
    ];
}
/**
 * How events are to be sent, or undefined when they are not.
 * @throws Problems when the run does not know its repository
 */
function dispatchingOf({ dispatch, eventType, githubToken }, { provenance }) {
    if (dispatch === false || githubToken === undefined)
        return undefined;
    const repository = dispatch === true ? provenance.repository : dispatch;
    if (repository === undefined) {
        (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)({
            where: { input: 'dispatch' },
            said: '`true`, and this is no run of a workflow',
            expected: 'the repository that gets the events, `owner/name`',
        });
    }
    return { repository, token: githubToken, ...(eventType === undefined ? {} : { eventType }) };
}


/***/ }),

/***/ 53885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ sendEvent)
/* harmony export */ });
/* harmony import */ var _slipway_core_model_event__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2102);

/**
 * Sends one event as a `repository_dispatch`. It may arrive twice, with the same id.
 * @throws Failure `ACCESS_DENIED`, `NETWORK_FAILED`
 */
async function sendEvent(event, { repository, eventType, token }, { github, log }) {
    const { dispatch, leftOut } = (0,_slipway_core_model_event__WEBPACK_IMPORTED_MODULE_0__/* .repositoryDispatch */ .fY)(event);
    const id = `${event.name}:${event.version}`;
    if (leftOut.length > 0)
        log.info(`${id} has more to tell than an event may hold; left out: ${leftOut.join(', ')}`);
    const type = eventType ?? dispatch.event_type;
    await github.dispatch({ repository, eventType: type, payload: dispatch.client_payload }, token);
    log.info(`told ${repository} of ${id} (${type}, ${event.id.slice(0, 19)})`);
}


/***/ }),

/***/ 82337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ registryInEvents),
/* harmony export */   aS: () => (/* binding */ registeredFacts),
/* harmony export */   gV: () => (/* binding */ stageOf),
/* harmony export */   tA: () => (/* binding */ versionInEvents)
/* harmony export */ });
/**
 * What a registry is called in events: what the input `registry` takes. Whoever tells of the same version calls it the
 * same, so that the event has the same id.
 */
function registryInEvents({ provider, location }) {
    return `${provider}:${location}`;
}
/** What events say of a version. */
function versionInEvents(registry, found) {
    const { name, version, digest, framework, description, tags, properties } = found;
    const stage = stageOf(found);
    return {
        registry,
        name,
        version,
        details: {
            framework,
            ...(digest === '' ? {} : { digest }),
            ...(description === undefined ? {} : { description }),
            ...(stage === undefined ? {} : { stage }),
            ...(Object.keys(tags).length === 0 ? {} : { tags }),
            ...(Object.keys(properties).length === 0 ? {} : { properties }),
        },
    };
}
/** The facts of a registration, which happened when the record says. `now` stands in for a time that can not be read. */
function registeredFacts(registry, found, now) {
    const ms = Date.parse(found.provenance.createdAt);
    const occurredAt = Number.isNaN(ms) ? now : new Date(ms).toISOString();
    return { kind: 'model-registered', ...versionInEvents(registry, found), occurredAt };
}
/** The stage of a version, `Staging` or `Production`: Azure's and older MLflow's word, kept as a tag or a property. */
function stageOf({ tags, properties, }) {
    return [tags, properties]
        .map((texts) => (Object.hasOwn(texts, 'stage') ? texts['stage'] : undefined))
        .find((stage) => stage !== undefined);
}


/***/ })

};
