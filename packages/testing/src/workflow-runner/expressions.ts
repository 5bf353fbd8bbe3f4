import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

import type { Scalar } from './workflow-file.ts';

/** The values that expressions may name: `github`, `steps`, `needs`, … */
export type Contexts = Record<string, unknown>;

/** How the work before went, for `success()`, `failure()`, `cancelled()` and `always()`. */
export type Status = 'success' | 'failure' | 'skipped';

const statusFunction = /\b(success|failure|cancelled|always)\s*\(/;
// An expression may hold `}}` inside a quoted text.
const embedded = /\$\{\{((?:'(?:[^']|'')*'|[^'])*?)\}\}/g;

/** Evaluates one expression with GitHub's own evaluator. */
export function evaluate(expression: string, contexts: Contexts, status: Status): data.ExpressionData {
  const functions = statusFunctions(status);
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), [...functions.values()]).parse();
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(tree, values, functions).evaluate();
}

/** Replaces every `${{ }}` of a text. */
export function filled(text: Scalar | undefined, contexts: Contexts, status: Status): string {
  return String(text ?? '').replaceAll(embedded, (_, expression: string) =>
    evaluate(expression.trim(), contexts, status).coerceString(),
  );
}

/** Fills every value of a map of texts. */
export function filledMap(
  map: Record<string, Scalar> | undefined,
  contexts: Contexts,
  status: Status,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map ?? {}).map(([key, value]) => [key, filled(value, contexts, status)]),
  );
}

/** Decides an `if:`. Without a status function it counts only when everything before went well. */
export function holds(condition: string | boolean | undefined, contexts: Contexts, status: Status): boolean {
  const text = String(condition ?? 'success()').trim();
  const whole = /^\$\{\{([\s\S]*)\}\}$/.exec(text);
  const expression = (whole?.[1] ?? text).trim();
  if (!statusFunction.test(expression) && status !== 'success') return false;
  return isTruthy(evaluate(expression, contexts, status));
}

function isTruthy(value: data.ExpressionData): boolean {
  switch (value.kind) {
    case data.Kind.Null:
      return false;
    case data.Kind.Boolean:
    case data.Kind.Number:
    case data.Kind.String:
      return Boolean(value.value);
    default:
      return true;
  }
}

function statusFunctions(status: Status): Map<string, Answer> {
  const answer = (name: string, value: boolean): [string, Answer] => [
    name,
    { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) },
  ];
  return new Map([
    answer('success', status === 'success'),
    answer('failure', status === 'failure'),
    answer('cancelled', false),
    answer('always', true),
  ]);
}

interface Answer {
  name: string;
  minArgs: number;
  maxArgs: number;
  call: () => data.ExpressionData;
}
