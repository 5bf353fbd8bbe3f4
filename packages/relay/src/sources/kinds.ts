/** Who can send: the ids of the kinds of sources, as the configuration names them. */
export const sourceKindIds = [
  'mlflow',
  'event-grid',
  'cloud-events',
  'hugging-face',
  'wandb',
  'plain',
] as const;

/** @see sourceKindIds */
export type SourceKindId = (typeof sourceKindIds)[number];
