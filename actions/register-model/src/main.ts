import { action, type AnyAction } from '@slipway/core/action';
import { performersOf } from '@slipway/core/provider';
import { carrySignature, carryStep } from '@slipway/models/source/carry-signature';
import { fetchFiles, fetchStep, withFetched } from '@slipway/models/source/fetch';
import { registryProviders } from '@slipway/models/registry/open';
import { signModel, signStep } from '@slipway/models/signature/sign-model';
import { commands, perform } from './commands/all.ts';
import { inputs } from './inputs.ts';
import { outputs } from './version-outputs.ts';

/** What a step before has fetched is what they store. */
const storing = Object.values(registryProviders).map(({ id, apply }) => ({ id, apply: withFetched(apply) }));

/** The action `register-model`: the versions of models in a registry, from the first one to the last. */
export const registerModel: AnyAction = action({
  name: 'register-model',
  inputs,
  outputs,
  look: (spec, ports) => commands[spec.command].look(spec, ports),
  plan: (spec, facts) => commands[spec.command].plan(spec, facts),
  performers: {
    ...performersOf(storing),
    [fetchStep]: fetchFiles,
    [signStep]: signModel,
    [carryStep]: carrySignature,
    'register-model': perform,
  },
  report: (spec, facts, outcome) => commands[spec.command].report(spec, facts, outcome),
});
