import type { PickleImport } from '../pickle.ts';
import {
  isKind,
  type PickleDict,
  type PickleGlobal,
  type PickleObject,
  type PickleValue,
} from '../pickle-values.ts';

/** Methods of a text that make a text or a list of texts; `format` is none of them, which reaches attributes. */
const textMethods = new Set(
  'capitalize casefold lower lstrip rsplit rstrip split splitlines strip swapcase title upper'.split(' '),
);

const distributions = /^scipy\.stats\._(continuous|discrete)_distns$/;

/**
 * Imports that reach everything, and that are harmless in the one way in which models use them: `getattr` for a method
 * of `str` (a tokenizer), `partial` of a function that is imported (in gradient boosting), `vectorize`, and distributions of SciPy (of a random search), which execute one text of their state. They
 * are let pass only when every use is seen to be that one.
 */
export class GuardedImports {
  readonly #found = new Map<string, PickleImport>();
  /** How often each was put on the stack, less how often it was called from there as it should be. */
  readonly #open = new Map<string, number>();

  /** Takes an import that is guarded; false for all others. */
  takes(found: PickleImport): boolean {
    if (!isGuarded(found)) return false;
    this.#found.set(keyOf(found), found);
    return true;
  }

  /** An import is put on the stack. */
  used(value: PickleGlobal): void {
    if (isGuarded(value)) this.#count(value, 1);
  }

  /** Something is called. */
  called(callable: PickleValue, args: PickleValue): void {
    if (!isKind(callable, 'global') || !isGuarded(callable)) return;
    const isMeant = distributions.test(callable.module) || (usesByName[callable.name]?.(args) ?? false);
    if (isMeant) this.#count(callable, -1);
  }

  /** An object gets its state. */
  built({ callable, state }: PickleObject): void {
    if (!isKind(callable, 'global') || !distributions.test(callable.module)) return;
    if (!isKind(state, 'dict') || !isPlainState(state)) this.#count(callable, 1);
  }

  /** Those of which a use was another one, or was not seen to its end. */
  misused(): PickleImport[] {
    return [...this.#found].filter(([key]) => this.#open.get(key) !== 0).map(([, found]) => found);
  }

  #count(value: PickleGlobal, by: number): void {
    this.#open.set(keyOf(value), (this.#open.get(keyOf(value)) ?? 0) + by);
  }
}

function keyOf({ module, name }: { module: string; name: string }): string {
  return `${module}.${name}`;
}

function isGuarded({ module, name }: { module: string; name: string }): boolean {
  if (distributions.test(module)) return /^\w+_gen$/.test(name);
  if (module === 'functools') return name === 'partial';
  if (module === 'numpy') return name === 'vectorize';
  return name === 'getattr' && (module === 'builtins' || module === '__builtin__');
}

/** What is imported is judged by itself. */
function holdsImport(args: PickleValue): boolean {
  return isKind(args, 'tuple') && isKind(args.items[0] ?? null, 'global');
}

/** How each is used by a pickler. A `vectorize` is made without anything, and gets its function as state. */
const usesByName: Readonly<Record<string, (args: PickleValue) => boolean>> = {
  partial: holdsImport,
  vectorize: (args) => isKind(args, 'tuple') && args.length === 0,
  getattr: (args) => isTextMethod(args) || isTimeZone(args) || isEntropyOfDistribution(args),
};

/** How Python pickles a time zone, as which frames with times have it. */
function isTimeZone(args: PickleValue): boolean {
  if (!isKind(args, 'tuple') || args.length !== 2) return false;
  const [owner, method] = args.items;
  return (
    isKind(owner ?? null, 'global') &&
    keyOf(owner as PickleGlobal) === 'zoneinfo.ZoneInfo' &&
    method === '_unpickle'
  );
}

/** Whether calling what a guarded import has made is what picklers do: only a time zone is made so. */
export function isMadeTimeZone({ callable, args }: PickleObject): boolean {
  return isKind(callable, 'global') && callable.name === 'getattr' && isTimeZone(args);
}

/** The one method that a discrete distribution keeps in its state. */
function isEntropyOfDistribution(args: PickleValue): boolean {
  if (!isKind(args, 'tuple') || args.length !== 2) return false;
  const [owner, method] = args.items;
  if (method !== '_entropy' || !isKind(owner ?? null, 'object')) return false;
  const { callable } = owner as PickleObject;
  return isKind(callable, 'global') && distributions.test(callable.module);
}

function isTextMethod(args: PickleValue): boolean {
  if (!isKind(args, 'tuple') || args.length !== 2) return false;
  const [owner, method] = args.items;
  return isKind(owner, 'global') && isText(owner) && typeof method === 'string' && textMethods.has(method);
}

function isText({ module, name }: PickleGlobal): boolean {
  return (
    (name === 'str' && module === 'builtins') || (/^(str|unicode)$/.test(name) && module === '__builtin__')
  );
}

/**
 * Whether a state has nothing in it that is executed but the functions that SciPy itself writes.
 * Source: https://github.com/scipy/scipy/blob/v1.17.0/scipy/stats/_distn_infrastructure.py, `parse_arg_template`.
 */
function isPlainState(state: PickleDict): boolean {
  const template = state.entries.get('_parse_arg_template');
  if (state.entries.size !== state.length || typeof template !== 'string') return false;
  return template.split('\n').every((line) => templateLines.some((known) => known.test(line)));
}

const templateLines = [
  /^$/,
  /^def _parse_args(_rvs|_stats)?\(self,[\w ,=]*(moments='mv')?\):$/,
  /^ {4}return \([\w ,]*\), [\w ,]+$/,
  /^ {4}return self\._argcheck_rvs\([\w ,=]*\)$/,
];
