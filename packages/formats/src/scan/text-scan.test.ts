import { describe, expect, it } from 'vitest';
import { fileOf } from '../../fixtures/fixture-files.ts';
import { Findings } from './finding.ts';
import { scanKerasConfig } from './keras-scan.ts';
import { scanModel } from './scan-model.ts';
import { scanScript } from './text-scan.ts';

async function classesOf(path: string, content: string): Promise<string[]> {
  return (await scanModel([fileOf(path, Buffer.from(content, 'latin1'))])).map((finding) => finding.class);
}

describe('texts beside a model', () => {
  it.each([
    [
      'an architecture of Keras',
      'model.json',
      '{"class_name": "Sequential", "config": {"layers": [{"class_name": "Lambda"}]}}',
      'embedded-code',
    ],
    ['code of Hugging Face', 'config.json', '{"auto_map": {"AutoModel": "modeling.Model"}}', 'embedded-code'],
    [
      'YAML that calls Python',
      'params.yaml',
      'a: !!python/object/apply:os.system [id]\n',
      'malicious-import',
    ],
    [
      'YAML that calls Python by its long tag',
      'p.yml',
      'a: !<tag:yaml.org,2002:python/object/new:os.system> [id]\n',
      'malicious-import',
    ],
    ['YAML that names Python', 'hparams.yaml', 'a: !!python/name:torch.nn.ReLU\n', 'embedded-code'],
    ['a graph of TensorFlow', 'saved_model.pbtxt', 'node { op: "ReadFile" }', 'malicious-import'],
    [
      'HDF5 behind a block of the user',
      'm.h5',
      `${'u'.repeat(1024)}\x89HDF\r\n\x1a\n{"class_name": "Lambda"}`,
      'embedded-code',
    ],
    [
      'HDF5 with a module of PyTorch',
      'm.h5',
      '\x89HDF\r\n\x1a\n{"class_name": "TorchModuleWrapper"}',
      'malicious-import',
    ],
    ['JSON with an escape in a key', 'config.json', '{"\\u0061uto_map": {}}', 'embedded-code'],
    [
      'HDF5 with an escape in a key',
      'm.h5',
      '\x89HDF\r\n\x1a\n{"class\\u005fname": "Lambda"}',
      'embedded-code',
    ],
    [
      'HDF5 with a megabyte of white space',
      'm.h5',
      `\x89HDF\r\n\x1a\n{"class_name": ${' '.repeat(2 ** 20)}"Lambda"}`,
      'embedded-code',
    ],
    ['HDF5 with a registered name', 'm.h5', '\x89HDF\r\n\x1a\n{"class_name": "Own>Lambda"}', 'embedded-code'],
  ])('are scanned: %s', async (_, path, content, expected) =>
    expect(await classesOf(path, content)).toEqual([expected]),
  );

  it.each([
    ['config.json', '{"architectures": ["BertModel"], "model_type": "bert"}'],
    [
      'model.json',
      '{"class_name": "Sequential", "config": {"layers": [{"class_name": "Dense", "module": "keras.layers"}]}}',
    ],
    ['conda.yaml', 'dependencies:\n- python=3.11\n- pip:\n  - scikit-learn\n'],
    ['hparams.yaml', 'size: !!python/tuple [1, 2]\n'],
  ])('pass: %s', async (path, content) => expect(await classesOf(path, content)).toEqual([]));

  it.each([
    ['a loader that is not of MLflow', 'loader_module: acme.loader', 'unknown-import'],
    ['code outside of the model', 'model_code_path: ../agent.py', 'escaping-path'],
  ])('tell of %s', async (_, line, expected) => {
    const loader = line.startsWith('loader') ? '' : '    loader_module: mlflow.pyfunc.model\n';
    const content = `flavors:\n  python_function:\n${loader}    ${line}\n`;
    expect(await classesOf('MLmodel', content)).toContain(expected);
  });
});

describe('scanKerasConfig refuses', () => {
  it.each([
    ['a function of Python itself', { module: 'builtins', class_name: 'function', config: 'exec' }],
    ['a module of PyTorch', { module: 'keras.layers', class_name: 'TorchModuleWrapper', config: {} }],
    [
      'a way through a module of Keras',
      { module: 'keras.src.utils.io_utils', class_name: 'os.system', config: {} },
    ],
  ])('%s', (_, layer) => {
    const findings = new Findings();
    scanKerasConfig('config.json', JSON.stringify({ config: { layers: [layer] } }), findings);
    expect(findings.all()).toMatchObject([{ class: 'malicious-import' }]);
  });
});

describe('scanScript', () => {
  const scan = (text: string) => {
    const findings = new Findings();
    scanScript('m.pt!m/code/__torch__.py', text, findings);
    return findings.all().map((finding) => finding.class);
  };

  it('refuses operations that reach files, and nothing else', () => {
    expect(scan('    _0 = torch.from_file("/etc/passwd", False, 10)')).toEqual(['malicious-import']);
    expect(scan('    ops.aten.save(x, "/tmp/x")')).toEqual(['malicious-import']);
    expect(scan('    _0 = torch.linear(x, self.weight)\n    return torch.relu(_0)')).toEqual([]);
  });
});
