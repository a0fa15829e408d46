import {defineConfig} from 'vitest/config';

const conditions = ['tenspot-source'];

/** An end-to-end test starts whole programs. It is beside the tests of its subject, or in test/e2e when it is about the product. */
const endToEnd = ['test/**/*.e2e.test.ts', 'test/e2e/*.test.ts'];

/** These use every core, watch a clock or kill processes, so each runs alone. All others mostly wait: two run at a time. */
const alone = [
  'test/cli/commands/shoot.interrupted.e2e.test.ts',
  'test/e2e/{kill,paid-once}.test.ts',
  'test/machine/browser/session.e2e.test.ts',
  'test/picture/bench/Stock.e2e.test.ts',
  'test/production/render/render-batch.e2e.test.ts',
  'test/production/render/set-engine/engine*.e2e.test.ts',
  'test/production/studio/studio.e2e.test.ts',
];

/** These are long: `npm test` leaves them out, `npm test -- --all` and CI run them. */
const long = ['test/e2e/{kill,paid-once}.test.ts'];

const endToEndTests = (name: string, include: string[], exclude: string[], maxWorkers: number) => ({
  extends: true as const,
  test: {name, include, exclude, maxWorkers, testTimeout: 300_000, hookTimeout: 300_000},
});

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
          exclude: endToEnd,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      endToEndTests('e2e-paired', endToEnd, [...alone, ...long], 2),
      endToEndTests('e2e', alone, long, 1),
      endToEndTests('e2e-long', long, [], 1),
    ],
  },
});
