import type { AzureProbe, AzureRequestSettings, AzureScaleSettings } from './azure-types.ts';
import { defined } from './defined.ts';
import type { YamlValue } from './yaml-value.ts';

const count = { integer: true, min: 1 };

/** Reads `liveness_probe` or `readiness_probe`: whole seconds and counts, at least 1. */
export function probeFrom(value: YamlValue): AzureProbe {
  const names = ['initial_delay', 'period', 'timeout', 'success_threshold', 'failure_threshold'] as const;
  const fields = value.knownFields([...names, 'scheme', 'path', 'port', 'method']);
  return defined<AzureProbe>(
    Object.fromEntries(names.map((name) => [name, fields.get(name)?.number(count)])),
  );
}

/** Reads `request_settings`. */
export function requestSettingsFrom(value: YamlValue): AzureRequestSettings {
  const fields = value.knownFields([
    'request_timeout_ms',
    'max_concurrent_requests_per_instance',
    'max_queue_wait_ms',
  ]);
  return defined<AzureRequestSettings>({
    request_timeout_ms: fields.get('request_timeout_ms')?.number(count),
    max_concurrent_requests_per_instance: fields.get('max_concurrent_requests_per_instance')?.number(count),
    max_queue_wait_ms: fields.get('max_queue_wait_ms')?.number({ integer: true, min: 0 }),
  });
}

/** Reads `scale_settings`. */
export function scaleSettingsFrom(value: YamlValue): AzureScaleSettings {
  const fields = value.knownFields([
    'type',
    'min_instances',
    'max_instances',
    'target_utilization_percentage',
    'polling_interval',
  ]);
  const settings = defined<AzureScaleSettings>({
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
