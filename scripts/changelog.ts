// Makes CHANGELOG.md with git-cliff. It depends on the history alone: the same commits make the same file.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { bring } from './tools.ts';

const { folders, reasons } = bring('git-cliff');
for (const reason of reasons) console.error(reason);
if (folders[0] === undefined) process.exit(1);
const args = ['--offline', '--config', 'scripts/changelog.toml', '--output', 'CHANGELOG.md'];
execFileSync(join(folders[0], 'git-cliff'), args, { stdio: 'inherit' });
