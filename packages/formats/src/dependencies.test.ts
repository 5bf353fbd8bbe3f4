import { describe, expect, it } from 'vitest';
import { problemsOf } from '../fixtures/fixture-files.ts';
import { readConda } from './conda.ts';
import { readPythonEnv } from './python-env.ts';
import { readRequirements } from './requirements.ts';

describe('readConda', () => {
  it("reads MLflow's conda file", async () => {
    const text =
      'channels:\n- conda-forge\ndependencies:\n- python=3.10.19\n- pip<=25.2\n- pip:\n  - mlflow==3.4.0\n  - scikit-learn==1.9.1\nname: mlflow-env\n';
    expect(await readConda('conda.yaml', text)).toEqual({
      name: 'mlflow-env',
      channels: ['conda-forge'],
      python: { text: 'python=3.10.19', line: 4, name: 'python', specifier: '==3.10.19' },
      pip: [
        { text: 'mlflow==3.4.0', line: 7 },
        { text: 'scikit-learn==1.9.1', line: 8 },
      ],
      condaPackages: [],
    });
  });

  it.each([
    ['python=3.11', '==3.11.*'],
    ['python 3.11.*', '==3.11.*'],
    ['python>=3.9,<3.13', '>=3.9,<3.13'],
    ['python ==3.11.4', '==3.11.4'],
    ['python=3.11.4=h955ad1f_0', '==3.11.4'],
    ['python', ''],
    ['conda-forge::python=3.12', '==3.12.*'],
  ])('says %s in the words of pip', async (text, specifier) => {
    const { python } = await readConda('c.yml', `dependencies:\n  - ${text}\n`);
    expect(python?.specifier).toBe(specifier);
  });

  it('keeps what only conda can install', async () => {
    const { condaPackages } = await readConda(
      'c.yml',
      'dependencies: [python=3.11, cudatoolkit=11.8, "numpy>=1.20"]',
    );
    expect(condaPackages).toEqual([
      { text: 'cudatoolkit=11.8', line: 1, name: 'cudatoolkit', specifier: '==11.8.*' },
      { text: 'numpy>=1.20', line: 1, name: 'numpy', specifier: '>=1.20' },
    ]);
  });

  it('tells all that is wrong, each with its place', async () => {
    const text = 'dependancies: []\ndependencies:\n- [a]\n- pip:\n  - numpy=2.4\n  - ok\n- npm: [x]\n';
    const problems = await problemsOf(() => readConda('c.yml', text));
    expect(problems.map(({ where, said }) => [where, said])).toEqual([
      [{ file: 'c.yml', line: 1, column: 1 }, 'there is no field `dependancies`'],
      [{ file: 'c.yml', line: 3, column: 3 }, '`dependencies[0]` is a list'],
      [{ file: 'c.yml', line: 5, column: 5 }, '`numpy=2.4`'],
      [{ file: 'c.yml', line: 7, column: 8 }, '`npm` has a list of its own'],
    ]);
    expect(problems[0]?.expected).toContain('`dependencies`');
    expect(problems[2]?.remedy).toContain('==');
    expect(await problemsOf(() => readConda('c.yml', 'numpy\n'))).toHaveLength(1);
  });
});

describe('readRequirements', () => {
  it('reads requirements, options and included files with their lines', () => {
    const text = [
      '# comment',
      '--index-url https://host/simple',
      '-i=https://other/simple  # comment',
      '-r other.txt',
      '-cconstraints.txt',
      '',
      'Scikit_Learn [extra, more] >= 1.9 , <2 ; python_version < "3.13"  # why',
      'numpy==2.4.6 \\',
      '    --hash=sha256:abc123 \\',
      '    --hash=sha256:def456',
      'pkg @ https://host/pkg.zip#sha256=1 ; sys_platform == "linux"',
      './local/folder',
      'https://host/a-1.0-py3-none-any.whl',
      '-e git+https://host/repo#egg=x',
      'torch==2.6.0+cpu',
    ].join('\r\n');
    const { requirements, options, includes } = readRequirements('r.txt', text);
    expect(options).toEqual([
      { name: '--index-url', value: 'https://host/simple', line: 2 },
      { name: '--index-url', value: 'https://other/simple', line: 3 },
    ]);
    expect(includes).toEqual([
      { kind: 'requirements', path: 'other.txt', line: 4 },
      { kind: 'constraints', path: 'constraints.txt', line: 5 },
    ]);
    expect(requirements).toMatchObject([
      {
        kind: 'package',
        name: 'scikit-learn',
        extras: ['extra', 'more'],
        specifier: '>=1.9,<2',
        marker: 'python_version < "3.13"',
        line: 7,
      },
      {
        kind: 'package',
        name: 'numpy',
        text: 'numpy==2.4.6',
        hashes: ['sha256:abc123', 'sha256:def456'],
        line: 8,
      },
      {
        kind: 'address',
        name: 'pkg',
        address: 'https://host/pkg.zip#sha256=1',
        marker: 'sys_platform == "linux"',
        line: 11,
      },
      { kind: 'address', address: './local/folder', line: 12 },
      { kind: 'address', address: 'https://host/a-1.0-py3-none-any.whl', line: 13 },
      { kind: 'editable', text: 'git+https://host/repo#egg=x', line: 14 },
      { kind: 'package', specifier: '==2.6.0+cpu', line: 15 },
    ]);
  });

  it('tells every line that is wrong', async () => {
    const text = 'numpy=2\nok\n--indx-url x\n!!\n--no-index x\n-r\nnumpy >=\nx --hash=md5:1\n';
    const problems = await problemsOf(() => readRequirements('r.txt', text));
    expect(problems.map(({ where }) => 'line' in where && where.line)).toEqual([1, 3, 4, 5, 6, 7, 8]);
    expect(problems[0]?.remedy).toContain('`==`');
  });
});

describe('readPythonEnv', () => {
  it('reads the version as it is written', async () => {
    const text = 'python: 3.10\nbuild_dependencies:\n- pip==25.2\ndependencies:\n- -r requirements.txt\n';
    expect(await readPythonEnv('python_env.yaml', text)).toEqual({
      python: '3.10',
      buildDependencies: [{ text: 'pip==25.2', line: 3 }],
      dependencies: [{ text: '-r requirements.txt', line: 5 }],
    });
    const [problem] = await problemsOf(() => readPythonEnv('e.yaml', 'python: [3]\n'));
    expect(problem).toMatchObject({ where: { line: 1, column: 9 }, said: '`python` is a list' });
  });
});
