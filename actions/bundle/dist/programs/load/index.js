import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ carryOut)
/* harmony export */ });
/** Time for a server to finish what follows an answer (its log, its garbage) before the meters are read. */
const restMs = 50;
/** Carries out a plan of load, phase by phase, and reads the meters around each. */
async function carryOut(reducer, initial, means) {
    const measured = [];
    let { state, commands } = reducer.next(initial, { kind: 'start' });
    for (;;) {
        const command = commands[0];
        if (command === undefined)
            throw new Error('a plan of load asked for nothing');
        if (command.kind === 'finish')
            return { measured, because: command.because };
        const one = await measureOne(command.phase, means);
        measured.push(one);
        means.onMeasured?.(one);
        ({ state, commands } = reducer.next(state, { kind: 'measured', phase: one.phase, result: one.result }));
    }
}
async function measureOne(phase, means) {
    const { meter } = means;
    if (meter === undefined)
        return { phase, result: await means.measure(phase) };
    await meter.begin();
    const sampling = setInterval(() => void meter.sample(), meter.sampleMs);
    const result = await means.measure(phase).finally(() => clearInterval(sampling));
    await new Promise((resolve) => setTimeout(resolve, restMs));
    return { phase, result, usage: await meter.end() };
}


/***/ }),

/***/ 950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ke: () => (/* binding */ startLevels),
/* harmony export */   yr: () => (/* binding */ levels)
/* harmony export */ });
/* unused harmony export arrivalsText */
/** The state in which a ladder starts. */
function startLevels(plan) {
    return { plan, level: 0, spentSeconds: 0 };
}
/** The ladder: warm-up, level 1, warm-up, level 2, … until the top, the budget, or a level the server does not bear. */
const levels = {
    next(state, seen) {
        if (seen.kind === 'start')
            return measure(state, warmUpOf(state));
        const after = { ...state, spentSeconds: state.spentSeconds + seen.result.seconds };
        const broken = reasonToStop(after, seen.phase, seen.result);
        if (broken !== undefined)
            return finish(after, broken);
        if (seen.phase.kind === 'warm-up')
            return measure(after, levelOf(after));
        const next = { ...after, level: after.level + 1 };
        if (next.level >= next.plan.levels.length)
            return finish(next, 'all levels were measured');
        return measure(next, warmUpOf(next));
    },
};
function measure(state, phase) {
    const { budgetSeconds } = state.plan;
    if (state.spentSeconds > 0 && state.spentSeconds + phase.seconds > budgetSeconds)
        return finish(state, `the time for it (${budgetSeconds} s) is used up`);
    return { state, commands: [{ kind: 'measure', phase }] };
}
function finish(state, because) {
    return { state, commands: [{ kind: 'finish', because }] };
}
function reasonToStop({ plan }, phase, result) {
    if (result.ended === 'aborted')
        return 'it was called off';
    if (result.ended === 'unreachable')
        return `the server could not be reached any more (${phase.name})`;
    if (result.sent > 0 && result.succeeded === 0)
        return `no request succeeded (${phase.name})`;
    if (phase.kind === 'warm-up')
        return undefined;
    const rate = result.succeeded / result.sent;
    if (rate >= plan.leastSuccessRate)
        return undefined;
    return `${percent(rate)} of the requests succeeded, less than ${percent(plan.leastSuccessRate)} (${phase.name})`;
}
function percent(share) {
    return `${Number((share * 100).toFixed(2))} %`;
}
function warmUpOf({ plan, level }) {
    const share = level === 0 ? 1 : 0.25;
    const arrivals = plan.levels[level];
    return {
        name: level === 0 ? 'warm-up' : `warm-up for ${arrivalsText(arrivals)}`,
        kind: 'warm-up',
        arrivals,
        seconds: plan.warmUp.seconds * share,
        requests: Math.max(1, Math.ceil(plan.warmUp.requests * share)),
    };
}
function levelOf({ plan, level }) {
    const arrivals = plan.levels[level];
    const name = `level ${level + 1} of ${plan.levels.length}: ${arrivalsText(arrivals)}`;
    return { name, kind: 'level', arrivals, seconds: plan.seconds, requests: plan.requests };
}
/** Arrivals for people: `4 at a time`, `200 a second (Poisson)`. */
function arrivalsText(arrivals) {
    if (arrivals.kind === 'closed')
        return `${arrivals.concurrency} at a time`;
    return `${arrivals.rate} a second${arrivals.kind === 'poisson' ? ' (Poisson)' : ''}`;
}


/***/ }),

