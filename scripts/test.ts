import {mkdtempSync, rmSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import path from 'node:path';
import {runChecks} from './test/check.ts';
import {EXTENTS} from './test/selection.ts';
import {add, type Totals} from './test/totals.ts';
import {runVitest} from './test/vitest.ts';

// Runs the checks and the tests, cheapest first; a failure stops nothing. `--fast` leaves out all end-to-end tests and the unit
// tests that encode video. `--all` adds long tests and tries more of what is drawn by lot. `--nightly` also adds those that repeat in depth what others cover.
const usual = ['unit', 'e2e-paired', 'e2e'];
const extent = EXTENTS.find((each) => process.argv.includes(`--${each}`)) ?? 'usual';
const projects =
  extent === 'fast' ? ['unit'] : extent === 'usual' ? usual : [...usual, 'e2e-long-paired', 'e2e-long'];
const root = path.join(import.meta.dirname, '..');
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

process.env.TENSPOT_TESTS = extent;
let totals: Totals = await runChecks(checks, root, availableParallelism());
for (const project of projects) totals = add(totals, runVitest(project, root, {scratch}));
rmSync(scratch, {recursive: true, force: true});

process.exitCode = totals.failed > 0 ? 1 : 0;
// Prints the failures again: they may have scrolled off the screen.
for (const failure of totals.failures) console.log(`FAIL  ${failure}\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
