/** What can be done to the models of a registry. */
export const commandNames = [
  'register',
  'alias',
  'tag',
  'archive',
  'restore',
  'delete',
  'download',
  'list',
] as const;

/** @see commandNames */
export type CommandName = (typeof commandNames)[number];
