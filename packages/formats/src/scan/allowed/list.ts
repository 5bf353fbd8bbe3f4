/** Names that a pickle may import, separated by spaces, by their module. */
export type AllowedImports = Readonly<Record<string, string>>;
