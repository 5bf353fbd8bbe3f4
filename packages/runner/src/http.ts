import type { Http } from '@slipway/core/ports';
import { Failure } from '@slipway/core/trouble';
import type { Network } from '@slipway/http/connections';

const usualMs = 30_000;

/** Calls services, once each. What does it is loaded when it is first asked for: most runs never do, and start sooner. */
export function httpPort(network: Network): Http {
  const load = async (): Promise<Http> => {
    const { Connections } = await import('@slipway/http/connections');
    const { ask } = await import('@slipway/http/ask');
    const { textAnswer } = await import('@slipway/http/answers');
    const { connectionFailure, TimedOut } = await import('@slipway/http/troubles');
    const connections = new Connections(network);
    return {
      send: async ({ method, url, headers = {}, body, timeoutMs = usualMs, bodyBytes }) => {
        const address = new URL(url);
        try {
          const outgoing = { method, url: address, headers, body };
          return textAnswer(await ask(connections, outgoing, { wholeMs: timeoutMs, bodyBytes }));
        } catch (thrown) {
          if (thrown instanceof Failure) throw thrown;
          const said = `${method} ${address.origin}${address.pathname}`;
          if (thrown instanceof TimedOut)
            throw new Failure('NETWORK_FAILED', `${said}: no answer in time`, { cause: thrown });
          throw connectionFailure(said, address.host, thrown);
        }
      },
    };
  };
  let loading: Promise<Http> | undefined;
  return { send: async (request) => (await (loading ??= load())).send(request) };
}
