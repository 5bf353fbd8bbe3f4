import type { Profile, Recommendation } from '@slipway/core/profile';

import { azureWords } from './azure-words.ts';
import type { Judgement, Objective } from './verdict.ts';

/** What is written as `profile.json`: the measurement, and how it stands to the objective. Plain data. */
export interface ProfileResult extends Profile {
  objective: Objective;
  verdict: Judgement['verdict'];
  /** Index of the level that stands for the profile. */
  chosenLevel?: number;
  recommendation?: Recommendation;
  /** The figures of that level under the names of Azure ML's profiler v1. */
  azure: Record<string, number | string>;
}

/** Joins a measurement and its judgement. Pure. */
export function resultOfProfile(profile: Profile, objective: Objective, judgement: Judgement): ProfileResult {
  const { verdict, chosen, recommendation } = judgement;
  return {
    ...profile,
    objective,
    verdict,
    chosenLevel: chosen,
    recommendation,
    azure: azureWords(profile, judgement),
  };
}

/** The text of `profile.json`. */
export function resultText(result: ProfileResult): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
