import { lines, path, secret, text } from '@slipway/core/input-kinds';
import type { Ports } from '@slipway/core/ports';
import type { Secret } from '@slipway/core/secret';
import type { Problem } from '@slipway/core/trouble';
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

/** What is missing beside a user. Pure. */
export function registryProblems(
  spec: Pick<RegistrySpec, 'registryUsername' | 'registryPassword'>,
): Problem[] {
  if (spec.registryUsername === undefined || spec.registryPassword !== undefined) return [];
  return [
    {
      where: { input: 'registry-password' },
      said: 'nothing was given, only `registry-username`',
      expected: 'both of them, or none to use the credentials that `docker login` left',
      remedy: 'add `registry-password`, from a secret',
    },
  ];
}

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
