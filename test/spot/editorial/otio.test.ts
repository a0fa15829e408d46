import {expect, test} from 'vitest';
import {otioText, parseOtio} from '../../../src/machine/documents/otio-file.ts';
import {
  externalReference,
  missingReference,
  type OtioObject,
  otioClip,
  otioFields,
  otioGap,
  otioList,
  otioMarker,
  otioTimeline,
  otioTrack,
  otioTransition,
  timeRange,
  timeWarp,
} from '../../../src/spot/editorial/otio.ts';

// An object of each schema that Tenspot writes, by hand and with all fields that OpenTimelineIO documents for it.

type Fields = Record<string, unknown>;

const time = (value: number): Fields => ({OTIO_SCHEMA: 'RationalTime.1', rate: 24, value});
const range = (from: number, frames: number): Fields => ({
  OTIO_SCHEMA: 'TimeRange.1',
  duration: time(frames),
  start_time: time(from),
});
const item = (schema: string, fields: Fields): Fields => ({
  ...{OTIO_SCHEMA: schema, metadata: {}, name: '', source_range: null},
  ...{effects: [], markers: [], enabled: true},
  ...fields,
});
const MEDIA: Fields = {
  ...{OTIO_SCHEMA: 'ExternalReference.1', metadata: {camera: 'A'}, name: 'a.mov'},
  ...{available_range: range(0, 100), available_image_bounds: null, target_url: 'file:///show/a.mov'},
};
const LOST: Fields = {
  ...{OTIO_SCHEMA: 'MissingReference.1', metadata: {why: 'x'}, name: ''},
  ...{available_range: null, available_image_bounds: null},
};
const clip = (name: string, fields: Fields = {}, media = MEDIA): Fields =>
  item('Clip.2', {
    ...{name, source_range: range(10, 20)},
    ...{media_references: {DEFAULT_MEDIA: media}, active_media_reference_key: 'DEFAULT_MEDIA'},
    ...fields,
  });
const MARKER: Fields = {
  ...{OTIO_SCHEMA: 'Marker.2', metadata: {note: 'n1'}, name: 'one', color: 'RED', comment: 'look'},
  marked_range: range(12, 1),
};
const WARP: Fields = {
  ...{OTIO_SCHEMA: 'LinearTimeWarp.1', metadata: {}, name: ''},
  ...{effect_name: 'LinearTimeWarp', time_scalar: 2},
};
const DISSOLVE: Fields = {
  ...{OTIO_SCHEMA: 'Transition.1', metadata: {}, name: 'dissolve', transition_type: 'SMPTE_Dissolve'},
  ...{in_offset: time(0), out_offset: time(6)},
};
const V1 = item('Track.1', {
  ...{kind: 'Video', name: 'V1'},
  children: [
    item('Gap.1', {source_range: range(0, 12)}),
    clip('a', {markers: [MARKER], metadata: {cdl: {sat: 0.9}}}),
    DISSOLVE,
    clip('b', {effects: [WARP]}),
    clip('c', {}, LOST),
  ],
});
const A1 = item('Track.1', {kind: 'Audio', name: 'A1', enabled: false, children: [clip('sound')]});
const SAMPLE: Fields = {
  ...{OTIO_SCHEMA: 'Timeline.1', metadata: {tenspot: 1}, name: 'Cut', global_start_time: time(86_400)},
  tracks: item('Stack.1', {name: 'tracks', children: [V1, A1], markers: [MARKER]}),
};

/** Writes objects of a file again, with the functions that write the timelines of Tenspot. Children come first. */
function rewritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewritten);
  if (value === null || typeof value !== 'object') return value;
  const item = Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [field, field === 'metadata' ? inner : rewritten(inner)]),
  ) as unknown as Read;
  const write = WRITERS[item.OTIO_SCHEMA];
  return write ? write(item) : item;
}

const framesOf = (value: unknown): [from: number, frames: number, rate: number] => {
  const {start_time: start, duration} = otioFields(value);
  const [{value: from, rate}, {value: frames}] = [otioFields(start), otioFields(duration)];
  return [Number(from), Number(frames), Number(rate)];
};

/** An object of a file, as its schema is documented. Each schema has some of these fields. */
type Read = {
  OTIO_SCHEMA: string;
  name: string;
  metadata: object;
  enabled: boolean;
  kind: 'Video' | 'Audio';
  comment: string;
  target_url: string;
  transition_type: string;
  time_scalar: number;
  available_range: OtioObject | null;
} & Record<
  'source_range' | 'marked_range' | 'out_offset' | 'media_references' | 'global_start_time' | 'tracks',
  OtioObject
> &
  Record<'children' | 'effects' | 'markers', OtioObject[]>;

const WRITERS: Record<string, (item: Read) => OtioObject> = {
  'TimeRange.1': (range) => timeRange(...framesOf(range)),
  'Clip.2': ({name, source_range, media_references, metadata, effects, markers}) =>
    otioClip({
      ...{name, range: source_range, media: otioFields(media_references).DEFAULT_MEDIA as OtioObject},
      ...{metadata, effects, markers},
    }),
  'ExternalReference.1': ({target_url, available_range, metadata}) =>
    externalReference(target_url, available_range, metadata),
  'MissingReference.1': ({metadata}) => missingReference(metadata),
  'Gap.1': ({source_range}) => {
    const [, frames, rate] = framesOf(source_range);
    return otioGap(frames, rate);
  },
  'Transition.1': ({name, transition_type, out_offset, metadata}) => {
    const {value, rate} = otioFields(out_offset);
    return otioTransition(name, transition_type, Number(value), Number(rate), metadata);
  },
  'LinearTimeWarp.1': ({time_scalar}) => timeWarp(time_scalar),
  'Marker.2': ({name, comment, marked_range, metadata}) => otioMarker(name, comment, marked_range, metadata),
  'Track.1': ({name, kind, children, enabled, metadata}) =>
    otioTrack(name, kind, children, {enabled, metadata}),
  'Timeline.1': ({name, global_start_time, tracks, metadata}) =>
    otioTimeline(
      ...([name, global_start_time] as const),
      otioList(otioFields(tracks).children) as OtioObject[],
      otioFields(tracks).markers as OtioObject[],
      metadata,
    ),
};

test('a timeline that is read, taken apart and written again by the functions for each of its objects is the same', () => {
  const read = parseOtio(JSON.stringify(SAMPLE), 'cut.otio');
  expect(JSON.parse(otioText(rewritten(read)))).toEqual(SAMPLE);
});
