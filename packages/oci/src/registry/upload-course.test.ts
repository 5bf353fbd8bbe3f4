import { describe, expect, test } from 'vitest';

import {
  afterwards,
  beginCourse,
  nextSending,
  receivedBytes,
  type Course,
  type Seen,
} from './upload-course.ts';

const mebibyte = 1024 * 1024;

/** The course after these observations, each of what was to be sent then. */
function seeing(course: Course, ...seen: Seen[]): Course {
  return seen.reduce((now, next) => afterwards(now, nextSending(now, 0), next), course);
}

describe('the course of an upload', () => {
  test('a blob is sent whole at first, whatever its size', () => {
    expect(nextSending(beginCourse(10 * 1024 * mebibyte), 0)).toEqual({ kind: 'whole' });
    expect(nextSending(beginCourse(0), 0)).toEqual({ kind: 'whole' });
  });

  test('after a break it goes on where the registry got to, then closes', () => {
    const broken = seeing(beginCourse(100), { kind: 'broken' }, { kind: 'offset', offset: 40 });
    expect(nextSending(broken, 0)).toEqual({ kind: 'part', from: 40, to: 100 });
    const whole = seeing(broken, { kind: 'taken' });
    expect(nextSending(whole, 0)).toEqual({ kind: 'close' });
  });

  test('when the registry has lost the upload, it starts again whole', () => {
    const lost = seeing(beginCourse(100), { kind: 'broken' }, { kind: 'offset', offset: undefined });
    expect(nextSending(lost, 0)).toEqual({ kind: 'whole' });
    const nothing = seeing(beginCourse(100), { kind: 'broken' }, { kind: 'offset', offset: 0 });
    expect(nextSending(nothing, 0)).toEqual({ kind: 'whole' });
  });

  test('setbacks add up until there is progress', () => {
    const twice = seeing(
      beginCourse(100),
      { kind: 'broken' },
      { kind: 'offset', offset: undefined },
      { kind: 'broken' },
      { kind: 'offset', offset: 0 },
    );
    expect(twice.setbacks).toBe(2);
    const further = seeing(twice, { kind: 'broken' }, { kind: 'offset', offset: 50 });
    expect(further.setbacks).toBe(0);
    expect(seeing(further, { kind: 'broken' }, { kind: 'offset', offset: 50 }).setbacks).toBe(1);
  });

  test('413 and 416 lead to shorter parts, and those stay after a new beginning', () => {
    const proxied = seeing(
      beginCourse(200 * mebibyte),
      { kind: 'too long', status: 413 },
      { kind: 'offset', offset: 0 },
    );
    expect(nextSending(proxied, 0)).toEqual({ kind: 'part', from: 0, to: 64 * mebibyte });
    const again = seeing(proxied, { kind: 'too long', status: 413 }, { kind: 'offset', offset: undefined });
    expect(nextSending(again, 0)).toEqual({ kind: 'part', from: 0, to: 16 * mebibyte });
    const github = seeing(again, { kind: 'too long', status: 416 }, { kind: 'offset', offset: 0 });
    expect(nextSending(github, 0)).toEqual({ kind: 'part', from: 0, to: 4 * mebibyte });
  });

  test('parts are as long as the registry asks, but for the last', () => {
    const course: Course = { ...beginCourse(25), inParts: true, partLength: 4, offset: 20 };
    expect(nextSending({ ...course, offset: 0 }, 10)).toEqual({ kind: 'part', from: 0, to: 10 });
    expect(nextSending(course, 10)).toEqual({ kind: 'part', from: 20, to: 25 });
  });

  test('a registry that claims to have more than there is has lost its way', () => {
    const lost = seeing(beginCourse(100), { kind: 'broken' }, { kind: 'offset', offset: 101 });
    expect(lost.offset).toBe(0);
  });
});

test.each([
  ['0-99', 100],
  ['bytes=0-99', 100],
  ['0-0', 0],
  [undefined, 0],
  ['nonsense', 0],
])('`Range: %s` is %i bytes', (range, bytes) => {
  expect(receivedBytes(range)).toBe(bytes);
});
