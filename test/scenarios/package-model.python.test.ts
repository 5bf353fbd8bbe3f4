import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { PackageManifest } from '@slipway/core/package-manifest';
import { newHome } from '@slipway/testing/one-run';
import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

const fixtures = join(root, 'test', 'fixtures', 'models');
const needed = requires('uv', 'python3');

describe.skipIf(needed.missing)(`packaging models for Python${needed.note}`, () => {
  // One home for all: an environment that two packages share is installed once.
  const home = newHome();

  function packageModel(inputs: Record<string, string>, workspace: string): Promise<StepResult> {
    return runAction('package-model', { inputs, workspace, home });
  }

  function workspaceWith(model: string): string {
    const workspace = newFolder('slipway-workspace-');
    cpSync(join(fixtures, model), workspace, { recursive: true });
    return workspace;
  }

  const sample = { 'sample-input': 'sample-input.json', 'sample-output': 'sample-output.json' };

  interface Story {
    fixture: string;
    inputs: Record<string, string>;
    models: string[];
    locked: string[];
  }

  const stories: Record<string, Story> = {
    'a scikit-learn file without code': {
      fixture: 'iris-sklearn',
      inputs: { models: 'model.joblib' },
      models: [String.raw`models/\w+[^/]*/[0-9a-f]{12}/model.joblib`],
      locked: ['scikit-learn==1.9.1', 'azureml-inference-server-http==1.5.1'],
    },
    'an MLflow folder without code': {
      fixture: 'diabetes-mlflow',
      inputs: { models: 'model' },
      models: [String.raw`models/[^/]+/[0-9a-f]{12}/model/MLmodel`],
      locked: ['mlflow==3.17.2', 'pandas==3.1.1', 'azureml-inference-server-http==1.5.1'],
    },
    'an MLflow model with a tensor signature': {
      fixture: 'iris-tensor-mlflow',
      inputs: { models: 'model' },
      models: [String.raw`models/[^/]+/[0-9a-f]{12}/model/MLmodel`],
      locked: ['mlflow==3.17.2'],
    },
    'a folder with an entry script': {
      fixture: 'entry-script',
      inputs: {
        models: 'model',
        'source-directory': 'src',
        'entry-script': 'score.py',
        environment: 'requirements.txt',
      },
      models: [String.raw`models/[^/]+/[0-9a-f]{12}/model/coefficients.json`, 'source/score.py'],
      locked: ['numpy==2.4.6', 'azureml-inference-server-http==1.5.1'],
    },
    'two models with one entry script': {
      fixture: 'two-models',
      inputs: {
        models: 'models/iris/1/iris.joblib\nmodels/diabetes/1/diabetes.joblib',
        'entry-script': 'src/score.py',
        environment: 'conda.yml',
      },
      models: [
        String.raw`models/iris/[0-9a-f]{12}/iris.joblib`,
        String.raw`models/diabetes/[0-9a-f]{12}/diabetes.joblib`,
      ],
      locked: ['scikit-learn==1.9.1', 'joblib==1.6.0'],
    },
  };

  it.each(Object.keys(stories))('boots and scores %s', async (title) => {
    const { fixture, inputs, models, locked } = stories[title]!;
    const workspace = workspaceWith(fixture);
    const packaged = await packageModel({ ...inputs, ...sample }, workspace);
    expect(packaged).toMatchObject({ exitCode: 0 });
    expect(packaged.stdout).toContain('as expected');
    expect(packaged.outputs['server']).toBe('azureml');
    const folder = packaged.outputs['package']!;
    const manifest = JSON.parse(readFileSync(join(folder, 'slipway.json'), 'utf8')) as PackageManifest;
    const paths = manifest.files.map(({ path }) => path).join('\n');
    for (const model of models) expect(paths).toMatch(new RegExp(`^${model}$`, 'm'));
    const lock = readFileSync(join(folder, manifest.environment.lockFile), 'utf8');
    for (const line of locked) expect(lock).toContain(`${line} \\\n    --hash=sha256:`);
    expect(lock).not.toContain('://');
    // Booting must not have written into the package.
    expect((await packageModel({ ...inputs, ...sample }, workspace)).outputs['cache-hit']).toBe('true');
  });

  const entry = { models: 'model', 'source-directory': 'src', 'entry-script': 'score.py' };

  function entryScript(requirements: string, script?: string): string {
    const workspace = workspaceWith('entry-script');
    writeFileSync(join(workspace, 'requirements.txt'), requirements);
    if (script !== undefined) writeFileSync(join(workspace, 'src', 'score.py'), script);
    return workspace;
  }

  it('takes the files of Azure ML: both of their generations say the same', async () => {
    const workspace = workspaceWith('entry-script');
    const conda = 'dependencies:\n  - python=3.11\n  - pip\n  - pip:\n      - numpy==2.4.6\n';
    writeFileSync(join(workspace, 'src', 'conda.yml'), conda);
    mkdirSync(join(workspace, 'azure'));
    writeFileSync(
      join(workspace, 'azure', 'blue.yml'),
      [
        '$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json',
        'name: blue',
        'endpoint_name: patients',
        'model:',
        '  path: ../model',
        'code_configuration:',
        '  code: ../src',
        '  scoring_script: score.py',
        'environment:',
        '  conda_file: ../src/conda.yml',
        '  image: mcr.microsoft.com/azureml/minimal-py311-inference',
        'environment_variables:',
        '  GREETING: hello',
        'instance_type: Standard_DS3_v2',
        'instance_count: 1',
      ].join('\n'),
    );
    const inference = {
      entryScript: 'score.py',
      sourceDirectory: 'src',
      environment: {
        name: 'patients',
        environmentVariables: { GREETING: 'hello' },
        python: { condaDependenciesFile: 'conda.yml' },
      },
    };
    writeFileSync(join(workspace, 'inferenceconfig.json'), JSON.stringify(inference));
    const v2 = await packageModel({ config: 'azure/blue.yml', path: 'v2', ...sample }, workspace);
    expect(v2).toMatchObject({ exitCode: 0 });
    expect(v2.stdout).toContain('as expected');
    const v1 = await packageModel(
      { config: 'inferenceconfig.json', models: 'model', path: 'v1', check: 'false', ...sample },
      workspace,
    );
    expect(v1.outputs['package-digest']).toBe(v2.outputs['package-digest']);
    const text = readFileSync(join(workspace, 'v1', 'slipway.json'), 'utf8');
    expect((JSON.parse(text) as PackageManifest).environmentVariables).toEqual({ GREETING: 'hello' });
    const nothing = await packageModel({ config: 'inferenceconfig.json' }, workspace);
    expect(nothing.annotations[0]?.message).toContain('names no model');
  });

  it('names both sides of a requirements conflict, at the line of the file', async () => {
    const workspace = entryScript('numpy==2.4.6\n# the old one\npydantic<2\n');
    const refused = await packageModel({ ...entry, environment: 'requirements.txt' }, workspace);
    expect(refused.exitCode).toBe(1);
    expect(refused.annotations).toEqual([
      expect.objectContaining({ level: 'error', file: 'requirements.txt', line: 3 }),
    ]);
    expect(refused.annotations[0]!.message).toContain('your requirements.txt:3 asks for `pydantic<2`');
    expect(refused.annotations[0]!.message).toMatch(
      /the server asks for `pydantic>=2\.\d+\S*` \(because azureml-inference-server-http==1\.5\.1 depends on it\)/,
    );
    expect(existsSync(join(workspace, 'package'))).toBe(false);
  });

  it('points at a package that does not exist, in a file that another one takes in', async () => {
    const workspace = entryScript('-r more/base.txt\nnumpy==2.4.6\n');
    mkdirSync(join(workspace, 'more'));
    writeFileSync(join(workspace, 'more', 'base.txt'), 'scikit-lern==1.0\n');
    const refused = await packageModel({ ...entry, environment: 'requirements.txt' }, workspace);
    expect(refused.annotations).toEqual([
      expect.objectContaining({ level: 'error', file: 'more/base.txt', line: 1 }),
    ]);
    expect(refused.annotations[0]!.message).toContain('`scikit-lern` does not exist');
  });

  it('refuses what only conda could install, and what no hash can lock', async () => {
    const workspace = entryScript('');
    writeFileSync(
      join(workspace, 'conda.yml'),
      'dependencies:\n  - python=3.11\n  - libgomp\n  - pip:\n      - git+https://github.com/octo/code\n      - numpy==2.4.6\n',
    );
    const refused = await packageModel({ ...entry, environment: 'conda.yml' }, workspace);
    expect(refused.annotations.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'conda.yml:3',
      'conda.yml:5',
    ]);
  });

  it('names the import that is missing in an entry script, and the meaning of the exit code', async () => {
    const workspace = entryScript(
      'numpy==2.4.6\n',
      'import numpy\nimport polars\n\ndef init():\n    pass\n\ndef run(data):\n    return 1\n',
    );
    const failed = await packageModel({ ...entry, environment: 'requirements.txt' }, workspace);
    expect(failed.exitCode).toBe(1);
    const error = failed.annotations.find(({ level }) => level === 'error')!;
    expect(error.message).toContain('SERVER_EXITED');
    expect(error.message).toMatch(
      /score\.py failed at line 2: ModuleNotFoundError: No module named 'polars'/,
    );
    expect(error.message).toContain('exit code 3: the scoring script could not be loaded');
    expect(error.message).toContain('add the package that provides `polars` to the requirements');
    expect(existsSync(join(workspace, 'package'))).toBe(false);
  });

  it('fails when the script answers the sample with an error', async () => {
    const workspace = entryScript(
      'numpy==2.4.6\n',
      'def init():\n    pass\n\ndef run(data):\n    raise ValueError("no such patient")\n',
    );
    const inputs = { ...entry, environment: 'requirements.txt', 'sample-input': 'sample-input.json' };
    const failed = await packageModel(inputs, workspace);
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toContain('SCORING_FAILED');
    expect(failed.stdout).toContain('no such patient');
  });

  it('names the versions of Python that are there when the wanted one can not be had', async () => {
    const workspace = entryScript('numpy\n');
    const inputs = { ...entry, environment: 'requirements.txt', 'python-version': '3.99' };
    const refused = await packageModel(inputs, workspace);
    expect(refused.exitCode).toBe(1);
    expect(refused.annotations).toHaveLength(1);
    expect(refused.annotations[0]!.message).toMatch(
      /input `python-version`\n {2}said {6}Python 3\.99, which is not on this machine[\s\S]*one of the installed versions: 3\.\d+/,
    );
    expect(existsSync(join(workspace, 'package'))).toBe(false);
  });
});
