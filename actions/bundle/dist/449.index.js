export const id = 449;
export const ids = [449];
export const modules = {

/***/ 47449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  terminal: () => (/* binding */ terminal)
});

// EXTERNAL MODULE: ./packages/runner/build/cancellation.js
var cancellation = __webpack_require__(72528);
// EXTERNAL MODULE: ./packages/runner/build/environment.js
var environment = __webpack_require__(68074);
// EXTERNAL MODULE: ./packages/runner/build/log.js
var log = __webpack_require__(27573);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
;// CONCATENATED MODULE: ./packages/runner/build/log-terminal.js



/** The log on a terminal: one line a step with a mark and its time; lines inside a step are indented. Goes to stderr. */
function terminalStyle() {
    let depth = 0;
    const write = (text) => {
        for (const line of text.split('\n'))
            process.stderr.write(`${'  '.repeat(depth)}${line}\n`);
    };
    return {
        line: write,
        debug: (text) => {
            if ((0,environment/* isDebug */._o)())
                write((0,external_node_util_.styleText)('dim', text));
        },
        mask: () => undefined,
        startGroup: (title) => {
            write(`${(0,external_node_util_.styleText)('cyan', '▸')} ${title}`);
            depth += 1;
        },
        endGroup: (_title, ms, failed) => {
            write(failed
                ? (0,external_node_util_.styleText)('red', `✗ failed after ${(0,markdown/* durationText */.S5)(ms)}`)
                : (0,external_node_util_.styleText)('dim', `✓ ${(0,markdown/* durationText */.S5)(ms)}`));
            depth -= 1;
        },
        progressEveryMs: 1000,
    };
}

// EXTERNAL MODULE: ./packages/runner/build/masking.js
var masking = __webpack_require__(75487);
// EXTERNAL MODULE: ./packages/runner/build/ports.js + 15 modules
var build_ports = __webpack_require__(20905);
// EXTERNAL MODULE: ./packages/runner/build/run.js + 3 modules
var run = __webpack_require__(20644);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./packages/cli/build/contract.js


/** Reads the contract of an action; `bundle` is the folder of the built bundle. */
async function readContract(bundle, name) {
    const file = (0,external_node_path_.join)((0,external_node_path_.resolve)(bundle, '..', '..'), name, 'action.yml');
    const { parse } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const contract = parse(await (0,promises_.readFile)(file, 'utf8'));
    return { inputs: {}, outputs: {}, ...contract };
}

;// CONCATENATED MODULE: ./packages/cli/build/help.js

const width = 100;
/** What `slipway --help` prints. */
function overview(contracts) {
    const longest = Math.max(...contracts.map(({ name }) => name.length));
    const lines = contracts.map(({ name, contract }) => `  ${(0,external_node_util_.styleText)('bold', name.padEnd(longest))}  ${firstSentence(contract.description)}`);
    return [
        'Carries a machine-learning model from "a new version exists" to "it serves traffic, safely".',
        '',
        'Usage: slipway <action> --input value …',
        '',
        ...lines,
        '',
        '  slipway <action> --help   the inputs and outputs of an action',
        '  --json                    prints the outputs as JSON',
        '',
    ].join('\n');
}
/** What `slipway <action> --help` prints: the same words as `action.yml`. */
function helpFor(name, contract) {
    const inputs = Object.entries(contract.inputs).flatMap(([input, field]) => [
        `  ${(0,external_node_util_.styleText)('bold', `--${input}`)}${annotation(field.required === true, field.default)}`,
        ...wrapped(field.description, 6),
    ]);
    const outputs = Object.entries(contract.outputs).flatMap(([output, field]) => [
        `  ${(0,external_node_util_.styleText)('bold', output)}`,
        ...wrapped(field.description, 6),
    ]);
    const head = [...wrapped(contract.description, 0), '', `Usage: slipway ${name} --input value …`];
    return [...head, '', 'Inputs:', ...inputs, '', 'Outputs:', ...outputs, ''].join('\n');
}
function annotation(required, byDefault) {
    if (required)
        return ' (required)';
    return byDefault === undefined || byDefault === ''
        ? ''
        : ` (default: ${byDefault.trim().replaceAll('\n', ', ')})`;
}
function firstSentence(text) {
    return /^.*?\.(?=\s|$)/s.exec(text.trim())?.[0].replaceAll(/\s+/g, ' ') ?? text.trim();
}
/** Breaks a text into lines that fit a terminal. */
function wrapped(text, indent) {
    const lines = [];
    let line = '';
    for (const word of text.trim().split(/\s+/)) {
        if (line !== '' && line.length + word.length + 1 + indent > width) {
            lines.push(line);
            line = word;
        }
        else
            line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line].map((each) => ' '.repeat(indent) + each);
}

