import { describe, expect, test } from 'vitest';

import { readInputs } from '@slipway/core/inputs';

import { inputs } from './inputs.ts';

/** The inputs that problems are told of, in their order; empty when all is well. */
function faults(given: Record<string, string>): string[] {
  const read = readInputs(inputs, (name) => given[name]);
  return 'spec' in read
    ? []
    : read.problems.map(({ where, said }) => `${'input' in where ? where.input : '?'}: ${said}`);
}

const idle = (input: string, command: string): string =>
  `${input}: it was given, and \`command\` is \`${command}\``;
const nothing = 'nothing was given';

describe('what a command needs', () => {
  test.each([
    ['register', {}, [`model-path: ${nothing}`, `name: ${nothing}`]],
    ['alias', {}, ['model', 'alias']],
    ['alias', { model: 'iris:1' }, [`alias: ${nothing}`]],
    ['tag', { model: 'iris@latest' }, [`tags: ${nothing}`]],
    ['archive', {}, ['model']],
    ['restore', {}, ['model']],
    ['download', {}, ['model']],
    ['delete', {}, ['model']],
  ])('%s with %j', (command, given, expected) => {
    const found = faults({ command, ...given });
    expect(found).toHaveLength(expected.length);
    expected.forEach((start, index) => expect(found[index]).toContain(start));
  });

  test.each([
    ['register', { 'model-path': 'm', name: 'iris', alias: 'production', tags: 'a=b' }],
    ['alias', { model: 'iris:1', alias: 'production' }],
    ['tag', { model: 'iris@production', tags: 'a=b' }],
    ['tag', { model: 'iris:1', properties: 'a=b' }],
    ['archive', { model: 'iris' }],
    ['restore', { model: 'models:/iris/3' }],
    ['download', { model: 'iris@latest', path: 'here' }],
    ['delete', { model: 'iris:1', force: 'true', 'dry-run': 'true', registry: 'file' }],
    ['list', {}],
    ['list', { names: 'iris, rose-*', 'include-archived': 'true', limit: '3' }],
  ])('%s takes %j', (command, given) => {
    expect(faults({ command, ...given })).toEqual([]);
  });
});

describe('the event', () => {
  const event = JSON.stringify({
    schemaVersion: 1,
    id: `sha256:${'a'.repeat(64)}`,
    kind: 'model-registered',
    registry: 'file:/r',
    name: 'iris',
    version: '3',
    occurredAt: '2026-01-01T00:00:00Z',
  });

  test.each(['archive', 'restore', 'download'])('names the version for %s', (command) => {
    expect(faults({ command, event })).toEqual([]);
  });

  test('never says what is deleted: every run that a dispatch started has one', () => {
    expect(faults({ command: 'delete', event })).toEqual(['model: nothing was given']);
  });

  test.each(['register', 'list'])('does not disturb %s, which runs in such workflows, too', (command) => {
    const given: Record<string, string> = command === 'register' ? { 'model-path': 'm', name: 'iris' } : {};
    expect(faults({ command, event, ...given })).toEqual([]);
  });
});

describe('what means nothing to a command', () => {
  test('is refused, all of it at once', () => {
    const given = { 'model-path': 'm', metrics: 'a=1', sign: 'keyless', path: 'x' };
    expect(faults({ command: 'archive', model: 'iris:1', ...given }).toSorted()).toEqual(
      ['metrics', 'model-path', 'path', 'sign'].map((input) => idle(input, 'archive')),
    );
  });

  test('is refused to register, too', () => {
    expect(faults({ 'model-path': 'm', name: 'iris', model: 'iris:1', force: 'true', limit: '3' })).toEqual(
      ['model', 'force', 'limit'].map((input) => idle(input, 'register')),
    );
  });

  test('unless it is the default', () => {
    const given = { sign: 'off', dispatch: 'false', force: 'false', limit: '500', 'missing-metric': 'fail' };
    expect(faults({ command: 'archive', model: 'iris:1', ...given })).toEqual([]);
  });
});

describe('the version', () => {
  test.each([
    ['tag', { tags: 'a=b' }],
    ['alias', { alias: 'production' }],
    ['download', {}],
    ['delete', {}],
  ])('%s is about one, not about all', (command, given) => {
    expect(faults({ command, model: 'iris', ...given })[0]).toContain('which has many versions');
  });

  test.each(['iris@latest', 'iris@production'])(
    'delete wants it by its number: %s is another one tomorrow',
    (model) => {
      expect(faults({ command: 'delete', model })[0]).toContain(`\`${model}\`, which is another version`);
    },
  );

  test.each(['./iris', 'oci://ghcr.io/octo/iris:v1', 'iris:1:2', 'runs:/1/model'])(
    'is of a registered model: %s is not',
    (model) => {
      expect(faults({ command: 'archive', model })[0]).toMatch(/^model: /);
    },
  );
});
