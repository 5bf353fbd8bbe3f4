import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { RegistryAccess } from '@slipway/core/ports-images';
import { messageOf } from '@slipway/core/trouble';

import type { ClientHost } from './client-host.ts';
import { loginPlace, parseDockerConfig, parseHelperAnswer, type Login } from './docker-config.ts';

const helperTimeoutMs = 30_000;

/** Finds out who asks a registry: what was handed in for its host, else what Docker knows. Asked once for each host. */
export class Logins {
  readonly #access: RegistryAccess;
  readonly #host: ClientHost;
  readonly #known = new Map<string, Promise<Login | undefined>>();

  constructor(access: RegistryAccess, host: ClientHost) {
    this.#access = access;
    this.#host = host;
  }

  /** The login for a registry; undefined when it has to be asked without. */
  for(registry: string): Promise<Login | undefined> {
    const known = this.#known.get(registry) ?? this.#find(registry);
    this.#known.set(registry, known);
    return known;
  }

  async #find(registry: string): Promise<Login | undefined> {
    const login = this.#handedIn(registry) ?? (await this.#ofDocker(registry));
    if (login === undefined) return undefined;
    if (login.kind === 'password') {
      if (login.password !== '') this.#host.log.mask(login.password);
      this.#host.log.mask(basicWord(login.user, login.password));
    } else this.#host.log.mask(login.token);
    return login;
  }

  #handedIn(registry: string): Login | undefined {
    const found = this.#access.credentials?.find(({ host }) => host === registry);
    if (found === undefined) return undefined;
    return { kind: 'password', user: found.user, password: found.password.reveal() };
  }

  async #ofDocker(registry: string): Promise<Login | undefined> {
    const file = join(this.#host.dockerFolder, 'config.json');
    const text = await readIfThere(file);
    const place = text === undefined ? undefined : loginPlace(parseDockerConfig(text, file), registry);
    if (place?.kind !== 'helper') return place?.login;
    return this.#ofHelper(place.program, place.server);
  }

  /** A helper that is missing or knows nothing is no failure: many images may be read by everybody. */
  async #ofHelper(program: string, server: string): Promise<Login | undefined> {
    try {
      const command = { program, args: ['get'], input: `${server}\n` };
      const { code, stdout } = await this.#host.processes.run(command, { timeoutMs: helperTimeoutMs });
      const login = code === 0 ? parseHelperAnswer(stdout) : undefined;
      if (login === undefined) this.#host.log.debug(`${program} knows no login for ${server}`);
      return login;
    } catch (thrown) {
      if (this.#host.signal.aborted) throw thrown;
      this.#host.log.info(
        `${program}, which Docker's configuration names, gave no login: ${messageOf(thrown)}`,
      );
      return undefined;
    }
  }
}

/** What follows `Basic ` in a header. */
export function basicWord(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`).toString('base64');
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    if (['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw thrown;
  }
}
