import { nodePorts } from '@slipway/runner/ports';
import { local } from '@slipway/targets/local/local';
import { newFolder } from '@slipway/testing/run-action';
import { describe } from 'vitest';

import { targetContract } from './target.ts';

describe('the local target', () => {
  targetContract({ target: local, make: () => nodePorts({ home: newFolder(), workspace: newFolder() }) });
});
