import { SimulatedMachine } from '@slipway/testing/simulation/machine';
import { describe } from 'vitest';

import { targetContract } from './target.ts';

describe('the simulated target', () => {
  targetContract(() => {
    const machine = new SimulatedMachine();
    return {
      target: machine.target,
      ports: machine.run().ports,
      package: (behaviour) => Promise.resolve(machine.package(behaviour)),
    };
  });
});
