import { join } from 'node:path';
import { buildWhatChanged } from './build.mjs';
import { checkout, makeDataFolder } from './folders.mjs';
import { installWhatIsMissing } from './install.mjs';
import { nodeTooOld } from './node-version.mjs';
import { hold } from './running.mjs';
import { say } from './screen.mjs';
import { pause } from './subprocess.mjs';

/** Everything between a clone and a program that can run. Two commands at once do it one after the other. */
export const prepare = async () => {
  const tooOld = nodeTooOld();
  if (tooOld) throw new Error(tooOld);
  process.chdir(checkout);
  makeDataFolder(join(checkout, '.gatehouse'));
  for (let waited = false; ; waited = true) {
    const lock = await hold(join(checkout, '.gatehouse', 'prepare.sock'), () => ({ pid: process.pid, doing: 'installs and builds' }));
    if ('release' in lock) {
      try {
        await installWhatIsMissing();
        await buildWhatChanged();
      } finally {
        await lock.release();
      }
      return;
    }
    if (!waited) say('Waiting for another command that installs and builds here …');
    await pause(300);
  }
};
