import type { StepAnswer } from '@slipway/core/apply';
import type { DeploymentRecord } from '@slipway/core/endpoint';
import type { Ports } from '@slipway/core/ports';
import { Failure, messageOf } from '@slipway/core/trouble';
import { readPackage } from '@slipway/packaging/package/read';
import { scoreSample, type Scored } from '@slipway/packaging/package/score';

import { findGateway, gatewayStatus } from '../gateway.ts';
import { tail } from '../log-tail.ts';
import { packageFolder, type Places } from '../places.ts';

/** The first request may load what later ones use, so it gets more time than the endpoint grants. */
const timeoutMs = 60_000;
/** How far numbers of the sample's answer may be off, relative; what package-model takes by default. */
const tolerance = 0.0001;

/**
 * Scores the sample request of each started deployment at its server, past the traffic.
 * @throws Failure `SCORING_FAILED` with the last lines of the server's log
 */
export async function score(
  starts: readonly Pick<DeploymentRecord, 'id' | 'packageDigest'>[],
  places: Places,
  ports: Ports,
): Promise<StepAnswer> {
  const scored: Scored[] = [];
  for (const { id, packageDigest } of starts) {
    const { folder, manifest } = await readPackage(packageFolder(packageDigest, ports), ports);
    const control = await findGateway(places, ports);
    const status = control === undefined ? undefined : await gatewayStatus(control, ports);
    const instance = status?.deployments
      .find((deployment) => deployment.id === id)
      ?.instances.find(({ phase }) => phase === 'ready');
    if (instance?.port === undefined)
      throw new Failure('SCORING_FAILED', 'the server ended before it could score the sample request');
    const url = `http://127.0.0.1:${instance.port}`;
    try {
      const sample = await scoreSample(manifest, folder, url, { timeoutMs, tolerance }, () => [], ports);
      if (sample !== undefined) scored.push(sample);
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.code === 'CANCELLED') throw thrown;
      throw new Failure('SCORING_FAILED', messageOf(thrown), {
        log: await tail(ports.files.join(places.logs, instance.log), 20, ports),
        ...(thrown.remedy === undefined ? {} : { remedy: thrown.remedy }),
      });
    }
  }
  for (const { ms, answer } of scored) ports.log.info(`scored in ${ms} ms: ${answer}`);
  return { result: scored };
}
