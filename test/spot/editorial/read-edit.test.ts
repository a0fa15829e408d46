import fc from 'fast-check';
import {expect, test} from 'vitest';
import {ExportMark, markOf} from '../../../src/spot/editorial/edited-clips.ts';
import type {OtioObject} from '../../../src/spot/editorial/otio.ts';
import {readEdit} from '../../../src/spot/editorial/read-edit.ts';
import {variantTimeline} from '../../../src/spot/editorial/variant-timeline.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';

type Clip = {frames: number; in: number; speed: number; dissolve: number};

/** The exported timeline of these clips. Only what an export reads is there. */
function exported(clips: readonly Clip[], fps: number): OtioObject {
  let from = 0;
  const footage = clips.map((clip, at) => {
    const slot = `s${at}`;
    const entry =
      at > 0 && clip.dissolve > 0
        ? {kind: 'dissolve', frames: clip.dissolve, color: null}
        : {kind: 'cut', frames: 0, color: null};
    from += clip.frames;
    return {
      slot,
      layer: slot,
      from: from - clip.frames,
      frames: clip.frames,
      in: clip.in,
      length: 900,
      speed: clip.speed,
      cube: null,
      missing: null,
      entry,
    };
  });
  return variantTimeline({
    spot: 'tiny',
    id: 'one',
    name: 'one',
    timeline: {fps, frames: from, footage} as unknown as ResolvedSpot,
    footage: {},
    takes: Object.fromEntries(clips.map((_, at) => [`s${at}`, {shot: `shot-${at}`}])),
    graphics: 'media/graphics.mov',
    mix: 'media/mix.m4a',
    bed: [],
    voice: [],
    clips: [],
    cues: [],
    cdl: null,
    notes: [],
    documents: {},
  });
}

const read = (timeline: OtioObject) => {
  // As an editor saves it.
  const saved = JSON.parse(JSON.stringify(timeline));
  return readEdit(saved, ExportMark.parse(markOf(saved)));
};

const clip = fc.record({
  frames: fc.integer({min: 10, max: 200}),
  in: fc.nat(300),
  speed: fc.constantFrom(1, 0.5, 2, 1.333333),
  dissolve: fc.nat(9),
});
const clips = fc.array(clip, {minLength: 1, maxLength: 6});
const rate = fc.constantFrom(24, 25, 30);

test('a timeline that was not edited changes nothing', () => {
  fc.assert(
    fc.property(clips, rate, (all, fps) => {
      expect(read(exported(all, fps))).toEqual({changes: [], left: [], markers: 0});
    }),
  );
});

test('each edit changes exactly what was edited, in any timeline', () => {
  fc.assert(
    fc.property(
      fc.array(clip, {minLength: 2, maxLength: 6}),
      rate,
      fc.nat(),
      fc.integer({min: 1, max: 9}),
      (all, fps, pick, by) => {
        const at = pick % all.length;
        const [slot, shot] = [`s${at}`, `shot-${at}`];
        const change = (edit: Partial<Clip>) => {
          const after = all.map((each, index) => (index === at ? {...each, ...edit} : each));
          // The edited clips, with what was exported written on them.
          const [was, now] = [exported(all, fps), exported(after, fps)];
          const [before, edited] = [was, now].map(
            (each) => (each.tracks as {children: {children: OtioObject[]}[]}).children[0]?.children ?? [],
          );
          const named = new Map(before?.map((item) => [item.name, item.metadata]));
          for (const item of edited ?? [])
            if (item.OTIO_SCHEMA === 'Clip.2') item.metadata = named.get(item.name);
          return read({...now, metadata: was.metadata});
        };
        const own = all[at] as Clip;
        expect(change({in: own.in + by}).changes).toEqual([{kind: 'in', shot, frames: own.in + by}]);
        const speed = own.speed === 2 ? 1 : 2;
        expect(change({speed}).changes).toEqual([{kind: 'speed', shot, speed}]);
        const longer = change({frames: own.frames + by});
        const frames = Object.fromEntries(
          all.map((each, index) => [`s${index}`, each.frames + (index === at ? by : 0)]),
        );
        expect(longer).toEqual({changes: [{kind: 'lengths', frames}], left: [], markers: 0});
        const dissolve = own.dissolve === 5 ? 6 : 5;
        expect(change({dissolve}).changes).toEqual(
          at === 0 ? [] : [{kind: 'transition', slot, entry: {kind: 'dissolve', frames: dissolve}}],
        );
      },
    ),
  );
});

