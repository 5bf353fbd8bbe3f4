import { environmentFrom } from './azure-environment.ts';
import { modelFrom, modelOrReference } from './azure-model.ts';
import { probeFrom, requestSettingsFrom, scaleSettingsFrom } from './azure-settings.ts';
import type { AzureDeployment, AzureEndpoint, AzureEnvironment, AzureModel } from './azure-types.ts';
import { defined } from './defined.ts';
import { refuseEmpty, readYaml } from './yaml-file.ts';
import type { YamlValue } from './yaml-value.ts';

export type * from './azure-types.ts';

/** Fields that the CLI prints and takes back, and that say nothing of what is wanted. */
const printedFields = ['$schema', 'id', 'creation_context', 'provisioning_state', 'resourceGroup', 'kind'];

/**
 * Reads a v2 deployment YAML, managed or Kubernetes.
 * Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-managed-online
 * @throws Problems with file, line and column for fields that do not exist or have wrong values.
 */
export function readAzureDeployment(file: string, text: string): Promise<AzureDeployment> {
  return read(file, text, 'an Azure ML deployment', deploymentFrom);
}

/**
 * Reads a v2 endpoint YAML, managed or Kubernetes.
 * Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online
 * @throws Problems with file, line and column.
 */
export function readAzureEndpoint(file: string, text: string): Promise<AzureEndpoint> {
  return read(file, text, 'an Azure ML endpoint', endpointFrom);
}

/**
 * Reads a v2 environment YAML.
 * @throws Problems with file, line and column.
 */
export function readAzureEnvironment(file: string, text: string): Promise<AzureEnvironment> {
  return read(file, text, 'an Azure ML environment', environmentFrom);
}

/**
 * Reads a v2 model YAML.
 * Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-model
 * @throws Problems with file, line and column.
 */
export function readAzureModel(file: string, text: string): Promise<AzureModel> {
  return read(file, text, 'an Azure ML model', modelFrom);
}

function read<Result>(file: string, text: string, expected: string, from: (root: YamlValue) => Result) {
  refuseEmpty({ file }, text, expected);
  return readYaml({ file }, text, from);
}

const deploymentFields = [
  'name',
  'endpoint_name',
  'description',
  'tags',
  'properties',
  'type',
  'model',
  'model_mount_path',
  'code_configuration',
  'environment',
  'environment_variables',
  'app_insights_enabled',
  'scale_settings',
  'request_settings',
  'liveness_probe',
  'readiness_probe',
  'startup_probe',
  'instance_count',
  'instance_type',
  'egress_public_network_access',
  'private_network_connection',
  'data_collector',
  'resources',
];

function deploymentFrom(root: YamlValue): AzureDeployment {
  const fields = root.knownFields(
    [...deploymentFields, ...printedFields],
    'the fields of an Azure ML deployment',
  );
  const text = (name: string) => fields.get(name)?.text();
  return defined<AzureDeployment>({
    name: text('name'),
    endpoint_name: text('endpoint_name'),
    description: text('description'),
    tags: fields.get('tags')?.texts(),
    properties: fields.get('properties')?.texts(),
    model: optional(fields.get('model'), modelOrReference),
    model_mount_path: text('model_mount_path'),
    code_configuration: optional(fields.get('code_configuration'), codeFrom),
    environment: optional(fields.get('environment'), (value) =>
      value.isMap ? environmentFrom(value) : value.text('an environment, or a reference to one'),
    ),
    environment_variables: fields.get('environment_variables')?.texts(),
    app_insights_enabled: fields.get('app_insights_enabled')?.boolean(),
    scale_settings: optional(fields.get('scale_settings'), scaleSettingsFrom),
    request_settings: optional(fields.get('request_settings'), requestSettingsFrom),
    liveness_probe: optional(fields.get('liveness_probe'), probeFrom),
    readiness_probe: optional(fields.get('readiness_probe'), probeFrom),
    instance_count: fields.get('instance_count')?.number({ integer: true, min: 1 }),
    instance_type: text('instance_type'),
    egress_public_network_access: fields.get('egress_public_network_access')?.oneOf(['enabled', 'disabled']),
    resources: optional(fields.get('resources'), resourcesFrom),
  });
}

function codeFrom(value: YamlValue): AzureDeployment['code_configuration'] {
  const fields = value.knownFields(['code', 'scoring_script', 'entry_script']);
  const script = fields.get('scoring_script') ?? fields.get('entry_script');
  if (script === undefined && value.isMap)
    value.wrong('it has no `scoring_script`', '`code` and `scoring_script`');
  return defined({ code: fields.get('code')?.text(), scoring_script: script?.text() });
}

function resourcesFrom(value: YamlValue): AzureDeployment['resources'] {
  const fields = value.knownFields(['requests', 'limits']);
  return defined({ requests: fields.get('requests')?.texts(), limits: fields.get('limits')?.texts() });
}

const endpointFields = [
  'name',
  'description',
  'tags',
  'properties',
  'auth_mode',
  'location',
  'identity',
  'traffic',
  'mirror_traffic',
  'public_network_access',
  'compute',
  'scoring_uri',
  'openapi_uri',
  'defaults',
];

function endpointFrom(root: YamlValue): AzureEndpoint {
  const fields = root.knownFields(
    [...endpointFields, ...printedFields],
    'the fields of an Azure ML endpoint',
  );
  return defined<AzureEndpoint>({
    name: fields.get('name')?.text(),
    description: fields.get('description')?.text(),
    tags: fields.get('tags')?.texts(),
    properties: fields.get('properties')?.texts(),
    auth_mode: fields.get('auth_mode')?.oneOf(['key', 'aml_token', 'aad_token']),
    location: fields.get('location')?.text(),
    traffic: optional(fields.get('traffic'), (value) => trafficFrom(value)),
    mirror_traffic: optional(fields.get('mirror_traffic'), (value) => trafficFrom(value, 50)),
    public_network_access: fields.get('public_network_access')?.oneOf(['enabled', 'disabled']),
    compute: fields.get('compute')?.text(),
  });
}

/** Percentages by deployment. Azure takes only a sum of 0 or 100; mirrored traffic has one deployment and at most 50. */
function trafficFrom(value: YamlValue, max = 100): Record<string, number> {
  const shares: [string, number][] = [];
  for (const [name, share] of value.fields('deployments with percentages')) {
    const percent = share.number({ integer: true, min: 0, max });
    if (percent !== undefined) shares.push([name, percent]);
  }
  const sum = shares.reduce((total, [, percent]) => total + percent, 0);
  const said = shares.map(([name, percent]) => `${name}: ${percent}`).join(', ');
  if (max === 100 && sum !== 0 && sum !== 100) {
    value.wrong(`\`${value.path}\` adds up to ${sum} (${said})`, 'percentages that add up to 0 or 100');
  }
  if (max < 100 && shares.length > 1) value.wrong(`\`${value.path}\` has ${said}`, 'one deployment');
  return Object.fromEntries(shares);
}

function optional<Result>(
  value: YamlValue | undefined,
  from: (value: YamlValue) => Result,
): Result | undefined {
  return value === undefined ? undefined : from(value);
}
