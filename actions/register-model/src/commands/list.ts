import { byVersion } from '@slipway/core/model-version';
import { byCodePoint, shortDigest } from '@slipway/core/digest';
import { code, counted, type Block } from '@slipway/core/markdown';
import type { Json } from '@slipway/core/plan';
import { isArchived } from '@slipway/models/registry/archived';
import type { SurveyedModel, SurveyedVersion } from '@slipway/models/registry/kind';
import { matchingAny } from '@slipway/core/pattern';
import { surveyOf } from '@slipway/models/watch/survey';
import { command } from './command.ts';
import { registryOf } from './meant.ts';

/** A version as the output `versions` tells it. */
interface Listed {
  version: SurveyedVersion;
  aliases: readonly string[];
}

interface Facts {
  /** For people: `the registry /home/ann/.slipway/registry`. */
  title: string;
  listed: readonly Listed[];
  /** False when there are more than the limit. */
  isWhole: boolean;
}

/** A step summary holds a megabyte. */
const rowsShown = 200;

/** The command `list`: the versions of the models, the newest first. */
export const list = command<Facts>({
  look: async (spec, ports) => {
    const registry = registryOf(spec, ports);
    const models: SurveyedModel[] = [];
    for await (const model of surveyOf(registry, matchingAny(spec.names))) models.push(model);
    const listed: Listed[] = [];
    for (const model of models.toSorted((left, right) => byCodePoint(left.name, right.name)))
      for await (const one of versionsOf(model, spec.includeArchived)) {
        if (listed.length === spec.limit) return { title: registry.title, listed, isWhole: false };
        listed.push(one);
      }
    return { title: registry.title, listed, isWhole: true };
  },
  plan: () => ({ steps: [] }),
  report: (_spec, { title, listed, isWhole }) => {
    const names = new Set(listed.map(({ version }) => version.name)).size;
    const what = `${counted(listed.length, 'version')} of ${counted(names, 'model')} in ${title}`;
    return {
      outputs: { versions: listed.map(outputOf), count: listed.length },
      headline: isWhole ? what : `the first ${what}; there are more than \`limit\``,
      summary: listed.length === 0 ? [] : tableOf(listed),
      notices: isWhole
        ? []
        : [
            {
              level: 'notice',
              title: 'Models',
              message: `there are more versions than \`limit\` (${listed.length}); name fewer models with \`names\``,
            },
          ],
    };
  },
});

/** The versions of a model, the newest first, read one after the other as far as they are wanted. */
async function* versionsOf(model: SurveyedModel, includeArchived: boolean): AsyncGenerator<Listed> {
  const newestFirst = model.versions.toSorted((left, right) => byVersion(right, left));
  let aliases: Readonly<Record<string, string>> | undefined;
  for (const name of newestFirst) {
    const version = await model.read(name);
    if (version === undefined || (isArchived(version) && !includeArchived)) continue;
    aliases ??= await model.aliases();
    const pointing = Object.entries(aliases).filter(([, target]) => target === name);
    yield { version, aliases: pointing.map(([alias]) => alias) };
  }
}

function outputOf({ version: found, aliases }: Listed): Json {
  const { name, version, id, digest, framework, description, tags, properties, provenance } = found;
  return {
    name,
    version,
    id,
    // Of a version that another tool registered no digest is known without fetching its files.
    digest: digest === '' ? undefined : digest,
    framework,
    description,
    aliases,
    archived: isArchived(found),
    tags,
    properties,
    createdAt: provenance.createdAt,
  };
}

function tableOf(listed: readonly Listed[]): Block[] {
  const rows = listed.slice(0, rowsShown).map(({ version, aliases }) => [
    code(version.id),
    aliases.join(', '),
    version.framework,
    version.digest === '' ? '' : code(shortDigest(version.digest)),
    version.provenance.createdAt.slice(0, 19).replace('T', ' '),
    Object.entries(version.tags)
      .map(([key, value]) => `${key}=${value}`)
      .join(', '),
  ]);
  const table: Block = {
    kind: 'table',
    columns: ['version', 'aliases', 'framework', 'digest', 'registered (UTC)', 'tags'],
    rows,
  };
  if (listed.length <= rowsShown) return [table];
  const more: Block = {
    kind: 'paragraph',
    text: `and ${counted(listed.length - rowsShown, 'version')} more`,
  };
  return [table, more];
}
