import { boosters } from './boosters.ts';
import { numpyAndScipy } from './numpy-and-scipy.ts';
import { pandas } from './pandas.ts';
import { python } from './python.ts';
import { scikitLearn } from './scikit-learn.ts';
import { torch } from './torch.ts';

const allowed = new Map<string, ReadonlySet<string>>();
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
export function isAllowed(module: string, name: string): boolean {
  if (allowed.get(module)?.has(name) === true) return true;
  return LAYER.test(module) && /^[A-Z][A-Za-z0-9]*$/.test(name);
}

/** The first part of every module that has names which are allowed. */
export const knownPackages: ReadonlySet<string> = new Set(
  [...allowed.keys()].map((module) => module.split('.')[0]!),
);
