import {expect, test} from 'vitest';
import {EditSound} from '../../../src/spot/documents/edit-sound.ts';
import {plannedCues} from '../../../src/spot/sound/planned-cues.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';
import {SpotProps} from '../../../src/spot/variant/spot-props.ts';
import type {AnyTemplate} from '../../../src/spot/variant/template.ts';

const spot = {
  ...{fps: 30, frames: 300, format: '9:16', language: 'en', copy: {}},
  slots: {hook: {from: 0, frames: 90}, offer: {from: 90, frames: 210}},
} as unknown as ResolvedSpot;
const template = {cues: () => [{sound: 'tick', at: 90}]} as unknown as AnyTemplate;
const props = (more: object = {}) =>
  SpotProps.parse({template: 't', brand: 'b', copy: {hook: 'Ice'}, seconds: 10, ...more});
const cues = (sound: unknown, more?: object) =>
  plannedCues(spot, props(more), template, sound === undefined ? undefined : EditSound.parse(sound));

test('the cues of the edit are heard beside those of the template, or in their place', () => {
  const whoosh = {sound: 'whoosh', slot: 'offer', at: -0.5, gain: -4};
  expect(cues(undefined)).toEqual([{sound: 'tick', at: 90}]);
  expect(cues({cues: [whoosh]})).toEqual([
    {sound: 'tick', at: 90},
    {sound: 'whoosh', at: 75, gain: -4},
  ]);
  expect(cues({templateCues: false, cues: [whoosh]})).toEqual([{sound: 'whoosh', at: 75, gain: -4}]);
});

test('a cue is heard only in variants with the props that it names', () => {
  const only = (value: object) =>
    cues({templateCues: false, cues: [{sound: 'hit', slot: 'hook', only: value}]});
  expect(only({seconds: 10, 'copy.hook': 'Ice'})).toHaveLength(1);
  expect(only({seconds: 6})).toEqual([]);
  expect(only({'copy.hook': 'Sun'})).toEqual([]);
  expect(only({'copy.none.deep': 'Sun'})).toEqual([]);
});

test('a cue before the first frame is heard on it, and one after the last frame or in a missing slot is not', () => {
  const at = (value: object) => cues({templateCues: false, cues: [{sound: 'hit', ...value}]});
  expect(at({slot: 'hook', at: -2})).toEqual([{sound: 'hit', at: 0, gain: 0}]);
  expect(at({slot: 'offer', at: 7})).toEqual([]);
  expect(at({slot: 'proof'})).toEqual([]);
});
