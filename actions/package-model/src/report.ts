import { shortDigest } from '@slipway/core/digest';
import { bytesText, code, counted, durationText, type Block } from '@slipway/core/markdown';
import type { PackageManifest } from '@slipway/core/package-manifest';
import { resultOf, type Json, type Outcome } from '@slipway/core/plan';
import type { Report } from '@slipway/core/report';
import type { Booted } from '@slipway/packaging/boot/boot';

import type { Facts, PlannedOutput } from './facts.ts';
import type { Spec } from './inputs.ts';
import {
  assembleStep,
  attestStep,
  billStep,
  checkStep,
  imageStep,
  lockStep,
  publishStepOf,
} from './steps.ts';

/** One place that holds the package now. */
interface Placed {
  output: PlannedOutput;
  reference: string;
  digest: string;
  uploadedBytes?: number;
}

/** Says what happened. Pure. */
export function report(_spec: Spec, facts: Facts, outcome: Outcome): Report {
  const manifest = manifestOf(facts, outcome);
  const placed = facts.outputs.flatMap((output) => placedAt(output, outcome));
  const isThere = placed.length === facts.outputs.length;
  const booted = resultOf(outcome, checkStep);
  return {
    outputs: {
      ...valuesOf(facts, placed),
      ...(isThere ? digestsOf(facts, manifest) : {}),
      sbom: resultOf(outcome, billStep)?.paths[0],
      attestation: resultOf(outcome, attestStep)?.id,
    },
    headline: headline(facts, outcome, isThere, placed, booted),
    summary: [{ kind: 'facts', rows: rows(facts, manifest, placed, booted) }, ...models(facts)],
    notices: [...facts.notices, ...(resultOf(outcome, lockStep)?.notices ?? []), ...(booted?.notices ?? [])],
  };
}

/** What the package is, from whatever was made or found. */
function manifestOf({ outputs }: Facts, outcome: Outcome): PackageManifest | undefined {
  const kept = outputs.find(({ found, isCurrent }) => isCurrent && found.existing?.package !== undefined);
  return (
    resultOf(outcome, assembleStep)?.manifest ??
    resultOf(outcome, imageStep)?.manifests[0] ??
    kept?.found.existing?.package?.manifest
  );
}

function placedAt(output: PlannedOutput, outcome: Outcome): Placed[] {
  const { destination, found, id, isCurrent } = output;
  if (isCurrent) {
    const { digest } = found.existing!;
    const isImage = destination.image !== undefined && id === 'registry';
    const reference = isImage ? `${found.place.replace(/:[^/:]*$/, '')}@${digest}` : found.place;
    return [{ output, reference, digest }];
  }
  const published = resultOf(outcome, publishStepOf(output.id));
  return published === undefined ? [] : [{ output, ...published }];
}

/** Everything that tells where the package is; a registry says more than a file, and a folder comes first. */
function valuesOf(facts: Facts, placed: readonly Placed[]): Record<string, Json | undefined> {
  const at = (...ids: string[]): Placed | undefined =>
    ids.map((id) => placed.find(({ output }) => output.id === id)).find((found) => found !== undefined);
  const image = at('registry', 'docker', 'oci-layout');
  const base = facts.environments[0]?.base;
  return {
    package: (at('directory') ?? image ?? at('build-context'))?.reference,
    image: at('registry', 'docker')?.reference,
    'image-digest': image?.digest,
    'image-path': at('oci-layout')?.reference,
    'context-path': at('build-context')?.reference,
    'base-image': base === undefined ? undefined : facts.outputs[0]?.destination.base,
    'base-registry': base?.reference.host,
    'uploaded-bytes': at('registry')?.uploadedBytes,
    server: facts.server,
    'cache-hit': facts.outputs.every(({ isCurrent }) => isCurrent),
  };
}

/** An image that was there already tells its digests by itself, and need not be fetched for them. */
function digestsOf(
  { outputs }: Facts,
  manifest: PackageManifest | undefined,
): Record<string, Json | undefined> {
  const told = outputs.find(({ found }) => found.existing?.packageDigest !== undefined)?.found.existing;
  if (manifest === undefined)
    return { 'package-digest': told?.packageDigest, 'lock-digest': told?.lockDigest };
  return { 'package-digest': manifest.digest, 'lock-digest': `sha256:${manifest.environment.lockSha256}` };
}

function headline(
  facts: Facts,
  outcome: Outcome,
  isThere: boolean,
  placed: readonly Placed[],
  booted: Booted | undefined,
): string {
  const places = facts.outputs.map(({ found }) => found.place).join(' and ');
  if (outcome.status === 'planned') return `${facts.title} would be packaged at ${places}`;
  if (outcome.status === 'failed' || !isThere) return `${facts.title} was not packaged`;
  const digest = shortDigest(placed[0]!.digest);
  if (facts.outputs.every(({ isCurrent }) => isCurrent))
    return `${facts.title} is packaged already at ${places} (${digest})`;
  const tried = booted === undefined ? '' : `, ${triedText(booted)}`;
  return `packaged ${facts.title} at ${places} (${digest})${tried}`;
}

function triedText({ readyMs, sample }: Booted): string {
  const ready = `ready in ${durationText(readyMs)}`;
  if (sample === undefined) return ready;
  return `${ready}, sample scored in ${durationText(sample.ms)}${sample.compared ? ' as expected' : ''}`;
}

function rows(
  facts: Facts,
  manifest: PackageManifest | undefined,
  placed: readonly Placed[],
  booted: Booted | undefined,
): [string, string | undefined][] {
  const size = manifest?.files.reduce((sum, file) => sum + file.size, 0);
  return [
    ...(placed.length === 0 ? facts.outputs : []).map(({ found }) => row('Package', code(found.place))),
    ...placed.map(({ reference, uploadedBytes }) =>
      row(
        'Package',
        `${code(reference)}${uploadedBytes === undefined ? '' : `, ${bytesText(uploadedBytes)} sent`}`,
      ),
    ),
    row('Digest', manifest && code(manifest.digest)),
    row('Content', manifest && `${counted(manifest.files.length, 'file')}, ${bytesText(size!)}`),
    row('Server', facts.server && code(facts.server)),
    ...facts.environments.map(({ base, facts: { runtimeVersion }, platform }, index) =>
      row(
        platform === undefined ? 'Environment' : `Environment, ${platform}`,
        `${facts.manifest.start.runtime} ${runtimeVersion}${manifest === undefined || index > 0 ? '' : `, ${counted(manifest.environment.packages, 'locked package')}`}${base === undefined ? '' : `, on ${code(`${base.reference.repository}@${shortDigest(base.digest)}`)}`}`,
      ),
    ),
    row('Checked', booted && triedText(booted)),
    row('Made again because', facts.because),
  ];
}

function row(name: string, value: string | undefined): [string, string | undefined] {
  return [name, value];
}

function models({ manifest }: Facts): Block[] {
  return [
    {
      kind: 'table',
      columns: ['Model', 'Framework', 'Digest'],
      rows: manifest.models.map(({ name, version, framework, digest }) => [
        `${name}:${version}`,
        framework,
        code(shortDigest(digest)),
      ]),
    },
  ];
}
