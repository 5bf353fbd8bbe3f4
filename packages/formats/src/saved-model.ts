import type { ByteSource } from '@slipway/core/bytes';
import type { Dimension, Field, ModelSchema } from '@slipway/core/tensor';
import { brokenFile } from './broken-file.ts';
import { walkMessage, type ProtoField, type Span } from './protobuf.ts';
import { Window } from './window.ts';

/** What `saved_model.pb` says. */
export interface SavedModel {
  /** Of the TensorFlow that wrote it. */
  version?: string;
  tags: string[];
  /** Names of the signatures, without those that TensorFlow keeps for itself. */
  signatures: string[];
  /** Of `serving_default`, or of the only signature. */
  schema?: ModelSchema;
}

/** Source: https://github.com/tensorflow/tensorflow/blob/v2.20.0/tensorflow/core/framework/types.proto */
const dataTypes: readonly (Field['dtype'] | undefined)[] = [
  undefined,
  'FP32',
  'FP64',
  'INT32',
  'UINT8',
  'INT16',
  'INT8',
  'BYTES',
  'complex64',
  'INT64',
  'BOOL',
  'qint8',
  'quint8',
  'qint32',
  'BF16',
  'qint16',
  'quint16',
  'UINT16',
  'complex128',
  'FP16',
  'resource',
  'variant',
  'UINT32',
  'UINT64',
];

/**
 * Reads the signatures of a SavedModel; the graph is skipped.
 * Source of the field numbers: https://github.com/tensorflow/tensorflow/blob/v2.20.0/tensorflow/core/protobuf/meta_graph.proto
 * @throws Problems when the file is cut off or no SavedModel.
 */
export async function readSavedModel(file: string, source: ByteSource): Promise<SavedModel> {
  const reader = new SavedModelReader(file, new Window(source));
  let graphs = 0;
  await reader.walk({ start: 0, end: source.size }, (field) => {
    if (field.number !== 2) return;
    graphs += 1;
    // Several graphs are variants of one model for different tags; the first is the one for serving.
    if (graphs === 1) return reader.metaGraph(field);
  });
  if (graphs === 0) brokenFile(file, 'it has no graph', 'a TensorFlow SavedModel');
  return reader.finish();
}

class SavedModelReader {
  readonly #file: string;
  readonly #window: Window;
  #version = '';
  readonly #tags: string[] = [];
  readonly #signatures = new Map<string, ModelSchema>();

  constructor(file: string, window: Window) {
    this.#file = file;
    this.#window = window;
  }

  metaGraph(span: Span): Promise<void> {
    return this.walk(span, async (field) => {
      if (field.number === 1) await this.#metaInfo(field);
      if (field.number === 5) await this.#signature(field);
    });
  }

  finish(): SavedModel {
    const names = [...this.#signatures.keys()].filter((name) => !name.startsWith('__'));
    const schema = this.#signatures.get(names.length === 1 ? names[0]! : 'serving_default');
    return {
      version: this.#version === '' ? undefined : this.#version,
      tags: this.#tags,
      signatures: names,
      schema,
    };
  }

  walk(span: Span, visit: (field: ProtoField) => void | Promise<void>): Promise<void> {
    return walkMessage(this.#file, this.#window, span, visit);
  }

  #metaInfo(span: Span): Promise<void> {
    return this.walk(span, async (field) => {
      if (field.number === 4) this.#tags.push(await this.#text(field));
      if (field.number === 5) this.#version = await this.#text(field);
    });
  }

  async #signature(span: Span): Promise<void> {
    let name = '';
    const inputs: Field[] = [];
    const outputs: Field[] = [];
    await this.walk(span, async (entry) => {
      if (entry.number === 1) name = await this.#text(entry);
      if (entry.number !== 2) return;
      await this.walk(entry, async (field) => {
        if (field.number === 1) inputs.push(await this.#argument(field));
        if (field.number === 2) outputs.push(await this.#argument(field));
      });
    });
    this.#signatures.set(name, { inputs, outputs });
  }

  async #argument(span: Span): Promise<Field> {
    let name = '';
    let dtype = 'undefined';
    let shape: Dimension[] | undefined;
    await this.walk(span, async (entry) => {
      if (entry.number === 1) name = await this.#text(entry);
      if (entry.number !== 2) return;
      await this.walk(entry, async (field) => {
        if (field.number === 2) dtype = dataTypes[field.value] ?? `type ${field.value}`;
        if (field.number === 3) shape = await this.#shape(field);
      });
    });
    return { name, dtype, shape };
  }

  /** A shape whose rank is not known is left out. */
  async #shape(span: Span): Promise<Dimension[] | undefined> {
    const shape: Dimension[] = [];
    let unknown = false;
    await this.walk(span, async (field) => {
      if (field.number === 3) unknown = field.value !== 0;
      if (field.number !== 2) return;
      let size = 0;
      await this.walk(field, (part) => {
        if (part.number === 1) size = part.value;
      });
      shape.push(size);
    });
    return unknown ? undefined : shape;
  }

  #text(span: Span): Promise<string> {
    return this.#window.text(span.start, span.end - span.start);
  }
}
