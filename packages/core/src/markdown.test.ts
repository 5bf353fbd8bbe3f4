import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';

import { bytesText, code, durationText, renderMarkdown, type Block } from './markdown.ts';

/** What of GitHub-flavoured Markdown a text in a summary may become. */
const dead = ['root', 'heading', 'paragraph', 'table', 'tableRow', 'tableCell', 'text', 'inlineCode', 'code'];

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/** The tree that a reader of GitHub-flavoured Markdown makes of the blocks, addresses brought to life as GitHub does. */
function read(...blocks: Block[]): Node[] {
  const tree: Node = fromMarkdown(renderMarkdown(blocks), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return nodesOf(tree);
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

/** What a reader sees of a node. */
function seen(node: Node): string {
  return nodesOf(node)
    .map(({ value }) => value ?? '')
    .join('');
}

const everywhere = (text: string): Block[] => [
  { kind: 'heading', text },
  { kind: 'paragraph', text },
  { kind: 'table', columns: [text, 'b'], rows: [[text, 'b']] },
  { kind: 'facts', rows: [[text, text]] },
];

const hostile = [
  '![x](https://evil.example/x.png)',
  '[x](https://evil.example)',
  '[x]: https://evil.example',
  '[x][x]',
  '<img src=//evil.example>',
  '<https://evil.example>',
  '<!-- x',
  'see https://evil.example/?q=1, now',
  'http://evil.example',
  'WWW.evil.example',
  'mail me@evil.example or mailto:me',
  'ask @someone and @some/team',
  '#12 GH-12 octo/models#12',
  ':rocket: it works',
  '[^1] and [^1]: note',
  '**a** _b_ __c__ ~~d~~ *e*',
  '$x$ and $$y$$',
  'a &amp; b &#42; c',
  'a | b || c \\| d \\\\| e',
  '\\*a* \\\\[b](c)',
  '# a #',
  '- a',
  '+ a',
  '12. a',
  '3) a',
  '> [!NOTE]',
  '---',
  '~~~',
  '```',
  '- [ ] a',
  'a ` b',
  'a `` b ` c',
  'a \\` b \\` c',
  '``` ![x](https://evil.example) ``',
  '`a`![x](https://evil.example)`b`',
  'https://evil.example`a`https://evil.example',
  'www.a``b ` ![x](https://evil.example)``',
  '`a``b` ``![x](y)`` `c`',
  '`a\\|![x](https://evil.example)|b`',
];

describe('a text of a step summary', () => {
  it.each(hostile)('is shown and does not live: %s', (text) => {
    const nodes = read(...everywhere(text));
    expect(nodes.map(({ type }) => type).filter((type) => !dead.includes(type))).toEqual([]);
    expect(nodes.filter(({ type }) => ['heading', 'paragraph', 'table'].includes(type))).toHaveLength(4);
    for (const { value } of nodes.filter(({ type }) => type === 'text'))
      expect(value).not.toMatch(/:\/\/|www\.|@|#\d|GH-\d|:\w+:/i);
  });

  it.each(hostile.filter((text) => !text.includes('`')))('is shown as typed: %s', (text) => {
    const shown = read(...everywhere(text)).filter(({ type }) =>
      ['heading', 'paragraph', 'tableCell'].includes(type),
    );
    expect(new Set(shown.map(seen))).toEqual(new Set([text, 'b', '']));
  });

  it.each([...hostile, ' a ', '`', '``a`', 'a\\', '\\|', '\\\\|`|'])(
    'is code as typed, quoted by us: %s',
    (text) => {
      const spans = read(...everywhere(`before ${code(text)} after`)).filter(
        ({ type }) => type === 'inlineCode',
      );
      const zeroWidth = /\u200B/g;
      expect(spans.map(({ value }) => value?.replaceAll(zeroWidth, '').trim())).toEqual(
        Array.from({ length: 6 }, () => text.trim()),
      );
    },
  );

  it('shows what a gate compares', () => {
    const [cell] = read({ kind: 'table', columns: ['gate'], rows: [['`accuracy >= 0.9`']] }).filter(
      ({ type }) => type === 'inlineCode',
    );
    expect(cell?.value).toBe('accuracy >= 0.9');
  });

  it('is one line', () => {
    const text = 'a\n\n# b\r| --- |\r\n```\u2028c';
    expect(read(...everywhere(text)).filter(({ type }) => type === 'code')).toEqual([]);
    expect(renderMarkdown([{ kind: 'table', columns: ['a'], rows: [['<script>|x\ny']] }])).toContain(
      '| &lt;script&gt;\\|x y |',
    );
  });

  it('is cleaned before it is escaped', () => {
    const text = renderMarkdown(everywhere('a `se|cret` and se|cret'), (said) =>
      said.replaceAll('se|cret', '***'),
    );
    expect(text.replaceAll('\\', '')).not.toContain('se|cret');
    expect(text).toContain('a `***` and');
  });
});

describe('a step summary', () => {
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
