import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';

import type { ModelForBom } from './components.ts';
import { cycloneDx, type BomContent } from './cyclonedx.ts';
import { softwareOfNpmLock, softwareOfPyLock, softwareOfRequirements } from './locked-software.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const schema = (name: string): object =>
  JSON.parse(
    readFileSync(join(root, 'test', 'fixtures', 'cyclonedx', `${name}.schema.json`), 'utf8'),
  ) as object;

const ajv = new Ajv({ strict: false, schemas: [schema('spdx'), schema('jsf-0.82')] });
addFormats.default(ajv);
ajv.addFormat('iri-reference', true).addFormat('idn-email', true);
const isValid = ajv.compile(schema('bom-1.6'));

const hex = (digit: string): string => digit.repeat(64);
const lock = [
  '# made by uv',
  'numpy==2.1.0 ; python_version < "3.13" \\',
  `    --hash=sha256:${hex('a')} \\`,
  `    --hash=sha256:${hex('b')}`,
  'scikit_learn==1.5.2 \\',
  `    --hash=sha256:${hex('c')}`,
  '    # via -r requirements.in',
  'torch==2.5.0+cu121 \\',
  `    --hash=sha256:${hex('d')}`,
  `own @ https://example.com/own-1.0-py3-none-any.whl --hash=sha256:${hex('e')}`,
].join('\n');

const model: ModelForBom = {
  name: 'iris',
  version: '3',
  digest: `sha256:${hex('1')}`,
  framework: 'onnx',
  frameworkVersion: '1.17',
  description: 'Tells irises apart.',
  schema: {
    inputs: [{ name: 'X', dtype: 'FP32', shape: [-1, 4] }],
    outputs: [{ dtype: 'INT64' }],
  },
  metrics: { accuracy: 0.97 },
  datasets: ['iris'],
  files: [{ path: 'model.onnx', sha256: hex('2') }],
};

const content: BomContent = {
  package: { name: 'iris', digest: `sha256:${hex('9')}` },
  toolVersion: '0.1.0',
  software: softwareOfRequirements('lock', lock),
  models: [model, { name: 'bare', version: '1', digest: `sha256:${hex('3')}`, framework: 'custom' }],
  base: { host: 'ghcr.io', repository: 'team/python', tag: '3.11', digest: `sha256:${hex('4')}` },
};

