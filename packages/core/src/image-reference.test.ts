import { describe, expect, it } from 'vitest';

import { imageReferenceText, parseImageReference } from './image-reference.ts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('the name of an image', () => {
  it.each([
    ['python:3.11-slim', { host: 'docker.io', repository: 'library/python', tag: '3.11-slim' }],
    ['owner/iris', { host: 'docker.io', repository: 'owner/iris' }],
    ['ghcr.io/owner/iris:1', { host: 'ghcr.io', repository: 'owner/iris', tag: '1' }],
    ['localhost:5000/iris', { host: 'localhost:5000', repository: 'iris' }],
    ['localhost/iris:2', { host: 'localhost', repository: 'iris', tag: '2' }],
    [`ghcr.io/owner/iris:1@${digest}`, { host: 'ghcr.io', repository: 'owner/iris', tag: '1', digest }],
  ])('%s', (text, reference) => {
    expect(parseImageReference(text)).toEqual({ value: reference });
  });

  it.each(['', 'Iris', 'ghcr.io/Owner/iris', 'iris:', 'iris@sha256:12', 'https://ghcr.io/iris'])(
    'refuses `%s`',
    (text) => {
      expect(parseImageReference(text)).toMatchObject({ said: text });
    },
  );

  it('is written as Docker takes it', () => {
    expect(imageReferenceText({ host: 'ghcr.io', repository: 'owner/iris', tag: '1' })).toBe(
      'ghcr.io/owner/iris:1',
    );
  });
});

describe('a name that registries refuse', () => {
  it('is said with the letters that they ask for', () => {
    expect(parseImageReference('ghcr.io/Acme/Iris:V1')).toEqual({
      said: 'ghcr.io/Acme/Iris:V1',
      expected: 'the repository in small letters, which registries ask for: `ghcr.io/acme/iris:V1`',
    });
  });

  it('has Docker Hub by one name', () => {
    expect(parseImageReference('index.docker.io/python:3.11')).toEqual({
      value: { host: 'docker.io', repository: 'library/python', tag: '3.11' },
    });
  });
});
