import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

import type { SigningIdentity } from '@slipway/core/ports-signing';
import { Secret } from '@slipway/core/secret';
import { modelStatement } from '@slipway/models/signature/model-statement';
import type { LocatedForChecking } from '@slipway/models/signature/verify-model-signature';
import { nodePorts } from '@slipway/runner/ports';
import { newFolder } from '@slipway/testing/run-action';

const ports = nodePorts();

/** A new key for signing, in PEM, and its public half. */
export function newKey(namedCurve = 'prime256v1'): { key: Secret; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  return {
    key: new Secret(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string,
  };
}

/** A new folder with these files; texts or bytes. */
export function modelFolder(contents: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(newFolder('slipway-signed-'), 'model');
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** The files of a folder, without some at its top. */
export function modelAt(folder: string, without: readonly string[] = []): LocatedForChecking {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((location) => ({
      path: relative(folder, location).split(sep).join('/'),
      size: statSync(location).size,
      location,
    }))
    .filter(({ path }) => !without.includes(path));
  return { title: basename(folder), files };
}

/** Signs what lies in a folder, as a registry does. Answers the text of the bundle. */
export async function signFolder(folder: string, identity: SigningIdentity): Promise<string> {
  const files = modelAt(folder).files.map(({ path, size, location }) => ({
    path,
    size,
    sha256: ports.files.sha256(readFileSync(location)),
  }));
  return await ports.signing.sign(
    JSON.stringify(modelStatement({ files, folder: basename(folder) }, ports)),
    identity,
  );
}

/** A new model that is signed with a new key. */
export async function signedHere(
  contents: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ folder: string; signature: string; publicKey: string }> {
  const { key, publicKey } = newKey();
  const folder = modelFolder(contents);
  return { folder, publicKey, signature: await signFolder(folder, { kind: 'key', key }) };
}
