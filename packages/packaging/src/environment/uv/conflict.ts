import type { Problem } from '@slipway/core/trouble';
import { placeText } from '@slipway/core/trouble';

import type { Requirement, WantedEnvironment } from '../kind.ts';
import { canonicalName, requirementName } from './names.ts';
import { unknownPackages } from './unknown-packages.ts';

/** Somebody's demand of a package, as uv's explanation tells it. */
interface Demand {
  /** Canonical name of the wanted package. */
  name: string;
  /** `pydantic>=2.12,<2.13` */
  text: string;
  /** Canonical name and version of the package that asks; undefined when it was asked for directly. */
  by?: { name: string; text: string };
}

/**
 * Turns uv's explanation of why a set of requirements can not be had into problems that name who asks for what. Pure.
 * uv derives its explanations step by step; a person needs the two demands that contradict each other.
 */
export function explainConflict(stderr: string, wanted: WantedEnvironment): Problem[] {
  const text = explanationIn(stderr);
  const unknown = unknownPackages(text, wanted);
  if (unknown.length > 0) return unknown;
  const contradiction = contradictionIn(demandsIn(text), wanted);
  return [contradiction ?? unexplained(text, wanted)];
}

/** The sentences after "No solution found", on one line, without uv's frame. */
function explanationIn(stderr: string): string {
  const at = stderr.search(/No solution found when resolving/);
  return stderr
    .slice(Math.max(0, at))
    .replaceAll(/[│╰─▶×]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const packageWord = String.raw`([A-Za-z0-9][\w.-]*?)(?:\[[^\]]*\])?((?:[=<>!~]=?[^\s,]+,?)*)`;

/** What ends a list of packages in a sentence of uv. */
const endOfList = String.raw`(?= and |, we |, and |\. |\.?$)`;

function demandsIn(text: string): Demand[] {
  // `numpy{sys_platform == 'linux'}<2` holds on this platform, or uv would not have named it.
  const plain = text.replaceAll(/\{[^}]*\}/g, '');
  return [...transitiveDemands(plain), ...directDemands(plain)].filter(({ name }) => name !== '');
}

function transitiveDemands(text: string): Demand[] {
  const pattern = new RegExp(`${packageWord} depends? on (one of: )?(.+?)${endOfList}`, 'g');
  return [...text.matchAll(pattern)].map(([, by = '', byVersion = '', , wanted = '']) => {
    const alternatives = wanted.trim().split(' ').map(bare);
    return {
      name: canonicalName(/^[\w.-]+/.exec(alternatives[0] ?? '')?.[0] ?? ''),
      text: alternatives.join(' or '),
      by: { name: canonicalName(by), text: by + bare(byVersion).replace(/^>=/, '==') },
    };
  });
}

function directDemands(text: string): Demand[] {
  const pattern = new RegExp(`you require ${packageWord}(?: and ${packageWord})?(?=[\\s,.]|$)`, 'g');
  return [...text.matchAll(pattern)].flatMap(([, name = '', version = '', other = '', otherVersion = '']) => [
    { name: canonicalName(name), text: name + bare(version) },
    { name: canonicalName(other), text: other + bare(otherVersion) },
  ]);
}

/** uv writes `<2.13` as `<2.13.dev0`; a comma may belong to the sentence, and extras say nothing about versions. */
function bare(version: string): string {
  return version
    .replace(/\[[^\]]*\]/, '')
    .replaceAll(/\.dev0\b/g, '')
    .replace(/,+$/, '');
}

/** Two demands of one package by different askers; those that a line of the user's files takes part in come first. */
function contradictionIn(demands: readonly Demand[], wanted: WantedEnvironment): Problem | undefined {
  const problems = [...new Set(demands.map(({ name }) => name))].flatMap((name) => {
    const askers = [
      ...directly(name, wanted).map((requirement) => ({ requirement, text: requirement.text })),
      ...demands
        .filter((demand) => demand.name === name && demand.by !== undefined)
        .flatMap((demand) => chained(demand, demands, wanted)),
    ];
    const [mine, other] = apart(askers, wanted);
    return mine === undefined || other === undefined ? [] : [between(mine, other)];
  });
  return problems[0];
}

interface Asker {
  requirement: Requirement;
  text: string;
  /** `azureml-inference-server-http==1.5.1`, when it asks and not the requirement itself. */
  through?: string;
}

/** Follows "A depends on B" upwards to the line that brings A in. */
function chained(
  demand: Demand,
  demands: readonly Demand[],
  wanted: WantedEnvironment,
  seen: readonly string[] = [],
): Asker[] {
  const by = demand.by;
  if (by === undefined || seen.includes(by.name)) return [];
  const roots = directly(by.name, wanted);
  if (roots.length > 0)
    return roots.map((requirement) => ({ requirement, text: demand.text, through: by.text }));
  return demands
    .filter(({ name, by: above }) => name === by.name && above !== undefined)
    .flatMap((above) => chained(above, demands, wanted, [...seen, by.name]))
    .map((asker) => ({ ...asker, text: demand.text, through: by.text }));
}

/** The demand of the model's side, and one that stands against it. */
function apart(askers: readonly Asker[], wanted: WantedEnvironment): [mine?: Asker, other?: Asker] {
  const isServer = (asker: Asker): boolean => wanted.server.includes(asker.requirement);
  const mine = askers.find((asker) => !isServer(asker));
  const against = askers.filter(
    (asker) => asker.requirement !== mine?.requirement && asker.text !== mine?.text,
  );
  const other = against.find(isServer) ?? against[0];
  return mine === undefined || other === undefined ? [] : [mine, other];
}

function between(mine: Asker, other: Asker): Problem {
  const isOwn = mine.through === undefined;
  const allowed = other.text;
  return {
    where: mine.requirement.where,
    said: asks(mine),
    expected: asks(other),
    remedy: isOwn
      ? `change \`${mine.text}\` to \`${allowed}\`, or leave it out`
      : `choose a version of \`${requirementName(mine.requirement.text)}\` that works with \`${allowed}\``,
  };
}

/** `the server asks for pydantic>=2.12 (because azureml-inference-server-http==1.5.1 depends on it)`. */
function asks(asker: Asker): string {
  const because = asker.through === undefined ? '' : ` (because ${asker.through} depends on it)`;
  return `${asker.requirement.asker} asks for \`${asker.text}\`${because}`;
}

function directly(name: string, wanted: WantedEnvironment): Requirement[] {
  const canonical = canonicalName(name);
  return [...wanted.model, ...wanted.constraints, ...wanted.server].filter(
    ({ text }) => requirementName(text) === canonical,
  );
}

function unexplained(text: string, wanted: WantedEnvironment): Problem {
  const first = wanted.model[0];
  const sentences = text.replace(/ hint: .*$/, '').split(/(?<=\.) /);
  return {
    where: first?.where ?? { input: 'environment' },
    said: (sentences.at(-1) ?? text).slice(0, 400),
    expected: 'requirements that can be installed together with those of the server',
    remedy: `loosen the versions${first === undefined ? '' : ` in ${placeText(first.where)}`}; the debug log holds the whole explanation`,
  };
}
