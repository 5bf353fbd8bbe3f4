import { shortened } from '@slipway/core/inputs';
import { refuse } from '@slipway/core/trouble';

/**
 * The address of a server, without a slash at its end. It may have a path, when the server stands behind a proxy.
 * @param text after `mlflow:`
 * @param known what MLflow's own tools take when nothing is said: `MLFLOW_REGISTRY_URI`, `MLFLOW_TRACKING_URI`
 * @throws Problems when it is no http(s) address, or holds a password
 */
export function serverAddress(text: string, known: string | undefined): string {
  const given = text === '' ? (known ?? '') : text;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    refuse({
      where: { input: 'registry' },
      said: given === '' ? 'mlflow' : shortened(`mlflow:${given.replace(/\/\/[^/@]*@/, '//')}`),
      expected: '`mlflow:` and the http or https address of an MLflow server',
      remedy: 'write `mlflow:https://mlflow.example.org`, or set MLFLOW_TRACKING_URI and write `mlflow`',
    });
  }
  if (url.username !== '' || url.password !== '') {
    refuse({
      where: { input: 'registry' },
      said: `the address of ${url.host} holds a user or a password`,
      expected: 'an address without them',
      remedy: 'give them apart, from a secret: an address is shown in logs and summaries',
    });
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
