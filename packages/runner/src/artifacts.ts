import { defined } from '@slipway/core/defined';
import { join } from 'node:path';
import { promises as fs } from 'node:fs';

import type { ArtifactClient, FindOptions } from '@actions/artifact';

import type { Artifacts, EarlierRun } from '@slipway/core/ports';
import { Failure, messageOf, Problems, refuse } from '@slipway/core/trouble';

import { hasArtifactService } from './environment.ts';

/**
 * Workflow artifacts through the official toolkit, which is loaded only when an artifact is given or taken: it is by
 * far the largest part of the bundle. Weights do not compress, so nothing is compressed.
 */
export const workflowArtifacts: Artifacts = {
  give: async (name, folder) => {
    requireService(name);
    return guarded(name, 'store', () => give(name, folder));
  },
  take: async (name, folder, from) => {
    // GitHub's REST API, which tells of other runs, can be asked from anywhere.
    if (from === undefined) requireService(name);
    return guarded(name, 'fetch', () => take(name, folder, from), from);
  },
};

async function client(): Promise<ArtifactClient> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  return new DefaultArtifactClient();
}

async function give(name: string, folder: string): Promise<{ id: string; digest: string; size: number }> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const answer = await (await client()).uploadArtifact(name, files, folder, { compressionLevel: 0 });
  return { id: String(answer.id ?? ''), digest: `sha256:${answer.digest ?? ''}`, size: answer.size ?? 0 };
}

async function take(name: string, folder: string, from: EarlierRun | undefined): Promise<void> {
  const artifacts = await client();
  const found = from === undefined ? {} : { findBy: findByOf(from) };
  const { artifact } = await artifacts.getArtifact(name, found);
  const answer = await artifacts.downloadArtifact(artifact.id, {
    ...found,
    path: folder,
    ...defined({ expectedHash: artifact.digest }),
  });
  // The toolkit only reports a mismatch; bytes that are not the ones that were stored must not be used.
  if (answer.digestMismatch === true) {
    await fs.rm(folder, { recursive: true, force: true });
    throw new Failure('DIGEST_MISMATCH', `artifact \`${name}\` is not what was stored: its digest differs`, {
      remedy: 'run the job that stores the artifact again',
    });
  }
}

function findByOf({ id, repository, token }: EarlierRun): NonNullable<FindOptions['findBy']> {
  const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
  return { token: token.reveal(), workflowRunId: Number(id), repositoryOwner, repositoryName };
}

function requireService(name: string): void {
  if (hasArtifactService()) return;
  refuse({
    where: { input: 'artifact' },
    said: `artifact \`${name}\` outside of a workflow run`,
    expected: 'a step of a workflow run: only there are artifacts kept',
    remedy: 'hand the folder on by its path instead',
  });
}

async function guarded<Result>(
  name: string,
  verb: string,
  work: () => Promise<Result>,
  from?: EarlierRun,
): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Failure || thrown instanceof Problems) throw thrown;
    const of = from === undefined ? '' : ` of run ${from.id} of ${from.repository}`;
    const said = `could not ${verb} artifact \`${name}\`${of}: ${messageOf(thrown)}`;
    const remedy =
      from === undefined ? artifactRemedy(messageOf(thrown)) : earlierRemedy(messageOf(thrown), from);
    throw new Failure('ARTIFACT_FAILED', said, { cause: thrown, remedy });
  }
}

function earlierRemedy(message: string, { id, repository }: EarlierRun): string {
  if (/bad credentials|not accessible|requires authentication|\b40[13]\b/i.test(message))
    return `give a token with \`actions: read\` for ${repository}`;
  return `check the name, and that run ${id} of ${repository} is that run; artifacts go when their retention ends`;
}

function artifactRemedy(message: string): string {
  if (/already exists/.test(message)) return 'give every artifact of a run its own name';
  if (/not found|Unable to find/i.test(message))
    return 'check that a job before this one stores an artifact of that name, and that this job `needs` it';
  return 'run the job again; if it stays so, look at the status of the artifact service';
}
