import { action, type AnyAction } from '@slipway/core/action';

import { inputs } from './inputs.ts';
import { look } from './look.ts';
import { plan } from './plan.ts';
import { outputs, report } from './report.ts';

/** The action `watch-models`: what is new in a registry, as a matrix of jobs or as events for a repository. */
export const watchModels: AnyAction = action({
  name: 'watch-models',
  inputs,
  outputs,
  look,
  plan,
  report,
});
