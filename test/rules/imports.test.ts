import { describe, expect, test } from 'vitest';

import { brokenImports, importsAcrossProviders } from './import-rules.ts';
import { filesWhere, isShipped, isTypeScript } from './repository.ts';
import { importsOf } from './syntax.ts';

const shipped = filesWhere(isShipped);

describe('who may import what', () => {
  test('every room keeps its rule', () => {
    expect(brokenImports(shipped)).toEqual([]);
  });

  test('no provider reaches into the folder of another', () => {
    expect(importsAcrossProviders(shipped)).toEqual([]);
  });

  test('only tests, benchmarks and scripts import testing: it is no part of the product', () => {
    const offenders = filesWhere(isTypeScript)
      .filter(({ path }) => isShipped(path))
      .flatMap((file) => importsOf(file))
      .filter(({ specifier }) => specifier.startsWith('@slipway/testing'))
      .map(({ place }) => place);
    expect(offenders).toEqual([]);
  });
});

describe('the rules see what breaks them', () => {
  test.each([
    ['packages/core/src/a.ts', "import 'node:fs';"],
    ['packages/core/src/a.ts', "import '../../runner/src/run.ts';"],
    ['packages/core/src/a.ts', "export { parse } from 'yaml';"],
    ['packages/formats/src/a.ts', "import type { Ports } from '@slipway/models/a';"],
    ['packages/formats/src/a.ts', "const { readFile } = await import('node:fs/promises');"],
    ['packages/models/src/registry/file/file.ts', "import { join } from 'node:path';"],
    ['packages/models/src/registry/file/file.ts', "import core from '@actions/core';"],
    [
      'packages/models/src/registry/kind.ts',
      "import type { Manifest } from '@slipway/packaging/package/manifest';",
    ],
    ['packages/packaging/src/package/read.ts', "import { targets } from '@slipway/targets/all';"],
    ['packages/serving/src/gateway/main.ts', "import '@slipway/runner/ports';"],
    ['actions/deploy-model/src/plan.ts', "import '@slipway/runner/ports';"],
    ['actions/deploy-model/src/plan.ts', "import '@slipway/action-register-model/main';"],
    ['actions/deploy-model/src/plan.ts', "import 'node:path';"],
    ['packages/nowhere/src/a.ts', ''],
  ])('%s: %s', (path, text) => {
    expect(brokenImports([{ path, text }])).toHaveLength(1);
  });

  test.each([
    ['packages/formats/src/a.ts', "import { parse } from 'yaml'; import '@slipway/core/trouble';"],
    ['packages/runner/src/a.ts', "import 'node:fs'; import * as core from '@actions/core';"],
    ['actions/deploy-model/src/main.ts', "import '@slipway/runner/ports'; import './plan.ts';"],
  ])('and let pass what does not: %s', (path, text) => {
    expect(brokenImports([{ path, text }])).toEqual([]);
  });

  test('an import from one provider into another', () => {
    const folder = 'packages/models/src/registry';
    const files = [
      {
        path: `${folder}/file/file.ts`,
        text: "import '../oci/tags.ts'; import '../kind.ts'; import './a.ts';",
      },
      { path: `${folder}/oci/oci.ts`, text: "import '../shared/a.ts';" },
      { path: `${folder}/oci/tags.ts`, text: '' },
      { path: `${folder}/shared/a.ts`, text: '' },
      {
        path: 'packages/targets/src/local/local.ts',
        text: "import '@slipway/models/registry/oci/tags'; import '@slipway/models/registry/open';",
      },
    ];
    expect(importsAcrossProviders(files)).toEqual([
      expect.stringContaining('file.ts:1 imports from registry/oci'),
      expect.stringContaining('local.ts:1 imports from registry/oci'),
    ]);
  });
});
