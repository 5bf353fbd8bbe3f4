import { array, object, string } from 'valibot';
import { expect, it } from 'vitest';

import { checkedJson } from './checked-json.ts';

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
