export const id = 893;
export const ids = [893];
export const modules = {

/***/ 46893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registerModel: () => (/* binding */ registerModel)
});

// EXTERNAL MODULE: ./packages/core/build/action.js
var action = __webpack_require__(45970);
;// CONCATENATED MODULE: ./actions/register-model/build/commands/command.js
/** Declares a command; what its facts are is inferred. */
function command(parts) {
    return parts;
}

// EXTERNAL MODULE: ./packages/core/build/collected.js
var build_collected = __webpack_require__(45305);
// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/core/build/model-reference.js
var model_reference = __webpack_require__(58435);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/models/build/event/dispatch-inputs.js
var dispatch_inputs = __webpack_require__(61556);
// EXTERNAL MODULE: ./packages/models/build/registry/kind.js
var kind = __webpack_require__(15397);
// EXTERNAL MODULE: ./packages/models/build/registry/open.js + 53 modules
var registry_open = __webpack_require__(59928);
// EXTERNAL MODULE: ./packages/models/build/registry/refusals.js
var refusals = __webpack_require__(61750);
// EXTERNAL MODULE: ./packages/models/build/registry/registry-inputs.js
var registry_inputs = __webpack_require__(60216);
// EXTERNAL MODULE: ./packages/models/build/registry/source.js
var registry_source = __webpack_require__(48094);
// EXTERNAL MODULE: ./packages/core/build/step.js
var step = __webpack_require__(36058);
// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
// EXTERNAL MODULE: ./packages/models/build/registry/absent.js
var absent = __webpack_require__(37246);
;// CONCATENATED MODULE: ./packages/models/build/registry/registering.js



/** The step that brings the bytes into the registry. */
const storeStep = 'store';
/** The step that makes the version appear. */
const recordStep = 'record';
/** The step that points an alias at a version. */
const aliasStep = 'alias';
/** The step that does that, before all others. */
const fetchStep = 'fetch';
/** The number of the version that a step is about. */
function numberAt({ name, version }, earlier) {
    const number = earlier.get(recordStep)?.record.version ?? version;
    if (number === undefined)
        throw new Error(`no step has made a version of ${name}`);
    return number;
}
/** The record of the version that a step is about. @throws Failure `STORAGE_FAILED` when it is gone meanwhile */
function recordAt(at, earlier) {
    return (0,absent/* requireThere */.o)(at.registry, { name: at.name, version: numberAt(at, earlier) });
}
/**
 * The steps of a registration, the same for every registry: bytes, then the version, then the alias. Pure; empty when
 * nothing has to change.
 */
function planRegistration(registry, wanted, { existing, nextVersion, aliasNow, hashed }) {
    const { name, files, alias } = wanted;
    const steps = [];
    if (existing === undefined) {
        const bytes = files.reduce((sum, { size }) => sum + size, 0);
        const what = `${(0,markdown/* counted */.hS)(files.length, 'file')} (${(0,markdown/* bytesText */.pV)(bytes)})`;
        const title = wanted.inPlace === undefined ? `store ${what}` : `leave ${what} where the training has put them`;
        steps.push((0,step/* step */.PM)(storing, storeStep, title, { registry, wanted, hashed }));
        steps.push((0,step/* step */.PM)(recording, recordStep, `record ${name}:${nextVersion}`, { registry, name }));
    }
    const pointsThere = existing !== undefined && aliasNow === existing.version;
    if (alias !== undefined && !pointsThere)
        steps.push(pointingStep({ registry, name, version: existing?.version }, alias, nextVersion));
    return steps;
}
/** The step that points an alias at a version. @param foreseen the number of a version that is still to be made */
function pointingStep(at, alias, foreseen) {
    const id = `${at.name}:${at.version ?? foreseen}`;
    return (0,step/* step */.PM)(pointing, aliasStep, `point the alias ${alias} at ${id}`, { ...at, alias });
}
const storing = (0,step/* verb */.w3)('store', async ({ registry, wanted, hashed }, _ports, earlier) => {
    const fetched = earlier.get(fetchStep);
    const there = fetched === undefined ? wanted : { ...wanted, ...fetchedFor(wanted, fetched) };
    return { result: await registry.store(there, hashed) };
});
/** Samples that were given count before those that were fetched. */
function fetchedFor({ sampleInput, sampleOutput }, fetched) {
    const isHere = (sample) => sample !== undefined && sample.from !== '';
    return {
        files: fetched.files,
        sampleInput: isHere(sampleInput) ? sampleInput : fetched.sampleInput,
        sampleOutput: isHere(sampleOutput) ? sampleOutput : fetched.sampleOutput,
    };
}
const recording = (0,step/* verb */.w3)('record', async ({ name }, _ports, earlier) => {
    const ready = earlier.get(storeStep);
    if (ready === undefined)
        throw new Error(`no step has stored the files of ${name}`);
    const result = await ready.makeVersion();
    return { result, unchanged: !result.registered };
});
const pointing = (0,step/* verb */.w3)('alias', async (at, _ports, earlier) => {
    const version = numberAt(at, earlier);
    const result = await at.registry.setAlias(at.name, at.alias, version);
    return { result, unchanged: result.previous === version };
});

// EXTERNAL MODULE: ./packages/formats/build/oms/read-statement.js
var read_statement = __webpack_require__(33031);
// EXTERNAL MODULE: ./packages/formats/build/oms/statement.js
var statement = __webpack_require__(8614);
;// CONCATENATED MODULE: ./packages/models/build/signature/model-statement.js


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

;// CONCATENATED MODULE: ./packages/models/build/signature/sign-model.js




/** The step that signs a version. */
const signStep = 'sign';
/** The step that signs a version and puts the signature beside it. */
function signingStep({ identity, signer }, at) {
    const id = at.version === undefined ? at.name : `${at.name}:${at.version}`;
    return (0,step/* step */.PM)(signing, signStep, `sign ${id} with ${signer}`, { ...at, identity });
}
/** The signature of a version that this identity made and that fits its files; undefined: it has to be signed. */
async function goodSignature(registry, record, { identity }, ports) {
    const there = await registry.attached(record, kind/* signatureName */.S);
    if (there === undefined)
        return undefined;
    const payload = await ports.signing.ownPayload(there.content, identity);
    return payload !== undefined && isAbout(payload, record, ports) ? there : undefined;
}
/** A good signature stays as it is. */
const signing = (0,step/* verb */.w3)('sign', async ({ identity, ...at }, ports, earlier) => {
    const { registry } = at;
    const record = await recordAt(at, earlier);
    const signer = await ports.signing.signer(identity);
    const there = await goodSignature(registry, record, { identity, signer }, ports);
    if (there !== undefined)
        return { result: { uri: there.uri, signer }, unchanged: true };
    const payload = JSON.stringify(modelStatement(record, ports));
    const signature = await ports.signing.sign(payload, identity);
    const { uri } = await registry.attach(record, kind/* signatureName */.S, signature);
    return { result: { uri, signer } };
});

// EXTERNAL MODULE: ./packages/core/build/inputs-together.js
var inputs_together = __webpack_require__(80776);
// EXTERNAL MODULE: ./packages/core/build/input-kinds.js
var input_kinds = __webpack_require__(1476);
// EXTERNAL MODULE: ./packages/core/build/secret.js
var secret = __webpack_require__(35552);
// EXTERNAL MODULE: ./packages/models/build/signature/given-file.js
var given_file = __webpack_require__(46002);
;// CONCATENATED MODULE: ./packages/models/build/signature/signing-inputs.js





/** The inputs by which a model is signed: part of the table of an action that registers or packages. */
const signingInputs = {
    sign: (0,input_kinds/* oneOf */.yL)('off', 'key', 'certificate', 'keyless').byDefault('off'),
    'signing-key': (0,input_kinds/* secret */.rJ)(),
    'signing-key-password': (0,input_kinds/* secret */.rJ)(),
    'signing-certificate': (0,input_kinds/* path */.Ae)(),
};
/** Which of the inputs belong to which way of signing. Pure. */
const signingProblems = (0,inputs_together/* together */.b)([
    { input: 'sign', is: 'key', needs: 'signing-key' },
    { input: 'sign', is: 'certificate', needs: 'signing-key' },
    { input: 'sign', is: 'certificate', needs: 'signing-certificate' },
    { input: 'signing-key', needs: 'sign', as: ['key', 'certificate'] },
    { input: 'signing-key-password', needs: 'sign', as: ['key', 'certificate'] },
    { input: 'signing-certificate', needs: 'sign', as: ['certificate'] },
]);
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
    const opened = { key, password };
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

// EXTERNAL MODULE: ./packages/models/build/registry/handed-on.js
var handed_on = __webpack_require__(44653);
// EXTERNAL MODULE: ./packages/models/build/registry/event-facts.js
var event_facts = __webpack_require__(70961);
;// CONCATENATED MODULE: ./packages/models/build/source/source-registry.js



/**
 * The registry that `source-registry` names, else `otherwise`.
 * @param otherwise as the input `registry` has it
 * @throws Problems at the input that names it
 */
function sourceRegistryOf(spec, otherwise, ports) {
    const isNamed = spec.sourceRegistry !== undefined || otherwise !== spec.registry;
    const input = isNamed ? 'source-registry' : 'registry';
    const { provider, location } = seenAt(input, () => (0,registry_open/* chooseRegistry */.L4)(spec.sourceRegistry ?? otherwise, ports));
    const connection = sourceConnection(spec, { provider: provider.id, location }, ports);
    return { registry: provider.open(location, ports, connection), input };
}
/**
 * The registry that keeps the runs of a training: that of `registry` when it is such a one, else the one that the
 * environment names to MLflow's own tools.
 */
function trackingRegistryOf(spec, ports) {
    const { tracking } = ports.settings.mlflow();
    const known = tracking === undefined ? 'mlflow' : `mlflow:${tracking}`;
    const target = targetOf(spec, ports);
    return sourceRegistryOf(spec, target?.tracking === undefined ? known : spec.registry, ports);
}
/** How the source is reached: as was said for it, else as the target where that is the same host; a password is for one host alone. */
function sourceConnection(spec, source, ports) {
    const given = (0,registry_inputs/* connectionOf */.ao)(spec, ports);
    const { sourceRegistryUsername: user, sourceRegistryPassword: password } = spec;
    const { user: _user, password: _password, ...reached } = given;
    const target = targetOf(spec, ports);
    const isSame = target?.provider === source.provider && hostOf(target.location) === hostOf(source.location);
    if (password === undefined)
        return isSame ? given : reached;
    return { ...reached, password, user };
}
/** Where the model goes; undefined when that can not be told, which is said elsewhere. */
function targetOf({ registry }, ports) {
    try {
        return (0,registry_open/* openRegistry */.Me)(registry, ports);
    }
    catch (thrown) {
        if (thrown instanceof trouble/* Problems */.Zw)
            return undefined;
        throw thrown;
    }
}
/** `ghcr.io` of `ghcr.io/owner/models`, and of an address its host with the port. */
function hostOf(location) {
    return URL.canParse(location) ? new URL(location).host : location.split('/', 1)[0];
}
/** What is found about a registry is said of the input that names it. */
function seenAt(input, work) {
    try {
        return work();
    }
    catch (thrown) {
        throw seenFrom(input, thrown);
    }
}
/** The same trouble; problems of `registry` are those of another input. */
function seenFrom(input, thrown) {
    if (!(thrown instanceof trouble/* Problems */.Zw))
        return thrown;
    return new trouble/* Problems */.Zw(thrown.problems.map((problem) => 'input' in problem.where && problem.where.input === 'registry'
        ? { ...problem, where: { input } }
        : problem));
}

;// CONCATENATED MODULE: ./packages/models/build/source/registered.js







/**
 * A version of another registry, or of the same one under another name: with the same digest, and with all that its
 * record says. Its files are fetched later, when it is clear that they are needed.
 * @throws Problems when it is not there
 */
