import { describe, expect, it } from 'vitest';
import { problemsOf } from '../fixtures/fixture-files.ts';
import { readDeploymentConfig, readInferenceConfig } from './azure-v1.ts';
import { readAzureDeployment, readAzureEndpoint, readAzureEnvironment, readAzureModel } from './azure.ts';

const deployment = `$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
name: blue
endpoint_name: my-endpoint
model:
  path: ../../model-1/model/
code_configuration:
  code: ../../model-1/onlinescoring/
  scoring_script: score.py
environment:
  conda_file: ../../model-1/environment/conda.yaml
  image: mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu20.04:latest
environment_variables:
  WORKER_COUNT: 2
  DEBUG: yes
instance_type: Standard_DS3_v2
instance_count: 1
liveness_probe: {initial_delay: 5, failure_threshold: 3}
request_settings:
  request_timeout_ms: 3000
  max_concurrent_requests_per_instance: 2
`;

describe('v2', () => {
  it('reads a managed deployment', async () => {
    expect(await readAzureDeployment('blue.yml', deployment)).toEqual({
      name: 'blue',
      endpoint_name: 'my-endpoint',
      model: { path: '../../model-1/model/' },
      code_configuration: { code: '../../model-1/onlinescoring/', scoring_script: 'score.py' },
      environment: {
        conda_file: '../../model-1/environment/conda.yaml',
        image: 'mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu20.04:latest',
      },
      environment_variables: { WORKER_COUNT: '2', DEBUG: 'yes' },
      instance_type: 'Standard_DS3_v2',
      instance_count: 1,
      liveness_probe: { initial_delay: 5, failure_threshold: 3 },
      request_settings: { request_timeout_ms: 3000, max_concurrent_requests_per_instance: 2 },
    });
  });

  it('tells all wrong fields and values with their places', async () => {
    const text =
      'name: blue\nrequest_setings: {}\nliveness_probe:\n  initial_delay: 0\n  periodd: 1\ninstance_count: many\nmodel: []\n';
    const problems = await problemsOf(() => readAzureDeployment('d.yml', text));
    expect(problems.map(({ where, said, expected }) => [placeOf(where), said, expected])).toEqual([
      ['2:1', 'there is no field `request_setings`', '`request_settings`, or a field that exists'],
      ['7:8', '`model` is a list', 'a model, or a reference such as `azureml:name:1`'],
      ['5:3', 'there is no field `periodd` in `liveness_probe`', '`period`, or a field that exists'],
      ['4:18', '`liveness_probe.initial_delay` is `0`', 'a whole number that is at least 1'],
      ['6:17', '`instance_count` is `many`', 'a whole number that is at least 1'],
    ]);
  });

  it('reads an endpoint and adds up its traffic', async () => {
    const text = 'name: e\nauth_mode: key\ntraffic:\n  blue: 90\n  green: 10\nmirror_traffic: {green: 10}\n';
    expect(await readAzureEndpoint('e.yml', text)).toMatchObject({
      traffic: { blue: 90, green: 10 },
      mirror_traffic: { green: 10 },
    });
    const [problem] = await problemsOf(() =>
      readAzureEndpoint('e.yml', 'traffic:\n  blue: 60\n  green: 50\n'),
    );
    expect(problem).toMatchObject({
      where: { line: 2, column: 3 },
      said: '`traffic` adds up to 110 (blue: 60, green: 50)',
    });
    expect(
      await problemsOf(() => readAzureEndpoint('e.yml', 'auth_mode: token\nmirror_traffic: {a: 60}\n')),
    ).toHaveLength(2);
  });

  it('reads an environment, and knows a conda file that was pasted into it', async () => {
    const text =
      'name: env\nversion: 1\nimage: base:1\nconda_file:\n  dependencies: [python=3.11, {pip: [numpy]}]\ninference_config:\n  scoring_route: {port: 8080, path: /predict}\n';
    expect(await readAzureEnvironment('e.yml', text)).toMatchObject({
      version: '1',
      conda_file: { python: { specifier: '==3.11.*' }, pip: [{ text: 'numpy' }] },
      inference_config: { scoring_route: { port: 8080, path: '/predict' } },
    });
    const [problem] = await problemsOf(() =>
      readAzureEnvironment('e.yml', 'name: x\ndependencies:\n- python\n'),
    );
    expect(problem).toMatchObject({ said: '`dependencies` is a field of a conda file', where: { line: 3 } });
  });

  it('reads a model', async () => {
    const text = 'name: m\nversion: 1.10\ntype: mlflow_model\npath: ./model\ntags: {a: 1}\n';
    expect(await readAzureModel('m.yml', text)).toEqual({
      name: 'm',
      version: '1.10',
      type: 'mlflow_model',
      path: './model',
      tags: { a: '1' },
    });
    const [problem] = await problemsOf(() => readAzureModel('m.yml', 'type: onnx\n'));
    expect(problem?.expected).toBe('`custom_model` or `mlflow_model` or `triton_model`');
  });
});

