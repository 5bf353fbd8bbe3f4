import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder } from '@slipway/testing/run-action';

import type { Place } from './place.ts';

/** Something that builds a folder with a `Dockerfile`. */
export interface Builder {
  /** `BuildKit`, or `the classic builder`. */
  name: string;
  program: string;
  environment: Record<string, string>;
}

/** The fastest builder that the `docker` commands of this machine can ask the engine for. */
export function findBuilder(place: Place): Builder {
  const folder = newFolder('slipway-bench-build-');
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
  // A newer command without its build plug-in is often first on the PATH, before the one that came with the engine.
  const candidates = ['docker', '/usr/bin/docker'].map((program) => ({
    name: 'BuildKit',
    program,
    environment: { ...place.engine.environment, DOCKER_BUILDKIT: '1' },
  }));
  const works = ({ program, environment }: Builder): boolean =>
    spawnSync(program, ['build', '--quiet', folder], { env: { ...process.env, ...environment } }).status ===
    0;
  return (
    candidates.find(works) ?? {
      name: 'the classic builder',
      program: 'docker',
      environment: { ...place.engine.environment, DOCKER_BUILDKIT: '0' },
    }
  );
}

/** Builds a folder and calls the image by a name. */
export function build(builder: Builder, folder: string, name: string, more: readonly string[] = []): void {
  docker(builder, ['build', '--network', 'host', '--tag', name, ...more, folder]);
}

/** Sends an image to its registry. */
export function push(builder: Builder, name: string): void {
  docker(builder, ['push', name]);
}

function docker({ program, environment }: Builder, args: readonly string[]): void {
  execFileSync(program, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
}

/**
 * The base image with what Dockerfiles of Python expect and a slim Debian has not: `pip` and a program called `python`.
 * Where this machine trusts further certificate authorities, so does the image.
 * @returns its name, in the engine only
 */
export function pipBase(place: Place, builder: Builder): string {
  const folder = newFolder('slipway-bench-base-');
  mkdirSync(join(folder, 'certificates'));
  const trusted = process.env['SSL_CERT_FILE'];
  if (trusted !== undefined && existsSync(trusted))
    cpSync(trusted, join(folder, 'certificates/ca-certificates.crt'));
  writeFileSync(
    join(folder, 'Dockerfile'),
    `FROM ${place.base}
COPY certificates /etc/ssl/certs
RUN mkdir -p /var/log /var/lib/apt/lists/partial /var/cache/apt/archives/partial \\
 && apt-get update && apt-get install -y --no-install-recommends python3-pip \\
 && ln -sf python3 /usr/bin/python && rm -f /usr/lib/python3*/EXTERNALLY-MANAGED \\
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb
ENV PIP_CERT=/etc/ssl/certs/ca-certificates.crt
`,
  );
  const name = 'slipway-bench/python-with-pip:3.11';
  build(builder, folder, name);
  return name;
}

/** What a person writes to serve a model: dependencies first, so that they are kept, then the code, then the model. */
export function usualDockerfile(base: string): string {
  return `FROM ${base}
COPY requirements.txt /app/requirements.txt
RUN pip install --no-cache-dir -r /app/requirements.txt azureml-inference-server-http
COPY src /app/src
COPY model /app/model
ENV AZUREML_MODEL_DIR=/app
EXPOSE 5001
CMD ["azmlinfsrv", "--entry_script", "/app/src/score.py"]
`;
}
