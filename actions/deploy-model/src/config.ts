import type { Ports } from '@slipway/core/ports';
import { refuse } from '@slipway/core/trouble';
import { readAzureDeployment, type AzureDeployment } from '@slipway/formats/azure';
import { readDeploymentConfig } from '@slipway/formats/azure-v1';

/** What a configuration file says. */
export interface Config {
  deployment: AzureDeployment;
  auth?: 'key' | 'none';
  port?: number;
}

/**
 * Reads the file that the input `config` names: an Azure ML v2 deployment YAML, or v1's `deploymentconfig.json`, which is
 * told by its `computeType`.
 * @throws Problems with file, line and column
 */
export async function readConfig(
  given: string | undefined,
  { files }: Pick<Ports, 'files'>,
): Promise<Config> {
  if (given === undefined) return { deployment: {} };
  const path = files.resolve(given);
  if ((await files.stat(path))?.kind !== 'file')
    refuse({
      where: { input: 'config' },
      said: `\`${given}\` is not there`,
      expected: 'an Azure ML deployment YAML, or a `deploymentconfig.json`',
    });
  const text = await files.readText(path);
  if (!/"?\bcomputeType\b"?\s*:/.test(text)) return { deployment: await readAzureDeployment(given, text) };
  const { auth_mode, deployment, port } = await readDeploymentConfig(given, text);
  if (auth_mode === 'aml_token')
    refuse({
      where: { file: given },
      said: '`tokenAuthEnabled`: tokens of Azure ML',
      expected: '`authEnabled`, or none',
      remedy: 'use keys: only Azure itself can check its tokens',
    });
  return { deployment, auth: auth_mode, port };
}
