// What an endpoint of the local target is, as data: written by deploy-model, read by the gateway, and the other way round.
// Who reads it checks it with the schema; fields that a schema does not know are left out. What an older Slipway wrote
// stays readable: a new field is optional or has a default.
// The field names of probes and request settings are those of the Azure ML v2 deployment YAML.

import {
  array,
  boolean,
  integer,
  literal,
  minValue,
  nullable,
  number,
  object,
  optional,
  picklist,
  pipe,
  readonly,
  record,
  string,
  type InferOutput,
} from 'valibot';

const amount = pipe(number(), minValue(0));
const whole = pipe(number(), integer(), minValue(0));
const texts = pipe(array(string()), readonly());
const textByName = pipe(record(string(), string()), readonly());

const serviceState = picklist(['Transitioning', 'Healthy', 'Unhealthy', 'Unschedulable', 'Failed']);

/** The states of the Azure ML documents. `Healthy` and `Failed` are final; the others may still change. */
export type ServiceState = InferOutput<typeof serviceState>;

const probe = object({
  initial_delay: amount,
  period: amount,
  timeout: amount,
  success_threshold: whole,
  failure_threshold: whole,
});

/** A probe. Times in seconds. */
export type Probe = InferOutput<typeof probe>;

/** Azure's defaults. Source: Azure ML CLI v2 managed online deployment YAML schema, `liveness_probe`. */
export const defaultProbe: Readonly<Probe> = {
  initial_delay: 10,
  period: 10,
  timeout: 2,
  success_threshold: 1,
  failure_threshold: 30,
};

const requestSettings = object({
  /** From the time a server gets the request to the first byte of its answer. */
  request_timeout_ms: amount,
  max_concurrent_requests_per_instance: whole,
  max_queue_wait_ms: amount,
});

/** How many requests an instance takes at a time, and how long they may wait and last. */
export type RequestSettings = InferOutput<typeof requestSettings>;

/**
 * Azure's defaults but for the concurrency: Azure's 1 fits one synchronous Python worker, and would refuse what an
 * asynchronous server takes with ease. A Python server queues what it cannot take at once.
 */
export const defaultRequestSettings: Readonly<RequestSettings> = {
  request_timeout_ms: 5000,
  max_concurrent_requests_per_instance: 64,
  max_queue_wait_ms: 500,
};

const servedStart = object({
  program: string(),
  args: texts,
  /** The working folder. */
  folder: string(),
  /** Added to the environment of the gateway: the package's, the user's, and what the server needs. */
  variables: textByName,
  routes: object({ liveness: string(), readiness: string(), scoring: string(), openapi: string() }),
  /** What exit codes mean. */
  exitCodes: textByName,
});

/** How a server is started. `{port}` and `{host}` in texts are filled in for each instance. */
export type ServedStart = InferOutput<typeof servedStart>;

/** One version behind an endpoint. */
export const deploymentRecordSchema = object({
  /** `<name>.<token of the run that made it>`: never used twice in an endpoint. */
  id: string(),
  /** What users write. While a new revision of a deployment starts, two records have the same name. */
  name: string(),
  /** `sha256:<hex>` of the package. */
  packageDigest: string(),
  /** `name:version` of the models in it. */
  models: texts,
  instances: whole,
  start: servedStart,
  liveness_probe: probe,
  readiness_probe: probe,
  request_settings: requestSettings,
  /** What the user set on top of the package's. They are part of `start.variables`; kept here to compare. */
  environment_variables: textByName,
});

/** One version behind an endpoint. */
export type DeploymentRecord = InferOutput<typeof deploymentRecordSchema>;

/** Percentages by the ids of deployments; fractions down to a thousandth of a percent. */
export const trafficByIdSchema = pipe(record(string(), amount), readonly());

/** Percentages by the ids of deployments. */
export type TrafficById = InferOutput<typeof trafficByIdSchema>;

const deploymentRecords = pipe(array(deploymentRecordSchema), readonly());

/** What an endpoint is to be: `endpoint.json`. Written whole or not at all, by whoever holds the endpoint's lock. */
export const endpointRecordSchema = object({
  schemaVersion: literal(1, ({ received }) => `schema ${received} is of another version of Slipway`),
  name: string(),
  /** Grows with every change. */
  revision: whole,
  /** The fencing token of the run that wrote it. The gateway refuses an older one. */
  token: whole,
  /** The token of the run that moved the traffic last: tells whether an unfinished change had got that far. */
  served: whole,
  host: string(),
  port: whole,
  auth: picklist(['key', 'none']),
  /** SHA-256 of the primary and the secondary key, hexadecimal. The keys themselves are in `keys.json`. */
  keyHashes: texts,
  /** In bytes; larger requests get 413. */
  maxBodyBytes: whole,
  /** How long a server that is let go may finish what it has begun. */
  drainTimeoutMs: amount,
  /** Those that run, or are to run. */
  deployments: deploymentRecords,
  traffic: trafficByIdSchema,
  /** Copies of requests that go to a deployment whose answers nobody sees. */
  mirror: trafficByIdSchema,
  /** Those that were stopped, newest first: what a rollback can start again. */
  retired: deploymentRecords,
  /** What served before, newest first. */
  history: pipe(array(trafficByIdSchema), readonly()),
});

