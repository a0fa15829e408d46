import fc from 'fast-check';
import {expect, test} from 'vitest';
import {otioText, parseOtio} from '../../../src/machine/documents/otio-file.ts';
import {readOtioMarkers} from '../../../src/machine/notes/otio-markers.ts';
import type {OtioObject} from '../../../src/spot/editorial/otio.ts';
import {readEdit} from '../../../src/spot/editorial/read-edit.ts';

// Files as OpenTimelineIO documents their schemas, written by hand: no file of another project.

type Fields = Record<string, unknown>;

const time = (value: number, rate = 24): Fields => ({OTIO_SCHEMA: 'RationalTime.1', rate, value});
const range = (from: number, frames: number, rate = 24): Fields => ({
  OTIO_SCHEMA: 'TimeRange.1',
  duration: time(frames, rate),
  start_time: time(from, rate),
});
const item = (schema: string, fields: Fields): Fields => ({
  OTIO_SCHEMA: schema,
  metadata: {},
  name: '',
  source_range: null,
  effects: [],
  markers: [],
  enabled: true,
  ...fields,
});
const marker = (name: string, at: number, version = 2): Fields => ({
  OTIO_SCHEMA: `Marker.${version}`,
  metadata: {},
  name,
  color: 'GREEN',
  ...(version === 2 ? {comment: 'look'} : {}),
  marked_range: range(at, 1),
});
const file = (url: string): Fields => ({
  OTIO_SCHEMA: 'ExternalReference.1',
  metadata: {},
  name: '',
  available_range: range(0, 100),
  available_image_bounds: {
    OTIO_SCHEMA: 'Box2d.1',
    min: {OTIO_SCHEMA: 'V2d.1', x: 0, y: 0},
    max: {OTIO_SCHEMA: 'V2d.1', x: 16, y: 9},
  },
  target_url: url,
});
const clip = (name: string, media: Fields, fields: Fields = {}): Fields =>
  item('Clip.2', {
    name,
    source_range: range(10, 20),
    media_references: {DEFAULT_MEDIA: media, proxy: file('proxy.mov')},
    active_media_reference_key: 'DEFAULT_MEDIA',
    ...fields,
  });
const timeline = (...tracks: Fields[]): Fields => ({
  OTIO_SCHEMA: 'Timeline.1',
  metadata: {},
  name: 'Cut',
  global_start_time: time(86_400),
  tracks: item('Stack.1', {name: 'tracks', children: tracks}),
});
const track = (...children: Fields[]): Fields => item('Track.1', {kind: 'Video', children});

