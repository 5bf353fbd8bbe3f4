import { appendFileSync } from 'node:fs';

import * as core from '@actions/core';

import { renderMarkdown, summaryLimitBytes, type Block } from '@slipway/core/markdown';
import type { Notice } from '@slipway/core/report';
import type { Place } from '@slipway/core/trouble';

import { summaryFile } from './environment.ts';
import type { Ending } from './ending.ts';
import { harmless, visible, type Masks } from './masking.ts';
import { defectText, failureText, problemText, stepsBlock } from './words.ts';

/** GitHub shows ten annotations of a type and step; the summary holds the rest. */
const annotationLimit = 10;

/**
 * Writes outputs, summary, annotations and the exit code of a workflow step: the only place that does, and once.
 */
export function publish(name: string, ending: Ending, masks: Masks): void {
  switch (ending.kind) {
    case 'report': {
      for (const [output, value] of Object.entries(ending.report.outputs)) setOutput(output, value);
      for (const notice of ending.report.notices ?? []) annotate(notice, masks);
      const { outcome, report } = ending;
      writeSummary(name, [...report.summary, ...stepsPart(ending)], outcome.status === 'planned', masks);
      const reason = outcome.failure === undefined ? report.failed : failureText(outcome.failure);
      if (reason === undefined) core.info(harmless(report.headline, masks));
      else fail([{ message: reason }], masks);
      return;
    }
    case 'problems': {
      const texts = ending.problems.map(problemText);
      fail(
        ending.problems.map((problem, index) => ({ message: texts[index]!, where: problem.where })),
        masks,
      );
      writeSummary(name, [{ kind: 'code', text: texts.join('\n\n') }], false, masks);
      return;
    }
    case 'failure':
      fail([{ message: failureText(ending.failure) }], masks);
      writeSummary(name, [{ kind: 'code', text: failureText(ending.failure) }], false, masks);
      return;
    case 'defect':
      fail([{ message: defectText(ending.thrown) }], masks);
      writeSummary(name, [{ kind: 'code', text: defectText(ending.thrown) }], false, masks);
  }
}

function stepsPart(ending: Extract<Ending, { kind: 'report' }>): Block[] {
  const { outcome, plan } = ending;
  if (outcome.steps.length === 0)
    return plan.unchanged === undefined
      ? []
      : [{ kind: 'paragraph', text: `Nothing to do: ${plan.unchanged}` }];
  const blocks: Block[] = [stepsBlock(outcome)];
  if (outcome.failure !== undefined) blocks.push({ kind: 'code', text: failureText(outcome.failure) });
  return blocks;
}

function setOutput(name: string, value: unknown): void {
  if (value === undefined) return;
  core.setOutput(name, typeof value === 'string' ? value : JSON.stringify(value));
}

/** Prints every error, and marks the step as failed. `core.setFailed` can not say file and line, so this does it. */
function fail(errors: readonly { message: string; where?: Place }[], masks: Masks): void {
  errors
    .slice(0, annotationLimit)
    .forEach(({ message, where }) => core.error(visible(message, masks), placeOf(where)));
  if (errors.length > annotationLimit)
    core.info(`${errors.length - annotationLimit} more are in the summary.`);
  process.exitCode = 1;
}

function annotate(notice: Notice, masks: Masks): void {
  const write = notice.level === 'warning' ? core.warning : core.notice;
  write(visible(notice.message, masks), { title: notice.title, ...placeOf(notice.where) });
}

function placeOf(where: Place | undefined): core.AnnotationProperties {
  if (where === undefined || 'input' in where) return {};
  const properties: core.AnnotationProperties = { file: where.file };
  if (where.line !== undefined) properties.startLine = where.line;
  if (where.line !== undefined && where.column !== undefined) properties.startColumn = where.column;
  return properties;
}

function writeSummary(name: string, blocks: readonly Block[], isDryRun: boolean, masks: Masks): void {
  const file = summaryFile();
  if (file === undefined) return;
  const heading: Block = {
    kind: 'heading',
    text: isDryRun ? `${name} (dry run: nothing was changed)` : name,
  };
  appendFileSync(file, withinLimit(renderMarkdown([heading, ...blocks], (text) => visible(text, masks))));
}

/**
 * GitHub drops a summary that is too long as a whole; a shortened one is better. It ends with a whole line, because
 * half a code span would be none.
 */
function withinLimit(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= summaryLimitBytes) return text;
  const note = '\n\n(shortened: the log holds the rest)\n';
  const end = bytes.lastIndexOf('\n', summaryLimitBytes - note.length);
  return bytes.subarray(0, Math.max(0, end)).toString() + note;
}
