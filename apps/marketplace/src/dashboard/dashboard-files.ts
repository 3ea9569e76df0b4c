import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DashboardNotBuilt } from './dashboard.errors.js';

/** `dist/dashboard`, seen from the build and from the sources (tests). */
const FOLDERS = [join(import.meta.dirname, '../../../../dashboard'), join(import.meta.dirname, '../../../../dist/dashboard')];

/** The folder of the built dashboard; null when it was not built. `npm start` and `npm test` build it. */
export function dashboardFolder(): string | null {
  return FOLDERS.find((folder) => existsSync(join(folder, 'index.html'))) ?? null;
}

let page: string | undefined;

/**
 * The one HTML page of the dashboard. What its scripts style at run time carries the nonce, which the content security policy names.
 *
 * @throws {DashboardNotBuilt}
 */
export function dashboardPage(styleNonce: string): string {
  if (page === undefined) {
    const folder = dashboardFolder();
    if (folder === null) throw new DashboardNotBuilt();
    page = readFileSync(join(folder, 'index.html'), 'utf8');
  }
  return page.replace('__STYLE_NONCE__', styleNonce);
}
