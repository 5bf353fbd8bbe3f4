/** load-loop.ts <url> <body file> <connections> <seconds>: posts as fast as it is answered, prints a LoadResult. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createHistogram } from 'node:perf_hooks';

const [url = '', file = '', connections = '8', seconds = '5'] = process.argv.slice(2);
const body = readFileSync(file);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const headers = { 'content-type': 'application/json', 'content-length': body.length };
const latencies = createHistogram();
const end = performance.now() + Number(seconds) * 1000;

await Promise.all(Array.from({ length: Number(connections) }, ask));
agent.destroy();
const result = {
  requestsPerSecond: latencies.count / Number(seconds),
  p50Ms: latencies.percentile(50) / 1e6,
  p99Ms: latencies.percentile(99) / 1e6,
};
process.stdout.write(JSON.stringify(result));

async function ask(): Promise<void> {
  while (performance.now() < end) {
    const started = performance.now();
    await once();
    latencies.record(Math.max(1, Math.round((performance.now() - started) * 1e6)));
  }
}

function once(): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume().on('end', resolve);
    });
    sent.on('error', reject).end(body);
  });
}
