import { describe, expect, it } from 'vitest';

import { Problems } from '@slipway/core/trouble';
import type { Estimator } from '@slipway/formats/detected';

import { beside, type ReadText } from './asked.ts';
import { readCondaSource } from './conda.ts';
import { readMlflowSource } from './mlflow.ts';
import { readPyLockSource } from './pylock.ts';
import { readRequirementsSource } from './requirements.ts';
import { readScikitLearnSource } from './scikit-learn.ts';

function reading(files: Record<string, string>): ReadText {
  return (path) => Promise.resolve(files[path]);
}

async function problemsOf(work: Promise<unknown>): Promise<string[]> {
  const thrown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof Problems)) throw new Error('no problems', { cause: thrown });
  return thrown.problems.map(
    ({ where, said }) => `${'file' in where ? `${where.file}:${where.line}` : ''} ${said}`,
  );
}

describe('a requirements file', () => {
  it('takes in other files from where they stand, and keeps the line of each wish', async () => {
    const asked = await readRequirementsSource(
      'env/all.txt',
      reading({
        'env/all.txt': '# all\n-r more/base.txt\nnumpy==2.4.6\n-c ../limits.txt\n',
        'env/more/base.txt': 'scipy\n',
        'limits.txt': 'pandas<4\n',
      }),
    );
    expect(asked.requirements.map(({ text, asker }) => `${text}: ${asker}`)).toEqual([
      'numpy==2.4.6: your env/all.txt:3',
      'scipy: your env/more/base.txt:1',
    ]);
    expect(asked.constraints.map(({ text }) => text)).toEqual(['pandas<4']);
  });

  it('tells every line that can not be locked', async () => {
    const text = [
      'numpy',
      '-e .',
      'git+https://github.com/octo/code',
      './wheels/a.whl',
      '-r missing.txt',
      '-r all.txt',
      '--index-url https://ann:secret@example.org/simple',
      '--trusted-host example.org',
    ].join('\n');
    const problems = await problemsOf(readRequirementsSource('all.txt', reading({ 'all.txt': text })));
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(
      [2, 3, 4, 7, 8, 5, 6].map((line) => `all.txt:${line}`),
    );
    expect(problems.join('\n')).not.toContain('secret');
  });

  it('lets no credentials into the lock, nor into what it says of them', async () => {
    const text = [
      'a @ https://ann:secret@example.org/a-1-py3-none-any.whl',
      'https://example.blob.core.windows.net/w/b-1-py3-none-any.whl?sv=1&sig=secret',
      'git+https://secret@github.com/octo/code',
    ].join('\n');
    const problems = await problemsOf(readRequirementsSource('r.txt', reading({ 'r.txt': text })));
    expect(problems).toEqual([
      'r.txt:1 an archive with credentials in its address',
      'r.txt:2 an archive with credentials in its address',
      'r.txt:3 `git+https://…@github.com/octo/code`',
    ]);
  });

  it('takes folders of wheels, seen from the file that names them, and says how to ask for one wheel', async () => {
    const asked = await readRequirementsSource(
      'r.txt',
      reading({
        'r.txt': '-r env/more.txt\n--pre\n',
        'env/more.txt': '-f ./wheels\n-f file:///opt/w\n--no-index\n',
      }),
    );
    expect(asked).toMatchObject({ folders: ['env/wheels', '/opt/w'], noIndex: true, prereleases: true });
    expect(asked.indexOptions).toEqual([]);
    const wheel = readRequirementsSource('r.txt', reading({ 'r.txt': 'dist/my_own-1.0-py3-none-any.whl\n' }));
    await expect(wheel).rejects.toThrow('write `my-own==1.0`, and give the folder `dist` as `find-links`');
  });

  it('keeps archives with an address, hashes, and options without credentials', async () => {
    const text = `--extra-index-url https://example.org/cpu\nhttps://example.org/a-1-py3-none-any.whl\nsix==1 --hash=sha256:${'a'.repeat(64)}\n`;
    const asked = await readRequirementsSource('r.txt', reading({ 'r.txt': text }));
    expect(asked.indexOptions).toEqual(['--extra-index-url https://example.org/cpu']);
    expect(asked.requirements.map((requirement) => requirement.text)).toEqual([
      'https://example.org/a-1-py3-none-any.whl',
      `six==1 --hash=sha256:${'a'.repeat(64)}`,
    ]);
  });
});

describe('a conda file', () => {
  it('gives Python and the packages of pip', async () => {
    const text = 'dependencies:\n  - python=3.11.7\n  - pip\n  - pip:\n      - numpy==2.4.6\n';
    const asked = await readCondaSource('conda.yml', reading({ 'conda.yml': text }));
    expect(asked.runtime).toEqual({ version: '3.11', where: { file: 'conda.yml', line: 2 } });
    expect(asked.requirements.map((entry) => entry.asker)).toEqual(['your conda.yml:5']);
  });

  it('keeps the versions of Python that will do, and leaves it open when any will', async () => {
    const text = (python: string) => `dependencies:\n  - ${python}\n  - pip:\n      - numpy\n`;
    const asked = await readCondaSource('c.yml', reading({ 'c.yml': text('python>=3.12') }));
    expect(asked.runtime).toEqual({ range: '>=3.12', where: { file: 'c.yml', line: 2 } });
    expect(await readCondaSource('c.yml', reading({ 'c.yml': text('python') }))).not.toHaveProperty(
      'runtime',
    );
  });

  it('says how to write what only conda installs', async () => {
    const text = 'dependencies:\n  - python=3.11\n  - conda-forge::scikit-learn=1.5\n';
    const failed = readCondaSource('c.yml', reading({ 'c.yml': text }));
    await expect(failed).rejects.toThrow('write `scikit-learn==1.5.*` below `pip:`');
  });

  it.each([
    ['pytorch::pytorch-cpu>=2.1', 'write `torch>=2.1` below `pip:`'],
    ['blas=*=openblas', 'remove the line'],
    ['_libgcc_mutex=0.1=main', 'remove the line'],
  ])('says what %s is to pip', async (text, remedy) => {
    const failed = readCondaSource('c.yml', reading({ 'c.yml': `dependencies:\n  - ${text}\n` }));
    await expect(failed).rejects.toThrow(remedy);
  });

  it('takes the tools of pip from PyPI', async () => {
    const text = 'dependencies:\n  - setuptools<70\n  - wheel\n  - pip=25\n';
    const asked = await readCondaSource('c.yml', reading({ 'c.yml': text }));
    expect(asked.requirements.map((entry) => entry.text)).toEqual(['setuptools<70', 'wheel']);
  });
});

