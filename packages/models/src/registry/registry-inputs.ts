import { together } from '@slipway/core/inputs-together';
import { lines, path, secret, text } from '@slipway/core/input-kinds';
import type { Ports } from '@slipway/core/ports';
import type { Secret } from '@slipway/core/secret';
import type { RegistryConnection } from './kind.ts';

/** The inputs that say which registry is meant and how it is reached: part of the table of every action that uses one. */
export const registryInputs = {
  registry: text(),
  'registry-username': text(),
  'registry-password': secret(),
  'insecure-registries': lines(),
  'certificate-authorities': path(),
} as const;

/** The same inputs, read. */
export interface RegistrySpec {
  registry: string | undefined;
  registryUsername: string | undefined;
  registryPassword: Secret | undefined;
  insecureRegistries: readonly string[] | undefined;
  certificateAuthorities: string | undefined;
}

/** What is missing with a user. Pure. */
export const registryProblems = together([
  {
    input: 'registry-username',
    needs: 'registry-password',
    remedy:
      'add `registry-password`, from a secret, or leave both out to use the credentials of `docker login`',
  },
]);

/** How the registry is reached, as far as the inputs say. */
export function connectionOf(
  spec: Omit<RegistrySpec, 'registry'>,
  { files }: Pick<Ports, 'files'>,
): RegistryConnection {
  const { registryUsername, registryPassword, insecureRegistries, certificateAuthorities } = spec;
  return {
    user: registryUsername,
    password: registryPassword,
    insecureHosts: insecureRegistries,
    certificateAuthorities: certificateAuthorities && files.resolve(certificateAuthorities),
  };
}
