import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { root } from '@slipway/testing/run-action';

/** Something for the reference tool to do. Paths are absolute; `chain` and `key` are PEM files. */
export interface ReferenceJob {
  do: 'sign' | 'verify';
  way: 'key' | 'certificate';
  model: string;
  signature: string;
  key?: string;
  certificate?: string;
  chain?: readonly string[];
  hash?: 'sha256' | 'blake2';
  /** In bytes. */
  shardSize?: number;
}

/** It needs pyOpenSSL and does not say so. */
const packages = ['model-signing==1.1.1', 'pyopenssl==26.4.0'];

/** Lets the reference tool (`model-signing` of PyPI) work; answers `good` or its error for each job. uv keeps it. */
export function referenceTool(jobs: readonly ReferenceJob[]): string[] {
  const script = join(root, 'test', 'integration', 'signing_reference.py');
  const args = ['run', '--quiet', '--no-project', ...packages.flatMap((name) => ['--with', name]), script];
  const { status, stdout, stderr } = spawnSync('uv', args, { input: JSON.stringify(jobs), encoding: 'utf8' });
  if (status !== 0) throw new Error(`the reference tool ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as string[];
}
