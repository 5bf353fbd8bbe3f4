// `npm test [-- vitest's arguments]`: sets up, then runs the tests on Node 24. Plain JavaScript that runs on Node 20,
// because it runs before Node 24 is there.
import { build, handOver, install } from './setup.mjs';

install();
build();
handOver('scripts/run-tests.ts');