async function takeRegistered(reference, spec, ports) {
    const isMlflow = reference.dialect === 'mlflow' && spec.sourceRegistry === undefined;
    const chosen = isMlflow ? trackingRegistryOf(spec, ports) : sourceRegistryOf(spec, spec.registry, ports);
    const { registry, input } = chosen;
    const record = await registry.find(reference);
    if (record === undefined)
        return (0,absent/* refuseAbsent */.c)(registry, reference, { input: 'model-path', registryInput: input });
    return taken(registry, record);
}
/** The same of a version that is named by its address. @throws Problems when there is none */
async function takeAddressed(address, spec, ports) {
    const place = { provider: 'oci', location: `${address.host}/${address.repository}` };
    const found = await (0,registry_open/* findAddressed */.P)(address, undefined, ports, sourceConnection(spec, place, ports));
    if (found === undefined) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'model-path' },
            said: `there is no model of Slipway at \`${(0,model_reference/* referenceText */.n5)(address)}\``,
            expected: 'the output `model-uri` of register-model, or the same with the tag of an alias, or with none',
            remedy: 'check the address; the tag of a version begins with `v`',
        });
    }
    return taken(found.registry, found.record);
}
async function taken(registry, record) {
    const signature = await registry.attached(record, kind/* signatureName */.S);
    const from = (0,event_facts/* registryText */.hW)(registry);
    const { name, version, sampleInput, sampleOutput } = record;
    const unfetched = (sample) => sample === undefined ? undefined : { path: ownName(sample), size: 0, ...notHere };
    return {
        ...keptOf(record),
        files: record.files.map((file) => ({ ...file, ...notHere })),
        properties: { ...keptOf(record).properties, 'promoted-from': `${from} ${record.id}` },
        origin: { registry: from, reference: record.id, provenance: record.provenance },
        sampleInput: unfetched(sampleInput),
        sampleOutput: unfetched(sampleOutput),
        signature: signature?.content,
        unfetched: { registry, name, version },
    };
}
/** A file that has to be fetched. */
const notHere = { from: '', modifiedMs: 0 };
/** Records keep samples as `input/<name>` and `output/<name>`. */
function ownName(sample) {
    return sample.replace(/^(input|output)\//, '');
}
/** What of a record is true wherever the model is: not where it stood in that registry, its stage and whether it was archived. */
function keptOf(record) {
    const { [kind/* archivedTag */.N]: _archived, stage: _stage, ...tags } = record.tags;
    const { stage: _stageToo, ...properties } = record.properties;
    return {
        record: { ...record, tags, properties },
        ignored: [],
        metrics: record.metrics,
        properties,
        folderName: record.singleFile ? undefined : plainName(record.folder),
    };
}
/** A record may come from anywhere, and what a folder is called becomes part of paths. */
function plainName(folder = 'model') {
    return /^(?!\.{1,2}$)[^\\/]+$/.test(folder) ? folder : 'model';
}

;// CONCATENATED MODULE: ./packages/models/build/source/from-artifact.js




/**
 * A workflow artifact of this run or of an earlier one: a model that register-model gave on, with all that its record
 * says, or plain files. One file alone is the model itself.
 * @throws Problems, and Failure `ARTIFACT_FAILED`, `DIGEST_MISMATCH`
 */
async function takeArtifact(name, spec, ports) {
    const { files } = ports;
    const from = earlierRun(spec, ports);
    const folder = await files.temporaryFolder('slipway-artifact-');
    await ports.artifacts.take(name, folder, from);
    const origin = {
        reference: `artifact:${name}`,
        workflowRun: from && { id: from.id, repository: from.repository },
    };
    const isHandedOn = (await files.stat(files.join(folder, 'record.json')))?.kind === 'file';
    return isHandedOn ? handedOn(folder, origin, ports) : plain(name, folder, origin, ports);
}
function earlierRun({ artifactRunId: id, artifactRepository, githubToken: token }, { provenance }) {
    if (id === undefined || token === undefined)
        return undefined;
    const repository = artifactRepository ?? provenance.repository;
    if (repository !== undefined)
        return { id, repository, token };
    (0,trouble/* refuse */.TR)({
        where: { input: 'artifact-repository' },
        said: 'nothing was given, and this is no run of a workflow',
        expected: 'the repository of the run, `owner/name`',
    });
}
async function handedOn(folder, origin, ports) {
    const { record, model, signature } = await (0,handed_on/* readHandedOn */._)(folder, ports);
    const source = async ({ path, sha256, size, location }) => ({
        path,
        size,
        sha256,
        from: location,
        modifiedMs: (await ports.files.stat(location))?.modifiedMs ?? 0,
    });
    const sample = async (file) => {
        const taken = await source(file);
        return { ...taken, path: ownName(taken.path) };
    };
    const { sampleInput, sampleOutput } = model;
    return {
        ...keptOf(record),
        files: await Promise.all(model.files.map(source)),
        origin: { ...origin, provenance: record.provenance },
        sampleInput: sampleInput && (await sample(sampleInput)),
        sampleOutput: sampleOutput && (await sample(sampleOutput)),
        signature,
    };
}
async function plain(name, folder, origin, ports) {
    const { files, ignored } = await (0,registry_source/* readSource */.o$)(folder, 'model-path', ports.files);
    const isFile = files.length === 1 && !files[0].path.includes('/');
    return { files, ignored, properties: {}, origin, ...(isFile ? {} : { folder, folderName: name }) };
}

;// CONCATENATED MODULE: ./packages/models/build/source/from-training.js



/** An artifact of a run, or a LoggedModel. @throws Problems when there is none */
function takeTracked(reference, spec, ports) {
    return fromTracking(spec, ports, (tracking) => reference.kind === 'run'
        ? tracking.ofRun(reference.run, reference.path)
        : tracking.ofLoggedModel(reference.id));
}
/** The model of the best run of an experiment. @throws Problems when there is none */
function takeBestRun({ experiment, metric, direction }, spec, ports) {
    const { runFilter: filter, modelPath } = spec;
    return fromTracking(spec, ports, (tracking) => tracking.ofBestRun({
        experiment: experiment,
        metric: metric,
        direction: direction,
        filter,
        path: modelPath?.text,
    }));
}
async function fromTracking(spec, ports, take) {
    const source = trackingRegistryOf(spec, ports);
    const { registry, input } = source;
    const tracking = registry.tracking ?? refuseUntracked(source);
    try {
        const { files, folderName, metrics, origin, properties, inPlace } = await take(tracking);
        return {
            files,
            ignored: [],
            metrics,
            origin,
            properties,
            folderName,
            inPlace: inPlace && { ...inPlace, registry },
        };
    }
    catch (thrown) {
        throw seenFrom(input, thrown);
    }
}
function refuseUntracked({ registry, input }) {
    (0,trouble/* refuse */.TR)({
        where: { input },
        said: `${(0,event_facts/* registryText */.hW)(registry)}, which knows nothing of trainings`,
        expected: 'the server that keeps the runs, `mlflow:<address>`',
        remedy: 'name it with `source-registry`, or set MLFLOW_TRACKING_URI and leave `source-registry` out',
    });
}

;// CONCATENATED MODULE: ./packages/models/build/source/source-inputs.js




/** The input `model-path`. What is no reference may still be a path. */
function modelPath() {
    return (0,inputs/* input */.hF)((given) => {
        const parsed = (0,input_kinds/* path */.Ae)().parse(given);
        return 'value' in parsed ? { value: givenModel(given) } : parsed;
    });
}
/** What a text says of a model. */
function givenModel(given) {
    return { text: given, reference: (0,model_reference/* parseModelReference */.qZ)(given) };
}
/** The inputs that say where a model is taken from, beside `model-path`: part of the table of an action. */
const sourceInputs = {
    'source-registry': (0,input_kinds/* text */.Qq)(),
    'source-registry-username': (0,input_kinds/* text */.Qq)(),
    'source-registry-password': (0,input_kinds/* secret */.rJ)(),
    experiment: (0,input_kinds/* text */.Qq)(),
    metric: (0,input_kinds/* matching */.wC)(/^[^`"'\r\n]{1,250}$/, 'the name of a metric, without quotes'),
    direction: (0,input_kinds/* oneOf */.yL)('maximize', 'minimize'),
    'run-filter': (0,input_kinds/* text */.Qq)(),
    'artifact-run-id': (0,input_kinds/* matching */.wC)(/^\d{1,15}$/, 'the id of a workflow run, a whole number'),
    'artifact-repository': (0,input_kinds/* matching */.wC)(input_kinds/* repositoryPattern */.Z0, 'a repository such as `acme/iris`'),
};
/** What kind of source is meant: that of a reference, or the best run. A text that is no reference is a path. */
function sourceKind({ modelPath: given, experiment, }) {
    if (experiment !== undefined)
        return 'best run';
    return given !== undefined && 'value' in given.reference ? given.reference.value.kind : 'path';
}
const sourceTogether = (0,inputs_together/* together */.b)([
    { input: 'experiment', needs: 'metric' },
    { input: 'experiment', needs: 'direction' },
    { input: 'metric', needs: 'experiment' },
    { input: 'direction', needs: 'experiment' },
    { input: 'run-filter', needs: 'experiment' },
    { input: 'artifact-run-id', needs: 'github-token' },
    { input: 'artifact-repository', needs: 'artifact-run-id' },
    { input: 'source-registry-username', needs: 'source-registry-password' },
]);
/** What does not go together. Pure. */
function sourceProblems(spec) {
    const kind = sourceKind(spec);
    const problems = sourceTogether(spec);
    if (spec.artifactRunId !== undefined && kind !== 'artifact')
        problems.push({
            where: { input: 'artifact-run-id' },
            said: `it was given, and \`model-path\` is ${spec.modelPath?.text ?? 'missing'}`,
            expected: '`model-path: artifact:<name>` with `artifact-run-id`',
            remedy: 'write `artifact:` and the name of the artifact, or leave `artifact-run-id` out',
        });
    if (spec.sourceRegistry !== undefined && kind === 'path')
        problems.push({
            where: { input: 'source-registry' },
            said: `it was given, and \`model-path\` is the path ${spec.modelPath?.text}`,
            expected: 'a model of that registry, such as `iris:3`, `iris@production` or `runs:/<id>/model`',
            remedy: 'name the model with `model-path`, or leave `source-registry` out',
        });
    return problems;
}

;// CONCATENATED MODULE: ./packages/models/build/source/take.js








/**
 * Finds the model that the inputs mean: a path, a version of a registry, an artifact of a run, the best run of an
 * experiment, or a workflow artifact.
 * @throws Problems when it is not there; Failure when a service does not give it
 */
async function takeModel(spec, ports) {
    const { experiment, metric, direction, modelPath = givenModel('') } = spec;
    if (experiment !== undefined)
        return takeBestRun({ experiment, metric, direction }, spec, ports);
    const reference = await meant(modelPath, ports);
    switch (reference.kind) {
        case 'path': {
            const source = await (0,registry_source/* readSource */.o$)(reference.path, 'model-path', ports.files);
            return { ...source, properties: {} };
        }
        case 'registered':
            return takeRegistered(reference, spec, ports);
        case 'oci':
            return takeAddressed(reference, spec, ports);
        case 'run':
        case 'logged':
            return takeTracked(reference, spec, ports);
        case 'artifact':
            return takeArtifact(reference.name, spec, ports);
        case 'azureml-registry':
            (0,trouble/* refuse */.TR)({
                where: { input: 'model-path' },
                said: (0,model_reference/* referenceText */.n5)(reference),
                expected: 'a path, or a model of a registry that Slipway reads: `file`, `oci` or `mlflow`',
                remedy: 'download it with `az ml model download`, and give the path',
            });
    }
}
/** What stands in the workspace is meant before anything else: files may be called `model@2` or `model:2`. */
async function meant({ text, reference: parsed }, { files }) {
    const isPlain = !('value' in parsed) || (parsed.value.kind === 'registered' && parsed.value.dialect === 'plain');
    if (isPlain && (await files.stat(files.resolve(text))) !== undefined)
        return { kind: 'path', path: text };
    if ('value' in parsed)
        return parsed.value;
    const { expected, said = (0,inputs/* shortened */.vI)(text), remedy } = parsed;
    (0,trouble/* refuse */.TR)({
        where: { input: 'model-path' },
        said,
        expected: `a file or a folder, or ${expected}`,
        remedy,
    });
}

;// CONCATENATED MODULE: ./actions/register-model/build/register/comparison.js


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

;// CONCATENATED MODULE: ./actions/register-model/build/register/gates.js
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
        return missing(gate, `${metric} is not among the metrics`);
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
        return missing(gate, `${metric} is not among the metrics`);
    if (compared.kind === 'nothing')
        return missing(gate, 'there is nothing to compare with');
    if (compared.kind === 'first')
        return {
            gate,
            verdict: 'met',
            figures: `${metric} is ${value}; ${compared.reference} does not exist yet`,
        };
    const other = figure(compared.metrics, metric);
    if (other === undefined)
        return missing(gate, `${metric} is ${value}; ${compared.id} has no such metric`);
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
function missing(gate, figures) {
    return { gate, verdict: 'missing', figures };
}
/** The verdicts that stop a registration. */
function stopping(verdicts, missingMetric) {
    return verdicts.filter(({ verdict }) => verdict === 'not met' || (verdict === 'missing' && missingMetric === 'fail'));
}

// EXTERNAL MODULE: ./packages/formats/build/yaml-file.js + 1 modules
var yaml_file = __webpack_require__(26636);
;// CONCATENATED MODULE: ./actions/register-model/build/register/metrics.js



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
;// CONCATENATED MODULE: ./actions/register-model/build/register/model-facts.js


/**
 * What is known of the model. A record is believed: its files may not be here, and they are what they were.
 * @throws Problems at the broken files, seen from the workspace so that annotations find them
 */
async function factsOf(taken, spec, ports) {
    if (taken.record === undefined)
        return detectModel(taken, spec, ports);
    const { type, framework, frameworkVersion, schema } = taken.record;
    return { type, framework, frameworkVersion, schema, notes: [] };
}
async function detectModel({ files: sources, folder, origin }, { modelPath, framework }, { files }) {
    const modelFiles = sources.map(({ path, from, size }) => ({
        path,
        size,
        read: async (offset, length) => (await files.open(from)).read(offset, length),
    }));
    try {
        return await (0,detect/* detect */.o)(modelFiles, { framework });
    }
    catch (thrown) {
        if (!(thrown instanceof trouble/* Problems */.Zw))
            throw thrown;
        const isFolder = folder !== undefined || origin !== undefined;
        const place = origin?.reference ?? modelPath?.text ?? '';
        throw new trouble/* Problems */.Zw(thrown.problems.map((problem) => seenFromOutside(problem, place, isFolder)));
    }
}
function seenFromOutside(problem, place, isFolder) {
    const { where } = problem;
    if (!('file' in where))
        return problem;
    const file = isFolder ? `${place.replace(/[\\/]+$/, '')}/${where.file}` : place;
    return { ...problem, where: { ...where, file } };
}
/** What a type asks of the files, in words. */
const needs = {
    custom_model: undefined,
    mlflow_model: 'a folder with an `MLmodel` file at its top',
    triton_model: 'a folder in the layout of a Triton model repository, `<model>/<version>/model.onnx`',
};
/** Refuses a type that was given and that the files are not of. @throws Problems */
function requireType(type, detected) {
    const expected = type === undefined ? undefined : needs[type];
    if (expected === undefined || type === detected.type)
        return;
    (0,trouble/* refuse */.TR)({
        where: { input: 'type' },
        said: `${type}, and the model is a ${detected.type} (${detected.framework})`,
        expected,
        remedy: 'leave `type` out to take what the files say',
    });
}

// EXTERNAL MODULE: ./packages/models/build/registry/portable-names.js
var portable_names = __webpack_require__(56285);
;// CONCATENATED MODULE: ./actions/register-model/build/register/notices.js


/** What a person should know of the model that is registered. Pure. */
function noticesOf(spec, { files, ignored }, detected, existing) {
    const remarks = [...detected.notes, ...(0,portable_names/* unportablePaths */.tp)(files.map(({ path }) => path)).slice(0, 5)];
    if (ignored.length > 0)
        remarks.push(`${(0,markdown/* counted */.hS)(ignored.length, 'file')} of Git and GitHub in the folder ${ignored.length === 1 ? 'does' : 'do'} not belong to the model`);
    const notices = remarks.map((message) => ({ level: 'notice', title: 'Model', message }));
    const given = spec.framework;
    if (given !== undefined && given !== 'custom' && detected.framework !== given)
        notices.push(warning(`no file looks like ${given}; it is registered as that because \`framework\` says so`));
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

;// CONCATENATED MODULE: ./actions/register-model/build/register/registration.js

/** What is to be registered: what was given, else what the source says, else what the files say. Pure. */
function registrationOf(spec, taken, facts, beside) {
    const { record } = taken;
    const { name, metrics } = beside;
    const { cpu, memoryGb } = spec;
    const ownSample = taken.files.find(({ path }) => path === facts?.sampleInput);
    const input = beside.sampleInput ?? taken.sampleInput ?? ownSample;
    const output = beside.sampleOutput ?? taken.sampleOutput;
    const inPlace = inPlaceAt(taken, beside.registry);
    return {
        name,
        files: taken.files,
        type: spec.type ?? facts?.type ?? 'custom_model',
        framework: spec.framework ?? facts?.framework ?? 'custom',
        tags: { ...record?.tags, ...spec.tags },
        properties: { ...taken.properties, ...spec.properties },
        datasets: spec.datasets ?? record?.datasets ?? [],
        metrics: { ...taken.metrics, ...metrics },
        folder: taken.folder,
        folderName: taken.folderName,
        origin: taken.origin,
        inPlace,
        version: spec.version,
        frameworkVersion: spec.frameworkVersion ?? facts?.frameworkVersion,
        description: spec.description ?? record?.description,
        schema: facts?.schema,
        sampleInput: sampleOf(input, inPlace !== undefined),
        sampleOutput: sampleOf(output, inPlace !== undefined),
        resources: cpu === undefined || memoryGb === undefined ? record?.resources : { cpu, memoryGb },
        alias: spec.alias,
    };
}
/** Where the registry that gets the version has the files already. */
function inPlaceAt({ inPlace }, target) {
    if (inPlace === undefined || (0,event_facts/* registryText */.hW)(inPlace.registry) !== (0,event_facts/* registryText */.hW)(target))
        return undefined;
    const { registry: _registry, ...there } = inPlace;
    return there;
}
/** Versions of several names may share their files, and then the samples beside them: each gets a name of its own. */
function sampleOf(file, isShared) {
    if (file === undefined)
        return undefined;
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    return { ...file, path: isShared ? `${file.sha256.slice(0, 12)}/${name}` : name };
}

;// CONCATENATED MODULE: ./actions/register-model/build/register/look.js



















/** Reads the model, its samples and metrics, and the registry. All problems are found before any is thrown. */
async function look(spec, ports) {
    const collected = new build_collected/* Collected */.i();
    const registry = await collected.from(() => (0,registry_open/* openRegistry */.Me)(spec.registry, ports, (0,registry_inputs/* connectionOf */.ao)(spec, ports)));
    const taken = await collected.from(() => takeModel(spec, ports));
    const name = await collected.after({ taken }, (found) => nameOf(spec, found.taken));
    const sampleInput = await collected.from(() => readSample(spec, 'sample-input', taken, ports));
    const sampleOutput = await collected.from(() => readSample(spec, 'sample-output', taken, ports));
    const metrics = await collected.from(() => spec.metrics === undefined ? {} : readMetrics(spec.metrics, ports));
    const compared = await collected.after({ registry, name }, (found) => lookUpCompared(spec.compareTo, found.name, found.registry));
    const facts = await collected.after({ taken }, (found) => factsOf(found.taken, spec, ports));
    await collected.after({ facts }, (found) => requireType(spec.type, found.facts));
    await collected.after({ taken }, (found) => (0,refusals/* refuseChanges */.YY)(found.taken.record?.properties ?? {}, spec.properties ?? {}));
    const registration = await collected.after({ taken, registry, name }, (found) => registrationOf(spec, found.taken, facts, { ...found, sampleInput, sampleOutput, metrics: metrics ?? {} }));
    const signatory = await collected.from(() => readSignatory(spec, ports));
    const dispatching = await collected.from(() => (0,dispatch_inputs/* dispatchingOf */.oJ)(spec, ports));
    const registered = await collected.after({ registry, registration }, (found) => found.registry.lookUp(found.registration));
    const found = collected.whole({ registry, taken, compared, facts, registration, registered });
    const { existing } = found.registered;
    const signature = await signatureThere(found, signatory, ports);
    return {
        registry: found.registry,
        registration: found.registration,
        registered: found.registered,
        unfetched: found.taken.unfetched,
        existingUri: existing && found.registry.uri(existing),
        signatory,
        signature: found.taken.signature,
        dispatching,
        existingSignature: signature?.uri,
        verdicts: verdictsOf(spec, found),
        compared: found.compared,
        notices: noticesOf(spec, found.taken, found.facts, existing),
    };
}
/** The signature of the version that holds these bytes already, as far as it makes another one needless. */
async function signatureThere({ registry, registered: { existing }, taken, }, signatory, ports) {
    if (existing === undefined)
        return undefined;
    if (signatory !== undefined)
        return goodSignature(registry, existing, signatory, ports);
    return taken.signature === undefined ? undefined : registry.attached(existing, kind/* signatureName */.S);
}
/** Where no metrics were given, those of the version that is there count. */
function verdictsOf({ require = [], notWorse = [] }, { registration, registered: { existing }, compared, }) {
    const given = registration.metrics;
    const metrics = existing !== undefined && Object.keys(given).length === 0 ? existing.metrics : given;
    return judge({ require, notWorse, metrics, compared });
}
/** What was registered before keeps its name. @throws Problems when there is none */
function nameOf({ name }, { record }) {
    const known = name ?? record?.name;
    // A record may come from anywhere, and a name becomes part of paths.
    if (known !== undefined && model_reference/* modelNamePattern */.nx.test(known))
        return known;
    (0,trouble/* refuse */.TR)({
        where: { input: 'name' },
        said: known === undefined
            ? 'nothing was given, and the model was not registered before'
            : `nothing was given, and the model was registered as ${(0,inputs/* shortened */.vI)(known)}`,
        expected: 'a name, which stays the same for all versions',
        remedy: 'add `name` under `with:` of this step',
    });
}
/** Next to files that stay where they are, a sample is called by its digest, too. */
async function readSample(spec, input, taken, { files }) {
    const given = input === 'sample-input' ? spec.sampleInput : spec.sampleOutput;
    if (given === undefined)
        return undefined;
    const sample = await (0,registry_source/* readSourceFile */.uj)(given, input, files);
    if (taken?.inPlace === undefined)
        return sample;
    return { ...sample, sha256: (await files.hash(sample.from)).sha256 };
}

;// CONCATENATED MODULE: ./packages/models/build/source/carry-signature.js



/** The step that puts the signature of the version that was taken beside the version that was made. */
const carryStep = 'carry-signature';
/** The step that does that. */
function carryingStep(at, signature) {
    const title = `put its signature beside ${at.name}${at.version === undefined ? '' : `:${at.version}`}`;
    return (0,step/* step */.PM)(carrying, carryStep, title, { ...at, signature });
}
/** A signature that is there stays: it is of these bytes, too. */
const carrying = (0,step/* verb */.w3)('carry-signature', async ({ signature, ...at }, _ports, earlier) => {
    const { registry, name } = at;
    const version = { name, version: numberAt(at, earlier) };
    const there = await registry.attached(version, kind/* signatureName */.S);
    const { uri } = there ?? (await registry.attach(version, kind/* signatureName */.S, signature));
    return { result: { uri }, unchanged: there !== undefined };
});

;// CONCATENATED MODULE: ./packages/models/build/source/fetch.js







/** The step that brings the files of a version of another registry to this machine. */
function fetchingStep(unfetched, files) {
    const { registry, name, version } = unfetched;
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const title = `fetch ${(0,markdown/* counted */.hS)(files.length, 'file')} (${(0,markdown/* bytesText */.pV)(bytes)}) of ${name}:${version} from ${(0,event_facts/* registryText */.hW)(registry)}`;
    return (0,step/* step */.PM)(fetching, fetchStep, title, unfetched);
}
/** Every file is checked against the record. */
const fetching = (0,step/* verb */.w3)('fetch', async ({ registry, ...wanted }, ports) => {
    const record = await (0,absent/* requireThere */.o)(registry, wanted);
    const located = await registry.locate(record);
    const total = record.files.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    const checked = async (file) => check(file, `${record.id} of ${registry.title}`, ports, (bytes) => {
        done += bytes;
        ports.log.progress('checked', done, total, 'bytes');
    });
    const files = [];
    for (const file of located.files)
        files.push(await checked(file));
    const sample = async (file) => {
        if (file === undefined)
            return undefined;
        const taken = await checked(file);
        return { ...taken, path: ownName(taken.path) };
    };
    const sampleInput = await sample(located.sampleInput);
    return { result: { files, sampleInput, sampleOutput: await sample(located.sampleOutput) } };
});
/** The bytes of a kept file may have changed since they were fetched. */
async function check({ path, size, sha256, location }, what, { files }, onBytes) {
    const hashed = await files.hash(location, onBytes);
    if (hashed.sha256 === sha256)
        return { path, size, sha256, from: location, modifiedMs: hashed.modifiedMs };
    throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `${path} of ${what} is not what was registered`, {
        cause: new Error(`its SHA-256 is ${hashed.sha256}, recorded is ${sha256} (${location})`),
        remedy: 'remove that file where it was only fetched to, or restore it from a backup, and run this again',
    });
}

;// CONCATENATED MODULE: ./actions/register-model/build/register/give-on.js



/** Gives the record and its files to later jobs of the run, which may have no way to the registry. */
function givingStep(at, artifact) {
    return (0,step/* step */.PM)(giving, 'artifact', `give the model on as the artifact ${artifact}`, { ...at, artifact });
}
const giving = (0,step/* verb */.w3)('give-on', async ({ artifact, ...at }, ports, earlier) => {
    const record = await recordAt(at, earlier);
    const folder = await ports.files.temporaryFolder('slipway-record-');
    try {
        await (0,handed_on/* writeHandedOn */.n)(at.registry, record, folder, ports);
        return { result: await ports.artifacts.give(artifact, folder) };
    }
    finally {
        await ports.files.remove(folder);
    }
});

// EXTERNAL MODULE: ./packages/core/build/model-event.js
var model_event = __webpack_require__(2102);
// EXTERNAL MODULE: ./packages/models/build/event/send-event.js
var send_event = __webpack_require__(57165);
;// CONCATENATED MODULE: ./actions/register-model/build/register/tell.js






/** The step that tells a repository of the version; it answers the id of the event. */
const tellStep = 'dispatch';
/**
 * The step that tells a repository that a version was registered. It is the event that a watch of the registry would
 * tell, with the same id.
 * @param id `iris:3`, for people
 */
function tellingStep(id, args) {
    return (0,step/* step */.PM)(telling, tellStep, `tell ${args.dispatching.repository} of ${id}`, args);
}
/** A version that another run registered meanwhile is told by that run. */
const telling = (0,step/* verb */.w3)('tell', async ({ dispatching, existing, ...at }, ports, earlier) => {
    if (earlier.get(recordStep)?.registered === false && !existing)
        return { unchanged: true };
    const record = await recordAt(at, earlier);
    const now = new Date(ports.clock.now()).toISOString();
    const facts = (0,event_facts/* registeredFacts */.aS)((0,event_facts/* registryText */.hW)(at.registry), record, now);
    const event = (0,model_event/* modelEvent */.Kf)(facts, (text) => ports.files.sha256(text));
    try {
        await (0,send_event/* sendEvent */.B)(event, dispatching, ports);
    }
    catch (thrown) {
        throw thrown instanceof trouble/* Failure */.HR ? butRegistered(thrown, record.id) : thrown;
    }
    return { result: { id: event.id } };
});
/** Whoever reads the failure must not think that the version is missing, nor wait for an event that never comes. */
function butRegistered({ code, message, remedy, cause }, id) {
    const again = 'run this again with `dispatch-existing: true`: nothing is registered twice';
    return new trouble/* Failure */.HR(code, `${id} is registered, and nobody was told of it: ${message}`, {
        cause,
        remedy: remedy === undefined ? again : `${remedy}, and ${again}`,
    });
}

;// CONCATENATED MODULE: ./actions/register-model/build/register/plan.js







/** Decides what to do: nothing behind a gate that is not met, nothing that is done already. Pure. */
function plan(spec, facts) {
    if (stopping(facts.verdicts, spec.missingMetric).length > 0)
        return { steps: [], unchanged: 'a gate is not met, so nothing is registered' };
    const { registry, registration, registered } = facts;
    const registering = planRegistration(registry, registration, registered);
    const steps = [
        ...plan_fetching(facts),
        ...beforeAlias(registering, plan_signing(facts)),
        ...plan_giving(spec, facts),
        ...plan_telling(spec, facts),
    ];
    if (steps.length > 0 || registered.existing === undefined)
        return { steps };
    const alias = spec.alias === undefined ? '' : `, and ${spec.alias} points at it`;
    const signed = facts.existingSignature === undefined ? '' : ', and is signed';
    return { steps, unchanged: `${registered.existing.id} holds these bytes already${alias}${signed}` };
}
/** Bytes that are here already, or in the registry that is the target, are not fetched. */
function plan_fetching({ unfetched, registration, registered }) {
    if (unfetched === undefined || registered.existing !== undefined)
        return [];
    return [fetchingStep(unfetched, registration.files)];
}
/** An alias that is trusted must never point at a version whose signature is still to come. */
function beforeAlias(registering, signed) {
    const isAlias = ({ id }) => id === aliasStep;
    return [...registering.filter((step) => !isAlias(step)), ...signed, ...registering.filter(isAlias)];
}
function plan_signing(facts) {
    const { signatory, signature, existingSignature } = facts;
    if (existingSignature !== undefined)
        return [];
    if (signatory !== undefined)
        return [signingStep(signatory, versionAt(facts))];
    return signature === undefined ? [] : [carryingStep(versionAt(facts), signature)];
}
function plan_giving({ artifact }, facts) {
    return artifact === undefined ? [] : [givingStep(versionAt(facts), artifact)];
}
/** The last step: whoever is told finds the version signed and its alias moved. */
function plan_telling({ dispatchExisting: existing }, facts) {
    const { dispatching, registered } = facts;
    const at = versionAt(facts);
    if (dispatching === undefined || (at.version !== undefined && !existing))
        return [];
    const id = `${at.name}:${at.version ?? registered.nextVersion}`;
    return [tellingStep(id, { ...at, dispatching, existing })];
}
function versionAt({ registry, registration: { name }, registered: { existing } }) {
    return { registry, name, version: existing?.version };
}

// EXTERNAL MODULE: ./packages/core/build/digest.js
var digest = __webpack_require__(70120);
// EXTERNAL MODULE: ./packages/core/build/plan.js
var build_plan = __webpack_require__(26803);
;// CONCATENATED MODULE: ./packages/models/build/source/origin-text.js

/** Says where a version was taken from: `iris:3 of oci:ghcr.io/octo/team`. */
function originText({ registry, reference, training, best, workflowRun }) {
    const where = workflowRun === undefined ? registry : `run ${workflowRun.id} of ${workflowRun.repository}`;
    const what = where === undefined ? reference : `${reference} of ${where}`;
    if (training === undefined)
        return what;
    const run = training.runName === undefined ? '' : `run ${training.runName} of `;
    const why = best === undefined
        ? ''
        : `, the best of ${(0,markdown/* counted */.hS)(best.runs, 'run')}: ${best.metric} is ${best.value} (${best.direction})`;
    return `${what} (${run}experiment ${training.experiment}${why})`;
}

;// CONCATENATED MODULE: ./actions/register-model/build/version-outputs.js
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
    'changed',
    'path',
    'versions',
    'count',
];
/** What every command says of the one version that it is about. */
function versionOutputs(record, uri) {
    return {
        'model-name': record.name,
        'model-version': record.version,
        'model-id': record.id,
        'model-uri': uri,
        digest: record.digest,
        record: recordOutput(record),
    };
}
function recordOutput(record) {
    if (JSON.stringify(record).length <= recordLimit)
        return record;
    const { files: _files, ...rest } = record;
    return rest;
}

