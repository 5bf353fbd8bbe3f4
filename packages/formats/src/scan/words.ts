import type { PickleImport } from '../pickle.ts';
import type { Finding } from './finding.ts';
import type { ImportVerdict } from './judge-import.ts';

const doNotLoad =
  'do not load this file; ask whoever made it what it is for, and write the model again from a source you trust';

/** What an import that is not allowed is told as. */
export function importFinding(
  file: string,
  { module, name, offset }: PickleImport,
  verdict: Exclude<ImportVerdict, { kind: 'allowed' }>,
): Finding {
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
const useModule =
  'put the function into a module of the package and name it from there, or say that it is meant with `embedded-code=off`';
const writeAgain =
  'write the file again with `pickle.dump`, `joblib.dump(model, path, compress=("zlib", 3))` or `torch.save`';
const lookAtIt =
  'look at what it does when it is called; where it is yours or well known, say so with `unknown-import=off`';

/** Code that runs when the file is loaded, or that changes the program that loads it. */
export function calledCode(file: string, said: string, offset?: number): Finding {
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
export function embeddedCode(file: string, said: string, offset?: number): Finding {
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
export function unreadable(file: string, said: string, offset?: number): Finding {
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
export function escapingPath(file: string, said: string): Finding {
  return {
    class: 'escaping-path',
    file,
    said,
    expected: "paths inside of the model's folder",
    remedy: 'write the model again so that everything it needs lies in its own folder',
  };
}
