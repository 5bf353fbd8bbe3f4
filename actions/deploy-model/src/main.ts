import { action, type AnyAction } from '@slipway/core/action';

import { inputs } from './inputs.ts';
import { look } from './look.ts';
import { plan } from './plan.ts';
import { outputs, report } from './report.ts';

/** The action `deploy-model`: a package serves at a stable address, and what served before does so until then. */
export const deployModel: AnyAction = action({
  name: 'deploy-model',
  inputs,
  outputs,
  look,
  plan,
  report,
});
