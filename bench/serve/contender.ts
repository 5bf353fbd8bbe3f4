/** A model server as the benchmark starts it. */
export interface Contender {
  title: string;
  /** Everything that is done once: installing, converting the model. */
  prepare(): Promise<void>;
  /** The command that serves on this port, and what it needs in its environment. */
  command(port: number): { program: string; args: string[]; env?: Record<string, string> };
  /** Where it takes the request. */
  path: string;
  /** The request for one row of 64 pixels. */
  body(row: readonly number[]): unknown;
  /** The probabilities in its answer. */
  probabilities(answer: unknown): number[][];
}
