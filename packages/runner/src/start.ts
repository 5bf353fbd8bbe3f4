import type { AnyAction } from '@slipway/core/action';

import { cancellation } from './cancellation.ts';
import { inputFromEnvironment, setBundleFolder } from './environment.ts';
import { logIn } from './log.ts';
import { workflowStyle } from './log-workflow.ts';
import { Masks } from './masking.ts';
import { nodePorts } from './ports.ts';
import { publish } from './publish.ts';
import { run, runAfterPublished } from './run.ts';

/** Runs an action as a step of a workflow. `entryUrl` is the `import.meta.url` of the action's `dist/index.js`. */
export async function start(action: AnyAction, entryUrl: string): Promise<void> {
  setBundleFolder(entryUrl);
  const masks = new Masks();
  const ports = nodePorts({ log: logIn(workflowStyle, masks), signal: cancellation() });
  const ending = await run(action, inputFromEnvironment, ports);
  publish(action.name, ending, masks);
  const failed = await runAfterPublished(ending, ports);
  if (failed !== undefined) publish(action.name, failed, masks);
  // Sockets kept alive for re-use must not keep the step alive; what was printed has to be out before it ends.
  process.stdout.write('', () => process.exit());
}
