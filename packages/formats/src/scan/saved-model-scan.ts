import type { ByteSource } from '@slipway/core/bytes';
import { Problems } from '@slipway/core/trouble';
import { walkMessage, type ProtoField, type Span } from '../protobuf.ts';
import { Window } from '../window.ts';
import type { Findings } from './finding.ts';
import { calledCode, embeddedCode, unreadable } from './words.ts';

/** Operations that read or write any file that the graph names, and that no model needs to answer. */
export const fileOperations = new Set(['ReadFile', 'WriteFile', 'MatchingFiles', 'ImmutableConst']);

const pythonOperations = new Set(['PyFunc', 'PyFuncStateless', 'EagerPyFunc']);

/**
 * Scans the graphs of a SavedModel for operations that reach files or Python.
 * Source of the field numbers: https://github.com/tensorflow/tensorflow/blob/v2.20.0/tensorflow/core/framework/graph.proto
 */
export async function scanSavedModel(file: string, source: ByteSource, findings: Findings): Promise<void> {
  const window = new Window(source);
  const walk = (span: Span, visit: (field: ProtoField) => void | Promise<void>) =>
    walkMessage(file, window, span, visit);
  const operation = async (field: ProtoField) => {
    if (field.wire !== 2) return;
    const name = await window.text(field.start, field.end - field.start);
    if (fileOperations.has(name))
      findings.add(
        calledCode(file, `its graph has the operation \`${name}\`, which reaches any file`, field.start),
      );
    if (pythonOperations.has(name))
      findings.add(embeddedCode(file, `its graph calls Python with \`${name}\``, field.start));
  };
  const node = (span: Span) => walk(span, (field) => (field.number === 2 ? operation(field) : undefined));
  const definition = (span: Span) => walk(span, (field) => (field.number === 3 ? node(field) : undefined));
  const library = (span: Span) => walk(span, (field) => (field.number === 1 ? definition(field) : undefined));
  const graph = (span: Span) =>
    walk(span, (field) => {
      if (field.number === 1) return node(field);
      return field.number === 2 ? library(field) : undefined;
    });
  const metaGraph = (span: Span) => walk(span, (field) => (field.number === 2 ? graph(field) : undefined));
  try {
    await walk({ start: 0, end: source.size }, (field) =>
      field.number === 2 ? metaGraph(field) : undefined,
    );
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    for (const { said } of error.problems) findings.add(unreadable(file, said));
  }
}
