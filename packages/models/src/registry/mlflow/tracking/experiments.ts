import { nearest } from '@slipway/core/nearest';
import { refuse } from '@slipway/core/trouble';
import { experimentByName, type WireExperiment } from '../experiments.ts';
import type { Server } from '../server.ts';

/**
 * The experiment with a name, or with an id when none is called so.
 * @throws Problems when there is none, or it was deleted
 */
export async function requireExperiment(server: Server, given: string): Promise<WireExperiment> {
  const found =
    (await experimentByName(server, given)) ?? (/^\d+$/.test(given) ? await byId(server, given) : undefined);
  if (found === undefined) return refuseMissing(server, given);
  if (found.lifecycle_stage !== 'deleted') return found;
  refuse({
    where: { input: 'experiment' },
    said: `the experiment ${found.name} of ${server.address} was deleted`,
    expected: 'an experiment that is there',
    remedy: `restore it with \`mlflow experiments restore --experiment-id ${found.experiment_id}\``,
  });
}

/** The name of an experiment; its id when it has none any more. */
export async function experimentName(server: Server, id: string): Promise<string> {
  return (await byId(server, id))?.name ?? id;
}

async function byId(server: Server, id: string): Promise<WireExperiment | undefined> {
  const answer = await server.call<{ experiment: WireExperiment }>({
    method: 'GET',
    path: 'experiments/get',
    fields: { experiment_id: id },
    what: `tell the experiment ${id}`,
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
  return answer?.experiment;
}

async function refuseMissing(server: Server, given: string): Promise<never> {
  const answer = await server.call<{ experiments?: WireExperiment[] }>({
    method: 'POST',
    path: 'experiments/search',
    fields: { max_results: 1000, view_type: 'ACTIVE_ONLY' },
    what: 'list the experiments',
  });
  const names = (answer?.experiments ?? []).map(({ name }) => name);
  const near = nearest(given, names);
  refuse({
    where: { input: 'experiment' },
    said: `${given} is no experiment of ${server.address}`,
    expected: `one of its experiments: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ' …' : ''}`,
    remedy:
      near === undefined
        ? 'check the name, and the server that `source-registry` names'
        : `write \`${near}\` if you mean that`,
  });
}
