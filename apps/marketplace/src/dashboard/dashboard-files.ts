import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DashboardNotBuilt } from './dashboard.errors.js';
import { SCREENS, sessionOf } from './screens.js';

/** Folders of the build, seen from the build and from the sources (tests). */
const FOLDERS = [join(import.meta.dirname, '../../../../dashboard'), join(import.meta.dirname, '../../../../dist/dashboard')];

/** What the build wrote of one module: the file that holds it, and by key what that file imports. */
interface Built {
  readonly file: string;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, Built>>;

/** The folder of the built dashboard; null when it was not built. `npm start` and `npm test` build it. */
export function dashboardFolder(): string | null {
  return FOLDERS.find((folder) => existsSync(join(folder, 'index.html'))) ?? null;
}

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
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  return new Map(
    Object.entries(SCREENS).map(([screen, modules]) => [screen, page.replace('</head>', `${hints(manifest, screen, modules)}</head>`)]),
  );
}

/** Otherwise the browser learns of each step only when the one before has run: page, scripts, session, scripts of the screen. */
function hints(manifest: Manifest, screen: string, modules: readonly string[]): string {
  const already = filesOf(manifest, ['index.html']);
  const files = [
    ...filesOf(
      manifest,
      modules.map((module) => `src/${module}.tsx`),
    ),
  ].filter((file) => !already.has(file));
  const session = sessionOf(screen);
  return [
    ...files.map((file) => `<link rel="modulepreload" crossorigin href="/static/${file}">`),
    ...(session === null ? [] : [`<link rel="preload" as="fetch" crossorigin href="${session}">`]),
  ].join('');
}

function filesOf(manifest: Manifest, keys: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const built = manifest[key];
    if (!built) throw new Error(`The build of the dashboard has no ${key}; SCREENS or the build is of another version.`);
    files.add(built.file);
    built.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return files;
}
