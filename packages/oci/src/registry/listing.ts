import { checkedJson } from '@slipway/core/checked-json';
import { header } from '@slipway/http/answers';
import * as v from 'valibot';

import { answerPlace } from './answers.ts';
import type { Calls, Repository } from './calls.ts';
import { repositoryText } from './names.ts';

const pageLength = 1000;
const page = v.object({ tags: v.nullish(v.array(v.string()), []) });

/**
 * The tags of a repository in the registry's order, page by page as they are needed. None when there is no repository.
 */
export async function* tagPages(calls: Calls, repository: Repository): AsyncGenerator<string[], void> {
  const what = `list the tags of ${repositoryText(repository)}`;
  let path: string | URL = `tags/list?n=${pageLength}`;
  for (;;) {
    const answer = await calls.read({
      method: 'GET',
      repository,
      what,
      path,
      allows: 'pull',
      expects: [200, 404],
    });
    if (answer.status === 404) return;
    const text = answer.body.toString();
    yield checkedJson(page, text, answerPlace(what, repository), 'NETWORK_FAILED').tags;
    const next = nextPage(header(answer.headers, 'link'));
    if (next === undefined) return;
    path = await calls.resolve(repository, next);
  }
}

/** The address in `<…>; rel="next"`. Source: https://www.rfc-editor.org/rfc/rfc8288 */
export function nextPage(link: string | undefined): string | undefined {
  return /<([^>]*)>\s*;[^,]*\brel\s*=\s*"?next\b/i.exec(link ?? '')?.[1];
}
