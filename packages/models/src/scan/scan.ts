import { keyValues } from '@slipway/core/input-kinds';
import { input, type Input } from '@slipway/core/inputs';
import type { ModelFiles } from '@slipway/core/bytes';
import type { Notice } from '@slipway/core/report';
import type { Problem } from '@slipway/core/trouble';
import type { ScanPolicy } from '@slipway/formats/scan/finding';
import { scanModel } from '@slipway/formats/scan/scan-model';
import { judgeFindings, scanPolicyOf } from '@slipway/formats/scan/scan-policy';

/** The input `scan`: what is done about findings, one `class=fail|warn|off` a line; classes that are left out keep their default. */
export function scanInput(): Input<ScanPolicy | undefined> {
  return input<ScanPolicy>((given) => {
    const pairs = keyValues().parse(given);
    if (!('value' in pairs)) return pairs;
    const read = scanPolicyOf(pairs.value, 'scan');
    if ('policy' in read) return { value: read.policy };
    const [{ said, expected }] = read.problems as [Problem];
    return { said, expected };
  });
}

/** What a scan makes of a model. */
export interface Scanned {
  problems: readonly Problem[];
  notices: readonly Notice[];
}

/**
 * Looks for what in the files of a model would do more than hold numbers. Nothing of it is executed.
 * @param title for people, in front of the files' paths: `iris:1`; empty when the paths stand for themselves
 */
export async function scanFiles(title: string, files: ModelFiles, policy: ScanPolicy): Promise<Scanned> {
  const { problems, notices } = judgeFindings(await scanModel(files), policy);
  const placed = <Thing extends { where?: Problem['where'] }>(thing: Thing): Thing =>
    title === '' || thing.where === undefined || !('file' in thing.where)
      ? thing
      : { ...thing, where: { ...thing.where, file: `${title}/${thing.where.file}` } };
  return { problems: problems.map(placed), notices: notices.map(placed) };
}
