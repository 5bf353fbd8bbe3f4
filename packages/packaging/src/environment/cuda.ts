import type { Notice } from '@slipway/core/report';

import type { Versions } from './skew.ts';

/**
 * Says that a lock brings libraries for GPUs that nobody asked for: gigabytes in every image. Pure.
 * @param gpu true when it runs where there is a GPU
 */
export function cudaNotice(versions: Versions, gpu: boolean): Notice[] {
  const names = [...versions.keys()].filter((name) => /^(nvidia-|cuda-|onnxruntime-gpu$)/.test(name));
  const withCuda = [...versions].filter(([, version]) => /\+cu\d/.test(version)).map(([name]) => name);
  const all = [...withCuda, ...names];
  if (gpu || all.length === 0) return [];
  const shown = all
    .slice(0, 3)
    .map((name) => `\`${name}\``)
    .join(', ');
  const more = all.length > 3 ? ` and ${all.length - 3} more` : '';
  return [
    {
      level: 'warning',
      title: 'The environment holds libraries for GPUs',
      message: `${shown}${more} are of no use without one. ${remedyFor(versions)}, which makes the package much smaller.`,
    },
  ];
}

/** Packages that bring libraries for GPUs, and their builds without, in the order of who is the more likely one. */
const builds: readonly (readonly [name: string, remedy: string])[] = [
  ['onnxruntime-gpu', 'Ask for `onnxruntime` instead of `onnxruntime-gpu`'],
  [
    'torch',
    'Give `extra-index-urls: https://download.pytorch.org/whl/cpu` and ask for `torch` with `+cpu` in its version',
  ],
  ['tensorflow', 'Ask for `tensorflow-cpu` instead of `tensorflow`'],
  ['xgboost', 'Ask for `xgboost-cpu` instead of `xgboost`'],
];

function remedyFor(versions: Versions): string {
  return builds.find(([name]) => versions.has(name))?.[1] ?? 'Ask for builds for CPUs';
}