interface Bom {
  serialNumber: string;
  metadata: Record<string, unknown>;
  components: (Record<string, unknown> & {
    'bom-ref': string;
    hashes?: { alg: string; content: string }[];
  })[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}
const bomOf = (changes: Partial<BomContent> = {}): Bom =>
  JSON.parse(cycloneDx({ ...content, ...changes })) as Bom;
const component = (bom: Bom, ref: string): Bom['components'][0] | undefined =>
  bom.components.find((each) => each['bom-ref'] === ref);

describe('a list of components', () => {
  test.each([
    ['whole', {}],
    ['empty', { software: [], models: [] }],
    ['with a time', { createdAt: '2026-01-01T00:00:00.000Z' }],
    ['beside another', { isCompact: true, further: [{ name: 'dependencies', digest: hex('8') }] }],
    ['of a package with a version', { package: { name: 'x', version: '1', digest: hex('f') } }],
  ] satisfies [string, Partial<BomContent>][])(
    'keeps to the schema of CycloneDX 1.6: %s',
    (_what, changes) => {
      isValid(bomOf(changes));
      expect(isValid.errors).toBeNull();
    },
  );

  test('and the schema would say what is wrong', () => {
    expect(isValid({ ...bomOf(), components: [{ type: 'wheel', name: 'x' }] })).toBe(false);
    expect(isValid({ ...bomOf(), serialNumber: 'x' })).toBe(false);
  });

  test('has every wheel with every hash', () => {
    const bom = bomOf();
    const libraries = bom.components.filter(({ type }) => type === 'library');
    expect(libraries.map(({ purl }) => purl)).toEqual([
      'pkg:pypi/numpy@2.1.0',
      'pkg:pypi/own?download_url=https%3A%2F%2Fexample.com%2Fown-1.0-py3-none-any.whl',
      'pkg:pypi/scikit-learn@1.5.2',
      'pkg:pypi/torch@2.5.0%2Bcu121',
    ]);
    expect(libraries.flatMap(({ hashes }) => hashes!.map((each) => each.content[0]))).toEqual([
      'a',
      'b',
      'e',
      'c',
      'd',
    ]);
    expect(component(bom, 'pkg:pypi/numpy@2.1.0')).toMatchObject({
      properties: [{ name: 'slipway:marker', value: 'python_version < "3.13"' }],
    });
  });

  test('has the models with what is known of them', () => {
    expect(component(bomOf(), 'model:iris:3')).toEqual({
      type: 'machine-learning-model',
      'bom-ref': 'model:iris:3',
      name: 'iris',
      version: '3',
      description: 'Tells irises apart.',
      hashes: [{ alg: 'SHA-256', content: hex('1') }],
      purl: 'pkg:generic/iris@3',
      components: [
        {
          type: 'file',
          'bom-ref': 'model:iris:3/model.onnx',
          name: 'model.onnx',
          hashes: [{ alg: 'SHA-256', content: hex('2') }],
        },
      ],
      modelCard: {
        modelParameters: {
          datasets: [{ type: 'dataset', name: 'iris' }],
          inputs: [{ format: 'X FP32 [-1, 4]' }],
          outputs: [{ format: 'INT64' }],
        },
        quantitativeAnalysis: { performanceMetrics: [{ type: 'accuracy', value: '0.97' }] },
      },
      properties: [
        { name: 'slipway:framework', value: 'onnx' },
        { name: 'slipway:framework-version', value: '1.17' },
      ],
    });
    expect(component(bomOf(), 'model:bare:1')).not.toHaveProperty('modelCard', expect.anything());
  });

  test('has the base image, by its digest', () => {
    expect(component(bomOf(), `image:ghcr.io/team/python@sha256:${hex('4')}`)).toMatchObject({
      type: 'container',
      purl: `pkg:oci/python@sha256%3A${hex('4')}?repository_url=ghcr.io%2Fteam%2Fpython&tag=3.11`,
    });
  });

  test('every dependency names a component that is there', () => {
    const { components, dependencies } = bomOf();
    const [whole, ...each] = dependencies;
    expect(whole?.dependsOn).toEqual(components.map((one) => one['bom-ref']));
    expect(each.map(({ ref }) => ref)).toEqual(whole?.dependsOn);
  });

  test('is the same text for the same content in any order, and has no time of its own', () => {
    const turned = {
      ...content,
      software: content.software.toReversed(),
      models: content.models.toReversed(),
    };
    expect(cycloneDx(turned)).toBe(cycloneDx(content));
    expect(bomOf().metadata).not.toHaveProperty('timestamp', expect.anything());
    expect(bomOf().serialNumber).toBe('urn:uuid:99999999-9999-8999-9999-999999999999');
    expect(bomOf({ package: { name: 'iris', digest: hex('0') } }).serialNumber).toMatch(
      /^urn:uuid:0{8}-0{4}-8000-80/,
    );
  });

  test('an address has no login in it', () => {
    const text = `own @ https://user:secret@example.com/a@b/own-1.0-py3-none-any.whl --hash=sha256:${hex('a')}`;
    const [own] = softwareOfRequirements('lock', text);
    expect(own?.address).toBe('https://example.com/a@b/own-1.0-py3-none-any.whl');
    expect(cycloneDx({ ...content, software: [own!] })).not.toContain('secret');
  });

  test('a package that is locked twice is one component with all hashes', () => {
    const twice = softwareOfRequirements(
      'lock',
      `x==1 ; sys_platform == "linux" --hash=sha256:${hex('b')}\nx==1 ; sys_platform == "win32" --hash=sha256:${hex('a')}`,
    );
    const bom = bomOf({ software: twice, models: [] });
    isValid(bom);
    expect(isValid.errors).toBeNull();
    expect(component(bom, 'pkg:pypi/x@1')?.hashes?.map((each) => each.content[0])).toEqual(['a', 'b']);
  });
});

describe('locks of other kinds', () => {
  test('package-lock.json, with scopes, aliases and nested packages', () => {
    const integrity = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;
    const text = JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { name: 'own', version: '0.0.0' },
        'node_modules/@scope/a': { version: '1.0.0', integrity },
        'node_modules/@scope/a/node_modules/b': { version: '2.0.0' },
        'node_modules/alias': { name: 'real', version: '3.0.0' },
        'packages/linked': { version: '1.0.0' },
        'node_modules/linked': { link: true },
      },
    });
    const software = softwareOfNpmLock(text);
    expect(software.map(({ name, version }) => `${name} ${version}`)).toEqual([
      '@scope/a 1.0.0',
      'b 2.0.0',
      'real 3.0.0',
    ]);
    const bom = bomOf({ software, models: [] });
    isValid(bom);
    expect(isValid.errors).toBeNull();
    expect(component(bom, 'pkg:npm/%40scope/a@1.0.0')).toMatchObject({
      group: '@scope',
      name: 'a',
      hashes: [{ alg: 'SHA-512', content: '01'.repeat(64) }],
    });
  });

  test('the lock of this very project', () => {
    const software = softwareOfNpmLock(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    expect(software.length).toBeGreaterThan(100);
    isValid(bomOf({ software }));
    expect(isValid.errors).toBeNull();
  });

  test('pylock.toml', async () => {
    const text = [
      'lock-version = "1.0"',
      'created-by = "uv"',
      '[[packages]]',
      'name = "numpy"',
      'version = "2.1.0"',
      `wheels = [{ url = "https://example.com/a.whl", hashes = { sha256 = "${hex('a')}" } }]`,
    ].join('\n');
    expect(await softwareOfPyLock('pylock.toml', text)).toEqual([
      {
        ecosystem: 'pypi',
        name: 'numpy',
        version: '2.1.0',
        hashes: [{ algorithm: 'SHA-256', digest: hex('a') }],
      },
    ]);
  });
});
