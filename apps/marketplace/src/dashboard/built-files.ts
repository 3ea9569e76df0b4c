import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the build, seen from the build and from the sources (tests). */
const FOLDERS = [join(import.meta.dirname, '../../../../dashboard'), join(import.meta.dirname, '../../../../dist/dashboard')];

/** What the build wrote, by module: the file that holds it, and the keys of what that file imports. */
export type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

/** The folder of the built dashboard; null when it was not built. `npm start` and `npm test` build it. */
export function dashboardFolder(): string | null {
  return FOLDERS.find((folder) => existsSync(join(folder, 'index.html'))) ?? null;
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

/** The files that a browser needs to run some modules, with everything that they import at once. */
export function filesOf(manifest: Manifest, keys: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const built = manifest[key];
    if (!built) throw new Error(`The build of the dashboard has no ${key}; the list of screens or the build is of another version.`);
    files.add(built.file);
    built.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return files;
}
