import {
  rememberedVersions,
  type DeploymentRecord,
  type EndpointRecord,
  type TrafficById,
} from '@slipway/core/endpoint';

/** How a deployment is run; the same for every target. */
export type DeploymentSettings = Pick<
  DeploymentRecord,
  'instances' | 'liveness_probe' | 'readiness_probe' | 'request_settings' | 'environment_variables'
>;

/** One version behind an endpoint, whatever runs it. */
export type Deployed = Omit<DeploymentRecord, 'start'>;

/** What every target keeps of an endpoint, each in its own way. Plain data. */
export interface EndpointState<Deployment extends Deployed = Deployed> extends Pick<
  EndpointRecord,
  'revision' | 'served' | 'auth' | 'drainTimeoutMs' | 'traffic' | 'mirror' | 'history'
> {
  /** Those that run, or are to run. */
  deployments: readonly Deployment[];
  /** Those that were stopped, newest first: what a rollback can start again. */
  retired: readonly Deployment[];
}

// What a change makes of the state. Pure, and repeating one changes nothing.

/** With more deployments, without traffic. */
export function withStarted<State extends EndpointState>(state: State, starts: State['deployments']): State {
  const isNew = ({ id }: Deployed): boolean => state.deployments.every((deployment) => deployment.id !== id);
  return { ...state, deployments: [...state.deployments, ...starts.filter(isNew)] };
}

/** Without deployments that serve nobody; those that have served before are remembered. */
export function withoutStarted<State extends EndpointState>(state: State, ids: readonly string[]): State {
  const isToRemember = ({ id }: Deployed): boolean =>
    ids.includes(id) &&
    state.history.some((traffic) => Object.hasOwn(traffic, id)) &&
    state.retired.every((one) => one.id !== id);
  const remembered = state.deployments.filter(isToRemember).toReversed();
  return {
    ...state,
    deployments: state.deployments.filter(({ id }) => !ids.includes(id)),
    retired: [...remembered, ...state.retired].slice(0, rememberedVersions),
  };
}

/** With another split of the traffic. @param token of the run that moves it */
export function withTraffic<State extends EndpointState>(
  state: State,
  token: number,
  {
    traffic,
    auth,
    isBack,
    drainTimeoutMs,
  }: { traffic: TrafficById; auth: 'key' | 'none'; isBack: boolean; drainTimeoutMs: number },
): State {
  const isFirst = Object.keys(state.traffic).length === 0;
  const before = isFirst || isSameTraffic(state.traffic, traffic) ? [] : [state.traffic];
  const history = isBack ? withoutReached(state.history, traffic) : [...before, ...state.history];
  return {
    ...state,
    traffic,
    auth,
    drainTimeoutMs,
    mirror: {},
    served: token,
    history: history.slice(0, rememberedVersions),
  };
}

/** Going back forgets what was left behind on the way. */
function withoutReached(history: readonly TrafficById[], traffic: TrafficById): readonly TrafficById[] {
  const at = history.findIndex((entry) => isSameTraffic(entry, traffic));
  return at < 0 ? history : history.slice(at + 1);
}

/** With only these deployments running; the others are remembered. */
export function withOnly<State extends EndpointState>(state: State, kept: readonly string[]): State {
  const deployments = state.deployments.filter(({ id }) => kept.includes(id));
  const gone = state.deployments.filter(({ id }) => !kept.includes(id));
  const retired = [...gone.toReversed(), ...state.retired]
    .filter(({ id }) => !kept.includes(id))
    .slice(0, rememberedVersions);
  return { ...state, deployments, retired };
}

/** True when two splits send the same share to the same deployments. */
export function isSameTraffic(left: TrafficById, right: TrafficById): boolean {
  const ids = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...ids].every((id) => (left[id] ?? 0) === (right[id] ?? 0));
}

/** `iris-1 90 %, iris-2 10 %`. */
export function trafficText(traffic: TrafficById, deployments: readonly Deployed[]): string {
  const shares = deployments
    .filter(({ id }) => (traffic[id] ?? 0) > 0)
    .map(({ id, name }) => `${name} ${traffic[id]} %`);
  return shares.join(', ') || 'none';
}
