import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Where the test files of a kind are, and how they end. */
const KINDS = {
  unit: { folders: ['apps', 'libs'], ending: '.spec.ts' },
  integration: { folders: ['test/integration'], ending: '.spec.ts' },
  e2e: { folders: ['test/e2e'], ending: '.e2e-spec.ts' },
} as const;

/**
 * Runs a part of the test files of a kind as if they were one: every file loads the same thousands of modules anew, which takes it some
 * seconds, often longer than its tests take. For whole runs only; a file that is named on the command line runs by itself.
 *
 * @param part from 1 to `of`
 */
export function together(kind: keyof typeof KINDS, part: number, of: number): void {
  const { folders, ending } = KINDS[kind];
  const files = folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((file) => file.endsWith(ending) && !file.includes('node_modules'))
    .map((file) => ({ file, size: statSync(join(root, file)).size }))
    // The large ones first, so that all parts take about as long.
    .sort((a, b) => b.size - a.size || a.file.localeCompare(b.file));
  for (const { file } of files.filter((_, at) => at % of === part - 1))
    describe(file, () => {
      jest.requireActual(join(root, file));
    });
}
