import { start } from '../../bundle/dist/index.js';
await start('package-model', import.meta.url);
