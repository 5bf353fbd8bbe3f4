import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { GitHubStandIn } from '@slipway/testing/github/stand-in';
import { newFolder, runAction, type StepInputs, type StepResult } from '@slipway/testing/run-action';
import { onTestFinished } from 'vitest';

/** The token that the stand-in takes for the repositories of a test. */
export const token = 'ghs_of_the_workflow_0123456789';

/** Steps of one job with a registry of their own, whose events go to a GitHub of their own. */
export interface Dispatching {
  gitHub: GitHubStandIn;
  run: (name: string, inputs: Record<string, string>, more?: Partial<StepInputs>) => Promise<StepResult>;
  /** Registers these bytes as a version of `iris`. */
  register: (content: string, inputs?: Record<string, string>) => Promise<StepResult>;
}

/** Starts what ends with the test. */
export async function dispatching(...repositories: string[]): Promise<Dispatching> {
  const gitHub = await GitHubStandIn.start();
  onTestFinished(() => gitHub[Symbol.asyncDispose]());
  gitHub.tokens.set(token, { repositories });
  const [home, workspace] = [newFolder('slipway-home-'), newFolder('slipway-workspace-')];
  const environment = { GITHUB_API_URL: gitHub.url };
  const run: Dispatching['run'] = (name, inputs, more) =>
    runAction(name, { inputs, home, workspace, environment, ...more });
  return {
    gitHub,
    run,
    register(content, inputs = {}) {
      const path = join(workspace, `${content}.bin`);
      writeFileSync(path, content);
      return run('register-model', { 'model-path': path, name: 'iris', ...inputs });
    },
  };
}