describe('an MLflow model', () => {
  const files = {
    'requirements.txt': 'mlflow==3.17.2\n',
    'python_env.yaml': 'python: 3.11.7\nbuild_dependencies: []\ndependencies:\n- -r requirements.txt\n',
    'conda.yaml': 'dependencies:\n- python=3.10.1\n- pip:\n  - mlflow==2\n',
  };

  it('prefers what MLflow itself installs from', async () => {
    const asked = await readMlflowSource('m:1', reading(files), {});
    expect(asked.requirements).toMatchObject([
      {
        text: 'mlflow==3.17.2',
        where: { file: 'm:1/requirements.txt', line: 1 },
        asker: 'm:1/requirements.txt:1',
      },
    ]);
    expect(asked.runtime?.version).toBe('3.11.7');
  });

  it('takes the conda file, and what MLmodel says, where there is nothing else', async () => {
    const asked = await readMlflowSource('m:1', reading({ 'env.yml': files['conda.yaml'] }), {
      condaFile: 'env.yml',
    });
    expect(asked.requirements.map(({ text }) => text)).toEqual(['mlflow==2']);
    expect(asked.runtime?.version).toBe('3.10');
    expect((await readMlflowSource('m:1', reading({}), { pythonVersion: '3.12.1' })).runtime?.version).toBe(
      '3.12.1',
    );
  });
});

describe('a scikit-learn estimator', () => {
  const estimator: Estimator = {
    path: 'model.joblib',
    className: 'sklearn.linear_model._logistic.LogisticRegression',
    serialization: 'joblib',
    protocol: 5,
    version: '1.9.1',
    numpy: 2,
    imports: ['sklearn.linear_model._logistic.LogisticRegression', 'numpy.ndarray'],
  };

  it('asks for the version that wrote it, and the numpy that can read it', () => {
    const asked = readScikitLearnSource('iris:1', [estimator]);
    expect(asked.requirements.map(({ text }) => text)).toEqual(['scikit-learn==1.9.1', 'numpy>=2']);
  });

  it('asks for what else it imports, and refuses what nobody can install', () => {
    const boosted = { ...estimator, imports: ['xgboost.sklearn.XGBClassifier'], featureNames: ['a'] };
    const texts = readScikitLearnSource('m:1', [boosted]).requirements.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['xgboost-cpu; sys_platform != "darwin"', 'pandas']));
    const own = { ...estimator, imports: ['my_features.Scaler'] };
    expect(() => readScikitLearnSource('m:1', [own])).toThrow('the pickle imports `my_features`');
  });
});

describe('paths seen from a file', () => {
  it.each([
    ['a/b.txt', 'c.txt', 'a/c.txt'],
    ['a/b.txt', '../c.txt', 'c.txt'],
    ['b.txt', './d/c.txt', 'd/c.txt'],
    ['b.txt', '../c.txt', '../c.txt'],
    ['/a/b.txt', 'c.txt', '/a/c.txt'],
    ['a/b.txt', '/c.txt', '/c.txt'],
    ['a/b.txt', 'd\\c.txt', 'a/d/c.txt'],
  ])('%s names %s: %s', (file, path, expected) => {
    expect(beside(file, path)).toBe(expected);
  });
});

describe('a pylock.toml', () => {
  const head = 'lock-version = "1.0"\ncreated-by = "uv"\nrequires-python = "==3.12.*"\n';
  const six = (index: string): string => `${head}
[[packages]]
name = "six"
version = "1.17.0"
marker = "sys_platform == 'linux'"
index = "${index}"
wheels = [{ name = "six.whl", hashes = { sha256 = "4721" } }]
`;

  it('asks for every package as it is locked, from where it came', async () => {
    const read = reading({ 'pylock.toml': six('https://packages.example.com/simple') });
    expect(await readPyLockSource('pylock.toml', read)).toEqual({
      requirements: [
        {
          text: "six==1.17.0 ; sys_platform == 'linux' --hash=sha256:4721",
          where: { file: 'pylock.toml', line: 5 },
          asker: 'your pylock.toml:5',
        },
      ],
      constraints: [],
      indexOptions: ['--extra-index-url https://packages.example.com/simple'],
      runtime: { version: '3.12', where: { file: 'pylock.toml' } },
    });
  });

  it('does not repeat the password in an address', async () => {
    const read = reading({ 'pylock.toml': six('https://me:secret@packages.example.com/simple') });
    const problems = await problemsOf(readPyLockSource('pylock.toml', read));
    expect(problems).toEqual(['pylock.toml:undefined an index with credentials in its address']);
  });
});
