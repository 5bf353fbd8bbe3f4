import type { ModelType } from '@slipway/core/model-record';
import type { CondaEnvironment } from './conda.ts';

/** A probe as Azure has it; all times in seconds. Defaults: 10, 10, 2, 1, 30. */
export interface AzureProbe {
  initial_delay?: number;
  period?: number;
  timeout?: number;
  success_threshold?: number;
  failure_threshold?: number;
}

/** How many requests an instance takes and how long they may last. Defaults: 5000, 1, 500. */
export interface AzureRequestSettings {
  request_timeout_ms?: number;
  max_concurrent_requests_per_instance?: number;
  max_queue_wait_ms?: number;
}

/** How the number of instances changes. */
export interface AzureScaleSettings {
  type?: 'default' | 'target_utilization';
  min_instances?: number;
  max_instances?: number;
  target_utilization_percentage?: number;
  /** In seconds. */
  polling_interval?: number;
}

/** Source code and the script in it that has `init()` and `run()`. */
export interface AzureCodeConfiguration {
  /** A folder, relative to the file, or a reference. */
  code?: string;
  /** Relative to `code`. */
  scoring_script?: string;
}

/** A route of a container that brings its own server. */
export interface AzureRoute {
  port: number;
  path: string;
}

/** An environment: an image or a Docker build, and a conda file by its path or written out. */
export interface AzureEnvironment {
  name?: string;
  version?: string;
  description?: string;
  tags?: Record<string, string>;
  image?: string;
  build?: { path?: string; dockerfile_path?: string };
  conda_file?: string | CondaEnvironment;
  inference_config?: {
    liveness_route?: AzureRoute;
    readiness_route?: AzureRoute;
    scoring_route?: AzureRoute;
  };
  os_type?: 'linux' | 'windows';
  /** Only v1 files have them here. */
  environment_variables?: Record<string, string>;
}

/** A model as an asset. */
export interface AzureModel {
  name?: string;
  version?: string;
  description?: string;
  tags?: Record<string, string>;
  properties?: Record<string, string>;
  /** A file or folder relative to the file, or an address. */
  path?: string;
  type?: ModelType;
  stage?: string;
}

/** A deployment. References such as `azureml:name:version` stay texts. */
export interface AzureDeployment {
  name?: string;
  endpoint_name?: string;
  description?: string;
  tags?: Record<string, string>;
  properties?: Record<string, string>;
  model?: string | AzureModel;
  model_mount_path?: string;
  code_configuration?: AzureCodeConfiguration;
  environment?: string | AzureEnvironment;
  environment_variables?: Record<string, string>;
  app_insights_enabled?: boolean;
  scale_settings?: AzureScaleSettings;
  request_settings?: AzureRequestSettings;
  liveness_probe?: AzureProbe;
  readiness_probe?: AzureProbe;
  instance_count?: number;
  instance_type?: string;
  egress_public_network_access?: 'enabled' | 'disabled';
  /** Kubernetes quantities: `cpu: "0.1"`, `memory: 0.5Gi`. */
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
}

/** An endpoint. */
export interface AzureEndpoint {
  name?: string;
  description?: string;
  tags?: Record<string, string>;
  properties?: Record<string, string>;
  auth_mode?: 'key' | 'aml_token' | 'aad_token';
  location?: string;
  /** Percentages by the names of deployments. */
  traffic?: Record<string, number>;
  mirror_traffic?: Record<string, number>;
  public_network_access?: 'enabled' | 'disabled';
  compute?: string;
}

/** What v1's `inferenceconfig.json` says, in the words of v2. */
export interface AzureInferenceConfig {
  code_configuration?: AzureCodeConfiguration;
  environment?: AzureEnvironment;
  /** Lines that were put into the Dockerfile: the path of the file that holds them. */
  extra_docker_file_steps?: string;
}

/** What v1's `deploymentconfig.json` says: where it ran, and the rest in the words of v2. */
export interface AzureDeploymentConfig {
  compute_type: 'local' | 'aci' | 'aks';
  /** Of `local`. */
  port?: number;
  auth_mode: 'key' | 'aml_token' | 'none';
  deployment: AzureDeployment;
}
