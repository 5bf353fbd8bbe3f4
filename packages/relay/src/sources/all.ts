import { cloudEvents } from './cloud-events.ts';
import { eventGrid } from './event-grid.ts';
import { huggingFace } from './hugging-face.ts';
import type { SourceKind } from './kind.ts';
import type { SourceKindId } from './kinds.ts';
import { mlflow } from './mlflow.ts';
import { plain } from './plain.ts';
import { wandb } from './wandb.ts';

/** Every kind of source by its id. */
export const sourceKinds: Readonly<Record<SourceKindId, SourceKind>> = {
  mlflow,
  'event-grid': eventGrid,
  'cloud-events': cloudEvents,
  'hugging-face': huggingFace,
  wandb,
  plain,
};
