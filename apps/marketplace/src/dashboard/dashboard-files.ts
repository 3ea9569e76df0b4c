import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboardFolder, filesOf, readManifest, type Manifest } from './built-files.js';
import { DashboardNotBuilt } from './dashboard.errors.js';
import { NOWHERE, SCREENS, sessionOf } from './screens.js';

let pages: ReadonlyMap<string, string> | undefined;

/**
 * The one HTML page of the dashboard, with hints of what its screen will fetch. What its scripts style at run time carries the nonce,
 * which the content security policy names.
 *
 * @param screen a key of SCREENS
 * @throws {DashboardNotBuilt}
 */
export function dashboardPage(screen: string, styleNonce: string): string {
  pages ??= readPages();
  return (pages.get(screen) ?? '').replace('__STYLE_NONCE__', styleNonce);
}

function readPages(): ReadonlyMap<string, string> {
  const folder = dashboardFolder();
  if (folder === null) throw new DashboardNotBuilt();
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const manifest = readManifest(folder);
  return new Map(
    Object.entries({ ...SCREENS, [NOWHERE]: [] }).map(([screen, modules]) => [
      screen,
      page.replace('</head>', `${hints(manifest, screen, modules)}</head>`),
    ]),
  );
}

/** Otherwise the browser learns of each step only when the one before has run: page, scripts, session, scripts of the screen. */
function hints(manifest: Manifest, screen: string, modules: readonly string[]): string {
  const already = filesOf(manifest, ['index.html']);
  const { scripts, styles } = filesOf(
    manifest,
    modules.map((module) => `src/${module}.tsx`),
  );
  const session = sessionOf(screen);
  return [
    ...[...styles].filter((file) => !already.styles.has(file)).map((file) => `<link rel="stylesheet" crossorigin href="/static/${file}">`),
    ...[...scripts]
      .filter((file) => !already.scripts.has(file))
      .map((file) => `<link rel="modulepreload" crossorigin href="/static/${file}">`),
    ...(session === null ? [] : [`<link rel="preload" as="fetch" crossorigin href="${session}">`]),
  ].join('');
}
