import { field, textField, type Draft } from './draft.ts';
import { reading, type SourceKind } from './kind.ts';
import { isOneOf } from './verification.ts';

/**
 * Webhooks of the Hugging Face Hub. A commit on `main` registers a version, which is the commit; a tag is an alias of
 * the commit it points to.
 * Source: https://huggingface.co/docs/hub/webhooks
 */
export const huggingFace: SourceKind = {
  id: 'hugging-face',
  hasHandshake: false,

  refusal({ headers }, { secrets }) {
    return isOneOf(secrets, headers['x-webhook-secret']) ? undefined : 'the secret is missing or wrong';
  },

  read(json, _request, { registry = 'huggingface' }) {
    const repository = field(json, 'repo');
    const scope = textField(field(json, 'event'), 'scope');
    const name = textField(repository, 'name');
    if (scope === undefined || name === undefined)
      return reading({ faults: ['`event.scope` or `repo.name` is missing: this is no webhook of the Hub'] });
    if (textField(repository, 'type') !== 'model') return reading({ ignored: [`${name} is no model`] });
    if (!scope.startsWith('repo.content'))
      return reading({ ignored: [`${scope} does not change the files of ${name}`] });
    const refs = field(json, 'updatedRefs');
    if (!Array.isArray(refs)) return reading({ faults: ['`updatedRefs` is missing'] });
    const drafts = (refs as unknown[]).map((ref) => draftOf(ref, name, registry));
    return reading({
      events: drafts.filter((draft) => typeof draft !== 'string'),
      ignored: drafts.filter((draft) => typeof draft === 'string'),
    });
  },
};

/** Deliveries have no id; which reference came from where to where is as good as one. */
function draftOf(updated: unknown, name: string, registry: string): Draft | string {
  const ref = textField(updated, 'ref') ?? '';
  const version = textField(updated, 'newSha');
  if (version === undefined) return `${ref} of ${name} was deleted`;
  const [, alias] = /^refs\/tags\/(.+)$/.exec(ref) ?? [];
  if (alias === undefined && ref !== 'refs/heads/main') return `${ref} of ${name} is neither main nor a tag`;
  return {
    kind: alias === undefined ? 'model-registered' : 'model-alias-moved',
    registry,
    name,
    version,
    alias,
    details: { source: `https://huggingface.co/${name}/tree/${version}` },
  };
}
