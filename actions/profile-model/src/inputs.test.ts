import { readInputs } from '@slipway/core/inputs';
import { problemLine } from '@slipway/core/trouble';
import { describe, expect, it } from 'vitest';

import { inputs, type Spec } from './inputs.ts';

const read = (given: Record<string, string>) => readInputs(inputs, (name) => given[name]);

function specOf(given: Record<string, string>): Spec {
  const answer = read(given);
  if ('problems' in answer) throw new Error(answer.problems.map(problemLine).join('\n'));
  return answer.spec;
}

function problemsOf(given: Record<string, string>): string[] {
  const answer = read(given);
  return 'problems' in answer ? answer.problems.map(problemLine) : [];
}

describe('the inputs of profile-model', () => {
  it('need a package and nothing else', () => {
    expect(specOf({ package: 'package' })).toMatchObject({
      concurrency: [1, 4, 8],
      arrivals: 'constant',
      duration: 10,
      warmUp: 2,
      percentile: '99',
      minSuccessRate: 0.99,
      writeTags: 'none',
      fresh: false,
      output: 'profile.json',
    });
  });

  it('take the model whose tags are meant from an event, where an endpoint does not name it', () => {
    const given = { endpoint: 'iris', requests: 'r.jsonl', 'write-tags': 'true' };
    expect(problemsOf(given)).toEqual([expect.stringContaining('`event` names no model')]);
    const facts = { schemaVersion: 1, id: `sha256:${'0'.repeat(64)}`, kind: 'model-registered' };
    const event = {
      ...facts,
      registry: 'file',
      name: 'iris',
      version: '3',
      occurredAt: '2026-11-21T08:00:00Z',
    };
    expect(specOf({ ...given, event: JSON.stringify(event) }).event.model).toMatchObject({ name: 'iris' });
  });

  it.each([
    ['neither', {}],
    ['both', { package: 'package', endpoint: 'iris', requests: 'r.jsonl' }],
  ])('are refused with %s of package and endpoint', (_, given) => {
    expect(problemsOf(given)).toEqual([expect.stringMatching(/Expected: one of them/)]);
  });

  it('tell all that is wrong at once', () => {
    const problems = problemsOf({
      package: 'package',
      concurrency: '1,many',
      rate: '0',
      duration: 'long',
      percentile: '98',
      'min-success-rate': '99',
      'timeout-ms': '-1',
      'write-tags': 'perhaps',
    });
    const places = [
      'concurrency',
      'rate',
      'duration',
      'percentile',
      'min-success-rate',
      'timeout-ms',
      'write-tags',
    ];
    expect(problems).toHaveLength(places.length);
    for (const place of places) expect(problems.join('\n')).toContain(`input \`${place}\``);
  });

  it('refuse what means nothing for a package or for an endpoint', () => {
    expect(problemsOf({ package: 'package', 'endpoint-key': 'k', deployment: 'blue' })).toHaveLength(2);
    const problems = problemsOf({
      endpoint: 'ftp://host/score',
      route: '/other',
      'write-tags': 'true',
      fresh: 'true',
    });
    expect(problems.map((line) => /input `([^`]+)`/.exec(line)?.[1])).toEqual([
      'requests',
      'write-tags',
      'endpoint',
      'route',
      'fresh',
    ]);
  });

  it('never show a key that was given', () => {
    expect(String(specOf({ endpoint: 'iris', requests: 'r', 'endpoint-key': 'secret!' }).endpointKey)).toBe(
      '***',
    );
  });

  it('take a registered model whose tags are written', () => {
    expect(specOf({ endpoint: 'iris', requests: 'r', 'write-tags': 'iris:3' }).writeTags).toMatchObject({
      name: 'iris',
      pick: { version: '3' },
    });
  });
});
