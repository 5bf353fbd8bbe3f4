import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';
import { fileOf, fixture, problemsOf } from '../../fixtures/fixture-files.ts';
import { detect } from '../detect.ts';

const models = new URL('../../../../test/fixtures/models/', import.meta.url);
const skops = (folder: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`${folder}/model.skops`, models)));

describe('skops', () => {
  it('tells the type, the version and the features, and lists every type that loading would import', async () => {
    const detected = await detect([fileOf('model.skops', skops('iris-skops'))]);
    expect(detected).toMatchObject({
      framework: 'scikit-learn',
      frameworkVersion: '1.9.1',
      facts: {
        estimators: [{ className: 'sklearn.pipeline.Pipeline', serialization: 'skops', features: 4 }],
      },
    });
    if (detected.framework !== 'scikit-learn') return;
    expect(detected.facts.estimators[0]?.imports).toContain(
      'sklearn.linear_model._logistic.LogisticRegression',
    );
    const foreign = await detect([fileOf('m.skops', skops('untrusted-skops'))]);
    expect(JSON.stringify(foreign.facts)).toContain('recipes.files.write_json');
  });

  it('says what is wrong with a file that only claims to be one', async () => {
    expect(
      await problemsOf(() => detect([fileOf('m.skops', skops('iris-skops').subarray(0, 900))])),
    ).toHaveLength(1);
    const [noSchema] = await problemsOf(() => detect([fileOf('m.skops', fixture('script.pt'))]));
    expect(noSchema?.said).toContain('has no `schema.json`');
  });
});
