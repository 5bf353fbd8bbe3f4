import type { Files } from '@slipway/core/ports-files';
import { refuse } from '@slipway/core/trouble';

/** The text of a file that an input names; a text in PEM stands for itself. @throws Problems when it is not there */
export async function readGiven(given: string, input: string, files: Files): Promise<string> {
  if (given.includes('-----BEGIN')) return given;
  const path = files.resolve(given);
  const facts = await files.stat(path);
  if (facts?.kind === 'file') return await files.readText(path);
  return refuse({
    where: { input },
    said: facts === undefined ? `${given} does not exist` : `${given} is not a file`,
    expected: 'a file',
    remedy: 'check the path; it is seen from the workspace',
  });
}
