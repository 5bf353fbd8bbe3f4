import * as v from 'valibot';
import { byName } from '@slipway/core/checked-json';
import {
  frameworks,
  modelTypes,
  type ModelRecord,
  type Provenance,
  type RecordedFile,
} from '@slipway/core/model-record';
import type { Field, ModelSchema } from '@slipway/core/tensor';

/** The digests and sizes of a file. */
export const hashedFile = v.object({
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** A file of a model, as it is recorded. */
export const recordedFile: v.GenericSchema<unknown, RecordedFile> = v.object({
  path: v.string(),
  ...hashedFile.entries,
});

const text = v.optional(v.string());

const provenance: v.GenericSchema<unknown, Provenance> = v.object({
  repository: text,
  commit: text,
  ref: text,
  workflow: text,
  run: text,
  runId: text,
  runAttempt: text,
  actor: text,
  createdAt: v.string(),
  origin: v.optional(
    v.object({
      registry: text,
      reference: v.string(),
      provenance: v.optional(v.lazy(() => provenance)),
      training: v.optional(v.object({ run: v.string(), runName: text, experiment: v.string() })),
      best: v.optional(
        v.object({
          metric: v.string(),
          direction: v.picklist(['maximize', 'minimize']),
          value: v.number(),
          runs: v.number(),
        }),
      ),
      workflowRun: v.optional(v.object({ id: v.string(), repository: v.string() })),
    }),
  ),
});

const field: v.GenericSchema<unknown, Field> = v.object({
  name: text,
  dtype: v.string(),
  shape: v.optional(v.array(v.union([v.number(), v.string()]))),
  required: v.optional(v.boolean()),
});

const schema: v.GenericSchema<unknown, ModelSchema> = v.object({
  inputs: v.array(field),
  outputs: v.array(field),
  parameters: v.optional(v.array(field)),
});

/** A record, as registries keep it. */
export const modelRecord = v.object({
  name: v.string(),
  version: v.string(),
  id: v.string(),
  digest: v.string(),
  type: v.picklist(modelTypes),
  framework: v.picklist(frameworks),
  frameworkVersion: text,
  description: text,
  tags: byName(v.string()),
  properties: byName(v.string()),
  datasets: v.array(v.string()),
  files: v.array(recordedFile),
  singleFile: v.boolean(),
  folder: text,
  schema: v.optional(schema),
  sampleInput: text,
  sampleOutput: text,
  metrics: byName(v.number()),
  resources: v.optional(v.object({ cpu: v.number(), memoryGb: v.number() })),
  provenance,
}) satisfies v.GenericSchema<unknown, ModelRecord>;

/** A version as a registry keeps it that stores no more than Slipway gives it. */
export const storedVersion = v.object({
  /** Changes when the meaning of a field changes. */
  schemaVersion: v.literal(1, 'it was written by another version of Slipway: use that one, or a newer one'),
  record: modelRecord,
  /** The files that `record.sampleInput` and `record.sampleOutput` name. */
  samples: v.array(recordedFile),
});

/** @see storedVersion */
export type StoredVersion = v.InferOutput<typeof storedVersion>;
