import { bearerRefusal } from './bearer.ts';
import { field, textField } from './draft.ts';
import type { SourceKind } from './kind.ts';
import { readPlain } from './plain.ts';
import { isBodySigned } from './verification.ts';

/**
 * Webhook automations of Weights & Biases: the access token as bearer, or the signature of the webhook's secret. Who
 * makes the automation writes its payload; our own is taken, and `artifact_version_string` (`iris:v3`) beside it, also
 * inside of the `client_payload` that W&B's own example for GitHub has.
 * Source: https://docs.wandb.ai/models/automations/create-automations/webhook
 */
export const wandb: SourceKind = {
  id: 'wandb',
  hasHandshake: false,

  refusal(request, source) {
    const signature = request.headers['x-wandb-signature'];
    if (signature === undefined) return bearerRefusal(request, source);
    return isBodySigned(source.secrets, signature, request.body) ? undefined : 'the signature is wrong';
  },

  read(body, _request, { registry = 'wandb' }) {
    const json = field(body, 'client_payload') ?? body;
    if (typeof json !== 'object' || json === null) return readPlain(json, undefined, registry);
    const [, name, version] = /^(.+):([^:]+)$/.exec(textField(json, 'artifact_version_string') ?? '') ?? [];
    const isMoved = textField(json, 'alias') !== undefined;
    const told = {
      kind: isMoved ? 'model-alias-moved' : 'model-registered',
      name,
      version: name === undefined ? undefined : version,
      ...json,
    };
    return readPlain(told, undefined, registry);
  },
};
