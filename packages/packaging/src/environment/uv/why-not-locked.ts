import type { Ports } from '@slipway/core/ports';
import { Failure, Problems } from '@slipway/core/trouble';

import type { EnvironmentFacts, WantedEnvironment } from '../kind.ts';
import { explainConflict } from './conflict.ts';
import { hintedProblems } from './hints.ts';
import { missingWheels } from './missing-wheels.ts';

/** Why uv could not make a lock: what the user can mend, or what failed. Pure but for the log. */
export function whyNotLocked(
  stderr: string,
  wanted: WantedEnvironment,
  facts: Pick<EnvironmentFacts, 'runtimeVersion' | 'platform'>,
  log: Pick<Ports['log'], 'debug'>,
): Error {
  const said = withoutWarnings(stderr);
  for (const line of said.split('\n')) log.debug(line);
  const tail = said.trim().split('\n').slice(-12);
  const refused = refusals.map((refusal) => refusal.exec(oneLine(said))).find((match) => match !== null);
  if (refused !== undefined) return accessRefused(refused[1]!, refused[2]!);
  if (/No solution found when resolving/.test(said)) {
    const unbuilt = missingWheels(oneLine(said), wanted, facts);
    if (unbuilt.length > 0) return new Problems(unbuilt);
    const hinted = hintedProblems(oneLine(said), wanted, facts);
    return new Problems(hinted.length > 0 ? hinted : explainConflict(said, wanted));
  }
  if (/error sending request|Failed to fetch|dns error|Could not connect|tcp connect/i.test(said)) {
    const url = /(?:Failed to fetch:|for url|Could not connect to) [`(]?(https?:\/\/[^\s`)]+)/.exec(
      said,
    )?.[1];
    const index = url === undefined ? 'the index of Python packages' : hostOf(url);
    if (/invalid peer certificate/i.test(said)) {
      return new Failure('NETWORK_FAILED', `${index} has a certificate that is not trusted here`, {
        log: tail,
        remedy: 'give the authority that signed it as `certificate-authorities`',
      });
    }
    return new Failure('NETWORK_FAILED', `${index} could not be reached`, {
      log: tail,
      remedy:
        'run again, set `index-url` to an index that this machine can reach, or give a folder of wheels as `find-links` with `no-index`',
    });
  }
  return notBuilt(said, tail);
}

/** Of a page of an index, and of a file when uv still has the page from somebody who was let in. */
const refusals = [
  /An index URL \((\S+)\) could not be queried.*\((401|403)[^)]*\)/,
  /Failed to fetch: `?(https?:\/\/[^\s`?#]+)\S* .*?client error \((401|403)\b/,
];

function accessRefused(url: string, status: string): Error {
  return new Problems([
    {
      where: { input: 'index-credentials' },
      said: `${url} answered ${status}: it does not give packages to whoever asks here`,
      expected: `a user and a password for ${hostOf(url)}`,
      remedy: `add the line \`${hostOf(url)}=user:password\` to \`index-credentials\`, from a secret`,
    },
  ]);
}

/** The host of an address, without its port. */
function hostOf(url: string): string {
  return /^\w+:\/\/(?:[^@/]*@)?([^/:]+)/.exec(url)?.[1] ?? url;
}

function notBuilt(said: string, tail: readonly string[]): Failure {
  const unbuilt = /Failed to (?:build|download and build) `?([^`\s]+)`?/.exec(said)?.[1];
  return new Failure(
    'PROCESS_FAILED',
    `uv could not lock the requirements${unbuilt === undefined ? '' : `: \`${unbuilt}\` could not be built`}`,
    {
      log: tail,
      remedy:
        unbuilt === undefined ? 'mend what uv says' : `choose a version of \`${unbuilt}\` that has a wheel`,
    },
  );
}

/** uv warns at length about every broken Python that it meets on the PATH. */
function withoutWarnings(stderr: string): string {
  const at = stderr.search(/^(error:|\s*×)/m);
  return at < 0 ? stderr : stderr.slice(at);
}

/** An explanation without uv's frame and line breaks. */
function oneLine(said: string): string {
  return said.replaceAll(/[│╰─▶×]/g, ' ').replaceAll(/\s+/g, ' ');
}
