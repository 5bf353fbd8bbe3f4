import { parseRequirement } from './requirement.ts';
import { refuseEmpty, readYaml } from './yaml-file.ts';
import type { YamlValue } from './yaml-value.ts';

/** A line of an environment, as it is written. */
export interface WrittenLine {
  text: string;
  line: number;
}

/** A package of conda: `text` as it is written, and `specifier` for pip's world, empty for any version. */
export interface CondaPackage extends WrittenLine {
  /** `scikit-learn`, without channel and build. */
  name: string;
  /** `scikit-learn=1.5` is `==1.5.*`. */
  specifier: string;
}

/** A conda environment file. */
export interface CondaEnvironment {
  name?: string;
  channels: string[];
  python?: CondaPackage;
  /** What pip installs, in its own syntax, and options such as `--index-url …` or `-r requirements.txt`. */
  pip: WrittenLine[];
  /** What only conda installs: everything other than `python` and `pip` itself. */
  condaPackages: CondaPackage[];
}

const fieldNames = ['name', 'channels', 'dependencies', 'prefix', 'variables', 'platforms', 'category'];

/** `channel::name`, then versions and a build, separated by `=`, by spaces, or as comparisons. */
const matchSpec = /^(?:[\w./:-]+::)?([a-z0-9_][a-z0-9._-]*)\s*(\[.*\]|[=<>!~ ].*)?$/i;

/**
 * Reads a conda environment file such as `conda.yaml` or `environment.yml`.
 * @throws Problems with file, line and column.
 */
export async function readConda(file: string, text: string): Promise<CondaEnvironment> {
  const expected = 'a conda environment: a map with the list `dependencies`';
  refuseEmpty({ file }, text, expected);
  return readYaml({ file }, text, (root) => environmentOf(root, expected), '1.1');
}

/** Interprets a conda environment that stands inside of another file, as in Azure's `conda_file`. */
export function environmentOf(root: YamlValue, expected = 'a conda environment'): CondaEnvironment {
  const fields = root.knownFields(fieldNames, expected);
  const environment: CondaEnvironment = { channels: [], pip: [], condaPackages: [] };
  const name = fields.get('name')?.text();
  if (name !== undefined) environment.name = name;
  for (const channel of fields.get('channels')?.items('a list of channels') ?? []) {
    const channelName = channel.text();
    if (channelName !== undefined) environment.channels.push(channelName);
  }
  const dependencies = fields.get('dependencies');
  if (dependencies === undefined && root.isMap) root.wrong('it has no `dependencies`', expected);
  for (const dependency of dependencies?.items('a list of packages') ?? [])
    readDependency(environment, dependency);
  return environment;
}

function readDependency(environment: CondaEnvironment, dependency: YamlValue): void {
  if (dependency.isMap) {
    for (const [name, list] of dependency.fields()) {
      if (name === 'pip') readPip(environment, list);
      else list.wrong(`\`${name}\` has a list of its own`, 'only `pip:` with a list, or names of packages');
    }
    return;
  }
  const text = dependency.text('the name of a package, or `pip:` with a list');
  if (text === undefined) return;
  const [, name, versions = ''] = matchSpec.exec(text.trim()) ?? [];
  if (name === undefined) {
    dependency.wrong(`\`${text}\``, 'a package of conda, as in `numpy=2.4`');
    return;
  }
  const written = { text, line: dependency.line, name, specifier: specifierOf(versions) };
  if (name === 'python') environment.python = written;
  else if (name !== 'pip') environment.condaPackages.push(written);
}

function readPip(environment: CondaEnvironment, list: YamlValue): void {
  if (list.isEmpty) return;
  for (const item of list.items('a list of requirements')) {
    const text = item.text('a requirement such as `numpy==2.4.6`')?.trim();
    if (text === undefined) continue;
    const parsed = text.startsWith('-') ? undefined : parseRequirement(text, item.line);
    if (parsed !== undefined && 'said' in parsed) item.wrong(parsed.said, parsed.expected, parsed.remedy);
    else environment.pip.push({ text, line: item.line });
  }
}

/**
 * A version of conda as one of PEP 440. A single `=` is fuzzy: `3.11` stands for every 3.11.x; a whole version is exact.
 * Source: https://docs.conda.io/projects/conda-build/en/stable/resources/package-spec.html#package-match-specifications
 */
function specifierOf(versions: string): string {
  const [version = ''] = versions
    .trim()
    .replace(/^\[version=['"]?([^'"\]]*).*\]$/, '$1')
    .split(/(?<=[\d*])(?:=|\s+)(?=\S*$)/);
  const text = version.replaceAll(/\s+/g, '');
  if (text === '' || text === '*') return '';
  if (/^(==|>=|<=|!=|~=|<|>)/.test(text)) return text;
  const plain = text.replace(/^=/, '').replace(/\.\*$/, '');
  const isWhole = plain.split('.').length > 2 && !text.endsWith('*');
  return isWhole ? `==${plain}` : `==${plain}.*`;
}
