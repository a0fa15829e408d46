import {globSync} from 'node:fs';

/** How much is run: each extent runs what those before it run, and more. `scripts/test.ts` says what each is for. */
export const EXTENTS = ['fast', 'usual', 'all', 'nightly'] as const;
export type Extent = (typeof EXTENTS)[number];

/** Tests that start whole programs. They are beside the tests of their subject, or in test/e2e when they are about the product. */
const END_TO_END = ['test/**/*.e2e.test.ts', 'test/e2e/*.test.ts'];

type Tests = {
  unit?: string[];
  /** End-to-end tests of which two run at a time: each waits for a part of its time. */
  paired?: string[];
  /** End-to-end tests that watch a clock or kill processes, so each runs alone. */
  alone?: string[];
};

/** Tests that are left out below an extent. All others run always: unit tests from `fast` on, end-to-end tests from `usual` on. */
const FROM: Record<Exclude<Extent, 'fast'>, Tests> = {
  usual: {
    // They encode video.
    unit: [
      'test/machine/media/**/*.test.ts',
      'test/production/{check,grade,sound,stage,studio}/**/*.test.ts',
      'test/production/render/opening-stills.test.ts',
      'test/production/review/board/small-copy.test.ts',
      'test/production/shoot/buy/*.{lies,vendors}.test.ts',
    ],
    alone: ['test/cli/commands/shoot.interrupted.e2e.test.ts'],
  },
  // Long tests, of which others cover the usual cases.
  all: {
    unit: [
      'test/cli/main.test.ts',
      'test/production/shoot/buy/buy.{crash,vendors}.test.ts',
      'test/production/shoot/ledger/repair.lost-events.test.ts',
    ],
    paired: [
      'test/docs/node.e2e.test.ts',
      'test/e2e/{copies,errors,golden,package,remotion,samples,vault}.test.ts',
      'test/machine/media/{conform*,loudness.steps}.e2e.test.ts',
      'test/node/{apply-note,decide,import-notes,review-app,review-app.decisions,share-review,share-review.page}.e2e.test.ts',
      'test/picture/{fingerprint/FingerprintFrames*,footage/FootageTrack}.e2e.test.ts',
      'test/production/check/**/*.e2e.test.ts',
      'test/production/deliver/*.e2e.test.ts',
      'test/production/editorial/*.e2e.test.ts',
      'test/production/farm/*.e2e.test.ts',
      'test/production/grade/*.e2e.test.ts',
      'test/production/make.brief.e2e.test.ts',
      'test/production/render/{audit-masters,contact-sheet,render-batch.failures}.e2e.test.ts',
      'test/production/render/set-engine/composite/footage-graph.e2e.test.ts',
      'test/production/render/set-engine/engine.{changes,paced-clips,pictures}.e2e.test.ts',
      'test/production/shoot/vault/*.e2e.test.ts',
      'test/production/sound/*.e2e.test.ts',
      'test/review/grid/Filmstrip.e2e.test.ts',
      'test/review/{app/App,app/App.keyboard,takes/TakesTab}.e2e.test.ts',
      'test/review/main.e2e.test.ts',
    ],
    alone: [
      'test/e2e/{kill,paid-once,vendors}.test.ts',
      'test/machine/browser/session.e2e.test.ts',
      'test/production/studio/studio.e2e.test.ts',
      'test/review/clock/follow-clock.e2e.test.ts',
    ],
  },
  // They repeat in depth what tests above cover.
  nightly: {
    unit: [
      'test/node/{import-notes.sent,review-app,write.failures,write.injections}.test.ts',
      'test/production/check/advice/advise-variants.test.ts',
      'test/production/farm/deploy-farm.test.ts',
      'test/production/review/apply/plan-note-change.test.ts',
      'test/production/review/export/write-review-folder.test.ts',
      'test/production/stage/fill-slot.test.ts',
      'test/production/takes/open-takes.test.ts',
      'test/production/voice/bought-speech.test.ts',
      'test/scripts/setup.test.ts',
      'test/spot/grade/match-correction.test.ts',
    ],
    paired: [
      'test/cli/commands/{shoot,shoot.logs}.e2e.test.ts',
      'test/e2e/remotion.pictures.test.ts',
      'test/machine/browser/bundle.e2e.test.ts',
      'test/picture/bench/Stock.e2e.test.ts',
      'test/production/check/{check-burnt,check-layouts.templates,check-masters.covered}.e2e.test.ts',
      'test/production/deliver/{deliver-spot.files,deliver-spot.folder,deliver-spot.gates,encode-picture,rights-status}.e2e.test.ts',
      'test/production/render/render-batch.changes.e2e.test.ts',
      'test/production/render/set-engine/engine.{failures,fonts,habits,parity}.e2e.test.ts',
      'test/production/render/set-engine/join-segments.e2e.test.ts',
      'test/production/studio/preview.e2e.test.ts',
      'test/providers/vendors/previz.e2e.test.ts',
      'test/scripts/accuracy.e2e.test.ts',
    ],
    alone: ['test/e2e/kill.work.test.ts', 'test/production/studio/studio.settings.e2e.test.ts'],
  },
};

type Globs = {include: string[]; exclude: string[]};

/** The test files of each project of vitest in an extent. */
export function selection(
  extent: Extent,
): Record<'unit' | 'paired' | 'alone' | 'longPaired' | 'longAlone', Globs> {
  const levels = ['usual', 'all', 'nightly'] as const;
  const run = levels.filter((level) => EXTENTS.indexOf(level) <= EXTENTS.indexOf(extent));
  const left = levels.filter((level) => !run.includes(level));
  const of = (key: keyof Tests, from: readonly (keyof typeof FROM)[]): string[] =>
    from.flatMap((level) => FROM[level][key] ?? []);
  const long = (key: 'paired' | 'alone'): Globs => ({
    include: of(
      key,
      run.filter((level) => level !== 'usual'),
    ),
    exclude: of(key, left),
  });
  return {
    unit: {
      include: ['test/**/*.test.{ts,tsx}', 'docs/provider/*.test.ts'],
      exclude: [...END_TO_END, ...of('unit', left)],
    },
    paired: {include: END_TO_END, exclude: [...of('paired', levels), ...of('alone', levels)]},
    alone: {include: of('alone', ['usual']), exclude: []},
    longPaired: long('paired'),
    longAlone: long('alone'),
  };
}

/** The patterns that match no file in a folder: their tests were renamed or removed. */
export const lostPatterns = (root: string): string[] =>
  Object.values(FROM)
    .flatMap((tests) => Object.values(tests).flat())
    .flatMap(alternatives)
    .filter((pattern) => globSync(pattern, {cwd: root}).length === 0);

/** A pattern for each alternative in braces. */
function alternatives(pattern: string): string[] {
  const [whole, names] = /\{([^}]*)\}/.exec(pattern) ?? [];
  if (whole === undefined || names === undefined) return [pattern];
  return names.split(',').flatMap((name) => alternatives(pattern.replace(whole, name)));
}
