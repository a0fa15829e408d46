import {z} from 'zod';

// The objects of OpenTimelineIO that Tenspot writes and reads: https://opentimelineio.readthedocs.io, "Serialized Data".

/** An object of OpenTimelineIO. Fields and schemas that Tenspot does not know are kept as they are. */
export type OtioObject = {OTIO_SCHEMA: string; [field: string]: unknown};

/** A number of frames. */
export const rationalTime = (value: number, rate: number): OtioObject => ({
  OTIO_SCHEMA: 'RationalTime.1',
  rate,
  value,
});

/** Frames of a medium or a timeline. */
export const timeRange = (from: number, frames: number, rate: number): OtioObject => ({
  OTIO_SCHEMA: 'TimeRange.1',
  duration: rationalTime(frames, rate),
  start_time: rationalTime(from, rate),
});

/** A file, and the frames that it has. */
export const externalReference = (
  url: string,
  available: OtioObject | null,
  metadata: object,
): OtioObject => ({
  OTIO_SCHEMA: 'ExternalReference.1',
  metadata,
  name: url.split('/').at(-1) ?? url,
  available_range: available,
  available_image_bounds: null,
  target_url: url,
});

/** Media that is not there. */
export const missingReference = (metadata: object): OtioObject => ({
  OTIO_SCHEMA: 'MissingReference.1',
  metadata,
  name: '',
  available_range: null,
  available_image_bounds: null,
});

type ClipParts = {
  name: string;
  range: OtioObject;
  media: OtioObject;
  metadata?: object;
  effects?: OtioObject[];
  markers?: OtioObject[];
};

/** A part of a medium in a track. */
export const otioClip = ({
  name,
  range,
  media,
  metadata = {},
  effects = [],
  markers = [],
}: ClipParts): OtioObject => ({
  OTIO_SCHEMA: 'Clip.2',
  metadata,
  name,
  source_range: range,
  effects,
  markers,
  enabled: true,
  media_references: {DEFAULT_MEDIA: media},
  active_media_reference_key: 'DEFAULT_MEDIA',
});

/** Nothing, for some frames. */
export const otioGap = (frames: number, rate: number): OtioObject => ({
  OTIO_SCHEMA: 'Gap.1',
  metadata: {},
  name: '',
  source_range: timeRange(0, frames, rate),
  effects: [],
  markers: [],
  enabled: true,
});

/** What begins `frames` frames after the cut before it: Tenspot's transitions are in the slot that they lead into. */
export const otioTransition = (
  name: string,
  type: string,
  frames: number,
  rate: number,
  metadata: object,
): OtioObject => ({
  OTIO_SCHEMA: 'Transition.1',
  metadata,
  name,
  in_offset: rationalTime(0, rate),
  out_offset: rationalTime(frames, rate),
  transition_type: type,
});

/** A change of speed: 2 is twice as fast. */
export const timeWarp = (speed: number): OtioObject => ({
  OTIO_SCHEMA: 'LinearTimeWarp.1',
  metadata: {},
  name: '',
  effect_name: 'LinearTimeWarp',
  time_scalar: speed,
});

/** A note of a person at some frames. */
export const otioMarker = (
  name: string,
  comment: string,
  range: OtioObject,
  metadata: object,
): OtioObject => ({
  OTIO_SCHEMA: 'Marker.2',
  metadata,
  name,
  color: 'RED',
  comment,
  marked_range: range,
});

/** A track. `enabled: false`: it is there, and does not play. */
export const otioTrack = (
  name: string,
  kind: 'Video' | 'Audio',
  children: OtioObject[],
  {enabled = true, metadata = {}}: {enabled?: boolean; metadata?: object} = {},
): OtioObject => ({
  OTIO_SCHEMA: 'Track.1',
  metadata,
  name,
  source_range: null,
  effects: [],
  markers: [],
  enabled,
  children,
  kind,
});

/** A timeline, with its tracks from the bottom up. */
export const otioTimeline = (
  name: string,
  start: OtioObject,
  tracks: OtioObject[],
  markers: OtioObject[],
  metadata: object,
): OtioObject => ({
  OTIO_SCHEMA: 'Timeline.1',
  metadata,
  name,
  global_start_time: start,
  tracks: {
    OTIO_SCHEMA: 'Stack.1',
    metadata: {},
    name: 'tracks',
    source_range: null,
    effects: [],
    markers,
    enabled: true,
    children: tracks,
  },
});

/** A number of frames as a file has it. */
export const OtioTime = z.looseObject({value: z.number(), rate: z.number().positive()});

/** A range of frames as a file has it. */
export const OtioRange = z.looseObject({start_time: OtioTime, duration: OtioTime});

/** The fields of an object in a timeline. */
export type OtioFields = Record<string, unknown>;

/** The fields of a value; none where it is no object. */
export const otioFields = (value: unknown): OtioFields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as OtioFields) : {};

/** The objects of a list; none where it is no list. */
export const otioList = (value: unknown): OtioFields[] => (Array.isArray(value) ? value.map(otioFields) : []);

/** Names that OpenTimelineIO gave to schemas before it renamed them. It still reads both. */
const RENAMED: Readonly<Record<string, string>> = {Sequence: 'Track', Filler: 'Gap'};

/** The schema of an object without its version. */
export const otioSchema = (item: OtioFields): string => {
  const name = String(item.OTIO_SCHEMA ?? '').split('.')[0] ?? '';
  return RENAMED[name] ?? name;
};

/** The name of an object, for messages. */
export const otioName = ({name}: OtioFields): string => (typeof name === 'string' ? name.slice(0, 80) : '');
