// Loaded before a measured program (`node --import`): writes its peak memory in bytes when it ends. `maxRSS` is the
// kernel's own high-water mark, in kibibytes.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(process.env['SLIPWAY_BENCH_PEAK'] ?? '', String(process.resourceUsage().maxRSS * 1024));
});
