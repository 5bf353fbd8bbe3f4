export const id = 426;
export const ids = [426];
export const modules = {

/***/ 84426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  watchModels: () => (/* binding */ watchModels)
});

// EXTERNAL MODULE: ./packages/core/build/action.js
var action = __webpack_require__(45970);
// EXTERNAL MODULE: ./packages/core/build/input-kinds.js
var input_kinds = __webpack_require__(1476);
// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/core/build/model-record.js
var model_record = __webpack_require__(95521);
// EXTERNAL MODULE: ./packages/models/build/event/dispatch-inputs.js
var dispatch_inputs = __webpack_require__(61556);
// EXTERNAL MODULE: ./packages/models/build/registry/registry-inputs.js
var registry_inputs = __webpack_require__(60216);
// EXTERNAL MODULE: ./packages/models/build/watch/name-pattern.js
var name_pattern = __webpack_require__(33675);
// EXTERNAL MODULE: ./packages/core/build/checked-json.js
var checked_json = __webpack_require__(48106);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./packages/models/build/watch/version-set.js
/** Tells whether a version is in a set. */
function memberOf(set) {
    const texts = new Set(set.filter((entry) => typeof entry === 'string'));
    const ranges = set.filter((entry) => typeof entry !== 'string').map(rangeOf);
    return (version) => {
        const number = wholeNumber(version);
        if (number === undefined)
            return texts.has(version);
        return ranges.some(([first, last]) => first <= number && number <= last);
    };
}
/** The set with more versions in it; the same members are always written the same way. */
function withVersions(set, versions) {
    const texts = new Set(set.filter((entry) => typeof entry === 'string'));
    const ranges = set.filter((entry) => typeof entry !== 'string').map(rangeOf);
    for (const version of versions) {
        const number = wholeNumber(version);
        if (number === undefined)
            texts.add(version);
        else
            ranges.push([number, number]);
    }
    return [...joined(ranges).map(shortest), ...[...texts].toSorted()];
}
/** The union of two sets. */
function unionOf(left, right) {
    const texts = right.filter((entry) => typeof entry === 'string');
    return withVersions([...left, ...right.filter((entry) => typeof entry !== 'string')], texts);
}
function rangeOf(entry) {
    return typeof entry === 'number' ? [entry, entry] : entry;
}
function shortest([first, last]) {
    return first === last ? first : [first, last];
}
function joined(ranges) {
    const done = [];
    for (const [first, last] of ranges.toSorted(([left], [right]) => left - right)) {
        const previous = done.at(-1);
        if (previous !== undefined && first <= previous[1] + 1)
            previous[1] = Math.max(previous[1], last);
        else
            done.push([first, last]);
    }
    return done;
}
/** `007` and numbers that JavaScript can not tell apart are texts. */
function wholeNumber(version) {
    const number = /^(0|[1-9]\d{0,14})$/.test(version) ? Number(version) : Number.NaN;
    return Number.isNaN(number) ? undefined : number;
}

;// CONCATENATED MODULE: ./packages/models/build/watch/cursor.js



/** The cursor of a subscriber that was told nothing. */
const nothingTold = { schemaVersion: 1, models: {} };
/** Adds what a run told. Adding the same again, or late, loses nothing. Pure. */
function withTold(kept, told) {
    const models = { ...kept.models };
    for (const [name, model] of Object.entries(told.models)) {
        const there = Object.hasOwn(models, name) ? models[name] : {};
        set(models, name, modelWithTold(there, model));
    }
    return { schemaVersion: 1, models };
}
function modelWithTold(kept, told) {
    const tags = { ...kept.tags };
    for (const [version, turns] of Object.entries(told.tags ?? {}))
        set(tags, version, turnsWithTold(Object.hasOwn(tags, version) ? tags[version] : undefined, turns));
    const aliases = turnsWithTold(kept.aliases, told.aliases ?? {});
    const versions = unionOf(kept.versions ?? [], told.versions ?? []);
    return {
        versions: versions.length === 0 ? undefined : versions,
        aliases: Object.keys(aliases).length === 0 ? undefined : aliases,
        tags: Object.keys(tags).length === 0 ? undefined : tags,
    };
}
function turnsWithTold(kept, told) {
    const turns = { ...kept };
    for (const [key, turn] of Object.entries(told))
        set(turns, key, Object.hasOwn(turns, key) ? turnAfter(turns[key], turn) : turn);
    return turns;
}
/**
 * A run that knew what is kept counts one more. One that did not, and tells something else, may be heard before or after
 * the other: then what was heard last is unknown, whatever is said about it later by one of the two.
 */
function turnAfter(kept, told) {
    const [keptTo, keptCount] = kept;
    const [toldTo, toldCount] = told;
    if (toldCount > keptCount || (toldCount === keptCount && toldTo === keptTo))
        return told;
    if (toldTo === keptTo || keptTo === null)
        return kept;
    return [null, keptCount + 1];
}
/**
 * What has to be kept before a run tells: that it is about to. Only what can happen again needs it. If the run is
 * killed, the alias may be back where it was when the next one looks, and that would seem to be no news.
 */
