/** A key and a value, as MLflow sends tags. An empty value may be left out. */
export interface WireTag {
  key: string;
  value?: string;
}

/** A version as `model-versions/get` and `search` tell it. Source: mlflow/protos/model_registry.proto, `ModelVersion`. */
export interface WireVersion {
  name: string;
  /** A whole number, as text. */
  version: string;
  /** Milliseconds since 1970; proto-JSON may send it as text. */
  creation_timestamp?: number | string;
  /** `None`, `Staging`, `Production` or `Archived`; deprecated since MLflow 2.9. */
  current_stage?: string;
  description?: string;
  /** `models:/m-…`, `runs:/…` or an address of files. */
  source?: string;
  run_id?: string;
  /** `PENDING_REGISTRATION`, `FAILED_REGISTRATION` or `READY`. */
  status?: string;
  tags?: WireTag[];
  run_link?: string;
  user_id?: string;
  aliases?: string[];
}

/** A model as `registered-models/get` tells it. */
export interface WireModel {
  name: string;
  tags?: WireTag[];
  aliases?: { alias: string; version: string }[];
  latest_versions?: WireVersion[];
}

/** A LoggedModel. Source: mlflow/protos/service.proto, `LoggedModel`. */
export interface WireLoggedModel {
  info: {
    model_id: string;
    creation_timestamp_ms?: number | string;
    artifact_uri: string;
    status?: string;
    tags?: WireTag[];
    source_run_id?: string;
  };
  data?: { metrics?: { key: string; value: number }[] };
}

/** An entry of a list of artifacts; its path is relative to the folder that was asked for. */
export interface WireFile {
  path: string;
  is_dir?: boolean;
  file_size?: number | string;
}

/** Tags as a record; of a key that is there twice the last counts. */
export function tagsOf(tags: readonly WireTag[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).map(({ key, value }) => [key, value ?? '']));
}
