import type { AnyAction } from '@slipway/core/action';

/** All actions by name, each loaded only when it is the one to run: start-up time is decided by what is evaluated. */
const actions: Record<string, () => Promise<AnyAction>> = {
  'register-model': async () => (await import('@slipway/action-register-model/main')).registerModel,
  'package-model': async () => (await import('@slipway/action-package-model/main')).packageModel,
  'profile-model': async () => (await import('@slipway/action-profile-model/main')).profileModel,
  'deploy-model': async () => (await import('@slipway/action-deploy-model/main')).deployModel,
  'watch-models': async () => (await import('@slipway/action-watch-models/main')).watchModels,
};

/** Runs an action as a step of a workflow. Called by `actions/<name>/dist/index.js`, which passes its own address. */
export async function start(name: string, entryUrl: string): Promise<void> {
  const load = actions[name];
  if (load === undefined) throw new Error(`there is no action \`${name}\``);
  const [{ start: startAction }, action] = await Promise.all([import('@slipway/runner/start'), load()]);
  await startAction(action, entryUrl);
}

/** Runs the command line. Called by `actions/bundle/slipway.js`. */
export async function commandLine(words: readonly string[], entryUrl: string): Promise<void> {
  const { terminal } = await import('@slipway/cli/terminal');
  await terminal(words, actions, entryUrl);
}
