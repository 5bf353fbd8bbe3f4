import type { RegistryProvider } from '../kind.ts';
import { openOciRegistry } from './opened.ts';
import { locationOf } from './place.ts';

/** A registry of images: ghcr, or any other. What its tags are is in `tags.ts`, how a version is made in `register.ts`. */
export const oci: RegistryProvider = {
  id: 'oci',
  title: 'a registry of images, such as ghcr.io',
  locationOf,
  open: openOciRegistry,
};
