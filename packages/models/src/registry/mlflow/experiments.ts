import type { Server } from './server.ts';
import type { WireTag } from './wire.ts';

/** An experiment. Source: mlflow/protos/service.proto, `Experiment`. */
export interface WireExperiment {
  experiment_id: string;
  name: string;
  artifact_location: string;
  lifecycle_stage?: string;
  tags?: WireTag[];
}

/** The experiment with a name, deleted ones included. */
export async function experimentByName(server: Server, name: string): Promise<WireExperiment | undefined> {
  const answer = await server.call<{ experiment: WireExperiment }>({
    method: 'GET',
    path: 'experiments/get-by-name',
    fields: { experiment_name: name },
    what: `tell the experiment ${name}`,
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
  return answer?.experiment;
}
