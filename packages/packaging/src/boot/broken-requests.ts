import type { PackageManifest, ServerStart } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { Notice } from '@slipway/core/report';
import { Failure } from '@slipway/core/trouble';

import { askServer } from './ask-server.ts';

/** A request that no model can answer. */
export interface BrokenRequest {
  /** `a body that is no JSON` */
  title: string;
  body: string;
}

/** Bodies that a server has to refuse; the second one is JSON, and its field is no input of any model. */
export const brokenRequests: readonly BrokenRequest[] = [
  { title: 'a body that is no JSON', body: '{"data": [[1,' },
  { title: 'a body without an input of the model', body: '{"slipway-no-such-input": [[1]]}' },
];

/** How a server answered a broken request. */
export interface Refused {
  title: string;
  status: number;
}

/**
 * What the answer to a broken request says of a package. Pure. Slipway's own scoring has to refuse with 4xx. Code of the
 * user may do otherwise: Azure's server answers 500 when `run()` raises, so that is worth a warning and no failure.
 * @throws Failure `SCORING_FAILED` when Slipway's own scoring does not refuse
 */
export function judgeBroken(
  start: Pick<ServerStart, 'server' | 'variables'>,
  { title, status }: Refused,
): Notice | undefined {
  if (status >= 400 && status < 500) return undefined;
  if (isOwnScoring(start)) {
    throw new Failure('SCORING_FAILED', `${title} was answered with ${status}, expected 4xx`, {
      remedy: 'package the model with an entry script, and report this model as a defect of Slipway',
    });
  }
  const raised = status >= 500;
  return {
    level: 'warning',
    title: `${title} is answered with ${status}`,
    message: raised
      ? 'Clients and gates will take a mistake of the sender for one of the server. Check the body in the entry script and answer 400.'
      : 'The server takes requests that it can not understand. Check the body and answer 400.',
  };
}

function isOwnScoring({ server, variables }: Pick<ServerStart, 'server' | 'variables'>): boolean {
  return server === 'onnx' || variables['SLIPWAY_MODELS'] !== undefined;
}

/**
 * Sends broken requests to a server that is ready and judges its answers.
 * @param url of the running server, without a route
 * @returns how each was answered, and what is worth a warning
 * @throws Failure `SCORING_FAILED` when one is not answered in time, or as `judgeBroken` says
 */
export async function sendBroken(
  { start }: Pick<PackageManifest, 'start'>,
  url: string,
  timeoutMs: number,
  log: () => readonly string[],
  ports: Pick<Ports, 'clock' | 'http'>,
): Promise<{ refused: Refused[]; notices: Notice[] }> {
  const refused: Refused[] = [];
  const notices: Notice[] = [];
  for (const { title, body } of brokenRequests) {
    const { status } = await askServer(
      title,
      {
        method: 'POST',
        url: url + start.routes.scoring,
        headers: { 'content-type': 'application/json' },
        body,
        timeoutMs,
      },
      log,
      ports,
    );
    refused.push({ title, status });
    const notice = judgeBroken(start, { title, status });
    if (notice !== undefined) notices.push(notice);
  }
  return { refused, notices };
}
