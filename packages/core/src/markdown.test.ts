import { describe, expect, it } from 'vitest';

import { bytesText, durationText, renderMarkdown } from './markdown.ts';

describe('a step summary', () => {
  it('keeps foreign text from becoming markup', () => {
    const text = renderMarkdown([{ kind: 'table', columns: ['a'], rows: [['<script>|x\ny']] }]);
    expect(text).toContain('| &lt;script&gt;\\|x y |');
  });

  it('fences code so that a log can not end it', () => {
    expect(renderMarkdown([{ kind: 'code', text: 'x\n```\ny' }])).toBe('````\nx\n```\ny\n````\n');
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1234, '1.2 KB'],
    [1_073_741_824, '1.1 GB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });

  it.each([
    [12.4, '12 ms'],
    [3210, '3.2 s'],
    [125_000, '2 min 5 s'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});
