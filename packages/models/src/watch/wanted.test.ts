import { expect, test } from 'vitest';

import type { SurveyedVersion } from '../registry/kind.ts';
import { isWantedVersion } from './wanted.ts';

const version: SurveyedVersion = {
  name: 'iris',
  version: '3',
  id: 'iris:3',
  digest: `sha256:${'0'.repeat(64)}`,
  framework: 'onnx',
  tags: { approved: 'true', stage: 'Production' },
  properties: {},
  provenance: { createdAt: '2026-11-21T08:00:00.000Z' },
};
const events = ['model-registered'] as const;

test.each([
  [{}, true],
  [{ tags: { approved: 'true' } }, true],
  [{ tags: { approved: '*' } }, true],
  [{ tags: { approved: 'false' } }, false],
  [{ tags: { toString: '*' } }, false],
  [{ stages: ['production', 'staging'] }, true],
  [{ stages: ['Archived'] }, false],
  [{ frameworks: ['onnx', 'mlflow'] }, true],
  [{ frameworks: ['mlflow'] }, false],
  [{ aliases: ['champ*'] }, true],
  [{ aliases: ['challenger'] }, false],
])('%o wants the version: %s', (filter, expected) => {
  expect(isWantedVersion({ events, ...filter }, version, ['champion'])).toBe(expected);
});

test('an archived version is never wanted', () => {
  const archived = { ...version, tags: { ...version.tags, 'slipway.archived': 'true' } };
  expect(isWantedVersion({ events }, archived, [])).toBe(false);
  const stage = { ...version, tags: {}, properties: { stage: 'Archived' } };
  expect(isWantedVersion({ events }, stage, [])).toBe(false);
  expect(isWantedVersion({ events, stages: ['archived'] }, stage, [])).toBe(true);
});
