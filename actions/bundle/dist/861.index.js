export const id = 861;
export const ids = [861];
export const modules = {

/***/ 2102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ modelEvent),
/* harmony export */   ZG: () => (/* binding */ modelEventKinds),
/* harmony export */   fY: () => (/* binding */ repositoryDispatch)
/* harmony export */ });
/* unused harmony exports payloadLimitBytes, modelEventIdInput */
/**
 * What happened to a model in a registry, as it travels: the `client_payload` of a `repository_dispatch`. Whoever
 * notices it (a registration, a watch, the relay) writes the same payload, and every action reads it.
 */
const modelEventKinds = ['model-registered', 'model-alias-moved', 'model-tag-set'];
/** GitHub refuses a `client_payload` with more: 64 KiB less one byte. */
const payloadLimitBytes = 65_535;
/**
 * The text whose SHA-256 is an event's id. Registering happens once, so name and version tell it; an alias that moves
 * there and back is two events, which only an `occurrence` tells apart: the id of the delivery, or a registry's counter.
 */
function modelEventIdInput(facts, occurrence = '') {
    const { kind, registry, name, version, alias = '', tag } = facts;
    const told = kind === 'model-registered' ? '' : occurrence;
    return JSON.stringify([
        'slipway.event.1',
        kind,
        registry,
        name,
        version,
        alias,
        tag?.key ?? '',
        tag?.value ?? '',
        told,
    ]);
}
/** Gives an event its id. `sha256` answers the hexadecimal digest of a text's UTF-8 bytes. */
function modelEvent(facts, sha256, occurrence) {
    return { schemaVersion: 1, id: `sha256:${sha256(modelEventIdInput(facts, occurrence))}`, ...facts };
}
/** The details that may be left out of a payload that is too large, the most expendable first. */
const expendable = ['description', 'properties', 'tags', 'source'];
/**
 * The dispatch that tells of an event. Where the payload would be too large for GitHub, details are left out, and
 * `leftOut` names them: what identifies the version always fits.
 */
function repositoryDispatch(event) {
    const details = { ...event.details };
    const leftOut = [];
    const payload = () => (event.details === undefined ? event : { ...event, details });
    for (const name of expendable) {
        if (bytesOf(payload()) <= payloadLimitBytes)
            break;
        if (details[name] === undefined)
            continue;
        delete details[name];
        leftOut.push(name);
    }
    return { dispatch: { event_type: event.kind, client_payload: payload() }, leftOut };
}
function bytesOf(value) {
    return new TextEncoder().encode(JSON.stringify(value)).length;
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
            ...(tag === undefined ? {} : { tag }),
            ...(digest === undefined ? {} : { digest }),
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

/***/ 33031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readStatement)
/* harmony export */ });
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8614);
/* harmony import */ var _shards_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73658);


/** The older form, which version 0.2 of the reference tool made. */
const oldPredicateType = 'https://model_signing/Digests/v0.1';
/**
 * Reads what a signature signs, and holds it against the standard: types, digests, paths that stay inside of the
 * model, the root digest. Fields that the standard does not know are left alone, as it asks.
 */
