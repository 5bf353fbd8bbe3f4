import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';

import { newFolder } from '@slipway/testing/run-action';

import { pinnedActions } from '../../scripts/pinned-actions.ts';
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
      fileProvider: { getFileContent(called: { path: string }): Promise<{ name: string; content: string }> };
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
  const uri = `file:///${crypto.randomUUID()}/${path}`;
  // It does not follow local paths; under the name that users write, `with:` is checked here as well.
  const named = text.replaceAll(/uses: \.\/(actions\/[\w-]+)/g, 'uses: owner/slipway/$1@v1');
  const document = service.TextDocument.create(uri, 'yaml', 1, named);
  const found = await service.validate(document, {
    actionsMetadataProvider: { fetchActionMetadata },
    fileProvider: { getFileContent },
  });
  return found.map(({ message, range }) => `${path}:${range.start.line + 1}: ${message}`);
}

/** What an action declares; the service reports an action that this does not know. */
async function fetchActionMetadata({ owner, name, path }: Reference): Promise<object | undefined> {
  const repository = `${owner}/${name}`;
  if (repository !== 'owner/slipway') {
    const inputs = pinnedActions[repository]?.inputs.map((input) => [input, { description: input }]);
    return inputs === undefined ? undefined : { inputs: Object.fromEntries(inputs) };
  }
  const known = actionNames().find((action) => `actions/${action}` === path);
  if (known === undefined) return undefined;
  return readContract(readFileSync(join(root, 'actions', known, 'action.yml'), 'utf8'));
}

/** A workflow that another one calls: it is among the examples, whatever repository it is said to be in. */
async function getFileContent({ path }: { path: string }): Promise<{ name: string; content: string }> {
  const example = join(root, 'workflows-examples', basename(path));
  return { name: path, content: readFileSync(example, 'utf8') };
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
