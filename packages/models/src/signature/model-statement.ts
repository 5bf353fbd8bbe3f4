import type { ModelRecord } from '@slipway/core/model-record';
import type { Ports } from '@slipway/core/ports';
import { readStatement } from '@slipway/formats/oms/read-statement';
import { neverSigned, statementOf, type Statement } from '@slipway/formats/oms/statement';

/** What of a record is signed. */
export type SignedRecord = Pick<ModelRecord, 'files' | 'folder'>;

/** The statement about a registered model, whose files were hashed when they were stored. Its root is the digest. */
export function modelStatement({ files, folder }: SignedRecord, ports: Pick<Ports, 'files'>): Statement {
  return statementOf(
    folder ?? files[0]!.path,
    files.map(({ path, sha256 }) => ({ name: path, algorithm: 'sha256', digest: sha256 })),
    { method: 'files', hash_type: 'sha256', allow_symlinks: false, ignore_paths: neverSigned },
    (bytes) => ports.files.sha256(bytes),
  );
}

/** True when what was signed is this model, file by file; how it was hashed does not have to be the same. */
export function isAbout(payload: string, record: SignedRecord, ports: Pick<Ports, 'files'>): boolean {
  const read = readStatement(payload, (bytes) => ports.files.sha256(bytes));
  if ('fault' in read) return false;
  const { resources, serialization } = read.value.predicate;
  const digests = new Map(resources.map(({ name, digest }) => [name, digest]));
  return (
    serialization.method === 'files' &&
    serialization.hash_type === 'sha256' &&
    digests.size === record.files.length &&
    record.files.every(({ path, sha256 }) => digests.get(path) === sha256)
  );
}
