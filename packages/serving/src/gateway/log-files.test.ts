import { appendFileSync, closeSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder } from '@slipway/testing/run-action';
import { expect, it } from 'vitest';

import { boundLogs } from './log-files.ts';

it('cuts a log that is too large while its writer goes on', () => {
  const folder = newFolder();
  const path = join(folder, 'blue.1.0.log');
  const writer = openSync(path, 'a');
  writeSync(writer, 'old line\n'.repeat(100));
  appendFileSync(join(folder, 'small.log'), 'kept\n');
  boundLogs(folder, 500);
  writeSync(writer, 'new line\n');
  closeSync(writer);
  expect(readFileSync(path, 'utf8')).toBe('new line\n');
  expect(readFileSync(`${path}.1`, 'utf8')).toBe('old line\n'.repeat(100));
  expect(readdirSync(folder)).toEqual(['blue.1.0.log', 'blue.1.0.log.1', 'small.log']);
  boundLogs(join(folder, 'no such folder'));
});
