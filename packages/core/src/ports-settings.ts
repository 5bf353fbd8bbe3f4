import type { Secret } from './secret.ts';

/** How MLflow's own tools on this machine reach their server. Source: https://mlflow.org/docs/latest/ml/auth/ */
export interface MlflowSettings {
  /** `MLFLOW_REGISTRY_URI`, or `MLFLOW_TRACKING_URI`. */
  address?: string;
  /** `MLFLOW_TRACKING_URI`: where runs are, should that be another server. */
  tracking?: string;
  /** `MLFLOW_TRACKING_USERNAME` and `MLFLOW_TRACKING_PASSWORD`. */
  user?: string;
  password?: Secret;
  /** `MLFLOW_TRACKING_TOKEN`. */
  token?: Secret;
  /** `MLFLOW_TRACKING_INSECURE_TLS`: certificates are not checked. */
  isInsecure: boolean;
  /** `MLFLOW_TRACKING_SERVER_CERT_PATH`: absolute path of a PEM file. */
  certificateAuthorities?: string;
}

/** What the environment says to the tools of services, for those who wrote it there already. */
export interface Settings {
  mlflow(): MlflowSettings;
  /**
   * The certificate authorities that this machine trusts, in PEM, for tools that take a list instead of theirs: those of
   * `SSL_CERT_FILE` where it is set, else Node's own and the system's, and what `NODE_EXTRA_CA_CERTS` adds.
   */
  trustedAuthorities(): string;
}
