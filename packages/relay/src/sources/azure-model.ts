import type { Draft } from './draft.ts';
import { field, textField } from './draft.ts';

/** An event of Azure Machine Learning, out of either envelope. */
export interface AzureEvent {
  id: string;
  /** `Microsoft.MachineLearningServices.ModelRegistered`. */
  type: string;
  /** The workspace's ARM id. */
  source: string | undefined;
  /** `models/{name}:{version}`. */
  subject: string | undefined;
  time: unknown;
  data: unknown;
}

/** Whether a type is one of Azure Machine Learning. */
export function isAzureType(type: string): boolean {
  return type.startsWith('Microsoft.MachineLearningServices.');
}

/**
 * What an event of Azure tells of a model, or why it does not. Its documents write the fields `ModelName`, its samples
 * read `modelName`: both are taken, and the subject where neither is there.
 * Source: https://learn.microsoft.com/azure/event-grid/event-schema-machine-learning
 */
export function azureModel(event: AzureEvent, registry: string | undefined): Draft | string {
  const type = event.type.slice('Microsoft.MachineLearningServices.'.length);
  if (type !== 'ModelRegistered') return `${type} is no event of a model version`;
  const [, name, version] = /^models\/(.+):([^:]+)$/.exec(event.subject ?? '') ?? [];
  const { data } = event;
  return {
    deliveryId: event.id,
    kind: 'model-registered',
    registry: registry ?? ['azureml', event.source].filter((part) => part !== undefined).join(':'),
    name: field(data, 'ModelName') ?? name,
    version: field(data, 'ModelVersion') ?? version,
    occurredAt: event.time,
    details: {
      stage: textField(data, 'ModelStage'),
      tags: field(data, 'ModelTags'),
      properties: field(data, 'ModelProperties'),
    },
  };
}
