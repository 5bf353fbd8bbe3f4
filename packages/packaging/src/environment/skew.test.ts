import { describe, expect, it } from 'vitest';

import type { Detected } from '@slipway/formats/detected';

import { cudaNotice } from './cuda.ts';
import { expectationsOf } from './expectations.ts';
import { skewIn } from './skew.ts';

const base = { type: 'custom_model' as const, notes: [] };
const forest: Extract<Detected, { framework: 'scikit-learn' }> = {
  ...base,
  framework: 'scikit-learn',
  facts: {
    estimators: [
      {
        path: 'model.pkl',
        className: 'sklearn.ensemble._forest.RandomForestClassifier',
        serialization: 'pickle',
        protocol: 4,
        version: '1.6.1',
        numpy: 2,
        imports: [],
      },
    ],
  },
};
const onnx = (opset: number, irVersion: number): Detected => ({
  ...base,
  framework: 'onnx',
  facts: { path: 'model.onnx', irVersion, opsets: { '': opset }, metadata: {}, externalData: [] },
});
const pythonModel: Detected = {
  ...base,
  framework: 'mlflow',
  facts: { flavors: ['python_function'], loaderModule: 'mlflow.pyfunc.model', pythonVersion: '3.10.4' },
};

function skew(detected: Detected, versions: Record<string, string>): ReturnType<typeof skewIn> {
  return skewIn(new Map(Object.entries(versions)), expectationsOf('iris:1', detected));
}

describe('versions that only show at load time', () => {
  it('are no trouble when they are those that the model was saved with', () => {
    const nothing = { problems: [], notices: [] };
    expect(skew(forest, { numpy: '2.0.0', 'scikit-learn': '1.6.0' })).toEqual(nothing);
    expect(skew(pythonModel, { python: '3.10' })).toEqual(nothing);
    expect(skew(onnx(21, 10), { onnxruntime: '1.20.1' })).toEqual(nothing);
    expect(skew(forest, {})).toEqual(nothing);
  });

  it('stop a package when numpy is too old for the names in a pickle', () => {
    const versions = { numpy: '1.25.2', 'scikit-learn': '1.6.1' };
    expect(skew(forest, versions)).toEqual({
      notices: [],
      problems: [
        {
          where: { file: 'iris:1/model.pkl' },
          said: 'numpy 1.25.2 is locked, but the pickle names `numpy._core`, which it does not have',
          expected: '`numpy>=1.26.1`',
          remedy: 'ask for `numpy>=1.26.1` in `environment`, or save the model again',
        },
      ],
    });
    expect(skew(forest, { ...versions, numpy: '1.26.4' }).problems).toEqual([]);
  });

  it('know which of those names the last numpy 1 has', () => {
    const importing = (...imports: string[]): Detected => ({
      ...forest,
      facts: { estimators: [{ ...forest.facts.estimators[0]!, imports }] },
    });
    const plain = importing('numpy._core.multiarray._reconstruct', 'numpy.ndarray');
    expect(skew(plain, { numpy: '1.26.4' }).problems).toEqual([]);
    const protocol5 = importing('numpy._core.multiarray._reconstruct', 'numpy._core.numeric._frombuffer');
    expect(skew(protocol5, { numpy: '1.26.4' }).problems).toMatchObject([
      { said: expect.stringContaining('`numpy._core.numeric._frombuffer`'), expected: '`numpy>=2.0`' },
    ]);
  });

  it('are said of another scikit-learn, and of another Python under a pickled class', () => {
    const { problems, notices } = skew(forest, { numpy: '2.4.6', 'scikit-learn': '1.10.0' });
    expect(problems).toEqual([]);
    expect(notices).toMatchObject([
      { level: 'warning', message: expect.stringContaining('`scikit-learn==1.6.*`') },
    ]);
    expect(skew(pythonModel, { python: '3.12' }).notices).toMatchObject([
      { message: expect.stringContaining('Ask for Python 3.10') },
    ]);
  });

  it.each([
    ['1.20.1', 22, 10],
    ['1.22.0', 22, 11],
    ['1.30.0', 27, 13],
  ])('stop a package when onnxruntime %s gets opset %i with IR version %i', (version, opset, ir) => {
    expect(skew(onnx(opset, ir), { onnxruntime: version }).problems).toMatchObject([
      { where: { file: 'iris:1/model.onnx' }, expected: expect.stringContaining(`opset ${opset}`) },
    ]);
  });

  it('say nothing of an onnxruntime that nobody tried', () => {
    expect(skew(onnx(40, 20), { onnxruntime: '1.31.0' }).problems).toEqual([]);
    expect(skew(onnx(40, 20), { onnxruntime: '2.0.0' }).problems).toEqual([]);
  });
});

describe('libraries for GPUs', () => {
  const torch = new Map([
    ['torch', '2.13.0'],
    ['nvidia-cublas-cu12', '12.9'],
    ['nvidia-cudnn-cu12', '9.1'],
    ['nvidia-nccl-cu12', '2.2'],
    ['numpy', '2.4.6'],
  ]);

  it('are told where nobody asked for a GPU', () => {
    expect(cudaNotice(torch, false)).toMatchObject([
      {
        level: 'warning',
        message: expect.stringContaining(
          '`nvidia-cublas-cu12`, `nvidia-cudnn-cu12`, `nvidia-nccl-cu12` are of no use',
        ),
      },
    ]);
    expect(cudaNotice(new Map([['torch', '2.13.0+cu129']]), false)).toHaveLength(1);
    expect(cudaNotice(new Map([['onnxruntime-gpu', '1.30.0']]), false)).toMatchObject([
      { message: expect.stringContaining('Ask for `onnxruntime` instead') },
    ]);
    const xgboost = new Map([
      ['xgboost', '3.1.1'],
      ['nvidia-nccl-cu12', '2.28.9'],
    ]);
    expect(cudaNotice(xgboost, false)).toMatchObject([
      { message: expect.stringContaining('Ask for `xgboost-cpu` instead') },
    ]);
  });

  it('are what they should be where there is one, and no word is lost on builds without', () => {
    expect(cudaNotice(torch, true)).toEqual([]);
    expect(cudaNotice(new Map([['torch', '2.13.0+cpu']]), false)).toEqual([]);
  });
});
