export const id = 461;
export const ids = [461];
export const modules = {

/***/ 27569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gc: () => (/* binding */ renderMarkdown),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   fx: () => (/* binding */ summaryLimitBytes),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   pV: () => (/* binding */ bytesText)
/* harmony export */ });
/** GitHub refuses a step summary above this size, in bytes. Source: GitHub documentation, "Job summaries". */
const summaryLimitBytes = 1024 * 1024;
/** Renders blocks as GitHub-flavoured Markdown. */
function renderMarkdown(blocks) {
    return `${blocks.map(renderBlock).join('\n\n')}\n`;
}
function renderBlock(block) {
    switch (block.kind) {
        case 'heading':
            return `### ${escapeText(block.text)}`;
        case 'paragraph':
            return escapeText(block.text);
        case 'facts':
            return renderTable(['', ''], block.rows, ['left', 'left']);
        case 'table':
            return renderTable(block.columns, block.rows, block.align ?? []);
        case 'code':
            return renderCode(block.text, block.language ?? '');
        case 'details':
            return `<details><summary>${escapeText(block.title)}</summary>\n\n${block.blocks.map(renderBlock).join('\n\n')}\n\n</details>`;
    }
}
function renderTable(columns, rows, align) {
    const line = (cells) => `| ${cells.map(escapeCell).join(' | ')} |`;
    const rule = `| ${columns.map((_, index) => (align[index] === 'right' ? '---:' : '---')).join(' | ')} |`;
    return [line(columns), rule, ...rows.map(line)].join('\n');
}
/** A fence longer than any run of backticks inside, so that a log can not end it. */
function renderCode(text, language) {
    const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
    const fence = '`'.repeat(Math.max(3, longest + 1));
    return `${fence}${language}\n${text}\n${fence}`;
}
function escapeCell(text) {
    return escapeText(text).replaceAll('|', '\\|').replaceAll(/\r?\n/g, ' ');
}
/** Keeps `code` spans, neutralises HTML. */
function escapeText(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
/** Bytes for people: `12.3 MB` (powers of 1000). */
function bytesText(bytes) {
    const units = ['B', 'KB', 'MB', 'GB', 'TB'];
    const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
    const value = bytes / 1000 ** power;
    return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}
/** Milliseconds for people: `850 ms`, `3.2 s`, `2 min 5 s`. */
function durationText(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    if (ms < 60_000)
        return `${(ms / 1000).toFixed(1)} s`;
    return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
/** `1 file`, `3 files`. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 58435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jA: () => (/* binding */ modelNameRule),
/* harmony export */   n5: () => (/* binding */ referenceText),
/* harmony export */   nx: () => (/* binding */ modelNamePattern),
/* harmony export */   qZ: () => (/* binding */ parseModelReference)
/* harmony export */ });
/* unused harmony export versionPattern */
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

/***/ 32219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ copyVerified)
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
        to: placeOf(path, folder, what, files),
    }));
    for (const parent of new Set(copies.map(({ to }) => files.dirname(to))))
        await files.makeFolder(parent);
    const total = kept.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    const hashed = await files.copyHashed(copies, (bytes) => {
        done += bytes;
        log.progress('copied', done, total, 'bytes');
    });
    kept.forEach((file, index) => {
        const { size, sha256 } = hashed[index];
        if (sha256 === file.sha256 && size === file.size)
            return;
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('DIGEST_MISMATCH', `${file.path} of ${what} is not what was registered`, {
            cause: new Error(`its SHA-256 is ${sha256}, recorded is ${file.sha256} (${file.location})`),
            remedy: 'restore that file of the registry from a backup, or register the model again as a new version',
        });
    });
}
/** A record may come from anywhere, so its paths are checked before they are written to. */
function placeOf(path, folder, what, files) {
    const parts = path.split('/');
    const place = files.join(folder, ...parts);
    const isInside = parts.every((part) => part !== '' && part !== '.' && part !== '..');
    if (isInside && files.relative(folder, place).split(/[\\/]/)[0] !== '..')
        return place;
    throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('STORAGE_FAILED', `${what} names a file outside of its folder: ${path}`);
}


