import { start } from '../../bundle/dist/index.js';
await start('watch-models', import.meta.url);
