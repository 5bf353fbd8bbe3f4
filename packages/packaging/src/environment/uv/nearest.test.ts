import { describe, expect, it } from 'vitest';

import type { Requirement, WantedEnvironment } from '../kind.ts';
import { withNearest } from './nearest.ts';

function asked(text: string, file: string): Requirement {
  return { text, where: { file, line: 1 }, asker: `your ${file}:1` };
}

describe('the nearest change', () => {
  const [flask, limit] = [asked('flask[async]==2.0', 'r.txt'), asked('flask<3', 'c.txt')];
  const wanted: WantedEnvironment = { server: [], model: [flask], constraints: [limit], indexOptions: [] };
  /** Solves what it is told to, and tells what it was asked. */
  const solving = (tried: WantedEnvironment[]) => (other: WantedEnvironment) => {
    tried.push(other);
    return Promise.resolve('flask[async]==3.1.3 \\\n    --hash=sha256:00\n');
  };

  it.each([
    ['a requirement', flask, [['flask[async]'], ['flask<3']]],
    ['a constraint', limit, [['flask[async]==2.0'], []]],
  ])('of %s is found by asking without its version', async (_what, requirement, expected) => {
    const tried: WantedEnvironment[] = [];
    const problem = { where: requirement.where, said: 'x', expected: 'y', remedy: 'leave it out' };
    const [answered] = await withNearest([problem], wanted, solving(tried));
    expect(answered?.remedy).toBe('leave it out; `flask==3.1.3` works with everything else');
    const texts = (list: readonly Requirement[] = []): string[] => list.map(({ text }) => text);
    expect([texts(tried[0]?.model), texts(tried[0]?.constraints)]).toEqual(expected);
  });

  it('is not looked for where nothing can be left out', async () => {
    const problem = { where: { input: 'index-url' }, said: 'x', expected: 'y' };
    expect(await withNearest([problem], wanted, solving([]))).toEqual([problem]);
  });
});
