import { join } from 'node:path';

import { readPackage } from '@slipway/packaging/package/read';
import { nodePorts } from '@slipway/runner/ports';
import { local } from '@slipway/targets/local/local';
import { newFolder } from '@slipway/testing/run-action';
import { tinyPackage } from '@slipway/testing/tiny-package';
import { describe } from 'vitest';

import { targetContract } from './target.ts';

describe('the local target', () => {
  targetContract(() => {
    const ports = nodePorts({ home: newFolder(), workspace: newFolder() });
    return {
      target: local,
      ports,
      package: (behaviour) => {
        const folder = join(newFolder(), 'package');
        tinyPackage(folder, behaviour, ports.host.home);
        return readPackage(folder, ports);
      },
    };
  });
});
