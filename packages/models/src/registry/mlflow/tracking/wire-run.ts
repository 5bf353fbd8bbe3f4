import type { WireLoggedModel } from '../wire.ts';

/** A metric as MLflow sends it; proto-JSON sends what is not finite as text. */
export interface WireMetric {
  key: string;
  value: number | string;
}

/** A run as `runs/get` and `runs/search` tell it. Source: mlflow/protos/service.proto, `Run`. */
export interface WireRun {
  info: {
    run_id: string;
    run_name?: string;
    experiment_id: string;
    /** `RUNNING`, `SCHEDULED`, `FINISHED`, `FAILED` or `KILLED`. */
    status?: string;
    /** `active` or `deleted`. */
    lifecycle_stage?: string;
    artifact_uri: string;
  };
  /** Of each metric the latest value. */
  data?: { metrics?: WireMetric[] };
}

/** A LoggedModel, with the fields that tell where it came from. */
export interface WireTrackedModel {
  info: WireLoggedModel['info'] & { name?: string; experiment_id?: string };
  data?: { metrics?: WireMetric[] };
}

/** MLflow's SQL store keeps an infinite value as the largest one. Source: sqlalchemy_store.py, `sanitize_metric_value` */
const largest = 1.797e308;

/** The values that can be compared and written as JSON, by name; of a name that is there twice the last counts. */
export function finiteMetrics(metrics: readonly WireMetric[] | undefined): Record<string, number> {
  return Object.fromEntries(
    (metrics ?? [])
      .map(({ key, value }): [string, number] => [key, Number(value)])
      .filter(([, value]) => Math.abs(value) < largest),
  );
}
