import { defaultProbe, defaultRequestSettings } from '@slipway/core/endpoint';
import type { AzureDeployment } from '@slipway/formats/azure';
import type { DeploymentSettings } from '@slipway/targets/endpoint-state';

import type { Spec } from './inputs.ts';

/** How the deployment is run: the inputs, else the configuration file, else Azure's defaults. Pure. */
export function settingsOf(spec: Spec, config: AzureDeployment): DeploymentSettings {
  return {
    instances: spec.instanceCount ?? config.instance_count ?? 1,
    liveness_probe: { ...defaultProbe, ...config.liveness_probe, ...spec.livenessProbe },
    readiness_probe: { ...defaultProbe, ...config.readiness_probe, ...spec.readinessProbe },
    request_settings: {
      ...defaultRequestSettings,
      ...config.request_settings,
      ...given('request_timeout_ms', spec.requestTimeoutMs),
      ...given('max_concurrent_requests_per_instance', spec.maxConcurrentRequestsPerInstance),
      ...given('max_queue_wait_ms', spec.maxQueueWaitMs),
    },
    environment_variables: { ...config.environment_variables, ...spec.environmentVariables },
  };
}

function given(name: string, value: number | undefined): Record<string, number> {
  return value === undefined ? {} : { [name]: value };
}

/** `iris-1` for version 1 of `iris`: what a deployment is called when nobody says. Pure. */
export function deploymentName(models: readonly { name: string; version: string }[]): string {
  const [model] = models;
  const words = `${model?.name ?? 'model'}-${model?.version ?? '1'}`.replaceAll(/[^A-Za-z0-9]+/g, '-');
  const begun = /^[A-Za-z]/.test(words) ? words : `m-${words}`;
  // The version tells deployments apart, so a long name is shortened in front of it.
  const version = /-[^-]*$/.exec(begun)?.[0] ?? '';
  const shortened =
    begun.length <= 32 ? begun : begun.slice(0, 32 - Math.min(version.length, 20)) + version.slice(-20);
  return shortened.replaceAll(/-+/g, '-').replace(/-$/, '').padEnd(3, '0');
}
