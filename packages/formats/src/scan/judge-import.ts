import { isAllowed, knownPackages } from './allowed/allowed.ts';
import { deniedNames, deniedPackages, deniedParts } from './denied.ts';
import { pythonLibrary } from './python-library.ts';

/** What an import means: harmless, or the class of its finding and why. */
export type ImportVerdict =
  { kind: 'allowed' } | { kind: 'malicious' | 'embedded' | 'unknown' | 'unreadable'; because: string };

/** Libraries that write functions and classes into a pickle, as code. */
const codeWriters =
  /^(joblib\.externals\.|sklearn\.externals\.(joblib\.externals\.)?|dask\.)?(cloudpickle|_?dill)(\.|$)/;

/** Whether a module writes Python code into pickles. */
export function isCodeWriter(module: string): boolean {
  return codeWriters.test(module);
}

/** What they name in the files they write to make functions and classes again. */
const codeParts = new Set(
  (
    '_builtin_type _cell_set _class_setstate _create_array _create_cell _create_code _create_dtypemeta ' +
    '_create_filehandle _create_function _create_lock _create_namedtuple _create_ordered_dict _create_parametrized_type_hint ' +
    '_create_reentrantlock _create_rlock _create_typemap _create_type _create_weakproxy _create_weakref _eval_repr ' +
    '_fill_function _function_getnewargs _function_setstate _gen_ellipsis _gen_not_implemented _get_attr _get_bases ' +
    '_get_cell_contents _import_module _load_type _lookup_class_or_track _make_cell _make_dict_items _make_dict_keys ' +
    '_make_dict_values _make_empty_cell _make_function _make_skel_func _make_skeleton_class _make_skeleton_enum ' +
    '_make_typevar _rebuild_tornado_coroutine _rehydrate_skeleton_class _setattr _setitems _empty_cell_value ' +
    'dynamic_subimport instancemethod subimport'
  ).split(' '),
);

/** Those that make a function: a call of what they made runs code of the file. */
export const functionMakers: ReadonlySet<string> = new Set([
  '_create_function',
  '_make_function',
  '_make_skel_func',
]);

/** Of the code writers, what reaches outside of the file: an attribute of anything, or an evaluated text. */
const reachers = new Set(['_eval_repr', '_get_attr', '_import_module', '_create_filehandle', '_setattr']);

/** Judges what a pickle imports by its name alone: known and harmless, known and dangerous, or not known. */
export function judgeImport(module: string, name: string): ImportVerdict {
  if (module === 'copyreg' && name.startsWith('extension '))
    return unreadable('it is a number of a registry that only the loading program has');
  if (module.includes('?') || name.includes('?'))
    return malicious('the name is made while the pickle is loaded, which no pickler does');
  if (isAllowed(module, name)) return { kind: 'allowed' };
  if (/(^|\.)(Z?NDArrayWrapper|NumpyArrayWrapper)$/.test(name))
    return unreadable('arrays that are read this way can not be followed');
  if (isCodeWriter(module) && reachers.has(name)) return malicious('it reaches any function by its name');
  if (isCodeWriter(module) && codeParts.has(name))
    return { kind: 'embedded', because: 'it carries Python code of its own' };
  const root = module.split('.')[0]!;
  if (pythonLibrary.has(root)) return malicious(`no model needs it of Python's own library`);
  if (/^scipy\.stats(\.|$)/.test(module))
    return malicious(
      'distributions execute a text of their state; save `best_estimator_` where they come from a random search',
    );
  if (!isCodeWriter(module) && (deniedPackages.has(root) || isBelow(deniedParts, module)))
    return malicious(`\`${module}\` loads, runs or evaluates what it is given`);
  return judgeName(name, root);
}

/** Modules of Python whose names numpy and PyTorch have for functions. */
const functionsToo = new Set('array copy random select trace'.split(' '));

/** Modules hand on what they import, and a name with dots goes from one attribute to the next. */
function judgeName(name: string, root: string): ImportVerdict {
  const steps = name.split('.');
  const reaching = steps.find((step) => deniedNames.has(step));
  if (reaching !== undefined) return malicious(`\`${reaching}\` loads, runs or reaches something else`);
  const last = steps.at(-1)!;
  if (/^__\w+__$/.test(last) || steps.some((step) => /^__\w+__$/.test(step)))
    return malicious('it reaches into an object of Python itself');
  if (knownPackages.has(root) && pythonLibrary.has(last) && !functionsToo.has(last))
    return malicious('it is a module of Python that another one has imported');
  if (steps.length > 1 && (knownPackages.has(root) || steps.slice(0, -1).some((step) => /^[a-z]/.test(step))))
    return malicious('it goes through a module to what that has imported');
  return { kind: 'unknown', because: 'it is not among the names that are known to be harmless' };
}

function isBelow(modules: ReadonlySet<string>, module: string): boolean {
  for (let end = module.length; end > 0; end = module.lastIndexOf('.', end - 1)) {
    if (modules.has(module.slice(0, end))) return true;
  }
  return false;
}

function malicious(because: string): ImportVerdict {
  return { kind: 'malicious', because };
}

function unreadable(because: string): ImportVerdict {
  return { kind: 'unreadable', because };
}
