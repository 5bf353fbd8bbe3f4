import { defined } from '@slipway/core/defined';
import { isRange } from './pep440.ts';
import type { Problem } from '@slipway/core/trouble';

/** One requirement of pip. `text` is what is written, without comment and without hashes. */
export type Requirement = { text: string; line: number } & (
  | {
      /** A package of an index, such as `numpy[extra]>=2 ; python_version < "3.13"`. */
      kind: 'package';
      /** Normalised as PEP 503 says: lower case, with `-`. */
      name: string;
      extras: string[];
      /** Such as `>=2,<3`; empty when every version will do. */
      specifier: string;
      marker?: string;
      /** Such as `sha256:…`. */
      hashes: string[];
    }
  | {
      /** An archive at an address or a path, with a name (`pkg @ https://…`) or without. */
      kind: 'address';
      name?: string;
      address: string;
      marker?: string;
      hashes: string[];
    }
  | { kind: 'editable' }
);

const project = /^([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)\s*(?:\[([^\]]*)\])?\s*/i;
const perRequirement = /\s--(hash|config-settings?|global-option|install-option)(?:=|\s+)(\S+)/g;

/** Parses a requirement (PEP 508, and pip's addresses and paths), or says what is wrong with it. */
export function parseRequirement(content: string, line: number): Requirement | Omit<Problem, 'where'> {
  const hashes = [...content.matchAll(perRequirement)]
    .filter(([, name]) => name === 'hash')
    .map(([, , hash]) => hash!);
  const text = content.replaceAll(perRequirement, '').trim();
  const badHash = hashes.find((hash) => !/^(sha256|sha384|sha512):[0-9a-f]+$/i.test(hash));
  if (badHash !== undefined)
    return wrong(`\`${badHash}\` is no hash`, '`--hash=sha256:<hexadecimal digits>`');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^(\.{1,2}[/\\]|[/\\]|[a-z]:[/\\]|\.$)/i.test(text)) {
    const { before, marker } = splitMarker(text, / ;/);
    return { kind: 'address', text, line, address: before, ...marker, hashes };
  }
  return parseNamed(text, line, hashes);
}

function parseNamed(text: string, line: number, hashes: string[]): Requirement | Omit<Problem, 'where'> {
  const match = project.exec(text);
  if (match === null) return wrong(`\`${text}\``, 'the name of a package, as in `numpy>=2`');
  const name = match[1]!.toLowerCase().replaceAll(/[-_.]+/g, '-');
  const rest = text.slice(match[0].length);
  if (rest.startsWith('@')) {
    const { before, marker } = splitMarker(rest.slice(1).trim(), /\s;/);
    if (before === '') return wrong(`\`${text}\` has no address`, 'an address after `@`');
    return { kind: 'address', text, line, name, address: before, ...marker, hashes };
  }
  if (/\.(whl|tar\.gz|zip)$/i.test(text)) return { kind: 'address', text, line, address: text, hashes };
  const { before, marker } = splitMarker(rest, /;/);
  const versions = before.replace(/^\((.*)\)$/, '$1').trim();
  if (marker.marker === '') return wrong(`\`${text}\` has an empty marker`, 'a marker after `;`');
  if (versions !== '' && !isRange(versions)) {
    const remedy = /^=[^=]/.test(versions) ? 'write `==`: a single `=` is of conda' : undefined;
    const expected = 'versions such as `==1.2.3` or `>=1,<2` after the name';
    return { ...wrong(`\`${text}\``, expected), ...defined({ remedy }) };
  }
  const extras = (match[2] ?? '').split(',').map((extra) => extra.trim());
  return {
    kind: 'package',
    text,
    line,
    name,
    extras: extras.filter((extra) => extra !== ''),
    specifier: versions.replaceAll(/\s+/g, ''),
    ...marker,
    hashes,
  };
}

function splitMarker(text: string, separator: RegExp): { before: string; marker: { marker?: string } } {
  const at = text.search(separator);
  if (at < 0) return { before: text.trim(), marker: {} };
  return {
    before: text.slice(0, at).trim(),
    marker: { marker: text.slice(text.indexOf(';', at) + 1).trim() },
  };
}

function wrong(said: string, expected: string): Omit<Problem, 'where'> {
  return { said, expected };
}
