export const id = 974;
export const ids = [974];
export const modules = {

/***/ 30226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ readInferenceConfig),
/* harmony export */   y: () => (/* binding */ readDeploymentConfig)
/* harmony export */ });
/* harmony import */ var _conda_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92694);
/* harmony import */ var _defined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70176);
/* harmony import */ var _yaml_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26636);



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
async function readInferenceConfig(file, text) {
    (0,_yaml_file_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseEmpty */ .O)({ file }, text, 'the inference configuration of Azure ML v1');
    return (0,_yaml_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readYaml */ .g)({ file }, text, inferenceFrom);
}
function inferenceFrom(root) {
    const fields = root.knownFields(inferenceFields, 'the fields of an `inferenceconfig.json`');
    const script = fields.get('entryScript')?.text();
    if (script === undefined && root.isMap && !fields.has('entryScript')) {
        root.wrong('it has no `entryScript`', 'the path of a script with `init()` and `run()`');
    }
    fields.get('runtime')?.oneOf(['python', 'spark-py']);
    const environment = fields.get('environment');
    return (0,_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
        code_configuration: (0,_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({ code: fields.get('sourceDirectory')?.text(), scoring_script: script }),
        environment: environment === undefined ? olderEnvironment(fields) : environmentFrom(environment),
        extra_docker_file_steps: fields.get('extraDockerfileSteps')?.text(),
    });
}
/** Before `environment` there were `baseImage` and `condaFile` beside the entry script. */
function olderEnvironment(fields) {
    const environment = (0,_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
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
function environmentFrom(value) {
    const fields = value.knownFields(environmentFields, 'an environment of Azure ML v1');
    const python = fields.get('python')?.knownFields(pythonFields);
    const docker = fields.get('docker')?.knownFields(dockerFields);
    const conda = python?.get('condaDependencies');
    return (0,_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
        name: fields.get('name')?.text(),
        version: fields.get('version')?.text(),
        image: docker?.get('baseImage')?.text(),
        conda_file: conda === undefined ? python?.get('condaDependenciesFile')?.text() : (0,_conda_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentOf */ .p)(conda),
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
async function readDeploymentConfig(file, text) {
    (0,_yaml_file_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseEmpty */ .O)({ file }, text, 'the deployment configuration of Azure ML v1');
    return (0,_yaml_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readYaml */ .g)({ file }, text, deploymentConfigFrom);
}
function deploymentConfigFrom(root) {
    const fields = root.knownFields(deploymentFields, 'the fields of a `deploymentconfig.json`');
    const written = fields.get('computeType');
    if (written === undefined && root.isMap)
        root.wrong('it has no `computeType`', '`local`, `aci` or `aks`');
    const compute = written?.text()?.toLowerCase() ?? 'local';
    const type = ['local', 'aci', 'aks'].find((candidate) => candidate === compute);
    if (type === undefined)
        written?.wrong(`\`computeType\` is \`${compute}\``, '`local`, `aci` or `aks`');
    return {
        compute_type: type ?? 'local',
        auth_mode: authFrom(fields, type ?? 'local'),
        ...(0,_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
            port: fields.get('port')?.number({ integer: true, min: 1, max: 65535 }),
        }),
        deployment: deploymentFrom(fields),
    };
}
/** Keys are on by default on AKS only, and off by default everywhere else. */
function authFrom(fields, type) {
    const key = fields.get('authEnabled')?.boolean();
    const token = fields.get('tokenAuthEnabled')?.boolean() ?? false;
    if (key === true && token) {
        fields
            .get('tokenAuthEnabled')
            ?.wrong('`authEnabled` and `tokenAuthEnabled` are both true', 'one of them');
    }
    if (token)
        return 'aml_token';
    return (key ?? type === 'aks') ? 'key' : 'none';
}
function deploymentFrom(fields) {
    const whole = (name, min) => fields.get(name)?.number({ integer: true, min });
    const probe = fields.get('livenessProbeRequirements');
    const settings = (0,_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
        request_timeout_ms: whole('scoringTimeoutMs', 1),
        max_concurrent_requests_per_instance: whole('maxConcurrentRequestsPerContainer', 1),
        max_queue_wait_ms: whole('maxQueueWaitMs', 0),
    });
    const replicas = whole('numReplicas', 0);
    const scaler = fields.get('autoScaler');
    return (0,_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
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
function probeFrom(value) {
    const fields = value.knownFields([
        'periodSeconds',
        'initialDelaySeconds',
        'timeoutSeconds',
        'successThreshold',
        'failureThreshold',
    ]);
    const whole = (name) => fields.get(name)?.number({ integer: true, min: 1 });
    return (0,_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
        period: whole('periodSeconds'),
        initial_delay: whole('initialDelaySeconds'),
        timeout: whole('timeoutSeconds'),
        success_threshold: whole('successThreshold'),
        failure_threshold: whole('failureThreshold'),
    });
}
function scalerFrom(value) {
    const fields = value.knownFields([
        'autoscaleEnabled',
        'minReplicas',
        'maxReplicas',
        'refreshPeriodInSeconds',
        'targetUtilization',
    ]);
    const whole = (name, max) => fields.get(name)?.number({ integer: true, min: 1, max });
    return (0,_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
        type: fields.get('autoscaleEnabled')?.boolean() === false ? 'default' : 'target_utilization',
        min_instances: whole('minReplicas'),
        max_instances: whole('maxReplicas'),
        target_utilization_percentage: whole('targetUtilization', 100),
        polling_interval: whole('refreshPeriodInSeconds'),
    });
}
/** v1 counts memory in GB as a number, Kubernetes has quantities. */
function resourcesFrom(fields) {
    const parts = fields
        .get('containerResourceRequirements')
        ?.knownFields(['cpu', 'memoryInGB', 'gpu', 'cpuLimit', 'memoryInGBLimit']);
    const cpu = parts?.get('cpu')?.number({ min: 0.01 });
    const memory = parts?.get('memoryInGB')?.number({ min: 0.01 });
    const gpu = (fields.get('gpuCores') ?? parts?.get('gpu'))?.number({ integer: true, min: 0 });
    const requests = (0,_defined_js__WEBPACK_IMPORTED_MODULE_2__/* .defined */ .s)({
        cpu: cpu === undefined ? undefined : String(cpu),
        memory: memory === undefined ? undefined : `${memory}Gi`,
        'nvidia.com/gpu': gpu === undefined || gpu === 0 ? undefined : String(gpu),
    });
    return Object.keys(requests).length === 0 ? undefined : { requests };
}


/***/ }),

