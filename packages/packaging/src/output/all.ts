import { buildContext } from './build-context/build-context.ts';
import { directory } from './directory/directory.ts';
import { docker } from './docker/docker.ts';
import type { OutputProvider } from './kind.ts';
import { ociLayout } from './oci-layout/oci-layout.ts';
import { registry } from './registry/registry.ts';

/** Every output provider, by its id. */
export const outputs = {
  directory,
  'oci-layout': ociLayout,
  registry,
  docker,
  'build-context': buildContext,
} as const satisfies Record<string, OutputProvider>;

/** What users write to choose one. */
export type OutputId = keyof typeof outputs;
