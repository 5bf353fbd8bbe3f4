// `npm run bench -- <name> [--json] [--quick]`, `npm run bench -- --list`
import { build, handOver, install } from './setup.mjs';

install();
build();
handOver('scripts/measure.ts', ['bench', ...process.argv.slice(2)]);
