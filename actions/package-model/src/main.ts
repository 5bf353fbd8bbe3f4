import { action } from '@slipway/core/action';

import { inputs } from './inputs.ts';
import { look } from './look.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';

/** Makes a package of models that holds everything needed to serve them, and proves that it does. */
export const packageModel = action({
  name: 'package-model',
  inputs,
  outputs: [
    'package',
    'package-digest',
    'image',
    'image-digest',
    'image-path',
    'context-path',
    'base-image',
    'base-registry',
    'sbom',
    'attestation',
    'uploaded-bytes',
    'server',
    'cache-hit',
    'lock-digest',
  ],
  look,
  plan,
  report,
});
