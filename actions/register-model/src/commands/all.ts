import type { StepPerformer } from '@slipway/core/apply';
import type { CommandName } from '../command-names.ts';
import { register } from './register.ts';
import { alias } from './alias.ts';
import { archive, restore } from './archive.ts';
import type { AnyCommand } from './command.ts';
import { deleteVersion } from './delete.ts';
import { download } from './download.ts';
import { list } from './list.ts';
import { tag } from './tag.ts';

/** Every command by what the input `command` calls it. */
export const commands: Readonly<Record<CommandName, AnyCommand>> = {
  register,
  alias,
  tag,
  archive,
  restore,
  delete: deleteVersion,
  download,
  list,
};

/** Carries out the steps that are the action's own: each verb belongs to one command. */
export const perform: StepPerformer = (step, ports, earlier) => {
  const performer = Object.values(commands)
    .map(({ performers }) => performers[step.verb])
    .find((found) => found !== undefined);
  if (performer === undefined) throw new Error(`register-model has no verb \`${step.verb}\``);
  return performer(step, ports, earlier);
};
