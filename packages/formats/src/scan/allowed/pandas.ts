import type { AllowedImports } from './list.ts';

/** Frames, series, indexes and their parts. Left out: everything that reads a file or evaluates a text. */
export const pandas: AllowedImports = {
  pandas:
    'BooleanDtype Categorical CategoricalDtype CategoricalIndex DataFrame DatetimeIndex DatetimeTZDtype Float32Dtype ' +
    'Float64Dtype Index Int16Dtype Int32Dtype Int64Dtype Int8Dtype Interval IntervalDtype IntervalIndex MultiIndex ' +
    'NA Period PeriodDtype PeriodIndex RangeIndex Series SparseDtype StringDtype Timedelta TimedeltaIndex Timestamp UInt16Dtype UInt32Dtype ' +
    'UInt64Dtype UInt8Dtype',
  'pandas.arrays':
    'ArrowStringArray BooleanArray Categorical DatetimeArray FloatingArray IntegerArray IntervalArray ' +
    'NumpyExtensionArray PeriodArray SparseArray StringArray TimedeltaArray',
  'pandas._libs.arrays': '__pyx_unpickle_NDArrayBacked',
  'pandas._libs.interval': 'Interval',
  'pandas._libs.internals': '_unpickle_block',
  'pandas._libs.missing': 'NA NAType _create_na',
  'pandas._libs.sparse': 'BlockIndex IntIndex',
  'pandas._libs.tslibs.nattype': '__nat_unpickle _nat_unpickle',
  'pandas._libs.tslibs.offsets':
    'BMonthBegin BMonthEnd BQuarterBegin BQuarterEnd BYearBegin BYearEnd BusinessDay BusinessHour BusinessMonthBegin BusinessMonthEnd DateOffset Day Hour Micro Milli Minute MonthBegin MonthEnd Nano QuarterBegin QuarterEnd Second SemiMonthBegin SemiMonthEnd Week YearBegin YearEnd',
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
