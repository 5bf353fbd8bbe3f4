/** One measured figure of a benchmark, with what it is held against. */
export interface Figure {
  /** What was measured: `1 GiB file, whole process`. */
  what: string;
  value: number;
  unit: string;
  /** What it is compared with in the same run: `cp + sync + sha256sum`. */
  against?: string;
  /** Ours divided by theirs, or theirs by ours where `limit` says so in `what`. */
  ratio?: number;
  /** The bound that `ratio` (or `value` when there is no ratio) is held to. */
  limit?: number;
  /** False fails the command. */
  ok: boolean;
}

/** What a benchmark may do while it runs. */
export interface BenchContext {
  /** Says how far it is; goes to standard error. */
  note(text: string): void;
  /** Fewer rounds and smaller data; for trying the benchmark out, never for judging. */
  quick: boolean;
}

/** A benchmark: `bench/<name>.ts` exports one as its default. */
export interface Benchmark {
  name: string;
  /** One line for `--list`. */
  title: string;
  run(context: BenchContext): Promise<Figure[]>;
}
