/** `accuracy >= 0.9`: a bound that a metric must keep. */
export interface Requirement {
  metric: string;
  operator: '>=' | '>' | '<=' | '<' | '==';
  bound: number;
}

/** `accuracy max tolerance 0.01`: a metric that must not get worse, and which way is better. */
export interface NotWorse {
  metric: string;
  /** `max`: larger is better. `min`: smaller is better. */
  better: 'max' | 'min';
  /** By how much it may be worse, in the metric's own unit; 0 or more. */
  tolerance: number;
}

/** What the new model is compared with. */
export type Compared =
  | { kind: 'nothing' }
  /** There is no such version yet: the first one has nothing to be worse than. */
  | { kind: 'first'; reference: string }
  | { kind: 'record'; id: string; metrics: Readonly<Record<string, number>> };

/** Everything that gates are judged by. */
export interface GateEvidence {
  require: readonly Requirement[];
  notWorse: readonly NotWorse[];
  metrics: Readonly<Record<string, number>>;
  compared: Compared;
}

/** The verdict of one gate, with the figures in words. */
export interface Verdict {
  /** The gate as it was written: `accuracy max tolerance 0.01`. */
  gate: string;
  /** `missing`: a figure is not there, so nothing can be said. */
  verdict: 'met' | 'not met' | 'missing';
  /** `accuracy is 0.93, and 0.95 in iris:2`. */
  figures: string;
}

/** Judges every gate. Pure. */
export function judge({ require, notWorse, metrics, compared }: GateEvidence): Verdict[] {
  return [
    ...require.map((requirement) => judgeRequirement(requirement, metrics)),
    ...notWorse.map((rule) => judgeNotWorse(rule, metrics, compared)),
  ];
}

function judgeRequirement(requirement: Requirement, metrics: GateEvidence['metrics']): Verdict {
  const { metric, operator, bound } = requirement;
  const gate = `${metric} ${operator} ${bound}`;
  const value = figure(metrics, metric);
  if (value === undefined) return missing(gate, `${metric} is not among the metrics`);
  return { gate, verdict: verdictOf(holds[operator](value, bound)), figures: `${metric} is ${value}` };
}

const holds: Record<Requirement['operator'], (value: number, bound: number) => boolean> = {
  '>=': (value, bound) => value >= bound,
  '>': (value, bound) => value > bound,
  '<=': (value, bound) => value <= bound,
  '<': (value, bound) => value < bound,
  '==': (value, bound) => value === bound,
};

function judgeNotWorse(rule: NotWorse, metrics: GateEvidence['metrics'], compared: Compared): Verdict {
  const { metric, better, tolerance } = rule;
  const gate = `${metric} ${better}${tolerance === 0 ? '' : ` tolerance ${tolerance}`}`;
  const value = figure(metrics, metric);
  if (value === undefined) return missing(gate, `${metric} is not among the metrics`);
  if (compared.kind === 'nothing') return missing(gate, 'there is nothing to compare with');
  if (compared.kind === 'first')
    return {
      gate,
      verdict: 'met',
      figures: `${metric} is ${value}; ${compared.reference} does not exist yet`,
    };
  const other = figure(compared.metrics, metric);
  if (other === undefined) return missing(gate, `${metric} is ${value}; ${compared.id} has no such metric`);
  return {
    gate,
    verdict: verdictOf(worseBy(value, other, better) <= tolerance + slack(value, other)),
    figures: `${metric} is ${value}, and ${other} in ${compared.id}`,
  };
}

/** How much worse the value is than the other: negative when it is better. */
function worseBy(value: number, other: number, better: NotWorse['better']): number {
  return better === 'max' ? other - value : value - other;
}

/** 0.8 − 0.7 is a hair more than 0.1 in binary: what rounding adds must not fail a gate. */
function slack(value: number, other: number): number {
  return 4 * Number.EPSILON * Math.max(Math.abs(value), Math.abs(other));
}

function figure(metrics: Readonly<Record<string, number>>, metric: string): number | undefined {
  const value = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
  return Number.isFinite(value) ? value : undefined;
}

function verdictOf(isMet: boolean): Verdict['verdict'] {
  return isMet ? 'met' : 'not met';
}

function missing(gate: string, figures: string): Verdict {
  return { gate, verdict: 'missing', figures };
}

/** What to do about a gate without figures: the input `missing-metric`. */
export type MissingMetric = 'fail' | 'warn' | 'ignore';

/** The verdicts that stop a registration. */
export function stopping(verdicts: readonly Verdict[], missingMetric: MissingMetric): Verdict[] {
  return verdicts.filter(
    ({ verdict }) => verdict === 'not met' || (verdict === 'missing' && missingMetric === 'fail'),
  );
}
