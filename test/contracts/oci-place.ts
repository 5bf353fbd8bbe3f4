import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { imageReferenceText } from '@slipway/core/image-reference';
import type { ImageReference } from '@slipway/core/image';
import type { Registry, RegistryConnection } from '@slipway/models/registry/kind';
import { oci } from '@slipway/models/registry/oci/oci';
import { nodePorts } from '@slipway/runner/ports';
import type { OciRegistry } from '@slipway/testing/oci-registry';
import { newFolder } from '@slipway/testing/run-action';

import { register, type Came, type Wish } from './registering.ts';

/** A new place in a registry of images, and a machine that has fetched nothing yet. */
export interface TriedPlace {
  registry: Registry;
  connection: RegistryConnection;
  /** `127.0.0.1:5000/octo/place-1`. */
  location: string;
  /** What the machine has fetched is below. */
  home: string;
  add: (wish: Wish) => Promise<Came>;
  /** The manifest of a repository below the place, as anybody may ask for it. */
  manifest: (repository: string, pointer: string) => Promise<Manifest>;
  /** The tags of a repository below the place. */
  tags: (repository: string) => Promise<string[]>;
  /** Takes tags away, as if the run that makes them had been killed before. */
  forget: (repository: string, isMeant: (tag: string) => boolean) => void;
}

/** What the tests look at in a manifest. */
export interface Manifest {
  artifactType?: string;
  config: { mediaType: string; digest: string; size: number };
  layers: { mediaType: string; digest: string; size: number; annotations?: Record<string, string> }[];
  annotations?: Record<string, string>;
}

let count = 0;

/** Opens a new place. */
export function newPlace(server: OciRegistry, given: RegistryConnection = {}): TriedPlace {
  count += 1;
  const prefix = `octo/place-${count}`;
  const location = `${server.host}/${prefix}`;
  const connection = { insecureHosts: [server.host], ...given };
  const home = newFolder();
  const ports = nodePorts({ home });
  const ask = async (path: string): Promise<unknown> => {
    const accept = 'application/vnd.oci.image.manifest.v1+json';
    const answer = await fetch(`http://${server.host}/v2/${path}`, { headers: { accept } });
    return answer.json();
  };
  return {
    registry: oci.open(location, ports, connection),
    connection,
    location,
    home,
    add: (wish) => register(oci, location, { ...wish, connection }, ports),
    manifest: async (repository, pointer) =>
      (await ask(`${prefix}/${repository}/manifests/${pointer}`)) as Manifest,
    tags: async (repository) =>
      ((await ask(`${prefix}/${repository}/tags/list`)) as { tags: string[] }).tags.toSorted(),
    forget: (repository, isMeant) => {
      const tags = join(repositories(server), prefix, repository, '_manifests', 'tags');
      for (const tag of readdirSync(tags).filter(isMeant)) rmSync(join(tags, tag), { recursive: true });
    },
  };
}

/** Where the registry has the bytes of a blob. */
export function storedBlob(server: OciRegistry, sha256: string): string {
  return join(storage(server), 'blobs', 'sha256', sha256.slice(0, 2), sha256, 'data');
}

function repositories(server: OciRegistry): string {
  return join(storage(server), 'repositories');
}

function storage(server: OciRegistry): string {
  return join(server.folder, 'data', 'docker', 'registry', 'v2');
}

/** Puts an artefact of somebody else where a reference says. */
export async function putForeign(reference: ImageReference, connection: RegistryConnection): Promise<void> {
  const ports = nodePorts();
  const artifact = await ports.images.buildArtifact(
    {
      artifactType: 'application/vnd.example',
      layers: [],
      annotations: { of: imageReferenceText(reference) },
    },
    newFolder(),
  );
  const insecureHosts = connection.insecureHosts ?? [];
  await ports.images.push(artifact, reference, { insecureHosts });
}
