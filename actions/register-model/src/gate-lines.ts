import type { Parsed } from '@slipway/core/inputs';
import { parseModelReference, type ModelReference } from '@slipway/core/model-reference';
import type { NotWorse, Requirement } from './register/gates.ts';

const decimal = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const requirementPattern = new RegExp(String.raw`^([^\s<>=]+)\s*(>=|<=|==|>|<)\s*(${decimal})$`);
const notWorsePattern = new RegExp(String.raw`^(\S+)\s+(max|min)(?:\s+tolerance\s+(${decimal}))?$`);

/** Parses `accuracy >= 0.9`. */
export function parseRequirement(line: string): Parsed<Requirement> {
  const match = requirementPattern.exec(line);
  if (match === null)
    return { expected: 'lines such as `accuracy >= 0.9`, with one of `>=`, `>`, `<=`, `<`, `==`' };
  const [, metric = '', operator, bound] = match;
  return { value: { metric, operator: operator as Requirement['operator'], bound: Number(bound) } };
}

/** Parses `accuracy max tolerance 0.01` and `rmse min`. */
export function parseNotWorse(line: string): Parsed<NotWorse> {
  const match = notWorsePattern.exec(line);
  const tolerance = Number(match?.[3] ?? 0);
  if (match === null || tolerance < 0) {
    return {
      expected: 'lines such as `accuracy max`, `rmse min` or `accuracy max tolerance 0.01`',
      remedy: 'say `max` when larger is better and `min` when smaller is better',
    };
  }
  return { value: { metric: match[1]!, better: match[2] as NotWorse['better'], tolerance } };
}

/** A registered model to compare with; without a name, the one that is being registered. */
export interface ComparedReference {
  name?: string;
  pick: Extract<ModelReference, { kind: 'registered' }>['pick'];
}

/** Parses `@production`, `@latest`, `:3` and `name:version`. */
export function parseComparedReference(text: string): Parsed<ComparedReference> {
  const isOwn = /^[@:]/.test(text);
  const parsed = parseModelReference(isOwn ? `model${text}` : text);
  const expected = '`@production`, `@latest` or a registered model such as `iris:3`';
  if (!('value' in parsed)) return { expected };
  const reference = parsed.value;
  if (reference.kind !== 'registered') return { expected };
  return { value: isOwn ? { pick: reference.pick } : { name: reference.name, pick: reference.pick } };
}
