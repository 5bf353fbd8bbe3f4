import { isInRange } from '@slipway/formats/pep440';
import type { Detected } from '@slipway/formats/detected';

import { nothingAsked, type Asked } from './asked.ts';

/** What a model file asks for beside the server, for frameworks whose models are data and import nothing. */
export interface FrameworkPackage {
  /** As pip reads it, with the version that wrote the model where the file says it. */
  requirements: string[];
  /** Any of these in a user's own file stands for it: they are builds of the same library. */
  names: string[];
}

/**
 * The library that loads a model, or undefined for frameworks with an environment of their own. Pure. Builds without
 * CUDA where the index has them: XGBoost's and TensorFlow's usual ones are several times as large.
 */
export function frameworkPackage(detected: Detected): FrameworkPackage | undefined {
  const { framework, frameworkVersion: version } = detected;
  const exactly = version === undefined ? '' : `==${version}`;
  switch (framework) {
    case 'xgboost':
      return {
        requirements: hasCpuBuild(version)
          ? [`xgboost-cpu${exactly}; sys_platform != "darwin"`, `xgboost${exactly}; sys_platform == "darwin"`]
          : [`xgboost${exactly}`],
        names: ['xgboost', 'xgboost-cpu'],
      };
    case 'lightgbm':
      // `version=v4` in the file is that of the format; LightGBM 4 reads the formats v2 to v4.
      return { requirements: ['lightgbm>=4,<5'], names: ['lightgbm'] };
    case 'tensorflow':
      return {
        requirements: [
          `tensorflow-cpu${exactly}; ${onX86} and sys_platform != "darwin"`,
          `tensorflow${exactly}; ${notOnX86} or sys_platform == "darwin"`,
        ],
        names: ['tensorflow', 'tensorflow-cpu', 'tensorflow-intel'],
      };
    case 'pytorch':
      return { requirements: ['torch'], names: ['torch'] };
    default:
      return undefined;
  }
}

const onX86 = '(platform_machine == "x86_64" or platform_machine == "AMD64")';
const notOnX86 = '(platform_machine != "x86_64" and platform_machine != "AMD64")';

/** `xgboost-cpu` is on PyPI since 2.1. */
function hasCpuBuild(version = '3.0'): boolean {
  return isInRange(version, '>=2.1');
}

/**
 * What a model of one of these frameworks asks of the environment.
 * @param title the model for people: `iris:1`
 */
export function readFrameworkSource(title: string, detected: Detected): Asked {
  const found = frameworkPackage(detected);
  const asked = nothingAsked();
  if (found === undefined) return asked;
  const { frameworkVersion: version } = detected;
  const path = 'path' in detected.facts ? `/${detected.facts.path}` : '';
  const asker = version === undefined ? `the model ${title}` : `the model ${title}, saved with ${version},`;
  asked.requirements.push(
    ...found.requirements.map((text) => ({ text, where: { file: `${title}${path}` }, asker })),
  );
  return asked;
}
