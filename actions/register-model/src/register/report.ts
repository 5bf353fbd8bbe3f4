import { bytesText, code, counted, type Block } from '@slipway/core/markdown';
import { shortDigest } from '@slipway/core/digest';
import type { ModelRecord } from '@slipway/core/model-record';
import { resultOf, type Outcome } from '@slipway/core/plan';
import type { Notice, Report } from '@slipway/core/report';
import { registrySteps, type AliasMoved, type Registered } from '@slipway/models/registry/kind';
import { carryStep, type Carried } from '@slipway/models/source/carry-signature';
import { originText } from '@slipway/models/source/origin-text';
import { signStep, type Signed } from '@slipway/models/signature/sign-model';
import { stopping, type Verdict } from './gates.ts';
import type { Spec } from '../inputs.ts';
import { versionOutputs } from '../version-outputs.ts';
import type { Facts } from './look.ts';
import { tellStep } from './plan.ts';

/** Says what happened. Pure. */
export function report(spec: Spec, facts: Facts, outcome: Outcome): Report {
  const stopped = stopping(facts.verdicts, spec.missingMetric);
  if (stopped.length > 0) return gatesReport(facts, stopped);
  const made = resultOf<Registered>(outcome, registrySteps.record);
  const record = made?.record ?? facts.registered.existing;
  const signed = resultOf<Signed>(outcome, signStep);
  const carried = resultOf<Carried>(outcome, carryStep);
  const signature = signed?.uri ?? carried?.uri ?? facts.existingSignature;
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
      ...(signature === undefined ? {} : { signature }),
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
  const isTold = outcome.steps.some(({ id, status }) => id === tellStep && status === 'done');
  const told = isTold ? `told ${dispatching?.repository}` : undefined;
  return [what, signedText(outcome), alias && aliasText(alias, record, outcome), told]
    .filter((part) => part !== undefined)
    .join('; ');
}

function signedText(outcome: Outcome): string | undefined {
  const step = outcome.steps.find(({ id }) => id === signStep);
  return step?.status === 'done' ? `signed with ${(step.result as Signed).signer}` : undefined;
}

function aliasText(alias: string, record: ModelRecord, outcome: Outcome): string | undefined {
  const moved = outcome.steps.find(({ id }) => id === registrySteps.alias);
  if (moved?.status !== 'done') return undefined;
  const { previous } = (moved.result ?? {}) as AliasMoved;
  const from = previous === undefined ? '' : ` (it was ${record.name}:${previous})`;
  return `${alias} points at ${record.id}${from}`;
}

function recordBlock(record: ModelRecord, facts: Facts, isSigned: boolean): Block {
  const { registration, registryTitle, signatory } = facts;
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
    ['registry', registryTitle.replace(/^the registry /, '')],
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
