import { describe, expect, it } from 'vitest';

import type { WantedEnvironment } from '../kind.ts';
import { hintedProblems } from './hints.ts';

const server = {
  text: 'azureml-inference-server-http==1.5.1',
  where: { file: 'requirements-azureml.txt', line: 2 },
  asker: 'the server',
};

function wanted(line: string): WantedEnvironment {
  const model = [{ text: line, where: { file: 'r.txt', line: 1 }, asker: 'your r.txt:1' }];
  return { server: [server], model, constraints: [], indexOptions: [], excludeNewer: '2021-01-01' };
}

/** As uv 0.13.8 writes it, on one line. */
const otherPython = (what: string): string =>
  'And because you require something, we can conclude that your requirements are unsatisfiable. hint: The ' +
  '`--python-version` value (>=3.7) includes Python versions that are not supported by your dependencies ' +
  `(e.g., ${what}). Consider using a higher \`--python-version\` value.`;

describe('hints of uv', () => {
  it('say which Python the server needs, at the line that asks for another', () => {
    const conda = { version: '3.7', where: { file: 'conda.yml', line: 2 } };
    const text = otherPython('azureml-inference-server-http==1.5.1 only supports >=3.9');
    expect(hintedProblems(text, { ...wanted('numpy'), runtime: conda }, { runtimeVersion: '3.7' })).toEqual([
      {
        where: { file: 'conda.yml', line: 2 },
        said: 'Python 3.7',
        expected: 'Python >=3.9, because the server (azureml-inference-server-http==1.5.1) needs it',
        remedy: 'ask for Python 3.9 or newer',
      },
    ]);
  });

  it.each([
    'scikit-learn==1.9.1 only supports >=3.11',
    'all of: scikit-learn>=1.8.0,<=1.8.3 scikit-learn>=1.9.1 only support >=3.11',
  ])('say which Python a requirement needs: %s', (text) => {
    const asked = wanted('scikit-learn>=1.8 --hash=sha256:00');
    expect(hintedProblems(otherPython(text), asked, { runtimeVersion: '3.9' })).toEqual([
      {
        where: { file: 'r.txt', line: 1 },
        said: 'your r.txt:1 asks for `scikit-learn>=1.8`, which needs Python >=3.11',
        expected: 'packages for Python 3.9',
        remedy: 'ask for Python 3.11 or newer, or another version of `scikit-learn`',
      },
    ]);
  });

  it('say what is newer than exclude-newer', () => {
    const hint = (name: string, version: string): string =>
      `hint: \`${name}\` was filtered by \`exclude-newer\` to only include packages uploaded before ` +
      `2021-01-02T00:00:00Z. The requested version, v${version}, was published at 2025-12-18T17:32:26.434Z. Consider`;
    const asked = wanted('numpy==2.3.0');
    const problems = [hint('numpy', '2.3.0'), hint('azureml-inference-server-http', '1.5.1')].flatMap(
      (text) => hintedProblems(text, asked, { runtimeVersion: '3.11' }),
    );
    expect(problems.map(({ where, said }) => [where, said])).toEqual([
      [{ file: 'r.txt', line: 1 }, '`numpy==2.3.0` was published on 2025-12-18'],
      [
        { input: 'exclude-newer' },
        '`azureml-inference-server-http==1.5.1`, which the server needs, was published on 2025-12-18',
      ],
    ]);
  });
});
