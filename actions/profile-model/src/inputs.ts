import { together } from '@slipway/core/inputs-together';
import {
  artifactName,
  boolean,
  integer,
  listOf,
  matching,
  number,
  oneOf,
  path,
  secret,
  text,
} from '@slipway/core/input-kinds';
import { input, table, type SpecOf } from '@slipway/core/inputs';
import { parseModelReference, type ModelReference } from '@slipway/core/model-reference';
import type { Parsed } from '@slipway/core/inputs';
import type { Problem } from '@slipway/core/trouble';
import { eventInput } from '@slipway/models/event/event-input';
import { registryInputs, registryProblems } from '@slipway/models/registry/registry-inputs';

/** Whose tags get the recommended size: nobody's, those of every model of the package, or those of one model. */
export type WriteTags = 'none' | 'package' | Extract<ModelReference, { kind: 'registered' }>;

/** The inputs of profile-model, as in `action.yml`. */
export const inputs = table({
  package: path(),
  endpoint: text(),
  'endpoint-key': secret(),
  deployment: matching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'the name of a deployment'),
  route: matching(/^\/\S*$/, 'a route such as `/score`'),
  requests: path(),
  concurrency: listOf((word) => wholeNumber(word, 1, 1024)).byDefault('1,4,8'),
  rate: listOf((word) => positive(word, 50_000)),
  arrivals: oneOf('constant', 'poisson').byDefault('constant'),
  duration: number({ least: 0.5, most: 3600, unit: 'seconds' }).byDefault('10'),
  'requests-per-level': integer({ least: 1, most: 10_000_000 }),
  'warm-up': number({ least: 0.1, most: 600, unit: 'seconds' }).byDefault('2'),
  'timeout-ms': integer({ least: 1, most: 600_000, unit: 'milliseconds' }).byDefault('30000'),
  'ready-timeout': number({ least: 1, unit: 'seconds' }).byDefault('300'),
  'max-latency-ms': number({ least: 0.001, unit: 'milliseconds' }),
  percentile: oneOf('50', '90', '95', '99', '99.9').byDefault('99'),
  'min-success-rate': number({ least: 0, most: 1 }).byDefault('0.99'),
  'write-tags': input<WriteTags>(parseWriteTags).byDefault('false'),
  event: eventInput(),
  ...registryInputs,
  fresh: boolean().byDefault('false'),
  output: path().byDefault('profile.json'),
  artifact: artifactName(),
  'dry-run': boolean().byDefault('false'),
})
  .check(registryProblems)
  .check(({ package: folder, endpoint }) => exactlyOne(folder, endpoint))
  .check(
    together([
      {
        input: 'endpoint',
        needs: 'requests',
        remedy: 'give `requests`, a file with one JSON body a line: an endpoint has no sample of its own',
      },
      {
        input: 'endpoint-key',
        needs: 'endpoint',
        remedy: 'leave it out: a package is started without a key',
      },
      { input: 'deployment', needs: 'endpoint', remedy: 'leave it out: a package has no deployments' },
    ]),
  )
  .check((spec) => (spec.endpoint === undefined ? [] : endpointProblems(spec, spec.endpoint)));

/** What the user asked for. */
export type Spec = SpecOf<typeof inputs>;

/** True for an address, false for the name of an endpoint on this machine. */
export function isAddress(endpoint: string): boolean {
  return endpoint.includes('://');
}

function exactlyOne(folder: string | undefined, endpoint: string | undefined): Problem[] {
  if ((folder === undefined) !== (endpoint === undefined)) return [];
  const said = folder === undefined ? 'neither `package` nor `endpoint`' : '`package` and `endpoint`';
  return [
    {
      where: { input: folder === undefined ? 'package' : 'endpoint' },
      said,
      expected: 'one of them',
      remedy:
        'give the output `package` of package-model, or the `scoring-uri` of deploy-model as `endpoint`',
    },
  ];
}

function endpointProblems({ route, writeTags, event, fresh }: Spec, endpoint: string): Problem[] {
  const problems: Problem[] = [];
  if (writeTags === 'package' && event.model === undefined) {
    problems.push({
      where: { input: 'write-tags' },
      said: '`true` with an endpoint, and `event` names no model',
      expected: 'the model whose tags are meant: an endpoint does not name it',
      remedy: 'write the reference of the model, such as `iris:3`',
    });
  }
  if (isAddress(endpoint)) {
    if (!isHttp(endpoint)) {
      problems.push({
        where: { input: 'endpoint' },
        said: endpoint,
        expected: 'an address that starts with `http://` or `https://`, or the name of a local endpoint',
      });
    }
    problems.push(...meaningless('route', route, 'the address of an endpoint holds the route already'));
  }
  return [...problems, ...(fresh ? meaningless('fresh', fresh, 'an endpoint is measured every time') : [])];
}

function meaningless(name: string, value: unknown, because: string): Problem[] {
  if (value === undefined) return [];
  const verb = `leave \`${name}\` out`;
  return [
    { where: { input: name }, said: `\`${name}\` was given`, expected: `nothing: ${because}`, remedy: verb },
  ];
}

function isHttp(endpoint: string): boolean {
  return URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol);
}

function wholeNumber(word: string, least: number, most: number): Parsed<number> {
  const value = Number(word);
  if (/^\d+$/.test(word) && value >= least && value <= most) return { value };
  return { expected: `whole numbers from ${least} to ${most}, with commas between them` };
}

function positive(word: string, most: number): Parsed<number> {
  const value = Number(word);
  if (/^\d+(\.\d+)?$/.test(word) && value > 0 && value <= most) return { value };
  return { expected: `requests a second, above 0 and at most ${most}, with commas between them` };
}

function parseWriteTags(given: string): Parsed<WriteTags> {
  if (/^(false|False|FALSE)$/.test(given)) return { value: 'none' };
  if (/^(true|True|TRUE)$/.test(given)) return { value: 'package' };
  const parsed = parseModelReference(given);
  if ('value' in parsed && parsed.value.kind === 'registered') return { value: parsed.value };
  return { expected: '`true`, `false`, or a registered model such as `iris:3`' };
}
