import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { messageOf, Problems } from '@slipway/core/trouble';
import { isProxied } from '@slipway/http/proxies';
import { networkEnvironment } from '@slipway/runner/environment';

import { exitCodes, help, readCommandLine, type CommandLine } from './command-line.ts';
import type { RelayConfig } from './config.ts';
import { readConfiguration } from './configuration/read.ts';
import { jsonLog, type LogFields } from './log.ts';
import { Relay } from './relay.ts';
import { replayFrom, type Ending } from './replay.ts';
import { lockStore } from './store/lock.ts';
import { Store } from './store/store.ts';

async function configuration({ config, allowPrivate }: CommandLine): Promise<RelayConfig> {
  const text = readFileSync(config, 'utf8');
  const folder = process.cwd();
  return readConfiguration(text, { file: config, folder, environment: process.env, allowPrivate });
}

async function serve(config: RelayConfig): Promise<Ending | undefined> {
  const log = jsonLog((line) => process.stdout.write(line));
  let end = (_why: string, _fields: LogFields, _code: number): void => undefined;
  const lock = await lockStore(config.store, () =>
    end('another relay took the store: ending', { store: config.store }, exitCodes.inUse),
  );
  if ('heldBy' in lock)
    return { code: exitCodes.inUse, text: `${lock.heldBy} uses the store ${config.store}` };
  const network = networkEnvironment();
  const relay = await Relay.start(config, { log, network });
  const sources = config.sources.map(({ path, kind }) => `${path} (${kind})`);
  log.info('listening', {
    url: relay.url,
    sources,
    github: config.github.apiUrl,
    proxy: isProxied(network.proxyEnvironment),
  });
  end = (why, fields, code) => {
    log.info(why, fields);
    void relay.stop().then(() => {
      lock.release();
      process.exit(code);
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => end('stopping', { signal }, exitCodes.done));
  return undefined;
}

async function undelivered(config: RelayConfig): Promise<Ending> {
  const lines = (await Store.look(config.store)).flatMap(({ key, event, dispatches }) =>
    dispatches
      .filter(({ status }) => status === 'undelivered')
      .map(({ repository, why }) =>
        [key, event.kind, `${event.name}:${event.version}`, repository, why].join('\t'),
      ),
  );
  return { code: exitCodes.done, text: lines.join('\n') };
}

async function run(line: CommandLine): Promise<Ending | undefined> {
  if (line.command === 'help') return { code: exitCodes.done, text: help.trimEnd() };
  const config = await configuration(line);
  if (line.command === 'check') return { code: exitCodes.done, text: `${line.config} is right` };
  mkdirSync(config.store, { recursive: true, mode: 0o700 });
  if (line.command === 'undelivered') return undelivered(config);
  if (line.command === 'replay') return replayFrom(config, line.id, Date.now());
  return serve(config);
}

/** What a person is told, and the exit code, for anything that was thrown. */
function endingOf(thrown: unknown, config: string): Ending {
  if (thrown instanceof Problems) return { code: exitCodes.wrong, text: thrown.message };
  const { syscall = '', path = '' } = thrown as NodeJS.ErrnoException;
  if (syscall === 'listen') return { code: exitCodes.address, text: messageOf(thrown) };
  if (syscall !== '' && path !== '') {
    const isConfig = resolve(path) === resolve(config);
    return { code: isConfig ? exitCodes.wrong : exitCodes.store, text: messageOf(thrown) };
  }
  return { code: exitCodes.defect, text: (thrown as Error).stack ?? messageOf(thrown) };
}

async function main(): Promise<Ending | undefined> {
  const line = readCommandLine(process.argv.slice(2));
  if (typeof line === 'string') return { code: exitCodes.wrong, text: line };
  return run(line).catch((thrown: unknown) => endingOf(thrown, line.config));
}

const ending = await main();
if (ending !== undefined) {
  const stream = ending.code === exitCodes.done ? process.stdout : process.stderr;
  if (ending.text !== '') stream.write(`${ending.text}\n`);
  process.exitCode = ending.code;
}
