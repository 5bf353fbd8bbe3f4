import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import type { SigningIdentity } from '@slipway/core/ports-signing';
import { step, verb, type Step, type StepId } from '@slipway/core/step';
import { signatureName, type Attachment, type Registry } from '../registry/kind.ts';
import { recordAt, type VersionAt } from '../registry/registering.ts';
import { isAbout, modelStatement } from './model-statement.ts';
import type { Signatory } from './signing-inputs.ts';

/** The step that signs a version. */
export const signStep: StepId<Signed> = 'sign';

interface Signing extends VersionAt {
  identity: SigningIdentity;
}

/** What the step answers. */
export interface Signed {
  /** Address of the signature, for people and programs. */
  uri: string;
  signer: string;
}

/** The step that signs a version and puts the signature beside it. */
export function signingStep({ identity, signer }: Signatory, at: VersionAt): Step {
  const id = at.version === undefined ? at.name : `${at.name}:${at.version}`;
  return step(signing, signStep, `sign ${id} with ${signer}`, { ...at, identity });
}

/** The signature of a version that this identity made and that fits its files; undefined: it has to be signed. */
export async function goodSignature(
  registry: Registry,
  record: ModelRecord,
  { identity }: Signatory,
  ports: Ports,
): Promise<Attachment | undefined> {
  const there = await registry.attached(record, signatureName);
  if (there === undefined) return undefined;
  const payload = await ports.signing.ownPayload(there.content, identity);
  return payload !== undefined && isAbout(payload, record, ports) ? there : undefined;
}

/** A good signature stays as it is. */
const signing = verb('sign', async ({ identity, ...at }: Signing, ports, earlier) => {
  const { registry } = at;
  const record = await recordAt(at, earlier);
  const signer = await ports.signing.signer(identity);
  const there = await goodSignature(registry, record, { identity, signer }, ports);
  if (there !== undefined) return { result: { uri: there.uri, signer }, unchanged: true };
  const payload = JSON.stringify(modelStatement(record, ports));
  const signature = await ports.signing.sign(payload, identity);
  const { uri } = await registry.attach(record, signatureName, signature);
  return { result: { uri, signer } };
});
