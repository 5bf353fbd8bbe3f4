import * as v from 'valibot';

// What an MLflow server sends, checked where it comes in. Sources: mlflow/protos/model_registry.proto and service.proto.
// Proto-JSON may leave out what is empty, and sends large whole numbers, and numbers that are not finite, as text.

const text = v.pipe(
  v.nullish(v.string(), ''),
  v.transform((given) => (given === '' ? undefined : given)),
);
const number = v.pipe(v.union([v.number(), v.string()]), v.transform(Number));

function list<Item>(item: v.GenericSchema<unknown, Item>) {
  return v.nullish(v.array(item), []);
}

/** Pairs as a record; of a key that is there twice the last counts. */
function record<Value>(value: v.GenericSchema<unknown, Value>) {
  return v.pipe(
    list(v.object({ key: v.string(), value })),
    v.transform((pairs): Record<string, Value> =>
      Object.fromEntries(pairs.map((pair) => [pair.key, pair.value])),
    ),
  );
}

const tags = record(v.nullish(v.string(), ''));
const data = v.nullish(v.object({ metrics: record(number) }), {});

const version = v.object({
  name: v.string(),
  /** A whole number. */
  version: v.string(),
  /** Milliseconds since 1970. */
  creation_timestamp: v.optional(number, 0),
  /** `None`, `Staging`, `Production` or `Archived`; deprecated since MLflow 2.9. */
  current_stage: text,
  description: text,
  /** `models:/m-…`, `runs:/…` or an address of files. */
  source: text,
  run_id: text,
  /** `PENDING_REGISTRATION`, `FAILED_REGISTRATION` or `READY`. */
  status: text,
  user_id: text,
  tags,
});

const model = v.object({
  name: v.string(),
  tags,
  aliases: list(v.object({ alias: v.string(), version: v.string() })),
  latest_versions: list(version),
});

const experiment = v.object({
  experiment_id: v.string(),
  name: v.string(),
  artifact_location: v.string(),
  lifecycle_stage: text,
  tags,
});

const run = v.pipe(
  v.object({
    info: v.object({
      run_id: v.string(),
      run_name: text,
      experiment_id: v.string(),
      /** `active` or `deleted`. */
      lifecycle_stage: text,
      artifact_uri: v.string(),
    }),
    data,
  }),
  v.transform((sent) => ({ ...sent.info, metrics: sent.data.metrics })),
);

const loggedModel = v.pipe(
  v.object({
    info: v.object({
      model_id: v.string(),
      name: text,
      creation_timestamp_ms: v.optional(number, 0),
      artifact_uri: v.string(),
      /** `LOGGED_MODEL_PENDING`, `LOGGED_MODEL_READY` or `LOGGED_MODEL_UPLOAD_FAILED`. */
      status: text,
      source_run_id: text,
      tags,
    }),
    data,
  }),
  v.transform((sent) => ({ ...sent.info, metrics: sent.data.metrics })),
);

const file = v.object({
  path: v.string(),
  is_dir: v.nullish(v.boolean(), false),
  file_size: v.optional(number),
});

const multipart = v.object({
  upload_id: v.string(),
  credentials: v.array(
    v.object({
      url: v.string(),
      part_number: v.number(),
      headers: v.nullish(v.record(v.string(), v.string()), {}),
    }),
  ),
});

/** A version of a registered model. */
export type WireVersion = v.InferOutput<typeof version>;
/** A registered model. */
export type WireModel = v.InferOutput<typeof model>;
/** An experiment. */
export type WireExperiment = v.InferOutput<typeof experiment>;
/** A run of a training, with the latest value of each metric: it may be infinite, or no number. */
export type WireRun = v.InferOutput<typeof run>;
/** A LoggedModel, with its metrics. */
export type WireLoggedModel = v.InferOutput<typeof loggedModel>;

/** An upload in parts that a server began. Source: mlflow/protos/mlflow_artifacts.proto, `CreateMultipartUpload` */
export type WireMultipart = v.InferOutput<typeof multipart>;

/** What the server answers, by what is in the answer. */
export const answer = {
  /** Nothing that anybody reads. */
  nothing: v.looseObject({}),
  version: v.object({ model_version: version }),
  versions: v.object({ model_versions: list(version), next_page_token: text }),
  model: v.object({ registered_model: model }),
  models: v.object({ registered_models: list(model), next_page_token: text }),
  downloadUri: v.object({ artifact_uri: v.string() }),
  experiment: v.object({ experiment }),
  experiments: v.object({ experiments: list(experiment) }),
  run: v.object({ run }),
  runs: v.object({ runs: list(run) }),
  loggedModel: v.object({ model: loggedModel }),
  loggedModels: v.object({ models: list(loggedModel) }),
  multipart,
  /** Paths are relative to the folder that was asked for. */
  artifacts: v.object({ files: list(file) }),
};

/** MLflow's SQL store keeps an infinite value as the largest one. Source: sqlalchemy_store.py, `sanitize_metric_value` */
const largest = 1.797e308;

/** The metrics that can be compared and written as JSON. */
export function finite(logged: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(logged).filter(([, value]) => Math.abs(value) < largest));
}