;// CONCATENATED MODULE: ./actions/register-model/build/register/report.js










/** Says what happened. Pure. */
function report(spec, facts, outcome) {
    const stopped = stopping(facts.verdicts, spec.missingMetric);
    if (stopped.length > 0)
        return gatesReport(facts, stopped);
    const made = (0,build_plan/* resultOf */.B)(outcome, recordStep);
    const record = made?.record ?? facts.registered.existing;
    const signature = (0,build_plan/* resultOf */.B)(outcome, signStep)?.uri ?? (0,build_plan/* resultOf */.B)(outcome, carryStep)?.uri ?? facts.existingSignature;
    const common = { notices: [...facts.notices, ...gateNotices(spec, facts)] };
    if (record === undefined) {
        const { name, origin } = facts.registration;
        const id = `${name}:${facts.registered.nextVersion}`;
        const from = origin === undefined ? '' : `, taken from ${originText(origin)}`;
        return {
            ...common,
            outputs: { 'model-name': name, registered: false },
            headline: outcome.status === 'planned' ? `would register ${id}${from}` : `${id} was not registered`,
            summary: gatesBlocks(facts.verdicts),
        };
    }
    return {
        ...common,
        outputs: {
            ...versionOutputs(record, made?.uri ?? facts.existingUri),
            registered: made?.registered ?? false,
            signature,
        },
        headline: headline(record, made?.registered ?? false, spec, facts, outcome),
        summary: [recordBlock(record, facts, signature !== undefined), ...gatesBlocks(facts.verdicts)],
    };
}
function headline(record, isNew, { alias }, { dispatching }, outcome) {
    const what = isNew
        ? `registered ${record.id} (sha256:${(0,digest/* shortDigest */.VK)(record.digest)})`
        : `${record.id} holds these bytes already (sha256:${(0,digest/* shortDigest */.VK)(record.digest)}); nothing was registered`;
    const told = isDone(tellStep, outcome) ? `told ${dispatching?.repository}` : undefined;
    return [what, signedText(outcome), alias && aliasText(alias, record, outcome), told]
        .filter((part) => part !== undefined)
        .join('; ');
}
function isDone(step, { steps }) {
    return steps.some(({ id, status }) => id === step && status === 'done');
}
function signedText(outcome) {
    const signed = isDone(signStep, outcome) ? (0,build_plan/* resultOf */.B)(outcome, signStep) : undefined;
    return signed && `signed with ${signed.signer}`;
}
function aliasText(alias, record, outcome) {
    if (!isDone(aliasStep, outcome))
        return undefined;
    const previous = (0,build_plan/* resultOf */.B)(outcome, aliasStep)?.previous;
    const from = previous === undefined ? '' : ` (it was ${record.name}:${previous})`;
    return `${alias} points at ${record.id}${from}`;
}
function recordBlock(record, facts, isSigned) {
    const { registration, registry, signatory } = facts;
    const bytes = record.files.reduce((sum, { size }) => sum + size, 0);
    const framework = [record.framework, record.frameworkVersion]
        .filter((word) => word !== undefined)
        .join(' ');
    const metrics = Object.entries(record.metrics).map(([name, value]) => `${name} ${value}`);
    const rows = [
        ['model', (0,markdown/* code */.aY)(record.id)],
        ['digest', (0,markdown/* code */.aY)(record.digest)],
        ['taken from', record.provenance.origin && originText(record.provenance.origin)],
        ['framework', framework],
        ['type', record.type],
        ['size', `${(0,markdown/* bytesText */.pV)(bytes)} in ${(0,markdown/* counted */.hS)(record.files.length, 'file')}`],
        ['inputs', fieldsText(record.schema?.inputs)],
        ['outputs', fieldsText(record.schema?.outputs)],
        ['metrics', metrics.length === 0 ? undefined : metrics.join(', ')],
        ['signed by', isSigned ? signatory?.signer : undefined],
        ['alias', registration.alias],
        ['registry', registry.title.replace(/^the registry /, '')],
    ];
    return { kind: 'facts', rows };
}
function fieldsText(fields) {
    if (fields === undefined || fields.length === 0)
        return undefined;
    const texts = fields
        .slice(0, 12)
        .map(({ name, dtype, shape }) => `${name ?? ''} ${dtype}${shape === undefined ? '' : ` [${shape.join(', ')}]`}`.trim());
    return fields.length > 12 ? `${texts.join(', ')} and ${fields.length - 12} more` : texts.join(', ');
}
function gatesReport(facts, stopped) {
    const { name } = facts.registration;
    const lines = stopped.map(({ gate, verdict, figures }) => `  ${gate}: ${verdict} (${figures})`);
    const isMissing = stopped.some(({ verdict }) => verdict === 'missing');
    const remedy = isMissing
        ? ['  do        give the missing metric, or say what to do without it with `missing-metric`']
        : [];
    return {
        outputs: { 'model-name': name, registered: false },
        headline: `${name} was not registered`,
        failed: [
            `${name} was not registered: ${(0,markdown/* counted */.hS)(stopped.length, 'gate')} not met`,
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
            rows: verdicts.map(({ gate, verdict, figures }) => [(0,markdown/* code */.aY)(gate), verdict, figures]),
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

;// CONCATENATED MODULE: ./actions/register-model/build/commands/register.js




/** The command `register`: a model, wherever it is, becomes a version. */
const register = command({ look: look, plan: plan, report: report });

;// CONCATENATED MODULE: ./packages/core/build/report.js
/** True when any step changed something. */
function changedAnything(outcome) {
    return outcome.steps.some((step) => step.status === 'done');
}

;// CONCATENATED MODULE: ./actions/register-model/build/commands/meant.js



/** Opens the registry that the inputs name. @throws Problems */
function registryOf(spec, ports) {
    return (0,registry_open/* openRegistry */.Me)(spec.registry, ports, (0,registry_inputs/* connectionOf */.ao)(spec, ports));
}
/** The model that the inputs mean: `model` has the last word, then the event. */
function modelMeant({ model, event }) {
    if (model !== undefined)
        return model;
    const named = event?.model;
    if (named?.kind !== 'registered')
        throw new Error('the inputs name no model');
    return { name: named.name, pick: named.pick };
}
/** Finds the version that the inputs mean. @throws Problems when it is not there */
async function findVersion(spec, ports) {
    const registry = registryOf(spec, ports);
    const { name, pick = { latest: true } } = modelMeant(spec);
    const record = await registry.find({ name, pick });
    if (record === undefined)
        return (0,absent/* refuseAbsent */.c)(registry, { name, pick }, { input: placeOf(spec) });
    return { registry, record };
}
/** The input that named the model. */
function placeOf({ model }) {
    return model === undefined ? 'event' : 'model';
}

// EXTERNAL MODULE: ./packages/models/build/watch/survey.js
var survey = __webpack_require__(37229);
;// CONCATENATED MODULE: ./actions/register-model/build/commands/surveyed.js



/**
 * Finds a version by its number or an alias without its files: those of a version that another tool registered have no
 * digests, and would have to be fetched for a record. The latest is found by its record.
 */
async function findSurveyed(registry, { name, pick }) {
    if ('latest' in pick) {
        const version = await registry.find({ name, pick });
        return version && { version, aliases: await registry.aliases(name) };
    }
    for await (const model of (0,survey/* surveyOf */.y)(registry, (other) => other === name)) {
        const aliases = await model.aliases();
        const wanted = 'version' in pick ? pick.version : aliases[pick.alias];
        const version = wanted !== undefined && model.versions.includes(wanted) ? await model.read(wanted) : undefined;
        return version && { version, aliases };
    }
    return undefined;
}
/** The version that the inputs mean. @throws Problems when it is not there */
async function requireSurveyed(spec, registry) {
    const { name, pick = { latest: true } } = modelMeant(spec);
    const found = await findSurveyed(registry, { name, pick });
    return found ?? (0,absent/* refuseAbsent */.c)(registry, { name, pick }, { input: placeOf(spec) });
}
/** What a command says of such a version. */
function surveyedOutputs({ name, version, id, digest }, registry) {
    return {
        'model-name': name,
        'model-version': version,
        'model-id': id,
        'model-uri': registry.uri({ name, version }),
        // Of a version that another tool registered no digest is known without fetching its files.
        digest: digest === '' ? undefined : digest,
    };
}

;// CONCATENATED MODULE: ./actions/register-model/build/commands/alias.js






/** The command `alias`: an alias points at a version that is there. */
const alias = command({
    look: async (spec, ports) => {
        const registry = registryOf(spec, ports);
        const { version, aliases } = await requireSurveyed(spec, registry);
        return { registry, version, now: aliases[spec.alias] };
    },
    plan: ({ alias: meant }, { registry, version: { name, version, id }, now }) => now === version
        ? { steps: [], unchanged: `${meant} points at ${id} already` }
        : { steps: [pointingStep({ registry, name, version }, meant)] },
    report: (spec, { registry, version, now }, outcome) => {
        const previous = (0,build_plan/* resultOf */.B)(outcome, aliasStep)?.previous ?? now;
        const from = previous === undefined || previous === version.version ? '' : ` (it was ${version.name}:${previous})`;
        const is = { done: 'points at', planned: 'would point at', failed: 'was not pointed at' }[outcome.status];
        return {
            outputs: { ...surveyedOutputs(version, registry), changed: changedAnything(outcome) },
            headline: `${spec.alias} ${is} ${version.id}${from}`,
            summary: [],
        };
    },
});

// EXTERNAL MODULE: ./packages/core/build/model-version.js
var model_version = __webpack_require__(5802);
// EXTERNAL MODULE: ./packages/models/build/registry/archived.js
var archived = __webpack_require__(2289);
;// CONCATENATED MODULE: ./actions/register-model/build/commands/archive.js










/** The command `archive`: `latest` skips these versions, lists leave them out, and watches do not tell of them. */
const archive = archiving(true);
/** The command `restore`: what was archived is not any more. */
const restore = archiving(false);
function archiving(isToBe) {
    const words = isToBe ? { act: 'archive', done: 'archived' } : { act: 'restore', done: 'restored' };
    const archivingOne = (0,step/* verb */.w3)(words.act, async ({ registry, ...version }) => {
        await registry.setArchived(version, isToBe);
        return {};
    });
    return command({
        look: findVersions,
        plan: (_spec, { registry, what, versions }) => {
            const others = versions.filter((version) => (0,archived/* isArchived */.F)(version) !== isToBe);
            if (others.length === 0)
                return { steps: [], unchanged: unchangedText(what, versions, isToBe) };
            return {
                steps: others.map(({ name, version, id }) => (0,step/* step */.PM)(archivingOne, `${words.act} ${version}`, `${words.act} ${id}`, { registry, name, version })),
            };
        },
        report: (_spec, { registry, what, versions }, outcome) => {
            const done = outcome.steps.filter(({ status }) => status === 'done');
            const count = outcome.steps.length > 1 ? ` (${(0,markdown/* counted */.hS)(done.length, 'version')})` : '';
            const headline = {
                done: done.length > 0 ? `${words.done} ${what}${count}` : `nothing was ${words.done}`,
                planned: `would ${words.act} ${what}`,
                failed: `${what} was not ${words.done}${count}`,
            }[outcome.status];
            const only = versions.length === 1 ? versions[0] : undefined;
            return {
                outputs: {
                    ...(only === undefined ? { 'model-name': versions[0].name } : surveyedOutputs(only, registry)),
                    changed: changedAnything(outcome),
                },
                headline,
                summary: [],
            };
        },
    });
}
function unchangedText(what, versions, isToBe) {
    const isOne = versions[0]?.id === what;
    if (isOne)
        return `${what} is ${isToBe ? 'archived already' : 'not archived'}`;
    return isToBe ? `${what} are archived already` : `no version of ${versions[0].name} is archived`;
}
async function findVersions(spec, ports) {
    const registry = registryOf(spec, ports);
    const { name, pick } = modelMeant(spec);
    if (pick !== undefined) {
        const { version } = await requireSurveyed(spec, registry);
        return { registry, what: version.id, versions: [version] };
    }
    const versions = [];
    for await (const model of (0,survey/* surveyOf */.y)(registry, (other) => other === name))
        for (const version of model.versions) {
            const found = await model.read(version);
            if (found !== undefined)
                versions.push(found);
        }
    if (versions.length === 0)
        return (0,absent/* refuseAbsent */.c)(registry, { name }, { input: placeOf(spec) });
    return {
        registry,
        what: `all versions of ${name}`,
        versions: versions.toSorted((left, right) => (0,model_version/* byVersion */.o)(left.version, right.version)),
    };
}

;// CONCATENATED MODULE: ./actions/register-model/build/commands/delete.js







const deleteStep = 'delete';
const deleting = (0,step/* verb */.w3)('delete', async ({ registry, name, version, withAliases }) => {
    const result = await registry.delete({ name, version }, { withAliases });
    return { result, unchanged: !result.deleted };
});
/** The command `delete`: a version goes for good, and its number stays taken. */
const deleteVersion = command({
    look: async (spec, ports) => {
        const registry = registryOf(spec, ports);
        const { name, pick } = modelMeant(spec);
        if (pick === undefined || !('version' in pick))
            throw new Error('the inputs name no version');
        const { version } = pick;
        const found = await findSurveyed(registry, { name, pick });
        if (found === undefined)
            return { registry, name, version, isThere: false, aliases: [] };
        const aliases = (0,refusals/* aliasesTo */.I6)(found.aliases, version);
        if (!spec.force)
            (0,refusals/* refuseAliased */.Y4)(found.version, aliases);
        return { registry, name, version, isThere: true, aliases };
    },
    plan: (spec, { registry, name, version, isThere, aliases }) => {
        const id = `${name}:${version}`;
        const pointing = aliases.length === 0 ? '' : `, and what points at it: ${aliases.join(', ')}`;
        // What a killed run left of it is removed in any case.
        const title = isThere ? `delete ${id}${pointing}` : `see that nothing is left of ${id}`;
        const args = { registry, name, version, withAliases: spec.force };
        return { steps: [(0,step/* step */.PM)(deleting, deleteStep, title, args)] };
    },
    report: (_spec, { registry, name, version, isThere }, outcome) => {
        const id = `${name}:${version}`;
        const result = (0,build_plan/* resultOf */.B)(outcome, deleteStep);
        const isDeleted = result?.deleted === true;
        const headline = {
            done: isDeleted
                ? `deleted ${id}${goneWith(result.aliases)}; its number is not given again`
                : `${id} is not in ${registry.title}: there was nothing to delete`,
            planned: isThere ? `would delete ${id}` : `${id} is not in ${registry.title}`,
            failed: `${id} was not deleted`,
        }[outcome.status];
        return {
            outputs: {
                'model-name': name,
                'model-version': version,
                'model-id': id,
                changed: changedAnything(outcome),
            },
            headline,
            summary: [],
            notices: isDeleted && result.remains !== undefined
                ? [{ level: 'notice', title: 'Models', message: `${id} is deleted; ${result.remains}` }]
                : [],
        };
    },
});
function goneWith(aliases) {
    return aliases.length === 0
        ? ''
        : ` and the alias${aliases.length === 1 ? '' : 'es'} ${aliases.join(', ')}`;
}

// EXTERNAL MODULE: ./packages/core/build/abandoned.js
var abandoned = __webpack_require__(34506);
;// CONCATENATED MODULE: ./actions/register-model/build/commands/downloaded-folder.js
/** True when something is at a path that a download must not touch: everything but an empty folder. */
async function standsThere(path, { files }) {
    const facts = await files.stat(path);
    if (facts === undefined)
        return false;
    return facts.kind !== 'folder' || (await files.names(path)).length > 0;
}
/**
 * How what is at a path differs from the files of a model, in words; undefined when it holds these files, byte for byte,
 * and nothing else.
 */
async function compareFolder(path, recorded, { files }) {
    if ((await files.stat(path))?.kind !== 'folder')
        return 'it is no folder';
    const found = (await files.walk(path)).filter(({ kind }) => kind !== 'folder');
    const paths = new Set(recorded.map((file) => file.path));
    const strange = found.find((entry) => !paths.has(entry.path));
    if (strange !== undefined)
        return `${strange.path} is no file of it`;
    for (const file of recorded) {
        const entry = found.find((each) => each.path === file.path);
        if (entry === undefined)
            return `${file.path} is missing`;
        if (entry.kind !== 'file' || entry.size !== file.size)
            return `${file.path} is another file`;
        const { sha256 } = await files.hash(files.join(path, ...file.path.split('/')));
        if (sha256 !== file.sha256)
            return `${file.path} has other bytes`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./actions/register-model/build/commands/download.js










/** Where a model goes when the inputs do not say. */
const defaultPath = 'model';
/** Files on their way are beside the folder that they become, because a folder can only be renamed on its own disk. */
const incomingPrefix = '.slipway-download-';
/** The command `download`: the files of a version, each checked, become a folder that appears whole. */
const download = command({
    look: async (spec, ports) => {
        const found = await findVersion(spec, ports);
        const given = spec.path ?? defaultPath;
        const folder = ports.files.resolve(given);
        if (!(await standsThere(folder, ports)))
            return { ...found, folder, isThere: false };
        const difference = await compareFolder(folder, found.record.files, ports);
        if (difference === undefined)
            return { ...found, folder, isThere: true };
        (0,trouble/* refuse */.TR)({
            where: { input: 'path' },
            said: `\`${given}\` is there, and is not ${found.record.id}: ${difference}`,
            expected: 'a folder that does not exist, an empty one, or the one of an earlier download of this version',
            remedy: 'choose another `path`, or remove the folder in a step before',
        });
    },
    plan: (_spec, { registry, record, folder, isThere }) => {
        const { name, version, id } = record;
        if (isThere)
            return { steps: [], unchanged: `${folder} holds the files of ${id} already, all as recorded` };
        const title = `download ${id} (${sizeText(record.files)})`;
        return { steps: [(0,step/* step */.PM)(downloading, 'download', title, { registry, name, version, folder })] };
    },
    report: (_spec, { registry, record, folder, isThere }, outcome) => {
        const isDone = isThere || outcome.status === 'done';
        const headline = isThere
            ? `${folder} holds the files of ${record.id} already`
            : {
                done: `downloaded ${record.id} (${sizeText(record.files)}) to ${folder}`,
                planned: `would download ${record.id} (${sizeText(record.files)}) to ${folder}`,
                failed: `${record.id} was not downloaded`,
            }[outcome.status];
        return {
            outputs: {
                ...versionOutputs(record, registry.uri(record)),
                path: isDone ? folder : undefined,
                changed: changedAnything(outcome),
            },
            headline,
            summary: [
                {
                    kind: 'facts',
                    rows: [
                        ['model', (0,markdown/* code */.aY)(record.id)],
                        ['digest', (0,markdown/* code */.aY)(record.digest)],
                        ['size', sizeText(record.files)],
                        ['folder', (0,markdown/* code */.aY)(folder)],
                    ],
                },
            ],
        };
    },
});
const downloading = (0,step/* verb */.w3)('download', async ({ registry, folder, ...version }, ports) => {
    const { files } = ports;
    const record = await (0,absent/* requireThere */.o)(registry, version);
    const parent = files.dirname(folder);
    await files.makeFolder(parent);
    await (0,abandoned/* removeAbandoned */.j)(parent, ports, (name) => name.startsWith(incomingPrefix));
    const incoming = await files.temporaryFolder(incomingPrefix, parent);
    try {
        const whole = files.join(incoming, 'model');
        await files.makeFolder(whole);
        await registry.materialise(record, whole);
        await requireEmpty(folder, ports);
        await files.remove(folder);
        await files.move(whole, folder);
        await files.flushFolder(parent);
    }
    finally {
        await files.remove(incoming);
    }
    return {};
});
function sizeText(files) {
    return `${(0,markdown/* counted */.hS)(files.length, 'file')}, ${(0,markdown/* bytesText */.pV)(files.reduce((sum, { size }) => sum + size, 0))}`;
}
/** Somebody else may have put something there while this was downloading; it is theirs. */
async function requireEmpty(folder, ports) {
    if (await standsThere(folder, ports))
        throw new trouble/* Failure */.HR('STORAGE_FAILED', `something appeared at ${folder} while the model was downloaded`, {
            remedy: 'give each download a `path` of its own',
        });
}

// EXTERNAL MODULE: ./packages/core/build/pattern.js
var pattern = __webpack_require__(88264);
;// CONCATENATED MODULE: ./actions/register-model/build/commands/list.js








/** A step summary holds a megabyte. */
const rowsShown = 200;
/** The command `list`: the versions of the models, the newest first. */
const list = command({
    look: async (spec, ports) => {
        const registry = registryOf(spec, ports);
        const models = [];
        for await (const model of (0,survey/* surveyOf */.y)(registry, (0,pattern/* matchingAny */.y)(spec.names)))
            models.push(model);
        const listed = [];
        for (const model of models.toSorted((left, right) => (0,digest/* byCodePoint */.HH)(left.name, right.name)))
            for await (const one of versionsOf(model, spec.includeArchived)) {
                if (listed.length === spec.limit)
                    return { title: registry.title, listed, isWhole: false };
                listed.push(one);
            }
        return { title: registry.title, listed, isWhole: true };
    },
    plan: () => ({ steps: [] }),
    report: (_spec, { title, listed, isWhole }) => {
        const names = new Set(listed.map(({ version }) => version.name)).size;
        const what = `${(0,markdown/* counted */.hS)(listed.length, 'version')} of ${(0,markdown/* counted */.hS)(names, 'model')} in ${title}`;
        return {
            outputs: { versions: listed.map(outputOf), count: listed.length },
            headline: isWhole ? what : `the first ${what}; there are more than \`limit\``,
            summary: listed.length === 0 ? [] : tableOf(listed),
            notices: isWhole
                ? []
                : [
                    {
                        level: 'notice',
                        title: 'Models',
                        message: `there are more versions than \`limit\` (${listed.length}); name fewer models with \`names\``,
                    },
                ],
        };
    },
});
/** The versions of a model, the newest first, read one after the other as far as they are wanted. */
async function* versionsOf(model, includeArchived) {
    const newestFirst = model.versions.toSorted((left, right) => (0,model_version/* byVersion */.o)(right, left));
    let aliases;
    for (const name of newestFirst) {
        const version = await model.read(name);
        if (version === undefined || ((0,archived/* isArchived */.F)(version) && !includeArchived))
            continue;
        aliases ??= await model.aliases();
        const pointing = Object.entries(aliases).filter(([, target]) => target === name);
        yield { version, aliases: pointing.map(([alias]) => alias) };
    }
}
function outputOf({ version: found, aliases }) {
    const { name, version, id, digest, framework, description, tags, properties, provenance } = found;
    return {
        name,
        version,
        id,
        // Of a version that another tool registered no digest is known without fetching its files.
        digest: digest === '' ? undefined : digest,
        framework,
        description,
        aliases,
        archived: (0,archived/* isArchived */.F)(found),
        tags,
        properties,
        createdAt: provenance.createdAt,
    };
}
function tableOf(listed) {
    const rows = listed.slice(0, rowsShown).map(({ version, aliases }) => [
        (0,markdown/* code */.aY)(version.id),
        aliases.join(', '),
        version.framework,
        version.digest === '' ? '' : (0,markdown/* code */.aY)((0,digest/* shortDigest */.VK)(version.digest)),
        version.provenance.createdAt.slice(0, 19).replace('T', ' '),
        Object.entries(version.tags)
            .map(([key, value]) => `${key}=${value}`)
            .join(', '),
    ]);
    const table = {
        kind: 'table',
        columns: ['version', 'aliases', 'framework', 'digest', 'registered (UTC)', 'tags'],
        rows,
    };
    if (listed.length <= rowsShown)
        return [table];
    const more = {
        kind: 'paragraph',
        text: `and ${(0,markdown/* counted */.hS)(listed.length - rowsShown, 'version')} more`,
    };
    return [table, more];
}

;// CONCATENATED MODULE: ./actions/register-model/build/commands/tag.js









const tagsStep = 'set-tags';
const propertiesStep = 'add-properties';
const settingTags = (0,step/* verb */.w3)('set-tags', async ({ registry, tags, ...version }) => ({
    result: await registry.setTags(await (0,absent/* requireThere */.o)(registry, version), tags),
}));
const addingProperties = (0,step/* verb */.w3)('add-properties', async ({ registry, properties, ...version }) => ({
    result: await registry.addProperties(await (0,absent/* requireThere */.o)(registry, version), properties),
}));
/** The command `tag`: tags of a version are set and removed, properties are added. */
const tag = command({
    look: async (spec, ports) => {
        const found = await findVersion(spec, ports);
        (0,refusals/* refuseChanges */.YY)(found.record.properties, spec.properties ?? {});
        return found;
    },
    plan: (spec, facts) => {
        const steps = [...tagSteps(spec, facts), ...propertySteps(spec, facts)];
        return steps.length > 0 ? { steps } : { steps, unchanged: `${facts.record.id} has all of them already` };
    },
    report: (_spec, facts, outcome) => {
        const record = recordNow(outcome) ?? facts.record;
        const changed = changedAnything(outcome);
        return {
            outputs: { ...versionOutputs(record, facts.registry.uri(record)), changed },
            headline: `${changed ? 'changed' : 'nothing was changed about'} ${record.id}: ${textOf(record)}`,
            summary: [{ kind: 'facts', rows: [['model', (0,markdown/* code */.aY)(record.id)], ...rowsOf(record)] }],
        };
    },
});
function tagSteps({ tags = {} }, { registry, record }) {
    const wanted = Object.entries(tags).map(([key, value]) => [key, value === '' ? null : value]);
    const changes = wanted.filter(([key, value]) => (record.tags[key] ?? null) !== value);
    if (changes.length === 0)
        return [];
    const { name, version, id } = record;
    const words = changes.map(([key, value]) => (value === null ? `remove ${key}` : `set ${key}=${value}`));
    const args = { registry, name, version, tags: Object.fromEntries(changes) };
    return [(0,step/* step */.PM)(settingTags, tagsStep, `tags of ${id}: ${words.join(', ')}`, args)];
}
function propertySteps({ properties = {} }, { registry, record }) {
    const added = Object.entries(properties).filter(([key]) => !Object.hasOwn(record.properties, key));
    if (added.length === 0)
        return [];
    const { name, version, id } = record;
    const words = added.map(([key, value]) => `add ${key}=${value}`);
    const args = { registry, name, version, properties: Object.fromEntries(added) };
    return [(0,step/* step */.PM)(addingProperties, propertiesStep, `properties of ${id}: ${words.join(', ')}`, args)];
}
function recordNow(outcome) {
    return (0,build_plan/* resultOf */.B)(outcome, propertiesStep) ?? (0,build_plan/* resultOf */.B)(outcome, tagsStep);
}
function textOf({ tags }) {
    const words = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
    return words.length === 0 ? 'no tags' : `tags ${words.join(', ')}`;
}
function rowsOf({ tags, properties }) {
    return [
        ...Object.entries(tags).map(([key, value]) => [`tag ${key}`, value]),
        ...Object.entries(properties).map(([key, value]) => [`property ${key}`, value]),
    ];
}

;// CONCATENATED MODULE: ./actions/register-model/build/commands/all.js







/** Every command by what the input `command` calls it. */
const commands = {
    register: register,
    alias: alias,
    tag: tag,
    archive: archive,
    restore: restore,
    delete: deleteVersion,
    download: download,
    list: list,
};

// EXTERNAL MODULE: ./packages/core/build/model-record.js
var model_record = __webpack_require__(95521);
// EXTERNAL MODULE: ./packages/models/build/event/event-input.js + 1 modules
var event_input = __webpack_require__(84790);
;// CONCATENATED MODULE: ./actions/register-model/build/command-names.js
/** What can be done to the models of a registry. */
const commandNames = [
    'register',
    'alias',
    'tag',
    'archive',
    'restore',
    'delete',
    'download',
    'list',
];

;// CONCATENATED MODULE: ./actions/register-model/build/command-inputs.js




/** What every command takes: where the registry is, and whether anything is done. */
const always = [
    'command',
    'event',
    'registry',
    'registry-username',
    'registry-password',
    'insecure-registries',
    'certificate-authorities',
    'dry-run',
];
/** What the other commands take. `register` takes whatever is left, and what it shares with them. */
const command_inputs_taken = {
    alias: ['model', 'alias'],
    tag: ['model', 'tags', 'properties'],
    archive: ['model'],
    restore: ['model'],
    delete: ['model', 'force'],
    download: ['model', 'path'],
    list: ['names', 'include-archived', 'limit'],
};
const sharedWithRegister = ['alias', 'tags', 'properties'];
/** Tells whether an input means something to a command. */
function takes(command, input) {
    if (always.includes(input))
        return true;
    if (command !== 'register')
        return command_inputs_taken[command].includes(input);
    return sharedWithRegister.includes(input) || !Object.values(command_inputs_taken).flat().includes(input);
}
/** What a command needs and did not get. Pure. */
function missingInputs(spec) {
    const { command } = spec;
    const needed = (input, isGiven) => isGiven ? [] : [command_inputs_missing(input, `\`${command}\``, `a value for \`${input}\``)];
    switch (command) {
        case 'register':
            return [
                ...needed('model-path', spec.modelPath !== undefined || spec.experiment !== undefined),
                ...needed('name', spec.name !== undefined || hasName(spec)),
            ];
        case 'alias':
            return [...modelProblems(spec), ...needed('alias', spec.alias !== undefined)];
        case 'tag':
            return [
                ...modelProblems(spec),
                ...needed('tags', spec.tags !== undefined || spec.properties !== undefined),
            ];
        case 'archive':
        case 'restore':
        case 'delete':
        case 'download':
            return modelProblems(spec);
        case 'list':
            return [];
    }
}
/** True for what may be registered already, and then has a name. */
function hasName(spec) {
    return ['registered', 'oci', 'artifact'].includes(sourceKind(spec));
}
/** What was given and means nothing to the command. Something else was meant, so nothing is done. Pure. */
function idleInputs(rows) {
    const taking = (input) => commandNames.filter((command) => takes(command, input));
    return (0,inputs_together/* together */.b)(Object.keys(rows).map((input) => ({ input, needs: 'command', as: taking(input) })), rows);
}
/** Archiving may be about all versions of a model. Deleting is about a version that the user has named. */
function modelProblems({ command, model, event }) {
    // Every run that a dispatch started has an event: it must not be enough to delete what it names.
    const isNamed = event.model !== undefined && command !== 'delete';
    if (model === undefined && !isNamed) {
        const said = command === 'delete' ? undefined : (0,event_input/* namesNothing */.e)(event);
        return [command_inputs_missing('model', `\`${command}\``, 'a registered model such as `iris:3`', said)];
    }
    if (model === undefined || command === 'archive' || command === 'restore')
        return [];
    const { name, pick } = model;
    if (pick === undefined)
        return [unclear(`\`${name}\`, which has many versions`, `one version, such as \`${name}:3\``)];
    if (command === 'delete' && !('version' in pick)) {
        const word = 'alias' in pick ? pick.alias : 'latest';
        const said = `\`${name}@${word}\`, which is another version when this is run once more`;
        return [unclear(said, `a version by its number, such as \`${name}:3\``)];
    }
    return [];
}
function unclear(said, expected) {
    return { where: { input: 'model' }, said, expected, remedy: 'name the version' };
}
function command_inputs_missing(input, command, expected, said = 'nothing was given') {
    return {
        where: { input },
        said,
        expected: `${expected}, which ${command} needs`,
        remedy: `add \`${input}\` under \`with:\` of this step`,
    };
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

;// CONCATENATED MODULE: ./actions/register-model/build/model-input.js


const model_input_forms = '`name:version`, `name@alias` or `name@latest`';
/** The input `model`: `iris:3`, `iris@production`, `iris@latest`, or `iris` for all versions. */
function modelInput() {
    return (0,inputs/* input */.hF)((given) => {
        if (model_reference/* modelNamePattern */.nx.test(given))
            return { value: { name: given } };
        const parsed = (0,model_reference/* parseModelReference */.qZ)(given);
        if (!('value' in parsed))
            return { ...parsed, expected: `a registered model: ${model_input_forms}` };
        const { value } = parsed;
        if (value.kind === 'registered')
            return { value: { name: value.name, pick: value.pick } };
        return {
            expected: `a registered model: ${model_input_forms}`,
            remedy: 'name the model here, and where it is with `registry`',
        };
    });
}

// EXTERNAL MODULE: ./packages/models/build/watch/name-pattern.js
var name_pattern = __webpack_require__(33675);
;// CONCATENATED MODULE: ./actions/register-model/build/inputs.js
















/** What versions and aliases may be called; `latest` already means something. */
const wordPattern = /^(?!latest$)[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/;
const wordRule = 'letters, digits, `_`, `.` and `-`, starting with a letter or a digit, and not `latest`';
const rows = {
    command: (0,input_kinds/* oneOf */.yL)(...commandNames).byDefault('register'),
    'model-path': modelPath(),
    ...sourceInputs,
    name: (0,input_kinds/* matching */.wC)(model_reference/* modelNamePattern */.nx, model_reference/* modelNameRule */.jA),
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
    model: modelInput(),
    event: (0,event_input/* eventInput */.f)(),
    force: (0,input_kinds/* boolean */.zM)().byDefault('false'),
    path: (0,input_kinds/* path */.Ae)(),
    names: (0,input_kinds/* listOf */.c3)(name_pattern/* parseNamePattern */.L),
    'include-archived': (0,input_kinds/* boolean */.zM)().byDefault('false'),
    limit: (0,input_kinds/* integer */.nd)({ least: 1, most: 5000 }).byDefault('500'),
    metrics: (0,input_kinds/* text */.Qq)(),
    require: (0,input_kinds/* listOf */.c3)(parseRequirement),
    'compare-to': (0,inputs/* input */.hF)(parseComparedReference),
    'not-worse': (0,input_kinds/* listOf */.c3)(parseNotWorse),
    'missing-metric': (0,input_kinds/* oneOf */.yL)('fail', 'warn', 'ignore').byDefault('fail'),
    ...signingInputs,
    ...dispatch_inputs/* dispatchInputs */.Cf,
    'dispatch-existing': (0,input_kinds/* boolean */.zM)().byDefault('false'),
    ...registry_inputs/* registryInputs */.P4,
    artifact: (0,input_kinds/* artifactName */.Cs)(),
    'dry-run': (0,input_kinds/* boolean */.zM)().byDefault('false'),
};
const judged = (0,inputs_together/* together */.b)([
    { input: 'require', needs: 'metrics' },
    { input: 'not-worse', needs: 'metrics' },
]);
/** The inputs of register-model. */
const inputs_inputs = (0,inputs/* table */.tp)(rows)
    .check(missingInputs)
    .check(idleInputs(rows))
    .check((0,inputs_together/* together */.b)([
    { input: 'cpu', needs: 'memory-gb' },
    { input: 'memory-gb', needs: 'cpu' },
    { input: 'compare-to', needs: 'not-worse' },
    { input: 'not-worse', needs: 'compare-to' },
]))
    .check((spec) => (spec.command === 'register' ? sourceProblems(spec) : []))
    // A registry and a run know metrics; files know none.
    .check((spec) => (sourceKind(spec) === 'path' ? judged(spec).slice(0, 1) : []))
    .check(registry_inputs/* registryProblems */.SN)
    .check(signingProblems)
    .check(dispatch_inputs/* dispatchProblems */.v6);

;// CONCATENATED MODULE: ./actions/register-model/build/main.js




/** The action `register-model`: the versions of models in a registry, from the first one to the last. */
const registerModel = (0,action/* action */.X)({
    name: 'register-model',
    inputs: inputs_inputs,
    outputs: outputs,
    look: (spec, ports) => commands[spec.command].look(spec, ports),
    plan: (spec, facts) => commands[spec.command].plan(spec, facts),
    report: (spec, facts, outcome) => commands[spec.command].report(spec, facts, outcome),
});


/***/ }),

/***/ 45305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ Collected)
/* harmony export */ });
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** Problems of several parts of the looking, so that they are reported together. Anything else that is thrown passes. */
class Collected {
    #problems = [];
    /** What a part answers, or undefined when it had problems, which are remembered. */
    async from(part) {
        try {
            return await part();
        }
        catch (thrown) {
            if (!(thrown instanceof _trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .Problems */ .Zw))
                throw thrown;
            this.add(...thrown.problems);
            return undefined;
        }
    }
    /** The same for a part that needs others: where one of those is missing, it is left out. */
    async after(parts, part) {
        return isWhole(parts) ? this.from(() => part(parts)) : undefined;
    }
    /** All the parts that have to be there. @throws Problems with everything that was remembered */
    whole(parts) {
        this.throwAny();
        if (!isWhole(parts))
            throw new Error('a part is missing, and nothing says why');
        return parts;
    }
    /** Remembers problems. */
    add(...problems) {
        this.#problems.push(...problems);
    }
    /** True when nothing was wrong so far. */
    get isEmpty() {
        return this.#problems.length === 0;
    }
    /** @throws Problems with everything that was remembered */
    throwAny() {
        if (!this.isEmpty)
            throw new _trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .Problems */ .Zw(this.#problems);
    }
}
function isWhole(parts) {
    return Object.values(parts).every((part) => part !== undefined);
}


/***/ }),

/***/ 58435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ versionPattern),
/* harmony export */   jA: () => (/* binding */ modelNameRule),
/* harmony export */   n5: () => (/* binding */ referenceText),
/* harmony export */   nx: () => (/* binding */ modelNamePattern),
/* harmony export */   qZ: () => (/* binding */ parseModelReference)
/* harmony export */ });
/** What a model may be called: what Azure ML, MLflow and file systems all take. */
const modelNamePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/;
/** The pattern in words. */
const modelNameRule = 'letters, digits, `_`, `.` and `-`, starting with a letter or a digit, at most 255 characters';
/** What a version may be called. */
const versionPattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/;
const forms = '`name:version`, `name@latest`, `name@alias`, a path, `azureml:name:version`, `azureml://registries/R/models/N/versions/V`, `models:/name/3`, `models:/name@alias`, `runs:/<id>/<path>`, `oci://host/repository:tag`, `oci://host/repository@sha256:…` or `artifact:<name>`';
/** Parses a model reference. A text with a path separator or a leading dot is a path; so is what fits no other form. */
function parseModelReference(text) {
    if (text.startsWith('artifact:'))
        return artifactReference(text.slice('artifact:'.length));
    if (text.startsWith('oci://'))
        return ociReference(text.slice('oci://'.length));
    if (text.startsWith('azureml://'))
        return azureRegistryReference(text);
    if (text.startsWith('runs:/'))
        return runReference(text.slice('runs:/'.length));
    if (text.startsWith('models:/'))
        return mlflowReference(text.slice('models:/'.length));
    if (text.startsWith('azureml:'))
        return namedReference(text.slice('azureml:'.length), 'azureml');
    if (isPathLike(text))
        return { value: { kind: 'path', path: text } };
    return namedReference(text, 'plain');
}
/** Windows drives, separators and leading dots make a path; a bare word does too, because a name needs a version. */
function isPathLike(text) {
    return /^[A-Za-z]:[\\/]/.test(text) || /[\\/]/.test(text) || text.startsWith('.') || !/[:@]/.test(text);
}
function namedReference(text, dialect) {
    const match = /^([^:@]+)([:@])([^:@]+)$/.exec(text);
    if (match === null)
        return { expected: forms, remedy: 'name a version or an alias, as in `iris:1` or `iris@latest`' };
    const [, name = '', mark, word = ''] = match;
    if (!modelNamePattern.test(name))
        return { expected: `a model name of ${modelNameRule}`, said: name };
    const pick = mark === ':' ? versionPick(word) : aliasPick(word);
    return 'expected' in pick ? pick : { value: { kind: 'registered', name, pick: pick.value, dialect } };
}
function versionPick(word) {
    return versionPattern.test(word)
        ? { value: { version: word } }
        : { expected: 'a version such as `3`', said: word };
}
function aliasPick(word) {
    if (word === 'latest')
        return { value: { latest: true } };
    return versionPattern.test(word)
        ? { value: { alias: word } }
        : { expected: 'an alias such as `production`', said: word };
}
function mlflowReference(rest) {
    if (/^m-[0-9a-f]{32}$/.test(rest))
        return { value: { kind: 'logged', id: rest } };
    const match = /^([^/@]+)(?:\/([^/@]+)|@([^/@]+))$/.exec(rest);
    if (match === null)
        return { expected: '`models:/name/3`, `models:/name@alias` or `models:/m-<id>`' };
    const [, name = '', version, alias] = match;
    if (!modelNamePattern.test(name))
        return { expected: `a model name of ${modelNameRule}`, said: name };
    const pick = version === undefined
        ? aliasPick(alias ?? '')
        : version === 'latest'
            ? aliasPick(version)
            : versionPick(version);
    return 'expected' in pick
        ? pick
        : { value: { kind: 'registered', name, pick: pick.value, dialect: 'mlflow' } };
}
function runReference(rest) {
    const match = /^([A-Za-z0-9][\w-]*)\/(.+)$/.exec(rest);
    if (match === null)
        return { expected: '`runs:/<run id>/<path of the artifact>`' };
    return { value: { kind: 'run', run: match[1], path: match[2] } };
}
function azureRegistryReference(text) {
    const match = /^azureml:\/\/registries\/([^/]+)\/models\/([^/]+)\/(?:versions\/([^/]+)|labels\/([^/]+))$/.exec(text);
    if (match === null)
        return { expected: '`azureml://registries/<registry>/models/<name>/versions/<version>`' };
    const [, registry = '', name = '', version, label] = match;
    const pick = version === undefined ? aliasPick(label ?? '') : versionPick(version);
    return 'expected' in pick
        ? pick
        : { value: { kind: 'azureml-registry', registry, name, pick: pick.value } };
}
function ociReference(rest) {
    const match = /^([A-Za-z0-9.-]+(?::\d+)?|\[[0-9a-f:]+\](?::\d+)?)\/([a-z0-9]+(?:[._/-]+[a-z0-9]+)*)(?::([A-Za-z0-9_][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(rest);
    if (match === null)
        return { expected: '`oci://host/repository:tag` or `oci://host/repository@sha256:<64 digits>`' };
    const [, host = '', repository = '', tag, digest] = match;
    return {
        value: {
            kind: 'oci',
            host,
            repository,
            tag,
            digest,
        },
    };
}
function artifactReference(name) {
    if (name === '' || /["':<>|*?\r\n\\/]/.test(name)) {
        return {
            expected: 'the name of a workflow artifact, without any of `" : < > | * ? \\ /`',
            said: `artifact:${name}`,
        };
    }
    return { value: { kind: 'artifact', name } };
}
/** Writes a reference the way it is shown to people; parsing it again gives the same reference, except for dialects. */
function referenceText(reference) {
    switch (reference.kind) {
        case 'path':
            return reference.path;
        case 'registered':
            return `${reference.name}${pickText(reference.pick)}`;
        case 'azureml-registry':
            return `azureml://registries/${reference.registry}/models/${reference.name}${'version' in reference.pick ? `/versions/${reference.pick.version}` : `/labels/${'alias' in reference.pick ? reference.pick.alias : 'latest'}`}`;
        case 'run':
            return `runs:/${reference.run}/${reference.path}`;
        case 'logged':
            return `models:/${reference.id}`;
        case 'oci':
            return `oci://${reference.host}/${reference.repository}${reference.tag === undefined ? '' : `:${reference.tag}`}${reference.digest === undefined ? '' : `@${reference.digest}`}`;
        case 'artifact':
            return `artifact:${reference.name}`;
    }
}
function pickText(pick) {
    if ('version' in pick)
        return `:${pick.version}`;
    return `@${'alias' in pick ? pick.alias : 'latest'}`;
}


/***/ }),

/***/ 88264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ matchingAny)
/* harmony export */ });
/* unused harmony export matchesPattern */
/**
 * Tells whether a text matches a pattern, where `*` stands for any characters and `?` for one. Upper and lower case
 * differ. Goes back to the last `*` only, so that no pattern is slow, as a regular expression could be made to be.
 */
