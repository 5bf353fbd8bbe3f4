import type { Images } from '@slipway/core/ports-images';
import { buildImage } from '@slipway/oci/image/build-image';
import type { ImagesHost } from '@slipway/oci/images';

/**
 * Images and registries. What speaks to registries and compresses is loaded when it is first asked for: most runs never
 * do, and start sooner without.
 * @param bundle absolute path of the built bundle, `Host.bundle`
 */
export function lazyImages(host: Omit<ImagesHost, 'threadProgram'>, bundle: string): Images {
  let loading: Promise<Images> | undefined;
  const load = async (): Promise<Images> => {
    const { registryImages } = await import('@slipway/oci/images');
    const { threadProgram } = await import('@slipway/oci/image/layer-threads');
    return registryImages({ ...host, threadProgram: threadProgram(bundle) });
  };
  const loaded = (): Promise<Images> => (loading ??= load());
  return {
    base: async (...given) => (await loaded()).base(...given),
    describe: async (...given) => (await loaded()).describe(...given),
    foresee: (...given) => void loaded().then((images) => images.foresee(...given)),
    layer: async (...given) => (await loaded()).layer(...given),
    isWhole: async (...given) => (await loaded()).isWhole(...given),
    build: buildImage,
    buildArtifact: async (...given) => (await loaded()).buildArtifact(...given),
    push: async (...given) => (await loaded()).push(...given),
    session: async (...given) => (await loaded()).session(...given),
    referrers: async (...given) => (await loaded()).referrers(...given),
    writeLayout: async (...given) => (await loaded()).writeLayout(...given),
  };
}
