import { byVersion } from '@slipway/core/model-version';
import { healthRoute, scoreRoute, swaggerRoute } from './azure.ts';
import { type Config, isNamed } from './config.ts';
import type { Route, Routes } from './exchange.ts';
import * as v2 from './inference-v2.ts';
import { listRoute, predictRoute, statusRoute } from './kserve-v1.ts';
import { invocationsRoute, pingRoute } from './mlflow.ts';
import type { Model } from './model.ts';

/** What the server answers while its models load: it lives, it is not ready. */
export const routesWhileLoading: Routes = new Map([
  ['/', healthRoute],
  ['/v2/health/live', v2.liveRoute],
  ['/v2/health/ready', v2.notReadyRoute],
]);

/**
 * Every path of the server. `/score`, `/invocations` and `/swagger.json` belong to the default model; each model has
 * them below `/models/{name}` and `/models/{name}/versions/{version}` as well. A name without a version is the newest.
 */
export function routesOf(models: readonly Model[], config: Config): Routes {
  const routes = new Map<string, Route>([
    ['/', healthRoute],
    ['/ping', pingRoute],
    ['/health', pingRoute],
    ['/v1/models', listRoute(models)],
    ['/v2', v2.serverRoute(config)],
    ['/v2/health/live', v2.liveRoute],
    ['/v2/health/ready', v2.readyRoute],
  ]);
  const add = (prefix: string, more: Record<string, Route>): void => {
    for (const [path, route] of Object.entries(more)) routes.set(prefix + path, route);
  };
  const byDefault = defaultModel(models, config);
  if (byDefault !== undefined) add('', scoring(byDefault, config, ''));
  for (const model of models) {
    const versions = models.filter(({ name }) => name === model.name).map(({ version }) => version);
    const names = [`${model.name}/versions/${model.version}`];
    if (newest(models, model.name) === model) names.push(model.name);
    for (const name of names) {
      add(`/models/${name}`, scoring(model, config, `/models/${name}`));
      add(`/v1/models/${name}`, { '': statusRoute(model), ':predict': predictRoute(model, config) });
      add(`/v2/models/${name}`, {
        '': v2.modelRoute(model, versions),
        '/ready': v2.modelReadyRoute(model),
        '/infer': v2.inferRoute(model),
      });
    }
  }
  return routes;
}

function scoring(model: Model, config: Config, prefix: string): Record<string, Route> {
  return {
    '/score': scoreRoute(model, config),
    '/invocations': invocationsRoute(model, config),
    '/swagger.json': swaggerRoute(model, config, prefix),
  };
}

function defaultModel(models: readonly Model[], config: Config): Model | undefined {
  const { defaultModel: wanted } = config;
  if (wanted === undefined) return models[0];
  return newest(models, wanted) ?? models.find((model) => isNamed(model, wanted));
}

function newest(models: readonly Model[], name: string): Model | undefined {
  return models
    .filter((model) => model.name === name)
    .toSorted((a, b) => byVersion(a.version, b.version))
    .at(-1);
}
