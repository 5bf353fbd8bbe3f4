import { expect, test } from 'vitest';

import { isPinned, pinned, pinnedActions, unpinned } from '../../scripts/pinned-actions.ts';

import { filesWhere } from './repository.ts';

const files = filesWhere(isPinned);

test('every action of others is used as it is pinned: what readers copy is as safe as what runs here', () => {
  const found = files.flatMap(({ path, text }) => unpinned(text).map((line) => `${path}: ${line}`));
  expect(found).toEqual([]);
});

test('nothing is pinned that nobody uses', () => {
  const all = files.map(({ text }) => text).join('\n');
  expect(Object.keys(pinnedActions).filter((action) => !all.includes(`uses: ${action}`))).toEqual([]);
});

test('the rule sees a tag, another commit, another version and an action that is not in the table', () => {
  const { commit, version } = pinnedActions['actions/checkout']!;
  const bad = [
    'uses: actions/checkout@v7',
    `uses: actions/checkout@${'0'.repeat(40)} # ${version}`,
    `uses: actions/checkout@${commit} # v1`,
    `uses: actions/checkout@${commit}`,
    `uses: someone/else@${commit} # ${version}`,
  ];
  const good = [
    `uses: actions/checkout@${commit} # ${version}`,
    'uses: owner/slipway/actions/register-model@v1',
    'uses: ./actions/register-model',
  ];
  expect(unpinned([...bad, ...good].join('\n'))).toEqual(bad);
  expect(unpinned(pinned(bad.join('\n')))).toEqual(bad.slice(-1));
});
