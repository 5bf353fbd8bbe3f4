/**
 * Where things are in an image. `/models` is where KServe and Kubernetes' image volumes look for weights, and
 * `/var/azureml-app` where Azure's containers keep the application.
 * Source: https://kserve.github.io/website/docs/model-serving/storage/providers/oci
 */
export const imagePlaces = {
  models: '/models',
  application: '/var/azureml-app',
} as const;

/** The port of Azure's container contract. */
export const imagePort = 5001;

/**
 * Who runs the server: nobody in particular, and never root. A number needs no entry in the base's `/etc/passwd`, and is
 * what Kubernetes can check for `runAsNonRoot`.
 */
export const imageUser = '1001';

/** Where a file of a package (relative, with `/`) is in the image. */
export function placeInImage(path: string): string {
  return path.startsWith('models/') ? `/${path}` : `${imagePlaces.application}/${path}`;
}
