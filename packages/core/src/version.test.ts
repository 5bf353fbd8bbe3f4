import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { slipwayVersion } from './version.ts';

test('the version is that of the repository', () => {
  const root = join(import.meta.dirname, '..', '..', '..', 'package.json');
  const { version } = JSON.parse(readFileSync(root, 'utf8')) as { version: string };
  expect(slipwayVersion).toBe(version);
});
