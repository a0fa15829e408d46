import fc from 'fast-check';
import {expect, test} from 'vitest';
import {heardSpan} from '../../../src/spot/sound/heard-span.ts';

const Frames = fc.integer({min: 0, max: 400});

test('a sound has its slot, its lead and its tail, and never goes over the ends of the spot', () => {
  fc.assert(
    fc.property(
      Frames,
      fc.integer({min: 1, max: 400}),
      Frames,
      Frames,
      Frames,
      (from, frames, after, lead, tail) => {
        const total = from + frames + after;
        const heard = heardSpan({from, frames, lead, tail}, total);
        const shown = Array.from({length: total}, (_, frame) => frame).filter(
          (frame) => frame >= from - lead && frame < from + frames + tail,
        );
        expect(Array.from({length: heard.frames}, (_, at) => heard.from + at)).toEqual(shown);
      },
    ),
  );
});

test('without lead and tail, a sound is heard as long as its picture is seen', () => {
  expect(heardSpan({from: 10, frames: 30}, 60)).toEqual({from: 10, frames: 30});
});
