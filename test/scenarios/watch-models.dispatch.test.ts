import { readModelEvent } from '@slipway/core/model-event-reading';
import { ForwardProxy } from '@slipway/testing/forward-proxy';
import type { GitHubStandIn } from '@slipway/testing/github/stand-in';
import type { StepInputs, StepResult } from '@slipway/testing/run-action';
import { beforeEach, expect, onTestFinished, test } from 'vitest';

import { dispatching, token, type Dispatching } from './dispatching.ts';

let gitHub: GitHubStandIn;
let register: Dispatching['register'];
let run: Dispatching['run'];

beforeEach(async () => {
  ({ gitHub, register, run } = await dispatching('octo/models', 'acme/serving'));
});

function watch(inputs: Record<string, string> = {}, more: Partial<StepInputs> = {}): Promise<StepResult> {
  return run('watch-models', { dispatch: 'true', 'github-token': token, ...inputs }, more);
}

function told(): unknown[] {
  return gitHub.dispatches.map(({ repository, eventType, payload }) => [
    repository,
    eventType,
    `${String(payload['name'])}:${String(payload['version'])}`,
  ]);
}

test('every event is sent once, and is what the input `event` of the other actions reads', async () => {
  await register('one');
  await register('two');
  const step = await watch();
  expect(step).toMatchObject({ exitCode: 0, stderr: '' });
  expect(told()).toEqual([
    ['octo/models', 'model-registered', 'iris:1'],
    ['octo/models', 'model-registered', 'iris:2'],
  ]);
  expect(step.outputs).toMatchObject({ count: '2', 'has-new': 'true' });
  const event = { action: 'model-registered', client_payload: gitHub.dispatches[0]!.payload };
  expect(readModelEvent(JSON.stringify(event))).toMatchObject({ value: { name: 'iris', version: '1' } });
  expect(step.masks).toContain(token);
  expect(step.stdout.replaceAll(`::add-mask::${token}`, '')).not.toContain(token);
  expect((await watch()).outputs['count']).toBe('0');
  expect(gitHub.dispatches).toHaveLength(2);
});

test('another repository, another type, an alias', async () => {
  await register('one', { alias: 'champion' });
  const step = await watch({ dispatch: 'acme/serving', 'event-type': 'deploy', events: 'alias-moved' });
  expect(step).toMatchObject({ exitCode: 0, stderr: '' });
  expect(told()).toEqual([['acme/serving', 'deploy', 'iris:1']]);
  expect(gitHub.dispatches[0]!.payload).toMatchObject({ kind: 'model-alias-moved', alias: 'champion' });
});

test('when GitHub refuses in the middle, what was sent counts as told, and the next run sends the rest', async () => {
  for (const content of ['one', 'two', 'three']) await register(content);
  gitHub.order(
    { status: 204, takenAnyway: true },
    { status: 403, message: 'Resource not accessible by integration' },
  );
  const step = await watch();
  expect(step.exitCode).toBe(1);
  expect(step.annotations[0]?.message).toContain('Resource not accessible by integration');
  expect(step.annotations[0]?.message).toContain('`contents: write`');
  expect((await watch()).exitCode).toBe(0);
  expect(told().map((each) => (each as string[])[2])).toEqual(['iris:1', 'iris:2', 'iris:3']);
});

test('killed between two events: nothing is lost, and at most one is told again, with the same id', async () => {
  for (const content of ['one', 'two', 'three', 'four']) await register(content);
  const killed = await watch(
    {},
    {
      onOutput: (stdout, child) => {
        if (stdout.includes('of iris:2')) child.kill('SIGKILL');
      },
    },
  );
  expect(killed.signal).toBe('SIGKILL');
  expect((await watch()).exitCode).toBe(0);
  const ids = gitHub.dispatches.map(({ payload }) => payload['id']);
  expect(new Set(ids).size).toBe(4);
  expect(ids.length).toBeLessThanOrEqual(5);
});

test('three runs at the same time send every event, and none for long', async () => {
  for (const content of ['one', 'two', 'three']) await register(content);
  const steps = await Promise.all([watch(), watch(), watch()]);
  expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  expect(new Set(gitHub.dispatches.map(({ payload }) => payload['id'])).size).toBe(3);
  const before = gitHub.dispatches.length;
  expect((await watch()).outputs['count']).toBe('0');
  expect(gitHub.dispatches).toHaveLength(before);
});

test('events leave a network through its proxy, whoever looks after the name of GitHub', async () => {
  await register('one');
  const proxy = await ForwardProxy.start({ 'api.example.test': new URL(gitHub.url).host });
  onTestFinished(() => proxy.stop());
  const environment = { GITHUB_API_URL: 'http://api.example.test', HTTP_PROXY: proxy.address };
  expect(await watch({}, { environment })).toMatchObject({ exitCode: 0, stderr: '' });
  expect(told()).toEqual([['octo/models', 'model-registered', 'iris:1']]);
  expect(proxy.seen).toEqual(['http://api.example.test/repos/octo/models/dispatches']);
});
