import type { WrittenLine } from './conda.ts';
import { refuseEmpty, readYaml } from './yaml-file.ts';
import type { YamlValue } from './yaml-value.ts';

/** MLflow's `python_env.yaml`: an environment without conda. */
export interface PythonEnvironment {
  /** The exact version, such as `3.11.7`. */
  python?: string;
  buildDependencies: WrittenLine[];
  /** In pip's syntax; usually the one line `-r requirements.txt`, relative to the file. */
  dependencies: WrittenLine[];
}

/**
 * Reads `python_env.yaml`.
 * Source: https://github.com/mlflow/mlflow/blob/v3.4.0/mlflow/utils/environment.py, `_PythonEnv`.
 * @throws Problems with file, line and column.
 */
export async function readPythonEnv(file: string, text: string): Promise<PythonEnvironment> {
  const expected = 'a map with `python`, `build_dependencies` and `dependencies`';
  refuseEmpty({ file }, text, expected);
  return readYaml({ file }, text, (root) => environmentOf(root, expected), '1.1');
}

function environmentOf(root: YamlValue, expected: string): PythonEnvironment {
  const fields = root.fields(expected);
  const python = fields.get('python');
  const version =
    python === undefined || python.isEmpty ? undefined : python.text('a version such as `3.11.7`');
  return {
    python: version,
    buildDependencies: linesOf(fields.get('build_dependencies')),
    dependencies: linesOf(fields.get('dependencies')),
  };
}

function linesOf(list: YamlValue | undefined): WrittenLine[] {
  if (list === undefined || list.isEmpty) return [];
  return list.items('a list of requirements').flatMap((item) => {
    const text = item.text('a requirement');
    return text === undefined ? [] : [{ text, line: item.line }];
  });
}
