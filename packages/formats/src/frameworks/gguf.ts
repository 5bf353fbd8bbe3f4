import type { Format } from '../detected.ts';
import { looksLikeGguf, readGguf } from '../gguf.ts';
import { withHead, withSuffix } from './heads.ts';

/** GGUF: weights of llama.cpp and its kin. */
export const gguf: Format<'gguf'> = {
  framework: 'gguf',
  type: 'custom_model',
  async recognises(files, heads) {
    const named = withSuffix(files, '.gguf');
    return named.length > 0 ? named : withHead(files, heads, looksLikeGguf);
  },
  async read(recognised) {
    const file = recognised[0]!;
    const { formatVersion, tensors, values } = await readGguf(file.path, file);
    const architecture = values.get('general.architecture');
    const name = values.get('general.name');
    return {
      facts: {
        path: file.path,
        formatVersion,
        tensors,
        architecture: typeof architecture === 'string' ? architecture : undefined,
        name: typeof name === 'string' ? name : undefined,
      },
    };
  },
};
