import type { Collected } from '@slipway/core/collected';
import type { Ports } from '@slipway/core/ports';
import type { Notice } from '@slipway/core/report';
import { defaultScanPolicy } from '@slipway/formats/scan/finding';
import { scanFiles } from '@slipway/models/scan/scan';
import { readGiven } from '@slipway/models/signature/given-file';
import { readTrust, type TrustSpec } from '@slipway/models/signature/trust-inputs';
import { verifyModelSignature } from '@slipway/models/signature/verify-model-signature';

import type { FoundModel } from './facts.ts';
import type { Spec } from './inputs.ts';

/**
 * Looks whether the models may be trusted, before anything is made of them: what they would import and where they would
 * reach, and, when it is asked for, who signed them.
 * @throws Failure `SIGNATURE_INVALID` that names the files
 */
export async function checkModels(
  spec: Pick<Spec, 'scan' | keyof TrustSpec>,
  models: readonly FoundModel[],
  ports: Ports,
  collected: Collected,
): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const model of models) {
    const title = `${model.name}:${model.version}`;
    const scanned = await scanFiles(title, model.located.files, spec.scan ?? defaultScanPolicy);
    collected.add(...scanned.problems);
    notices.push(...scanned.notices);
  }
  const trust = await collected.from(() => readTrust(spec, ports));
  if (trust === undefined || !collected.isEmpty) return notices;
  const given =
    spec.signature === undefined ? undefined : await readGiven(spec.signature, 'signature', ports.files);
  for (const { name, version, located, signature } of models) {
    const title = `${name}:${version}`;
    const { signer, expiredAt } = await verifyModelSignature(
      { title, files: located.files },
      given ?? signature,
      trust,
      ports,
    );
    notices.push({
      level: expiredAt === undefined ? 'notice' : 'warning',
      title: `${title} is what ${signer} signed`,
      message:
        expiredAt === undefined
          ? 'Its signature, and every file, was checked.'
          : `Its signature, and every file, was checked. The certificate has expired since (${expiredAt}).`,
    });
  }
  return notices;
}
