import { Failure, messageOf } from '@slipway/core/trouble';

import { hasIdentityService } from './environment.ts';

/**
 * How to get a token that proves which workflow this is, meant for one audience; undefined where the run has none.
 * The toolkit, which asks GitHub for it, is loaded only then; it masks the token.
 */
export function workflowIdentity(audience: string): (() => Promise<string>) | undefined {
  return hasIdentityService() ? () => token(audience) : undefined;
}

async function token(audience: string): Promise<string> {
  const { getIDToken } = await import('@actions/core');
  try {
    return await getIDToken(audience);
  } catch (thrown) {
    throw new Failure('ACCESS_DENIED', `GitHub gave no identity token: ${messageOf(thrown)}`, {
      cause: thrown,
      remedy: 'check that the job has the permission `id-token: write`',
    });
  }
}
