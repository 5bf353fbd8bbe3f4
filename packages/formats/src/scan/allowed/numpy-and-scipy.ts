import type { AllowedImports } from './list.ts';

const arrays = '_reconstruct scalar';
const joblibArrays = 'NumpyArrayWrapper';
const bitGenerators = 'MT19937 PCG64 PCG64DXSM Philox SFC64';
const randomMakers = '__bit_generator_ctor __generator_ctor __randomstate_ctor';

const types =
  'bool_ bool bytes_ complex128 complex64 clongdouble datetime64 dtype float16 float32 float64 int16 int32 int64 ' +
  'int8 longdouble longlong matrix ndarray object_ recarray record str_ timedelta64 uint16 uint32 uint64 uint8 ulonglong void';

/** Functions of numpy's core: arrays in, arrays out. Parameters of `FunctionTransformer`. */
const functions =
  'abs absolute add arccos arccosh arcsin arcsinh arctan arctan2 arctanh bitwise_and bitwise_not bitwise_or ' +
  'bitwise_xor cbrt ceil conjugate copysign cos cosh deg2rad degrees divide divmod equal exp exp2 expm1 fabs float_power ' +
  'floor floor_divide fmax fmin fmod gcd greater greater_equal heaviside hypot invert isfinite isinf isnan lcm ldexp ' +
  'left_shift less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor ' +
  'matmul maximum minimum mod modf multiply negative nextafter not_equal positive power rad2deg radians reciprocal ' +
  'remainder right_shift rint sign signbit sin sinh spacing sqrt square subtract tan tanh true_divide trunc';

const statistics =
  'amax amin argmax argmin around average clip cumsum diff max mean median min nan_to_num nanmax nanmean nanmedian ' +
  'nanmin nanstd nansum prod ravel reshape round squeeze std sum var';

const dtypes =
  'BoolDType Float16DType Float32DType Float64DType Int16DType Int32DType Int64DType Int8DType ObjectDType StrDType ' +
  'UInt16DType UInt32DType UInt64DType UInt8DType';

const sparse = 'bsr coo csc csr dia dok lil';
const kinds = (ending: string) =>
  sparse
    .split(' ')
    .map((kind) => `${kind}_${ending}`)
    .join(' ');
const sparseModules = Object.fromEntries(
  sparse
    .split(' ')
    .flatMap((kind) =>
      [`scipy.sparse._${kind}`, `scipy.sparse.${kind}`].map((module) => [module, kind] as const),
    )
    .map(([module, kind]) => [module, `${kind}_array ${kind}_matrix`]),
);

/**
 * Arrays, numbers and sparse matrices, and joblib's way to write them. Left out on purpose: everything of numpy that
 * reads files or calls what it is given, and the distributions of `scipy.stats`, which execute a text of their state (see `guarded-imports.ts`).
 */
export const numpyAndScipy: AllowedImports = {
  numpy: `${types} ${functions} ${statistics} poly1d`,
  'numpy.polynomial.polynomial': 'Polynomial',
  'numpy.core.multiarray': arrays,
  'numpy._core.multiarray': arrays,
  'numpy.core._multiarray_umath': functions,
  'numpy._core._multiarray_umath': functions,
  'numpy.core.fromnumeric': statistics,
  'numpy._core.fromnumeric': statistics,
  'numpy.core.numeric': '_frombuffer',
  'numpy._core.numeric': '_frombuffer',
  'numpy.dtypes': dtypes,
  'numpy.rec': 'recarray record',
  'numpy.core.records': 'recarray record',
  'numpy._core.records': 'recarray record',
  'numpy.ma': 'MaskedArray',
  'numpy.ma.core': 'MaskedArray _mareconstruct',
  'numpy.random': `__RandomState_ctor ${bitGenerators} Generator RandomState`,
  'numpy.random.mtrand': 'RandomState',
  'numpy.random._generator': 'Generator',
  'numpy.random._pickle': randomMakers,
  'numpy.random._mt19937': 'MT19937',
  'numpy.random._pcg64': 'PCG64 PCG64DXSM',
  'numpy.random._philox': 'Philox',
  'numpy.random._sfc64': 'SFC64',
  'numpy.random.bit_generator': 'SeedSequence __pyx_unpickle_SeedSequence',
  'joblib.numpy_pickle': joblibArrays,
  ...sparseModules,
  'scipy.sparse': `${kinds('array')} ${kinds('matrix')}`,
  'scipy._lib.array_api_compat.numpy._aliases': 'asarray',
  'scipy.interpolate._bsplines': 'BSpline',
  'scipy.interpolate._interpolate': 'interp1d',
  'scipy.interpolate.interpolate': 'interp1d',
  'scipy.stats._distn_infrastructure': 'rv_continuous_frozen rv_discrete_frozen rv_frozen',
  'scipy.special._ufuncs': 'erf erfc erfinv expit log_expit logit',
};
