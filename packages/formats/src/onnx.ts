import type { ByteSource } from '@slipway/core/bytes';
import type { Field, ModelSchema } from '@slipway/core/tensor';
import { brokenFile } from './broken-file.ts';
import { readValueInfo } from './onnx-types.ts';
import { walkMessage, type ProtoField, type Span } from './protobuf.ts';
import { Window } from './window.ts';

/** What an ONNX file says about itself. Weights are skipped, not read. */
export interface OnnxModel {
  irVersion: number;
  /** Opset version by domain; `''` is ONNX's own domain. */
  opsets: Record<string, number>;
  producer?: { name: string; version?: string };
  modelVersion?: number;
  /** Inputs that a caller has to give: those without an initializer. */
  schema: ModelSchema;
  /** The model's own `metadata_props`. */
  metadata: Record<string, string>;
  /** Files beside the model that hold weights, as paths relative to the model's folder, each once. */
  externalData: string[];
}

/** Protobuf's own limit of nested messages. */
const DEPTH_LIMIT = 100;

const EXTERNAL = 1;

/**
 * Reads the header of an ONNX model: a few reads of 64 KiB, whatever its size.
 * Source of the field numbers: https://github.com/onnx/onnx/blob/v1.19.0/onnx/onnx.proto
 * @throws Problems when the file is empty, cut off, not an ONNX model, or names weights outside of the model's folder.
 */
export async function readOnnx(file: string, source: ByteSource): Promise<OnnxModel> {
  if (source.size === 0) brokenFile(file, 'the file is empty', 'an ONNX model');
  const window = new Window(source);
  const reader = new OnnxReader(file, window);
  await walkMessage(file, window, { start: 0, end: source.size }, (field) => reader.model(field));
  return reader.finish();
}

/** True when the bytes begin as an ONNX model does: `ir_version` first, then a field that ModelProto has. */
export function looksLikeOnnx(head: Uint8Array): boolean {
  const [tag, version, next] = head;
  return tag === 0x08 && version !== undefined && version > 0 && version < 64 && nextTags.has(next ?? 0);
}

/** Tags of producer_name, producer_version, domain, model_version, doc_string, graph, opset_import. */
const nextTags = new Set([0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42]);

class OnnxReader {
  readonly #file: string;
  readonly #window: Window;
  #irVersion: number | undefined;
  #graph = false;
  #modelVersion: number | undefined;
  #producer = '';
  #producerVersion = '';
  readonly #opsets: Record<string, number> = {};
  readonly #metadata: Record<string, string> = {};
  readonly #inputs: Field[] = [];
  readonly #outputs: Field[] = [];
  readonly #initialized = new Set<string>();
  readonly #externalData = new Set<string>();

  constructor(file: string, window: Window) {
    this.#file = file;
    this.#window = window;
  }

  /** One field of a ModelProto. */
  async model(field: ProtoField): Promise<void> {
    if (field.number === 1) this.#irVersion = field.value;
    if (field.number === 2) this.#producer = await this.#text(field);
    if (field.number === 3) this.#producerVersion = await this.#text(field);
    if (field.number === 5) this.#modelVersion = field.value;
    if (field.number === 7) await this.#topGraph(field);
    if (field.number === 8) await this.#opset(field);
    if (field.number === 14) await this.#property(field, this.#metadata);
    if (field.number === 25) await this.#function(field);
  }

