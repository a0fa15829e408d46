import fc from 'fast-check';
import {expect, test} from 'vitest';
import {adviceFrames} from '../../../../src/production/check/advice/advice-frames.ts';

test('frames are in order, each once, inside of the master, and at most as many as asked for', () => {
  const clip = fc.record({from: fc.nat(900), frames: fc.integer({min: 1, max: 200})});
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 900}),
      fc.array(clip, {maxLength: 30}),
      fc.integer({min: 1, max: 12}),
      (frames, footage, most) => {
        const shown = adviceFrames({frames, footage}, most);
        expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
        expect(shown.every((at) => at >= 0 && at < frames)).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown.length).toBeGreaterThanOrEqual(Math.min(8, most, frames));
      },
    ),
  );
});

test('the middle of each clip is among them where there is room', () => {
  const footage = [0, 30, 60].map((from) => ({from, frames: 30}));
  expect(adviceFrames({frames: 90, footage}, 10)).toEqual(expect.arrayContaining([15, 45, 75]));
});
