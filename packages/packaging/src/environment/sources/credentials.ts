import type { Place, Problem } from '@slipway/core/trouble';

/** A user or a password before a host. */
const user = /:\/\/[^/\s@]*@/;

/** What makes an address a secret of its own: a signature of Azure, Amazon or Google, or a token. */
const signature =
  /([?&](?:sig|signature|x-amz-signature|x-goog-signature|token|access_token|private_token)=)[^&#\s]*/i;

/**
 * The problem with an address that holds a password or a token: the lock is part of the package. Never quotes the
 * address. Pure.
 */
export function refuseCredentials(where: Place, what: string, address: string): Problem[] {
  if (!user.test(address) && !signature.test(address)) return [];
  return [
    {
      where,
      said: `${what} with credentials in its address`,
      expected: 'an address without credentials, because the lock is part of the package',
      remedy: 'take them out of the address, and give `index-credentials` from a secret',
    },
  ];
}

/** A text without the credentials of addresses in it, for messages. Pure. */
export function withoutCredentials(text: string): string {
  return text.replace(user, '://…@').replace(signature, '$1…');
}
