import { Problems, type Problem } from '@slipway/core/trouble';
import { hashAll } from '../hash-all.ts';
import type { ReadyFiles, Registration, RegistrationFacts, RegistryProvider } from '../kind.ts';
import { rootDigest, shapeOf } from '../root-digest.ts';
import { filterFor, ourVersions, versionWithAlias } from './models.ts';
import { openMlflowRegistry, versionAddress } from './opened.ts';
import { ownFolder } from './places.ts';
import { Server, serverAddress } from '../../mlflow/server.ts';
import { storedVersion } from './stored.ts';
import { own } from './tags.ts';
import { openTracking } from './tracking/tracking.ts';
import { storeFiles } from './uploads.ts';
import { makeVersion, nextVersion, requireNext } from './versions.ts';

/** An MLflow server, 3.3 or newer, over REST. Where things lie there is in `places.ts` and `tags.ts`. */
export const mlflow: RegistryProvider = {
  id: 'mlflow',
  title: 'an MLflow server',
  locationOf: (text, { settings }) => serverAddress(text, settings.mlflow().address),
  open: (location, ports, connection) => {
    const server = new Server(location, ports, connection);
    return {
      ...openMlflowRegistry(server),
      lookUp: (wanted) => lookUp(server, wanted),
      store: (wanted) => store(server, wanted),
      tracking: openTracking(server),
    };
  },
};

async function lookUp(server: Server, wanted: Registration): Promise<RegistrationFacts> {
  requireTakeable(wanted);
  const { ports } = server;
  const { name, alias, version } = wanted;
  const [known, next, aliasNow] = await Promise.all([
    findKnown(server, wanted),
    nextVersion(server, name),
    alias === undefined ? undefined : versionWithAlias(server, name, alias),
  ]);
  if (known.existing === undefined && version !== undefined) {
    const hashed = known.hashed ?? (await hashAll(wanted.files, ports));
    await requireNext(server, wanted, version, rootDigest(hashed, ports.files));
  }
  return { ...known, nextVersion: version ?? next, aliasNow: aliasNow?.version };
}

/** Files are hashed only when there is a version with the same paths and sizes. */
async function findKnown(
  server: Server,
  { name, files }: Registration,
): Promise<Pick<RegistrationFacts, 'existing' | 'hashed'>> {
  const { ports } = server;
  const filter = filterFor(name, { [own.shape]: shapeOf(files, ports.files) });
  const alike = await ourVersions(server, filter);
  if (alike.length === 0) return {};
  const hashed = await hashAll(files, ports);
  const digest = rootDigest(hashed, ports.files);
  const same = alike.find(({ tags }) => tags[own.digest] === digest);
  return { hashed, existing: same && (await storedVersion(server, same)).record };
}

async function store(server: Server, wanted: Registration): Promise<ReadyFiles> {
  const shape = shapeOf(wanted.files, server.ports.files);
  const placed = await storeFiles(server, wanted, shape);
  return {
    digest: placed.digest,
    makeVersion: async () => {
      const made = await makeVersion(server, wanted, placed, shape);
      return { ...made, uri: versionAddress(server.address, wanted.name, made.record.version) };
    },
  };
}

/**
 * Refuses what an MLflow server does not take: aliases that it keeps for itself, versions that are no number, and a
 * folder in the model where Slipway keeps what belongs to a version.
 * @throws Problems, all of them
 */
function requireTakeable({ alias, version, files }: Registration): void {
  const problems: Problem[] = [];
  const refuse = (input: string, said: string | undefined, isTaken: boolean, expected: string): void => {
    if (said !== undefined && !isTaken) problems.push({ where: { input }, said, expected });
  };
  const [word, number] = [/^[A-Za-z0-9_-]+$/, /^[1-9]\d*$/];
  const isFree = !/^(latest|v\d+)$/i.test(alias ?? '');
  const inOurs = files.find(({ path }) => path.startsWith(`${ownFolder}/`))?.path;
  refuse('alias', alias, word.test(alias ?? ''), 'letters, digits, `_` and `-`, as MLflow takes them');
  refuse('alias', alias, isFree, 'an alias that MLflow does not keep for itself (`latest`, `v1`)');
  refuse('version', version, number.test(version ?? ''), 'a whole number: MLflow numbers versions itself');
  refuse('model-path', inOurs, false, `a model without a folder \`${ownFolder}\` at its top`);
  if (problems.length > 0) throw new Problems(problems);
}
