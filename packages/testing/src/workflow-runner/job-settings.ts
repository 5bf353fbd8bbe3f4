import type { Contexts } from './expressions.ts';
import type { Scalar } from './workflow-file.ts';

/** An action of somebody else, played by a function; it may change the workspace and answers its outputs. */
export type StandIn = (
  given: Record<string, string>,
  job: { workspace: string; home: string },
) => Promise<Record<string, string>>;

/** Where and with what a job runs. */
export interface JobSettings {
  /** Where the workspace and the temporary files of the job are made. */
  work: string;
  /** The home folder of the user that the runner works as. */
  home: string;
  /** True on a machine that is there after the job, where processes may go on running. */
  isSelfHosted: boolean;
  /** What `actions/checkout` lays into the workspace. */
  repository: string;
  /** Checkouts of repositories with actions, by `owner/name`. */
  actions: Record<string, string>;
  standIns: Record<string, StandIn>;
  /** Variables of the machine and of the run. */
  environment: Record<string, string>;
  /** Variables that only actions get, not `run:` steps: the tokens of the results service. */
  actionEnvironment: Record<string, string>;
  contexts: Contexts;
  /** `env:` of the workflow, not yet filled. */
  workflowEnvironment: Record<string, Scalar>;
}
