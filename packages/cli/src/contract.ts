import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What `action.yml` says about an input or an output. */
export interface ContractField {
  description: string;
  required?: boolean;
  default?: string;
}

/** The parts of an `action.yml` that help is made from. */
export interface Contract {
  name: string;
  description: string;
  inputs: Readonly<Record<string, ContractField>>;
  outputs: Readonly<Record<string, ContractField>>;
}

/** Reads the contract of an action; `bundle` is the folder of the built bundle. */
export async function readContract(bundle: string, name: string): Promise<Contract> {
  const file = join(resolve(bundle, '..', '..'), name, 'action.yml');
  const { parse } = await import('yaml');
  const contract = parse(await readFile(file, 'utf8')) as Partial<Contract> & {
    name: string;
    description: string;
  };
  return { inputs: {}, outputs: {}, ...contract };
}