function matchesPattern(text, pattern) {
    let at = 0;
    let from = 0;
    let star = -1;
    let resume = 0;
    while (at < text.length) {
        if (pattern[from] === '*') {
            star = from;
            resume = at;
            from += 1;
        }
        else if (from < pattern.length && (pattern[from] === '?' || pattern[from] === text[at])) {
            at += 1;
            from += 1;
        }
        else if (star >= 0) {
            resume += 1;
            at = resume;
            from = star + 1;
        }
        else
            return false;
    }
    return /^\**$/.test(pattern.slice(from));
}
/** A filter that lets through what matches one of the patterns; without patterns, everything. */
function matchingAny(patterns) {
    return (text) => patterns === undefined || patterns.some((pattern) => matchesPattern(text, pattern));
}


/***/ }),

/***/ 33031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readStatement)
/* harmony export */ });
/* harmony import */ var _slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57864);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8614);
/* harmony import */ var _shards_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73658);



/** The older form, which version 0.2 of the reference tool made. */
const oldPredicateType = 'https://model_signing/Digests/v0.1';
/**
 * Reads what a signature signs, and holds it against the standard: types, digests, paths that stay inside of the
 * model, the root digest. Fields that the standard does not know are left alone, as it asks.
 */
function readStatement(payload, sha256) {
    const statement = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(parsed(payload));
    if (statement === undefined)
        return { fault: 'signs something that is not JSON' };
    if (statement['_type'] !== _statement_js__WEBPACK_IMPORTED_MODULE_1__/* .statementType */ .qB)
        return { fault: `signs a statement of the type ${said(statement['_type'])}, not ${_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .statementType */ .qB}` };
    if (statement['predicateType'] === oldPredicateType)
        return { fault: 'is of the form before OpenSSF Model Signing 1.0, which can not be checked' };
    if (statement['predicateType'] !== _statement_js__WEBPACK_IMPORTED_MODULE_1__/* .predicateType */ .W3)
        return { fault: `says something of the type ${said(statement['predicateType'])}, not ${_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .predicateType */ .W3}` };
    const predicate = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(statement['predicate']);
    const serialization = readSerialization(predicate?.['serialization']);
    if ('fault' in serialization)
        return serialization;
    const resources = readResources(predicate?.['resources'], serialization.value);
    if ('fault' in resources)
        return resources;
    const subject = readSubject(statement['subject']);
    if ('fault' in subject)
        return subject;
    const root = sha256((0,_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .rootInput */ .x3)(resources.value));
    if (root !== subject.value.digest.sha256)
        return { fault: `says ${subject.value.digest.sha256} of files whose digests make ${root}` };
    const read = { resources: resources.value, serialization: serialization.value };
    return { value: { _type: _statement_js__WEBPACK_IMPORTED_MODULE_1__/* .statementType */ .qB, subject: [subject.value], predicateType: _statement_js__WEBPACK_IMPORTED_MODULE_1__/* .predicateType */ .W3, predicate: read } };
}
function readSubject(value) {
    const subject = Array.isArray(value) && value.length === 1 ? (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(value[0]) : undefined;
    const digest = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(subject?.['digest'])?.['sha256'];
    const name = subject?.['name'];
    if (typeof name !== 'string' || name === '' || typeof digest !== 'string')
        return { fault: 'does not name one model with its SHA-256 digest' };
    return { value: { name, digest: { sha256: digest } } };
}
function readSerialization(value) {
    const fields = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(value);
    const method = fields?.['method'];
    const hashType = fields?.['hash_type'];
    const shardSize = fields?.['shard_size'];
    const ignored = fields?.['ignore_paths'] ?? [];
    if (method !== 'files' && method !== 'shards')
        return { fault: `hashes files by the method ${said(method)}, which is unknown` };
    if (!_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .hashTypes */ .yl.includes(hashType))
        return { fault: `hashes files with ${said(hashType)}, which is unknown` };
    if (method === 'shards' && !(Number.isSafeInteger(shardSize) && shardSize > 0))
        return { fault: 'hashes files in shards and does not say their size' };
    if (!Array.isArray(ignored) || !ignored.every((path) => typeof path === 'string'))
        return { fault: 'does not list the paths it leaves out as texts' };
    return {
        value: {
            method,
            hash_type: hashType,
            shard_size: method === 'shards' ? shardSize : undefined,
            allow_symlinks: fields?.['allow_symlinks'] === true,
            ignore_paths: ignored,
        },
    };
}
function readResources(value, { method, hash_type }) {
    if (!Array.isArray(value) || value.length === 0)
        return { fault: 'lists no files' };
    const names = new Set();
    const paths = new Set();
    const resources = [];
    for (const entry of value) {
        const { name, algorithm, digest } = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(entry) ?? {};
        if (typeof name !== 'string' || typeof digest !== 'string' || !/^([0-9a-f]{2})+$/.test(digest))
            return { fault: 'lists a file without a name or a digest' };
        const path = method === 'files' ? name : (0,_shards_js__WEBPACK_IMPORTED_MODULE_2__/* .parseShardName */ .Di)(name)?.path;
        if (path === undefined || !(staysInside(path) || path === _statement_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyFile */ .nv))
            return { fault: `lists ${name}, which is no path of a model` };
        if (names.has(name))
            return { fault: `lists ${name} twice` };
        names.add(name);
        // The reference tool names shards `sha256-sharded-<size>`; the standard has `sha256` for them, too.
        if (typeof algorithm !== 'string' || algorithm.split('-', 1)[0] !== hash_type)
            return {
                fault: `hashes ${name} with ${said(algorithm)} and says that all are hashed with ${hash_type}`,
            };
        resources.push({ name, algorithm, digest });
        paths.add(path);
    }
    if (paths.has(_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyFile */ .nv) && paths.size > 1)
        return { fault: 'lists a single file, and others beside it' };
    return { value: resources };
}
function staysInside(path) {
    return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function said(value) {
    return typeof value === 'string' ? value.slice(0, 120) : 'nothing that can be read';
}


/***/ }),