const SAMPLES: Record<string, Fields> = {
  'nested stacks': timeline(
    track(
      item('Stack.1', {
        name: 'nested',
        source_range: range(5, 30),
        children: [track(item('Stack.1', {children: [track(clip('deep', file('a.mov')))]}))],
      }),
    ),
  ),
  gaps: timeline(track(item('Gap.1', {source_range: range(0, 12)}), clip('after', file('a.mov')))),
  transitions: timeline(
    track(
      clip('a', file('a.mov')),
      {
        OTIO_SCHEMA: 'Transition.1',
        metadata: {fcp_xml: {effectid: 'Cross Dissolve'}},
        name: 'dissolve',
        in_offset: time(6),
        out_offset: time(6),
        transition_type: 'SMPTE_Dissolve',
      },
      clip('b', file('b.mov')),
    ),
  ),
  'markers of both versions': timeline(
    track(clip('a', file('a.mov'), {markers: [marker('one', 12), marker('two', 13, 1)]})),
  ),
  'time warps': timeline(
    track(
      clip('a', file('a.mov'), {
        effects: [
          {
            OTIO_SCHEMA: 'LinearTimeWarp.1',
            metadata: {},
            name: '',
            effect_name: 'LinearTimeWarp',
            time_scalar: -1.5,
          },
          {OTIO_SCHEMA: 'FreezeFrame.1', metadata: {}, name: '', effect_name: 'FreezeFrame', time_scalar: 0},
          {OTIO_SCHEMA: 'TimeEffect.1', metadata: {}, name: '', effect_name: 'Remap'},
          {OTIO_SCHEMA: 'Effect.1', metadata: {keys: [[0, 1.0000001]]}, name: 'Blur', effect_name: 'Blur'},
        ],
      }),
    ),
  ),
  'generators, missing media and image sequences': timeline(
    track(
      clip('bars', {
        OTIO_SCHEMA: 'GeneratorReference.1',
        metadata: {},
        name: 'bars',
        available_range: range(0, 48),
        available_image_bounds: null,
        generator_kind: 'SMPTEBars',
        parameters: {level: 75},
      }),
      clip('lost', {OTIO_SCHEMA: 'MissingReference.1', metadata: {}, name: '', available_range: null}),
      clip('frames', {
        OTIO_SCHEMA: 'ImageSequenceReference.1',
        metadata: {},
        name: '',
        available_range: range(0, 48),
        target_url_base: 'file:///show/',
        name_prefix: 'shot.',
        name_suffix: '.exr',
        start_frame: 1001,
        frame_step: 1,
        rate: 24,
        frame_zero_padding: 4,
        missing_frame_policy: 'error',
      }),
    ),
  ),
  'older schemas': timeline(
    item('Sequence.1', {
      kind: 'Video',
      children: [
        item('Filler.1', {source_range: range(0, 12)}),
        item('Clip.1', {
          name: 'old',
          source_range: range(0, 24),
          media_reference: file('old.mov'),
          markers: [marker('m', 3, 1)],
        }),
      ],
    }),
  ),
  'schemas that do not exist yet': timeline(
    track({OTIO_SCHEMA: 'Clip.9', name: 'new', somewhere: {OTIO_SCHEMA: 'Unheard.3', children: [time(1)]}}),
    {OTIO_SCHEMA: 'SerializableCollection.1', name: 'bin', children: [track(clip('x', file('x.mov')))]},
  ),
  'numbers and texts': timeline(
    track(
      clip('é "q"\n\u2028', file('a%20b.mov'), {
        metadata: {
          big: Number.MAX_SAFE_INTEGER,
          small: 1e-9,
          rate: 23.976023976023978,
          none: null,
          __proto__x: 1,
        },
      }),
    ),
  ),
};

const frozen = (value: unknown): unknown => {
  if (value !== null && typeof value === 'object')
    for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  return value;
};

const MARK = {spot: 'x', variant: 'y', fps: 24, frames: 10, clips: [], documents: {}};

test.each(Object.entries(SAMPLES))('%s survive reading and writing unchanged', (_, sample) => {
  const text = JSON.stringify(sample, null, 4);
  const read = frozen(parseOtio(text, 'cut.otio'));
  expect(read).toEqual(sample);
  // Both readers see every object, and change none.
  readEdit(read as OtioObject, MARK);
  readOtioMarkers(read, 'cut.otio');
  expect(JSON.stringify(JSON.parse(otioText(read)), null, 4)).toBe(text);
});

test('markers under older schemas are found where the timeline shows them', () => {
  const found = (name: string) =>
    readOtioMarkers(SAMPLES[name], 'cut.otio').map(({text, at}) => [text.split('\n')[0], at?.value]);
  expect(found('older schemas')).toEqual([['m', 15]]);
  expect(found('markers of both versions')).toEqual([
    ['one', 2],
    ['two', 3],
  ]);
});

test('anything that is JSON is read and written unchanged', () => {
  fc.assert(
    fc.property(fc.jsonValue({noUnicodeString: false}), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.stringify(parseOtio(otioText(parseOtio(text, 'x')), 'x'))).toBe(text);
    }),
  );
});

test.each([
  ['{\n  "a": NaN\n}', {line: 2, column: 8}, 'NaN'],
  ['{"NaN": "a \\" NaN", "b": [1, -Infinity]}', {line: 1, column: 30}, '-Infinity'],
  ['{"a": [1, 2}', {}, undefined],
  ['{"a": ', {}, undefined],
])('%j is refused, and a number that JSON does not have is named', (text, where, got) => {
  expect(() => parseOtio(text, 'cut.otio')).toThrowError(
    expect.objectContaining({
      code: 'edit-unreadable',
      problems: [
        expect.objectContaining({
          where: {file: 'cut.otio', ...where},
          ...(got === undefined ? {} : {got}),
        }),
      ],
    }),
  );
});
