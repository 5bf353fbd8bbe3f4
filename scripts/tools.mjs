// `npm run tools -- <names>`: brings the programs that npm does not bring, and prints their folders.
import { handOver, install } from './setup.mjs';

install();
handOver('scripts/tools.ts');
