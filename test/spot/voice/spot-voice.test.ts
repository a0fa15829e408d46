import {expect, test} from 'vitest';
import type {EditTiming} from '../../../src/spot/timeline/edit-timing.ts';
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
