import type { Ports } from '@slipway/core/ports';
import type { Notice } from '@slipway/core/report';
import type { Problem } from '@slipway/core/trouble';
import { Failure } from '@slipway/core/trouble';
import { environmentProvider } from '@slipway/providers/environment/all';
import { outputs } from '@slipway/providers/output/all';
import type { ContentFile, OutputFacts } from '@slipway/providers/output/kind';
import { verifyPackage } from '@slipway/providers/package/verify';
import { chooseServer } from '@slipway/providers/server/all';
import type { Serving } from '@slipway/providers/server/kind';

import { attempt, refuseAll } from './attempt.ts';
import { withConfig, type Wish } from './azure-config.ts';
import { readEnvironmentFile, wantedEnvironment } from './environment.ts';
import type { Facts, FoundModel, Samples } from './facts.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Spec } from './inputs.ts';
import { findModels } from './models.ts';
import { programFiles } from './programs.ts';
import { findSamples } from './samples.ts';
import { readSourceCode } from './source.ts';

/** Looks at everything a package is made of, and at what stands at its place. Changes nothing. */
export async function look(given: Spec, ports: Ports): Promise<Facts> {
  const problems: Problem[] = [];
  const spec = await withConfig(given, ports);
  const destination = ports.files.resolve(spec.path);
  const models = await findModels(spec.models, spec.registry, ports, problems);
  const source = await attempt(problems, () => readSourceCode(spec, destination, ports));
  const samples = (await attempt(problems, () => findSamples(spec, models, ports))) ?? {};
  const byFile = await attempt(problems, () => readEnvironmentFile(spec.environment, ports));
  const place = await attempt(problems, () => outputs[spec.output]!.look(destination, ports));
  const isKnown =
    models.length === spec.models.length && (source !== undefined) === (spec.entryScript !== undefined);
  const serving: Serving = { models, ...(source === undefined ? {} : { entryScript: source.entryScript }) };
  const server = isKnown ? await attempt(problems, () => chooseServer(spec.server, serving)) : undefined;
  const parts = server?.parts(serving);
  const wanted =
    parts === undefined
      ? undefined
      : await attempt(problems, () => wantedEnvironment(spec, byFile, models, parts, ports));
  const provider = parts === undefined ? undefined : environmentProvider(parts.environment);
  const facts =
    wanted === undefined || provider === undefined
      ? undefined
      : await attempt(problems, () => provider.look(wanted, ports));
  refuseAll(problems);
  const files = [
    ...models.flatMap(modelFiles),
    ...(source?.files ?? []),
    ...(await programFiles(parts!, ports)),
    ...Object.values(samples as Record<string, ContentFile>),
  ];
  const manifest = manifestOf(spec, models, samples, parts!);
  const fingerprint = await fingerprintOf(spec, files, manifest, facts!, ports);
  return {
    destination,
    title: models.map(({ name, version }) => `${name}:${version}`).join(', '),
    server: server!.id,
    environment: { provider: provider!.id, wanted: wanted!, facts: facts! },
    files,
    manifest: { ...manifest, fingerprint },
    ...(await knownPackage(place!, fingerprint, ports)),
    notices: noticesOf(spec, models, samples, server!.id),
  };
}

function modelFiles(model: FoundModel): ContentFile[] {
  return model.located.files.map(({ path, location, sha256 }) => ({
    to: `${model.root}/${path}`,
    from: location,
    sha256,
  }));
}

function manifestOf(
  spec: Wish,
  models: readonly FoundModel[],
  samples: Samples,
  { start }: { start: Facts['manifest']['start'] },
): Facts['manifest'] {
  const resources = models.length === 1 ? models[0]!.resources : undefined;
  return {
    schemaVersion: 1,
    models: models.map(({ packaged }) => packaged),
    multiModel: models.length > 1,
    start,
    environmentVariables: spec.environmentVariables ?? {},
    ...(samples.input === undefined ? {} : { sampleInput: samples.input.to }),
    ...(samples.output === undefined ? {} : { sampleOutput: samples.output.to }),
    ...(resources === undefined ? {} : { resources }),
  };
}

/** The package that is there counts only when it was made from the same and every byte of it is right. */
async function knownPackage(
  { existing }: OutputFacts,
  fingerprint: string,
  ports: Ports,
): Promise<Pick<Facts, 'unchanged' | 'because'>> {
  if (existing === undefined || existing.manifest.fingerprint !== fingerprint) return {};
  try {
    await verifyPackage(existing.folder, existing.manifest, ports);
    return { unchanged: existing.manifest };
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    return { because: thrown.message };
  }
}

function noticesOf(spec: Wish, models: readonly FoundModel[], samples: Samples, server: string): Notice[] {
  const notices: Notice[] = [];
  if (server === 'onnx' && spec.environment !== undefined) {
    notices.push({
      level: 'warning',
      title: '`environment` is not used',
      message:
        'The ONNX server needs no Python. Leave `environment` out, or choose the server with `server`.',
      where: { input: 'environment' },
    });
  }
  if (spec.check && samples.input === undefined) {
    notices.push({
      level: 'warning',
      title: 'The package is booted, but not scored',
      message: 'No sample request is known. Give `sample-input`, or register the model with one.',
    });
  }
  for (const { detected, name, version } of models) {
    if (
      detected.framework === 'scikit-learn' &&
      detected.frameworkVersion === undefined &&
      spec.environment === undefined
    ) {
      notices.push({
        level: 'warning',
        title: `${name}:${version} does not say which scikit-learn wrote it`,
        message:
          'The newest one is locked. Give `environment` with the version that the model was made with.',
      });
    }
  }
  return notices;
}
