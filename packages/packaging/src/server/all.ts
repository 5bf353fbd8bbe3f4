import { refuse } from '@slipway/core/trouble';

import { azureml } from './azureml/azureml.ts';
import { custom } from './custom/custom.ts';
import type { ServerProvider, Serving } from './kind.ts';
import { onnx } from './onnx/onnx.ts';
import { triton } from './triton/triton.ts';

/** Every server provider, by its id. */
export const servers: Readonly<Record<string, ServerProvider>> = { azureml, onnx, custom, triton };

/**
 * Chooses the server: the one that was named, else the first that takes what is to be served.
 * Servers of base images have to be named: nothing tells that somebody wants them.
 * @param wanted `auto` or the id of a provider
 * @throws Problems when the named one refuses, or none takes it
 */
export function chooseServer(wanted: string, serving: Serving): ServerProvider {
  const named = servers[wanted];
  if (named !== undefined) {
    const refusal = named.refuses(serving);
    if (refusal === undefined) return named;
    refuse({ where: { input: 'server' }, ...refusal });
  }
  const willing = [onnx, azureml].find((server) => server.refuses(serving) === undefined);
  if (willing !== undefined) return willing;
  const isAllOnnx = serving.models.every(({ detected }) => detected.framework === 'onnx');
  const refusal = (isAllOnnx ? onnx : azureml).refuses(serving);
  refuse({ where: { input: 'models' }, ...refusal! });
}
