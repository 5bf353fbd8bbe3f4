import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';

import { newFolder } from '@slipway/testing/run-action';

import { readContract } from '../../scripts/readme-tables.ts';
import { actionNames, root } from './repository.ts';

interface Diagnostic {
  message: string;
  range: { start: { line: number } };
}

interface Service {
  validate(
    document: unknown,
    config: {
      actionsMetadataProvider: { fetchActionMetadata(action: Reference): Promise<object | undefined> };
    },
  ): Promise<Diagnostic[]>;
  TextDocument: { create(uri: string, language: string, version: number, text: string): unknown };
}

interface Reference {
  owner: string;
  name: string;
  path?: string;
}

let loaded: Promise<Service> | undefined;

/** What GitHub's own language service finds wrong in a workflow or an `action.yml`: `file:line: message`. */
export async function officialFindings(path: string, text: string): Promise<string[]> {
  loaded ??= load();
  const service = await loaded;
  // The service remembers what it parsed by address, so every text gets an address of its own.
  const document = service.TextDocument.create(`file:///${crypto.randomUUID()}/${path}`, 'yaml', 1, text);
  const found = await service.validate(document, { actionsMetadataProvider: { fetchActionMetadata } });
  return found.map(({ message, range }) => `${path}:${range.start.line + 1}: ${message}`);
}

/** The actions of this repository under the name that the examples use, so that their `with:` is checked. */
async function fetchActionMetadata({ owner, name, path }: Reference): Promise<object | undefined> {
  if (`${owner}/${name}` !== 'owner/slipway') return undefined;
  const known = actionNames().find((action) => `actions/${action}` === path);
  if (known === undefined) throw new Error(`there is no action ${path}`);
  return readContract(readFileSync(join(root, 'actions', known, 'action.yml'), 'utf8'));
}

/**
 * The package imports JSON in a way that Node refuses, so it is bundled first.
 * https://github.com/actions/languageservices/tree/main/languageservice
 */
async function load(): Promise<Service> {
  const outfile = join(newFolder(), 'language-service.mjs');
  await build({
    stdin: {
      contents: `export { validate } from '@actions/languageservice';
        export { TextDocument } from 'vscode-languageserver-textdocument';`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return (await import(pathToFileURL(outfile).href)) as Service;
}