/***/ 84299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rw: () => (/* binding */ readAzureDeployment),
  hY: () => (/* binding */ readAzureEnvironment)
});

// UNUSED EXPORTS: readAzureEndpoint, readAzureModel

// EXTERNAL MODULE: ./packages/formats/build/conda.js
var build_conda = __webpack_require__(92694);
// EXTERNAL MODULE: ./packages/formats/build/defined.js
var build_defined = __webpack_require__(70176);
;// CONCATENATED MODULE: ./packages/formats/build/azure-environment.js


const fieldNames = [
    'name',
    'version',
    'description',
    'tags',
    'image',
    'build',
    'conda_file',
    'inference_config',
    'os_type',
    'datastore',
    '$schema',
    'id',
    'properties',
    'creation_context',
    'resourceGroup',
];
/** Reads an environment that is written out. */
function environmentFrom(value) {
    const pasted = value.isMap
        ? (value.fields().get('dependencies') ?? value.fields().get('channels'))
        : undefined;
    if (pasted !== undefined) {
        pasted.wrong(`\`${pasted.path}\` is a field of a conda file`, 'an Azure ML environment, with the conda file as its `conda_file`', 'put these fields under `conda_file`');
        return {};
    }
    const fields = value.knownFields(fieldNames, 'the fields of an Azure ML environment');
    const [image, build] = [fields.get('image'), fields.get('build')];
    if (image !== undefined && build !== undefined)
        build.wrong('there are `image` and `build`', 'one of them');
    const conda = fields.get('conda_file');
    const inference = fields.get('inference_config');
    return (0,build_defined/* defined */.s)({
        name: fields.get('name')?.text(),
        version: fields.get('version')?.text(),
        description: fields.get('description')?.text(),
        tags: fields.get('tags')?.texts(),
        image: image?.text(),
        build: build === undefined ? undefined : buildFrom(build),
        conda_file: conda?.isMap === true ? (0,build_conda/* environmentOf */.p)(conda) : conda?.text('a path, or a conda environment'),
        inference_config: inference === undefined ? undefined : routesFrom(inference),
        os_type: fields.get('os_type')?.oneOf(['linux', 'windows']),
    });
}
function buildFrom(value) {
    const fields = value.knownFields(['path', 'dockerfile_path', 'local_path']);
    return (0,build_defined/* defined */.s)({
        path: fields.get('path')?.text(),
        dockerfile_path: fields.get('dockerfile_path')?.text(),
    });
}
function routesFrom(value) {
    const names = ['liveness_route', 'readiness_route', 'scoring_route'];
    const fields = value.knownFields(names);
    const routes = names.map((name) => {
        const route = fields.get(name);
        return [name, route === undefined ? undefined : routeFrom(route)];
    });
    return (0,build_defined/* defined */.s)(Object.fromEntries(routes));
}
function routeFrom(value) {
    const fields = value.knownFields(['path', 'port'], '`path` and `port`');
    const path = fields.get('path')?.text();
    const port = fields.get('port')?.number({ integer: true, min: 1, max: 65535 });
    if (path !== undefined && port !== undefined)
        return { path, port };
    if (value.isMap && fields.size < 2)
        value.wrong(`\`${value.path}\` is not whole`, '`path` and `port`');
    return undefined;
}

