import type { Notice } from '@slipway/core/report';
import type { Problem } from '@slipway/core/trouble';
import { atByte } from '../broken-file.ts';
import {
  defaultScanPolicy,
  findingClasses,
  type Finding,
  type FindingClass,
  type ScanAnswer,
  type ScanPolicy,
} from './finding.ts';

const answers: readonly ScanAnswer[] = ['fail', 'warn', 'off'];

/**
 * A policy from the lines `class=answer` of an input, over the default; or every line that says nothing that is known.
 * `input` is the name of the input, for the problems.
 */
export function scanPolicyOf(
  given: Readonly<Record<string, string>>,
  input: string,
): { policy: ScanPolicy } | { problems: Problem[] } {
  const policy = { ...defaultScanPolicy };
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(given)) {
    const name = findingClasses.find((known) => known === key);
    const answer = answers.find((known) => known === value);
    if (name !== undefined && answer !== undefined) policy[name] = answer;
    else problems.push(wrongLine(input, key, value, name));
  }
  return problems.length > 0 ? { problems } : { policy };
}

function wrongLine(input: string, key: string, value: string, name: FindingClass | undefined): Problem {
  const list = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');
  return {
    where: { input },
    said: `\`${key}=${value}\``,
    expected:
      name === undefined
        ? `lines \`class=answer\` with one of the classes ${list(findingClasses)}`
        : `\`${key}=\` and one of ${list(answers)}`,
  };
}

/** So many findings of one class in one file are told in full. */
const TOLD = 3;

/** What a policy makes of findings: problems that stop the action, and warnings; one for each class in each file. */
export function judgeFindings(
  findings: readonly Finding[],
  policy: ScanPolicy,
): { problems: Problem[]; notices: Notice[] } {
  const groups = Map.groupBy(findings, (finding) => `${finding.class}\n${finding.file}`);
  const of = (answer: ScanAnswer) =>
    [...groups.values()].filter(([first]) => policy[first!.class] === answer);
  return { problems: of('fail').map(problemOf), notices: of('warn').map(noticeOf) };
}

function problemOf(group: readonly Finding[]): Problem {
  const { file, expected, remedy } = group[0]!;
  return { where: { file }, said: saidOf(group), expected, remedy };
}

function noticeOf(group: readonly Finding[]): Notice {
  const { file, expected, remedy, class: name } = group[0]!;
  return {
    level: 'warning',
    title: titles[name],
    message: `${saidOf(group)}. Expected: ${expected}. Do: ${remedy}.`,
    where: { file },
  };
}

const titles: Readonly<Record<FindingClass, string>> = {
  'malicious-import': 'The model runs code when it is loaded',
  'unknown-import': 'The model imports something that is not known to be harmless',
  'embedded-code': 'The model has code in it',
  unreadable: 'A part of the model can not be looked into',
  'escaping-path': 'The model names files outside of its folder',
};

function saidOf(group: readonly Finding[]): string {
  const told = group
    .slice(0, TOLD)
    .map(({ said, offset }) => (offset === undefined ? said : `${said} (at ${atByte(offset)})`));
  const more = group.length > TOLD ? [`and ${group.length - TOLD} more of this kind`] : [];
  return `${[...told, ...more].join('; ')} [${group[0]!.class}]`;
}
