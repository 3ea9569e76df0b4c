import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { dashboardFolder, filesOf, readManifest } from '../../apps/marketplace/src/dashboard/built-files.js';
import { SCREENS } from '../../apps/marketplace/src/dashboard/screens.js';

/** So that the page is usable at once on a slow network, too. */
const MOST_BYTES = 250_000;
const MANTINE_STYLES = join(import.meta.dirname, '../../node_modules/@mantine/core/styles');

/** Holds the build in dist/, as `npm test` makes it. */
describe('the first load of the dashboard', () => {
  const folder = dashboardFolder() ?? '';
  const manifest = readManifest(folder);
  const ofScreen = (modules: readonly string[]) => filesOf(manifest, ['index.html', ...modules.map((module) => `src/${module}.tsx`)]);
  const bytesOf = (modules: readonly string[]): number =>
    [...ofScreen(modules).scripts]
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
    const files = [...ofScreen(['signed-out/sign-in']).scripts];
    expect(files.filter((file) => /chart/i.test(file))).toEqual([]);
  });

  it('brings to every screen the styles of its widgets', () => {
    const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
    const componentOf = new Map(
      readdirSync(MANTINE_STYLES)
        .filter((name) => /^\w+\.css$/.test(name))
        .flatMap((name) => classesIn(readFileSync(join(MANTINE_STYLES, name), 'utf8')).map((found) => [found, name] as const)),
    );
    for (const [screen, modules] of Object.entries(SCREENS)) {
      const { scripts, styles } = ofScreen(modules);
      const styled = new Set([...styles].flatMap((file) => classesIn(text(file))));
      const needed = [...scripts].flatMap((file) => classesIn(text(file)));
      const missing = new Set(needed.filter((name) => !styled.has(name)).flatMap((name) => componentOf.get(name) ?? []));
      expect({ screen, missing: [...missing] }).toEqual({ screen, missing: [] });
    }
  });
});

/** Mantine names its classes so, and nothing else does. */
function classesIn(text: string): string[] {
  return text.match(/\bm_[0-9a-f]{6,8}\b/g) ?? [];
}
