import { describe, expect, it } from 'vitest';

import { readInputs } from '@slipway/core/inputs';

import { inputs } from './inputs.ts';

function problems(given: Record<string, string>): string[] {
  const read = readInputs(inputs, (name) => ({ models: 'iris:1', ...given })[name]);
  return 'problems' in read ? read.problems.map(({ where, said }) => `${JSON.stringify(where)} ${said}`) : [];
}

describe('inputs of images', () => {
  it.each([
    [{ output: 'registry', image: 'ghcr.io/owner/iris' }],
    [{ output: 'directory, oci-layout' }],
    [{ output: 'registry', image: 'ghcr.io/owner/iris:1', 'image-contents': 'modelpack' }],
    [{ output: 'oci-layout', platforms: 'linux/arm64\nlinux/amd64', 'check-in': 'container' }],
  ])('takes %j', (given) => {
    expect(problems(given)).toEqual([]);
  });

  it.each([
    [{ output: 'registry' }, /image.*nothing was given/],
    [{ output: 'registry', image: `ghcr.io/o/iris@sha256:${'a'.repeat(64)}` }, /a name with a digest/],
    [{ output: 'directory', 'image-contents': 'models' }, /image-contents/],
    [{ output: 'oci-layout', 'image-contents': 'modelpack' }, /ModelPack/],
    [{ output: 'directory', 'check-in': 'container' }, /no image is made/],
    [{ output: 'floppy' }, /floppy/],
    [{ output: 'oci-layout', platforms: 'linux/s390x' }, /s390x/],
    [{ output: 'registry', image: 'ghcr.io/o/iris', 'image-password': 'x' }, /image-username/],
    [{ output: 'registry', image: 'ghcr.io/o/iris', attest: 'true' }, /github-token/],
    [{ output: 'oci-layout', attest: 'true', 'github-token': 'x' }, /no image is pushed/],
  ])('refuses %j', (given, said) => {
    expect(problems(given as Record<string, string>)).toEqual([expect.stringMatching(said)]);
  });
});
