export const id = 648;
export const ids = [648];
export const modules = {

/***/ 16923:
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
// EXTERNAL MODULE: ./packages/providers/build/registry/open.js + 10 modules
var registry_open = __webpack_require__(55127);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/providers/build/registry/handed-on.js
var handed_on = __webpack_require__(31965);
// EXTERNAL MODULE: ./packages/providers/build/registry/kind.js
var kind = __webpack_require__(59509);
;// CONCATENATED MODULE: ./actions/register-model/build/give-on.js




/** Gives the record and its files to later jobs of the run, which may have no way to the registry. */
const giveOn = async (step, ports, earlier) => {
    const { artifact, provider, location, name, version: known } = step.args;
    const version = earlier.get(kind/* registrySteps */.d.record)?.record.version ?? known;
    const registry = registry_open/* registryProviders */.E$[provider].open(location, ports);
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
    registry: (0,input_kinds/* text */.Qq)(),
    artifact: (0,input_kinds/* matching */.wC)(/^[^"':<>|*?\r\n\\/]+$/, 'a name without any of `" : < > | * ? \\ /`'),
    'dry-run': (0,input_kinds/* boolean */.zM)().byDefault('false'),
})
    .check(({ cpu, memoryGb }) => together({ cpu, 'memory-gb': memoryGb }))
    .check(({ compareTo, notWorse }) => together({ 'compare-to': compareTo, 'not-worse': notWorse }))
    .check(({ require, notWorse, metrics }) => metrics === undefined && (require !== undefined || notWorse !== undefined)
    ? [missing('metrics', require === undefined ? 'not-worse' : 'require')]
    : []);
/** Two inputs that mean nothing without each other. */
function together(values) {
    const names = Object.keys(values);
    const left = names.filter((name) => values[name] === undefined);
    if (left.length !== 1)
        return [];
    return [
        missing(left[0], names.find((name) => name !== left[0])),
    ];
}
function missing(name, because) {
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

// EXTERNAL MODULE: ./packages/formats/build/yaml-file.js + 2 modules
var yaml_file = __webpack_require__(32462);
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

// EXTERNAL MODULE: ./packages/formats/build/detect.js + 32 modules
var detect = __webpack_require__(81575);
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
    const registry = chosen?.provider.open(chosen.location, ports);
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
        registrationOf(spec, source, chosen.location, detected, { sampleInput, sampleOutput, metrics });
    const registered = registration && (await collected.from(chosen.provider.look(registration, ports)));
    collected.throwAny();
    const existing = registered.existing;
    const judged = existing !== undefined && spec.metrics === undefined ? existing.metrics : metrics;
    const { require = [], notWorse = [] } = spec;
    return {
        provider: chosen.provider.id,
        registryTitle: registry.title,
        registration: registration,
        registered: registered,
        ...(existing === undefined ? {} : { existingUri: registry.uri(existing) }),
        verdicts: judge({ require, notWorse, metrics: judged, compared: compared }),
        compared: compared,
        notices: noticesOf(spec, source, detected, existing),
    };
}
function registrationOf(spec, source, location, detected, { sampleInput, sampleOutput, metrics }) {
    const { name, version, description, alias, cpu, memoryGb } = spec;
    const frameworkVersion = spec.frameworkVersion ?? detected?.frameworkVersion;
    const ownSample = source.files.find(({ path }) => path === detected?.sampleInput);
    const input = sampleInput ?? ownSample;
    return {
        location,
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
    const steps = [...registry_open/* registryProviders */.E$[provider].plan(registration, registered), ...plan_giveOn(spec, facts)];
    if (steps.length > 0 || registered.existing === undefined)
        return { steps };
    const alias = spec.alias === undefined ? '' : `, and ${spec.alias} points at it`;
    return { steps, unchanged: `${registered.existing.id} holds these bytes already${alias}` };
}
function plan_giveOn({ artifact, name }, { provider, registration, registered }) {
    if (artifact === undefined)
        return [];
    const version = registered.existing?.version;
    return [
        {
            id: 'artifact',
            title: `give the model on as the artifact ${artifact}`,
            provider: 'register-model',
            verb: 'give-on',
            args: {
                artifact,
                provider,
                location: registration.location,
                name,
                ...(version === undefined ? {} : { version }),
            },
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
    'record',
];
/** Says what happened. Pure. */
function report(spec, facts, outcome) {
    const stopped = stopping(facts.verdicts, spec.missingMetric);
    if (stopped.length > 0)
        return gatesReport(spec, facts, stopped);
    const made = (0,build_plan/* resultOf */.B)(outcome, kind/* registrySteps */.d.record);
    const record = made?.record ?? facts.registered.existing;
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
            record: recordOutput(record),
        },
        headline: headline(record, made?.registered ?? false, spec, outcome),
        summary: [recordBlock(record, facts), ...gatesBlocks(facts.verdicts)],
    };
}
function headline(record, isNew, { alias }, outcome) {
    const what = isNew
        ? `registered ${record.id} (sha256:${(0,digest/* shortDigest */.VK)(record.digest)})`
        : `${record.id} holds these bytes already (sha256:${(0,digest/* shortDigest */.VK)(record.digest)}); nothing was registered`;
    const moved = outcome.steps.find(({ id }) => id === kind/* registrySteps */.d.alias);
    if (alias === undefined || moved === undefined || moved.status !== 'done')
        return what;
    const { previous } = (moved.result ?? {});
    const from = previous === undefined ? '' : ` (it was ${record.name}:${previous})`;
    return `${what}; ${alias} points at ${record.id}${from}`;
}
function recordOutput(record) {
    const whole = record;
    if (JSON.stringify(whole).length <= recordLimit)
        return whole;
    const { files: _files, ...rest } = record;
    return rest;
}
function recordBlock(record, { registration, registryTitle }) {
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

;// CONCATENATED MODULE: ./actions/register-model/build/main.js








/** The action `register-model`: a file or a folder becomes a version of a model in a registry. */
const registerModel = (0,action/* action */.X)({
    name: 'register-model',
    inputs: inputs_inputs,
    outputs: outputs,
    look: look,
    plan: plan,
    performers: { ...(0,provider/* performersOf */.h)(Object.values(registry_open/* registryProviders */.E$)), 'register-model': giveOn },
    report: report,
});


/***/ }),

/***/ 45970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ action)
/* harmony export */ });
/** Declares an action; the types of its parts are inferred from its inputs. */
function action(parts) {
    return parts;
}


/***/ }),

/***/ 65721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ bytesInMemory),
/* harmony export */   y: () => (/* binding */ readAll)
/* harmony export */ });
/** Bytes in memory as a source; for tests and for small members of archives. */
function bytesInMemory(bytes) {
    return {
        size: bytes.length,
        read: (offset, length) => Promise.resolve(bytes.subarray(offset, Math.min(bytes.length, offset + length))),
    };
}
/** Reads a source whole. Only for files that are known to be small. */
function readAll(source) {
    return source.read(0, source.size);
}


/***/ }),

/***/ 70120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HH: () => (/* binding */ byCodePoint),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   VN: () => (/* binding */ rootDigestInput)
/* harmony export */ });
/* unused harmony export bytesOfHex */
/** Compares two strings by their code points, the order of the OpenSSF Model Signing manifest. */
function byCodePoint(left, right) {
    const length = Math.min(left.length, right.length);
    for (let index = 0; index < length; index += 1) {
        const a = left.charCodeAt(index);
        const b = right.charCodeAt(index);
        if (a !== b)
            return rankOfUnit(a) - rankOfUnit(b);
    }
    return left.length - right.length;
}
/** UTF-16 puts surrogates (code points above U+FFFF) before U+E000; by code point they come after U+FFFF. */
function rankOfUnit(unit) {
    if (unit >= 0xe000)
        return unit - 0x800;
    return unit >= 0xd800 ? unit + 0x2000 : unit;
}
/**
 * The bytes over which a model's root digest is taken: the files' raw SHA-256 digests, in the order of their paths.
 * The digest of a model is SHA-256 over these bytes, as in an OpenSSF Model Signing statement.
 * Source: https://github.com/ossf/model-signing-spec, "subject".
 */
function rootDigestInput(files) {
    const ordered = files.toSorted((left, right) => byCodePoint(left.path, right.path));
    const bytes = new Uint8Array(ordered.length * 32);
    ordered.forEach((file, index) => bytes.set(bytesOfHex(file.sha256), index * 32));
    return bytes;
}
/** The bytes that a hexadecimal text stands for. */
function bytesOfHex(hex) {
    const bytes = new Uint8Array(hex.length / 2);
    for (let index = 0; index < bytes.length; index += 1) {
        bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
    }
    return bytes;
}
/** `sha256:<hex>` in a short form for people: the first twelve hexadecimal digits. */
function shortDigest(digest) {
    return digest.replace(/^sha256:/, '').slice(0, 12);
}


/***/ }),

/***/ 1476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ path),
/* harmony export */   K7: () => (/* binding */ keyValues),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   rJ: () => (/* binding */ secret),
/* harmony export */   wC: () => (/* binding */ matching),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30345);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35552);


/** Any text. */
function text() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => ({ value: given }));
}
/** A text that fits a pattern; `expected` says the pattern in words. */
function matching(pattern, expected) {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => (pattern.test(given) ? { value: given } : { expected }));
}
/** A path of the workspace or an absolute one. It is resolved, and looked for, by the action's `look`. */
function path() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => given.includes('\0')
        ? { expected: 'a path without a NUL character', said: 'a path with a NUL character' }
        : { value: given });
}
/** A value that is masked before anything else runs. */
function secret() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => ({ value: new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(given) }), { isSecret: true });
}
/** `true` or `false`, as YAML 1.2 writes them. */
function boolean() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => {
        if (/^(true|True|TRUE)$/.test(given))
            return { value: true };
        if (/^(false|False|FALSE)$/.test(given))
            return { value: false };
        return { expected: '`true` or `false`' };
    }, { alternatives: ['true', 'false'] });
}
/** A decimal number. */
function number(range = {}) {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => ranged(Number(given), /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(given), 'a number', range));
}
/** A whole number. */
function integer(range = {}) {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => ranged(Number(given), /^[+-]?\d+$/.test(given), 'a whole number', range));
}
function ranged(value, isNumber, kind, range) {
    const least = range.least ?? Number.NEGATIVE_INFINITY;
    const most = range.most ?? Number.POSITIVE_INFINITY;
    if (isNumber && Number.isFinite(value) && value >= least && value <= most)
        return { value };
    const unit = range.unit === undefined ? '' : ` of ${range.unit}`;
    const from = range.least === undefined ? '' : ` from ${range.least}`;
    const to = range.most === undefined ? '' : ` to ${range.most}`;
    return { expected: `${kind}${unit}${from}${to}` };
}
/** One of a closed list of words. */
function oneOf(...words) {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => words.includes(given)
        ? { value: given }
        : { expected: `one of ${words.map((word) => `\`${word}\``).join(', ')}` }, { alternatives: words });
}
/** A list, one entry a line; empty lines and lines that start with `#` do not count. */
function lines() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => ({ value: linesOf(given) }));
}
/** A list of which every entry is parsed by itself; a wrong entry is named. */
function listOf(parse) {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => {
        const values = [];
        for (const entry of linesOf(given).flatMap((line) => line.split(','))) {
            const word = entry.trim();
            if (word === '')
                continue;
            const parsed = parse(word);
            if (!('value' in parsed))
                return { ...parsed, said: parsed.said ?? (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .shortened */ .vI)(word) };
            values.push(parsed.value);
        }
        return { value: values };
    });
}
/** `key=value`, one a line. The value may hold further `=`; a key given twice is a mistake. */
function keyValues() {
    return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((given) => {
        const values = {};
        for (const line of linesOf(given)) {
            const at = line.indexOf('=');
            const key = line.slice(0, at).trim();
            if (at < 1 || key === '')
                return { expected: 'lines of the form `key=value`', said: (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .shortened */ .vI)(line) };
            if (Object.hasOwn(values, key))
                return { expected: 'every key once', said: `\`${key}\` twice` };
            values[key] = line.slice(at + 1).trim();
        }
        return { value: values };
    });
}
function linesOf(given) {
    return given
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}


/***/ }),

