import { bytesText, code, counted, type Block } from '@slipway/core/markdown';
import { shortDigest } from '@slipway/core/digest';
import type { ModelRecord } from '@slipway/core/model-record';
import { resultOf, type Outcome } from '@slipway/core/plan';
import type { Notice, Report } from '@slipway/core/report';
import { aliasStep, recordStep } from '@slipway/models/registry/registering';
import { carryStep } from '@slipway/models/source/carry-signature';
import { originText } from '@slipway/models/source/origin-text';
import { signStep } from '@slipway/models/signature/sign-model';
import { stopping, type Verdict } from './gates.ts';
import type { Spec } from '../inputs.ts';
import { versionOutputs } from '../version-outputs.ts';
import type { Facts } from './look.ts';
import { tellStep } from './tell.ts';

/** Says what happened. Pure. */
export function report(spec: Spec, facts: Facts, outcome: Outcome): Report {
  const stopped = stopping(facts.verdicts, spec.missingMetric);
  if (stopped.length > 0) return gatesReport(facts, stopped);
  const made = resultOf(outcome, recordStep);
  const record = made?.record ?? facts.registered.existing;
  const signature =
    resultOf(outcome, signStep)?.uri ?? resultOf(outcome, carryStep)?.uri ?? facts.existingSignature;
  const common = { notices: [...facts.notices, ...gateNotices(spec, facts)] };
  if (record === undefined) {
    const { name, origin } = facts.registration;
    const id = `${name}:${facts.registered.nextVersion}`;
    const from = origin === undefined ? '' : `, taken from ${originText(origin)}`;
    return {
      ...common,
      outputs: { 'model-name': name, registered: false },
      headline: outcome.status === 'planned' ? `would register ${id}${from}` : `${id} was not registered`,
      summary: gatesBlocks(facts.verdicts),
    };
  }
  return {
    ...common,
    outputs: {
      ...versionOutputs(record, made?.uri ?? facts.existingUri),
      registered: made?.registered ?? false,
      signature,
    },
    headline: headline(record, made?.registered ?? false, spec, facts, outcome),
    summary: [recordBlock(record, facts, signature !== undefined), ...gatesBlocks(facts.verdicts)],
  };
}

function headline(
  record: ModelRecord,
  isNew: boolean,
  { alias }: Spec,
  { dispatching }: Facts,
  outcome: Outcome,
): string {
  const what = isNew
    ? `registered ${record.id} (sha256:${shortDigest(record.digest)})`
    : `${record.id} holds these bytes already (sha256:${shortDigest(record.digest)}); nothing was registered`;
  const told = isDone(tellStep, outcome) ? `told ${dispatching?.repository}` : undefined;
  return [what, signedText(outcome), alias && aliasText(alias, record, outcome), told]
    .filter((part) => part !== undefined)
    .join('; ');
}

function isDone(step: string, { steps }: Outcome): boolean {
  return steps.some(({ id, status }) => id === step && status === 'done');
}

function signedText(outcome: Outcome): string | undefined {
  const signed = isDone(signStep, outcome) ? resultOf(outcome, signStep) : undefined;
  return signed && `signed with ${signed.signer}`;
}

function aliasText(alias: string, record: ModelRecord, outcome: Outcome): string | undefined {
  if (!isDone(aliasStep, outcome)) return undefined;
  const previous = resultOf(outcome, aliasStep)?.previous;
  const from = previous === undefined ? '' : ` (it was ${record.name}:${previous})`;
  return `${alias} points at ${record.id}${from}`;
}

function recordBlock(record: ModelRecord, facts: Facts, isSigned: boolean): Block {
  const { registration, registry, signatory } = facts;
  const bytes = record.files.reduce((sum, { size }) => sum + size, 0);
  const framework = [record.framework, record.frameworkVersion]
    .filter((word) => word !== undefined)
    .join(' ');
  const metrics = Object.entries(record.metrics).map(([name, value]) => `${name} ${value}`);
  const rows: [string, string | undefined][] = [
    ['model', code(record.id)],
    ['digest', code(record.digest)],
    ['taken from', record.provenance.origin && originText(record.provenance.origin)],
    ['framework', framework],
    ['type', record.type],
    ['size', `${bytesText(bytes)} in ${counted(record.files.length, 'file')}`],
    ['inputs', fieldsText(record.schema?.inputs)],
    ['outputs', fieldsText(record.schema?.outputs)],
    ['metrics', metrics.length === 0 ? undefined : metrics.join(', ')],
    ['signed by', isSigned ? signatory?.signer : undefined],
    ['alias', registration.alias],
    ['registry', registry.title.replace(/^the registry /, '')],
  ];
  return { kind: 'facts', rows };
}

function fieldsText(
  fields: readonly { name?: string; dtype: string; shape?: readonly (number | string)[] }[] | undefined,
): string | undefined {
  if (fields === undefined || fields.length === 0) return undefined;
  const texts = fields
    .slice(0, 12)
    .map(({ name, dtype, shape }) =>
      `${name ?? ''} ${dtype}${shape === undefined ? '' : ` [${shape.join(', ')}]`}`.trim(),
    );
  return fields.length > 12 ? `${texts.join(', ')} and ${fields.length - 12} more` : texts.join(', ');
}

function gatesReport(facts: Facts, stopped: readonly Verdict[]): Report {
  const { name } = facts.registration;
  const lines = stopped.map(({ gate, verdict, figures }) => `  ${gate}: ${verdict} (${figures})`);
  const isMissing = stopped.some(({ verdict }) => verdict === 'missing');
  const remedy = isMissing
    ? ['  do        give the missing metric, or say what to do without it with `missing-metric`']
    : [];
  return {
    outputs: { 'model-name': name, registered: false },
    headline: `${name} was not registered`,
    failed: [
      `${name} was not registered: ${counted(stopped.length, 'gate')} not met`,
      ...lines,
      ...remedy,
    ].join('\n'),
    summary: gatesBlocks(facts.verdicts),
    notices: facts.notices,
  };
}

function gatesBlocks(verdicts: readonly Verdict[]): Block[] {
  if (verdicts.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: ['gate', 'verdict', 'figures'],
      rows: verdicts.map(({ gate, verdict, figures }) => [code(gate), verdict, figures]),
    },
  ];
}

function gateNotices({ missingMetric }: Spec, { verdicts, compared }: Facts): Notice[] {
  const notices: Notice[] = [];
  if (compared.kind === 'first') {
    notices.push({
      level: 'notice',
      title: 'Gates',
      message: `${compared.reference} does not exist yet, so there was nothing to compare with`,
    });
  }
  if (missingMetric === 'warn') {
    for (const { gate, verdict, figures } of verdicts)
      if (verdict === 'missing')
        notices.push({ level: 'warning', title: 'Gates', message: `${gate}: ${figures}` });
  }
  return notices;
}
