import { dockerHub } from '@slipway/core/image-reference';
import type { BaseImage, ImageReference } from '@slipway/core/image';
import { shortDigest } from '@slipway/core/digest';
import type { Ports } from '@slipway/core/ports';
import type { RegistryAccess } from '@slipway/core/ports-images';
import type { OutputId } from '@slipway/packaging/output/all';
import type { Destination } from '@slipway/packaging/output/kind';

import type { FoundModel } from './facts.ts';
import type { Spec } from './inputs.ts';

/** How the registries of this run are reached. The credentials of an image are for its host alone. */
export function accessOf(
  spec: Pick<
    Spec,
    | 'image'
    | 'imageUsername'
    | 'imagePassword'
    | 'baseImageUsername'
    | 'baseImagePassword'
    | 'insecureRegistries'
    | 'certificateAuthorities'
  >,
  baseHost: string | undefined,
  { files }: Pick<Ports, 'files'>,
): RegistryAccess {
  const credentials = [
    { host: spec.image?.host, user: spec.imageUsername, password: spec.imagePassword },
    { host: baseHost, user: spec.baseImageUsername, password: spec.baseImagePassword },
  ].flatMap(({ host, user, password }) =>
    host === undefined || user === undefined || password === undefined ? [] : [{ host, user, password }],
  );
  const { certificateAuthorities, insecureRegistries } = spec;
  return {
    credentials: credentials.length === 0 ? undefined : credentials,
    insecureHosts: insecureRegistries,
    certificateAuthorities:
      certificateAuthorities === undefined ? undefined : files.resolve(certificateAuthorities),
  };
}

/** What the image is called: as the user says, else after its only model; the version is the tag. */
export function imageNameOf(
  image: ImageReference | undefined,
  models: readonly Pick<FoundModel, 'name' | 'version'>[],
): ImageReference {
  const [first] = models;
  const tag = models.length === 1 && first !== undefined ? tagOf(first.version) : 'latest';
  if (image !== undefined) return image.tag === undefined ? { ...image, tag } : image;
  const names = models.map(({ name }) =>
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
  );
  return { host: dockerHub, repository: `library/${names.join('-') || 'model'}`, tag };
}

/** Versions are tags as they are; the digest that stands for the version of a path is shortened. */
function tagOf(version: string): string {
  return version.startsWith('sha256:') ? shortDigest(version) : version.slice(0, 128);
}

/** Where each output goes. */
export function destinationOf(
  id: OutputId,
  spec: Pick<Spec, 'path' | 'imagePath' | 'contextPath'>,
  image: ImageReference,
  access: RegistryAccess,
  base: BaseImage | undefined,
  { files }: Pick<Ports, 'files'>,
): Destination {
  const path = { 'oci-layout': spec.imagePath, 'build-context': spec.contextPath }[id as string] ?? spec.path;
  return {
    path: files.resolve(path),
    image,
    access,
    base:
      base === undefined ? undefined : `${base.reference.host}/${base.reference.repository}@${base.digest}`,
  };
}
