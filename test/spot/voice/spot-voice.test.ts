import {expect, test} from 'vitest';
import {steadyBeats} from '../../../src/spot/sound/beats-in-spot.ts';
import {type EditTiming, trackKey} from '../../../src/spot/timeline/edit-timing.ts';
import {laySlots} from '../../../src/spot/timeline/timeline.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';
import type {AnyTemplate} from '../../../src/spot/variant/template.ts';
import {BREATH} from '../../../src/spot/voice/lay-voice.ts';
import {voiceOf} from '../../../src/spot/voice/spot-voice.ts';

const SLOTS = {hook: {seconds: 4}, demo: {seconds: 8}, offer: {seconds: 8}};
const TIMING: EditTiming = {
  priorities: {hook: {priority: 1, least: 1}, offer: {priority: 2, least: 1}, demo: {priority: 3, least: 1}},
  snap: null,
  tracks: {},
};

type Speed = {speed?: number; speeds?: Record<string, number> | undefined};

const beats = steadyBeats({bpm: 120, offset: 0, seconds: 64});
const SNAP: EditTiming = {
  priorities: {},
  snap: {to: 'beats', tolerance: 0.25, hits: ['offer']},
  tracks: {
    [trackKey('b', 'bed')]: {
      bed: {seconds: 64, bpm: 120, beats: 4, offset: 0},
      beats: {beats, perBar: 4, offset: 0},
    },
  },
};

/** The first frames of the slots of a spot of 15 s, and the seconds of its line, where a voice says something in the hook for so long. */
function cutsWith(line: number): {cuts: number[]; at: number | undefined; hook: number} {
  const asking = {
    props: SpotProps.parse({
      ...{template: 't', brand: 'b', copy: {}, seconds: 15, music: 'bed', voice: {speaker: 'ada'}},
    }),
    template: {
      slots: () => ({hook: {seconds: 3}, demo: {seconds: 7}, offer: {seconds: 5}}),
    } as unknown as AnyTemplate,
    script: {beats: [{slot: 'hook', seconds: 3, says: 'Now.', super: ''}]},
    brand: {voices: {ada: {model: 'm', voice: 'v', speed: 1, take: 1}}, pronunciation: {}},
    timing: SNAP,
  };
  const [said] = voiceOf({...asking, speech: {}})?.lines ?? [];
  const speech = {[said?.key ?? '']: {seconds: line, times: {characters: [], starts: [], ends: []}}};
  const heard = voiceOf({...asking, speech: speech as never});
  const spans = laySlots(
    Object.fromEntries(['hook', 'demo', 'offer'].map((slot) => [slot, {seconds: heard?.lengths[slot] ?? 0}])),
    450,
  );
  return {
    cuts: Object.values(spans).map(({from}) => from),
    at: heard?.lines[0]?.at,
    hook: spans.hook?.frames ?? 0,
  };
}

test('where a line stretches its slot, cuts go to beats again, hits to downbeats, and the line keeps its time', () => {
  // A bed of whole bars begins half a bar in where the spot has seven and a half: its downbeats are at 1 s and every 2 s after that.
  expect(cutsWith(1).cuts).toEqual([0, 90, 270]);
  const stretched = cutsWith(3.3);
  expect(stretched.cuts.map((cut) => cut % 15)).toEqual([0, 0, 0]);
  expect((stretched.cuts[2] ?? 0) % 60).toBe(30);
  expect(stretched.at).toBeCloseTo(BREATH, 6);
});

test('however long a line is, its slot has it', () => {
  for (let line = 0.5; line < 8; line += 0.37)
    expect(cutsWith(line).hook / 30, String(line)).toBeGreaterThan(line + BREATH - 1e-6);
});

const voice = (timing: EditTiming | undefined, seconds: number, {speed = 1, speeds}: Speed = {}) =>
  voiceOf({
    props: SpotProps.parse({template: 't', brand: 'b', copy: {}, seconds, voice: {speaker: 'ada'}}),
    template: {slots: () => SLOTS} as unknown as AnyTemplate,
    script: {beats: [{slot: 'offer', seconds: 8, says: 'Now.', super: ''}]},
    brand: {voices: {ada: {model: 'm', voice: 'v', speed, take: 1}}, pronunciation: {}},
    speech: {},
    speeds,
    timing,
  });

test('the lines of a voice begin in the slots as the edit times them, and the slots have these lengths', () => {
  // Ten seconds are half of the edit: the hook keeps 4, the demo 1, the offer gets 5.
  const timed = voice(TIMING, 10);
  expect(timed?.lines.map(({at}) => at)).toEqual([expect.closeTo(5 + BREATH, 6)]);
  const names = Object.keys(SLOTS);
  const laid = laySlots(
    Object.fromEntries(names.map((name) => [name, {seconds: timed?.lengths[name] ?? 0}])),
    300,
  );
  expect(Object.values(laid).map(({from}) => from)).toEqual([0, 120, 150]);
  expect(voice(undefined, 10)?.lines.map(({at}) => at)).toEqual([expect.closeTo(6 + BREATH, 6)]);
});

test('an estimate counts the speed that the model has, not one that it was asked for and does not have', () => {
  const asked = (speeds?: Record<string, number>): number =>
    voice(undefined, 20, {speed: 2, speeds})?.lines[0]?.seconds ?? 0;
  const {key = ''} = voice(undefined, 20, {speed: 2})?.lines[0] ?? {};
  expect(asked({[key]: 1.2}) / asked()).toBeCloseTo(2 / 1.2, 6);
});
