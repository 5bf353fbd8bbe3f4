import type { Performers, StepPerformer } from '@slipway/core/apply';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Results, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import { environmentProvider, environments } from '@slipway/providers/environment/all';
import type { Lock } from '@slipway/providers/environment/kind';
import { outputs } from '@slipway/providers/output/all';
import type { OutputProvider } from '@slipway/providers/output/kind';
import { bootOnce, type BootOptions } from '@slipway/providers/package/boot';
import { installEnvironment, isInstalled } from '@slipway/providers/package/install';
import type { OpenedPackage } from '@slipway/providers/package/read';

import type { Facts } from './facts.ts';
import { steps } from './plan.ts';

/** Who carries out the steps of package-model. */
export const performers: Performers = {
  ...Object.fromEntries(Object.keys(environments).map((id) => [id, environmentPerformer])),
  ...Object.fromEntries(Object.entries(outputs).map(([id, provider]) => [id, outputPerformer(provider)])),
  'package-model': ownPerformer,
};

async function environmentPerformer(step: Step, ports: Ports, earlier: Results): ReturnType<StepPerformer> {
  if (step.verb === steps.lock) {
    const { provider, wanted, facts } = step.args as unknown as Facts['environment'];
    const lock = await environmentProvider(provider).lock(wanted, facts, ports);
    ports.log.info(`${lock.packages} packages, each with its hashes${lock.isKnown ? ' (known lock)' : ''}`);
    return { result: lock, unchanged: lock.isKnown };
  }
  const assembled = assembledBy(earlier);
  return discardingWhenBad(assembled, ports, async () => {
    const unchanged = await isInstalled(assembled.manifest, ports);
    return { result: await installEnvironment(assembled.manifest, assembled.folder, ports), unchanged };
  });
}

/** What `assemble` is told. */
interface AssembleArgs {
  files: Facts['files'];
  manifest: Facts['manifest'];
  environment: Pick<PackageManifest['environment'], 'provider' | 'runtimeVersion' | 'platform'>;
  destination: string;
}

function outputPerformer(provider: OutputProvider): StepPerformer {
  return async (step, ports, earlier) => {
    const args = step.args as unknown as AssembleArgs;
    if (step.verb === steps.publish) {
      const assembled = assembledBy(earlier);
      await discardingWhenBad(assembled, ports, () => provider.publish(assembled, args.destination, ports));
      return {};
    }
    const lock = earlier.get<Lock>(steps.lock)!;
    const [lockFile] = lock.files;
    const environment: PackageManifest['environment'] = {
      ...args.environment,
      lockFile: `lock/${lockFile!.name}`,
      lockSha256: ports.files.sha256(lockFile!.content),
      packages: lock.packages,
    };
    const files = [
      ...args.files,
      ...lock.files.map(({ name, content }) => ({ to: `lock/${name}`, content })),
    ];
    return {
      result: await provider.assemble(
        { files, manifest: { ...args.manifest, environment } },
        args.destination,
        ports,
      ),
    };
  };
}

async function ownPerformer(step: Step, ports: Ports, earlier: Results): ReturnType<StepPerformer> {
  if (step.verb === steps.give) {
    const { artifact, destination } = step.args as unknown as { artifact: string; destination: string };
    return { result: await ports.artifacts.give(artifact, destination) };
  }
  const assembled = assembledBy(earlier);
  const { folder, manifest } = assembled;
  const environmentFolder = earlier.get<string>(steps.install)!;
  return discardingWhenBad(assembled, ports, async () => ({
    result: await bootOnce(manifest, folder, environmentFolder, step.args as unknown as BootOptions, ports),
  }));
}

function assembledBy(earlier: Results): OpenedPackage {
  return earlier.get<OpenedPackage>(steps.assemble)!;
}

/** A package that is not good never gets its place, and nothing of it stays. */
async function discardingWhenBad<Result>(
  assembled: OpenedPackage,
  ports: Ports,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    await ports.files.remove(assembled.folder);
    throw thrown;
  }
}
