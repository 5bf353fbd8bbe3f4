import type { Notice } from '@slipway/core/report';

import type { Wish } from './azure-config.ts';
import type { FoundModel, Samples } from './facts.ts';

/** What is worth a remark and stops nothing. Pure. */
export function noticesOf(
  spec: Wish,
  models: readonly FoundModel[],
  samples: Samples,
  server: string | undefined,
): Notice[] {
  const notices: Notice[] = [];
  if (server === undefined) return notices;
  if (server === 'onnx' && spec.environment !== undefined) {
    notices.push({
      level: 'warning',
      title: '`environment` is not used',
      message:
        'The ONNX server needs no Python. Leave `environment` out, or choose the server with `server`.',
      where: { input: 'environment' },
    });
  }
  if (spec.check && samples.input === undefined) {
    notices.push({
      level: 'warning',
      title: 'The package is booted, but not scored',
      message: 'No sample request is known. Give `sample-input`, or register the model with one.',
    });
  }
  for (const { detected, name, version } of models) {
    if (
      detected.framework === 'scikit-learn' &&
      detected.frameworkVersion === undefined &&
      spec.environment === undefined
    ) {
      notices.push({
        level: 'warning',
        title: `${name}:${version} does not say which scikit-learn wrote it`,
        message:
          'The newest one is locked. Give `environment` with the version that the model was made with.',
      });
    }
  }
  return notices;
}
