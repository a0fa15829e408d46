import {expect, test} from 'vitest';
import {thorough} from '../../../support/thorough.ts';
import {runSchedule} from './crash/schedule.ts';

/** `npm run campaign -- crash` runs ten thousand. */
const SCHEDULES = thorough ? 300 : 80;

test(`${SCHEDULES} made-up days of buying, crashed wherever a process touches the world, and both books agree`, async () => {
  let accepted = 0;
  let cancelled = 0;
  const crashes = new Map<string, number>();
  const lies = new Set<string>();
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    const report = await runSchedule(seed);
    accepted += report.accepted;
    cancelled += report.cancelled;
    for (const lie of report.lied) lies.add(lie);
    for (const [point, times] of report.crashes) crashes.set(point, (crashes.get(point) ?? 0) + times);
  }
  // Days on which nothing happens would prove nothing.
  expect(accepted).toBeGreaterThan(SCHEDULES);
  expect(cancelled).toBeGreaterThan(thorough ? 3 : 0);
  expect([...lies].sort()).toEqual([
    '503 after acceptance',
    'a failure that completes',
    'a list that is late',
    'the id of another job',
  ]);
  expect([...crashes.keys()].sort()).toEqual([
    'after a clip is renamed',
    'after a commit',
    'after a timeout',
    'after receiving',
    'after sending',
    'after the head is renamed',
    'after waiting',
    'before a clip is renamed',
    'before a commit',
    'before a transaction',
    'before sending',
    'before the head is renamed',
    'before waiting',
  ]);
}, 180_000);

test('a seed is the same day every time', async () => {
  expect(await runSchedule(7)).toEqual(await runSchedule(7));
});
