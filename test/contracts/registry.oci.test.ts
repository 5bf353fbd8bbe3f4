import { writeFileSync } from 'node:fs';

import { afterAll, beforeAll, describe } from 'vitest';

import { OciRegistry } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';

import { registryContract } from './registry.ts';
import { storedBlob } from './oci-place.ts';

const tools = requires('docker-registry');

describe.skipIf(tools.missing)(`a registry of images${tools.note}`, () => {
  let server: OciRegistry;
  let count = 0;
  beforeAll(async () => {
    server = await OciRegistry.start();
  });
  afterAll(() => server.end());

  registryContract({
    make: () => {
      count += 1;
      return `oci://${server.host}/octo/models-${count}`;
    },
    connection: () => ({ insecureHosts: [server.host] }),
    spoil: (_text, { files }, path) => {
      const { sha256 } = files.find((file) => file.path === path)!;
      writeFileSync(storedBlob(server, sha256), 'spoiled');
    },
  });
});
