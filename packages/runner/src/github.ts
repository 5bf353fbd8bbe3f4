import type { Clock, Http, Log } from '@slipway/core/ports';
import type { DispatchWanted, GitHub } from '@slipway/core/ports-github';
import type { Secret } from '@slipway/core/secret';
import { Failure, messageOf } from '@slipway/core/trouble';
import { dispatchAnswer } from '@slipway/http/github-answer';
import { defaultPatience, Passing, persist, type Patience, type Tries } from '@slipway/http/retries';
import { isPassingTrouble } from '@slipway/http/troubles';

/** What the API needs to be told. */
export interface GitHubAccess {
  http: Http;
  clock: Clock;
  log: Log;
  /** Without a slash at the end. */
  apiUrl: string;
  /** @see Tries.chance */
  chance?: () => number;
}

/** A step of a workflow does not wait longer for a limit to end: the next run goes on. */
const patience: Patience = {
  ...defaultPatience,
  attempts: 5,
  firstWaitMs: 500,
  longestRetryAfterMs: 60_000,
};

/** GitHub's REST API over the port `http`. */
export function githubApi({ http, clock, log, apiUrl, chance }: GitHubAccess): GitHub {
  const tries: Tries = { patience, clock, say: (line) => log.info(`GitHub: ${line}`), chance };
  const send = async ({ repository, eventType, payload }: DispatchWanted, token: Secret): Promise<void> => {
    const reply = await http.send({
      method: 'POST',
      url: `${apiUrl}/repos/${repository}/dispatches`,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token.reveal()}`,
        'content-type': 'application/json',
        'user-agent': 'slipway',
        'x-github-api-version': '2022-11-28',
      },
      body: JSON.stringify({ event_type: eventType, client_payload: payload }),
    });
    const answer = dispatchAnswer(reply, repository, clock.now());
    if (answer.kind === 'accepted') return;
    const isDenied = answer.kind === 'failed' && [401, 403, 404].includes(reply.status);
    const failure = refusal(repository, answer.why, isDenied);
    if (answer.kind === 'rejected' || isDenied) throw failure;
    // GitHub asks for a minute where it does not say how long a limit lasts.
    throw new Passing(failure, answer.pauseMs ?? (answer.kind === 'limited' ? 60_000 : undefined));
  };
  return {
    dispatch: (wanted, token) =>
      persist(tries, async () => {
        try {
          await send(wanted, token);
        } catch (thrown) {
          if (!(thrown instanceof Failure) || !isPassingTrouble(thrown.cause)) throw thrown;
          throw new Passing(refusal(wanted.repository, messageOf(thrown), false));
        }
      }),
  };
}

function refusal(repository: string, why: string, isDenied: boolean): Failure {
  const message = `GitHub did not take the event for ${repository}: ${why}`;
  if (!isDenied) return new Failure('NETWORK_FAILED', message);
  return new Failure('ACCESS_DENIED', message, {
    remedy: `give \`github-token\` a token with \`contents: write\` for ${repository}`,
  });
}
