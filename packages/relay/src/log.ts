/** What is said about: one line of JSON each. */
export type LogFields = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** Where the relay says what it does. Secrets, bodies and the query of an address never get here. */
export interface Log {
  info(what: string, fields?: LogFields): void;
  warn(what: string, fields?: LogFields): void;
  error(what: string, fields?: LogFields): void;
}

/** Lines of JSON with a time, written with `write`. */
export function jsonLog(write: (line: string) => void): Log {
  const line =
    (level: string) =>
    (what: string, fields: LogFields = {}): void =>
      write(`${JSON.stringify({ time: new Date().toISOString(), level, what, ...fields })}\n`);
  return { info: line('info'), warn: line('warning'), error: line('error') };
}
