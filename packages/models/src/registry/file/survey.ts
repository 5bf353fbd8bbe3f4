import type { Ports } from '@slipway/core/ports';
import type { SurveyedModel } from '../kind.ts';
import { readAliases } from './aliases.ts';
import type { Layout } from './layout.ts';
import { readRecord, versionNames } from './stored.ts';

/** All models, one folder after the other: the names of files tell the versions, and only what is asked for is read. */
export async function* survey(
  layout: Layout,
  isMeant: (name: string) => boolean,
  ports: Ports,
): AsyncGenerator<SurveyedModel> {
  for (const name of await ports.files.names(layout.models)) {
    if (name.startsWith('.') || !isMeant(name)) continue;
    yield {
      name,
      versions: await versionNames(layout, name, ports),
      read: (version) => readRecord(layout, name, version, ports),
      aliases: () => readAliases(layout, name, ports),
    };
  }
}
