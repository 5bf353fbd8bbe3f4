import type { AllowedImports } from './list.ts';

const storages =
  'BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage ComplexFloatStorage DoubleStorage ' +
  'FloatStorage HalfStorage IntStorage LongStorage QInt8Storage QInt32Storage QUInt8Storage ShortStorage';

const dtypes =
  'bfloat16 bool complex128 complex64 double float float16 float32 float64 half int int16 int32 int64 int8 long ' +
  'qint32 qint8 quint8 short uint8';

/**
 * What `torch.load(weights_only=True)` allows, and activations. Layers are in `allowed.ts`. Left out on purpose:
 * `torch.storage._load_from_bytes`, which is `torch.load` under another name.
 * Source: https://github.com/pytorch/pytorch/blob/v2.8.0/torch/_weights_only_unpickler.py, `_get_allowed_globals`.
 */
export const torch: AllowedImports = {
  torch: `${storages} ${dtypes} Size Tensor device`,
  'torch._tensor': '_rebuild_from_type_v2 Tensor',
  'torch._utils':
    '_rebuild_device_tensor_from_numpy _rebuild_meta_tensor_no_storage _rebuild_parameter ' +
    '_rebuild_parameter_with_state _rebuild_qtensor _rebuild_sparse_csr_tensor _rebuild_sparse_tensor ' +
    '_rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3',
  'torch.cuda': storages,
  'torch.jit._pickle':
    'build_boollist build_doublelist build_intlist build_tensor_from_id build_tensorlist restore_type_tag',
  'torch.nn.functional': 'elu gelu leaky_relu log_softmax mish relu relu6 selu sigmoid silu softmax tanh',
  'torch.nn.parameter': 'Parameter UninitializedParameter',
  'torch.serialization': '_get_layout',
  'torch.storage': 'TypedStorage UntypedStorage _UntypedStorage',
  'torch._C._nn': 'gelu softplus',
};
