import { execFileSync } from 'node:child_process';

import type { Benchmark, BenchContext, Figure } from '../bench/figure.ts';
import { BackgroundClient, Deploying } from '@slipway/testing/deploying';

/**
 * Kills deployments at random moments, and now and then the gateway, under a client: what serves must always be one of
 * the two versions, the next run must work, and no request may fail unless the gateway itself was killed.
 */
async function run(context: BenchContext): Promise<Figure[]> {
  const here = new Deploying('soak');
  await here.deploy({ version: '0' });
  const rounds = context.quick ? 15 : 150;
  let failedRequests = 0;
  let brokenRounds = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const killsGateway = round % 10 === 0;
    const client = new BackgroundClient(here, 2);
    const afterMs = Math.round(Math.random() * 600);
    await here.deploy(
      { version: String(round), readyAfterMs: 100 },
      {},
      { onStart: (child) => setTimeout(() => child.kill('SIGKILL'), afterMs) },
    );
    if (killsGateway) process.kill(here.control.pid, 'SIGKILL');
    const next = round % 2 === 0 ? round : round + 1000;
    const again = await here.deploy({ version: String(next), readyAfterMs: 100 });
    await client.stop();
    if (!killsGateway) failedRequests += client.failed.length;
    const isWell = again.exitCode === 0 && (await here.version()) === String(next);
    if (!isWell) brokenRounds += 1;
    context.note(
      `round ${round}: killed after ${afterMs} ms, ${isWell ? 'well' : again.stdout}, ${client.failed.length} failed`,
    );
  }
  await here.run({ command: 'delete' });
  const leftProcesses = processesOf(here.home);
  return [
    {
      what: `rounds of ${rounds} that did not end well`,
      value: brokenRounds,
      unit: '',
      limit: 0,
      ok: brokenRounds === 0,
    },
    {
      what: 'requests that failed while the gateway lived',
      value: failedRequests,
      unit: '',
      limit: 0,
      ok: failedRequests === 0,
    },
    {
      what: 'processes left after the end',
      value: leftProcesses,
      unit: '',
      limit: 0,
      ok: leftProcesses === 0,
    },
  ];
}

/** How many processes run something that lies in a folder. */
function processesOf(folder: string): number {
  const lines = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder)).length;
}

const soak: Benchmark = {
  name: 'deploy-kill',
  title: 'deployments killed at random moments under load',
  run,
};

export default soak;
