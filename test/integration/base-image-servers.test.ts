import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { pushBase, requiresBaseImages } from '@slipway/testing/base-image';
import { requiresEngine, startEngine, type Engine } from '@slipway/testing/container-engine';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { newFolder, runAction, type StepResult } from '@slipway/testing/run-action';

const needed = [requiresEngine('docker-registry'), requiresBaseImages()];

/**
 * A program with routes of its own, on port 8080. Called as `tritonserver` it stands in for Triton, whose images have
 * gigabytes: it takes the same arguments, looks for the same files, and has the same routes.
 */
const program = `#!/usr/bin/env node
const { createServer } = require('node:http');
const { existsSync, readFileSync } = require('node:fs');
const said = Object.fromEntries(process.argv.slice(2).map((word) => word.replace('--', '').split('=')));
const repository = said['model-repository'];
if (repository && !existsSync(repository + '/net/config.pbtxt')) process.exit(1);
const factor = Number(readFileSync(repository ? repository + '/net/1/model.json' : process.env.AZUREML_MODEL_DIR + '/model.json', 'utf8'));
const ready = repository ? '/v2/health/ready' : '/ready';
const scoring = repository ? '/v2/models/net/infer' : '/predict';
createServer((request, response) => {
  if (request.url === ready) return response.end();
  let text = '';
  request.on('data', (chunk) => (text += chunk));
  request.on('end', () => {
    try {
      if (request.url !== scoring) throw new Error('no such route');
      response.end(JSON.stringify(JSON.parse(text).data.map((value) => value * factor)));
    } catch (error) {
      response.writeHead(400).end(error.message);
    }
  });
}).listen(Number(said['http-port'] ?? 8080), said['http-address'] ?? '0.0.0.0');
process.on('SIGTERM', () => process.exit());
`;

const dockerfile = (base: string): string => `FROM ${base}
USER 0
COPY program /usr/local/bin/tritonserver
ENV TRITON_SERVER_VERSION=2.60.0
USER 1234
ENTRYPOINT ["tritonserver"]
`;

describe.skipIf(needed.some(({ missing }) => missing))(
  `servers of base images${needed.map(({ note }) => note).join('')}`,
  () => {
    let registry: OciRegistry;
    let engine: Engine;
    let base: string;

    beforeAll(async () => {
      [registry, engine] = await Promise.all([OciRegistry.start(), startEngine()]);
      const folder = newFolder('slipway-image-');
      writeFileSync(join(folder, 'program'), program, { mode: 0o755 });
      writeFileSync(join(folder, 'Dockerfile'), dockerfile(await pushBase('node', registry.host)));
      base = `${registry.host}/own/program:1`;
      engine.docker('build', '--quiet', '--tag', base, folder);
      engine.docker('push', '--quiet', base);
    }, 300_000);

    afterAll(async () => {
      engine.stop();
      await registry.stop();
    });

    function packaged(model: string, inputs: Record<string, string>): Promise<StepResult> {
      const workspace = newFolder('slipway-workspace-');
      mkdirSync(join(workspace, 'repository', 'net', '1'), { recursive: true });
      writeFileSync(join(workspace, 'repository', 'net', 'config.pbtxt'), 'backend: "python"\n');
      writeFileSync(join(workspace, 'repository', 'net', '1', 'model.json'), '3');
      writeFileSync(join(workspace, 'model.json'), '2');
      writeFileSync(join(workspace, 'in.json'), '{"data": [1, 2]}');
      writeFileSync(join(workspace, 'out.json'), model === 'repository' ? '[3, 6]' : '[2, 4]');
      return runAction('package-model', {
        workspace,
        environment: engine.environment,
        inputs: {
          models: model,
          output: 'registry',
          image: `${registry.host}/served/${model.replace('.', '-')}:1`,
          'base-image': base,
          'insecure-registries': registry.host,
          'sample-input': 'in.json',
          'sample-output': 'out.json',
          'check-in': 'container',
          ...inputs,
        },
      });
    }

    it('a program of the user is booted with the models beside it, and answers at its own routes', async () => {
      const routes = 'liveness=/ready scoring=/predict port=8080';
      const result = await packaged('model.json', { server: 'custom', 'server-routes': routes });
      expect(result.stdout).toContain('as expected');
      expect(result.exitCode).toBe(0);
      expect(result.annotations).toEqual([]);
    }, 120_000);

    it('Triton is started on the repository of the package', async () => {
      const result = await packaged('repository', { server: 'triton' });
      expect(result.stdout).toContain('as expected');
      expect(result.exitCode).toBe(0);
    }, 120_000);
  },
);
