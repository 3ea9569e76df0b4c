import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.gatehouse/', '.services/', '**/*.gen.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: 'test/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', prefer: 'type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Nest hands over empty modules as classes.
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only libs/platform/src/config reads the environment.' },
      ],
    },
  },
  {
    files: ['apps/dashboard/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { parserOptions: { project: 'apps/dashboard/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ['apps/dashboard/**/*.mts', 'apps/dashboard/**/*.spec.ts'],
    languageOptions: { parserOptions: { project: 'apps/dashboard/tsconfig.node.json', tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ['libs/platform/src/config/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // Modules that a browser loads as they are.
    files: ['apps/marketplace/src/pages/assets/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'AbortController',
          'addEventListener',
          'btoa',
          'clearTimeout',
          'console',
          'document',
          'Event',
          'fetch',
          'history',
          'localStorage',
          'location',
          'matchMedia',
          'navigator',
          'performance',
          'setInterval',
          'setTimeout',
          'TextDecoderStream',
          'TextEncoder',
          'URL',
          'URLSearchParams',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        AbortSignal: 'readonly',
        performance: 'readonly',
        module: 'writable',
        TextDecoder: 'readonly',
      },
    },
  },
);