  finish(): OnnxModel {
    const missing = this.#missing();
    if (missing !== undefined) {
      brokenFile(
        this.#file,
        `it has no ${missing}`,
        'an ONNX model: a ModelProto with a graph and its opsets',
      );
    }
    return {
      irVersion: this.#irVersion ?? 0,
      opsets: this.#opsets,
      producer: this.#producer === '' ? undefined : this.#producerOf(),
      modelVersion: this.#modelVersion,
      schema: {
        inputs: this.#inputs.filter((input) => !this.#initialized.has(input.name ?? '')),
        outputs: this.#outputs,
      },
      metadata: this.#metadata,
      externalData: [...this.#externalData],
    };
  }

  #missing(): string | undefined {
    if (this.#irVersion === undefined) return '`ir_version`';
    if (!this.#graph) return '`graph`; the file may be cut off';
    if (Object.keys(this.#opsets).length === 0) return '`opset_import`; the file may be cut off';
    return undefined;
  }

  #producerOf() {
    const version = this.#producerVersion;
    return { name: this.#producer, version: version === '' ? undefined : version };
  }

  async #topGraph(span: Span): Promise<void> {
    this.#graph = true;
    await this.#walk(span, async (field) => {
      if (field.number === 11) this.#inputs.push(await readValueInfo(this.#file, this.#window, field));
      if (field.number === 12) this.#outputs.push(await readValueInfo(this.#file, this.#window, field));
      await this.#graphTensors(field, 0, this.#initialized);
    });
  }

  #function(span: Span): Promise<void> {
    return this.#walk(span, (field) => {
      if (field.number === 7) return this.#node(field, 0);
    });
  }

  /** One field of a GraphProto: an initializer, or a node, whose attributes may hold tensors and graphs. */
  async #graphTensors(field: ProtoField, depth: number, names: Set<string>): Promise<void> {
    if (field.number === 1) await this.#node(field, depth);
    if (field.number === 5) names.add(await this.#tensor(field));
    if (field.number === 15) names.add(await this.#sparse(field));
  }

  #node(span: Span, depth: number): Promise<void> {
    if (depth > DEPTH_LIMIT)
      brokenFile(this.#file, 'a graph is nested deeper than 100 levels', 'an ONNX model');
    return this.#walk(span, (field) => {
      if (field.number === 5) return this.#attribute(field, depth);
    });
  }

  #attribute(span: Span, depth: number): Promise<void> {
    return this.#walk(span, (field) => {
      if (field.number === 5 || field.number === 10) return this.#tensor(field).then(() => undefined);
      if (field.number === 22 || field.number === 23) return this.#sparse(field).then(() => undefined);
      if (field.number !== 6 && field.number !== 11) return;
      return this.#walk(field, (inner) => this.#graphTensors(inner, depth + 1, new Set()));
    });
  }

  /** A SparseTensorProto has the name of its values. */
  async #sparse(span: Span): Promise<string> {
    let name = '';
    await this.#walk(span, async (field) => {
      if (field.number === 1) name = await this.#tensor(field);
      if (field.number === 2) await this.#tensor(field);
    });
    return name;
  }

  /** The name of a tensor; notes where its bytes are when they are outside of the file. */
  async #tensor(span: Span): Promise<string> {
    let name = '';
    let external = false;
    const places: Record<string, string> = {};
    await this.#walk(span, (field) => {
      if (field.number === 8) return this.#text(field).then((text) => void (name = text));
      if (field.number === 13) return this.#property(field, places);
      if (field.number === 14) external = field.value === EXTERNAL;
    });
    if (external) this.#externalData.add(this.#safeLocation(name, places['location'] ?? ''));
    return name;
  }

  /** A location must stay in the model's folder: a runtime would open whatever it names. */
  #safeLocation(tensor: string, location: string): string {
    const parts = location.split(/[/\\]/);
    if (location !== '' && !parts.includes('..') && parts[0] !== '' && !/^[a-z]:/i.test(location))
      return location;
    return brokenFile(
      this.#file,
      `the weights of \`${tensor}\` are in \`${location}\``,
      "a path inside the model's folder",
      "save the model again with its external data in the model's own folder",
    );
  }

  async #opset(span: Span): Promise<void> {
    let domain = '';
    let version = 0;
    await this.#walk(span, async (field) => {
      if (field.number === 1) domain = await this.#text(field);
      if (field.number === 2) version = field.value;
    });
    this.#opsets[domain === 'ai.onnx' ? '' : domain] = version;
  }

  async #property(span: Span, into: Record<string, string>): Promise<void> {
    let key = '';
    let value = '';
    await this.#walk(span, async (field) => {
      if (field.number === 1) key = await this.#text(field);
      if (field.number === 2) value = await this.#text(field);
    });
    Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
  }

  #walk(span: Span, visit: (field: ProtoField) => void | Promise<void>): Promise<void> {
    return walkMessage(this.#file, this.#window, span, visit);
  }

  #text(span: Span): Promise<string> {
    return this.#window.text(span.start, span.end - span.start);
  }
}
