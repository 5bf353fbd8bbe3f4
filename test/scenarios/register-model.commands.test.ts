import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, describe, expect, test } from 'vitest';

import { modelEvent } from '@slipway/core/model-event';
import { file as fileRegistry } from '@slipway/models/registry/file/file';
import type { Registry } from '@slipway/models/registry/kind';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder, runAction, type StepResult } from '@slipway/testing/run-action';

import { register } from '../contracts/registering.ts';
import { listing } from './registry-listing.ts';

describe('the commands of register-model', () => {
  let home: string;
  let workspace: string;
  let registry: Registry;
  const ports = nodePorts();

  /** `iris:1` to `iris:3`, `production` at the first, and `rose:1`. */
  beforeEach(async () => {
    [home, workspace] = [newFolder(), newFolder()];
    const location = join(home, 'registry');
    registry = fileRegistry.open(location, ports);
    for (const [name, content] of Object.entries({ a: 'first', b: 'second', c: 'third' })) {
      const path = join(newFolder(), 'model');
      mkdirSync(join(path, 'deep'), { recursive: true });
      writeFileSync(join(path, 'model.bin'), content);
      writeFileSync(join(path, 'deep', 'labels.txt'), 'the same');
      const alias = name === 'a' ? { alias: 'production' } : {};
      await register(fileRegistry, location, { name: 'iris', path, tags: { team: 'x' }, ...alias }, ports);
      if (name === 'a') await register(fileRegistry, location, { name: 'rose', path }, ports);
    }
  });

  const run = (inputs: Record<string, string>): Promise<StepResult> =>
    runAction('register-model', { home, workspace, inputs });

  test('alias points at a version, once, and only says so in a dry run', async () => {
    const inputs = { command: 'alias', model: 'iris@latest', alias: 'production' };
    const before = listing(home);
    const dry = await run({ ...inputs, 'dry-run': 'true' });
    expect(dry.stdout).toContain('1. point the alias production at iris:3');
    expect(listing(home)).toEqual(before);
    const moved = await run(inputs);
    expect(moved).toMatchObject({ exitCode: 0, outputs: { 'model-id': 'iris:3', changed: 'true' } });
    expect(moved.stdout).toContain('production points at iris:3 (it was iris:1)');
    expect(await registry.aliases('iris')).toEqual({ production: '3' });
    const again = await run(inputs);
    expect(again).toMatchObject({ exitCode: 0, outputs: { 'model-id': 'iris:3', changed: 'false' } });
    expect(again.stdout).toContain('production points at iris:3 already');
  });

  test('tag sets, removes and adds, and refuses to change a property', async () => {
    const first = await run({
      command: 'tag',
      model: 'iris@production',
      tags: 'team=\nstage=live',
      properties: 'approved-by=ann',
    });
    expect(first).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } });
    expect(JSON.parse(first.outputs['record']!)).toMatchObject({
      tags: { stage: 'live' },
      properties: { 'approved-by': 'ann' },
    });
    const now = await registry.find({ name: 'iris', pick: { version: '1' } });
    expect([now?.tags, now?.properties]).toEqual([{ stage: 'live' }, { 'approved-by': 'ann' }]);
    const again = await run({ command: 'tag', model: 'iris:1', tags: 'team=\nstage=live' });
    expect(again.stdout).toContain('iris:1 has all of them already');
    const refused = await run({ command: 'tag', model: 'iris:1', properties: 'approved-by=bob' });
    expect(refused.exitCode).toBe(1);
    expect(refused.annotations[0]?.message).toContain('`approved-by` is `ann` already');
  });

  test('archive takes the version of the event out of use; restore brings all of them back', async () => {
    const payload = modelEvent(
      {
        kind: 'model-registered',
        registry: 'file:elsewhere',
        name: 'iris',
        version: '3',
        occurredAt: '2026-01-01T00:00:00Z',
      },
      (text) => ports.files.sha256(text),
    );
    const event = JSON.stringify({ action: 'model-registered', client_payload: payload });
    const archived = await run({ command: 'archive', event });
    expect(archived).toMatchObject({ exitCode: 0, outputs: { 'model-id': 'iris:3', changed: 'true' } });
    expect((await registry.find({ name: 'iris', pick: { latest: true } }))?.version).toBe('2');

    const names = async (inputs: Record<string, string>): Promise<string[]> =>
      (JSON.parse((await run({ command: 'list', ...inputs })).outputs['versions']!) as { id: string }[]).map(
        ({ id }) => id,
      );
    expect(await names({})).toEqual(['iris:2', 'iris:1', 'rose:1']);
    expect(await names({ names: 'ir*', 'include-archived': 'true' })).toEqual(['iris:3', 'iris:2', 'iris:1']);

    const restored = await run({ command: 'restore', model: 'iris' });
    expect(restored.stdout).toContain('restored all versions of iris');
    expect((await registry.find({ name: 'iris', pick: { latest: true } }))?.version).toBe('3');
    const again = await run({ command: 'restore', model: 'iris' });
    expect(again.stdout).toContain('no version of iris is archived');
  });

  test('list tells what is known, in the summary, too, and that there is more', async () => {
    const step = await run({ command: 'list', limit: '3' });
    expect(step).toMatchObject({ exitCode: 0, outputs: { count: '3' } });
    const [newest, , oldest] = JSON.parse(step.outputs['versions']!) as Record<string, unknown>[];
    expect(newest).toMatchObject({
      name: 'iris',
      version: '3',
      framework: 'custom',
      archived: false,
      aliases: [],
      tags: { team: 'x' },
      digest: (await registry.find({ name: 'iris', pick: { version: '3' } }))?.digest,
    });
    expect(oldest).toMatchObject({ id: 'iris:1', aliases: ['production'] });
    expect(step.summary).toMatch(/\| `iris:1` \| production \|/);
    expect(step.annotations).toMatchObject([{ level: 'notice' }]);
  });

  test('download writes the files, once; what was changed there is named and not written over', async () => {
    const inputs = { command: 'download', model: 'iris@production', path: 'got/iris' };
    const first = await run(inputs);
    const folder = join(workspace, 'got', 'iris');
    expect(first).toMatchObject({ exitCode: 0, outputs: { path: folder, changed: 'true' } });
    expect(readFileSync(join(folder, 'model.bin'), 'utf8')).toBe('first');
    expect(readFileSync(join(folder, 'deep', 'labels.txt'), 'utf8')).toBe('the same');
    expect(readdirSync(join(workspace, 'got'))).toEqual(['iris']);
    const again = await run(inputs);
    expect(again).toMatchObject({ exitCode: 0, outputs: { path: folder, changed: 'false' } });
    writeFileSync(join(folder, 'model.bin'), 'First');
    const refused = await run(inputs);
    expect(refused.exitCode).toBe(1);
    expect(refused.annotations[0]?.message).toContain('model.bin has other bytes');
    expect(readFileSync(join(folder, 'model.bin'), 'utf8')).toBe('First');
  });

  test('delete removes a version for good, unless an alias points there', async () => {
    const refused = await run({ command: 'delete', model: 'iris:1' });
    expect(refused.exitCode).toBe(1);
    expect(refused.annotations[0]?.message).toContain('`production` points at iris:1');
    const last = await run({ command: 'delete', model: 'iris:3' });
    expect(last).toMatchObject({ exitCode: 0, outputs: { 'model-id': 'iris:3', changed: 'true' } });
    const again = await run({ command: 'delete', model: 'iris:3' });
    expect(again).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } });
    expect(again.stdout).toContain('there was nothing to delete');
    await run({ command: 'delete', model: 'iris:1', force: 'true' });
    expect((await registry.versions('iris')).map(({ id }) => id)).toEqual(['iris:2']);
    expect(await registry.aliases('iris')).toEqual({});
    writeFileSync(join(workspace, 'model.bin'), 'fourth');
    const next = await run({ 'model-path': 'model.bin', name: 'iris' });
    expect(next.outputs['model-id']).toBe('iris:4');
  });

  test('what is missing or means nothing is refused at once, and nothing is done', async () => {
    const before = listing(home);
    const step = await run({ command: 'delete', metrics: 'accuracy=1', path: 'x' });
    expect(step.annotations.map(({ message }) => message.split('\n')[0])).toEqual([
      'input `model`',
      'input `path`',
      'input `metrics`',
    ]);
    const absent = await run({ command: 'archive', model: 'iris:9' });
    expect(absent.annotations[0]?.message).toContain('one of the versions of iris: 1, 2, 3');
    expect(listing(home)).toEqual(before);
  });
});
