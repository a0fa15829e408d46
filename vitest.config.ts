import {globSync} from 'node:fs';
import path from 'node:path';
import {defineConfig} from 'vitest/config';

const conditions = ['tenspot-source'];

/** An end-to-end test starts whole programs. It is beside the tests of its subject, or in test/e2e when it is about the product. */
const endToEnd = ['test/**/*.e2e.test.ts', 'test/e2e/*.test.ts'];

/** These watch a clock or kill processes, so each runs alone. All others wait for a part of their time: two run at a time. */
const alone = ['test/cli/commands/shoot.interrupted.e2e.test.ts'];

/** `npm test` leaves these out, `npm test -- --all` and CI run them: they are long, and repeat in depth what others cover. */
const long = {
  paired: [
    'test/cli/commands/shoot.e2e.test.ts',
    'test/cli/commands/shoot.logs.e2e.test.ts',
    'test/docs/node.e2e.test.ts',
    'test/e2e/{copies,errors,package,remotion,remotion.pictures,samples,vault}.test.ts',
    'test/machine/browser/bundle.e2e.test.ts',
    'test/machine/media/{conform*,loudness.steps}.e2e.test.ts',
    'test/node/{apply-note,decide,import-notes,review-app,review-app.decisions,share-review,share-review.page}.e2e.test.ts',
    'test/picture/bench/Stock.e2e.test.ts',
    'test/picture/fingerprint/FingerprintFrames*.e2e.test.ts',
    'test/production/check/**/*.e2e.test.ts',
    'test/production/deliver/*.e2e.test.ts',
    'test/production/editorial/*.e2e.test.ts',
    'test/production/farm/*.e2e.test.ts',
    'test/production/grade/*.e2e.test.ts',
    'test/production/make.brief.e2e.test.ts',
    'test/production/render/{audit-masters,contact-sheet,render-batch.changes,render-batch.failures}.e2e.test.ts',
    'test/production/render/set-engine/composite/footage-graph.e2e.test.ts',
    'test/production/render/set-engine/engine.{changes,failures,fonts,paced-clips,parity,pictures}.e2e.test.ts',
    'test/production/render/set-engine/join-segments.e2e.test.ts',
    'test/production/shoot/vault/*.e2e.test.ts',
    'test/production/sound/*.e2e.test.ts',
    'test/production/studio/preview.e2e.test.ts',
    'test/providers/vendors/previz.e2e.test.ts',
    'test/review/grid/Filmstrip.e2e.test.ts',
    'test/review/{app/App.keyboard,takes/TakesTab}.e2e.test.ts',
    'test/review/main.e2e.test.ts',
    'test/scripts/accuracy.e2e.test.ts',
  ],
  alone: [
    'test/e2e/{kill,kill.work,paid-once,vendors}.test.ts',
    'test/machine/browser/session.e2e.test.ts',
    'test/production/studio/{studio,studio.settings}.e2e.test.ts',
    'test/review/clock/follow-clock.e2e.test.ts',
  ],
};

for (const pattern of [...alone, ...long.paired, ...long.alone]) {
  if (globSync(pattern, {cwd: import.meta.dirname}).length === 0)
    throw new Error(`vitest.config.ts: expected a test at ${pattern}, got none: has it been renamed?`);
}

/** `timeout`: milliseconds for one test, far more than any needs, for machines that are busy. */
const endToEndTests = (
  name: string,
  {include, exclude = []}: {include: string[]; exclude?: string[]},
  {maxWorkers, timeout}: {maxWorkers: number; timeout: number},
) => ({
  extends: true as const,
  test: {name, include, exclude, maxWorkers, testTimeout: timeout, hookTimeout: timeout},
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
          include: ['test/**/*.test.{ts,tsx}', 'docs/provider/*.test.ts'],
          exclude: endToEnd,
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
      endToEndTests(
        'e2e-paired',
        {include: endToEnd, exclude: [...alone, ...long.paired, ...long.alone]},
        {maxWorkers: 2, timeout: USUAL},
      ),
      endToEndTests('e2e', {include: alone}, {maxWorkers: 1, timeout: USUAL}),
      endToEndTests('e2e-long-paired', {include: long.paired}, {maxWorkers: 2, timeout: LONG}),
      endToEndTests('e2e-long', {include: long.alone}, {maxWorkers: 1, timeout: LONG}),
    ],
  },
});
