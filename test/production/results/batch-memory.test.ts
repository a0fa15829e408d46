import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readMemory, remember, type TriedReport} from '../../../src/production/results/batch-memory.ts';
import {temporaryFolder} from '../../support/folder.ts';

function openMemory() {
  const root = temporaryFolder();
  return {compositions: join(root, 'compositions'), home: join(root, '.tenspot')};
}

const cell = (variant: string, impressions = 1, master: string | null = null) => ({
  ...{variant, choices: {hook: 'ice'}, master, props: null},
  counts: {impressions, plays: null, clicks: 0, conversions: null},
});

const tried = (report: string, cells = [cell('a')]): TriedReport => ({
  ...{at: '2026-11-01T00:00:00.000Z', report, until: null, cells},
});
const LATER = '2026-11-02T00:00:00.000Z';

test('reports are remembered in order, each once', async () => {
  const place = openMemory();
  expect(await readMemory(place, 'tiny')).toEqual([]);
  expect(await remember(tried('one'), place, 'tiny')).toBe(true);
  expect(await remember(tried('two'), place, 'tiny')).toBe(true);
  expect(await remember({...tried('one'), at: LATER}, place, 'tiny')).toBe(false);
  expect((await readMemory(place, 'tiny')).map(({report, at}) => [report, at])).toEqual([
    ['one', '2026-11-01T00:00:00.000Z'],
    ['two', '2026-11-01T00:00:00.000Z'],
  ]);
});

test('a report whose rows were joined later is completed: it counts once, and what it had keeps its master', async () => {
  const place = openMemory();
  await remember(tried('one', [cell('a', 1, 'a'.repeat(64)), cell('b', 5)]), place, 'tiny');
  const again = [cell('a', 1, 'b'.repeat(64)), cell('b', 7), cell('c')];
  expect(await remember({...tried('one', again), at: LATER, until: '2026-11-28'}, place, 'tiny')).toBe(true);
  expect(await remember({...tried('one', again), at: LATER}, place, 'tiny')).toBe(false);
  expect(await readMemory(place, 'tiny')).toEqual([
    {
      ...{at: '2026-11-01T00:00:00.000Z', report: 'one', until: '2026-11-28'},
      cells: [cell('a', 1, 'a'.repeat(64)), cell('b', 7), cell('c')],
    },
  ]);
});
