/** Names that Windows gives to devices, with or without an ending. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** What is wrong with a file name on Windows, or undefined when any system takes it. */
export function unportable(name: string): string | undefined {
  if (devices.test(name)) return 'is the name of a device on Windows';
  if (/[. ]$/.test(name)) return 'ends with a dot or a space, which Windows drops';
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[<>:"|?*\\\u0000-\u001f]/.test(name)) return 'holds a character that Windows refuses';
  return undefined;
}

/** The name among others that a disk which ignores case takes for the same one, or undefined. */
export function sameButForCase(name: string, others: readonly string[]): string | undefined {
  const folded = name.toLowerCase();
  return others.find((other) => other !== name && other.toLowerCase() === folded);
}

/**
 * What of a model's paths can not be written on every system, as sentences. Paths are relative, with `/`.
 * At most one sentence a path.
 */
export function unportablePaths(paths: readonly string[]): string[] {
  const seen = new Map<string, string>();
  const remarks: string[] = [];
  for (const path of paths) {
    const folded = path.toLowerCase();
    const twin = seen.get(folded);
    const fault = path
      .split('/')
      .map(unportable)
      .find((found) => found !== undefined);
    if (twin !== undefined)
      remarks.push(`\`${path}\` and \`${twin}\` are one file on disks that ignore case`);
    else if (fault !== undefined) remarks.push(`\`${path}\` ${fault}`);
    seen.set(folded, path);
  }
  return remarks;
}
