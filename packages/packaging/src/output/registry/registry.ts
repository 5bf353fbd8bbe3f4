import { imageReferenceText } from '@slipway/core/image-reference';

import { toldBy } from '../../image/labels.ts';
import type { OutputProvider } from '../kind.ts';

/** An image in a registry. */
export const registry: OutputProvider = {
  id: 'registry',
  title: 'an image in a registry',
  needs: 'image',

  async look({ image, access }, ports) {
    const found = await ports.images.describe(image!, access);
    const place = imageReferenceText(image!);
    if (found === undefined) return { place };
    return { place, existing: { digest: found.digest, ...toldBy(found.annotations) } };
  },

  async publish({ about, image }, { image: reference, access }, ports) {
    const pushed = await ports.images.push(image!, reference!, access, about);
    const { digest, unchanged, uploadedBytes } = pushed;
    return { reference: pushed.reference, digest, unchanged, uploadedBytes };
  },
};
