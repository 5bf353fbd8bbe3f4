import { checkedJson } from '@slipway/core/checked-json';
import type { Ports } from '@slipway/core/ports';
import * as v from 'valibot';
import { refuseChanges } from '../refusals.ts';

/**
 * Tags and properties that came after registration. One file a key: two runs that set different tags at the same time
 * touch different files, so no update is lost, and no run has to wait for another.
 */
const mark = v.object({
  key: v.string(),
  /** Null: a tag that was removed. */
  value: v.nullable(v.string()),
});

type Mark = v.InferOutput<typeof mark>;

/** The tags that were set or removed in a folder of tags. */
export async function tagChanges(folder: string, ports: Ports): Promise<Map<string, string | null>> {
  return new Map((await readMarks(folder, ports)).map(({ key, value }) => [key, value]));
}

/** Sets or removes tags. */
export async function writeTags(
  folder: string,
  tags: Readonly<Record<string, string | null>>,
  { files }: Ports,
): Promise<void> {
  for (const [key, value] of Object.entries(tags)) {
    await files.write(files.join(folder, files.sha256(key)), JSON.stringify({ key, value } satisfies Mark));
  }
}

/** The properties that were added in a folder of properties. */
export async function addedProperties(folder: string, ports: Ports): Promise<Map<string, string>> {
  return new Map((await readMarks(folder, ports)).map(({ key, value }) => [key, value ?? '']));
}

/**
 * Adds properties to those that are there. Nothing is added when one of them is there with another value.
 * @throws Problems (place: input `properties`), one for each property that would change
 */
export async function addProperties(
  folder: string,
  there: Readonly<Record<string, string>>,
  added: Readonly<Record<string, string>>,
  ports: Ports,
): Promise<void> {
  const { files } = ports;
  refuseChanges(there, added);
  for (const [key, value] of Object.entries(added)) {
    if (Object.hasOwn(there, key)) continue;
    const claimed = await files.claim(
      files.join(folder, files.sha256(key)),
      JSON.stringify({ key, value } satisfies Mark),
    );
    if (!claimed) refuseChanges(Object.fromEntries(await addedProperties(folder, ports)), { [key]: value });
  }
}

async function readMarks(folder: string, { files }: Ports): Promise<Mark[]> {
  const marks: Mark[] = [];
  for (const name of await files.names(folder)) {
    if (!/^[0-9a-f]{64}$/.test(name)) continue;
    const path = files.join(folder, name);
    const text = await files.readTextIfThere(path);
    if (text !== undefined) marks.push(checkedJson(mark, text, path));
  }
  return marks;
}
