import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder, runAction, type StepResult } from '@slipway/testing/run-action';
import { beforeAll, expect, test } from 'vitest';

const workspace = newFolder('slipway-workspace-');
const home = newFolder('slipway-home-');
let event: Record<string, unknown> & { details: object };

beforeAll(async () => {
  for (const content of ['one', 'two']) {
    const path = join(workspace, `${content}.bin`);
    writeFileSync(path, content);
    await runAction('register-model', { inputs: { 'model-path': path, name: 'iris' }, workspace, home });
  }
  const watched = await runAction('watch-models', { inputs: { limit: '1' }, workspace, home });
  const { include } = JSON.parse(watched.outputs['versions']!) as { include: { event: typeof event }[] };
  event = include[0]!.event;
});

function packageModel(inputs: Record<string, string>): Promise<StepResult> {
  const alone = { output: 'oci-layout', 'image-contents': 'models', image: 'iris' };
  return runAction('package-model', { inputs: { ...alone, ...inputs }, workspace, home });
}

function asSent(payload: object): string {
  return JSON.stringify({ action: 'model-registered', client_payload: payload });
}

test('an event names the version to package, in both forms', async () => {
  const sent = await packageModel({ event: asSent(event) });
  expect(sent).toMatchObject({ exitCode: 0, stderr: '' });
  expect(sent.stdout).toContain('packaged iris:1');
  const listed = await packageModel({ event: JSON.stringify(event), 'image-path': 'other.tar' });
  expect(listed.stdout).toContain('packaged iris:1');
});

test('`models` has the last word', async () => {
  const step = await packageModel({ event: asSent(event), models: 'iris:2' });
  expect(step.stdout).toContain('packaged iris:2');
  const ofAnother = { ...event, name: 'acme/iris', version: '0a1b2c' };
  const taken = await packageModel({ event: asSent(ofAnother), models: 'iris:2' });
  expect(taken).toMatchObject({ exitCode: 0, stderr: '' });
});

test('the bytes must be those that the event tells of', async () => {
  const other = { ...event, details: { ...event.details, digest: `sha256:${'0'.repeat(64)}` } };
  const step = await packageModel({ event: asSent(other) });
  expect(step.exitCode).toBe(1);
  expect(step.annotations[0]?.message).toContain('it tells of iris:1 with the digest sha256:000');
});

test('an event of something else names no model, and a broken one is refused', async () => {
  const push = await packageModel({ event: JSON.stringify({ ref: 'refs/heads/main', commits: [] }) });
  expect(push.annotations[0]?.message).toContain('`event` names no model');
  const broken = await packageModel({ event: asSent({ ...event, version: '' }) });
  expect(broken.annotations[0]?.message).toContain('input `event`');
  expect(broken.annotations[0]?.message).toContain('client_payload.version');
});

test.each(['../../etc/passwd', 'artifact', 'oci://example.org/evil', 'azureml'])(
  'the name %s in an event is a name, and never a path, an artifact or another registry',
  async (name) => {
    const step = await packageModel({ event: asSent({ ...event, name }) });
    expect(step.exitCode).toBe(1);
    expect(step.annotations[0]?.message).toMatch(/^input `(event|models)`/);
    expect(step.annotations[0]?.message).toContain(name);
    expect(step.annotations[0]?.message).not.toMatch(/file or a folder|artifact .*found|getaddrinfo/);
  },
);
