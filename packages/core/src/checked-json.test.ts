import { array, number, object, parse, string } from 'valibot';
import { expect, it } from 'vitest';

import { byName, checkedJson, jsonThatFits } from './checked-json.ts';

const schema = object({ files: array(object({ path: string() })) });

it('answers what fits its schema', () => {
  expect(checkedJson(schema, '{"files":[{"path":"a"}]}', 'record.json')).toEqual({ files: [{ path: 'a' }] });
});

it('names the place and the field that is wrong', () => {
  expect(() => checkedJson(schema, '{"files":[{"path":7}]}', 'record.json')).toThrow(
    'record.json is not what it should be: Invalid type: Expected string but received 7, at files.0.path',
  );
  expect(() => checkedJson(schema, '<html>', 'GET http://a/b', 'NETWORK_FAILED')).toThrow(
    'GET http://a/b is not JSON',
  );
});

it('leaves it to the caller to say what is wrong with what users give', () => {
  expect(jsonThatFits(schema, '{"files":[]}')).toEqual({ files: [] });
  expect(jsonThatFits(schema, '{"files":7}')).toBeUndefined();
  expect(jsonThatFits(schema, '{')).toBeUndefined();
});

it('keeps names that objects of JavaScript have', () => {
  const read = parse(byName(number()), JSON.parse('{"__proto__":1,"constructor":2,"a":3}'));
  expect(Object.entries(read)).toEqual([
    ['__proto__', 1],
    ['constructor', 2],
    ['a', 3],
  ]);
  expect(() => parse(byName(number()), { a: 'b' })).toThrow('Expected number');
  expect(() => parse(byName(number()), [1])).toThrow('Expected Object');
});
