import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';

import { defaultScanPolicy } from '@slipway/formats/scan/finding';
import { scanModel } from '@slipway/formats/scan/scan-model';
import { judgeFindings } from '@slipway/formats/scan/scan-policy';
import { nodePorts } from '@slipway/runner/ports';

import type { Sample } from './corpus.ts';

/** What a scanner makes of a file: it stops a job that looks at its exit code, or it does not. */
export interface Verdict extends Sample {
  stops: boolean;
  ms: number;
}

/** Our scanner with its default policy, on files as the actions open them. */
export async function ourVerdicts(samples: readonly Sample[], temp: string): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const sample of samples) {
    const started = performance.now();
    const stops = await isStopped(sample.path, temp);
    verdicts.push({ ...sample, stops, ms: performance.now() - started });
  }
  return verdicts;
}

/** Whether the default policy makes a problem of anything in a file. */
export async function isStopped(path: string, temp: string): Promise<boolean> {
  const ports = nodePorts({ workspace: temp, home: temp, temp });
  const source = await ports.files.open(path);
  const file = { path: basename(path), size: source.size, read: source.read.bind(source) };
  return judgeFindings(await scanModel([file]), defaultScanPolicy).problems.length > 0;
}

/** A scanner from PyPI: every exit code but 0 stops a job, and for modelscan 3, which says that it knows no such file. */
export function peerVerdicts(tool: string, programs: string, samples: readonly Sample[]): Verdict[] {
  const { stdout, status, stderr } = spawnSync(
    join(programs, 'python'),
    ['-B', '-W', 'ignore', join(import.meta.dirname, 'peers.py'), tool],
    { input: samples.map(({ path }) => path).join('\n'), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const lines = stdout.trim().split('\n');
  if (status !== 0 || lines.length !== samples.length)
    throw new Error(`${tool} said ${lines.length} times something of ${samples.length} files:\n${stderr}`);
  const verdicts = samples.map((sample, index) => {
    const [code = 0, ms = 0] = (lines[index] ?? '').split(' ').map(Number);
    return { ...sample, stops: code !== 0 && !(tool === 'modelscan' && code === 3), ms };
  });
  // Every scanner knows this one: who misses it was not asked in the right way.
  if (!verdicts.some(({ path, stops }) => basename(path) === 'stack-global.pkl' && stops))
    throw new Error(`${tool} let os.system pass, so it did not work:\n${stderr}`);
  return verdicts;
}
