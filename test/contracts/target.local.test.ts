import { local } from '@slipway/providers/target/local/local';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';
import { describe } from 'vitest';

import { targetContract } from './target.ts';

describe('the local target', () => {
  targetContract({ target: local, make: () => nodePorts({ home: newFolder(), workspace: newFolder() }) });
});
