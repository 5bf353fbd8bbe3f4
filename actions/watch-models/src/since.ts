import { input, type Input } from '@slipway/core/inputs';

/** From when on something counts: from the first run on, from a time, or from so many milliseconds before the run. */
export type Since = 'now' | { at: string } | { agoMs: number };

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `now`, a time in ISO 8601 (UTC where it says nothing else), or a time ago such as `90m`, `24h`, `7d`. */
export function since(): Input<Since | undefined> {
  return input<Since>((given) => {
    if (given === 'now') return { value: 'now' };
    const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(given) ?? [];
    if (count !== undefined) return { value: { agoMs: Number(count) * units[unit!]! } };
    const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(given);
    const [, day, time = '00:00', zone = 'Z'] = match ?? [];
    const ms = Date.parse(`${day}T${time}${zone}`);
    if (match === null || Number.isNaN(ms))
      return {
        expected: '`now`, a time such as `2026-11-21T08:00:00Z`, or a time ago such as `24h` or `7d`',
      };
    return { value: { at: new Date(ms).toISOString() } };
  });
}

/** The same as ISO 8601, or `now`. `nowMs` in milliseconds since 1970. */
export function sinceText(value: Since, nowMs: number): string {
  if (value === 'now') return value;
  return 'at' in value ? value.at : new Date(nowMs - value.agoMs).toISOString();
}