// EXTERNAL MODULE: ./packages/runner/build/words.js
var words = __webpack_require__(76146);
;// CONCATENATED MODULE: ./packages/cli/build/show.js



/** Puts an ending into words for a terminal: the same words that a workflow step shows. */
function show(ending, json, masks) {
    switch (ending.kind) {
        case 'problems':
            return {
                text: red((0,masking/* visible */.RK)(ending.problems.map(words/* problemText */.fI).join('\n\n'), masks)),
                outputs: '',
                exitCode: 1,
            };
        case 'failure':
            return { text: red((0,masking/* visible */.RK)((0,words/* failureText */.kY)(ending.failure), masks)), outputs: '', exitCode: 1 };
        case 'defect':
            return { text: red((0,masking/* visible */.RK)((0,words/* defectText */.f_)(ending.thrown), masks)), outputs: '', exitCode: 1 };
        case 'report': {
            const { outcome, report } = ending;
            const failed = outcome.failure === undefined ? report.failed : (0,words/* failureText */.kY)(outcome.failure);
            const notices = (report.notices ?? []).map((notice) => `${notice.level}: ${notice.message}`);
            const last = (0,masking/* visible */.RK)(failed ?? report.headline, masks);
            return {
                text: [
                    ...notices.map((text) => (0,masking/* visible */.RK)(text, masks)),
                    failed === undefined ? (0,external_node_util_.styleText)('green', last) : red(last),
                ].join('\n'),
                outputs: masks.hide(outputsText(report.outputs, json)),
                exitCode: failed === undefined ? 0 : 1,
            };
        }
    }
}
function red(text) {
    return (0,external_node_util_.styleText)('red', text);
}
function outputsText(outputs, json) {
    if (json)
        return `${JSON.stringify(outputs)}\n`;
    const rows = Object.entries(outputs).filter(([, value]) => value !== undefined);
    const longest = Math.max(0, ...rows.map(([name]) => name.length));
    return rows
        .map(([name, value]) => `${name.padEnd(longest)}  ${typeof value === 'string' ? value : JSON.stringify(value)}\n`)
        .join('');
}

// EXTERNAL MODULE: ./packages/core/build/nearest.js
var nearest = __webpack_require__(38684);
;// CONCATENATED MODULE: ./packages/cli/build/words.js


/**
 * Reads the words after `slipway <action>`: `--name value`, `--name=value`, `--flag`, `--no-flag`. A list is given by
 * naming its input more than once. Unknown words are problems that name the nearest known one.
 */
function readWords(words, rows) {
    const options = Object.fromEntries(Object.keys(rows).map((name) => [name, { type: 'string', multiple: true }]));
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: spelledOut(words, rows),
        options: { ...options, help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } },
        strict: false,
        tokens: true,
        allowPositionals: true,
    });
    const given = {};
    const problems = [];
    let help = false;
    let json = false;
    for (const token of tokens) {
        if (token.kind === 'positional')
            problems.push(unexpected(token.value));
        if (token.kind !== 'option')
            continue;
        if (token.name === 'help' || token.name === 'h')
            help = true;
        else if (token.name === 'json')
            json = true;
        else if (rows[token.name] === undefined)
            problems.push(unknown(token.rawName, [...Object.keys(rows), 'help', 'json']));
        else if (token.value === undefined)
            problems.push(withoutValue(token.name));
        else
            (given[token.name] ??= []).push(token.value);
    }
    const joined = Object.fromEntries(Object.entries(given).map(([name, values]) => [name, values.join('\n')]));
    return { given: joined, help, json, problems };
}
/** A switch may stand alone: `--dry-run` is `--dry-run=true`, `--no-check` is `--check=false`. */
function spelledOut(words, rows) {
    const isSwitch = (name) => rows[name]?.alternatives?.join() === 'true,false';
    return words.map((word, index) => {
        const name = word.replace(/^--/, '');
        if (!word.startsWith('--'))
            return word;
        if (isSwitch(name) && !/^(true|false)$/i.test(words[index + 1] ?? ''))
            return `${word}=true`;
        const positive = name.replace(/^no-/, '');
        return positive !== name && isSwitch(positive) ? `--${positive}=false` : word;
    });
}
function unexpected(word) {
    return {
        where: { input: word },
        said: word,
        expected: 'inputs of the form `--name value`',
        remedy: 'see `--help`',
    };
}
function withoutValue(name) {
    return { where: { input: name }, said: `--${name} without a value`, expected: `--${name} <value>` };
}
function unknown(word, known) {
    const meant = (0,nearest/* nearest */.p)(word.replace(/^-+/, ''), known);
    return {
        where: { input: word },
        said: word,
        expected: 'an input of this action',
        remedy: meant === undefined ? 'see `--help`' : `did you mean \`--${meant}\`? See \`--help\``,
    };
}

