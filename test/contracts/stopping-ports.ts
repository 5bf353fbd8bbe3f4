import type { Files } from '@slipway/core/ports-files';
import type { Ports } from '@slipway/core/ports';
import type { RegistrySession } from '@slipway/core/registry-session';

/** Thrown where a process would have been killed. */
export class Stopped extends Error {}

const changesOfFiles: readonly (keyof Files)[] = ['write', 'claim', 'move', 'moveAll', 'remove'];
const changesOfRegistries: readonly (keyof RegistrySession)[] = ['putManifest', 'deleteManifest'];

/**
 * Ports of a process that is killed: the real ones, until so many things were changed in a registry. From then on nothing
 * is changed any more.
 */
export function stoppingPorts(ports: Ports, changes: number): Ports {
  let left = changes;
  const count = (): void => {
    if (left === 0) throw new Stopped('killed here');
    left -= 1;
  };
  return {
    ...ports,
    files: counting(ports.files, changesOfFiles, count),
    images: {
      ...ports.images,
      session: (access, work) =>
        ports.images.session(access, (session) => work(counting(session, changesOfRegistries, count))),
    },
    transfers: {
      ...ports.transfers,
      send: async (request, ...rest) => {
        if (request.method !== 'GET') count();
        return ports.transfers.send(request, ...rest);
      },
    },
  };
}

/** The same object, where `count` is called before certain methods. */
function counting<Part extends object>(
  part: Part,
  methods: readonly (keyof Part)[],
  count: () => void,
): Part {
  return new Proxy(part, {
    get: (target, name) => {
      const method = Reflect.get(target, name) as unknown;
      if (typeof method !== 'function' || !methods.includes(name as keyof Part)) return method;
      return async (...given: unknown[]): Promise<unknown> => {
        count();
        return Reflect.apply(method, target, given) as unknown;
      };
    },
  });
}
