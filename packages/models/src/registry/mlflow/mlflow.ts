import type { StepAnswer } from '@slipway/core/apply';
import type { Results, Step } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import { hashAll } from '../hash-all.ts';
import {
  registrySteps,
  type Registered,
  type Registration,
  type RegistrationFacts,
  type RegistryProvider,
} from '../kind.ts';
import { planRegistration } from '../registration-plan.ts';
import { rootDigest } from '../root-digest.ts';
import { serverAddress } from './address.ts';
import { setAlias } from './aliases.ts';
import { getByAlias, filterFor, searchVersions } from './models.ts';
import { requireTakeable } from './names.ts';
import { storeBeside } from './in-place.ts';
import { openMlflowRegistry, versionAddress } from './opened.ts';
import { makeVersion, nextVersion, requireNext } from './record.ts';
import { openServer, type Server } from './server.ts';
import { storeFiles, type PlacedFiles } from './store.ts';
import { isOurs, readStored } from './stored.ts';
import { own } from './tags.ts';
import { openTracking } from './tracking/tracking.ts';
import { tagsOf } from './wire.ts';

/** An MLflow server, 3.3 or newer, over REST. Where things lie there is in `layout.ts` and `tags.ts`. */
export const mlflow: RegistryProvider = {
  id: 'mlflow',
  title: 'an MLflow server',
  supports: {
    aliases: true,
    tags: true,
    concurrentRegistration: true,
    needsNetwork: true,
    chosenVersions: false,
  },
  locationOf: (text, { settings }) => serverAddress(text, settings.mlflow().address),
  open: openMlflowRegistry,
  tracking: openTracking,
  look,
  plan: (wanted, facts) => planRegistration(mlflow.id, wanted, facts),
  apply,
};

async function look(wanted: Registration, ports: Ports): Promise<RegistrationFacts> {
  requireTakeable(wanted);
  const server = openServer(wanted.location, ports, wanted.connection);
  const { name, alias } = wanted;
  const [known, next, aliasNow] = await Promise.all([
    findKnown(server, wanted),
    nextVersion(server, name),
    alias === undefined ? undefined : getByAlias(server, name, alias),
  ]);
  const { existing, hashed } = known;
  if (existing === undefined && wanted.version !== undefined)
    await requireNext(server, wanted, wanted.version, await digestOf(server, wanted, hashed));
  return {
    ...known,
    nextVersion: wanted.version ?? next,
    ...(aliasNow === undefined ? {} : { aliasNow: aliasNow.version }),
  };
}

/** Files are hashed only when there is a version with the same paths and sizes. */
async function findKnown(
  server: Server,
  wanted: Registration,
): Promise<Pick<RegistrationFacts, 'existing' | 'hashed'>> {
  const alike = [];
  const filter = filterFor(wanted.name, { [own.shape]: shapeOf(wanted, server.ports) });
  for await (const version of searchVersions(server, filter)) if (isOurs(version)) alike.push(version);
  if (alike.length === 0) return {};
  const hashed = await hashAll(wanted.files, server.ports);
  const digest = rootDigest(hashed, server.ports.files);
  const same = alike.find(({ tags }) => tagsOf(tags)[own.digest] === digest);
  return { hashed, ...(same === undefined ? {} : { existing: (await readStored(server, same)).record }) };
}

async function digestOf(
  { ports }: Server,
  wanted: Registration,
  hashed: RegistrationFacts['hashed'],
): Promise<string> {
  return rootDigest(hashed ?? (await hashAll(wanted.files, ports)), ports.files);
}

/** Stands for the paths and sizes of files: equal bytes have equal shapes. Hexadecimal. */
function shapeOf({ files }: Registration, ports: Pick<Ports, 'files'>): string {
  return ports.files.sha256(JSON.stringify(files.map(({ path, size }) => [path, size])));
}

async function apply(step: Step, ports: Ports, earlier: Results): Promise<StepAnswer> {
  const wanted = step.args as unknown as Registration;
  const server = openServer(wanted.location, ports, wanted.connection);
  const shape = shapeOf(wanted, ports);
  switch (step.verb) {
    case registrySteps.store:
      return {
        result:
          wanted.inPlace === undefined
            ? await storeFiles(server, wanted, shape)
            : await storeBeside(server, wanted, wanted.inPlace),
      };
    case registrySteps.record: {
      const placed = earlier.get<PlacedFiles>(registrySteps.store)!;
      const made = await makeVersion(server, wanted, placed, shape);
      const uri = versionAddress(server.address, wanted.name, made.record.version);
      return { result: { ...made, uri } satisfies Registered, unchanged: !made.registered };
    }
    case registrySteps.alias: {
      const version = earlier.get<Registered>(registrySteps.record)?.record.version ?? wanted.version!;
      const result = await setAlias(server, wanted.name, wanted.alias!, version);
      return { result, unchanged: result.previous === version };
    }
    default:
      throw new Error(`the registry of MLflow has no verb \`${step.verb}\``);
  }
}
