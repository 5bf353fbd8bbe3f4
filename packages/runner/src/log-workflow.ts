import * as core from '@actions/core';

import type { LogStyle } from './log.ts';

/** The log of a workflow step: foldable groups, masks that the runner knows, debug lines on request. */
export const workflowStyle: LogStyle = {
  line: (text) => core.info(text),
  debug: (text) => core.debug(text),
  mask: (value) => core.setSecret(value),
  startGroup: (title) => core.startGroup(title),
  endGroup: () => core.endGroup(),
  progressEveryMs: 5000,
};
