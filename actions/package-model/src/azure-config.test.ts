import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { readInputs } from '@slipway/core/inputs';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

import { withConfig, type Wish } from './azure-config.ts';
import { inputs } from './inputs.ts';

async function wishOf(yaml: string, given: Record<string, string> = {}): Promise<Wish> {
  const workspace = newFolder('slipway-workspace-');
  writeFileSync(join(workspace, 'environment.yml'), yaml);
  const all: Record<string, string> = { models: 'iris:1', config: 'environment.yml', ...given };
  const read = readInputs(inputs, (name) => all[name]);
  if (!('spec' in read)) throw new Error(JSON.stringify(read.problems));
  return withConfig(read.spec, nodePorts({ workspace }));
}

const environment = `name: mine
image: mcr.microsoft.com/azureml/minimal-py311-inference:1
conda_file: conda.yml
`;

describe('the environment of an Azure ML file', () => {
  it('is its image as the base, and its conda file', async () => {
    expect(await wishOf(environment)).toMatchObject({
      environment: 'conda.yml',
      configImage: { host: 'mcr.microsoft.com', repository: 'azureml/minimal-py311-inference', tag: '1' },
    });
  });

  it('gives way to inputs, with its image', async () => {
    const wish = await wishOf(environment, { environment: 'requirements.txt' });
    expect(wish).toMatchObject({ environment: 'requirements.txt' });
    expect(wish.configImage).toBeUndefined();
  });

  it('may stand in another file, as the model may be a file', async () => {
    const workspace = newFolder('slipway-workspace-');
    mkdirSync(join(workspace, 'envs'));
    writeFileSync(
      join(workspace, 'blue.yml'),
      'name: blue\nendpoint_name: e\nmodel: file:./m.joblib\nenvironment: file:envs/e.yml\n',
    );
    writeFileSync(join(workspace, 'envs', 'e.yml'), environment);
    const read = readInputs(inputs, (name) => (name === 'config' ? 'blue.yml' : undefined));
    if (!('spec' in read)) throw new Error(JSON.stringify(read.problems));
    expect(await withConfig(read.spec, nodePorts({ workspace }))).toMatchObject({
      environment: 'envs/conda.yml',
      models: [{ kind: 'path', path: 'm.joblib' }],
    });
  });

  it('is refused when it would have to be built, with what to do', async () => {
    await expect(wishOf('name: mine\nbuild:\n  path: docker\n')).rejects.toThrow(
      /built from `Dockerfile`.*docker\/build-push-action/s,
    );
  });
});
