import type { AllowedImports } from './list.ts';

const values =
  'abs bool bytearray bytes complex dict float frozenset int len list object range round set slice str sum tuple type NotImplemented Ellipsis';

const containers = 'ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque';

/**
 * What plain values of Python's own library need. Everything else of that library is refused: `getattr`,
 * `operator.attrgetter`, `functools.partial` and the like look harmless and reach everything (see `guarded-imports.ts` for
 * the one use that is let pass). `type` may only tell the type of a value; where it makes a class, that is found as
 * embedded code.
 */
export const python: AllowedImports = {
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
