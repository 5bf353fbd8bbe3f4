import type { Parsed } from '@slipway/core/inputs';
import { refuse } from '@slipway/core/trouble';
import type { AzureEnvironment } from '@slipway/formats/azure';
import type { ServedRoutes } from '@slipway/packaging/server/kind';

/** What is said of a route: Azure's port is 5001, and a program that says nothing else is asked at its root. */
const usual: ServedRoutes = { liveness: '/', readiness: '/', scoring: '/score', port: 5001 };

/** Reads the input `server-routes`: `scoring=/predict port=8080`, with spaces or line ends between. */
export function parseServerRoutes(text: string): Parsed<ServedRoutes> {
  const expected =
    '`liveness`, `readiness` and `scoring` with a path each and `port` with a port, such as `scoring=/predict port=8080`';
  const given: Partial<Record<string, string>> = {};
  for (const entry of text.split(/\s+/).filter((word) => word !== '')) {
    const [, name = '', value = ''] = /^(\w+)=(.+)$/.exec(entry) ?? [];
    const isRight = name === 'port' ? isPort(value) : name in usual && value.startsWith('/');
    if (!isRight || name in given) return { expected, said: `\`${entry}\`` };
    given[name] = value;
  }
  const { liveness = usual.liveness, scoring = usual.scoring, port = String(usual.port) } = given;
  return { value: { liveness, readiness: given['readiness'] ?? liveness, scoring, port: Number(port) } };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}

/**
 * The routes of the `inference_config` of an environment of Azure ML.
 * @throws Problems when it names several ports: an image of Slipway answers at one
 */
export function routesOfConfig(
  file: string,
  config: AzureEnvironment['inference_config'],
): ServedRoutes | undefined {
  if (config === undefined) return undefined;
  const { liveness_route: live, readiness_route: ready, scoring_route: scoring } = config;
  const ports = [
    ...new Set([live, ready, scoring].flatMap((route) => (route === undefined ? [] : [route.port]))),
  ];
  if (ports.length > 1) {
    refuse({
      where: { file },
      said: `routes with the ports ${ports.join(', ')}`,
      expected: 'one port for all routes',
      remedy: 'let the program answer its probes at the port of its scoring route',
    });
  }
  const liveness = live?.path ?? usual.liveness;
  return {
    liveness,
    readiness: ready?.path ?? liveness,
    scoring: scoring?.path ?? usual.scoring,
    port: ports[0] ?? usual.port,
  };
}
