import type { Source } from '../config.ts';
import type { Received } from './kind.ts';
import { isOneOf } from './verification.ts';

/**
 * Why a request without the shared secret is refused. It is in `Authorization: Bearer`, or in the query as
 * `access_token`, which is all that some senders can be told. The address of a request is never logged.
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md#3-authorization
 */
export function bearerRefusal(
  { headers, query }: Pick<Received, 'headers' | 'query'>,
  { secrets }: Pick<Source, 'secrets'>,
): string | undefined {
  const [, bearer] = /^bearer +(\S+) *$/i.exec(headers['authorization'] ?? '') ?? [];
  const given = bearer ?? query.get('access_token') ?? undefined;
  return isOneOf(secrets, given) ? undefined : 'the secret is missing or wrong';
}
