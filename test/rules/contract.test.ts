import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { AnyAction } from '@slipway/core/action';
import { camelCase } from '@slipway/core/inputs';

import { documented, readContract, type ActionContract } from '../../scripts/readme-tables.ts';
import { actionNames, repositoryPaths, root } from './repository.ts';

interface Whole extends ActionContract {
  author?: string;
  branding?: object;
  runs: object;
}

function contractOf(name: string): Whole {
  return readContract(readFileSync(join(root, 'actions', name, 'action.yml'), 'utf8')) as Whole;
}

async function actionOf(name: string): Promise<AnyAction> {
  const main = (await import(`@slipway/action-${name}/main`)) as Record<string, AnyAction>;
  const action = main[camelCase(name)];
  if (action === undefined) throw new Error(`its main.ts exports no ${camelCase(name)}`);
  return action;
}

/** What of `action.yml` and of the table of inputs is not the same. */
function differences(contract: ActionContract, action: AnyAction): string[] {
  const declared = Object.entries(contract.inputs ?? {}).map(([name, input]) =>
    line(name, input?.required === true, input?.default),
  );
  const read = Object.entries(action.inputs.rows).map(([name, row]) =>
    line(name, row.isRequired, row.defaultText),
  );
  const outputs = Object.keys(contract.outputs ?? {});
  return [
    ...onlyIn(declared, read, 'action.yml'),
    ...onlyIn(read, declared, 'the table of inputs'),
    ...onlyIn(outputs, action.outputs, 'the outputs of action.yml'),
    ...onlyIn(action.outputs, outputs, 'the outputs of the action'),
  ];
}

function line(name: string, isRequired: boolean, defaultText: unknown): string {
  return `${name}${isRequired ? ', required' : ''}${defaultText === undefined ? '' : `, default ${JSON.stringify(defaultText)}`}`;
}

function onlyIn(these: readonly string[], those: readonly string[], where: string): string[] {
  return these.filter((entry) => !those.includes(entry)).map((entry) => `only in ${where}: ${entry}`);
}

/** Every description of an `action.yml`, with what it describes. */
function descriptions(contract: ActionContract): [string, string][] {
  const entries = { ...contract.inputs, ...contract.outputs };
  return [
    ['the action', contract.description ?? ''],
    ...Object.entries(entries).map(([name, entry]): [string, string] => [name, entry?.description ?? '']),
  ];
}

/** Descriptions that are no sentences: they begin with a capital or with code, and end with a full stop. */
function notSentences(contract: ActionContract): string[] {
  return descriptions(contract)
    .filter(([, text]) => !/^["`A-Z][\s\S]*\.$/.test(text.trim()))
    .map(([name, text]) => `${name}: ${text}`);
}

test('there are actions to check', () => {
  expect(actionNames()).toEqual(expect.arrayContaining(['register-model', 'deploy-model']));
});

describe.each(actionNames())('%s', (name) => {
  const contract = contractOf(name);

  test('action.yml declares what the action reads and writes: users trust the file, the code trusts the table', async () => {
    expect(differences(contract, await actionOf(name))).toEqual([]);
  });

  test('every description is a sentence: people meet the inputs through them', () => {
    expect(notSentences(contract)).toEqual([]);
  });

  test('no input is required and has a default: one of the two would be a lie', () => {
    const both = Object.entries(contract.inputs ?? {})
      .filter(([, input]) => input?.required === true && input.default !== undefined)
      .map(([input]) => input);
    expect(both).toEqual([]);
  });

  test('it runs on Node 24, has an author and a badge, and can be tried with `dry-run`', () => {
    expect(contract.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(contract.author).toBe('Slipway');
    expect(contract.branding).toEqual({ icon: expect.any(String), color: expect.any(String) });
    expect(contract.inputs?.['dry-run']?.default).toBe('false');
  });

  test('scenarios run its built code as a user would: nothing else shows that it works', () => {
    const scenarios = repositoryPaths().filter((path) => path.startsWith(`test/scenarios/${name}.`));
    expect(scenarios.length).toBeGreaterThan(0);
  });

  test('the README holds the tables of action.yml: docs that are compared can not drift', async () => {
    const file = join(root, 'actions', name, 'README.md');
    const readme = readFileSync(file, 'utf8');
    expect(readme).toBe(await documented(readme, contract, file));
  });
});

test.each([
  'dry-run',
  'registry',
  'registry-username',
  'registry-password',
  'insecure-registries',
  'certificate-authorities',
])('`%s` is described with the same words in every action', (input) => {
  const texts = actionNames().flatMap((name) => {
    const entry = contractOf(name).inputs?.[input];
    return entry === undefined ? [] : [`${entry?.description} ${JSON.stringify(entry?.default)}`];
  });
  expect([...new Set(texts)]).toHaveLength(1);
});

test('the rules see what breaks them', () => {
  const action = { inputs: { rows: { a: rowOf(true), b: rowOf(false, '1') } }, outputs: ['x'] };
  const contract: ActionContract = {
    description: 'Not a sentence',
    inputs: { a: { description: 'fine.' }, b: { description: 'Fine.', default: '2' } },
    outputs: { y: { description: '' } },
  };
  expect(differences(contract, action as unknown as AnyAction)).toEqual([
    'only in action.yml: a',
    'only in action.yml: b, default "2"',
    'only in the table of inputs: a, required',
    'only in the table of inputs: b, default "1"',
    'only in the outputs of action.yml: y',
    'only in the outputs of the action: x',
  ]);
  expect(notSentences(contract)).toEqual(['the action: Not a sentence', 'a: fine.', 'y: ']);
});

function rowOf(isRequired: boolean, defaultText?: string): object {
  return { isRequired, defaultText };
}
