/** How a server ended, as far as it is known. */
export interface ServerEnd {
  /** Null when a signal ended it, or when it did not end at all. */
  exitCode: number | null;
  signal: string | null;
  /** The last lines it printed, oldest first. */
  log: readonly string[];
  /** What exit codes of this server mean: `exitCodes` of a package's `start`. */
  exitCodes: Readonly<Record<string, string>>;
}

/** Why a server did not come up, in words. */
export interface BootFailure {
  /** `score.py:3 imports numpy, which is not installed (exit code 3: the scoring script could not be loaded)`. */
  cause: string;
  /** The module or file that was missing. */
  missing?: { kind: 'module' | 'file'; name: string };
  /** `exit code 137: killed, most often because memory ran out`; undefined when it did not end. */
  ending?: string;
  remedy?: string;
}

/** Finds out why a server did not come up: from its exit code and the last lines of its log. Pure. */
export function bootFailure(end: ServerEnd): BootFailure {
  const ending = endingText(end);
  const read = readLog(end.log) ?? outOfMemory(end);
  const because = ownWords(end.log) ?? read?.cause ?? lastError(end.log);
  const reason = (because ?? 'it printed no reason').replaceAll(placeWhileAssembled, '');
  const cause = ending === undefined ? reason : `${reason} (${ending})`;
  return { ...read, cause, ending };
}

/** The folder of a package that has not got its place yet: what is left of a path is the place in the package. */
const placeWhileAssembled = /[^\s'"`]*\.assembling[\\/]/g;

/** Exit codes that mean the same for every program. 128 + n: ended by signal n. */
const generalExitCodes: Readonly<Record<string, string>> = {
  1: 'the program failed',
  126: 'the program may not be executed',
  127: 'the program was not found',
  132: 'an instruction this processor does not have',
  134: 'the program aborted itself',
  137: 'killed, most often because memory ran out',
  139: 'it crashed with a memory access violation',
  143: 'asked to end from outside',
  3221225477: 'it crashed with a memory access violation',
  3221225781: 'a library (DLL) is missing',
};

const signalCodes: Readonly<Record<string, number>> = {
  SIGILL: 132,
  SIGABRT: 134,
  SIGKILL: 137,
  SIGSEGV: 139,
  SIGTERM: 143,
};

/** `exit code 3: the scoring script could not be loaded`. */
function endingText({ exitCode, signal, exitCodes }: ServerEnd): string | undefined {
  if (signal !== null) return signalMeaning(signal);
  if (exitCode === null) return undefined;
  const meaning = exitCodes[exitCode] ?? generalExitCodes[exitCode];
  return meaning === undefined ? `exit code ${exitCode}` : `exit code ${exitCode}: ${meaning}`;
}

/** `SIGKILL: killed, most often because memory ran out`. Pure. */
export function signalMeaning(signal: string): string {
  const meaning = generalExitCodes[signalCodes[signal] ?? ''];
  return meaning === undefined ? signal : `${signal}: ${meaning}`;
}

type Reading = Omit<BootFailure, 'ending'>;

/** What a line of a log says, when it is one that servers end with. The last one in the log counts. */
const readings: readonly [pattern: RegExp, reading: (match: RegExpExecArray, by: string) => Reading][] = [
  [
    /ModuleNotFoundError: No module named '([^']+)'/,
    ([, module = ''], by) => ({
      cause: `${by}imports \`${module}\`, which is not installed`,
      missing: { kind: 'module', name: module },
      remedy: `add the package that provides \`${module}\` to the requirements, or the file ${module.split('.')[0]}.py to the source directory`,
    }),
  ],
  [
    /ImportError: (cannot import name '([^']+)' from '([^']+)')/,
    ([, said = '', , module = ''], by) => ({
      cause: `${by}${said}`,
      missing: { kind: 'module', name: module },
      remedy: `pin the version of \`${module.split('.')[0]}\` that the model was made with`,
    }),
  ],
  [
    /(?:ImportError|OSError): (lib\S+): cannot open shared object file/,
    ([, library = ''], by) => ({
      cause: `${by}needs the system library ${library}, which is not on this machine`,
      missing: { kind: 'file', name: library },
      remedy: `install the system package that holds ${library}`,
    }),
  ],
  [
    /FileNotFoundError: (?:\[(?:Errno|WinError) \d+\] [^:]+: )?'?([^']+)'?/,
    ([, file = ''], by) => ({
      cause: `${by}a file is missing: ${file}`,
      missing: { kind: 'file', name: file },
      remedy: 'build paths from AZUREML_MODEL_DIR or from the folder of the script itself',
    }),
  ],
  [
    /Cannot find (?:module|package) '([^']+)'/,
    ([, module = '']) => ({
      cause: `it imports \`${module}\`, which is not installed`,
      missing: { kind: 'module', name: module },
      remedy: 'remove the installed environment and run again',
    }),
  ],
  [
    /(?:Address already in use|EADDRINUSE|Connection in use)/i,
    () => ({
      cause: 'its port is in use by another program',
      remedy: 'end the other program or choose another port',
    }),
  ],
  [
    /\b(?:MemoryError|std::bad_alloc|JavaScript heap out of memory)\b/,
    () => ({ cause: 'memory ran out', remedy: 'give it more memory' }),
  ],
];