/***/ 30345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   hF: () => (/* binding */ input),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/* unused harmony export camelCase */
/** Makes an input from a pure parser; the kinds of input in `input-kinds.ts` are made with it. */
function input(parse, facts = {}) {
    const make = (isRequired, defaultText) => ({
        parse: parse,
        isRequired,
        defaultText,
        isSecret: facts.isSecret ?? false,
        alternatives: facts.alternatives,
        required: () => make(true, undefined),
        byDefault: (text) => make(false, text),
    });
    return make(false, undefined);
}
/** Declares the inputs of an action. The keys are the names in `action.yml`. */
function table(rows) {
    const make = (rules) => ({
        rows,
        rules,
        check: (rule) => make([...rules, rule]),
    });
    return make([]);
}
/** `model-path` → `modelPath`. */
function camelCase(name) {
    return name.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
/**
 * Reads all inputs and answers all problems at once. Pure: `given` looks a text up by the input's name.
 * An empty text counts as not given, because the runner passes inputs that were left out as empty texts.
 */
function readInputs(inputs, given) {
    const problems = [];
    const values = {};
    for (const [name, row] of Object.entries(inputs.rows)) {
        const text = (given(name) ?? '').trim() || row.defaultText;
        if (text === undefined || text === '') {
            if (row.isRequired)
                problems.push(missing(name));
            values[camelCase(name)] = undefined;
            continue;
        }
        const parsed = row.parse(text);
        if ('value' in parsed)
            values[camelCase(name)] = parsed.value;
        else
            problems.push(wrong(name, row.isSecret ? '***' : text, parsed));
    }
    if (problems.length > 0)
        return { problems };
    const spec = Object.freeze(values);
    const broken = inputs.rules.flatMap((rule) => rule(spec));
    return broken.length > 0 ? { problems: broken } : { spec };
}
function missing(name) {
    return {
        where: { input: name },
        said: 'nothing was given',
        expected: `a value for \`${name}\``,
        remedy: `add \`${name}\` under \`with:\` of this step`,
    };
}
function wrong(name, text, parsed) {
    const problem = {
        where: { input: name },
        said: parsed.said ?? shortened(text),
        expected: parsed.expected,
    };
    if (parsed.remedy !== undefined)
        problem.remedy = parsed.remedy;
    return problem;
}
/** A given text as it is quoted in a message: one line, at most 120 characters. */
function shortened(text) {
    const line = text.replaceAll(/\s+/g, ' ');
    return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}


/***/ }),

