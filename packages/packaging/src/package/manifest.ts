import { isRecord } from '@slipway/core/is-record';
import type { PackageManifest } from '@slipway/core/package-manifest';
import type { Place, Problem } from '@slipway/core/trouble';

/** The one schema this version reads and writes. */
export const schemaVersion = 1;

/** What reading a manifest gives. */
export type ReadManifest = { manifest: PackageManifest } | { problems: Problem[] };

type Fields = Record<string, unknown>;

/**
 * Reads the text of a `slipway.json`. Pure. A package may come from anywhere (an artifact, a share), so nothing in it is
 * believed: every field that is used later is there, and no path leads out of the package.
 * @param file how the file is shown to people
 */
export function readManifest(text: string, file: string): ReadManifest {
  const parsed = parseJson(text, file);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  const fields = parsed.value;
  if (!isRecord(fields)) return { problems: [broken({ file }, 'no JSON object', 'a JSON object')] };
  if (fields['schemaVersion'] !== schemaVersion) return { problems: [otherSchema(file, fields)] };
  if (isManifest(fields)) return { manifest: fields };
  return { problems: wrongIn(fields).map(({ said, expected }) => broken({ file }, said, expected)) };
}

/** True when nothing is wrong: `wanted` names every field that a manifest has to have. */
function isManifest(fields: Fields): fields is Fields & PackageManifest {
  return wrongIn(fields).length === 0;
}

function wrongIn(fields: Fields): Wrong[] {
  return [...wrongFields(fields), ...pathsOf(fields).filter(leadsOut).map(outside)];
}

function parseJson(text: string, file: string): { value: unknown } | { problem: Problem } {
  try {
    return { value: JSON.parse(text) };
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const at = /line (\d+) column (\d+)/.exec(message);
    const place: Place = at === null ? { file } : { file, line: Number(at[1]), column: Number(at[2]) };
    return { problem: broken(place, `no JSON: ${message.replace(/ in JSON at.*$/, '')}`, 'a JSON object') };
  }
}

function otherSchema(file: string, fields: Fields): Problem {
  return {
    where: { file },
    said: `\`schemaVersion\` is ${JSON.stringify(fields['schemaVersion']) ?? 'missing'}`,
    expected: `\`schemaVersion\` ${schemaVersion}`,
    remedy: 'use the same version of Slipway for packaging and for what comes after, or package again',
  };
}

function broken(where: Place, said: string, expected: string): Problem {
  return { where, said, expected, remedy: 'package the model again: this file is not meant to be edited' };
}

interface Wrong {
  said: string;
  expected: string;
}

/** What each field has to be; a dot leads into an object. */
const wanted: readonly (readonly [path: string, expected: string, is: (value: unknown) => boolean])[] = [
  ['digest', '`sha256:` and 64 hexadecimal digits', (v) => isText(v) && /^sha256:[0-9a-f]{64}$/.test(v)],
  ['models', 'a list of models', (v) => isListOf(v, isModel)],
  ['multiModel', 'true or false', (v) => typeof v === 'boolean'],
  ['environment.provider', 'the name of an environment provider', isText],
  ['environment.lockFile', 'a path', isText],
  ['environment.lockSha256', '64 hexadecimal digits', isSha256],
  ['environment.runtimeVersion', 'a version', (v) => isText(v) && /^\d+(\.\d+)*$/.test(v)],
  ['environment.platform', 'a platform such as `linux-x64`', (v) => isText(v) && /^[\w-]+$/.test(v)],
  ['start.server', 'the name of a server provider', isText],
  ['start.runtime', '`python`, `node` or `image`', (v) => v === 'python' || v === 'node' || v === 'image'],
  [
    'start.port',
    'a port',
    (v) => v === undefined || (Number.isInteger(v) && Number(v) > 0 && Number(v) < 65536),
  ],
  ['start.args', 'a list of texts', (v) => isListOf(v, isText)],
  ['start.variables', 'an object of texts', isTexts],
  ['start.routes.liveness', 'a route', isRoute],
  ['start.routes.readiness', 'a route', isRoute],
  ['start.routes.scoring', 'a route', isRoute],
  ['start.routes.openapi', 'a route', isRoute],
  ['start.exitCodes', 'an object of texts', isTexts],
  ['environmentVariables', 'an object of texts', isTexts],
  ['sampleInput', 'a path', (v) => v === undefined || isText(v)],
  ['sampleOutput', 'a path', (v) => v === undefined || isText(v)],
  ['files', 'a list of files with `path`, `size` and `sha256`', (v) => isListOf(v, isFile)],
];

function wrongFields(fields: Fields): Wrong[] {
  return wanted
    .filter(([path, , is]) => !is(valueAt(fields, path)))
    .map(([path, expected]) => ({ said: `\`${path}\` is missing or not readable`, expected }));
}

function valueAt(fields: Fields, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), fields);
}

/** Every path of a manifest; only called for those that may be missing with texts in the right places. */
function pathsOf(fields: Fields): string[] {
  const models = listOf(fields['models']).flatMap((model) => [model['folder'], model['file']]);
  const files = listOf(fields['files']).map((file) => file['path']);
  const single = ['environment.lockFile', 'sampleInput', 'sampleOutput'].map((path) => valueAt(fields, path));
  return [...models, ...files, ...single].filter(isText);
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** True for a path that could reach something outside of the package on any platform. */
export function leadsOut(path: string): boolean {
  return (
    path === '' ||
    path.startsWith('/') ||
    /^[A-Za-z]:/.test(path) ||
    /[\\\0]/.test(path) ||
    path.split('/').some((part) => part === '..' || part === '.' || part === '')
  );
}

function outside(path: string): Wrong {
  return { said: `the path \`${path}\``, expected: 'paths inside of the package' };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isRoute(value: unknown): boolean {
  return isText(value) && value.startsWith('/');
}

function isSha256(value: unknown): boolean {
  return isText(value) && /^[0-9a-f]{64}$/.test(value);
}

function isTexts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((entry) => typeof entry === 'string');
}

function isListOf(value: unknown, is: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isModel(value: unknown): boolean {
  return (
    isRecord(value) &&
    ['name', 'version', 'digest', 'framework', 'folder'].every((field) => isText(value[field])) &&
    (value['file'] === undefined || isText(value['file']))
  );
}

function isFile(value: unknown): boolean {
  return (
    isRecord(value) && isText(value['path']) && Number.isInteger(value['size']) && isSha256(value['sha256'])
  );
}

/** The file of a package that says how it is served. It is part of the digest, which `slipway.json` can not be. */
export const servingName = 'serving.json';

/** What `serving.json` holds: everything of a manifest that changes what a package does. The same again, the same text. */
export function servingText(
  manifest: Omit<PackageManifest, 'digest' | 'files' | 'createdAt' | 'fingerprint'>,
): string {
  const { schemaVersion: schema, models, multiModel, environment, start, environmentVariables } = manifest;
  const { sampleInput, sampleOutput, resources } = manifest;
  const serving = { schemaVersion: schema, models, multiModel, environment, start, environmentVariables };
  return `${JSON.stringify({ ...serving, sampleInput, sampleOutput, resources }, null, 2)}\n`;
}

/** The text of a manifest as it is written to disk. */
export function manifestText(manifest: PackageManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
