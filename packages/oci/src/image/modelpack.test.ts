import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { buildArtifact } from './build-artifact.ts';
import { modelPack } from './modelpack.ts';

const temporary = mkdtempSync(join(tmpdir(), 'modelpack-'));
afterAll(() => rmSync(temporary, { recursive: true }));
const { signal } = new AbortController();

const files = ['weights/model.safetensors', 'config.json', 'README.md', 'serve.py'].map((path) => {
  const from = join(temporary, path.replaceAll('/', '-'));
  writeFileSync(from, path);
  return { path, from, size: path.length, sha256: createHash('sha256').update(path).digest('hex') };
});

describe('a ModelPack artefact', () => {
  it('has each file as it is in a layer of its own, told apart by what it is', async () => {
    const image = await buildArtifact(
      modelPack({ name: 'iris', version: '3', format: 'safetensors', files }),
      signal,
    );
    const manifest = JSON.parse(image.manifests[0]?.content ?? '') as {
      artifactType: string;
      config: { mediaType: string };
      layers: { mediaType: string; digest: string; annotations: Record<string, string> }[];
    };
    expect(manifest.artifactType).toBe('application/vnd.cncf.model.manifest.v1+json');
    expect(manifest.config.mediaType).toBe('application/vnd.cncf.model.config.v1+json');
    expect(
      manifest.layers.map(({ mediaType, annotations }) => [
        annotations['org.cncf.model.filepath'],
        mediaType,
      ]),
    ).toEqual([
      ['README.md', 'application/vnd.cncf.model.doc.v1.raw'],
      ['config.json', 'application/vnd.cncf.model.weight.config.v1.raw'],
      ['serve.py', 'application/vnd.cncf.model.code.v1.raw'],
      ['weights/model.safetensors', 'application/vnd.cncf.model.weight.v1.raw'],
    ]);
    const source = image.manifests[0]?.blobs[0]?.source as { content: string };
    expect(JSON.parse(source.content)).toEqual({
      descriptor: { name: 'iris', version: '3' },
      config: { format: 'safetensors' },
      modelfs: { type: 'layers', diffIds: manifest.layers.map(({ digest }) => digest) },
    });
  });

  it('is not made of files that are not the ones of the record', async () => {
    const wrong = files.map((file) => ({ ...file, sha256: '00'.repeat(32) }));
    const failed = buildArtifact(modelPack({ name: 'iris', version: '3', files: wrong }), signal);
    await expect(failed).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
  });
});

describe('an artefact', () => {
  it('has the empty configuration and the empty layer where nothing else is given, and its subject', async () => {
    const subject = { mediaType: 'm', digest: 'sha256:00', size: 1, artifactType: 'not part of it' };
    const wanted = { artifactType: 'application/x', layers: [], annotations: {}, subject };
    const image = await buildArtifact(wanted, signal);
    const empty = {
      mediaType: 'application/vnd.oci.empty.v1+json',
      digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
      size: 2,
    };
    expect(JSON.parse(image.manifests[0]?.content ?? '')).toEqual({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      artifactType: 'application/x',
      config: empty,
      layers: [empty],
      subject: { mediaType: 'm', digest: 'sha256:00', size: 1 },
    });
  });
});