function readStatement(payload, sha256) {
    const statement = fieldsOf(parsed(payload));
    if (statement === undefined)
        return { fault: 'signs something that is not JSON' };
    if (statement['_type'] !== _statement_js__WEBPACK_IMPORTED_MODULE_0__/* .statementType */ .qB)
        return { fault: `signs a statement of the type ${said(statement['_type'])}, not ${_statement_js__WEBPACK_IMPORTED_MODULE_0__/* .statementType */ .qB}` };
    if (statement['predicateType'] === oldPredicateType)
        return { fault: 'is of the form before OpenSSF Model Signing 1.0, which can not be checked' };
    if (statement['predicateType'] !== _statement_js__WEBPACK_IMPORTED_MODULE_0__/* .predicateType */ .W3)
        return { fault: `says something of the type ${said(statement['predicateType'])}, not ${_statement_js__WEBPACK_IMPORTED_MODULE_0__/* .predicateType */ .W3}` };
    const predicate = fieldsOf(statement['predicate']);
    const serialization = readSerialization(predicate?.['serialization']);
    if ('fault' in serialization)
        return serialization;
    const resources = readResources(predicate?.['resources'], serialization.value);
    if ('fault' in resources)
        return resources;
    const subject = readSubject(statement['subject']);
    if ('fault' in subject)
        return subject;
    const root = sha256((0,_statement_js__WEBPACK_IMPORTED_MODULE_0__/* .rootInput */ .x3)(resources.value));
    if (root !== subject.value.digest.sha256)
        return { fault: `says ${subject.value.digest.sha256} of files whose digests make ${root}` };
    const read = { resources: resources.value, serialization: serialization.value };
    return { value: { _type: _statement_js__WEBPACK_IMPORTED_MODULE_0__/* .statementType */ .qB, subject: [subject.value], predicateType: _statement_js__WEBPACK_IMPORTED_MODULE_0__/* .predicateType */ .W3, predicate: read } };
}
function readSubject(value) {
    const subject = Array.isArray(value) && value.length === 1 ? fieldsOf(value[0]) : undefined;
    const digest = fieldsOf(subject?.['digest'])?.['sha256'];
    const name = subject?.['name'];
    if (typeof name !== 'string' || name === '' || typeof digest !== 'string')
        return { fault: 'does not name one model with its SHA-256 digest' };
    return { value: { name, digest: { sha256: digest } } };
}
function readSerialization(value) {
    const fields = fieldsOf(value);
    const method = fields?.['method'];
    const hashType = fields?.['hash_type'];
    const shardSize = fields?.['shard_size'];
    const ignored = fields?.['ignore_paths'] ?? [];
    if (method !== 'files' && method !== 'shards')
        return { fault: `hashes files by the method ${said(method)}, which is unknown` };
    if (!_statement_js__WEBPACK_IMPORTED_MODULE_0__/* .hashTypes */ .yl.includes(hashType))
        return { fault: `hashes files with ${said(hashType)}, which is unknown` };
    if (method === 'shards' && !(Number.isSafeInteger(shardSize) && shardSize > 0))
        return { fault: 'hashes files in shards and does not say their size' };
    if (!Array.isArray(ignored) || !ignored.every((path) => typeof path === 'string'))
        return { fault: 'does not list the paths it leaves out as texts' };
    return {
        value: {
            method,
            hash_type: hashType,
            ...(method === 'shards' ? { shard_size: shardSize } : {}),
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
        const { name, algorithm, digest } = fieldsOf(entry) ?? {};
        if (typeof name !== 'string' || typeof digest !== 'string' || !/^([0-9a-f]{2})+$/.test(digest))
            return { fault: 'lists a file without a name or a digest' };
        const path = method === 'files' ? name : (0,_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .parseShardName */ .Di)(name)?.path;
        if (path === undefined || !(staysInside(path) || path === _statement_js__WEBPACK_IMPORTED_MODULE_0__/* .onlyFile */ .nv))
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
    if (paths.has(_statement_js__WEBPACK_IMPORTED_MODULE_0__/* .onlyFile */ .nv) && paths.size > 1)
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
function fieldsOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
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

/***/ 31965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readHandedOn),
/* harmony export */   n: () => (/* binding */ writeHandedOn)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _copy_verified_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32219);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59509);
/* harmony import */ var _located_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39669);
/* harmony import */ var _root_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30260);





/** Writes a model of a registry as such a folder. @throws Failure `DIGEST_MISMATCH` */
async function writeHandedOn(registry, record, folder, ports) {
    const { files } = ports;
    await registry.materialise(record, files.join(folder, 'model'));
    const { sampleInput, sampleOutput } = await registry.locate(record);
    const samples = [sampleInput, sampleOutput].filter((sample) => sample !== undefined);
    await (0,_copy_verified_js__WEBPACK_IMPORTED_MODULE_1__/* .copyVerified */ .k)(samples, files.join(folder, 'samples'), record.id, ports);
    const signature = await registry.attached(record, _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .signatureName */ .S1);
    if (signature !== undefined)
        await files.write(files.join(folder, _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .signatureName */ .S1), signature.content);
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
        located.push((0,_located_js__WEBPACK_IMPORTED_MODULE_3__/* .locatedFile */ .B)(file, location, ports));
    }
    if ((0,_root_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .rootDigest */ .b)(record.files, files) !== record.digest)
        throw mismatch(record.id);
    const sample = async (path) => {
        if (path === undefined)
            return undefined;
        const location = files.join(folder, 'samples', ...path.split('/'));
        const { size, sha256 } = await files.hash(location);
        return (0,_located_js__WEBPACK_IMPORTED_MODULE_3__/* .locatedFile */ .B)({ path, size, sha256 }, location, ports);
    };
    const [sampleInput, sampleOutput] = [await sample(record.sampleInput), await sample(record.sampleOutput)];
    const signature = await files.readTextIfThere(files.join(folder, _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .signatureName */ .S1));
    return {
        record,
        ...(signature === undefined ? {} : { signature }),
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


/***/ }),

/***/ 14370:
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


/***/ })

};
