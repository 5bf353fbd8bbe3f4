#!/usr/bin/env node
// The command line: `slipway <action> --input value`. The same actions that workflows use, behind another door.
import { commandLine } from './dist/index.js';

// The bundle is found from a place like `actions/<name>/dist/index.js`.
await commandLine(process.argv.slice(2), new URL('dist/index.js', import.meta.url).href);
