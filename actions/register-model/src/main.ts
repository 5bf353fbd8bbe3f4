import { action, type AnyAction } from '@slipway/core/action';
import { performersOf } from '@slipway/core/provider';
import { registryProviders } from '@slipway/providers/registry/open';
import { signModel, signStep } from '@slipway/providers/signature/sign-model';
import { giveOn } from './give-on.ts';
import { inputs } from './inputs.ts';
import { look } from './look.ts';
import { plan } from './plan.ts';
import { outputs, report } from './report.ts';
import { tell } from './tell.ts';

/** The action `register-model`: a file or a folder becomes a version of a model in a registry. */
export const registerModel: AnyAction = action({
  name: 'register-model',
  inputs,
  outputs,
  look,
  plan,
  performers: {
    ...performersOf(Object.values(registryProviders)),
    [signStep]: signModel,
    'register-model': (step, ports, earlier) => (step.verb === 'tell' ? tell : giveOn)(step, ports, earlier),
  },
  report,
});