/***/ 73658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ shardsOf),
/* harmony export */   Di: () => (/* binding */ parseShardName)
/* harmony export */ });
/* unused harmony export shardName */
/** Cuts a file into ranges of `shardSize` bytes; the last one may be shorter. A file without bytes has none. */
function shardsOf(path, size, shardSize) {
    const shards = [];
    for (let start = 0; start < size; start += shardSize) {
        shards.push({ path, start, end: Math.min(size, start + shardSize) });
    }
    return shards;
}
/** `weights.bin:0:1000000000` */
function shardName({ path, start, end }) {
    return `${path}:${start}:${end}`;
}
/** Reads the name of a shard, or undefined. Colons may also stand in the path, so the last two numbers count. */
function parseShardName(name) {
    const match = /^(.+):(\d{1,15}):(\d{1,15})$/s.exec(name);
    if (match === null)
        return undefined;
    const [start, end] = [Number(match[2]), Number(match[3])];
    return start < end ? { path: match[1], start, end } : undefined;
}


/***/ }),

/***/ 8614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ neverSigned),
/* harmony export */   T8: () => (/* binding */ statementOf),
/* harmony export */   W3: () => (/* binding */ predicateType),
/* harmony export */   WY: () => (/* binding */ isLeftOut),
/* harmony export */   nv: () => (/* binding */ onlyFile),
/* harmony export */   qB: () => (/* binding */ statementType),
/* harmony export */   x3: () => (/* binding */ rootInput),
/* harmony export */   yl: () => (/* binding */ hashTypes)
/* harmony export */ });
/* unused harmony export usualShardSize */
/* harmony import */ var _slipway_core_digest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70120);

