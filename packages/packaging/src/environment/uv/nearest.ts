import type { Problem } from '@slipway/core/trouble';

import type { Requirement, WantedEnvironment } from '../kind.ts';
import { lockedVersions, requirementName } from './names.ts';

/** At most so many requirements are tried without their versions: each trial asks the index. */
const mostTrials = 3;

/**
 * Says of each problem with a requirement of the model, or a constraint, which version of it could be had together with everything else.
 * @param lock tries to solve other requirements: the text of a lock, or undefined when they can not be had either
 */
export async function withNearest(
  problems: readonly Problem[],
  wanted: WantedEnvironment,
  lock: (wanted: WantedEnvironment) => Promise<string | undefined>,
): Promise<Problem[]> {
  const answered: Problem[] = [];
  for (const [index, problem] of problems.entries()) {
    const asked = [...wanted.model, ...wanted.constraints].find(({ where }) => where === problem.where);
    const relaxed = asked === undefined || index >= mostTrials ? undefined : withoutVersion(asked, wanted);
    const text = relaxed === undefined ? undefined : await lock(relaxed);
    const version = text === undefined ? undefined : lockedVersions(text).get(requirementName(asked!.text));
    answered.push(
      version === undefined ? problem : { ...problem, remedy: remedyOf(problem, asked!, version) },
    );
  }
  return answered;
}

function withoutVersion(asked: Requirement, wanted: WantedEnvironment): WantedEnvironment | undefined {
  const bare = /^\s*[A-Za-z0-9][\w.-]*(?:\s*\[[^\]]*\])?/.exec(asked.text)?.[0];
  if (bare === undefined || bare === asked.text || /^[^;]*@/.test(asked.text)) return undefined;
  const model = wanted.model.map((other) => (other === asked ? { ...asked, text: bare } : other));
  return { ...wanted, model, constraints: wanted.constraints.filter((other) => other !== asked) };
}

function remedyOf(problem: Problem, asked: Requirement, version: string): string {
  const works = `\`${requirementName(asked.text)}==${version}\` works with everything else`;
  return problem.remedy === undefined ? works : `${problem.remedy}; ${works}`;
}
