import { describe, expect, it } from 'vitest';

import type { Requirement, WantedEnvironment } from '../kind.ts';
import { explainConflict } from './conflict.ts';

const server: Requirement[] = [
  {
    text: 'azureml-inference-server-http==1.5.1',
    where: { file: 'requirements-azureml.txt', line: 2 },
    asker: 'the server',
  },
];

function wanted(...lines: string[]): WantedEnvironment {
  const model = lines.map((text, index) => ({
    text,
    where: { file: 'requirements.txt', line: index + 1 },
    asker: `your requirements.txt:${index + 1}`,
  }));
  return { server, model, constraints: [], indexOptions: [] };
}

describe('explaining why requirements can not be had together', () => {
  it('names the server and the line of the user that contradict each other', () => {
    const stderr = `error: No solution found when resolving dependencies
  cause: Because azureml-inference-server-http>=1.5.1 depends on pydantic>=2.12.0,<2.13.dev0 and you require azureml-inference-server-http==1.5.1, we can conclude that you require pydantic>=2.12.0,<2.13.dev0.
         And because you require pydantic<2, we can conclude that your requirements are unsatisfiable.`;
    expect(explainConflict(stderr, wanted('numpy==2.4.6', 'pydantic<2'))).toEqual([
      {
        where: { file: 'requirements.txt', line: 2 },
        said: 'your requirements.txt:2 asks for `pydantic<2`',
        expected:
          'the server asks for `pydantic>=2.12.0,<2.13` (because azureml-inference-server-http==1.5.1 depends on it)',
        remedy: 'change `pydantic<2` to `pydantic>=2.12.0,<2.13`, or leave it out',
      },
    ]);
  });

  it('reads the frame that older versions of uv draw', () => {
    const stderr = `  × No solution found when resolving dependencies:
  ╰─▶ Because azureml-inference-server-http==1.5.1 depends on flask>=3.1.0,<3.2.dev0 and you require
      azureml-inference-server-http==1.5.1, we can conclude that you require flask>=3.1.0,<3.2.dev0.
      And because you require Flask==2.0, we can conclude that your requirements are unsatisfiable.`;
    const [problem] = explainConflict(stderr, wanted('Flask==2.0'));
    expect(problem?.where).toEqual({ file: 'requirements.txt', line: 1 });
    expect(problem?.expected).toContain('the server asks for `flask>=3.1.0,<3.2`');
  });

  it('follows a chain to the line that brings the package in, and names all alternatives', () => {
    const stderr = `error: No solution found when resolving dependencies
  cause: Because azureml-dataset-runtime==1.60.0 depends on one of:
             numpy{sys_platform == 'linux'}<1.19.3
             numpy{sys_platform == 'linux'}>1.19.3,<1.24
         and azureml-defaults==1.60.0 depends on azureml-dataset-runtime[fuse]>=1.60.0,<1.61.dev0, we can conclude that azureml-defaults==1.60.0 depends on one of:
             numpy<1.19.3
             numpy>1.19.3,<1.24

         And because you require numpy==2.4.6 and azureml-defaults==1.60.0, we can conclude that your requirements are unsatisfiable.`;
    const [problem] = explainConflict(stderr, wanted('numpy==2.4.6', 'azureml-defaults==1.60.0'));
    expect(problem?.where).toEqual({ file: 'requirements.txt', line: 1 });
    expect(problem?.said).toBe('your requirements.txt:1 asks for `numpy==2.4.6`');
    expect(problem?.expected).toContain(
      'your requirements.txt:2 asks for `numpy<1.19.3 or numpy>1.19.3,<1.24`',
    );
  });

  it.each([
    [
      'Because scikit-lern was not found in the package registry and you require scikit-lern==1.0, we can conclude that your requirements are unsatisfiable.',
      'scikit-lern==1.0',
      '`scikit-lern` does not exist',
    ],
    [
      'Because there is no version of numpy==99 and you require numpy==99, we can conclude that your requirements are unsatisfiable.',
      'numpy==99',
      '`numpy==99` does not exist',
    ],
  ])('points at the line of what does not exist: %s', (cause, line, said) => {
    const stderr = `error: No solution found when resolving dependencies\n  cause: ${cause}`;
    const [problem] = explainConflict(stderr, wanted('scipy', line));
    expect(problem).toMatchObject({ where: { file: 'requirements.txt', line: 2 }, said });
  });

  it.each([
    [
      'Because azureml-inference-server-http was not found in the provided package locations and you require azureml-inference-server-http==1.5.1, we can conclude that your requirements are unsatisfiable.',
      true,
      'find-links',
      '`pip download --dest <folder> azureml-inference-server-http==1.5.1`',
    ],
    [
      'Because flask was not found in the provided package locations and azureml-inference-server-http==1.5.1 depends on flask>=3.1.0,<3.2.dev0, we can conclude that azureml-inference-server-http==1.5.1 cannot be used.',
      true,
      'find-links',
      '`pip download --dest <folder> flask`',
    ],
    [
      'Because azureml-inference-server-http was not found in the package registry and you require azureml-inference-server-http==1.5.1, we can conclude that your requirements are unsatisfiable.',
      false,
      'index-url',
      'extra-index-urls',
    ],
  ])(
    'says how what the server needs gets to where nobody else asks for it: %s',
    (cause, noIndex, input, remedy) => {
      const access = { credentials: [], folders: ['/wheels'], noIndex };
      const stderr = `error: No solution found when resolving dependencies\n  cause: ${cause}`;
      const [problem] = explainConflict(stderr, { ...wanted('numpy'), access });
      expect(problem?.where).toEqual({ input });
      expect(problem?.remedy).toContain(remedy);
    },
  );

  it('quotes the conclusion when it understands nothing', () => {
    const stderr =
      'error: No solution found when resolving dependencies\n  cause: Because of the weather. Nothing works.';
    expect(explainConflict(stderr, wanted('numpy'))).toMatchObject([
      { where: { file: 'requirements.txt', line: 1 }, said: 'Nothing works.' },
    ]);
  });
});
