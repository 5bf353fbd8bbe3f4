// The demo: each story is a model with a first version, a better second one and a broken third one.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';

import { root } from '@slipway/testing/run-action';

import { Checks } from './checks.ts';
import { onnxStories, pythonStories } from './stories.ts';
import { remove, tell, type Told } from './tell.ts';

const { values } = parseArgs({ options: { once: { type: 'boolean' }, sklearn: { type: 'boolean' } } });
const stories = values.sklearn === true ? pythonStories : onnxStories;
const started = performance.now();

// Installed environments stay from one demo to the next; registries, packages and endpoints start anew.
const home = join(root, '.slipway', 'demo', 'home');
const workspace = join(root, '.slipway', 'demo', 'workspace');
for (const story of [...onnxStories, ...pythonStories]) await remove(story, { home, workspace });
for (const folder of ['registry', 'endpoints', 'profiles'])
  rmSync(join(home, folder), { recursive: true, force: true });
rmSync(workspace, { recursive: true, force: true });
mkdirSync(workspace, { recursive: true });

const checks = new Checks();
const told: Told[] = [];
for (const story of stories) told.push(await tell(story, { home, workspace }, checks));

console.log(`\n${styleText('bold', 'What was observed')}`);
console.log(checks.text());
console.log(`\nAll of it took ${Math.round((performance.now() - started) / 1000)} s.`);
for (const { endpoint, keyFile, curl } of told) {
  console.log(`\n${styleText('bold', 'Endpoint')}  ${endpoint}`);
  console.log(`${styleText('bold', 'Keys')}      ${keyFile}`);
  console.log(`${styleText('bold', 'Try it')}    ${curl}`);
}

/** Takes the endpoints away and ends with 0 only when everything was observed. */
async function stop(): Promise<never> {
  for (const story of stories) await remove(story, { home, workspace });
  console.log('The endpoints are stopped.');
  process.exit(checks.allHold() ? 0 : 1);
}

if (values.once === true || !checks.allHold()) await stop();
console.log(`\n${styleText('bold', 'Stop')}      press Ctrl+C: the endpoints are stopped and removed`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
setInterval(() => undefined, 60_000);
