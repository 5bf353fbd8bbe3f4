import { matching, repositoryPattern, secret } from '@slipway/core/input-kinds';
import { input, type Input } from '@slipway/core/inputs';
import type { Ports } from '@slipway/core/ports';
import type { Secret } from '@slipway/core/secret';
import { refuse, type Problem } from '@slipway/core/trouble';

/** Where events are sent: nowhere, to the repository of the run, or to the one that is named, `owner/name`. */
export type DispatchWord = boolean | string;

function dispatchWord(): Input<DispatchWord | undefined> {
  return input<DispatchWord>((given) => {
    if (/^(true|True|TRUE)$/.test(given)) return { value: true };
    if (/^(false|False|FALSE|off)$/.test(given)) return { value: false };
    return repositoryPattern.test(given)
      ? { value: given }
      : { expected: '`false`, `true` for this repository, or a repository such as `acme/iris`' };
  });
}

/** The inputs by which an action sends `repository_dispatch` events: part of its table. */
export const dispatchInputs = {
  dispatch: dispatchWord().byDefault('false'),
  'event-type': matching(/^[A-Za-z0-9][\w.-]{0,99}$/, 'at most 100 letters, digits, `_`, `.` and `-`'),
  'github-token': secret(),
} as const;

/** The same inputs, read. */
export interface DispatchSpec {
  dispatch: DispatchWord;
  eventType: string | undefined;
  githubToken: Secret | undefined;
}

/** What is missing to send events. Pure. */
export function dispatchProblems({ dispatch, githubToken }: DispatchSpec): Problem[] {
  if (dispatch === false || githubToken !== undefined) return [];
  return [
    {
      where: { input: 'github-token' },
      said: `nothing, and \`dispatch\` is \`${dispatch}\``,
      expected: 'a token with `contents: write` for the repository that gets the events',
      remedy:
        dispatch === true
          ? 'give `${{ github.token }}`, and the job `permissions: { contents: write }`'
          : 'give the token of a GitHub App or a fine-grained one from a secret: the token of the workflow is for its own repository only',
    },
  ];
}

/** How events are sent. Plain data but for the token, which prints as `***`. */
export interface Dispatching {
  /** `owner/name`. */
  repository: string;
  /** Missing: the kind of each event, `model-registered` and so on. */
  eventType?: string;
  token: Secret;
}

/**
 * How events are to be sent, or undefined when they are not.
 * @throws Problems when the run does not know its repository
 */
export function dispatchingOf(
  { dispatch, eventType, githubToken }: DispatchSpec,
  { provenance }: Pick<Ports, 'provenance'>,
): Dispatching | undefined {
  if (dispatch === false || githubToken === undefined) return undefined;
  const repository = dispatch === true ? provenance.repository : dispatch;
  if (repository === undefined) {
    refuse({
      where: { input: 'dispatch' },
      said: '`true`, and this is no run of a workflow',
      expected: 'the repository that gets the events, `owner/name`',
    });
  }
  return { repository, token: githubToken, eventType };
}
