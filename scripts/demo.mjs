// `npm run demo [-- --once] [-- --sklearn]`: sets up, then carries real models through register, package, profile and
// deploy with the built actions. Plain JavaScript that runs on Node 20, because it runs before Node 24 is there.
import { build, handOver, install } from './setup.mjs';

install();
build();
handOver('scripts/demo/main.ts');
