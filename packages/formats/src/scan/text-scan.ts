import { readAll, type ByteSource } from '@slipway/core/bytes';
import type { Findings } from './finding.ts';
import { scanKerasObject } from './keras-scan.ts';
import { fileOperations } from './saved-model-scan.ts';
import { calledCode, embeddedCode } from './words.ts';

/** In bytes: texts that name code are small, and larger ones are data. */
const LARGEST = 64 * 1024 * 1024;

/** Tags with which PyYAML calls what they name, or imports it. */
const pythonTag =
  /(?:!|tag:yaml\.org,2002:)\S{0,40}?python\/(object\/apply|object\/new|object|name|module):[\w.]*/;

/**
 * Scans the texts beside a model that make a framework import or call what they name: architectures of Keras,
 * configurations of Hugging Face, YAML with tags of Python, graphs of TensorFlow as text.
 */
export async function scanText(file: string, source: ByteSource, findings: Findings): Promise<void> {
  const [, kind] = /\.(json|ya?ml|pbtxt)$/i.exec(file) ?? [];
  if (kind === undefined || source.size > LARGEST) return;
  const text = new TextDecoder().decode(await readAll(source));
  if (kind.toLowerCase() === 'json') scanJson(file, text, findings);
  else if (kind.toLowerCase() === 'pbtxt') scanGraph(file, text, findings);
  else scanYaml(file, text, findings);
}

/** What makes a JSON worth reading: boosters write tens of megabytes of it. An escape could hide either word. */
const tellingWords = /class_name|auto_map|\\u00[4-7]/;

function scanJson(file: string, text: string, findings: Findings): void {
  if (!tellingWords.test(text)) return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if ('class_name' in value) scanKerasObject(file, value, findings);
  // https://huggingface.co/docs/transformers/custom_models
  if ('auto_map' in value)
    findings.add(embeddedCode(file, '`auto_map` names Python code of the model, for `trust_remote_code`'));
}

function scanYaml(file: string, text: string, findings: Findings): void {
  const found = pythonTag.exec(text);
  if (found === null) return;
  const said = `\`${found[0]}\` is a tag with which PyYAML reaches any function of Python`;
  findings.add(/apply|new/.test(found[1]!) ? calledCode(file, said) : embeddedCode(file, said));
}

/**
 * Scans the code of a TorchScript archive for what reaches files, which its interpreter carries out like any other
 * operation. Source: https://github.com/pytorch/pytorch/blob/v2.8.0/aten/src/ATen/native/native_functions.yaml, `from_file`.
 */
export function scanScript(file: string, text: string, findings: Findings): void {
  for (const [, name] of text.matchAll(/\b(?:torch|aten|ops\.aten|ops\.prim)\.(from_file|save|load)\(/g))
    findings.add(calledCode(file, `its code calls \`${name}\`, which reaches any file`));
}

function scanGraph(file: string, text: string, findings: Findings): void {
  for (const [, name] of text.matchAll(/\bop\s*:\s*["'](\w+)["']/g)) {
    if (fileOperations.has(name!))
      findings.add(calledCode(file, `its graph has the operation \`${name}\`, which reaches any file`));
  }
}
