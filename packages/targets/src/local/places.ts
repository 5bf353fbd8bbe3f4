import type { Ports } from '@slipway/core/ports';

/** Where an endpoint of the local target keeps what; absolute paths. */
export interface Places {
  /** `~/.slipway/endpoints/<name>`, private to the user. */
  folder: string;
  /** What is wanted: followed by the gateway. */
  record: string;
  /** A change that is under way. */
  journal: string;
  /** The keys; 0600. */
  keys: string;
  /** Who changes the endpoint: one file a token. */
  locks: string;
  logs: string;
  /** Written by the gateway. */
  control: string;
  status: string;
  children: string;
  gatewayLog: string;
}

type Needs = Pick<Ports, 'files' | 'host'>;

/** The places of an endpoint. Pure. */
export function placesOf(endpoint: string, { files, host }: Needs): Places {
  const folder = files.join(endpointsFolder({ files, host }), endpoint);
  const at = (...parts: string[]): string => files.join(folder, ...parts);
  return {
    folder,
    record: at('endpoint.json'),
    journal: at('journal.json'),
    keys: at('keys.json'),
    locks: at('locks'),
    logs: at('logs'),
    control: at('control.json'),
    status: at('status.json'),
    children: at('children.json'),
    gatewayLog: at('logs', 'gateway.log'),
  };
}

/** The folder of all endpoints. */
export function endpointsFolder({ files, host }: Needs): string {
  return files.join(host.home, 'endpoints');
}

/** Where a package is kept for the endpoints that serve it. The same bytes are kept once. */
export function packageFolder(digest: string, { files, host }: Needs): string {
  return files.join(host.home, 'packages', digest.replace(/^sha256:/, ''));
}

/** The names of all endpoints; what is being deleted does not count. */
export async function endpointNames(ports: Needs): Promise<string[]> {
  return (await ports.files.names(endpointsFolder(ports))).filter((name) => !name.startsWith('.'));
}
