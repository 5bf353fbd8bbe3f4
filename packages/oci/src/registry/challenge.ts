/** How a registry wants to be told who asks. */
export type Challenge =
  { scheme: 'bearer'; realm: string; service?: string; scope?: string } | { scheme: 'basic' };

/**
 * Reads `WWW-Authenticate`. Of several challenges the bearer token wins; undefined when none is known here.
 * Source: https://www.rfc-editor.org/rfc/rfc9110#field.www-authenticate and
 * https://distribution.github.io/distribution/spec/auth/token/
 */
export function parseChallenge(header = ''): Challenge | undefined {
  // Schemes are looked for outside of quotes, where a comma may be part of a name.
  const bare = header.replaceAll(quotedText, ({ length }) => '"'.repeat(length));
  const challenges = [...bare.matchAll(/(?:^|,)\s*([\w-]+)(?=\s*(?:$|,|\s[^\s=,]))/g)];
  const found = challenges.map((match, index) => ({
    scheme: match[1]?.toLowerCase(),
    rest: header.slice(match.index + match[0].length, challenges[index + 1]?.index),
  }));
  const bearer = found.find(({ scheme }) => scheme === 'bearer');
  if (bearer !== undefined) {
    const { realm, service, scope } = parametersOf(bearer.rest);
    if (realm !== undefined)
      return {
        scheme: 'bearer',
        realm,
        service,
        scope,
      };
  }
  return found.some(({ scheme }) => scheme === 'basic') ? { scheme: 'basic' } : undefined;
}

const quotedText = /"(?:[^"\\]|\\.)*"/g;

function parametersOf(text: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [, name, quoted, bare] of text.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g)) {
    if (name !== undefined) parameters[name.toLowerCase()] = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '';
  }
  return parameters;
}