// EXTERNAL MODULE: ./packages/core/build/model-record.js
var model_record = __webpack_require__(95521);
;// CONCATENATED MODULE: ./packages/formats/build/azure-model.js


const azure_model_fieldNames = [
    'name',
    'version',
    'description',
    'tags',
    'properties',
    'path',
    'type',
    'flavors',
    'stage',
    'datastore',
    '$schema',
    'id',
    'job_name',
    'latest_version',
    'creation_context',
    'utc_time_created',
    'resourceGroup',
];
/** Reads a model that is written out. */
function azure_model_modelFrom(value) {
    const fields = value.knownFields(azure_model_fieldNames, 'the fields of an Azure ML model');
    return (0,build_defined/* defined */.s)({
        name: fields.get('name')?.text(),
        version: fields.get('version')?.text(),
        description: fields.get('description')?.text(),
        tags: fields.get('tags')?.texts(),
        properties: fields.get('properties')?.texts(),
        path: fields.get('path')?.text(),
        type: fields.get('type')?.oneOf(model_record/* modelTypes */.r),
        stage: fields.get('stage')?.text(),
    });
}
/** Reads a deployment's `model`: written out, or a reference to one. */
function modelOrReference(value) {
    return value.isMap ? azure_model_modelFrom(value) : value.text('a model, or a reference such as `azureml:name:1`');
}

;// CONCATENATED MODULE: ./packages/formats/build/azure-settings.js

const count = { integer: true, min: 1 };
/** Reads `liveness_probe` or `readiness_probe`: whole seconds and counts, at least 1. */
function probeFrom(value) {
    const names = ['initial_delay', 'period', 'timeout', 'success_threshold', 'failure_threshold'];
    const fields = value.knownFields([...names, 'scheme', 'path', 'port', 'method']);
    return (0,build_defined/* defined */.s)(Object.fromEntries(names.map((name) => [name, fields.get(name)?.number(count)])));
}
/** Reads `request_settings`. */
function requestSettingsFrom(value) {
    const fields = value.knownFields([
        'request_timeout_ms',
        'max_concurrent_requests_per_instance',
        'max_queue_wait_ms',
    ]);
    return (0,build_defined/* defined */.s)({
        request_timeout_ms: fields.get('request_timeout_ms')?.number(count),
        max_concurrent_requests_per_instance: fields.get('max_concurrent_requests_per_instance')?.number(count),
        max_queue_wait_ms: fields.get('max_queue_wait_ms')?.number({ integer: true, min: 0 }),
    });
}
/** Reads `scale_settings`. */
function scaleSettingsFrom(value) {
    const fields = value.knownFields([
        'type',
        'min_instances',
        'max_instances',
        'target_utilization_percentage',
        'polling_interval',
    ]);
    const settings = (0,build_defined/* defined */.s)({
        type: fields.get('type')?.oneOf(['default', 'target_utilization']),
        min_instances: fields.get('min_instances')?.number({ integer: true, min: 0 }),
        max_instances: fields.get('max_instances')?.number(count),
        target_utilization_percentage: fields
            .get('target_utilization_percentage')
            ?.number({ ...count, max: 100 }),
        polling_interval: fields.get('polling_interval')?.number(count),
    });
    const { min_instances: min = 0, max_instances: max = Infinity } = settings;
    if (min > max)
        value.wrong(`\`min_instances\` is ${min} and \`max_instances\` is ${max}`, 'a maximum that is not less');
    return settings;
}

