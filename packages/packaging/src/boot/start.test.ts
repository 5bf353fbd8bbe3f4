import { describe, expect, it } from 'vitest';

import type { PackageManifest, ServerStart } from '@slipway/core/package-manifest';

import { startCommand } from './start.ts';

function manifest(
  start: Partial<ServerStart>,
  environmentVariables: Record<string, string> = {},
): PackageManifest {
  return {
    start: { args: [], variables: {}, runtime: 'python', ...start },
    environmentVariables,
  } as unknown as PackageManifest;
}

const at = { port: 8080, host: '127.0.0.1' };

describe('the command that starts a server', () => {
  it('fills the words in braces, in arguments and variables', () => {
    const start = {
      args: ['{package}/server/serve.py', '--bind={host}:{port}', '{other}'],
      variables: { PYTHONPYCACHEPREFIX: '{environment}/pycache' },
    };
    expect(startCommand(manifest(start), '/p', '/e', at, { node: '/node', platform: 'linux' })).toMatchObject(
      {
        program: '/e/bin/python',
        args: ['/p/server/serve.py', '--bind=127.0.0.1:8080', '{other}'],
        folder: '/p',
        environment: { PYTHONPYCACHEPREFIX: '/e/pycache' },
      },
    );
  });

  it('leaves what the user wrote as it is, and lets the server have the last word', () => {
    const wanted = manifest(
      { variables: { AZUREML_MODEL_DIR: '{package}/models' } },
      { TEMPLATE: '{port}', AZUREML_MODEL_DIR: 'x' },
    );
    const { environment } = startCommand(wanted, '/p', '/e', at, { node: '/node', platform: 'linux' });
    expect(environment).toMatchObject({ TEMPLATE: '{port}', AZUREML_MODEL_DIR: '/p/models' });
  });

  it('hides the Python of the job from the server', () => {
    const { environment } = startCommand(manifest({}), '/p', '/e', at, { node: '/node', platform: 'linux' });
    expect(environment).toHaveProperty('PYTHONPATH', undefined);
    expect(environment).toHaveProperty('VIRTUAL_ENV', undefined);
    const own = startCommand(manifest({}, { PYTHONPATH: '/mine' }), '/p', '/e', at, {
      node: '/node',
      platform: 'linux',
    });
    expect(own.environment).toHaveProperty('PYTHONPATH', '/mine');
  });

  it('finds the program of the platform', () => {
    const program = (runtime: 'python' | 'node', platform: string): string =>
      startCommand(manifest({ runtime }), 'p', 'C:\\e', at, { node: 'node.exe', platform }).program;
    expect(program('python', 'win32')).toBe('C:\\e\\Scripts\\python.exe');
    expect(program('node', 'win32')).toBe('node.exe');
  });
});
