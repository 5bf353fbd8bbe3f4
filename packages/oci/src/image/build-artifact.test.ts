import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { buildArtifact } from './build-artifact.ts';

const temporary = mkdtempSync(join(tmpdir(), 'artifact-'));
afterAll(() => rmSync(temporary, { recursive: true }));
const { signal } = new AbortController();

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

  it('is not made of files that are not the ones of the record', async () => {
    const from = join(temporary, 'model.onnx');
    writeFileSync(from, 'weights');
    const source = { from, size: 7, sha256: '00'.repeat(32) };
    const wanted = { artifactType: 'application/x', layers: [{ mediaType: 'm', source }], annotations: {} };
    await expect(buildArtifact(wanted, signal)).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
  });
});
