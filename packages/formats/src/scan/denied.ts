/** Packages whose business is to start programs, to load code, to evaluate texts, or to talk to the network. */
const packages =
  'Cython IPython _pytest _testcapi _testinternalcapi _xxsubinterpreters aiohttp asyncssh boto3 botocore cffi celery code_generator dask distributed distutils2 docker ' +
  'easy_install execnet fabric flask gevent gradio httpx huggingface_hub invoke ipykernel jinja2 kubernetes loky mako ' +
  'nose nox numba numexpr paramiko pexpect pip pkg_resources plumbum psutil ptyprocess py pyarrow.fs pyspark pytest ' +
  'pyximport ray requests scrapy setuptools setuptools_scm sh streamlit sympy torchrun tornado tox twisted urllib3 uvloop ' +
  'virtualenv webdriver wheel win32api win32com win32process zmq jsonpickle shelve2 yaml ruamel klepto pathos ppft multiprocess';

/** Parts of model frameworks that load, run or evaluate what they are given. A part covers everything below it. */
const parts =
  'numpy.testing numpy.f2py numpy.distutils numpy._pytesttester numpy.lib.npyio numpy.lib._npyio_impl numpy.lib.format ' +
  'numpy.lib._format_impl numpy.lib._datasource numpy.lib.utils numpy.lib._utils_impl numpy.ctypeslib numpy.core._internal ' +
  'numpy._core._internal numpy.conftest numpy.compat numpy.typing numpy.core.memmap numpy._core.memmap numpy.core.overrides ' +
  'numpy._core.overrides numpy.core.function_base numpy.core.records numpy._core.records numpy.testing._private ' +
  'numpy.core._ufunc_config numpy._utils numpy.tests numpy.ma.mrecords numpy.random._examples ' +
  'scipy.io scipy.conftest scipy._lib scipy.weave scipy.datasets scipy.misc scipy.integrate._quad_vec ' +
  'sklearn.externals sklearn.conftest sklearn.datasets sklearn.utils._testing sklearn.utils.testing sklearn.experimental ' +
  'sklearn.utils.estimator_checks sklearn.utils.parallel sklearn.utils._joblib sklearn.utils._mocking ' +
  'sklearn.utils.metaestimators sklearn.utils._available_if sklearn._build_utils sklearn.utils.deprecation ' +
  'joblib pandas.io pandas.core.computation pandas.compat pandas.util pandas.testing pandas._testing pandas.conftest ' +
  'pandas.core.apply pandas.core.accessor pandas.tests pandas.api ' +
  'torch.hub torch.jit torch.utils torch._dynamo torch._inductor torch.fx torch.distributed torch.package torch.compiler ' +
  'torch.multiprocessing torch.testing torch.ops torch._ops torch.classes torch._classes torch.export torch._export ' +
  'torch.onnx torch.serialization torch.storage torch.library torch._library torch._custom_op torch._custom_ops ' +
  'torch._subclasses torch._functorch torch._jit_internal torch._sources torch._lowrank torch.overrides ' +
  'torch.cuda._sanitizer torch.profiler torch._lobpcg torch.futures torch.monitor ' +
  'torch._guards torch._logging torch._numpy torch._refs torch._prims torch.nn.utils torch._C ' +
  'lightgbm.callback lightgbm.dask lightgbm.compat xgboost.dask xgboost.spark xgboost.callback xgboost.testing ' +
  'mlflow.utils mlflow.projects mlflow.artifacts mlflow.tracking mlflow.store tensorflow.io tensorflow.python.lib.io tensorflow.python.platform tensorflow.python.ops.script_ops ' +
  'tensorflow.python.keras.utils tensorflow.python.framework.load_library keras.saving keras.src.saving keras.utils ' +
  'keras.src.utils keras.legacy.saving tensorflow.keras.utils skops.io transformers.utils transformers.dynamic_module_utils ' +
  'dill.source dill.session dill.detect pytorch_lightning.utilities fastai nltk spacy.util catboost.utils statsmodels.iolib ' +
  'langchain langchain_core optuna.storages hydra omegaconf polars.io datasets accelerate.utils peft.utils diffusers.utils';

/** What loads, runs or reaches something under whatever module it is asked for: modules hand on what they import. */
const names =
  '__import__ _import_dotted_name _import_module _load_from_bytes _load_lib _ufunc_reconstruct apply_along_axis apply_over_axes attrgetter breakpoint ' +
  'call check_call check_output compile delattr dynamic_subimport eval exec exec_ exec_command execfile execv execve ' +
  'find_class from_file fromfile fromfunction frompyfunc fromregex genfromtxt getattr getoutput getstatusoutput globals ' +
  'import_module import_string importstring itemgetter load load_from_file load_library load_model load_module load_pickle _load_pyfunc load_pyfunc load_source ' +
  'load_state_dict_from_url loads loadtxt locals memmap methodcaller open open_code openfile partial partialmethod piecewise ' +
  'popen Popen posix_spawn query read_csv read_hdf read_pickle resolve_name run run_command run_module run_path runcode ' +
  'runctx runeval runsource runstring safe_load save savetxt savez setattr shell_exec spawn spawnl spawnv startfile ' +
  'string_to_callable symlink sympify system to_pickle unlink unpickle unsafe_load urlopen urlretrieve vars vectorize ' +
  'rmtree remove removedirs rename replace_file os sys subprocess shutil importlib pickle builtins ctypes socket runpy pty ' +
  'marshal inspect types operator functools';

/** First parts of module names. */
export const deniedPackages: ReadonlySet<string> = new Set(packages.split(' '));

/** Modules, each with all below it. */
export const deniedParts: ReadonlySet<string> = new Set(parts.split(' '));

/** Names in any module. */
export const deniedNames: ReadonlySet<string> = new Set(names.split(' '));
