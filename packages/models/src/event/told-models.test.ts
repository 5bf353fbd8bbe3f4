import { modelEvent } from '@slipway/core/model-event';
import { expect, test } from 'vitest';

import { anotherVersion, unlikeTold } from './told-models.ts';

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
const facts = {
  kind: 'model-registered',
  registry: 'file',
  name: 'iris',
  version: '3',
  details: { digest: digest('1') },
  occurredAt: '2026-11-21T08:00:00Z',
} as const;
const event = modelEvent(facts, () => '0'.repeat(64));
const model = { name: 'iris', version: '3', digest: digest('1') };

test('the same version has to have the same bytes; of other versions nothing is said, and without a digest neither', () => {
  const problems = (known: Partial<typeof model>, told = event): unknown[] =>
    unlikeTold(told, [{ ...model, ...known }], 'the package', 'package it again');
  expect(problems({})).toEqual([]);
  expect(problems({ digest: digest('2') })).toMatchObject([{ where: { input: 'event' } }]);
  expect(problems({ digest: digest('2'), version: '4' })).toEqual([]);
  const { details: _digest, ...silent } = event;
  expect(problems({ digest: digest('2') }, silent)).toEqual([]);
});

test('a package of another version of the same model is told', () => {
  expect(anotherVersion(event, [model])).toBe(undefined);
  expect(anotherVersion(event, [{ name: 'digits', version: '1' }])).toBe(undefined);
  expect(anotherVersion(undefined, [model])).toBe(undefined);
  expect(anotherVersion(event, [{ ...model, version: '2' }])).toContain('holds iris:2');
  expect(anotherVersion(event, [{ ...model, version: '2' }, model])).toBe(undefined);
});
