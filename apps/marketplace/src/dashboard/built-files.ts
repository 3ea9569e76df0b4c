import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the build, seen from the build and from the sources (tests). */
const FOLDERS = [join(import.meta.dirname, '../../../../dashboard'), join(import.meta.dirname, '../../../../dist/dashboard')];

/** What the build wrote, by module: the file that holds it, its styles, and the keys of what that file imports. */
export type Manifest = Readonly<
  Record<string, { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] }>
>;

/** What a browser needs to run some modules, with everything that they import at once. */
export interface BuiltFiles {
  readonly scripts: ReadonlySet<string>;
  readonly styles: ReadonlySet<string>;
}

/** The folder of the built dashboard; null when it was not built. `npm start` and `npm test` build it. */
export function dashboardFolder(): string | null {
  return FOLDERS.find((folder) => existsSync(join(folder, 'index.html'))) ?? null;
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

export function filesOf(manifest: Manifest, keys: readonly string[]): BuiltFiles {
  const seen = new Set<string>();
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const built = manifest[key];
    if (!built) throw new Error(`The build of the dashboard has no ${key}; the list of screens or the build is of another version.`);
    scripts.add(built.file);
    built.css?.forEach((file) => styles.add(file));
    built.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return { scripts, styles };
}
