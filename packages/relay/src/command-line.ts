import { defined } from '@slipway/core/defined';
import { parseArgs } from 'node:util';

import { messageOf } from '@slipway/core/trouble';

/** What the program was asked to do. */
export interface CommandLine {
  command: 'serve' | 'check' | 'undelivered' | 'replay' | 'help';
  /** Path of the configuration. */
  config: string;
  /** The delivery that is to be replayed; missing: all. */
  id?: string;
  allowPrivate: boolean;
}

/** What the program ends with. */
export const exitCodes = {
  /** It did what was asked; `serve` was stopped by SIGTERM or SIGINT. */
  done: 0,
  /** A defect of the relay. */
  defect: 1,
  /** Flags, the configuration or a secret that it names are wrong: all problems were written. */
  wrong: 2,
  /** Another relay uses the store. */
  inUse: 3,
  /** `replay`: no undelivered delivery has this id. */
  unknown: 4,
  /** `replay`: the running relay could not be asked. */
  unreachable: 5,
  /** The store can not be read or written. */
  store: 74,
  /** The address can not be listened on. */
  address: 98,
} as const;

/** The text of `--help`. */
export const help = `Takes webhooks of model registries and tells GitHub repositories of them (repository_dispatch).

  relay serve --config <file> [--allow-private]   receive, keep, tell; until SIGTERM or SIGINT
  relay check --config <file>                     read the configuration and say everything that is wrong with it
  relay undelivered --config <file>               list what GitHub did not take: id, event, repository, reason
  relay replay [id] --config <file>               try it again, one delivery or all; asks the relay that runs

  --config <file>    YAML or JSON; secrets are named in it and taken from the environment
  --allow-private    call GitHub at an address of a private network (GitHub Enterprise Server)
  --help             this text

Exit codes: 0 done, or stopped in order; 1 a defect; 2 wrong flags, configuration or secrets; 3 another relay uses
the store; 4 no such undelivered delivery; 5 the running relay could not be asked; 74 the store can not be read or
written; 98 the address can not be listened on.
`;

/** Reads the arguments after the program's name; a text says what is wrong with them. */
export function readCommandLine(args: readonly string[]): CommandLine | string {
  const options = {
    config: { type: 'string' },
    'allow-private': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [command, id, ...more] = positionals;
    const base = { config: values.config ?? '', allowPrivate: values['allow-private'] };
    if (values.help) return { ...base, command: 'help' };
    if (!isCommand(command)) return `expected one of ${commands.join(', ')}; --help tells more`;
    if (values.config === undefined) return '--config <file> is missing';
    if (more.length > 0 || (id !== undefined && command !== 'replay'))
      return `${id ?? more.join(' ')} is one word too many`;
    return { ...base, command, ...defined({ id }) };
  } catch (thrown) {
    return messageOf(thrown);
  }
}

const commands = ['serve', 'check', 'undelivered', 'replay'] as const;

function isCommand(word: string | undefined): word is (typeof commands)[number] {
  return commands.some((command) => command === word);
}