function aboutToTell(told) {
    const models = {};
    for (const [name, { aliases, tags }] of Object.entries(told.models)) {
        if (aliases === undefined && tags === undefined)
            continue;
        set(models, name, {
            aliases: aliases && tellingTurns(aliases),
            tags: tags && mapped(tags, tellingTurns),
        });
    }
    return { schemaVersion: 1, models };
}
function tellingTurns(turns) {
    return mapped(turns, ([to, count]) => [to, count, 'telling']);
}
function mapped(record, map) {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
/** Checked by hand: a cursor may hold tens of thousands of them, and is read before every event that is sent. */
const turn = dist/* custom */.IeY((given) => {
    if (!Array.isArray(given) || given.length < 2 || given.length > 3)
        return false;
    const [to, count, state] = given;
    return ((to === null || typeof to === 'string') &&
        typeof count === 'number' &&
        (state === undefined || state === 'telling'));
});
const versions = dist/* custom */.IeY((given) => {
    const isNumber = (one) => typeof one === 'number';
    const isRange = (one) => Array.isArray(one) && one.length === 2 && one.every(isNumber);
    return (Array.isArray(given) && given.every((one) => isNumber(one) || typeof one === 'string' || isRange(one)));
});
/** A cursor as it is kept, and as an output of an action says it. */
const cursor = dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(1),
    models: (0,checked_json/* byName */.nG)(dist/* object */.Ikc({
        versions: dist/* optional */.lqM(versions),
        aliases: dist/* optional */.lqM((0,checked_json/* byName */.nG)(turn)),
        tags: dist/* optional */.lqM((0,checked_json/* byName */.nG)((0,checked_json/* byName */.nG)(turn))),
    })),
});
/** Writes a cursor as it is kept: the models in the order of their names. */
function cursorText({ schemaVersion, models }) {
    const ordered = Object.entries(models).toSorted(([left], [right]) => (left < right ? -1 : 1));
    return JSON.stringify({ schemaVersion, models: Object.fromEntries(ordered) });
}
/** A model may be called `__proto__`. */
function set(record, key, value) {
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}

;// CONCATENATED MODULE: ./packages/models/build/watch/confirmation.js



const confirmation = dist/* object */.Ikc({
    subscriber: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/)),
    told: cursor,
});
/** Writes the output `cursor`. */
function confirmationText({ subscriber, told }) {
    return JSON.stringify({ subscriber, told });
}
/** Reads the input `confirm`. Pure. */
function parseConfirmation(text) {
    const value = (0,checked_json/* jsonThatFits */.MY)(confirmation, text);
    return value === undefined
        ? { expected: 'the output `cursor` of an earlier run of watch-models' }
        : { value };
}

;// CONCATENATED MODULE: ./actions/watch-models/build/since.js

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 };
/** `now`, a time in ISO 8601 (UTC where it says nothing else), or a time ago such as `90m`, `24h`, `7d`. */
function since() {
    return (0,inputs/* input */.hF)((given) => {
        if (given === 'now')
            return { value: 'now' };
        const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(given) ?? [];
        if (count !== undefined)
            return { value: { agoMs: Number(count) * units[unit] } };
        const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(given);
        const [, day, time = '00:00', zone = 'Z'] = match ?? [];
        const ms = Date.parse(`${day}T${time}${zone}`);
        if (match === null || Number.isNaN(ms))
            return {
                expected: '`now`, a time such as `2026-11-21T08:00:00Z`, or a time ago such as `24h` or `7d`',
            };
        return { value: { at: new Date(ms).toISOString() } };
    });
}
/** The same as ISO 8601, or `now`. `nowMs` in milliseconds since 1970. */
function sinceText(value, nowMs) {
    if (value === 'now')
        return value;
    return 'at' in value ? value.at : new Date(nowMs - value.agoMs).toISOString();
}

;// CONCATENATED MODULE: ./actions/watch-models/build/inputs.js








