import { createPrivateKey } from 'node:crypto';

import { Secret } from '@slipway/core/secret';
import type { YamlValue } from '@slipway/formats/yaml-value';

/** The variables that the relay was started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

const form = '`{ env: NAME }`, the name of a variable that holds it';

/** Reads `{ env: NAME }` and takes the secret from the environment. What stands there instead is never repeated. */
export function secretFrom(value: YamlValue, environment: Environment): Secret | undefined {
  const text = fromEnvironment(value, environment);
  return text === undefined ? undefined : new Secret(text);
}

/** One secret, or a list of them: while one is changed, both are good. */
export function secretsFrom(value: YamlValue, environment: Environment): Secret[] {
  const values = value.isList ? value.items() : [value];
  if (values.length === 0) value.wrong(`\`${value.path}\` is empty`, form);
  return values.map((one) => secretFrom(one, environment)).filter((secret) => secret !== undefined);
}

/** Reads a private key in PEM; line breaks may be written as `\n`, as some hosts can hold only one line. */
export function privateKeyFrom(value: YamlValue, environment: Environment): Secret | undefined {
  const text = fromEnvironment(value, environment)?.replaceAll('\\n', '\n');
  if (text === undefined) return undefined;
  try {
    if (createPrivateKey(text).asymmetricKeyType === 'rsa') return new Secret(text);
  } catch {
    // Said below; what Node says could quote the key.
  }
  return value.wrong(
    `the variable of \`${value.path}\` holds no RSA private key`,
    'the PEM file of the GitHub App',
  );
}

/** Reads `{ env: NAME }`; the text is not empty. */
function fromEnvironment(value: YamlValue, environment: Environment): string | undefined {
  if (!value.isMap) return value.wrong(`\`${value.path}\` is not taken from the environment`, form);
  const name = value.knownFields(['env']).get('env')?.text();
  if (name === undefined) return value.wrong(`\`${value.path}\` names no variable`, form);
  const text = environment[name];
  if (text !== undefined && text.trim() !== '') return text.trim();
  return value.wrong(`the variable ${name} is not set`, 'a secret in it', `set ${name} where the relay runs`);
}
