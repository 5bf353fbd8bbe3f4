import { action, type AnyAction } from '@slipway/core/action';
import { boolean } from '@slipway/core/input-kinds';
import { table } from '@slipway/core/inputs';

/** The action `profile-model`. */
export const profileModel: AnyAction = action({
  name: 'profile-model',
  inputs: table({ 'dry-run': boolean().byDefault('false') }),
  outputs: [],
  look: () => Promise.resolve({}),
  plan: () => ({ steps: [] }),
  performers: {},
  report: () => ({ outputs: {}, headline: '', summary: [] }),
});