// EXTERNAL MODULE: ./packages/formats/build/yaml-file.js + 1 modules
var yaml_file = __webpack_require__(26636);
;// CONCATENATED MODULE: ./packages/formats/build/azure.js





/** Fields that the CLI prints and takes back, and that say nothing of what is wanted. */
const printedFields = ['$schema', 'id', 'creation_context', 'provisioning_state', 'resourceGroup', 'kind'];
/**
 * Reads a v2 deployment YAML, managed or Kubernetes.
 * Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-managed-online
 * @throws Problems with file, line and column for fields that do not exist or have wrong values.
 */
function readAzureDeployment(file, text) {
    return read(file, text, 'an Azure ML deployment', deploymentFrom);
}
/**
 * Reads a v2 endpoint YAML, managed or Kubernetes.
 * Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online
 * @throws Problems with file, line and column.
 */
function readAzureEndpoint(file, text) {
    return read(file, text, 'an Azure ML endpoint', endpointFrom);
}
/**
 * Reads a v2 environment YAML.
 * @throws Problems with file, line and column.
 */
function readAzureEnvironment(file, text) {
    return read(file, text, 'an Azure ML environment', environmentFrom);
}
/**
 * Reads a v2 model YAML.
 * Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-model
 * @throws Problems with file, line and column.
 */
function readAzureModel(file, text) {
    return read(file, text, 'an Azure ML model', modelFrom);
}
function read(file, text, expected, from) {
    (0,yaml_file/* refuseEmpty */.O)({ file }, text, expected);
    return (0,yaml_file/* readYaml */.g)({ file }, text, from);
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
function deploymentFrom(root) {
    const fields = root.knownFields([...deploymentFields, ...printedFields], 'the fields of an Azure ML deployment');
    const text = (name) => fields.get(name)?.text();
    return (0,build_defined/* defined */.s)({
        name: text('name'),
        endpoint_name: text('endpoint_name'),
        description: text('description'),
        tags: fields.get('tags')?.texts(),
        properties: fields.get('properties')?.texts(),
        model: optional(fields.get('model'), modelOrReference),
        model_mount_path: text('model_mount_path'),
        code_configuration: optional(fields.get('code_configuration'), codeFrom),
        environment: optional(fields.get('environment'), (value) => value.isMap ? environmentFrom(value) : value.text('an environment, or a reference to one')),
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
function codeFrom(value) {
    const fields = value.knownFields(['code', 'scoring_script', 'entry_script']);
    const script = fields.get('scoring_script') ?? fields.get('entry_script');
    if (script === undefined && value.isMap)
        value.wrong('it has no `scoring_script`', '`code` and `scoring_script`');
    return (0,build_defined/* defined */.s)({ code: fields.get('code')?.text(), scoring_script: script?.text() });
}
function resourcesFrom(value) {
    const fields = value.knownFields(['requests', 'limits']);
    return (0,build_defined/* defined */.s)({ requests: fields.get('requests')?.texts(), limits: fields.get('limits')?.texts() });
}
const endpointFields = (/* unused pure expression or super */ null && ([
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
]));
function endpointFrom(root) {
    const fields = root.knownFields([...endpointFields, ...printedFields], 'the fields of an Azure ML endpoint');
    return defined({
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
function trafficFrom(value, max = 100) {
    const shares = [];
    for (const [name, share] of value.fields('deployments with percentages')) {
        const percent = share.number({ integer: true, min: 0, max });
        if (percent !== undefined)
            shares.push([name, percent]);
    }
    const sum = shares.reduce((total, [, percent]) => total + percent, 0);
    const said = shares.map(([name, percent]) => `${name}: ${percent}`).join(', ');
    if (max === 100 && sum !== 0 && sum !== 100) {
        value.wrong(`\`${value.path}\` adds up to ${sum} (${said})`, 'percentages that add up to 0 or 100');
    }
    if (max < 100 && shares.length > 1)
        value.wrong(`\`${value.path}\` has ${said}`, 'one deployment');
    return Object.fromEntries(shares);
}
function optional(value, from) {
    return value === undefined ? undefined : from(value);
}


/***/ }),

/***/ 92694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ readConda),
/* harmony export */   p: () => (/* binding */ environmentOf)
/* harmony export */ });
/* harmony import */ var _requirement_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72494);
/* harmony import */ var _yaml_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26636);


