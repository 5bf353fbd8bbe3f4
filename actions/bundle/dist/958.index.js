export const id = 958;
export const ids = [958];
export const modules = {

/***/ 65958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  packageModel: () => (/* binding */ packageModel)
});

// EXTERNAL MODULE: ./packages/core/build/action.js
var action = __webpack_require__(45970);
// EXTERNAL MODULE: ./packages/core/build/input-kinds.js
var input_kinds = __webpack_require__(1476);
// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/core/build/model-reference.js
var model_reference = __webpack_require__(58435);
;// CONCATENATED MODULE: ./actions/package-model/build/inputs.js



/** The inputs of package-model, as in `action.yml`. */
const inputs_inputs = (0,inputs/* table */.tp)({
    models: (0,input_kinds/* listOf */.c3)(model_reference/* parseModelReference */.qZ),
    config: (0,input_kinds/* path */.Ae)(),
    'entry-script': (0,input_kinds/* path */.Ae)(),
    'source-directory': (0,input_kinds/* path */.Ae)(),
    environment: (0,input_kinds/* path */.Ae)(),
    'environment-variables': (0,input_kinds/* keyValues */.K7)(),
    'python-version': (0,input_kinds/* matching */.wC)(/^3\.\d{1,2}(\.\d{1,3})?$/, 'a version of Python such as `3.11`'),
    server: (0,input_kinds/* oneOf */.yL)('auto', 'azureml', 'onnx').byDefault('auto'),
    output: (0,input_kinds/* oneOf */.yL)('directory').byDefault('directory'),
    path: (0,input_kinds/* path */.Ae)().byDefault('package'),
    'sample-input': (0,input_kinds/* path */.Ae)(),
    'sample-output': (0,input_kinds/* path */.Ae)(),
    tolerance: (0,input_kinds/* number */.ai)({ least: 0 }).byDefault('0.0001'),
    check: (0,input_kinds/* boolean */.zM)().byDefault('true'),
    timeout: (0,input_kinds/* number */.ai)({ least: 1, unit: 'seconds' }).byDefault('300'),
    registry: (0,input_kinds/* text */.Qq)(),
    artifact: (0,input_kinds/* matching */.wC)(/^[^"':<>|*?\r\n\\/]+$/, 'a name without any of `" : < > | * ? \\ /`'),
    'dry-run': (0,input_kinds/* boolean */.zM)().byDefault('false'),
})
    .check((spec) => spec.models === undefined && spec.config === undefined
    ? [
        {
            where: { input: 'models' },
            said: 'nothing was given',
            expected: 'a value for `models`, or `config` with a file that names the model',
            remedy: 'add `models` under `with:` of this step',
        },
    ]
    : [])
    .check((spec) => spec.sourceDirectory !== undefined && spec.entryScript === undefined && spec.config === undefined
    ? [
        {
            where: { input: 'source-directory' },
            said: 'a source directory without an entry script',
            expected: '`entry-script`, the Python file with `init()` and `run()`',
            remedy: 'give `entry-script`, or leave `source-directory` out to serve without code',
        },
    ]
    : [])
    .check((spec) => spec.sampleOutput !== undefined && spec.sampleInput === undefined
    ? [
        {
            where: { input: 'sample-output' },
            said: 'an answer without a request',
            expected: '`sample-input`, the request that it answers',
            remedy: 'give `sample-input`, too',
        },
    ]
    : []);

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/providers/build/environment/all.js + 8 modules
var environment_all = __webpack_require__(72910);
// EXTERNAL MODULE: ./packages/core/build/package-manifest.js
var package_manifest = __webpack_require__(87210);
// EXTERNAL MODULE: ./packages/providers/build/package/manifest.js
var build_package_manifest = __webpack_require__(38515);
// EXTERNAL MODULE: ./packages/core/build/digest.js
var build_digest = __webpack_require__(70120);
// EXTERNAL MODULE: ./packages/providers/build/package/verify.js
var verify = __webpack_require__(32531);
;// CONCATENATED MODULE: ./packages/providers/build/output/directory/assemble.js





/** Ends the names of folders that are being assembled; they stand beside the destination, so that a rename is enough. */
const unfinished = '.assembling';
/** What killed runs left is removed after this time. */
const abandonedMs = 3_600_000;
/** In bytes; what is copied within a second needs no progress. */
const worthTelling = 100_000_000;
/**
 * Assembles a package in a hidden folder beside its destination. Weights are copied and hashed in one pass; links into a
 * registry would let whoever changes a package change the registry.
 * @throws Failure `DIGEST_MISMATCH` naming the file whose bytes are not the recorded ones
 */
async function assemble(content, destination, ports) {
    const { files } = ports;
    const parent = files.dirname(destination);
    await files.makeFolder(parent);
    await removeAbandoned(parent, ports);
    const folder = files.join(parent, `.${files.basename(destination)}.${crypto.randomUUID().slice(0, 8)}${unfinished}`);
    try {
        const serving = { to: build_package_manifest/* servingName */.ak, content: (0,build_package_manifest/* servingText */.MV)(content.manifest) };
        const listed = await fill(folder, [...content.files, serving], ports);
        const manifest = {
            ...content.manifest,
            digest: (0,verify/* packageDigest */.j)(listed, files),
            files: listed.toSorted((left, right) => (0,build_digest/* byCodePoint */.HH)(left.path, right.path)),
            createdAt: new Date(ports.clock.now()).toISOString(),
        };
        await files.write(files.join(folder, package_manifest/* packageManifestName */.V), (0,build_package_manifest/* manifestText */.$2)(manifest));
        return { folder, manifest };
    }
    catch (thrown) {
        await files.remove(folder);
        throw thrown;
    }
}
async function fill(folder, content, ports) {
    const { files } = ports;
    const place = (to) => files.join(folder, ...to.split('/'));
    for (const parent of new Set(content.map(({ to }) => files.dirname(place(to)))))
        await files.makeFolder(parent);
    const listed = await copyAll(content.filter((file) => 'from' in file), place, ports);
    for (const file of content) {
        if ('from' in file)
            continue;
        await files.write(place(file.to), file.content);
        const size = new TextEncoder().encode(file.content).length;
        listed.push({ path: file.to, size, sha256: files.sha256(file.content) });
    }
    return listed;
}
async function copyAll(copied, place, { files, log }) {
    const sizes = await Promise.all(copied.map(({ from }) => files.stat(from)));
    const total = sizes.reduce((sum, facts) => sum + (facts?.size ?? 0), 0);
    let done = 0;
    const hashed = await files.copyHashed(copied.map(({ from, to }) => ({ from, to: place(to) })), (bytes) => {
        done += bytes;
        if (total > worthTelling)
            log.progress('copied', done, total, 'bytes');
    });
    return copied.map(({ to, sha256: recorded }, index) => {
        const { size, sha256 } = hashed[index];
        if (recorded === undefined || recorded === sha256)
            return { path: to, size, sha256 };
        throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `${to} is not what was recorded: sha256 ${sha256.slice(0, 12)}…, recorded ${recorded.slice(0, 12)}…`, {
            remedy: 'run again when nothing writes to that file, or register the model again',
        });
    });
}
async function removeAbandoned(parent, { files, clock }) {
    for (const name of await files.names(parent)) {
        if (!name.startsWith('.') || !name.endsWith(unfinished))
            continue;
        const path = files.join(parent, name);
        const stands = await files.stat(path);
        if (stands !== undefined && clock.now() - stands.modifiedMs > abandonedMs)
            await files.remove(path);
    }
}

;// CONCATENATED MODULE: ./packages/providers/build/output/directory/publish.js
/**
 * Gives an assembled package its place. A folder can not be replaced in one step, so the one that is there steps aside
 * first, comes back when the new one can not take its place, and is removed last.
 */
async function publish(assembled, destination, { files }) {
    const aside = `${assembled.folder}.previous`;
    const isTaken = (await files.stat(destination)) !== undefined;
    if (isTaken)
        await files.move(destination, aside);
    try {
        await files.move(assembled.folder, destination);
    }
    catch (thrown) {
        if (isTaken)
            await files.move(aside, destination);
        throw thrown;
    }
    await files.flushFolder(files.dirname(destination));
    await files.remove(aside);
}

;// CONCATENATED MODULE: ./packages/providers/build/output/directory/directory.js





/** A package as a folder on this machine. */
const directory = {
    id: 'directory',
    title: 'a folder',
    supports: { artifact: true },
    look,
    assemble: assemble,
    publish: publish,
    discard: ({ folder }, { files }) => files.remove(folder),
};
async function look(destination, { files }) {
    const stands = await files.stat(destination);
    if (stands === undefined)
        return {};
    const names = stands.kind === 'folder' ? await files.names(destination) : [];
    if (stands.kind === 'folder' && names.length === 0)
        return {};
    const text = names.includes(package_manifest/* packageManifestName */.V)
        ? await files.readText(files.join(destination, package_manifest/* packageManifestName */.V))
        : undefined;
    if (text === undefined) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'path' },
            said: stands.kind === 'folder' ? `${destination} holds other files` : `${destination} is a file`,
            expected: 'a folder that is empty, holds a package, or does not exist',
            remedy: 'choose another `path`, or remove what is there',
        });
    }
    const read = (0,build_package_manifest/* readManifest */.WI)(text, package_manifest/* packageManifestName */.V);
    return 'manifest' in read ? { existing: { folder: destination, manifest: read.manifest } } : {};
}

;// CONCATENATED MODULE: ./packages/providers/build/output/all.js

/** Every output provider, by its id. */
const outputs = { directory: directory };

;// CONCATENATED MODULE: ./packages/providers/build/server/kind.js
/**
 * What `AZUREML_MODEL_DIR` is: the folder of the only model, or the folder that holds `<name>/<version>` of several.
 * Source: https://learn.microsoft.com/azure/machine-learning/concept-online-deployment-model-specification
 */
function modelDir({ models }) {
    const [only] = models;
    return models.length === 1 && only !== undefined
        ? `{package}/models/${only.name}/${only.version}`
        : '{package}/models';
}
/** `iris:1, diabetes:2`. */
function modelNames({ models }) {
    return models.map(({ name, version }) => `${name}:${version}`).join(', ');
}

;// CONCATENATED MODULE: ./packages/providers/build/server/azureml/azureml.js

const noCode = {
    'scikit-learn': { script: 'score_sklearn.py', requirements: 'requirements-sklearn.txt' },
    mlflow: { script: 'score_mlflow.py', requirements: 'requirements-mlflow.txt' },
};
/** Microsoft's own server for entry scripts, and for scikit-learn and MLflow models without code. */
const azureml = {
    id: 'azureml',
    title: 'azureml-inference-server-http',
    supports: { entryScript: true, noCode: Object.keys(noCode), multiModel: true, runtime: 'python' },
    refuses(serving) {
        if (serving.entryScript !== undefined)
            return undefined;
        return serving.models.length > 1 ? severalWithoutCode(serving) : unknownWithoutCode(serving);
    },
    parts(serving) {
        const own = serving.entryScript === undefined ? noCode[serving.models[0].detected.framework] : undefined;
        return {
            environment: 'uv',
            requirements: [`programs/python/${own?.requirements ?? 'requirements-azureml.txt'}`],
            programs: [{ from: 'programs/python/server', to: 'server' }],
            writes: [],
            start: start(serving, own),
        };
    },
};
function severalWithoutCode(serving) {
    return {
        said: `${serving.models.length} models (${modelNames(serving)}) without an entry script`,
        expected: 'one model, or an entry script that says how they work together',
        remedy: 'give `entry-script` and `source-directory`',
    };
}
function unknownWithoutCode({ models }) {
    const [model] = models;
    if (model === undefined || model.detected.framework in noCode)
        return undefined;
    return {
        said: `${model.name}:${model.version} is ${model.detected.framework === 'custom' ? 'of no known framework' : `a ${model.detected.framework} model`}`,
        expected: 'a scikit-learn, MLflow or ONNX model, or an entry script',
        remedy: 'give `entry-script` and `source-directory`',
    };
}
function start(serving, own) {
    const script = own === undefined
        ? `{package}/source/${serving.entryScript}`
        : `{package}/server/slipway_serving/${own.script}`;
    return {
        server: 'azureml',
        runtime: 'python',
        args: ['{package}/server/serve.py', '--host', '{host}', '--port', '{port}', '--entry-script', script],
        variables: {
            AZUREML_MODEL_DIR: modelDir(serving),
            AML_APP_ROOT: own === undefined ? '{package}/source' : '{package}/server',
            ...(own === undefined ? {} : whichFile(serving)),
            // Compiled modules belong to the environment: a package never changes.
            PYTHONPYCACHEPREFIX: '{environment}/pycache',
            PYTHONUNBUFFERED: '1',
            PYTHONNOUSERSITE: '1',
        },
        routes: { liveness: '/', readiness: '/', scoring: '/score', openapi: '/swagger.json' },
        exitCodes,
    };
}
/** Says which of several files is the model, where looking at them told. */
function whichFile({ models }) {
    const [model] = models;
    if (model === undefined)
        return {};
    const below = model.root.split('/').slice(3);
    if (model.detected.framework === 'mlflow' && below.length > 0)
        return { MLFLOW_MODEL_FOLDER: below.join('/') };
    if (model.detected.framework !== 'scikit-learn')
        return {};
    const [estimator] = model.detected.facts.estimators;
    return estimator === undefined ? {} : { SLIPWAY_MODEL_FILE: [...below, estimator.path].join('/') };
}
/**
 * Source: packages/serving/python/server/serve.py, and for 94 to 99 the start of Azure's images,
 * https://github.com/Azure/azureml-assets/tree/main/assets/training/model_management/environments/mlflow-model-inference
 */
const exitCodes = {
    1: 'a setting of the server is wrong',
    2: 'an argument of the server is wrong',
    3: 'the scoring script could not be loaded',
    94: 'the debugger could not be attached',
    95: 'dependencies could not be installed at the start',
    96: 'the server package is absent',
    97: 'the folder of extra libraries is missing',
    98: 'the conda file is missing',
    99: 'the requirements file is missing',
    100: 'azureml-inference-server-http is not installed',
    101: 'the port is taken',
    102: 'AZUREML_MODEL_DIR is not a folder',
};

;// CONCATENATED MODULE: ./packages/providers/build/server/onnx/onnx.js

/** What onnxruntime 1.30 reads. Source: measured, by loading models of each generation. */
const newest = { opset: 26, irVersion: 13 };
/** Slipway's own server for ONNX graphs: Node and onnxruntime, no Python. */
const onnx = {
    id: 'onnx',
    title: "Slipway's ONNX server",
    supports: { entryScript: false, noCode: ['onnx'], multiModel: true, runtime: 'node' },
    refuses(serving) {
        if (serving.entryScript !== undefined) {
            return {
                said: 'an entry script, which is Python',
                expected: 'ONNX models without an entry script',
                remedy: 'use the server `azureml`, or leave `entry-script` out',
            };
        }
        return serving.models
            .map((model) => refusesModel(model, serving))
            .find((refusal) => refusal !== undefined);
    },
    parts: (serving) => ({
        environment: 'npm',
        requirements: [],
        readyLock: 'programs/npm/onnx',
        programs: [{ from: 'programs/onnx-server', to: 'server' }],
        writes: [{ to: 'server/onnx.json', content: configText(serving) }],
        start: {
            server: 'onnx',
            runtime: 'node',
            args: '{package}/server/index.js --config {package}/server/onnx.json --port {port} --host {host} --environment {environment}'.split(' '),
            variables: {},
            routes: {
                liveness: '/v2/health/live',
                readiness: '/v2/health/ready',
                scoring: '/score',
                openapi: '/swagger.json',
            },
            exitCodes: onnx_exitCodes,
        },
    }),
};
function refusesModel(model, serving) {
    const { detected } = model;
    if (!isOnnx(detected)) {
        return {
            said: `${modelNames(serving)}, of which ${model.name}:${model.version} is no ONNX model`,
            expected: 'ONNX models only',
            remedy: 'give `entry-script` to serve them together',
        };
    }
    const opset = detected.facts.opsets[''] ?? 0;
    if (opset > newest.opset)
        return tooNew(model, `opset ${opset}`, `opset ${newest.opset} or older`);
    const { irVersion } = detected.facts;
    if (irVersion > newest.irVersion)
        return tooNew(model, `IR version ${irVersion}`, `IR version ${newest.irVersion} or older`);
    return undefined;
}
function tooNew(model, said, expected) {
    return {
        said: `${model.name}:${model.version} has ${said}`,
        expected: `${expected}, which onnxruntime 1.30 can load`,
        remedy: 'export the model again with a lower target opset',
    };
}
function isOnnx(detected) {
    return detected.framework === 'onnx';
}
/** The configuration of the server; paths are relative to it. */
function configText({ models }) {
    const listed = models.map(({ name, version, root, detected }) => ({
        name,
        version,
        file: `../${root}/${isOnnx(detected) ? detected.facts.path : ''}`,
    }));
    return `${JSON.stringify({ models: listed }, null, 2)}\n`;
}
/** Source: packages/serving/src/onnx/main.ts. */
const onnx_exitCodes = {
    1: 'a defect of the server',
    2: 'a flag or the configuration of the server is wrong',
    3: 'a model could not be loaded',
    98: 'the address can not be listened on',
    100: 'onnxruntime-node is not installed',
};

;// CONCATENATED MODULE: ./packages/providers/build/server/all.js



/** Every server provider, by its id. */
const servers = { azureml: azureml, onnx: onnx };
/**
 * Chooses the server: the one that was named, else the first that takes what is to be served.
 * @param wanted `auto` or the id of a provider
 * @throws Problems when the named one refuses, or none takes it
 */
function chooseServer(wanted, serving) {
    const named = servers[wanted];
    if (named !== undefined) {
        const refusal = named.refuses(serving);
        if (refusal === undefined)
            return named;
        (0,trouble/* refuse */.TR)({ where: { input: 'server' }, ...refusal });
    }
    const willing = [onnx, azureml].find((server) => server.refuses(serving) === undefined);
    if (willing !== undefined)
        return willing;
    const isAllOnnx = serving.models.every(({ detected }) => detected.framework === 'onnx');
    const refusal = (isAllOnnx ? onnx : azureml).refuses(serving);
    (0,trouble/* refuse */.TR)({ where: { input: 'models' }, ...refusal });
}

;// CONCATENATED MODULE: ./actions/package-model/build/attempt.js

/** Runs a part of looking; its problems are noted, so that the user sees those of all parts at once. */
async function attempt(problems, work) {
    try {
        return await work();
    }
    catch (thrown) {
        if (!(thrown instanceof trouble/* Problems */.Zw))
            throw thrown;
        problems.push(...thrown.problems);
        return undefined;
    }
}
/** Throws when anything was noted. */
function refuseAll(problems) {
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
}

// EXTERNAL MODULE: ./packages/formats/build/azure.js + 3 modules
var azure = __webpack_require__(84299);
// EXTERNAL MODULE: ./packages/formats/build/azure-v1.js
var azure_v1 = __webpack_require__(30226);
;// CONCATENATED MODULE: ./packages/providers/build/environment/sources/asked.js
/** Asks for nothing yet. */
function nothingAsked() {
    return { requirements: [], constraints: [], indexOptions: [] };
}
/** The folder part of a path with `/`, and a path seen from there: `env/conda.yml` and `../base.txt` are `base.txt`. */
function beside(file, path) {
    const wanted = path.replaceAll('\\', '/');
    if (/^(\/|[A-Za-z]:)/.test(wanted))
        return wanted;
    const parts = file.split('/').slice(0, -1);
    for (const part of wanted.split('/')) {
        if (part === '..' && parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else if (part !== '.' && part !== '')
            parts.push(part);
    }
    return parts.join('/');
}

;// CONCATENATED MODULE: ./actions/package-model/build/azure-config.js





/**
 * Adds what the file `config` says; inputs that were given have the last word.
 * @throws Problems with file, line and column
 */
async function withConfig(spec, { files }) {
    const { config, ...rest } = spec;
    if (config === undefined)
        return { ...rest, models: spec.models ?? [], environment: spec.environment };
    const text = await files.readTextIfThere(files.resolve(config));
    if (text === undefined) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'config' },
            said: `\`${config}\` does not exist`,
            expected: 'an `inferenceconfig.json`, or the YAML of a deployment or an environment of Azure ML',
            remedy: 'check the path; it is seen from the workspace',
        });
    }
    const said = await read(config.replaceAll('\\', '/'), text);
    return {
        ...rest,
        models: spec.models ?? said.models ?? refuseWithoutModel(config),
        sourceDirectory: spec.sourceDirectory ?? said.sourceDirectory,
        entryScript: spec.entryScript ?? said.entryScript,
        environment: spec.environment ?? said.environment,
        environmentVariables: { ...said.environmentVariables, ...spec.environmentVariables },
    };
}
function refuseWithoutModel(config) {
    (0,trouble/* refuse */.TR)({
        where: { input: 'models' },
        said: `nothing was given, and \`${config}\` names no model`,
        expected: 'the models to package',
        remedy: 'add `models` under `with:` of this step',
    });
}
async function read(file, text) {
    if (/\.json$/i.test(file)) {
        const { code_configuration: code, environment } = await (0,azure_v1/* readInferenceConfig */.U)(file, text);
        // In v1 the files of the environment are seen from the source directory.
        return fromCode(file, code, environment, code?.code === undefined ? file : within(beside(file, code.code)));
    }
    const isDeployment = /^(model|code_configuration|endpoint_name|environment|instance_count|type)\s*:/m.test(text);
    if (!isDeployment)
        return environmentOf(file, await (0,azure/* readAzureEnvironment */.hY)(file, text), file);
    const deployment = await (0,azure/* readAzureDeployment */.rw)(file, text);
    const { environment, model, environment_variables: variables } = deployment;
    if (typeof environment === 'string')
        refuseAsset(file, environment);
    return {
        ...fromCode(file, deployment.code_configuration, environment, file),
        ...(model === undefined ? {} : { models: [modelOf(file, model)] }),
        environmentVariables: { ...environment?.environment_variables, ...variables },
    };
}
/** A file of a folder, to see paths from; the workspace itself has no name. */
function within(folder) {
    return folder === '' ? 'file' : `${folder}/file`;
}
function fromCode(file, code, environment, environmentSeenFrom) {
    const folder = code?.code === undefined ? undefined : beside(file, code.code) || '.';
    const script = code?.scoring_script;
    return {
        ...(folder === undefined ? {} : { sourceDirectory: folder }),
        ...(script === undefined ? {} : { entryScript: folder === undefined ? beside(file, script) : script }),
        ...(environment === undefined ? {} : environmentOf(file, environment, environmentSeenFrom)),
    };
}
function environmentOf(file, environment, seenFrom) {
    const { conda_file: conda, environment_variables: variables } = environment;
    return {
        ...(conda === undefined
            ? {}
            : { environment: typeof conda === 'string' ? beside(seenFrom, conda) : { file, conda } }),
        ...(variables === undefined ? {} : { environmentVariables: variables }),
    };
}
function modelOf(file, model) {
    const text = typeof model === 'string' ? model : (model.path ?? '');
    if (typeof model !== 'string' && !/^[a-z]+:/i.test(text))
        return { kind: 'path', path: beside(file, text) };
    const parsed = (0,model_reference/* parseModelReference */.qZ)(text);
    if ('value' in parsed)
        return parsed.value;
    (0,trouble/* refuse */.TR)({ where: { file }, said: `the model \`${text}\``, expected: parsed.expected });
}
function refuseAsset(file, environment) {
    (0,trouble/* refuse */.TR)({
        where: { file },
        said: `the environment \`${environment}\`, which is an asset of a workspace`,
        expected: 'an environment that is written out, with its `conda_file`',
        remedy: 'write `conda_file` in its place, or give `environment`',
    });
}

