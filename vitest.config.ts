import {defineConfig} from 'vitest/config';

const conditions = ['tenspot-source'];

export default defineConfig({
  resolve: {conditions: [...conditions, 'module', 'node', 'development|production']},
  ssr: {resolve: {conditions: [...conditions, 'module', 'node', 'development|production']}},
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}', 'docs/provider/*.test.ts'],
          exclude: ['test/e2e/**'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
