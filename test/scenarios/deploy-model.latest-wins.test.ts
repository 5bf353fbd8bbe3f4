import { Deploying } from '@slipway/testing/deploying';
import { afterEach, expect, it } from 'vitest';

let here: Deploying;

afterEach(() => here.run({ command: 'delete' }));

it('latest-wins leaves what serves when an older version comes late, and says so', async () => {
  here = new Deploying();
  const latest = { 'latest-wins': 'true' };
  const first = await here.deploy({ version: '2' }, latest);
  expect(first.outputs).toMatchObject({ deployment: 'tiny-2', changed: 'true', superseded: 'false' });

  const late = await here.deploy({ version: '1' }, latest);
  expect(late.exitCode).toBe(0);
  expect(late.outputs).toMatchObject({ deployment: 'tiny-2', changed: 'false', superseded: 'true' });
  expect(late.stdout).toContain('tiny stays as it is: tiny:1 is older than tiny:2, which serves');
  expect(await here.version()).toBe('2');

  const newer = await here.deploy({ version: '10' }, latest);
  expect(newer.outputs).toMatchObject({ deployment: 'tiny-10', previous: 'tiny-2', superseded: 'false' });
  expect(await here.version()).toBe('10');

  const wished = await here.deploy({ version: '1' });
  expect(wished.outputs).toMatchObject({ deployment: 'tiny-1', previous: 'tiny-10' });
  expect(wished.outputs).not.toHaveProperty('superseded');
});