// EXTERNAL MODULE: ./packages/formats/build/text.js
var build_text = __webpack_require__(25586);
// EXTERNAL MODULE: ./packages/formats/build/requirement.js
var build_requirement = __webpack_require__(72494);
;// CONCATENATED MODULE: ./packages/formats/build/requirements.js


const shortNames = {
    '-r': '--requirement',
    '-c': '--constraint',
    '-e': '--editable',
    '-i': '--index-url',
    '-f': '--find-links',
};
/** Options of a line of their own; true when they take a value. Source: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
const options = {
    '--requirement': true,
    '--constraint': true,
    '--editable': true,
    '--index-url': true,
    '--extra-index-url': true,
    '--find-links': true,
    '--no-index': false,
    '--no-binary': true,
    '--only-binary': true,
    '--prefer-binary': false,
    '--require-hashes': false,
    '--pre': false,
    '--trusted-host': true,
    '--use-feature': true,
};
/**
 * Reads a requirements file of pip: requirements, options, and the files that it takes in (which are not opened).
 * @throws Problems with file and line for every line that is none of these.
 */
function readRequirements(file, text) {
    const found = { requirements: [], options: [], includes: [] };
    const problems = [];
    for (const { line, content } of logicalLines(text)) {
        const wrong = content.startsWith('-') ? readOption(found, content, line) : readLine(found, content, line);
        if (wrong !== undefined)
            problems.push({ where: { file, line }, ...wrong });
    }
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return found;
}
function readLine(found, content, line) {
    const requirement = (0,build_requirement/* parseRequirement */.p)(content, line);
    if (!('said' in requirement)) {
        found.requirements.push(requirement);
        return undefined;
    }
    return requirement;
}
function readOption(found, content, line) {
    const match = /^(--[a-z-]+|-[a-z])(?:\s*=\s*|\s+)?(.*)$/i.exec(content);
    const written = match?.[1] ?? content;
    const name = shortNames[written] ?? written;
    const value = unquoted(match?.[2]?.trim() ?? '');
    const takesValue = options[name];
    if (takesValue === undefined) {
        return {
            said: `there is no option \`${written}\``,
            expected: `one of ${Object.keys(options).join(', ')}`,
        };
    }
    if (takesValue !== (value !== '')) {
        return {
            said: `\`${content}\``,
            expected: takesValue ? `a value for \`${name}\`` : `\`${name}\` without a value`,
        };
    }
    if (name === '--requirement')
        found.includes.push({ kind: 'requirements', path: value, line });
    else if (name === '--constraint')
        found.includes.push({ kind: 'constraints', path: value, line });
    else if (name === '--editable')
        found.requirements.push({ kind: 'editable', text: value, line });
    else
        found.options.push({ name, ...(value === '' ? {} : { value }), line });
    return undefined;
}
function unquoted(value) {
    return value.replace(/^(['"])(.*)\1$/, '$2');
}
/** Lines without comments; one that ends with a backslash goes on in the next. The number is that of its first line. */
function logicalLines(text) {
    const found = [];
    let open;
    text.split(/\r\n|\r|\n/).forEach((physical, index) => {
        const goesOn = /(^|[^#])\\$/.test(physical) && !/^\s*#/.test(physical);
        const part = goesOn ? physical.slice(0, -1) : physical;
        open =
            open === undefined ? { line: index + 1, content: part } : { ...open, content: open.content + part };
        if (goesOn)
            return;
        found.push(open);
        open = undefined;
    });
    if (open !== undefined)
        found.push(open);
    return found
        .map(({ line, content }) => ({ line, content: content.replace(/(^|\s)#.*$/, '').trim() }))
        .filter(({ content }) => content !== '');
}

// EXTERNAL MODULE: ./packages/formats/build/conda.js
var build_conda = __webpack_require__(92694);
;// CONCATENATED MODULE: ./packages/providers/build/environment/sources/requirements.js



/** Options that hold for the lock and for everyone who installs it. */
const kept = new Set(['--index-url', '--extra-index-url', '--find-links', '--no-binary', '--only-binary']);
/** Options that change nothing here: every lock has hashes. */
const needless = new Set(['--require-hashes', '--prefer-binary']);
/**
 * Reads a requirements file and those that it takes in.
 * @param file its path as people and `read` know it, with `/`
 * @throws Problems with file and line: lines that can not be read, and what can not be locked by a hash
 */
async function readRequirementsSource(file, read) {
    const problems = [];
    const asked = nothingAsked();
    await collect(file, await read(file), read, asked, asked.requirements, problems, [file]);
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return asked;
}
/** Takes over single lines that stand in another file, such as below `pip:` of a conda file. */
async function takeLine(file, line, read, asked, problems) {
    await take(file, numbered(readRequirements(file, line.text), line.line), read, asked, asked.requirements, problems, [file]);
}
function numbered(found, line) {
    const at = (entry) => ({ ...entry, line });
    return {
        requirements: found.requirements.map(at),
        options: found.options.map(at),
        includes: found.includes.map(at),
    };
}
async function collect(file, text, read, asked, into, problems, above) {
    try {
        await take(file, readRequirements(file, text ?? ''), read, asked, into, problems, above);
    }
    catch (thrown) {
        if (!(thrown instanceof trouble/* Problems */.Zw))
            throw thrown;
        problems.push(...thrown.problems);
    }
}
async function take(file, found, read, asked, into, problems, above) {
    for (const written of found.requirements) {
        const refusal = refusalOf(written);
        if (refusal === undefined)
            into.push({
                text: textOf(written),
                where: { file, line: written.line },
                asker: `your ${file}:${written.line}`,
            });
        else
            problems.push({ where: { file, line: written.line }, ...refusal });
    }
    for (const option of found.options)
        takeOption(file, option, asked, problems);
    for (const { kind, path, line } of found.includes) {
        const other = beside(file, path);
        const text = above.includes(other) ? undefined : await read(other);
        if (text === undefined)
            problems.push(notThere(file, line, path, above.includes(other)));
        else {
            const target = kind === 'constraints' ? asked.constraints : into;
            await collect(other, text, read, asked, target, problems, [...above, other]);
        }
    }
}
function textOf(written) {
    const hashes = written.kind === 'editable' ? [] : written.hashes.map((hash) => `--hash=${hash}`);
    return [written.text, ...hashes].join(' ');
}
/** Only what an index or an address gives can be locked by a hash and installed on another machine. */
function refusalOf(written) {
    if (written.kind === 'package')
        return undefined;
    const isArchive = written.kind === 'address' && /^https?:\/\//i.test(written.address);
    if (isArchive)
        return undefined;
    const isRepository = written.kind === 'address' && /^(git|hg|svn|bzr)\+/i.test(written.address);
    return {
        said: `\`${written.text}\``,
        expected: 'packages of an index, or archives with an http address: only those can be locked by a hash',
        remedy: isRepository
            ? 'build a wheel of that commit and name its address'
            : 'put the code into `source-directory`, or build a wheel and publish it',
    };
}
function takeOption(file, option, asked, problems) {
    const where = { file, line: option.line };
    const { name, value = '' } = option;
    if (needless.has(name))
        return;
    if (!kept.has(name)) {
        problems.push({
            where,
            said: `the option \`${name}\``,
            expected: `one of ${[...kept].join(', ')}`,
            remedy: 'remove the line; uv reads such settings from its own environment variables',
        });
    }
    else if (/:\/\/[^/]*@/.test(value)) {
        problems.push({
            where,
            said: `\`${name}\` with credentials in its address`,
            expected: 'an address without credentials, because the lock is part of the package',
            remedy: 'remove the line, and set UV_INDEX_URL in `env:` of the step from a secret',
        });
    }
    else {
        asked.indexOptions.push(`${name} ${value}`);
    }
}
function notThere(file, line, path, isCircle) {
    return {
        where: { file, line },
        said: isCircle ? `\`${path}\` takes in itself` : `\`${path}\` does not exist`,
        expected: 'a file, seen from the folder of this one',
        remedy: 'correct the path',
    };
}

;// CONCATENATED MODULE: ./packages/providers/build/environment/sources/conda.js




/**
 * Reads a conda file that asks for nothing but Python and packages of pip, as nearly all of them do.
 * @throws Problems with file and line, also for every package that only conda could install
 */
async function readCondaSource(file, read) {
    return askedOf(file, await (0,build_conda/* readConda */.k)(file, (await read(file)) ?? ''), read);
}
/** What a conda environment asks for; `file` is where it stands. */
async function askedOf(file, environment, read) {
    const problems = environment.condaPackages.map(({ text, line }) => ({
        where: { file, line },
        said: `\`${text}\` is a package of conda`,
        expected: 'only `python`, `pip`, and packages below `pip:`',
        remedy: `write \`${asPip(text)}\` below \`pip:\` when PyPI has it`,
    }));
    const asked = nothingAsked();
    for (const line of environment.pip)
        await takeLine(file, line, read, asked, problems);
    const version = pythonVersion(environment);
    if (environment.python !== undefined && version !== undefined)
        asked.runtime = { version, where: { file, line: environment.python.line } };
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return asked;
}
/** The minor version that `python=3.11` or `python==3.11.7` names; undefined for `python>=3.10`, which any will do for. */
function pythonVersion({ python }) {
    return /^(?:==|~=)\s*(\d+\.\d+)/.exec(python?.specifier ?? '')?.[1];
}
/** `numpy=2.4` → `numpy==2.4.*`; channel and build have no meaning for pip. */
function asPip(text) {
    const [, name = text, version] = /^(?:.*::)?([\w.-]+)\s*(?:==?\s*([\w.*]+))?/.exec(text) ?? [];
    if (version === undefined)
        return name;
    return `${name}==${version.split('.').length > 2 || version.endsWith('*') ? version : `${version}.*`}`;
}

// EXTERNAL MODULE: ./packages/formats/build/yaml-file.js + 2 modules
var yaml_file = __webpack_require__(32462);
;// CONCATENATED MODULE: ./packages/formats/build/python-env.js

/**
 * Reads `python_env.yaml`.
 * Source: https://github.com/mlflow/mlflow/blob/v3.4.0/mlflow/utils/environment.py, `_PythonEnv`.
 * @throws Problems with file, line and column.
 */
async function readPythonEnv(file, text) {
    const expected = 'a map with `python`, `build_dependencies` and `dependencies`';
    (0,yaml_file/* refuseEmpty */.O)({ file }, text, expected);
    return (0,yaml_file/* readYaml */.g)({ file }, text, (root) => python_env_environmentOf(root, expected), '1.1');
}
function python_env_environmentOf(root, expected) {
    const fields = root.fields(expected);
    const python = fields.get('python');
    const version = python === undefined || python.isEmpty ? undefined : python.text('a version such as `3.11.7`');
    return {
        ...(version === undefined ? {} : { python: version }),
        buildDependencies: linesOf(fields.get('build_dependencies')),
        dependencies: linesOf(fields.get('dependencies')),
    };
}
function linesOf(list) {
    if (list === undefined || list.isEmpty)
        return [];
    return list.items('a list of requirements').flatMap((item) => {
        const text = item.text('a requirement');
        return text === undefined ? [] : [{ text, line: item.line }];
    });
}

;// CONCATENATED MODULE: ./packages/providers/build/environment/sources/mlflow.js





/** The files that MLflow writes beside a model. Their names are MLflow's own. */
const names = { requirements: 'requirements.txt', python: 'python_env.yaml', conda: 'conda.yaml' };
/**
 * What an MLflow model asks for: its `requirements.txt`, or the pip part of its conda file, and its Python.
 * @param title the model for people: `diabetes:1`
 * @param read reads files of the model's folder
 * @throws Problems with file and line
 */
async function readMlflowSource(title, read, facts) {
    const below = `${title}/`;
    const readBelow = (path) => read(path.startsWith(below) ? path.slice(below.length) : path);
    const shown = (name) => beside(below, name);
    const condaFile = shown(facts.condaFile ?? names.conda);
    const condaText = await readBelow(condaFile);
    const conda = condaText === undefined
        ? undefined
        : await askedOf(condaFile, await (0,build_conda/* readConda */.k)(condaFile, condaText), readBelow);
    const hasRequirements = (await read(names.requirements)) !== undefined;
    const asked = hasRequirements ? await readRequirementsSource(shown(names.requirements), readBelow) : conda;
    const runtime = (await pythonOf(shown(names.python), readBelow)) ?? conda?.runtime ?? recorded(title, facts);
    const requirements = (asked?.requirements ?? []).map((requirement) => ({
        ...requirement,
        asker: requirement.asker.replace(/^your /, ''),
    }));
    return {
        requirements,
        constraints: asked?.constraints ?? [],
        indexOptions: asked?.indexOptions ?? [],
        ...(runtime === undefined ? {} : { runtime }),
    };
}
async function pythonOf(file, read) {
    const text = await read(file);
    if (text === undefined)
        return undefined;
    const { python } = await readPythonEnv(file, text);
    return python === undefined ? undefined : { version: python, where: { file } };
}
/** `MLmodel` itself says with which Python the model was written. */
function recorded(title, { pythonVersion }) {
    return pythonVersion === undefined
        ? undefined
        : { version: pythonVersion, where: { file: `${title}/MLmodel` } };
}

;// CONCATENATED MODULE: ./packages/providers/build/environment/sources/scikit-learn.js


/** Modules that every environment of a scikit-learn model holds. */
const known = new Set(('sklearn numpy scipy joblib threadpoolctl builtins __builtin__ copyreg copy_reg collections functools operator ' +
    '_codecs datetime decimal fractions types re random').split(' '));
/** Modules whose package is called otherwise than they are, or just the same. */
const scikit_learn_packages = {
    pandas: 'pandas',
    xgboost: 'xgboost',
    lightgbm: 'lightgbm',
    catboost: 'catboost',
    imblearn: 'imbalanced-learn',
    category_encoders: 'category-encoders',
};
/**
 * What a pickled scikit-learn estimator asks for: the very version that wrote it, because scikit-learn promises nothing
 * for others, and a numpy of the generation whose module names stand in the pickle.
 * @param title the model for people: `iris:1`
 * @throws Problems when it was made with code that only its maker has
 */
function readScikitLearnSource(title, estimators) {
    const asked = nothingAsked();
    const problems = [];
    for (const estimator of estimators) {
        const file = `${title}/${estimator.path}`;
        const ask = (text, why) => ({
            text,
            where: { file },
            asker: `the model ${title}${why}`,
        });
        const { version } = estimator;
        asked.requirements.push(version === undefined
            ? ask('scikit-learn', '')
            : ask(`scikit-learn==${version}`, `, saved with ${version},`));
        if (estimator.numpy !== undefined)
            asked.requirements.push(ask(estimator.numpy === 2 ? 'numpy>=2' : 'numpy<2', ', whose pickle says so,'));
        if (estimator.featureNames !== undefined)
            asked.requirements.push(ask('pandas', ', fitted on a DataFrame,'));
        for (const module of foreignModules(estimator)) {
            const name = scikit_learn_packages[module];
            if (name === undefined)
                problems.push(unknownModule(file, module));
            else
                asked.requirements.push(ask(name, `, which imports ${module},`));
        }
    }
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return asked;
}
function foreignModules({ imports }) {
    const modules = imports.map((entry) => entry.split('.')[0]);
    return [...new Set(modules)].filter((module) => !known.has(module));
}
function unknownModule(file, module) {
    return {
        where: { file },
        said: `the pickle imports \`${module}\`, which is no package that Slipway knows`,
        expected: 'an estimator made of scikit-learn alone, or an `environment` that says what it needs',
        remedy: `give \`environment\` with the package of \`${module}\`; code of your own needs an entry script`,
    };
}

// EXTERNAL MODULE: ./packages/providers/build/environment/uv/names.js
var uv_names = __webpack_require__(29393);
;// CONCATENATED MODULE: ./actions/package-model/build/environment.js









/**
 * What the environment has to hold: what the server needs, and what the user's file asks for, or else the models.
 * @param byFile what the user's file asks for; undefined when none was given
 * @throws Problems with file and line
 */
async function wantedEnvironment(spec, byFile, models, parts, ports) {
    if (parts.readyLock !== undefined)
        return { server: [], model: [], constraints: [], indexOptions: [], readyLock: parts.readyLock };
    const asked = byFile === undefined ? await askedByModels(models) : withScikitLearn(byFile, models);
    const runtime = spec.pythonVersion === undefined
        ? asked.runtime
        : { version: spec.pythonVersion, where: { input: 'python-version' } };
    return {
        server: await serverRequirements(parts, ports),
        model: asked.requirements,
        constraints: asked.constraints,
        indexOptions: asked.indexOptions,
        ...(runtime === undefined ? {} : { runtime }),
    };
}
async function serverRequirements({ requirements }, { files, host }) {
    const lists = await Promise.all(requirements.map(async (file) => {
        const text = await files.readText(files.join(host.bundle, ...file.split('/')));
        return readRequirements(file, text).requirements;
    }));
    return lists
        .flat()
        .map(({ text, line }) => ({ text, where: { file: requirements[0], line }, asker: 'the server' }));
}
/**
 * Reads the user's conda or requirements file.
 * @throws Problems with file and line
 */
async function readEnvironmentFile(file, ports) {
    if (file === undefined)
        return undefined;
    const read = (path) => ports.files.readTextIfThere(ports.files.resolve(path));
    if (typeof file !== 'string')
        return askedOf(file.file, file.conda, read);
    const shown = file.replaceAll('\\', '/').replace(/^\.\//, '');
    if ((await ports.files.stat(ports.files.resolve(file)))?.kind !== 'file') {
        (0,trouble/* refuse */.TR)({
            where: { input: 'environment' },
            said: `\`${file}\` is no file`,
            expected: 'a conda file (`.yml`, `.yaml`) or a requirements file (`.txt`)',
            remedy: 'check the path; it is seen from the workspace',
        });
    }
    return /\.ya?ml$/i.test(shown) ? readCondaSource(shown, read) : readRequirementsSource(shown, read);
}
/** A file says it all; only the scikit-learn that wrote a model is added when the file does not name it. */
function withScikitLearn(asked, models) {
    if (asked.requirements.some(({ text }) => (0,uv_names/* requirementName */.x)(text) === 'scikit-learn'))
        return asked;
    const [estimator] = models.flatMap(estimatorsOf);
    if (estimator?.version === undefined)
        return asked;
    const { title, version, path } = estimator;
    const added = {
        text: `scikit-learn==${version}`,
        where: { file: `${title}/${path}` },
        asker: `the model ${title}, saved with ${version},`,
    };
    return { ...asked, requirements: [...asked.requirements, added] };
}
function estimatorsOf(model) {
    if (model.detected.framework !== 'scikit-learn')
        return [];
    return model.detected.facts.estimators.map(({ version, path }) => ({
        title: titleOf(model),
        version,
        path,
    }));
}
async function askedByModels(models) {
    const all = nothingAsked();
    for (const model of models) {
        const asked = await askedByModel(model);
        all.requirements.push(...asked.requirements);
        all.constraints.push(...asked.constraints);
        all.indexOptions.push(...asked.indexOptions);
        if (asked.runtime !== undefined)
            all.runtime ??= asked.runtime;
    }
    return all;
}
async function askedByModel(model) {
    const { detected, located } = model;
    if (detected.framework === 'scikit-learn')
        return readScikitLearnSource(titleOf(model), detected.facts.estimators);
    if (detected.framework !== 'mlflow')
        return nothingAsked();
    const read = async (path) => {
        const file = located.files.find((entry) => entry.path === path);
        return file === undefined
            ? undefined
            : (0,build_text/* decodeText */.g7)({ file: `${titleOf(model)}/${path}` }, await file.read(0, file.size));
    };
    return readMlflowSource(titleOf(model), read, detected.facts);
}
function titleOf({ name, version }) {
    return `${name}:${version}`;
}

;// CONCATENATED MODULE: ./actions/package-model/build/fingerprint.js
/** Changes when the same inputs have to make another package. */
const generation = 1;
/**
 * SHA-256 over everything a package is made from: names and bytes of its files, the start of its server, its
 * requirements, and how it is checked. No times, no paths of this machine.
 */
async function fingerprintOf(spec, content, manifest, environment, { files }) {
    const digests = [];
    for (const file of content) {
        if (!('from' in file))
            digests.push([file.to, files.sha256(file.content)]);
        else
            digests.push([file.to, file.sha256 ?? (await files.hash(file.from)).sha256]);
    }
    const check = spec.check ? spec.tolerance : false;
    return files.sha256(JSON.stringify([
        generation,
        digests,
        manifest,
        environment.fingerprint,
        environment.runtimeVersion,
        check,
    ]));
}

// EXTERNAL MODULE: ./packages/formats/build/detect.js + 32 modules
var detect = __webpack_require__(81575);
// EXTERNAL MODULE: ./packages/providers/build/registry/handed-on.js
var handed_on = __webpack_require__(31965);
// EXTERNAL MODULE: ./packages/providers/build/registry/located.js
var located = __webpack_require__(39669);
// EXTERNAL MODULE: ./packages/providers/build/registry/open.js + 10 modules
var registry_open = __webpack_require__(55127);
// EXTERNAL MODULE: ./packages/providers/build/registry/root-digest.js
var root_digest = __webpack_require__(30260);
// EXTERNAL MODULE: ./packages/providers/build/registry/source.js
var registry_source = __webpack_require__(84910);
;// CONCATENATED MODULE: ./actions/package-model/build/models.js










const input = 'models';
/** Finds every model that was named; problems with any of them are noted. */
async function findModels(references, registry, ports, problems) {
    const found = [];
    for (const reference of references) {
        const model = await attempt(problems, () => findModel(reference, registry, ports));
        if (model !== undefined)
            found.push(model);
    }
    const ids = found.map(({ name, version }) => `${name}:${version}`);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined)
        problems.push({
            where: { input },
            said: `${twice} twice`,
            expected: 'every model once',
            remedy: 'remove one of them',
        });
    return found;
}
async function findModel(reference, registry, ports) {
    switch (reference.kind) {
        case 'path':
            return unregistered(reference.path, ports);
        case 'registered':
            return registered(reference, registry, ports);
        case 'artifact':
            return handedOn(reference.name, ports);
        default:
            (0,trouble/* refuse */.TR)({
                where: { input },
                said: `\`${(0,model_reference/* referenceText */.n5)(reference)}\`, a reference of the kind \`${reference.kind}\``,
                expected: '`name:version`, `name@latest`, `name@alias`, a path, or `artifact:<name>`',
                remedy: 'register the model in the registry of Slipway, or give the path of its files',
            });
    }
}
async function registered(reference, text, ports) {
    const registry = (0,registry_open/* openRegistry */.Me)(text, ports);
    const record = await registry.find(reference);
    if (record !== undefined)
        return models_recorded(record, await registry.locate(record));
    const versions = (await registry.versions(reference.name)).map(({ version }) => version);
    const names = versions.length > 0 ? [] : await registry.names();
    (0,trouble/* refuse */.TR)({
        where: { input },
        said: `\`${(0,model_reference/* referenceText */.n5)(reference)}\` is not in ${registry.title}`,
        expected: versions.length > 0
            ? `one of the versions of ${reference.name}: ${versions.slice(-10).join(', ')}`
            : names.length > 0
                ? `one of its models: ${names.slice(0, 10).join(', ')}`
                : 'a registered model; this registry holds none',
        remedy: 'register it with register-model, or check `registry`',
    });
}
async function handedOn(name, ports) {
    const folder = await ports.files.temporaryFolder('model-');
    await ports.artifacts.take(name, folder);
    const { record, model } = await (0,handed_on/* readHandedOn */._)(folder, ports);
    return models_recorded(record, model);
}
async function models_recorded(record, located) {
    const detected = await (0,detect/* detect */.o)(located.files, { framework: record.framework });
    return foundModel(record, record.singleFile ? undefined : (record.folder ?? 'model'), detected, located, record.resources);
}
/** A model that was never registered is called as its file or folder, and its version is its digest. */
async function unregistered(path, ports) {
    const { files } = ports;
    const source = await (0,registry_source/* readSource */.o$)(path, input, files);
    const hashed = [];
    for (const file of source.files) {
        const { size, sha256 } = await files.hash(file.from);
        hashed.push((0,located/* locatedFile */.B)({ path: file.path, size, sha256 }, file.from, ports));
    }
    const digest = (0,root_digest/* rootDigest */.b)(hashed, files);
    const folder = source.folder === undefined ? undefined : files.basename(source.folder);
    const given = source.folder ?? source.files[0].from;
    const name = nameOf(files.basename(given), files.basename(files.dirname(given)));
    const detected = await (0,detect/* detect */.o)(hashed);
    return foundModel({ name, version: (0,build_digest/* shortDigest */.VK)(digest), digest }, folder, detected, { files: hashed });
}
/** `Iris model.v2.onnx` → `Iris-model.v2`; what is only called `model` is called as its folder. */
function nameOf(file, parent) {
    const stem = file.replace(/(?<=.)\.[^.]*$/, '');
    const name = (stem === 'model' ? parent : stem)
        .replaceAll(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[^A-Za-z0-9]+/, '');
    return model_reference/* modelNamePattern */.nx.test(name) ? name : 'model';
}
function foundModel({ name, version, digest }, folder, detected, located, resources) {
    const place = `models/${name}/${version}`;
    const root = folder === undefined ? place : `${place}/${folder}`;
    const only = located.files.length === 1 ? located.files[0] : undefined;
    const ownSample = located.files.find(({ path }) => path === detected.sampleInput);
    return {
        name,
        version,
        root,
        detected,
        located,
        ...(ownSample === undefined ? {} : { ownSample }),
        ...(resources === undefined ? {} : { resources }),
        packaged: {
            name,
            version,
            digest,
            framework: detected.framework,
            folder: place,
            ...(only === undefined ? {} : { file: `${root}/${only.path}` }),
            ...(detected.schema === undefined ? {} : { schema: detected.schema }),
        },
    };
}

;// CONCATENATED MODULE: ./actions/package-model/build/programs.js
/** The files that a server brings: programs out of the bundle, and what is written for this package. */
async function programFiles({ programs, writes }, { files, host }) {
    const copied = [];
    for (const { from, to } of programs) {
        const folder = files.join(host.bundle, ...from.split('/'));
        for (const { kind, path } of await files.walk(folder)) {
            if (kind !== 'file' || /(^|\/)__pycache__\//.test(path))
                continue;
            copied.push({ to: `${to}/${path}`, from: files.join(folder, ...path.split('/')) });
        }
    }
    return [...copied, ...writes];
}

;// CONCATENATED MODULE: ./actions/package-model/build/samples.js


/**
 * The request that the package is tried with: the one that was given, else that of the record, else the example inside
 * of the model. Several models behind one entry script have no request in common, unless one is given.
 * @throws Problems when a file is missing or holds no JSON
 */
async function findSamples(spec, models, ports) {
    if (spec.sampleInput !== undefined)
        return given(spec.sampleInput, spec.sampleOutput, ports);
    const [model] = models;
    if (model === undefined || (models.length > 1 && spec.entryScript !== undefined))
        return {};
    const { sampleInput, sampleOutput } = model.located;
    if (sampleInput !== undefined)
        return samples_recorded(sampleInput, sampleOutput);
    return model.ownSample === undefined || spec.entryScript !== undefined
        ? {}
        : samples_recorded(model.ownSample, undefined);
}
async function given(input, output, ports) {
    const request = await sampleFile(input, 'sample-input', ports);
    if (output === undefined)
        return { input: request };
    return { input: request, output: await sampleFile(output, 'sample-output', ports) };
}
async function sampleFile(path, name, { files }) {
    const file = await (0,registry_source/* readSourceFile */.uj)(path, name, files);
    try {
        JSON.parse(await files.readText(file.from));
    }
    catch (thrown) {
        const at = /line (\d+) column (\d+)/.exec(thrown instanceof Error ? thrown.message : '');
        (0,trouble/* refuse */.TR)({
            where: at === null ? { file: path } : { file: path, line: Number(at[1]), column: Number(at[2]) },
            said: 'no JSON',
            expected: name === 'sample-input' ? 'a request body in JSON' : 'an answer in JSON',
            remedy: 'correct the file',
        });
    }
    return { to: `samples/${name === 'sample-input' ? 'input' : 'output'}.json`, from: file.from };
}
function samples_recorded(input, output) {
    return {
        input: { to: 'samples/input.json', from: input.location, sha256: input.sha256 },
        ...(output === undefined
            ? {}
            : { output: { to: 'samples/output.json', from: output.location, sha256: output.sha256 } }),
    };
}

;// CONCATENATED MODULE: ./actions/package-model/build/source.js


/** What tools leave in a folder of code; it belongs to the machine it was made on. */
const leftovers = /(^|\/)(__pycache__|\.venv|venv|node_modules|\.ipynb_checkpoints|\.pytest_cache|\.mypy_cache)\/|\.pyc$/;
/**
 * Finds the entry script and the code around it. Without `source-directory` the script is taken alone.
 * @param destination absolute; a package that stands inside of the source directory is no source
 * @throws Problems when the script is missing or stands outside of the source directory
 */
async function readSourceCode(spec, destination, ports) {
    const { files } = ports;
    const { entryScript, sourceDirectory } = spec;
    if (entryScript === undefined)
        return undefined;
    if (sourceDirectory === undefined) {
        const script = await (0,registry_source/* readSourceFile */.uj)(entryScript, 'entry-script', files);
        refuseOtherLanguage(script.path);
        return { entryScript: script.path, files: [{ to: `source/${script.path}`, from: script.from }] };
    }
    const source = await (0,registry_source/* readSource */.o$)(sourceDirectory, 'source-directory', files);
    const taken = source.files.filter(({ path, from }) => !leftovers.test(path) && !isInside(destination, from, files));
    const script = scriptIn(entryScript, sourceDirectory, taken, files);
    if (script === undefined) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'entry-script' },
            said: `\`${entryScript}\` is not in \`${sourceDirectory}\``,
            expected: `a file of the source directory, such as ${scriptsIn(taken)}`,
            remedy: 'give the path of the script as it is seen from `source-directory`',
        });
    }
    refuseOtherLanguage(script);
    return { entryScript: script, files: taken.map(({ path, from }) => ({ to: `source/${path}`, from })) };
}
/** A path on another drive stays absolute when it is made relative. */
function isInside(folder, path, files) {
    const relative = files.relative(folder, path);
    return !relative.startsWith('..') && files.resolve(relative) !== relative;
}
/** The script is seen from the source directory, as Azure does, or from the workspace. */
function scriptIn(entryScript, sourceDirectory, taken, files) {
    const candidates = [files.join(files.resolve(sourceDirectory), entryScript), files.resolve(entryScript)];
    return taken.find(({ from }) => candidates.some((candidate) => files.relative(candidate, from) === ''))
        ?.path;
}
function scriptsIn(taken) {
    const scripts = taken.filter(({ path }) => path.endsWith('.py')).slice(0, 5);
    return scripts.length === 0 ? '`score.py`' : scripts.map(({ path }) => `\`${path}\``).join(', ');
}
function refuseOtherLanguage(path) {
    if (path.endsWith('.py'))
        return;
    (0,trouble/* refuse */.TR)({
        where: { input: 'entry-script' },
        said: `\`${path}\``,
        expected: 'a Python file with the functions `init()` and `run()`',
        remedy: 'name the Python file',
    });
}

;// CONCATENATED MODULE: ./actions/package-model/build/look.js













/** Looks at everything a package is made of, and at what stands at its place. Changes nothing. */
async function look_look(given, ports) {
    const problems = [];
    const spec = await withConfig(given, ports);
    const destination = ports.files.resolve(spec.path);
    const models = await findModels(spec.models, spec.registry, ports, problems);
    const source = await attempt(problems, () => readSourceCode(spec, destination, ports));
    const samples = (await attempt(problems, () => findSamples(spec, models, ports))) ?? {};
    const byFile = await attempt(problems, () => readEnvironmentFile(spec.environment, ports));
    const place = await attempt(problems, () => outputs[spec.output].look(destination, ports));
    const isKnown = models.length === spec.models.length && (source !== undefined) === (spec.entryScript !== undefined);
    const serving = { models, ...(source === undefined ? {} : { entryScript: source.entryScript }) };
    const server = isKnown ? await attempt(problems, () => chooseServer(spec.server, serving)) : undefined;
    const parts = server?.parts(serving);
    const wanted = parts === undefined
        ? undefined
        : await attempt(problems, () => wantedEnvironment(spec, byFile, models, parts, ports));
    const provider = parts === undefined ? undefined : (0,environment_all/* environmentProvider */.b)(parts.environment);
    const facts = wanted === undefined || provider === undefined
        ? undefined
        : await attempt(problems, () => provider.look(wanted, ports));
    refuseAll(problems);
    const files = [
        ...models.flatMap(modelFiles),
        ...(source?.files ?? []),
        ...(await programFiles(parts, ports)),
        ...Object.values(samples),
    ];
    const manifest = manifestOf(spec, models, samples, parts);
    const fingerprint = await fingerprintOf(spec, files, manifest, facts, ports);
    return {
        destination,
        title: models.map(({ name, version }) => `${name}:${version}`).join(', '),
        server: server.id,
        environment: { provider: provider.id, wanted: wanted, facts: facts },
        files,
        manifest: { ...manifest, fingerprint },
        ...(await knownPackage(place, fingerprint, ports)),
        notices: noticesOf(spec, models, samples, server.id),
    };
}
function modelFiles(model) {
    return model.located.files.map(({ path, location, sha256 }) => ({
        to: `${model.root}/${path}`,
        from: location,
        sha256,
    }));
}
function manifestOf(spec, models, samples, { start }) {
    const resources = models.length === 1 ? models[0].resources : undefined;
    return {
        schemaVersion: 1,
        models: models.map(({ packaged }) => packaged),
        multiModel: models.length > 1,
        start,
        environmentVariables: spec.environmentVariables ?? {},
        ...(samples.input === undefined ? {} : { sampleInput: samples.input.to }),
        ...(samples.output === undefined ? {} : { sampleOutput: samples.output.to }),
        ...(resources === undefined ? {} : { resources }),
    };
}
/** The package that is there counts only when it was made from the same and every byte of it is right. */
async function knownPackage({ existing }, fingerprint, ports) {
    if (existing === undefined || existing.manifest.fingerprint !== fingerprint)
        return {};
    try {
        await (0,verify/* verifyPackage */.s)(existing.folder, existing.manifest, ports);
        return { unchanged: existing.manifest };
    }
    catch (thrown) {
        if (!(thrown instanceof trouble/* Failure */.HR))
            throw thrown;
        return { because: thrown.message };
    }
}
function noticesOf(spec, models, samples, server) {
    const notices = [];
    if (server === 'onnx' && spec.environment !== undefined) {
        notices.push({
            level: 'warning',
            title: '`environment` is not used',
            message: 'The ONNX server needs no Python. Leave `environment` out, or choose the server with `server`.',
            where: { input: 'environment' },
        });
    }
    if (spec.check && samples.input === undefined) {
        notices.push({
            level: 'warning',
            title: 'The package is booted, but not scored',
            message: 'No sample request is known. Give `sample-input`, or register the model with one.',
        });
    }
    for (const { detected, name, version } of models) {
        if (detected.framework === 'scikit-learn' &&
            detected.frameworkVersion === undefined &&
            spec.environment === undefined) {
            notices.push({
                level: 'warning',
                title: `${name}:${version} does not say which scikit-learn wrote it`,
                message: 'The newest one is locked. Give `environment` with the version that the model was made with.',
            });
        }
    }
    return notices;
}

// EXTERNAL MODULE: ./packages/providers/build/package/boot.js + 1 modules
var boot = __webpack_require__(32829);
// EXTERNAL MODULE: ./packages/providers/build/package/install.js
var install = __webpack_require__(73783);
;// CONCATENATED MODULE: ./actions/package-model/build/plan.js
/** The ids of the steps; performers and the report find results by them. */
const steps = {
    lock: 'lock',
    assemble: 'assemble',
    install: 'install',
    check: 'check',
    publish: 'publish',
    give: 'give',
};
/** Decides what has to be done. Pure. */
function plan(spec, facts) {
    const give = spec.artifact === undefined ? [] : [giveStep(spec.artifact, facts)];
    if (facts.unchanged !== undefined) {
        return {
            steps: give,
            unchanged: `${facts.destination} holds this package already: nothing it is made from has changed`,
        };
    }
    return { steps: [...making(spec, facts), ...give] };
}
function making(spec, facts) {
    const { environment, destination } = facts;
    const { runtimeVersion, tool } = environment.facts;
    const runtime = `${facts.manifest.start.runtime === 'python' ? 'Python' : 'Node'} ${runtimeVersion}`;
    const check = [
        step(steps.install, 'install the environment', environment.provider, {}),
        step(steps.check, checkTitle(facts), 'package-model', {
            timeoutMs: spec.timeout * 1000,
            tolerance: spec.tolerance,
        }),
    ];
    return [
        step(steps.lock, `lock the dependencies (${runtime}, ${tool})`, environment.provider, json(environment)),
        step(steps.assemble, `assemble the package of ${facts.title}`, spec.output, {
            files: json(facts.files),
            manifest: json(facts.manifest),
            environment: { provider: environment.provider, runtimeVersion, platform: environment.facts.platform },
            destination,
        }),
        ...(spec.check ? check : []),
        step(steps.publish, `put the package in place: ${destination}`, spec.output, { destination }),
    ];
}
function checkTitle({ manifest }) {
    if (manifest.sampleInput === undefined)
        return 'boot it';
    const compared = manifest.sampleOutput === undefined ? '' : ' and compare the answer';
    return compared === '' ? 'boot it and score the sample' : `boot it, score the sample${compared}`;
}
function giveStep(artifact, { destination }) {
    return step(steps.give, `give it on as the artifact \`${artifact}\``, 'package-model', {
        artifact,
        destination,
    });
}
function step(id, title, provider, args) {
    return { id, title, provider, verb: id, args };
}
/** Plain data with optional fields, as JSON sees it. */
function json(value) {
    return value;
}

;// CONCATENATED MODULE: ./actions/package-model/build/performers.js





/** Who carries out the steps of package-model. */
const performers = {
    ...Object.fromEntries(Object.keys(environment_all/* environments */.d).map((id) => [id, environmentPerformer])),
    ...Object.fromEntries(Object.entries(outputs).map(([id, provider]) => [id, outputPerformer(provider)])),
    'package-model': ownPerformer,
};
async function environmentPerformer(step, ports, earlier) {
    if (step.verb === steps.lock) {
        const { provider, wanted, facts } = step.args;
        const lock = await (0,environment_all/* environmentProvider */.b)(provider).lock(wanted, facts, ports);
        ports.log.info(`${lock.packages} packages, each with its hashes${lock.isKnown ? ' (known lock)' : ''}`);
        return { result: lock, unchanged: lock.isKnown };
    }
    const assembled = assembledBy(earlier);
    return discardingWhenBad(assembled, ports, async () => {
        const unchanged = await (0,install/* isInstalled */.j$)(assembled.manifest, ports);
        return { result: await (0,install/* installEnvironment */.Ns)(assembled.manifest, assembled.folder, ports), unchanged };
    });
}
function outputPerformer(provider) {
    return async (step, ports, earlier) => {
        const args = step.args;
        if (step.verb === steps.publish) {
            const assembled = assembledBy(earlier);
            await discardingWhenBad(assembled, ports, () => provider.publish(assembled, args.destination, ports));
            return {};
        }
        const lock = earlier.get(steps.lock);
        const [lockFile] = lock.files;
        const environment = {
            ...args.environment,
            lockFile: `lock/${lockFile.name}`,
            lockSha256: ports.files.sha256(lockFile.content),
            packages: lock.packages,
        };
        const files = [
            ...args.files,
            ...lock.files.map(({ name, content }) => ({ to: `lock/${name}`, content })),
        ];
        return {
            result: await provider.assemble({ files, manifest: { ...args.manifest, environment } }, args.destination, ports),
        };
    };
}
async function ownPerformer(step, ports, earlier) {
    if (step.verb === steps.give) {
        const { artifact, destination } = step.args;
        return { result: await ports.artifacts.give(artifact, destination) };
    }
    const assembled = assembledBy(earlier);
    const { folder, manifest } = assembled;
    const environmentFolder = earlier.get(steps.install);
    return discardingWhenBad(assembled, ports, async () => ({
        result: await (0,boot/* bootOnce */.E)(manifest, folder, environmentFolder, step.args, ports),
    }));
}
function assembledBy(earlier) {
    return earlier.get(steps.assemble);
}
/** A package that is not good never gets its place, and nothing of it stays. */
async function discardingWhenBad(assembled, ports, work) {
    try {
        return await work();
    }
    catch (thrown) {
        await ports.files.remove(assembled.folder);
        throw thrown;
    }
}

// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
// EXTERNAL MODULE: ./packages/core/build/plan.js
var build_plan = __webpack_require__(26803);
;// CONCATENATED MODULE: ./actions/package-model/build/report.js




/** Says what happened. Pure. */
function report(_spec, facts, outcome) {
    const manifest = facts.unchanged ?? (0,build_plan/* resultOf */.B)(outcome, steps.assemble)?.manifest;
    const isThere = facts.unchanged !== undefined ||
        outcome.steps.some(({ id, status }) => id === steps.publish && status === 'done');
    const booted = (0,build_plan/* resultOf */.B)(outcome, steps.check);
    return {
        outputs: {
            package: isThere ? facts.destination : undefined,
            'package-digest': isThere ? manifest?.digest : undefined,
            server: facts.server,
            'cache-hit': facts.unchanged !== undefined,
            'lock-digest': isThere && manifest !== undefined ? `sha256:${manifest.environment.lockSha256}` : undefined,
        },
        headline: headline(facts, outcome, manifest, booted),
        summary: [{ kind: 'facts', rows: rows(facts, manifest, booted) }, ...models(facts)],
        notices: facts.notices,
    };
}
function headline(facts, outcome, manifest, booted) {
    if (outcome.status === 'planned')
        return `${facts.title} would be packaged at ${facts.destination}`;
    if (outcome.status === 'failed' || manifest === undefined)
        return `${facts.title} was not packaged`;
    const digest = (0,build_digest/* shortDigest */.VK)(manifest.digest);
    if (facts.unchanged !== undefined)
        return `${facts.title} is packaged already at ${facts.destination} (${digest})`;
    const tried = booted === undefined ? '' : `, ${triedText(booted)}`;
    return `packaged ${facts.title} at ${facts.destination} (${digest})${tried}`;
}
function triedText({ readyMs, sample }) {
    const ready = `ready in ${(0,markdown/* durationText */.S5)(readyMs)}`;
    if (sample === undefined)
        return ready;
    return `${ready}, sample scored in ${(0,markdown/* durationText */.S5)(sample.ms)}${sample.compared ? ' as expected' : ''}`;
}
function rows(facts, manifest, booted) {
    const { environment } = facts;
    const size = manifest?.files.reduce((sum, file) => sum + file.size, 0);
    return [
        ['Package', `\`${facts.destination}\``],
        ...(manifest === undefined ? [] : [['Digest', `\`${manifest.digest}\``]]),
        ...(manifest === undefined || size === undefined
            ? []
            : [['Content', `${(0,markdown/* counted */.hS)(manifest.files.length, 'file')}, ${(0,markdown/* bytesText */.pV)(size)}`]]),
        ['Server', `\`${facts.server}\``],
        [
            'Environment',
            `${facts.manifest.start.runtime} ${environment.facts.runtimeVersion}${manifest === undefined ? '' : `, ${(0,markdown/* counted */.hS)(manifest.environment.packages, 'locked package')}`}`,
        ],
        ...(booted === undefined ? [] : [['Checked', triedText(booted)]]),
        ...(facts.because === undefined ? [] : [['Made again because', facts.because]]),
    ];
}
function models({ manifest }) {
    return [
        {
            kind: 'table',
            columns: ['Model', 'Framework', 'Digest'],
            rows: manifest.models.map(({ name, version, framework, digest }) => [
                `${name}:${version}`,
                framework,
                `\`${(0,build_digest/* shortDigest */.VK)(digest)}\``,
            ]),
        },
    ];
}

;// CONCATENATED MODULE: ./actions/package-model/build/main.js






/** Makes a package of models that holds everything needed to serve them, and proves that it does. */
const packageModel = (0,action/* action */.X)({
    name: 'package-model',
    inputs: inputs_inputs,
    outputs: ['package', 'package-digest', 'server', 'cache-hit', 'lock-digest'],
    look: look_look,
    plan: plan,
    performers: performers,
    report: report,
});


/***/ }),

/***/ 32829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ bootOnce),
  S: () => (/* binding */ whileServing)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/providers/build/package/boot-failure.js
var boot_failure = __webpack_require__(92093);
;// CONCATENATED MODULE: ./packages/providers/build/package/readiness.js
/** A server that was started now and gets this long to become ready. */
function startWaiting(startedMs, timeoutMs) {
    return { status: 'waiting', tries: 0, lastAnswer: undefined, startedMs, timeoutMs };
}
/** Small servers are ready within 100 ms, so the first probes come fast; large models do not deserve 100 probes a second. */
function pauseMs(tries) {
    return Math.min(500, 20 * 1.3 ** tries);
}
/** Decides whether a server is ready (2xx), gone, late, or has to be asked again. */
const readiness = {
    next(state, seen) {
        if (state.status !== 'waiting')
            return { state, commands: [] };
        if (seen.kind === 'exited')
            return { state: { ...state, status: 'exited' }, commands: [] };
        const tries = state.tries + 1;
        if (seen.kind === 'answered' && seen.status >= 200 && seen.status < 300)
            return { state: { ...state, status: 'ready', tries }, commands: [] };
        const lastAnswer = seen.kind === 'answered' ? String(seen.status) : 'no answer';
        if (seen.nowMs - state.startedMs >= state.timeoutMs)
            return { state: { ...state, status: 'late', tries, lastAnswer }, commands: [] };
        return { state: { ...state, tries, lastAnswer }, commands: [{ kind: 'probe', afterMs: pauseMs(tries) }] };
    },
};

// EXTERNAL MODULE: ./packages/providers/build/package/score.js + 1 modules
var score = __webpack_require__(75300);
// EXTERNAL MODULE: ./packages/providers/build/package/start.js
var start = __webpack_require__(13668);
;// CONCATENATED MODULE: ./packages/providers/build/package/boot.js





/** How many lines of a server's log a failure carries. */
const shownLines = 20;
/** How many are looked at to find the cause. */
const keptLines = 400;
/**
 * Starts the server of a package on a free port, waits until it is ready, scores the sample request, compares the answer
 * with the sample's, and stops the server.
 * @throws Failure `SERVER_EXITED`, `SERVER_NOT_READY` or `SCORING_FAILED`, with the cause and the last lines of the log
 */
function bootOnce(manifest, folder, environmentFolder, options, ports) {
    return whileServing(manifest, folder, environmentFolder, options.timeoutMs, ports, async (server, log) => {
        const sample = await (0,score/* scoreSample */.D)(manifest, folder, server.url, options, log, ports);
        return { readyMs: server.readyMs, ...(sample === undefined ? {} : { sample }) };
    });
}
/**
 * Runs the server of a package for the time of `work`, on a free port of the loopback interface.
 * @param work gets the server's address and the last lines of its log
 * @throws Failure `SERVER_EXITED` (also while `work` goes on), `SERVER_NOT_READY`, and what `work` throws
 */
async function whileServing(manifest, folder, environmentFolder, timeoutMs, ports, work) {
    const { processes, clock, host, log } = ports;
    const port = await processes.freePort();
    const lines = [];
    const stopping = new AbortController();
    let pid = 0;
    const startedMs = clock.now();
    const ended = processes.run((0,start/* startCommand */.S)(manifest, folder, environmentFolder, { port, host: '127.0.0.1' }, host), {
        stop: stopping.signal,
        onStart: (number) => (pid = number),
        onLine: (line) => {
            log.debug(line);
            lines.push(line);
            if (lines.length > keptLines)
                lines.shift();
        },
    });
    const exit = ended.then((finished) => ({ finished }), (thrown) => ({ thrown }));
    try {
        const url = `http://127.0.0.1:${port}`;
        await untilReady(manifest, url, startWaiting(startedMs, timeoutMs), exit, lines, ports);
        const server = { url, pid, readyMs: clock.now() - startedMs };
        return await Promise.race([
            work(server, () => lines.slice(-shownLines)),
            exit.then((how) => {
                throw exited(manifest, how, lines);
            }),
        ]);
    }
    finally {
        stopping.abort();
        await exit;
    }
}
async function untilReady(manifest, url, waiting, exit, lines, ports) {
    let state = waiting;
    for (let pauseMs = 0; pauseMs !== undefined;) {
        const seen = await Promise.race([
            ports.clock.sleep(pauseMs).then(() => probe(url + manifest.start.routes.readiness, ports)),
            exit.then(() => ({ kind: 'exited', nowMs: ports.clock.now() })),
        ]);
        const next = readiness.next(state, seen);
        state = next.state;
        pauseMs = next.commands[0]?.afterMs;
    }
    if (state.status === 'exited')
        throw exited(manifest, await exit, lines);
    if (state.status === 'late')
        throw late(manifest, state, lines);
}
async function probe(url, { http, clock }) {
    try {
        const answer = await http.send({ method: 'GET', url, timeoutMs: 2000 });
        return { kind: 'answered', status: answer.status, nowMs: clock.now() };
    }
    catch (thrown) {
        if (thrown instanceof trouble/* Failure */.HR && thrown.code === 'NETWORK_FAILED')
            return { kind: 'no answer', nowMs: clock.now() };
        throw thrown;
    }
}
function exited(manifest, exit, lines) {
    if ('thrown' in exit)
        return exit.thrown;
    const { code, signal } = exit.finished;
    const why = (0,boot_failure/* bootFailure */.$)({ exitCode: code, signal, log: lines, manifest });
    return new trouble/* Failure */.HR('SERVER_EXITED', `the server ended by itself: ${why.cause}`, {
        log: lines.slice(-shownLines),
        ...(why.remedy === undefined ? {} : { remedy: why.remedy }),
    });
}
function late(manifest, state, lines) {
    const seconds = Math.round(state.timeoutMs / 1000);
    const route = manifest.start.routes.readiness;
    return new trouble/* Failure */.HR('SERVER_NOT_READY', `the server runs, but GET ${route} was not good within ${seconds} s (last: ${state.lastAnswer ?? 'no answer'})`, { log: lines.slice(-shownLines), remedy: 'look at the log of the server, or raise `timeout`' });
}


/***/ })

};
