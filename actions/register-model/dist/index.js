import { start } from '../../bundle/dist/index.js';
await start('register-model', import.meta.url);
