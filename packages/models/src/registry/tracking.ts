import type { Direction, Origin } from '@slipway/core/model-record';
import type { InPlace, SourceFile } from './source-file.ts';

/** Files of a training, on this machine. */
export interface TrackedModel {
  /** For people: `runs:/<run>/model of the experiment iris`. */
  title: string;
  /** In the order of the paths' code points, with their digests; at least one. */
  files: SourceFile[];
  /** What the folder is called; missing for a single file. */
  folderName?: string;
  /** Those of the model, and of its run where the model has none of that name. Finite numbers only. */
  metrics: Record<string, number>;
  origin: Origin;
  /** What is told of it as properties of a version. */
  properties: Record<string, string>;
  /** Missing for what a version can not point at. */
  inPlace?: InPlace;
}

/** Which run of an experiment is meant. */
export interface BestRun {
  /** Name or id. */
  experiment: string;
  metric: string;
  direction: Direction;
  /** Which runs may be chosen, in the server's own language, such as `params.depth = '3'`. */
  filter?: string;
  /** Path of the model among the artifacts of the run. Missing: the one model that the run logged. */
  path?: string;
}

/**
 * What a registry knows that also keeps the runs of trainings. Reads only; bytes are kept on this machine by their
 * digests. What is not there, was deleted, or can not be told apart is refused (Problems) with what there is instead.
 */
export interface Tracking {
  /** What lies at a path of a run: an artifact, or a model that the run logged under that name. */
  ofRun(run: string, path: string): Promise<TrackedModel>;
  /** A LoggedModel, `m-<32 hexadecimal digits>`. */
  ofLoggedModel(id: string): Promise<TrackedModel>;
  /** The model of the finished run with the best value of a metric; of equal ones the run that began first. */
  ofBestRun(wanted: BestRun): Promise<TrackedModel>;
}
