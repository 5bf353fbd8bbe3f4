import type { InputRows } from '@slipway/core/inputs';
import { together } from '@slipway/core/inputs-together';
import type { Problem } from '@slipway/core/trouble';
import { namesNothing, type NamedByEvent } from '@slipway/models/event/event-input';
import { sourceKind, type SourceSpec } from '@slipway/models/source/source-inputs';
import { commandNames, type CommandName } from './command-names.ts';
import type { ModelMeant } from './model-input.ts';

/** What every command takes: where the registry is, and whether anything is done. */
const always = [
  'command',
  'event',
  'registry',
  'registry-username',
  'registry-password',
  'insecure-registries',
  'certificate-authorities',
  'dry-run',
];

/** What the other commands take. `register` takes whatever is left, and what it shares with them. */
const taken: Readonly<Record<Exclude<CommandName, 'register'>, readonly string[]>> = {
  alias: ['model', 'alias'],
  tag: ['model', 'tags', 'properties'],
  archive: ['model'],
  restore: ['model'],
  delete: ['model', 'force'],
  download: ['model', 'path'],
  list: ['names', 'include-archived', 'limit'],
};

const sharedWithRegister = ['alias', 'tags', 'properties'];

/** Tells whether an input means something to a command. */
export function takes(command: CommandName, input: string): boolean {
  if (always.includes(input)) return true;
  if (command !== 'register') return taken[command].includes(input);
  return sharedWithRegister.includes(input) || !Object.values(taken).flat().includes(input);
}

/** What the rules about commands look at. */
export interface CommandSpec extends Pick<SourceSpec, 'modelPath' | 'experiment'> {
  command: CommandName;
  name: string | undefined;
  model: ModelMeant | undefined;
  event: NamedByEvent;
  alias: string | undefined;
  tags: Readonly<Record<string, string>> | undefined;
  properties: Readonly<Record<string, string>> | undefined;
}

/** What a command needs and did not get. Pure. */
export function missingInputs(spec: CommandSpec): Problem[] {
  const { command } = spec;
  const needed = (input: string, isGiven: boolean): Problem[] =>
    isGiven ? [] : [missing(input, `\`${command}\``, `a value for \`${input}\``)];
  switch (command) {
    case 'register':
      return [
        ...needed('model-path', spec.modelPath !== undefined || spec.experiment !== undefined),
        ...needed('name', spec.name !== undefined || hasName(spec)),
      ];
    case 'alias':
      return [...modelProblems(spec), ...needed('alias', spec.alias !== undefined)];
    case 'tag':
      return [
        ...modelProblems(spec),
        ...needed('tags', spec.tags !== undefined || spec.properties !== undefined),
      ];
    case 'archive':
    case 'restore':
    case 'delete':
    case 'download':
      return modelProblems(spec);
    case 'list':
      return [];
  }
}

/** True for what may be registered already, and then has a name. */
function hasName(spec: CommandSpec): boolean {
  return ['registered', 'oci', 'artifact'].includes(sourceKind(spec));
}

/** What was given and means nothing to the command. Something else was meant, so nothing is done. Pure. */
export function idleInputs(rows: InputRows): (spec: object) => Problem[] {
  const taking = (input: string): string[] => commandNames.filter((command) => takes(command, input));
  return together(
    Object.keys(rows).map((input) => ({ input, needs: 'command', as: taking(input) })),
    rows,
  );
}

/** Archiving may be about all versions of a model. Deleting is about a version that the user has named. */
function modelProblems({ command, model, event }: CommandSpec): Problem[] {
  // Every run that a dispatch started has an event: it must not be enough to delete what it names.
  const isNamed = event.model !== undefined && command !== 'delete';
  if (model === undefined && !isNamed) {
    const said = command === 'delete' ? undefined : namesNothing(event);
    return [missing('model', `\`${command}\``, 'a registered model such as `iris:3`', said)];
  }
  if (model === undefined || command === 'archive' || command === 'restore') return [];
  const { name, pick } = model;
  if (pick === undefined)
    return [unclear(`\`${name}\`, which has many versions`, `one version, such as \`${name}:3\``)];
  if (command === 'delete' && !('version' in pick)) {
    const word = 'alias' in pick ? pick.alias : 'latest';
    const said = `\`${name}@${word}\`, which is another version when this is run once more`;
    return [unclear(said, `a version by its number, such as \`${name}:3\``)];
  }
  return [];
}

function unclear(said: string, expected: string): Problem {
  return { where: { input: 'model' }, said, expected, remedy: 'name the version' };
}

function missing(input: string, command: string, expected: string, said = 'nothing was given'): Problem {
  return {
    where: { input },
    said,
    expected: `${expected}, which ${command} needs`,
    remedy: `add \`${input}\` under \`with:\` of this step`,
  };
}
