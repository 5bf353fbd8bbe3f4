import { action, type AnyAction } from '@slipway/core/action';

import { inputs } from './inputs.ts';
import { look } from './look.ts';
import { plan } from './plan.ts';
import { outputs, report } from './report.ts';

/** The action `profile-model`: what a package or an endpoint bears, what that costs, and the size it needs. */
export const profileModel: AnyAction = action({
  name: 'profile-model',
  inputs,
  outputs,
  look,
  plan,
  report,
});
