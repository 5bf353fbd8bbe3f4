import { bytesText, counted } from '@slipway/core/markdown';
import type { ModelRecord, RecordedFile } from '@slipway/core/model-record';
import { step, verb, type Results, type Step, type StepId } from '@slipway/core/step';
import type {
  AliasMoved,
  ReadyFiles,
  Registered,
  Registration,
  RegistrationFacts,
  Registry,
} from './kind.ts';
import type { SourceFile } from './source-file.ts';
import { requireThere } from './absent.ts';

/** The step that brings the bytes into the registry. */
export const storeStep: StepId<ReadyFiles> = 'store';

/** The step that makes the version appear. */
export const recordStep: StepId<Registered> = 'record';

/** The step that points an alias at a version. */
export const aliasStep: StepId<AliasMoved> = 'alias';

/** Files of a registration that a step brings to this machine, where they are not here yet. */
export type Fetched = Pick<Registration, 'files' | 'sampleInput' | 'sampleOutput'>;

/** The step that does that, before all others. */
export const fetchStep: StepId<Fetched> = 'fetch';

/** A version that a step is about: one that is there, or the one that the step `record` makes. */
export interface VersionAt {
  registry: Registry;
  name: string;
  /** Missing: that of the step `record`. */
  version?: string;
}

/** The number of the version that a step is about. */
export function numberAt({ name, version }: VersionAt, earlier: Results): string {
  const number = earlier.get(recordStep)?.record.version ?? version;
  if (number === undefined) throw new Error(`no step has made a version of ${name}`);
  return number;
}

/** The record of the version that a step is about. @throws Failure `STORAGE_FAILED` when it is gone meanwhile */
export function recordAt(at: VersionAt, earlier: Results): Promise<ModelRecord> {
  return requireThere(at.registry, { name: at.name, version: numberAt(at, earlier) });
}

/**
 * The steps of a registration, the same for every registry: bytes, then the version, then the alias. Pure; empty when
 * nothing has to change.
 */
export function planRegistration(
  registry: Registry,
  wanted: Registration,
  { existing, nextVersion, aliasNow, hashed }: RegistrationFacts,
): Step[] {
  const { name, files, alias } = wanted;
  const steps: Step[] = [];
  if (existing === undefined) {
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const what = `${counted(files.length, 'file')} (${bytesText(bytes)})`;
    const title =
      wanted.inPlace === undefined ? `store ${what}` : `leave ${what} where the training has put them`;
    steps.push(step(storing, storeStep, title, { registry, wanted, hashed }));
    steps.push(step(recording, recordStep, `record ${name}:${nextVersion}`, { registry, name }));
  }
  const pointsThere = existing !== undefined && aliasNow === existing.version;
  if (alias !== undefined && !pointsThere)
    steps.push(pointingStep({ registry, name, version: existing?.version }, alias, nextVersion));
  return steps;
}

/** The step that points an alias at a version. @param foreseen the number of a version that is still to be made */
export function pointingStep(at: VersionAt, alias: string, foreseen?: string): Step {
  const id = `${at.name}:${at.version ?? foreseen}`;
  return step(pointing, aliasStep, `point the alias ${alias} at ${id}`, { ...at, alias });
}

interface Storing {
  registry: Registry;
  wanted: Registration;
  hashed?: readonly RecordedFile[];
}

const storing = verb('store', async ({ registry, wanted, hashed }: Storing, _ports, earlier) => {
  const fetched = earlier.get(fetchStep);
  const there = fetched === undefined ? wanted : { ...wanted, ...fetchedFor(wanted, fetched) };
  return { result: await registry.store(there, hashed) };
});

/** Samples that were given count before those that were fetched. */
function fetchedFor({ sampleInput, sampleOutput }: Registration, fetched: Fetched): Fetched {
  const isHere = (sample: SourceFile | undefined): boolean => sample !== undefined && sample.from !== '';
  return {
    files: fetched.files,
    sampleInput: isHere(sampleInput) ? sampleInput : fetched.sampleInput,
    sampleOutput: isHere(sampleOutput) ? sampleOutput : fetched.sampleOutput,
  };
}

const recording = verb('record', async ({ name }: VersionAt, _ports, earlier) => {
  const ready = earlier.get(storeStep);
  if (ready === undefined) throw new Error(`no step has stored the files of ${name}`);
  const result = await ready.makeVersion();
  return { result, unchanged: !result.registered };
});

const pointing = verb('alias', async (at: VersionAt & { alias: string }, _ports, earlier) => {
  const version = numberAt(at, earlier);
  const result = await at.registry.setAlias(at.name, at.alias, version);
  return { result, unchanged: result.previous === version };
});
