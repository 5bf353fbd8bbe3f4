import { expect, it } from 'vitest';

import { builtWheelsText, readBuiltWheels } from './built-wheel.ts';
import type { BuiltWheel } from '../../kind.ts';

const origin = {
  platform: 'linux/amd64',
  builder: 'sha256:b',
  python: '3.11',
  source: { sha256: 's' },
} as const;

/** As it comes out of a build. */
const built: BuiltWheel = {
  ...origin,
  name: 'docopt',
  version: '0.6.2',
  source: { file: 'docopt-0.6.2.tar.gz', sha256: 's' },
  wheel: { file: 'docopt-0.6.2-py2.py3-none-any.whl', sha256: 'w' },
  tools: ['setuptools==80.9.0'],
};

it('gives the same text when it was read in between, so that a known lock makes the same package', () => {
  const text = builtWheelsText([built]);
  expect(builtWheelsText(readBuiltWheels(text))).toBe(text);
});

it('names the field of a list that is not what it should be', () => {
  const text = JSON.stringify({ wheels: [{ ...built, tools: 'setuptools' }] });
  expect(() => readBuiltWheels(text)).toThrow(
    /built-wheels\.json is not what it should be.*wheels\.0\.tools/,
  );
});