/**
 * The words of OpenSSF Model Signing 1.0: what is said about a model's files, and signed.
 * Source: https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md
 */
/** The type of the statement around the predicate. */
const statementType = 'https://in-toto.io/Statement/v1';
/** What tells a model's signature from other statements. */
const predicateType = 'https://model_signing/signature/v1.0';
/** The hash algorithms of the standard. */
const hashTypes = ['sha256', 'blake2b', 'blake3'];
/** What belongs to version control at the top of a model and is never signed. */
const neverSigned = ['.git', '.gitattributes', '.github', '.gitignore'];
/**
 * How the reference tool names the file of a model that is a single file; the standard has the file's own name.
 * Source: https://github.com/sigstore/model-transparency/blob/v1.1.1/src/model_signing/_serialization/file.py
 */
const onlyFile = '.';
/** The size of shards when nobody says otherwise, in bytes. */
const usualShardSize = 1_000_000_000;
/** True when a path is one of those, or below one of those, that are left out. */
function isLeftOut(path, leftOut) {
    return leftOut.some((entry) => path === entry || path.startsWith(`${entry}/`));
}
/**
 * The statement about a model.
 * @param name the last part of the model's path
 * @param sha256 SHA-256 of bytes, hexadecimal
 */
function statementOf(name, resources, serialization, sha256) {
    const sorted = resources.toSorted((left, right) => (0,_slipway_core_digest__WEBPACK_IMPORTED_MODULE_0__/* .byCodePoint */ .HH)(left.name, right.name));
    return {
        _type: statementType,
        subject: [{ name, digest: { sha256: sha256(rootInput(sorted)) } }],
        predicateType,
        predicate: { resources: sorted, serialization },
    };
}
/** The bytes whose SHA-256 is the root digest: the raw digests of the resources, in the order they are listed in. */
function rootInput(resources) {
    const digests = resources.map(({ digest }) => (0,_slipway_core_digest__WEBPACK_IMPORTED_MODULE_0__/* .bytesOfHex */ .w8)(digest));
    const bytes = new Uint8Array(digests.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const digest of digests) {
        bytes.set(digest, at);
        at += digest.length;
    }
    return bytes;
}


