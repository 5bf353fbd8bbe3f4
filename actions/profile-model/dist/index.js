import { start } from '../../bundle/dist/index.js';
await start('profile-model', import.meta.url);
