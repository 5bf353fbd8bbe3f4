import type { ModelConfig } from './config.ts';

/** A model can not be loaded. The message says in one line which and why; `cause` has onnxruntime's own words. */
export class LoadFailure extends Error {
  constructor(config: ModelConfig, cause: string, detail?: unknown) {
    super(`model ${config.name}:${config.version} can not be loaded: ${cause}`, { cause: detail });
    this.name = 'LoadFailure';
  }
}

/** What a person can do something about, by the words onnxruntime 1.30 and Node use for it. */
const CAUSES: readonly [pattern: RegExp, cause: (file: string, found: RegExpMatchArray) => string][] = [
  [/ENOENT/, (file) => `there is no file ${file}`],
  [/EACCES|EPERM/, (file) => `the file ${file} may not be read`],
  [/EISDIR|path is a directory/, (file) => `${file} is a folder`],
  [
    /External data path does not exist: "(.*)"/,
    (_, found) => `the file with its weights is missing: ${found[1]}`,
  ],
  [
    /Protobuf parsing failed|does not have a graph/,
    (file) => `${file} is not an ONNX model, or it is damaged`,
  ],
  [
    /([\w.]*:?\w+)\(-?\d+\) is not a registered function\/op/,
    (_, found) => `it uses the operator ${found[1]}, which onnxruntime does not have`,
  ],
  [
    /Opset (\d+) is under development[^]*is till opset (\d+)/,
    (_, found) =>
      `it has opset ${found[1]}, onnxruntime reads up to ${found[2]}; export it with a lower target opset`,
  ],
  [
    /Unsupported model IR version: (\d+), max supported IR version: (\d+)/,
    (_, found) =>
      `it has IR version ${found[1]}, onnxruntime reads up to ${found[2]}; save it with a lower one`,
  ],
];

/** The cause of a failed load in one line. */
export function loadCause(message: string, file: string): string {
  for (const [pattern, cause] of CAUSES) {
    const found = message.match(pattern);
    if (found !== null) return cause(file, found);
  }
  return message.split('\n')[0] ?? message;
}
