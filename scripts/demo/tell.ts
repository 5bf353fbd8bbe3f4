import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';

import { firstDifference } from '@slipway/packaging/boot/answers';

import type { Checks } from './checks.ts';
import { BackgroundClient } from './client.ts';
import { step, type Places } from './step.ts';
import type { Story, Version } from './stories.ts';

/** What a person needs to go on with an endpoint. */
export interface Told {
  endpoint: string;
  keyFile: string;
  /** A command that scores the sample. */
  curl: string;
}

/** Carries a story through the actions and notes what was seen. */
export async function tell(story: Story, places: Places, checks: Checks): Promise<Told> {
  const sample = readFileSync(story.sample, 'utf8').trim();

  chapter(`${story.name}, version 1: ${story.first.title}`);
  const first = await deliver(story, story.first, places, { profile: true });
  checks.note(first.deployed.exitCode === 0, `${story.name}:1 registered, packaged, profiled and deployed`);
  const endpoint = first.deployed.outputs['scoring-uri'] ?? '';
  const keyFile = first.deployed.outputs['key-file'] ?? '';
  if (endpoint === '' || !existsSync(keyFile)) return { endpoint, keyFile, curl: '' };
  const key = (JSON.parse(readFileSync(keyFile, 'utf8')) as { primary: string }).primary;
  const score = async (): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    return (await fetch(endpoint, { method: 'POST', headers, body: sample })).json();
  };
  checks.note(answers(story.first, await score()), `version 1 answers the sample as the model itself does`);

  chapter(`${story.name}, version 2: ${story.second.title} — while a client keeps scoring`);
  const client = new BackgroundClient(endpoint, key, sample);
  const second = await deliver(story, story.second, places, { gate: true });
  const candidate = second.deployed.outputs['deployment'] ?? '';
  checks.note(
    second.deployed.exitCode === 0,
    `${story.name}:2 deployed, because it is not worse than version 1`,
  );
  checks.note(answers(story.second, await score()), 'version 2 answers the sample as the model itself does');

  chapter(`${story.name}, version 3: ${story.broken.title}`);
  const third = await deliver(story, story.broken, places, { unchecked: true });
  const said = third.deployed.annotations.map(({ message }) => message).join('\n');
  checks.note(third.deployed.exitCode === 1, `${story.name}:3 was not deployed`);
  checks.note(
    story.cause.test(said),
    `the failure names its cause: ${story.cause.exec(said)?.[0] ?? 'it does not'}`,
  );
  checks.note(answers(story.second, await score()), 'version 2 still answers');

  const seen = await client.stop();
  const byDeployment = Object.entries(seen.byDeployment).map(([name, count]) => `${name}: ${count}`);
  checks.note(
    seen.failures.length === 0 && seen.requests > 0,
    `${seen.failures.length} failed requests of ${seen.requests} (${byDeployment.join(', ')})`,
  );
  checks.note(
    Object.keys(seen.byDeployment).length === 2 && (seen.byDeployment[candidate] ?? 0) > 0,
    'the client was answered by versions 1 and 2 and never by version 3',
  );

  const told = { endpoint, keyFile, curl: curlLine(endpoint, keyFile, story.sample) };
  if (process.platform !== 'win32' && spawnSync('curl', ['--version']).status === 0) {
    const answer = spawnSync('sh', ['-c', told.curl], { encoding: 'utf8' });
    checks.note(
      answer.status === 0 && answers(story.second, JSON.parse(answer.stdout)),
      'the curl line below works',
    );
  }
  return told;
}

/** Stops and removes the endpoint of a story, if there is one. */
export async function remove(story: Story, places: Places): Promise<void> {
  if (!existsSync(join(places.home, 'endpoints', story.endpoint))) return;
  await step('deploy-model', { command: 'delete', endpoint: story.endpoint }, places);
}

interface HowToDeliver {
  /** Measures the package. */
  profile?: boolean;
  /** Registers only what is not worse than what was there. */
  gate?: boolean;
  /** Packages without booting, so that it is the deployment which finds out. */
  unchecked?: boolean;
}

/** register-model → package-model → (profile-model) → deploy-model. */
async function deliver(story: Story, version: Version, places: Places, how: HowToDeliver) {
  const { name, endpoint } = story;
  const registered = await step(
    'register-model',
    {
      name,
      'model-path': version.model,
      'sample-input': story.sample,
      'sample-output': version.answer,
      metrics: version.metrics,
      ...(how.gate === true ? { 'compare-to': '@latest', 'not-worse': story.notWorse } : {}),
    },
    places,
  );
  const model = registered.outputs['model-id'] ?? `${name}@latest`;
  const packaged = await step(
    'package-model',
    {
      models: model,
      path: `package-${model.replace(':', '-')}`,
      environment: version.environment,
      check: how.unchecked === true ? 'false' : undefined,
    },
    places,
  );
  const folder = packaged.outputs['package'] ?? '';
  if (how.profile === true) {
    await step(
      'profile-model',
      { package: folder, concurrency: '1,4', duration: '1', 'warm-up': '0.5', 'write-tags': 'true' },
      places,
    );
  }
  return { deployed: await step('deploy-model', { package: folder, endpoint }, places) };
}

function answers(version: Version, answer: unknown): boolean {
  if (version.answer === undefined) return false;
  const expected: unknown = JSON.parse(readFileSync(version.answer, 'utf8'));
  return firstDifference(expected, answer, 1e-4) === undefined;
}

function chapter(title: string): void {
  console.log(`\n${styleText(['bold', 'blue'], `━━ ${title}`)}`);
}

/** Reads the key from its file, so that it does not stand in the shell's history. */
function curlLine(endpoint: string, keyFile: string, sample: string): string {
  const key = `$(sed -n 's/.*"primary": *"\\([^"]*\\)".*/\\1/p' '${keyFile}')`;
  return `curl -sS '${endpoint}' -H "Authorization: Bearer ${key}" -H 'content-type: application/json' -d @'${sample}'`;
}
