import { start } from '@slipway/runner/start';
import { packageModel } from './src/main.ts';
await start(packageModel, 'file:///tmp/pm/actions/package-model/dist/index.js');
