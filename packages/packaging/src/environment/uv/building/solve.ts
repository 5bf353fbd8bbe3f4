import { defined } from '@slipway/core/defined';
import type { Ports } from '@slipway/core/ports';
import type { Notice } from '@slipway/core/report';

import type { BuiltWheel, EnvironmentFacts, Lock, Requirement, WantedEnvironment } from '../../kind.ts';
import { lockedVersions } from '../names.ts';
import { packagesWithoutWheels } from '../missing-wheels.ts';
import { builtWheel } from './build.ts';
import { withBuilt } from './kept.ts';
import { fetchSources, findSources, unbuiltPackage, type UnbuiltPackage } from './sources.ts';

/** What a try to solve gave. */
export interface Compiled {
  code: number | null;
  stderr: string;
  text: string;
}

/** What building needs of its surroundings. */
export interface Building {
  uv: string;
  compile(wanted: WantedEnvironment): Promise<Compiled>;
  /** Locks and installs what sources are built with. */
  installTools: (requirements: readonly Requirement[], folder: string) => Promise<Lock>;
}

/**
 * Solves; and builds what has no wheel when there is an image for that, until everything has one or nothing more can be
 * built. What is built stands beside the index then, so its own dependencies are solved as those of any other wheel.
 */
export async function solvedWithBuilt(
  wanted: WantedEnvironment,
  facts: EnvironmentFacts,
  building: Building,
  ports: Ports,
): Promise<{ compiled: Compiled; built: BuiltWheel[] }> {
  const built: BuiltWheel[] = [];
  for (;;) {
    const access = built.length === 0 ? wanted.access : withBuilt(wanted.access, built, ports);
    const compiled = await building.compile({ ...wanted, ...defined({ access }) });
    if (compiled.code === 0) return { compiled, built: built.filter(isIn(compiled.text)) };
    const more = await buildMissing(compiled.stderr, built, wanted, facts, building, ports);
    if (more.length === 0) return { compiled, built };
    built.push(...more);
  }
}

/** Solving may have gone another way once the dependencies of what was built were known. */
function isIn(lock: string): (wheel: BuiltWheel) => boolean {
  const versions = lockedVersions(lock);
  return ({ name, version }) => versions.get(name) === version;
}

async function buildMissing(
  stderr: string,
  built: readonly BuiltWheel[],
  wanted: WantedEnvironment,
  facts: EnvironmentFacts,
  building: Building,
  ports: Ports,
): Promise<BuiltWheel[]> {
  const { builder, platform } = wanted;
  if (builder === undefined || platform === undefined) return [];
  const explanation = stderr.replaceAll(/\s+/g, ' ');
  const more: BuiltWheel[] = [];
  for (const name of packagesWithoutWheels(explanation).keys()) {
    const source = await sourcesOf(unbuiltPackage(name, explanation, wanted), wanted, facts, building, ports);
    if (source === undefined || built.some(({ source: { sha256 } }) => sha256 === source.sha256)) continue;
    const fetch = (folder: string): Promise<string> => fetchSources(source, wanted.access, folder, ports);
    const { installTools } = building;
    const order = { builder, platform, facts, fetch, installTools };
    const { isKept, wheel } = await builtWheel(source, order, ports);
    ports.log.info(`${wheel.wheel.file} ${isKept ? 'was built earlier' : 'was built'}`);
    more.push(wheel);
  }
  return more;
}

/** The version of the earlier lock when it still fits, as for packages with wheels. */
async function sourcesOf(
  unbuilt: UnbuiltPackage,
  wanted: WantedEnvironment,
  facts: EnvironmentFacts,
  { uv }: Building,
  ports: Ports,
): ReturnType<typeof findSources> {
  const earlier = lockedVersions(wanted.earlierLock ?? '').get(unbuilt.name);
  if (earlier !== undefined) {
    const pinned = { ...unbuilt, requirements: [...unbuilt.requirements, `${unbuilt.name}==${earlier}`] };
    const found = await findSources(uv, pinned, wanted, facts, ports);
    if (found !== undefined) return found;
  }
  return findSources(uv, unbuilt, wanted, facts, ports);
}

/** What somebody should know of wheels that were built. */
export function builtNotice(built: readonly BuiltWheel[]): Notice[] {
  if (built.length === 0) return [];
  const names = built.map(({ name, version }) => `${name} ${version}`).join(', ');
  return [
    {
      level: 'notice',
      title: 'Wheels were built',
      message: `${names}: built in a container, because the index has no wheel for ${built[0]!.platform}. The lock names the sources; built on another machine, the image may have another digest.`,
    },
  ];
}