function readLog(log: readonly string[]): Reading | undefined {
  for (let index = log.length - 1; index >= 0; index -= 1) {
    for (const [pattern, reading] of readings) {
      const match = pattern.exec(log[index]!);
      if (match !== null) return reading(match, importer(log, index));
    }
  }
  return undefined;
}

/** `score.py:3 `: the innermost line of the user's or the server's own code in the traceback above an error. */
function importer(log: readonly string[], errorIndex: number): string {
  for (let index = errorIndex - 1; index >= Math.max(0, errorIndex - 60); index -= 1) {
    const match = /File "([^"]+)", line (\d+)/.exec(log[index]!);
    if (match === null) continue;
    const [, file = '', line = ''] = match;
    if (/^<|site-packages|dist-packages|[\\/]lib[\\/]python\d/.test(file)) continue;
    return `${file.split(/[\\/]/).at(-1)}:${line} `;
  }
  return '';
}

function outOfMemory({ exitCode, signal }: ServerEnd): Reading | undefined {
  if (exitCode !== 137 && signal !== 'SIGKILL') return undefined;
  return { cause: 'the server was killed', remedy: 'give it more memory' };
}

/**
 * What the last traceback of a log says, with the user's own line: `score.py:2 KeyError: 'age'`. Pure. Of an exception
 * that another one was raised from, that one counts.
 */
export function raisedIn(log: readonly string[]): string | undefined {
  const isError = (line: string): boolean =>
    /^(?!.*UserScript)[\w.]*(?:Error|Exception|Interrupt|Exit)\b(?::|$)/.test(line);
  const index = log.findLastIndex(isError);
  return index < 0 ? undefined : importer(log, index) + log[index]!;
}

/** What the launcher of Slipway's Python servers says last: `slipway: <cause>`. It saw the exception itself. */
function ownWords(log: readonly string[]): string | undefined {
  const line = log.findLast((entry) => entry.startsWith('slipway: '));
  // What to do about it is said apart.
  return line?.slice('slipway: '.length).replace(/\. Add the package that brings .*$/, '');
}

/**
 * The last line that names an error, without the time and logger in front; else the last line. Indented lines are
 * details of the line above them.
 */
function lastError(log: readonly string[]): string | undefined {
  const filled = log.filter((line) => /^\S/.test(line));
  const line = filled.findLast((entry) => /\b\w*(?:Error|Exception)\b\s*:/.test(entry)) ?? filled.at(-1);
  return line?.replace(/^.*?\s-\s(?=\S)/, '').trim();
}

/** So many deaths of workers are no accident any more: a server that starts them again would do so for ever. */
const mostDeaths = 3;

/** Workers of a server that were ended by a signal, as its log tells. */
export interface WorkerDeaths {
  count: number;
  /** `SIGKILL: killed, most often because memory ran out`. */
  how: string;
  remedy: string;
}

/**
 * The workers that ended by a signal: gunicorn starts others in their place, and the server itself lives on. Pure.
 * Source: https://github.com/benoitc/gunicorn/blob/23.0.0/gunicorn/arbiter.py, `reap_workers`
 */
export function workerDeaths(log: readonly string[]): WorkerDeaths | undefined {
  const signals = log.flatMap((line) => /Worker \(pid:\s*\d+\) was sent (SIG[A-Z]+)!/.exec(line)?.[1] ?? []);
  const last = signals.at(-1);
  // A worker that a person or a supervisor ends is asked to.
  if (last === undefined || last === 'SIGTERM') return undefined;
  return {
    count: signals.length,
    how: signalMeaning(last),
    remedy: last === 'SIGKILL' ? 'give it more memory' : 'look for the library that crashes in the log',
  };
}

/** Whether workers end again and again, so that waiting is of no use. Pure. */
export function endsAgainAndAgain(deaths: WorkerDeaths | undefined): deaths is WorkerDeaths {
  return deaths !== undefined && deaths.count >= mostDeaths;
}