/** What the input `events` calls the kinds of events. */
const eventWords = ['version-registered', 'alias-moved', 'tag-set'];
/** The most jobs that a matrix may have. Source: https://docs.github.com/en/actions/reference/limits */
const matrixLimit = 256;
/** The inputs of watch-models. */
const inputs_inputs = (0,inputs/* table */.tp)({
    names: (0,input_kinds/* listOf */.c3)(name_pattern/* parseNamePattern */.L),
    alias: (0,input_kinds/* listOf */.c3)(name_pattern/* parseNamePattern */.L),
    tags: (0,input_kinds/* keyValues */.K7)(),
    stages: (0,input_kinds/* listOf */.c3)((entry) => ({ value: entry })),
    framework: (0,input_kinds/* listOf */.c3)((entry) => {
        const known = model_record/* frameworks */.I.find((one) => one === entry);
        return known === undefined
            ? { expected: `some of ${model_record/* frameworks */.I.map((one) => `\`${one}\``).join(', ')}` }
            : { value: known };
    }),
    events: (0,input_kinds/* wordsOf */.Z9)(...eventWords).byDefault('version-registered'),
    subscriber: (0,input_kinds/* matching */.wC)(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, 'at most 100 letters, digits, `_`, `.` and `-`, starting with a letter or a digit'),
    since: since(),
    limit: (0,input_kinds/* integer */.nd)({ least: 1, most: matrixLimit }).byDefault(String(matrixLimit)),
    replay: (0,input_kinds/* boolean */.zM)().byDefault('false'),
    mark: (0,input_kinds/* oneOf */.yL)('now', 'later').byDefault('now'),
    confirm: (0,inputs/* input */.hF)(parseConfirmation),
    ...dispatch_inputs/* dispatchInputs */.Cf,
    ...registry_inputs/* registryInputs */.P4,
    'dry-run': (0,input_kinds/* boolean */.zM)().byDefault('false'),
})
    .check(registry_inputs/* registryProblems */.SN)
    .check(dispatch_inputs/* dispatchProblems */.v6)
    .check(({ mark, dispatch }) => mark === 'later' && dispatch !== false
    ? [
        problem('mark', '`later`, and `dispatch` sends the events', '`now`: what was sent is told', 'leave one of the two out'),
    ]
    : [])
    .check(({ replay, since: from }) => replay && from === 'now'
    ? [problem('since', '`now`, and `replay` tells again what was before', 'a time, or nothing', undefined)]
    : []);
function problem(inputName, said, expected, remedy) {
    return { where: { input: inputName }, said, expected, remedy };
}

// EXTERNAL MODULE: ./packages/models/build/registry/open.js + 53 modules
var registry_open = __webpack_require__(59928);
// EXTERNAL MODULE: ./packages/core/build/pattern.js
var pattern = __webpack_require__(88264);
// EXTERNAL MODULE: ./packages/models/build/registry/event-facts.js
var event_facts = __webpack_require__(70961);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
;// CONCATENATED MODULE: ./packages/models/build/watch/subscriptions.js

/** The place where a registry keeps what subscribers were told: its own, or a text that is attached to a version. */
function subscriptionsOf(registry) {
    return registry.subscriptions ?? attachedTo(registry);
}
/**
 * For registries without a place of their own: the text is attached to the first version there is. It is found by looking
 * at one version after the other, so that none that comes before it later hides it. Two runs that change it at the same
 * moment can lose what one of them told: that is told again.
 */
function attachedTo(registry) {
    const nameOf = (subscriber) => `watch.${subscriber}.json`;
    const found = async (subscriber) => {
        let first;
        for (const name of await registry.names()) {
            for (const version of await registry.versions(name)) {
                first ??= version;
                const text = (await registry.attached(version, nameOf(subscriber)))?.content;
                if (text !== undefined)
                    return { at: version, text };
            }
        }
        return first === undefined ? {} : { at: first };
    };
    return {
        read: async (subscriber) => (await found(subscriber)).text,
        change: async (subscriber, next) => {
            const { at, text } = await found(subscriber);
            const changed = next(text);
            if (changed === text)
                return;
            if (at === undefined)
                throw new trouble/* Failure */.HR('STORAGE_FAILED', `${registry.title} holds no version to keep a cursor beside`);
            await registry.attach(at, nameOf(subscriber), changed);
        },
    };
}

;// CONCATENATED MODULE: ./packages/models/build/watch/mark.js





/**
 * What a subscriber was told, or undefined when that is nothing.
 * @throws Failure `STORAGE_FAILED` when what is kept can not be read
 */
async function readCursor(registry, subscriber) {
    const text = await subscriptionsOf(registry).read(subscriber);
    return text === undefined ? undefined : kept(text, registry, subscriber);
}
/** Adds to what a subscriber was told. Safe to repeat, and beside other runs. */
async function mark(registry, subscriber, told) {
    await subscriptionsOf(registry).change(subscriber, (text) => cursorText(withTold(text === undefined ? nothingTold : kept(text, registry, subscriber), told)));
}
function kept(text, registry, subscriber) {
    const there = (0,checked_json/* jsonThatFits */.MY)(cursor, text);
    if (there !== undefined)
        return there;
    throw new trouble/* Failure */.HR('STORAGE_FAILED', `what ${registry.title} keeps of the subscriber ${subscriber} is no cursor`, { remedy: 'begin again under another `subscriber`, with `since`' });
}
/** What was told when these news were. */
function toldBy(news) {
    return news.reduce((told, { event, told: model }) => withTold(told, { schemaVersion: 1, models: { [event.name]: model } }), nothingTold);
}
/** True when another run told of it meanwhile. */
function isTold(heard, { event, told }) {
    const known = heard === undefined ? undefined : own(heard.models, event.name);
    if (known === undefined)
        return false;
    if (event.kind === 'model-registered')
        return memberOf(known.versions ?? [])(event.version);
    if (event.kind === 'model-alias-moved')
        return areTold(known.aliases, told.aliases);
    return areTold(own(known.tags ?? {}, event.version), told.tags?.[event.version]);
}
function areTold(known, told = {}) {
    return Object.entries(told).every(([key, [to, count]]) => {
        const turn = known === undefined ? undefined : own(known, key);
        return turn !== undefined && turn[0] === to && turn[1] >= count && turn[2] === undefined;
    });
}
function own(record, key) {
    return Object.hasOwn(record, key) ? record[key] : undefined;
}

// EXTERNAL MODULE: ./packages/core/build/model-event.js
var model_event = __webpack_require__(2102);
;// CONCATENATED MODULE: ./packages/models/build/watch/gone.js
/**
 * Collects what a subscriber was told of one model and what is not there any more. It is kept as a turn to nothing, one
 * count further, so that the same alias or tag is news again, with an id of its own, when it comes back.
 */
class Gone {
    #aliases = {};
    #tags = [];
    /** Compares the aliases that were told with those that there are. */
    aliases({ aliases = {} }, there) {
        this.#aliases = goneOf(aliases, (alias) => there.has(alias));
    }
    /** Compares the tags of a version that were told with those that it has. */
    tags({ tags = {} }, { version, tags: there }) {
        const turns = Object.hasOwn(tags, version) ? tags[version] : {};
        const gone = goneOf(turns, (key) => Object.hasOwn(there, key));
        if (Object.keys(gone).length > 0)
            this.#tags.push([version, gone]);
    }
    /** What the cursor gains, or undefined when nothing is gone. */
    cursor() {
        const hasAliases = Object.keys(this.#aliases).length > 0;
        if (!hasAliases && this.#tags.length === 0)
            return undefined;
        return {
            aliases: hasAliases ? this.#aliases : undefined,
            tags: this.#tags.length > 0 ? Object.fromEntries(this.#tags) : undefined,
        };
    }
}
function goneOf(told, isThere) {
    const gone = Object.entries(told).filter(([key, [to]]) => to !== null && !isThere(key));
    return Object.fromEntries(gone.map(([key, [, count]]) => [key, [null, count + 1]]));
}

// EXTERNAL MODULE: ./packages/models/build/registry/archived.js
var archived = __webpack_require__(2289);
;// CONCATENATED MODULE: ./packages/models/build/watch/wanted.js



/**
 * Tells whether the version itself is wanted; `aliases` are those that point at it. An archived one is not, unless the
 * stage that MLflow has for it is asked for.
 */
function isWantedVersion(wanted, version, aliases) {
    const { tags, framework } = version;
    if (wanted.aliases !== undefined && !aliases.some((0,pattern/* matchingAny */.y)(wanted.aliases)))
        return false;
    if (wanted.frameworks?.includes(framework) === false)
        return false;
    const stage = (0,event_facts/* stageOf */.gV)(version)?.toLowerCase();
    const isAskedFor = stage === 'archived' && wanted.stages !== undefined;
    // In MLflow this stage is what archiving was, before there were tags.
    if (((0,archived/* isArchived */.F)(version) || stage === 'archived') && !isAskedFor)
        return false;
    if (wanted.stages?.some((one) => one.toLowerCase() === stage) === false)
        return false;
    return Object.entries(wanted.tags ?? {}).every(([key, value]) => Object.hasOwn(tags, key) && (value === '*' || tags[key] === value));
}

;// CONCATENATED MODULE: ./packages/models/build/watch/news.js






/**
 * What a subscriber has not heard of one model. A version counts by its name, whatever time it bears; it is news when it
 * is there, is wanted, and was never told: also when it becomes wanted later, by a tag or an alias.
 */
async function newsOf(model, known, context) {
    const { events, aliases: patterns } = context.wanted;
    const needsAliases = patterns !== undefined || events.includes('model-alias-moved');
    const aliases = needsAliases ? Object.entries(await model.aliases()) : [];
    const fits = (0,pattern/* matchingAny */.y)(patterns);
    const moved = aliases.filter(([alias, to]) => fits(alias) && isMoved(alias, to, known, context));
    const registered = events.includes('model-registered') ? untold(model, known, aliases, context) : [];
    const tagged = events.includes('model-tag-set') ? model.versions : [];
    const news = [];
    const gone = new Gone();
    if (events.includes('model-alias-moved'))
        gone.aliases(known, new Set(aliases.map(([alias]) => alias)));
    for (const version of new Set([...registered, ...moved.map(([, to]) => to), ...tagged])) {
        const found = await model.read(version);
        const pointing = aliases.filter(([, to]) => to === version).map(([alias]) => alias);
        if (found !== undefined && tagged.length > 0)
            gone.tags(known, found);
        if (found === undefined || !isWantedVersion(context.wanted, found, pointing))
            continue;
        const isRegistered = registered.includes(version);
        if (isRegistered)
            news.push(registration(found, known, context));
        for (const [alias] of moved.filter(([, to]) => to === version))
            news.push(move(found, alias, known, context));
        // The tags that a version has when it is told are part of that news.
        if (!isRegistered && tagged.length > 0)
            news.push(...tagsSet(found, known, context));
    }
    const cursor = gone.cursor();
    return { news, gone: cursor };
}
function isMoved(alias, to, { aliases }, { wanted, replay }) {
    return wanted.events.includes('model-alias-moved') && (replay || !isLast(turnOf(aliases, alias), to));
}
/** The versions that were not told. Where an alias has to point at them, the others need not be read. */
function untold({ versions }, known, aliases, { wanted, replay }) {
    const isTold = memberOf(known.versions ?? []);
    const news = replay ? versions : versions.filter((version) => !isTold(version));
    if (wanted.aliases === undefined)
        return [...news];
    const fits = (0,pattern/* matchingAny */.y)(wanted.aliases);
    const targets = new Set(aliases.filter(([alias]) => fits(alias)).map(([, to]) => to));
    return news.filter((version) => targets.has(version));
}
function registration(version, known, context) {
    const turns = context.wanted.events.includes('model-tag-set')
        ? tagTurns(version, known, context).map(({ key, turn }) => [key, turn])
        : [];
    const tags = turns.length === 0 ? {} : { tags: { [version.version]: Object.fromEntries(turns) } };
    return {
        event: (0,model_event/* modelEvent */.Kf)((0,event_facts/* registeredFacts */.aS)(context.registry, version, context.now), context.sha256),
        told: { versions: withVersions([], [version.version]), ...tags },
    };
}
function move(version, alias, known, context) {
    const turn = nextTurn(turnOf(known.aliases, alias), version.version);
    const facts = {
        kind: 'model-alias-moved',
        ...(0,event_facts/* versionInEvents */.tA)(context.registry, version),
        alias,
        occurredAt: context.now,
    };
    return { event: counted(facts, turn, context), told: { aliases: { [alias]: turn } } };
}
function tagsSet(version, known, context) {
    return tagTurns(version, known, context)
        .filter(({ isNew }) => isNew || context.replay)
        .map(({ key, value, turn }) => {
        const facts = {
            kind: 'model-tag-set',
            ...(0,event_facts/* versionInEvents */.tA)(context.registry, version),
            tag: { key, value },
            occurredAt: context.now,
        };
        return {
            event: counted(facts, turn, context),
            told: { tags: { [version.version]: { [key]: turn } } },
        };
    });
}
/** The tags that are watched: those that are asked for, or all but the project's own. */
function tagTurns({ version, tags }, known, { wanted, sha256 }) {
    const turns = news_own(known.tags, version);
    return Object.entries(tags)
        .filter(([key]) => wanted.tags === undefined ? !key.startsWith('slipway.') : Object.hasOwn(wanted.tags, key))
        .map(([key, value]) => {
        const last = turnOf(turns, key);
        const print = sha256(value).slice(0, 16);
        return { key, value, turn: nextTurn(last, print), isNew: !isLast(last, print) };
    });
}
/** An alias that moves there and back is two events: how often the subscriber was told tells them apart. */
function counted(facts, [, count], { sha256, subscriber }) {
    return (0,model_event/* modelEvent */.Kf)(facts, sha256, `${subscriber}#${count}`);
}
/** What is told again keeps its count, and so its id. */
function nextTurn([to, count], now) {
    return to === now ? [to, count] : [now, count + 1];
}
function isLast([to, , state], now) {
    return to === now && state === undefined;
}
function turnOf(turns, key) {
    return news_own(turns, key) ?? [null, 0];
}
function news_own(record, key) {
    return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

// EXTERNAL MODULE: ./packages/core/build/model-version.js
var model_version = __webpack_require__(5802);
;// CONCATENATED MODULE: ./packages/models/build/watch/oldest.js

/** Keeps the oldest of many news, and counts the others: memory depends on how many are kept, not on how many there are. */
class Oldest {
    #limit;
    #kept = [];
    #seen = 0;
    constructor(limit) {
        this.#limit = limit;
    }
    /** Takes further news. */
    add(news) {
        this.#seen += news.length;
        for (const one of news)
            this.#kept.push(one);
        if (this.#kept.length >= 2 * this.#limit)
            this.#trim();
    }
    /** The oldest, in the order in which they happened. */
    kept() {
        this.#trim();
        return this.#kept;
    }
    /** How many there were beyond those that are kept. */
    get others() {
        return Math.max(0, this.#seen - this.#limit);
    }
    #trim() {
        this.#kept = this.#kept.toSorted(byTime).slice(0, this.#limit);
    }
}
/** Of the same time: by name and version, so that two runs say the same in the same order. */
function byTime({ event: left }, { event: right }) {
    if (left.occurredAt !== right.occurredAt)
        return left.occurredAt < right.occurredAt ? -1 : 1;
    if (left.name !== right.name)
        return left.name < right.name ? -1 : 1;
    return (0,model_version/* byVersion */.o)(left.version, right.version);
}

// EXTERNAL MODULE: ./packages/models/build/watch/survey.js
var survey = __webpack_require__(37229);
;// CONCATENATED MODULE: ./packages/models/build/watch/watch.js







/** Looks for what a subscriber has not heard of. Reads only. Memory holds one model, the cursor, and `limit` news. */
async function watch(registry, subscription, ports) {
    const { subscriber, wanted, since, limit, replay } = subscription;
    const kept = await readCursor(registry, subscriber);
    const now = new Date(ports.clock.now()).toISOString();
    const context = {
        registry: (0,event_facts/* registryText */.hW)(registry),
        subscriber,
        wanted,
        replay,
        now,
        sha256: (text) => ports.files.sha256(text),
    };
    const begins = kept === undefined && since !== undefined && !replay;
    const isOld = ({ event }) => since !== undefined &&
        (since === 'now' || (event.kind === 'model-registered' ? event.occurredAt < since : begins));
    const oldest = new Oldest(limit);
    const begun = [];
    const gone = [];
    let models = 0;
    let versions = 0;
    for await (const model of (0,survey/* surveyOf */.y)(registry, (0,pattern/* matchingAny */.y)(wanted.names), needNotBeRead(kept, subscription))) {
        models += 1;
        versions += model.versions.length;
        const known = kept === undefined ? undefined : watch_own(kept.models, model.name);
        const { news, gone: gonePart } = await newsOf(model, known ?? {}, context);
        if (gonePart !== undefined)
            gone.push([model.name, gonePart]);
        if (news.length === 0)
            continue;
        const old = begins || replay ? news.filter(isOld) : [];
        oldest.add(old.length === 0 ? news : news.filter((one) => !old.includes(one)));
        if (begins && old.length > 0)
            begun.push([model.name, toldBy(old).models[model.name]]);
    }
    return {
        news: oldest.kept(),
        waiting: oldest.others,
        models,
        versions,
        begin: begins ? cursorOf(begun) : undefined,
        gone: gone.length > 0 ? cursorOf(gone) : undefined,
    };
}
function cursorOf(models) {
    return { schemaVersion: 1, models: Object.fromEntries(models) };
}
/** What was told need not be listed, unless its tags are watched or it is told again. */
function needNotBeRead(kept, { wanted, replay }) {
    if (replay || wanted.events.includes('model-tag-set'))
        return undefined;
    if (!wanted.events.includes('model-registered'))
        return () => true;
    if (kept === undefined)
        return undefined;
    const members = new Map();
    return (name, version) => {
        const isTold = members.get(name) ?? memberOf(watch_own(kept.models, name)?.versions ?? []);
        members.set(name, isTold);
        return isTold(version);
    };
}
function watch_own(record, key) {
    return Object.hasOwn(record, key) ? record[key] : undefined;
}

;// CONCATENATED MODULE: ./actions/watch-models/build/matrix.js
/**
 * How long the matrix may be, in UTF-16 units. GitHub keeps 1 MB of outputs of a job, of which it counts two bytes each,
 * and drops what is larger; some of it is left for the other outputs.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 */
const longestMatrix = 400_000;
/** One job of a matrix. The event is what the input `event` of the other actions takes, without what can be long. */
function entryOf(event) {
    const { digest, framework, stage } = event.details ?? {};
    const { details: _long, ...rest } = event;
    const details = { digest, framework, stage };
    return {
        name: event.name,
        version: event.version,
        id: `${event.name}:${event.version}`,
        digest: digest ?? '',
        alias: event.alias,
        tag: event.tag,
        event: { ...rest, details },
    };
}
/** Leaves for the next run what an output could not hold; one event is told in any case. Pure. */
function withinOutput(watched, longest = longestMatrix) {
    let length = 0;
    const news = watched.news.filter(({ event }, index) => {
        length += JSON.stringify(entryOf(event)).length + 1;
        return index === 0 || length <= longest;
    });
    return { ...watched, news, waiting: watched.waiting + watched.news.length - news.length };
}

;// CONCATENATED MODULE: ./actions/watch-models/build/look.js






/** Looks for what the subscriber has not heard of. */
async function look(spec, ports) {
    const registry = (0,registry_open/* openRegistry */.Me)(spec.registry, ports, (0,registry_inputs/* connectionOf */.ao)(spec, ports));
    const dispatching = (0,dispatch_inputs/* dispatchingOf */.oJ)(spec, ports);
    const subscriber = spec.confirm?.subscriber ?? spec.subscriber ?? subscriberOf(ports);
    if (spec.confirm !== undefined)
        return { registry, subscriber };
    const { limit, replay } = spec;
    const since = spec.since && sinceText(spec.since, ports.clock.now());
    const watched = await watch(registry, { subscriber, wanted: wantedOf(spec), since, limit, replay }, ports);
    return { registry, subscriber, dispatching, watched: withinOutput(watched) };
}
const kinds = {
    'version-registered': 'model-registered',
    'alias-moved': 'model-alias-moved',
    'tag-set': 'model-tag-set',
};
function wantedOf({ events, names, alias, tags, stages, framework }) {
    return {
        events: events.map((word) => kinds[word]),
        names,
        aliases: alias,
        tags,
        stages,
        frameworks: framework,
    };
}
/** The repository and the workflow; a fingerprint keeps apart what is written the same without its strange letters. */
function subscriberOf({ provenance, files }) {
    const { repository, workflow } = provenance;
    if (repository === undefined)
        return 'local';
    const whole = `${repository}/${workflow ?? ''}`;
    const words = whole.replaceAll(/[^A-Za-z0-9_.]+/g, '-').replaceAll(/^[-_.]+|-$/g, '');
    return `${words.slice(0, 80)}-${files.sha256(whole).slice(0, 8)}`;
}

// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
// EXTERNAL MODULE: ./packages/core/build/step.js
var step = __webpack_require__(36058);
// EXTERNAL MODULE: ./packages/models/build/event/send-event.js
var send_event = __webpack_require__(57165);
;// CONCATENATED MODULE: ./actions/watch-models/build/tell.js




/** A step that adds to the cursor. */
function markingStep(id, title, args) {
    return (0,step/* step */.PM)(marking, id, title, args);
}
const marking = (0,step/* verb */.w3)('mark', async ({ registry, subscriber, told }) => {
    await mark(registry, subscriber, told);
    return {};
});
/** The step that sends events. */
const dispatchStep = 'dispatch';
/** The step that sends events. The cursor moves after each, so that a killed run tells at most one of them again. */
function dispatchingStep(title, args) {
    return (0,step/* step */.PM)(telling, dispatchStep, title, args);
}
const telling = (0,step/* verb */.w3)('dispatch', async ({ registry, subscriber, ...args }, ports) => {
    const sent = [];
    for (const one of args.news) {
        if (ports.signal.aborted)
            throw new trouble/* Failure */.HR('CANCELLED', 'the run was cancelled');
        if (!args.replay && isTold(await readCursor(registry, subscriber), one))
            continue;
        await (0,send_event/* sendEvent */.B)(one.event, args.dispatching, ports);
        await mark(registry, subscriber, toldBy([one]));
        sent.push(one.event.id);
        ports.log.progress('told', sent.length, args.news.length, 'requests');
    }
    return { result: { sent } };
});

;// CONCATENATED MODULE: ./actions/watch-models/build/plan.js




/** Decides what to do: the cursor moves after what it stands for, never before. Pure. */
function plan(spec, facts) {
    const { subscriber, watched, dispatching } = facts;
    if (watched === undefined) {
        const { told } = spec.confirm;
        if (Object.keys(told.models).length === 0)
            return { steps: [], unchanged: 'that run told nothing' };
        return { steps: [marked('confirm', `keep what ${subscriber} was told`, told, facts)] };
    }
    const { news, begin, gone } = watched;
    const steps = [];
    if (begin !== undefined)
        steps.push(marked('begin', `begin ${subscriber}: what was before counts as told`, begin, facts));
    if (gone !== undefined) {
        const what = 'aliases or tags that it was told of';
        steps.push(marked('gone', `note for ${subscriber} that ${what} are gone`, gone, facts));
    }
    if (news.length === 0) {
        return steps.length > 0 ? { steps } : { steps, unchanged: `there is nothing new for ${subscriber}` };
    }
    const told = toldBy(news);
    const telling = aboutToTell(told);
    if (Object.keys(telling.models).length > 0)
        steps.push(marked('announce', `note what ${subscriber} is about to be told`, telling, facts));
    const events = (0,markdown/* counted */.hS)(news.length, 'event');
    if (dispatching !== undefined) {
        const { registry } = facts;
        const args = { registry, subscriber, news, dispatching, replay: spec.replay };
        return { steps: [...steps, dispatchingStep(`send ${events} to ${dispatching.repository}`, args)] };
    }
    if (spec.mark === 'later')
        return { steps };
    return {
        steps,
        afterPublished: [marked('mark', `keep that ${subscriber} was told of ${events}`, told, facts)],
    };
}
function marked(id, title, told, { registry, subscriber }) {
    return markingStep(id, title, { registry, subscriber, told });
}

// EXTERNAL MODULE: ./packages/core/build/plan.js
var build_plan = __webpack_require__(26803);
;// CONCATENATED MODULE: ./actions/watch-models/build/report.js







/** The outputs of watch-models. */
const outputs = ['versions', 'count', 'has-new', 'waiting', 'cursor', 'subscriber'];
/** More rows would hide the rest of the summary. */
const shownEvents = 50;
/** Says what is new. Pure. */
function report(spec, facts, outcome) {
    const { subscriber, watched } = facts;
    if (watched === undefined) {
        return {
            outputs: outputsOf([], 0, facts, spec.confirm.told),
            headline: `what ${subscriber} was told is ${outcome.status === 'planned' ? 'to be ' : ''}kept`,
            summary: [],
        };
    }
    const sent = (0,build_plan/* resultOf */.B)(outcome, dispatchStep)?.sent;
    const told = watched.news.filter(({ event }) => sent === undefined || sent.includes(event.id));
    const events = told.map(({ event }) => event);
    return {
        outputs: outputsOf(events, watched.waiting, facts, toldBy(told)),
        headline: headline(events, watched, facts, outcome),
        summary: [factsBlock(watched, facts), ...eventsBlocks(events)],
        notices: watched.waiting === 0
            ? []
            : [
                {
                    level: 'notice',
                    title: 'Watch',
                    message: `${(0,markdown/* counted */.hS)(watched.waiting, 'event')} more ${watched.waiting === 1 ? 'waits' : 'wait'} for the next run: ${reason(spec, watched)}`,
                },
            ],
    };
}
function outputsOf(events, waiting, { subscriber }, told = nothingTold) {
    return {
        versions: { include: events.map(entryOf) },
        count: events.length,
        'has-new': events.length > 0,
        waiting,
        cursor: confirmationText({ subscriber, told }),
        subscriber,
    };
}
/** Fewer than `limit` were taken where they were too long for an output. */
function reason({ limit }, { news }) {
    return news.length < limit
        ? 'an output of GitHub holds no more'
        : `\`limit: ${limit}\` lets no more through at a time`;
}
function headline(events, watched, { subscriber, dispatching }, outcome) {
    const looked = `${(0,markdown/* counted */.hS)(watched.versions, 'version')} of ${(0,markdown/* counted */.hS)(watched.models, 'model')}`;
    if (watched.begin !== undefined && events.length === 0)
        return `${subscriber} begins: what is there counts as told (${looked})`;
    if (events.length === 0)
        return `nothing new for ${subscriber} (${looked})`;
    const first = events.slice(0, 5).map(eventText).join(', ');
    const rest = events.length > 5 ? ` and ${events.length - 5} more` : '';
    const where = dispatching === undefined
        ? ''
        : `, ${outcome.status === 'planned' ? 'not ' : ''}sent to ${dispatching.repository}`;
    return `${(0,markdown/* counted */.hS)(events.length, 'event')} for ${subscriber}${where}: ${first}${rest}`;
}
function eventText({ kind, name, version, alias, tag }) {
    if (kind === 'model-alias-moved')
        return `${name}@${alias} → ${name}:${version}`;
    if (kind === 'model-tag-set')
        return `${name}:${version} ${tag?.key}=${tag?.value}`;
    return `${name}:${version}`;
}
function factsBlock(watched, { registry, subscriber, dispatching }) {
    const rows = [
        ['registry', registry.title.replace(/^the registry /, '')],
        ['subscriber', (0,markdown/* code */.aY)(subscriber)],
        ['looked at', `${(0,markdown/* counted */.hS)(watched.versions, 'version')} of ${(0,markdown/* counted */.hS)(watched.models, 'model')}`],
        ['new', String(watched.news.length + watched.waiting)],
    ];
    if (watched.waiting > 0)
        rows.push(['waiting for the next run', String(watched.waiting)]);
    if (dispatching !== undefined)
        rows.push(['sent to', dispatching.repository]);
    return { kind: 'facts', rows };
}
function eventsBlocks(events) {
    if (events.length === 0)
        return [];
    const rows = events
        .slice(0, shownEvents)
        .map((event) => [event.kind, eventText(event), event.occurredAt, event.details?.framework ?? '']);
    const more = events.length - shownEvents;
    return [
        { kind: 'table', columns: ['event', 'what', 'when', 'framework'], rows },
        ...(more > 0 ? [{ kind: 'paragraph', text: `and ${more} more` }] : []),
    ];
}

;// CONCATENATED MODULE: ./actions/watch-models/build/main.js





/** The action `watch-models`: what is new in a registry, as a matrix of jobs or as events for a repository. */
const watchModels = (0,action/* action */.X)({
    name: 'watch-models',
    inputs: inputs_inputs,
    outputs: outputs,
    look: look,
    plan: plan,
    report: report,
});


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
