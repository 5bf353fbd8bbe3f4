import { shortDigest } from '@slipway/core/digest';
import { bytesText, counted, durationText, type Block } from '@slipway/core/markdown';
import type { PackageManifest } from '@slipway/core/package-manifest';
import { resultOf, type Outcome } from '@slipway/core/plan';
import type { Report } from '@slipway/core/report';
import type { Booted } from '@slipway/providers/package/boot';
import type { OpenedPackage } from '@slipway/providers/package/read';

import type { Facts } from './facts.ts';
import type { Spec } from './inputs.ts';
import { steps } from './plan.ts';

/** Says what happened. Pure. */
export function report(_spec: Spec, facts: Facts, outcome: Outcome): Report {
  const manifest = facts.unchanged ?? resultOf<OpenedPackage>(outcome, steps.assemble)?.manifest;
  const isThere =
    facts.unchanged !== undefined ||
    outcome.steps.some(({ id, status }) => id === steps.publish && status === 'done');
  const booted = resultOf<Booted>(outcome, steps.check);
  return {
    outputs: {
      package: isThere ? facts.destination : undefined,
      'package-digest': isThere ? manifest?.digest : undefined,
      server: facts.server,
      'cache-hit': facts.unchanged !== undefined,
      'lock-digest':
        isThere && manifest !== undefined ? `sha256:${manifest.environment.lockSha256}` : undefined,
    },
    headline: headline(facts, outcome, manifest, booted),
    summary: [{ kind: 'facts', rows: rows(facts, manifest, booted) }, ...models(facts)],
    notices: facts.notices,
  };
}

function headline(
  facts: Facts,
  outcome: Outcome,
  manifest: PackageManifest | undefined,
  booted: Booted | undefined,
): string {
  if (outcome.status === 'planned') return `${facts.title} would be packaged at ${facts.destination}`;
  if (outcome.status === 'failed' || manifest === undefined) return `${facts.title} was not packaged`;
  const digest = shortDigest(manifest.digest);
  if (facts.unchanged !== undefined)
    return `${facts.title} is packaged already at ${facts.destination} (${digest})`;
  const tried = booted === undefined ? '' : `, ${triedText(booted)}`;
  return `packaged ${facts.title} at ${facts.destination} (${digest})${tried}`;
}

function triedText({ readyMs, sample }: Booted): string {
  const ready = `ready in ${durationText(readyMs)}`;
  if (sample === undefined) return ready;
  return `${ready}, sample scored in ${durationText(sample.ms)}${sample.compared ? ' as expected' : ''}`;
}

function rows(
  facts: Facts,
  manifest: PackageManifest | undefined,
  booted: Booted | undefined,
): [string, string][] {
  const { environment } = facts;
  const size = manifest?.files.reduce((sum, file) => sum + file.size, 0);
  return [
    ['Package', `\`${facts.destination}\``],
    ...(manifest === undefined ? [] : [['Digest', `\`${manifest.digest}\``] as [string, string]]),
    ...(manifest === undefined || size === undefined
      ? []
      : [['Content', `${counted(manifest.files.length, 'file')}, ${bytesText(size)}`] as [string, string]]),
    ['Server', `\`${facts.server}\``],
    [
      'Environment',
      `${facts.manifest.start.runtime} ${environment.facts.runtimeVersion}${manifest === undefined ? '' : `, ${counted(manifest.environment.packages, 'locked package')}`}`,
    ],
    ...(booted === undefined ? [] : [['Checked', triedText(booted)] as [string, string]]),
    ...(facts.because === undefined ? [] : [['Made again because', facts.because] as [string, string]]),
  ];
}

function models({ manifest }: Facts): Block[] {
  return [
    {
      kind: 'table',
      columns: ['Model', 'Framework', 'Digest'],
      rows: manifest.models.map(({ name, version, framework, digest }) => [
        `${name}:${version}`,
        framework,
        `\`${shortDigest(digest)}\``,
      ]),
    },
  ];
}
