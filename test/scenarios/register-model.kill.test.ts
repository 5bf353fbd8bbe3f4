import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { nodePorts } from '@slipway/runner/ports';
import { openRegistry } from '@slipway/models/registry/open';
import { newFolder, runAction } from '@slipway/testing/run-action';

import { spoiledBlobs, storedVersions } from './registry-listing.ts';

/** A run is killed so many milliseconds after it printed that it begins a step. */
const moments = ['store', 'record', 'point'].flatMap((step) =>
  [0, 1, 2, 4, 8, 16, 32].map((delay) => ({ step: `::group::${step}`, delay })),
);

describe('register-model, killed at any moment', () => {
  test('leaves nothing half-made, and the next run works', async () => {
    const [workspace, home] = [newFolder(), newFolder()];
    const folder = join(workspace, 'model');
    mkdirSync(folder);
    for (let index = 0; index < 40; index += 1)
      writeFileSync(join(folder, `${index}.bin`), randomBytes(256 * 1024));
    const run = (moment?: (typeof moments)[number]): ReturnType<typeof runAction> =>
      runAction('register-model', {
        workspace,
        home,
        inputs: { 'model-path': 'model', name: 'iris', alias: 'production' },
        onOutput: (stdout, child) => {
          if (moment === undefined || !stdout.includes(moment.step)) return;
          setTimeout(() => child.kill('SIGKILL'), moment.delay);
        },
      });
    const whole = await run();
    expect(whole).toMatchObject({ exitCode: 0 });
    const registry = openRegistry(join(home, 'registry'), nodePorts());
    let killed = 0;
    for (const moment of moments) {
      writeFileSync(join(folder, '0.bin'), randomBytes(256 * 1024));
      const step = await run(moment);
      if (step.signal === 'SIGKILL') killed += 1;

      const versions = storedVersions(home, 'iris');
      const numbers = versions.map(({ version }) => Number(version)).toSorted((a, b) => a - b);
      expect(numbers).toEqual(numbers.map((_, at) => at + 1));
      expect(new Set(versions.map(({ digest }) => digest)).size).toBe(versions.length);
      expect(spoiledBlobs(home)).toEqual([]);
      for (const record of await registry.versions('iris')) await registry.locate(record);
      const { production } = await registry.aliases('iris');
      expect(numbers).toContain(Number(production));

      const next = await run();
      expect(next).toMatchObject({ exitCode: 0 });
      expect(next.outputs['model-version']).toBe(String(storedVersions(home, 'iris').length));
    }
    expect(killed).toBeGreaterThan(6);
    const last = (await registry.versions('iris')).at(-1);
    await registry.materialise(last!, newFolder());
    expect(await registry.aliases('iris')).toEqual({ production: last?.version });
  });
});
