import type { Place, Problem } from '@slipway/core/trouble';
import type * as Yaml from 'yaml';
import type { Document, LineCounter, Node } from 'yaml';

import { nearest } from '@slipway/core/nearest';
import { placeIn, type Origin } from './text.ts';

/** What the values of one file share. */
export interface YamlContext {
  origin: Origin;
  lines: LineCounter;
  problems: Problem[];
  yaml: typeof Yaml;
  document: Document;
}

/** What a number has to be. */
export interface NumberRange {
  integer?: boolean;
  min?: number;
  max?: number;
}

/**
 * A value of a YAML file that knows its place. The readers (`text`, `number`, `fields` …) answer undefined for what is
 * not of the wanted shape, and note a problem at the line and column; nothing is thrown.
 */
export class YamlValue {
  /** The name of the field that holds the value, with the fields around it: `request_settings.max_queue_wait_ms`. */
  readonly path: string;
  readonly #context: YamlContext;
  readonly #node: Node | null;
  readonly #key: Node | null;

  constructor(context: YamlContext, node: Node | null, path: string, key: Node | null = null) {
    this.#context = context;
    const { yaml, document } = context;
    this.#node = yaml.isAlias(node) ? ((node.resolve(document) as Node | undefined) ?? null) : node;
    this.#key = key;
    this.path = path;
  }

  /** Where the value is; where its name is when there is none. */
  get place(): Place {
    const offset = (this.#node ?? this.#key)?.range?.[0];
    if (offset === undefined) return this.#context.origin;
    const { line, col } = this.#context.lines.linePos(offset);
    return placeIn(this.#context.origin, line, col);
  }

  /** The line of the value, counted from 1. */
  get line(): number {
    const place = this.place;
    return 'line' in place ? (place.line ?? 1) : 1;
  }

  /** True for null and for nothing at all. */
  get isEmpty(): boolean {
    return this.#node === null || (this.#context.yaml.isScalar(this.#node) && this.#node.value === null);
  }

  get isMap(): boolean {
    return this.#context.yaml.isMap(this.#node);
  }

  get isList(): boolean {
    return this.#context.yaml.isSeq(this.#node);
  }

  get isScalar(): boolean {
    return this.#context.yaml.isScalar(this.#node) && !this.isEmpty;
  }

  /** Notes a problem at this value. */
  wrong(said: string, expected: string, remedy?: string): undefined {
    this.#context.problems.push({
      where: this.place,
      said,
      expected,
      remedy,
    });
    return undefined;
  }

  /** The fields of a map, in their order. */
  fields(expected = 'fields with values'): Map<string, YamlValue> {
    const found = new Map<string, YamlValue>();
    if (!this.#context.yaml.isMap(this.#node)) {
      this.wrong(this.#said(), expected);
      return found;
    }
    for (const { key, value } of this.#node.items) {
      const name = this.#scalarText(key as Node | null) ?? '';
      const path = this.path === '' ? name : `${this.path}.${name}`;
      found.set(name, new YamlValue(this.#context, value as Node | null, path, key as Node));
    }
    return found;
  }

  /** The fields that a format has; any other is a problem that names the nearest right one. */
  knownFields(names: readonly string[], expected?: string): Map<string, YamlValue> {
    const fields = this.fields(expected);
    for (const [name, value] of fields) {
      if (!names.includes(name)) value.#unknown(name, names);
    }
    return new Map([...fields].filter(([, value]) => !value.isEmpty));
  }

  /** The items of a list. */
  items(expected = 'a list'): YamlValue[] {
    if (!this.#context.yaml.isSeq(this.#node)) {
      this.wrong(this.#said(), expected);
      return [];
    }
    return this.#node.items.map((item, index) => {
      return new YamlValue(this.#context, item as Node | null, `${this.path}[${index}]`, this.#node);
    });
  }

  /** A text. A number or a date counts as the text that is written there: `3.10` stays `3.10`. */
  text(expected = 'a text'): string | undefined {
    return this.#scalarText(this.#node) ?? this.wrong(this.#said(), expected);
  }

  /** A text out of a few. */
  oneOf<Choice extends string>(choices: readonly Choice[]): Choice | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    const choice = choices.find((candidate) => candidate === text);
    const expected = choices.map((candidate) => `\`${candidate}\``).join(' or ');
    return choice ?? this.wrong(this.#said(), expected);
  }

  /** A number, also when it is written as a text. */
  number(range: NumberRange = {}): number | undefined {
    const text = this.#scalarText(this.#node);
    const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
    const { integer = false, min = -Infinity, max = Infinity } = range;
    if (Number.isFinite(value) && (!integer || Number.isInteger(value)) && value >= min && value <= max) {
      return value;
    }
    return this.wrong(this.#said(), rangeText(range));
  }

  boolean(): boolean | undefined {
    const text = this.#scalarText(this.#node)?.toLowerCase();
    if (text === 'true' || text === 'false') return text === 'true';
    return this.wrong(this.#said(), '`true` or `false`');
  }

  /** A map from names to texts. */
  texts(): Record<string, string> {
    const texts: [string, string][] = [];
    for (const [name, value] of this.fields('names with texts')) {
      const text = value.isEmpty ? '' : value.text();
      if (text !== undefined) texts.push([name, text]);
    }
    return Object.fromEntries(texts);
  }

  /** The value as plain JavaScript data. */
  plain(): unknown {
    return this.#node === null ? null : this.#node.toJS(this.#context.document);
  }

  #unknown(name: string, names: readonly string[]): void {
    const near = nearest(name, names);
    const where = this.path === name ? '' : ` in \`${this.path.slice(0, -name.length - 1)}\``;
    this.#context.problems.push({
      where: this.#keyPlace(),
      said: `there is no field \`${name}\`${where}`,
      expected: near === undefined ? `one of ${names.join(', ')}` : `\`${near}\`, or a field that exists`,
    });
  }

  #keyPlace(): Place {
    const offset = this.#key?.range?.[0];
    if (offset === undefined) return this.place;
    const { line, col } = this.#context.lines.linePos(offset);
    return placeIn(this.#context.origin, line, col);
  }

  #said(): string {
    const name = this.path === '' ? 'it' : `\`${this.path}\``;
    if (this.isEmpty) return `${name} is empty`;
    if (this.isMap) return `${name} has fields`;
    if (this.isList) return `${name} is a list`;
    return `${name} is \`${this.#scalarText(this.#node) ?? ''}\``;
  }

  #scalarText(node: Node | null): string | undefined {
    const { isScalar } = this.#context.yaml;
    if (!isScalar(node) || node.value === null) return undefined;
    if (node.type === 'PLAIN' && node.source !== undefined) return node.source;
    return typeof node.value === 'string' ? node.value : undefined;
  }
}

function rangeText({ integer = false, min, max }: NumberRange): string {
  const kind = integer ? 'a whole number' : 'a number';
  if (min !== undefined && max !== undefined) return `${kind} from ${min} to ${max}`;
  if (min !== undefined) return `${kind} that is at least ${min}`;
  return max === undefined ? kind : `${kind} that is at most ${max}`;
}
