import {expect, test} from 'vitest';
import {runSeeded} from './seeded-run.ts';

/** `npm run campaign -- farm` runs a hundred. Those with the most faults of them, and one without. */
const SEEDS = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11];

test('runs on a faulty AWS that are killed and stopped make every variant right, render nothing twice but what failed, and know what it cost', async () => {
  const failures: string[] = [];
  const faults = new Set<string>();
  for (const seed of SEEDS)
    try {
      for (const fault of (await runSeeded(seed)).faults.keys()) faults.add(fault);
    } catch (error) {
      failures.push((error as Error).message);
    }
  expect(failures).toEqual([]);
  // So that a run without faults proves nothing.
  expect([...faults].sort()).toEqual(
    [
      'cold',
      'cut',
      'dropped',
      'early',
      'fails',
      'function-timeout',
      'hangs',
      'lost',
      'short',
      'slow',
      'throttled',
    ].sort(),
  );
});
