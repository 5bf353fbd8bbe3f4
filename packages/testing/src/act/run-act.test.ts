import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import { requires } from '../requires.ts';
import { newFolder } from '../run-action.ts';
import { runAct, stepOf, troubleOf, type ActRun, type RanByAct } from './run-act.ts';

const tools = requires('act', 'bash');
const clear: (() => void)[] = [];

afterEach(() => {
  for (const work of clear.splice(0)) work();
});

/** Runs the text of a workflow in a repository with one file. */
async function ran(text: string, more: Partial<ActRun> = {}): Promise<RanByAct> {
  const folder = newFolder();
  const repository = join(folder, 'repository');
  mkdirSync(repository);
  writeFileSync(join(repository, 'data.txt'), 'from the repository');
  const workflow = join(folder, 'workflow.yml');
  writeFileSync(workflow, text);
  clear.push(() => rmSync(folder, { recursive: true }));
  const answer = await runAct({ workflow, repository, published: {}, ...more });
  clear.push(answer.clear);
  return answer;
}

/** A repository with a workflow that others call. */
function shared(text: string): string {
  const folder = newFolder();
  clear.push(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, '.github', 'workflows'), { recursive: true });
  writeFileSync(join(folder, '.github', 'workflows', 'shared.yml'), text);
  return folder;
}

const hosted = 'runs-on: ubuntu-24.04';

describe.skipIf(tools.missing)(`act${tools.note}`, () => {
  test('tells each step: what it printed, gave out and summed up, and what was not reached', async () => {
    const run = await ran(
      `
on: repository_dispatch
jobs:
  first:
    ${hosted}
    outputs: { said: '\${{ steps.say.outputs.said }}' }
    steps:
      - uses: actions/checkout@v7
      - id: say
        name: say it
        env: { NAME: '\${{ github.event.client_payload.name }}', KEY: '\${{ secrets.KEY }}' }
        run: |
          echo "said=$NAME" >> "$GITHUB_OUTPUT"
          echo '### heading' >> "$GITHUB_STEP_SUMMARY"
          echo "::warning title=Careful::$(cat data.txt) $KEY $GITHUB_REPOSITORY $PLACE"
      - name: not due
        if: failure()
        run: echo never
  second:
    needs: first
    runs-on: [self-hosted, linux]
    steps:
      - name: fail
        run: echo "got $SAID"; exit 3
        env: { SAID: '\${{ needs.first.outputs.said }}' }
      - name: not reached
        run: echo never
      - name: tidy up
        if: always()
        run: echo done
`,
      {
        event: { name: 'repository_dispatch', payload: { client_payload: { name: 'iris' } } },
        secrets: { KEY: 'a$b "quoted"' },
        environment: { PLACE: 'here' },
      },
    );
    expect(run.conclusion).toBe('failure');
    expect(run.jobs.map(({ id, result }) => [id, result])).toEqual([
      ['first', 'success'],
      ['second', 'failure'],
    ]);
    const said = stepOf(run, 'first', 'say it');
    expect(said).toMatchObject({ result: 'success', outputs: { said: 'iris' }, summary: '### heading\n' });
    expect(said?.log).toBe('::warning title=Careful::from the repository *** octo/models here\n');
    expect(stepOf(run, 'first', 'not due')?.result).toBe('skipped');
    expect(stepOf(run, 'second', 'fail')).toMatchObject({ result: 'failure', log: 'got iris\n' });
    expect(stepOf(run, 'second', 'not reached')?.result).toBe('skipped');
    expect(stepOf(run, 'second', 'tidy up')?.log).toBe('done\n');
    expect(troubleOf(run)).toEqual([expect.stringContaining('got iris')]);
  });

  test('takes called workflows and cells of a matrix as jobs', async () => {
    const called = shared(`
on: { workflow_call: { inputs: { word: { type: string } }, outputs: { said: { value: '\${{ jobs.inner.outputs.said }}' } } } }
jobs:
  inner:
    ${hosted}
    outputs: { said: '\${{ steps.say.outputs.said }}' }
    steps: [{ id: say, env: { WORD: '\${{ inputs.word }}' }, run: 'echo "said=$WORD!" >> "$GITHUB_OUTPUT"' }]
`);
    const run = await ran(
      `
on: workflow_dispatch
jobs:
  call: { uses: octo/shared/.github/workflows/shared.yml@v1, with: { word: hello } }
  each:
    needs: call
    ${hosted}
    strategy: { matrix: { part: [a, b] } }
    steps: [{ name: show, env: { SAID: '\${{ needs.call.outputs.said }}' }, run: 'echo "$SAID \${{ matrix.part }}"' }]
`,
      { published: { 'octo/shared@v1': called } },
    );
    expect(troubleOf(run)).toEqual([]);
    const told = run.jobs.map(({ id, matrix, steps }) => ({ id, matrix, log: steps[0]?.log }));
    expect(told.toSorted((a, b) => String(a.log).localeCompare(String(b.log)))).toEqual([
      { id: 'inner', matrix: {}, log: '' },
      { id: 'each', matrix: { part: 'a' }, log: 'hello! a\n' },
      { id: 'each', matrix: { part: 'b' }, log: 'hello! b\n' },
    ]);
  });

  test('ends a run that takes too long, with what it started', async () => {
    const text = `
on: workflow_dispatch
jobs: { wait: { ${hosted}, steps: [{ run: 'echo waiting; sleep 60' }] } }
`;
    await expect(ran(text, { timeoutMs: 1500 })).rejects.toThrow(/did not end within 1.5 s[^]*waiting/);
  });

  test('says what act itself refuses', async () => {
    const run = await ran('on: workflow_dispatch\njobs: { a: { needs: b, steps: [] } }\n');
    expect(run.conclusion).toBe('failure');
    expect(troubleOf(run).join('\n')).not.toBe('');
  });
});
