import { join } from 'node:path';

import type { Log, Ports } from '@slipway/core/ports';
import { trustedAuthorities } from '@slipway/http/authorities';
import { modelSigning } from '@slipway/signing/model-signing';

import { workflowArtifacts } from './artifacts.ts';
import { workflowAttestations } from './attestations.ts';
import { workflowCache } from './cache.ts';
import { systemClock } from './clock.ts';
import {
  githubApiUrl,
  hostFacts,
  mlflowSettings,
  provenance,
  dockerFolder,
  networkEnvironment,
  type Places,
} from './environment.ts';
import { diskFiles } from './files.ts';
import { httpPort } from './http.ts';
import { lazyImages } from './images.ts';
import { workflowIdentity } from './identity.ts';
import { childProcesses } from './processes.ts';
import { lazyTransfers } from './transfers.ts';

/** What the ports need to be told; tests leave the log out and get a silent one. */
export interface PortOptions extends Places {
  log?: Log;
  signal?: AbortSignal;
}

/** The real ports: disk, processes, network, clock of this machine. */
export function nodePorts(options: PortOptions = {}): Ports {
  const host = hostFacts(options);
  const signal = options.signal ?? new AbortController().signal;
  const log = options.log ?? silentLog;
  const processes = childProcesses(signal);
  const clock = systemClock(signal);
  const network = { ...networkEnvironment(), signal };
  const http = httpPort(network);
  return {
    files: diskFiles(host.workspace, host.temp),
    processes,
    http,
    github: {
      dispatch: async (...given) => {
        const { githubApi } = await import('./github.ts');
        return githubApi({ http, clock, log, apiUrl: githubApiUrl() }).dispatch(...given);
      },
    },
    clock,
    log,
    artifacts: workflowArtifacts,
    images: lazyImages(
      { ...network, dockerFolder: dockerFolder(), processes, clock, log, cores: host.cores },
      host.bundle,
    ),
    transfers: lazyTransfers({ ...network, clock, log }, host),
    signing: modelSigning({
      identityToken: workflowIdentity('sigstore'),
      cache: join(host.home, 'sigstore'),
    }),
    attestations: workflowAttestations,
    settings: {
      mlflow: mlflowSettings,
      trustedAuthorities: () => trustedAuthorities(network.certificateFile).join('\n'),
    },
    cache: workflowCache(options.log ?? silentLog),
    host,
    provenance: provenance(new Date()),
    signal,
  };
}

/** Says nothing. */
export const silentLog: Log = {
  info: () => undefined,
  debug: () => undefined,
  foreign: () => undefined,
  mask: () => undefined,
  group: (_title, work) => work(),
  progress: () => undefined,
};
