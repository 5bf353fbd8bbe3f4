import { bytesInMemory, type ByteSource } from '@slipway/core/bytes';
import { describe, expect, it } from 'vitest';
import { fixture, problemsOf } from '../fixtures/fixture-files.ts';
import { readOnnx } from './onnx.ts';

const read = (bytes: Uint8Array) => readOnnx('m.onnx', bytesInMemory(bytes));

describe('readOnnx', () => {
  it('reads what skl2onnx wrote, with a sequence of maps', async () => {
    const model = await read(fixture('logistic.onnx'));
    expect(model.producer).toEqual({ name: 'skl2onnx', version: '1.20.0' });
    expect(model.irVersion).toBe(10);
    expect(model.opsets).toEqual({ 'ai.onnx.ml': 1, '': 22 });
    expect(model.schema).toEqual({
      inputs: [{ name: 'X', dtype: 'FP32', shape: [-1, 4] }],
      outputs: [
        { name: 'output_label', dtype: 'INT64', shape: [-1] },
        { name: 'output_probability', dtype: 'seq(map(int64,tensor(float)))' },
      ],
    });
  });

  it('reads symbolic dimensions, metadata and external data, and leaves out initialized inputs', async () => {
    const model = await read(fixture('external.onnx'));
    expect(model.schema.inputs).toEqual([{ name: 'x', dtype: 'FP32', shape: ['batch', 2] }]);
    expect(model.schema.outputs).toEqual([{ name: 'y', dtype: 'FP32' }]);
    expect(model.metadata).toEqual({ author: 'a person' });
    expect(model.externalData).toEqual(['weights.bin']);
  });

  it.each(['escaping.onnx', 'absolute.onnx'])(
    'refuses external data outside of the folder: %s',
    async (name) => {
      const [problem] = await problemsOf(() => read(fixture(name)));
      expect(problem?.said).toMatch(/the weights of `weight` are in `.*weights\.bin`/);
      expect(problem?.expected).toBe("a path inside the model's folder");
    },
  );

  it('says what is wrong and where', async () => {
    const whole = fixture('logistic.onnx');
    expect((await problemsOf(() => read(new Uint8Array(0))))[0]?.said).toBe('the file is empty');
    const [cut] = await problemsOf(() => read(whole.subarray(0, 300)));
    expect(cut?.where).toEqual({ file: 'm.onnx' });
    expect(cut?.said).toMatch(/^field 7 at byte \d+ reaches to byte \d+, but the file ends at byte 300$/);
    expect(
      (await problemsOf(() => read(new TextEncoder().encode('<html>no model</html>'))))[0]?.said,
    ).toMatch(/byte/);
  });

  it('reads a few windows of a model with large weights', async () => {
    const small = fixture('external.onnx');
    const weights = 300 * 1024 * 1024;
    // An initializer (graph field 5) with raw data (field 9) of 300 MiB that is never made.
    const raw = [0x4a, ...varint(weights)];
    const tensor = [0x2a, ...varint(raw.length + weights), ...raw];
    const graph = [0x3a, ...varint(tensor.length + weights), ...tensor];
    const prefix = Uint8Array.from(graph);
    let reads = 0;
    const source: ByteSource = {
      size: prefix.length + weights + small.length,
      read(offset, length) {
        reads += 1;
        expect(length).toBeLessThanOrEqual(64 * 1024);
        const bytes = new Uint8Array(Math.min(length, source.size - offset));
        for (let index = 0; index < bytes.length; index += 1) {
          const at = offset + index;
          bytes[index] = prefix[at] ?? small[at - prefix.length - weights] ?? 0;
        }
        return Promise.resolve(bytes);
      },
    };
    expect((await readOnnx('m.onnx', source)).irVersion).toBe(10);
    expect(reads).toBeLessThanOrEqual(3);
  });
});

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(Math.floor(value / 0x80))];
}
