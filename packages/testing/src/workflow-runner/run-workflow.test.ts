import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { newFolder } from '../run-action.ts';
import { runWorkflow, type RanWorkflow, type WorkflowRun } from './run-workflow.ts';

const clear: (() => void)[] = [];

afterEach(() => {
  for (const work of clear.splice(0)) work();
});

/** Runs the text of a workflow; `echo-action` answers its input and tells a secret to hide. */
async function ran(text: string, more: Partial<WorkflowRun> = {}): Promise<RanWorkflow> {
  const folder = newFolder();
  const action = join(folder, 'actions', 'echo');
  mkdirSync(join(action, 'dist'), { recursive: true });
  mkdirSync(join(folder, 'repository'));
  writeFileSync(join(folder, 'repository', 'data.txt'), 'from the repository');
  writeFileSync(join(action, 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(action, 'action.yml'),
    "inputs:\n  text: {default: 'nothing of ${{ github.repository }}'}\nruns: {using: node24, main: dist/index.js}\n",
  );
  writeFileSync(
    join(action, 'dist', 'index.js'),
    `import { appendFileSync } from 'node:fs';
    const { INPUT_TEXT, GITHUB_OUTPUT, ACTIONS_RUNTIME_TOKEN } = process.env;
    console.log('::add-mask::hush-hush');
    console.log('token', ACTIONS_RUNTIME_TOKEN === undefined ? 'missing' : 'given', 'secret hush-hush');
    appendFileSync(GITHUB_OUTPUT, 'said<<END\\n' + INPUT_TEXT + '\\nEND\\nsecret=hush-hush\\n');`,
  );
  const workflow = join(folder, 'workflow.yml');
  writeFileSync(workflow, text);
  const answer = await runWorkflow({
    workflow,
    repository: join(folder, 'repository'),
    actions: { 'owner/slipway': folder },
    ...more,
  });
  clear.push(() => rmSync(folder, { recursive: true }), answer.clear);
  return answer;
}

const hosted = 'runs-on: ubuntu-24.04';

test('outputs go from step to step and from job to job, secrets do not', async () => {
  const { conclusion, jobs } = await ran(`
on: workflow_dispatch
jobs:
  second:
    needs: first
    ${hosted}
    steps:
      - run: echo "got [\${{ needs.first.outputs.said }}] [\${{ needs.first.outputs.secret }}]"
  first:
    ${hosted}
    outputs:
      said: \${{ steps.echo.outputs.said }}
      secret: \${{ steps.echo.outputs.secret }}
    steps:
      - id: echo
        uses: owner/slipway/actions/echo@v1
        with: { text: hello, txet: typo }
`);
  expect(conclusion).toBe('success');
  expect(jobs['second']?.steps[0]?.log).toBe('got [hello] []\n');
  expect(jobs['first']?.steps[0]?.log).toContain('token given secret ***');
  expect(jobs['first']?.steps[0]?.warnings).toEqual(["Unexpected input(s) 'txet'"]);
});

test('defaults of action.yml are filled, and run steps see no runtime token', async () => {
  const { jobs } = await ran(`
on: push
jobs:
  only:
    ${hosted}
    steps:
      - id: echo
        uses: owner/slipway/actions/echo@v1
      - run: echo "\${{ steps.echo.outputs.said }}, token \${ACTIONS_RUNTIME_TOKEN-missing}"
`);
  expect(jobs['only']?.steps[1]?.log).toBe('nothing of octo/models, token missing\n');
});

test('hosted jobs share nothing but what they hand over, self-hosted jobs share their home', async () => {
  const job = (runsOn: string, needs: string): string => `
    ${needs}
    runs-on: ${runsOn}
    steps:
      - uses: actions/checkout@v7
      - run: cat data.txt; ls ~ ; touch ~/left-behind left-in-workspace`;
  const { jobs } = await ran(`
on: push
jobs:
  a:${job('ubuntu-24.04', '')}
  b:${job('ubuntu-24.04', 'needs: a')}
  c:${job('[self-hosted, linux]', 'needs: b')}
  d:${job('[self-hosted, linux]', 'needs: c')}
`);
  const logs = Object.values(jobs).map(({ steps }) => steps[1]?.log);
  const alone = 'from the repository';
  expect(logs).toEqual([alone, alone, alone, `${alone}left-behind\n`]);
});

test('after a failure only the steps and jobs that ask for it run', async () => {
  const { conclusion, jobs } = await ran(`
on: push
jobs:
  a:
    ${hosted}
    steps:
      - run: exit 3
        continue-on-error: true
        id: tolerated
      - run: exit 3
      - run: echo never
      - run: echo "after \${{ steps.tolerated.outcome }}"
        if: failure()
  b: { needs: a, ${hosted}, steps: [{ run: echo never }] }
  c: { needs: a, if: always(), ${hosted}, steps: [{ run: 'echo "a was a \${{ needs.a.result }}"' }] }
`);
  expect(conclusion).toBe('failure');
  expect(jobs['a']?.steps.map((step) => step.conclusion)).toEqual([
    'success',
    'failure',
    'skipped',
    'success',
  ]);
  expect(jobs['a']?.steps[3]?.log).toBe('after failure\n');
  expect(jobs['b']?.result).toBe('skipped');
  expect(jobs['c']?.steps[0]?.log).toBe('a was a failure\n');
});

test('environment, path and inputs reach the steps they should', async () => {
  const { jobs } = await ran(
    `
on:
  workflow_dispatch:
    inputs:
      model: { default: iris, type: string }
      size: { default: small, type: string }
env: { LEVEL: workflow, TOP: "\${{ inputs.model }}" }
jobs:
  only:
    ${hosted}
    env: { LEVEL: job }
    steps:
      - run: |
          echo "LATER=\${{ inputs.size }}" >> "$GITHUB_ENV"
          mkdir tools && printf '#!/bin/sh\\necho tool\\n' > tools/hello && chmod +x tools/hello
          echo "$PWD/tools" >> "$GITHUB_PATH"
      - run: echo "$LEVEL $TOP $LATER \${{ env.LATER }} $(hello)"
        env: { LEVEL: step }
`,
    { event: { name: 'workflow_dispatch', inputs: { model: 'digits' } } },
  );
  expect(jobs['only']?.steps[1]?.log).toBe('step digits small small tool\n');
});

test('a step that takes too long is stopped', async () => {
  const { conclusion, jobs } = await ran(`
on: push
jobs:
  only:
    ${hosted}
    steps:
      - run: exec sleep 60
        timeout-minutes: 0.01
`);
  expect(conclusion).toBe('failure');
  expect(jobs['only']?.steps[0]?.conclusion).toBe('failure');
});

test.runIf(process.platform === 'linux')(
  'a hosted machine is gone after its job, on a self-hosted one stays what the runner does not end',
  async () => {
    // The pause is for `env`: until it begins, its environment is that of the shell.
    const start = (variables: string): string =>
      `env ${variables} sleep 600 > /dev/null 2>&1 & echo $!; sleep 0.2`;
    const job = (runsOn: string): string =>
      `{ runs-on: ${runsOn}, steps: [{ run: '${start('A=1')}' }, { run: '${start('-u RUNNER_TRACKING_ID')}' }] }`;
    const run = await ran(`
on: push
jobs:
  hosted: ${job('ubuntu-24.04')}
  own: ${job('self-hosted')}
`);
    const idsOf = (id: string): number[] => run.jobs[id]?.steps.map(({ log }) => Number(log)) ?? [];
    expect(run.jobs['hosted']?.ended).toEqual(idsOf('hosted'));
    const [ended = 0, stayed = 0] = idsOf('own');
    expect(run.jobs['own']?.ended).toEqual([ended]);
    expect(() => process.kill(stayed, 0)).not.toThrow();
    run.clear();
    await expect.poll(() => existsSync(`/proc/${stayed}/exe`)).toBe(false);
  },
);

test('what this runner can not carry out is refused, not passed over', async () => {
  const strategy = `on: push\njobs: { a: { ${hosted}, strategy: { matrix: { x: [1] } }, steps: [] } }`;
  await expect(ran(strategy)).rejects.toThrow('`strategy` of job a');
  const unknown = `on: push\njobs: { a: { ${hosted}, steps: [{ uses: someone/else@v1 }] } }`;
  await expect(ran(unknown)).rejects.toThrow('nothing stands in for the action `someone/else`');
  const circle = `on: push\njobs: { a: { needs: b, ${hosted}, steps: [] }, b: { needs: a, ${hosted}, steps: [] } }`;
  await expect(ran(circle)).rejects.toThrow('a → b → a');
});
