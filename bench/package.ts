import type { Benchmark } from './figure.ts';
import { firstPackage } from './package/first.ts';
import { newWeights } from './package/new-weights.ts';
import { Place } from './package/place.ts';

/**
 * package-model to an image in a registry, as a whole process, beside what people use: `docker build` and `docker push`,
 * and the image that `mlflow models build-docker` makes. A registry and an engine of this machine: no network lies
 * between, so what is measured is work.
 */
const benchmark: Benchmark = {
  name: 'package',
  title:
    'package-model to an image in a registry, against docker build + push and against mlflow build-docker',
  run: async (context) => {
    const place = await Place.open();
    if ('missing' in place) throw new Error(`this benchmark needs ${place.missing.join(', ')}`);
    try {
      return [...(await newWeights(place, context)), ...(await firstPackage(place, context))];
    } finally {
      await place.close();
    }
  },
};

export default benchmark;
