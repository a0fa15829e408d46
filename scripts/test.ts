import {globSync, mkdtempSync, rmSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import path from 'node:path';
import {runChecks} from './test/check.ts';
import {add, type Totals} from './test/totals.ts';
import {runVitest} from './test/vitest.ts';

// Runs the checks and the tests, cheapest first; a failure stops nothing. `--fast` leaves out all end-to-end tests and the unit
// tests that encode video, `--all` adds the long end-to-end tests and the long unit tests.
const usual = ['unit', 'e2e-paired', 'e2e'];
const all = [...usual, 'e2e-long-paired', 'e2e-long'];
const fast = process.argv.includes('--fast');
const projects = process.argv.includes('--all') ? all : fast ? ['unit'] : usual;
const encoding = [
  'test/machine/media/**',
  'test/production/{check,grade,sound,stage,studio}/**',
  'test/production/render/opening-stills.test.ts',
  'test/production/review/board/small-copy.test.ts',
  'test/production/shoot/buy/*.{lies,vendors}.test.ts',
];
/** Unit tests of many seconds that repeat in depth what others cover: only `--all` runs them. */
const deep = [
  'test/node/{import-notes.sent,write.failures,write.injections}.test.ts',
  'test/production/check/advice/advise-variants.test.ts',
  'test/production/farm/deploy-farm.test.ts',
  'test/production/review/apply/plan-note-change.test.ts',
  'test/production/shoot/buy/buy.{crash,vendors}.test.ts',
  'test/production/shoot/ledger/repair.lost-events.test.ts',
  'test/production/stage/fill-slot.test.ts',
  'test/production/takes/open-takes.test.ts',
  'test/production/voice/bought-speech.test.ts',
  'test/scripts/setup.test.ts',
];
const root = path.join(import.meta.dirname, '..');
for (const pattern of [...encoding, ...deep])
  if (globSync(pattern, {cwd: root}).length === 0)
    throw new Error(`scripts/test.ts: expected a test at ${pattern}, got none: has it been renamed?`);
const scratch = mkdtempSync(path.join(tmpdir(), 'tenspot-test-'));

// The longest come first: they run side by side.
const checks: Record<string, string[]> = {
  types: ['node_modules/typescript/bin/tsc', '-b'],
  'lint and format': [
    'node_modules/@biomejs/biome/bin/biome',
    'ci',
    '--colors=off',
    '--diagnostic-level=warn',
    '--error-on-warnings',
    '--max-diagnostics=50',
  ],
  'comments of public names': ['scripts/checks/public-comments.ts'],
  'dead code': ['node_modules/knip/bin/knip.js'],
  'generated registries': ['src/cli/bin.js', 'registry', '--check'],
  'file lengths': ['scripts/checks/file-lengths.ts'],
  'names in shared code': ['scripts/checks/shared-names.ts'],
  'exported names': ['scripts/checks/exported-names.ts'],
  'links of the packed pages': ['scripts/checks/packed-links.ts'],
  'tests beside sources': ['scripts/checks/mirrored-tests.ts'],
};

// Tests try more of what is drawn by lot.
if (projects === all) process.env.TENSPOT_TESTS = 'all';
let totals: Totals = await runChecks(checks, root, availableParallelism());
const without = projects === all ? [] : fast ? [...encoding, ...deep] : deep;
for (const project of projects) totals = add(totals, runVitest(project, root, {scratch, without}));
rmSync(scratch, {recursive: true, force: true});

process.exitCode = totals.failed > 0 ? 1 : 0;
// Prints the failures again: they may have scrolled off the screen.
for (const failure of totals.failures) console.log(`FAIL  ${failure}\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