;// CONCATENATED MODULE: ./packages/cli/build/terminal.js











/**
 * The command line: the same actions behind another door. Prints what happens to standard error and the outputs to
 * standard output. `entryUrl` is the `import.meta.url` of a file two folders above the bundle.
 */
async function terminal(words, actions, entryUrl) {
    (0,environment/* setBundleFolder */.lV)(entryUrl);
    const masks = new masking/* Masks */.O7();
    const ports = (0,build_ports/* nodePorts */.b)({ log: (0,log/* logIn */.E)(terminalStyle(), masks), signal: (0,cancellation/* cancellation */.W)() });
    const [name = '--help', ...rest] = words;
    const load = actions[name];
    if (load === undefined) {
        const contracts = Object.keys(actions).map(async (each) => ({
            name: each,
            contract: await readContract(ports.host.bundle, each),
        }));
        const text = overview(await Promise.all(contracts));
        if (name === '--help' || name === '-h' || name === 'help')
            return end(0, text, '');
        return end(1, '', `There is no action \`${name}\`.\n\n${text}`);
    }
    const action = await load();
    const read = readWords(rest, action.inputs.rows);
    if (read.help)
        return end(0, helpFor(name, await readContract(ports.host.bundle, name)), '');
    const ending = read.problems.length > 0
        ? { kind: 'problems', problems: read.problems }
        : await (0,run/* run */.e)(action, (input) => read.given[input], ports);
    const shown = show(ending, read.json, masks);
    await write(shown.outputs, `${shown.text}\n`);
    const failed = await (0,run/* runAfterPublished */.C)(ending, ports);
    if (failed === undefined)
        return end(shown.exitCode, '', '');
    return end(1, '', `${show(failed, read.json, masks).text}\n`);
}
function write(stdout, stderr) {
    return new Promise((done) => {
        process.stderr.write(stderr, () => process.stdout.write(stdout, () => done()));
    });
}
/** Writes both streams, then ends the process although sockets may be kept alive. */
function end(exitCode, stdout, stderr) {
    void write(stdout, stderr).then(() => process.exit(exitCode));
}


/***/ }),

/***/ 38684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The name that a misspelt one most likely stands for; undefined when none is near. */
function nearest(name, names) {
    const plain = (text) => text.toLowerCase().replaceAll(/[-_]/g, '');
    const ranked = names
        .map((candidate) => ({ candidate, distance: distanceOf(plain(name), plain(candidate)) }))
        .toSorted((a, b) => a.distance - b.distance);
    const best = ranked[0];
    return best !== undefined && best.distance <= Math.max(1, name.length / 3) ? best.candidate : undefined;
}
/**
 * How many characters have to be put in, left out, exchanged for another, or swapped with their neighbour: what fingers do.
 * Source: https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance (optimal string alignment)
 */
function distanceOf(from, to) {
    let beforePrevious = [];
    let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let row = 1; row <= from.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= to.length; column += 1) {
            const exchanged = previous[column - 1] + (from[row - 1] === to[column - 1] ? 0 : 1);
            const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
            const swapped = isSwapped ? beforePrevious[column - 2] + 1 : Number.POSITIVE_INFINITY;
            current.push(Math.min(exchanged, swapped, previous[column] + 1, current[column - 1] + 1));
        }
        [beforePrevious, previous] = [previous, current];
    }
    return previous[to.length];
}


/***/ })

};
