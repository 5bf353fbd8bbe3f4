import type { Attestations } from '@slipway/core/ports';
import { Failure, messageOf, refuse } from '@slipway/core/trouble';

import { hasIdentityService } from './environment.ts';

/**
 * Attestations of GitHub through the official toolkit, which is loaded only when one is made. They need the identity of
 * a workflow run, which GitHub Enterprise Server does not give.
 */
export const workflowAttestations: Attestations = {
  async provenance({ name, digest }, token) {
    if (!hasIdentityService()) {
      refuse({
        where: { input: 'attest' },
        said: 'this run has no identity to attest with',
        expected: 'a step of a workflow run on github.com with the permission `id-token: write`',
        remedy:
          'add `id-token: write` and `attestations: write` to the `permissions` of the job, or leave `attest` out',
      });
    }
    try {
      const { attestProvenance } = await import('@actions/attest');
      const sha256 = digest.replace(/^sha256:/, '');
      const { attestationID, bundle } = await attestProvenance({
        subjects: [{ name, digest: { sha256 } }],
        token: token.reveal(),
      });
      return {
        bundle: JSON.stringify(bundle),
        id: attestationID,
      };
    } catch (thrown) {
      throw new Failure('ATTESTATION_FAILED', `no attestation could be made: ${messageOf(thrown)}`, {
        cause: thrown,
        remedy:
          'check that the job has the permissions `id-token: write` and `attestations: write`, and that the plan of a private repository includes attestations',
      });
    }
  },
};
