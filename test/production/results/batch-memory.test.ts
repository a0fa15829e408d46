import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {readMemory, remember, type TriedReport} from '../../../src/production/results/batch-memory.ts';

test('reports are remembered in order, each once', async () => {
  const root = mkdtempSync(join(tmpdir(), 'tenspot-memory-'));
  onTestFinished(() => rmSync(root, {recursive: true, force: true}));
  const place = {compositions: join(root, 'compositions'), home: join(root, '.tenspot')};
  const tried = (report: string): TriedReport => ({
    at: '2026-11-01T00:00:00.000Z',
    report,
    until: null,
    cells: [
      {
        variant: 'a',
        choices: {hook: 'ice'},
        master: null,
        props: null,
        counts: {impressions: 1, plays: null, clicks: 0, conversions: null},
      },
    ],
  });
  expect(await readMemory(place, 'tiny')).toEqual([]);
  expect(await remember(tried('one'), place, 'tiny')).toBe(true);
  expect(await remember(tried('two'), place, 'tiny')).toBe(true);
  expect(await remember({...tried('one'), at: '2026-11-02T00:00:00.000Z'}, place, 'tiny')).toBe(false);
  expect((await readMemory(place, 'tiny')).map(({report, at}) => [report, at])).toEqual([
    ['one', '2026-11-01T00:00:00.000Z'],
    ['two', '2026-11-01T00:00:00.000Z'],
  ]);
});
