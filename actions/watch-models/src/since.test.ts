import { expect, test } from 'vitest';

import { since, sinceText } from './since.ts';

const now = Date.parse('2026-11-21T08:00:00.000Z');

test.each([
  ['now', 'now'],
  ['24h', '2026-11-20T08:00:00.000Z'],
  ['90m', '2026-11-21T06:30:00.000Z'],
  ['7d', '2026-11-14T08:00:00.000Z'],
  ['2026-11-01', '2026-11-01T00:00:00.000Z'],
  ['2026-11-01 12:30', '2026-11-01T12:30:00.000Z'],
  ['2026-11-01T12:30:00+02:00', '2026-11-01T10:30:00.000Z'],
])('%s is %s', (text, expected) => {
  const parsed = since().parse(text);
  expect('value' in parsed && sinceText(parsed.value, now)).toBe(expected);
});

test.each(['yesterday', '7w', '-1d', '2026-13-01', '2026-11-01T25:00', '1700000000'])(
  '%s is refused',
  (text) => {
    expect(since().parse(text)).toMatchObject({ expected: expect.stringContaining('`24h`') });
  },
);
