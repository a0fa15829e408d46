import {expect, test} from 'vitest';
import {EditFile} from '../../../src/spot/documents/edit.ts';
import {beatsInSpot, steadyBeats} from '../../../src/spot/sound/beats-in-spot.ts';
import {cutBed} from '../../../src/spot/sound/mix-plan.ts';
import {type EditTiming, timedSlots, trackKey} from '../../../src/spot/timeline/edit-timing.ts';
import {laySlots} from '../../../src/spot/timeline/timeline.ts';
import type {SlotSpec} from '../../../src/spot/variant/template.ts';

const SLOTS: Record<string, SlotSpec> = {
  hook: {seconds: 4},
  demo: {seconds: 9},
  inset: {with: 'demo'},
  proof: {seconds: 8},
  offer: {seconds: 9},
};
const EDIT = EditFile.parse({
  snap: {to: 'beats', tolerance: 0.5, hits: ['offer']},
  priorities: {hook: {priority: 1, least: 1.5}, offer: {priority: 2, least: 2}, proof: 3, demo: 4},
});

const timing = (bpm: number): EditTiming => ({
  priorities: EDIT.priorities,
  snap: EDIT.snap ?? null,
  tracks: {
    [trackKey('b', 'bed')]: {
      bed: {seconds: 62, bpm, beats: 4, offset: 0},
      beats: {beats: steadyBeats({bpm, offset: 0, seconds: 62}), perBar: 4, offset: 0},
    },
  },
});

const lay = (seconds: number, bpm: number, music: string | null = 'bed') =>
  laySlots(timedSlots(SLOTS, {brand: 'b', music, seconds, fps: 30}, timing(bpm)), seconds * 30);

test.each([70, 92, 120, 140, 167, 180])(
  'at %d beats a minute, where there are more than twenty beats, every cut is on one; in 6, 15 and 30 seconds the offer is on a downbeat, and important slots keep the most',
  (bpm) => {
    for (const seconds of [6, 15, 30]) {
      const spans = lay(seconds, bpm);
      const {pieces} = cutBed({src: '', seconds: 62, bpm, beats: 4}, seconds);
      const beats = beatsInSpot(pieces, {
        beats: steadyBeats({bpm, offset: 0, seconds: 62}),
        perBar: 4,
        offset: 0,
      });
      const away = (frame: number, from = beats): number =>
        Math.min(...from.map(({at}) => Math.abs(at * 30 - frame)));
      for (const [name, span] of Object.entries(spans))
        if (name !== 'hook' && (name === 'offer' || seconds * bpm > 1200))
          expect(away(span.from), `${name} ${seconds}`).toBeLessThan(1);
      expect(
        away(
          spans.offer?.from ?? -9,
          beats.filter(({downbeat}) => downbeat),
        ),
      ).toBeLessThan(1);
      expect(Object.values(spans).reduce((sum, {frames}) => sum + frames, 0)).toBe(seconds * 30);
    }
    // The whole edit fits into 30 s; in 15 s, the hook has its 4 s, give or take a beat.
    expect(Math.abs((lay(15, bpm).hook?.frames ?? 0) / 30 - 4)).toBeLessThanOrEqual(0.5 + 1 / 30);
  },
);

test('a variant without a bed keeps its cuts, and slots that show with another keep their place', () => {
  const slots = timedSlots(SLOTS, {brand: 'b', music: null, seconds: 30, fps: 30}, timing(120));
  expect(slots.inset).toEqual({with: 'demo'});
  expect(Object.values(laySlots(slots, 900)).map(({from}) => from)).toEqual([0, 120, 390, 630]);
  expect(timedSlots(SLOTS, {brand: 'b', music: 'bed', seconds: 6, fps: 30}, undefined)).toBe(SLOTS);
});

test('snap may be a word, and a priority a number', () => {
  expect(EditFile.parse({snap: 'beats', priorities: {hook: 1}})).toMatchObject({
    snap: {to: 'beats', tolerance: 0.25, hits: []},
    priorities: {hook: {priority: 1, least: 0.8}},
  });
  expect(EditFile.safeParse({snap: 'bars'}).success).toBe(false);
  expect(EditFile.safeParse({priorities: {hook: 0}}).success).toBe(false);
});