/***/ 26803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ resultOf),
/* harmony export */   n: () => (/* binding */ Results)
/* harmony export */ });
/** The results of the steps that are done, by step id. */
class Results {
    #results = new Map();
    /** Remembers what a step answered. */
    set(id, result) {
        this.#results.set(id, result);
    }
    /** What a step answered, or undefined when it did not run or answered nothing. */
    get(id) {
        return this.#results.get(id);
    }
}
/** What the step with this id answered, or undefined. For reports. */
function resultOf(outcome, id) {
    return outcome.steps.find((step) => step.id === id)?.result;
}


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

/***/ 35552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/**
 * A value that must never be seen: it prints as `***` wherever it is written, joined, logged or turned into JSON.
 * Only adapters that hand it to a service call `reveal`. The runner masks every secret input before anything else runs.
 */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The value itself. Call it only where it leaves for the service that it is for. */
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    /** What `util.inspect` and `console.log` show. */
    [Symbol.for('nodejs.util.inspect.custom')]() {
        return '***';
    }
}


/***/ }),

/***/ 16841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   Z9: () => (/* binding */ placeText),
/* harmony export */   Zw: () => (/* binding */ Problems),
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
/* unused harmony export problemLine */
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

/***/ 25586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VV: () => (/* binding */ placeIn),
/* harmony export */   g7: () => (/* binding */ decodeText),
/* harmony export */   q1: () => (/* binding */ lineAndColumn),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _slipway_core_bytes__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65721);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);


/** A place in a text. Lines and columns count from 1; an input has none, so there they are left out. */
function placeIn(origin, line, column) {
    if ('input' in origin)
        return origin;
    if (line === undefined)
        return origin;
    return column === undefined ? { ...origin, line } : { ...origin, line, column };
}
/** Reads a small text file that must be UTF-8; a byte order mark is left out. */
async function readText(origin, source) {
    return decodeText(origin, await (0,_slipway_core_bytes__WEBPACK_IMPORTED_MODULE_1__/* .readAll */ .y)(source));
}
/**
 * Decodes UTF-8; a byte order mark is left out.
 * @throws Problems when the bytes are not UTF-8.
 */
function decodeText(origin, bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
            where: origin,
            said: 'the bytes are not UTF-8 text',
            expected: 'a UTF-8 text file',
            remedy: 'save the file as UTF-8',
        });
    }
}
/** The line and column of an offset in a text, both counted from 1. */
function lineAndColumn(text, offset) {
    const before = text.slice(0, offset);
    const lastBreak = before.lastIndexOf('\n');
    let line = 1;
    for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1))
        line += 1;
    return { line, column: offset - lastBreak };
}


/***/ })

};
