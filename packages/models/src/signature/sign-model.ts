import type { StepAnswer, StepPerformer } from '@slipway/core/apply';
import type { ModelRecord } from '@slipway/core/model-record';
import type { Json, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import type { SigningIdentity } from '@slipway/core/ports-signing';
import { Failure } from '@slipway/core/trouble';
import {
  registrySteps,
  signatureName,
  type Attachment,
  type Registered,
  type Registry,
  type RegistryConnection,
} from '../registry/kind.ts';
import { registryProviders } from '../registry/open.ts';
import { isAbout, modelStatement } from './model-statement.ts';
import type { Signatory } from './signing-inputs.ts';

/** The id of the step, and of who carries it out. */
export const signStep = 'sign';

/** What the step is told. Secrets print as `***` wherever a plan is shown. */
interface SignArguments {
  provider: string;
  location: string;
  connection?: RegistryConnection;
  name: string;
  /** Known when nothing has to be registered. */
  version?: string;
  identity: SigningIdentity;
}

/** What the step answers. */
export interface Signed {
  /** Address of the signature, for people and programs. */
  uri: string;
  signer: string;
}

/**
 * The step that signs a version.
 * @param version where nothing has to be registered; otherwise that of the step `record`
 */
export function signingStep({ identity, signer }: Signatory, at: Omit<SignArguments, 'identity'>): Step {
  const args: SignArguments = { ...at, identity };
  const id = at.version === undefined ? at.name : `${at.name}:${at.version}`;
  const title = `sign ${id} with ${signer}`;
  return { id: signStep, title, provider: signStep, verb: signStep, args: args as unknown as Json };
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

/** Signs a version and puts the signature beside it. Safe to repeat: a good signature stays as it is. */
export const signModel: StepPerformer = async (step, ports, earlier): Promise<StepAnswer> => {
  const {
    provider,
    location,
    connection,
    name,
    version: known,
    identity,
  } = step.args as unknown as SignArguments;
  const version = earlier.get<Registered>(registrySteps.record)?.record.version ?? known!;
  const registry = registryProviders[provider]!.open(location, ports, connection);
  const record = await registry.find({ name, pick: { version } });
  if (record === undefined)
    throw new Failure('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
  const signer = await ports.signing.signer(identity);
  const there = await goodSignature(registry, record, { identity, signer }, ports);
  if (there !== undefined) return { result: { uri: there.uri, signer } satisfies Signed, unchanged: true };
  const payload = JSON.stringify(modelStatement(record, ports));
  const signature = await ports.signing.sign(payload, identity);
  const { uri } = await registry.attach(record, signatureName, signature);
  return { result: { uri, signer } satisfies Signed };
};
