import type { Server } from './server.ts';
import type { WireLoggedModel, WireVersion } from './wire.ts';

type WireMetrics = { key: string; value: number }[];

/** The metrics of the LoggedModel that a version was made of, and those of its run where it has none of its own. */
export async function metricsOf(
  server: Server,
  { run_id, source }: WireVersion,
): Promise<Record<string, number>> {
  const model = /^models:\/(m-[0-9a-f]+)$/.exec(source ?? '')?.[1];
  const ofModel = model === undefined ? [] : await loggedMetrics(server, model);
  const found = ofModel.length > 0 || !run_id ? ofModel : await runMetrics(server, run_id);
  return Object.fromEntries(found.map(({ key, value }) => [key, value]));
}

async function loggedMetrics(server: Server, id: string): Promise<WireMetrics> {
  const answer = await server.call<{ model: WireLoggedModel }>({
    method: 'GET',
    path: `logged-models/${id}`,
    what: `tell the logged model ${id}`,
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
  return answer?.model.data?.metrics ?? [];
}

async function runMetrics(server: Server, run_id: string): Promise<WireMetrics> {
  const answer = await server.call<{ run: { data?: { metrics?: WireMetrics } } }>({
    method: 'GET',
    path: 'runs/get',
    fields: { run_id },
    what: `tell the run ${run_id}`,
    absent: ['RESOURCE_DOES_NOT_EXIST'],
  });
  return answer?.run.data?.metrics ?? [];
}
