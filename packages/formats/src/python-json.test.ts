import { describe, expect, it } from 'vitest';

import { parsePythonJson } from './python-json.ts';

describe("JSON of Python's", () => {
  it('has numbers that JSON has not, and texts that only look like them', () => {
    expect(parsePythonJson('{"a": [NaN, -Infinity, 1], "NaN": "is \\"NaN\\" here"}')).toEqual({
      a: [null, null, 1],
      NaN: 'is "NaN" here',
    });
  });

  it.each(['{"a": NaNs}', '[NaN', ''])('is still JSON: %s', (text) => {
    expect(() => parsePythonJson(text)).toThrow(SyntaxError);
  });
});
