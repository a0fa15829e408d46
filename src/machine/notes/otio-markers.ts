import {z} from 'zod';
import {
  type OtioFields,
  OtioRange,
  type OtioTime,
  otioFields,
  otioList,
  otioSchema,
} from '../../spot/editorial/otio.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {type ForeignNote, type ForeignTime, foreignNote} from '../../spot/review/foreign-note.ts';
import {OUTSIDE_OF_CLIP} from './xmeml.ts';

const Marker = z.looseObject({
  name: z.string().nullish(),
  comment: z.string().nullish(),
  marked_range: z.unknown().optional(),
  metadata: z.unknown().optional(),
});

/** How deep a timeline is looked through. */
const DEPTH = 50;

/** Reads the markers of an OpenTimelineIO timeline: those of the timeline, of tracks and of clips. Errors: `notes-unreadable`. */
export function readOtioMarkers(value: unknown, file: string): ForeignNote[] {
  const timeline = otioFields(value);
  if (!String(timeline.OTIO_SCHEMA ?? '').startsWith('Timeline.'))
    throw invalid({
      code: 'notes-unreadable',
      what: 'this file is not an OpenTimelineIO timeline',
      where: {file, field: 'OTIO_SCHEMA'},
      expected: 'Timeline.1',
      got: String(timeline.OTIO_SCHEMA ?? 'none').slice(0, 60),
      fix: 'Export a timeline as .otio.',
    });
  const media = typeof timeline.name === 'string' ? timeline.name : null;
  const notes: ForeignNote[] = [];
  visit(otioFields(timeline.tracks), 0, 0, media, notes);
  return notes;
}

/** The spot that Tenspot exported a timeline from; undefined for a timeline of another program. */
export function exportedSpot(timeline: object): string | undefined {
  const {spot} = otioFields(otioFields(otioFields(timeline).metadata).tenspot);
  return typeof spot === 'string' ? spot : undefined;
}

/** Adds the markers of an item and of what is in it. `at`: where the item begins in the timeline, in seconds. */
function visit(
  item: OtioFields,
  at: number,
  depth: number,
  media: string | null,
  notes: ForeignNote[],
): void {
  if (depth > DEPTH) return;
  const trimmed = startOf(item);
  for (const [index, marker] of otioList(item.markers).entries()) {
    const parsed = Marker.safeParse(marker);
    if (!parsed.success) continue;
    const {name, comment, marked_range: range, metadata} = parsed.data;
    // A note of the review that Tenspot wrote into the timeline comes back as a marker.
    if (otioFields(otioFields(metadata).tenspot).note !== undefined) continue;
    const text = [name?.trim(), comment?.trim()].filter(Boolean).join('\n');
    if (text === '') continue;
    const place = OtioRange.safeParse(range).data;
    notes.push(
      foreignNote({
        text,
        where: `marker ${index + 1} of "${typeof item.name === 'string' ? item.name : 'the timeline'}"`,
        at: !place
          ? {unit: 'unknown', value: 'the marker has no range'}
          : isShown(place.start_time, item)
            ? frameOf(place.start_time, at - trimmed)
            : OUTSIDE_OF_CLIP,
        lasts: place && place.duration.value > 0 ? frameOf(place.duration, 0) : null,
        media,
      }),
    );
  }
  let begins = at - trimmed;
  const follows = otioSchema(item) === 'Track';
  for (const inner of otioList(item.children)) {
    visit(inner, begins, depth + 1, media, notes);
    if (follows) begins += lengthOf(inner, depth);
  }
}

/** Whether a time of an item is in the part of it that its track shows. */
function isShown({value, rate}: z.infer<typeof OtioTime>, {source_range: range}: OtioFields): boolean {
  const shown = OtioRange.safeParse(range).data;
  if (!shown) return true;
  const [at, from] = [value / rate, shown.start_time.value / shown.start_time.rate];
  const half = 0.5 / rate;
  return at > from - half && at < from + shown.duration.value / shown.duration.rate - half / 2;
}

/** Whole frames of the file's own rate, so that no frame is lost to rounding. `shift`: seconds. */
const frameOf = ({value, rate}: z.infer<typeof OtioTime>, shift: number): ForeignTime => ({
  unit: 'frames',
  value: Math.round(shift * rate + value),
  rate,
});

/** Seconds that an item takes in its track: its range, else that of its media. A transition takes none. */
function lengthOf(item: OtioFields, depth: number): number {
  if (otioSchema(item) === 'Transition' || depth > DEPTH) return 0;
  const range =
    OtioRange.safeParse(item.source_range).data ??
    OtioRange.safeParse(otioFields(mediaOf(item)).available_range).data;
  if (range) return range.duration.value / range.duration.rate;
  const lengths = otioList(item.children).map((inner) => lengthOf(inner, depth + 1));
  return otioSchema(item) === 'Track'
    ? lengths.reduce((sum, each) => sum + each, 0)
    : Math.max(0, ...lengths);
}

function mediaOf(item: OtioFields): unknown {
  const references = otioFields(item.media_references);
  const key = String(item.active_media_reference_key ?? 'DEFAULT_MEDIA');
  return item.media_reference ?? (Object.hasOwn(references, key) ? references[key] : undefined);
}

const startOf = (item: OtioFields): number => {
  const range =
    OtioRange.safeParse(item.source_range).data ??
    OtioRange.safeParse(otioFields(mediaOf(item)).available_range).data;
  return range ? range.start_time.value / range.start_time.rate : 0;
};
