const machineWide =
  /^(PATH|LANG|LC_ALL|TZ|TMPDIR|TEMP|TMP|SystemRoot|ComSpec|PATHEXT)$|_proxy$|CERT|^(npm_config|pip|uv)_/i;

/** What of this process's environment a runner's machine would have as well: places, proxies, settings of installers. */
export function machineEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value !== undefined && machineWide.test(name) ? [[name, value]] : [],
    ),
  );
}
