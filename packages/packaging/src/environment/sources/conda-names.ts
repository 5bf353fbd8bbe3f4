/** Packages that are called otherwise on conda-forge than on PyPI. */
const names: Readonly<Record<string, string>> = {
  'dask-core': 'dask',
  'matplotlib-base': 'matplotlib',
  'msgpack-python': 'msgpack',
  opencv: 'opencv-python-headless',
  'py-opencv': 'opencv-python-headless',
  'py-xgboost': 'xgboost',
  'py-xgboost-cpu': 'xgboost-cpu',
  'py-xgboost-gpu': 'xgboost',
  pytables: 'tables',
  'python-graphviz': 'graphviz',
  'python-kaleido': 'kaleido',
  pytorch: 'torch',
  'pytorch-cpu': 'torch',
  'pytorch-gpu': 'torch',
  'ray-core': 'ray',
  'ray-default': 'ray',
  'tensorflow-gpu': 'tensorflow',
};

/** Libraries and parts of conda itself, which `conda env export` lists and no index of Python packages has. */
const libraries = new RegExp(
  '^(_.*|lib.*|ld_impl.*|.*-compiler|compilers|cxx.*|gcc.*|gxx.*|gfortran.*|sysroot.*|kernel-headers.*|blas|openblas|mkl|' +
    'mkl-.*|nomkl|intel-openmp|llvm-openmp|tbb|cuda|cuda-.*|cudatoolkit|cudnn|nccl|pytorch-cuda|pytorch-mutex|bzip2|' +
    'c-ares|ca-certificates|expat|freetype|icu|jpeg|krb5|lcms2|lz4-c|ncurses|openjpeg|openssl|python_abi|readline|' +
    'snappy|sqlite|tk|tzdata|xz|yaml|zlib|zstd)$',
);

/** Tools of pip that conda lists with every Python: they are on PyPI under the same name, and hold no library. */
const tools = new Set(['setuptools', 'wheel']);

/** What a package of conda is to pip: the name of its package, or that it is none. Pure. */
export function condaPackageForPip(name: string): { name: string; isTool: boolean } | 'library' {
  if (libraries.test(name)) return 'library';
  return { name: names[name] ?? name, isTool: tools.has(name) };
}
