import { execFileSync } from 'node:child_process';
import { globSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { pushBase, requiresBaseImages } from '@slipway/testing/base-image';
import { requiresEngine, startEngine, type Engine } from '@slipway/testing/container-engine';
import { OciRegistry } from '@slipway/testing/oci-registry';
import { requires } from '@slipway/testing/requires';
import { newFolder, root, runAction, type StepResult } from '@slipway/testing/run-action';

/** Where images are made and sent in a benchmark: a registry, an engine, and a base image that both have. */
export class Place {
  readonly registry: OciRegistry;
  readonly engine: Engine;
  /** Name of the base image in the registry. */
  readonly base: string;
  /** Emptied when all is over. */
  readonly folder = newFolder('slipway-bench-package-');

  private constructor(registry: OciRegistry, engine: Engine, base: string) {
    this.registry = registry;
    this.engine = engine;
    this.base = base;
  }

  /** Opens one, or says which tools are missing. */
  static async open(): Promise<Place | { missing: string[] }> {
    const needed = [requiresEngine('docker-registry'), requiresBaseImages(), requires('uv')];
    const missing = needed.flatMap(({ names }) => names);
    if (missing.length > 0) return { missing };
    const [registry, engine] = await Promise.all([OciRegistry.start(), startEngine()]);
    const base = await pushBase('python', registry.host);
    engine.docker('pull', '--quiet', base);
    return new Place(registry, engine, base);
  }

  /** Runs the built package-model to an image in the registry. The base has to be in the registry, not on this machine. */
  async package(
    workspace: string,
    home: string,
    inputs: Record<string, string>,
    environment: Record<string, string> = {},
  ): Promise<StepResult> {
    const { host } = this.registry;
    const result = await runAction('package-model', {
      workspace,
      home,
      environment: { ...this.engine.environment, ...environment },
      inputs: { output: 'registry', 'base-image': this.base, 'insecure-registries': host, ...inputs },
    });
    if (result.exitCode !== 0) throw new Error(result.stdout + result.stderr);
    return result;
  }

  /** Bytes of all blobs that the registry holds. */
  storedBytes(): number {
    const blobs = join(this.registry.folder, 'data/docker/registry/v2/blobs/sha256');
    return globSync('*/*/data', { cwd: blobs }).reduce(
      (sum, path) => sum + statSync(join(blobs, path)).size,
      0,
    );
  }

  /** Compressed bytes of an image in the registry. */
  async sizeOf(repository: string, tag: string): Promise<number> {
    const accept = ['oci.image.manifest.v1', 'docker.distribution.manifest.v2']
      .map((name) => `application/vnd.${name}+json`)
      .join(', ');
    const url = `http://${this.registry.host}/v2/${repository}/manifests/${tag}`;
    const manifest = (await (await fetch(url, { headers: { accept } })).json()) as {
      layers: { size: number }[];
    };
    return manifest.layers.reduce((sum, { size }) => sum + size, 0);
  }

  /** Ends all of it. */
  async close(): Promise<void> {
    this.engine.stop();
    await this.registry.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds that something took. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Lets the disk finish what was measured before. */
export function flush(): void {
  execFileSync('sync');
}

export { root };
