/** A command that a package has: a file of that name in `bin/`. */
export interface ConsoleScript {
  name: string;
  text: string;
}

/**
 * The commands of a package by its `entry_points.txt`. Installers write them each in their own way, some of them as
 * programs for Windows; here they are the same whoever installed. Pure.
 * Source: https://packaging.python.org/en/latest/specifications/entry-points/
 */
export function consoleScripts(entryPoints: string): ConsoleScript[] {
  const scripts: ConsoleScript[] = [];
  let section = '';
  for (const line of entryPoints.split(/\r?\n/)) {
    section = /^\s*\[\s*([^\]]*?)\s*\]\s*$/.exec(line)?.[1] ?? section;
    const [, name, module, object] =
      /^\s*([\w.-]+)\s*=\s*([\w.]+)\s*:\s*([\w.]+)\s*(?:\[[^\]]*\]\s*)?$/.exec(line) ?? [];
    if (!/^(console|gui)_scripts$/.test(section) || name === undefined) continue;
    scripts.push({ name, text: scriptText(module!, object!) });
  }
  return scripts;
}

/** `flask.cli:main` as a program for whatever Python is on the PATH of the image. */
function scriptText(module: string, object: string): string {
  const [imported] = object.split('.');
  return `#!/usr/bin/env python3
import sys

from ${module} import ${imported}

if __name__ == "__main__":
    sys.exit(${object}())
`;
}
