import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a server did under load. Closed loop: a connection asks again as soon as it has its answer. */
export interface LoadResult {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** Whether `wrk` is installed; a loop in Node, which takes more of the processor, stands in for it. */
export const hasWrk = spawnSync('wrk', ['--version']).error === undefined;

/** Posts one body over some connections for some seconds, from a process of its own. */
export async function load(
  url: string,
  body: string,
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-load-'));
  try {
    return await (hasWrk ? withWrk : withNode)(folder, url, body, connections, seconds);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function withWrk(
  folder: string,
  url: string,
  body: string,
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const script = join(folder, 'post.lua');
  // A JSON text without line breaks is a Lua string once it stands in long brackets.
  const lua = `wrk.method = "POST"\nwrk.body = [==[${body}]==]\nwrk.headers["Content-Type"] = "application/json"\n`;
  await writeFile(script, lua);
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-s', script, url];
  const { stdout } = await run('wrk', args);
  const failed = /Non-2xx or 3xx responses: \d+|Socket errors: .*/.exec(stdout)?.[0];
  if (failed !== undefined) throw new Error(`${url}: ${failed}`);
  const percentile = (name: string): number => {
    const [, value, unit] = new RegExp(`^\\s+${name}%\\s+([\\d.]+)(us|ms|s)`, 'm').exec(stdout) ?? [];
    return Number(value) * { us: 0.001, ms: 1, s: 1000 }[unit as 'us' | 'ms' | 's'];
  };
  const requestsPerSecond = Number(/^Requests\/sec:\s+([\d.]+)/m.exec(stdout)?.[1]);
  return { requestsPerSecond, p50Ms: percentile('50'), p99Ms: percentile('99') };
}

async function withNode(
  folder: string,
  url: string,
  body: string,
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const bodyFile = join(folder, 'body.json');
  await writeFile(bodyFile, body);
  const loop = join(import.meta.dirname, 'load-loop.ts');
  const { stdout } = await run(process.execPath, [loop, url, bodyFile, String(connections), String(seconds)]);
  return JSON.parse(stdout) as LoadResult;
}
