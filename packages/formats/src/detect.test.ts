import type { ModelFiles } from '@slipway/core/bytes';
import { Problems } from '@slipway/core/trouble';
import { describe, expect, it } from 'vitest';
import { fileOf, fixture, folderOf, modelOf, problemsOf } from '../fixtures/fixture-files.ts';
import { detect } from './detect.ts';

describe('detect', () => {
  it('tells a scikit-learn model by its content, whatever its name', async () => {
    const expected = {
      framework: 'scikit-learn',
      frameworkVersion: '1.9.1',
      type: 'custom_model',
      facts: {
        estimators: [
          {
            className: 'sklearn.linear_model._logistic.LogisticRegression',
            serialization: 'joblib',
            features: 4,
            featureNames: ['sepal length (cm)', 'sepal width (cm)', 'petal length (cm)', 'petal width (cm)'],
            classes: [0, 1, 2],
            numpy: 2,
          },
        ],
      },
    };
    expect(await detect(modelOf('logistic.joblib'))).toMatchObject(expected);
    expect(await detect([fileOf('weights', fixture('logistic.joblib'))])).toMatchObject(expected);
    expect(await detect(modelOf('logistic-zlib.joblib'))).toMatchObject({
      facts: { estimators: [{ compression: 'zlib', classes: [0, 1, 2] }] },
    });
  });

  it('reads the facts of trees, pipelines and plain pickles', async () => {
    expect(await detect(modelOf('tree.joblib'))).toMatchObject({
      facts: { estimators: [{ classes: ['setosa', 'versicolor', 'virginica'], features: 4 }] },
    });
    expect(await detect(modelOf('pipeline.joblib'))).toMatchObject({
      facts: { estimators: [{ className: 'sklearn.pipeline.Pipeline', features: 4, classes: [0, 1, 2] }] },
    });
    expect(await detect(modelOf('logistic-protocol-5.pkl'))).toMatchObject({
      facts: { estimators: [{ serialization: 'pickle', protocol: 5, classes: [0, 1, 2] }] },
    });
  });

  it('takes estimators of libraries with the interface of scikit-learn, and the names of a pipeline', async () => {
    // Protocol 0: an object of a class, its state a dictionary.
    const pickled = (text: string) => [fileOf('model.pkl', new TextEncoder().encode(text))];
    const booster = 'ccopy_reg\n_reconstructor\n(cxgboost.sklearn\nXGBClassifier\nc__builtin__\nobject\nNtR.';
    expect(await detect(pickled(booster))).toMatchObject({
      framework: 'scikit-learn',
      facts: { estimators: [{ className: 'xgboost.sklearn.XGBClassifier' }] },
    });
    const step = (name: string, state: string): string =>
      `ccopy_reg\n_reconstructor\n(c${name}\nc__builtin__\nobject\nNtR(d${state}b`;
    const scaler = step(
      'sklearn.preprocessing\nScaler',
      "S'n_features_in_'\nI3\nsS'_sklearn_version'\nS'1.9.1'\ns",
    );
    const pipeline = step('imblearn.pipeline\nPipeline', `S'steps'\n(l(S'a'\n${scaler}tas`);
    expect(await detect(pickled(`${pipeline}.`))).toMatchObject({
      frameworkVersion: '1.9.1',
      facts: { estimators: [{ className: 'imblearn.pipeline.Pipeline', features: 3 }] },
    });
  });

  it('takes a pickle of something else for a custom model', async () => {
    const detected = await detect(modelOf('everything-protocol-4.pkl'));
    expect(detected).toMatchObject({
      framework: 'custom',
      notes: ['`everything-protocol-4.pkl` is a pickle of plain data'],
    });
  });

  it('asks what an xz file is, and believes the answer', async () => {
    const [problem] = await problemsOf(() => detect(modelOf('logistic-xz.joblib')));
    expect(problem).toMatchObject({
      where: { file: 'logistic-xz.joblib' },
      said: expect.stringContaining('compressed with xz'),
    });
    expect(await detect(modelOf('logistic-xz.joblib'), { framework: 'scikit-learn' })).toMatchObject({
      framework: 'scikit-learn',
      notes: ['`logistic-xz.joblib` is compressed with xz and was not looked into'],
    });
    expect(await detect(modelOf('logistic-xz.joblib'), { framework: 'custom' })).toMatchObject({
      framework: 'custom',
    });
  });

  it('tells ONNX by its suffix and by its content', async () => {
    const expected = {
      framework: 'onnx',
      facts: { irVersion: 10, opsets: { '': 22 } },
      schema: { inputs: [{ name: 'X' }] },
    };
    expect(await detect(modelOf('logistic.onnx'))).toMatchObject(expected);
    expect(await detect([fileOf('model.bin', fixture('logistic.onnx'))])).toMatchObject(expected);
    const { notes } = await detect(modelOf('external.onnx'));
    expect(notes).toEqual(['`external.onnx` keeps weights in `weights.bin`, which is not among the files']);
  });

  it('tells boosters, weights and archives', async () => {
    const booster = { objective: 'multi:softprob', features: 4, classes: 3 };
    for (const name of ['booster.ubj', 'booster-json.model']) {
      const detected = await detect(modelOf(name));
      expect(detected).toMatchObject({ framework: 'xgboost', frameworkVersion: '3.2.0', facts: booster });
      expect(detected.facts).toHaveProperty('featureNames', expect.arrayContaining(['petal width (cm)']));
    }
    expect(await detect(modelOf('lightgbm.txt'))).toMatchObject({
      framework: 'lightgbm',
      facts: {
        objective: 'multiclass',
        classes: 3,
        featureNames: expect.arrayContaining(['petal_width_(cm)']),
      },
    });
    expect(await detect(modelOf('tiny.safetensors'))).toMatchObject({
      framework: 'safetensors',
      facts: { tensors: 2, dtypes: ['F16', 'F32'], metadata: { format: 'pt' } },
    });
    expect(await detect(modelOf('tiny.gguf'))).toMatchObject({
      framework: 'gguf',
      facts: { formatVersion: 3, tensors: 1, architecture: 'llama', name: 'tiny' },
    });
    expect(await detect(modelOf('tiny.keras'))).toMatchObject({
      framework: 'keras',
      frameworkVersion: expect.stringMatching(/^3\./),
      facts: { container: 'keras', className: 'Sequential', usesLambda: false },
    });
    expect(await detect(modelOf('tiny.h5'))).toMatchObject({
      framework: 'keras',
      facts: { container: 'hdf5' },
      notes: [],
    });
  });

  it('reads the signature of a TensorFlow SavedModel', async () => {
    const detected = await detect(folderOf('saved-model'));
    expect(detected).toMatchObject({
      framework: 'tensorflow',
      frameworkVersion: '2.21.0',
      facts: { path: 'saved_model.pb', signatures: ['serving_default'], tags: ['serve'] },
      schema: {
        inputs: [{ name: 'x', dtype: 'FP32', shape: [-1, 3] }],
        outputs: [{ name: 'y', dtype: 'FP32', shape: [-1, 3] }],
      },
    });
  });

  it('tells what kind of PyTorch file it is, and what loading it would import', async () => {
    expect(await detect(modelOf('state-dict.pt'))).toMatchObject({
      framework: 'pytorch',
      facts: {
        container: 'state dict',
        imports: ['collections.OrderedDict', 'torch._utils._rebuild_tensor_v2', 'torch.FloatStorage'],
      },
    });
    expect(await detect(modelOf('module.pt'))).toMatchObject({
      facts: { container: 'module', imports: expect.arrayContaining(['torch.nn.modules.linear.Linear']) },
      notes: ['It is a whole module: loading it runs the code of its classes'],
    });
    expect(await detect(modelOf('script.pt'))).toMatchObject({ facts: { container: 'TorchScript' } });
    expect(await detect(modelOf('before-zip.pt'))).toMatchObject({
      framework: 'pytorch',
      facts: { container: 'other' },
    });
    expect(await problemsOf(() => detect([fileOf('m.pt', 'no model')]))).toHaveLength(1);
  });

  it('prefers the folder formats to the files in them', async () => {
    const mlmodel =
      'flavors:\n  python_function:\n    loader_module: mlflow.sklearn\nmlflow_version: 3.4.0\n';
    const folder: ModelFiles = [
      fileOf('MLmodel', mlmodel),
      fileOf('model.pkl', fixture('logistic-protocol-5.pkl')),
      fileOf('serving_input_example.json', '{}'),
    ];
    expect(await detect(folder)).toMatchObject({
      framework: 'mlflow',
      type: 'mlflow_model',
      frameworkVersion: '3.4.0',
      sampleInput: 'serving_input_example.json',
      notes: [],
    });
    const triton = [fileOf('iris/config.pbtxt', ''), fileOf('iris/2/model.onnx', fixture('logistic.onnx'))];
    expect(await detect(triton)).toMatchObject({
      framework: 'triton',
      type: 'triton_model',
      facts: { models: [{ name: 'iris', versions: [2], config: 'iris/config.pbtxt' }] },
    });
  });

  it('notes an MLflow model in a folder inside', async () => {
    const { notes } = await detect([fileOf('model/MLmodel', 'flavors: {}')]);
    expect(notes).toEqual(['`model` is an MLflow model; give this folder to register it as one']);
  });

  it('calls everything else custom', async () => {
    expect(await detect([fileOf('score.py', 'def init(): pass'), fileOf('empty', '')])).toEqual({
      framework: 'custom',
      type: 'custom_model',
      facts: {},
      notes: [],
    });
  });
});

