import {expect, test} from 'vitest';
import {beatsInSpot, steadyBeats} from '../../../src/spot/sound/beats-in-spot.ts';
import {cutBed} from '../../../src/spot/sound/mix-plan.ts';

const track = (bpm: number, seconds: number, offset = 0) => ({
  beats: steadyBeats({bpm, offset, seconds}),
  perBar: 4,
  offset,
});

test('the beats go on evenly over the cuts of a bed, and each fourth begins a bar', () => {
  const {pieces} = cutBed({src: 'a', seconds: 30, bpm: 96, beats: 4}, 15);
  const beats = beatsInSpot(pieces, track(96, 30));
  expect(beats.map(({at}) => at)).toEqual(
    Array.from({length: 24}, (_, index) => expect.closeTo(index * 0.625, 6)),
  );
  expect(beats.filter(({downbeat}) => downbeat).map(({at}) => at)).toEqual(
    Array.from({length: 6}, (_, index) => expect.closeTo(index * 2.5, 6)),
  );
});

test.each([6, 15, 30])('a bed whose bars do not fill %d s ends with the last beat of a bar', (seconds) => {
  for (const [bpm, perBar] of [
    [140, 4],
    [97, 4],
    [111, 3],
  ] as const) {
    const {pieces} = cutBed({src: 'a', seconds: 62, bpm, beats: perBar}, seconds);
    const beats = beatsInSpot(pieces, {...track(bpm, 62), perBar});
    const beat = 60 / bpm;
    const after = (beats.at(-1)?.at ?? 0) + beat;
    expect(after).toBeCloseTo(seconds, 5);
    const lastBar = beats.findLast(({downbeat}) => downbeat);
    expect((lastBar?.at ?? 0) + perBar * beat).toBeCloseTo(seconds, 5);
  }
});

test('a file that begins with silence is cut on its bars, which begin later', () => {
  const {pieces} = cutBed({src: 'a', seconds: 20.4, bpm: 120, beats: 4, offset: 0.4}, 8);
  expect(pieces[0]?.from).toBeCloseTo(0.4);
  const beats = beatsInSpot(pieces, track(120, 20.4, 0.4));
  expect(beats[0]).toEqual({at: expect.closeTo(0, 6), downbeat: true});
  expect(beats).toHaveLength(16);
});
