import {expect, test} from 'vitest';
import {CASES, judge} from '../../../src/production/bench/cases.ts';

test('every case has a goal below its gate', () => {
  for (const [id, {gate, goal}] of Object.entries(CASES)) expect(goal, id).toBeLessThan(gate);
});

test('a case passes up to its gate, and fails above it', () => {
  const {gate} = CASES['ten-cold'];
  expect(judge('ten-cold', '720x1280', gate * 500, 500)).toMatchObject({ratio: gate, pass: true});
  expect(judge('ten-cold', '720x1280', gate * 500 + 1, 500).pass).toBe(false);
});

test('what was not measured does not pass', () => {
  expect(judge('one-cold', '720x1280', Number.NaN, 50).pass).toBe(false);
  expect(judge('one-cold', '720x1280', 1, Number.NaN).pass).toBe(false);
});
