import { bytesOfHex } from '@slipway/core/digest';

/** The tags of a version that Slipway keeps for itself. Everything else is a tag of the user. */
export const own = {
  /** The digest of the model. It comes with the version, in one transaction: no version is half made. */
  digest: 'slipway.digest',
  /** Stands for the paths and sizes, so that bytes are read only when there is a version that may have them. */
  shape: 'slipway.shape',
  /** The record without what MLflow keeps in fields of its own. */
  record: 'slipway.record',
  /** The commit and the repository, for people who look at the version in MLflow. */
  commit: 'slipway.commit',
  repository: 'slipway.repository',
} as const;

/** True for versions that Slipway made. */
export function isOurs({ tags }: { tags: Readonly<Record<string, string>> }): boolean {
  return tags[own.digest] !== undefined && tags[own.record] !== undefined;
}

/** What begins the keys of tags that stand for something else. After each comes a key, or its hexadecimal form. */
const families = {
  property: ['slipway.property.', 'slipway.property-hex.'],
  attachment: ['slipway.attachment.', 'slipway.attachment-hex.'],
  tag: ['', 'slipway.tag-hex.'],
} as const;

/** What MLflow takes for a key on every system, and does not take for another path. */
const plainKey = /^[A-Za-z0-9_][A-Za-z0-9_.\- ]*(\/[A-Za-z0-9_][A-Za-z0-9_.\- ]*)*$/;

const reserved = [...Object.values(own), ...Object.values(families).flat()].filter((each) => each !== '');

/** The tag that keeps a property, an attachment or a tag of the user: its own key, or a form that MLflow takes. */
export function tagFor(family: keyof typeof families, key: string): string {
  const [plain, hex] = families[family];
  const isFree = family !== 'tag' || !reserved.some((each) => key.startsWith(each));
  if (plainKey.test(key) && isFree) return `${plain}${key}`;
  const digits = Array.from(new TextEncoder().encode(key), (byte) => byte.toString(16).padStart(2, '0'));
  return `${hex}${digits.join('')}`;
}

/** The tags and properties of the user among the tags of a version. */
export function sortTags(
  all: Readonly<Record<string, string>>,
): Record<'tags' | 'properties', Record<string, string>> {
  const tags: Record<string, string> = {};
  const properties: Record<string, string> = {};
  const { property, tag } = families;
  for (const [key, value] of Object.entries(all)) {
    if (key.startsWith(property[0])) properties[key.slice(property[0].length)] = value;
    else if (key.startsWith(property[1])) properties[fromHex(key.slice(property[1].length))] = value;
    else if (key.startsWith(tag[1])) tags[fromHex(key.slice(tag[1].length))] = value;
    else if (!reserved.some((each) => key.startsWith(each))) tags[key] = value;
  }
  return { tags, properties };
}

function fromHex(hex: string): string {
  return new TextDecoder().decode(bytesOfHex(hex));
}