/***/ 412:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(321);
/* harmony import */ var _carry_out_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(379);
/* harmony import */ var _levels_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(950);
/* harmony import */ var _meters_choose_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(547);
/* harmony import */ var _run_phase_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(574);
// The load program: reads a LoadOrder on standard input, prints LoadEvents on standard output. A process of its own, so
// that nothing but the operating system stands between the moment a request is due and the moment it is sent.





const order = JSON.parse(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)(process.stdin));
const aborting = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => aborting.abort());
const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
const { because } = await (0,_carry_out_js__WEBPACK_IMPORTED_MODULE_4__/* .carryOut */ .u)(_levels_js__WEBPACK_IMPORTED_MODULE_1__/* .levels */ .yr, (0,_levels_js__WEBPACK_IMPORTED_MODULE_1__/* .startLevels */ .Ke)(order.plan), {
    measure: (phase) => (0,_run_phase_js__WEBPACK_IMPORTED_MODULE_3__/* .runPhase */ .P)(order.target, phase, {
        signal: aborting.signal,
        onProgress: (seen) => say({ event: 'progress', phase: phase.name, ...seen }),
    }),
    meter: order.pids.length === 0 ? undefined : (0,_meters_choose_js__WEBPACK_IMPORTED_MODULE_2__/* .meterOf */ .B)(order.pids, process.platform),
    onMeasured: (measured) => say({ event: 'measured', measured }),
});
say({ event: 'finished', because });

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  B: () => (/* binding */ meterOf)
});

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./packages/load/build/meters/cgroup.js


const root = '/sys/fs/cgroup';
/**
 * The control group of a process when it is one of its own, as a container has; undefined when it shares the one of
 * this process, whose figures would hold the generator too.
 */
