import { describe, expect, it } from 'vitest';

import { parseServerRoutes, routesOfConfig } from './server-routes.ts';

describe('server-routes', () => {
  it('takes paths and a port, and the usual ones for what is not said', () => {
    expect(parseServerRoutes('liveness=/live\nreadiness=/ready\nscoring=/predict\nport=8080')).toEqual({
      value: { liveness: '/live', readiness: '/ready', scoring: '/predict', port: 8080 },
    });
    expect(parseServerRoutes('liveness=/health')).toEqual({
      value: { liveness: '/health', readiness: '/health', scoring: '/score', port: 5001 },
    });
  });

  it.each(['score=/x', 'scoring=predict', 'port=0', 'port=70000', 'port=http', '/predict', 'port=1 port=2'])(
    'refuses %s',
    (text) => {
      expect(parseServerRoutes(text)).toMatchObject({
        expected: expect.stringContaining('port=8080') as string,
      });
    },
  );
});

describe('inference_config', () => {
  const at = (path: string, port = 8080): { path: string; port: number } => ({ path, port });

  it('says the routes of the server', () => {
    const config = {
      liveness_route: at('/live'),
      readiness_route: at('/ready'),
      scoring_route: at('/predict'),
    };
    expect(routesOfConfig('env.yml', config)).toEqual({
      liveness: '/live',
      readiness: '/ready',
      scoring: '/predict',
      port: 8080,
    });
    expect(routesOfConfig('env.yml', undefined)).toBeUndefined();
  });

  it('is refused with several ports', () => {
    const config = { liveness_route: at('/live', 8081), scoring_route: at('/predict') };
    expect(() => routesOfConfig('env.yml', config)).toThrow('8081, 8080');
  });
});
