import { defined } from '@slipway/core/defined';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Ports } from '@slipway/core/ports';
import type { Profile } from '@slipway/core/profile';
import type { Secret } from '@slipway/core/secret';
import { Problems } from '@slipway/core/trouble';
import { unlikeTold } from '@slipway/models/event/told-models';
import { isInstalled } from '@slipway/packaging/environment/install';
import { readPackage } from '@slipway/packaging/package/read';

import { isAddress, type Spec } from './inputs.ts';
import { findLocalEndpoint } from './local-endpoint.ts';

/** A package that is started to be measured. */
export interface PackageSubject {
  kind: 'package';
  /** What the user wrote. */
  reference: string;
  /** Absolute. */
  folder: string;
  manifest: PackageManifest;
  isInstalled: boolean;
  /** Scoring route. */
  route: string;
}

/** An endpoint that runs. */
export interface EndpointSubject {
  kind: 'endpoint';
  /** What the user wrote. */
  reference: string;
  /** Address that takes requests. */
  url: string;
  key?: Secret;
  deployment?: string;
  /** Its processes, when it runs on this machine. */
  pids: readonly number[];
}

/** What is measured. */
export type Subject = PackageSubject | EndpointSubject;

/**
 * Finds what is to be measured.
 * @throws Problems when there is no such package or endpoint, or the package is not what the event tells of
 */
export async function findSubject(spec: Spec, ports: Ports): Promise<Subject> {
  if (spec.package !== undefined) return findPackage(spec.package, spec, ports);
  const reference = spec.endpoint!;
  const { endpointKey: key, deployment } = spec;
  const given = defined({ key, deployment });
  if (isAddress(reference)) return { kind: 'endpoint', reference, url: reference, pids: [], ...given };
  const local = await findLocalEndpoint(reference, { route: spec.route, deployment }, ports);
  return { kind: 'endpoint', reference, ...local, ...given };
}

async function findPackage(reference: string, { route, event }: Spec, ports: Ports): Promise<PackageSubject> {
  const { folder, manifest } = await readPackage(reference, ports);
  const remedy = 'profile the package that was made for this event, or package it again';
  const unlike = unlikeTold(event.event, manifest.models, 'the package', remedy);
  if (unlike.length > 0) throw new Problems(unlike);
  return {
    kind: 'package',
    reference,
    folder,
    manifest,
    isInstalled: await isInstalled(manifest, ports),
    route: route ?? manifest.start.routes.scoring,
  };
}

/** What a profile tells of its subject: no key, and nothing of this machine. Pure. */
export function subjectOf(subject: Subject): Profile['subject'] {
  if (subject.kind === 'endpoint') return { endpoint: subject.reference };
  return { package: subject.reference, packageDigest: subject.manifest.digest };
}