function ownCgroup(pid) {
    try {
        const theirs = cgroupFiles((0,external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/cgroup`, 'utf8'));
        const ours = cgroupFiles((0,external_node_fs_namespaceObject.readFileSync)('/proc/self/cgroup', 'utf8'));
        return theirs === undefined || theirs.cpu === ours?.cpu ? undefined : theirs;
    }
    catch {
        return undefined;
    }
}
/** Finds the files of the control group that a `/proc/<pid>/cgroup` names. Pure. Source: cgroups(7). */
function cgroupFiles(text) {
    const lines = text.trim().split('\n');
    const pathOf = (controller) => {
        const line = lines.find((entry) => entry.split(':')[1]?.split(',').includes(controller));
        return line?.split(':').slice(2).join(':');
    };
    const [cpu, memory] = [pathOf('cpuacct'), pathOf('memory')];
    if (cpu !== undefined && memory !== undefined) {
        return {
            version: 1,
            cpu: `${root}/cpuacct${cpu}/cpuacct.usage`,
            peak: `${root}/memory${memory}/memory.max_usage_in_bytes`,
            current: `${root}/memory${memory}/memory.usage_in_bytes`,
        };
    }
    const unified = lines.find((line) => line.startsWith('0::'))?.slice(3);
    if (unified === undefined || unified === '/')
        return undefined;
    const folder = root + unified;
    return {
        version: 2,
        cpu: `${folder}/cpu.stat`,
        peak: `${folder}/memory.peak`,
        current: `${folder}/memory.current`,
    };
}
/** CPU seconds from `cpu.stat` (version 2, microseconds) or `cpuacct.usage` (version 1, nanoseconds). Pure. */
function cgroupCpuSeconds(text, version) {
    if (version === 1)
        return /^\d+$/.test(text.trim()) ? Number(text) / 1e9 : undefined;
    const match = /^usage_usec (\d+)/m.exec(text);
    return match === null ? undefined : Number(match[1]) / 1e6;
}
/** Measures a control group as a whole. Its memory holds file caches that the kernel charges to it. */
class CgroupMeter {
    sampleMs = 50;
    #files;
    #peakFile;
    #cpuBefore;
    #sampledPeak = 0;
    #earlierPeak;
    #isReset = false;
    constructor(files) {
        this.#files = files;
    }
    async begin() {
        this.#earlierPeak ??= await numberIn(this.#files.peak);
        this.#isReset = await this.#resetPeak();
        this.#sampledPeak = 0;
        this.#cpuBefore = await this.#cpu();
    }
    async sample() {
        this.#sampledPeak = Math.max(this.#sampledPeak, (await numberIn(this.#files.current)) ?? 0);
    }
    async end() {
        await this.sample();
        const cpuAfter = await this.#cpu();
        const peak = this.#isReset ? await this.#peak() : this.#sampledPeak;
        await this.#peakFile?.close();
        this.#peakFile = undefined;
        const isMeasured = cpuAfter !== undefined && this.#cpuBefore !== undefined;
        return {
            ...(isMeasured ? { cpuSeconds: cpuAfter - this.#cpuBefore } : {}),
            ...(peak === undefined || peak === 0 ? {} : { peakMemoryBytes: peak }),
            ...(this.#earlierPeak === undefined ? {} : { earlierPeakBytes: this.#earlierPeak }),
            processes: 1,
            notes: this.#isReset
                ? []
                : ['peak memory: the largest of a look every 50 ms, the mark can not be reset'],
            source: `cgroup v${this.#files.version}`,
        };
    }
    async #cpu() {
        const text = await (0,promises_namespaceObject.readFile)(this.#files.cpu, 'utf8').catch(() => '');
        return cgroupCpuSeconds(text, this.#files.version);
    }
    /**
     * Version 1: writing 0 resets the mark. Version 2, since Linux 6.12: writing anything resets it for what is read
     * through the same open file. Source: https://docs.kernel.org/admin-guide/cgroup-v2.html, "memory.peak".
     */
    async #resetPeak() {
        try {
            if (this.#files.version === 1) {
                await (0,promises_namespaceObject.writeFile)(this.#files.peak, '0');
                return true;
            }
            this.#peakFile = await (0,promises_namespaceObject.open)(this.#files.peak, 'r+');
            await this.#peakFile.write('reset\n', 0);
            return true;
        }
        catch {
            await this.#peakFile?.close();
            this.#peakFile = undefined;
            return false;
        }
    }
    async #peak() {
        if (this.#peakFile === undefined)
            return numberIn(this.#files.peak);
        const { buffer, bytesRead } = await this.#peakFile.read(Buffer.alloc(64), 0, 64, 0);
        return Number(buffer.toString('utf8', 0, bytesRead));
    }
}
async function numberIn(path) {
    const text = await (0,promises_namespaceObject.readFile)(path, 'utf8').catch(() => '');
    return /^\d+\s*$/.test(text) ? Number(text) : undefined;
}

;// CONCATENATED MODULE: ./packages/load/build/meters/procfs.js

/** Times in /proc count in 1/100 s on every Linux that Node runs on: USER_HZ, not the kernel's own HZ. */
const ticksPerSecond = 100;
/** Linux: what the kernel says in /proc. */
const procfs = {
    source: '/proc',
    sampleMs: 1000,
    async rows() {
        const names = await (0,promises_namespaceObject.readdir)('/proc').catch(() => []);
        return rowsOf(names.filter((name) => /^\d+$/.test(name)).map(Number));
    },
    some: (pids) => rowsOf([...pids]),
    async resetPeak(pid) {
        // 5: "reset the peak resident set size to the process's current resident set size", proc_pid_clear_refs(5).
        return (0,promises_namespaceObject.writeFile)(`/proc/${pid}/clear_refs`, '5').then(() => true, () => false);
    },
    async proportional(pid) {
        const text = await read(`/proc/${pid}/smaps_rollup`);
        return text === undefined ? undefined : kilobytes(text, 'Pss');
    },
};
async function rowsOf(pids) {
    const rows = await Promise.all(pids.map(async (pid) => {
        const [stat, status] = await Promise.all([read(`/proc/${pid}/stat`), read(`/proc/${pid}/status`)]);
        return stat === undefined ? undefined : parseProcess(stat, status ?? '');
    }));
    return rows.filter((row) => row !== undefined);
}
/** A process that ended in this moment has no files any more. */
function read(path) {
    return (0,promises_namespaceObject.readFile)(path, 'utf8').catch(() => undefined);
}
/**
 * Reads `/proc/<pid>/stat` and `/proc/<pid>/status`. Pure. The name of the program is in parentheses and may hold
 * spaces and parentheses itself, so the fields are counted from the last one. Source: proc_pid_stat(5).
 */
function parseProcess(stat, status) {
    const nameEnd = stat.lastIndexOf(')');
    const fields = stat.slice(nameEnd + 2).split(' ');
    const field = (number) => Number(fields[number - 3]);
    if (nameEnd < 0 || !(field(4) >= 0))
        return undefined;
    const resident = kilobytes(status, 'VmRSS');
    const peak = kilobytes(status, 'VmHWM');
    return {
        pid: Number.parseInt(stat, 10),
        parent: field(4),
        session: field(6),
        cpuSeconds: (field(14) + field(15) + field(16) + field(17)) / ticksPerSecond,
        ...(resident === undefined ? {} : { residentBytes: resident }),
        ...(peak === undefined ? {} : { peakBytes: peak }),
    };
}
function kilobytes(text, name) {
    const match = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(text);
    return match === null ? undefined : Number(match[1]) * 1024;
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./packages/load/build/meters/ps.js

/** macOS and other Unix: `ps`, which keeps no high-water mark of memory, so peaks are the largest seen. */
const ps = {
    source: 'ps',
    sampleMs: 1000,
    rows: () => list(['-axo', columns]),
    some: (pids) => list(['-o', columns, '-p', [...pids].join(',')]),
    resetPeak: () => Promise.resolve(false),
    proportional: () => Promise.resolve(undefined),
};
const columns = 'pid=,ppid=,rss=,time=';
function list(args) {
    return new Promise((resolve) => {
        (0,external_node_child_process_namespaceObject.execFile)('ps', args, { timeout: 5000, maxBuffer: 16e6 }, (_failure, stdout) => resolve(parsePs(stdout)));
    });
}
/** Reads `pid ppid rss time` lines; `time` is `[dd-]hh:mm:ss` on Linux and `mm:ss.hh` on macOS. Pure. */
function parsePs(text) {
    return text.split('\n').flatMap((line) => {
        const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(?:(\d+)-)?([\d:.]+)\s*$/.exec(line);
        if (match === null)
            return [];
        const [, pid, parent, rss, days = '0', clock = ''] = match;
        const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
        return [
            {
                pid: Number(pid),
                parent: Number(parent),
                cpuSeconds: Number(days) * 86_400 + seconds,
                residentBytes: Number(rss) * 1024,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./packages/load/build/meters/process-table.js
/**
 * The rows of a server: its processes, everything below them, and everything in their sessions, where a process stays
 * whose parent has ended. Pure.
 */
function treeOf(rows, roots) {
    const members = new Set(roots);
    for (let before = 0; before < members.size;) {
        before = members.size;
        for (const { pid, parent, session } of rows) {
            if (members.has(parent) || (session !== undefined && roots.includes(session)))
                members.add(pid);
        }
    }
    return rows.filter(({ pid }) => members.has(pid));
}

;// CONCATENATED MODULE: ./packages/load/build/meters/tree-meter.js

/** Measures processes and everything below them with a table of processes. */
class TreeMeter {
    sampleMs;
    #table;
    #roots;
    #members = new Set();
    #cpuBefore;
    #cpuNow = 0;
    #earlierPeak = 0;
    #peak = 0;
    #isReset = false;
    constructor(table, roots) {
        this.#table = table;
        this.#roots = roots;
        this.sampleMs = table.sampleMs;
    }
    async begin() {
        const rows = treeOf(await this.#table.rows(), this.#roots);
        this.#earlierPeak = Math.max(this.#earlierPeak, this.#peak, peakOf(rows));
        const resets = await Promise.all(rows.map(({ pid }) => this.#table.resetPeak(pid)));
        this.#isReset = rows.length > 0 && resets.every(Boolean);
        this.#members = new Set(rows.map(({ pid }) => pid));
        this.#cpuBefore = rows.length === 0 ? undefined : cpuOf(rows);
        this.#cpuNow = cpuOf(rows);
        this.#peak = 0;
    }
    async sample() {
        if (this.#members.size > 0)
            this.#see(await this.#table.some(this.#members));
    }
    async end() {
        const rows = treeOf(await this.#table.rows(), this.#roots);
        this.#members = new Set([...this.#members, ...rows.map(({ pid }) => pid)]);
        this.#see(rows);
        const shares = await Promise.all(rows.map(({ pid }) => this.#table.proportional(pid)));
        const proportional = shares.every((share) => share !== undefined) ? sum(shares) : 0;
        return {
            ...(this.#cpuBefore === undefined ? {} : { cpuSeconds: Math.max(0, this.#cpuNow - this.#cpuBefore) }),
            ...(this.#peak === 0 ? {} : { peakMemoryBytes: this.#peak }),
            ...(this.#earlierPeak === 0 ? {} : { earlierPeakBytes: this.#earlierPeak }),
            ...(proportional === 0 ? {} : { proportionalMemoryBytes: proportional }),
            processes: rows.length,
            notes: this.#notes(rows),
            source: this.#table.source,
        };
    }
    #see(rows) {
        this.#peak = Math.max(this.#peak, peakOf(rows));
        // The time of a child that ended is in its parent's row; of a server that ended, the last look counts.
        if (rows.length > 0)
            this.#cpuNow = cpuOf(rows);
    }
    #notes(rows) {
        const notes = [];
        if (this.#cpuBefore === undefined)
            notes.push(`CPU time and memory: not measured, ${this.#table.source} told nothing`);
        else if (rows.length === 0)
            notes.push('the server ended before the meters were read');
        const hasPeaks = rows.some(({ peakBytes }) => peakBytes !== undefined);
        if (rows.length > 0 && !hasPeaks)
            notes.push(`peak memory: the largest of one look a second, ${this.#table.source} keeps no high-water mark`);
        else if (rows.length > 0 && !this.#isReset)
            notes.push('peak memory: since the start of the server, its high-water mark can not be reset');
        return notes;
    }
}
function peakOf(rows) {
    return sum(rows.map(({ peakBytes, residentBytes }) => peakBytes ?? residentBytes ?? 0));
}
function cpuOf(rows) {
    return sum(rows.map(({ cpuSeconds }) => cpuSeconds));
}
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
}

;// CONCATENATED MODULE: ./packages/load/build/meters/windows.js

/**
 * Windows: the process table of WMI through PowerShell. Asking takes about a second, so processes that come and go
 * within a phase are not seen; the high-water mark of memory is one since the start of the process.
 */
const windows = {
    source: 'Win32_Process',
    sampleMs: 3_600_000,
    rows: () => windows_list(),
    some: () => windows_list(),
    resetPeak: () => Promise.resolve(false),
    proportional: () => Promise.resolve(undefined),
};
const script = 'Get-CimInstance Win32_Process | Select-Object ProcessId,ParentProcessId,KernelModeTime,UserModeTime,WorkingSetSize,PeakWorkingSetSize | ConvertTo-Json -Compress';
function windows_list() {
    return new Promise((resolve) => {
        const options = { timeout: 20_000, maxBuffer: 16e6, windowsHide: true };
        (0,external_node_child_process_namespaceObject.execFile)('powershell', ['-NoProfile', '-NonInteractive', '-Command', script], options, (_failure, stdout) => resolve(parseWin32Processes(stdout)));
    });
}
/**
 * Reads what the script prints. Pure. Times count in 100 ns, the working set in bytes, its peak in kilobytes.
 * Source: https://learn.microsoft.com/windows/win32/cimwin32prov/win32-process
 */
function parseWin32Processes(text) {
    let parsed;
    try {
        parsed = JSON.parse(text);
    }
    catch {
        return [];
    }
    const entries = (Array.isArray(parsed) ? parsed : [parsed]);
    return entries.map((entry) => ({
        pid: Number(entry['ProcessId']),
        parent: Number(entry['ParentProcessId']),
        cpuSeconds: (Number(entry['KernelModeTime']) + Number(entry['UserModeTime'])) / 1e7,
        residentBytes: Number(entry['WorkingSetSize']),
        peakBytes: Number(entry['PeakWorkingSetSize']) * 1024,
    }));
}

;// CONCATENATED MODULE: ./packages/load/build/meters/choose.js





const tables = { linux: procfs, win32: windows };
/** The best meter there is on this platform for a server; `pids` are its processes, those below them are found. */
function meterOf(pids, platform) {
    const cgroup = platform === 'linux' && pids.length === 1 ? ownCgroup(pids[0]) : undefined;
    return cgroup === undefined ? new TreeMeter(tables[platform] ?? ps, pids) : new CgroupMeter(cgroup);
}


/***/ }),

/***/ 574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  P: () => (/* binding */ runPhase)
});

;// CONCATENATED MODULE: external "node:perf_hooks"
const external_node_perf_hooks_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");
;// CONCATENATED MODULE: ./packages/load/build/latency-record.js

/** Microseconds; latencies above an hour count as an hour. */
const highest = 3_600_000_000;
/** A histogram of microseconds with three significant digits. */
function microseconds() {
    return (0,external_node_perf_hooks_namespaceObject.createHistogram)({ lowest: 1, highest, figures: 3 });
}
/** Records milliseconds in a histogram of microseconds. */
function recordMs(histogram, ms) {
    histogram.record(Math.min(highest, Math.max(1, Math.round(ms * 1000))));
}
/** The figures of a histogram of microseconds, in milliseconds; undefined when nothing was recorded. */
function latenciesOf(histogram) {
    if (histogram.count === 0)
        return undefined;
    const at = (percent) => histogram.percentile(percent) / 1000;
    return {
        p50: at(50),
        p90: at(90),
        p95: at(95),
        p99: at(99),
        p999: at(99.9),
        mean: Math.round(histogram.mean) / 1000,
        max: histogram.max / 1000,
    };
}
/**
 * The latencies of one phase. Besides the histogram it counts equal values (to three digits), because a histogram of
 * Node's can not be walked through, which `backfill` needs.
 */
class LatencyRecord {
    #histogram = microseconds();
    #counts = new Map();
    add(ms) {
        recordMs(this.#histogram, ms);
        const value = threeDigits(ms);
        this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
    }
    /** Distinct values in milliseconds and how often each was seen. */
    get counts() {
        return this.#counts;
    }
    get latencies() {
        return latenciesOf(this.#histogram);
    }
}
function threeDigits(ms) {
    if (ms < 0.001)
        return 0.001;
    const unit = 10 ** (Math.floor(Math.log10(ms)) - 2);
    return Math.round(ms / unit) * unit;
}
/**
 * The latencies a closed loop would have seen, had it not stopped sending while it waited.
 *
 * A loop that waits for answers sends nothing while the server stands still: one slow answer stands for all the requests
 * that would have come meanwhile ("coordinated omission"). For every latency of at least twice the usual interval
 * between two requests of one connection, those requests are added: each came an interval later and so waited an
 * interval less. The same correction as wrk's `stats_correct`
 * (https://github.com/wg/wrk/blob/a211dd5a7050b1f9e8a9870b95513060e72ac4a0/src/stats.c#L38) and HdrHistogram's
 * `recordCorrectedValues`. At most as many are added as were measured, since the latencies of a connection add up to the
 * time of the phase.
 *
 * @param counts distinct latencies in milliseconds and how often each was measured
 * @param intervalMs the mean time between two requests of one connection
 */
function backfill(counts, intervalMs) {
    const corrected = microseconds();
    for (const [ms, count] of counts) {
        for (let seen = 0; seen < count; seen += 1) {
            recordMs(corrected, ms);
            if (ms < 2 * intervalMs)
                continue;
            for (let missing = ms - intervalMs; missing > intervalMs; missing -= intervalMs)
                recordMs(corrected, missing);
        }
    }
    return latenciesOf(corrected);
}

;// CONCATENATED MODULE: ./packages/load/build/closed-loop.js
/** After a connection failed, its place waits so long: a dead server is not hammered. */
const pauseAfterFailureMs = 20;
/** Keeps a number of requests in flight until the phase's time or number of requests is reached. */
function closedLoop(loop, concurrency) {
    const { sender, tally, phase, startMs } = loop;
    const untilMs = startMs + phase.seconds * 1000;
    let active = Math.min(concurrency, phase.requests);
    return new Promise((resolve) => {
        let end = 'complete';
        const leave = (why) => {
            if (why !== 'complete')
                end = why;
            active -= 1;
            if (active === 0)
                resolve(end);
        };
        const next = () => {
            const nowMs = performance.now();
            if (loop.signal.aborted)
                return leave('aborted');
            if (tally.isLost(nowMs))
                return leave('unreachable');
            if (nowMs >= untilMs || loop.sent >= phase.requests)
                return leave('complete');
            sender.send(loop.sent++, (sent) => {
                const endMs = performance.now();
                tally.add(sent, endMs - nowMs, endMs);
                if (sent.kind === 'failed' && sent.error !== 'timeout')
                    setTimeout(next, pauseAfterFailureMs);
                else
                    next();
            });
        };
        for (let place = active; place > 0; place -= 1)
            next();
    });
}

;// CONCATENATED MODULE: ./packages/load/build/open-loop.js

/** Above so many requests in flight the generator waits; what is sent late still counts from when it was due. */
const mostInFlight = 20_000;
/** At most so many are sent without looking at answers. */
const mostInARow = 64;
/** A timer of Node's is up to a millisecond late: closer to the next request than this, it looks at the clock instead. */
const timerSlackMs = 2;
/**
 * Sends every request at its moment, whether or not earlier ones are answered, and measures from that moment: what a
 * request waited because the generator or the server was behind belongs to its latency.
 */
async function openLoop(loop, schedule) {
    const { sender, tally, phase, startMs } = loop;
    const lags = microseconds();
    const lastDueMs = phase.seconds * 1000;
    let due = schedule();
    const isOver = () => due >= lastDueMs || loop.sent >= phase.requests;
    const sendDue = () => {
        for (let count = 0; count < mostInARow; count += 1) {
            const nowMs = performance.now();
            if (isOver() || startMs + due > nowMs || sender.inFlight >= mostInFlight)
                return;
            const dueMs = startMs + due;
            recordMs(lags, nowMs - dueMs);
            sender.send(loop.sent++, (sent) => {
                const endMs = performance.now();
                tally.add(sent, endMs - dueMs, endMs);
            });
            due = schedule();
        }
    };
    const endOf = () => {
        const nowMs = performance.now();
        if (loop.signal.aborted)
            return 'aborted';
        if (tally.isLost(nowMs))
            return 'unreachable';
        const isLate = nowMs > startMs + lastDueMs + loop.timeoutMs;
        return isLate || (isOver() && tally.ended === loop.sent) ? 'complete' : undefined;
    };
    let ended = endOf();
    while (ended === undefined) {
        sendDue();
        await pause(isOver() ? timerSlackMs * 2 : startMs + due - performance.now());
        ended = endOf();
    }
    let unsent = 0;
    while (!isOver() && loop.sent + unsent < phase.requests) {
        unsent += 1;
        due = schedule();
    }
    return {
        ended,
        unsent,
        sendLag: { p99: lags.percentile(99) / 1000, max: lags.count === 0 ? 0 : lags.max / 1000 },
    };
}
function pause(ms) {
    return new Promise((resolve) => {
        if (ms > timerSlackMs)
            setTimeout(resolve, Math.min(50, ms - timerSlackMs));
        else
            setImmediate(resolve);
    });
}

;// CONCATENATED MODULE: ./packages/load/build/schedule.js
/** The schedule of an open loop. The same seed gives the same schedule, so that a run can be repeated. Pure. */
function scheduleOf(arrivals) {
    const meanMs = 1000 / arrivals.rate;
    if (arrivals.kind === 'constant') {
        let index = 0;
        return () => index++ * meanMs;
    }
    const random = mulberry32(arrivals.seed);
    let due = 0;
    return () => (due += -Math.log(1 - random()) * meanMs);
}
/** Tommy Ettinger's mulberry32: 32 bits of state, plenty for arrival times. Answers numbers in [0, 1). */
function mulberry32(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
;// CONCATENATED MODULE: ./packages/load/build/sender.js


/** How much of the body of a failed answer is kept, in characters. */
const keptBody = 2000;
/** A text leaves in one write together with the headers, a buffer in a second one; long ones are encoded only once. */
const longestText = 16_384;
/** Sends requests over keep-alive connections. Never throws: whatever happens to a request is how it ended. */
class Sender {
    #timeoutMs;
    #agent;
    #bodies;
    #open;
    #pending = new Set();
    #sweep;
    /** @param connections at most so many; further requests wait for one */
    constructor(target, connections) {
        const url = new URL(target.url);
        const isHttps = url.protocol === 'https:';
        const options = { keepAlive: true, maxSockets: connections, scheduling: 'lifo' };
        this.#timeoutMs = target.timeoutMs;
        this.#agent = isHttps ? new external_node_https_namespaceObject.Agent(options) : new external_node_http_namespaceObject.Agent(options);
        this.#open = isHttps ? external_node_https_namespaceObject.request : external_node_http_namespaceObject.request;
        const address = {
            protocol: url.protocol,
            hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
            port: url.port,
            path: url.pathname + url.search,
            method: target.method,
            agent: this.#agent,
        };
        this.#bodies = target.bodies.map((text) => ({
            content: text.length > longestText ? Buffer.from(text) : text,
            options: { ...address, headers: { ...target.headers, 'content-length': Buffer.byteLength(text) } },
        }));
        this.#sweep = setInterval(() => this.#expire(), Math.min(50, Math.max(5, target.timeoutMs / 10)));
    }
    get inFlight() {
        return this.#pending.size;
    }
    /** Sends body number `index` (round-robin); `done` is called exactly once, never before this returns. */
    send(index, done) {
        const pending = { request: undefined, sentMs: performance.now(), error: undefined, done };
        this.#pending.add(pending);
        this.#start(pending, this.#bodies[index % this.#bodies.length], true);
    }
    /** Ends everything that is in flight with this reason and lets go of all connections. */
    close(error) {
        for (const pending of this.#pending)
            this.#end(pending, error);
        clearInterval(this.#sweep);
        this.#agent.destroy();
    }
    #start(pending, body, mayRepeat) {
        const request = this.#open(body.options, (answer) => this.#answered(pending, answer));
        pending.request = request;
        request.on('error', (thrown) => {
            // A server may close an idle connection in the moment it is used again; every client repeats that request.
            const isStale = mayRepeat && request.reusedSocket && thrown.code === 'ECONNRESET';
            if (isStale && pending.error === undefined)
                this.#start(pending, body, false);
            else
                this.#settle(pending, { kind: 'failed', error: pending.error ?? thrown.code ?? thrown.message });
        });
        request.end(body.content);
    }
    #answered(pending, answer) {
        const status = answer.statusCode ?? 0;
        let body;
        if (status < 200 || status > 299) {
            body = '';
            answer.setEncoding('utf8');
            answer.on('data', (chunk) => (body = (body + chunk).slice(0, keptBody)));
        }
        else
            answer.resume();
        answer.on('end', () => this.#settle(pending, { kind: 'answered', status, body }));
        answer.on('error', (thrown) => this.#settle(pending, { kind: 'failed', error: pending.error ?? thrown.code ?? thrown.message }));
    }
    #settle(pending, sent) {
        if (this.#pending.delete(pending))
            pending.done(sent);
    }
    /** The time-out is one of the whole answer: a server that drips bytes for ever would keep an idle timer happy. */
    #expire() {
        const oldest = performance.now() - this.#timeoutMs;
        for (const pending of this.#pending) {
            if (pending.sentMs > oldest)
                return;
            this.#end(pending, 'timeout');
        }
    }
    #end(pending, error) {
        pending.error ??= error;
        pending.request?.destroy(new Error(error));
        // An answer that has begun reports its end as `aborted`, some not at all.
        setImmediate(() => this.#settle(pending, { kind: 'failed', error }));
    }
}

;// CONCATENATED MODULE: ./packages/load/build/tally.js

/** So many requests in a row without an answer … */
const lostInARow = 20;
/** … over so long a time mean that nothing is there any more. */
const lostMs = 1000;
/** Counts how requests ended. */
class Tally {
    latencies = new LatencyRecord();
    statuses = {};
    errors = {};
    firstFailure;
    succeeded = 0;
    ended = 0;
    #failuresInARow = 0;
    #failingSinceMs = 0;
    /** @param latencyMs from the moment the request was due */
    add(sent, latencyMs, nowMs) {
        this.ended += 1;
        if (sent.kind === 'answered')
            this.#answered(sent, latencyMs);
        else
            this.#failed(sent.error, latencyMs, nowMs);
    }
    /** True when connections have only failed for a while. A time-out is no such failure: the server may be slow. */
    isLost(nowMs) {
        return this.#failuresInARow >= lostInARow && nowMs - this.#failingSinceMs >= lostMs;
    }
    #answered({ status, body }, latencyMs) {
        this.#failuresInARow = 0;
        this.statuses[status] = (this.statuses[status] ?? 0) + 1;
        if (status >= 200 && status <= 299) {
            this.succeeded += 1;
            this.latencies.add(latencyMs);
        }
        else
            this.firstFailure ??= { status, body: body ?? '' };
    }
    #failed(error, latencyMs, nowMs) {
        this.errors[error] = (this.errors[error] ?? 0) + 1;
        this.firstFailure ??= { error };
        if (error === 'timeout') {
            this.#failuresInARow = 0;
            this.latencies.add(latencyMs);
            return;
        }
        if (this.#failuresInARow === 0)
            this.#failingSinceMs = nowMs;
        this.#failuresInARow += 1;
    }
}

;// CONCATENATED MODULE: ./packages/load/build/run-phase.js






/** Open loops take as many connections as they need, up to this; beyond it requests wait, and their latency says so. */
const mostConnections = 1024;
const never = new AbortController().signal;
/**
 * Carries out one phase of load in this thread and answers what it measured. Never throws because of the server:
 * whatever it does, dying included, is in the result. In a process that does other work, the latencies show that work.
 */
async function runPhase(target, phase, options = {}) {
    const { arrivals } = phase;
    const isClosed = arrivals.kind === 'closed';
    const loop = {
        sender: new Sender(target, isClosed ? arrivals.concurrency : mostConnections),
        tally: new Tally(),
        phase,
        startMs: performance.now(),
        timeoutMs: target.timeoutMs,
        sent: 0,
        signal: options.signal ?? never,
    };
    const { sender, tally } = loop;
    const onAbort = () => sender.close('aborted');
    loop.signal.addEventListener('abort', onAbort, { once: true });
    const progress = setInterval(() => options.onProgress?.({ seconds: secondsSince(loop.startMs), ended: tally.ended }), 250);
    const usedBefore = process.cpuUsage();
    try {
        const end = isClosed
            ? { ended: await closedLoop(loop, arrivals.concurrency) }
            : await openLoop(loop, scheduleOf(arrivals));
        const seconds = secondsSince(loop.startMs);
        const used = process.cpuUsage(usedBefore);
        return {
            unsent: 0,
            ...end,
            seconds,
            sent: loop.sent,
            succeeded: tally.succeeded,
            statuses: { ...tally.statuses },
            errors: { ...tally.errors },
            ...(tally.firstFailure === undefined ? {} : { firstFailure: tally.firstFailure }),
            ...run_phase_latenciesOf(loop, seconds),
            generatorBusy: Math.min(1, (used.user + used.system) / 1e6 / seconds),
        };
    }
    finally {
        clearInterval(progress);
        loop.signal.removeEventListener('abort', onAbort);
        sender.close('aborted');
    }
}
function run_phase_latenciesOf({ tally, phase: { arrivals } }, seconds) {
    const asSent = tally.latencies.latencies;
    if (asSent === undefined)
        return {};
    if (arrivals.kind !== 'closed')
        return { latency: asSent };
    const intervalMs = (seconds * 1000 * arrivals.concurrency) / tally.ended;
    return { latency: backfill(tally.latencies.counts, intervalMs) ?? asSent, latencyAsSent: asSent };
}
function secondsSince(startMs) {
    return (performance.now() - startMs) / 1000;
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
/******/ var __webpack_exports__ = __nccwpck_require__(412);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
