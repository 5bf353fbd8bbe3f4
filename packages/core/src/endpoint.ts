// What an endpoint of the local target is, as data: written by deploy-model, read by the gateway, and the other way round.
// The field names of probes and request settings are those of the Azure ML v2 deployment YAML.

/** The states of the Azure ML documents. `Healthy` and `Failed` are final; the others may still change. */
export type ServiceState = 'Transitioning' | 'Healthy' | 'Unhealthy' | 'Unschedulable' | 'Failed';

/** A probe. Times in whole seconds. */
export interface Probe {
  initial_delay: number;
  period: number;
  timeout: number;
  success_threshold: number;
  failure_threshold: number;
}

/** Azure's defaults. Source: Azure ML CLI v2 managed online deployment YAML schema, `liveness_probe`. */
export const defaultProbe: Readonly<Probe> = {
  initial_delay: 10,
  period: 10,
  timeout: 2,
  success_threshold: 1,
  failure_threshold: 30,
};

/** How many requests an instance takes at a time, and how long they may wait and last. */
export interface RequestSettings {
  /** From the time a server gets the request to the first byte of its answer. */
  request_timeout_ms: number;
  max_concurrent_requests_per_instance: number;
  max_queue_wait_ms: number;
}

/**
 * Azure's defaults but for the concurrency: Azure's 1 fits one synchronous Python worker, and would refuse what an
 * asynchronous server takes with ease. A Python server queues what it can not take at once.
 */
export const defaultRequestSettings: Readonly<RequestSettings> = {
  request_timeout_ms: 5000,
  max_concurrent_requests_per_instance: 64,
  max_queue_wait_ms: 500,
};

/** How a server is started. `{port}` and `{host}` in texts are filled in for each instance. */
export interface ServedStart {
  program: string;
  args: readonly string[];
  /** The working folder. */
  folder: string;
  /** Added to the environment of the gateway: the package's, the user's, and what the server needs. */
  variables: Readonly<Record<string, string>>;
  routes: { liveness: string; readiness: string; scoring: string; openapi: string };
  /** What exit codes mean. */
  exitCodes: Readonly<Record<string, string>>;
}

/** One version behind an endpoint. */
export interface DeploymentRecord {
  /** `<name>.<token of the run that made it>`: never used twice in an endpoint. */
  id: string;
  /** What users write. While a new revision of a deployment starts, two records have the same name. */
  name: string;
  /** `sha256:<hex>` of the package. */
  packageDigest: string;
  /** `name:version` of the models in it. */
  models: readonly string[];
  instances: number;
  start: ServedStart;
  liveness_probe: Probe;
  readiness_probe: Probe;
  request_settings: RequestSettings;
  /** What the user set on top of the package's. They are part of `start.variables`; kept here to compare. */
  environment_variables: Readonly<Record<string, string>>;
}

/** Percentages by the ids of deployments. */
export type TrafficById = Readonly<Record<string, number>>;

/** What an endpoint is to be: `endpoint.json`. Written whole or not at all, by whoever holds the endpoint's lock. */
export interface EndpointRecord {
  schemaVersion: 1;
  name: string;
  /** Grows with every change. */
  revision: number;
  /** The fencing token of the run that wrote it. The gateway refuses an older one. */
  token: number;
  /** The token of the run that moved the traffic last: tells whether an unfinished change had got that far. */
  served: number;
  host: string;
  port: number;
  auth: 'key' | 'none';
  /** SHA-256 of the primary and the secondary key, hexadecimal. The keys themselves lie in `keys.json`. */
  keyHashes: readonly string[];
  /** In bytes; larger requests get 413. */
  maxBodyBytes: number;
  /** How long a server that is let go may finish what it has begun. */
  drainTimeoutMs: number;
  /** Those that run, or are to run. */
  deployments: readonly DeploymentRecord[];
  traffic: TrafficById;
  /** Copies of requests that go to a deployment whose answers nobody sees. */
  mirror: TrafficById;
  /** Those that were stopped, newest first: what a rollback can start again. */
  retired: readonly DeploymentRecord[];
  /** What served before, newest first. */
  history: readonly TrafficById[];
}

/** How many stopped deployments and earlier traffic splits an endpoint remembers. */
export const rememberedVersions = 5;

/** How a server process ended. */
export interface ServerExit {
  code: number | null;
  signal: string | null;
}

/** One server process as the gateway sees it. */
export interface InstanceStatus {
  index: number;
  phase: 'starting' | 'ready' | 'unready' | 'waiting' | 'unschedulable' | 'failed' | 'draining' | 'gone';
  pid?: number;
  port?: number;
  restarts: number;
  /** How it ended last. */
  exit?: ServerExit;
  /** The last answer of a probe that was not good: `503`, `no answer`; or why the process could not be started. */
  said?: string;
  /** Requests it works on. */
  active: number;
  /** Name of its log below `logs/`. */
  log: string;
}

/** One deployment as the gateway sees it. */
export interface DeploymentStatus {
  id: string;
  name: string;
  state: ServiceState;
  ready: number;
  instances: readonly InstanceStatus[];
}

/** What the gateway says: `status.json`, and `GET /status` of its control channel. */
export interface GatewayStatus {
  /** The revision of `endpoint.json` that it follows. */
  revision: number;
  token: number;
  pid: number;
  startedAt: string;
  deployments: readonly DeploymentStatus[];
  /** ISO 8601. */
  updatedAt: string;
}

/** How to reach the gateway's control channel: `control.json`, readable by its owner only. */
export interface GatewayControl {
  pid: number;
  startedAt: string;
  /** On the loopback interface. */
  port: number;
  token: string;
}

/** A server process that the gateway started: `children.json`, for the gateway that comes after a crash. */
export interface ChildRecord {
  deployment: string;
  index: number;
  pid: number;
  startedAt: string;
  port: number;
  /** False while it has never answered its readiness probe. */
  wasReady: boolean;
}

/**
 * How the Node of a gateway is started. With a young generation of 64 MiB in the place of 16 the garbage of requests is
 * collected less often, and fewer requests wait for it: 0.4 ms less at the 99th percentile, for up to 100 MiB more memory.
 */
export const gatewayNodeOptions: readonly string[] = ['--max-semi-space-size=64', '--min-semi-space-size=16'];
