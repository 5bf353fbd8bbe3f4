import { command } from '../commands/command.ts';
import { giveOn } from './give-on.ts';
import { look } from './look.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';
import { tell } from './tell.ts';

/** The command `register`: a model, wherever it is, becomes a version. */
export const register = command({ look, plan, performers: { 'give-on': giveOn, tell }, report });
