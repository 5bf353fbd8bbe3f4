// `npm run changelog`: makes CHANGELOG.md from the subjects of the commits.
import { handOver, install } from './setup.mjs';

install();
handOver('scripts/changelog.ts');
