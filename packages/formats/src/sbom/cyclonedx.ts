import { byCodePoint } from '@slipway/core/digest';
import {
  baseComponent,
  modelComponent,
  softwareComponent,
  type BaseForBom,
  type Component,
  type ModelForBom,
} from './components.ts';
import type { LockedSoftware } from './locked-software.ts';

/** The file beside a package that lists what is in it. */
export const bomName = 'sbom.cdx.json';

/** The media type of that file. Source: https://cyclonedx.org/specification/overview/#recognized-file-patterns */
export const bomMediaType = 'application/vnd.cyclonedx+json; version=1.6';

/** Everything that a list of components is made from. */
export interface BomContent {
  /** What the list is of: the name of the package, and its digest, `sha256:<hex>`. */
  package: { name: string; version?: string; digest: string };
  /** The version of Slipway. */
  toolVersion: string;
  software: readonly LockedSoftware[];
  models: readonly ModelForBom[];
  base?: BaseForBom;
  /** Without white space, for machines alone. */
  isCompact?: boolean;
  /** Lists that belong to this one: what they are of, and the digest that their serial number is made of, `sha256:<hex>`. */
  further?: readonly { name: string; digest: string }[];
  /** ISO 8601. Left out where the same input has to give the same bytes. */
  createdAt?: string;
}

/**
 * The list of components of a package as CycloneDX 1.6 in JSON: locked software with every hash, models with their
 * cards, the base image. The same content gives the same text, in whatever order it is given. Pure.
 * Source: https://cyclonedx.org/docs/1.6/json/
 */
export function cycloneDx(content: BomContent): string {
  const root = rootComponent(content);
  const components = [
    ...content.models.map(modelComponent),
    ...(content.base === undefined ? [] : [baseComponent(content.base)]),
    ...content.software.map(softwareComponent),
  ].toSorted((left, right) => byCodePoint(left['bom-ref'], right['bom-ref']));
  const unique = withoutRepeats(components);
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumber(content.package.digest),
    version: 1,
    metadata: {
      timestamp: content.createdAt,
      tools: { components: [{ type: 'application', name: 'slipway', version: content.toolVersion }] },
      component: root,
    },
    components: unique,
    dependencies: [
      { ref: root['bom-ref'], dependsOn: unique.map((component) => component['bom-ref']) },
      ...unique.map((component) => ({ ref: component['bom-ref'] })),
    ],
  };
  return `${JSON.stringify(bom, null, content.isCompact === true ? undefined : 2)}\n`;
}

function rootComponent({ package: { name, version, digest }, further = [] }: BomContent): Component {
  const hex = digest.replace(/^sha256:/, '');
  return {
    type: 'application',
    'bom-ref': `package:${name}@sha256:${hex}`,
    name,
    version,
    hashes: [{ alg: 'SHA-256', content: hex }],
    externalReferences: further.length === 0 ? undefined : further.map(bomLink),
  };
}

/** Source: https://cyclonedx.org/capabilities/bomlink/ */
function bomLink({ name, digest }: { name: string; digest: string }): object {
  const url = `urn:cdx:${serialNumber(digest).replace('urn:uuid:', '')}/1`;
  return { type: 'bom', url, comment: name };
}

/** A lock may name a package twice, for two platforms: then the hashes of both belong to it. */
function withoutRepeats(sorted: readonly Component[]): Component[] {
  return [...Map.groupBy(sorted, (component) => component['bom-ref']).values()].map((same) => {
    const [first] = same;
    if (same.length === 1) return first!;
    const { properties: _markers, ...rest } = first!;
    const hashes = same.flatMap(({ hashes: each }) => (each ?? []) as { alg: string; content: string }[]);
    const unique = new Map(hashes.map((hash) => [`${hash.alg} ${hash.content}`, hash]));
    const ordered = [...unique]
      .toSorted(([left], [right]) => byCodePoint(left, right))
      .map(([, hash]) => hash);
    return { ...rest, ...(ordered.length === 0 ? {} : { hashes: ordered }) };
  });
}

/** A UUID that the digest decides (version 8, RFC 9562), so that the same package has the same list. */
function serialNumber(digest: string): string {
  const hex = digest.replace(/^sha256:/, '');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
