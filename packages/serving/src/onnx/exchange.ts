/** One request as the protocols see it: its body is whole and UTF-8. */
export interface Call {
  /** What stands behind `?`, empty when nothing does. */
  readonly query: string;
  /** The body as text; empty for GET. */
  readonly body: string;
  /** The media type without parameters, in lower case. */
  readonly mediaType: string;
}

/** What a route answers. */
export interface Reply {
  readonly status: number;
  readonly mediaType: string;
  readonly body: string;
  /** Milliseconds that reading the inputs, running the model and writing the outputs took. */
  readonly runMs?: number;
}

/** How one protocol writes that a call failed: the body of the reply. */
export type WriteTrouble = (status: number, message: string) => string;

/** What one path of the server does. */
export interface Route {
  readonly get?: (call: Call) => Reply;
  readonly post?: {
    /** The media types it reads. */
    readonly accepts: readonly string[];
    readonly answer: (call: Call) => Promise<Reply>;
  };
  readonly writeTrouble: WriteTrouble;
}

/** Routes by path, decoded. */
export type Routes = ReadonlyMap<string, Route>;

/** The content type of every reply that is an object. */
export const JSON_TYPE = 'application/json';

/** A reply with a JSON body that is already written. */
export function json(body: string, status = 200): Reply {
  return { status, mediaType: JSON_TYPE, body };
}

/** A reply in plain text. */
export function plain(body: string): Reply {
  return { status: 200, mediaType: 'text/plain', body };
}
