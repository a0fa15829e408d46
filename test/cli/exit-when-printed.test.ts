import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {ROOT} from '../support/tools.ts';

const MODULE = JSON.stringify(join(ROOT, 'src/cli/exit-when-printed.ts'));
const PROGRAM = `import {exitWhenPrinted} from ${MODULE}; process.stdout.write('x'.repeat(2_000_000)); void exitWhenPrinted(4);`;

/** Runs a program whose output is read by a command of the shell, and gives what that command printed, and the exit code of the program. */
const readBy = (reader: string): string =>
  execFileSync(
    'bash',
    [
      '-c',
      `"$0" --input-type=module -e "$1" 2>&1 | ${reader}; echo " \${PIPESTATUS[0]}"`,
      process.execPath,
      PROGRAM,
    ],
    {encoding: 'utf8'},
  ).trim();

test('a slow reader gets all of a large output, and the exit code is kept', () => {
  expect(readBy('(sleep 1; wc -c)')).toMatch(/^2000000\s+4$/);
});

test('a reader that goes away ends the program', () => {
  expect(readBy('head -c 3')).toMatch(/^xxx\s+4$/);
});
