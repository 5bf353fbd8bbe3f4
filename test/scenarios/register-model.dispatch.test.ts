import { readModelEvent } from '@slipway/core/model-event-reading';
import type { GitHubStandIn } from '@slipway/testing/github/stand-in';
import type { StepResult } from '@slipway/testing/run-action';
import { beforeEach, expect, test } from 'vitest';

import { dispatching, token, type Dispatching } from './dispatching.ts';

let here: Dispatching;
let gitHub: GitHubStandIn;

beforeEach(async () => {
  here = await dispatching('octo/models');
  ({ gitHub } = here);
});

function register(content: string, more: Record<string, string> = {}): Promise<StepResult> {
  return here.register(content, { dispatch: 'true', 'github-token': token, ...more });
}

test('a version that was made is told once, and a watch tells it with the same id', async () => {
  const step = await register('one', { alias: 'champion', tags: 'origin=ci' });
  expect(step).toMatchObject({ exitCode: 0, stderr: '' });
  expect(step.stdout).toContain('told octo/models');
  expect(gitHub.dispatches).toHaveLength(1);
  const { repository, eventType, payload } = gitHub.dispatches[0]!;
  expect([repository, eventType]).toEqual(['octo/models', 'model-registered']);
  const read = readModelEvent(JSON.stringify({ action: eventType, client_payload: payload }));
  expect(read).toMatchObject({
    value: {
      name: 'iris',
      version: '1',
      details: { digest: step.outputs['digest'], tags: { origin: 'ci' } },
    },
  });

  const watched = await here.run('watch-models', {});
  const { include } = JSON.parse(watched.outputs['versions']!) as { include: { event: { id: string } }[] };
  expect(include.map(({ event }) => event.id)).toEqual([payload['id']]);
});

test('the same bytes again tell nothing, unless that is wished: then with the same id', async () => {
  await register('one');
  expect((await register('one')).outputs['registered']).toBe('false');
  expect(gitHub.dispatches).toHaveLength(1);
  await register('one', { 'dispatch-existing': 'true' });
  const ids = gitHub.dispatches.map(({ payload }) => payload['id']);
  expect(ids).toEqual([ids[0], ids[0]]);
});

test('when GitHub does not take it, the failure says that the version is there and what to run again', async () => {
  const step = await register('one', { dispatch: 'acme/serving' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ registered: 'true', 'model-id': 'iris:1' });
  const [annotation] = step.annotations.filter(({ level }) => level === 'error');
  expect(annotation?.message).toContain('iris:1 is registered, and nobody was told of it');
  expect(annotation?.message).toContain('`dispatch-existing: true`');
  gitHub.tokens.set(token, { repositories: ['acme/serving'] });
  const again = await register('one', { dispatch: 'acme/serving', 'dispatch-existing': 'true' });
  expect([again.exitCode, again.outputs['registered']]).toEqual([0, 'false']);
  expect(gitHub.dispatches.map(({ repository }) => repository)).toEqual(['acme/serving']);
});

test('a gate that is not met tells nobody, and neither does a dry run', async () => {
  await register('one', { metrics: 'accuracy=0.5', require: 'accuracy >= 0.9' });
  const dry = await register('two', { 'dry-run': 'true' });
  expect(dry.stdout).toContain('tell octo/models of iris:1');
  expect(gitHub.dispatches).toEqual([]);
});
