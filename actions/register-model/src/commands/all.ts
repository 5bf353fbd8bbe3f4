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
