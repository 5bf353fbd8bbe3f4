/** What a client sent can not be answered. The server turns it into a reply in the words of the protocol that was spoken. */
export class Refusal extends Error {
  /** The HTTP status. */
  readonly status: number;
  /** Headers that belong to this status, such as `Allow`. */
  readonly headers: readonly string[];

  constructor(status: number, message: string, headers: readonly string[] = []) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.headers = headers;
  }
}

/** Throws a 400: what was sent is wrong, and `message` says where and what would be right. */
export function refuse(message: string): never {
  throw new Refusal(400, message);
}

const LONGEST_VALUE = 40;

/** A JSON value in a few words for a message: `"abc"`, `12`, `null`, `a list of 3`, `an object`. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (value === undefined) return 'missing';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return quote(value);
  return `${value as number | bigint | boolean | null}`;
}

/** A name or text from a client in quotes, cut to what a message can hold. */
export function quote(text: string): string {
  const whole = text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
  return JSON.stringify(whole.toWellFormed());
}
