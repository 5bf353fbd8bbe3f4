import type { ModelEvent } from './model-event.ts';
import type { Secret } from './secret.ts';

/** What is sent to a repository: the body of `POST /repos/{owner}/{repository}/dispatches`. */
export interface DispatchWanted {
  /** `owner/name`. */
  repository: string;
  /** At most 100 characters; a workflow names it under `on: repository_dispatch: types:`. */
  eventType: string;
  payload: ModelEvent;
}

/** GitHub's REST API, as far as actions call it. */
export interface GitHub {
  /**
   * Starts the workflows of a repository that wait for this event. What may pass by is tried again: a network that
   * breaks, a service that is ill, a limit of calls that ends within a minute. So the event may arrive twice, with the
   * same id.
   * @param token with `contents: write` for that repository
   * @throws Failure `ACCESS_DENIED` when the token is refused or there is no such repository, `NETWORK_FAILED`
   */
  dispatch(wanted: DispatchWanted, token: Secret): Promise<void>;
}
