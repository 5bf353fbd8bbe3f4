import { describe, expect, it } from 'vitest';

import { nodePorts } from '@slipway/runner/ports';
import { startIndexOf, wheelsOf } from '@slipway/testing/package-index';
import { requires } from '@slipway/testing/requires';
import { newFolder } from '@slipway/testing/run-action';
import { newCertificate } from '@slipway/testing/test-certificate';

import { uv } from './uv.ts';

const tools = requires('uv', 'python3', 'openssl');

describe.skipIf(tools.missing)(`an index with a certificate of an own authority${tools.note}`, () => {
  it('is trusted with `certificate-authorities`, and not without', async () => {
    const certificate = newCertificate();
    const index = await startIndexOf(wheelsOf([{ name: 'alpha', version: '1.0' }]), undefined, certificate);
    const ports = nodePorts({ home: newFolder('slipway-home-'), temp: newFolder('slipway-temp-') });
    const wanted = {
      server: [],
      model: [{ text: 'alpha', where: { input: 'environment' }, asker: 'the test' }],
      constraints: [],
      indexOptions: [`--index-url ${index.url}`],
    };
    const lockWith = async (certificateAuthorities?: string): Promise<string> => {
      const access = { credentials: [], folders: [], noIndex: false };
      const asked = {
        ...wanted,
        access: certificateAuthorities === undefined ? access : { ...access, certificateAuthorities },
      };
      const lock = await uv.lock(asked, await uv.look(asked, ports), ports);
      return lock.files[0]!.content;
    };
    try {
      await expect(lockWith()).rejects.toMatchObject({
        message: '127.0.0.1 has a certificate that is not trusted here',
      });
      expect(await lockWith(certificate.file)).toContain('alpha==1.0');
    } finally {
      await index.stop();
    }
  });
});
