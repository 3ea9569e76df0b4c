import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const OUTPUT = join(import.meta.dirname, '..', '..', 'dist', 'dashboard');
/** Mantine's components that the signed-out pages use. */
const FIRST_WIDGETS = [
  'ActionIcon',
  'Alert',
  'Anchor',
  'AppShell',
  'Button',
  'Container',
  'Group',
  'Input',
  'Paper',
  'PasswordInput',
  'SimpleGrid',
  'Stack',
  'Text',
  'TextInput',
  'Title',
];
/** Below this a compressed copy saves nothing worth a file. */
const WORTH_COMPRESSING_BYTES = 1024;

export default defineConfig({
  root: import.meta.dirname,
  base: '/static/',
  resolve: { alias: { '@texts': join(import.meta.dirname, 'src', 'texts', 'en') } },
  plugins: [react(), compressedCopies()],
  build: {
    outDir: OUTPUT,
    emptyOutDir: true,
    assetsDir: '.',
    target: 'es2023',
    reportCompressedSize: false,
    manifest: 'manifest.json',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What the signed-out pages need, in few files, as a phone on a slow network pays for each one. The rest goes with its screens.
            { name: 'framework', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|openapi-fetch)[\\/]/, priority: 2 },
            {
              name: 'widgets',
              priority: 1,
              test: new RegExp(String.raw`@mantine[\\/](hooks|core[\\/]esm[\\/](core|components[\\/](${FIRST_WIDGETS.join('|')})))[\\/]`),
            },
            // What most of the other screens have in common.
            { name: 'more-widgets', test: /node_modules[\\/](@mantine[\\/]core|@floating-ui|react-remove-scroll)[\\/]/, minShareCount: 10 },
          ],
        },
      },
    },
  },
  // `npx vite apps/dashboard` beside a running `npm start`: the page from here, the API from there.
  server: { proxy: { '/api': 'http://localhost:3000', '/assets': 'http://localhost:3000', '/docs': 'http://localhost:3000' } },
});

/** Compresses once, at build time, what the marketplace then sends as it is. */
function compressedCopies(): Plugin {
  return {
    name: 'compressed-copies',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync(OUTPUT)) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        const content = readFileSync(join(OUTPUT, name));
        if (content.length < WORTH_COMPRESSING_BYTES) continue;
        writeFileSync(join(OUTPUT, `${name}.gz`), gzipSync(content, { level: 9 }));
        writeFileSync(join(OUTPUT, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}
