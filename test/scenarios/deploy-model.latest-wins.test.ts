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

  const event = {
    schemaVersion: 1,
    id: `sha256:${'0'.repeat(64)}`,
    kind: 'model-registered',
    registry: 'file',
    name: 'tiny',
    version: '3',
    details: { digest: `sha256:${'0'.repeat(64)}` },
    occurredAt: '2026-11-21T08:00:00Z',
  };
  const told = { event: JSON.stringify({ action: event.kind, client_payload: event }) };
  const stale = await here.deploy({ version: '10' }, told);
  expect(stale).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } });
  expect(stale.annotations).toMatchObject([{ level: 'warning', title: 'Event' }]);
  const other = await here.deploy({ version: '3' }, told);
  expect(other.exitCode).toBe(1);
  expect(other.annotations[0]?.message).toContain('it tells of tiny:3 with the digest sha256:000');

  const wished = await here.deploy({ version: '1' });
  expect(wished.outputs).toMatchObject({ deployment: 'tiny-1', previous: 'tiny-10' });
  expect(wished.outputs).not.toHaveProperty('superseded');
});
