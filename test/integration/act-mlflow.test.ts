import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';

import { describe, expect, onTestFinished, test } from 'vitest';

import { publishActions } from '@slipway/testing/act/published-actions';
import { runAct, troubleOf, type RanByAct } from '@slipway/testing/act/run-act';
import { freePort, until } from '@slipway/testing/gateway-process';
import { GitHubStandIn, type TakenDispatch } from '@slipway/testing/github/stand-in';
import { MlflowServer, mlflowProgram } from '@slipway/testing/mlflow-server';
import { share } from '@slipway/testing/one-run';
import { RelayProcess } from '@slipway/testing/relay-process';
import { requires } from '@slipway/testing/requires';
import { newFolder, root } from '@slipway/testing/run-action';

import { layRepository, modelFile, servingVersion, type Version } from './two-versions.ts';

const tools = requires('act', 'npm', 'uv');
const run = promisify(execFile);
const secret = 'a secret of MLflow';

/** Sends a delivery to the relay once more, byte for byte; answers the status. */
type Again = () => Promise<number>;

/** Stands before the relay: passes on what MLflow sends, so that it can be sent again exactly as it was. */
async function doorway(relay: string): Promise<{ url: string; seen: Again[] }> {
  const seen: Again[] = [];
  const server = createServer((request, response) => void passOn(request, response));

  async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const body = new Uint8Array(await buffer(request));
    const send: Again = async () =>
      (await fetch(relay, { method: 'POST', headers: headers as Record<string, string>, body })).status;
    seen.push(send);
    response.writeHead(await send().catch(() => 502)).end();
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

async function startRelay(github: GitHubStandIn, port: number): Promise<RelayProcess> {
  const relay = await RelayProcess.start(
    {
      listen: { port },
      github: { api_url: github.url, token: { env: 'TOKEN' }, allow_private: true },
      sources: [{ path: '/mlflow', kind: 'mlflow', secret: { env: 'HOOK' } }],
      subscriptions: [{ repository: 'octo/models', events: ['model-alias-moved'], aliases: ['champion'] }],
      limits: { spacing_seconds: 0.001 },
    },
    { TOKEN: 't', HOOK: secret },
  );
  onTestFinished(() => relay[Symbol.asyncDispose]());
  return relay;
}

async function startMlflow(hook: string): Promise<MlflowServer> {
  const mlflow = await MlflowServer.start();
  onTestFinished(() => mlflow[Symbol.asyncDispose]());
  const events = [{ entity: 'MODEL_VERSION_ALIAS', action: 'CREATED' }];
  await mlflow.call('POST', 'webhooks', { name: 'relay', url: hook, secret, events });
  return mlflow;
}

/** MLflow's own Python client, as in somebody's training job. */
async function registerChampion(mlflow: MlflowServer, version: Version): Promise<string> {
  const python = join(dirname(await mlflowProgram()), 'python');
  const script = join(root, 'test/integration/register_in_mlflow.py');
  const { stdout } = await run(python, [script, mlflow.url, 'digits', modelFile(version)]);
  return stdout.trim();
}

describe.skipIf(tools.missing)(
  `from MLflow to the endpoint, with nothing played but GitHub${tools.note}`,
  () => {
    test('an alias that moves in MLflow moves the endpoint, once; a relay that is killed loses nothing', async () => {
      const [released, repository, home] = [newFolder(), newFolder(), newFolder('slipway-home-')];
      onTestFinished(() => [released, repository, home].forEach((made) => rmSync(made, { recursive: true })));
      const machine = { home, released };
      share(join(home, '.slipway'));
      publishActions(root, released);
      layRepository(repository);

      const github = await GitHubStandIn.start();
      onTestFinished(() => github[Symbol.asyncDispose]());
      github.tokens.set('t', { repositories: ['octo/models'] });
      const port = await freePort();
      const relay = await startRelay(github, port);
      const hook = await doorway(`http://127.0.0.1:${port}/mlflow`);
      const mlflow = await startMlflow(hook.url);

      const started: Promise<RanByAct>[] = [];
      github.onDispatch = ({ eventType, payload }: TakenDispatch) =>
        void started.push(
          runAct({
            workflow: join(root, 'workflows-examples', 'mlflow-champion-moved.yml'),
            repository,
            published: { 'owner/slipway@v1': released },
            event: { name: 'repository_dispatch', payload: { action: eventType, client_payload: payload } },
            variables: { MLFLOW_REGISTRY: `mlflow:${mlflow.url}` },
            home,
          }),
        );
      const runOf = async (index: number): Promise<RanByAct> => {
        await until(() => started.length > index);
        const ran = await started[index]!;
        onTestFinished(ran.clear);
        return ran;
      };

      expect(await registerChampion(mlflow, 1)).toBe('1');
      expect(troubleOf(await runOf(0))).toEqual([]);
      expect(await servingVersion(machine, 'digits')).toBe(1);

      // GitHub does not answer, and the relay is killed while it waits: what it was told is on its disk.
      github.order('silence');
      expect(await registerChampion(mlflow, 2)).toBe('2');
      await until(() => github.calls.some(({ status }) => status === 0));
      await relay.stop('SIGKILL');
      expect(await servingVersion(machine, 'digits')).toBe(1);
      await relay.launch();
      expect(troubleOf(await runOf(1))).toEqual([]);
      expect(await servingVersion(machine, 'digits')).toBe(2);

      expect(hook.seen).toHaveLength(2);
      expect(await Promise.all(hook.seen.map((again) => again()))).toEqual([200, 200]);
      expect([github.dispatches.length, started.length]).toEqual([2, 2]);
    }, 120_000);
  },
);
