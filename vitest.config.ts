import {defineConfig} from 'vitest/config';

const conditions = ['tenspot-source'];

/** End-to-end tests that mostly wait for one process at a time, and watch no clock: two of them fit beside each other. */
const paired = [
  'test/e2e/{errors,glyphs,golden,layout,package,previz,takes-page}.test.ts',
  'test/e2e/picture/*.test.ts',
  'test/e2e/set/{probe,truth,truth-conform,truth-join}.test.ts',
  'test/e2e/shoot/sandbox.test.ts',
];
const patience = {testTimeout: 300_000, hookTimeout: 300_000};

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
          name: 'e2e-paired',
          include: paired,
          maxWorkers: 2,
          ...patience,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: paired,
          fileParallelism: false,
          ...patience,
        },
      },
    ],
  },
});
