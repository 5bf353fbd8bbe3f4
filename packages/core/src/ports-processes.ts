/** A program to run. Arguments are passed as they are: no shell is involved on any platform. */
export interface Command {
  program: string;
  args: readonly string[];
  /** Absolute. */
  folder?: string;
  /** Added to (or, with undefined, taken from) the environment of the action. */
  environment?: Readonly<Record<string, string | undefined>>;
  /** What the program reads from its standard input; nothing when left out. */
  input?: string;
}

/** How a program ended. */
export interface Finished {
  /** Exit code; null when a signal ended it. */
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
  ms: number;
}

/** What `run` may be told. */
export interface RunOptions {
  timeoutMs?: number;
  /** Every line of both outputs, as it comes. */
  onLine?: (line: string) => void;
  /** Called once with the number of the started process. */
  onStart?: (pid: number) => void;
  /** Ends the program and all it started when aborted (a server that was only needed for a while); `run` then answers. */
  stop?: AbortSignal;
}

/** A process that outlives the action. The start time tells it from a later process with the same number. */
export interface ProcessIdentity {
  pid: number;
  /** The platform's own mark of when the process started; opaque. */
  startedAt: string;
}

/** Child processes, each in a process group of its own so that no orphan stays behind. */
export interface Processes {
  /**
   * Runs a program to its end. An exit code other than 0 is an answer, not an exception.
   * @throws Failure `PROCESS_FAILED` when it can not be started, `PROCESS_TIMEOUT`, `CANCELLED`
   */
  run(command: Command, options?: RunOptions): Promise<Finished>;
  /** Starts a program that goes on when the action ends; its output is appended to a file. */
  startDetached(command: Command, logFile: string): Promise<ProcessIdentity>;
  /** This very process: what a lock names as its holder. */
  self(): Promise<ProcessIdentity>;
  /** True while that very process (not another with its number) runs. */
  isRunning(process: ProcessIdentity): Promise<boolean>;
  /** Asks a process group to end (SIGTERM; on Windows at once), waits, then ends it by force. */
  stop(process: ProcessIdentity, graceMs: number): Promise<void>;
  /** Absolute path of a program on the PATH, or undefined. Honours PATHEXT on Windows. */
  find(program: string): Promise<string | undefined>;
  /** A TCP port of the loopback interface that nothing listens on now. */
  freePort(): Promise<number>;
  /** True when something listens on a TCP port of the loopback interface. */
  isListening(port: number): Promise<boolean>;
}
