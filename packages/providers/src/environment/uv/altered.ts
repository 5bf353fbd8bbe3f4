import { bytesOfHex } from '@slipway/core/digest';
import type { Ports } from '@slipway/core/ports';

/** One line of a `RECORD` that says what a file has to be. */
interface RecordedLine {
  path: string;
  /** Base64 without padding, as `RECORD` has it. */
  hash: string;
}

/**
 * The installed files that are not what their wheels say. An installer that takes unpacked wheels out of a cache checks
 * no byte of them; a program that ran from links into that cache may have changed them.
 * @param folder site-packages, right after the installation
 * @returns paths relative to the folder, with `/`
 */
export async function alteredFiles(folder: string, { files }: Pick<Ports, 'files'>): Promise<string[]> {
  const altered: string[] = [];
  for (const name of await files.names(folder)) {
    if (!name.endsWith('.dist-info')) continue;
    const record = await files.readTextIfThere(files.join(folder, name, 'RECORD'));
    for (const { path, hash } of recordedLines(record ?? '')) {
      const place = files.join(folder, ...path.split('/'));
      if ((await files.stat(place))?.kind !== 'file') continue;
      const { sha256 } = await files.hash(place);
      if (base64Of(sha256) !== hash) altered.push(path);
    }
  }
  return altered;
}

/** Lines with a hash of SHA-256; paths that lead out of the folder belong to nobody's package. */
export function recordedLines(text: string): RecordedLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const found = /^(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^",]*)),sha256=(?<hash>[\w-]+),\d*$/.exec(
      line,
    )?.groups;
    const path = found?.['quoted']?.replaceAll('""', '"') ?? found?.['plain'];
    if (found === undefined || path === undefined || path.split('/').includes('..')) return [];
    return [{ path, hash: found['hash']! }];
  });
}

function base64Of(sha256: string): string {
  const base64 = btoa(String.fromCharCode(...bytesOfHex(sha256)));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
