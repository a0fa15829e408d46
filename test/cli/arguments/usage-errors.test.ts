import {expect, test} from 'vitest';
import {type CommandEntry, runCommand} from '../../../src/cli/run-command.ts';
import type {TenspotError} from '../../../src/spot/problem/errors.ts';
import {EXIT} from '../../../src/spot/problem/errors.ts';

const COMMANDS: Record<string, CommandEntry> = {
  new: {summary: 'new', load: () => import('../../../src/cli/commands/new.ts')},
  render: {summary: 'render', load: () => import('../../../src/cli/commands/render.ts')},
  make: {summary: 'make', load: () => import('../../../src/cli/commands/make.ts')},
  shoot: {summary: 'shoot', load: () => import('../../../src/cli/commands/shoot.ts')},
  bench: {summary: 'bench', load: () => import('../../../src/cli/commands/bench.ts')},
  studio: {summary: 'studio', load: () => import('../../../src/cli/commands/studio.ts')},
  import: {summary: 'import', load: () => import('../../../src/cli/commands/import.ts')},
  status: {summary: 'status', load: () => import('../../../src/cli/commands/status.ts')},
};

const complaint = (words: string[]): Promise<TenspotError> =>
  runCommand(words, COMMANDS, new AbortController().signal).then(
    () => expect.fail('it was accepted'),
    (error) => error,
  );

test.each([
  [
    ['renedr'],
    {
      code: 'usage-command',
      expected: 'new, render, make, shoot, bench, studio, import, status',
      got: 'renedr',
      fix: 'Did you mean "render"?',
      suggestion: 'render',
      reason: 'unknown',
    },
  ],
  [['--json', 'renedr'], {code: 'usage-command', got: 'renedr'}],
  [
    ['help', 'nothing-like-it'],
    {code: 'usage-command', got: 'nothing-like-it', fix: expect.stringContaining('tenspot help')},
  ],
  [['--jsom'], {code: 'usage-option', got: '--jsom', fix: 'See `tenspot help`.', reason: 'unknown'}],
  [
    ['render', '--onyl', 'x'],
    {
      code: 'usage-option',
      got: '--onyl',
      expected: expect.stringContaining('--proof'),
      fix: 'Did you mean "--only"?',
      suggestion: '--only',
      reason: 'unknown',
    },
  ],
  [
    ['render', '--out'],
    {
      code: 'usage-option-value',
      reason: 'missing',
      expected: '--out <folder>',
      fix: 'See `tenspot help render`.',
    },
  ],
  [
    ['shoot', '--max-cost', '1e3'],
    {
      code: 'usage-value',
      expected: 'a decimal number of US dollars, 0 or more: 12 or 2.50',
      got: '1e3',
      fix: 'Type 1000.',
    },
  ],
  [['shoot', '--max-cost', '2,50'], {code: 'usage-value', got: '2,50', fix: 'Type 2.50.'}],
  [
    ['shoot', '--max-cost', '1,000'],
    {got: '1,000', fix: 'Type digits, with a point before the cents, such as 12 or 2.50.'},
  ],
  [['render', 'tiny', 'one'], {code: 'usage-excess', got: 'one'}],
  [['status', 'tiny'], {code: 'usage-excess', expected: 'tenspot status [options]', got: 'tiny'}],
  [
    ['new'],
    {
      code: 'usage-argument',
      what: '<kind> is missing',
      expected: 'spot, template, brand, provider',
      fix: 'Write `tenspot new [options] <kind> <name>`.',
    },
  ],
  [
    ['new', 'spot'],
    {code: 'usage-argument', reason: 'missing', what: '<name> is missing', expected: 'a-z, 0-9 and dashes'},
  ],
  [
    ['new', 'sport', 'x'],
    {
      code: 'usage-value',
      expected: 'spot, template, brand, provider',
      got: 'sport',
      fix: 'Did you mean "spot"?',
      suggestion: 'spot',
      reason: 'unknown',
    },
  ],
  [
    ['render', '--audit', '0'],
    {code: 'usage-value', reason: 'invalid', expected: 'a whole number, 1 or more', got: '0'},
  ],
  [
    ['render', '--only', ','],
    {code: 'usage-value', expected: expect.stringContaining('axis values'), got: ','},
  ],
  [['render', '--out', ''], {code: 'usage-value', expected: 'the path of a folder', got: ''}],
  [
    ['shoot', '--shot', ''],
    {code: 'usage-value', expected: 'ids of shots, with commas between them', got: ''},
  ],
  [['shoot', '--shot', 'hook,'], {code: 'usage-value', got: 'hook,'}],
  [
    ['make', '--max-cost', 'five'],
    {code: 'usage-value', expected: 'a decimal number of US dollars, 0 or more: 12 or 2.50'},
  ],
  [['import'], {code: 'usage-command', expected: 'notes, edit, feed', got: 'nothing'}],
  [
    ['import', 'note'],
    {
      code: 'usage-command',
      expected: 'notes, edit, feed',
      got: 'note',
      suggestion: 'notes',
      reason: 'unknown',
    },
  ],
  [
    ['import', 'notes', 'a.csv'],
    {code: 'usage-option-missing', reason: 'missing', what: '--by is missing', got: 'nothing'},
  ],
  [['bench', '--full', '--quick'], {code: 'usage-conflict', got: '--full and --quick'}],
  [
    ['studio', '--port', '80'],
    {code: 'usage-value', expected: 'a whole number from 1024 to 65535', got: '80'},
  ],
])('%j is told with what was expected, what came and what to do', async (words, expected) => {
  const {problems, exitCode} = await complaint(words);
  expect(exitCode).toBe(EXIT.usage);
  expect(problems).toEqual([
    expect.objectContaining({expected: expect.any(String), got: expect.any(String), fix: expect.any(String)}),
  ]);
  expect(problems).toMatchObject([expected]);
});
