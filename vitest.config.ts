import path from 'node:path';
import {defineConfig} from 'vitest/config';
import {type Extent, lostPatterns, selection} from './scripts/test/selection.ts';

const conditions = ['tenspot-source'];

// `scripts/test.ts` says how much is run. By hand, every test can be named.
const files = selection((process.env.TENSPOT_TESTS as Extent | undefined) ?? 'nightly');
for (const pattern of lostPatterns(import.meta.dirname))
  throw new Error(`scripts/test/selection.ts: expected a test at ${pattern}, got none: has it been renamed?`);

/** `timeout`: milliseconds for one test, far more than any needs, for machines that are busy. */
const endToEndTests = (
  name: string,
  globs: {include: string[]; exclude: string[]},
  {maxWorkers, timeout}: {maxWorkers: number; timeout: number},
) => ({
  extends: true as const,
  test: {name, ...globs, maxWorkers, testTimeout: timeout, hookTimeout: timeout},
});
const [USUAL, LONG] = [300_000, 900_000];

export default defineConfig({
  resolve: {conditions: [...conditions, 'module', 'node', 'development|production']},
  // Vitest passes these to Node as well, which has no condition `module` of its own: files of packages for bundlers would be loaded.
  ssr: {resolve: {conditions: [...conditions, 'node', 'development|production']}},
  test: {
    // Node keeps the compiled sources of the command line, which tests start hundreds of times.
    env: {NODE_COMPILE_CACHE: path.join(import.meta.dirname, 'node_modules/.cache/tenspot-tests/compiled')},
    // Vitest's own second is too short on a machine that is busy.
    expect: {poll: {timeout: 30_000}},
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          ...files.unit,
          // The files share one process for each core, which loads every module once. So no test may replace a module; vitest takes
          // spies back after each file.
          isolate: false,
          setupFiles: ['test/support/load-esbuild.ts'],
          // By default vitest leaves one core to others: half the speed on two.
          maxWorkers: '100%',
          // Far more than any test needs, for machines that are busy.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      endToEndTests('e2e-paired', files.paired, {maxWorkers: 2, timeout: USUAL}),
      endToEndTests('e2e', files.alone, {maxWorkers: 1, timeout: USUAL}),
      endToEndTests('e2e-long-paired', files.longPaired, {maxWorkers: 2, timeout: LONG}),
      endToEndTests('e2e-long', files.longAlone, {maxWorkers: 1, timeout: LONG}),
    ],
  },
});