/***/ }),

/***/ 59509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ archivedTag),
/* harmony export */   d: () => (/* binding */ registrySteps)
/* harmony export */ });
/** The ids of a registry's steps; reports and later steps find results by them. */
const registrySteps = { store: 'store', record: 'record', alias: 'alias' };
/** A version with this tag set to `true` is skipped by `latest`. */
const archivedTag = 'slipway.archived';


/***/ }),

/***/ 39669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ locatedFile)
/* harmony export */ });
/** A recorded file whose bytes are at a location; it is opened when it is read. */
function locatedFile(file, location, { files }) {
    return {
        ...file,
        location,
        read: async (offset, length) => (await files.open(location)).read(offset, length),
    };
}


/***/ }),

/***/ 55127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L4: () => (/* binding */ chooseRegistry),
  Me: () => (/* binding */ openRegistry),
  E$: () => (/* binding */ registryProviders)
});

// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
// EXTERNAL MODULE: ./packages/providers/build/registry/kind.js
var kind = __webpack_require__(59509);
;// CONCATENATED MODULE: ./packages/providers/build/registry/file/aliases.js
/** The aliases in a folder of aliases, and the versions they point to. */
async function readAliases(folder, ports) {
    const aliases = {};
    for (const alias of await ports.files.names(folder)) {
        if (alias.startsWith('.'))
            continue;
        const version = await readAlias(folder, alias, ports);
        if (version !== undefined)
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
    return previous === undefined ? {} : { previous };
}

// EXTERNAL MODULE: ./packages/providers/build/registry/root-digest.js
var root_digest = __webpack_require__(30260);
// EXTERNAL MODULE: ./packages/providers/build/registry/source.js
var source = __webpack_require__(84910);
;// CONCATENATED MODULE: ./packages/providers/build/registry/file/blobs.js


/** What a killed run left is removed after a day: no run that still works is that old. */
const leftoverMs = 24 * 60 * 60 * 1000;
/**
 * Brings files into the registry as blobs: copied and hashed in one pass, flushed, then renamed to their digests.
 * Nothing points to them yet, so no reader sees them.
 * @throws Failure `CHANGED_WHILE_READ` when what was copied is not what was looked at
 */
async function storeBlobs(layout, registration, ports) {
    const { files } = ports;
    await files.makeFolder(layout.incoming);
    await removeLeftovers(layout, ports);
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
/** The samples of a registration under the names they get in the registry. */
function samplesOf({ sampleInput, sampleOutput }) {
    return [
        ...(sampleInput === undefined ? [] : [{ ...sampleInput, path: `input/${sampleInput.path}` }]),
        ...(sampleOutput === undefined ? [] : [{ ...sampleOutput, path: `output/${sampleOutput.path}` }]),
    ];
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
async function removeLeftovers(layout, { files, clock }) {
    for (const name of await files.names(layout.incoming)) {
        const path = files.join(layout.incoming, name);
        const facts = await files.stat(path);
        if (facts !== undefined && clock.now() - facts.modifiedMs > leftoverMs)
            await files.remove(path);
    }
}

;// CONCATENATED MODULE: ./packages/providers/build/registry/file/marks.js

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
    refuseChanges(there, added);
    for (const [key, value] of Object.entries(added)) {
        if (Object.hasOwn(there, key))
            continue;
        const claimed = await files.claim(files.join(folder, files.sha256(key)), JSON.stringify({ key, value }));
        if (!claimed)
            refuseChanges(Object.fromEntries(await addedProperties(folder, ports)), { [key]: value });
    }
}
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
        throw new trouble/* Problems */.Zw(problems);
}
async function readMarks(folder, { files }) {
    const marks = [];
    for (const name of await files.names(folder)) {
        if (!/^[0-9a-f]{64}$/.test(name))
            continue;
        const text = await files.readTextIfThere(files.join(folder, name));
        if (text !== undefined)
            marks.push(JSON.parse(text));
    }
    return marks;
}

;// CONCATENATED MODULE: ./packages/providers/build/registry/file/stored.js


/** A version as it is stored, or undefined. On a disk that ignores case `V1` must not answer for `v1`. */
async function readStored(layout, name, version, { files }) {
    const path = layout.version(name, version);
    const text = await files.readTextIfThere(path);
    if (text === undefined)
        return undefined;
    const stored = parseStored(text, path);
    return stored.record.name === name && stored.record.version === version ? stored : undefined;
}
function parseStored(text, path) {
    try {
        const stored = JSON.parse(text);
        if (stored.schemaVersion === 1)
            return stored;
    }
    catch (cause) {
        throw new trouble/* Failure */.HR('STORAGE_FAILED', `${path} is not a model record: it is not JSON`, { cause });
    }
    throw new trouble/* Failure */.HR('STORAGE_FAILED', `${path} was written by another version of Slipway`, {
        remedy: 'use that version, or a newer one',
    });
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
/** The versions of a name, in no particular order. What starts with a dot is on its way or was left by a kill. */
async function versionNames(layout, name, { files }) {
    const names = await files.names(layout.model(name));
    return names.filter((file) => /^[^.].*\.json$/.test(file)).map((file) => file.slice(0, -'.json'.length));
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
    return left.version.localeCompare(right.version, 'en', { numeric: true });
}

;// CONCATENATED MODULE: ./packages/providers/build/registry/file/commit.js


/**
 * Makes a version appear, or finds the one that holds these bytes. Any number of runs may do this at the same time and
 * be killed at any point; nobody waits for anybody.
 *
 * Runs with the same bytes agree on a version through `digests/<digest>/<attempt>`: whoever makes attempt 1 proposes a
 * version, and all others carry that proposal out as well as they can, because they hold the same bytes. A proposal is
 * settled when its version exists. When other bytes took the version, the proposal is dead for good and attempt 2 may
 * be made. So no two versions of a name hold the same bytes, and no number is left out.
 */
async function commit(layout, candidate, ports) {
    const { name, digest } = candidate;
    for (let attempt = 1;; attempt += 1) {
        const version = await proposal(layout, candidate, attempt, ports);
        const found = await readStored(layout, name, version, ports);
        if (found === undefined) {
            const content = candidate.content(version);
            const made = await ports.files.claim(layout.version(name, version), JSON.stringify(content));
            if (made)
                return { record: content.record, made };
        }
        const there = found ?? (await readStored(layout, name, version, ports));
        if (there === undefined)
            throw unreadable(layout.version(name, version));
        if (there.record.digest === digest)
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
async function refuseTaken(layout, candidate, ports) {
    const { name, digest, wantedVersion } = candidate;
    if (wantedVersion === undefined)
        return;
    const taken = await readStored(layout, name, wantedVersion, ports);
    if (taken !== undefined && taken.record.digest !== digest)
        refuseVersion(taken.record, digest);
}
/** Refuses to put other bytes under a version that exists. */
function refuseVersion(taken, digest) {
    (0,trouble/* refuse */.TR)({
        where: { input: 'version' },
        said: `${taken.id} exists and holds other bytes: ${taken.digest}, these are ${digest}`,
        expected: 'a version that is free, or the same bytes',
        remedy: 'leave `version` out to get the next number; a registered version never changes',
    });
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

;// CONCATENATED MODULE: ./packages/providers/build/registry/file/known.js



/** The bytes that are compared at each place before a file is hashed whole. */
const sampleBytes = 4096;
/**
 * The version that holds these files already, or undefined. Hashes them only when that is likely, because bytes that
 * turn out to be new are hashed while they are copied: the same paths and sizes, and the same bytes in three places.
 * @throws Problems when the version that was asked for holds other bytes
 */
async function findKnown(layout, registration, ports) {
    const { name, version } = registration;
    const taken = version === undefined ? undefined : await readRecord(layout, name, version, ports);
    if (taken === undefined && !(await isLikelyKnown(layout, registration, ports)))
        return undefined;
    const digest = (0,root_digest/* rootDigest */.b)(await hashAll(registration.files, ports), ports.files);
    if (taken !== undefined && taken.digest !== digest)
        refuseVersion(taken, digest);
    return taken ?? (await versionOfDigest(layout, name, digest, ports));
}
async function hashAll(sources, { files, log }) {
    const total = sources.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    const hashed = [];
    for (const { path, from } of sources) {
        const { size, sha256 } = await files.hash(from, (bytes) => {
            done += bytes;
            log.progress('compared', done, total, 'bytes');
        });
        hashed.push({ path, size, sha256 });
    }
    return hashed;
}
async function isLikelyKnown(layout, registration, ports) {
    const { name, files } = registration;
    const digests = await ports.files.names(layout.shapes(name, shapeOf(files, ports)));
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
/** Stands for the paths and sizes of files: equal bytes have equal shapes. Hexadecimal. */
function shapeOf(files, ports) {
    return ports.files.sha256(JSON.stringify(files.map(({ path, size }) => [path, size])));
}

;// CONCATENATED MODULE: ./packages/providers/build/registry/file/layout.js
/** The layout of the registry in a folder. */
function layoutOf(root, { join }) {
    const models = join(root, 'models');
    const blobs = join(root, 'blobs', 'sha256');
    const blobFolder = (sha256) => join(blobs, sha256.slice(0, 2));
    return {
        root,
        incoming: join(root, 'incoming'),
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
    };
}

// EXTERNAL MODULE: ./packages/providers/build/registry/portable-names.js
var portable_names = __webpack_require__(16077);
;// CONCATENATED MODULE: ./packages/providers/build/registry/file/names.js



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

// EXTERNAL MODULE: ./packages/providers/build/registry/copy-verified.js
var copy_verified = __webpack_require__(32219);
// EXTERNAL MODULE: ./packages/providers/build/registry/located.js
var registry_located = __webpack_require__(39669);
;// CONCATENATED MODULE: ./packages/providers/build/registry/file/opened.js








/** An embedded registry in a folder, which need not exist yet. Nothing here takes a lock. */
function openFileRegistry(root, ports) {
    const layout = layoutOf(root, ports.files);
    return {
        provider: 'file',
        location: root,
        title: `the registry ${root}`,
        names: async () => (await ports.files.names(layout.models)).filter((name) => !name.startsWith('.')),
        versions: (name) => readRecords(layout, name, ports),
        find: async ({ name, pick }) => {
            if ('latest' in pick)
                return await latest(layout, name, ports);
            if ('version' in pick)
                return await readRecord(layout, name, pick.version, ports);
            const version = await readAlias(layout.aliases(name), pick.alias, ports);
            return version === undefined ? undefined : await readRecord(layout, name, version, ports);
        },
        aliases: (name) => readAliases(layout.aliases(name), ports),
        setAlias: async (name, alias, version) => {
            await recordAsStored(layout, { name, version }, ports);
            return await writeAlias(layout.aliases(name), alias, version, ports);
        },
        setTags: async (record, tags) => {
            const stored = await recordAsStored(layout, record, ports);
            await writeTags(layout.tags(record.name, record.version), tags, ports);
            return await asItIsNow(layout, stored, ports);
        },
        addProperties: async (record, properties) => {
            const stored = await recordAsStored(layout, record, ports);
            const { properties: there } = await asItIsNow(layout, stored, ports);
            await addProperties(layout.properties(record.name, record.version), there, properties, ports);
            return await asItIsNow(layout, stored, ports);
        },
        locate: (record) => locate(layout, record, ports),
        materialise: async (record, folder) => {
            const { files } = await locate(layout, record, ports);
            await (0,copy_verified/* copyVerified */.k)(files, folder, record.id, ports);
        },
        uri: ({ name, version }) => fileUri(layout.version(name, version)),
    };
}
async function latest(layout, name, ports) {
    return (await readRecords(layout, name, ports)).findLast(({ tags }) => tags[kind/* archivedTag */.N] !== 'true');
}
async function recordAsStored(layout, { name, version }, ports) {
    const stored = await readStored(layout, name, version, ports);
    if (stored !== undefined)
        return stored.record;
    throw new trouble/* Failure */.HR('STORAGE_FAILED', `${name}:${version} is not in the registry ${layout.root}`);
}
async function locate(layout, record, ports) {
    const stored = await readStored(layout, record.name, record.version, ports);
    const samples = stored?.samples ?? [];
    const located = (file) => (0,registry_located/* locatedFile */.B)(file, layout.blob(file.sha256), ports);
    const sample = (path) => {
        const found = samples.find((file) => file.path === path);
        return found === undefined ? undefined : located(found);
    };
    const [sampleInput, sampleOutput] = [sample(record.sampleInput), sample(record.sampleOutput)];
    return {
        files: record.files.map(located),
        ...(sampleInput === undefined ? {} : { sampleInput }),
        ...(sampleOutput === undefined ? {} : { sampleOutput }),
    };
}
/** `file:///home/ann/…`, and `file:///C:/…` for a Windows path. */
function fileUri(path) {
    const parts = path.replaceAll('\\', '/').split('/').map(encodeURIComponent);
    const address = parts.join('/').replace(/^([A-Za-z])%3A/, '/$1:');
    return `file://${address}`;
}

;// CONCATENATED MODULE: ./packages/providers/build/registry/file/file.js









/** The embedded registry: a folder. Its layout is in `layout.ts`, how a version is made in `commit.ts`. */
const file = {
    id: 'file',
    title: 'the embedded registry, a folder',
    supports: { aliases: true, tags: true, concurrentRegistration: true, needsNetwork: false },
    locationOf: (text, { files, host }) => text === '' ? files.join(host.home, 'registry') : files.resolve(text),
    open: openFileRegistry,
    look,
    plan,
    apply,
};
async function look(wanted, ports) {
    const layout = layoutOf(wanted.location, ports.files);
    await requireKeepableNames(layout, wanted, ports);
    const existing = await findKnown(layout, wanted, ports);
    const aliasNow = wanted.alias === undefined
        ? undefined
        : await readAlias(layout.aliases(wanted.name), wanted.alias, ports);
    return {
        nextVersion: wanted.version ?? (await nextVersion(layout, wanted.name, ports)),
        ...(existing === undefined ? {} : { existing }),
        ...(aliasNow === undefined ? {} : { aliasNow }),
    };
}
function plan(wanted, facts) {
    const version = facts.existing?.version ?? facts.nextVersion;
    const steps = [];
    const step = (verb, title) => ({
        id: verb,
        title,
        provider: file.id,
        verb,
        args: { ...wanted, version: facts.existing?.version ?? wanted.version },
    });
    if (facts.existing === undefined) {
        const bytes = wanted.files.reduce((sum, { size }) => sum + size, 0);
        steps.push(step(kind/* registrySteps */.d.store, `store ${(0,markdown/* counted */.hS)(wanted.files.length, 'file')} (${(0,markdown/* bytesText */.pV)(bytes)})`));
        steps.push(step(kind/* registrySteps */.d.record, `record ${wanted.name}:${version}`));
    }
    const pointsThere = facts.existing !== undefined && facts.aliasNow === facts.existing.version;
    if (wanted.alias !== undefined && !pointsThere) {
        steps.push(step(kind/* registrySteps */.d.alias, `point the alias ${wanted.alias} at ${wanted.name}:${version}`));
    }
    return steps;
}
async function apply(step, ports, earlier) {
    const wanted = step.args;
    const layout = layoutOf(wanted.location, ports.files);
    switch (step.verb) {
        case kind/* registrySteps */.d.store:
            return { result: await storeBlobs(layout, wanted, ports) };
        case kind/* registrySteps */.d.record: {
            const result = await makeVersion(wanted, earlier.get(kind/* registrySteps */.d.store), ports);
            return { result, unchanged: !result.registered };
        }
        case kind/* registrySteps */.d.alias: {
            const version = earlier.get(kind/* registrySteps */.d.record)?.record.version ?? wanted.version;
            const result = await writeAlias(layout.aliases(wanted.name), wanted.alias, version, ports);
            return { result, unchanged: result.previous === version };
        }
        default:
            throw new Error(`the file registry has no verb \`${step.verb}\``);
    }
}
async function makeVersion(wanted, stored, ports) {
    const { files } = ports;
    const layout = layoutOf(wanted.location, files);
    const { digest } = stored;
    const shape = layout.shapes(wanted.name, shapeOf(stored.files, ports));
    await files.claim(files.join(shape, digest.replace(/^sha256:/, '')), '');
    const { record, made } = await commit(layout, {
        name: wanted.name,
        digest,
        ...(wanted.version === undefined ? {} : { wantedVersion: wanted.version }),
        content: (version) => ({
            schemaVersion: 1,
            record: recordOf(wanted, stored, version, ports),
            samples: stored.samples,
        }),
    }, ports);
    return { record, registered: made, uri: openFileRegistry(wanted.location, ports).uri(record) };
}
function recordOf(wanted, stored, version, ports) {
    const { name, type, framework, tags, properties, datasets, metrics } = wanted;
    const samples = samplesOf(wanted).map(({ path }) => path);
    return {
        name,
        version,
        id: `${name}:${version}`,
        digest: stored.digest,
        type,
        framework,
        ...given('frameworkVersion', wanted.frameworkVersion),
        ...given('description', wanted.description),
        tags: { ...tags },
        properties: { ...properties },
        datasets: [...datasets],
        files: [...stored.files],
        singleFile: wanted.folder === undefined,
        ...given('folder', wanted.folder === undefined ? undefined : ports.files.basename(wanted.folder)),
        ...given('schema', wanted.schema),
        ...given('sampleInput', wanted.sampleInput === undefined ? undefined : samples[0]),
        ...given('sampleOutput', wanted.sampleOutput === undefined ? undefined : samples.at(-1)),
        metrics: { ...metrics },
        ...given('resources', wanted.resources),
        // When the version appears, not when the run began: the order of registration is read from it.
        provenance: { ...ports.provenance, createdAt: new Date(ports.clock.now()).toISOString() },
    };
}
function given(key, value) {
    return (value === undefined ? {} : { [key]: value });
}

;// CONCATENATED MODULE: ./packages/providers/build/registry/open.js



/** Every registry there is, by id. */
const registryProviders = { file: file };
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
function openRegistry(text, ports) {
    const { provider, location } = chooseRegistry(text, ports);
    return provider.open(location, ports);
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

/***/ 16077:
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

/***/ 30260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ rootDigest)
/* harmony export */ });
/* harmony import */ var _slipway_core_digest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70120);

/** `sha256:<hex>`, the digest of a model: the OpenSSF Model Signing root digest of its files. */
function rootDigest(recorded, files) {
    return `sha256:${files.sha256((0,_slipway_core_digest__WEBPACK_IMPORTED_MODULE_0__/* .rootDigestInput */ .VN)(recorded))}`;
}


/***/ }),

/***/ 84910:
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