const fieldNames = ['name', 'channels', 'dependencies', 'prefix', 'variables', 'platforms', 'category'];
/** `channel::name`, then versions and a build, separated by `=`, by spaces, or as comparisons. */
const matchSpec = /^(?:[\w./:-]+::)?([a-z0-9_][a-z0-9._-]*)\s*(\[.*\]|[=<>!~ ].*)?$/i;
/**
 * Reads a conda environment file such as `conda.yaml` or `environment.yml`.
 * @throws Problems with file, line and column.
 */
async function readConda(file, text) {
    const expected = 'a conda environment: a map with the list `dependencies`';
    (0,_yaml_file_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseEmpty */ .O)({ file }, text, expected);
    return (0,_yaml_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readYaml */ .g)({ file }, text, (root) => environmentOf(root, expected), '1.1');
}
/** Interprets a conda environment that stands inside of another file, as in Azure's `conda_file`. */
function environmentOf(root, expected = 'a conda environment') {
    const fields = root.knownFields(fieldNames, expected);
    const environment = { channels: [], pip: [], condaPackages: [] };
    const name = fields.get('name')?.text();
    if (name !== undefined)
        environment.name = name;
    for (const channel of fields.get('channels')?.items('a list of channels') ?? []) {
        const channelName = channel.text();
        if (channelName !== undefined)
            environment.channels.push(channelName);
    }
    const dependencies = fields.get('dependencies');
    if (dependencies === undefined && root.isMap)
        root.wrong('it has no `dependencies`', expected);
    for (const dependency of dependencies?.items('a list of packages') ?? [])
        readDependency(environment, dependency);
    return environment;
}
function readDependency(environment, dependency) {
    if (dependency.isMap) {
        for (const [name, list] of dependency.fields()) {
            if (name === 'pip')
                readPip(environment, list);
            else
                list.wrong(`\`${name}\` has a list of its own`, 'only `pip:` with a list, or names of packages');
        }
        return;
    }
    const text = dependency.text('the name of a package, or `pip:` with a list');
    if (text === undefined)
        return;
    const [, name, versions = ''] = matchSpec.exec(text.trim()) ?? [];
    if (name === undefined) {
        dependency.wrong(`\`${text}\``, 'a package of conda, as in `numpy=2.4`');
        return;
    }
    const written = { text, line: dependency.line, name, specifier: specifierOf(versions) };
    if (name === 'python')
        environment.python = written;
    else if (name !== 'pip')
        environment.condaPackages.push(written);
}
function readPip(environment, list) {
    if (list.isEmpty)
        return;
    for (const item of list.items('a list of requirements')) {
        const text = item.text('a requirement such as `numpy==2.4.6`')?.trim();
        if (text === undefined)
            continue;
        const parsed = text.startsWith('-') ? undefined : (0,_requirement_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRequirement */ .p)(text, item.line);
        if (parsed !== undefined && 'said' in parsed)
            item.wrong(parsed.said, parsed.expected, parsed.remedy);
        else
            environment.pip.push({ text, line: item.line });
    }
}
/**
 * A version of conda as one of PEP 440. A single `=` is fuzzy: `3.11` stands for every 3.11.x; a whole version is exact.
 * Source: https://docs.conda.io/projects/conda-build/en/stable/resources/package-spec.html#package-match-specifications
 */
