import { expect, test } from 'vitest';
import { parse } from 'yaml';

import { filesWhere } from './repository.ts';

interface Form {
  name?: string;
  description?: string;
  body?: { type: string; id?: string; attributes?: { label?: string; options?: string[] } }[];
}

const kinds = ['markdown', 'textarea', 'input', 'dropdown', 'checkboxes'];

/** What GitHub would refuse; it then leaves the form out without a word. */
function refused(text: string): string[] {
  const { name, description, body } = parse(text) as Form;
  const fields = body ?? [];
  const ids = fields.map(({ id }) => id);
  const labels = fields.map(({ attributes }) => attributes?.label);
  return [
    ...(name === undefined || description === undefined ? ['no name or no description'] : []),
    ...(fields.some(({ type }) => type !== 'markdown') ? [] : ['no field']),
    ...fields.filter(({ type }) => !kinds.includes(type)).map(({ type }) => `unknown type ${type}`),
    ...(labels.includes(undefined) ? ['a field without a label'] : []),
    ...(new Set(ids).size < ids.length ? ['an id that is used twice'] : []),
    ...(new Set(labels).size < labels.length ? ['a label that is used twice'] : []),
    ...fields
      .filter(({ type, attributes }) => type === 'dropdown' && (attributes?.options ?? []).length === 0)
      .map(({ id }) => `${id} without options`),
  ];
}

const forms = filesWhere((path) => /^\.github\/ISSUE_TEMPLATE\/(?!config)[\w-]+\.yml$/.test(path));

test.each(forms)('GitHub shows the form $path', ({ text }) => {
  expect(refused(text)).toEqual([]);
});

test('the rule sees a form that GitHub would leave out', () => {
  expect(forms.length).toBeGreaterThanOrEqual(2);
  const field = '{ type: dropdown, id: a, attributes: { label: A } }';
  expect(refused(`name: a\nbody: [${field}, ${field}]`)).toEqual([
    'no name or no description',
    'an id that is used twice',
    'a label that is used twice',
    'a without options',
    'a without options',
  ]);
});
