import { durationText, type Block } from '@slipway/core/markdown';
import type { Outcome, StepOutcome } from '@slipway/core/plan';
import { messageOf, placeText, type Failure, type Problem } from '@slipway/core/trouble';

// What a person reads of an ending: the same words in the log, in annotations and in the summary.

/** A problem in four lines: where, what was said, what is expected, what to do. */
export function problemText(problem: Problem): string {
  const lines = [placeText(problem.where), `  said      ${problem.said}`, `  expected  ${problem.expected}`];
  if (problem.remedy !== undefined) lines.push(`  do        ${problem.remedy}`);
  return lines.join('\n');
}

/** A failure: what failed, its causes, what to do, and the last lines of the log of what failed. */
export function failureText(failure: Failure): string {
  const lines = [`${failure.message} (${failure.code})`];
  for (const cause of causesOf(failure)) lines.push(`  cause     ${cause}`);
  if (failure.remedy !== undefined) lines.push(`  do        ${failure.remedy}`);
  if (failure.log.length > 0)
    lines.push('  last lines of its log:', ...failure.log.map((line) => `    ${line}`));
  return lines.join('\n');
}

/** The messages below a failure that its own message does not hold already. */
function causesOf(failure: Failure): string[] {
  const causes: string[] = [];
  let cause: unknown = failure.cause;
  while (cause instanceof Error && causes.length < 5) {
    const message = messageOf(cause);
    if (!failure.message.includes(message) && !causes.includes(message)) causes.push(message);
    cause = cause.cause;
  }
  return causes;
}

/** A defect of Slipway itself, with its stack, because nobody but its makers can mend it. */
export function defectText(thrown: unknown): string {
  const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  const cause =
    thrown instanceof Error && thrown.cause instanceof Error ? `\ncaused by ${thrown.cause.stack}` : '';
  return `This is a defect of Slipway, not of your workflow. Please report it with these lines.\n${stack}${cause}`;
}

const marks: Record<StepOutcome['status'], string> = {
  done: '✅ done',
  unchanged: '➖ unchanged',
  failed: '❌ failed',
  'not reached': '⚪ not reached',
  planned: '📝 planned',
};

/** The steps of an outcome as a table. */
export function stepsBlock(outcome: Outcome): Block {
  return {
    kind: 'table',
    columns: ['step', 'result', 'time'],
    rows: outcome.steps.map((step) => [
      step.title,
      marks[step.status],
      step.ms === 0 ? '' : durationText(step.ms),
    ]),
    align: ['left', 'left', 'right'],
  };
}
