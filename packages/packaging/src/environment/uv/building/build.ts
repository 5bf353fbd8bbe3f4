import { checkedJson } from '@slipway/core/checked-json';
import type { ImagePlatform } from '@slipway/core/image';
import type { Ports } from '@slipway/core/ports';
import { Failure, Problems, refuse } from '@slipway/core/trouble';
import type { SourceArchive } from '@slipway/formats/pylock-sources';
import { array, string } from 'valibot';

import { findEngine, type Engine } from '../../../engine/find.ts';
import type { BuiltWheel, EnvironmentFacts, Lock, Requirement } from '../../kind.ts';
import { lockedVersions } from '../names.ts';
import { inContainer, type BuildContainer } from './container.ts';
import { keepWheel, keptFolder, keptWheel } from './kept.ts';
import { fileNameOf } from './sources.ts';
import { whyNotBuilt } from './why-not-built.ts';

/** How sources become a wheel. */
export interface BuildOrder {
  /** The name of an image, by digest. */
  builder: string;
  platform: ImagePlatform;
  facts: Pick<EnvironmentFacts, 'runtimeVersion'>;
  /** Puts the archive of the sources into a folder, and answers its path. */
  fetch(folder: string): Promise<string>;
  /** Locks and installs what sources are built with into a new folder, for the platform. */
  installTools(requirements: readonly Requirement[], folder: string): Promise<Lock>;
}

/** The frontend of builds. Source: https://build.pypa.io/en/1.3.0/ */
const frontend = 'build==1.3.0';

/** Where things lie in the container. */
const place = '/slipway';

/**
 * The wheel of some sources: kept from an earlier run, or built in a container of the builder. Sources never run on this
 * machine. What they are built with is locked and fetched here, so the container needs no network.
 * @throws Problems when there is no engine for the platform, or the image can not build them
 * @throws Failure `ENVIRONMENT_FAILED` with the last lines of the build
 */
export async function builtWheel(
  source: SourceArchive,
  order: BuildOrder,
  ports: Ports,
): Promise<{ wheel: BuiltWheel; isKept: boolean }> {
  const { builder, facts, platform } = order;
  const origin = {
    platform,
    builder: builder.slice(builder.indexOf('@') + 1),
    python: facts.runtimeVersion,
    source: { sha256: source.sha256 },
  };
  const kept = await keptWheel(origin, ports);
  if (kept !== undefined) return { wheel: kept, isKept: true };
  const engine = await engineFor(source, platform, ports);
  ports.log.info(`building ${source.name} ${source.version} in a container of ${builder}`);
  const { files } = ports;
  const parent = files.dirname(keptFolder(origin, ports));
  await files.makeFolder(parent);
  const folder = await files.temporaryFolder('.building-', parent);
  const work = await files.temporaryFolder('build-');
  try {
    const { file, tools } = await inContainer(
      engine,
      builder,
      platform,
      (container) => build(container, source, order, { work, folder }, ports),
      ports,
    );
    const wheel = { file, sha256: (await files.hash(files.join(folder, file))).sha256 };
    const { name, version, sha256 } = source;
    const described = {
      ...origin,
      name,
      version,
      source: { file: fileNameOf(source), sha256 },
      wheel,
      tools,
    };
    return { wheel: await keepWheel(described, folder, ports), isKept: false };
  } finally {
    await files.remove(work);
    await files.remove(folder);
  }
}

async function engineFor(
  { name, version }: SourceArchive,
  platform: ImagePlatform,
  ports: Ports,
): Promise<Engine> {
  const engine = await findEngine(ports);
  if (engine?.platform === platform) return engine;
  refuse({
    where: { input: 'build-wheels' },
    said:
      engine === undefined
        ? `\`${name}==${version}\` has to be built, and neither \`docker\` nor \`podman\` answers on this machine`
        : `\`${name}==${version}\` has to be built for ${platform}, and the engine of this machine runs ${engine.platform}`,
    expected: `a container engine that runs ${platform}`,
    remedy: `use a runner of that platform with an engine, or choose a version of \`${name}\` that has a wheel`,
  });
}

async function build(
  container: BuildContainer,
  source: SourceArchive,
  order: BuildOrder,
  { folder, work }: { folder: string; work: string },
  ports: Ports,
): Promise<{ file: string; tools: readonly string[] }> {
  const { files, host } = ports;
  await refuseOtherPython(container, order);
  const archive = await order.fetch(work);
  const program = files.join(host.bundle, 'programs', 'python', 'image', 'build_wheel.py');
  await container.give(work, place);
  await container.give(program, `${place}/build_wheel.py`);

  const tools = new Tools(container, source, order, work, ports);
  await tools.add([frontend]);
  const run = async (what: 'static' | 'dynamic' | 'wheel'): Promise<string> => {
    const args = [`${place}/build_wheel.py`, what, `${place}/${files.basename(archive)}`];
    const finished = await container.python(args);
    if (finished.code === 0) return finished.stdout.trimEnd().split('\n').at(-1)!;
    throw whyNotBuilt(source, order.builder, finished.stdout + finished.stderr);
  };
  for (const what of ['static', 'dynamic'] as const)
    await tools.add(checkedJson(array(string()), await run(what), `what ${source.name} is built with`));
  await run('wheel');
  await container.take(`${place}/wheel`, folder);
  const [file, ...others] = (await files.names(folder)).filter((name) => name.endsWith('.whl'));
  if (file === undefined || others.length > 0)
    throw new Failure('ENVIRONMENT_FAILED', `${source.name} ${source.version} did not become one wheel`);
  return { file, tools: tools.versions };
}

/** Compiled modules fit one minor version of Python. */
async function refuseOtherPython(container: BuildContainer, { builder, facts }: BuildOrder): Promise<void> {
  const finished = await container.python(['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
  const version = finished.stdout.trim();
  if (version === facts.runtimeVersion) return;
  refuse({
    where: { input: 'builder-image' },
    said: `${builder} has Python ${version || 'of no version that it would tell'}`,
    expected: `Python ${facts.runtimeVersion}, which the dependencies are locked for`,
    remedy: `choose a \`builder-image\` with Python ${facts.runtimeVersion}`,
  });
}

/** What sources are built with: all of it is solved anew whenever something is added. */
class Tools {
  versions: readonly string[] = [];
  readonly #wanted = new Set<string>();
  readonly #put: (requirements: readonly Requirement[]) => Promise<Lock>;
  readonly #source: SourceArchive;

  constructor(
    container: BuildContainer,
    source: SourceArchive,
    order: BuildOrder,
    work: string,
    { files }: Ports,
  ) {
    this.#source = source;
    this.#put = async (requirements) => {
      const folder = files.join(work, `tools-${this.#wanted.size}`);
      const lock = await order.installTools(requirements, folder);
      await container.give(`${folder}/.`, `${place}/tools`);
      return lock;
    };
  }

  async add(texts: readonly string[]): Promise<void> {
    if (texts.every((text) => this.#wanted.has(text))) return;
    for (const text of texts) this.#wanted.add(text);
    const asker = `the build of ${this.#source.name} ${this.#source.version}`;
    const where = { input: 'build-wheels' };
    try {
      const lock = await this.#put([...this.#wanted].map((text) => ({ text, where, asker })));
      this.versions = [...lockedVersions(lock.files[0]!.content)].map(
        ([name, version]) => `${name}==${version}`,
      );
    } catch (thrown) {
      if (!(thrown instanceof Problems)) throw thrown;
      throw new Problems(thrown.problems.map((problem) => ({ ...problem, where })));
    }
  }
}
