import type { Block } from '@slipway/core/markdown';
import { resultOf, type Json, type Outcome } from '@slipway/core/plan';
import type { Profile, ProfiledLevel } from '@slipway/core/profile';
import type { Report } from '@slipway/core/report';

import type { Spec } from './inputs.ts';
import type { Facts } from './look.ts';
import { resultOfProfile, resultText } from './result.ts';
import { measureStep } from './steps.ts';
import { judge, msText, objectiveText, percentText, type Judgement } from './verdict.ts';

/** The outputs of profile-model. */
export const outputs = [
  'profile',
  'results',
  'verdict',
  'measured',
  'concurrency',
  'rate',
  'latency-p50-ms',
  'latency-p90-ms',
  'latency-p95-ms',
  'latency-p99-ms',
  'latency-p999-ms',
  'throughput',
  'success-rate',
  'cpu-seconds-per-request',
  'peak-memory-mb',
  'recommended-cpu',
  'recommended-memory-gb',
] as const;

/** Says what happened. Pure. */
export function report(_spec: Spec, facts: Facts, outcome: Outcome): Report {
  const { subject, objective, kept, output } = facts;
  const profile = kept ?? resultOf(outcome, measureStep);
  const name = subject.reference;
  if (profile === undefined) {
    const said = outcome.status === 'planned' ? `would profile ${name}` : `${name} was not profiled`;
    return { outputs: {}, headline: said, summary: [] };
  }
  const judgement = judge(profile, objective);
  const level = judgement.chosen === undefined ? undefined : profile.levels[judgement.chosen];
  const results: unknown = JSON.parse(resultText(resultOfProfile(profile, objective, judgement)));
  const isWritten = outcome.status !== 'planned' && outcome.status !== 'failed';
  return {
    outputs: {
      profile: isWritten ? output.file : undefined,
      results,
      verdict: judgement.verdict,
      measured: kept === undefined,
      ...(level && figures(level)),
      'recommended-cpu': judgement.recommendation?.cpu,
      'recommended-memory-gb': judgement.recommendation?.memoryGb,
    },
    headline: headline(name, profile, judgement, kept !== undefined),
    summary: summary(profile, judgement, facts),
    failed: judgement.verdict === 'passed' ? undefined : failed(name, facts, profile, judgement),
  };
}

function figures(level: ProfiledLevel): Record<string, Json | undefined> {
  const { latency, peakMemoryBytes } = level;
  return {
    concurrency: level.concurrency,
    rate: level.offeredRate,
    'latency-p50-ms': latency?.p50,
    'latency-p90-ms': latency?.p90,
    'latency-p95-ms': latency?.p95,
    'latency-p99-ms': latency?.p99,
    'latency-p999-ms': latency?.p999,
    throughput: level.throughput,
    'success-rate': level.successRate,
    'cpu-seconds-per-request': level.cpuSecondsPerRequest,
    'peak-memory-mb': peakMemoryBytes === undefined ? undefined : Math.round(peakMemoryBytes / 1e4) / 100,
  };
}

function headline(
  name: string,
  profile: Profile,
  { chosen, recommendation }: Judgement,
  isKept: boolean,
): string {
  const level = chosen === undefined ? undefined : profile.levels[chosen];
  const what =
    level?.latency === undefined
      ? 'nothing succeeded'
      : `${figure(level.throughput)} answers a second ${levelText(level)}, p50 ${msText(level.latency.p50)}, p99 ${msText(level.latency.p99)}`;
  const size =
    recommendation === undefined
      ? ''
      : `; recommended: ${recommendation.cpu} cores, ${recommendation.memoryGb} GiB`;
  const when = isKept ? `profile of ${profile.measuredAt}, not measured again` : 'profiled';
  return `${name} (${when}): ${what}${size}`;
}

function levelText({ concurrency, offeredRate }: ProfiledLevel): string {
  return concurrency === undefined ? `of ${figure(offeredRate!)} offered` : `with ${concurrency} at a time`;
}

function failed(
  name: string,
  { objective }: Facts,
  { levels, ended }: Profile,
  { misses }: Judgement,
): string {
  const lines = levels.map((level, index) => `  ${levelText(level)}: ${misses[index] ?? 'kept'}`);
  return [
    `${name}: no level keeps the objective (${objectiveText(objective)})`,
    ...lines,
    `  ended     ${ended}`,
    '  do        raise the objective, give lighter levels with `concurrency` or `rate`, or make the model faster',
  ].join('\n');
}

function summary(profile: Profile, judgement: Judgement, { kept, objective, requests }: Facts): Block[] {
  const { machine, levels, ended, notes } = profile;
  const blocks: Block[] = [];
  if (kept !== undefined) {
    const text = `This was measured at ${profile.measuredAt}: the same package, the same requests, the same machine. \`fresh: true\` measures again.`;
    blocks.push({ kind: 'paragraph', text });
  }
  const size = judgement.recommendation;
  const rows: [string, string | undefined][] = [
    ['objective', `${objectiveText(objective)}: ${judgement.verdict}`],
    [
      'recommended',
      size === undefined ? judgement.noRecommendation : `${size.cpu} cores, ${size.memoryGb} GiB`,
    ],
    ['because', size?.because],
    ['requests', `${profile.bodies} from ${requests.shown}`],
    ['ready after', profile.readyMs === undefined ? undefined : msText(profile.readyMs)],
    ['machine', `${machine.cores} cores, ${machine.platform} ${machine.architecture}`],
    ['measured with', profile.meter],
    ['ended', ended],
  ];
  blocks.push({ kind: 'facts', rows });
  blocks.push(levelsTable(levels, judgement));
  blocks.push(...notes.map((text): Block => ({ kind: 'paragraph', text })));
  return blocks;
}

function levelsTable(levels: readonly ProfiledLevel[], { misses, chosen }: Judgement): Block {
  const columns = [
    'load',
    'answers/s',
    'success',
    'p50',
    'p90',
    'p95',
    'p99',
    'p99.9',
    'CPU a request',
    'cores',
    'peak memory',
    'objective',
  ];
  const rows = levels.map((level, index) => {
    const { latency } = level;
    const ms = (value: number | undefined): string => (value === undefined ? '–' : msText(value));
    return [
      level.concurrency === undefined ? `${figure(level.offeredRate!)}/s` : `${level.concurrency} at a time`,
      figure(level.throughput),
      percentText(level.successRate),
      ...[latency?.p50, latency?.p90, latency?.p95, latency?.p99, latency?.p999].map(ms),
      ms(level.cpuSecondsPerRequest === undefined ? undefined : level.cpuSecondsPerRequest * 1000),
      level.cpuCores === undefined ? '–' : level.cpuCores.toFixed(2),
      level.peakMemoryBytes === undefined ? '–' : `${Math.round(level.peakMemoryBytes / 1e6)} MB`,
      misses[index] ?? (index === chosen ? 'kept, stands for the profile' : 'kept'),
    ];
  });
  return {
    kind: 'table',
    columns,
    rows,
    align: ['left', ...Array.from({ length: 10 }, () => 'right' as const), 'left'],
  };
}

function figure(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
