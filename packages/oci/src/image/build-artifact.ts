import { mediaTypes, type ArtifactWanted, type BuiltBlob } from '@slipway/core/image';
import type { BuiltImage } from '@slipway/core/ports-images';

import { hashBlocks, observed, textBlob, type BlobSource } from './blob-source.ts';
import { annotated, describedText } from './build-image.ts';
import { canonicalJson } from './canonical-json.ts';
import { fileBlocks } from './tar-blocks.ts';

/**
 * Computes an artefact that is no image to run: a model, an SBOM, a signature.
 * Source: https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage
 * @throws Failure `DIGEST_MISMATCH` naming the file, `CHANGED_WHILE_READ`, `STORAGE_FAILED`, `CANCELLED`
 */
export async function buildArtifact(wanted: ArtifactWanted, signal: AbortSignal): Promise<BuiltImage> {
  const { mediaType, content: text } = wanted.config ?? { mediaType: mediaTypes.empty, content: '{}' };
  const config = textBlob('the configuration', text, { mediaType });
  // A manifest must have a layer, even when there is nothing to put in it.
  const layers =
    wanted.layers.length === 0
      ? [textBlob('nothing', '{}', { mediaType: mediaTypes.empty })]
      : await artifactLayers(wanted, signal);
  const content = canonicalJson({
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    artifactType: wanted.artifactType,
    config: config.descriptor,
    layers: layers.map(({ descriptor }) => descriptor),
    subject: wanted.subject === undefined ? undefined : bare(wanted.subject),
    ...annotated(wanted.annotations),
  });
  const descriptor = {
    ...describedText(mediaTypes.manifest, content),
    artifactType: wanted.artifactType,
  };
  return { descriptor, manifests: [{ descriptor, content, blobs: [config, ...layers] }] };
}

/** A subject is found by its digest; what else is said of it where it was listed is not part of the artefact. */
function bare({ mediaType, digest, size }: NonNullable<ArtifactWanted['subject']>): object {
  return { mediaType, digest, size };
}

async function artifactLayers(wanted: ArtifactWanted, signal: AbortSignal): Promise<BuiltBlob[]> {
  const layers: BuiltBlob[] = [];
  for (const { mediaType, source, annotations } of wanted.layers) {
    const described = { mediaType, ...annotated(annotations ?? {}) };
    const title = annotations?.['org.opencontainers.image.title'] ?? wanted.artifactType;
    if ('content' in source) {
      layers.push(textBlob(title, source.content, described));
      continue;
    }
    const { size, ...content } = source;
    const file = observed(content, size);
    const { sha256 } = await hashBlocks(fileBlocks(file, size, { reuse: true }), signal);
    // Its time is compared when it is read again; its digest is known to be right.
    const { sha256: _, ...known } = file;
    const from: BlobSource = { kind: 'file', ...known };
    layers.push({ title, descriptor: { ...described, digest: `sha256:${sha256}`, size }, source: from });
  }
  return layers;
}
