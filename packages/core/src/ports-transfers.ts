import type { HashedFile } from './ports-files.ts';

/** One request whose body, or whose answer's body, may be larger than memory. */
export interface TransferRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  /** Lower-case names. May hold a secret; headers are never told in errors. */
  headers?: Readonly<Record<string, string>>;
  /**
   * False: the request is sent once only, because a second one would do something else. True when left out: it is sent
   * again after a broken connection, 408, 429 and 5xx (but 501), with growing pauses or as `Retry-After` says.
   */
  repeatable?: boolean;
  /** The longest answer that is kept as text, in bytes; 64 MiB when left out. */
  answerBytes?: number;
  /** What else is trusted than certificates of the known authorities. */
  trust?: {
    /** Hosts, with their ports, whose certificates are not checked; registries among them may speak plain HTTP. */
    insecureHosts?: readonly string[];
    /** Absolute path of a PEM file with further certificate authorities. */
    certificateAuthorities?: string;
  };
}

/** A piece of a body that is sent: bytes, or a file or a part of one. */
export type BodyPart =
  | { bytes: Uint8Array }
  | {
      /** Absolute path. */
      file: string;
      /** From this byte on; 0 when left out. */
      offset?: number;
      /** So many bytes; the file has to have them. */
      size: number;
    };

/** Where the next bytes of an answer go: into a file, or nowhere. The sizes of all but the last must be given. */
export type BodyPlace =
  | { skip: number }
  | {
      /** Absolute path; must not exist. Its folder must. */
      file: string;
      size?: number;
    };

/** What a service answered; any status that was not worth another try. */
export interface TransferAnswer {
  status: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
}

/** An answer as text. */
export interface SentAnswer extends TransferAnswer {
  body: string;
  /** What was sent of files, in the order of the parts that are files. */
  sent: readonly HashedFile[];
}

/** An answer that went into files. */
export interface ReceivedAnswer extends TransferAnswer {
  /** What a service says when it refuses; empty when the answer went into files. */
  body: string;
  /** In the order of the places that are files; empty when the status is not 200 or 206. */
  received: readonly HashedFile[];
}

/**
 * Requests whose bodies are streamed: constant memory, every file hashed on its way, connections kept. What does not
 * move is given up: silence, or a service that trickles. All methods throw Failure `NETWORK_FAILED` when there is no
 * answer in the end, and `CANCELLED` when the run is cancelled.
 */
export interface Transfers {
  /**
   * Sends parts as one body and answers with the text that comes back.
   * @param onBytes is told the bytes that moved, negative when a try has to begin again
   * @throws Failure `CHANGED_WHILE_READ` when a file is shorter than was said
   */
  send(
    request: TransferRequest,
    parts: readonly BodyPart[],
    onBytes?: (bytes: number) => void,
  ): Promise<SentAnswer>;
  /**
   * Writes the body of an answer into files, one after the other. A broken transfer of a single file goes on where it
   * stopped when the service can do that.
   * @throws Failure `NETWORK_FAILED` also when the body is shorter or longer than the places
   */
  receive(
    request: TransferRequest,
    places: readonly BodyPlace[],
    onBytes?: (bytes: number) => void,
  ): Promise<ReceivedAnswer>;
}
