// Jest runs everything as CommonJS (its ESM mode cannot load the CommonJS packages that require Nest),
// so every package in node_modules that is ESM is transformed too. The list is read from the disk, never kept by hand.
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Names of every installed package whose package.json says `"type": "module"`. */
const esmPackages = (dir, found = new Set()) => {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const names = entry.name.startsWith('@') ? readdirSync(`${dir}/${entry.name}`).map((n) => `${entry.name}/${n}`) : [entry.name];
    for (const name of names) {
      try {
        if (JSON.parse(readFileSync(`${dir}/${name}/package.json`, 'utf8')).type === 'module') found.add(name);
        esmPackages(`${dir}/${name}/node_modules`, found);
      } catch {
        // No package.json, or no nested node_modules: nothing to transform there.
      }
    }
  }
  return found;
};

const esm = [...esmPackages(`${root}/node_modules`)].map((name) => name.replace(/[.+]/g, '\\$&')).join('|');

const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
};

/** Nobody steps through a package; without its map it is half as long to read. */
const swcOfPackages = { ...swc, sourceMaps: false };

const base = {
  rootDir: root,
  testEnvironment: 'node',
  transform: { '/node_modules/.+\\.m?js$': ['@swc/jest', swcOfPackages], '^.+\\.(ts|m?js)$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${esm})/)`],
  moduleNameMapper: { '^@gatehouse/([\\w-]+)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.gatehouse/', '<rootDir>/.services/'],
};

/** Files that share what they load, for a run of everything (test/support/together.ts). */
const together = process.env.TEST_TOGETHER === 'true';

/** One project a kind of test; the kinds are described in CONTRIBUTING.md. */
const kind = (displayName, ...testMatch) => ({ ...base, displayName, testMatch: testMatch.map((glob) => `<rootDir>/${glob}`) });

export default {
  // The processes of a test need a moment on two busy cores; a test that hangs still fails.
  testTimeout: 60_000,
  projects: [
    kind('unit', together ? 'test/together/unit-*.ts' : '{apps,libs}/**/*.spec.ts'),
    kind('architecture', 'test/architecture/**/*.spec.ts'),
    kind('integration', together ? 'test/together/integration-*.ts' : 'test/integration/**/*.spec.ts'),
    kind('e2e', together ? 'test/together/e2e-*.ts' : 'test/e2e/**/*.e2e-spec.ts'),
    kind('faults', 'test/faults/**/*.spec.ts'),
    kind('browser', 'test/browser/**/*.spec.ts'),
    // Pictures are made on demand: they promise nothing.
    ...(process.env.SCREENSHOTS === 'true' ? [kind('screenshots', 'test/screenshots/**/*.spec.ts')] : []),
  ],
};
