import { isRecord } from '@slipway/core/is-record';
import type { ModelFile } from '@slipway/core/bytes';
import { messageOf } from '@slipway/core/trouble';
import { number, object, safeParse, string, tuple } from 'valibot';
import { brokenFile, bytesText } from '../broken-file.ts';
import type { Format } from '../detected.ts';
import { withSuffix } from './heads.ts';

const HEADER_LIMIT = 100 * 1024 * 1024;

interface Header {
  metadata: Record<string, string>;
  dtypes: string[];
}

/** safetensors: weights with a JSON header; known by suffix, since a length has no mark to know it by. */
export const safetensors: Format<'safetensors'> = {
  framework: 'safetensors',
  type: 'custom_model',
  recognises: (files) => Promise.resolve(withSuffix(files, '.safetensors')),
  async read(recognised) {
    const headers: Header[] = [];
    for (const file of recognised) headers.push(await readHeader(file));
    const dtypes = headers.flatMap((header) => header.dtypes);
    return {
      facts: {
        paths: recognised.map((file) => file.path),
        tensors: dtypes.length,
        dtypes: [...new Set(dtypes)].toSorted(),
        metadata: headers[0]!.metadata,
      },
    };
  },
};

/** Source: https://github.com/huggingface/safetensors/blob/v0.6.2/README.md#format */
async function readHeader(file: ModelFile): Promise<Header> {
  const expected = 'a safetensors file: 8 bytes of length, then as many bytes of JSON, then the tensors';
  const prefix = await file.read(0, 8);
  if (prefix.length < 8) brokenFile(file.path, `it has only ${bytesText(file.size)}`, expected);
  const length = Number(new DataView(prefix.buffer, prefix.byteOffset, 8).getBigUint64(0, true));
  if (length > HEADER_LIMIT || length > file.size - 8) {
    const said = `the header should have ${bytesText(length)}, but the file has ${bytesText(file.size)}`;
    brokenFile(file.path, said, expected);
  }
  const tensors = parseHeader(file.path, await file.read(8, length), expected);
  const metadata: Record<string, string> = {};
  const spans: { name: string; dtype: string; start: number; end: number }[] = [];
  for (const [name, value] of Object.entries(tensors)) {
    if (name === '__metadata__') Object.assign(metadata, value);
    else spans.push({ name, ...tensorOf(file.path, name, value) });
  }
  checkSpans(file, spans, file.size - 8 - length);
  return { metadata, dtypes: spans.map((span) => span.dtype) };
}

function parseHeader(path: string, bytes: Uint8Array, expected: string): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isRecord(header)) return header;
  } catch (error) {
    brokenFile(path, `the header is no JSON: ${messageOf(error)}`, expected);
  }
  return brokenFile(path, 'the header is no JSON object', expected);
}

const tensorSchema = object({ dtype: string(), data_offsets: tuple([number(), number()]) });

function tensorOf(path: string, name: string, value: unknown): { dtype: string; start: number; end: number } {
  const read = safeParse(tensorSchema, value);
  if (read.success) {
    const [start, end] = read.output.data_offsets;
    if (end >= start) return { dtype: read.output.dtype, start, end };
  }
  return brokenFile(path, `the tensor \`${name}\` has no dtype or no offsets`, '`dtype` and `data_offsets`');
}

/** Tensors follow one another without holes, up to the end of the file. */
function checkSpans(
  file: ModelFile,
  spans: { name: string; start: number; end: number }[],
  size: number,
): void {
  let expected = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (span.start !== expected || span.end > size) {
      const said = `the tensor \`${span.name}\` is at ${span.start} to ${span.end} of ${bytesText(size)}`;
      brokenFile(file.path, said, `tensors without holes, the next from ${expected}, all inside of the file`);
    }
    expected = span.end;
  }
  if (expected !== size) {
    brokenFile(
      file.path,
      `the tensors end at ${expected} of ${bytesText(size)}`,
      'tensors up to the end of the file',
    );
  }
}
