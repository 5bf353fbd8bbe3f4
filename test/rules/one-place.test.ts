import { expect, test } from 'vitest';

import { filesWhere, isShipped, isTypeScript, type RepositoryFile } from './repository.ts';
import { dottedName, nodesOf, placeOf } from './syntax.ts';

/** Programs of their own have a door of their own: their `main.ts`. */
const doors = /^packages\/(serving|load|relay)\/src\/([^/]+\/)?main\.ts$/;

const places: { what: string; reason: string; names: RegExp; allowed: RegExp }[] = [
  {
    what: 'the environment is read',
    reason: 'every variable that changes what Slipway does can be found in one file',
    names: /^process\.env$/,
    allowed: /^packages\/runner\/src\/environment\.ts$/,
  },
  {
    what: 'outputs, annotations and the exit code are written',
    reason: 'one writer at the end can not write twice, too early or something else',
    names: /^(core\.(setOutput|setFailed|error|warning|notice|summary|exportVariable)|process\.exitCode)$/,
    allowed: /^packages\/runner\/src\/publish\.ts$/,
  },
  {
    what: 'a process ends',
    reason: 'code that ends the process in the middle loses what others still have to write or to undo',
    names: /^process\.exit$/,
    allowed: /^packages\/(runner\/src\/(start|cancellation)|cli\/src\/terminal)\.ts$/,
  },
];

function elsewhere(files: readonly RepositoryFile[], names: RegExp, allowed: RegExp): string[] {
  return files
    .filter(({ path }) => !allowed.test(path))
    .flatMap((file) =>
      nodesOf(file)
        .filter((node) => node.type === 'MemberExpression' && names.test(dottedName(node) ?? ''))
        .map((node) => `${placeOf(file, node)} uses ${dottedName(node)}`),
    );
}

/** `const { env } = process` is the same thing in other clothes. */
function takenApart(files: readonly RepositoryFile[]): string[] {
  return files.flatMap((file) =>
    nodesOf(file)
      .filter((node) => node.type === 'VariableDeclarator')
      .filter((node) => ['process', 'core'].includes(dottedName(node['init']) ?? ''))
      .map((node) => `${placeOf(file, node)} takes ${dottedName(node['init'])} apart`),
  );
}

const shipped = filesWhere(isShipped).filter(({ path }) => !doors.test(path));

test.each(places)('there is one place where $what: $reason', ({ names, allowed }) => {
  expect(elsewhere(shipped, names, allowed)).toEqual([]);
});

test('and nobody goes around it', () => {
  const environment = 'packages/runner/src/environment.ts';
  expect(takenApart(shipped.filter(({ path }) => path !== environment))).toEqual([]);
});

test('the rule sees what breaks it', () => {
  const text = [
    "const a = process.env['A'];",
    "core.setOutput('a', a);",
    'process.exitCode = 1;',
    'process.exit();',
    'const { env } = process;',
    '// process.env in a comment is nothing',
  ].join('\n');
  const broken = [{ path: 'packages/core/src/a.ts', text }];
  const found = places.flatMap(({ names, allowed }) => elsewhere(broken, names, allowed));
  expect(found.toSorted()).toEqual([
    'packages/core/src/a.ts:1 uses process.env',
    'packages/core/src/a.ts:2 uses core.setOutput',
    'packages/core/src/a.ts:3 uses process.exitCode',
    'packages/core/src/a.ts:4 uses process.exit',
  ]);
  expect(takenApart(broken)).toEqual(['packages/core/src/a.ts:5 takes process apart']);
});

/** What shows that something was written a second time. */
const seconds: { what: string; shows: RegExp; place: string }[] = [
  {
    what: 'the check for a record of unknown',
    shows: /typeof (\w+) === 'object' && \1 !== null && !Array\.isArray\(\1\)/,
    place: 'packages/core/src/is-record.ts',
  },
  { what: 'escaping for Markdown', shows: /'&lt;'/, place: 'packages/core/src/markdown.ts' },
  { what: 'metrics for Prometheus', shows: /# (TYPE|HELP) /, place: 'packages/core/src/prometheus.ts' },
  { what: 'the order of versions', shows: /numeric: true/, place: 'packages/core/src/model-version.ts' },
  {
    what: 'versions of PEP 440',
    shows: /from '@renovatebot\/pep440'/,
    place: 'packages/formats/src/pep440.ts',
  },
  {
    what: 'removing what a killed run left',
    shows: /\.modifiedMs > /,
    place: 'packages/core/src/abandoned.ts',
  },
  {
    what: 'collecting problems',
    shows: /\.\.\.(thrown|error)\.problems\)/,
    place: 'packages/core/src/collected.ts',
  },
  {
    what: 'the rule of inputs that go together',
    shows: /was given and \\`\$\{/,
    place: 'packages/core/src/inputs-together.ts',
  },
];

function written(files: readonly RepositoryFile[], shows: RegExp): string[] {
  return files.filter(({ text }) => shows.test(text)).map(({ path }) => path);
}

test.each(seconds)('there is one place for $what', ({ shows, place }) => {
  const files = filesWhere(isShipped);
  expect(written(files, shows)).toEqual([place]);
});

const forbiddenInTests: { name: RegExp; reason: string }[] = [
  { name: /^(test|it|describe)\.(only|skip|todo|fails)$/, reason: 'a test that does not run proves nothing' },
  {
    name: /^vi\.(mock|doMock)$/,
    reason: 'the real part can run: the toolkit with files, services on loopback',
  },
];

function forbidden(files: readonly RepositoryFile[]): string[] {
  return files.flatMap((file) =>
    nodesOf(file)
      .filter((node) => node.type === 'MemberExpression')
      .flatMap((node) =>
        forbiddenInTests
          .filter(({ name }) => name.test(dottedName(node) ?? ''))
          .map(({ reason }) => `${placeOf(file, node)} uses ${dottedName(node)}: ${reason}`),
      ),
  );
}

test('no test is focused, skipped or mocks a module', () => {
  expect(forbidden(filesWhere((path) => isTypeScript(path) && path.endsWith('.test.ts')))).toEqual([]);
});

test('the rule for tests sees what breaks it', () => {
  const text = "test.only('a', f);\nit.skip('b', f);\nvi.mock('@actions/core');\ntest.skipIf(true)('c', f);";
  expect(forbidden([{ path: 'a.test.ts', text }])).toHaveLength(3);
});