const whole = [
  'logistic.onnx',
  'external.onnx',
  'logistic.joblib',
  'logistic-zlib.joblib',
  'logistic-gzip.joblib',
  'objects.joblib',
  'tree.joblib',
  'logistic-protocol-0.pkl',
  'logistic-protocol-3.pkl',
  'everything-protocol-1.pkl',
  'everything-protocol-5.pkl',
  'booster.ubj',
  'booster-json.model',
  'lightgbm.txt',
  'tiny.safetensors',
  'tiny.gguf',
  'tiny.keras',
  'tiny.h5',
  'saved-model/saved_model.pb',
  'state-dict.pt',
  'module.pt',
  'script.pt',
];

describe('broken files', () => {
  it.each(whole)('%s, cut off anywhere, is a problem and nothing else', async (name) => {
    const bytes = fixture(name);
    const path = name.split('/').at(-1)!;
    let refused = 0;
    const step = Math.max(1, Math.floor(bytes.length / 400));
    for (let length = 0; length < bytes.length; length += step) {
      const outcome = await outcomeOf([fileOf(path, bytes.subarray(0, length))]);
      if (outcome === 'refused') refused += 1;
    }
    expect(refused).toBeGreaterThan(Math.floor(bytes.length / step) * (name.endsWith('.txt') ? 0.5 : 0.9));
  });

  it.each(whole)('%s with changed bytes never breaks the reader', async (name) => {
    const bytes = fixture(name).slice();
    const path = name.split('/').at(-1)!;
    const random = numbers(name.length);
    for (let round = 0; round < 300; round += 1) {
      const changed = bytes.slice();
      for (let change = 0; change < 3; change += 1) changed[random() % bytes.length] = random() % 256;
      expect(['read', 'refused']).toContain(await outcomeOf([fileOf(path, changed)]));
    }
  });
});

async function outcomeOf(files: ModelFiles): Promise<'read' | 'refused'> {
  try {
    await detect(files);
    return 'read';
  } catch (error) {
    if (error instanceof Problems) return 'refused';
    throw error;
  }
}

/** The same numbers every time: a linear congruential generator. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}
