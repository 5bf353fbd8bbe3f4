import type { DeploymentRecord, ServiceState } from '@slipway/core/endpoint';
import type { Provider } from '@slipway/core/provider';
import type { OpenedPackage } from '@slipway/packaging/package/read';

/** What an endpoint and a deployment may be called. Source: Azure ML CLI v2 online endpoint YAML schema, `name`. */
export const endpointNamePattern = /^[a-zA-Z](?=.{2,31}$)[-a-zA-Z0-9]*[a-zA-Z0-9]$/;

/** The pattern in words. */
export const endpointNameRule =
  '3 to 32 letters, digits and `-`, starting with a letter and not ending with `-`';

/** Percentages by the names of deployments. */
export type Traffic = Readonly<Record<string, number>>;

/** How a deployment is run; the same for every target. */
export type DeploymentSettings = Pick<
  DeploymentRecord,
  'instances' | 'liveness_probe' | 'readiness_probe' | 'request_settings' | 'environment_variables'
>;

/** What is asked of a target. */
export type Change =
  | { command: 'status' }
  | {
      command: 'deploy';
      /** Left out to change only the traffic, or the way clients are let in. */
      package?: OpenedPackage;
      /** The name of the deployment that serves the package. */
      deployment?: string;
      settings: DeploymentSettings;
      /** All to the package's deployment when left out. Deployments that are not named are stopped afterwards. */
      traffic?: Traffic;
      /** As it is, or `key` for a new endpoint, when left out. */
      auth?: 'key' | 'none';
      /** As it is, or a free one for a new endpoint, when left out. */
      port?: number;
    }
  /** To what served before, or to a deployment that is remembered. */
  | { command: 'rollback'; deployment?: string }
  | { command: 'delete' }
  | { command: 'regenerate-keys'; keyType: KeyType }
  | { command: 'invoke'; body: string; deployment?: string; contentType: string }
  | { command: 'logs'; deployment?: string; lines: number };

/** The two keys of an endpoint: one can be changed while clients use the other. */
export type KeyType = 'primary' | 'secondary';

/** An endpoint and what is wanted of it. */
export interface Wanted {
  endpoint: string;
  change: Change;
  /** How long the whole change may take. */
  timeoutMs: number;
  /** How long a server that is let go may finish what it has begun. */
  drainTimeoutMs: number;
}

/** A deployment as people see it. */
export interface DeploymentFacts {
  name: string;
  state: ServiceState;
  /** In percent. */
  traffic: number;
  ready: number;
  instances: number;
  models: readonly string[];
  packageDigest: string;
}

/** What every target tells of an endpoint. */
export interface EndpointFacts {
  endpoint: string;
  exists: boolean;
  /** Of what has traffic; `Transitioning` while a run changes the endpoint. Missing when there is no endpoint. */
  state?: ServiceState;
  scoringUri?: string;
  swaggerUri?: string;
  auth?: 'key' | 'none';
  /** Where the keys are; readable by its owner only. */
  keyFile?: string;
  deployments: readonly DeploymentFacts[];
  /** Names of stopped deployments that a rollback can start again, newest first. */
  remembered: readonly string[];
  /** A change that was begun and not finished, in words: who, what, how far. */
  unfinished?: string;
}

/** The id of the step whose result holds the endpoint as the change left it. */
export const leftStep = 'finish';
/** The id of the step whose result is the answer to `invoke`. */
export const invokeStep = 'invoke';
/** The id of the step that moves the traffic: once it is done, something else serves. */
export const trafficStep = 'traffic';

/** What the step `finish` answers. */
export interface Left {
  endpoint: EndpointFacts;
}

/** What the step `invoke` answers. */
export interface Invoked {
  status: number;
  body: string;
  /** Who answered, as the endpoint says. */
  deployment: string;
  ms: number;
}

/** What a target can do, for checks, messages and documentation. */
export interface TargetSupports extends Readonly<Record<string, boolean | string | readonly string[]>> {
  /** Splits traffic by percentages. */
  weights: boolean;
  /** Copies requests to a deployment whose answers nobody sees. */
  mirror: boolean;
  /** Shows what servers print. */
  logs: boolean;
  /** Keeps stopped versions for a rollback. */
  rollback: boolean;
  /** How clients may be let in. */
  auth: readonly string[];
}

/**
 * One place where packages run. A target keeps its state itself (a folder, labels, tags), so that the next run finds it
 * wherever it runs:
 * - `look` says what is there, and refuses with Problems what can not be done, and with Failure `LOCKED` what another run
 *   is doing now; it changes nothing;
 * - `plan` answers no step when the endpoint is as wanted; otherwise its last step is `leftStep`;
 * - `putBack` says what has to be done when a step fails: the traffic is as it was, the candidate is gone;
 * - traffic moves only to what is ready and has scored its sample, and what served keeps serving until then;
 * - every step may be repeated, and a run that is killed anywhere leaves a journal that the next one resumes or undoes.
 */
export interface Target<Facts extends EndpointFacts = EndpointFacts> extends Provider<Wanted, Facts> {
  supports: TargetSupports;
  /** Steps that leave the endpoint as it was when the change does not succeed. Pure. */
  putBack(wanted: Wanted, facts: Facts): ReturnType<Provider<Wanted, Facts>['plan']>;
  /** Why nothing has to be done, in one sentence. Pure. */
  unchanged(wanted: Wanted, facts: Facts): string;
}
