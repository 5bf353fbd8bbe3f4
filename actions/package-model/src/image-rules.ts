import { together } from '@slipway/core/inputs-together';
import type { ImageReference } from '@slipway/core/image';
import type { Problem } from '@slipway/core/trouble';

import type { OutputId } from '@slipway/packaging/output/all';

/** The inputs that say how an image is made and where it goes. */
interface ImageInputs {
  readonly output: readonly OutputId[];
  readonly image: ImageReference | undefined;
  readonly imageContents: 'server' | 'models' | 'modelpack';
  readonly imageUsername: string | undefined;
  readonly imagePassword: unknown;
  readonly checkIn: 'auto' | 'process' | 'container';
  readonly attest: boolean;
  readonly githubToken: unknown;
}

/** Outputs whose image has a name of its own, and is not a folder. */
const ofImages: readonly OutputId[] = ['registry', 'oci-layout', 'docker'];

/** True when an image has to be made. */
export function makesImage({ output }: Pick<ImageInputs, 'output'>): boolean {
  return output.some((id) => ofImages.includes(id));
}

const docker = 'give both of them, or none to use the credentials that `docker login` left';

const imageTogether = together([
  { input: 'image-username', needs: 'image-password', remedy: docker },
  { input: 'image-password', needs: 'image-username', remedy: docker },
  {
    input: 'attest',
    is: true,
    needs: 'github-token',
    remedy: 'add `github-token: ${{ github.token }}` under `with:` of this step',
  },
]);

/** What does not fit together among the inputs of images. Pure. */
export function imageRules(spec: ImageInputs): Problem[] {
  return [...nameRules(spec), ...contentRules(spec), ...imageTogether(spec), ...attestRules(spec)];
}

function nameRules({ image, output }: ImageInputs): Problem[] {
  if (output.includes('registry') && image === undefined)
    return [
      {
        where: { input: 'image' },
        said: 'nothing was given, and `output` says `registry`',
        expected: 'where the image goes, such as `ghcr.io/owner/iris`',
        remedy: 'add `image` under `with:` of this step',
      },
    ];
  if (image?.digest === undefined) return [];
  return [
    {
      where: { input: 'image' },
      said: 'a name with a digest',
      expected: 'a name, with a tag or without; the digest is what comes out',
      remedy: 'leave the part from `@` on out',
    },
  ];
}

function contentRules({ imageContents, output, checkIn }: ImageInputs): Problem[] {
  const problems: Problem[] = [];
  const folders = output.filter((id) => !ofImages.includes(id));
  if (imageContents !== 'server' && folders.length > 0)
    problems.push({
      where: { input: 'image-contents' },
      said: `\`${imageContents}\`, with \`output\` ${folders.map((id) => `\`${id}\``).join(' and ')}`,
      expected: '`server`, or outputs that are images only',
      remedy: 'package the models alone in a step of their own',
    });
  if (imageContents === 'modelpack' && output.some((id) => id !== 'registry'))
    problems.push({
      where: { input: 'output' },
      said: 'a ModelPack artefact, which is no image that an engine could load',
      expected: '`registry` alone with `image-contents: modelpack`',
    });
  if (checkIn === 'container' && !makesImage({ output }))
    problems.push({
      where: { input: 'check-in' },
      said: '`container`, but no image is made',
      expected: '`process`, or an `output` with an image',
    });
  return problems;
}

function attestRules({ attest, output }: ImageInputs): Problem[] {
  if (!attest || output.includes('registry')) return [];
  return [
    {
      where: { input: 'attest' },
      said: '`true`, but no image is pushed',
      expected: '`registry` in `output`: an attestation is about an image that others can pull',
    },
  ];
}
