import { Failure } from '@slipway/core/trouble';
import type { Answer } from '@slipway/http/answers';
import { jsonAs } from '@slipway/http/json';
import * as v from 'valibot';

/** What a registry says of its refusal. Source: distribution-spec 1.1.1, "Error codes". */
const refusals = v.object({
  errors: v.array(v.object({ code: v.optional(v.string(), ''), message: v.nullish(v.string(), '') })),
});

/** One reason of a refusal. */
type RegistryError = v.InferOutput<typeof refusals>['errors'][number];

/** The registry's own words for a refusal, in so far as it has any. */
export function registryErrors(body: Buffer): RegistryError[] {
  return jsonAs(refusals, body)?.errors ?? [];
}

/** The failure that a refusal is told as. `what` is what was tried: `read the manifest of ghcr.io/owner/iris:1`. */
export function refusal(what: string, host: string, { status, body }: Answer, isKnown: boolean): Failure {
  const errors = registryErrors(body);
  const said = errors.map(({ code, message }) => [code, message].filter(Boolean).join(': ')).join('; ');
  const words = `${host} answered ${status}${said === '' ? '' : ` (${said})`} to the attempt to ${what}`;
  if (status === 401 || status === 403)
    return new Failure('ACCESS_DENIED', words, { remedy: accessRemedy(host, isKnown) });
  if (errors.some(({ code }) => code === 'DIGEST_INVALID')) return new Failure('DIGEST_MISMATCH', words);
  const remedy = refusalRemedy(host, status, errors);
  return new Failure('NETWORK_FAILED', words, { remedy });
}

function refusalRemedy(host: string, status: number, errors: readonly RegistryError[]): string | undefined {
  if (status === 429) return `wait a while, or log in to ${host}: known users may ask more often`;
  if (errors.some(({ code }) => code === 'NAME_UNKNOWN'))
    return `check the repository's name, or create it at ${host} first: not every registry does that by itself`;
  if (status >= 500)
    return `run this again: what has arrived is not sent again; if it stays, ${host} is ill, and its log or its status page says why`;
  if (errors.length === 0)
    return `check the address: what answers at ${host} may be no registry of images, or a proxy before it`;
  return undefined;
}

/** What to do about a registry that says no. */
export function accessRemedy(host: string, isKnown: boolean): string {
  if (host === 'ghcr.io') return githubRemedy(isKnown);
  return isKnown
    ? `check that the user may do that at ${host}, and that the repository's name is right; else run \`docker login ${host}\` with another user, or hand over other credentials`
    : `run \`docker login ${host}\` first, or hand over credentials for ${host}; a repository that does not exist is refused with the same words`;
}

/** Source: https://docs.github.com/en/packages/learn-github-packages/configuring-a-packages-access-control-and-visibility */
function githubRemedy(isKnown: boolean): string {
  const permission = '`permissions: { packages: write }` (`read` where it only reads)';
  return isKnown
    ? `give the job ${permission}; a package that another repository made has to let this one in: "Manage Actions access" in its settings`
    : `hand over \`github.token\` as the password for ghcr.io, and give the job ${permission}`;
}

/** What people know the JSON of an answer by. It may be none: a proxy's page, a service that is no registry. */
export function answerPlace(what: string, { host }: { host: string }): string {
  return `what ${host} answered to the attempt to ${what}`;
}
