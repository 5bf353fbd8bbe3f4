import { repositoryDispatch, type ModelEvent } from '@slipway/core/model-event';
import { messageOf } from '@slipway/core/trouble';

import { dispatchAnswer, type DispatchAnswer } from '@slipway/http/github-answer';
import type { CallApi } from './call.ts';
import type { Credentials } from './credentials.ts';

/** Tells a repository of an event; answers what came of it, and never throws. */
export type Dispatcher = (repository: string, event: ModelEvent) => Promise<DispatchAnswer>;

/** Sends `repository_dispatch` events. A token that does not work any more is replaced once. */
export function dispatcher(call: CallApi, credentials: Credentials, now: () => number): Dispatcher {
  const once = async (
    repository: string,
    event: ModelEvent,
  ): Promise<{ status: number; answer: DispatchAnswer }> => {
    const may = await credentials.for(repository);
    if ('refused' in may) {
      credentials.forget(repository);
      const answer = dispatchAnswer(may.refused, repository, now());
      // A refused token says nothing about the payload.
      const isFinal = answer.kind === 'rejected' || answer.kind === 'accepted';
      const why = `no token of the GitHub App: ${'why' in answer ? answer.why : may.refused.status}`;
      return { status: 0, answer: isFinal ? { kind: 'failed', why } : { ...answer, why } };
    }
    const reply = await call({
      method: 'POST',
      path: `/repos/${repository}/dispatches`,
      authorization: may.authorization,
      body: repositoryDispatch(event).dispatch,
    });
    return { status: reply.status, answer: dispatchAnswer(reply, repository, now()) };
  };

  return async (repository, event) => {
    try {
      const first = await once(repository, event);
      if (first.status !== 401 || !credentials.forget(repository)) return first.answer;
      return (await once(repository, event)).answer;
    } catch (thrown) {
      return { kind: 'failed', why: messageOf(thrown) };
    }
  };
}
