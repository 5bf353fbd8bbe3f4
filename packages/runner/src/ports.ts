import { join } from 'node:path';

import type { Log, Ports } from '@slipway/core/ports';
import { modelSigning } from '@slipway/signing/model-signing';

import { workflowArtifacts } from './artifacts.ts';
import { systemClock } from './clock.ts';
import { hostFacts, provenance, type Places } from './environment.ts';
import { diskFiles } from './files.ts';
import { fetchHttp } from './http.ts';
import { workflowIdentity } from './identity.ts';
import { childProcesses } from './processes.ts';

/** What the ports need to be told; tests leave the log out and get a silent one. */
export interface PortOptions extends Places {
  log?: Log;
  signal?: AbortSignal;
}

/** The real ports: disk, processes, network, clock of this machine. */
export function nodePorts(options: PortOptions = {}): Ports {
  const host = hostFacts(options);
  const signal = options.signal ?? new AbortController().signal;
  return {
    files: diskFiles(host.workspace, host.temp),
    processes: childProcesses(signal),
    http: fetchHttp(signal),
    clock: systemClock(signal),
    log: options.log ?? silentLog,
    artifacts: workflowArtifacts,
    signing: modelSigning({
      identityToken: workflowIdentity('sigstore'),
      cache: join(host.home, 'sigstore'),
    }),
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
