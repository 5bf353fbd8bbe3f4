import type { ByteSource } from '@slipway/core/bytes';
import type { Findings } from './finding.ts';
import { judgeImport } from './judge-import.ts';
import { calledCode, embeddedCode, importFinding, unreadable } from './words.ts';

const CHUNK = 1024 * 1024;
const OVERLAP = 256;

/** Functions of Keras that read, fetch or unpack what they are given. */
const reachingFunctions =
  /^(get_file|load_\w+|\w*_from_directory|extract_\w+|deserialize\w*|custom_object_scope|save\w*|enable_unsafe_deserialization)$/;

/** Modules of Keras whose names are layers, losses and the like. */
const kerasModule = /^(keras|tf_keras|tensorflow\.keras|tensorflow\.python\.keras)(\.|$)/;

/**
 * Scans the configuration of a Keras 3 model: what it makes is named by module and class, and loading it calls that.
 * Source: https://github.com/keras-team/keras/blob/v3.11.0/keras/src/saving/serialization_lib.py, `deserialize_keras_object`.
 */
export function scanKerasConfig(file: string, text: string, findings: Findings): void {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    return findings.add(unreadable(file, 'the configuration of the model is no JSON'));
  }
  scanKerasObject(file, config, findings);
}

/** Scans what was read of the configuration of a Keras model: every object in it, however deep. */
export function scanKerasObject(file: string, config: unknown, findings: Findings): void {
  const left: unknown[] = [config];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    left.push(...Object.values(value).filter((inner) => inner !== null && inner !== undefined));
    scanObject(file, value as Record<string, unknown>, findings);
  }
}

function scanObject(file: string, value: Record<string, unknown>, findings: Findings): void {
  const className = value['class_name'];
  const module = value['module'];
  if (typeof className !== 'string') return;
  if (isLambda(className))
    return findings.add(embeddedCode(file, 'it has a Lambda layer, which is Python code'));
  if (unpickles(className))
    return findings.add(
      calledCode(file, 'it has a layer around a module of PyTorch, which is unpickled when it is loaded'),
    );
  const isFunction = className === 'function';
  const name = isFunction ? value['config'] : className;
  if (typeof module !== 'string' || typeof name !== 'string') return;
  // Keras looks for a function of `builtins` among its own first, and then takes Python's.
  if (module === 'builtins' && !(isFunction && pythonFunctions.has(name))) return;
  if (kerasModule.test(module) && !name.includes('.')) {
    if (reachingFunctions.test(name))
      findings.add(
        calledCode(file, `loading it calls \`${module}.${name}\`, which reaches files or the network`),
      );
    return;
  }
  const verdict = judgeImport(module, name);
  if (verdict.kind !== 'allowed') findings.add(importFinding(file, { module, name, offset: 0 }, verdict));
}

/** Functions of Python itself that do more than make a value, and that no layer has as its own. */
const pythonFunctions = new Set(
  '__import__ breakpoint compile delattr eval exec exit getattr globals help input locals open quit setattr vars'.split(
    ' ',
  ),
);

/**
 * The wrapper reads its module with `torch.load`, whatever `safe_mode` says.
 * Source: https://github.com/keras-team/keras/blob/v3.11.0/keras/src/utils/torch_utils.py, `TorchModuleWrapper.from_config`.
 */
function unpickles(className: string): boolean {
  return /(^|>)TorchModuleWrapper$/.test(className);
}

function isLambda(className: string): boolean {
  return /(^|>)(Lambda|__lambda__)$/.test(className);
}

/**
 * A Lambda layer, or what hides one: an escape of an ASCII letter, which no writer makes, or so much white space that
 * what follows it would be out of sight.
 */
const lambdaText =
  /"class_name"\s*:\s*"(?:[^"]{0,80}>)?(?:Lambda|__lambda__)"|"[\w> ]{0,40}\\u00[4-7][0-9a-fA-F]|"class_name"\s*:?\s{64}/;

/** Searches a file of Keras 2 (HDF5, or the metadata of a SavedModel) for Lambda layers, which are marshalled code. */
export async function scanKerasText(file: string, source: ByteSource, findings: Findings): Promise<void> {
  const latin1 = new TextDecoder('latin1');
  for (let at = 0; at < source.size; at += CHUNK) {
    const text = latin1.decode(await source.read(at, CHUNK + OVERLAP));
    const found = lambdaText.exec(text);
    const unpickled = /"class_name"\s*:\s*"(?:[^"]{0,80}>)?TorchModuleWrapper"/.exec(text);
    if (unpickled !== null)
      return findings.add(
        calledCode(file, 'it has a layer that unpickles what is in its configuration', at + unpickled.index),
      );
    if (found === null) continue;
    return findings.add(embeddedCode(file, 'it has a Lambda layer, which is Python code', at + found.index));
  }
}
