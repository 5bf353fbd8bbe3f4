import type { ByteStream } from './byte-stream.ts';
import { numpyArray, arrayOf, dtypeOf, shapeOf } from './numpy-values.ts';
import { PickleFault } from './pickle-machine.ts';
import { attributesOf, classOf, isKind, type PickleObject, type PickleValue } from './pickle-values.ts';

const WRAPPER = 'joblib.numpy_pickle.NumpyArrayWrapper';

const KEPT_BYTES = 4096;

/** Whether joblib's unpickler would now read an array from the bytes behind the pickle's opcodes. */
export function isArrayWrapper(value: PickleValue): value is PickleObject {
  return isKind(value, 'object') && classOf(value) === WRAPPER;
}

/**
 * Steps over the bytes of the array that follow joblib's wrapper, and notes on the wrapper what array it is.
 * Arrays of objects are a pickle of their own, which `nested` walks.
 * Source: https://github.com/joblib/joblib/blob/1.5.2/joblib/numpy_pickle.py, `NumpyArrayWrapper.read_array`.
 */
export async function stepOverArray(
  stream: ByteStream,
  wrapper: PickleObject,
  nested: () => Promise<PickleValue>,
): Promise<void> {
  const attributes = attributesOf(wrapper);
  const dtype = dtypeOf(attributes.get('dtype'));
  const shape = shapeOf(attributes.get('shape'));
  if (dtype === undefined || shape === undefined) {
    throw new PickleFault("the shape or the type of joblib's array is not to be seen");
  }
  if (dtype.hasObjects) {
    const array = arrayOf(await nested());
    wrapper.array = array ?? { dtype: dtype.code, shape };
    return;
  }
  if (typeof attributes.get('numpy_array_alignment_bytes') === 'number') await stepOverPadding(stream);
  const length = shape.reduce((product, size) => product * size, 1) * dtype.itemSize;
  if (!Number.isSafeInteger(length)) throw new PickleFault("the size of joblib's array is not to be seen");
  const head = await stream.takeHead(length, length > KEPT_BYTES ? 0 : KEPT_BYTES);
  wrapper.array = numpyArray(dtype, shape, { kind: 'bytes', length, head });
}

/** One byte says how many bytes follow it to align the array. */
async function stepOverPadding(stream: ByteStream): Promise<void> {
  const [length = 0] = await stream.takeHead(1, 1);
  await stream.skip(length);
}
