import { counted } from '@slipway/core/markdown';
import { Failure } from '@slipway/core/trouble';

/** How a model differs from what was signed. Paths. */
export interface SignedDifferences {
  added: readonly string[];
  missing: readonly string[];
  altered: readonly string[];
}

/** What is said of each kind of difference, and what to do about it. */
const words = {
  altered: {
    one: (path: string) => `${path} is not the file that was signed: its bytes changed`,
    many: (count: string) => `${count} are not those that were signed: their bytes changed`,
    remedy: 'take the model from where it was signed again; do not use what is there now',
  },
  missing: {
    one: (path: string) => `${path} was signed and is not there`,
    many: (count: string) => `${count} that were signed are not there`,
    remedy: 'take the whole model from where it was signed',
  },
  added: {
    one: (path: string) => `${path} was not signed`,
    many: (count: string) => `${count} were not signed`,
    remedy: 'remove what was added, or sign the model again with it',
  },
} as const;

/** The failure that says all differences, those that weigh most first; undefined when there are none. Pure. */
export function signatureFailure(title: string, differences: SignedDifferences): Failure | undefined {
  const kinds = (['altered', 'missing', 'added'] as const).filter((kind) => differences[kind].length > 0);
  const [first] = kinds;
  if (first === undefined) return undefined;
  const sentences = kinds.map((kind) => {
    const paths = differences[kind];
    return paths.length === 1 ? words[kind].one(paths[0]!) : words[kind].many(counted(paths.length, 'file'));
  });
  return new Failure('SIGNATURE_INVALID', `${title} is not what was signed: ${sentences.join('; ')}`, {
    log: kinds.flatMap((kind) => differences[kind].slice(0, 20).map((path) => `${kind}: ${path}`)),
    remedy: words[first].remedy,
  });
}
