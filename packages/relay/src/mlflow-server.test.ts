import { until } from '@slipway/testing/gateway-process';
import { GitHubStandIn } from '@slipway/testing/github/stand-in';
import { MlflowServer } from '@slipway/testing/mlflow-server';
import { RelayProcess } from '@slipway/testing/relay-process';
import { requires } from '@slipway/testing/requires';
import { describe, expect, onTestFinished, test } from 'vitest';

const tools = requires('uv');

describe.skipIf(tools.missing)(`a real MLflow server${tools.note}`, () => {
  test('a version, an alias and a tag are told to GitHub; its test button deploys nothing', async () => {
    const github = await GitHubStandIn.start();
    onTestFinished(() => github[Symbol.asyncDispose]());
    github.tokens.set('t', { repositories: ['acme/iris'] });
    const relay = await RelayProcess.start(
      {
        github: { api_url: github.url, token: { env: 'TOKEN' }, allow_private: true },
        sources: [{ path: '/mlflow', kind: 'mlflow', secret: { env: 'HOOK' } }],
        subscriptions: [{ repository: 'acme/iris' }],
        limits: { spacing_seconds: 0.001 },
      },
      { TOKEN: 't', HOOK: 'a secret of MLflow' },
    );
    onTestFinished(() => relay[Symbol.asyncDispose]());
    const mlflow = await MlflowServer.start();
    onTestFinished(() => mlflow[Symbol.asyncDispose]());
    const { webhook } = (await mlflow.call('POST', 'webhooks', {
      name: 'relay',
      url: `${relay.url}/mlflow`,
      secret: 'a secret of MLflow',
      events: [
        { entity: 'MODEL_VERSION', action: 'CREATED' },
        { entity: 'MODEL_VERSION_ALIAS', action: 'CREATED' },
        { entity: 'MODEL_VERSION_TAG', action: 'SET' },
      ],
    })) as { webhook: { webhook_id: string } };
    const tested = await mlflow.call('POST', `webhooks/${webhook.webhook_id}/test`, {});
    expect(tested).toMatchObject({ result: { success: true, response_status: 200 } });

    await mlflow.call('POST', 'registered-models/create', { name: 'iris' });
    const version = {
      name: 'iris',
      source: 's3://models/iris',
      tags: [{ key: 'stage', value: 'production' }],
    };
    await mlflow.call('POST', 'model-versions/create', version);
    await until(() => github.dispatches.length === 1);
    await mlflow.call('POST', 'registered-models/alias', { name: 'iris', alias: 'champion', version: '1' });
    await until(() => github.dispatches.length === 2);
    await mlflow.call('POST', 'model-versions/set-tag', {
      name: 'iris',
      version: '1',
      key: 'ok',
      value: 'yes',
    });
    await until(() => github.dispatches.length === 3);

    const same = { registry: 'mlflow', name: 'iris', version: '1' };
    expect(github.dispatches.map(({ payload }) => payload)).toMatchObject([
      {
        kind: 'model-registered',
        ...same,
        details: { source: 's3://models/iris', tags: { stage: 'production' } },
      },
      { kind: 'model-alias-moved', ...same, alias: 'champion' },
      { kind: 'model-tag-set', ...same, tag: { key: 'ok', value: 'yes' } },
    ]);
  });
});