function specifierOf(versions) {
    const [version = ''] = versions
        .trim()
        .replace(/^\[version=['"]?([^'"\]]*).*\]$/, '$1')
        .split(/(?<=[\d*])(?:=|\s+)(?=\S*$)/);
    const text = version.replaceAll(/\s+/g, '');
    if (text === '' || text === '*')
        return '';
    if (/^(==|>=|<=|!=|~=|<|>)/.test(text))
        return text;
    const plain = text.replace(/^=/, '').replace(/\.\*$/, '');
    const isWhole = plain.split('.').length > 2 && !text.endsWith('*');
    return isWhole ? `==${plain}` : `==${plain}.*`;
}


/***/ }),

/***/ 70176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ defined)
/* harmony export */ });
/** The fields that are there; what is missing is left out instead of being undefined. */
function defined(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 72494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ parseRequirement)
/* harmony export */ });
/* harmony import */ var _slipway_core_defined__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71539);
/* harmony import */ var _pep440_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12463);


const project = /^([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)\s*(?:\[([^\]]*)\])?\s*/i;
const perRequirement = /\s--(hash|config-settings?|global-option|install-option)(?:=|\s+)(\S+)/g;
/** Parses a requirement (PEP 508, and pip's addresses and paths), or says what is wrong with it. */
function parseRequirement(content, line) {
    const hashes = [...content.matchAll(perRequirement)]
        .filter(([, name]) => name === 'hash')
        .map(([, , hash]) => hash);
    const text = content.replaceAll(perRequirement, '').trim();
    const badHash = hashes.find((hash) => !/^(sha256|sha384|sha512):[0-9a-f]+$/i.test(hash));
    if (badHash !== undefined)
        return wrong(`\`${badHash}\` is no hash`, '`--hash=sha256:<hexadecimal digits>`');
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^(\.{1,2}[/\\]|[/\\]|[a-z]:[/\\]|\.$)/i.test(text)) {
        const { before, marker } = splitMarker(text, / ;/);
        return { kind: 'address', text, line, address: before, ...marker, hashes };
    }
    return parseNamed(text, line, hashes);
}
function parseNamed(text, line, hashes) {
    const match = project.exec(text);
    if (match === null)
        return wrong(`\`${text}\``, 'the name of a package, as in `numpy>=2`');
    const name = match[1].toLowerCase().replaceAll(/[-_.]+/g, '-');
    const rest = text.slice(match[0].length);
    if (rest.startsWith('@')) {
        const { before, marker } = splitMarker(rest.slice(1).trim(), /\s;/);
        if (before === '')
            return wrong(`\`${text}\` has no address`, 'an address after `@`');
        return { kind: 'address', text, line, name, address: before, ...marker, hashes };
    }
    if (/\.(whl|tar\.gz|zip)$/i.test(text))
        return { kind: 'address', text, line, address: text, hashes };
    const { before, marker } = splitMarker(rest, /;/);
    const versions = before.replace(/^\((.*)\)$/, '$1').trim();
    if (marker.marker === '')
        return wrong(`\`${text}\` has an empty marker`, 'a marker after `;`');
    if (versions !== '' && !(0,_pep440_js__WEBPACK_IMPORTED_MODULE_0__/* .isRange */ ._Z)(versions)) {
        const remedy = /^=[^=]/.test(versions) ? 'write `==`: a single `=` is of conda' : undefined;
        const expected = 'versions such as `==1.2.3` or `>=1,<2` after the name';
        return { ...wrong(`\`${text}\``, expected), ...(0,_slipway_core_defined__WEBPACK_IMPORTED_MODULE_1__/* .defined */ .s)({ remedy }) };
    }
    const extras = (match[2] ?? '').split(',').map((extra) => extra.trim());
    return {
        kind: 'package',
        text,
        line,
        name,
        extras: extras.filter((extra) => extra !== ''),
        specifier: versions.replaceAll(/\s+/g, ''),
        ...marker,
        hashes,
    };
}
function splitMarker(text, separator) {
    const at = text.search(separator);
    if (at < 0)
        return { before: text.trim(), marker: {} };
    return {
        before: text.slice(0, at).trim(),
        marker: { marker: text.slice(text.indexOf(';', at) + 1).trim() },
    };
}
function wrong(said, expected) {
    return { said, expected };
}


/***/ })

};
