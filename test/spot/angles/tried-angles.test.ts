import {expect, test} from 'vitest';
import {triedAngles} from '../../../src/spot/angles/tried-angles.ts';

const cell = (hook: string, impressions: number | null) => ({
  choices: {hook, cta: 'shop'},
  counts: {impressions},
});

test('an angle was tried if the id of a value begins with it and a number', () => {
  const memory = [
    {at: '2026-10-01T00:00:00.000Z', until: null, cells: [cell('routine-1', 100), cell('ice', 5)]},
    {at: '2026-11-01T00:00:00.000Z', until: '2026-10-31', cells: [cell('routine-2', null)]},
  ];
  expect(triedAngles(memory, ['routine', 'rout', 'curiosity'])).toEqual([
    {angle: 'routine', cells: 2, last: '2026-10-31', impressions: 100},
  ]);
});
