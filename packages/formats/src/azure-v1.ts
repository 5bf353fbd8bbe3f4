import type {
  AzureScaleSettings,
  AzureDeployment,
  AzureDeploymentConfig,
  AzureEnvironment,
  AzureInferenceConfig,
} from './azure-types.ts';
import { environmentOf } from './conda.ts';
import { defined } from './defined.ts';
import { refuseEmpty, readYaml } from './yaml-file.ts';
import type { YamlValue } from './yaml-value.ts';

const inferenceFields = [
  'entryScript',
  'sourceDirectory',
  'environment',
  'runtime',
  'condaFile',
  'extraDockerfileSteps',
  'enableGpu',
  'baseImage',
  'baseImageRegistry',
  'cudaVersion',
  'description',
];

/**
 * Reads v1's `inferenceconfig.json` in the words of v2.
 * Source: https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/machine-learning-service-inference-config.md
 * @throws Problems with file, line and column.
 */
export async function readInferenceConfig(file: string, text: string): Promise<AzureInferenceConfig> {
  refuseEmpty({ file }, text, 'the inference configuration of Azure ML v1');
  return readYaml({ file }, text, inferenceFrom);
}

function inferenceFrom(root: YamlValue): AzureInferenceConfig {
  const fields = root.knownFields(inferenceFields, 'the fields of an `inferenceconfig.json`');
  const script = fields.get('entryScript')?.text();
  if (script === undefined && root.isMap && !fields.has('entryScript')) {
    root.wrong('it has no `entryScript`', 'the path of a script with `init()` and `run()`');
  }
  fields.get('runtime')?.oneOf(['python', 'spark-py']);
  const environment = fields.get('environment');
  return defined<AzureInferenceConfig>({
    code_configuration: defined({ code: fields.get('sourceDirectory')?.text(), scoring_script: script }),
    environment: environment === undefined ? olderEnvironment(fields) : environmentFrom(environment),
    extra_docker_file_steps: fields.get('extraDockerfileSteps')?.text(),
  });
}

/** Before `environment` there were `baseImage` and `condaFile` beside the entry script. */
function olderEnvironment(fields: Map<string, YamlValue>): AzureEnvironment | undefined {
  const environment = defined<AzureEnvironment>({
    image: fields.get('baseImage')?.text(),
    conda_file: fields.get('condaFile')?.text(),
  });
  return Object.keys(environment).length === 0 ? undefined : environment;
}

const environmentFields = [
  'name',
  'version',
  'environmentVariables',
  'python',
  'docker',
  'spark',
  'inferencingStackVersion',
  'assetId',
  'databricks',
  'r',
];
const pythonFields = [
  'userManagedDependencies',
  'interpreterPath',
  'condaDependenciesFile',
  'condaDependencies',
  'baseCondaEnvironment',
];
const dockerFields = [
  'enabled',
  'baseImage',
  'baseDockerfile',
  'sharedVolumes',
  'shmSize',
  'arguments',
  'baseImageRegistry',
  'platform',
  'gpuSupport',
];

function environmentFrom(value: YamlValue): AzureEnvironment {
  const fields = value.knownFields(environmentFields, 'an environment of Azure ML v1');
  const python = fields.get('python')?.knownFields(pythonFields);
  const docker = fields.get('docker')?.knownFields(dockerFields);
  const conda = python?.get('condaDependencies');
  return defined<AzureEnvironment>({
    name: fields.get('name')?.text(),
    version: fields.get('version')?.text(),
    image: docker?.get('baseImage')?.text(),
    conda_file: conda === undefined ? python?.get('condaDependenciesFile')?.text() : environmentOf(conda),
    environment_variables: fields.get('environmentVariables')?.texts(),
  });
}

const deploymentFields = [
  'computeType',
  'port',
  'containerResourceRequirements',
  'location',
  'authEnabled',
  'tokenAuthEnabled',
  'sslEnabled',
  'appInsightsEnabled',
  'sslCertificate',
  'sslKey',
  'cname',
  'dnsNameLabel',
  'autoScaler',
  'dataCollection',
  'scoringTimeoutMs',
  'maxConcurrentRequestsPerContainer',
  'maxQueueWaitMs',
  'numReplicas',
  'keys',
  'gpuCores',
  'livenessProbeRequirements',
  'namespace',
  'description',
  'tags',
  'properties',
  'environmentVariables',
  'vnetName',
  'subnetName',
];

/**
 * Reads v1's `deploymentconfig.json` in the words of v2.
 * Source: https://github.com/MicrosoftDocs/azure-docs/tree/main/includes, `machine-learning-service-*-deploy-config.md`
 * @throws Problems with file, line and column.
 */
export async function readDeploymentConfig(file: string, text: string): Promise<AzureDeploymentConfig> {
  refuseEmpty({ file }, text, 'the deployment configuration of Azure ML v1');
  return readYaml({ file }, text, deploymentConfigFrom);
}

