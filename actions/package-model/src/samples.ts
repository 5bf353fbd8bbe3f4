import type { Ports } from '@slipway/core/ports';
import type { ContentFile } from '@slipway/packaging/package/content';
import type { LocatedFile } from '@slipway/models/registry/kind';
import { parsePythonJson } from '@slipway/formats/python-json';
import { readSourceFile } from '@slipway/models/registry/source';
import { refuse } from '@slipway/core/trouble';

import type { FoundModel, Samples } from './facts.ts';
import type { Spec } from './inputs.ts';

/**
 * The request that the package is tried with: the one that was given, else that of the record, else the example inside
 * of the model. Several models behind one entry script have no request in common, unless one is given.
 * @throws Problems when a file is missing or holds no JSON
 */
export async function findSamples(
  spec: Pick<Spec, 'sampleInput' | 'sampleOutput' | 'entryScript'>,
  models: readonly FoundModel[],
  ports: Ports,
): Promise<Samples> {
  if (spec.sampleInput !== undefined) return given(spec.sampleInput, spec.sampleOutput, ports);
  const [model] = models;
  if (model === undefined || (models.length > 1 && spec.entryScript !== undefined)) return {};
  const { sampleInput, sampleOutput } = model.located;
  if (sampleInput !== undefined) return recorded(sampleInput, sampleOutput);
  return model.ownSample === undefined || spec.entryScript !== undefined
    ? {}
    : recorded(model.ownSample, undefined);
}

async function given(input: string, output: string | undefined, ports: Ports): Promise<Samples> {
  const request = await sampleFile(input, 'sample-input', ports);
  if (output === undefined) return { input: request };
  return { input: request, output: await sampleFile(output, 'sample-output', ports) };
}

async function sampleFile(
  path: string,
  name: 'sample-input' | 'sample-output',
  { files }: Ports,
): Promise<ContentFile> {
  const file = await readSourceFile(path, name, files);
  try {
    parsePythonJson(await files.readText(file.from));
  } catch (thrown) {
    const at = /line (\d+) column (\d+)/.exec(thrown instanceof Error ? thrown.message : '');
    refuse({
      where: at === null ? { file: path } : { file: path, line: Number(at[1]), column: Number(at[2]) },
      said: 'no JSON',
      expected: name === 'sample-input' ? 'a request body in JSON' : 'an answer in JSON',
      remedy: 'correct the file',
    });
  }
  return { to: `samples/${name === 'sample-input' ? 'input' : 'output'}.json`, from: file.from };
}

function recorded(input: LocatedFile, output: LocatedFile | undefined): Samples {
  return {
    input: { to: 'samples/input.json', from: input.location, sha256: input.sha256 },
    ...(output === undefined
      ? {}
      : { output: { to: 'samples/output.json', from: output.location, sha256: output.sha256 } }),
  };
}