describe('v1', () => {
  it('reads inferenceconfig.json, with tabs', async () => {
    const text = `{
\t"entryScript": "score.py",
\t"sourceDirectory": "src",
\t"environment": {
\t\t"docker": {"enabled": false, "baseImage": "base:1", "arguments": [], "sharedVolumes": true, "shmSize": null},
\t\t"environmentVariables": {"EXAMPLE_ENV_VAR": "EXAMPLE_VALUE"},
\t\t"name": "my-env",
\t\t"python": {"condaDependencies": {"channels": ["conda-forge"], "dependencies": ["python=3.6.2", {"pip": ["azureml-defaults"]}], "name": "e"}}
\t}
}`;
    expect(await readInferenceConfig('inferenceconfig.json', text)).toMatchObject({
      code_configuration: { code: 'src', scoring_script: 'score.py' },
      environment: {
        name: 'my-env',
        image: 'base:1',
        conda_file: { python: { specifier: '==3.6.2' }, pip: [{ text: 'azureml-defaults', line: 8 }] },
        environment_variables: { EXAMPLE_ENV_VAR: 'EXAMPLE_VALUE' },
      },
    });
    const older =
      '{"entryScript": "score.py", "runtime": "python", "condaFile": "c.yml", "baseImage": "b:1"}';
    expect((await readInferenceConfig('i.json', older)).environment).toEqual({
      image: 'b:1',
      conda_file: 'c.yml',
    });
  });

  it('reads deploymentconfig.json of each compute', async () => {
    expect(await readDeploymentConfig('d.json', '{"computeType": "local", "port": 32267}')).toEqual({
      compute_type: 'local',
      auth_mode: 'none',
      port: 32267,
      deployment: {},
    });
    const aks = `{"computeType": "AKS", "numReplicas": 2, "maxQueueWaitMs": 100, "containerResourceRequirements": {"cpu": 0.5, "memoryInGB": 1},
      "livenessProbeRequirements": {"initialDelaySeconds": 310}, "autoScaler": {"autoscaleEnabled": false}}`;
    expect(await readDeploymentConfig('d.json', aks)).toEqual({
      compute_type: 'aks',
      auth_mode: 'key',
      deployment: {
        instance_count: 2,
        request_settings: { max_queue_wait_ms: 100 },
        liveness_probe: { initial_delay: 310 },
        scale_settings: { type: 'default' },
        resources: { requests: { cpu: '0.5', memory: '1Gi' } },
      },
    });
  });

  it('points at what is wrong', async () => {
    const text = '{\n  "computeType": "acl",\n  "authEnabled": "maybe",\n  "autScaler": {}\n}';
    const problems = await problemsOf(() => readDeploymentConfig('d.json', text));
    expect(problems.map(({ where }) => placeOf(where)).toSorted()).toEqual(['2:18', '3:18', '4:3']);
    const [commented] = await problemsOf(() => readInferenceConfig('i.json', '// c\n{"entryScript": "x"}'));
    expect(commented?.where).toMatchObject({ file: 'i.json', line: 1 });
    expect(await problemsOf(() => readInferenceConfig('i.json', ''))).toHaveLength(1);
  });
});

function placeOf(where: object): string {
  return 'line' in where && 'column' in where ? `${String(where.line)}:${String(where.column)}` : '';
}
