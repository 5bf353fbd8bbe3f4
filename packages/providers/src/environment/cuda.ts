import type { Notice } from '@slipway/core/report';

import type { Versions } from './skew.ts';

/**
 * Says that a lock brings libraries for GPUs that nobody asked for: gigabytes in every image. Pure.
 * @param gpu true when it runs where there is a GPU
 */
export function cudaNotice(versions: Versions, gpu: boolean): Notice[] {
  const names = [...versions.keys()].filter((name) => /^(nvidia-|cuda-|onnxruntime-gpu$)/.test(name));
  const builds = [...versions].filter(([, version]) => /\+cu\d/.test(version)).map(([name]) => name);
  const all = [...builds, ...names];
  if (gpu || all.length === 0) return [];
  const shown = all
    .slice(0, 3)
    .map((name) => `\`${name}\``)
    .join(', ');
  const more = all.length > 3 ? ` and ${all.length - 3} more` : '';
  const remedy = names.includes('onnxruntime-gpu')
    ? 'Ask for `onnxruntime` instead of `onnxruntime-gpu`'
    : 'Give `extra-index-urls: https://download.pytorch.org/whl/cpu` and ask for `torch` with `+cpu` in its version';
  return [
    {
      level: 'warning',
      title: 'The environment holds libraries for GPUs',
      message: `${shown}${more} are of no use without one. ${remedy}, which makes the package gigabytes smaller.`,
    },
  ];
}
