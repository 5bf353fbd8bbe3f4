/**
 * What lies where on a server, below the artifacts of a LoggedModel in the experiment `slipway`:
 *
 *     <path>                                the files of the model, as MLflow's own tools expect them
 *     .slipway/model.tar                    all files as one archive, when there are more than `mostFiles`
 *     .slipway/samples/<path>               the sample request and its answer
 *     .slipway/record-<sha256>.json         the record, when it is too long for a tag
 *     .slipway/attachments/<sha256>-<name>  what was put beside the version, such as its signature
 *     .slipway/uploaded.json                what of an upload that is not finished is there
 *
 * Everything else is fields and tags of the version (`tags.ts`).
 */
export const ownFolder = '.slipway';

/** The experiment that holds the files. */
export const experimentName = 'slipway';

/** Where all files are as one archive. */
export const archivePath = `${ownFolder}/model.tar`;

/** Where it is kept what of an upload is there. */
export const uploadedPath = `${ownFolder}/uploaded.json`;

/** Where a sample is. */
export function samplePath(path: string): string {
  return `${ownFolder}/samples/${path}`;
}

/** Where a long record is. */
export function recordPath(sha256: string): string {
  return `${ownFolder}/record-${sha256}.json`;
}

/** Where what was put beside a version is. */
export function attachmentPath(name: string, sha256: string): string {
  return `${ownFolder}/attachments/${sha256}-${name}`;
}