/***/ }),

/***/ 61556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ dispatchInputs),
/* harmony export */   oJ: () => (/* binding */ dispatchingOf),
/* harmony export */   v6: () => (/* binding */ dispatchProblems)
/* harmony export */ });
/* harmony import */ var _slipway_core_input_kinds__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1476);
/* harmony import */ var _slipway_core_inputs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30345);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16841);



function dispatchWord() {
    return (0,_slipway_core_inputs__WEBPACK_IMPORTED_MODULE_2__/* .input */ .hF)((given) => {
        if (/^(true|True|TRUE)$/.test(given))
            return { value: true };
        if (/^(false|False|FALSE|off)$/.test(given))
            return { value: false };
        return _slipway_core_input_kinds__WEBPACK_IMPORTED_MODULE_0__/* .repositoryPattern */ .Z0.test(given)
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
    return { repository, token: githubToken, eventType };
}


/***/ }),

/***/ 84790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ eventInput),
  e: () => (/* binding */ namesNothing)
});

// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./packages/core/build/is-record.js
var is_record = __webpack_require__(57864);
// EXTERNAL MODULE: ./packages/core/build/model-event.js
var model_event = __webpack_require__(2102);
;// CONCATENATED MODULE: ./packages/core/build/model-event-reading.js



/**
 * Reads the text of the input `event`: what `${{ toJSON(github.event) }}` gives in a workflow that a
 * `repository_dispatch` started, its `client_payload` alone, or an event as `watch-models` lists them. A run that
 * something else started has no event, and its payload is `null`: then the value is undefined. What claims to be an
 * event and is not right is refused, with all that is wrong.
 */
