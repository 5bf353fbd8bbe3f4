// `npm run soak -- <name> [--json]`, `npm run soak -- --list`: checks that take longer than the tests may.
import { build, handOver, install } from './setup.mjs';

install();
build();
handOver('scripts/measure.ts', ['soak', ...process.argv.slice(2)]);
