export const id = 817;
export const ids = [817];
export const modules = {

/***/ 2817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start)
});

// EXTERNAL MODULE: ./packages/runner/build/cancellation.js
var cancellation = __webpack_require__(72528);
// EXTERNAL MODULE: ./packages/runner/build/environment.js
var environment = __webpack_require__(68074);
// EXTERNAL MODULE: ./packages/runner/build/log.js
var log = __webpack_require__(27573);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
;// CONCATENATED MODULE: ./packages/runner/build/log-workflow.js

/** The log of a workflow step: foldable groups, masks that the runner knows, debug lines on request. */
const workflowStyle = {
    line: (text) => core/* info */.pq(text),
    debug: (text) => core/* debug */.Yz(text),
    mask: (value) => core/* setSecret */.Pq(value),
    startGroup: (title) => core/* startGroup */.Oh(title),
    endGroup: () => core/* endGroup */.N4(),
    progressEveryMs: 5000,
};

// EXTERNAL MODULE: ./packages/runner/build/masking.js
var masking = __webpack_require__(75487);
// EXTERNAL MODULE: ./packages/runner/build/ports.js + 15 modules
var build_ports = __webpack_require__(20905);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
// EXTERNAL MODULE: ./packages/runner/build/words.js
var words = __webpack_require__(76146);
;// CONCATENATED MODULE: ./packages/runner/build/publish.js






/** GitHub shows ten annotations of a type and step; the summary holds the rest. */
const annotationLimit = 10;
/**
 * Writes outputs, summary, annotations and the exit code of a workflow step: the only place that does, and once.
 */
function publish(name, ending, masks) {
    switch (ending.kind) {
        case 'report': {
            for (const [output, value] of Object.entries(ending.report.outputs))
                setOutput(output, value);
            for (const notice of ending.report.notices ?? [])
                annotate(notice, masks);
            const { outcome, report } = ending;
            writeSummary(name, [...report.summary, ...stepsPart(ending)], outcome.status === 'planned', masks);
            const reason = outcome.failure === undefined ? report.failed : (0,words/* failureText */.kY)(outcome.failure);
            if (reason === undefined)
                core/* info */.pq((0,masking/* harmless */.Is)(report.headline, masks));
            else
                fail([{ message: reason }], masks);
            return;
        }
        case 'problems': {
            const texts = ending.problems.map(words/* problemText */.fI);
            fail(ending.problems.map((problem, index) => ({ message: texts[index], where: problem.where })), masks);
            writeSummary(name, [{ kind: 'code', text: texts.join('\n\n') }], false, masks);
            return;
        }
        case 'failure':
            fail([{ message: (0,words/* failureText */.kY)(ending.failure) }], masks);
            writeSummary(name, [{ kind: 'code', text: (0,words/* failureText */.kY)(ending.failure) }], false, masks);
            return;
        case 'defect':
            fail([{ message: (0,words/* defectText */.f_)(ending.thrown) }], masks);
            writeSummary(name, [{ kind: 'code', text: (0,words/* defectText */.f_)(ending.thrown) }], false, masks);
    }
}
function stepsPart(ending) {
    const { outcome, plan } = ending;
    if (outcome.steps.length === 0)
        return plan.unchanged === undefined
            ? []
            : [{ kind: 'paragraph', text: `Nothing to do: ${plan.unchanged}` }];
    const blocks = [(0,words/* stepsBlock */.BI)(outcome)];
    if (outcome.failure !== undefined)
        blocks.push({ kind: 'code', text: (0,words/* failureText */.kY)(outcome.failure) });
    return blocks;
}
function setOutput(name, value) {
    if (value === undefined)
        return;
    core/* setOutput */.uH(name, typeof value === 'string' ? value : JSON.stringify(value));
}
/** Prints every error, and marks the step as failed. `core.setFailed` can not say file and line, so this does it. */
function fail(errors, masks) {
    errors
        .slice(0, annotationLimit)
        .forEach(({ message, where }) => core/* error */.z3((0,masking/* visible */.RK)(message, masks), placeOf(where)));
    if (errors.length > annotationLimit)
        core/* info */.pq(`${errors.length - annotationLimit} more are in the summary.`);
    process.exitCode = 1;
}
function annotate(notice, masks) {
    const write = notice.level === 'warning' ? core/* warning */.$e : core/* notice */.lm;
    write((0,masking/* visible */.RK)(notice.message, masks), { title: notice.title, ...placeOf(notice.where) });
}
function placeOf(where) {
    if (where === undefined || 'input' in where)
        return {};
    const properties = { file: where.file };
    if (where.line !== undefined)
        properties.startLine = where.line;
    if (where.line !== undefined && where.column !== undefined)
        properties.startColumn = where.column;
    return properties;
}
function writeSummary(name, blocks, isDryRun, masks) {
    const file = (0,environment/* summaryFile */.bj)();
    if (file === undefined)
        return;
    const heading = {
        kind: 'heading',
        text: isDryRun ? `${name} (dry run: nothing was changed)` : name,
    };
    (0,external_node_fs_.appendFileSync)(file, withinLimit((0,markdown/* renderMarkdown */.Gc)([heading, ...blocks], (text) => (0,masking/* visible */.RK)(text, masks))));
}
/**
 * GitHub drops a summary that is too long as a whole; a shortened one is better. It ends with a whole line, because
 * half a code span would be none.
 */
function withinLimit(text) {
    const bytes = Buffer.from(text);
    if (bytes.length <= markdown/* summaryLimitBytes */.fx)
        return text;
    const note = '\n\n(shortened: the log holds the rest)\n';
    const end = bytes.lastIndexOf('\n', markdown/* summaryLimitBytes */.fx - note.length);
    return bytes.subarray(0, Math.max(0, end)).toString() + note;
}

// EXTERNAL MODULE: ./packages/runner/build/run.js + 3 modules
var run = __webpack_require__(20644);
;// CONCATENATED MODULE: ./packages/runner/build/start.js








/** Runs an action as a step of a workflow. `entryUrl` is the `import.meta.url` of the action's `dist/index.js`. */
async function start(action, entryUrl) {
    (0,environment/* setBundleFolder */.lV)(entryUrl);
    const masks = new masking/* Masks */.O7();
    const ports = (0,build_ports/* nodePorts */.b)({ log: (0,log/* logIn */.E)(workflowStyle, masks), signal: (0,cancellation/* cancellation */.W)() });
    const ending = await (0,run/* run */.e)(action, environment/* inputFromEnvironment */.QX, ports);
    publish(action.name, ending, masks);
    const failed = await (0,run/* runAfterPublished */.C)(ending, ports);
    if (failed !== undefined)
        publish(action.name, failed, masks);
    // Sockets kept alive for re-use must not keep the step alive; what was printed has to be out before it ends.
    process.stdout.write('', () => process.exit());
}


/***/ })

};
