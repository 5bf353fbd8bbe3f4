import type { Engine } from './container-engine.ts';

/** What to ask a server in a container. */
export interface OfflineRequest {
  /** Asked until it answers well. */
  readiness: string;
  scoring: string;
  /** JSON. */
  body: string;
}

/**
 * Runs an image without any network and scores inside of its container, with the Python that every base of the tests
 * has: so nothing can have come from outside.
 * @returns the body of the answer; throws with the log of the server when there is none
 */
export function scoreOffline(engine: Engine, image: string, request: OfflineRequest): string {
  const container = engine.docker('run', '--detach', '--network', 'none', image);
  try {
    const words = [request.readiness, request.scoring, request.body];
    return engine.docker('exec', container, 'python3', '-c', program, ...words);
  } catch (thrown) {
    throw new Error(`no answer from ${image}, whose log is:\n${engine.docker('logs', container)}`, {
      cause: thrown,
    });
  } finally {
    engine.docker('rm', '--force', container);
  }
}

const program = `
import sys, time, urllib.error, urllib.request
readiness, scoring, body = sys.argv[1:]
server = 'http://127.0.0.1:5001'
for attempt in range(600):
    try:
        urllib.request.urlopen(server + readiness, timeout=5).read()
        break
    except OSError:
        time.sleep(0.1)
request = urllib.request.Request(server + scoring, body.encode(), {'content-type': 'application/json'})
try:
    print(urllib.request.urlopen(request, timeout=30).read().decode())
except urllib.error.HTTPError as error:
    sys.exit(f'{error.code} {error.read().decode()}')
`;
