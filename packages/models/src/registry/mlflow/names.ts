import { Problems, type Problem } from '@slipway/core/trouble';
import type { Registration } from '../kind.ts';
import { ownFolder } from './layout.ts';

/**
 * Refuses what an MLflow server does not take: aliases that it keeps for itself, versions that are no number, and a
 * folder in the model where Slipway keeps what belongs to a version.
 * @throws Problems, all of them
 */
export function requireTakeable({ alias, version, files }: Registration): void {
  const problems: Problem[] = [];
  if (alias !== undefined && !/^[A-Za-z0-9_-]+$/.test(alias))
    problems.push(refused('alias', alias, 'letters, digits, `_` and `-`, as MLflow takes them'));
  if (alias !== undefined && /^(latest|v\d+)$/i.test(alias))
    problems.push(refused('alias', alias, 'an alias that MLflow does not keep for itself (`latest`, `v1`)'));
  if (version !== undefined && !/^[1-9]\d*$/.test(version))
    problems.push(refused('version', version, 'a whole number: MLflow numbers versions itself'));
  const inOurs = files.find(({ path }) => path.startsWith(`${ownFolder}/`));
  if (inOurs !== undefined)
    problems.push(refused('model-path', inOurs.path, `a model without a folder \`${ownFolder}\` at its top`));
  if (problems.length > 0) throw new Problems(problems);
}

function refused(input: string, said: string, expected: string): Problem {
  return { where: { input }, said, expected };
}
