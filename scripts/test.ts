import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {runCheck} from './test/check.ts';
import {add, NONE, type Totals} from './test/totals.ts';
import {runVitest} from './test/vitest.ts';

// Runs the checks and the tests, cheapest first; a failure stops nothing. `--fast` leaves out all end-to-end tests, `--all`
// adds the long ones.
const usual = ['unit', 'e2e-paired', 'e2e'];
const all = [...usual, 'e2e-long-paired', 'e2e-long'];
const projects = process.argv.includes('--all') ? all : process.argv.includes('--fast') ? ['unit'] : usual;
const root = path.join(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'tenspot-test-'));

const checks: Record<string, string[]> = {
  'generated registries': ['src/cli/bin.js', 'registry', '--check'],
  'lint and format': [
    'node_modules/@biomejs/biome/bin/biome',
    'ci',
    '--colors=off',
    '--diagnostic-level=warn',
    '--error-on-warnings',
    '--max-diagnostics=50',
  ],
  'file lengths': ['scripts/checks/file-lengths.ts'],
  'names in shared code': ['scripts/checks/shared-names.ts'],
  'exported names': ['scripts/checks/exported-names.ts'],
  'comments of public names': ['scripts/checks/public-comments.ts'],
  'tests beside sources': ['scripts/checks/mirrored-tests.ts'],
  'dead code': ['node_modules/knip/bin/knip.js'],
  types: ['node_modules/typescript/bin/tsc', '-b'],
};

let totals: Totals = NONE;
for (const [name, argv] of Object.entries(checks)) totals = add(totals, runCheck(name, argv, root));
for (const project of projects) totals = add(totals, runVitest(project, root, scratch));
rmSync(scratch, {recursive: true, force: true});

process.exitCode = totals.failed > 0 ? 1 : 0;
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
