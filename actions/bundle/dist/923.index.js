export const id = 923;
export const ids = [923];
export const modules = {

/***/ 76923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  packageModel: () => (/* binding */ packageModel)
});

// EXTERNAL MODULE: ./packages/core/build/action.js
var action = __webpack_require__(45970);
// EXTERNAL MODULE: ./packages/core/build/inputs-together.js
var inputs_together = __webpack_require__(80776);
// EXTERNAL MODULE: ./packages/core/build/image.js
var build_image = __webpack_require__(80247);
// EXTERNAL MODULE: ./packages/core/build/image-reference.js
var image_reference = __webpack_require__(58699);
// EXTERNAL MODULE: ./packages/core/build/input-kinds.js
var input_kinds = __webpack_require__(1476);
// EXTERNAL MODULE: ./packages/core/build/inputs.js
var inputs = __webpack_require__(30345);
// EXTERNAL MODULE: ./packages/core/build/model-reference.js
var model_reference = __webpack_require__(58435);
// EXTERNAL MODULE: ./packages/models/build/registry/registry-inputs.js
var registry_inputs = __webpack_require__(60216);
// EXTERNAL MODULE: ./packages/models/build/event/event-input.js + 1 modules
var event_input = __webpack_require__(84790);
// EXTERNAL MODULE: ./packages/core/build/bytes.js
var build_bytes = __webpack_require__(65721);
// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/formats/build/byte-stream.js
var byte_stream = __webpack_require__(556);
// EXTERNAL MODULE: ./packages/formats/build/onnx.js + 1 modules
var onnx = __webpack_require__(47235);
// EXTERNAL MODULE: ./packages/formats/build/pickle.js + 7 modules
var pickle = __webpack_require__(60872);
// EXTERNAL MODULE: ./packages/formats/build/zip.js
var zip = __webpack_require__(10066);
;// CONCATENATED MODULE: ./packages/formats/build/scan/finding.js
/** What a scan can find, by what it means for whoever loads the model. */
const findingClasses = [
    'malicious-import',
    'unknown-import',
    'embedded-code',
    'unreadable',
    'escaping-path',
];
/** Fails for what is certainly wrong or can not be told, warns of what may be meant. */
const defaultScanPolicy = {
    'malicious-import': 'fail',
    'unknown-import': 'warn',
    'embedded-code': 'warn',
    unreadable: 'fail',
    'escaping-path': 'fail',
};
/** The most findings of one class that are told of one file. */
const TOLD = 100;
/** Collects findings; the same thing in the same file is told once, at its first place. */
class Findings {
    #found = new Map();
    #counts = new Map();
    /** Takes a finding, up to 100 of a class in a file. */
    add(finding) {
        const kind = `${finding.class}\n${finding.file}`;
        const key = `${kind}\n${finding.import ?? finding.said}`;
        const count = this.#counts.get(kind) ?? 0;
        if (this.#found.has(key) || count >= TOLD)
            return;
        this.#counts.set(kind, count + 1);
        this.#found.set(key, finding);
    }
    /** In the order in which they were found. */
    all() {
        return [...this.#found.values()];
    }
}

;// CONCATENATED MODULE: ./packages/formats/build/scan/allowed/boosters.js
/** The scikit-learn side of gradient boosters, whose trees are bytes that the library itself parses, the bases of other models, and what stands beside estimators in pipelines. */
const boosters = {
    'catboost.core': 'CatBoost CatBoostClassifier CatBoostRanker CatBoostRegressor',
    'lightgbm.basic': 'Booster',
    'lightgbm.sklearn': 'LGBMClassifier LGBMModel LGBMRanker LGBMRegressor _LGBMLabelEncoder',
    'xgboost.callback': 'EarlyStopping EvaluationMonitor',
    'xgboost.compat': 'XGBoostLabelEncoder',
    'xgboost.core': 'Booster',
    'xgboost.sklearn': 'XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRegressor XGBRankerMixIn XGBModelBase',
    'mlflow.pyfunc.model': 'PythonModel PythonModelContext',
    'skopt.space.space': 'Categorical Integer Real Space',
    'imblearn.pipeline': 'Pipeline',
    'imblearn.combine._smote_enn': 'SMOTEENN',
    'imblearn.combine._smote_tomek': 'SMOTETomek',
    'imblearn.ensemble._bagging': 'BalancedBaggingClassifier',
    'imblearn.ensemble._easy_ensemble': 'EasyEnsembleClassifier',
    'imblearn.ensemble._forest': 'BalancedRandomForestClassifier',
    'imblearn.ensemble._weight_boosting': 'RUSBoostClassifier',
    'imblearn.over_sampling._adasyn': 'ADASYN',
    'imblearn.over_sampling._random_over_sampler': 'RandomOverSampler',
    'imblearn.over_sampling._smote.base': 'SMOTE SMOTEN SMOTENC',
    'imblearn.over_sampling._smote.cluster': 'KMeansSMOTE',
    'imblearn.over_sampling._smote.filter': 'BorderlineSMOTE SVMSMOTE',
    'imblearn.under_sampling._prototype_generation._cluster_centroids': 'ClusterCentroids',
    'imblearn.under_sampling._prototype_selection._condensed_nearest_neighbour': 'CondensedNearestNeighbour',
    'imblearn.under_sampling._prototype_selection._edited_nearest_neighbours': 'AllKNN EditedNearestNeighbours RepeatedEditedNearestNeighbours',
    'imblearn.under_sampling._prototype_selection._instance_hardness_threshold': 'InstanceHardnessThreshold',
    'imblearn.under_sampling._prototype_selection._nearmiss': 'NearMiss',
    'imblearn.under_sampling._prototype_selection._neighbourhood_cleaning_rule': 'NeighbourhoodCleaningRule',
    'imblearn.under_sampling._prototype_selection._one_sided_selection': 'OneSidedSelection',
    'imblearn.under_sampling._prototype_selection._random_under_sampler': 'RandomUnderSampler',
    'imblearn.under_sampling._prototype_selection._tomek_links': 'TomekLinks',
    'category_encoders.binary': 'BinaryEncoder',
    'category_encoders.count': 'CountEncoder',
    'category_encoders.hashing': 'HashingEncoder',
    'category_encoders.leave_one_out': 'LeaveOneOutEncoder',
    'category_encoders.one_hot': 'OneHotEncoder',
    'category_encoders.ordinal': 'OrdinalEncoder',
    'category_encoders.target_encoder': 'TargetEncoder',
};

;// CONCATENATED MODULE: ./packages/formats/build/scan/allowed/numpy-and-scipy.js
const arrays = '_reconstruct scalar';
const joblibArrays = 'NumpyArrayWrapper';
const bitGenerators = 'MT19937 PCG64 PCG64DXSM Philox SFC64';
const randomMakers = '__bit_generator_ctor __generator_ctor __randomstate_ctor';
const types = 'bool_ bool bytes_ complex128 complex64 clongdouble datetime64 dtype float16 float32 float64 int16 int32 int64 ' +
    'int8 longdouble longlong matrix ndarray object_ recarray record str_ timedelta64 uint16 uint32 uint64 uint8 ulonglong void';
/** Functions of numpy's core: arrays in, arrays out. Parameters of `FunctionTransformer`. */
const functions = 'abs absolute add arccos arccosh arcsin arcsinh arctan arctan2 arctanh bitwise_and bitwise_not bitwise_or ' +
    'bitwise_xor cbrt ceil conjugate copysign cos cosh deg2rad degrees divide divmod equal exp exp2 expm1 fabs float_power ' +
    'floor floor_divide fmax fmin fmod gcd greater greater_equal heaviside hypot invert isfinite isinf isnan lcm ldexp ' +
    'left_shift less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor ' +
    'matmul maximum minimum mod modf multiply negative nextafter not_equal positive power rad2deg radians reciprocal ' +
    'remainder right_shift rint sign signbit sin sinh spacing sqrt square subtract tan tanh true_divide trunc';
const statistics = 'amax amin argmax argmin around average clip cumsum diff max mean median min nan_to_num nanmax nanmean nanmedian ' +
    'nanmin nanstd nansum prod ravel reshape round squeeze std sum var';
const dtypes = 'BoolDType Float16DType Float32DType Float64DType Int16DType Int32DType Int64DType Int8DType ObjectDType StrDType ' +
    'UInt16DType UInt32DType UInt64DType UInt8DType';
const sparse = 'bsr coo csc csr dia dok lil';
const kinds = (ending) => sparse
    .split(' ')
    .map((kind) => `${kind}_${ending}`)
    .join(' ');
const sparseModules = Object.fromEntries(sparse
    .split(' ')
    .flatMap((kind) => [`scipy.sparse._${kind}`, `scipy.sparse.${kind}`].map((module) => [module, kind]))
    .map(([module, kind]) => [module, `${kind}_array ${kind}_matrix`]));
/**
 * Arrays, numbers and sparse matrices, and joblib's way to write them. Left out on purpose: everything of numpy that
 * reads files or calls what it is given, and the distributions of `scipy.stats`, which execute a text of their state (see `guarded-imports.ts`).
 */
const numpyAndScipy = {
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

;// CONCATENATED MODULE: ./packages/formats/build/scan/allowed/pandas.js
/** Frames, series, indexes and their parts. Left out: everything that reads a file or evaluates a text. */
const pandas = {
    pandas: 'BooleanDtype Categorical CategoricalDtype CategoricalIndex DataFrame DatetimeIndex DatetimeTZDtype Float32Dtype ' +
        'Float64Dtype Index Int16Dtype Int32Dtype Int64Dtype Int8Dtype Interval IntervalDtype IntervalIndex MultiIndex ' +
        'NA Period PeriodDtype PeriodIndex RangeIndex Series SparseDtype StringDtype Timedelta TimedeltaIndex Timestamp UInt16Dtype UInt32Dtype ' +
        'UInt64Dtype UInt8Dtype',
    'pandas.arrays': 'ArrowStringArray BooleanArray Categorical DatetimeArray FloatingArray IntegerArray IntervalArray ' +
        'NumpyExtensionArray PeriodArray SparseArray StringArray TimedeltaArray',
    'pandas._libs.arrays': '__pyx_unpickle_NDArrayBacked',
    'pandas._libs.interval': 'Interval',
    'pandas._libs.internals': '_unpickle_block',
    'pandas._libs.missing': 'NA NAType _create_na',
    'pandas._libs.sparse': 'BlockIndex IntIndex',
    'pandas._libs.tslibs.nattype': '__nat_unpickle _nat_unpickle',
    'pandas._libs.tslibs.offsets': 'BMonthBegin BMonthEnd BQuarterBegin BQuarterEnd BYearBegin BYearEnd BusinessDay BusinessHour BusinessMonthBegin BusinessMonthEnd DateOffset Day Hour Micro Milli Minute MonthBegin MonthEnd Nano QuarterBegin QuarterEnd Second SemiMonthBegin SemiMonthEnd Week YearBegin YearEnd',
    'pandas._libs.tslibs.timedeltas': '_timedelta_unpickle Timedelta',
    'pandas._libs.tslibs.timestamps': '_unpickle_timestamp Timestamp',
    'pandas.core.arrays.boolean': 'BooleanArray BooleanDtype',
    'pandas.core.arrays.categorical': 'Categorical',
    'pandas.core.arrays.datetimes': 'DatetimeArray',
    'pandas.core.arrays.floating': 'Float32Dtype Float64Dtype FloatingArray',
    'pandas.core.arrays.integer': 'Int16Dtype Int32Dtype Int64Dtype Int8Dtype IntegerArray UInt8Dtype',
    'pandas.core.arrays.numpy_': 'NumpyExtensionArray PandasArray',
    'pandas.core.arrays.period': 'PeriodArray',
    'pandas.core.arrays.sparse.array': 'SparseArray',
    'pandas.core.arrays.interval': 'IntervalArray',
    'pandas.core.arrays.string_': 'StringArray StringArrayNumpySemantics StringDtype',
    'pandas.core.arrays.string_arrow': 'ArrowStringArray ArrowStringArrayNumpySemantics',
    'pandas.core.arrays.timedeltas': 'TimedeltaArray',
    'pandas.core.arrays.sparse.dtype': 'SparseDtype',
    'pandas.core.dtypes.dtypes': 'CategoricalDtype DatetimeTZDtype IntervalDtype PeriodDtype SparseDtype',
    'pandas.core.flags': 'Flags',
    'pandas.core.frame': 'DataFrame',
    'pandas.core.indexes.base': 'Index _new_Index',
    'pandas.core.indexes.category': 'CategoricalIndex',
    'pandas.core.indexes.datetimes': 'DatetimeIndex _new_DatetimeIndex',
    'pandas.core.indexes.interval': 'IntervalIndex _new_IntervalIndex',
    'pandas.core.indexes.multi': 'MultiIndex',
    'pandas.core.indexes.numeric': 'Float64Index Int64Index UInt64Index',
    'pandas._libs.tslibs.period': 'Period',
    'pandas.core.indexes.period': 'PeriodIndex',
    'pandas.core.indexes.range': 'RangeIndex',
    'pandas.core.indexes.timedeltas': 'TimedeltaIndex _new_TimedeltaIndex',
    'pandas.core.internals.blocks': 'new_block',
    'pandas.core.internals.managers': 'BlockManager SingleBlockManager',
    'pandas.core.series': 'Series',
    // Time zones of frames by pandas before 3.
    'dateutil.tz.tz': 'tzlocal tzutc',
    pytz: '_UTC _p',
};

;// CONCATENATED MODULE: ./packages/formats/build/scan/allowed/python.js
const values = 'abs bool bytearray bytes complex dict float frozenset int len list object range round set slice str sum tuple type NotImplemented Ellipsis';
const containers = 'ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque';
/**
 * What plain values of Python's own library need. Everything else of that library is refused: `getattr`,
 * `operator.attrgetter`, `functools.partial` and the like look harmless and reach everything (see `guarded-imports.ts` for
 * the one use that is let pass). `type` may only tell the type of a value; where it makes a class, that is found as
 * embedded code.
 */
const python = {
    builtins: values,
    __builtin__: `${values} long unicode xrange`,
    _codecs: 'encode',
    array: '_array_reconstructor array',
    collections: containers,
    copy_reg: '_reconstructor __newobj__ __newobj_ex__',
    copyreg: '_reconstructor __newobj__ __newobj_ex__',
    datetime: 'date datetime time timedelta timezone tzinfo',
    decimal: 'Decimal',
    fractions: 'Fraction',
    ipaddress: 'IPv4Address IPv4Network IPv6Address IPv6Network',
    pathlib: 'Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath',
    'pathlib._local': 'Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath',
    random: 'Random',
    re: '_compile',
    types: 'SimpleNamespace',
    uuid: 'SafeUUID UUID',
    zoneinfo: 'ZoneInfo ZoneInfo._unpickle',
};

;// CONCATENATED MODULE: ./packages/formats/build/scan/allowed/scikit-learn.js
/**
 * What pickles of scikit-learn name: estimators, their parts, and the functions that are parameters of them. Written by
 * `fixtures/list-scikit-learn.py` from the versions 1.3, 1.5 and 1.9. Left out are functions that read files or
 * call what they are given, tests, data sets, and everything under `sklearn.externals`.
 */
const scikitLearn = {
    // Version 1.5 pickles the losses under the bare name of their compiled module.
    _loss: 'CyAbsoluteError CyExponentialLoss CyHalfBinomialLoss CyHalfGammaLoss CyHalfMultinomialLoss CyHalfPoissonLoss CyHalfSquaredError CyHalfTweedieLoss CyHalfTweedieLossIdentity CyHuberLoss CyLossFunction CyPinballLoss __pyx_unpickle_CyAbsoluteError __pyx_unpickle_CyExponentialLoss __pyx_unpickle_CyHalfBinomialLoss __pyx_unpickle_CyHalfGammaLoss __pyx_unpickle_CyHalfMultinomialLoss __pyx_unpickle_CyHalfPoissonLoss __pyx_unpickle_CyHalfSquaredError __pyx_unpickle_CyHalfTweedieLoss __pyx_unpickle_CyHalfTweedieLossIdentity __pyx_unpickle_CyHuberLoss __pyx_unpickle_CyLossFunction __pyx_unpickle_CyPinballLoss',
    'sklearn._loss._loss': 'CyAbsoluteError CyExponentialLoss CyHalfBinomialLoss CyHalfGammaLoss CyHalfMultinomialLoss CyHalfPoissonLoss CyHalfSquaredError CyHalfTweedieLoss CyHalfTweedieLossIdentity CyHuberLoss CyLossFunction CyPinballLoss __pyx_unpickle_CyAbsoluteError __pyx_unpickle_CyExponentialLoss __pyx_unpickle_CyHalfBinomialLoss __pyx_unpickle_CyHalfGammaLoss __pyx_unpickle_CyHalfMultinomialLoss __pyx_unpickle_CyHalfPoissonLoss __pyx_unpickle_CyHalfSquaredError __pyx_unpickle_CyHalfTweedieLoss __pyx_unpickle_CyHalfTweedieLossIdentity __pyx_unpickle_CyHuberLoss __pyx_unpickle_CyLossFunction __pyx_unpickle_CyPinballLoss',
    'sklearn._loss.link': 'HalfLogitLink IdentityLink Interval LogLink LogitLink MultinomialLogit',
    'sklearn._loss.loss': 'AbsoluteError ArrayAPILossMixin BaseLoss ExponentialLoss HalfBinomialLoss HalfBinomialLossArrayAPI HalfGammaLoss HalfMultinomialLoss HalfMultinomialLossArrayAPI HalfPoissonLoss HalfPoissonLossArrayAPI HalfSquaredError HalfTweedieLoss HalfTweedieLossIdentity HuberLoss PinballLoss',
    'sklearn.base': 'BaseEstimator BiclusterMixin ClassNamePrefixFeaturesOutMixin ClassifierMixin ClusterMixin DensityMixin MetaEstimatorMixin MultiOutputMixin OneToOneFeatureMixin OutlierMixin RegressorMixin TransformerMixin _UnstableArchMixin',
    'sklearn.calibration': 'CalibratedClassifierCV _CalibratedClassifier _SigmoidCalibration _TemperatureScaling',
    'sklearn.cluster._affinity_propagation': 'AffinityPropagation',
    'sklearn.cluster._agglomerative': 'AgglomerativeClustering FeatureAgglomeration',
    'sklearn.cluster._bicluster': 'SpectralBiclustering SpectralCoclustering',
    'sklearn.cluster._birch': 'Birch _CFNode _CFSubcluster',
    'sklearn.cluster._bisect_k_means': 'BisectingKMeans _BisectingTree',
    'sklearn.cluster._dbscan': 'DBSCAN',
    'sklearn.cluster._feature_agglomeration': 'AgglomerationTransform',
    'sklearn.cluster._hdbscan.hdbscan': 'HDBSCAN',
    'sklearn.cluster._kmeans': 'KMeans MiniBatchKMeans _kmeans_single_elkan _kmeans_single_lloyd',
    'sklearn.cluster._mean_shift': 'MeanShift',
    'sklearn.cluster._optics': 'OPTICS',
    'sklearn.cluster._spectral': 'SpectralClustering',
    'sklearn.compose._column_transformer': 'ColumnTransformer _RemainderColsList make_column_selector',
    'sklearn.compose._target': 'TransformedTargetRegressor',
    'sklearn.covariance._elliptic_envelope': 'EllipticEnvelope',
    'sklearn.covariance._empirical_covariance': 'EmpiricalCovariance',
    'sklearn.covariance._graph_lasso': 'BaseGraphicalLasso GraphicalLasso GraphicalLassoCV',
    'sklearn.covariance._robust_covariance': 'MinCovDet',
    'sklearn.covariance._shrunk_covariance': 'LedoitWolf OAS ShrunkCovariance',
    'sklearn.cross_decomposition._pls': 'CCA PLSCanonical PLSRegression PLSSVD',
    'sklearn.decomposition._dict_learning': 'DictionaryLearning MiniBatchDictionaryLearning SparseCoder _BaseSparseCoding',
    'sklearn.decomposition._factor_analysis': 'FactorAnalysis',
    'sklearn.decomposition._fastica': 'FastICA',
    'sklearn.decomposition._incremental_pca': 'IncrementalPCA',
    'sklearn.decomposition._kernel_pca': 'KernelPCA',
    'sklearn.decomposition._lda': 'LatentDirichletAllocation',
    'sklearn.decomposition._nmf': 'MiniBatchNMF NMF _BaseNMF',
    'sklearn.decomposition._pca': 'PCA',
    'sklearn.decomposition._sparse_pca': 'MiniBatchSparsePCA SparsePCA _BaseSparsePCA',
    'sklearn.decomposition._truncated_svd': 'TruncatedSVD',
    'sklearn.discriminant_analysis': 'DiscriminantAnalysisPredictionMixin LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis',
    'sklearn.dummy': 'DummyClassifier DummyRegressor',
    'sklearn.ensemble._bagging': 'BaggingClassifier BaggingRegressor',
    'sklearn.ensemble._forest': 'ExtraTreesClassifier ExtraTreesRegressor RandomForestClassifier RandomForestRegressor RandomTreesEmbedding',
    'sklearn.ensemble._gb': 'GradientBoostingClassifier GradientBoostingRegressor',
    'sklearn.ensemble._gb_losses': 'BinomialDeviance ExponentialLoss HuberLossFunction LeastAbsoluteError LeastSquaresError MultinomialDeviance QuantileLossFunction',
    'sklearn.ensemble._hist_gradient_boosting.binning': '_BinMapper',
    'sklearn.ensemble._hist_gradient_boosting.common': 'MonotonicConstraint',
    'sklearn.ensemble._hist_gradient_boosting.gradient_boosting': 'HistGradientBoostingClassifier HistGradientBoostingRegressor',
    'sklearn.ensemble._hist_gradient_boosting.grower': 'TreeGrower TreeNode',
    'sklearn.ensemble._hist_gradient_boosting.predictor': 'TreePredictor',
    'sklearn.ensemble._hist_gradient_boosting.splitting': 'SplitInfo Splitter __pyx_unpickle_Splitter',
    'sklearn.ensemble._iforest': 'IsolationForest',
    'sklearn.ensemble._stacking': 'StackingClassifier StackingRegressor',
    'sklearn.ensemble._voting': 'VotingClassifier VotingRegressor',
    'sklearn.ensemble._weight_boosting': 'AdaBoostClassifier AdaBoostRegressor',
    'sklearn.feature_extraction._dict_vectorizer': 'DictVectorizer',
    'sklearn.feature_extraction._hash': 'FeatureHasher',
    'sklearn.feature_extraction.image': 'PatchExtractor',
    'sklearn.feature_extraction.text': 'CountVectorizer HashingVectorizer TfidfTransformer TfidfVectorizer _VectorizerMixin',
    'sklearn.feature_selection._from_model': 'SelectFromModel',
    'sklearn.feature_selection._mutual_info': 'mutual_info_classif mutual_info_regression',
    'sklearn.feature_selection._rfe': 'RFE RFECV',
    'sklearn.feature_selection._sequential': 'SequentialFeatureSelector',
    'sklearn.feature_selection._univariate_selection': 'GenericUnivariateSelect SelectFdr SelectFpr SelectFwe SelectKBest SelectPercentile chi2 f_classif f_oneway f_regression r_regression',
    'sklearn.feature_selection._variance_threshold': 'VarianceThreshold',
    'sklearn.frozen._frozen': 'FrozenEstimator',
    'sklearn.gaussian_process._gpc': 'GaussianProcessClassifier _BinaryGaussianProcessClassifierLaplace',
    'sklearn.gaussian_process._gpr': 'GaussianProcessRegressor',
    'sklearn.gaussian_process.kernels': 'CompoundKernel ConstantKernel DotProduct ExpSineSquared Exponentiation GenericKernelMixin Hyperparameter Matern NormalizedKernelMixin PairwiseKernel Product RBF RationalQuadratic StationaryKernelMixin Sum WhiteKernel',
    'sklearn.impute._base': 'MissingIndicator SimpleImputer _BaseImputer',
    'sklearn.impute._iterative': 'IterativeImputer _ImputerTriplet',
    'sklearn.impute._knn': 'KNNImputer',
    'sklearn.isotonic': 'IsotonicRegression',
    'sklearn.kernel_approximation': 'AdditiveChi2Sampler Nystroem PolynomialCountSketch RBFSampler SkewedChi2Sampler',
    'sklearn.kernel_ridge': 'KernelRidge',
    'sklearn.linear_model._base': 'LinearClassifierMixin LinearRegression SparseCoefMixin',
    'sklearn.linear_model._bayes': 'ARDRegression BayesianRidge',
    'sklearn.linear_model._coordinate_descent': 'ElasticNet ElasticNetCV Lasso LassoCV MultiTaskElasticNet MultiTaskElasticNetCV MultiTaskLasso MultiTaskLassoCV',
    'sklearn.linear_model._glm.glm': 'GammaRegressor PoissonRegressor TweedieRegressor _GeneralizedLinearRegressor',
    'sklearn.linear_model._huber': 'HuberRegressor',
    'sklearn.linear_model._least_angle': 'Lars LarsCV LassoLars LassoLarsCV LassoLarsIC',
    'sklearn.linear_model._linear_loss': 'LinearModelLoss',
    'sklearn.linear_model._logistic': 'LogisticRegression LogisticRegressionCV',
    'sklearn.linear_model._omp': 'OrthogonalMatchingPursuit OrthogonalMatchingPursuitCV',
    'sklearn.linear_model._passive_aggressive': 'PassiveAggressiveClassifier PassiveAggressiveRegressor',
    'sklearn.linear_model._perceptron': 'Perceptron',
    'sklearn.linear_model._quantile': 'QuantileRegressor',
    'sklearn.linear_model._ransac': 'RANSACRegressor',
    'sklearn.linear_model._ridge': 'Ridge RidgeCV RidgeClassifier RidgeClassifierCV _BaseRidgeCV _IdentityClassifier _IdentityRegressor _RidgeClassifierMixin _RidgeGCV _XT_CenterStackOp _X_CenterStackOp',
    'sklearn.linear_model._sgd_fast': 'Classification EpsilonInsensitive Hinge Huber Log LossFunction ModifiedHuber Regression SquaredEpsilonInsensitive SquaredHinge SquaredLoss __pyx_unpickle_Classification __pyx_unpickle_LossFunction __pyx_unpickle_Regression',
    'sklearn.linear_model._stochastic_gradient': 'SGDClassifier SGDOneClassSVM SGDRegressor',
    'sklearn.linear_model._theil_sen': 'TheilSenRegressor',
    'sklearn.manifold._classical_mds': 'ClassicalMDS',
    'sklearn.manifold._isomap': 'Isomap',
    'sklearn.manifold._locally_linear': 'LocallyLinearEmbedding',
    'sklearn.manifold._mds': 'MDS',
    'sklearn.manifold._spectral_embedding': 'SpectralEmbedding',
    'sklearn.manifold._t_sne': 'TSNE',
    'sklearn.metrics._classification': 'accuracy_score balanced_accuracy_score brier_score_loss class_likelihood_ratios classification_report cohen_kappa_score confusion_matrix d2_brier_score d2_log_loss_score f1_score fbeta_score hamming_loss hinge_loss jaccard_score log_loss matthews_corrcoef multilabel_confusion_matrix precision_recall_fscore_support precision_score recall_score zero_one_loss',
    'sklearn.metrics._dist_metrics': 'BrayCurtisDistance BrayCurtisDistance32 BrayCurtisDistance64 CanberraDistance CanberraDistance32 CanberraDistance64 ChebyshevDistance ChebyshevDistance32 ChebyshevDistance64 DiceDistance DiceDistance32 DiceDistance64 DistanceMetric DistanceMetric32 DistanceMetric64 EuclideanDistance EuclideanDistance32 EuclideanDistance64 HammingDistance HammingDistance32 HammingDistance64 HaversineDistance HaversineDistance32 HaversineDistance64 JaccardDistance JaccardDistance32 JaccardDistance64 KulsinskiDistance KulsinskiDistance32 KulsinskiDistance64 MahalanobisDistance MahalanobisDistance32 MahalanobisDistance64 ManhattanDistance ManhattanDistance32 ManhattanDistance64 MatchingDistance MatchingDistance32 MatchingDistance64 MinkowskiDistance MinkowskiDistance32 MinkowskiDistance64 RogersTanimotoDistance RogersTanimotoDistance32 RogersTanimotoDistance64 RussellRaoDistance RussellRaoDistance32 RussellRaoDistance64 SEuclideanDistance SEuclideanDistance32 SEuclideanDistance64 SokalMichenerDistance SokalMichenerDistance32 SokalMichenerDistance64 SokalSneathDistance SokalSneathDistance32 SokalSneathDistance64 WMinkowskiDistance __pyx_unpickle_DistanceMetric newObj',
    'sklearn.metrics._ranking': 'auc average_precision_score confusion_matrix_at_thresholds coverage_error dcg_score det_curve label_ranking_average_precision_score label_ranking_loss ndcg_score precision_recall_curve roc_auc_score roc_curve top_k_accuracy_score',
    'sklearn.metrics._regression': 'd2_absolute_error_score d2_pinball_score d2_tweedie_score explained_variance_score max_error mean_absolute_error mean_absolute_percentage_error mean_gamma_deviance mean_pinball_loss mean_poisson_deviance mean_squared_error mean_squared_log_error mean_tweedie_deviance median_absolute_error r2_score root_mean_squared_error root_mean_squared_log_error',
    'sklearn.metrics._scorer': '_BaseScorer _CurveScorer _MultimetricScorer _PassthroughScorer _PredictScorer _ProbaScorer _Scorer _ThresholdScorer negative_likelihood_ratio positive_likelihood_ratio _passthrough_scorer',
    'sklearn.metrics.cluster._bicluster': 'consensus_score',
    'sklearn.metrics.cluster._supervised': 'adjusted_mutual_info_score adjusted_rand_score completeness_score contingency_matrix entropy fowlkes_mallows_score homogeneity_completeness_v_measure homogeneity_score mutual_info_score normalized_mutual_info_score pair_confusion_matrix rand_score v_measure_score',
    'sklearn.metrics.cluster._unsupervised': 'calinski_harabasz_score davies_bouldin_score silhouette_samples silhouette_score',
    'sklearn.metrics.pairwise': 'additive_chi2_kernel chi2_kernel cosine_distances cosine_similarity euclidean_distances haversine_distances laplacian_kernel linear_kernel manhattan_distances nan_euclidean_distances paired_cosine_distances paired_distances paired_euclidean_distances paired_manhattan_distances pairwise_distances pairwise_distances_argmin pairwise_distances_argmin_min pairwise_kernels polynomial_kernel rbf_kernel sigmoid_kernel',
    'sklearn.mixture._bayesian_mixture': 'BayesianGaussianMixture',
    'sklearn.mixture._gaussian_mixture': 'GaussianMixture',
    'sklearn.model_selection._classification_threshold': 'BaseThresholdClassifier FixedThresholdClassifier TunedThresholdClassifierCV _CurveScorer',
    'sklearn.model_selection._search': 'GridSearchCV ParameterGrid ParameterSampler RandomizedSearchCV',
    'sklearn.model_selection._search_successive_halving': 'HalvingGridSearchCV HalvingRandomSearchCV _SubsampleMetaSplitter',
    'sklearn.model_selection._split': 'BaseShuffleSplit GroupKFold GroupShuffleSplit GroupsConsumerMixin KFold LeaveOneGroupOut LeaveOneOut LeavePGroupsOut LeavePOut PredefinedSplit RepeatedKFold RepeatedStratifiedKFold ShuffleSplit StratifiedGroupKFold StratifiedKFold StratifiedShuffleSplit TimeSeriesSplit _CVIterableWrapper _RepeatedSplits _UnsupportedGroupCVMixin',
    'sklearn.multiclass': 'OneVsOneClassifier OneVsRestClassifier OutputCodeClassifier _ConstantPredictor',
    'sklearn.multioutput': 'ClassifierChain MultiOutputClassifier MultiOutputRegressor RegressorChain',
    'sklearn.naive_bayes': 'BernoulliNB CategoricalNB ComplementNB GaussianNB MultinomialNB',
    'sklearn.neighbors._ball_tree': 'BallTree BallTree32 BallTree64 BinaryTree BinaryTree32 BinaryTree64 NeighborsHeap NeighborsHeap32 NeighborsHeap64 NodeHeap newObj',
    'sklearn.neighbors._base': 'KNeighborsMixin RadiusNeighborsMixin',
    'sklearn.neighbors._classification': 'KNeighborsClassifier RadiusNeighborsClassifier',
    'sklearn.neighbors._graph': 'KNeighborsTransformer RadiusNeighborsTransformer',
    'sklearn.neighbors._kd_tree': 'BinaryTree BinaryTree32 BinaryTree64 KDTree KDTree32 KDTree64 NeighborsHeap NeighborsHeap32 NeighborsHeap64 NodeHeap newObj',
    'sklearn.neighbors._kde': 'KernelDensity',
    'sklearn.neighbors._lof': 'LocalOutlierFactor',
    'sklearn.neighbors._nca': 'NeighborhoodComponentsAnalysis',
    'sklearn.neighbors._nearest_centroid': 'NearestCentroid',
    'sklearn.neighbors._quad_tree': '_QuadTree',
    'sklearn.neighbors._regression': 'KNeighborsRegressor RadiusNeighborsRegressor',
    'sklearn.neighbors._unsupervised': 'NearestNeighbors',
    'sklearn.neural_network._multilayer_perceptron': 'MLPClassifier MLPRegressor',
    'sklearn.neural_network._rbm': 'BernoulliRBM',
    'sklearn.neural_network._stochastic_optimizers': 'AdamOptimizer BaseOptimizer SGDOptimizer',
    'sklearn.pipeline': 'FeatureUnion Pipeline',
    'sklearn.preprocessing._data': 'Binarizer KernelCenterer MaxAbsScaler MinMaxScaler Normalizer PowerTransformer QuantileTransformer RobustScaler StandardScaler',
    'sklearn.preprocessing._discretization': 'KBinsDiscretizer',
    'sklearn.preprocessing._encoders': 'OneHotEncoder OrdinalEncoder _BaseEncoder',
    'sklearn.preprocessing._function_transformer': 'FunctionTransformer',
    'sklearn.preprocessing._label': 'LabelBinarizer LabelEncoder MultiLabelBinarizer',
    'sklearn.preprocessing._polynomial': 'PolynomialFeatures SplineTransformer',
    'sklearn.preprocessing._target_encoder': 'TargetEncoder',
    'sklearn.random_projection': 'GaussianRandomProjection SparseRandomProjection',
    'sklearn.semi_supervised._label_propagation': 'LabelPropagation LabelSpreading',
    'sklearn.semi_supervised._self_training': 'SelfTrainingClassifier',
    'sklearn.svm._classes': 'LinearSVC LinearSVR NuSVC NuSVR OneClassSVM SVC SVR',
    'sklearn.tree._classes': 'DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier ExtraTreeRegressor',
    'sklearn.tree._criterion': 'ClassificationCriterion Criterion Entropy FriedmanMSE Gini MAE MSE Poisson RegressionCriterion __pyx_unpickle_Criterion',
    'sklearn.tree._partitioner': 'DensePartitioner SparsePartitioner __pyx_unpickle_DensePartitioner __pyx_unpickle_SparsePartitioner',
    'sklearn.tree._splitter': 'BestSparseSplitter BestSplitter DensePartitioner RandomSparseSplitter RandomSplitter SparsePartitioner Splitter __pyx_unpickle_DensePartitioner __pyx_unpickle_SparsePartitioner',
    'sklearn.tree._tree': 'Tree _AlphaPruner _CCPPruneController _PathFinder __pyx_unpickle__CCPPruneController',
    'sklearn.tree._utils': 'WeightedFenwickTree WeightedMedianCalculator WeightedPQueue',
    'sklearn.utils._bunch': 'Bunch',
    'sklearn.utils._encode': 'MissingValues _NaNCounter _nandict',
    'sklearn.utils._metadata_requests': 'MetadataRequest MetadataRouter MethodMapping MethodMetadataRequest RouterMappingPair MethodPair',
    'sklearn.utils._set_output': '_SetOutputMixin',
    'sklearn.utils._tags': 'ClassifierTags InputTags RegressorTags Tags TargetTags TransformerTags',
    'sklearn.utils.validation': 'check_array',
};

;// CONCATENATED MODULE: ./packages/formats/build/scan/allowed/torch.js
const storages = 'BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage ComplexFloatStorage DoubleStorage ' +
    'FloatStorage HalfStorage IntStorage LongStorage QInt8Storage QInt32Storage QUInt8Storage ShortStorage';
const torch_dtypes = 'bfloat16 bool complex128 complex64 double float float16 float32 float64 half int int16 int32 int64 int8 long ' +
    'qint32 qint8 quint8 short uint8';
/**
 * What `torch.load(weights_only=True)` allows, and activations. Layers are in `allowed.ts`. Left out on purpose:
 * `torch.storage._load_from_bytes`, which is `torch.load` under another name.
 * Source: https://github.com/pytorch/pytorch/blob/v2.8.0/torch/_weights_only_unpickler.py, `_get_allowed_globals`.
 */
const torch = {
    torch: `${storages} ${torch_dtypes} Size Tensor device`,
    'torch._tensor': '_rebuild_from_type_v2 Tensor',
    'torch._utils': '_rebuild_device_tensor_from_numpy _rebuild_meta_tensor_no_storage _rebuild_parameter ' +
        '_rebuild_parameter_with_state _rebuild_qtensor _rebuild_sparse_csr_tensor _rebuild_sparse_tensor ' +
        '_rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3',
    'torch.cuda': storages,
    'torch.jit._pickle': 'build_boollist build_doublelist build_intlist build_tensor_from_id build_tensorlist restore_type_tag',
    'torch.nn.functional': 'elu gelu leaky_relu log_softmax mish relu relu6 selu sigmoid silu softmax tanh',
    'torch.nn.parameter': 'Parameter UninitializedParameter',
    'torch.serialization': '_get_layout',
    'torch.storage': 'TypedStorage UntypedStorage _UntypedStorage',
    'torch._C._nn': 'gelu softplus',
};

;// CONCATENATED MODULE: ./packages/formats/build/scan/allowed/allowed.js






const allowed = new Map();
for (const list of [python, numpyAndScipy, scikitLearn, pandas, torch, boosters]) {
    for (const [module, names] of Object.entries(list)) {
        // A list may name a module twice: `numpy` has types and functions.
        allowed.set(module, new Set([...(allowed.get(module) ?? []), ...names.split(' ')]));
    }
}
/** Layers of PyTorch: classes whose making and state hold nothing but parameters and further layers. */
const LAYER = /^torch\.nn\.(modules\.[a-z0-9_.]+|parameter)$/;
/**
 * Whether an import is known to do nothing but make a value. Exact names, but for the layers of PyTorch, which are
 * every class with a capital letter below `torch.nn.modules`.
 */
function isAllowed(module, name) {
    if (allowed.get(module)?.has(name) === true)
        return true;
    return LAYER.test(module) && /^[A-Z][A-Za-z0-9]*$/.test(name);
}
/** The first part of every module that has names which are allowed. */
const knownPackages = new Set([...allowed.keys()].map((module) => module.split('.')[0]));

;// CONCATENATED MODULE: ./packages/formats/build/scan/denied.js
/** Packages whose business is to start programs, to load code, to evaluate texts, or to talk to the network. */
const denied_packages = 'Cython IPython _pytest _testcapi _testinternalcapi _xxsubinterpreters aiohttp asyncssh boto3 botocore cffi celery code_generator dask distributed distutils2 docker ' +
    'easy_install execnet fabric flask gevent gradio httpx huggingface_hub invoke ipykernel jinja2 kubernetes loky mako ' +
    'nose nox numba numexpr paramiko pexpect pip pkg_resources plumbum psutil ptyprocess py pyarrow.fs pyspark pytest ' +
    'pyximport ray requests scrapy setuptools setuptools_scm sh streamlit sympy torchrun tornado tox twisted urllib3 uvloop ' +
    'virtualenv webdriver wheel win32api win32com win32process zmq jsonpickle shelve2 yaml ruamel klepto pathos ppft multiprocess';
/** Parts of model frameworks that load, run or evaluate what they are given. A part covers everything below it. */
const parts = 'numpy.testing numpy.f2py numpy.distutils numpy._pytesttester numpy.lib.npyio numpy.lib._npyio_impl numpy.lib.format ' +
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
const names = '__import__ _import_dotted_name _import_module _load_from_bytes _load_lib _ufunc_reconstruct apply_along_axis apply_over_axes attrgetter breakpoint ' +
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
const deniedPackages = new Set(denied_packages.split(' '));
/** Modules, each with all below it. */
const deniedParts = new Set(parts.split(' '));
/** Names in any module. */
const deniedNames = new Set(names.split(' '));

;// CONCATENATED MODULE: ./packages/formats/build/scan/python-library.js
/**
 * Every module of Python's own library, Python 2 and 3, by the first part of its name. What is in it and not among the
 * allowed names is refused: a list of the dangerous ones was never complete.
 * Source: `sys.stdlib_module_names` of Python 3.11, the names of later versions, and `_compat_pickle.IMPORT_MAPPING`.
 */
const pythonLibrary = new Set(('BaseHTTPServer Bastion CGIHTTPServer ConfigParser Cookie Dialog DocXMLRPCServer FileDialog HTMLParser ' +
    'Queue ScrolledText SimpleDialog SimpleHTTPServer SimpleXMLRPCServer SocketServer StringIO Tix ' +
    'Tkconstants Tkdnd Tkinter UserDict UserList UserString __builtin__ __builtins__ __future__ _abc _abcoll ' +
    '_aix_support _android_support _apple_support _ast _asyncio _bisect _blake2 _bootsubprocess _bz2 _codecs ' +
    '_codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc ' +
    '_colorize _compat_pickle _compression _contextvars _crypt _csv _ctypes _curses _curses_panel _datetime ' +
    '_dbm _decimal _dummy_thread _elementtree _frozen_importlib _frozen_importlib_external _functools _gdbm ' +
    '_hashlib _heapq _imp _interpchannels _interpqueues _interpreters _io _ios_support _json _locale _lsprof ' +
    '_lzma _markupbase _md5 _msi _multibytecodec _multiprocessing _opcode _operator _osx_support _overlapped ' +
    '_pickle _posixshmem _posixsubprocess _py_abc _pydecimal _pyio _pyrepl _queue _random _remote_debugging ' +
    '_scproxy _sha1 _sha256 _sha3 _sha512 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics ' +
    '_string _strptime _struct _symtable _sysconfig _thread _threading_local _tkinter _tokenize _tracemalloc ' +
    '_typing _uuid _warnings _weakref _weakrefset _winapi _winreg _zoneinfo abc aifc annotationlib ' +
    'antigravity anydbm argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii ' +
    'binhex bisect builtins bz2 cPickle cProfile cStringIO calendar ce cgi cgitb chunk cmath cmd code codecs ' +
    'codeop collections colorsys commands compileall compiler compression concurrent configparser contextlib ' +
    'contextvars cookielib copy copy_reg copyreg crypt csv ctypes curses dataclasses datetime dbhash dbm ' +
    'decimal difflib dis distutils doctest dumbdbm dummy_thread dummy_threading email encodings ensurepip ' +
    'enum errno exceptions faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools ' +
    'gc gdbm genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html htmlentitydefs ' +
    'htmllib http httplib idlelib ihooks imaplib imghdr imp importlib imputil inspect io ipaddress itertools ' +
    'json keyword lib2to3 linecache locale logging lzma macpath macurl2path mailbox mailcap markupbase ' +
    'marshal math md5 mimetools mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc new nis ' +
    'nntplib nt ntpath nturl2path numbers opcode operator optparse os os2 os2emxpath ossaudiodev parser ' +
    'pathlib pdb pickle pickletools pipes pkgutil platform plistlib popen2 poplib posix posixfile posixpath ' +
    'pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline ' +
    'repr reprlib resource rexec rfc822 riscos rlcompleter robotparser runpy sched secrets select selectors ' +
    'sets sgmllib sha shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 ' +
    'sre_compile sre_constants sre_parse ssl stat statistics statvfs string stringprep struct subprocess ' +
    'sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios test textwrap ' +
    'this thread threading time timeit tkColorChooser tkCommonDialog tkFileDialog tkFont tkMessageBox ' +
    'tkSimpleDialog tkinter token tokenize tomllib trace traceback tracemalloc ttk tty turtle turtledemo ' +
    'types typing unicodedata unittest urllib urllib2 urlparse user uu uuid venv warnings wave weakref ' +
    'webbrowser whichdb winreg winsound wsgiref xdrlib xml xmlrpc xmlrpclib zipapp zipfile zipimport zlib ' +
    'zoneinfo').split(' '));

;// CONCATENATED MODULE: ./packages/formats/build/scan/judge-import.js



/** Libraries that write functions and classes into a pickle, as code. */
const codeWriters = /^(joblib\.externals\.|sklearn\.externals\.(joblib\.externals\.)?|dask\.)?(cloudpickle|_?dill)(\.|$)/;
/** Whether a module writes Python code into pickles. */
function isCodeWriter(module) {
    return codeWriters.test(module);
}
/** What they name in the files they write to make functions and classes again. */
const codeParts = new Set(('_builtin_type _cell_set _class_setstate _create_array _create_cell _create_code _create_dtypemeta ' +
    '_create_filehandle _create_function _create_lock _create_namedtuple _create_ordered_dict _create_parametrized_type_hint ' +
    '_create_reentrantlock _create_rlock _create_typemap _create_type _create_weakproxy _create_weakref _eval_repr ' +
    '_fill_function _function_getnewargs _function_setstate _gen_ellipsis _gen_not_implemented _get_attr _get_bases ' +
    '_get_cell_contents _import_module _load_type _lookup_class_or_track _make_cell _make_dict_items _make_dict_keys ' +
    '_make_dict_values _make_empty_cell _make_function _make_skel_func _make_skeleton_class _make_skeleton_enum ' +
    '_make_typevar _rebuild_tornado_coroutine _rehydrate_skeleton_class _setattr _setitems _empty_cell_value ' +
    'dynamic_subimport instancemethod subimport').split(' '));
/** Those that make a function: a call of what they made runs code of the file. */
const functionMakers = new Set([
    '_create_function',
    '_make_function',
    '_make_skel_func',
]);
/** Of the code writers, what reaches outside of the file: an attribute of anything, or an evaluated text. */
const reachers = new Set(['_eval_repr', '_get_attr', '_import_module', '_create_filehandle', '_setattr']);
/** Judges what a pickle imports by its name alone: known and harmless, known and dangerous, or not known. */
function judgeImport(module, name) {
    if (module === 'copyreg' && name.startsWith('extension '))
        return unreadable('it is a number of a registry that only the loading program has');
    if (module.includes('?') || name.includes('?'))
        return malicious('the name is made while the pickle is loaded, which no pickler does');
    if (isAllowed(module, name))
        return { kind: 'allowed' };
    if (/(^|\.)(Z?NDArrayWrapper|NumpyArrayWrapper)$/.test(name))
        return unreadable('arrays that are read this way can not be followed');
    if (isCodeWriter(module) && reachers.has(name))
        return malicious('it reaches any function by its name');
    if (isCodeWriter(module) && codeParts.has(name))
        return { kind: 'embedded', because: 'it carries Python code of its own' };
    const root = module.split('.')[0];
    if (pythonLibrary.has(root))
        return malicious(`no model needs it of Python's own library`);
    if (/^scipy\.stats(\.|$)/.test(module))
        return malicious('distributions execute a text of their state; save `best_estimator_` where they come from a random search');
    if (!isCodeWriter(module) && (deniedPackages.has(root) || isBelow(deniedParts, module)))
        return malicious(`\`${module}\` loads, runs or evaluates what it is given`);
    return judgeName(name, root);
}
/** Modules of Python whose names numpy and PyTorch have for functions. */
const functionsToo = new Set('array copy random select trace'.split(' '));
/** Modules hand on what they import, and a name with dots goes from one attribute to the next. */
function judgeName(name, root) {
    const steps = name.split('.');
    const reaching = steps.find((step) => deniedNames.has(step));
    if (reaching !== undefined)
        return malicious(`\`${reaching}\` loads, runs or reaches something else`);
    const last = steps.at(-1);
    if (/^__\w+__$/.test(last) || steps.some((step) => /^__\w+__$/.test(step)))
        return malicious('it reaches into an object of Python itself');
    if (knownPackages.has(root) && pythonLibrary.has(last) && !functionsToo.has(last))
        return malicious('it is a module of Python that another one has imported');
    if (steps.length > 1 && (knownPackages.has(root) || steps.slice(0, -1).some((step) => /^[a-z]/.test(step))))
        return malicious('it goes through a module to what that has imported');
    return { kind: 'unknown', because: 'it is not among the names that are known to be harmless' };
}
function isBelow(modules, module) {
    for (let end = module.length; end > 0; end = module.lastIndexOf('.', end - 1)) {
        if (modules.has(module.slice(0, end)))
            return true;
    }
    return false;
}
function malicious(because) {
    return { kind: 'malicious', because };
}
function unreadable(because) {
    return { kind: 'unreadable', because };
}

;// CONCATENATED MODULE: ./packages/formats/build/scan/words.js
const doNotLoad = 'do not load this file; ask whoever made it what it is for, and write the model again from a source you trust';
/** What an import that is not allowed is told as. */
function importFinding(file, { module, name, offset }, verdict) {
    const full = `${module}.${name}`;
    const at = { file, offset, import: full };
    const said = `loading it imports \`${full}\`: ${verdict.because}`;
    switch (verdict.kind) {
        case 'malicious':
            return { class: 'malicious-import', ...at, said, expected: harmless, remedy: doNotLoad };
        case 'embedded':
            return { class: 'embedded-code', ...at, said, expected: noCode, remedy: useModule };
        case 'unreadable':
            return { class: 'unreadable', ...at, said, expected: readable, remedy: writeAgain };
        case 'unknown':
            return { class: 'unknown-import', ...at, said, expected: harmless, remedy: lookAtIt };
    }
}
const harmless = 'imports that only make values: classes of model frameworks, arrays, numbers and containers';
const noCode = 'a model that holds values, and code that is installed beside it';
const readable = 'a file whose every byte can be read without executing it';
const useModule = 'put the function into a module of the package and name it from there, or say that it is meant with `embedded-code=off`';
const writeAgain = 'write the file again with `pickle.dump`, `joblib.dump(model, path, compress=("zlib", 3))` or `torch.save`';
const lookAtIt = 'look at what it does when it is called; where it is yours or well known, say so with `unknown-import=off`';
/** Code that runs when the file is loaded, or that changes the program that loads it. */
function calledCode(file, said, offset) {
    return {
        class: 'malicious-import',
        file,
        offset,
        said,
        expected: harmless,
        remedy: doNotLoad,
    };
}
/** Code in the model that runs when the model is used. */
function embeddedCode(file, said, offset) {
    return {
        class: 'embedded-code',
        file,
        offset,
        said,
        expected: noCode,
        remedy: useModule,
    };
}
/** Something that can not be followed to its end. */
function words_unreadable(file, said, offset) {
    return {
        class: 'unreadable',
        file,
        offset,
        said,
        expected: readable,
        remedy: writeAgain,
    };
}
/** A path that leads out of the folder of the model. */
function escapingPath(file, said) {
    return {
        class: 'escaping-path',
        file,
        said,
        expected: "paths inside of the model's folder",
        remedy: 'write the model again so that everything it needs lies in its own folder',
    };
}

;// CONCATENATED MODULE: ./packages/formats/build/scan/keras-scan.js


const CHUNK = 1024 * 1024;
const OVERLAP = 256;
/** Functions of Keras that read, fetch or unpack what they are given. */
const reachingFunctions = /^(get_file|load_\w+|\w*_from_directory|extract_\w+|deserialize\w*|custom_object_scope|save\w*|enable_unsafe_deserialization)$/;
/** Modules of Keras whose names are layers, losses and the like. */
const kerasModule = /^(keras|tf_keras|tensorflow\.keras|tensorflow\.python\.keras)(\.|$)/;
/**
 * Scans the configuration of a Keras 3 model: what it makes is named by module and class, and loading it calls that.
 * Source: https://github.com/keras-team/keras/blob/v3.11.0/keras/src/saving/serialization_lib.py, `deserialize_keras_object`.
 */
function scanKerasConfig(file, text, findings) {
    let config;
    try {
        config = JSON.parse(text);
    }
    catch {
        return findings.add(words_unreadable(file, 'the configuration of the model is no JSON'));
    }
    scanKerasObject(file, config, findings);
}
/** Scans what was read of the configuration of a Keras model: every object in it, however deep. */
function scanKerasObject(file, config, findings) {
    const left = [config];
    for (let value = left.pop(); value !== undefined; value = left.pop()) {
        if (typeof value !== 'object' || value === null)
            continue;
        left.push(...Object.values(value).filter((inner) => inner !== null && inner !== undefined));
        scanObject(file, value, findings);
    }
}
function scanObject(file, value, findings) {
    const className = value['class_name'];
    const module = value['module'];
    if (typeof className !== 'string')
        return;
    if (isLambda(className))
        return findings.add(embeddedCode(file, 'it has a Lambda layer, which is Python code'));
    if (unpickles(className))
        return findings.add(calledCode(file, 'it has a layer around a module of PyTorch, which is unpickled when it is loaded'));
    const isFunction = className === 'function';
    const name = isFunction ? value['config'] : className;
    if (typeof module !== 'string' || typeof name !== 'string')
        return;
    // Keras looks for a function of `builtins` among its own first, and then takes Python's.
    if (module === 'builtins' && !(isFunction && pythonFunctions.has(name)))
        return;
    if (kerasModule.test(module) && !name.includes('.')) {
        if (reachingFunctions.test(name))
            findings.add(calledCode(file, `loading it calls \`${module}.${name}\`, which reaches files or the network`));
        return;
    }
    const verdict = judgeImport(module, name);
    if (verdict.kind !== 'allowed')
        findings.add(importFinding(file, { module, name, offset: 0 }, verdict));
}
/** Functions of Python itself that do more than make a value, and that no layer has as its own. */
const pythonFunctions = new Set('__import__ breakpoint compile delattr eval exec exit getattr globals help input locals open quit setattr vars'.split(' '));
/**
 * The wrapper reads its module with `torch.load`, whatever `safe_mode` says.
 * Source: https://github.com/keras-team/keras/blob/v3.11.0/keras/src/utils/torch_utils.py, `TorchModuleWrapper.from_config`.
 */
function unpickles(className) {
    return /(^|>)TorchModuleWrapper$/.test(className);
}
function isLambda(className) {
    return /(^|>)(Lambda|__lambda__)$/.test(className);
}
/**
 * A Lambda layer, or what hides one: an escape of an ASCII letter, which no writer makes, or so much white space that
 * what follows it would be out of sight.
 */
const lambdaText = /"class_name"\s*:\s*"(?:[^"]{0,80}>)?(?:Lambda|__lambda__)"|"[\w> ]{0,40}\\u00[4-7][0-9a-fA-F]|"class_name"\s*:?\s{64}/;
/** Searches a file of Keras 2 (HDF5, or the metadata of a SavedModel) for Lambda layers, which are marshalled code. */
async function scanKerasText(file, source, findings) {
    const latin1 = new TextDecoder('latin1');
    for (let at = 0; at < source.size; at += CHUNK) {
        const text = latin1.decode(await source.read(at, CHUNK + OVERLAP));
        const found = lambdaText.exec(text);
        const unpickled = /"class_name"\s*:\s*"(?:[^"]{0,80}>)?TorchModuleWrapper"/.exec(text);
        if (unpickled !== null)
            return findings.add(calledCode(file, 'it has a layer that unpickles what is in its configuration', at + unpickled.index));
        if (found === null)
            continue;
        return findings.add(embeddedCode(file, 'it has a Lambda layer, which is Python code', at + found.index));
    }
}

// EXTERNAL MODULE: ./packages/formats/build/mlmodel.js + 1 modules
var mlmodel = __webpack_require__(74500);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./packages/formats/build/broken-file.js
var broken_file = __webpack_require__(61403);
;// CONCATENATED MODULE: ./packages/formats/build/scan/zip-scan.js






/** The longest data descriptor, which may follow an entry. */
const DESCRIPTOR = 24;
const END_SIZE = 22;
const ZIP64_RECORDS = 76;
const LONGEST_COMMENT = 0xffff;
const HELD = 64 * 1024 * 1024;
const HEAD = 64 * 1024;
const LINK = 0o120000;
/** Whether the last record of a zip archive is at the end of a file, whatever the file begins with. */
async function endsAsZip(source) {
    return (await endOf(source)) !== undefined;
}
/**
 * Opens every file of an archive. What could make two readers see different files is told: names or methods that differ
 * between the directory and the file's own header, bytes that belong to no file, the same name twice.
 * @throws Problems when the archive is broken.
 */
async function* zipMembers(file, source, findings) {
    const entries = await (0,zip/* readZip */.ue)(file, source);
    await checkPlaces(file, source, entries, findings);
    const seen = new Set();
    for (const entry of entries) {
        const inside = `${file}!${entry.path}`;
        if (seen.has(entry.path))
            findings.add(words_unreadable(inside, 'the archive has two files of this name'));
        seen.add(entry.path);
        checkPath(inside, entry, findings);
        if (entry.path.endsWith('/') && entry.size === 0)
            continue;
        yield { path: entry.path, open: () => opened(file, source, entry, findings) };
    }
}
async function opened(file, source, entry, findings) {
    const { method } = entry;
    const inside = `${file}!${entry.path}`;
    try {
        if (method === 0)
            return { source: await (0,zip/* storedMember */.y4)(file, source, entry), whole: true };
        if (method !== 8)
            findings.add(words_unreadable(inside, `it is compressed with the method ${method}`));
        else if (entry.size <= HELD && entry.compressedSize <= HELD)
            return { source: (0,build_bytes/* bytesInMemory */.E)(await (0,zip/* readMember */.hd)(file, source, entry)), whole: true };
        else
            return { source: await beginning(file, source, entry), whole: false };
    }
    catch (error) {
        if (!(error instanceof trouble/* Problems */.Zw))
            throw error;
        for (const { said } of error.problems)
            findings.add(words_unreadable(inside, said));
    }
    return undefined;
}
/** Whether a path of an archive leaves the folder that the archive is unpacked to. */
function leavesFolder(path) {
    return path.split(/[/\\]/).includes('..') || /^([/\\]|[A-Za-z]:)/.test(path);
}
function checkPath(inside, entry, findings) {
    if (leavesFolder(entry.path))
        findings.add(escapingPath(inside, `the archive names a file \`${entry.path}\``));
    if ((entry.mode & 0o170000) === LINK)
        findings.add(escapingPath(inside, `\`${entry.path}\` is a link`));
}
async function beginning(file, source, entry) {
    const stored = await (0,zip/* storedMember */.y4)(file, source, entry);
    const packed = await stored.read(0, HEAD);
    try {
        return (0,build_bytes/* bytesInMemory */.E)((0,external_node_zlib_.inflateRawSync)(packed, { finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH }));
    }
    catch (error) {
        return (0,broken_file/* brokenFile */.Wd)(file, `\`${entry.path}\` in it is damaged: ${(0,trouble/* messageOf */.bD)(error)}`, 'a zip archive');
    }
}
async function checkPlaces(file, source, entries, findings) {
    const end = await endOf(source);
    const directory = end === undefined ? source.size : Math.min(end.directory, source.size);
    const gap = end === undefined ? 0 : end.at - end.directory - end.size;
    if (end === undefined || (gap !== 0 && gap !== ZIP64_RECORDS && end.directory !== 0xffffffff))
        findings.add(words_unreadable(file, 'the end of the archive is not where its directory says'));
    let at = 0;
    for (const entry of entries.toSorted((one, other) => one.offset - other.offset)) {
        if (entry.offset < at || entry.offset - at > (at === 0 ? 0 : DESCRIPTOR))
            findings.add(words_unreadable(file, `bytes of the archive belong to no file or to two, at ${(0,broken_file/* atByte */.sE)(at)}`, at));
        const header = await source.read(Math.min(entry.offset, source.size), 30);
        const view = new DataView(header.buffer, header.byteOffset, header.length);
        if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) {
            findings.add(words_unreadable(`${file}!${entry.path}`, 'the archive has no such file where it says', entry.offset));
            continue;
        }
        const nameLength = view.getUint16(26, true);
        const name = new TextDecoder().decode(await source.read(entry.offset + 30, nameLength));
        if (name !== entry.path || view.getUint16(8, true) !== entry.method)
            findings.add(words_unreadable(`${file}!${entry.path}`, `its own header says another name or packing: \`${name}\``));
        at = entry.offset + 30 + nameLength + view.getUint16(28, true) + entry.compressedSize;
    }
    if (entries.length > 0 && directory - at > DESCRIPTOR && end?.directory !== 0xffffffff)
        findings.add(words_unreadable(file, `bytes of the archive belong to no file, at ${(0,broken_file/* atByte */.sE)(at)}`, at));
}
/** The last record, where its comment reaches exactly to the end of the file. */
async function endOf(source) {
    const short = await source.read(Math.max(0, source.size - END_SIZE), END_SIZE);
    const start = isEnd(short, 0)
        ? source.size - END_SIZE
        : Math.max(0, source.size - END_SIZE - LONGEST_COMMENT);
    const tail = isEnd(short, 0) ? short : await source.read(start, source.size - start);
    for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
        if (!isEnd(tail, at))
            continue;
        const view = new DataView(tail.buffer, tail.byteOffset + at, END_SIZE);
        return { at: start + at, size: view.getUint32(12, true), directory: view.getUint32(16, true) };
    }
    return undefined;
}
function isEnd(bytes, at) {
    if (bytes.length - at < END_SIZE)
        return false;
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b || bytes[at + 2] !== 5 || bytes[at + 3] !== 6)
        return false;
    return at + END_SIZE + bytes[at + 20] + bytes[at + 21] * 256 === bytes.length;
}

;// CONCATENATED MODULE: ./packages/formats/build/scan/mlmodel-scan.js




/** Scans what an `MLmodel` file makes MLflow put on Python's path, and the paths that it names. */
async function scanMlmodel(file, text, findings) {
    try {
        const { flavors, pythonFunction } = await (0,mlmodel/* readMlmodel */.t)(file, text);
        if (pythonFunction?.code !== undefined)
            findings.add(embeddedCode(file, `loading it puts \`${pythonFunction.code}\` on Python's path, and the model's code with it`));
        const loader = pythonFunction?.loaderModule ?? '';
        if (loader !== '' && !/^mlflow(\.|$)/.test(loader))
            findings.add(unknownLoader(file, loader));
        for (const [flavor, fields] of Object.entries(flavors))
            checkPaths(file, flavor, fields, findings);
    }
    catch (error) {
        if (!(error instanceof trouble/* Problems */.Zw))
            throw error;
        for (const { said } of error.problems)
            findings.add(words_unreadable(file, said));
    }
}
function unknownLoader(file, module) {
    const because = 'it is no part of MLflow, and is asked to load the model';
    return importFinding(file, { module, name: '_load_pyfunc', offset: 0 }, { kind: 'unknown', because });
}
/** Fields of all flavors that name files of the model. */
const pathFields = new Set([
    'code',
    'data',
    'model_path',
    'pickled_model',
    'model_data',
    'python_model',
    'path',
    'model_code_path',
]);
function checkPaths(file, flavor, fields, findings) {
    for (const [name, value] of Object.entries(fields)) {
        if (!pathFields.has(name) || typeof value !== 'string' || !leavesFolder(value))
            continue;
        findings.add(escapingPath(file, `the field \`${name}\` of the flavor \`${flavor}\` is \`${value}\``));
    }
}

// EXTERNAL MODULE: ./packages/formats/build/pickle-values.js
var pickle_values = __webpack_require__(83550);
;// CONCATENATED MODULE: ./packages/formats/build/scan/guarded-imports.js

/** Methods of a text that make a text or a list of texts; `format` is none of them, which reaches attributes. */
const textMethods = new Set('capitalize casefold lower lstrip rsplit rstrip split splitlines strip swapcase title upper'.split(' '));
const distributions = /^scipy\.stats\._(continuous|discrete)_distns$/;
/**
 * Imports that reach everything, and that are harmless in the one way in which models use them: `getattr` for a method
 * of `str` (a tokenizer), `partial` of a function that is imported (in gradient boosting), `vectorize`, and distributions of SciPy (of a random search), which execute one text of their state. They
 * are let pass only when every use is seen to be that one.
 */
class GuardedImports {
    #found = new Map();
    /** How often each was put on the stack, less how often it was called from there as it should be. */
    #open = new Map();
    /** Takes an import that is guarded; false for all others. */
    takes(found) {
        if (!isGuarded(found))
            return false;
        this.#found.set(keyOf(found), found);
        return true;
    }
    /** An import is put on the stack. */
    used(value) {
        if (isGuarded(value))
            this.#count(value, 1);
    }
    /** Something is called. */
    called(callable, args) {
        if (!(0,pickle_values/* isKind */.VF)(callable, 'global') || !isGuarded(callable))
            return;
        const isMeant = distributions.test(callable.module) || (usesByName[callable.name]?.(args) ?? false);
        if (isMeant)
            this.#count(callable, -1);
    }
    /** An object gets its state. */
    built({ callable, state }) {
        if (!(0,pickle_values/* isKind */.VF)(callable, 'global') || !distributions.test(callable.module))
            return;
        if (!(0,pickle_values/* isKind */.VF)(state, 'dict') || !isPlainState(state))
            this.#count(callable, 1);
    }
    /** Those of which a use was another one, or was not seen to its end. */
    misused() {
        return [...this.#found].filter(([key]) => this.#open.get(key) !== 0).map(([, found]) => found);
    }
    #count(value, by) {
        this.#open.set(keyOf(value), (this.#open.get(keyOf(value)) ?? 0) + by);
    }
}
function keyOf({ module, name }) {
    return `${module}.${name}`;
}
function isGuarded({ module, name }) {
    if (distributions.test(module))
        return /^\w+_gen$/.test(name);
    if (module === 'functools')
        return name === 'partial';
    if (module === 'numpy')
        return name === 'vectorize';
    return name === 'getattr' && (module === 'builtins' || module === '__builtin__');
}
/** What is imported is judged by itself. */
function holdsImport(args) {
    return (0,pickle_values/* isKind */.VF)(args, 'tuple') && (0,pickle_values/* isKind */.VF)(args.items[0] ?? null, 'global');
}
/** How each is used by a pickler. A `vectorize` is made without anything, and gets its function as state. */
const usesByName = {
    partial: holdsImport,
    vectorize: (args) => (0,pickle_values/* isKind */.VF)(args, 'tuple') && args.length === 0,
    getattr: (args) => isTextMethod(args) || isTimeZone(args) || isEntropyOfDistribution(args),
};
/** How Python pickles a time zone, as which frames with times have it. */
function isTimeZone(args) {
    if (!(0,pickle_values/* isKind */.VF)(args, 'tuple') || args.length !== 2)
        return false;
    const [owner, method] = args.items;
    return ((0,pickle_values/* isKind */.VF)(owner ?? null, 'global') &&
        keyOf(owner) === 'zoneinfo.ZoneInfo' &&
        method === '_unpickle');
}
/** Whether calling what a guarded import has made is what picklers do: only a time zone is made so. */
function isMadeTimeZone({ callable, args }) {
    return (0,pickle_values/* isKind */.VF)(callable, 'global') && callable.name === 'getattr' && isTimeZone(args);
}
/** The one method that a discrete distribution keeps in its state. */
function isEntropyOfDistribution(args) {
    if (!(0,pickle_values/* isKind */.VF)(args, 'tuple') || args.length !== 2)
        return false;
    const [owner, method] = args.items;
    if (method !== '_entropy' || !(0,pickle_values/* isKind */.VF)(owner ?? null, 'object'))
        return false;
    const { callable } = owner;
    return (0,pickle_values/* isKind */.VF)(callable, 'global') && distributions.test(callable.module);
}
function isTextMethod(args) {
    if (!(0,pickle_values/* isKind */.VF)(args, 'tuple') || args.length !== 2)
        return false;
    const [owner, method] = args.items;
    return (0,pickle_values/* isKind */.VF)(owner, 'global') && isText(owner) && typeof method === 'string' && textMethods.has(method);
}
function isText({ module, name }) {
    return ((name === 'str' && module === 'builtins') || (/^(str|unicode)$/.test(name) && module === '__builtin__'));
}
/**
 * Whether a state has nothing in it that is executed but the functions that SciPy itself writes.
 * Source: https://github.com/scipy/scipy/blob/v1.17.0/scipy/stats/_distn_infrastructure.py, `parse_arg_template`.
 */
function isPlainState(state) {
    const template = state.entries.get('_parse_arg_template');
    if (state.entries.size !== state.length || typeof template !== 'string')
        return false;
    return template.split('\n').every((line) => templateLines.some((known) => known.test(line)));
}
const templateLines = [
    /^$/,
    /^def _parse_args(_rvs|_stats)?\(self,[\w ,=]*(moments='mv')?\):$/,
    /^ {4}return \([\w ,]*\), [\w ,]+$/,
    /^ {4}return self\._argcheck_rvs\([\w ,=]*\)$/,
];

;// CONCATENATED MODULE: ./packages/formats/build/scan/nested-pickle.js
/** Of bytes inside of a pickle, so many are looked into for a pickle. */
const LOOKED_INTO = 1024 * 1024;
/** `c`, `(`, `]`, `}`: how pickles begin that have no mark. */
const beginnings = new Set([0x63, 0x28, 0x5d, 0x7d]);
/**
 * Whether bytes that begin so may be a pickle: the mark of protocol 2 and later, the same as a text in UTF-8, or an
 * opcode with which older pickles begin. `head` has up to three bytes.
 */
function isWorthALook(head, length) {
    if (length < 8)
        return false;
    const [first = 0, second = 0, third = 0] = head;
    if (first === 0x80)
        return second >= 2 && second <= 5;
    if (first === 0xc2)
        return second === 0x80 && third >= 2 && third <= 5;
    return beginnings.has(first);
}

;// CONCATENATED MODULE: ./packages/formats/build/scan/pickle-scan.js









const DEPTH_LIMIT = 6;
/**
 * Scans a file that is certainly meant as a pickle. A file that breaks in the middle has done what stands before: that
 * is told, and the break, too.
 */
async function scanPickle(file, source, findings, use = {}) {
    const watch = new PickleScan(file, findings, use);
    const options = {
        unpickler: use.unpickler ?? 'joblib',
        watch,
        most: use.most,
    };
    try {
        const { trailing } = await (0,pickle/* readPickle */.tT)(file, source, options);
        if (trailing !== undefined)
            findings.add(words_unreadable(file, 'bytes follow the pickle that belong to nothing', trailing));
    }
    catch (error) {
        for (const { said } of problemsOf(error))
            findings.add(words_unreadable(file, said));
    }
    watch.finish();
    if (watch.usesJoblib && options.unpickler === 'joblib')
        await scanAsPlain(file, source, findings, use);
}
/** `pickle.load` reads the bytes of joblib's arrays as opcodes: a file can be harmless for one and not for the other. */
async function scanAsPlain(file, source, findings, use) {
    const watch = new PickleScan(file, findings, { ...use, quiet: true });
    try {
        await (0,pickle/* readPickle */.tT)(file, source, { unpickler: 'pickle', most: 1, watch });
    }
    catch (error) {
        problemsOf(error);
        watch.tellMisused();
    }
}
/** `torch.load` of a file from before its version 1.6 reads so many, whatever protocol each is of. */
const PICKLES_OF_OLD_TORCH = 5;
/**
 * Scans bytes that may be a pickle by chance. Dangerous imports are told in any case, everything else only when the
 * bytes are a whole pickle. Bytes that are none break early, so there is no limit to how far is looked.
 */
async function scanPerhapsPickle(file, source, findings, use = {}) {
    const watch = new PickleScan(file, findings, { ...use, quiet: true });
    try {
        const { pickles } = await (0,pickle/* readPickle */.tT)(file, source, { unpickler: 'pickle', most: 1, watch });
        watch.finish();
        if (pickles[0].end < source.size)
            await scanWhatFollows(file, source, findings, use);
    }
    catch (error) {
        watch.tellBreak(problemsOf(error));
    }
}
/** Behind a whole pickle there can be more of them, and after those come bytes of anything. */
async function scanWhatFollows(file, source, findings, use) {
    const watch = new PickleScan(file, findings, { ...use, quiet: true });
    const most = PICKLES_OF_OLD_TORCH;
    try {
        await (0,pickle/* readPickle */.tT)(file, source, { unpickler: 'pickle', most, anyBeginning: true, watch });
    }
    catch (error) {
        watch.tellBreak(problemsOf(error));
    }
    watch.finish();
}
function problemsOf(error) {
    if (error instanceof trouble/* Problems */.Zw)
        return error.problems;
    throw error;
}
/** Turns what a pickle does into findings. */
class PickleScan {
    #file;
    #findings;
    #use;
    #held = [];
    #guarded = new GuardedImports();
    #codeAt;
    /** Whether joblib's array wrapper is imported. */
    usesJoblib = false;
    constructor(file, findings, use) {
        this.#file = file;
        this.#findings = findings;
        this.#use = use;
    }
    imported(found) {
        const { module, name, offset } = found;
        if (module === 'joblib.numpy_pickle' && name === 'NumpyArrayWrapper')
            this.usesJoblib = true;
        if (this.#use.script === true && /^__torch__(\.|$)/.test(module))
            return;
        if (this.#guarded.takes(found))
            return;
        const verdict = judgeImport(module, name);
        if (verdict.kind === 'allowed')
            return;
        if (verdict.kind === 'embedded')
            this.#codeAt ??= offset;
        if (this.#use.quiet !== true)
            this.#findings.add(importFinding(this.#file, found, verdict));
        else if (verdict.kind === 'malicious' && isName(module) && isName(name))
            this.#findings.add(importFinding(this.#file, found, verdict));
        else
            this.#held.push(found);
    }
    used(value) {
        this.#guarded.used(value);
    }
    built(object) {
        this.#guarded.built(object);
    }
    called(callable, args, offset) {
        this.#guarded.called(callable, args);
        if ((0,pickle_values/* isKind */.VF)(callable, 'global')) {
            const makesClass = callable.name === 'type' && (0,pickle_values/* isKind */.VF)(args, 'tuple') && args.length > 1;
            if (!makesClass || !/^(builtins|__builtin__)$/.test(callable.module))
                return;
            this.#codeAt ??= offset;
            this.#findings.add(embeddedCode(this.#file, 'a class is made while the file is loaded', offset));
        }
        else if ((0,pickle_values/* isKind */.VF)(callable, 'object') && isMadeCode(callable.callable) && !isMadeTimeZone(callable)) {
            this.#findings.add(calledCode(this.#file, 'it calls code of its own while it is loaded', offset));
        }
    }
    changed(module, name, offset) {
        const said = `it changes \`${module}.${name}\` itself, for the whole program`;
        this.#findings.add(calledCode(this.#file, said, offset));
    }
    persistent(offset) {
        if (this.#use.torch === true || this.#use.quiet === true)
            return;
        this.#findings.add(words_unreadable(this.#file, 'it refers to objects outside of the file', offset));
    }
    gaveUp(said) {
        this.#findings.add(words_unreadable(this.#file, said));
    }
    literal(stream, length) {
        const depth = (this.#use.depth ?? 0) + 1;
        if (depth > DEPTH_LIMIT || !isWorthALook(stream.ahead(3), length))
            return undefined;
        return this.#nested(stream, Math.min(length, LOOKED_INTO), depth);
    }
    /** When bytes that are a pickle by chance broke: what hides behind the break is told where it is hidden. */
    tellBreak(problems) {
        this.tellMisused();
        if (problems.some(({ said }) => said === byte_stream/* unpacksWithoutEnd */.Lv))
            this.gaveUp(byte_stream/* unpacksWithoutEnd */.Lv);
    }
    /** When the walk is over or broken: imports that were not seen to be used in their harmless way. */
    tellMisused() {
        for (const found of this.#guarded.misused()) {
            const verdict = judgeImport(found.module, found.name);
            if (verdict.kind !== 'allowed')
                this.#findings.add(importFinding(this.#file, found, verdict));
        }
    }
    /** When the walk is over: what was held back, and what can not be trusted together. */
    finish() {
        this.tellMisused();
        for (const found of this.#held) {
            const verdict = judgeImport(found.module, found.name);
            const isPlausible = isName(found.module) && isName(found.name);
            if (verdict.kind !== 'allowed' && isPlausible)
                this.#findings.add(importFinding(this.#file, found, verdict));
        }
        if (!this.usesJoblib || this.#codeAt === undefined || this.#use.unpickler === 'pickle')
            return;
        const said = 'a class of its own could take the place of joblib’s wrapper, and hide what follows an array';
        this.#findings.add(words_unreadable(this.#file, said, this.#codeAt));
    }
    async #nested(stream, length, depth) {
        const offset = stream.position;
        await stream.fill(length);
        const bytes = pickledBytes(stream.ahead(length).slice());
        if (bytes === undefined)
            return;
        await scanPerhapsPickle(`${this.#file}!pickle at ${offset}`, (0,build_bytes/* bytesInMemory */.E)(bytes), this.#findings, {
            depth,
        });
    }
}
/** Bytes, or the bytes that a text has by `latin1`; undefined when they can not be a pickle with an import. */
function pickledBytes(bytes) {
    if (bytes[0] === 0x80)
        return bytes;
    if (bytes[0] === 0xc2) {
        return Uint8Array.from(new TextDecoder().decode(bytes), (character) => character.charCodeAt(0) & 0xff);
    }
    return bytes.includes(0x0a) || bytes.includes(0x93) ? bytes : undefined;
}
/** A function of the code writers, what `partial` and the like make, or what came out of calling something that came out of a call. */
function isMadeCode(maker) {
    if ((0,pickle_values/* isKind */.VF)(maker, 'object'))
        return true;
    if ((0,pickle_values/* isKind */.VF)(maker, 'global') && /^(partial|vectorize|getattr)$/.test(maker.name))
        return true;
    return (0,pickle_values/* isKind */.VF)(maker, 'global') && functionMakers.has(maker.name) && isCodeWriter(maker.module);
}
function isName(text) {
    return /^[A-Za-z_][\w.]*$/.test(text);
}

;// CONCATENATED MODULE: ./packages/formats/build/scan/npy-scan.js


const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** Whether the bytes begin as a file of `numpy.save` does. */
function looksLikeNpy(head) {
    return MAGIC.every((byte, index) => head[index] === byte);
}
/**
 * Scans a file of `numpy.save`: an array of objects is a pickle behind the header.
 * Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
async function scanNpy(file, source, findings) {
    const head = await source.read(0, 12);
    const view = new DataView(head.buffer, head.byteOffset, head.length);
    if (head.length < 12)
        return findings.add(words_unreadable(file, 'the file of numpy is cut off'));
    const isOld = head[6] === 1;
    const start = isOld ? 10 : 12;
    const length = isOld ? view.getUint16(8, true) : view.getUint32(8, true);
    if (length > 1024 * 1024 || start + length > source.size)
        return findings.add(words_unreadable(file, 'the header of numpy reaches beyond the file'));
    const header = new TextDecoder('latin1').decode(await source.read(start, length));
    const content = slice(source, start + length);
    if (namesObjects(header))
        await scanPickle(file, content, findings, { unpickler: 'pickle', most: 1 });
    else
        await scanPerhapsPickle(file, content, findings);
}
/** Whether a type in the header is one of objects: `|O`, `O8`, `object`, or a list of types with one of them. */
function namesObjects(header) {
    const literals = header.match(/'[^']*'|"[^"]*"/g) ?? [];
    return literals.some((literal) => /^.(.*,)? *\d*[|<>=]?(O\d*|object_?) *(,.*)?.$/.test(literal));
}
function slice(source, start) {
    return {
        size: source.size - start,
        read: (offset, length) => source.read(start + offset, length),
    };
}

// EXTERNAL MODULE: ./packages/formats/build/protobuf.js
var protobuf = __webpack_require__(65334);
// EXTERNAL MODULE: ./packages/formats/build/window.js
var build_window = __webpack_require__(41209);
;// CONCATENATED MODULE: ./packages/formats/build/scan/saved-model-scan.js




/** Operations that read or write any file that the graph names, and that no model needs to answer. */
const fileOperations = new Set(['ReadFile', 'WriteFile', 'MatchingFiles', 'ImmutableConst']);
const pythonOperations = new Set(['PyFunc', 'PyFuncStateless', 'EagerPyFunc']);
/**
 * Scans the graphs of a SavedModel for operations that reach files or Python.
 * Source of the field numbers: https://github.com/tensorflow/tensorflow/blob/v2.20.0/tensorflow/core/framework/graph.proto
 */
async function scanSavedModel(file, source, findings) {
    const window = new build_window/* Window */.p(source);
    const walk = (span, visit) => (0,protobuf/* walkMessage */.$)(file, window, span, visit);
    const operation = async (field) => {
        if (field.wire !== 2)
            return;
        const name = await window.text(field.start, field.end - field.start);
        if (fileOperations.has(name))
            findings.add(calledCode(file, `its graph has the operation \`${name}\`, which reaches any file`, field.start));
        if (pythonOperations.has(name))
            findings.add(embeddedCode(file, `its graph calls Python with \`${name}\``, field.start));
    };
    const node = (span) => walk(span, (field) => (field.number === 2 ? operation(field) : undefined));
    const definition = (span) => walk(span, (field) => (field.number === 3 ? node(field) : undefined));
    const library = (span) => walk(span, (field) => (field.number === 1 ? definition(field) : undefined));
    const graph = (span) => walk(span, (field) => {
        if (field.number === 1)
            return node(field);
        return field.number === 2 ? library(field) : undefined;
    });
    const metaGraph = (span) => walk(span, (field) => (field.number === 2 ? graph(field) : undefined));
    try {
        await walk({ start: 0, end: source.size }, (field) => field.number === 2 ? metaGraph(field) : undefined);
    }
    catch (error) {
        if (!(error instanceof trouble/* Problems */.Zw))
            throw error;
        for (const { said } of error.problems)
            findings.add(words_unreadable(file, said));
    }
}

;// CONCATENATED MODULE: ./packages/formats/build/scan/skops-scan.js


/**
 * Scans the schema of a skops file: every node names the module and the class that loading it would make, and skops
 * asks for nothing more than that the caller trusts them. Some kinds of nodes reach what other fields name, and readers
 * of older versions take those without comparing them with the class that the node says.
 * Source: https://skops.readthedocs.io/en/stable/persistence.html,
 * https://github.com/skops-dev/skops/tree/v0.13.0/skops/io (`_general.py`, `_numpy.py`, `old/`).
 */
function scanSkopsSchema(file, text, findings) {
    let schema;
    try {
        schema = JSON.parse(text);
    }
    catch {
        return findings.add(words_unreadable(file, 'the schema of the model is no JSON'));
    }
    const left = [schema];
    for (let value = left.pop(); value !== undefined; value = left.pop()) {
        if (typeof value !== 'object' || value === null)
            continue;
        for (const inner of Object.values(value))
            if (inner !== null)
                left.push(inner);
        for (const [module, name] of reachedBy(value)) {
            const verdict = judgeImport(module, name);
            if (verdict.kind !== 'allowed')
                findings.add(importFinding(file, { module, name, offset: 0 }, verdict));
        }
    }
}
/** Everything that making a node's object would import, as module and name. */
function* reachedBy(node) {
    const { __module__: module, __class__: name } = node;
    const content = nodeOf(node['content']);
    const isPartial = node['__loader__'] === 'PartialNode' && skops_scan_holdsImport(nodeOf(content['func']));
    if (typeof module === 'string' && typeof name === 'string' && !(isPartial && module === 'functools'))
        yield [module, name];
    switch (node['__loader__']) {
        case 'FunctionNode':
            if ('function' in content)
                yield [textOf(content['module_path']), textOf(content['function'])];
            return;
        case 'OperatorFuncNode':
            return yield ['operator', textOf(name)];
        case 'MethodNode': {
            const { __module__: from, __class__: type } = nodeOf(content['obj']);
            return yield [textOf(from), `${textOf(type)}.${textOf(content['func'])}`];
        }
        case 'RandomGeneratorNode':
            return yield ['numpy.random', bitGenerator(nodeOf(content['bit_generator']))];
    }
}
/** A function that is a node is judged by itself; nothing calls what a `partial` makes of it while it is loaded. */
function skops_scan_holdsImport({ __module__: module, __class__: name }) {
    return typeof module === 'string' && typeof name === 'string';
}
/** A bit generator is found in `numpy.random` by a name that is a text in JSON in the state of a dictionary. */
function bitGenerator(state) {
    const said = textOf(nodeOf(nodeOf(state['content'])['bit_generator'])['content']);
    return /^"(\w+)"$/.exec(said)?.[1] ?? '?';
}
function nodeOf(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
/** `?` is a name that can not be told, which is refused. */
function textOf(value) {
    return typeof value === 'string' ? value : '?';
}

;// CONCATENATED MODULE: ./packages/formats/build/scan/tar-scan.js


const BLOCK = 512;
/** In bytes: far above the longest names. */
const LONGEST_HEADER = 1024 * 1024;
/** Whether the bytes begin as a tar archive does: by the sum of its first header, since the oldest have no mark. */
function looksLikeTar(head) {
    if (head.length < BLOCK || head[0] === 0)
        return false;
    const said = Number.parseInt(tar_scan_textOf(head, 148, 8).trim(), 8);
    const sum = head
        .subarray(0, BLOCK)
        .reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
    return said === sum;
}
/**
 * Opens every file of a tar archive, with the names of GNU's and pax's long headers.
 * Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, "ustar Interchange Format".
 */
async function* tarMembers(file, source, findings) {
    let at = 0;
    let longName;
    let longLink;
    while (at + BLOCK <= source.size) {
        const header = await source.read(at, BLOCK);
        if (header.every((byte) => byte === 0))
            return;
        const size = sizeOf(header);
        if (size === undefined || at + BLOCK + size > source.size) {
            findings.add(words_unreadable(file, 'the archive is cut off or broken', at));
            return;
        }
        const start = at + BLOCK;
        const type = String.fromCharCode(header[156] ?? 0);
        at = start + Math.ceil(size / BLOCK) * BLOCK;
        if (/[LKxXg]/.test(type)) {
            if (size > LONGEST_HEADER)
                return findings.add(words_unreadable(file, 'a header has no end', start));
            const bytes = await source.read(start, size);
            if (type === 'L')
                longName = tar_scan_textOf(bytes, 0, size);
            else if (type === 'K')
                longLink = tar_scan_textOf(bytes, 0, size);
            else {
                const said = paxRecords(bytes);
                if (type === 'g' || said === undefined || [...said.keys()].some(changesContent))
                    findings.add(words_unreadable(file, 'a header changes what the files after it are', start));
                longName = said?.get('path') ?? longName;
                longLink = said?.get('linkpath') ?? longLink;
            }
            continue;
        }
        if (type === 'S')
            findings.add(words_unreadable(file, 'it has a file with holes', start));
        const path = longName ?? nameOf(header);
        const link = longLink ?? tar_scan_textOf(header, 157, 100);
        [longName, longLink] = [undefined, undefined];
        tar_scan_checkPath(file, path, /[12]/.test(type) ? link : undefined, findings);
        if (/[346]/.test(type))
            findings.add(words_unreadable(`${file}!${path}`, 'it is a device or a pipe', start));
        // Python takes every type that it does not know for a file.
        if (!/[1-6]/.test(type) && !(type === '\0' && path.endsWith('/')))
            yield { path, open: () => Promise.resolve({ source: part(source, start, size), whole: true }) };
        else if (size > 0) {
            findings.add(words_unreadable(`${file}!${path}`, 'it has a content, which no folder and no link has', start));
            at = start;
        }
    }
}
function part(source, start, size) {
    return {
        size,
        read: (offset, length) => source.read(start + offset, Math.max(0, Math.min(length, size - offset))),
    };
}
function tar_scan_checkPath(file, path, link, findings) {
    const inside = `${file}!${path}`;
    if (leavesFolder(path))
        findings.add(escapingPath(inside, `the archive names a file \`${path}\``));
    if (link !== undefined)
        findings.add(escapingPath(inside, `\`${path}\` is a link to \`${link}\``));
}
function nameOf(header) {
    const prefix = header[257] === 0x75 && header[262] === 0 ? tar_scan_textOf(header, 345, 155) : '';
    const name = tar_scan_textOf(header, 0, 100);
    return prefix === '' ? name : `${prefix}/${name}`;
}
/** Octal, or with the first bit set a binary number. */
function sizeOf(header) {
    const field = header.subarray(124, 136);
    if ((field[0] ?? 0) >= 0x80) {
        const size = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
        return Number.isSafeInteger(size) ? size : undefined;
    }
    const digits = tar_scan_textOf(header, 124, 12).trim();
    return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined;
}
/** `<length> <key>=<value>\n`, one after another; undefined when they are not. A later one counts. */
function paxRecords(bytes) {
    const records = new Map();
    for (let at = 0; at < bytes.length && bytes[at] !== 0;) {
        const [digits] = /^\d{1,7}(?= )/.exec(tar_scan_textOf(bytes, at, 8)) ?? [];
        const length = Number(digits ?? 0);
        const record = tar_scan_textOf(bytes, at, length);
        const equals = record.indexOf('=');
        if (digits === undefined || equals < 0 || !record.endsWith('\n'))
            return undefined;
        records.set(record.slice(digits.length + 1, equals), record.slice(equals + 1, -1));
        at += length;
    }
    return records;
}
/** What makes another file of the bytes: readers differ in what they make of it. */
function changesContent(key) {
    return key === 'size' || key === 'hdrcharset' || key.startsWith('GNU.sparse.');
}
function tar_scan_textOf(bytes, start, length) {
    return new TextDecoder().decode(bytes.subarray(start, start + length)).replace(/\0[^]*$/, '');
}

;// CONCATENATED MODULE: ./packages/formats/build/scan/text-scan.js




/** In bytes: texts that name code are small, and larger ones are data. */
const LARGEST = 64 * 1024 * 1024;
/** Tags with which PyYAML calls what they name, or imports it. */
const pythonTag = /(?:!|tag:yaml\.org,2002:)\S{0,40}?python\/(object\/apply|object\/new|object|name|module):[\w.]*/;
/**
 * Scans the texts beside a model that make a framework import or call what they name: architectures of Keras,
 * configurations of Hugging Face, YAML with tags of Python, graphs of TensorFlow as text.
 */
async function scanText(file, source, findings) {
    const [, kind] = /\.(json|ya?ml|pbtxt)$/i.exec(file) ?? [];
    if (kind === undefined || source.size > LARGEST)
        return;
    const text = new TextDecoder().decode(await (0,build_bytes/* readAll */.y)(source));
    if (kind.toLowerCase() === 'json')
        scanJson(file, text, findings);
    else if (kind.toLowerCase() === 'pbtxt')
        scanGraph(file, text, findings);
    else
        scanYaml(file, text, findings);
}
/** What makes a JSON worth reading: boosters write tens of megabytes of it. An escape could hide either word. */
const tellingWords = /class_name|auto_map|\\u00[4-7]/;
function scanJson(file, text, findings) {
    if (!tellingWords.test(text))
        return;
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return;
    }
    if (typeof value !== 'object' || value === null)
        return;
    if ('class_name' in value)
        scanKerasObject(file, value, findings);
    // https://huggingface.co/docs/transformers/custom_models
    if ('auto_map' in value)
        findings.add(embeddedCode(file, '`auto_map` names Python code of the model, for `trust_remote_code`'));
}
function scanYaml(file, text, findings) {
    const found = pythonTag.exec(text);
    if (found === null)
        return;
    const said = `\`${found[0]}\` is a tag with which PyYAML reaches any function of Python`;
    findings.add(/apply|new/.test(found[1]) ? calledCode(file, said) : embeddedCode(file, said));
}
/**
 * Scans the code of a TorchScript archive for what reaches files, which its interpreter carries out like any other
 * operation. Source: https://github.com/pytorch/pytorch/blob/v2.8.0/aten/src/ATen/native/native_functions.yaml, `from_file`.
 */
function scanScript(file, text, findings) {
    for (const [, name] of text.matchAll(/\b(?:torch|aten|ops\.aten|ops\.prim)\.(from_file|save|load)\(/g))
        findings.add(calledCode(file, `its code calls \`${name}\`, which reaches any file`));
}
function scanGraph(file, text, findings) {
    for (const [, name] of text.matchAll(/\bop\s*:\s*["'](\w+)["']/g)) {
        if (fileOperations.has(name))
            findings.add(calledCode(file, `its graph has the operation \`${name}\`, which reaches any file`));
    }
}

;// CONCATENATED MODULE: ./packages/formats/build/scan/scan-model.js

















const scan_model_HEAD = 512;
const SMALL = 64 * 1024 * 1024;
const scan_model_DEPTH_LIMIT = 4;
const pickleSuffix = /\.(pkl|pickle|joblib|sav|dill|p|pck|pcl|cloudpickle)(\.(gz|z|bz2|xz|lzma|lz4))?$/i;
const textSuffix = /\.(csv|tsv|json|jsonl|txt|md|parquet)\.(gz|bz2|xz|lzma|lz4)$/i;
const hdf5Magic = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const sevenZipMagic = [0x37, 0x7a, 0xbc, 0xaf];
const rarMagic = [0x52, 0x61, 0x72, 0x21];
/**
 * Finds what in the files of a model does more than hold numbers, and what hides it. Nothing is executed, and names of
 * files are not believed: each file is read as what its bytes make of it.
 * @throws Failure when a file can not be read from where it is; whatever is in it is a finding.
 */
async function scanModel(files) {
    const findings = new Findings();
    // An MLmodel may name any file as its pickle, and a file alone is the model; beside others a table is data.
    const isData = files.length > 1 && !files.some(({ path }) => isMlmodel(path));
    for (const file of files) {
        if (leavesFolder(file.path))
            findings.add(escapingPath(file.path, 'it lies outside of the model'));
        await scanFile(file, findings, { isData });
    }
    return findings.all();
}
async function scanFile(file, findings, use) {
    if (isMlmodel(file.path)) {
        if (file.size <= SMALL)
            await scanMlmodel(file.path, await scan_model_textOf(file), findings);
        else
            findings.add(words_unreadable(file.path, 'it is far too large for a text that people read'));
    }
    await scanContent(file.path, file, findings, use, 0);
}
function isMlmodel(path) {
    return /(^|\/)MLmodel$/.test(path);
}
async function scanContent(file, source, findings, use, depth) {
    const head = await source.read(0, scan_model_HEAD);
    if (depth > scan_model_DEPTH_LIMIT)
        return findings.add(words_unreadable(file, 'archives are nested deeper than 4 levels'));
    if ((0,zip/* looksLikeZip */.fw)(head))
        return scanZip(file, source, findings, depth);
    if (await endsAsZip(source))
        await scanZip(file, source, findings, depth);
    if ((0,pickle/* isTorchBeforeZip */.Vo)(head))
        return scanPickle(file, source, findings, { torch: true, most: 5, unpickler: 'pickle' });
    if (begins(head, sevenZipMagic) || begins(head, rarMagic))
        return findings.add(words_unreadable(file, 'it is an archive of a kind that can not be looked into'));
    if ((0,pickle/* compressionOf */.MB)(head) !== undefined)
        return scanCompressed(file, source, head, findings, use, depth);
    if (looksLikeTar(head))
        return scanMembers(file, tarMembers(file, source, findings), findings, depth, {});
    if (looksLikeNpy(head))
        return scanNpy(file, source, findings);
    if (await isHdf5(head, source))
        return scanKerasText(file, source, findings);
    if (/(^|\/)keras_metadata\.pb$/.test(file))
        return scanKerasText(file, source, findings);
    if (/(^|\/)saved_model\.pb$/.test(file))
        return scanSavedModel(file, source, findings);
    if (/\.onnx$/i.test(file) || (0,onnx/* looksLikeOnnx */.p)(head))
        return scanOnnx(file, source, findings);
    if (pickleSuffix.test(file) || (0,pickle/* looksLikePickle */.ge)(head))
        return scanPickle(file, source, findings, use);
    await scanText(file, source, findings);
    await scanPerhapsPickle(file, source, findings, use);
}
async function scanZip(file, source, findings, depth) {
    try {
        const members = [];
        for await (const member of zipMembers(file, source, findings))
            members.push(member);
        const has = (suffix) => members.some(({ path }) => suffix.test(path));
        const torch = has(/(^|\/)data\.pkl$/);
        const script = torch && has(/(^|\/)constants\.pkl$/) && has(/(^|\/)code\//);
        await scanMembers(file, members, findings, depth, torch ? { torch, script, unpickler: 'pickle' } : {});
    }
    catch (error) {
        for (const { said } of scan_model_problemsOf(error))
            findings.add(words_unreadable(file, said));
    }
}
async function scanMembers(file, members, findings, depth, use) {
    for await (const member of members) {
        const { path } = member;
        const content = await member.open();
        if (content === undefined)
            continue;
        const { source, whole } = content;
        const inside = `${file}!${path}`;
        if (use.script === true && whole && /(^|\/)code\/.*\.py$/.test(path))
            scanScript(inside, await scan_model_textOf(source), findings);
        if (path === 'config.json' && whole)
            scanKerasConfig(inside, await scan_model_textOf(source), findings);
        if (path === 'schema.json' && whole)
            scanSkopsSchema(inside, await scan_model_textOf(source), findings);
        if (whole)
            await scanContent(inside, source, findings, use, depth + 1);
        else
            await scanBeginning(inside, await source.read(0, scan_model_HEAD), findings);
    }
}
/** A large file that is deflated in an archive: only numbers can be left unread. */
async function scanBeginning(file, head, findings) {
    const isPlainArray = looksLikeNpy(head) && !/'descr': *(?:'[^']*O|\[|\()/.test(new TextDecoder('latin1').decode(head));
    if (isPlainArray || begins(head, hdf5Magic))
        return;
    findings.add(words_unreadable(file, 'it is deflated and too large to be looked into'));
}
async function scanCompressed(file, source, head, findings, use, depth) {
    const compression = (0,pickle/* compressionOf */.MB)(head);
    if ((0,pickle/* isReadable */.hS)(compression)) {
        if (pickleSuffix.test(file))
            return scanPickle(file, source, findings);
        const inside = await inflatedBeginning(file, source, compression);
        if (inside === undefined)
            return;
        if ((0,pickle/* looksLikePickle */.ge)(inside))
            return scanPickle(file, source, findings);
        if (!looksLikeTar(inside))
            return scanPerhapsPickle(file, source, findings);
        const bytes = await inflatedWhole(file, source, compression);
        if (bytes !== undefined)
            return scanContent(file, (0,build_bytes/* bytesInMemory */.E)(bytes), findings, {}, depth + 1);
    }
    else if (use.isData === true && textSuffix.test(file))
        return;
    const what = (0,pickle/* isReadable */.hS)(compression) ? 'an archive that is too large' : `compressed with ${compression}`;
    findings.add(words_unreadable(file, `it is ${what}, so what is in it can not be read without executing it`));
}
/** The first bytes of what is compressed; undefined when it is not compressed after all. */
async function inflatedBeginning(file, source, compression) {
    const feed = (0,byte_stream/* inflatedFeed */.cR)(file, source, compression);
    try {
        const stream = new byte_stream/* ByteStream */.xj(file, feed);
        await stream.fill(scan_model_HEAD);
        return stream.ahead(scan_model_HEAD).slice();
    }
    catch (error) {
        scan_model_problemsOf(error);
        return undefined;
    }
    finally {
        await feed.close();
    }
}
async function inflatedWhole(file, source, compression) {
    const feed = (0,byte_stream/* inflatedFeed */.cR)(file, source, compression);
    const chunks = [];
    let size = 0;
    try {
        for (let chunk = await feed.next(); chunk !== undefined; chunk = await feed.next()) {
            chunks.push(chunk);
            size += chunk.length;
            if (size > SMALL)
                return undefined;
        }
    }
    catch (error) {
        scan_model_problemsOf(error);
        return undefined;
    }
    finally {
        await feed.close();
    }
    const whole = new Uint8Array(size);
    chunks.reduce((at, chunk) => (whole.set(chunk, at), at + chunk.length), 0);
    return whole;
}
async function scanOnnx(file, source, findings) {
    try {
        await (0,onnx/* readOnnx */.s)(file, source);
    }
    catch (error) {
        for (const { said, expected } of scan_model_problemsOf(error)) {
            const escapes = expected === "a path inside the model's folder";
            findings.add(escapes ? escapingPath(file, said) : words_unreadable(file, said));
        }
    }
}
/** HDF5 may begin behind a block of the user: at 512 bytes, or at a doubling of that. */
async function isHdf5(head, source) {
    if (begins(head, hdf5Magic))
        return true;
    for (let at = scan_model_HEAD; at <= SMALL && at < source.size; at *= 2)
        if (begins(await source.read(at, hdf5Magic.length), hdf5Magic))
            return true;
    return false;
}
function begins(head, magic) {
    return magic.every((byte, index) => head[index] === byte);
}
async function scan_model_textOf(source) {
    return new TextDecoder().decode(await (0,build_bytes/* readAll */.y)(source));
}
function scan_model_problemsOf(error) {
    if (error instanceof trouble/* Problems */.Zw)
        return error.problems;
    throw error;
}

;// CONCATENATED MODULE: ./packages/formats/build/scan/scan-policy.js


const answers = ['fail', 'warn', 'off'];
/**
 * A policy from the lines `class=answer` of an input, over the default; or every line that says nothing that is known.
 * `input` is the name of the input, for the problems.
 */
function scanPolicyOf(given, input) {
    const policy = { ...defaultScanPolicy };
    const problems = [];
    for (const [key, value] of Object.entries(given)) {
        const name = findingClasses.find((known) => known === key);
        const answer = answers.find((known) => known === value);
        if (name !== undefined && answer !== undefined)
            policy[name] = answer;
        else
            problems.push(wrongLine(input, key, value, name));
    }
    return problems.length > 0 ? { problems } : { policy };
}
function wrongLine(input, key, value, name) {
    const list = (words) => words.map((word) => `\`${word}\``).join(', ');
    return {
        where: { input },
        said: `\`${key}=${value}\``,
        expected: name === undefined
            ? `lines \`class=answer\` with one of the classes ${list(findingClasses)}`
            : `\`${key}=\` and one of ${list(answers)}`,
    };
}
/** So many findings of one class in one file are told in full. */
const scan_policy_TOLD = 3;
/** What a policy makes of findings: problems that stop the action, and warnings; one for each class in each file. */
function judgeFindings(findings, policy) {
    const groups = Map.groupBy(findings, (finding) => `${finding.class}\n${finding.file}`);
    const of = (answer) => [...groups.values()].filter(([first]) => policy[first.class] === answer);
    return { problems: of('fail').map(problemOf), notices: of('warn').map(noticeOf) };
}
function problemOf(group) {
    const { file, expected, remedy } = group[0];
    return { where: { file }, said: saidOf(group), expected, remedy };
}
function noticeOf(group) {
    const { file, expected, remedy, class: name } = group[0];
    return {
        level: 'warning',
        title: titles[name],
        message: `${saidOf(group)}. Expected: ${expected}. Do: ${remedy}.`,
        where: { file },
    };
}
const titles = {
    'malicious-import': 'The model runs code when it is loaded',
    'unknown-import': 'The model imports something that is not known to be harmless',
    'embedded-code': 'The model has code in it',
    unreadable: 'A part of the model can not be looked into',
    'escaping-path': 'The model names files outside of its folder',
};
function saidOf(group) {
    const told = group
        .slice(0, scan_policy_TOLD)
        .map(({ said, offset }) => (offset === undefined ? said : `${said} (at ${(0,broken_file/* atByte */.sE)(offset)})`));
    const more = group.length > scan_policy_TOLD ? [`and ${group.length - scan_policy_TOLD} more of this kind`] : [];
    return `${[...told, ...more].join('; ')} [${group[0].class}]`;
}

;// CONCATENATED MODULE: ./packages/models/build/scan/scan.js




/** The input `scan`: what is done about findings, one `class=fail|warn|off` a line; classes that are left out keep their default. */
function scanInput() {
    return (0,inputs/* input */.hF)((given) => {
        const pairs = (0,input_kinds/* keyValues */.K7)().parse(given);
        if (!('value' in pairs))
            return pairs;
        const read = scanPolicyOf(pairs.value, 'scan');
        if ('policy' in read)
            return { value: read.policy };
        const [{ said, expected }] = read.problems;
        return { said, expected };
    });
}
/**
 * Looks for what in the files of a model would do more than hold numbers. Nothing of it is executed.
 * @param title for people, in front of the files' paths: `iris:1`; empty when the paths stand for themselves
 */
async function scanFiles(title, files, policy) {
    const { problems, notices } = judgeFindings(await scanModel(files), policy);
    const placed = (thing) => title === '' || thing.where === undefined || !('file' in thing.where)
        ? thing
        : { ...thing, where: { ...thing.where, file: `${title}/${thing.where.file}` } };
    return { problems: problems.map(placed), notices: notices.map(placed) };
}

// EXTERNAL MODULE: ./packages/models/build/signature/given-file.js
var given_file = __webpack_require__(46002);
;// CONCATENATED MODULE: ./packages/models/build/signature/trust-inputs.js



/** The inputs that say whose signatures are trusted: part of the table of an action that takes registered models. */
const trustInputs = {
    'verify-signature': (0,input_kinds/* oneOf */.yL)('off', 'key', 'certificate', 'keyless').byDefault('off'),
    signature: (0,input_kinds/* path */.Ae)(),
    'verification-key': (0,input_kinds/* text */.Qq)(),
    'certificate-chain': (0,input_kinds/* text */.Qq)(),
    'certificate-identity': (0,input_kinds/* text */.Qq)(),
    'certificate-oidc-issuer': (0,input_kinds/* text */.Qq)(),
    'trusted-root': (0,input_kinds/* path */.Ae)(),
};
/** Which of the inputs belong to which way of checking. Pure. */
const trustProblems = (0,inputs_together/* together */.b)([
    { input: 'verify-signature', is: 'key', needs: 'verification-key' },
    { input: 'verify-signature', is: 'certificate', needs: 'certificate-chain' },
    { input: 'verify-signature', is: 'keyless', needs: 'certificate-identity' },
    { input: 'verify-signature', is: 'keyless', needs: 'certificate-oidc-issuer' },
    { input: 'verification-key', needs: 'verify-signature', as: ['key'] },
    { input: 'certificate-chain', needs: 'verify-signature', as: ['certificate'] },
    { input: 'certificate-identity', needs: 'verify-signature', as: ['keyless'] },
    { input: 'certificate-oidc-issuer', needs: 'verify-signature', as: ['keyless'] },
    { input: 'trusted-root', needs: 'verify-signature', as: ['keyless'] },
    { input: 'signature', needs: 'verify-signature', as: ['key', 'certificate', 'keyless'] },
]);
/** Reads what is trusted; undefined when no signature is asked for. @throws Problems for files that are not there */
async function readTrust(spec, { files }) {
    const file = (given, input) => (0,given_file/* readGiven */.Q)(given ?? '', input, files);
    switch (spec.verifySignature) {
        case 'off':
            return undefined;
        case 'key':
            return { kind: 'key', publicKey: await file(spec.verificationKey, 'verification-key') };
        case 'certificate':
            return { kind: 'certificate', roots: await file(spec.certificateChain, 'certificate-chain') };
        case 'keyless': {
            const root = spec.trustedRoot;
            return {
                kind: 'keyless',
                identity: spec.certificateIdentity ?? '',
                issuer: spec.certificateOidcIssuer ?? '',
                trustedRoot: root === undefined ? undefined : await file(root, 'trusted-root'),
            };
        }
    }
}

// EXTERNAL MODULE: ./packages/core/build/secret.js
var secret = __webpack_require__(35552);
;// CONCATENATED MODULE: ./actions/package-model/build/dependency-inputs.js




/** The inputs that say which packages are locked, and where they come from. */
const dependencyInputs = {
    constraints: (0,input_kinds/* lines */.Mn)(),
    overrides: (0,input_kinds/* lines */.Mn)(),
    'index-url': (0,input_kinds/* matching */.wC)(/^https?:\/\/[^\s/]+/i, 'an address such as `https://packages.example.com/simple`'),
    'extra-index-urls': (0,input_kinds/* lines */.Mn)(),
    'find-links': (0,input_kinds/* lines */.Mn)(),
    'no-index': (0,input_kinds/* boolean */.zM)().byDefault('false'),
    'index-credentials': credentials(),
    'exclude-newer': (0,input_kinds/* matching */.wC)(/^\d{4}-\d\d-\d\d([Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d))?$/, 'a date such as `2026-11-01`, or a time such as `2026-11-01T00:00:00Z`'),
    'earlier-lock': (0,input_kinds/* path */.Ae)(),
    'build-wheels': (0,input_kinds/* boolean */.zM)().byDefault('false'),
    'builder-image': (0,inputs/* input */.hF)(image_reference/* parseImageReference */.o_),
};
/** `host=user:password`, one a line. Only passwords may hold further `=` and `:`. */
function credentials() {
    return (0,inputs/* input */.hF)(parseCredentials, { isSecret: true });
}
/** Reads credentials; a line that is wrong is named by its number, never by what stands in it. */
function parseCredentials(text) {
    const found = [];
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === '' || line.trim().startsWith('#'))
            continue;
        const [, host, user, password] = /^\s*([\w.-]+)\s*=\s*([^:\s]+):(\S.*?)\s*$/.exec(line) ?? [];
        if (host === undefined || user === undefined || password === undefined)
            return {
                expected: 'lines of the form `host=user:password`, with a host without scheme, port and path',
                said: `line ${index + 1} is something else`,
            };
        found.push({ host, user, password: new secret/* Secret */.z(password) });
    }
    return { value: found };
}

;// CONCATENATED MODULE: ./actions/package-model/build/image-rules.js

/** Outputs whose image has a name of its own, and is not a folder. */
const ofImages = ['registry', 'oci-layout', 'docker'];
/** True when an image has to be made. */
function makesImage({ output }) {
    return output.some((id) => ofImages.includes(id));
}
const docker = 'give both of them, or none to use the credentials that `docker login` left';
const imageTogether = (0,inputs_together/* together */.b)([
    { input: 'image-username', needs: 'image-password', remedy: docker },
    { input: 'image-password', needs: 'image-username', remedy: docker },
    {
        input: 'attest',
        is: true,
        needs: 'github-token',
        remedy: 'add `github-token: ${{ github.token }}` under `with:` of this step',
    },
]);
/** What does not fit together among the inputs of images. Pure. */
function imageRules(spec) {
    return [...nameRules(spec), ...contentRules(spec), ...imageTogether(spec), ...attestRules(spec)];
}
function nameRules({ image, output }) {
    if (output.includes('registry') && image === undefined)
        return [
            {
                where: { input: 'image' },
                said: 'nothing was given, and `output` says `registry`',
                expected: 'where the image goes, such as `ghcr.io/owner/iris`',
                remedy: 'add `image` under `with:` of this step',
            },
        ];
    if (image?.digest === undefined)
        return [];
    return [
        {
            where: { input: 'image' },
            said: 'a name with a digest',
            expected: 'a name, with a tag or without; the digest is what comes out',
            remedy: 'leave the part from `@` on out',
        },
    ];
}
function contentRules({ imageContents, output, checkIn }) {
    const problems = [];
    const folders = output.filter((id) => !ofImages.includes(id));
    if (imageContents !== 'server' && folders.length > 0)
        problems.push({
            where: { input: 'image-contents' },
            said: `\`${imageContents}\`, with \`output\` ${folders.map((id) => `\`${id}\``).join(' and ')}`,
            expected: '`server`, or outputs that are images only',
            remedy: 'package the models alone in a step of their own',
        });
    if (imageContents === 'modelpack' && output.some((id) => id !== 'registry'))
        problems.push({
            where: { input: 'output' },
            said: 'a ModelPack artefact, which is no image that an engine could load',
            expected: '`registry` alone with `image-contents: modelpack`',
        });
    if (checkIn === 'container' && !makesImage({ output }))
        problems.push({
            where: { input: 'check-in' },
            said: '`container`, but no image is made',
            expected: '`process`, or an `output` with an image',
        });
    return problems;
}
function attestRules({ attest, output }) {
    if (!attest || output.includes('registry'))
        return [];
    return [
        {
            where: { input: 'attest' },
            said: '`true`, but no image is pushed',
            expected: '`registry` in `output`: an attestation is about an image that others can pull',
        },
    ];
}

;// CONCATENATED MODULE: ./actions/package-model/build/server-routes.js

/** What is said of a route: Azure's port is 5001, and a program that says nothing else is asked at its root. */
const usual = { liveness: '/', readiness: '/', scoring: '/score', port: 5001 };
/** Reads the input `server-routes`: `scoring=/predict port=8080`, with spaces or line ends between. */
function parseServerRoutes(text) {
    const expected = '`liveness`, `readiness` and `scoring` with a path each and `port` with a port, such as `scoring=/predict port=8080`';
    const given = {};
    for (const entry of text.split(/\s+/).filter((word) => word !== '')) {
        const [, name = '', value = ''] = /^(\w+)=(.+)$/.exec(entry) ?? [];
        const isRight = name === 'port' ? isPort(value) : name in usual && value.startsWith('/');
        if (!isRight || name in given)
            return { expected, said: `\`${entry}\`` };
        given[name] = value;
    }
    const { liveness = usual.liveness, scoring = usual.scoring, port = String(usual.port) } = given;
    return { value: { liveness, readiness: given['readiness'] ?? liveness, scoring, port: Number(port) } };
}
function isPort(text) {
    return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}
/**
 * The routes of the `inference_config` of an environment of Azure ML.
 * @throws Problems when it names several ports: an image of Slipway answers at one
 */
function routesOfConfig(file, config) {
    if (config === undefined)
        return undefined;
    const { liveness_route: live, readiness_route: ready, scoring_route: scoring } = config;
    const ports = [
        ...new Set([live, ready, scoring].flatMap((route) => (route === undefined ? [] : [route.port]))),
    ];
    if (ports.length > 1) {
        (0,trouble/* refuse */.TR)({
            where: { file },
            said: `routes with the ports ${ports.join(', ')}`,
            expected: 'one port for all routes',
            remedy: 'let the program answer its probes at the port of its scoring route',
        });
    }
    const liveness = live?.path ?? usual.liveness;
    return {
        liveness,
        readiness: ready?.path ?? liveness,
        scoring: scoring?.path ?? usual.scoring,
        port: ports[0] ?? usual.port,
    };
}

;// CONCATENATED MODULE: ./actions/package-model/build/inputs.js













/** The forms that a package can have. */
const outputIds = ['directory', 'oci-layout', 'registry', 'docker', 'build-context'];
/** The inputs of package-model, as in `action.yml`. */
const inputs_inputs = (0,inputs/* table */.tp)({
    models: (0,input_kinds/* listOf */.c3)(model_reference/* parseModelReference */.qZ),
    event: (0,event_input/* eventInput */.f)(),
    config: (0,input_kinds/* path */.Ae)(),
    'entry-script': (0,input_kinds/* path */.Ae)(),
    'source-directory': (0,input_kinds/* path */.Ae)(),
    environment: (0,input_kinds/* path */.Ae)(),
    ...dependencyInputs,
    'environment-variables': (0,input_kinds/* keyValues */.K7)(),
    'python-version': (0,input_kinds/* matching */.wC)(/^3\.\d{1,2}(\.\d{1,3})?$/, 'a version of Python such as `3.11`'),
    server: (0,input_kinds/* oneOf */.yL)('auto', 'azureml', 'onnx', 'custom', 'triton').byDefault('auto'),
    'server-routes': (0,inputs/* input */.hF)(parseServerRoutes),
    output: (0,input_kinds/* wordsOf */.Z9)(...outputIds).byDefault('directory'),
    path: (0,input_kinds/* path */.Ae)().byDefault('package'),
    image: (0,inputs/* input */.hF)(image_reference/* parseImageReference */.o_),
    'image-path': (0,input_kinds/* path */.Ae)().byDefault('package.oci.tar'),
    'image-contents': (0,input_kinds/* oneOf */.yL)('server', 'models', 'modelpack').byDefault('server'),
    'context-path': (0,input_kinds/* path */.Ae)().byDefault('package-context'),
    'base-image': (0,inputs/* input */.hF)(image_reference/* parseImageReference */.o_),
    platforms: (0,input_kinds/* wordsOf */.Z9)(...build_image/* imagePlatforms */.UM).byDefault('linux/amd64'),
    compression: (0,input_kinds/* oneOf */.yL)('auto', 'none', 'gzip', 'zstd').byDefault('auto'),
    bytecode: (0,input_kinds/* boolean */.zM)().byDefault('true'),
    'image-username': (0,input_kinds/* text */.Qq)(),
    'image-password': (0,input_kinds/* secret */.rJ)(),
    'base-image-username': (0,input_kinds/* text */.Qq)(),
    'base-image-password': (0,input_kinds/* secret */.rJ)(),
    sbom: (0,input_kinds/* path */.Ae)().byDefault('package.cdx.json'),
    attest: (0,input_kinds/* boolean */.zM)().byDefault('false'),
    'github-token': (0,input_kinds/* secret */.rJ)(),
    scan: scanInput(),
    ...trustInputs,
    'sample-input': (0,input_kinds/* path */.Ae)(),
    'sample-output': (0,input_kinds/* path */.Ae)(),
    tolerance: (0,input_kinds/* number */.ai)({ least: 0 }).byDefault('0.0001'),
    check: (0,input_kinds/* boolean */.zM)().byDefault('true'),
    'check-in': (0,input_kinds/* oneOf */.yL)('auto', 'process', 'container').byDefault('auto'),
    timeout: (0,input_kinds/* number */.ai)({ least: 1, unit: 'seconds' }).byDefault('300'),
    ...registry_inputs/* registryInputs */.P4,
    artifact: (0,input_kinds/* artifactName */.Cs)(),
    'dry-run': (0,input_kinds/* boolean */.zM)().byDefault('false'),
})
    .check((spec) => spec.models === undefined && spec.config === undefined && spec.event.model === undefined
    ? [
        {
            where: { input: 'models' },
            said: (0,event_input/* namesNothing */.e)(spec.event),
            expected: 'a value for `models`, or `config` with a file that names the model',
            remedy: 'add `models` under `with:` of this step',
        },
    ]
    : [])
    .check((spec) => spec.sourceDirectory !== undefined && spec.entryScript === undefined && spec.config === undefined
    ? [
        {
            where: { input: 'source-directory' },
            said: 'a source directory without an entry script',
            expected: '`entry-script`, the Python file with `init()` and `run()`',
            remedy: 'give `entry-script`, or leave `source-directory` out to serve without code',
        },
    ]
    : [])
    .check((0,inputs_together/* together */.b)([{ input: 'sample-output', needs: 'sample-input' }]))
    .check(imageRules)
    .check(registry_inputs/* registryProblems */.SN)
    .check(trustProblems);

// EXTERNAL MODULE: ./packages/core/build/collected.js
var build_collected = __webpack_require__(45305);
// EXTERNAL MODULE: ./packages/packaging/build/environment/all.js + 36 modules
var environment_all = __webpack_require__(90735);
// EXTERNAL MODULE: ./packages/core/build/digest.js
var build_digest = __webpack_require__(70120);
// EXTERNAL MODULE: ./packages/core/build/package-manifest.js
var package_manifest = __webpack_require__(87210);
// EXTERNAL MODULE: ./packages/packaging/build/package/manifest.js
var build_package_manifest = __webpack_require__(94664);
;// CONCATENATED MODULE: ./packages/packaging/build/image/places.js
/**
 * Where things are in an image. `/models` is where KServe and Kubernetes' image volumes look for weights, and
 * `/var/azureml-app` where Azure's containers keep the application.
 * Source: https://kserve.github.io/website/docs/model-serving/storage/providers/oci
 */
const imagePlaces = {
    models: '/models',
    application: '/var/azureml-app',
};
/** The port of Azure's container contract. */
const imagePort = 5001;
/**
 * Who runs the server: nobody in particular, and never root. A number needs no entry in the base's `/etc/passwd`, and is
 * what Kubernetes can check for `runAsNonRoot`.
 */
const imageUser = '1001';
/** Where a file of a package (relative, with `/`) is in the image. */
function placeInImage(path) {
    return path.startsWith('models/') ? `/${path}` : `${imagePlaces.application}/${path}`;
}

;// CONCATENATED MODULE: ./packages/packaging/build/image/layers.js




/** From this size on, in bytes, a file of a model has a layer of its own, so that what did not change is not sent again. */
const largeBytes = 1_048_576;
/** Engines take 127 layers at most; the base and the rest of the package need some of them. */
const mostLargeFiles = 64;
/**
 * The layers of a package above its environment, in the order of how often they change: lock, server, source, the weights of
 * each model, and what is another with every package. Pure.
 * @param weights how the weights are compressed
 */
function packageLayers(manifest, placed, weights) {
    const below = (folder) => placed.filter(({ listed }) => listed.path.startsWith(`${folder}/`));
    const lock = below('lock');
    const server = below('server');
    const source = below('source');
    const models = manifest.models.flatMap(({ name, version, folder }) => modelLayers(`${name}:${version}`, below(folder), weights));
    const placedAlready = new Set([...lock, ...server, ...source, ...below('models')]);
    const rest = placed.filter((file) => !placedAlready.has(file));
    return [
        ...layers_layer('the lock', lock.map(entryOf), 'gzip'),
        ...layers_layer('the server', server.map(entryOf), 'gzip'),
        ...layers_layer('the source', source.map(entryOf), 'gzip'),
        ...models,
        ...layers_layer('the description of the package', [...rest.map(entryOf), ...description(manifest)], 'gzip'),
    ];
}
/** The weights of a model, for images of a whole package and for those of models alone: `/models/<name>/<version>/…`. */
function modelLayers(title, files, compression) {
    const large = files
        .filter(({ listed }) => listed.size >= largeBytes)
        .toSorted((left, right) => right.listed.size - left.listed.size)
        .slice(0, mostLargeFiles)
        .toSorted((left, right) => (0,build_digest/* byCodePoint */.HH)(left.listed.path, right.listed.path));
    const small = files.filter((file) => !large.includes(file));
    return [
        ...layers_layer(`the small files of ${title}`, small.map(entryOf), compression),
        ...large.flatMap((file) => layers_layer(`${file.listed.path.split('/').at(-1)} of ${title}`, [entryOf(file)], compression)),
    ];
}
/** From this size on, in bytes, hashing a layer takes longer than telling another thread of it. */
const foreseenBytes = 8_388_608;
/** Those layers of a model that are worth beginning with before everything else is known. Pure. */
function foreseeableLayers(title, files, compression) {
    return modelLayers(title, files, compression).filter(({ entries: [only, ...others] }) => {
        const isOne = others.length === 0 && only?.kind === 'file';
        return isOne && only.size >= foreseenBytes;
    });
}
function layers_layer(title, entries, compression) {
    return entries.length === 0 ? [] : [{ title, entries, compression }];
}
function entryOf({ content, listed }) {
    const path = placeInImage(listed.path);
    if (!('from' in content))
        return { kind: 'text', path, content: content.content };
    const { from, hashedMs } = content;
    return { kind: 'file', path, from, size: listed.size, sha256: listed.sha256, hashedMs };
}
/** A link lets paths that are seen from the package find the models, wherever they are mounted. */
function description(manifest) {
    return [
        {
            kind: 'text',
            path: `${imagePlaces.application}/${package_manifest/* packageManifestName */.V}`,
            content: (0,build_package_manifest/* manifestText */.$2)(manifest),
        },
        { kind: 'link', path: `${imagePlaces.application}/models`, target: imagePlaces.models },
    ];
}

;// CONCATENATED MODULE: ./packages/packaging/build/output/folder.js



/**
 * What stands in a folder that a package is to take.
 * @param within where in the folder the package itself is; empty: the folder is the package
 * @param input the input that named the folder
 * @throws Problems when something else is there
 */
async function lookAtFolder(path, within, input, { files }) {
    const stands = await files.stat(path);
    if (stands === undefined)
        return { place: path };
    if (stands.kind === 'folder' && (await files.names(path)).length === 0)
        return { place: path };
    const folder = within === '' ? path : files.join(path, within);
    const text = await files.readTextIfThere(files.join(folder, package_manifest/* packageManifestName */.V)).catch(() => undefined);
    if (text === undefined) {
        (0,trouble/* refuse */.TR)({
            where: { input },
            said: stands.kind === 'folder' ? `${path} holds other files` : `${path} is a file`,
            expected: 'a folder that is empty, holds a package, or does not exist',
            remedy: `choose another \`${input}\`, or remove what is there`,
        });
    }
    const read = (0,build_package_manifest/* readManifest */.WI)(text, package_manifest/* packageManifestName */.V);
    if (!('manifest' in read))
        return { place: path };
    const { manifest } = read;
    return {
        place: path,
        existing: {
            fingerprint: manifest.fingerprint,
            digest: manifest.digest,
            package: { folder, manifest },
        },
    };
}
/**
 * Gives a finished folder its place. A folder can not be replaced in one step, so the one that is there steps aside
 * first, comes back when the new one can not take its place, and is removed last.
 */
async function replaceFolder(finished, destination, { files }) {
    const aside = `${finished}.previous`;
    const isTaken = (await files.stat(destination)) !== undefined;
    if (isTaken)
        await files.move(destination, aside);
    try {
        await files.move(finished, destination);
    }
    catch (thrown) {
        if (isTaken)
            await files.move(aside, destination);
        throw thrown;
    }
    await files.flushFolder(files.dirname(destination));
    await files.remove(aside);
}

// EXTERNAL MODULE: ./packages/core/build/defined.js
var defined = __webpack_require__(71539);
// EXTERNAL MODULE: ./packages/packaging/build/environment/kind.js
var environment_kind = __webpack_require__(65644);
;// CONCATENATED MODULE: ./packages/packaging/build/image/open-api.js
/**
 * The OpenAPI 3.1 description of what a package answers, from what its models say of themselves. Pure, so that an image
 * can carry it as a label; the running server's own description may say more.
 * Source: https://spec.openapis.org/oas/v3.1.1.html
 */
function openApi({ models, start }) {
    const title = models.map(({ name, version }) => `${name}:${version}`).join(', ');
    const [first] = models;
    const described = models.filter(({ schema }) => schema !== undefined);
    return {
        openapi: '3.1.1',
        info: { title, version: models.length === 1 ? (first?.version ?? '1') : '1' },
        paths: {
            [start.routes.liveness]: {
                get: { summary: 'Whether the server lives', responses: { '200': { description: 'It does' } } },
            },
            [start.routes.scoring]: {
                post: {
                    summary: `Scores with ${title}`,
                    requestBody: { required: true, content: { 'application/json': {} } },
                    responses: {
                        '200': { description: 'The scores', content: { 'application/json': {} } },
                        '400': { description: 'The request does not fit the model' },
                    },
                },
            },
        },
        components: described.length === 0 ? undefined : { schemas: Object.fromEntries(described.flatMap(schemas)) },
    };
}
/** What a model takes and gives, each as a schema with its name: `iris.inputs`, `iris.outputs`. */
function schemas({ name, schema }) {
    if (schema === undefined)
        return [];
    return [
        [`${name}.inputs`, objectOf(schema.inputs)],
        [`${name}.outputs`, objectOf(schema.outputs)],
    ];
}
function objectOf(fields) {
    const named = fields.map((field, index) => [field.name ?? String(index), field]);
    const required = named.filter(([, { required: isRequired }]) => isRequired !== false).map(([name]) => name);
    return {
        type: 'object',
        properties: Object.fromEntries(named.map(([name, field]) => [name, fieldSchema(field)])),
        required,
    };
}
/** One array for each dimension around the elements; sizes are only promised where the model fixes them. */
function fieldSchema({ dtype, shape = [] }) {
    return shape.toReversed().reduce((items, size) => {
        const isFixed = typeof size === 'number' && size > 0;
        return { type: 'array', items, ...(isFixed ? { minItems: size, maxItems: size } : {}) };
    }, elementSchema(dtype));
}
function elementSchema(dtype) {
    if (dtype === 'BOOL')
        return { type: 'boolean' };
    if (/^U?INT\d+$/.test(dtype))
        return { type: 'integer' };
    if (/^(FP|BF)\d+$/.test(dtype))
        return { type: 'number' };
    return dtype === 'BYTES' ? { type: 'string' } : {};
}

;// CONCATENATED MODULE: ./packages/packaging/build/image/labels.js


/** Names of labels and annotations. Labels are for whoever holds the image, annotations for whoever asks a registry. */
const labelNames = {
    /** What the package was made from: the same again needs no work. */
    fingerprint: 'dev.slipway.fingerprint',
    /** `slipway.json` without the list of files. */
    package: 'dev.slipway.package',
    packageDigest: 'dev.slipway.package-digest',
    /** `iris:1=sha256:…`, one a model, with a comma between them. */
    models: 'dev.slipway.models',
    lock: 'dev.slipway.lock-digest',
    openApi: 'dev.slipway.openapi',
};
/** What an image says of itself. Pure: the same package, the same labels. */
function imageLabels(manifest) {
    const { files: _files, createdAt: _createdAt, fingerprint, ...told } = manifest;
    return {
        [labelNames.package]: JSON.stringify(told),
        [labelNames.packageDigest]: manifest.digest,
        [labelNames.models]: modelsText(manifest.models),
        [labelNames.lock]: `sha256:${manifest.environment.lockSha256}`,
        [labelNames.openApi]: JSON.stringify(openApi(manifest)),
        ...(0,defined/* defined */.s)({ [labelNames.fingerprint]: fingerprint }),
    };
}
/** What the manifest of an image says: what has to be known before anything is fetched. */
function imageAnnotations(manifest, fingerprint) {
    const [first, ...others] = manifest.models;
    return {
        'org.opencontainers.image.title': manifest.models
            .map(({ name, version }) => `${name}:${version}`)
            .join(', '),
        ...(0,defined/* defined */.s)({ 'org.opencontainers.image.version': others.length === 0 ? first?.version : undefined }),
        [labelNames.models]: modelsText(manifest.models),
        ...(0,defined/* defined */.s)({
            [labelNames.packageDigest]: manifest.digest,
            [labelNames.lock]: manifest.environment && `sha256:${manifest.environment.lockSha256}`,
            [labelNames.fingerprint]: fingerprint,
        }),
    };
}
/** What labels or annotations of an image tell of the package in it. */
function toldBy(labels) {
    return {
        fingerprint: labels[labelNames.fingerprint],
        packageDigest: labels[labelNames.packageDigest],
        lockDigest: labels[labelNames.lock],
    };
}
function modelsText(models) {
    return models.map(({ name, version, digest }) => `${name}:${version}=${digest}`).join(',');
}

;// CONCATENATED MODULE: ./packages/packaging/build/image/config.js




/**
 * What a container of a package is started with: the same command as anywhere else, with the places of the image. Pure.
 * The user's variables stand first, so that what the server needs can not be broken by them.
 * @param base what the base image starts, for servers that are in it
 */
function imageConfig(manifest, runtime, base) {
    const { start } = manifest;
    const port = start.port ?? imagePort;
    const ofStart = Object.entries(start.variables).map(([name, value]) => [name, filled(value)]);
    const variables = { ...Object.fromEntries(ofStart), ...runtime.variables };
    return {
        variables: {
            ...manifest.environmentVariables,
            // Without an entry in /etc/passwd there is no home folder, and libraries that look for one would fail.
            HOME: '/tmp',
            ...(0,defined/* defined */.s)(variables),
        },
        ...startOf(start, runtime, base),
        ports: [port],
        labels: imageLabels(manifest),
    };
}
/** A program of the base image keeps the user and the folder that it was made for. */
function startOf({ args, runtime: kind }, runtime, base) {
    if (kind !== 'image') {
        const entrypoint = [runtime.program, ...args.map(filled)];
        return { entrypoint, command: [], user: imageUser, workingFolder: imagePlaces.application };
    }
    const { entrypoint = [], command = [], user, workingFolder } = base ?? {};
    return {
        ...(args.length > 0 ? { entrypoint: args.map(filled), command: [] } : { entrypoint, command }),
        user,
        workingFolder,
    };
}
function filled(text) {
    const words = {
        package: imagePlaces.application,
        environment: environment_kind/* imageEnvironmentFolder */.R,
        port: String(imagePort),
        host: '0.0.0.0',
    };
    return text
        .replaceAll(/\{package\}\/models(?=\/|$)/g, imagePlaces.models)
        .replaceAll(/\{(package|environment|port|host)\}/g, (_, word) => words[word]);
}

;// CONCATENATED MODULE: ./packages/packaging/build/output/build-context/dockerfile.js



/**
 * A Dockerfile that builds, from a context with the package in the folder `package`, what Slipway would assemble: the
 * same places, variables, labels and command, in layers of the same order. It needs nothing that only BuildKit has,
 * unless `install` does. Pure.
 * @param install lines that install the locked dependencies, from the lock in its place
 * @param base what it is built on, by digest
 * @throws Problems for variables that no Dockerfile can hold
 */
function dockerfile(manifest, runtime, install, base) {
    const config = imageConfig(manifest, runtime);
    const folders = ['server', 'source'].filter((folder) => has(manifest, folder));
    const { application, models } = imagePlaces;
    return [
        `FROM ${base}`,
        // Whoever the base runs as could not write where the application goes.
        'USER 0',
        copy('package/lock/', `${application}/lock/`),
        ...install,
        ...folders.map((folder) => copy(`package/${folder}/`, `${application}/${folder}/`)),
        ...manifest.models.map(({ folder }) => copy(`package/${folder}/`, `/${folder}/`)),
        ...(has(manifest, 'samples') ? [copy('package/samples/', `${application}/samples/`)] : []),
        copy('package/slipway.json', 'package/serving.json', `${application}/`),
        `RUN ln -s ${models} ${application}/models`,
        ...variables(config),
        ...labels(config),
        `WORKDIR ${config.workingFolder ?? '/'}`,
        ...config.ports.map((port) => `EXPOSE ${port}`),
        `USER ${config.user ?? '0'}`,
        `ENTRYPOINT ${JSON.stringify(config.entrypoint)}`,
        '',
    ].join('\n');
}
function has({ files }, folder) {
    return files.some(({ path }) => path.startsWith(`${folder}/`));
}
/** As a list, because names may hold spaces. */
function copy(...paths) {
    return `COPY ${JSON.stringify(paths)}`;
}
function variables({ variables: all }) {
    const broken = Object.keys(all).filter((name) => /[\r\n]/.test(all[name]));
    if (broken.length > 0) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'environment-variables' },
            said: `${broken.map((name) => `\`${name}\``).join(' and ')} with a line break`,
            expected: 'values on one line: a Dockerfile can hold no others',
            remedy: 'leave `build-context` out of `output`, or give the value in another form, such as Base64',
        });
    }
    return instruction('ENV', all);
}
/** Docker reads no longer line. Source: https://pkg.go.dev/bufio#pkg-constants, `MaxScanTokenSize` */
const longestLine = 60_000;
/** What an image says of itself; a description that does not fit stands in `slipway.json` all the same. */
function labels({ labels: all }) {
    const short = Object.entries(all).filter(([, value]) => encodedLength(quoted(value)) < longestLine);
    return instruction('LABEL', Object.fromEntries(short));
}
function encodedLength(text) {
    return new TextEncoder().encode(text).length;
}
/** One instruction for all, because old builders start a container for each. */
function instruction(name, pairs) {
    const all = Object.entries(pairs).map(([key, value]) => `${key}=${quoted(value)}`);
    return all.length === 0 ? [] : [`${name} ${all.join(' \\\n    ')}`];
}
/**
 * A value as it is: within quotes, only these three mean something else.
 * Source: https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
function quoted(value) {
    return `"${value.replaceAll(/[\\"$]/g, String.raw `\$&`)}"`;
}

;// CONCATENATED MODULE: ./packages/packaging/build/output/build-context/readme.js

/** What whoever builds has to know: where the base is, and how credentials are given, of which the context holds none. */
function readme(manifest, { base = '', image }) {
    const { environment, models, files } = manifest;
    const title = models.map(({ name, version }) => `${name}:${version}`).join(', ');
    const name = image === undefined ? 'model' : (0,image_reference/* imageReferenceText */.Ib)(image);
    const host = base.split('/')[0];
    const platform = environment.platform.endsWith('arm64') ? 'linux/arm64' : 'linux/amd64';
    const isBuilt = files.some(({ path }) => path === 'lock/built-wheels.json');
    return `# The image of ${title}

\`\`\`sh
docker build --platform ${platform} --tag ${name} .
docker run --rm --publish 5001:5001 ${name}
\`\`\`

| what       | where                                                                             |
| ---------- | --------------------------------------------------------------------------------- |
| base image | \`${base}\` |
| its registry | \`${host}\` |
| package    | the folder \`package\`, whole: its digest and that of every file is in \`package/slipway.json\` |
| dependencies | \`package/${environment.lockFile}\`: every one by its hashes |

There are no credentials in this folder, and none belong into it.

- The base image is not public: \`docker login ${host}\` before the build.
${environment.provider === 'npm' ? npmAccess : pythonAccess}${isBuilt ? builtHere : ''}`;
}
const pythonAccess = `- A mirror of PyPI: \`docker build --build-arg PIP_INDEX_URL=https://mirror.example.com/simple …\`.
- An index that asks for a password: \`docker build --secret id=netrc,src=$HOME/.netrc …\`, with BuildKit. The lock names
  the indexes; what is in the file is in no layer of the image.
`;
const npmAccess = `- A mirror of npm: \`docker build --build-arg NPM_CONFIG_REGISTRY=https://mirror.example.com …\`.
`;
const builtHere = `
Some packages have no wheel for this platform: \`package/lock/built-wheels.json\` names them. They are built of the same
sources again in this build, so the base image has to have what that needs, such as a compiler.
`;

;// CONCATENATED MODULE: ./packages/packaging/build/output/build-context/build-context.js





/** Where in the context the package is. */
const packageFolder = 'package';
/** A folder that a person, or another service, can build the image from: a Dockerfile beside the package. */
const buildContext = {
    id: 'build-context',
    title: 'a folder with a Dockerfile',
    needs: 'folder',
    look: ({ path }, ports) => lookAtFolder(path, packageFolder, 'context-path', ports),
    async publish({ folder }, destination, ports) {
        const { files } = ports;
        const { manifest } = folder;
        const parent = files.dirname(destination.path);
        await files.makeFolder(parent);
        const making = await files.temporaryFolder('.context-', parent);
        try {
            await files.copy(folder.folder, files.join(making, packageFolder));
            const { environment } = manifest;
            const { dockerfileLines, imageRuntime } = (0,environment_all/* environmentProvider */.b)(environment.provider);
            const lock = await files.readText(files.join(folder.folder, ...environment.lockFile.split('/')));
            const install = dockerfileLines(placeInImage(environment.lockFile), lock);
            const base = destination.base ?? 'scratch';
            const text = dockerfile(manifest, imageRuntime(environment), install, base);
            await files.write(files.join(making, 'Dockerfile'), text);
            await files.write(files.join(making, 'README.md'), readme(manifest, destination));
            await replaceFolder(making, destination.path, ports);
        }
        finally {
            await files.remove(making);
        }
        return { reference: destination.path, digest: manifest.digest, unchanged: false };
    },
};

;// CONCATENATED MODULE: ./packages/packaging/build/output/directory/directory.js

/** A package as a folder on this machine. */
const directory = {
    id: 'directory',
    title: 'a folder',
    needs: 'folder',
    look: ({ path }, ports) => lookAtFolder(path, '', 'path', ports),
    async publish({ folder }, { path }, ports) {
        const { manifest, folder: finished } = folder;
        await replaceFolder(finished, path, ports);
        return { reference: path, digest: manifest.digest, unchanged: false };
    },
};

// EXTERNAL MODULE: ./packages/core/build/checked-json.js
var checked_json = __webpack_require__(48106);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./packages/packaging/build/engine/find.js
var find = __webpack_require__(83058);
// EXTERNAL MODULE: ./packages/packaging/build/engine/ask.js
var engine_ask = __webpack_require__(60824);
;// CONCATENATED MODULE: ./packages/packaging/build/engine/images.js


/** Images of gigabytes are unpacked in this time on slow disks. */
const movingMs = 1_800_000;
/**
 * Gives an engine the image in a file that `writeLayout` or `docker save` wrote.
 * @returns what the engine calls it now: its name, or its id when the file names it nothing
 * @throws Failure `PROCESS_FAILED`
 */
async function loadImage(engine, file, ports) {
    const said = await (0,engine_ask/* ask */.k)(engine, ['load', '--quiet', '--input', file], ports, movingMs);
    const name = /^Loaded image(?: ID|\(s\))?: (\S+)$/m.exec(said)?.[1];
    if (name === undefined)
        throw new trouble/* Failure */.HR('PROCESS_FAILED', `${engine.program} load names no image it loaded: ${said}`);
    return name;
}
/**
 * Has an engine fetch an image. Who it is to the registry is the engine's own affair (`docker login`).
 * @throws Failure `PROCESS_FAILED`
 */
async function pullImage(engine, reference, ports) {
    await ask(engine, ['pull', '--quiet', reference], ports, movingMs);
}
/** The id of an image that an engine has, or undefined. */
async function imageId(engine, name, ports) {
    const args = ['image', 'inspect', '--format', '{{.Id}}', name];
    const inspected = await ports.processes.run({ program: engine.program, args }, { timeoutMs: 60_000 });
    return inspected.code === 0 ? inspected.stdout.trim() : undefined;
}
/** Takes an image's name from an engine, and its bytes when nothing else needs them. That it is not there is fine. */
async function removeImage(engine, name, ports) {
    const args = ['image', 'rm', '--force', name];
    await ports.processes.run({ program: engine.program, args }, { timeoutMs: 120_000 });
}

;// CONCATENATED MODULE: ./packages/packaging/build/output/docker/docker.js







/** An image in the engine of this machine: Docker's, or podman. */
const docker_docker = {
    id: 'docker',
    title: 'an image in the engine of this machine',
    needs: 'image',
    look: ({ image }, ports) => look(image, ports),
    async publish({ image }, { image: reference, access }, ports) {
        const { files } = ports;
        const engine = await (0,find/* findEngine */.G)(ports);
        if (engine === undefined)
            refuseWithoutEngine();
        const name = nameInEngine(reference);
        const folder = await files.temporaryFolder('image-');
        try {
            const file = files.join(folder, 'image.tar');
            await ports.images.writeLayout(image, file, name, access);
            await loadImage(engine, file, ports);
        }
        finally {
            await files.remove(folder);
        }
        return { reference: name, digest: image.descriptor.digest, unchanged: false };
    },
};
/** Engines leave out what they take for granted. */
function nameInEngine({ host, repository, tag = 'latest' }) {
    const path = host === image_reference/* dockerHub */.UD ? repository.replace(/^library\//, '') : `${host}/${repository}`;
    return `${path}:${tag}`;
}
async function look(image, ports) {
    const place = nameInEngine(image);
    const engine = await (0,find/* findEngine */.G)(ports);
    if (engine === undefined)
        refuseWithoutEngine();
    const inspected = await ports.processes.run({
        program: engine.program,
        args: ['image', 'inspect', '--format', '{{.Id}} {{json .Config.Labels}}', place],
    });
    const found = /^(\S+) (\{.*\}|null)$/m.exec(inspected.stdout.trim());
    if (inspected.code !== 0 || found === null)
        return { place };
    const labels = (0,checked_json/* checkedJson */.EB)((0,dist/* nullable */.mee)((0,dist/* record */.g1P)((0,dist/* string */.YjP)(), (0,dist/* string */.YjP)())), found[2], `the labels of ${place}`);
    return { place, existing: { digest: found[1], ...toldBy(labels ?? {}) } };
}
function refuseWithoutEngine() {
    (0,trouble/* refuse */.TR)({
        where: { input: 'output' },
        said: '`docker`, but neither `docker` nor `podman` answers on this machine',
        expected: 'an engine that runs',
        remedy: 'start it, or use `oci-layout` and load the file where an engine runs',
    });
}

;// CONCATENATED MODULE: ./packages/packaging/build/output/oci-layout/oci-layout.js



/** In bytes: `index.json` stands in the first kilobytes of a layout, with the annotations of its image. */
const headBytes = 65_536;
/** One file that engines load, old and new, and that `skopeo` and `podman` take: an OCI layout in a tar. */
const ociLayout = {
    id: 'oci-layout',
    title: 'a file with an image',
    needs: 'image',
    look: ({ path }, ports) => oci_layout_look(path, ports),
    async publish({ image }, { path, image: reference, access }, ports) {
        const name = (0,image_reference/* imageReferenceText */.Ib)(reference);
        const { sha256 } = await ports.images.writeLayout(image, path, name, access);
        ports.log.info(`${path} has sha256 ${sha256}`);
        return { reference: path, digest: image.descriptor.digest, unchanged: false };
    },
};
async function oci_layout_look(path, { files }) {
    const stands = await files.stat(path);
    if (stands === undefined)
        return { place: path };
    const head = stands.kind === 'file' ? await headOf(path, files) : '';
    if (!head.includes('oci-layout') || !head.includes('index.json')) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'image-path' },
            said: stands.kind === 'file' ? `${path} is a file of another kind` : `${path} is a folder`,
            expected: 'a file that holds an image, or does not exist',
            remedy: 'choose another `image-path`, or remove what is there',
        });
    }
    const digest = /"digest":\s*"(sha256:[0-9a-f]{64})"/.exec(head)?.[1];
    if (digest === undefined)
        return { place: path };
    const annotations = [...head.matchAll(/"(dev\.slipway\.[\w-]+)":\s*"([^"\\]*)"/g)];
    const told = Object.fromEntries(annotations.map(([, name, value]) => [name, value]));
    return { place: path, existing: { digest, ...toldBy(told) } };
}
async function headOf(path, files) {
    const source = await files.open(path);
    return new TextDecoder('latin1').decode(await source.read(0, Math.min(headBytes, source.size)));
}

;// CONCATENATED MODULE: ./packages/packaging/build/output/registry/registry.js


/** An image in a registry. */
const registry = {
    id: 'registry',
    title: 'an image in a registry',
    needs: 'image',
    async look({ image, access }, ports) {
        const found = await ports.images.describe(image, access);
        const place = (0,image_reference/* imageReferenceText */.Ib)(image);
        if (found === undefined)
            return { place };
        return { place, existing: { digest: found.digest, ...toldBy(found.annotations) } };
    },
    async publish({ about, image }, { image: reference, access }, ports) {
        const pushed = await ports.images.push(image, reference, access, about);
        const { digest, unchanged, uploadedBytes } = pushed;
        return { reference: pushed.reference, digest, unchanged, uploadedBytes };
    },
};

;// CONCATENATED MODULE: ./packages/packaging/build/output/all.js





/** Every output provider, by its id. */
const outputs = {
    directory: directory,
    'oci-layout': ociLayout,
    registry: registry,
    docker: docker_docker,
    'build-context': buildContext,
};

// EXTERNAL MODULE: ./packages/packaging/build/package/verify.js
var verify = __webpack_require__(41376);
;// CONCATENATED MODULE: ./packages/packaging/build/server/kind.js
/**
 * What `AZUREML_MODEL_DIR` is: the folder of the only model, or the folder that holds `<name>/<version>` of several.
 * Source: https://learn.microsoft.com/azure/machine-learning/concept-online-deployment-model-specification
 */
function modelDir({ models }) {
    const [only] = models;
    return models.length === 1 && only !== undefined
        ? `{package}/models/${only.name}/${only.version}`
        : '{package}/models';
}
/** `iris:1, diabetes:2`. */
function modelNames({ models }) {
    return models.map(({ name, version }) => `${name}:${version}`).join(', ');
}

;// CONCATENATED MODULE: ./packages/packaging/build/server/azureml/no-code.js

/** The requirements of Slipway's own scoring by framework: files in the bundle, as pip reads them. */
const requirements = {
    'scikit-learn': 'requirements-sklearn.txt',
    mlflow: 'requirements-mlflow.txt',
    xgboost: 'requirements-xgboost.txt',
    lightgbm: 'requirements-lightgbm.txt',
    tensorflow: 'requirements-tensorflow.txt',
    pytorch: 'requirements-torchscript.txt',
};
/** The requirement files for all models of a package, each once. */
function noCodeRequirements({ models }) {
    const files = models.map(({ detected }) => requirements[detected.framework]);
    return [...new Set(files)].map((file) => `programs/python/${file}`);
}
/** Why models can not be served without code: the first that can not. */
function refusesWithoutCode(serving) {
    return serving.models.map((model) => refusesModel(model, serving)).find((refusal) => refusal !== undefined);
}
const remedy = 'give `entry-script` and `source-directory`';
function refusesModel({ name, version, detected }, serving) {
    const title = `${name}:${version}`;
    if (detected.framework === 'pytorch' && detected.facts.container !== 'TorchScript') {
        return {
            said: `${title} is a PyTorch file that holds ${no_code_containers[detected.facts.container]}`,
            expected: 'TorchScript, which brings its own code, or an entry script',
            remedy: `save it with \`torch.jit.script(model).save(...)\`, or ${remedy}`,
        };
    }
    if (detected.framework === 'scikit-learn' && detected.facts.estimators.length > 1) {
        const files = detected.facts.estimators.map(({ path }) => `\`${path}\``);
        return {
            said: `${title} holds several estimators: ${files.join(', ')}`,
            expected: 'one, because nothing says which of them is the model',
            remedy: `make a pipeline of them, take the file of the model alone, or ${remedy}`,
        };
    }
    if (detected.framework in requirements)
        return undefined;
    if (detected.framework === 'triton') {
        return {
            said: `${title} is a model repository of Triton`,
            expected: 'the server `triton`, which only an image has',
            remedy: 'set `server` to `triton` and `base-image` to an image of Triton Inference Server',
        };
    }
    const kind = detected.framework === 'custom' ? 'of no known framework' : `a ${detected.framework} model`;
    if (serving.models.length > 1 && detected.framework === 'onnx') {
        return {
            said: `${modelNames(serving)} without an entry script, of which ${title} is an ONNX model and others are not`,
            expected: 'ONNX models only, or none',
            remedy: `package them apart, or ${remedy}`,
        };
    }
    return {
        said: `${title} is ${kind}`,
        expected: 'a model of scikit-learn, MLflow, ONNX, XGBoost, LightGBM, TensorFlow or TorchScript, or an entry script',
        remedy,
    };
}
const no_code_containers = {
    'state dict': 'a state dict: weights without the code that uses them',
    module: 'a pickled module, whose classes are not in it',
    'exported program': 'an exported program',
    other: 'something else',
};
/** The configuration of the scoring; folders are relative to it. Source: packages/serving/python/…/served.py */
function no_code_modelsText({ models }) {
    const listed = models.map(({ name, version, root, detected }) => {
        const file = fileOf(detected);
        const where = { folder: `../${root}`, file };
        return { name, version, framework: detected.framework, ...where };
    });
    return `${JSON.stringify({ models: listed }, null, 2)}\n`;
}
/** Which of several files is the model, where looking at them told. */
function fileOf(detected) {
    switch (detected.framework) {
        case 'scikit-learn':
            return detected.facts.estimators[0]?.path;
        case 'xgboost':
        case 'lightgbm':
        case 'tensorflow':
        case 'pytorch':
            return detected.facts.path;
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/packaging/build/server/azureml/azureml.js


/** Microsoft's own server for entry scripts, and with Slipway's scoring for models without code. */
const azureml = {
    id: 'azureml',
    title: 'azureml-inference-server-http',
    refuses: (serving) => (serving.entryScript === undefined ? refusesWithoutCode(serving) : undefined),
    parts(serving) {
        const ownScript = serving.entryScript === undefined;
        return {
            environment: 'uv',
            requirements: ownScript ? noCodeRequirements(serving) : ['programs/python/requirements-azureml.txt'],
            programs: [{ from: 'programs/python/server', to: 'server' }],
            writes: ownScript ? [{ to: 'server/models.json', content: no_code_modelsText(serving) }] : [],
            start: start(serving),
        };
    },
};
function start(serving) {
    const { entryScript } = serving;
    const script = entryScript === undefined
        ? '{package}/server/slipway_serving/score_models.py'
        : `{package}/source/${entryScript}`;
    return {
        server: 'azureml',
        runtime: 'python',
        args: ['{package}/server/serve.py', '--host', '{host}', '--port', '{port}', '--entry-script', script],
        variables: {
            AZUREML_MODEL_DIR: modelDir(serving),
            ...(entryScript === undefined
                ? { AML_APP_ROOT: '{package}/server', SLIPWAY_MODELS: '{package}/server/models.json' }
                : { AML_APP_ROOT: '{package}/source' }),
            // Compiled modules belong to the environment: a package never changes.
            PYTHONPYCACHEPREFIX: '{environment}/pycache',
            PYTHONUNBUFFERED: '1',
            PYTHONNOUSERSITE: '1',
        },
        routes: { liveness: '/', readiness: '/', scoring: '/score', openapi: '/swagger.json' },
        exitCodes,
    };
}
/**
 * Source: packages/serving/python/server/serve.py, and for 94 to 99 the start of Azure's images,
 * https://github.com/Azure/azureml-assets/tree/main/assets/training/model_management/environments/mlflow-model-inference
 */
const exitCodes = {
    1: 'a setting of the server is wrong',
    2: 'an argument of the server is wrong',
    3: 'the scoring script could not be loaded',
    94: 'the debugger could not be attached',
    95: 'dependencies could not be installed at the start',
    96: 'the server package is absent',
    97: 'the folder of extra libraries is missing',
    98: 'the conda file is missing',
    99: 'the requirements file is missing',
    100: 'azureml-inference-server-http is not installed',
    101: 'the port is taken',
    102: 'AZUREML_MODEL_DIR is not a folder',
};

;// CONCATENATED MODULE: ./packages/packaging/build/server/custom/custom.js

/** A program of the user's own image, with routes of its own: Slipway adds the models and starts what the image starts. */
const custom = {
    id: 'custom',
    title: 'a program of the base image',
    refuses({ entryScript, routes }) {
        if (entryScript !== undefined) {
            return {
                said: 'an entry script, which a program of the base image does not run',
                expected: 'the server `azureml`, or no entry script',
                remedy: 'leave `entry-script` out, or put the code into the base image',
            };
        }
        if (routes !== undefined)
            return undefined;
        return {
            said: 'the server `custom`, and nothing says where it answers',
            expected: 'the routes for liveness, readiness and scoring, and the port',
            remedy: 'give `server-routes`, or `inference_config` in the environment of the file `config`',
        };
    },
    parts(serving) {
        const { port, ...routes } = serving.routes;
        return {
            environment: 'none',
            requirements: [],
            programs: [],
            writes: [],
            start: {
                server: 'custom',
                runtime: 'image',
                args: [],
                variables: { AZUREML_MODEL_DIR: modelDir(serving) },
                routes: { ...routes, openapi: routes.scoring },
                port,
                exitCodes: {},
            },
        };
    },
};

;// CONCATENATED MODULE: ./packages/packaging/build/server/onnx/onnx.js

/** What onnxruntime 1.30 reads. Source: measured, by loading models of each generation. */
const newest = { opset: 26, irVersion: 13 };
/** Slipway's own server for ONNX graphs: Node and onnxruntime, no Python. */
const onnx_onnx = {
    id: 'onnx',
    title: "Slipway's ONNX server",
    refuses(serving) {
        if (serving.entryScript !== undefined) {
            return {
                said: 'an entry script, which is Python',
                expected: 'ONNX models without an entry script',
                remedy: 'use the server `azureml`, or leave `entry-script` out',
            };
        }
        return serving.models
            .map((model) => onnx_refusesModel(model, serving))
            .find((refusal) => refusal !== undefined);
    },
    parts: (serving) => ({
        environment: 'npm',
        requirements: [],
        readyLock: 'programs/npm/onnx',
        programs: [{ from: 'programs/onnx-server', to: 'server' }],
        writes: [{ to: 'server/onnx.json', content: configText(serving) }],
        start: {
            server: 'onnx',
            runtime: 'node',
            args: '{package}/server/index.js --config {package}/server/onnx.json --port {port} --host {host} --environment {environment}'.split(' '),
            variables: {},
            routes: {
                liveness: '/v2/health/live',
                readiness: '/v2/health/ready',
                scoring: '/score',
                openapi: '/swagger.json',
            },
            exitCodes: onnx_exitCodes,
        },
    }),
};
function onnx_refusesModel(model, serving) {
    const { detected } = model;
    if (!isOnnx(detected)) {
        return {
            said: `${modelNames(serving)}, of which ${model.name}:${model.version} is no ONNX model`,
            expected: 'ONNX models only',
            remedy: 'give `entry-script` to serve them together',
        };
    }
    const opset = detected.facts.opsets[''] ?? 0;
    if (opset > newest.opset)
        return tooNew(model, `opset ${opset}`, `opset ${newest.opset} or older`);
    const { irVersion } = detected.facts;
    if (irVersion > newest.irVersion)
        return tooNew(model, `IR version ${irVersion}`, `IR version ${newest.irVersion} or older`);
    return undefined;
}
function tooNew(model, said, expected) {
    return {
        said: `${model.name}:${model.version} has ${said}`,
        expected: `${expected}, which onnxruntime 1.30 can load`,
        remedy: 'export the model again with a lower target opset',
    };
}
function isOnnx(detected) {
    return detected.framework === 'onnx';
}
/** The configuration of the server; paths are relative to it. */
function configText({ models }) {
    const listed = models.map(({ name, version, root, detected }) => ({
        name,
        version,
        file: `../${root}/${isOnnx(detected) ? detected.facts.path : ''}`,
    }));
    return `${JSON.stringify({ models: listed }, null, 2)}\n`;
}
/** Source: packages/serving/src/onnx/main.ts. */
const onnx_exitCodes = {
    1: 'a defect of the server',
    2: 'a flag or the configuration of the server is wrong',
    3: 'a model could not be loaded',
    98: 'the address can not be listened on',
    100: 'onnxruntime-node is not installed',
};

;// CONCATENATED MODULE: ./packages/packaging/build/server/triton/triton.js

/**
 * NVIDIA's Triton Inference Server, from its own image, on the model repositories of the package.
 * Source: https://github.com/triton-inference-server/server/blob/v2.60.0/docs/user_guide/model_repository.md
 */
const triton = {
    id: 'triton',
    title: 'Triton Inference Server',
    refuses(serving) {
        if (serving.entryScript !== undefined) {
            return {
                said: 'an entry script, which Triton does not run',
                expected: 'model repositories of Triton without an entry script',
                remedy: 'use the server `azureml`, or a model of the Python backend of Triton',
            };
        }
        const other = serving.models.find(({ detected }) => detected.framework !== 'triton');
        if (other === undefined)
            return undefined;
        return {
            said: `${modelNames(serving)}, of which ${other.name}:${other.version} is no model repository of Triton`,
            expected: 'folders with `<model>/config.pbtxt`, or `<model>/<version>/model.<suffix>`',
            remedy: 'give the folder that holds the folders of the models',
        };
    },
    parts(serving) {
        const repositories = serving.models.map(({ root }) => `--model-repository={package}/${root}`);
        return {
            environment: 'none',
            requirements: [],
            programs: [],
            writes: [],
            start: {
                server: 'triton',
                runtime: 'image',
                args: ['tritonserver', ...repositories, '--http-address={host}', '--http-port={port}'],
                variables: {},
                routes: {
                    liveness: '/v2/health/live',
                    readiness: '/v2/health/ready',
                    scoring: `/v2/models/${firstName(serving.models)}/infer`,
                    openapi: '/v2',
                },
                exitCodes: { 1: 'a model could not be loaded, or an argument is wrong' },
            },
        };
    },
    refusesBase({ variables }) {
        if (versionVariables.some((name) => variables[name] !== undefined))
            return undefined;
        return {
            said: 'an image that is none of Triton Inference Server',
            expected: `an image with \`tritonserver\`, which sets ${versionVariables.join(' or ')}`,
            remedy: 'set `base-image` to an image such as `nvcr.io/nvidia/tritonserver:25.08-py3`',
        };
    },
};
/** What images of Triton say of themselves. Source: https://github.com/triton-inference-server/server/blob/v2.60.0/build.py */
const versionVariables = ['TRITON_SERVER_VERSION', 'NVIDIA_TRITON_SERVER_VERSION'];
/** Scoring needs one model: the first of the first repository, in the order of their names. */
function firstName(models) {
    const detected = models[0]?.detected;
    if (detected?.framework !== 'triton')
        return '';
    return detected.facts.models.map(({ name }) => name).toSorted()[0] ?? '';
}

;// CONCATENATED MODULE: ./packages/packaging/build/server/all.js





/** Every server provider, by its id. */
const servers = { azureml: azureml, onnx: onnx_onnx, custom: custom, triton: triton };
/**
 * Chooses the server: the one that was named, else the first that takes what is to be served.
 * Servers of base images have to be named: nothing tells that somebody wants them.
 * @param wanted `auto` or the id of a provider
 * @throws Problems when the named one refuses, or none takes it
 */
function chooseServer(wanted, serving) {
    const named = servers[wanted];
    if (named !== undefined) {
        const refusal = named.refuses(serving);
        if (refusal === undefined)
            return named;
        (0,trouble/* refuse */.TR)({ where: { input: 'server' }, ...refusal });
    }
    const willing = [onnx_onnx, azureml].find((server) => server.refuses(serving) === undefined);
    if (willing !== undefined)
        return willing;
    const isAllOnnx = serving.models.every(({ detected }) => detected.framework === 'onnx');
    const refusal = (isAllOnnx ? onnx_onnx : azureml).refuses(serving);
    (0,trouble/* refuse */.TR)({ where: { input: 'models' }, ...refusal });
}

// EXTERNAL MODULE: ./packages/formats/build/azure.js + 3 modules
var azure = __webpack_require__(84299);
// EXTERNAL MODULE: ./packages/formats/build/azure-v1.js
var azure_v1 = __webpack_require__(30226);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/sources/asked.js
/** Asks for nothing yet. */
function nothingAsked() {
    return { requirements: [], constraints: [], indexOptions: [] };
}
/** The folder part of a path with `/`, and a path seen from there: `env/conda.yml` and `../base.txt` are `base.txt`. */
function beside(file, path) {
    const wanted = path.replaceAll('\\', '/');
    if (/^(\/|[A-Za-z]:)/.test(wanted))
        return wanted;
    const parts = file.split('/').slice(0, -1);
    for (const part of wanted.split('/')) {
        if (part === '..' && parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else if (part !== '.' && part !== '')
            parts.push(part);
    }
    return parts.join('/');
}

;// CONCATENATED MODULE: ./actions/package-model/build/azure-config.js








/**
 * Adds what the file `config` says; inputs that were given have the last word.
 * @throws Problems with file, line and column
 */
async function withConfig(spec, { files }) {
    const { config, ...rest } = spec;
    const named = spec.models ?? (spec.event?.model === undefined ? undefined : [spec.event.model]);
    if (config === undefined)
        return { ...rest, models: named ?? [], environment: spec.environment };
    const text = await files.readTextIfThere(files.resolve(config));
    if (text === undefined) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'config' },
            said: `\`${config}\` does not exist`,
            expected: 'an `inferenceconfig.json`, or the YAML of a deployment or an environment of Azure ML',
            remedy: 'check the path; it is seen from the workspace',
        });
    }
    const said = await read(config.replaceAll('\\', '/'), text, (path) => files.readTextIfThere(files.resolve(path)));
    return {
        ...rest,
        models: named ?? said.models ?? refuseWithoutModel(config),
        sourceDirectory: spec.sourceDirectory ?? said.sourceDirectory,
        entryScript: spec.entryScript ?? said.entryScript,
        serverRoutes: spec.serverRoutes ?? said.serverRoutes,
        environment: spec.environment ?? said.environment,
        ...(spec.environment !== undefined || said.configImage === undefined
            ? {}
            : { configImage: said.configImage }),
        environmentVariables: { ...said.environmentVariables, ...spec.environmentVariables },
    };
}
function refuseWithoutModel(config) {
    (0,trouble/* refuse */.TR)({
        where: { input: 'models' },
        said: `nothing was given, and \`${config}\` names no model`,
        expected: 'the models to package',
        remedy: 'add `models` under `with:` of this step',
    });
}
async function read(file, text, readText) {
    if (/\.json$/i.test(file)) {
        const { code_configuration: code, environment } = await (0,azure_v1/* readInferenceConfig */.U)(file, text);
        // In v1 the files of the environment are seen from the source directory.
        return fromCode(file, code, environment, code?.code === undefined ? file : within(beside(file, code.code)));
    }
    const isDeployment = /^(model|code_configuration|endpoint_name|environment|instance_count|type)\s*:/m.test(text);
    if (!isDeployment)
        return environmentOf(file, await (0,azure/* readAzureEnvironment */.hY)(file, text), file);
    const deployment = await (0,azure/* readAzureDeployment */.rw)(file, text);
    const { environment, model, environment_variables: variables } = deployment;
    const isElsewhere = typeof environment === 'string';
    const elsewhere = isElsewhere ? await environmentElsewhere(file, environment, readText) : {};
    const written = isElsewhere ? undefined : environment;
    return {
        ...fromCode(file, deployment.code_configuration, written, file),
        ...elsewhere,
        ...(0,defined/* defined */.s)({ models: model === undefined ? undefined : [modelOf(file, model)] }),
        environmentVariables: {
            ...(elsewhere.environmentVariables ?? written?.environment_variables),
            ...variables,
        },
    };
}
/** The environment of another file, `file:../environment.yml`; its own paths are seen from there. */
async function environmentElsewhere(file, environment, readText) {
    if (!environment.startsWith(local))
        refuseAsset(file, environment);
    const other = beside(file, environment.slice(local.length));
    const text = await readText(other);
    if (text !== undefined)
        return environmentOf(other, await (0,azure/* readAzureEnvironment */.hY)(other, text), other);
    (0,trouble/* refuse */.TR)({
        where: { file },
        said: `the environment \`${environment}\`, which does not exist`,
        expected: 'the path of an environment of Azure ML, seen from the folder of this file',
        remedy: 'correct the path',
    });
}
/** How Azure's command line is told that a reference is a path. */
const local = 'file:';
/** A file of a folder, to see paths from; the workspace itself has no name. */
function within(folder) {
    return folder === '' ? 'file' : `${folder}/file`;
}
function fromCode(file, code, environment, environmentSeenFrom) {
    const folder = code?.code === undefined ? undefined : beside(file, code.code) || '.';
    const script = code?.scoring_script;
    return {
        sourceDirectory: folder,
        entryScript: script === undefined ? undefined : folder === undefined ? beside(file, script) : script,
        ...(environment === undefined ? {} : environmentOf(file, environment, environmentSeenFrom)),
    };
}
function environmentOf(file, environment, seenFrom) {
    const { build, conda_file: conda, environment_variables: variables, image } = environment;
    const routes = routesOfConfig(file, environment.inference_config);
    if (build !== undefined)
        refuseDockerfile(file, build.dockerfile_path ?? 'Dockerfile');
    return {
        configImage: image === undefined ? undefined : imageOf(file, image),
        environment: conda === undefined ? undefined : typeof conda === 'string' ? beside(seenFrom, conda) : { file, conda },
        environmentVariables: variables,
        serverRoutes: routes,
    };
}
function imageOf(file, image) {
    const parsed = (0,image_reference/* parseImageReference */.o_)(image);
    if ('value' in parsed)
        return parsed.value;
    (0,trouble/* refuse */.TR)({ where: { file }, said: `the image \`${image}\``, expected: parsed.expected });
}
/** Nothing is built here: what a Dockerfile does depends on the day. */
function refuseDockerfile(file, dockerfile) {
    (0,trouble/* refuse */.TR)({
        where: { file },
        said: `an environment that is built from \`${dockerfile}\``,
        expected: 'an image, or a conda file',
        remedy: 'build the Dockerfile with `docker/build-push-action`, and give `environment` as `name@${{ steps.build.outputs.digest }}`',
    });
}
function modelOf(file, model) {
    const said = typeof model === 'string' ? model : (model.path ?? '');
    const text = said.startsWith(local) ? said.slice(local.length) : said;
    if (text !== said)
        return { kind: 'path', path: beside(file, text) };
    if (typeof model !== 'string' && !/^[a-z]+:/i.test(text))
        return { kind: 'path', path: beside(file, text) };
    const parsed = (0,model_reference/* parseModelReference */.qZ)(text);
    if ('value' in parsed)
        return parsed.value;
    (0,trouble/* refuse */.TR)({ where: { file }, said: `the model \`${text}\``, expected: parsed.expected });
}
function refuseAsset(file, environment) {
    (0,trouble/* refuse */.TR)({
        where: { file },
        said: `the environment \`${environment}\`, which is an asset of a workspace`,
        expected: 'an environment that is written out, with its `conda_file`, or `file:` and the path of one',
        remedy: 'write `conda_file` in its place, or give `environment`',
    });
}

// EXTERNAL MODULE: ./packages/formats/build/pep440.js + 5 modules
var pep440 = __webpack_require__(12463);
;// CONCATENATED MODULE: ./actions/package-model/build/base-image.js



/** The Node of the ONNX server's images. */
const nodeVersion = '24';
/** What an image is built on when nobody says: the official image of the runtime, without compilers. */
function defaultBase(runtime, runtimeVersion) {
    return runtime === 'node'
        ? { host: image_reference/* dockerHub */.UD, repository: 'library/node', tag: `${nodeVersion}-bookworm-slim` }
        : { host: image_reference/* dockerHub */.UD, repository: 'library/python', tag: `${runtimeVersion}-slim-bookworm` };
}
/**
 * Asks for the base of one platform. Official images of Python say their version, which has to be that of the lock.
 * @throws Problems when there is no such image or platform, or it has another Python
 */
async function lookAtBase(wanted, platform, runtime, access, { images }) {
    const base = await images.base(wanted, platform, access);
    const said = base.config.variables[runtime.runtime === 'node' ? 'NODE_VERSION' : 'PYTHON_VERSION'];
    if (said !== undefined && !isSame(said, runtime.version)) {
        const name = runtime.runtime === 'node' ? 'Node' : 'Python';
        (0,trouble/* refuse */.TR)({
            where: { input: 'base-image' },
            said: `an image with ${name} ${said}`,
            expected: `${name} ${runtime.version}, which the dependencies are locked for`,
            remedy: runtime.runtime === 'node'
                ? `choose an image with Node ${runtime.version} or newer`
                : `choose an image with Python ${runtime.version}, or set \`python-version\` to \`${(0,pep440/* minorVersion */.Kt)(said)}\``,
        });
    }
    return base;
}
/** Compiled packages fit one minor version of Python, and any Node from the one they were made for. */
function isSame(said, locked) {
    const parts = locked.split('.');
    if (parts.length === 1)
        return Number(said.split('.')[0]) >= Number(locked);
    return said.split('.').slice(0, parts.length).join('.') === locked;
}

;// CONCATENATED MODULE: ./packages/formats/build/sbom/components.js

/** A package of a lock. Its hashes are those of all archives that may be installed. */
function softwareComponent(software) {
    const { name, version, hashes, marker, address } = software;
    const purl = softwarePurl(software);
    const scoped = software.ecosystem === 'npm' && name.startsWith('@');
    return {
        type: 'library',
        'bom-ref': purl,
        group: scoped ? name.slice(0, name.indexOf('/')) : undefined,
        name: scoped ? name.slice(name.indexOf('/') + 1) : name,
        version,
        hashes: hashes.length === 0
            ? undefined
            : hashes.map(({ algorithm, digest }) => ({ alg: algorithm, content: digest })),
        purl,
        externalReferences: address === undefined ? undefined : [{ type: 'distribution', url: address }],
        properties: marker === undefined ? undefined : [{ name: 'slipway:marker', value: marker }],
    };
}
/** Source: https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst */
function softwarePurl({ ecosystem, name, version, address }) {
    const written = ecosystem === 'pypi'
        ? encodeURIComponent(name.toLowerCase().replaceAll(/[-_.]+/g, '-'))
        : name.split('/').map(encodeURIComponent).join('/');
    const at = version === undefined ? '' : `@${encodeURIComponent(version)}`;
    const from = address === undefined ? '' : `?download_url=${encodeURIComponent(address)}`;
    return `pkg:${ecosystem}/${written}${at}${from}`;
}
/** A model, its files, and the model card with what its record knows. */
function modelComponent(model) {
    const { name, version, digest, description, files = [] } = model;
    const ref = `model:${name}:${version}`;
    const card = modelCard(model);
    return {
        type: 'machine-learning-model',
        'bom-ref': ref,
        name,
        version,
        description,
        hashes: [sha256Hash(digest)],
        purl: `pkg:generic/${encodeURIComponent(name)}@${encodeURIComponent(version)}`,
        components: files.length === 0
            ? undefined
            : files.map(({ path, sha256 }) => ({
                type: 'file',
                'bom-ref': `${ref}/${path}`,
                name: path,
                hashes: [sha256Hash(sha256)],
            })),
        modelCard: card,
        properties: [
            { name: 'slipway:framework', value: model.framework },
            ...(model.frameworkVersion === undefined
                ? []
                : [{ name: 'slipway:framework-version', value: model.frameworkVersion }]),
        ],
    };
}
function modelCard({ schema, metrics = {}, datasets = [] }) {
    const fields = (given) => given.map((field) => ({ format: fieldText(field) }));
    const parameters = (0,defined/* defined */.s)({
        datasets: datasets.length === 0 ? undefined : datasets.map((name) => ({ type: 'dataset', name })),
        inputs: schema === undefined ? undefined : fields(schema.inputs),
        outputs: schema === undefined ? undefined : fields(schema.outputs),
    });
    const figures = Object.entries(metrics).map(([type, value]) => ({ type, value: String(value) }));
    const card = (0,defined/* defined */.s)({
        modelParameters: Object.keys(parameters).length === 0 ? undefined : parameters,
        quantitativeAnalysis: figures.length === 0 ? undefined : { performanceMetrics: figures },
    });
    return Object.keys(card).length === 0 ? undefined : card;
}
/** `input FP32 [-1, 4]` */
function fieldText({ name, dtype, shape }) {
    return [name, dtype, shape === undefined ? undefined : `[${shape.join(', ')}]`]
        .filter((part) => part !== undefined)
        .join(' ');
}
/** The image that a package is built on. */
function baseComponent({ host, repository, tag, digest }) {
    const last = repository.slice(repository.lastIndexOf('/') + 1);
    const qualifiers = [
        `repository_url=${encodeURIComponent(`${host}/${repository}`)}`,
        ...(tag === undefined ? [] : [`tag=${encodeURIComponent(tag)}`]),
    ];
    return {
        type: 'container',
        'bom-ref': `image:${host}/${repository}@${digest}`,
        name: `${host}/${repository}`,
        version: tag ?? digest,
        hashes: [sha256Hash(digest)],
        purl: `pkg:oci/${encodeURIComponent(last)}@${encodeURIComponent(digest)}?${qualifiers.join('&')}`,
    };
}
function sha256Hash(digest) {
    return { alg: 'SHA-256', content: digest.replace(/^sha256:/, '') };
}

;// CONCATENATED MODULE: ./packages/formats/build/sbom/cyclonedx.js


/** The file beside a package that lists what is in it. */
const bomName = 'sbom.cdx.json';
/** The media type of that file. Source: https://cyclonedx.org/specification/overview/#recognized-file-patterns */
const bomMediaType = 'application/vnd.cyclonedx+json; version=1.6';
/**
 * The list of components of a package as CycloneDX 1.6 in JSON: locked software with every hash, models with their
 * cards, the base image. The same content gives the same text, in whatever order it is given. Pure.
 * Source: https://cyclonedx.org/docs/1.6/json/
 */
function cycloneDx(content) {
    const root = rootComponent(content);
    const components = [
        ...content.models.map(modelComponent),
        ...(content.base === undefined ? [] : [baseComponent(content.base)]),
        ...content.software.map(softwareComponent),
    ].toSorted((left, right) => (0,build_digest/* byCodePoint */.HH)(left['bom-ref'], right['bom-ref']));
    const unique = withoutRepeats(components);
    const bom = {
        $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        serialNumber: serialNumber(content.package.digest),
        version: 1,
        metadata: {
            timestamp: content.createdAt,
            tools: { components: [{ type: 'application', name: 'slipway', version: content.toolVersion }] },
            component: root,
        },
        components: unique,
        dependencies: [
            { ref: root['bom-ref'], dependsOn: unique.map((component) => component['bom-ref']) },
            ...unique.map((component) => ({ ref: component['bom-ref'] })),
        ],
    };
    return `${JSON.stringify(bom, null, content.isCompact === true ? undefined : 2)}\n`;
}
function rootComponent({ package: { name, version, digest }, further = [] }) {
    const hex = digest.replace(/^sha256:/, '');
    return {
        type: 'application',
        'bom-ref': `package:${name}@sha256:${hex}`,
        name,
        version,
        hashes: [{ alg: 'SHA-256', content: hex }],
        externalReferences: further.length === 0 ? undefined : further.map(bomLink),
    };
}
/** Source: https://cyclonedx.org/capabilities/bomlink/ */
function bomLink({ name, digest }) {
    const url = `urn:cdx:${serialNumber(digest).replace('urn:uuid:', '')}/1`;
    return { type: 'bom', url, comment: name };
}
/** A lock may name a package twice, for two platforms: then the hashes of both belong to it. */
function withoutRepeats(sorted) {
    return [...Map.groupBy(sorted, (component) => component['bom-ref']).values()].map((same) => {
        const [first] = same;
        if (same.length === 1)
            return first;
        const { properties: _markers, ...rest } = first;
        const hashes = same.flatMap(({ hashes: each }) => (each ?? []));
        const unique = new Map(hashes.map((hash) => [`${hash.alg} ${hash.content}`, hash]));
        const ordered = [...unique]
            .toSorted(([left], [right]) => (0,build_digest/* byCodePoint */.HH)(left, right))
            .map(([, hash]) => hash);
        return { ...rest, ...(ordered.length === 0 ? {} : { hashes: ordered }) };
    });
}
/** A UUID that the digest decides (version 8, RFC 9562), so that the same package has the same list. */
function serialNumber(digest) {
    const hex = digest.replace(/^sha256:/, '');
    const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
    const parts = [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `8${hex.slice(13, 16)}`,
        `${variant}${hex.slice(17, 20)}`,
        hex.slice(20, 32),
    ];
    return `urn:uuid:${parts.join('-')}`;
}

;// CONCATENATED MODULE: ./packages/core/build/version.js
/** The version of Slipway, as in every `package.json`. */
const slipwayVersion = '0.1.0';

// EXTERNAL MODULE: ./packages/core/build/is-record.js
var is_record = __webpack_require__(57864);
;// CONCATENATED MODULE: ./packages/formats/build/pylock.js


/**
 * Reads a `pylock.toml`.
 * Source: https://packaging.python.org/en/latest/specifications/pylock-toml/
 * @throws Problems with file and line: for TOML that can not be read, and for every package without hashes or that is
 *   no file of an index and no archive.
 */
async function readPyLock(file, text) {
    const root = await parsed(file, text);
    const version = root['lock-version'];
    if (typeof version !== 'string' || !version.startsWith('1.')) {
        (0,trouble/* refuse */.TR)({
            where: { file },
            said: version === undefined ? 'it has no `lock-version`' : `\`lock-version\` is ${JSON.stringify(version)}`,
            expected: 'a `pylock.toml` with `lock-version = "1.0"`',
        });
    }
    const lines = linesOfPackages(text);
    const problems = [];
    const packages = tables(root['packages']).flatMap((entry, index) => {
        const line = lines[index] ?? 1;
        const found = packageOf(entry, line);
        if (!('said' in found))
            return [found];
        problems.push({ where: { file, line }, ...found });
        return [];
    });
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    const requiresPython = pylock_textOf(root['requires-python']);
    const indexes = new Set(tables(root['packages']).flatMap(({ index }) => pylock_textOf(index) ?? []));
    return { requiresPython, indexes: [...indexes], packages };
}
async function parsed(file, text) {
    // Most runs read no TOML.
    const { parse, TomlError } = await __webpack_require__.e(/* import() */ 292).then(__webpack_require__.bind(__webpack_require__, 3292));
    try {
        return parse(text);
    }
    catch (thrown) {
        if (!(thrown instanceof TomlError))
            throw thrown;
        const [said = ''] = thrown.message.replace(/^Invalid TOML document: /, '').split('\n');
        (0,trouble/* refuse */.TR)({
            where: { file, line: thrown.line, column: thrown.column },
            said,
            expected: 'TOML that can be read',
        });
    }
}
/** The parser does not tell where a table stands. */
function linesOfPackages(text) {
    return text
        .split(/\r?\n/)
        .flatMap((line, index) => (/^\s*\[\[\s*packages\s*\]\]/.test(line) ? [index + 1] : []));
}
function packageOf(entry, line) {
    const name = pylock_textOf(entry['name']);
    if (name === undefined)
        return { said: 'a package without `name`', expected: 'a name' };
    const marker = pylock_textOf(entry['marker']);
    if (marker !== undefined && /\b(extras|dependency_groups)\b/.test(marker)) {
        return {
            said: `\`${name}\` is only for some extras or groups: \`${marker}\``,
            expected: 'a lock of what is to be installed, without a choice',
            remedy: 'export the lock again for the extras and groups that the model needs',
        };
    }
    const known = { name, line, marker };
    const archive = (0,is_record/* isRecord */.u)(entry['archive']) ? entry['archive'] : undefined;
    const address = pylock_textOf(archive?.['url']);
    if (archive !== undefined && address !== undefined)
        return hashed({ ...known, archive: address }, [archive]);
    const version = pylock_textOf(entry['version']);
    const sources = [...tables(entry['wheels']), ...((0,is_record/* isRecord */.u)(entry['sdist']) ? [entry['sdist']] : [])];
    if (version === undefined || sources.length === 0) {
        return {
            said: `\`${name}\` is a ${entry['vcs'] === undefined ? 'folder' : 'repository'}`,
            expected: 'packages of an index, or archives with an http address: only those can be locked by a hash',
            remedy: 'build a wheel of it, and put code of your own into `source-directory`',
        };
    }
    return hashed({ ...known, version }, sources);
}
function hashed(known, sources) {
    const hashes = sources.flatMap(({ hashes: all }) => ((0,is_record/* isRecord */.u)(all) ? (pylock_textOf(all['sha256']) ?? []) : []));
    if (hashes.length === sources.length)
        return { ...known, hashes: hashes.map((hash) => `sha256:${hash}`) };
    return {
        said: `\`${known.name}\` has files without a SHA-256`,
        expected: '`hashes = {sha256 = "…"}` for every file',
        remedy: 'make the lock again with hashes',
    };
}
function tables(value) {
    return Array.isArray(value) ? value.filter(is_record/* isRecord */.u) : [];
}
function pylock_textOf(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

// EXTERNAL MODULE: ./packages/formats/build/requirement.js
var build_requirement = __webpack_require__(72494);
;// CONCATENATED MODULE: ./packages/formats/build/requirements.js


const shortNames = {
    '-r': '--requirement',
    '-c': '--constraint',
    '-e': '--editable',
    '-i': '--index-url',
    '-f': '--find-links',
};
/** Options of a line of their own; true when they take a value. Source: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
const options = {
    '--requirement': true,
    '--constraint': true,
    '--editable': true,
    '--index-url': true,
    '--extra-index-url': true,
    '--find-links': true,
    '--no-index': false,
    '--no-binary': true,
    '--only-binary': true,
    '--prefer-binary': false,
    '--require-hashes': false,
    '--pre': false,
    '--trusted-host': true,
    '--use-feature': true,
};
/**
 * Reads a requirements file of pip: requirements, options, and the files that it takes in (which are not opened).
 * @throws Problems with file and line for every line that is none of these.
 */
function readRequirements(file, text) {
    const found = { requirements: [], options: [], includes: [] };
    const problems = [];
    for (const { line, content } of logicalLines(text)) {
        const wrong = content.startsWith('-') ? readOption(found, content, line) : readLine(found, content, line);
        if (wrong !== undefined)
            problems.push({ where: { file, line }, ...wrong });
    }
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return found;
}
function readLine(found, content, line) {
    const requirement = (0,build_requirement/* parseRequirement */.p)(content, line);
    if (!('said' in requirement)) {
        found.requirements.push(requirement);
        return undefined;
    }
    return requirement;
}
function readOption(found, content, line) {
    const match = /^(--[a-z-]+|-[a-z])(?:\s*=\s*|\s+)?(.*)$/i.exec(content);
    const written = match?.[1] ?? content;
    const name = shortNames[written] ?? written;
    const value = unquoted(match?.[2]?.trim() ?? '');
    const takesValue = options[name];
    if (takesValue === undefined) {
        return {
            said: `there is no option \`${written}\``,
            expected: `one of ${Object.keys(options).join(', ')}`,
        };
    }
    if (takesValue !== (value !== '')) {
        return {
            said: `\`${content}\``,
            expected: takesValue ? `a value for \`${name}\`` : `\`${name}\` without a value`,
        };
    }
    if (name === '--requirement')
        found.includes.push({ kind: 'requirements', path: value, line });
    else if (name === '--constraint')
        found.includes.push({ kind: 'constraints', path: value, line });
    else if (name === '--editable')
        found.requirements.push({ kind: 'editable', text: value, line });
    else
        found.options.push({ name, value: value === '' ? undefined : value, line });
    return undefined;
}
function unquoted(value) {
    return value.replace(/^(['"])(.*)\1$/, '$2');
}
/** Lines without comments; one that ends with a backslash goes on in the next. The number is that of its first line. */
function logicalLines(text) {
    const found = [];
    let open;
    text.split(/\r\n|\r|\n/).forEach((physical, index) => {
        const goesOn = /(^|[^#])\\$/.test(physical) && !/^\s*#/.test(physical);
        const part = goesOn ? physical.slice(0, -1) : physical;
        open =
            open === undefined ? { line: index + 1, content: part } : { ...open, content: open.content + part };
        if (goesOn)
            return;
        found.push(open);
        open = undefined;
    });
    if (open !== undefined)
        found.push(open);
    return found
        .map(({ line, content }) => ({ line, content: content.replace(/(^|\s)#.*$/, '').trim() }))
        .filter(({ content }) => content !== '');
}

;// CONCATENATED MODULE: ./packages/formats/build/sbom/locked-software.js




/**
 * The packages of a hashed requirements lock.
 * @throws Problems with file and line for what is no requirement
 */
function softwareOfRequirements(file, text) {
    return readRequirements(file, text).requirements.flatMap((requirement) => {
        if (requirement.kind === 'editable' || requirement.name === undefined)
            return [];
        const version = requirement.kind === 'package' ? exactVersion(requirement.specifier) : undefined;
        return [
            {
                ecosystem: 'pypi',
                name: requirement.name,
                version,
                address: requirement.kind === 'address' ? withoutLogin(requirement.address) : undefined,
                marker: requirement.marker,
                hashes: requirement.hashes.flatMap(hashOf),
            },
        ];
    });
}
/** The packages of a `pylock.toml`. @throws Problems with file and line */
async function softwareOfPyLock(file, text) {
    const { packages } = await readPyLock(file, text);
    return packages.map(({ name, version, archive, marker, hashes }) => ({
        ecosystem: 'pypi',
        name,
        version,
        address: archive === undefined ? undefined : withoutLogin(archive),
        marker,
        hashes: hashes.flatMap(hashOf),
    }));
}
/** The parts of a `package-lock.json` (version 2 and 3) that count here. Source: https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json */
const npmLockSchema = (0,dist/* object */.Ikc)({
    packages: (0,dist/* optional */.lqM)((0,dist/* record */.g1P)((0,dist/* string */.YjP)(), (0,dist/* object */.Ikc)({
        version: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()),
        name: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()),
        integrity: (0,dist/* optional */.lqM)((0,dist/* string */.YjP)()),
        link: (0,dist/* optional */.lqM)((0,dist/* boolean */.zMY)()),
    }))),
});
/** Where packages of others are; what lies elsewhere belongs to the lock's own project. */
const installed = 'node_modules/';
/** The packages of a `package-lock.json` that come from elsewhere. @throws Failure `STORAGE_FAILED` when it is none */
function softwareOfNpmLock(text) {
    const { packages = {} } = (0,checked_json/* checkedJson */.EB)(npmLockSchema, text, 'package-lock.json');
    return Object.entries(packages)
        .filter(([path, { link, version }]) => path.includes(installed) && link !== true && version !== undefined)
        .map(([path, { name, version, integrity }]) => ({
        ecosystem: 'npm',
        name: name ?? path.slice(path.lastIndexOf(installed) + installed.length),
        version: version,
        hashes: (integrity ?? '').split(/\s+/).flatMap(hashOfIntegrity),
    }));
}
/** A list of components is read by everybody. */
function withoutLogin(address) {
    return address.replace(/^([\w+.-]+:\/\/)[^/?#]*@/, '$1');
}
function exactVersion(specifier) {
    return /^={2,3}\s*([^\s,*]+)$/.exec(specifier)?.[1];
}
const algorithms = {
    sha1: 'SHA-1',
    sha256: 'SHA-256',
    sha384: 'SHA-384',
    sha512: 'SHA-512',
};
/** `sha256:<hex>` */
function hashOf(text) {
    const [name = '', digest = ''] = text.toLowerCase().split(':', 2);
    const algorithm = algorithms[name];
    return algorithm === undefined ? [] : [{ algorithm, digest }];
}
/** `sha512-<Base64>`. Source: https://www.w3.org/TR/SRI/ */
function hashOfIntegrity(text) {
    const match = /^(sha\d+)-([A-Za-z0-9+/]+={0,2})/.exec(text);
    const algorithm = algorithms[match?.[1] ?? ''];
    if (algorithm === undefined)
        return [];
    const bytes = Uint8Array.from(atob(match[2]), (character) => character.charCodeAt(0));
    return [{ algorithm, digest: [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') }];
}

;// CONCATENATED MODULE: ./packages/packaging/build/package/bill-of-materials.js



/**
 * The list of everything in a package, as CycloneDX: every locked archive with its hashes, the models with their digests
 * and files, and what the image is built on. Pure: the same package, the same text.
 */
async function billOfMaterials(source) {
    const software = await softwareOf(source.manifest.environment.provider, source.lock);
    return cycloneDx({ ...ofPackage(source), software });
}
/**
 * The same in two lists, for an image in a registry: that of the dependencies is the same for all packages with this lock,
 * so that it is stored and sent once; that of the models and the base is small and names the other one.
 */
async function billsOfImage(source) {
    const { environment } = source.manifest;
    const digest = `sha256:${environment.lockSha256}`;
    const name = 'dependencies';
    const software = await softwareOf(environment.provider, source.lock);
    const common = { toolVersion: slipwayVersion, isCompact: true };
    return {
        environment: cycloneDx({ ...common, package: { name, digest }, software, models: [] }),
        models: cycloneDx({ ...ofPackage(source), ...common, software: [], further: [{ name, digest }] }),
    };
}
function ofPackage({ base, manifest, models }) {
    const [first] = manifest.models;
    const isOne = manifest.models.length === 1 && first !== undefined;
    return {
        package: {
            name: manifest.models.map(({ name }) => name).join('+'),
            version: isOne ? first.version : undefined,
            digest: manifest.digest,
        },
        toolVersion: slipwayVersion,
        models,
        base: base === undefined ? undefined : { ...base.reference, digest: base.digest },
    };
}
/** The first file of a lock is the lock; what kind it is says its name. */
async function softwareOf(provider, { files }) {
    const [lock] = files;
    if (lock === undefined || provider === 'none')
        return [];
    const { name, content } = lock;
    if (provider === 'npm')
        return softwareOfNpmLock(content);
    return name.endsWith('.toml') ? softwareOfPyLock(name, content) : softwareOfRequirements(name, content);
}

;// CONCATENATED MODULE: ./actions/package-model/build/bill.js


/** What users write to get no list. */
const noBill = 'none';
/** What an image's list of materials is called in its registry: the type without parameters. */
const artifactType = 'application/vnd.cyclonedx+json';
/** Where the list goes, and what it says of the models. */
function billOf(given, models, { files }) {
    if (given === noBill)
        return undefined;
    return { path: files.resolve(given), models: models.map(modelForBill) };
}
function modelForBill({ packaged, detected, located, card }) {
    const { name, version, digest, framework, schema } = packaged;
    const { frameworkVersion } = detected;
    return {
        name,
        version,
        digest,
        framework,
        files: located.files.map(({ path, sha256 }) => ({ path, sha256 })),
        frameworkVersion,
        schema,
        ...card,
    };
}
/** Writes the list of each platform, and makes what is attached to its image. */
async function makeBills({ path, models, platforms }, ports) {
    const paths = [];
    const about = [];
    for (const [index, { base, built, lock, manifest, platform }] of platforms.entries()) {
        const source = { manifest, lock, models, base };
        const file = index === 0 || platform === undefined ? path : withPlatform(path, platform);
        await ports.files.makeFolder(ports.files.dirname(file));
        await ports.files.write(file, await billOfMaterials(source));
        paths.push(file);
        if (built !== undefined)
            about.push(await artifactOf(source, built, ports));
    }
    return { paths, about };
}
/** `package.cdx.json` becomes `package.linux-arm64.cdx.json`. */
function withPlatform(path, platform) {
    return path.replace(/(\.cdx)?(\.json)?$/, (ending) => `.${platform.replace('/', '-')}${ending}`);
}
async function artifactOf(source, { descriptor }, ports) {
    const { environment, models } = await billsOfImage(source);
    const title = source.manifest.models.map(({ name, version }) => `${name}:${version}`).join(', ');
    return ports.images.buildArtifact({
        artifactType,
        layers: [environment, models].map((content) => ({ mediaType: bomMediaType, source: { content } })),
        annotations: { 'org.opencontainers.image.title': `materials of ${title}` },
        subject: descriptor,
    }, ports.host.temp);
}

// EXTERNAL MODULE: ./packages/packaging/build/boot/boot.js + 1 modules
var boot_boot = __webpack_require__(11107);
// EXTERNAL MODULE: ./packages/packaging/build/boot/readiness.js
var readiness = __webpack_require__(21343);
;// CONCATENATED MODULE: ./packages/packaging/build/boot/container-boot.js




/** Containers of this kind are ours to remove; the value is when it was started, in milliseconds since 1970. */
const checkLabel = 'dev.slipway.check';
/** An engine that does not have the image fetches it. */
const pullMs = 1_800_000;
/** No check takes longer; a container that is older was left by a run that was killed. */
const oldestMs = 3_600_000;
/**
 * Boots an image as it will run, waits until its server is ready, scores the sample request of the package, and removes
 * the container.
 * @param folder absolute folder of the package, for its samples
 * @throws Failure `SERVER_EXITED`, `SERVER_NOT_READY`, `SCORING_FAILED` as the check of a process does; `PROCESS_FAILED`
 * when the engine can not run the image
 */
async function bootContainer(manifest, folder, boot, ports) {
    const { clock } = ports;
    await removeLeftovers(boot.engine, ports);
    const startedMs = clock.now();
    const name = await nameFor(boot.image, startedMs, ports);
    const log = new readiness/* ServerLog */.AD();
    try {
        await create(boot, name, startedMs, ports);
        await (0,engine_ask/* ask */.k)(boot.engine, ['start', name], ports);
        const exit = follow(boot.engine, name, log, ports);
        const url = await addressOf(boot, name, exit, ports);
        return await (0,readiness/* whileReady */.fZ)(manifest, { url, startedMs, log, exit }, boot.timeoutMs, ports, (readyMs) => (0,boot_boot/* tryOut */.Y_)(manifest, folder, { url, readyMs }, boot, () => log.shown, ports));
    }
    finally {
        await remove(boot.engine, [name], ports);
    }
}
/** Named before it is there, so that it can be removed whatever happens while it is made. */
async function nameFor(image, nowMs, { files, processes }) {
    const { pid } = await processes.self();
    return `slipway-check-${files.sha256(JSON.stringify([image, pid, nowMs])).slice(0, 16)}`;
}
function create({ engine, image, port }, name, nowMs, ports) {
    const label = `${checkLabel}=${nowMs}`;
    // The engine chooses a port, which only this machine can reach.
    const publish = `127.0.0.1::${port}`;
    const args = ['create', '--name', name, '--label', label, '--publish', publish, image];
    return (0,engine_ask/* ask */.k)(engine, args, ports, pullMs);
}
/** Reads the log until the container ends, then asks how it did. */
async function follow(engine, name, log, ports) {
    try {
        await ports.processes.run({ program: engine.program, args: ['logs', '--follow', name] }, {
            onLine: (line) => {
                ports.log.debug(line);
                log.add(line);
            },
        });
        const state = '{{.State.ExitCode}} {{.State.OOMKilled}}';
        const [code = '', isOutOfMemory = ''] = (await (0,engine_ask/* ask */.k)(engine, ['inspect', '--format', state, name], ports)).split(' ');
        // A process inside of the container was the one that was killed: its exit code need not tell.
        return isOutOfMemory === 'true' ? { code: 137, signal: null } : { code: Number(code), signal: null };
    }
    catch (thrown) {
        return { thrown };
    }
}
/** A container that ended at once has no port any more: then its own end is what counts. */
async function addressOf({ engine, port }, name, exit, ports) {
    try {
        const published = await (0,engine_ask/* ask */.k)(engine, ['port', name, `${port}/tcp`], ports);
        const host = published.split('\n')[0].trim();
        return `http://${host}`;
    }
    catch (thrown) {
        const state = await (0,engine_ask/* ask */.k)(engine, ['inspect', '--format', '{{.State.Running}}', name], ports);
        if (state === 'true')
            throw thrown;
        await exit;
        return 'http://127.0.0.1:0';
    }
}
async function removeLeftovers(engine, ports) {
    const format = `{{.ID}} {{.Label "${checkLabel}"}}`;
    const listed = await (0,engine_ask/* ask */.k)(engine, ['ps', '--all', '--filter', `label=${checkLabel}`, '--format', format], ports);
    const old = listed
        .split('\n')
        .map((line) => line.trim().split(' '))
        .filter(([id, startedMs]) => id !== '' && ports.clock.now() - Number(startedMs) > oldestMs)
        .map(([id]) => id);
    if (old.length === 0)
        return;
    ports.log.info(`removing ${old.length} containers that earlier checks left behind`);
    await remove(engine, old, ports);
}
async function remove(engine, containers, ports) {
    const args = ['rm', '--force', '--volumes', ...containers];
    try {
        await (0,engine_ask/* ask */.k)(engine, args, ports);
    }
    catch (thrown) {
        // The next check removes it; what was found out in this one counts.
        if (!(thrown instanceof trouble/* Failure */.HR))
            throw thrown;
        if (thrown.code === 'CANCELLED')
            await removeAfterwards(engine, args, ports);
        else
            ports.log.info(`a container could not be removed: ${thrown.message}`);
    }
}
/** A run that was cancelled waits for no program any more, but may start one. */
async function removeAfterwards({ program }, args, { files, host, processes }) {
    await processes.startDetached({ program, args }, files.join(host.temp, 'remove-container.log'));
}

;// CONCATENATED MODULE: ./actions/package-model/build/container-check.js






/**
 * Decides where the package is tried: as it will run, in a container, where an image is made and an engine runs that can
 * start it; else in a process of this machine.
 * @throws Problems when a container was asked for and there is no engine for it
 */
async function checkPlaceOf({ checkIn, output, platforms }, ports) {
    if (checkIn === 'process' || !makesImage({ output }))
        return { in: 'process' };
    const engine = await (0,find/* findEngine */.G)(ports);
    const platform = platforms.find((each) => each === engine?.platform);
    if (engine !== undefined && platform !== undefined)
        return { in: 'container', engine, platform };
    if (checkIn === 'auto')
        return { in: 'process' };
    (0,trouble/* refuse */.TR)({
        where: { input: 'check-in' },
        said: engine === undefined
            ? '`container`, but neither `docker` nor `podman` answers on this machine'
            : `\`container\`, but the engine of this machine runs ${engine.platform}`,
        expected: `an engine that runs ${platforms.join(' or ')}`,
        remedy: 'start one, or set `check-in` to `process`, or `check` to `false`',
    });
}
/**
 * Loads an image that was just made into the engine, boots it, scores its sample, and takes it away again.
 * @param files what the package is made of; its samples are read
 */
async function tryInContainer(made, files, place, options, access, ports) {
    const { engine, platform } = place;
    const folder = await ports.files.temporaryFolder('check-');
    const manifest = made.manifests[indexOf(platform, made.image)];
    const port = manifest.start.port ?? imagePort;
    const name = `slipway-check/${crypto.randomUUID()}:latest`;
    try {
        const archive = ports.files.join(folder, 'image.tar');
        await ports.images.writeLayout(onlyFor(platform, made.image), archive, name, access);
        const image = await loadImage(engine, archive, ports);
        await copySamples(manifest, files, folder, ports);
        try {
            return await bootContainer(manifest, folder, { ...options, engine, image, port }, ports);
        }
        finally {
            await removeImage(engine, image, ports);
        }
    }
    finally {
        await ports.files.remove(folder);
    }
}
/** An engine of one platform has no use for the layers of another. */
function onlyFor(platform, image) {
    const manifest = image.manifests[indexOf(platform, image)];
    return { descriptor: manifest.descriptor, manifests: [manifest] };
}
function indexOf(wanted, { manifests }) {
    return manifests.findIndex(({ descriptor: { platform } }) => `${platform?.os}/${platform?.architecture}` === wanted);
}
async function copySamples({ sampleInput, sampleOutput }, content, folder, { files }) {
    for (const file of content) {
        if (file.to !== sampleInput && file.to !== sampleOutput)
            continue;
        const text = 'from' in file ? await files.readText(file.from) : file.content;
        await files.write(files.join(folder, ...file.to.split('/')), text);
    }
}

;// CONCATENATED MODULE: ./actions/package-model/build/destinations.js


/** How the registries of this run are reached. The credentials of an image are for its host alone. */
function accessOf(spec, baseHost, { files }) {
    const credentials = [
        { host: spec.image?.host, user: spec.imageUsername, password: spec.imagePassword },
        { host: baseHost, user: spec.baseImageUsername, password: spec.baseImagePassword },
    ].flatMap(({ host, user, password }) => host === undefined || user === undefined || password === undefined ? [] : [{ host, user, password }]);
    const { certificateAuthorities, insecureRegistries } = spec;
    return {
        credentials: credentials.length === 0 ? undefined : credentials,
        insecureHosts: insecureRegistries,
        certificateAuthorities: certificateAuthorities === undefined ? undefined : files.resolve(certificateAuthorities),
    };
}
/** What the image is called: as the user says, else after its only model; the version is the tag. */
function imageNameOf(image, models) {
    const [first] = models;
    const tag = models.length === 1 && first !== undefined ? tagOf(first.version) : 'latest';
    if (image !== undefined)
        return image.tag === undefined ? { ...image, tag } : image;
    const names = models.map(({ name }) => name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, ''));
    return { host: image_reference/* dockerHub */.UD, repository: `library/${names.join('-') || 'model'}`, tag };
}
/** Versions are tags as they are; the digest that stands for the version of a path is shortened. */
function tagOf(version) {
    return version.startsWith('sha256:') ? (0,build_digest/* shortDigest */.VK)(version) : version.slice(0, 128);
}
/** Where each output goes. */
function destinationOf(id, spec, image, access, base, { files }) {
    const path = { 'oci-layout': spec.imagePath, 'build-context': spec.contextPath }[id] ?? spec.path;
    return {
        path: files.resolve(path),
        image,
        access,
        base: base === undefined ? undefined : `${base.reference.host}/${base.reference.repository}@${base.digest}`,
    };
}

;// CONCATENATED MODULE: ./actions/package-model/build/environment-image.js



/** What `environment` says when the base image holds everything. */
const nothingInstalled = 'none';
/**
 * Takes an image that was given as the environment (the result of somebody's Dockerfile, by its digest) as the base, on
 * which nothing is installed.
 * @throws Problems when no base is known, two are, or the package is no image
 */
function withEnvironmentImage(asked) {
    const wish = withServerOfBase(asked);
    const { environment, baseImage, configImage } = wish;
    if (typeof environment !== 'string')
        return wish;
    const isImage = /@sha256:[0-9a-f]{64}$/.test(environment);
    if (!isImage && environment !== nothingInstalled)
        return wish;
    const parsed = isImage ? (0,image_reference/* parseImageReference */.o_)(environment) : undefined;
    const named = parsed !== undefined && 'value' in parsed ? parsed.value : undefined;
    const problems = [];
    if (parsed !== undefined && 'expected' in parsed)
        problems.push({ where: { input: 'environment' }, said: `\`${environment}\``, expected: parsed.expected });
    else if (named === undefined && baseImage === undefined && configImage === undefined)
        problems.push({
            where: { input: 'base-image' },
            said: 'nothing was given, and everything that the server needs is to be in it',
            expected: 'the image that holds the server and what the model needs',
            remedy: 'add `base-image` under `with:` of this step',
        });
    if (named !== undefined && baseImage !== undefined)
        problems.push({
            where: { input: 'environment' },
            said: 'an image, and `base-image` names one, too',
            expected: 'one of them',
            remedy: 'leave `base-image` out, or give `environment: none`',
        });
    problems.push(...folderRules(wish));
    if (problems.length > 0)
        throw new trouble/* Problems */.Zw(problems);
    return { ...wish, environment: nothingInstalled, baseImage: named ?? baseImage };
}
/** A server that is in the base image needs nothing else, whatever a file says of packages. */
function withServerOfBase(wish) {
    const isOfBase = wish.server === 'custom' || wish.server === 'triton';
    const isImage = typeof wish.environment === 'string' && wish.environment.includes('@sha256:');
    if (isOfBase && wish.output.includes('build-context')) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'output' },
            said: `\`build-context\`, with the server \`${wish.server}\``,
            expected: 'an image, which keeps the user and the command of its base as its registry tells them',
            remedy: 'set `output` to `registry`, `oci-layout` or `docker`',
        });
    }
    return isOfBase && !isImage ? { ...wish, environment: nothingInstalled } : wish;
}
/** A folder has no base. */
function folderRules({ output, check, checkIn }) {
    const expected = 'an image, because only that has the environment in it';
    if (!makesImage({ output }) || output.includes('directory'))
        return [
            {
                where: { input: 'output' },
                said: `\`${output.join(', ')}\`, with an environment that only the base image has`,
                expected,
                remedy: 'set `output` to `registry`, `oci-layout` or `docker`',
            },
        ];
    if (check && checkIn === 'process')
        return [
            {
                where: { input: 'check-in' },
                said: '`process`, with an environment that only the base image has',
                expected: '`container`',
                remedy: 'set `check-in: container`, or `check: false`',
            },
        ];
    return [];
}
/** Who locks and installs what a server needs. */
function environmentIdOf({ environment }, parts) {
    return environment === nothingInstalled && parts.readyLock === undefined ? 'none' : parts.environment;
}
/** The base that somebody asked for; the image of an environment for Python is none for Node. */
function askedBase({ baseImage, configImage }, runtime) {
    return baseImage ?? (runtime === 'node' ? undefined : configImage);
}

// EXTERNAL MODULE: ./packages/formats/build/text.js
var build_text = __webpack_require__(25586);
// EXTERNAL MODULE: ./packages/formats/build/conda.js
var build_conda = __webpack_require__(92694);
// EXTERNAL MODULE: ./packages/packaging/build/environment/python-range.js
var python_range = __webpack_require__(5268);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/sources/conda-names.js
/** Packages that are called otherwise on conda-forge than on PyPI. */
const conda_names_names = {
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
const libraries = new RegExp('^(_.*|lib.*|ld_impl.*|.*-compiler|compilers|cxx.*|gcc.*|gxx.*|gfortran.*|sysroot.*|kernel-headers.*|blas|openblas|mkl|' +
    'mkl-.*|nomkl|intel-openmp|llvm-openmp|tbb|cuda|cuda-.*|cudatoolkit|cudnn|nccl|pytorch-cuda|pytorch-mutex|bzip2|' +
    'c-ares|ca-certificates|expat|freetype|icu|jpeg|krb5|lcms2|lz4-c|ncurses|openjpeg|openssl|python_abi|readline|' +
    'snappy|sqlite|tk|tzdata|xz|yaml|zlib|zstd)$');
/** Tools of pip that conda lists with every Python: they are on PyPI under the same name, and hold no library. */
const tools = new Set(['setuptools', 'wheel']);
/** What a package of conda is to pip: the name of its package, or that it is none. Pure. */
function condaPackageForPip(name) {
    if (libraries.test(name))
        return 'library';
    return { name: conda_names_names[name] ?? name, isTool: tools.has(name) };
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/sources/credentials.js
/** A user or a password before a host. */
const user = /:\/\/[^/\s@]*@/;
/** What makes an address a secret of its own: a signature of Azure, Amazon or Google, or a token. */
const signature = /([?&](?:sig|signature|x-amz-signature|x-goog-signature|token|access_token|private_token)=)[^&#\s]*/i;
/**
 * The problem with an address that holds a password or a token: the lock is part of the package. Never quotes the
 * address. Pure.
 */
function refuseCredentials(where, what, address) {
    if (!user.test(address) && !signature.test(address))
        return [];
    return [
        {
            where,
            said: `${what} with credentials in its address`,
            expected: 'an address without credentials, because the lock is part of the package',
            remedy: 'take them out of the address, and give `index-credentials` from a secret',
        },
    ];
}
/** A text without the credentials of addresses in it, for messages. Pure. */
function withoutCredentials(text) {
    return text.replace(user, '://…@').replace(signature, '$1…');
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/sources/requirements.js




/** Options that hold for the lock and for everyone who installs it. */
const kept = new Set(['--index-url', '--extra-index-url', '--find-links', '--no-binary', '--only-binary']);
/** Options that change nothing here: every lock has hashes. */
const needless = new Set(['--require-hashes', '--prefer-binary']);
/**
 * Reads a requirements file and those that it takes in.
 * @param file its path as people and `read` know it, with `/`
 * @throws Problems with file and line: lines that can not be read, and what can not be locked by a hash
 */
async function readRequirementsSource(file, read) {
    const problems = new build_collected/* Collected */.i();
    const asked = nothingAsked();
    await collect(file, await read(file), read, asked, asked.requirements, problems, [file]);
    problems.throwAny();
    return asked;
}
/** Takes over single lines that stand in another file, such as below `pip:` of a conda file. */
async function takeLine(file, line, read, asked, problems) {
    await take(file, numbered(readRequirements(file, line.text), line.line), read, asked, asked.requirements, problems, [file]);
}
function numbered(found, line) {
    const at = (entry) => ({ ...entry, line });
    return {
        requirements: found.requirements.map(at),
        options: found.options.map(at),
        includes: found.includes.map(at),
    };
}
async function collect(file, text, read, asked, into, problems, above) {
    await problems.from(() => take(file, readRequirements(file, text ?? ''), read, asked, into, problems, above));
}
async function take(file, found, read, asked, into, problems, above) {
    for (const written of found.requirements) {
        const refusal = refusalOf(written);
        const secrets = refuseCredentials({ file, line: written.line }, 'an archive', written.text);
        if (refusal === undefined && secrets.length > 0)
            problems.add(...secrets);
        else if (refusal === undefined)
            into.push({
                text: requirements_textOf(written),
                where: { file, line: written.line },
                asker: `your ${file}:${written.line}`,
            });
        else
            problems.add({ where: { file, line: written.line }, ...refusal });
    }
    for (const option of found.options)
        takeOption(file, option, asked, problems);
    for (const { kind, path, line } of found.includes) {
        const other = beside(file, path);
        const text = above.includes(other) ? undefined : await read(other);
        if (text === undefined)
            problems.add(notThere(file, line, path, above.includes(other)));
        else {
            const target = kind === 'constraints' ? asked.constraints : into;
            await collect(other, text, read, asked, target, problems, [...above, other]);
        }
    }
}
function requirements_textOf(written) {
    const hashes = written.kind === 'editable' ? [] : written.hashes.map((hash) => `--hash=${hash}`);
    return [written.text, ...hashes].join(' ');
}
/** Only what an index or an address gives can be locked by a hash and installed on another machine. */
function refusalOf(written) {
    if (written.kind === 'package')
        return undefined;
    const isArchive = written.kind === 'address' && /^https?:\/\//i.test(written.address);
    if (isArchive)
        return undefined;
    const isRepository = written.kind === 'address' && /^(git|hg|svn|bzr)\+/i.test(written.address);
    return {
        said: `\`${withoutCredentials(written.text)}\``,
        expected: 'packages of an index, or archives with an http address: only those can be locked by a hash',
        remedy: isRepository
            ? 'build a wheel of that commit and name its address'
            : (inFolder(written.text) ??
                'put the code into `source-directory`, or build a wheel and give its folder as `find-links`'),
    };
}
/** What to write for the path of a wheel: `dist/six-1.17.0-py3-none-any.whl` is `six==1.17.0` of the folder `dist`. */
function inFolder(text) {
    const path = text.replace(/^.*@\s*/, '').replace(/^file:(\/\/(?=\/))?/i, '');
    const [, folder = '', name, version] = /^(.*?)([^/\\]+?)-([^-/\\]+)-[^/\\]+\.whl$/i.exec(path) ?? [];
    if (name === undefined || version === undefined)
        return undefined;
    const shown = folder.replace(/[/\\]$/, '') || '.';
    return `write \`${name.replaceAll('_', '-')}==${version}\`, and give the folder \`${shown}\` as \`find-links\``;
}
function takeOption(file, option, asked, problems) {
    const { name, value = '' } = option;
    if (needless.has(name))
        return;
    if (name === '--pre')
        asked.prereleases = true;
    else if (name === '--no-index')
        asked.noIndex = true;
    else if (name === '--find-links' && !/^https?:\/\//i.test(value))
        takeFolder(file, value, asked);
    else
        takeIndexOption(file, option, asked, problems);
}
/** A folder is of this machine, and no part of the lock. */
function takeFolder(file, value, asked) {
    asked.folders = [...(asked.folders ?? []), beside(file, value.replace(/^file:(\/\/(?=\/))?/i, ''))];
}
function takeIndexOption(file, { line, name, value = '' }, asked, problems) {
    const where = { file, line };
    if (!kept.has(name)) {
        problems.add({
            where,
            said: `the option \`${name}\``,
            expected: `one of ${[...kept, '--no-index', '--pre'].join(', ')}`,
            remedy: name === '--trusted-host'
                ? `remove the line, and give \`certificate-authorities\`, or \`UV_INSECURE_HOST: ${value}\` in \`env\` of this step`
                : 'remove the line',
        });
        return;
    }
    problems.add(...refuseCredentials(where, `\`${name}\``, value));
    asked.indexOptions.push(`${name} ${value}`);
}
function notThere(file, line, path, isCircle) {
    return {
        where: { file, line },
        said: isCircle ? `\`${path}\` takes in itself` : `\`${path}\` does not exist`,
        expected: 'a file, seen from the folder of this one',
        remedy: 'correct the path',
    };
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/sources/conda.js






/**
 * Reads a conda file that asks for nothing but Python and packages of pip, as nearly all of them do.
 * @throws Problems with file and line, also for every package that only conda could install
 */
async function readCondaSource(file, read) {
    return askedOf(file, await (0,build_conda/* readConda */.k)(file, (await read(file)) ?? ''), read);
}
/** What a conda environment asks for; `file` is where it stands. */
async function askedOf(file, environment, read) {
    const problems = new build_collected/* Collected */.i();
    const asked = nothingAsked();
    for (const written of environment.condaPackages) {
        const where = { file, line: written.line };
        const pip = condaPackageForPip(written.name);
        if (pip !== 'library' && pip.isTool)
            asked.requirements.push({
                text: pip.name + written.specifier,
                where,
                asker: `your ${file}:${written.line}`,
            });
        else
            problems.add(onlyInConda(written, pip, where));
    }
    for (const line of environment.pip)
        await takeLine(file, line, read, asked, problems);
    const said = (0,python_range/* saidPython */.Y)(environment.python?.specifier ?? '');
    if (environment.python !== undefined && said !== undefined)
        asked.runtime = { ...said, where: { file, line: environment.python.line } };
    problems.throwAny();
    return asked;
}
function onlyInConda({ text, specifier }, pip, where) {
    const image = 'or build an image with it and give that as `environment`, by its digest';
    return {
        where,
        said: `\`${text}\` is a package of conda`,
        expected: 'only `python`, `pip`, and packages below `pip:`',
        remedy: pip === 'library'
            ? `remove the line, because wheels bring the libraries that they need; ${image}`
            : `write \`${pip.name}${specifier}\` below \`pip:\` when PyPI has it, ${image}`,
    };
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/sources/pylock.js





/** The index that is asked when nobody names another. */
const openIndex = /^https:\/\/pypi\.org\/simple\/?$/;
/**
 * Takes a `pylock.toml` as it is: every package in its version and with its hashes. What the server needs beyond that is
 * solved around it.
 * @throws Problems with file and line
 */
async function readPyLockSource(file, read) {
    const { packages, indexes, requiresPython } = await readPyLock(file, (await read(file)) ?? '');
    const asked = nothingAsked();
    for (const entry of packages)
        asked.requirements.push({
            text: requirementOf(entry),
            where: { file, line: entry.line },
            asker: `your ${file}:${entry.line}`,
        });
    const others = indexes.filter((index) => !openIndex.test(index));
    const problems = [
        ...others.flatMap((index) => refuseCredentials({ file }, 'an index', index)),
        ...packages.flatMap(({ archive = '', line }) => refuseCredentials({ file, line }, 'an archive', archive)),
    ];
    if (problems[0] !== undefined)
        (0,trouble/* refuse */.TR)(problems[0]);
    asked.indexOptions.push(...others.map((index) => `--extra-index-url ${index}`));
    const said = (0,python_range/* saidPython */.Y)((requiresPython ?? '').replaceAll(/\s+/g, ''));
    if (said !== undefined)
        asked.runtime = { ...said, where: { file } };
    return asked;
}
function requirementOf({ name, version, archive, marker, hashes }) {
    const what = archive === undefined ? `${name}==${version}` : `${name} @ ${archive}`;
    const when = marker === undefined ? '' : ` ; ${marker}`;
    return [what + when, ...hashes.map((hash) => `--hash=${hash}`)].join(' ');
}

;// CONCATENATED MODULE: ./actions/package-model/build/environment-file.js








/** Files of tools that can write one of those that are read, and how they do. */
const exporting = [
    [/^(pyproject\.toml|uv\.lock)$/i, 'uv export --format pylock.toml --output-file pylock.toml'],
    [/^poetry\.lock$/i, 'poetry export --output requirements.txt'],
    [/^Pipfile(\.lock)?$/i, 'pipenv requirements --hash > requirements.txt'],
    [/^(pixi\.(toml|lock)|conda-lock\.yml)$/i, 'conda env export --from-history'],
];
/**
 * Reads the user's conda or requirements file, or its lock.
 * @returns undefined when none was given
 * @throws Problems with file and line
 */
async function readEnvironmentFile(file, ports) {
    if (file === undefined)
        return undefined;
    if (file === nothingInstalled)
        return nothingAsked();
    const read = (path) => readEncoded(path, ports);
    if (typeof file !== 'string')
        return askedOf(file.file, file.conda, read);
    const shown = file.replaceAll('\\', '/').replace(/^\.\//, '');
    const expected = 'a conda file (`.yml`, `.yaml`), a requirements file (`.txt`), a `pylock.toml`, an image as `name@sha256:…`, or `none`';
    if ((await ports.files.stat(ports.files.resolve(file)))?.kind !== 'file') {
        (0,trouble/* refuse */.TR)({
            where: { input: 'environment' },
            said: `\`${file}\` is no file`,
            expected,
            remedy: 'check the path; it is seen from the workspace',
        });
    }
    const name = shown.split('/').at(-1);
    const command = exporting.find(([pattern]) => pattern.test(name))?.[1];
    if (command !== undefined)
        (0,trouble/* refuse */.TR)({
            where: { input: 'environment' },
            said: `\`${file}\``,
            expected,
            remedy: `give what \`${command}\` writes`,
        });
    if (/\.ya?ml$/i.test(name))
        return readCondaSource(shown, read);
    return /\.toml$/i.test(name) ? readPyLockSource(shown, read) : readRequirementsSource(shown, read);
}
/** As pip does, by the first bytes: `pip freeze >` of a PowerShell writes UTF-16. */
async function readEncoded(path, { files }) {
    const place = files.resolve(path);
    if ((await files.stat(place))?.kind !== 'file')
        return undefined;
    const bytes = await (0,build_bytes/* readAll */.y)(await files.open(place));
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
        return new TextDecoder('utf-16le').decode(bytes);
    if (bytes[0] === 0xfe && bytes[1] === 0xff)
        return new TextDecoder('utf-16be').decode(bytes);
    return (0,build_text/* decodeText */.g7)({ file: path }, bytes);
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/expectations.js
/**
 * What a model expects of the environment that loads it, told by its files alone. Pure.
 * @param title the model for people: `iris:1`
 */
function expectationsOf(title, detected) {
    switch (detected.framework) {
        case 'scikit-learn':
            return detected.facts.estimators.flatMap((estimator) => ofEstimator(title, estimator));
        case 'onnx': {
            const { path, opsets, irVersion } = detected.facts;
            const opset = opsets[''] ?? 0;
            const because = `the model has opset ${opset} and IR version ${irVersion}`;
            const needs = { kind: 'onnx', opset, irVersion };
            const where = { file: `${title}/${path}` };
            return ['onnxruntime', 'onnxruntime-gpu'].map((name) => ({
                name,
                needs,
                isCertain: true,
                where,
                because,
            }));
        }
        case 'mlflow':
            return ofMlflow(title, detected.facts);
        default:
            return [];
    }
}
/**
 * What numpy 1 has of numpy 2's names from 1.26.1 on, found in its wheels: enough for most arrays, not for those of
 * protocol 5, which call `numpy._core.numeric._frombuffer`.
 */
const inLastNumpy1 = /^numpy\._core\.(_dtype|_dtype_ctypes|_internal|_multiarray_umath|multiarray|umath)\./;
function ofEstimator(title, { path, imports, numpy, version }) {
    const where = { file: `${title}/${path}` };
    const found = [];
    // The other way round works: numpy 2 still has the names of numpy 1.
    if (numpy === 2) {
        const strange = imports.find((name) => name.startsWith('numpy._core') && !inLastNumpy1.test(name));
        found.push({
            name: 'numpy',
            needs: { kind: 'at least', version: strange === undefined ? '1.26.1' : '2.0' },
            isCertain: true,
            where,
            because: `the pickle names \`${strange ?? 'numpy._core'}\`, which it does not have`,
        });
    }
    if (version !== undefined)
        found.push({
            name: 'scikit-learn',
            needs: { kind: 'same minor', version },
            isCertain: false,
            where,
            because: `the model was saved with ${version}, and scikit-learn promises nothing across versions`,
        });
    return found;
}
/** What cloudpickle writes of a class holds the bytecode of one version of Python. */
function ofMlflow(title, { loaderModule, pythonVersion }) {
    if (loaderModule !== 'mlflow.pyfunc.model' || pythonVersion === undefined)
        return [];
    return [
        {
            name: 'python',
            needs: { kind: 'same minor', version: pythonVersion },
            isCertain: false,
            where: { file: `${title}/MLmodel` },
            because: `the model was pickled by Python ${pythonVersion}, whose bytecode no other version reads`,
        },
    ];
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/sources/frameworks.js


/**
 * The library that loads a model, or undefined for frameworks with an environment of their own. Pure. Builds without
 * CUDA where the index has them: XGBoost's and TensorFlow's usual ones are several times as large.
 */
function frameworkPackage(detected) {
    const { framework, frameworkVersion: version } = detected;
    const exactly = version === undefined ? '' : `==${version}`;
    switch (framework) {
        case 'xgboost':
            return {
                requirements: hasCpuBuild(version)
                    ? [`xgboost-cpu${exactly}; sys_platform != "darwin"`, `xgboost${exactly}; sys_platform == "darwin"`]
                    : [`xgboost${exactly}`],
                names: ['xgboost', 'xgboost-cpu'],
            };
        case 'lightgbm':
            // `version=v4` in the file is that of the format; LightGBM 4 reads the formats v2 to v4.
            return { requirements: ['lightgbm>=4,<5'], names: ['lightgbm'] };
        case 'tensorflow':
            return {
                requirements: [
                    `tensorflow-cpu${exactly}; ${onX86} and sys_platform != "darwin"`,
                    `tensorflow${exactly}; ${notOnX86} or sys_platform == "darwin"`,
                ],
                names: ['tensorflow', 'tensorflow-cpu', 'tensorflow-intel'],
            };
        case 'pytorch':
            return { requirements: ['torch'], names: ['torch'] };
        default:
            return undefined;
    }
}
const onX86 = '(platform_machine == "x86_64" or platform_machine == "AMD64")';
const notOnX86 = '(platform_machine != "x86_64" and platform_machine != "AMD64")';
/** `xgboost-cpu` is on PyPI since 2.1. */
function hasCpuBuild(version = '3.0') {
    return (0,pep440/* isInRange */.h$)(version, '>=2.1');
}
/**
 * What a model of one of these frameworks asks of the environment.
 * @param title the model for people: `iris:1`
 */
function readFrameworkSource(title, detected) {
    const found = frameworkPackage(detected);
    const asked = nothingAsked();
    if (found === undefined)
        return asked;
    const { frameworkVersion: version } = detected;
    const path = 'path' in detected.facts ? `/${detected.facts.path}` : '';
    const asker = version === undefined ? `the model ${title}` : `the model ${title}, saved with ${version},`;
    asked.requirements.push(...found.requirements.map((text) => ({ text, where: { file: `${title}${path}` }, asker })));
    return asked;
}

// EXTERNAL MODULE: ./packages/formats/build/yaml-file.js + 1 modules
var yaml_file = __webpack_require__(26636);
;// CONCATENATED MODULE: ./packages/formats/build/python-env.js

/**
 * Reads `python_env.yaml`.
 * Source: https://github.com/mlflow/mlflow/blob/v3.4.0/mlflow/utils/environment.py, `_PythonEnv`.
 * @throws Problems with file, line and column.
 */
async function readPythonEnv(file, text) {
    const expected = 'a map with `python`, `build_dependencies` and `dependencies`';
    (0,yaml_file/* refuseEmpty */.O)({ file }, text, expected);
    return (0,yaml_file/* readYaml */.g)({ file }, text, (root) => python_env_environmentOf(root, expected), '1.1');
}
function python_env_environmentOf(root, expected) {
    const fields = root.fields(expected);
    const python = fields.get('python');
    const version = python === undefined || python.isEmpty ? undefined : python.text('a version such as `3.11.7`');
    return {
        python: version,
        buildDependencies: linesOf(fields.get('build_dependencies')),
        dependencies: linesOf(fields.get('dependencies')),
    };
}
function linesOf(list) {
    if (list === undefined || list.isEmpty)
        return [];
    return list.items('a list of requirements').flatMap((item) => {
        const text = item.text('a requirement');
        return text === undefined ? [] : [{ text, line: item.line }];
    });
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/sources/mlflow.js





/** The files that MLflow writes beside a model. Their names are MLflow's own. */
const mlflow_names = { requirements: 'requirements.txt', python: 'python_env.yaml', conda: 'conda.yaml' };
/**
 * What an MLflow model asks for: its `requirements.txt`, or the pip part of its conda file, and its Python.
 * @param title the model for people: `diabetes:1`
 * @param read reads files of the model's folder
 * @throws Problems with file and line
 */
async function readMlflowSource(title, read, facts) {
    const below = `${title}/`;
    const readBelow = (path) => read(path.startsWith(below) ? path.slice(below.length) : path);
    const shown = (name) => beside(below, name);
    const condaFile = shown(facts.condaFile ?? mlflow_names.conda);
    const condaText = await readBelow(condaFile);
    const conda = condaText === undefined
        ? undefined
        : await askedOf(condaFile, await (0,build_conda/* readConda */.k)(condaFile, condaText), readBelow);
    const hasRequirements = (await read(mlflow_names.requirements)) !== undefined;
    const asked = hasRequirements ? await readRequirementsSource(shown(mlflow_names.requirements), readBelow) : conda;
    const runtime = (await pythonOf(shown(mlflow_names.python), readBelow)) ??
        (conda?.runtime?.version === undefined ? undefined : conda.runtime) ??
        recorded(title, facts) ??
        conda?.runtime;
    const requirements = (asked?.requirements ?? []).map((requirement) => ({
        ...requirement,
        asker: requirement.asker.replace(/^your /, ''),
    }));
    return {
        requirements,
        constraints: asked?.constraints ?? [],
        indexOptions: asked?.indexOptions ?? [],
        prereleases: asked?.prereleases === true ? true : undefined,
        runtime,
    };
}
async function pythonOf(file, read) {
    const text = await read(file);
    if (text === undefined)
        return undefined;
    const { python } = await readPythonEnv(file, text);
    return python === undefined ? undefined : { version: python, where: { file } };
}
/** `MLmodel` itself says with which Python the model was written. */
function recorded(title, { pythonVersion }) {
    return pythonVersion === undefined
        ? undefined
        : { version: pythonVersion, where: { file: `${title}/MLmodel` } };
}

;// CONCATENATED MODULE: ./packages/packaging/build/environment/sources/scikit-learn.js


/** Modules that every environment of a scikit-learn model holds. */
const known = new Set(('sklearn numpy scipy joblib threadpoolctl builtins __builtin__ copyreg copy_reg collections functools operator ' +
    '_codecs datetime decimal fractions types re random').split(' '));
/** Modules whose package is called otherwise than they are, or just the same. */
const scikit_learn_packages = {
    pandas: ['pandas'],
    // The usual build brings libraries for GPUs.
    xgboost: ['xgboost-cpu; sys_platform != "darwin"', 'xgboost; sys_platform == "darwin"'],
    lightgbm: ['lightgbm'],
    catboost: ['catboost'],
    imblearn: ['imbalanced-learn'],
    category_encoders: ['category-encoders'],
};
/**
 * What a pickled scikit-learn estimator asks for: the very version that wrote it, because scikit-learn promises nothing
 * for others, and a numpy of the generation whose module names stand in the pickle.
 * @param title the model for people: `iris:1`
 * @throws Problems when it was made with code that only its maker has
 */
function readScikitLearnSource(title, estimators) {
    const asked = nothingAsked();
    const problems = new build_collected/* Collected */.i();
    for (const estimator of estimators) {
        const file = `${title}/${estimator.path}`;
        const ask = (text, why) => ({
            text,
            where: { file },
            asker: `the model ${title}${why}`,
        });
        const { version } = estimator;
        asked.requirements.push(version === undefined
            ? ask('scikit-learn', '')
            : ask(`scikit-learn==${version}`, `, saved with ${version},`));
        if (estimator.numpy !== undefined)
            asked.requirements.push(ask(estimator.numpy === 2 ? 'numpy>=2' : 'numpy<2', ', whose pickle says so,'));
        if (estimator.serialization === 'skops')
            asked.requirements.push(ask('skops', ', saved with skops,'));
        if (estimator.featureNames !== undefined)
            asked.requirements.push(ask('pandas', ', fitted on a DataFrame,'));
        for (const module of foreignModules(estimator)) {
            const texts = scikit_learn_packages[module];
            if (texts === undefined)
                problems.add(unknownModule(file, module, estimator));
            else
                asked.requirements.push(...texts.map((text) => ask(text, `, which imports ${module},`)));
        }
    }
    problems.throwAny();
    return asked;
}
function foreignModules({ imports }) {
    const modules = imports.map((entry) => entry.split('.')[0]);
    return [...new Set(modules)].filter((module) => !known.has(module));
}
function unknownModule(file, module, { serialization }) {
    return {
        where: { file },
        said: `the ${serialization === 'skops' ? 'file' : 'pickle'} imports \`${module}\`, which is no package that Slipway knows`,
        expected: 'an estimator made of scikit-learn alone, or an `environment` that says what it needs',
        remedy: `give \`environment\` with the package of \`${module}\`; code of your own needs an entry script`,
    };
}

// EXTERNAL MODULE: ./packages/packaging/build/environment/uv/names.js
var uv_names = __webpack_require__(65962);
;// CONCATENATED MODULE: ./packages/packaging/build/environment/sources/lines.js


/**
 * Reads the lines of an input that are requirements, or requirements files.
 * @param input its name, for messages
 */
async function readLines(input, lines, read, problems) {
    const found = [];
    for (const line of lines) {
        const isFile = /\.(txt|in)$/i.test(line) && !line.includes('@');
        found.push(...(isFile ? await fromFile(input, line, read, problems) : fromLine(input, line, problems)));
    }
    return found;
}
async function fromFile(input, file, read, problems) {
    const shown = file.replaceAll('\\', '/').replace(/^\.\//, '');
    if ((await read(shown)) === undefined) {
        problems.add({
            where: { input },
            said: `\`${file}\` does not exist`,
            expected: 'a requirements file, or requirements such as `numpy<2`',
            remedy: 'check the path; it is seen from the workspace',
        });
        return [];
    }
    return (await problems.from(() => readRequirementsSource(shown, read)))?.requirements ?? [];
}
function fromLine(input, text, problems) {
    const parsed = (0,build_requirement/* parseRequirement */.p)(text, 1);
    if (!('said' in parsed) && parsed.kind === 'package')
        return [{ text, where: { input }, asker: `the input \`${input}\`` }];
    const { said, expected } = 'said' in parsed ? parsed : { said: `\`${text}\``, expected: 'packages with versions, as in `numpy<2`' };
    problems.add({ where: { input }, said, expected });
    return [];
}

;// CONCATENATED MODULE: ./actions/package-model/build/dependencies.js




/**
 * Reads the inputs of dependencies and the files that they name.
 * @throws Problems for files and folders that are missing, and addresses with passwords
 */
async function readDependencyWishes(spec, ports) {
    const problems = new build_collected/* Collected */.i();
    const read = (path) => ports.files.readTextIfThere(ports.files.resolve(path));
    const constraints = await readLines('constraints', spec.constraints ?? [], read, problems);
    const overrides = await readLines('overrides', spec.overrides ?? [], read, problems);
    const indexOptions = indexOptionsOf(spec, problems);
    const access = await dependencies_accessOf(spec, ports, problems);
    const earlierLock = await earlierLockOf(spec, ports, problems);
    problems.throwAny();
    return {
        constraints,
        indexOptions,
        overrides: overrides.length === 0 ? undefined : overrides,
        excludeNewer: spec.excludeNewer,
        earlierLock,
        access,
    };
}
function isAddress(text) {
    return /^https?:\/\//i.test(text);
}
/** Addresses are part of the lock, so that whoever installs it finds the packages. */
function indexOptionsOf(spec, problems) {
    const given = [
        ['index-url', '--index-url', spec.indexUrl === undefined ? [] : [spec.indexUrl]],
        ['extra-index-urls', '--extra-index-url', spec.extraIndexUrls ?? []],
        ['find-links', '--find-links', (spec.findLinks ?? []).filter(isAddress)],
    ];
    return given.flatMap(([input, option, addresses]) => addresses.map((address) => {
        problems.add(...refuseCredentials({ input }, 'an index', address));
        return `${option} ${address}`;
    }));
}
async function dependencies_accessOf(spec, { files, log }, problems) {
    const credentials = spec.indexCredentials ?? [];
    for (const { password } of credentials)
        log.mask(password.reveal());
    const folders = [];
    for (const given of (spec.findLinks ?? []).filter((text) => !isAddress(text))) {
        const folder = files.resolve(given);
        if ((await files.stat(folder))?.kind === 'folder')
            folders.push(folder);
        else
            problems.add({
                where: { input: 'find-links' },
                said: `\`${given}\` is no folder`,
                expected: 'a folder with wheels, or the address of a page that links to them',
                remedy: 'check the path; it is seen from the workspace',
            });
    }
    const noIndex = spec.noIndex ?? false;
    if (noIndex && (spec.findLinks ?? []).length === 0)
        problems.add({
            where: { input: 'no-index' },
            said: '`true`, and `find-links` names no folder',
            expected: 'somewhere to take packages from',
            remedy: 'give `find-links` with a folder of wheels',
        });
    const authorities = spec.certificateAuthorities;
    if (credentials.length === 0 && folders.length === 0 && !noIndex && authorities === undefined)
        return undefined;
    return {
        credentials,
        folders,
        noIndex,
        certificateAuthorities: authorities === undefined ? undefined : files.resolve(authorities),
    };
}
/**
 * What requirements files say of folders with wheels, beside the inputs.
 * @throws Problems for folders that are missing
 */
async function withFolders(given, { folders = [], noIndex = false }, { files }) {
    if (folders.length === 0 && !noIndex)
        return given;
    const found = folders.map((folder) => files.resolve(folder));
    for (const [index, folder] of found.entries())
        if ((await files.stat(folder))?.kind !== 'folder')
            (0,trouble/* refuse */.TR)({
                where: { input: 'environment' },
                said: `\`--find-links\` names \`${folders[index]}\`, which is no folder`,
                expected: 'a folder with wheels, or the address of a page that links to them',
                remedy: 'check the path; it is seen from the folder of the requirements file',
            });
    return {
        credentials: [],
        ...given,
        folders: [...new Set([...(given?.folders ?? []), ...found])],
        noIndex: noIndex || (given?.noIndex ?? false),
    };
}
/** The lock of an earlier package: the file itself, or the folder of the package. */
async function earlierLockOf({ earlierLock }, { files }, problems) {
    if (earlierLock === undefined)
        return undefined;
    const path = files.resolve(earlierLock);
    const kind = (await files.stat(path))?.kind;
    const file = kind === 'folder' ? files.join(path, 'lock', 'requirements.lock.txt') : path;
    const text = await files.readTextIfThere(file);
    if (text === undefined)
        problems.add({
            where: { input: 'earlier-lock' },
            said: kind === 'folder'
                ? `\`${earlierLock}\` holds no lock of Python packages`
                : `\`${earlierLock}\` does not exist`,
            expected: 'a lock of requirements, or the folder of a package',
            remedy: 'check the path, or leave it out to lock what the index holds now',
        });
    return text;
}

;// CONCATENATED MODULE: ./actions/package-model/build/environment.js











/**
 * What the environment has to hold: what the server needs, and what the user's file asks for, or else the models.
 * @param byFile what the user's file asks for; undefined when none was given
 * @throws Problems with file and line
 */
async function wantedEnvironment(spec, byFile, models, parts, ports) {
    if (parts.readyLock !== undefined)
        return { ...nothingWanted, readyLock: parts.readyLock };
    const asked = byFile === undefined
        ? await askedByModels(models)
        : withFrameworks(withScikitLearn(byFile, models), models, parts);
    const runtime = spec.pythonVersion === undefined
        ? asked.runtime
        : { version: spec.pythonVersion, where: { input: 'python-version' } };
    const withRuntime = runtime === undefined ? {} : { runtime };
    if (spec.environment === nothingInstalled)
        return { ...nothingWanted, ...withRuntime };
    const { access: given, ...wishes } = await readDependencyWishes(spec, ports);
    const access = await withFolders(given, asked, ports);
    return {
        ...wishes,
        server: await serverRequirements(parts, ports),
        model: asked.requirements,
        constraints: [...asked.constraints, ...wishes.constraints],
        indexOptions: withoutOthers(asked.indexOptions, wishes.indexOptions),
        expectations: models.flatMap((model) => expectationsOf(titleOf(model), model.detected)),
        ...(asked.prereleases === true ? { prereleases: true } : {}),
        ...(0,defined/* defined */.s)({ access }),
        ...withRuntime,
    };
}
const nothingWanted = { server: [], model: [], constraints: [], indexOptions: [] };
/** There is one `--index-url`: that of the input, when it is given. */
function withoutOthers(asked, given) {
    const isIndex = (option) => option.startsWith('--index-url ');
    const kept = given.some(isIndex) ? asked.filter((option) => !isIndex(option)) : asked;
    return [...new Set([...given, ...kept])];
}
async function serverRequirements({ requirements }, { files, host }) {
    const lists = await Promise.all(requirements.map(async (file) => {
        const text = await files.readText(files.join(host.bundle, ...file.split('/')));
        return readRequirements(file, text).requirements;
    }));
    return lists
        .flat()
        .map(({ text, line }) => ({ text, where: { file: requirements[0], line }, asker: 'the server' }));
}
/** A file says it all; only the scikit-learn that wrote a model is added when the file does not name it. */
function withScikitLearn(asked, models) {
    if (asked.requirements.some(({ text }) => (0,uv_names/* requirementName */.xV)(text) === 'scikit-learn'))
        return asked;
    const [estimator] = models.flatMap(estimatorsOf);
    if (estimator?.version === undefined)
        return asked;
    const { title, version, path } = estimator;
    const added = {
        text: `scikit-learn==${version}`,
        where: { file: `${title}/${path}` },
        asker: `the model ${title}, saved with ${version},`,
    };
    return { ...asked, requirements: [...asked.requirements, added] };
}
/** Likewise the library of models that are served without code; an entry script imports what it likes. */
function withFrameworks(asked, models, { start }) {
    if (start.variables['SLIPWAY_MODELS'] === undefined)
        return asked;
    const named = new Set(asked.requirements.map(({ text }) => (0,uv_names/* requirementName */.xV)(text)));
    const added = models
        .filter(({ detected }) => frameworkPackage(detected)?.names.every((name) => !named.has(name)))
        .flatMap((model) => readFrameworkSource(titleOf(model), model.detected).requirements);
    return { ...asked, requirements: [...asked.requirements, ...added] };
}
function estimatorsOf(model) {
    if (model.detected.framework !== 'scikit-learn')
        return [];
    return model.detected.facts.estimators.map(({ version, path }) => ({
        title: titleOf(model),
        version,
        path,
    }));
}
async function askedByModels(models) {
    const all = nothingAsked();
    for (const model of models) {
        const asked = await askedByModel(model);
        all.requirements.push(...asked.requirements);
        all.constraints.push(...asked.constraints);
        all.indexOptions.push(...asked.indexOptions);
        if (asked.runtime !== undefined)
            all.runtime ??= asked.runtime;
        if (asked.prereleases === true)
            all.prereleases = true;
    }
    return all;
}
async function askedByModel(model) {
    const { detected, located } = model;
    if (detected.framework === 'scikit-learn')
        return readScikitLearnSource(titleOf(model), detected.facts.estimators);
    if (detected.framework !== 'mlflow')
        return readFrameworkSource(titleOf(model), detected);
    const read = async (path) => {
        const file = located.files.find((entry) => entry.path === path);
        return file === undefined
            ? undefined
            : (0,build_text/* decodeText */.g7)({ file: `${titleOf(model)}/${path}` }, await file.read(0, file.size));
    };
    return readMlflowSource(titleOf(model), read, detected.facts);
}
function titleOf({ name, version }) {
    return `${name}:${version}`;
}

;// CONCATENATED MODULE: ./actions/package-model/build/fingerprint.js

/** Changes when the same inputs have to make another package. */
const generation = 2;
/**
 * SHA-256 over everything a package is made from: names and bytes of its files, the start of its server, its
 * requirements, what its image is built on and how, and how it is checked. No times, no paths of this machine.
 */
async function fingerprintOf(spec, content, manifest, environments, { files }) {
    const digests = [];
    for (const file of content) {
        if (!('from' in file))
            digests.push([file.to, files.sha256(file.content)]);
        else
            digests.push([file.to, file.sha256 ?? (await files.hash(file.from)).sha256]);
    }
    const { bytecode, check, checkIn, compression, imageContents, platforms, tolerance } = spec;
    return files.sha256(JSON.stringify([
        generation,
        digests,
        manifest,
        environments.map(({ facts, base }) => [facts.fingerprint, facts.runtimeVersion, base?.digest ?? '']),
        check ? [tolerance, checkIn] : false,
        makesImage(spec) ? [imageContents, compression, bytecode, platforms] : false,
    ]));
}

// EXTERNAL MODULE: ./packages/formats/build/detect.js + 16 modules
var detect = __webpack_require__(24828);
// EXTERNAL MODULE: ./packages/models/build/registry/absent.js
var absent = __webpack_require__(37246);
// EXTERNAL MODULE: ./packages/models/build/registry/handed-on.js
var handed_on = __webpack_require__(44653);
// EXTERNAL MODULE: ./packages/models/build/registry/kind.js
var kind = __webpack_require__(15397);
// EXTERNAL MODULE: ./packages/models/build/registry/located.js
var registry_located = __webpack_require__(97829);
// EXTERNAL MODULE: ./packages/models/build/registry/open.js + 53 modules
var registry_open = __webpack_require__(59928);
// EXTERNAL MODULE: ./packages/models/build/registry/root-digest.js
var root_digest = __webpack_require__(69796);
// EXTERNAL MODULE: ./packages/models/build/registry/source.js
var registry_source = __webpack_require__(48094);
;// CONCATENATED MODULE: ./actions/package-model/build/models.js












const input = 'models';
/** Finds every model that was named; problems with any of them are collected. */
async function findModels(spec, ports, collected) {
    const found = [];
    for (const reference of spec.models) {
        const model = await collected.from(() => findModel(reference, spec, ports));
        if (model !== undefined)
            found.push(model);
    }
    const ids = found.map(({ name, version }) => `${name}:${version}`);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined)
        collected.add({
            where: { input },
            said: `${twice} twice`,
            expected: 'every model once',
            remedy: 'remove one of them',
        });
    return found;
}
async function findModel(reference, spec, ports) {
    switch (reference.kind) {
        case 'path':
            return unregistered(reference.path, ports);
        case 'registered':
            return registered(reference, spec, ports);
        case 'oci':
            return addressed(reference, spec, ports);
        case 'artifact':
            return handedOn(reference.name, ports);
        default:
            (0,trouble/* refuse */.TR)({
                where: { input },
                said: `\`${(0,model_reference/* referenceText */.n5)(reference)}\`, a reference of the kind \`${reference.kind}\``,
                expected: '`name:version`, `name@latest`, `name@alias`, a path, `oci://<host>/<path>/<name>:v<version>`, or `artifact:<name>`',
                remedy: 'register the model in the registry of Slipway, or give the path of its files',
            });
    }
}
async function registered(reference, spec, ports) {
    const registry = (0,registry_open/* openRegistry */.Me)(spec.registry, ports, (0,registry_inputs/* connectionOf */.ao)(spec, ports));
    const record = await registry.find(reference);
    if (record !== undefined)
        return ofRegistry(registry, record);
    return (0,absent/* refuseAbsent */.c)(registry, reference, { input });
}
async function addressed(reference, spec, ports) {
    const found = await (0,registry_open/* findAddressed */.P)(reference, spec.registry, ports, (0,registry_inputs/* connectionOf */.ao)(spec, ports));
    if (found !== undefined)
        return ofRegistry(found.registry, found.record);
    (0,trouble/* refuse */.TR)({
        where: { input },
        said: `there is no model of Slipway at \`${(0,model_reference/* referenceText */.n5)(reference)}\``,
        expected: 'the output `model-uri` of register-model, or the same with the tag of an alias, or with none',
        remedy: 'check the address; the tag of a version begins with `v`',
    });
}
async function ofRegistry(registry, record) {
    const signature = await registry.attached(record, kind/* signatureName */.S);
    return models_recorded(record, await registry.locate(record), signature?.content);
}
async function handedOn(name, ports) {
    const folder = await ports.files.temporaryFolder('model-');
    await ports.artifacts.take(name, folder);
    const { record, model, signature } = await (0,handed_on/* readHandedOn */._)(folder, ports);
    return models_recorded(record, model, signature);
}
async function models_recorded(record, located, signature) {
    const detected = await (0,detect/* detect */.o)(located.files, { framework: record.framework });
    const folder = record.singleFile ? undefined : (record.folder ?? 'model');
    const { description, metrics, datasets } = record;
    const card = { metrics, datasets, description };
    const found = { ...foundModel(record, folder, detected, located, record.resources), card };
    return signature === undefined ? found : { ...found, signature };
}
/** A model that was never registered is called as its file or folder, and its version is its digest. */
async function unregistered(path, ports) {
    const { files } = ports;
    const source = await (0,registry_source/* readSource */.o$)(path, input, files);
    const hashed = [];
    for (const file of source.files) {
        const { modifiedMs, size, sha256 } = await files.hash(file.from);
        const located = (0,registry_located/* locatedFile */.B)({ path: file.path, size, sha256 }, file.from, ports);
        hashed.push({ ...located, hashedMs: modifiedMs });
    }
    const digest = (0,root_digest/* rootDigest */.b)(hashed, files);
    const folder = source.folder === undefined ? undefined : files.basename(source.folder);
    const given = source.folder ?? source.files[0].from;
    const name = models_nameOf(files.basename(given), files.basename(files.dirname(given)));
    const detected = await (0,detect/* detect */.o)(hashed);
    return foundModel({ name, version: (0,build_digest/* shortDigest */.VK)(digest), digest }, folder, detected, { files: hashed });
}
/** `Iris model.v2.onnx` → `Iris-model.v2`; what is only called `model` is called as its folder. */
function models_nameOf(file, parent) {
    const stem = file.replace(/(?<=.)\.[^.]*$/, '');
    const name = (stem === 'model' ? parent : stem)
        .replaceAll(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[^A-Za-z0-9]+/, '');
    return model_reference/* modelNamePattern */.nx.test(name) ? name : 'model';
}
function foundModel({ name, version, digest }, folder, detected, located, resources) {
    const place = `models/${name}/${version}`;
    const root = folder === undefined ? place : `${place}/${folder}`;
    const only = located.files.length === 1 ? located.files[0] : undefined;
    const ownSample = located.files.find(({ path }) => path === detected.sampleInput);
    return {
        name,
        version,
        root,
        detected,
        located,
        ownSample,
        resources,
        packaged: {
            name,
            version,
            digest,
            framework: detected.framework,
            folder: place,
            file: only === undefined ? undefined : `${root}/${only.path}`,
            schema: detected.schema,
        },
    };
}

;// CONCATENATED MODULE: ./actions/package-model/build/notices.js
/** What is worth a remark and stops nothing. Pure. */
function noticesOf(spec, models, samples, server) {
    const notices = [];
    if (server === undefined)
        return notices;
    if (server === 'onnx' && spec.environment !== undefined) {
        notices.push({
            level: 'warning',
            title: '`environment` is not used',
            message: 'The ONNX server needs no Python. Leave `environment` out, or choose the server with `server`.',
            where: { input: 'environment' },
        });
    }
    if (spec.check && samples.input === undefined) {
        notices.push({
            level: 'warning',
            title: 'The package is booted, but not scored',
            message: 'No sample request is known. Give `sample-input`, or register the model with one.',
        });
    }
    for (const { detected, name, version } of models) {
        if (detected.framework === 'scikit-learn' &&
            detected.frameworkVersion === undefined &&
            spec.environment === undefined) {
            notices.push({
                level: 'warning',
                title: `${name}:${version} does not say which scikit-learn wrote it`,
                message: 'The newest one is locked. Give `environment` with the version that the model was made with.',
            });
        }
    }
    return notices;
}

;// CONCATENATED MODULE: ./actions/package-model/build/programs.js
/** The files that a server brings: programs out of the bundle, and what is written for this package. */
async function programFiles({ programs, writes }, { files, host }) {
    const copied = [];
    for (const { from, to } of programs) {
        const folder = files.join(host.bundle, ...from.split('/'));
        for (const { kind, path } of await files.walk(folder)) {
            if (kind !== 'file' || /(^|\/)__pycache__\//.test(path))
                continue;
            copied.push({ to: `${to}/${path}`, from: files.join(folder, ...path.split('/')) });
        }
    }
    return [...copied, ...writes];
}

// EXTERNAL MODULE: ./packages/formats/build/python-json.js
var python_json = __webpack_require__(15922);
;// CONCATENATED MODULE: ./actions/package-model/build/samples.js



/**
 * The request that the package is tried with: the one that was given, else that of the record, else the example inside
 * of the model. Several models behind one entry script have no request in common, unless one is given.
 * @throws Problems when a file is missing or holds no JSON
 */
async function findSamples(spec, models, ports) {
    if (spec.sampleInput !== undefined)
        return given(spec.sampleInput, spec.sampleOutput, ports);
    const [model] = models;
    if (model === undefined || (models.length > 1 && spec.entryScript !== undefined))
        return {};
    const { sampleInput, sampleOutput } = model.located;
    if (sampleInput !== undefined)
        return samples_recorded(sampleInput, sampleOutput);
    return model.ownSample === undefined || spec.entryScript !== undefined
        ? {}
        : samples_recorded(model.ownSample, undefined);
}
async function given(input, output, ports) {
    const request = await sampleFile(input, 'sample-input', ports);
    if (output === undefined)
        return { input: request };
    return { input: request, output: await sampleFile(output, 'sample-output', ports) };
}
async function sampleFile(path, name, { files }) {
    const file = await (0,registry_source/* readSourceFile */.uj)(path, name, files);
    try {
        (0,python_json/* parsePythonJson */.S)(await files.readText(file.from));
    }
    catch (thrown) {
        const at = /line (\d+) column (\d+)/.exec(thrown instanceof Error ? thrown.message : '');
        (0,trouble/* refuse */.TR)({
            where: at === null ? { file: path } : { file: path, line: Number(at[1]), column: Number(at[2]) },
            said: 'no JSON',
            expected: name === 'sample-input' ? 'a request body in JSON' : 'an answer in JSON',
            remedy: 'correct the file',
        });
    }
    return { to: `samples/${name === 'sample-input' ? 'input' : 'output'}.json`, from: file.from };
}
function samples_recorded(input, output) {
    return {
        input: { to: 'samples/input.json', from: input.location, sha256: input.sha256 },
        ...(output === undefined
            ? {}
            : { output: { to: 'samples/output.json', from: output.location, sha256: output.sha256 } }),
    };
}

;// CONCATENATED MODULE: ./actions/package-model/build/source.js


/** What tools leave in a folder of code; it belongs to the machine it was made on. */
const leftovers = /(^|\/)(__pycache__|\.venv|venv|node_modules|\.ipynb_checkpoints|\.pytest_cache|\.mypy_cache)\/|\.pyc$/;
/**
 * Finds the entry script and the code around it. Without `source-directory` the script is taken alone.
 * @param destination absolute; a package that stands inside of the source directory is no source
 * @throws Problems when the script is missing or stands outside of the source directory
 */
async function readSourceCode(spec, destination, ports) {
    const { files } = ports;
    const { entryScript, sourceDirectory } = spec;
    if (entryScript === undefined)
        return undefined;
    if (sourceDirectory === undefined) {
        const script = await (0,registry_source/* readSourceFile */.uj)(entryScript, 'entry-script', files);
        refuseOtherLanguage(script.path);
        return { entryScript: script.path, files: [{ to: `source/${script.path}`, from: script.from }] };
    }
    const source = await (0,registry_source/* readSource */.o$)(sourceDirectory, 'source-directory', files);
    const taken = source.files.filter(({ path, from }) => !leftovers.test(path) && !isInside(destination, from, files));
    const script = scriptIn(entryScript, sourceDirectory, taken, files);
    if (script === undefined) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'entry-script' },
            said: `\`${entryScript}\` is not in \`${sourceDirectory}\``,
            expected: `a file of the source directory, such as ${scriptsIn(taken)}`,
            remedy: 'give the path of the script as it is seen from `source-directory`',
        });
    }
    refuseOtherLanguage(script);
    return { entryScript: script, files: taken.map(({ path, from }) => ({ to: `source/${path}`, from })) };
}
/** A path on another drive stays absolute when it is made relative. */
function isInside(folder, path, files) {
    const relative = files.relative(folder, path);
    return !relative.startsWith('..') && files.resolve(relative) !== relative;
}
/** The script is seen from the source directory, as Azure does, or from the workspace. */
function scriptIn(entryScript, sourceDirectory, taken, files) {
    const candidates = [files.join(files.resolve(sourceDirectory), entryScript), files.resolve(entryScript)];
    return taken.find(({ from }) => candidates.some((candidate) => files.relative(candidate, from) === ''))
        ?.path;
}
function scriptsIn(taken) {
    const scripts = taken.filter(({ path }) => path.endsWith('.py')).slice(0, 5);
    return scripts.length === 0 ? '`score.py`' : scripts.map(({ path }) => `\`${path}\``).join(', ');
}
function refuseOtherLanguage(path) {
    if (path.endsWith('.py'))
        return;
    (0,trouble/* refuse */.TR)({
        where: { input: 'entry-script' },
        said: `\`${path}\``,
        expected: 'a Python file with the functions `init()` and `run()`',
        remedy: 'name the Python file',
    });
}

// EXTERNAL MODULE: ./packages/models/build/event/told-models.js
var told_models = __webpack_require__(72466);
;// CONCATENATED MODULE: ./actions/package-model/build/told-model.js

/**
 * The problems with a model that is not the one that the event tells of, although it has its name and version: the
 * registry that was asked is another one than the event came from, or one of the two is wrong. Pure.
 */
function unlikeTold(event, models) {
    const known = models.map(({ name, version, packaged }) => ({ name, version, digest: packaged.digest }));
    const remedy = `set \`registry\` to the one that the event came from, which it calls ${event?.registry ?? ''}`;
    return (0,told_models/* unlikeTold */.a)(event, known, '`registry`', remedy);
}

// EXTERNAL MODULE: ./packages/formats/build/oms/shards.js
var shards = __webpack_require__(73658);
// EXTERNAL MODULE: ./packages/formats/build/oms/statement.js
var oms_statement = __webpack_require__(8614);
;// CONCATENATED MODULE: ./packages/formats/build/oms/comparison.js



/** Compares the files that are there with a statement, as far as that goes without reading them. Pure. */
function compareFiles(statement, present) {
    const { serialization } = statement.predicate;
    const { method, ignore_paths: ignored = [] } = serialization;
    const leftOut = [...oms_statement/* neverSigned */.L5, ...ignored];
    // In shards, files without bytes are not listed, so nothing says whether they were there.
    const usual = present.filter(({ path, size }) => !(0,oms_statement/* isLeftOut */.WY)(path, leftOut) && (method === 'files' || size > 0));
    const signed = signedRanges(statement, usual);
    const paths = new Set(signed.map(({ path }) => path));
    // What was signed counts, also where it is usually left out: the reference tool can be asked for that.
    const unusual = present.filter(({ path }) => paths.has(path) && (0,oms_statement/* isLeftOut */.WY)(path, leftOut));
    const counted = [...usual, ...unusual];
    const files = new Map(counted.map((file) => [file.path, file]));
    return {
        added: [...files.keys()].filter((path) => !paths.has(path)).toSorted(build_digest/* byCodePoint */.HH),
        missing: [...paths].filter((path) => !files.has(path)).toSorted(build_digest/* byCodePoint */.HH),
        resized: resized(signed, files, serialization.shard_size),
        toHash: signed.filter(({ path }) => files.has(path)),
    };
}
function signedRanges({ subject, predicate }, present) {
    const single = present.length === 1 ? present[0].path : subject[0].name;
    const pathOf = (path) => (path === oms_statement/* onlyFile */.nv ? single : path);
    return predicate.resources.map(({ name, digest }) => {
        const shard = predicate.serialization.method === 'shards' ? (0,shards/* parseShardName */.Di)(name) : undefined;
        if (shard === undefined)
            return { path: pathOf(name), signed: digest };
        const { path, start, end } = shard;
        return { path: pathOf(path), range: { start, end }, signed: digest };
    });
}
function resized(signed, files, shardSize) {
    if (shardSize === undefined)
        return [];
    const text = (start, end) => `${start}:${end}`;
    return [...Map.groupBy(signed, ({ path }) => path)]
        .filter(([path, ranges]) => {
        const file = files.get(path);
        if (file === undefined)
            return false;
        const expected = (0,shards/* shardsOf */.$b)(path, file.size, shardSize).map(({ start, end }) => text(start, end));
        const given = new Set(ranges.map(({ range }) => text(range.start, range.end)));
        return expected.length !== given.size || !expected.every((range) => given.has(range));
    })
        .map(([path]) => path)
        .toSorted(build_digest/* byCodePoint */.HH);
}

// EXTERNAL MODULE: ./packages/formats/build/oms/read-statement.js
var read_statement = __webpack_require__(33031);
// EXTERNAL MODULE: ./packages/core/build/markdown.js
var markdown = __webpack_require__(27569);
;// CONCATENATED MODULE: ./packages/models/build/signature/signature-failure.js


/** What is said of each kind of difference, and what to do about it. */
const words = {
    altered: {
        one: (path) => `${path} is not the file that was signed: its bytes changed`,
        many: (count) => `${count} are not those that were signed: their bytes changed`,
        remedy: 'take the model from where it was signed again; do not use what is there now',
    },
    missing: {
        one: (path) => `${path} was signed and is not there`,
        many: (count) => `${count} that were signed are not there`,
        remedy: 'take the whole model from where it was signed',
    },
    added: {
        one: (path) => `${path} was not signed`,
        many: (count) => `${count} were not signed`,
        remedy: 'remove what was added, or sign the model again with it',
    },
};
/** The failure that says all differences, those that weigh most first; undefined when there are none. Pure. */
function signatureFailure(title, differences) {
    const kinds = ['altered', 'missing', 'added'].filter((kind) => differences[kind].length > 0);
    const [first] = kinds;
    if (first === undefined)
        return undefined;
    const sentences = kinds.map((kind) => {
        const paths = differences[kind];
        return paths.length === 1 ? words[kind].one(paths[0]) : words[kind].many((0,markdown/* counted */.hS)(paths.length, 'file'));
    });
    return new trouble/* Failure */.HR('SIGNATURE_INVALID', `${title} is not what was signed: ${sentences.join('; ')}`, {
        log: kinds.flatMap((kind) => differences[kind].slice(0, 20).map((path) => `${kind}: ${path}`)),
        remedy: words[first].remedy,
    });
}

;// CONCATENATED MODULE: ./packages/models/build/signature/verify-model-signature.js




/**
 * Checks that a model is what somebody who is trusted signed: the signature, then what it says, then every file. The
 * bytes are read and hashed here, whatever a record says of them.
 * @throws Failure `SIGNATURE_INVALID` that names the files; `NETWORK_FAILED`; Problems for a trust that can not be read
 */
async function verifyModelSignature(model, signature, trust, ports) {
    const { title } = model;
    if (signature === undefined)
        throw new trouble/* Failure */.HR('SIGNATURE_INVALID', `${title} has no signature`, {
            remedy: 'register it with the input `sign`, or set `verify-signature` to `off`',
        });
    const opened = await ports.signing.open(signature, trust);
    const statement = (0,read_statement/* readStatement */.c)(opened.payload, (bytes) => ports.files.sha256(bytes));
    if ('fault' in statement)
        throw new trouble/* Failure */.HR('SIGNATURE_INVALID', `the signature of ${title} ${statement.fault}`, {
            remedy: 'sign the model again with OpenSSF Model Signing 1.0',
        });
    const files = await requireSignedFiles(model, statement.value, ports);
    return {
        signer: opened.signer,
        digest: `sha256:${statement.value.subject[0].digest.sha256}`,
        files,
        expiredAt: opened.expiredAt,
    };
}
async function requireSignedFiles(model, statement, ports) {
    const { hash_type: hashType } = statement.predicate.serialization;
    if (hashType === 'blake3')
        throw new trouble/* Failure */.HR('SIGNATURE_INVALID', `the signature of ${model.title} hashes files with blake3`, {
            remedy: 'sign the model with sha256 or blake2b; blake3 can not be checked here',
        });
    const { added, missing, resized, toHash } = compareFiles(statement, model.files);
    // Names are compared first: where they differ, no byte has to be read.
    const differs = added.length + missing.length + resized.length > 0;
    const altered = differs ? resized : await alteredFiles(model, toHash, hashType, ports);
    const failure = signatureFailure(model.title, { added, missing, altered });
    if (failure !== undefined)
        throw failure;
    return new Set(toHash.map(({ path }) => path)).size;
}
async function alteredFiles(model, toHash, hashType, { files, signing, log }) {
    const located = new Map(model.files.map((file) => [file.path, file]));
    const total = toHash.reduce((sum, each) => sum + lengthOf(each, located.get(each.path).size), 0);
    const altered = new Set();
    let done = 0;
    for (const each of toHash) {
        const { location, size } = located.get(each.path);
        const isWhole = each.range === undefined && hashType === 'sha256';
        const { start, end } = each.range ?? { start: 0, end: size };
        const digest = isWhole
            ? (await files.hash(location)).sha256
            : await signing.hashRange(location, hashType, start, end);
        if (digest !== each.signed)
            altered.add(each.path);
        done += lengthOf(each, size);
        log.progress('checked', done, total, 'bytes');
    }
    return [...altered];
}
function lengthOf({ range }, size) {
    return range === undefined ? size : range.end - range.start;
}

;// CONCATENATED MODULE: ./actions/package-model/build/trust.js





/**
 * Looks whether the models may be trusted, before anything is made of them: what they would import and where they would
 * reach, and, when it is asked for, who signed them.
 * @throws Failure `SIGNATURE_INVALID` that names the files
 */
async function checkModels(spec, models, ports, collected) {
    const notices = [];
    for (const model of models) {
        const title = `${model.name}:${model.version}`;
        const scanned = await scanFiles(title, model.located.files, spec.scan ?? defaultScanPolicy);
        collected.add(...scanned.problems);
        notices.push(...scanned.notices);
    }
    const trust = await collected.from(() => readTrust(spec, ports));
    if (trust === undefined || !collected.isEmpty)
        return notices;
    const given = spec.signature === undefined ? undefined : await (0,given_file/* readGiven */.Q)(spec.signature, 'signature', ports.files);
    for (const { name, version, located, signature } of models) {
        const title = `${name}:${version}`;
        const { signer, expiredAt } = await verifyModelSignature({ title, files: located.files }, given ?? signature, trust, ports);
        notices.push({
            level: expiredAt === undefined ? 'notice' : 'warning',
            title: `${title} is what ${signer} signed`,
            message: expiredAt === undefined
                ? 'Its signature, and every file, was checked.'
                : `Its signature, and every file, was checked. The certificate has expired since (${expiredAt}).`,
        });
    }
    return notices;
}

;// CONCATENATED MODULE: ./actions/package-model/build/look.js
























/** Looks at everything a package is made of, and at what stands at its places. Changes nothing. */
async function look_look(given, ports) {
    const collected = new build_collected/* Collected */.i();
    const spec = withEnvironmentImage(await withConfig(given, ports));
    const access = accessOf(spec, (spec.baseImage ?? spec.configImage)?.host, ports);
    if (makesImage(spec))
        ports.images.foresee({ bases: basesOf(spec, access) });
    const models = await findModels(spec, ports, collected);
    if (makesImage(spec))
        ports.images.foresee({ layers: models.flatMap((model) => weightsOf(model, spec.compression)) });
    collected.add(...unlikeTold(spec.event?.event, models));
    const trusted = await checkModels(spec, models, ports, collected);
    const found = spec.imageContents === 'server' ? lookAtServing : lookAtModelsAlone;
    const serving = (await collected.from(() => found(spec, models, access, ports, collected))) ?? nothingServed;
    const image = imageNameOf(spec.image, models);
    const [first] = serving.environments;
    const planned = [];
    for (const id of spec.output) {
        const destination = destinationOf(id, spec, image, access, first?.base, ports);
        const there = await collected.from(() => outputs[id].look(destination, ports));
        if (there !== undefined)
            planned.push({ id, destination, found: there });
    }
    collected.throwAny();
    const files = [...models.flatMap(modelFiles), ...serving.files];
    const manifest = manifestOf(spec, models, serving);
    const fingerprint = await fingerprintOf(spec, files, manifest, serving.environments, ports);
    const known = await Promise.all(planned.map((output) => knownOutput(output.found, fingerprint, ports)));
    const bill = billOf(spec.sbom, models, ports);
    const isTried = spec.check && serving.parts !== undefined && known.some((answer) => !answer.isCurrent);
    const because = known.find((answer) => answer.because !== undefined)?.because;
    return {
        title: models.map(({ name, version }) => `${name}:${version}`).join(', '),
        server: serving.parts?.start.server,
        environments: serving.environments,
        outputs: planned.map((output, index) => ({ ...output, isCurrent: known[index].isCurrent })),
        files,
        manifest: { ...manifest, fingerprint },
        check: isTried ? await checkPlaceOf(spec, ports) : undefined,
        bill: bill === undefined || serving.parts === undefined ? undefined : bill,
        because,
        notices: [...trusted, ...noticesOf(spec, models, serving.samples, serving.parts?.start.server)],
    };
}
const nothingServed = { samples: {}, environments: [], files: [] };
async function lookAtModelsAlone({ imageContents }, models) {
    if (imageContents === 'modelpack' && models.length > 1) {
        (0,trouble/* refuse */.TR)({
            where: { input: 'models' },
            said: `${models.length} models for one ModelPack artefact`,
            expected: 'one model: that is what the format holds',
            remedy: 'use `image-contents: models`, or a step for each model',
        });
    }
    return nothingServed;
}
async function lookAtServing(spec, models, access, ports, collected) {
    const source = await collected.from(() => readSourceCode(spec, ports.files.resolve(spec.path), ports));
    const samples = (await collected.from(() => findSamples(spec, models, ports))) ?? {};
    const byFile = await collected.from(() => readEnvironmentFile(spec.environment, ports));
    const isKnown = models.length === spec.models.length && (source !== undefined) === (spec.entryScript !== undefined);
    const serving = {
        models,
        entryScript: source?.entryScript,
        routes: spec.serverRoutes,
    };
    const server = isKnown ? await collected.from(() => chooseServer(spec.server, serving)) : undefined;
    const parts = server?.parts(serving);
    if (parts === undefined)
        return { samples, environments: [], files: [] };
    const environments = [];
    for (const platform of platformsOf(spec)) {
        const environment = await collected.from(async () => {
            const wanted = await wantedEnvironment(spec, byFile, models, parts, ports);
            const found = await look_environmentOf(spec, parts, wanted, platform, access, ports);
            const refusal = found.base && server?.refusesBase?.(found.base.config);
            if (refusal !== undefined)
                (0,trouble/* refuse */.TR)({ where: { input: 'base-image' }, ...refusal });
            return found;
        });
        if (environment !== undefined)
            environments.push(environment);
    }
    return {
        parts,
        samples,
        environments,
        files: [
            ...(source?.files ?? []),
            ...(await programFiles(parts, ports)),
            ...Object.values(samples),
        ],
    };
}
/** A package in a folder alone is for this machine; as soon as an image is made, all of it is for the image's platforms. */
function platformsOf(spec) {
    return makesImage(spec) || spec.output.includes('build-context') ? spec.platforms : [undefined];
}
async function look_environmentOf(spec, parts, wanted, platform, access, ports) {
    const provider = (0,environment_all/* environmentProvider */.b)(environmentIdOf(spec, parts));
    const forPlatform = platform === undefined ? wanted : { ...wanted, platform };
    const facts = await provider.look(forPlatform, ports);
    const environment = { provider: provider.id, wanted: forPlatform, facts };
    if (platform === undefined)
        return environment;
    const { runtime } = parts.start;
    const version = facts.runtimeVersion;
    const reference = askedBase(spec, runtime) ?? defaultBase(runtime, version);
    const base = await lookAtBase(reference, platform, { runtime, version }, access, ports);
    // Images for GPUs say so to the engine: https://github.com/NVIDIA/nvidia-container-toolkit
    const gpu = base.config.variables['NVIDIA_VISIBLE_DEVICES'] !== undefined;
    const forBase = { ...forPlatform, gpu };
    if (!spec.buildWheels)
        return { ...environment, wanted: forBase, platform, base };
    const builder = await builderOf(spec.builderImage, base, platform, access, ports);
    const building = { ...forBase, builder };
    return { ...environment, wanted: building, facts: await provider.look(building, ports), platform, base };
}
/** What has no wheel is built in the base image, when nobody names another one; always by digest. */
async function builderOf(asked, base, platform, access, { images }) {
    const { digest, reference } = asked === undefined ? base : await images.base(asked, platform, access);
    return `${reference.host}/${reference.repository}@${digest}`;
}
/** The bases that are certain to be asked for, whatever the models are. */
function basesOf({ baseImage, imageContents, platforms }, access) {
    if (baseImage === undefined || imageContents !== 'server')
        return [];
    return platforms.map((platform) => [baseImage, platform, access]);
}
/** The layers of a model that take long to hash, as the image will have them. */
function weightsOf(model, compression) {
    const { name, version, located } = model;
    const placed = modelFiles(model).map((content, index) => {
        const { size, sha256 } = located.files[index];
        return { content, listed: { path: content.to, size, sha256 } };
    });
    return foreseeableLayers(`${name}:${version}`, placed, compression);
}
function modelFiles(model) {
    return model.located.files.map(({ path, location, sha256, hashedMs }) => ({
        to: `${model.root}/${path}`,
        from: location,
        sha256,
        hashedMs,
    }));
}
function manifestOf(spec, models, { parts, samples }) {
    const resources = models.length === 1 ? models[0].resources : undefined;
    return {
        schemaVersion: 1,
        models: models.map(({ packaged }) => packaged),
        multiModel: models.length > 1,
        start: parts?.start ?? nothingToStart,
        environmentVariables: spec.environmentVariables ?? {},
        sampleInput: samples.input?.to,
        sampleOutput: samples.output?.to,
        resources,
    };
}
/** Of models alone. */
const nothingToStart = {
    server: 'none',
    runtime: 'node',
    args: [],
    variables: {},
    routes: { liveness: '/', readiness: '/', scoring: '/', openapi: '/' },
    exitCodes: {},
};
/** What is there counts only when it was made from the same and, where its bytes are here, every one of them is right. */
async function knownOutput({ existing }, fingerprint, ports) {
    if (existing?.fingerprint !== fingerprint)
        return { isCurrent: false };
    if (existing.package === undefined)
        return { isCurrent: true };
    try {
        await (0,verify/* verifyPackage */.s)(existing.package.folder, existing.package.manifest, ports);
        return { isCurrent: true };
    }
    catch (thrown) {
        if (!(thrown instanceof trouble/* Failure */.HR))
            throw thrown;
        return { isCurrent: false, because: thrown.message };
    }
}

// EXTERNAL MODULE: ./packages/core/build/step.js
var step = __webpack_require__(36058);
;// CONCATENATED MODULE: ./packages/packaging/build/package/seal.js




/** What an image says of when it was made: the same input has the same digest on any day. */
const noTime = '1970-01-01T00:00:00.000Z';
/**
 * Computes the manifest of a package without copying it. Files of a registry have their digests already, which are
 * verified when the bytes are read for their layer.
 * @throws Failure `STORAGE_FAILED` when a file is gone
 */
async function sealPackage(content, { files }) {
    const serving = { to: build_package_manifest/* servingName */.ak, content: (0,build_package_manifest/* servingText */.MV)(content.manifest) };
    const placed = await placeFiles([...content.files, serving], { files });
    const all = placed.map((file) => file.listed);
    const manifest = {
        ...content.manifest,
        digest: (0,verify/* packageDigest */.j)(all, files),
        files: all.toSorted((left, right) => (0,build_digest/* byCodePoint */.HH)(left.path, right.path)),
        createdAt: noTime,
    };
    return { manifest, files: placed };
}
/** Looks up the size and the digest of every file. */
async function placeFiles(content, { files }) {
    const placed = [];
    for (const file of content)
        placed.push({ content: file, listed: await listed(file, files) });
    return placed;
}
async function listed(file, files) {
    if (!('from' in file)) {
        const size = new TextEncoder().encode(file.content).length;
        return { path: file.to, size, sha256: files.sha256(file.content) };
    }
    if (file.sha256 === undefined) {
        const { size, sha256 } = await files.hash(file.from);
        return { path: file.to, size, sha256 };
    }
    const stands = await files.stat(file.from);
    if (stands === undefined)
        throw new trouble/* Failure */.HR('STORAGE_FAILED', `${file.from} is gone`, { remedy: 'run again' });
    return { path: file.to, size: stands.size, sha256: file.sha256 };
}

;// CONCATENATED MODULE: ./packages/packaging/build/image/environment-layer.js




/** Changes when the same lock has to become another layer. */
const environment_layer_generation = 2;
/** Where the layers of images are kept between runs. */
function layersFolder({ files, host }) {
    return files.join(host.home, 'layers');
}
/** Names what an environment layer is made of: the same key, the same bytes. */
function environmentLayerKey(environment, { access, bytecode, platform }, { sha256 }) {
    const { lockSha256, provider, runtimeVersion } = environment;
    const parts = [environment_layer_generation, provider, lockSha256, runtimeVersion, platform, bytecode];
    // A lock names the sources of what was built; the wheel can be another one on another machine.
    const built = access?.built ?? [];
    if (built.length > 0)
        parts.push(built.map(({ wheel }) => wheel.sha256));
    return sha256(JSON.stringify(parts));
}
/**
 * Installs a lock and makes it a layer, unless that was done before: on this machine, or in a workflow run whose cache
 * this one may read. What was kept is taken only when its bytes still have their digest.
 * @throws Problems, Failure `ENVIRONMENT_FAILED` as the provider of the environment
 */
async function environmentLayer(environment, lock, choices, ports) {
    const { cache, files } = ports;
    const how = { ...choices, ...(lock.access && { access: lock.access }) };
    const key = environmentLayerKey(environment, how, files);
    const folder = files.join(layersFolder(ports), key);
    const name = `slipway-layer-${key}`;
    const known = (await keptLayer(folder, ports)) ??
        ((await cache.restore(name, folder)) ? await keptLayer(folder, ports) : undefined);
    if (known !== undefined)
        return { blob: known, isKnown: true };
    await files.remove(folder);
    await files.makeFolder(folder);
    const blob = await install(environment, lock, how, folder, ports);
    await files.write(files.join(folder, environment_layer_description), JSON.stringify(blob));
    await cache.save(name, folder);
    return { blob, isKnown: false };
}
/** The file beside a kept layer that says what it is; written last. */
const environment_layer_description = 'layer.json';
async function install(environment, lock, how, folder, ports) {
    const { files, images } = ports;
    const work = await files.temporaryFolder('environment-');
    try {
        const place = (name) => files.join(work, 'lock', name);
        for (const { name, content } of lock.files)
            await files.write(place(name), content);
        const installed = files.join(work, 'installed');
        const provider = (0,environment_all/* environmentProvider */.b)(environment.provider);
        await provider.installForImage(environment, place(lock.files[0].name), installed, how, ports);
        const entries = await entriesOf(installed, ports);
        return await images.layer({ title: 'the dependencies', entries, compression: 'gzip' }, folder);
    }
    finally {
        await files.remove(work);
    }
}
async function keptLayer(folder, { files, images }) {
    const text = await files.readTextIfThere(files.join(folder, environment_layer_description));
    if (text === undefined)
        return undefined;
    const blob = (0,checked_json/* checkedJson */.EB)(build_image/* builtBlob */.iQ, text, files.join(folder, environment_layer_description));
    return (await images.isWhole(blob)) ? blob : undefined;
}
async function entriesOf(folder, { files }) {
    const entries = await files.walk(folder);
    return entries.flatMap(({ kind, path, size, target }) => {
        const place = `${environment_kind/* imageEnvironmentFolder */.R}/${path}`;
        if (kind === 'folder')
            return [{ kind, path: place }];
        const isProgram = /(^|\/)bin\/[^/]+$/.test(path);
        if (kind === 'file')
            return [
                {
                    kind,
                    path: place,
                    from: files.join(folder, ...path.split('/')),
                    size,
                    mode: isProgram ? 0o755 : undefined,
                },
            ];
        if (kind !== 'link' || target === undefined)
            return [];
        return [{ kind, path: place, target: `${environment_kind/* imageEnvironmentFolder */.R}/${inside(folder, target, files)}` }];
    });
}
/** Links of npm point inside of `node_modules`; `walk` tells where they end. */
function inside(folder, target, files) {
    return files.relative(folder, target).replaceAll('\\', '/');
}

;// CONCATENATED MODULE: ./packages/packaging/build/image/modelpack.js

/** Source: https://github.com/modelpack/model-spec/blob/main/docs/spec.md */
const family = 'application/vnd.cncf.model';
/** Tells what a file of a model is from its name; whatever is nothing else is weights. */
const modelpack_kinds = [
    { kind: 'doc', names: /(^|\/)(README|LICEN[CS]E|NOTICE|USE_POLICY|MODEL_CARD)[^/]*$|\.(md|rst|pdf)$/i },
    { kind: 'code', names: /\.(py|ipynb|sh|js|ts|c|cpp|cu|h)$/i },
    { kind: 'weight.config', names: /(^|\/)MLmodel$|\.(json|ya?ml|toml|txt|cfg|ini|jinja|pbtxt)$/i },
];
/**
 * The artefact of a model as the ModelPack specification has it: each file a layer of its own with its bytes as they are,
 * so that files which two versions share are stored and sent once.
 */
function modelPack(model) {
    const files = model.files.toSorted((left, right) => (0,build_digest/* byCodePoint */.HH)(left.path, right.path));
    const weights = weightsIn(files);
    const config = {
        descriptor: {
            name: model.name,
            version: model.version,
            title: model.title,
            description: model.description,
            licenses: model.licenses,
            sourceURL: model.sourceUrl,
            revision: model.revision,
            createdAt: model.createdAt,
        },
        config: { format: model.format },
        modelfs: { type: 'layers', diffIds: files.map(({ sha256 }) => `sha256:${sha256}`) },
    };
    return {
        artifactType: `${family}.manifest.v1+json`,
        config: { mediaType: `${family}.config.v1+json`, content: JSON.stringify(config) },
        layers: files.map(({ path, from, size, sha256 }) => ({
            mediaType: `${family}.${weights.has(path) ? 'weight' : kindOf(path)}.v1.raw`,
            source: { from, size, sha256 },
            annotations: { 'org.cncf.model.filepath': path, 'org.opencontainers.image.title': path },
        })),
        annotations: {
            'org.opencontainers.image.title': model.name,
            'org.opencontainers.image.version': model.version,
            ...model.annotations,
        },
    };
}
/** No model is without weights: where every name is one of a text, boosters among them, the largest file is. */
function weightsIn(files) {
    const weights = files.filter(({ path }) => kindOf(path) === 'weight');
    const texts = files.filter(({ path }) => kindOf(path) === 'weight.config');
    const [largest] = texts.toSorted((left, right) => right.size - left.size);
    const found = weights.length === 0 && largest !== undefined ? [largest] : weights;
    return new Set(found.map(({ path }) => path));
}
function kindOf(path) {
    return modelpack_kinds.find(({ names }) => names.test(path))?.kind ?? 'weight';
}

;// CONCATENATED MODULE: ./packages/packaging/build/image/make.js







/**
 * Makes the image of a package for every platform, without an engine: nothing of it runs here, and nothing of the base is
 * fetched. The same content gives the same digest on any machine and day.
 */
async function makeImage(files, manifest, platforms, { bytecode, compression }, ports) {
    const wanted = [];
    const manifests = [];
    for (const { base, environment, lock } of platforms) {
        const { platform } = base;
        const locks = lock.files.map(({ name, content }) => ({ to: `lock/${name}`, content }));
        const sealed = await sealPackage({ files: [...files, ...locks], manifest: { ...manifest, environment } }, ports);
        const { blob, isKnown } = await environmentLayer(environment, lock, { platform, bytecode }, ports);
        ports.log.info(`${platform}: the dependencies ${isKnown ? 'are known' : 'were installed'}: ${blob.descriptor.digest}`);
        const layers = [blob];
        for (const layer of packageLayers(sealed.manifest, sealed.files, compression))
            layers.push(await ports.images.layer(layer, layersFolder(ports)));
        const runtime = (0,environment_all/* environmentProvider */.b)(environment.provider).imageRuntime(environment);
        wanted.push({
            platform,
            base,
            layers,
            config: imageConfig(sealed.manifest, runtime, base.config),
            annotations: imageAnnotations(sealed.manifest, manifest.fingerprint),
        });
        manifests.push(sealed.manifest);
    }
    return { image: ports.images.build(wanted), manifests };
}
/**
 * Makes an image of models alone, from scratch: `/models/<name>/<version>/…`, for KServe's `oci://` and for image volumes
 * of Kubernetes. It is the same for every platform, and says so.
 */
async function makeModelsImage(files, { models, fingerprint }, platforms, compression, ports) {
    const placed = await placeFiles(files.filter(({ to }) => to.startsWith('models/')), ports);
    const layers = [];
    for (const { name, version, folder } of models) {
        const own = placed.filter(({ listed }) => listed.path.startsWith(`${folder}/`));
        for (const layer of modelLayers(`${name}:${version}`, own, compression))
            layers.push(await ports.images.layer(layer, layersFolder(ports)));
    }
    const annotations = imageAnnotations({ models }, fingerprint);
    const config = { variables: {}, entrypoint: [], command: [], ports: [], labels: annotations };
    return ports.images.build(platforms.map((platform) => ({ platform, layers, config, annotations })));
}
/** Makes a CNCF ModelPack artefact of one model: each of its files as it is. */
async function makeModelPack(files, { models, fingerprint }, ports) {
    const { name, version, framework, folder } = models[0];
    const placed = await placeFiles(files.filter(({ to }) => to.startsWith(`${folder}/`)), ports);
    const root = rootOf(placed.map(({ listed }) => listed.path.slice(folder.length + 1)));
    const own = placed.flatMap(({ content, listed: { path, sha256, size } }) => 'from' in content
        ? [{ path: path.slice(folder.length + 1 + root.length), from: content.from, size, sha256 }]
        : []);
    const annotations = imageAnnotations({ models }, fingerprint);
    const artifact = modelPack({ name, version, format: framework, annotations, files: own });
    return ports.images.buildArtifact(artifact, layersFolder(ports));
}
/** A model that was registered as a folder keeps the folder's name in a package; in an artefact its files stand for themselves. */
function rootOf(paths) {
    const [first = ''] = paths;
    const root = first.slice(0, first.indexOf('/') + 1);
    return paths.every((path) => path.startsWith(root)) ? root : '';
}

// EXTERNAL MODULE: ./packages/core/build/abandoned.js
var abandoned = __webpack_require__(34506);
;// CONCATENATED MODULE: ./packages/packaging/build/package/assemble.js






/** Ends the names of folders that are being assembled; they stand beside the destination, so that a rename is enough. */
const unfinished = '.assembling';
/** In bytes; what is copied within a second needs no progress. */
const worthTelling = 100_000_000;
/**
 * Assembles a package in a hidden folder beside its destination, where it can be tried and nobody sees it yet. Weights are copied and hashed in one pass; links into a
 * registry would let whoever changes a package change the registry.
 * @throws Failure `DIGEST_MISMATCH` naming the file whose bytes are not the recorded ones
 */
async function assemble(content, destination, ports) {
    const { files } = ports;
    const parent = files.dirname(destination);
    await files.makeFolder(parent);
    await (0,abandoned/* removeAbandoned */.j)(parent, ports, (name) => name.startsWith('.') && name.endsWith(unfinished));
    const folder = files.join(parent, `.${files.basename(destination)}.${crypto.randomUUID().slice(0, 8)}${unfinished}`);
    try {
        const serving = { to: build_package_manifest/* servingName */.ak, content: (0,build_package_manifest/* servingText */.MV)(content.manifest) };
        const listed = await fill(folder, [...content.files, serving], ports);
        const manifest = {
            ...content.manifest,
            digest: (0,verify/* packageDigest */.j)(listed, files),
            files: listed.toSorted((left, right) => (0,build_digest/* byCodePoint */.HH)(left.path, right.path)),
            createdAt: new Date(ports.clock.now()).toISOString(),
        };
        await files.write(files.join(folder, package_manifest/* packageManifestName */.V), (0,build_package_manifest/* manifestText */.$2)(manifest));
        return { folder, manifest };
    }
    catch (thrown) {
        await files.remove(folder);
        throw thrown;
    }
}
async function fill(folder, content, ports) {
    const { files } = ports;
    const place = (to) => files.join(folder, ...to.split('/'));
    for (const parent of new Set(content.map(({ to }) => files.dirname(place(to)))))
        await files.makeFolder(parent);
    const listed = await copyAll(content.filter((file) => 'from' in file), place, ports);
    for (const file of content) {
        if ('from' in file)
            continue;
        await files.write(place(file.to), file.content);
        const size = new TextEncoder().encode(file.content).length;
        listed.push({ path: file.to, size, sha256: files.sha256(file.content) });
    }
    return listed;
}
async function copyAll(copied, place, { files, log }) {
    const sizes = await Promise.all(copied.map(({ from }) => files.stat(from)));
    const total = sizes.reduce((sum, facts) => sum + (facts?.size ?? 0), 0);
    let done = 0;
    const hashed = await files.copyHashed(copied.map(({ from, to }) => ({ from, to: place(to) })), (bytes) => {
        done += bytes;
        if (total > worthTelling)
            log.progress('copied', done, total, 'bytes');
    });
    return copied.map(({ to, sha256: recorded }, index) => {
        const { size, sha256 } = hashed[index];
        if (recorded === undefined || recorded === sha256)
            return { path: to, size, sha256 };
        throw new trouble/* Failure */.HR('DIGEST_MISMATCH', `${to} is not what was recorded: sha256 ${sha256.slice(0, 12)}…, recorded ${recorded.slice(0, 12)}…`, {
            remedy: 'run again when nothing writes to that file, or register the model again',
        });
    });
}

// EXTERNAL MODULE: ./packages/packaging/build/environment/install.js
var environment_install = __webpack_require__(76355);
;// CONCATENATED MODULE: ./actions/package-model/build/steps.js









/** Answers the lock of the package as a whole: that of the first platform. */
const lockStep = 'lock';
/** Answers the package in a hidden folder next to its destination. */
const assembleStep = 'assemble';
/** Answers the absolute folder of the environment. */
const installStep = 'install';
/** Answers what booting the package showed. */
const checkStep = 'check';
/** Answers the image, which is nowhere yet. */
const imageStep = 'image';
/** Answers the lists of materials. */
const billStep = 'sbom';
/** Answers the attestation as GitHub has it. */
const attestStep = 'attest';
/** Removes what was only needed on the way; answers nothing. */
const tidyStep = 'tidy';
/** Answers the artifact as GitHub has it. */
const artifactStep = 'give';
/** Answers the lock for a platform. */
function lockStepOf(index, { platform }) {
    return index === 0 ? lockStep : `${lockStep}:${platform ?? ''}`;
}
/** Answers where an output is now. */
function publishStepOf(output) {
    return `publish:${output}`;
}
/** Locks what a server and its models need. */
const lock = (0,step/* verb */.w3)('lock', async ({ provider, wanted, facts }, ports) => {
    const result = await (0,environment_all/* environmentProvider */.b)(provider).lock(wanted, facts, ports);
    ports.log.info(`${result.packages} packages, each with its hashes${result.isKnown ? ' (known lock)' : ''}`);
    return { result, unchanged: result.isKnown };
});
/** Assembles a package in a folder where nobody sees it yet. */
const assembling = (0,step/* verb */.w3)('assemble', async (args, ports, earlier) => {
    const locked = earlier.get(lockStep);
    const locks = locked.files.map(({ name, content }) => ({ to: `lock/${name}`, content }));
    const content = {
        files: [...args.files, ...locks],
        manifest: { ...args.manifest, environment: packagedEnvironment(args.environment, locked, ports) },
    };
    const destination = args.destination ?? ports.files.join(ports.host.temp, 'slipway-package');
    return { result: await assemble(content, destination, ports) };
});
/** Removes a package that goes nowhere as a folder. */
const steps_tidy = (0,step/* verb */.w3)('tidy', async (_, { files }, earlier) => {
    const folder = earlier.get(assembleStep)?.folder;
    if (folder !== undefined)
        await files.remove(folder);
    return { unchanged: folder === undefined };
});
/** Installs what the assembled package locks. */
const steps_install = (0,step/* verb */.w3)('install', async (_, ports, earlier) => {
    const { folder, manifest } = earlier.get(assembleStep);
    const unchanged = await (0,environment_install/* isInstalled */.j$)(manifest, ports);
    const access = earlier.get(lockStep)?.access;
    return { result: await (0,environment_install/* installEnvironment */.Ns)(manifest, folder, ports, access), unchanged };
});
/** Boots the assembled package in a process of this machine. */
const checkInProcess = (0,step/* verb */.w3)('check', async (options, ports, earlier) => {
    const { folder, manifest } = earlier.get(assembleStep);
    return { result: await (0,boot_boot/* bootOnce */.Ev)(manifest, folder, earlier.get(installStep), options, ports) };
});
/** Boots the image that was made, as it will run. */
const checkInContainer = (0,step/* verb */.w3)('check', async ({ access, files, options, place }, ports, earlier) => ({
    result: await tryInContainer(earlier.get(imageStep), files, place, options, access, ports),
}));
/** Makes the image of a package for each platform. */
const steps_image = (0,step/* verb */.w3)('image', async ({ bytecode, compression, files, manifest, platforms }, ports, earlier) => {
    const orders = platforms.map(({ base, environment, lock: id }) => {
        const locked = earlier.get(id);
        return { base, lock: locked, environment: packagedEnvironment(environment, locked, ports) };
    });
    return { result: await makeImage(files, manifest, orders, { bytecode, compression }, ports) };
});
/** Makes an image of the models alone. */
const modelsImage = (0,step/* verb */.w3)('image', async ({ compression, files, manifest, platforms }, ports) => ({
    result: { image: await makeModelsImage(files, manifest, platforms, compression, ports), manifests: [] },
}));
/** Makes a ModelPack artefact of a model. */
const steps_modelPack = (0,step/* verb */.w3)('image', async ({ files, manifest }, ports) => ({
    result: { image: await makeModelPack(files, manifest, ports), manifests: [] },
}));
/** Lists what is in the package of each platform. */
const listMaterials = (0,step/* verb */.w3)('sbom', async ({ platforms, ...args }, ports, earlier) => {
    const made = earlier.get(imageStep);
    const folder = earlier.get(assembleStep);
    const listed = platforms.flatMap(({ lock: id, ...about }, index) => {
        const manifest = made?.manifests[index] ?? folder?.manifest;
        const built = made?.image.manifests[index];
        return manifest === undefined ? [] : [{ ...about, manifest, lock: earlier.get(id), built }];
    });
    return { result: await makeBills({ ...args, platforms: listed }, ports) };
});
/** Gives a good package its place. */
const publish = (0,step/* verb */.w3)('publish', async ({ output, destination }, ports, earlier) => {
    const folder = earlier.get(assembleStep);
    const made = { folder, image: earlier.get(imageStep)?.image, about: earlier.get(billStep)?.about };
    const result = await outputs[output].publish(made, destination, ports);
    return { result, unchanged: result.unchanged };
});
/** Attests where the image in the registry came from. */
const attest = (0,step/* verb */.w3)('attest', async ({ token }, ports, earlier) => {
    const { reference, digest } = earlier.get(publishStepOf('registry'));
    const subject = { name: reference.slice(0, reference.indexOf('@')), digest };
    return { result: await ports.attestations.provenance(subject, token) };
});
/** Uploads the folder of a package as an artifact of the workflow run. */
const upload = (0,step/* verb */.w3)('give', async ({ artifact, destination }, ports) => ({
    result: await ports.artifacts.give(artifact, destination),
}));
function packagedEnvironment(environment, { files: [lockFile], packages }, { files }) {
    const { content, name } = lockFile;
    return { ...environment, lockFile: `lock/${name}`, lockSha256: files.sha256(content), packages };
}

;// CONCATENATED MODULE: ./actions/package-model/build/plan.js



/** Decides what has to be done. Pure. */
function plan(spec, facts) {
    const give = spec.artifact === undefined ? [] : [giveStep(spec.artifact, facts)];
    const missing = facts.outputs.filter(({ isCurrent }) => !isCurrent);
    if (missing.length === 0) {
        const places = facts.outputs.map(({ found }) => found.place).join(' and ');
        return {
            steps: give,
            unchanged: `${places} ${facts.outputs.length === 1 ? 'holds' : 'hold'} this package already: nothing it is made from has changed`,
        };
    }
    const tidy = (0,step/* step */.PM)(steps_tidy, tidyStep, 'remove what was only needed on the way', {});
    const isFolderMade = needsFolder(facts, missing);
    const isImageMade = makesImage({ output: missing.map(({ id }) => id) });
    const isFolderMoved = missing.some(({ id }) => id === 'directory');
    return {
        steps: [
            ...facts.environments.map((environment, index) => plan_lock(facts, environment, index)),
            ...(isFolderMade ? [plan_assemble(facts, missing)] : []),
            ...(facts.check?.in === 'process' ? processCheck(spec, facts) : []),
            ...(isImageMade ? [plan_image(spec, facts)] : []),
            ...(isImageMade && facts.check?.in === 'container' ? [containerCheck(spec, facts, facts.check)] : []),
            ...(facts.bill === undefined || !(isFolderMade || isImageMade) ? [] : [bill(facts, facts.bill)]),
            ...inOrder(missing).map(plan_publish),
            ...(missing.some(({ id }) => id === 'registry') ? plan_attest(spec) : []),
            ...(isFolderMade && !isFolderMoved ? [tidy] : []),
            ...give,
        ],
        putBack: isFolderMade ? [tidy] : undefined,
    };
}
/** A folder is needed where one goes out, and where a process is started in it. */
function needsFolder({ check }, missing) {
    return check?.in === 'process' || missing.some(({ id }) => id === 'directory' || id === 'build-context');
}
/** The folder itself goes last: it is moved, and what others copy from it has to be there. */
function inOrder(outputs) {
    return [
        ...outputs.filter(({ id }) => id !== 'directory'),
        ...outputs.filter(({ id }) => id === 'directory'),
    ];
}
function plan_lock(facts, environment, index) {
    const { provider, wanted, facts: found } = environment;
    const runtime = runtimeText(facts.manifest.start.runtime, found.runtimeVersion);
    const platform = environment.platform === undefined ? '' : `${environment.platform}, `;
    const title = `lock the dependencies (${platform}${runtime}, ${found.tool})`;
    return (0,step/* step */.PM)(lock, lockStepOf(index, environment), title, { provider, wanted, facts: found });
}
function runtimeText(runtime, version) {
    const names = { python: `Python ${version}`, node: `Node ${version}`, image: 'what the base image holds' };
    return names[runtime];
}
function plan_assemble({ environments, files, manifest, title }, missing) {
    return (0,step/* step */.PM)(assembling, assembleStep, `assemble the package of ${title}`, {
        files,
        manifest,
        environment: unlocked(environments[0]),
        destination: missing.find(({ id }) => id === 'directory')?.destination.path,
    });
}
function unlocked({ provider, facts: { platform, runtimeVersion } }) {
    return { provider, runtimeVersion, platform };
}
function processCheck(spec, facts) {
    return [
        (0,step/* step */.PM)(steps_install, installStep, 'install the environment', {}),
        (0,step/* step */.PM)(checkInProcess, checkStep, checkTitle(facts), bootOptions(spec)),
    ];
}
function containerCheck(spec, facts, place) {
    return (0,step/* step */.PM)(checkInContainer, checkStep, `in a container: ${checkTitle(facts)}`, {
        options: bootOptions(spec),
        place,
        access: facts.outputs[0].destination.access,
        files: facts.files,
    });
}
function bootOptions({ timeout, tolerance }) {
    return { timeoutMs: timeout * 1000, tolerance };
}
function checkTitle({ manifest }) {
    if (manifest.sampleInput === undefined)
        return 'boot it';
    const compared = manifest.sampleOutput === undefined ? '' : ' and compare the answer';
    return compared === '' ? 'boot it and score the sample' : `boot it, score the sample${compared}`;
}
function plan_image(spec, { environments, files, manifest }) {
    const { bytecode, compression, imageContents, platforms } = spec;
    const bases = environments.map(({ base }) => base?.reference.repository ?? '');
    const what = imageContents === 'server' ? `on ${[...new Set(bases)].join(', ')}` : 'of the models alone';
    const title = `make the image ${what} for ${platforms.join(', ')}`;
    if (imageContents === 'modelpack')
        return (0,step/* step */.PM)(steps_modelPack, imageStep, title, { files, manifest });
    if (imageContents === 'models')
        return (0,step/* step */.PM)(modelsImage, imageStep, title, { files, manifest, platforms, compression });
    const based = environments.map((environment, index) => ({
        lock: lockStepOf(index, environment),
        base: environment.base,
        environment: unlocked(environment),
    }));
    return (0,step/* step */.PM)(steps_image, imageStep, title, {
        files,
        manifest,
        platforms: based,
        compression,
        bytecode,
    });
}
function bill({ environments }, { path, models }) {
    const platforms = environments.map((environment, index) => {
        const { base, platform } = environment;
        return { lock: lockStepOf(index, environment), platform, base };
    });
    const title = `list what is in the package: ${path}`;
    return (0,step/* step */.PM)(listMaterials, billStep, title, { path, models, platforms });
}
/** What giving a package its place means to people. */
const placing = {
    directory: 'put the package in place:',
    'build-context': 'put the build context in place:',
    'oci-layout': 'write the image to',
    registry: 'push the image to',
    docker: 'load the image into the engine as',
};
function plan_publish({ id, destination, found }) {
    const title = `${placing[id]} ${found.place}`;
    return (0,step/* step */.PM)(publish, publishStepOf(id), title, { output: id, destination });
}
function plan_attest({ attest: isWanted, githubToken: token }) {
    if (!isWanted || token === undefined)
        return [];
    return [(0,step/* step */.PM)(attest, attestStep, 'attest where the image came from', { token })];
}
function giveStep(artifact, { outputs }) {
    const folder = outputs.find(({ id }) => id === 'directory') ?? outputs.find(({ id }) => id === 'build-context');
    const destination = folder?.destination.path ?? '';
    const title = `give it on as the artifact \`${artifact}\``;
    return (0,step/* step */.PM)(upload, artifactStep, title, { artifact, destination });
}

// EXTERNAL MODULE: ./packages/core/build/plan.js
var build_plan = __webpack_require__(26803);
;// CONCATENATED MODULE: ./actions/package-model/build/report.js




/** Says what happened. Pure. */
function report(_spec, facts, outcome) {
    const manifest = report_manifestOf(facts, outcome);
    const placed = facts.outputs.flatMap((output) => placedAt(output, outcome));
    const isThere = placed.length === facts.outputs.length;
    const booted = (0,build_plan/* resultOf */.B)(outcome, checkStep);
    return {
        outputs: {
            ...valuesOf(facts, placed),
            ...(isThere ? digestsOf(facts, manifest) : {}),
            sbom: (0,build_plan/* resultOf */.B)(outcome, billStep)?.paths[0],
            attestation: (0,build_plan/* resultOf */.B)(outcome, attestStep)?.id,
        },
        headline: headline(facts, outcome, isThere, placed, booted),
        summary: [{ kind: 'facts', rows: rows(facts, manifest, placed, booted) }, ...models(facts)],
        notices: [...facts.notices, ...((0,build_plan/* resultOf */.B)(outcome, lockStep)?.notices ?? []), ...(booted?.notices ?? [])],
    };
}
/** What the package is, from whatever was made or found. */
function report_manifestOf({ outputs }, outcome) {
    const kept = outputs.find(({ found, isCurrent }) => isCurrent && found.existing?.package !== undefined);
    return ((0,build_plan/* resultOf */.B)(outcome, assembleStep)?.manifest ??
        (0,build_plan/* resultOf */.B)(outcome, imageStep)?.manifests[0] ??
        kept?.found.existing?.package?.manifest);
}
function placedAt(output, outcome) {
    const { destination, found, id, isCurrent } = output;
    if (isCurrent) {
        const { digest } = found.existing;
        const isImage = destination.image !== undefined && id === 'registry';
        const reference = isImage ? `${found.place.replace(/:[^/:]*$/, '')}@${digest}` : found.place;
        return [{ output, reference, digest }];
    }
    const published = (0,build_plan/* resultOf */.B)(outcome, publishStepOf(output.id));
    return published === undefined ? [] : [{ output, ...published }];
}
/** Everything that tells where the package is; a registry says more than a file, and a folder comes first. */
function valuesOf(facts, placed) {
    const at = (...ids) => ids.map((id) => placed.find(({ output }) => output.id === id)).find((found) => found !== undefined);
    const image = at('registry', 'docker', 'oci-layout');
    const base = facts.environments[0]?.base;
    return {
        package: (at('directory') ?? image ?? at('build-context'))?.reference,
        image: at('registry', 'docker')?.reference,
        'image-digest': image?.digest,
        'image-path': at('oci-layout')?.reference,
        'context-path': at('build-context')?.reference,
        'base-image': base === undefined ? undefined : facts.outputs[0]?.destination.base,
        'base-registry': base?.reference.host,
        'uploaded-bytes': at('registry')?.uploadedBytes,
        server: facts.server,
        'cache-hit': facts.outputs.every(({ isCurrent }) => isCurrent),
    };
}
/** An image that was there already tells its digests by itself, and need not be fetched for them. */
function digestsOf({ outputs }, manifest) {
    const told = outputs.find(({ found }) => found.existing?.packageDigest !== undefined)?.found.existing;
    if (manifest === undefined)
        return { 'package-digest': told?.packageDigest, 'lock-digest': told?.lockDigest };
    return { 'package-digest': manifest.digest, 'lock-digest': `sha256:${manifest.environment.lockSha256}` };
}
function headline(facts, outcome, isThere, placed, booted) {
    const places = facts.outputs.map(({ found }) => found.place).join(' and ');
    if (outcome.status === 'planned')
        return `${facts.title} would be packaged at ${places}`;
    if (outcome.status === 'failed' || !isThere)
        return `${facts.title} was not packaged`;
    const digest = (0,build_digest/* shortDigest */.VK)(placed[0].digest);
    if (facts.outputs.every(({ isCurrent }) => isCurrent))
        return `${facts.title} is packaged already at ${places} (${digest})`;
    const tried = booted === undefined ? '' : `, ${triedText(booted)}`;
    return `packaged ${facts.title} at ${places} (${digest})${tried}`;
}
function triedText({ readyMs, sample }) {
    const ready = `ready in ${(0,markdown/* durationText */.S5)(readyMs)}`;
    if (sample === undefined)
        return ready;
    return `${ready}, sample scored in ${(0,markdown/* durationText */.S5)(sample.ms)}${sample.compared ? ' as expected' : ''}`;
}
function rows(facts, manifest, placed, booted) {
    const size = manifest?.files.reduce((sum, file) => sum + file.size, 0);
    return [
        ...(placed.length === 0 ? facts.outputs : []).map(({ found }) => row('Package', (0,markdown/* code */.aY)(found.place))),
        ...placed.map(({ reference, uploadedBytes }) => row('Package', `${(0,markdown/* code */.aY)(reference)}${uploadedBytes === undefined ? '' : `, ${(0,markdown/* bytesText */.pV)(uploadedBytes)} sent`}`)),
        row('Digest', manifest && (0,markdown/* code */.aY)(manifest.digest)),
        row('Content', manifest && `${(0,markdown/* counted */.hS)(manifest.files.length, 'file')}, ${(0,markdown/* bytesText */.pV)(size)}`),
        row('Server', facts.server && (0,markdown/* code */.aY)(facts.server)),
        ...facts.environments.map(({ base, facts: { runtimeVersion }, platform }, index) => row(platform === undefined ? 'Environment' : `Environment, ${platform}`, `${facts.manifest.start.runtime} ${runtimeVersion}${manifest === undefined || index > 0 ? '' : `, ${(0,markdown/* counted */.hS)(manifest.environment.packages, 'locked package')}`}${base === undefined ? '' : `, on ${(0,markdown/* code */.aY)(`${base.reference.repository}@${(0,build_digest/* shortDigest */.VK)(base.digest)}`)}`}`)),
        row('Checked', booted && triedText(booted)),
        row('Made again because', facts.because),
    ];
}
function row(name, value) {
    return [name, value];
}
function models({ manifest }) {
    return [
        {
            kind: 'table',
            columns: ['Model', 'Framework', 'Digest'],
            rows: manifest.models.map(({ name, version, framework, digest }) => [
                `${name}:${version}`,
                framework,
                (0,markdown/* code */.aY)((0,build_digest/* shortDigest */.VK)(digest)),
            ]),
        },
    ];
}

;// CONCATENATED MODULE: ./actions/package-model/build/main.js





/** Makes a package of models that holds everything needed to serve them, and proves that it does. */
const packageModel = (0,action/* action */.X)({
    name: 'package-model',
    inputs: inputs_inputs,
    outputs: [
        'package',
        'package-digest',
        'image',
        'image-digest',
        'image-path',
        'context-path',
        'base-image',
        'base-registry',
        'sbom',
        'attestation',
        'uploaded-bytes',
        'server',
        'cache-hit',
        'lock-digest',
    ],
    look: look_look,
    plan: plan,
    report: report,
});


/***/ }),

/***/ 45305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ Collected)
/* harmony export */ });
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** Problems of several parts of the looking, so that they are reported together. Anything else that is thrown passes. */
class Collected {
    #problems = [];
    /** What a part answers, or undefined when it had problems, which are remembered. */
    async from(part) {
        try {
            return await part();
        }
        catch (thrown) {
            if (!(thrown instanceof _trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .Problems */ .Zw))
                throw thrown;
            this.add(...thrown.problems);
            return undefined;
        }
    }
    /** The same for a part that needs others: where one of those is missing, it is left out. */
    async after(parts, part) {
        return isWhole(parts) ? this.from(() => part(parts)) : undefined;
    }
    /** All the parts that have to be there. @throws Problems with everything that was remembered */
    whole(parts) {
        this.throwAny();
        if (!isWhole(parts))
            throw new Error('a part is missing, and nothing says why');
        return parts;
    }
    /** Remembers problems. */
    add(...problems) {
        this.#problems.push(...problems);
    }
    /** True when nothing was wrong so far. */
    get isEmpty() {
        return this.#problems.length === 0;
    }
    /** @throws Problems with everything that was remembered */
    throwAny() {
        if (!this.isEmpty)
            throw new _trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .Problems */ .Zw(this.#problems);
    }
}
function isWhole(parts) {
    return Object.values(parts).every((part) => part !== undefined);
}


/***/ }),

/***/ 33031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readStatement)
/* harmony export */ });
/* harmony import */ var _slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57864);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8614);
/* harmony import */ var _shards_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73658);



/** The older form, which version 0.2 of the reference tool made. */
const oldPredicateType = 'https://model_signing/Digests/v0.1';
/**
 * Reads what a signature signs, and holds it against the standard: types, digests, paths that stay inside of the
 * model, the root digest. Fields that the standard does not know are left alone, as it asks.
 */
function readStatement(payload, sha256) {
    const statement = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(parsed(payload));
    if (statement === undefined)
        return { fault: 'signs something that is not JSON' };
    if (statement['_type'] !== _statement_js__WEBPACK_IMPORTED_MODULE_1__/* .statementType */ .qB)
        return { fault: `signs a statement of the type ${said(statement['_type'])}, not ${_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .statementType */ .qB}` };
    if (statement['predicateType'] === oldPredicateType)
        return { fault: 'is of the form before OpenSSF Model Signing 1.0, which can not be checked' };
    if (statement['predicateType'] !== _statement_js__WEBPACK_IMPORTED_MODULE_1__/* .predicateType */ .W3)
        return { fault: `says something of the type ${said(statement['predicateType'])}, not ${_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .predicateType */ .W3}` };
    const predicate = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(statement['predicate']);
    const serialization = readSerialization(predicate?.['serialization']);
    if ('fault' in serialization)
        return serialization;
    const resources = readResources(predicate?.['resources'], serialization.value);
    if ('fault' in resources)
        return resources;
    const subject = readSubject(statement['subject']);
    if ('fault' in subject)
        return subject;
    const root = sha256((0,_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .rootInput */ .x3)(resources.value));
    if (root !== subject.value.digest.sha256)
        return { fault: `says ${subject.value.digest.sha256} of files whose digests make ${root}` };
    const read = { resources: resources.value, serialization: serialization.value };
    return { value: { _type: _statement_js__WEBPACK_IMPORTED_MODULE_1__/* .statementType */ .qB, subject: [subject.value], predicateType: _statement_js__WEBPACK_IMPORTED_MODULE_1__/* .predicateType */ .W3, predicate: read } };
}
function readSubject(value) {
    const subject = Array.isArray(value) && value.length === 1 ? (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(value[0]) : undefined;
    const digest = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(subject?.['digest'])?.['sha256'];
    const name = subject?.['name'];
    if (typeof name !== 'string' || name === '' || typeof digest !== 'string')
        return { fault: 'does not name one model with its SHA-256 digest' };
    return { value: { name, digest: { sha256: digest } } };
}
function readSerialization(value) {
    const fields = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(value);
    const method = fields?.['method'];
    const hashType = fields?.['hash_type'];
    const shardSize = fields?.['shard_size'];
    const ignored = fields?.['ignore_paths'] ?? [];
    if (method !== 'files' && method !== 'shards')
        return { fault: `hashes files by the method ${said(method)}, which is unknown` };
    if (!_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .hashTypes */ .yl.includes(hashType))
        return { fault: `hashes files with ${said(hashType)}, which is unknown` };
    if (method === 'shards' && !(Number.isSafeInteger(shardSize) && shardSize > 0))
        return { fault: 'hashes files in shards and does not say their size' };
    if (!Array.isArray(ignored) || !ignored.every((path) => typeof path === 'string'))
        return { fault: 'does not list the paths it leaves out as texts' };
    return {
        value: {
            method,
            hash_type: hashType,
            shard_size: method === 'shards' ? shardSize : undefined,
            allow_symlinks: fields?.['allow_symlinks'] === true,
            ignore_paths: ignored,
        },
    };
}
function readResources(value, { method, hash_type }) {
    if (!Array.isArray(value) || value.length === 0)
        return { fault: 'lists no files' };
    const names = new Set();
    const paths = new Set();
    const resources = [];
    for (const entry of value) {
        const { name, algorithm, digest } = (0,_slipway_core_is_record__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .z)(entry) ?? {};
        if (typeof name !== 'string' || typeof digest !== 'string' || !/^([0-9a-f]{2})+$/.test(digest))
            return { fault: 'lists a file without a name or a digest' };
        const path = method === 'files' ? name : (0,_shards_js__WEBPACK_IMPORTED_MODULE_2__/* .parseShardName */ .Di)(name)?.path;
        if (path === undefined || !(staysInside(path) || path === _statement_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyFile */ .nv))
            return { fault: `lists ${name}, which is no path of a model` };
        if (names.has(name))
            return { fault: `lists ${name} twice` };
        names.add(name);
        // The reference tool names shards `sha256-sharded-<size>`; the standard has `sha256` for them, too.
        if (typeof algorithm !== 'string' || algorithm.split('-', 1)[0] !== hash_type)
            return {
                fault: `hashes ${name} with ${said(algorithm)} and says that all are hashed with ${hash_type}`,
            };
        resources.push({ name, algorithm, digest });
        paths.add(path);
    }
    if (paths.has(_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyFile */ .nv) && paths.size > 1)
        return { fault: 'lists a single file, and others beside it' };
    return { value: resources };
}
function staysInside(path) {
    return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function said(value) {
    return typeof value === 'string' ? value.slice(0, 120) : 'nothing that can be read';
}


/***/ }),

/***/ 73658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ shardsOf),
/* harmony export */   Di: () => (/* binding */ parseShardName)
/* harmony export */ });
/* unused harmony export shardName */
/** Cuts a file into ranges of `shardSize` bytes; the last one may be shorter. A file without bytes has none. */
function shardsOf(path, size, shardSize) {
    const shards = [];
    for (let start = 0; start < size; start += shardSize) {
        shards.push({ path, start, end: Math.min(size, start + shardSize) });
    }
    return shards;
}
/** `weights.bin:0:1000000000` */
function shardName({ path, start, end }) {
    return `${path}:${start}:${end}`;
}
/** Reads the name of a shard, or undefined. Colons may also stand in the path, so the last two numbers count. */
function parseShardName(name) {
    const match = /^(.+):(\d{1,15}):(\d{1,15})$/s.exec(name);
    if (match === null)
        return undefined;
    const [start, end] = [Number(match[2]), Number(match[3])];
    return start < end ? { path: match[1], start, end } : undefined;
}


/***/ }),

/***/ 8614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ neverSigned),
/* harmony export */   T8: () => (/* binding */ statementOf),
/* harmony export */   W3: () => (/* binding */ predicateType),
/* harmony export */   WY: () => (/* binding */ isLeftOut),
/* harmony export */   nv: () => (/* binding */ onlyFile),
/* harmony export */   qB: () => (/* binding */ statementType),
/* harmony export */   x3: () => (/* binding */ rootInput),
/* harmony export */   yl: () => (/* binding */ hashTypes)
/* harmony export */ });
/* unused harmony export usualShardSize */
/* harmony import */ var _slipway_core_digest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70120);

/**
 * The words of OpenSSF Model Signing 1.0: what is said about a model's files, and signed.
 * Source: https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md
 */
/** The type of the statement around the predicate. */
const statementType = 'https://in-toto.io/Statement/v1';
/** What tells a model's signature from other statements. */
const predicateType = 'https://model_signing/signature/v1.0';
/** The hash algorithms of the standard. */
const hashTypes = ['sha256', 'blake2b', 'blake3'];
/** What belongs to version control at the top of a model and is never signed. */
const neverSigned = ['.git', '.gitattributes', '.github', '.gitignore'];
/**
 * How the reference tool names the file of a model that is a single file; the standard has the file's own name.
 * Source: https://github.com/sigstore/model-transparency/blob/v1.1.1/src/model_signing/_serialization/file.py
 */
const onlyFile = '.';
/** The size of shards when nobody says otherwise, in bytes. */
const usualShardSize = 1_000_000_000;
/** True when a path is one of those, or below one of those, that are left out. */
function isLeftOut(path, leftOut) {
    return leftOut.some((entry) => path === entry || path.startsWith(`${entry}/`));
}
/**
 * The statement about a model.
 * @param name the last part of the model's path
 * @param sha256 SHA-256 of bytes, hexadecimal
 */
function statementOf(name, resources, serialization, sha256) {
    const sorted = resources.toSorted((left, right) => (0,_slipway_core_digest__WEBPACK_IMPORTED_MODULE_0__/* .byCodePoint */ .HH)(left.name, right.name));
    return {
        _type: statementType,
        subject: [{ name, digest: { sha256: sha256(rootInput(sorted)) } }],
        predicateType,
        predicate: { resources: sorted, serialization },
    };
}
/** The bytes whose SHA-256 is the root digest: the raw digests of the resources, in the order they are listed in. */
function rootInput(resources) {
    const digests = resources.map(({ digest }) => (0,_slipway_core_digest__WEBPACK_IMPORTED_MODULE_0__/* .bytesOfHex */ .w8)(digest));
    const bytes = new Uint8Array(digests.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const digest of digests) {
        bytes.set(digest, at);
        at += digest.length;
    }
    return bytes;
}


/***/ }),

/***/ 37246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ refuseAbsent),
/* harmony export */   o: () => (/* binding */ requireThere)
/* harmony export */ });
/* harmony import */ var _slipway_core_model_reference__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58435);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);


/**
 * Says that a model is not in a registry, and what is there.
 * @param input the input that named it, and the one that named the registry
 * @throws Problems
 */
async function refuseAbsent(registry, { name, pick }, { input, registryInput = 'registry' }) {
    const versions = (await registry.versions(name)).map(({ version }) => version);
    const names = versions.length > 0 ? [] : await registry.names();
    const text = pick === undefined ? name : (0,_slipway_core_model_reference__WEBPACK_IMPORTED_MODULE_1__/* .referenceText */ .n5)({ kind: 'registered', name, pick, dialect: 'plain' });
    (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input },
        said: `\`${text}\` is not in ${registry.title}`,
        expected: versions.length > 0
            ? `one of the versions of ${name}: ${versions.slice(-10).join(', ')}`
            : names.length > 0
                ? `one of its models: ${names.slice(0, 10).join(', ')}`
                : 'a registered model; this registry holds none',
        remedy: `check the name and \`${registryInput}\`, or register it first`,
    });
}
/** A version that was there when a step was planned. @throws Failure `STORAGE_FAILED` when it is gone meanwhile */
async function requireThere(registry, { name, version }) {
    const record = await registry.find({ name, pick: { version } });
    if (record !== undefined)
        return record;
    throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('STORAGE_FAILED', `${name}:${version} is not in ${registry.title} any more`);
}


/***/ }),

/***/ 44653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readHandedOn),
/* harmony export */   n: () => (/* binding */ writeHandedOn)
/* harmony export */ });
/* harmony import */ var _slipway_core_checked_json__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48106);
/* harmony import */ var _slipway_core_model_reference__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(58435);
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16841);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(77934);
/* harmony import */ var _copy_verified_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80011);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15397);
/* harmony import */ var _located_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97829);
/* harmony import */ var _recorded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11675);
/* harmony import */ var _root_digest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69796);









/** Writes a model of a registry as such a folder. @throws Failure `DIGEST_MISMATCH` */
async function writeHandedOn(registry, record, folder, ports) {
    const { files } = ports;
    await registry.materialise(record, files.join(folder, 'model'));
    const { sampleInput, sampleOutput } = await registry.locate(record);
    const samples = [sampleInput, sampleOutput].filter((sample) => sample !== undefined);
    await (0,_copy_verified_js__WEBPACK_IMPORTED_MODULE_2__/* .copyVerified */ .kj)(samples, files.join(folder, 'samples'), record.id, ports);
    const signature = await registry.attached(record, _kind_js__WEBPACK_IMPORTED_MODULE_4__/* .signatureName */ .S);
    if (signature !== undefined)
        await files.write(files.join(folder, _kind_js__WEBPACK_IMPORTED_MODULE_4__/* .signatureName */ .S), signature.content);
    await files.write(files.join(folder, 'record.json'), JSON.stringify(record, null, 2));
}
/**
 * Reads such a folder and checks every file of the model against the record.
 * @throws Failure `DIGEST_MISMATCH` that names the file, `ARTIFACT_FAILED` when it is no such folder
 */
async function readHandedOn(folder, ports) {
    const { files } = ports;
    const text = await files.readTextIfThere(files.join(folder, 'record.json'));
    if (text === undefined) {
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('ARTIFACT_FAILED', 'the artifact holds no model: `record.json` is missing', {
            remedy: 'name an artifact that register-model gave on with its input `artifact`',
        });
    }
    const record = recordIn(text);
    const place = (kind, path) => (0,_copy_verified_js__WEBPACK_IMPORTED_MODULE_2__/* .placeBelow */ .B4)(path, files.join(folder, kind), 'the artifact', files);
    const located = [];
    for (const file of record.files) {
        const location = place('model', file.path);
        const { sha256 } = await files.hash(location);
        if (sha256 !== file.sha256)
            throw mismatch(`${file.path} of ${record.id}`);
        located.push((0,_located_js__WEBPACK_IMPORTED_MODULE_5__/* .locatedFile */ .B)(file, location, ports));
    }
    if ((0,_root_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .rootDigest */ .b)(record.files, files) !== record.digest)
        throw mismatch(record.id);
    const sample = async (path) => {
        if (path === undefined)
            return undefined;
        const location = place('samples', path);
        const { size, sha256 } = await files.hash(location);
        return (0,_located_js__WEBPACK_IMPORTED_MODULE_5__/* .locatedFile */ .B)({ path, size, sha256 }, location, ports);
    };
    const [sampleInput, sampleOutput] = [await sample(record.sampleInput), await sample(record.sampleOutput)];
    const signature = await files.readTextIfThere(files.join(folder, _kind_js__WEBPACK_IMPORTED_MODULE_4__/* .signatureName */ .S));
    return {
        record,
        signature,
        model: { files: located, sampleInput, sampleOutput },
    };
}
/** An artifact may come from anywhere: what is no record is refused before anything of it is used. */
const handedRecord = valibot__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    ..._recorded_js__WEBPACK_IMPORTED_MODULE_3__/* .modelRecord */ .zo.entries,
    name: valibot__WEBPACK_IMPORTED_MODULE_7__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_7__/* .regex */ .yGV(_slipway_core_model_reference__WEBPACK_IMPORTED_MODULE_8__/* .modelNamePattern */ .nx)),
    version: valibot__WEBPACK_IMPORTED_MODULE_7__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_7__/* .regex */ .yGV(_slipway_core_model_reference__WEBPACK_IMPORTED_MODULE_8__/* .modelNamePattern */ .nx)),
    files: valibot__WEBPACK_IMPORTED_MODULE_7__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(_recorded_js__WEBPACK_IMPORTED_MODULE_3__/* .recordedFile */ .Np), valibot__WEBPACK_IMPORTED_MODULE_7__/* .minLength */ .BpQ(1)),
});
function recordIn(text) {
    try {
        return (0,_slipway_core_checked_json__WEBPACK_IMPORTED_MODULE_0__/* .checkedJson */ .EB)(handedRecord, text, 'record.json');
    }
    catch (cause) {
        throw new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('ARTIFACT_FAILED', '`record.json` of the artifact is no record of a model', {
            cause,
            remedy: 'name an artifact that register-model gave on with its input `artifact`',
        });
    }
}
function mismatch(what) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('DIGEST_MISMATCH', `${what} is not what was registered`, {
        remedy: 'run the job that gives the artifact on again',
    });
}


/***/ }),

/***/ 46002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ readGiven)
/* harmony export */ });
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);

/** The text of a file that an input names; a text in PEM stands for itself. @throws Problems when it is not there */
async function readGiven(given, input, files) {
    if (given.includes('-----BEGIN'))
        return given;
    const path = files.resolve(given);
    const facts = await files.stat(path);
    if (facts?.kind === 'file')
        return await files.readText(path);
    return (0,_slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)({
        where: { input },
        said: facts === undefined ? `${given} does not exist` : `${given} is not a file`,
        expected: 'a file',
        remedy: 'check the path; it is seen from the workspace',
    });
}


/***/ }),

/***/ 11107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ev: () => (/* binding */ bootOnce),
  Y_: () => (/* binding */ tryOut),
  Sx: () => (/* binding */ whileServing)
});

// EXTERNAL MODULE: ./packages/core/build/trouble.js
var trouble = __webpack_require__(16841);
// EXTERNAL MODULE: ./packages/packaging/build/boot/ask-server.js
var ask_server = __webpack_require__(38068);
;// CONCATENATED MODULE: ./packages/packaging/build/boot/broken-requests.js


/** Bodies that a server has to refuse; the second one is JSON, and its field is no input of any model. */
const brokenRequests = [
    { title: 'a body that is no JSON', body: '{"data": [[1,' },
    { title: 'a body without an input of the model', body: '{"slipway-no-such-input": [[1]]}' },
];
/**
 * What the answer to a broken request says of a package. Pure. Slipway's own scoring has to refuse with 4xx. Code of the
 * user may do otherwise: Azure's server answers 500 when `run()` raises, so that is worth a warning and no failure.
 * @throws Failure `SCORING_FAILED` when Slipway's own scoring does not refuse
 */
function judgeBroken(start, { title, status }) {
    if (status >= 400 && status < 500)
        return undefined;
    if (isOwnScoring(start)) {
        throw new trouble/* Failure */.HR('SCORING_FAILED', `${title} was answered with ${status}, expected 4xx`, {
            remedy: 'package the model with an entry script, and report this model as a defect of Slipway',
        });
    }
    const raised = status >= 500;
    return {
        level: 'warning',
        title: `${title} is answered with ${status}`,
        message: raised
            ? 'Clients and gates will take a mistake of the sender for one of the server. Check the body in the entry script and answer 400.'
            : 'The server takes requests that it can not understand. Check the body and answer 400.',
    };
}
function isOwnScoring({ server, variables }) {
    return server === 'onnx' || variables['SLIPWAY_MODELS'] !== undefined;
}
/**
 * Sends broken requests to a server that is ready and judges its answers.
 * @param url of the running server, without a route
 * @returns how each was answered, and what is worth a warning
 * @throws Failure `SCORING_FAILED` when one is not answered in time, or as `judgeBroken` says
 */
async function sendBroken({ start }, url, timeoutMs, log, ports) {
    const refused = [];
    const notices = [];
    for (const { title, body } of brokenRequests) {
        const { status } = await (0,ask_server/* askServer */.P)(title, {
            method: 'POST',
            url: url + start.routes.scoring,
            headers: { 'content-type': 'application/json' },
            body,
            timeoutMs,
        }, log, ports);
        refused.push({ title, status });
        const notice = judgeBroken(start, { title, status });
        if (notice !== undefined)
            notices.push(notice);
    }
    return { refused, notices };
}

// EXTERNAL MODULE: ./packages/packaging/build/boot/score.js + 1 modules
var score = __webpack_require__(62205);
// EXTERNAL MODULE: ./packages/packaging/build/boot/start.js
var start = __webpack_require__(79595);
// EXTERNAL MODULE: ./packages/packaging/build/boot/readiness.js
var readiness = __webpack_require__(21343);
;// CONCATENATED MODULE: ./packages/packaging/build/boot/boot.js




/**
 * Starts the server of a package on a free port, waits until it is ready, scores the sample request, compares the answer
 * with the sample's, sends broken requests, and stops the server.
 * @throws Failure `SERVER_EXITED`, `SERVER_NOT_READY` or `SCORING_FAILED`, with the cause and the last lines of the log
 */
function bootOnce(manifest, folder, environmentFolder, options, ports) {
    return whileServing(manifest, folder, environmentFolder, options.timeoutMs, ports, (server, log) => tryOut(manifest, folder, server, options, log, ports));
}
/**
 * What a ready server has to stand before its package is called good, however it was started.
 * @throws Failure `SCORING_FAILED`
 */
async function tryOut(manifest, folder, server, options, log, ports) {
    const sample = await (0,score/* scoreSample */.D)(manifest, folder, server.url, options, log, ports);
    const broken = await sendBroken(manifest, server.url, options.timeoutMs, log, ports);
    return { readyMs: server.readyMs, sample, ...broken };
}
/**
 * Runs the server of a package for the time of `work`, on a free port of the loopback interface.
 * @param work gets the server's address and the last lines of its log
 * @throws Failure `SERVER_EXITED` (also while `work` goes on), `SERVER_NOT_READY`, and what `work` throws
 */
async function whileServing(manifest, folder, environmentFolder, timeoutMs, ports, work) {
    const { processes, clock, host } = ports;
    const port = await processes.freePort();
    const log = new readiness/* ServerLog */.AD();
    const stopping = new AbortController();
    let pid = 0;
    const startedMs = clock.now();
    const ended = processes.run((0,start/* startCommand */.S)(manifest, folder, environmentFolder, { port, host: '127.0.0.1' }, host), {
        stop: stopping.signal,
        onStart: (number) => (pid = number),
        onLine: (line) => {
            ports.log.debug(line);
            log.add(line);
        },
    });
    const exit = ended.catch((thrown) => ({ thrown }));
    try {
        const url = `http://127.0.0.1:${port}`;
        return await (0,readiness/* whileReady */.fZ)(manifest, { url, startedMs, log, exit }, timeoutMs, ports, (readyMs) => work({ url, pid, readyMs }, () => log.shown));
    }
    finally {
        stopping.abort();
        await exit;
    }
}


/***/ }),

/***/ 21343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ ServerLog),
/* harmony export */   fZ: () => (/* binding */ whileReady)
/* harmony export */ });
/* unused harmony exports startWaiting, readiness */
/* harmony import */ var _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16841);
/* harmony import */ var _boot_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45044);


/** How many lines of a server's log a failure carries. */
const shownLines = 20;
/** How many are looked at to find the cause. */
const keptLines = 400;
/** The last lines a server printed. */
class ServerLog {
    #lines = [];
    /** Takes a line. */
    add(line) {
        this.#lines.push(line);
        if (this.#lines.length > keptLines)
            this.#lines.shift();
    }
    /** What a cause is looked for in, oldest first. */
    get kept() {
        return this.#lines;
    }
    /** What a failure shows. */
    get shown() {
        return this.#lines.slice(-shownLines);
    }
}
/**
 * Waits until a started server is ready, then does `work`.
 * @throws Failure `SERVER_EXITED` (also while `work` goes on), `SERVER_NOT_READY`, and what `work` throws
 */
async function whileReady(manifest, server, timeoutMs, ports, work) {
    await untilReady(manifest, server, timeoutMs, ports);
    return Promise.race([
        work(ports.clock.now() - server.startedMs),
        server.exit.then((exit) => {
            throw exited(manifest, exit, server.log);
        }),
    ]);
}
async function untilReady(manifest, { url, startedMs, log, exit }, timeoutMs, ports) {
    let state = startWaiting(startedMs, timeoutMs);
    for (let pauseMs = 0; pauseMs !== undefined;) {
        const seen = await Promise.race([
            ports.clock.sleep(pauseMs).then(() => probe(url + manifest.start.routes.readiness, ports)),
            exit.then(() => ({ kind: 'exited', nowMs: ports.clock.now() })),
        ]);
        const deaths = (0,_boot_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .workerDeaths */ .gR)(log.kept);
        if (seen.kind !== 'exited' && (0,_boot_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .endsAgainAndAgain */ .oy)(deaths))
            throw endless(deaths, log);
        const next = readiness.next(state, seen);
        state = next.state;
        pauseMs = next.commands[0]?.afterMs;
    }
    if (state.status === 'exited')
        throw exited(manifest, await exit, log);
    if (state.status === 'late')
        throw late(manifest, state, log);
}
async function probe(url, { http, clock }) {
    try {
        const answer = await http.send({ method: 'GET', url, timeoutMs: 2000 });
        return { kind: 'answered', status: answer.status, nowMs: clock.now() };
    }
    catch (thrown) {
        if (thrown instanceof _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && thrown.code === 'NETWORK_FAILED')
            return { kind: 'no answer', nowMs: clock.now() };
        throw thrown;
    }
}
function exited(manifest, exit, log) {
    if ('thrown' in exit)
        return exit.thrown;
    const { exitCodes } = manifest.start;
    const why = (0,_boot_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .bootFailure */ .$v)({ exitCode: exit.code, signal: exit.signal, log: log.kept, exitCodes });
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('SERVER_EXITED', `the server ended by itself: ${why.cause}`, {
        log: log.shown,
        remedy: why.remedy,
    });
}
function endless({ how, remedy }, log) {
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('SERVER_EXITED', `the workers of the server end again and again: ${how}`, {
        log: log.shown,
        remedy,
    });
}
function late(manifest, state, log) {
    const seconds = Math.round(state.timeoutMs / 1000);
    const route = manifest.start.routes.readiness;
    return new _slipway_core_trouble__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('SERVER_NOT_READY', `the server runs, but GET ${route} was not good within ${seconds} s (last: ${state.lastAnswer ?? 'no answer'})`, { log: log.shown, remedy: 'look at the log of the server, or raise `timeout`' });
}
/** A server that was started now and gets this long to become ready. */
function startWaiting(startedMs, timeoutMs) {
    return { status: 'waiting', tries: 0, lastAnswer: undefined, startedMs, timeoutMs };
}
/** Small servers are ready within 100 ms, so the first probes come fast; large models do not deserve 100 probes a second. */
function pauseAfter(tries) {
    return Math.min(500, 20 * 1.3 ** tries);
}
/** Decides whether a server is ready (2xx), gone, late, or has to be asked again. */
const readiness = {
    next(state, seen) {
        if (state.status !== 'waiting')
            return { state, commands: [] };
        if (seen.kind === 'exited')
            return { state: { ...state, status: 'exited' }, commands: [] };
        const tries = state.tries + 1;
        if (seen.kind === 'answered' && seen.status >= 200 && seen.status < 300)
            return { state: { ...state, status: 'ready', tries }, commands: [] };
        const lastAnswer = seen.kind === 'answered' ? String(seen.status) : 'no answer';
        if (seen.nowMs - state.startedMs >= state.timeoutMs)
            return { state: { ...state, status: 'late', tries, lastAnswer }, commands: [] };
        return {
            state: { ...state, tries, lastAnswer },
            commands: [{ kind: 'probe', afterMs: pauseAfter(tries) }],
        };
    },
};


/***/ })

};
