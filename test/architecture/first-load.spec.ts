import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { dashboardFolder, filesOf, readManifest } from '../../apps/marketplace/src/dashboard/built-files.js';
import { SCREENS } from '../../apps/marketplace/src/dashboard/screens.js';

/** So that the page is usable at once on a slow network, too. */
const MOST_BYTES = 250_000;

/** Holds the build in dist/, as `npm test` makes it. */
describe('the first load of the dashboard', () => {
  const folder = dashboardFolder() ?? '';
  const manifest = readManifest(folder);
  const bytesOf = (modules: readonly string[]): number =>
    [...filesOf(manifest, ['index.html', ...modules.map((module) => `src/${module}.tsx`)])]
      .map((file) => join(folder, file))
      .reduce((sum, file) => sum + statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size, 0);

  it('keeps the scripts of every signed-out page small', () => {
    for (const screen of ['/', '/sign-in', '/sign-up', '/forgot-password', '/install/*'])
      expect({ screen, small: bytesOf(SCREENS[screen] ?? []) <= MOST_BYTES }).toEqual({ screen, small: true });
  });

  it('hints only at modules that the build has', () => {
    for (const modules of Object.values(SCREENS)) expect(bytesOf(modules)).toBeGreaterThan(0);
  });

  it('leaves the charts to the screens that draw', () => {
    const files = [...filesOf(manifest, ['index.html', 'src/signed-out/sign-in.tsx'])];
    expect(files.filter((file) => /chart/i.test(file))).toEqual([]);
  });
});