function readModelEvent(text) {
    if (text.trim() === '')
        return { value: undefined };
    const given = jsonOf(text);
    if (given === null)
        return { value: undefined };
    if (!(0,is_record/* isRecord */.u)(given)) {
        return {
            expected: 'the JSON of an event, as `${{ toJSON(github.event) }}` gives it',
            said: 'a text that is no JSON object',
        };
    }
    const payload = (0,is_record/* isRecord */.u)(given['client_payload']) ? given['client_payload'] : given;
    const action = payload === given ? undefined : given['action'];
    if (!isKind(payload['kind']) && !isKind(action))
        return { value: undefined };
    const decoded = decodeModelEvent(payload, payload === given ? '' : 'client_payload.');
    if ('faults' in decoded)
        return refusal(decoded.faults);
    return { value: decoded.event };
}
function refusal(faults) {
    return {
        said: faults.map(({ field, said }) => `\`${field}\` is ${said}`).join('; '),
        expected: faults.map(({ field, expected }) => `\`${field}\`: ${expected}`).join('; '),
        remedy: 'send the payload as `register-model`, `watch-models` or the relay writes it',
    };
}
/** Checks a payload. */
function decodeModelEvent(payload, prefix = '') {
    if (!(0,is_record/* isRecord */.u)(payload))
        return { faults: [{ field: 'event', said: saidOf(payload), expected: 'an object' }] };
    const { kind } = payload;
    const read = (0,dist/* safeParse */.xLC)(model_event/* modelEventSchemas */.c[isKind(kind) ? kind : 'model-registered'], payload);
    if (read.success)
        return { event: read.output };
    const faults = read.issues.map((issue) => ({
        field: `${prefix}${(0,dist/* getDotPath */.BuJ)(issue)}`,
        said: saidOf(issue.input),
        expected: issue.message,
    }));
    return { faults };
}
function isKind(value) {
    return model_event/* modelEventKinds */.ZG.some((kind) => kind === value);
}
function jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** What was found, short enough for a message. */
function saidOf(value) {
    if (value === undefined)
        return 'missing';
    const text = JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

// EXTERNAL MODULE: ./packages/core/build/model-reference.js
var model_reference = __webpack_require__(58435);
;// CONCATENATED MODULE: ./packages/models/build/event/event-input.js



/**
 * The default of the input `event`: the payload of the dispatch that started the run, and `null` in all other runs. Not
 * `github.event` whole, which is taken as well: that of a push with many commits is larger than a variable may be, and
 * would keep the step from starting. Source: https://man7.org/linux/man-pages/man2/execve.2.html, MAX_ARG_STRLEN
 */
const runEvent = '${{ toJSON(github.event.client_payload) }}';
/**
 * The input `event`: `${{ toJSON(github.event) }}` of a workflow that a `repository_dispatch` started, its payload, or
 * one entry of what watch-models lists. It names a version, never the registry: who may send events must not choose
 * where from models come.
 */
function eventInput() {
    return (0,inputs/* input */.hF)((given) => {
        // Outside of a workflow nobody replaces the expression.
        if (given === runEvent)
            return { value: {} };
        const read = readModelEvent(given);
        if (!('value' in read))
            return read;
        const event = read.value;
        if (event === undefined)
            return { value: {} };
        const { name, version } = event;
        // Not read as a text: one that an event is free to choose could name a path or an artifact. Whoever says the model
        // in another input is not kept from it: registries of others have names of their own, such as `acme/iris`.
        if (!model_reference/* modelNamePattern */.nx.test(name) || !model_reference/* versionPattern */.D8.test(version))
            return { value: { event } };
        return { value: { event, model: { kind: 'registered', name, pick: { version }, dialect: 'plain' } } };
    }).byDefault(runEvent);
}
/** What to say where a model is needed, no other input gives it, and the event names none. */
function namesNothing({ event }) {
    if (event === undefined)
        return 'nothing was given, and `event` names no model';
    const told = (0,inputs/* shortened */.vI)(`${event.name}:${event.version}`);
    return `nothing was given, and \`event\` tells of \`${told}\`, which is no name of ${model_reference/* modelNameRule */.jA}`;
}


/***/ }),

/***/ 57165:
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

/***/ 37246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ refuseAbsent),
/* harmony export */   o: () => (/* binding */ requireThere)
/* harmony export */ });
/* harmony import */ var _slipway_core_model_reference__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58435);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);


/**
 * Says that a model is not in a registry, and what is there.
 * @param input the input that named it, and the one that named the registry
 * @throws Problems
 */
async function refuseAbsent(registry, { name, pick }, { input, registryInput = 'registry' }) {
    const versions = (await registry.versions(name)).map(({ version }) => version);
    const names = versions.length > 0 ? [] : await registry.names();
    const text = pick === undefined ? name : (0,_slipway_core_model_reference__WEBPACK_IMPORTED_MODULE_1__/* .referenceText */ .n5)({ kind: 'registered', name, pick, dialect: 'plain' });
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input },
        said: `\`${text}\` is not in ${registry.title}`,
        expected: versions.length > 0
            ? `one of the versions of ${name}: ${versions.slice(-10).join(', ')}`
            : names.length > 0
                ? `one of its models: ${names.slice(0, 10).join(', ')}`
                : 'a registered model; this registry holds none',
        remedy: `check the name and \`${registryInput}\`, or register it first`,
    });
}
/** A version that was there when a step was planned. @throws Failure `STORAGE_FAILED` when it is gone meanwhile */
async function requireThere(registry, { name, version }) {
    const record = await registry.find({ name, pick: { version } });
    if (record !== undefined)
        return record;
    throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
}


/***/ }),

/***/ 70961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aS: () => (/* binding */ registeredFacts),
/* harmony export */   gV: () => (/* binding */ stageOf),
/* harmony export */   hW: () => (/* binding */ registryText),
/* harmony export */   tA: () => (/* binding */ versionInEvents)
/* harmony export */ });
/**
 * What a registry is called in events and records: what the input `registry` takes. Whoever reports the same version
 * calls it the same, so that the event has the same id.
 */
function registryText({ provider, location }) {
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
            digest: digest === '' ? undefined : digest,
            description,
            stage,
            tags: Object.keys(tags).length === 0 ? undefined : tags,
            properties: Object.keys(properties).length === 0 ? undefined : properties,
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


/***/ }),

/***/ 44653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readHandedOn),
/* harmony export */   n: () => (/* binding */ writeHandedOn)
/* harmony export */ });
/* harmony import */ var _slipway_core_checked_json__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48106);
/* harmony import */ var _slipway_core_model_reference__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(58435);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16841);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(77934);
/* harmony import */ var _copy_verified_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80011);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15397);
/* harmony import */ var _located_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97829);
/* harmony import */ var _recorded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11675);
/* harmony import */ var _root_digest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69796);









/** Writes a model of a registry as such a folder. @throws Failure `DIGEST_MISMATCH` */
async function writeHandedOn(registry, record, folder, ports) {
    const { files } = ports;
    await registry.materialise(record, files.join(folder, 'model'));
    const { sampleInput, sampleOutput } = await registry.locate(record);
    const samples = [sampleInput, sampleOutput].filter((sample) => sample !== undefined);
    await (0,_copy_verified_js__WEBPACK_IMPORTED_MODULE_2__/* .copyVerified */ .kj)(samples, files.join(folder, 'samples'), record.id, ports);
    const signature = await registry.attached(record, _kind_js__WEBPACK_IMPORTED_MODULE_4__/* .signatureName */ .S);
    if (signature !== undefined)
        await files.write(files.join(folder, _kind_js__WEBPACK_IMPORTED_MODULE_4__/* .signatureName */ .S), signature.content);
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
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('ARTIFACT_FAILED', 'the artifact holds no model: `record.json` is missing', {
            remedy: 'name an artifact that register-model gave on with its input `artifact`',
        });
    }
    const record = recordIn(text);
    const place = (kind, path) => (0,_copy_verified_js__WEBPACK_IMPORTED_MODULE_2__/* .placeBelow */ .B4)(path, files.join(folder, kind), 'the artifact', files);
    const located = [];
    for (const file of record.files) {
        const location = place('model', file.path);
        const { sha256 } = await files.hash(location);
        if (sha256 !== file.sha256)
            throw mismatch(`${file.path} of ${record.id}`);
        located.push((0,_located_js__WEBPACK_IMPORTED_MODULE_5__/* .locatedFile */ .B)(file, location, ports));
    }
    if ((0,_root_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .rootDigest */ .b)(record.files, files) !== record.digest)
        throw mismatch(record.id);
    const sample = async (path) => {
        if (path === undefined)
            return undefined;
        const location = place('samples', path);
        const { size, sha256 } = await files.hash(location);
        return (0,_located_js__WEBPACK_IMPORTED_MODULE_5__/* .locatedFile */ .B)({ path, size, sha256 }, location, ports);
    };
    const [sampleInput, sampleOutput] = [await sample(record.sampleInput), await sample(record.sampleOutput)];
    const signature = await files.readTextIfThere(files.join(folder, _kind_js__WEBPACK_IMPORTED_MODULE_4__/* .signatureName */ .S));
    return {
        record,
        signature,
        model: { files: located, sampleInput, sampleOutput },
    };
}
/** An artifact may come from anywhere: what is no record is refused before anything of it is used. */
const handedRecord = valibot__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    ..._recorded_js__WEBPACK_IMPORTED_MODULE_3__/* .modelRecord */ .zo.entries,
    name: valibot__WEBPACK_IMPORTED_MODULE_7__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_7__/* .regex */ .yGV(_slipway_core_model_reference__WEBPACK_IMPORTED_MODULE_8__/* .modelNamePattern */ .nx)),
    version: valibot__WEBPACK_IMPORTED_MODULE_7__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_7__/* .regex */ .yGV(_slipway_core_model_reference__WEBPACK_IMPORTED_MODULE_8__/* .modelNamePattern */ .nx)),
    files: valibot__WEBPACK_IMPORTED_MODULE_7__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(_recorded_js__WEBPACK_IMPORTED_MODULE_3__/* .recordedFile */ .Np), valibot__WEBPACK_IMPORTED_MODULE_7__/* .minLength */ .BpQ(1)),
});
function recordIn(text) {
    try {
        return (0,_slipway_core_checked_json__WEBPACK_IMPORTED_MODULE_0__/* .checkedJson */ .EB)(handedRecord, text, 'record.json');
    }
    catch (cause) {
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('ARTIFACT_FAILED', '`record.json` of the artifact is no record of a model', {
            cause,
            remedy: 'name an artifact that register-model gave on with its input `artifact`',
        });
    }
}
function mismatch(what) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('DIGEST_MISMATCH', `${what} is not what was registered`, {
        remedy: 'run the job that gives the artifact on again',
    });
}


/***/ }),

/***/ 46002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ readGiven)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** The text of a file that an input names; a text in PEM stands for itself. @throws Problems when it is not there */
async function readGiven(given, input, files) {
    if (given.includes('-----BEGIN'))
        return given;
    const path = files.resolve(given);
    const facts = await files.stat(path);
    if (facts?.kind === 'file')
        return await files.readText(path);
    return (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input },
        said: facts === undefined ? `${given} does not exist` : `${given} is not a file`,
        expected: 'a file',
        remedy: 'check the path; it is seen from the workspace',
    });
}


/***/ }),

/***/ 33675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ parseNamePattern)
/* harmony export */ });
/** Parses a pattern of names or aliases, where `*` stands for any characters and `?` for one; see `matchesPattern`. */
function parseNamePattern(entry) {
    return /^[A-Za-z0-9_.*?-]{1,255}$/.test(entry)
        ? { value: entry }
        : { expected: 'patterns of letters, digits, `_`, `.` and `-`, with `*` and `?`' };
}


/***/ }),

/***/ 37229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ surveyOf)
/* harmony export */ });
/** All models that are meant, one after the other: as the registry surveys them, or by its names and versions. */
function surveyOf(registry, isMeant, isTold) {
    return registry.survey?.(isMeant, isTold) ?? listed(registry, isMeant);
}
/** One model's records at a time: the memory that is needed does not grow with the number of models. */
async function* listed(registry, isMeant) {
    for (const name of await registry.names()) {
        if (!isMeant(name))
            continue;
        const records = new Map();
        for (const record of await registry.versions(name))
            records.set(record.version, record);
        yield {
            name,
            versions: [...records.keys()],
            read: async (version) => records.get(version),
            aliases: () => registry.aliases(name),
        };
    }
}


/***/ })

};
