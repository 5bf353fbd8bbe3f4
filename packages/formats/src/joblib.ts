import type { ByteStream } from './byte-stream.ts';
import { numpyArray, arrayOf, dtypeOf, shapeOf } from './numpy-values.ts';
import { PickleFault } from './pickle-machine.ts';
import { attributesOf, classOf, isKind, type PickleObject, type PickleValue } from './pickle-values.ts';

const WRAPPER = 'joblib.numpy_pickle.NumpyArrayWrapper';

/** All that joblib ever wrote; anything else, such as `read`, would take the place of a method of the wrapper. */
const attributeNames = new Set([
  'subclass',
  'shape',
  'order',
  'dtype',
  'allow_mmap',
  'numpy_array_alignment_bytes',
]);

const KEPT_BYTES = 4096;

/** Whether joblib's unpickler would now read an array from the bytes behind the pickle's opcodes. */
export function isArrayWrapper(value: PickleValue): value is PickleObject {
  return isKind(value, 'object') && classOf(value) === WRAPPER;
}

/**
 * Steps over the bytes of the array that follow joblib's wrapper, and notes on the wrapper what array it is.
 * Arrays of objects are a pickle of their own, which `nested` walks. How many bytes an array has must be beyond doubt:
 * whoever makes a reader and joblib disagree about it hides what follows.
 * Source: https://github.com/joblib/joblib/blob/1.5.2/joblib/numpy_pickle.py, `NumpyArrayWrapper.read_array`.
 * @throws PickleFault when the wrapper is not as joblib writes it.
 */
export async function stepOverArray(
  stream: ByteStream,
  wrapper: PickleObject,
  nested: () => Promise<PickleValue>,
): Promise<void> {
  const attributes = wrapperAttributes(wrapper);
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
  const alignment = attributes.get('numpy_array_alignment_bytes') ?? null;
  if (alignment !== null && typeof alignment !== 'number')
    throw new PickleFault("the alignment of joblib's array is no number");
  if (alignment !== null) await stepOverPadding(stream);
  const length = shape.reduce((product, size) => product * size, 1) * dtype.itemSize;
  if (!Number.isSafeInteger(length)) throw new PickleFault("the size of joblib's array is not to be seen");
  const head = await stream.takeHead(length, length > KEPT_BYTES ? 0 : KEPT_BYTES);
  wrapper.array = numpyArray(dtype, shape, { kind: 'bytes', length, head });
}

function wrapperAttributes(wrapper: PickleObject): Map<string, PickleValue> {
  const { state } = wrapper;
  if (wrapper.array !== undefined) throw new PickleFault("joblib's wrapper is used for a second array");
  if (!isKind(state, 'dict') || state.length !== state.entries.size)
    throw new PickleFault("the state of joblib's wrapper is no plain dictionary");
  const foreign = [...state.entries.keys()].find((name) => !attributeNames.has(name));
  if (foreign !== undefined) throw new PickleFault(`joblib's wrapper never has an attribute \`${foreign}\``);
  return attributesOf(wrapper);
}

/** One byte says how many bytes follow it to align the array. */
async function stepOverPadding(stream: ByteStream): Promise<void> {
  const [length = 0] = await stream.takeHead(1, 1);
  await stream.skip(length);
}
