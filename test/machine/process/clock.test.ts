import {expect, test} from 'vitest';
import {systemClock} from '../../../src/machine/process/clock.ts';

test('a wait of a year does not end at once, and can be aborted', async () => {
  const stop = new AbortController();
  const year = systemClock.sleep(365 * 24 * 3_600_000, stop.signal).then(
    () => 'over',
    () => 'stopped',
  );
  expect(await Promise.race([year, systemClock.sleep(20).then(() => 'waiting')])).toBe('waiting');
  stop.abort();
  expect(await year).toBe('stopped');
});
