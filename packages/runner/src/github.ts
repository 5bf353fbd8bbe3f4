import { dispatchAnswer, type DispatchAnswer } from '@slipway/core/github-answer';
import type { Clock, Http, Log } from '@slipway/core/ports';
import type { DispatchWanted, GitHub } from '@slipway/core/ports-github';
import type { Secret } from '@slipway/core/secret';
import { Failure, messageOf } from '@slipway/core/trouble';

/** What the API needs to be told. */
export interface GitHubAccess {
  http: Http;
  clock: Clock;
  log: Log;
  /** Without a slash at the end. */
  apiUrl: string;
}

const attempts = 5;
/** What is waited before the second attempt, in milliseconds; it doubles each time. */
const firstPauseMs = 500;
/** A step of a workflow does not wait longer for a limit to end: the next run goes on. */
const longestPauseMs = 60_000;

/** GitHub's REST API over the port `http`. */
export function githubApi({ http, clock, log, apiUrl }: GitHubAccess): GitHub {
  const once = async (wanted: DispatchWanted, token: Secret): Promise<Answered> => {
    const { repository, eventType, payload } = wanted;
    try {
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
      return { status: reply.status, answer: dispatchAnswer(reply, repository, clock.now()) };
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.code === 'NETWORK_FAILED')
        return { status: 0, answer: { kind: 'failed', why: messageOf(thrown) } };
      throw thrown;
    }
  };

  return {
    dispatch: async (wanted, token) => {
      for (let attempt = 1; ; attempt += 1) {
        const { status, answer } = await once(wanted, token);
        if (answer.kind === 'accepted') return;
        const pauseMs = pauseBefore(status, answer, attempt);
        if (pauseMs === undefined) throw refusal(wanted.repository, status, answer.why);
        log.info(`GitHub: ${answer.why}; trying again in ${Math.ceil(pauseMs / 1000)} s`);
        await clock.sleep(pauseMs);
      }
    },
  };
}

interface Answered {
  /** 0: nobody answered. */
  status: number;
  answer: DispatchAnswer;
}

/** How long to wait before the next attempt; undefined: there is no point in one. */
function pauseBefore(
  status: number,
  answer: Exclude<DispatchAnswer, { kind: 'accepted' }>,
  attempt: number,
): number | undefined {
  if (answer.kind === 'rejected' || isDenied(status, answer) || attempt === attempts) return undefined;
  // GitHub asks for a minute where it does not say how long a limit lasts.
  const told = answer.pauseMs ?? (answer.kind === 'limited' ? longestPauseMs : 0);
  const pauseMs = Math.max(told, firstPauseMs * 2 ** (attempt - 1));
  return pauseMs > longestPauseMs ? undefined : pauseMs;
}

function isDenied(status: number, { kind }: DispatchAnswer): boolean {
  return kind === 'failed' && [401, 403, 404].includes(status);
}

function refusal(repository: string, status: number, why: string): Failure {
  const message = `GitHub did not take the event for ${repository}: ${why}`;
  if (![401, 403, 404].includes(status) || /rate limit/i.test(why))
    return new Failure('NETWORK_FAILED', message);
  return new Failure('ACCESS_DENIED', message, {
    remedy: `give \`github-token\` a token with \`contents: write\` for ${repository}`,
  });
}
