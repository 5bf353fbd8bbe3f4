import type { Draft } from './draft.ts';
import { field, textField } from './draft.ts';
import { reading, type SourceKind } from './kind.ts';
import { signatureFault } from './verification.ts';

/**
 * Webhooks of an MLflow server, 3.3 or later.
 * Source: https://github.com/mlflow/mlflow/blob/v3.3.0/mlflow/webhooks/delivery.py
 */
export const mlflow: SourceKind = {
  id: 'mlflow',
  hasHandshake: false,

  refusal({ headers, body }, { secrets, freshnessMs }, now) {
    const signed = {
      id: headers['x-mlflow-delivery-id'],
      timestamp: headers['x-mlflow-timestamp'],
      signature: headers['x-mlflow-signature'],
      body,
    };
    const keys = secrets.map((secret) => secret.reveal());
    return signatureFault(signed, keys, now, freshnessMs);
  },

  read(json, { headers }, { registry = 'mlflow' }) {
    const told = `${textField(json, 'entity')}.${textField(json, 'action')}`;
    const kind = kinds[told];
    if (textField(json, 'entity') === undefined || textField(json, 'action') === undefined)
      return reading({ faults: ['`entity` and `action` are missing: this is no webhook of MLflow'] });
    if (kind === undefined) return reading({ ignored: [`${told} is no event of a model version`] });
    const data = field(json, 'data');
    if (isExample(data))
      return reading({ ignored: ['example_model is what MLflow sends when a webhook is tested'] });
    const event: Draft = {
      deliveryId: headers['x-mlflow-delivery-id'],
      kind,
      registry,
      name: field(data, 'name'),
      version: field(data, 'version'),
      alias: field(data, 'alias'),
      tag: { key: field(data, 'key'), value: field(data, 'value') },
      occurredAt: field(json, 'timestamp'),
      details: {
        description: field(data, 'description'),
        source: field(data, 'source'),
        run: field(data, 'run_id'),
        tags: field(data, 'tags'),
        properties: { workspace: field(json, 'workspace') },
      },
    };
    return reading({ events: [event] });
  },
};

const kinds: Readonly<Record<string, Draft['kind']>> = {
  'model_version.created': 'model-registered',
  'model_version_alias.created': 'model-alias-moved',
  'model_version_tag.set': 'model-tag-set',
};

/**
 * Whether it is what MLflow sends when a webhook is tested; a model may be called so, too.
 * Source: https://github.com/mlflow/mlflow/blob/v3.3.0/mlflow/webhooks/types.py
 */
function isExample(data: unknown): boolean {
  const has = (name: string, value: string): boolean => field(data, name) === value;
  return (
    has('name', 'example_model') &&
    (has('run_id', 'abcd1234abcd5678') || has('alias', 'example_alias') || has('key', 'example_key'))
  );
}
