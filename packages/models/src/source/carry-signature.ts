import { step, verb, type Step, type StepId } from '@slipway/core/step';
import { signatureName } from '../registry/kind.ts';
import { numberAt, type VersionAt } from '../registry/registering.ts';

/** The step that puts the signature of the version that was taken beside the version that was made. */
export const carryStep: StepId<Carried> = 'carry-signature';

interface Carrying extends VersionAt {
  signature: string;
}

/** What the step answers. */
export interface Carried {
  /** Address of the signature, for people and programs. */
  uri: string;
}

/** The step that does that. */
export function carryingStep(at: VersionAt, signature: string): Step {
  const title = `put its signature beside ${at.name}${at.version === undefined ? '' : `:${at.version}`}`;
  return step(carrying, carryStep, title, { ...at, signature });
}

/** A signature that is there stays: it is of these bytes, too. */
const carrying = verb('carry-signature', async ({ signature, ...at }: Carrying, _ports, earlier) => {
  const { registry, name } = at;
  const version = { name, version: numberAt(at, earlier) };
  const there = await registry.attached(version, signatureName);
  const { uri } = there ?? (await registry.attach(version, signatureName, signature));
  return { result: { uri }, unchanged: there !== undefined };
});