function deploymentConfigFrom(root: YamlValue): AzureDeploymentConfig {
  const fields = root.knownFields(deploymentFields, 'the fields of a `deploymentconfig.json`');
  const written = fields.get('computeType');
  if (written === undefined && root.isMap) root.wrong('it has no `computeType`', '`local`, `aci` or `aks`');
  const compute = written?.text()?.toLowerCase() ?? 'local';
  const type = (['local', 'aci', 'aks'] as const).find((candidate) => candidate === compute);
  if (type === undefined) written?.wrong(`\`computeType\` is \`${compute}\``, '`local`, `aci` or `aks`');
  return {
    compute_type: type ?? 'local',
    auth_mode: authFrom(fields, type ?? 'local'),
    ...defined<{ port?: number }>({
      port: fields.get('port')?.number({ integer: true, min: 1, max: 65535 }),
    }),
    deployment: deploymentFrom(fields),
  };
}

/** Keys are on by default on AKS only, and off by default everywhere else. */
function authFrom(fields: Map<string, YamlValue>, type: string): AzureDeploymentConfig['auth_mode'] {
  const key = fields.get('authEnabled')?.boolean();
  const token = fields.get('tokenAuthEnabled')?.boolean() ?? false;
  if (key === true && token) {
    fields
      .get('tokenAuthEnabled')
      ?.wrong('`authEnabled` and `tokenAuthEnabled` are both true', 'one of them');
  }
  if (token) return 'aml_token';
  return (key ?? type === 'aks') ? 'key' : 'none';
}

function deploymentFrom(fields: Map<string, YamlValue>): AzureDeployment {
  const whole = (name: string, min: number) => fields.get(name)?.number({ integer: true, min });
  const probe = fields.get('livenessProbeRequirements');
  const settings = defined<NonNullable<AzureDeployment['request_settings']>>({
    request_timeout_ms: whole('scoringTimeoutMs', 1),
    max_concurrent_requests_per_instance: whole('maxConcurrentRequestsPerContainer', 1),
    max_queue_wait_ms: whole('maxQueueWaitMs', 0),
  });
  const replicas = whole('numReplicas', 0);
  const scaler = fields.get('autoScaler');
  return defined<AzureDeployment>({
    description: fields.get('description')?.text(),
    tags: fields.get('tags')?.texts(),
    properties: fields.get('properties')?.texts(),
    environment_variables: fields.get('environmentVariables')?.texts(),
    app_insights_enabled: fields.get('appInsightsEnabled')?.boolean(),
    request_settings: Object.keys(settings).length === 0 ? undefined : settings,
    liveness_probe: probe === undefined ? undefined : probeFrom(probe),
    instance_count: replicas === 0 ? undefined : replicas,
    scale_settings: scaler === undefined ? undefined : scalerFrom(scaler),
    resources: resourcesFrom(fields),
  });
}

function probeFrom(value: YamlValue): AzureDeployment['liveness_probe'] {
  const fields = value.knownFields([
    'periodSeconds',
    'initialDelaySeconds',
    'timeoutSeconds',
    'successThreshold',
    'failureThreshold',
  ]);
  const whole = (name: string) => fields.get(name)?.number({ integer: true, min: 1 });
  return defined({
    period: whole('periodSeconds'),
    initial_delay: whole('initialDelaySeconds'),
    timeout: whole('timeoutSeconds'),
    success_threshold: whole('successThreshold'),
    failure_threshold: whole('failureThreshold'),
  });
}

function scalerFrom(value: YamlValue): AzureScaleSettings {
  const fields = value.knownFields([
    'autoscaleEnabled',
    'minReplicas',
    'maxReplicas',
    'refreshPeriodInSeconds',
    'targetUtilization',
  ]);
  const whole = (name: string, max?: number) => fields.get(name)?.number({ integer: true, min: 1, max });
  return defined<AzureScaleSettings>({
    type: fields.get('autoscaleEnabled')?.boolean() === false ? 'default' : 'target_utilization',
    min_instances: whole('minReplicas'),
    max_instances: whole('maxReplicas'),
    target_utilization_percentage: whole('targetUtilization', 100),
    polling_interval: whole('refreshPeriodInSeconds'),
  });
}

/** v1 counts memory in GB as a number, Kubernetes has quantities. */
function resourcesFrom(fields: Map<string, YamlValue>): AzureDeployment['resources'] {
  const parts = fields
    .get('containerResourceRequirements')
    ?.knownFields(['cpu', 'memoryInGB', 'gpu', 'cpuLimit', 'memoryInGBLimit']);
  const cpu = parts?.get('cpu')?.number({ min: 0.01 });
  const memory = parts?.get('memoryInGB')?.number({ min: 0.01 });
  const gpu = (fields.get('gpuCores') ?? parts?.get('gpu'))?.number({ integer: true, min: 0 });
  const requests = defined<Record<string, string>>({
    cpu: cpu === undefined ? undefined : String(cpu),
    memory: memory === undefined ? undefined : `${memory}Gi`,
    'nvidia.com/gpu': gpu === undefined || gpu === 0 ? undefined : String(gpu),
  });
  return Object.keys(requests).length === 0 ? undefined : { requests };
}
