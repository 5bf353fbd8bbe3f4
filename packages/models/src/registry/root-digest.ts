import { rootDigestInput } from '@slipway/core/digest';
import type { RecordedFile } from '@slipway/core/model-record';
import type { Files } from '@slipway/core/ports-files';

/** `sha256:<hex>`, the digest of a model: the OpenSSF Model Signing root digest of its files. */
export function rootDigest(
  recorded: readonly Pick<RecordedFile, 'path' | 'sha256'>[],
  files: Pick<Files, 'sha256'>,
): string {
  return `sha256:${files.sha256(rootDigestInput(recorded))}`;
}

/** Stands for the paths and sizes of files: equal bytes have equal shapes. Hexadecimal. */
export function shapeOf(
  recorded: readonly Pick<RecordedFile, 'path' | 'size'>[],
  files: Pick<Files, 'sha256'>,
): string {
  return files.sha256(JSON.stringify(recorded.map(({ path, size }) => [path, size])));
}
