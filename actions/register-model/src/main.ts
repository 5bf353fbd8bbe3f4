import { action, type AnyAction } from '@slipway/core/action';
import { commands } from './commands/all.ts';
import { inputs } from './inputs.ts';
import { outputs } from './version-outputs.ts';

/** The action `register-model`: the versions of models in a registry, from the first one to the last. */
export const registerModel: AnyAction = action({
  name: 'register-model',
  inputs,
  outputs,
  look: (spec, ports) => commands[spec.command].look(spec, ports),
  plan: (spec, facts) => commands[spec.command].plan(spec, facts),
  report: (spec, facts, outcome) => commands[spec.command].report(spec, facts, outcome),
});