/** What an endpoint is to be. */
export type EndpointRecord = InferOutput<typeof endpointRecordSchema>;

/** How many stopped deployments and earlier traffic splits an endpoint remembers. */
export const rememberedVersions = 5;

const serverExit = object({ code: nullable(number()), signal: nullable(string()) });

/** How a server process ended. */
export type ServerExit = InferOutput<typeof serverExit>;

const instanceStatus = object({
  index: whole,
  phase: picklist(['starting', 'ready', 'unready', 'waiting', 'unschedulable', 'failed', 'draining', 'gone']),
  pid: optional(whole),
  port: optional(whole),
  restarts: whole,
  /** How it ended last. */
  exit: optional(serverExit),
  /** The last answer of a probe that was not good: `503`, `no answer`; or why the process could not be started. */
  said: optional(string()),
  /** Requests it works on. */
  active: whole,
  /** Name of its log below `logs/`. */
  log: string(),
});

/** One server process as the gateway sees it. */
export type InstanceStatus = InferOutput<typeof instanceStatus>;

const deploymentStatus = object({
  id: string(),
  name: string(),
  state: serviceState,
  ready: whole,
  instances: pipe(array(instanceStatus), readonly()),
});

/** One deployment as the gateway sees it. */
export type DeploymentStatus = InferOutput<typeof deploymentStatus>;

/** What the gateway says: `status.json`, and `GET /status` of its control channel. */
export const gatewayStatusSchema = object({
  /** The revision of `endpoint.json` that it follows. */
  revision: whole,
  token: whole,
  pid: whole,
  startedAt: string(),
  deployments: pipe(array(deploymentStatus), readonly()),
  /** ISO 8601. */
  updatedAt: string(),
});

/** What the gateway says of what runs. */
export type GatewayStatus = InferOutput<typeof gatewayStatusSchema>;

/** How to reach the gateway's control channel: `control.json`, readable by its owner only. */
export const gatewayControlSchema = object({
  pid: whole,
  startedAt: string(),
  /** On the loopback interface. */
  port: whole,
  token: string(),
});

/** How to reach the gateway's control channel. */
export type GatewayControl = InferOutput<typeof gatewayControlSchema>;

/** The server processes of the gateway: `children.json`, for the gateway that comes after a crash. */
export const childRecordsSchema = array(
  object({
    deployment: string(),
    index: whole,
    pid: whole,
    startedAt: string(),
    port: whole,
    /** False while it has never answered its readiness probe. */
    wasReady: boolean(),
  }),
);

/** A server process that the gateway started. */
export type ChildRecord = InferOutput<typeof childRecordsSchema>[number];

const requestFigures = object({
  /** All that ended, however they did. */
  requests: whole,
  /** Those of `requests` that ended badly, each under one heading. */
  errors: object({
    /** The server, or the gateway for a body that is too large, answered with 4xx. */
    client: whole,
    /** The server answered with 5xx. */
    server: whole,
    /** The server did not answer within `request_timeout_ms`. */
    timedOut: whole,
    /** The server ended the connection before its answer was whole. */
    cutOff: whole,
    /** The gateway gave it to no server: none was ready, the queue was full, or the wait in it too long. */
    refused: whole,
  }),
  /** Those of `requests` whose client went away before the answer was whole. Says nothing for certain about the server. */
  abandoned: whole,
  /** From the arrival of a request to the end of its answer, without the refused ones, which are quick and would flatter. */
  latency: object({
    /** How many took at most so long, in seconds; each bucket counts those before it too. Slower ones are in `count` only. */
    buckets: pipe(array(object({ upTo: amount, count: whole })), readonly()),
    /** In seconds. */
    sum: amount,
    count: whole,
  }),
});

/** What became of requests since the gateway started. Everything only grows. */
export type RequestFigures = InferOutput<typeof requestFigures>;

/** What `GET /figures` of the control channel says. */
export const figuresSchema = object({
  /** Another one for each start of a gateway: figures of two epochs are not to be compared. */
  epoch: string(),
  /** By the ids of deployments; also those that were stopped, as long as the endpoint can start them again. */
  deployments: record(
    string(),
    object({
      name: string(),
      /** Requests that callers sent. */
      answered: requestFigures,
      /** Copies of requests, whose answers no caller saw. One that found no server free is `refused`. */
      mirrored: requestFigures,
    }),
  ),
});

/** Figures of an endpoint, by the ids of deployments. */
export type Figures = InferOutput<typeof figuresSchema>;

/**
 * How the Node of a gateway is started. With a young generation of 64 MiB in the place of 16 the garbage of requests is
 * collected less often, and fewer requests wait for it: 0.4 ms less at the 99th percentile, for up to 100 MiB more memory.
 */
export const gatewayNodeOptions: readonly string[] = ['--max-semi-space-size=64', '--min-semi-space-size=16'];
