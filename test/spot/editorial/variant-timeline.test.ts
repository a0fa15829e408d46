import {expect, test} from 'vitest';
import {leaveOtherTracks} from '../../../src/spot/editorial/other-tracks.ts';
import {OtioRange, otioFields, otioList, otioSchema} from '../../../src/spot/editorial/otio.ts';
import {variantTimeline} from '../../../src/spot/editorial/variant-timeline.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';

test('each sound begins at its frame: the one before ends there', () => {
  const cue = (name: string, from: number, frames: number) => ({
    name,
    url: `media/${name}.wav`,
    from,
    frames,
  });
  const timeline = variantTimeline({
    ...{spot: 'tiny', id: 'one', name: 'one', graphics: 'media/graphics.mov', mix: 'media/mix.m4a', bed: []},
    ...{footage: {}, takes: {}, cdl: null, notes: [], documents: {}},
    timeline: {fps: 24, frames: 240, footage: []} as unknown as ResolvedSpot,
    cues: [cue('c', 60, 24), cue('a', 12, 100), cue('b', 24, 10)],
    voice: [],
    // The second one is a J cut: it begins while the first one plays.
    clips: [{...cue('pour', 48, 24), in: 30, speed: 2}, cue('rain', 60, 30), cue('wind', 72, 10)],
  });
  const track = otioList(otioFields(timeline.tracks).children).find(({name}) => name === 'A3 cues');
  let at = 0;
  const placed = otioList(track?.children).flatMap((item) => {
    const {duration} = OtioRange.parse(item.source_range);
    const begins = at;
    at += duration.value;
    return otioSchema(item) === 'Gap' ? [] : [[item.name, begins, duration.value]];
  });
  expect(placed).toEqual([
    ['a', 12, 12],
    ['b', 24, 10],
    ['c', 60, 24],
  ]);
  const tracks = otioList(otioFields(timeline.tracks).children);
  expect(tracks.slice(2).map(({name, enabled}) => [name, enabled])).toEqual([
    ['A1 mix', true],
    ['A2 bed', false],
    ['A3 cues', false],
    ['A5 clips', false],
    ['A6 clips', false],
  ]);
  const namesOn = (at: number) => otioList(tracks.at(at)?.children).flatMap(({name}) => name || []);
  expect([namesOn(-2), namesOn(-1)]).toEqual([['pour', 'wind'], ['rain']]);
  const [, heard] = otioList(tracks.at(-2)?.children);
  expect(heard).toMatchObject({
    name: 'pour',
    source_range: {start_time: {value: 30}, duration: {value: 24}},
    effects: [{time_scalar: 2}],
  });
  const left: string[] = [];
  leaveOtherTracks(tracks.slice(2), undefined, 24, left);
  expect(left).toEqual(['the graphics were removed']);
});

test('a clip with a ramp has its average speed, and its ramp in the metadata', () => {
  const clip = {
    ...{slot: 'hook', layer: 'hook', from: 0, frames: 21, in: 5, length: 100, cube: null, missing: null},
    speed: [
      {at: 0, speed: 2},
      {at: 20, speed: 1},
    ],
    entry: {kind: 'cut', frames: 0, color: null},
  };
  const timeline = variantTimeline({
    ...{spot: 'tiny', id: 'one', name: 'one', graphics: 'media/graphics.mov', mix: 'media/mix.m4a', bed: []},
    ...{footage: {}, takes: {}, cdl: null, notes: [], documents: {}, cues: [], voice: [], clips: []},
    timeline: {fps: 24, frames: 21, footage: [clip]} as unknown as ResolvedSpot,
  });
  const [footage] = otioList(otioFields(timeline.tracks).children);
  expect(otioList(footage?.children)).toMatchObject([
    {
      source_range: {start_time: {value: 5}, duration: {value: 21}},
      effects: [{time_scalar: 1.5}],
      metadata: {tenspot: {speed: 1.5, paced: {speed: clip.speed}}},
    },
  ]);
});
