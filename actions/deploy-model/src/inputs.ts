import { defaultProbe, type Probe } from '@slipway/core/endpoint';
import { boolean, integer, keyValues, matching, oneOf, path, text } from '@slipway/core/input-kinds';
import { input, table, type Input, type SpecOf } from '@slipway/core/inputs';
import type { Problem } from '@slipway/core/trouble';
import { eventInput } from '@slipway/models/event/event-input';
import { endpointNamePattern, endpointNameRule, type Traffic } from '@slipway/targets/kind';

/** What can be done to an endpoint. */
export const commands = [
  'deploy',
  'status',
  'rollback',
  'delete',
  'invoke',
  'logs',
  'regenerate-keys',
] as const;

/** Percentages by deployment, `blue=99.5 green=0.5`: 0 or 100 together, as in Azure ML, and fractions, unlike there. */
function traffic(): Input<Traffic | undefined> {
  const expected =
    'percentages by deployment such as `blue=90 green=10` or `blue=99.5 green=0.5` that add up to 0 or 100';
  return input<Traffic>((given) => {
    const shares: Record<string, number> = {};
    for (const word of given.split(/[\s,]+/).filter((part) => part !== '')) {
      const [, name, percent] = /^([^=:]+)[=:](\d{1,3}(?:\.\d{1,3})?)%?$/.exec(word) ?? [];
      if (name === undefined) return { expected, said: word };
      if (Object.hasOwn(shares, name))
        return { expected: 'every deployment once', said: `\`${name}\` twice` };
      shares[name] = Number(percent);
    }
    // In thousandths, which are whole numbers: 0.1 + 0.2 + 99.7 is not 100 in binary fractions.
    const sum =
      Object.values(shares).reduce((total, percent) => total + Math.round(percent * 1000), 0) / 1000;
    if (sum === 0 || sum === 100) return { value: shares };
    return {
      expected,
      said: `percentages that add up to ${sum}`,
      remedy: 'lower one of them, or raise another',
    };
  });
}

/** Fields of a probe, one `key=value` a line; those that are not given stay as they are. */
function probe(): Input<Partial<Probe> | undefined> {
  const names = Object.keys(defaultProbe);
  const lines = keyValues();
  return input<Partial<Probe>>((given) => {
    const parsed = lines.parse(given.replaceAll(/[ ,]+(?=\w+=)/g, '\n'));
    if (!('value' in parsed)) return parsed;
    for (const [name, value] of Object.entries(parsed.value)) {
      if (!names.includes(name))
        return {
          expected: `fields out of ${names.map((one) => `\`${one}\``).join(', ')}`,
          said: `\`${name}\``,
        };
      if (!/^[1-9]\d*$/.test(value))
        return { expected: 'whole numbers from 1', said: `\`${name}=${value}\`` };
    }
    const fields = Object.entries(parsed.value).map(([name, value]) => [name, Number(value)] as const);
    return { value: Object.fromEntries(fields) as Partial<Probe> };
  });
}

const name = (): Input<string | undefined> => matching(endpointNamePattern, endpointNameRule);

/** The inputs of deploy-model. */
export const inputs = table({
  endpoint: name().required(),
  package: path(),
  deployment: name(),
  target: oneOf('local').byDefault('local'),
  command: oneOf(...commands).byDefault('deploy'),
  traffic: traffic(),
  'latest-wins': boolean().byDefault('false'),
  event: eventInput(),
  config: path(),
  'instance-count': integer({ least: 1, most: 100 }),
  port: integer({ least: 1, most: 65_535 }),
  auth: oneOf('key', 'none'),
  'liveness-probe': probe(),
  'readiness-probe': probe(),
  'request-timeout-ms': integer({ least: 1, unit: 'milliseconds' }),
  'max-concurrent-requests-per-instance': integer({ least: 1, most: 10_000 }),
  'max-queue-wait-ms': integer({ least: 0, unit: 'milliseconds' }),
  'environment-variables': keyValues(),
  timeout: integer({ least: 1, unit: 'seconds' }).byDefault('900'),
  'drain-timeout': integer({ least: 0, unit: 'seconds' }).byDefault('30'),
  request: text(),
  'request-file': path(),
  lines: integer({ least: 1, most: 10_000 }).byDefault('100'),
  'key-type': oneOf('primary', 'secondary').byDefault('primary'),
  'dry-run': boolean().byDefault('false'),
})
  .check(({ command, package: given, traffic: shares, auth }) =>
    command === 'deploy' && given === undefined && shares === undefined && auth === undefined
      ? [
          problem(
            'package',
            'nothing was given',
            'a package to deploy, or `traffic` or `auth` to change only that',
            'give the output `package` of package-model',
          ),
        ]
      : [],
  )
  .check(({ command, request, requestFile }) => {
    if (command !== 'invoke') return [];
    if (request === undefined && requestFile === undefined)
      return [problem('request', 'nothing was given', 'a request body in `request` or `request-file`')];
    if (request !== undefined && requestFile !== undefined)
      return [problem('request', '`request` and `request-file`', 'one of the two')];
    return [];
  });

/** The inputs of deploy-model, read. */
export type Spec = SpecOf<typeof inputs>;

function problem(inputName: string, said: string, expected: string, remedy?: string): Problem {
  return { where: { input: inputName }, said, expected, remedy };
}