/** The items of the footage. */
const footageOf = (timeline: OtioObject) =>
  (timeline.tracks as {children: {children: OtioObject[]}[]}).children[0]?.children ?? [];

const time = (value: number) => ({OTIO_SCHEMA: 'RationalTime.1', value, rate: 24});
const gap = (frames: number): OtioObject => ({
  OTIO_SCHEMA: 'Gap.1',
  source_range: {OTIO_SCHEMA: 'TimeRange.1', start_time: time(0), duration: time(frames)},
});
const fade: OtioObject = {
  ...{OTIO_SCHEMA: 'Transition.1', name: 'Fade', transition_type: 'SMPTE_Dissolve'},
  ...{in_offset: time(12), out_offset: time(0)},
};

/** Two clips of 48 frames, edited. */
function editOfTwo(edit: (footage: OtioObject[]) => void) {
  const slot = {frames: 48, in: 0, speed: 1, dissolve: 0};
  const timeline = exported([slot, slot], 24);
  edit(footageOf(timeline));
  return read(timeline);
}

const trim = (item: OtioObject | undefined, frames: number): void => {
  if (item) item.source_range = gap(frames).source_range;
};

test.each([
  ['after the last clip', (footage: OtioObject[]) => void footage.push(fade)],
  ['before a gap', (footage: OtioObject[]) => void footage.push(fade, gap(12))],
  [
    'before another transition',
    (footage: OtioObject[]) => void footage.splice(1, 0, fade, {...fade, name: 'Other'}),
  ],
])('a transition %s is listed', (_, edit) => {
  expect(editOfTwo(edit).left).toContain('the transition "Fade" leads into no clip of the spot');
});

test.each([
  [
    'a clip that was trimmed, with a gap in place of the rest',
    (footage: OtioObject[]) => {
      trim(footage[0], 36);
      footage.splice(1, 0, gap(12));
    },
  ],
  [
    'a clip of others over half of a slot',
    (footage: OtioObject[]) => {
      trim(footage[1], 24);
      footage.push({...gap(24), OTIO_SCHEMA: 'Clip.2', name: 'logo'});
    },
  ],
])('%s changes no length: the timeline is as long as before', (_, edit) => {
  const {changes, left} = editOfTwo(edit);
  expect(changes).toEqual([]);
  expect(left).toMatchObject([
    expect.stringContaining('in the footage was added'),
    expect.stringMatching(/^the lengths of clips/),
  ]);
});

test('several changes of speed multiply, and one without a number is listed', () => {
  const warps = (...speeds: unknown[]) =>
    editOfTwo(([first]) => {
      if (first)
        first.effects = speeds.map((speed) => ({OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: speed}));
    });
  expect(warps(2, 0.5)).toMatchObject({changes: [], left: []});
  expect(warps(2, 1.5)).toMatchObject({changes: [{kind: 'speed', shot: 'shot-0', speed: 3}], left: []});
  expect(warps('fast')).toMatchObject({changes: [], left: [expect.stringContaining('the effect')]});
});

test('anything in place of a timeline is read without an error', () => {
  const mark = {spot: 'x', variant: 'y', fps: 30, frames: 10, clips: [], documents: {}};
  fc.assert(fc.property(fc.jsonValue(), (value) => void readEdit(value as OtioObject, mark)));
});
