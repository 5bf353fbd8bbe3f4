import { command } from '../commands/command.ts';
import type { RegisterSpec, Spec } from '../inputs.ts';
import { giveOn } from './give-on.ts';
import { look } from './look.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';
import { tell } from './tell.ts';

/** The command `register`: a file or a folder becomes a version of a model. */
export const register = command({
  look: (spec, ports) => look(asRegister(spec), ports),
  plan: (spec, facts) => plan(asRegister(spec), facts),
  performers: { 'give-on': giveOn, tell },
  report: (spec, facts, outcome) => report(asRegister(spec), facts, outcome),
});

/** The rules across the inputs have seen to it that nothing is missing. */
function asRegister(spec: Spec): RegisterSpec {
  return spec as RegisterSpec;
}
