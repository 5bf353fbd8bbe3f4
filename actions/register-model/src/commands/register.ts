import { command } from './command.ts';
import { look } from '../register/look.ts';
import { plan } from '../register/plan.ts';
import { report } from '../register/report.ts';

/** The command `register`: a model, wherever it is, becomes a version. */
export const register = command({ look, plan, report });
