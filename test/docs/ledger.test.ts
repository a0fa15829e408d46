import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Provider} from '../../src/providers/contract/contract.ts';
import {providers} from '../../src/providers/providers.generated.ts';
import {FAILURE_RULES} from '../../src/spot/ledger/failure-reactions.ts';
import {NEXT, STATES} from '../../src/spot/ledger/states.ts';
import {ROOT} from '../support/tools.ts';

const page = readFileSync(join(ROOT, 'docs/ledger.md'), 'utf8');

/** The cells of the rows whose first one is a word in code. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );

test('the page has the states and what may follow each', () => {
  const told = rows.filter(([name]) => name === name?.toUpperCase()).map(([name, , next]) => [name, next]);
  expect(told.sort()).toEqual(STATES.map((state) => [state, NEXT[state].join(', ')]).sort());
});

test('the page says at which vendors a job can be cancelled, and why not at the others', () => {
  const [, can = '', cannot = ''] = /Tenspot cancels only where([^.]*)\.([\s\S]*?)\n## /.exec(page) ?? [];
  for (const {id, remote, cancel} of Object.values(providers) as Provider[])
    if (remote) expect(cancel ? can : cannot).toContain(`\`${id}\``);
});

test('the page has the table that the buyer goes by, failure by failure', () => {
  const told = rows.filter(([name]) => name !== name?.toUpperCase());
  const yes = (is: boolean): string => (is ? 'yes' : '');
  expect(told).toEqual(
    Object.entries(FAILURE_RULES).map(([kind, fault]) => [
      kind,
      fault.refused,
      fault.ended,
      String(fault.sends),
      String(fault.takes),
      yes(fault.breaks),
      yes(fault.strikes),
    ]),
  );
});
