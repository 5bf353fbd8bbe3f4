import type { Problem } from '@slipway/core/trouble';
import { Problems } from '@slipway/core/trouble';
import { parseRequirement, type Requirement } from './requirement.ts';

/** An option that stands on a line of its own, such as `--index-url https://…`. */
export interface RequirementsOption {
  /** The long name: `-i` is `--index-url`. */
  name: string;
  value?: string;
  line: number;
}

/** Another file that a line takes in. The path is relative to the file that names it. */
export interface IncludedFile {
  kind: 'requirements' | 'constraints';
  path: string;
  line: number;
}

/** A requirements file, in the order of its lines. */
export interface RequirementsFile {
  requirements: Requirement[];
  options: RequirementsOption[];
  includes: IncludedFile[];
}

const shortNames: Readonly<Record<string, string>> = {
  '-r': '--requirement',
  '-c': '--constraint',
  '-e': '--editable',
  '-i': '--index-url',
  '-f': '--find-links',
};

/** Options of a line of their own; true when they take a value. Source: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
const options: Readonly<Record<string, boolean>> = {
  '--requirement': true,
  '--constraint': true,
  '--editable': true,
  '--index-url': true,
  '--extra-index-url': true,
  '--find-links': true,
  '--no-index': false,
  '--no-binary': true,
  '--only-binary': true,
  '--prefer-binary': false,
  '--require-hashes': false,
  '--pre': false,
  '--trusted-host': true,
  '--use-feature': true,
};

/**
 * Reads a requirements file of pip: requirements, options, and the files that it takes in (which are not opened).
 * @throws Problems with file and line for every line that is none of these.
 */
export function readRequirements(file: string, text: string): RequirementsFile {
  const found: RequirementsFile = { requirements: [], options: [], includes: [] };
  const problems: Problem[] = [];
  for (const { line, content } of logicalLines(text)) {
    const wrong = content.startsWith('-') ? readOption(found, content, line) : readLine(found, content, line);
    if (wrong !== undefined) problems.push({ where: { file, line }, ...wrong });
  }
  if (problems.length > 0) throw new Problems(problems);
  return found;
}

type Wrong = Omit<Problem, 'where'>;

function readLine(found: RequirementsFile, content: string, line: number): Wrong | undefined {
  const requirement = parseRequirement(content, line);
  if (!('said' in requirement)) {
    found.requirements.push(requirement);
    return undefined;
  }
  return requirement;
}

function readOption(found: RequirementsFile, content: string, line: number): Wrong | undefined {
  const match = /^(--[a-z-]+|-[a-z])(?:\s*=\s*|\s+)?(.*)$/i.exec(content);
  const written = match?.[1] ?? content;
  const name = shortNames[written] ?? written;
  const value = unquoted(match?.[2]?.trim() ?? '');
  const takesValue = options[name];
  if (takesValue === undefined) {
    return {
      said: `there is no option \`${written}\``,
      expected: `one of ${Object.keys(options).join(', ')}`,
    };
  }
  if (takesValue !== (value !== '')) {
    return {
      said: `\`${content}\``,
      expected: takesValue ? `a value for \`${name}\`` : `\`${name}\` without a value`,
    };
  }
  if (name === '--requirement') found.includes.push({ kind: 'requirements', path: value, line });
  else if (name === '--constraint') found.includes.push({ kind: 'constraints', path: value, line });
  else if (name === '--editable') found.requirements.push({ kind: 'editable', text: value, line });
  else found.options.push({ name, value: value === '' ? undefined : value, line });
  return undefined;
}

function unquoted(value: string): string {
  return value.replace(/^(['"])(.*)\1$/, '$2');
}

/** Lines without comments; one that ends with a backslash goes on in the next. The number is that of its first line. */
function logicalLines(text: string): { line: number; content: string }[] {
  const found: { line: number; content: string }[] = [];
  let open: { line: number; content: string } | undefined;
  text.split(/\r\n|\r|\n/).forEach((physical, index) => {
    const goesOn = /(^|[^#])\\$/.test(physical) && !/^\s*#/.test(physical);
    const part = goesOn ? physical.slice(0, -1) : physical;
    open =
      open === undefined ? { line: index + 1, content: part } : { ...open, content: open.content + part };
    if (goesOn) return;
    found.push(open);
    open = undefined;
  });
  if (open !== undefined) found.push(open);
  return found
    .map(({ line, content }) => ({ line, content: content.replace(/(^|\s)#.*$/, '').trim() }))
    .filter(({ content }) => content !== '');
}
