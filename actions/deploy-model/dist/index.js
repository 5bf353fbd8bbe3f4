import { start } from '../../bundle/dist/index.js';
await start('deploy-model', import.meta.url);
