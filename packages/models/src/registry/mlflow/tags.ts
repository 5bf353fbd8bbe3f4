import { fromHex, toHex } from './text.ts';

/** The tags of a version that Slipway keeps for itself. Everything else is a tag of the user. */
export const own = {
  /** The root digest of the files. It comes with the version, in one transaction: no version is half made. */
  digest: 'slipway.digest',
  /** Stands for the paths and sizes, so that bytes are read only when there is a version that may have them. */
  shape: 'slipway.shape',
  /** The record without what MLflow keeps in fields of its own. */
  record: 'slipway.record',
  /** The commit and the repository, for people who look at the version in MLflow. */
  commit: 'slipway.commit',
  repository: 'slipway.repository',
} as const;

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
  return plainKey.test(key) && isFree ? `${plain}${key}` : `${hex}${toHex(key)}`;
}

/** The tags and properties of the user among the tags of a version. */
export function sortTags(tags: Readonly<Record<string, string>>): {
  tags: Record<string, string>;
  properties: Record<string, string>;
} {
  const sorted = { tags: {} as Record<string, string>, properties: {} as Record<string, string> };
  for (const [key, value] of Object.entries(tags)) {
    const property = keyIn('property', key);
    if (property !== undefined) sorted.properties[property] = value;
    else if (key.startsWith(families.tag[1])) sorted.tags[fromHex(key.slice(families.tag[1].length))] = value;
    else if (!reserved.some((each) => key.startsWith(each))) sorted.tags[key] = value;
  }
  return sorted;
}

function keyIn(family: 'property' | 'attachment', tag: string): string | undefined {
  const [plain, hex] = families[family];
  if (tag.startsWith(plain)) return tag.slice(plain.length);
  return tag.startsWith(hex) ? fromHex(tag.slice(hex.length)) : undefined;
}
