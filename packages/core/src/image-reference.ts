import type { ImageReference } from './image.ts';
import type { Parsed } from './inputs.ts';

const form =
  /^(?<name>(?:[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*\/)*[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/;

/**
 * Parses the name of an image as Docker writes it: `python:3.11-slim`, `ghcr.io/owner/iris:1`,
 * `localhost:5000/iris@sha256:…`. Without a host it is Docker Hub's; a name there without owner is of `library`.
 * Source: https://github.com/distribution/reference/blob/v0.6.0/reference.go
 */
export function parseImageReference(text: string): Parsed<ImageReference> {
  const { host, rest } = hostOf(text);
  const found = form.exec(rest)?.groups;
  if (found?.['name'] === undefined) {
    const small = `${text.slice(0, text.length - rest.length)}${inSmallLetters(rest)}`;
    const expected = form.test(inSmallLetters(rest))
      ? `the repository in small letters, which registries ask for: \`${small}\``
      : 'the name of an image, such as `ghcr.io/owner/iris:1` or `python:3.11-slim`';
    return { expected, said: text };
  }
  const { name, tag, digest } = found;
  const repository = host === dockerHub && !name.includes('/') ? `library/${name}` : name;
  return {
    value: {
      host,
      repository,
      tag,
      digest,
    },
  };
}

/** All but the tag, in which letters of both sizes are meant. */
function inSmallLetters(rest: string): string {
  return rest.replace(/^[^:@]*/, (name) => name.toLowerCase());
}

/** How images of Docker Hub are named without abbreviation. */
export const dockerHub = 'docker.io';

/** The first word is a host when it could be no owner: it has a dot or a port, or is `localhost`. */
function hostOf(text: string): { host: string; rest: string } {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  const isHost =
    first === 'localhost' ||
    (/^[A-Za-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i.test(first) && /[.:]/.test(first));
  if (first === 'index.docker.io') return { host: dockerHub, rest: text.slice(slash + 1) };
  return isHost ? { host: first, rest: text.slice(slash + 1) } : { host: dockerHub, rest: text };
}

/** How people and tools write it. */
export function imageReferenceText({ host, repository, tag, digest }: ImageReference): string {
  return `${host}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
