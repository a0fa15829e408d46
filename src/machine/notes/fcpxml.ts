import {type ForeignNote, type ForeignTime, foreignNote} from '../../spot/review/foreign-note.ts';
import {child, type XmlElement} from '../documents/read-xml.ts';
import {elementsNamed, OUTSIDE_OF_CLIP} from './xmeml.ts';

/**
 * Reads the markers of projects in FCPXML. A marker has a time of its clip: `offset` is where the clip begins in what holds it, `start` is the
 * time of the clip itself at that moment.
 */
export function readFcpxml(root: XmlElement): ForeignNote[] {
  const projects = elementsNamed(root, 'project');
  const [bare] = projects.length === 0 ? elementsNamed(root, 'sequence') : [];
  const holders = bare
    ? [{name: null, sequence: bare}]
    : projects.map((project) => ({
        name: project.attributes.name ?? null,
        sequence: child(project, 'sequence'),
      }));
  return holders.flatMap(({name, sequence}) => {
    const start = secondsOf(sequence?.attributes.tcStart) ?? 0;
    const spine = child(sequence, 'spine');
    const timeline = {rate: rateOf(sequence?.attributes.format, root), media: name};
    return spine ? markersIn(spine, -start, 0, timeline) : [];
  });
}

/** A timeline: its frames a second, null where the file does not say; and its name. */
type Line = {rate: number | null; media: string | null};

/** Frames a second of a format, from the length of its frames. */
function rateOf(id: string | undefined, root: XmlElement): number | null {
  const formats = elementsNamed(root, 'format');
  const format = formats.find(({attributes}) => attributes.id === id) ?? formats[0];
  const length = secondsOf(format?.attributes.frameDuration);
  return length !== undefined && length > 1 / 241 && length <= 1 ? 1 / length : null;
}

/** Markers of everything inside an element. `shift`: what is added to a time of this element to get one of the project. */
function markersIn(element: XmlElement, shift: number, depth: number, line: Line): ForeignNote[] {
  return element.children.flatMap((inner, index): ForeignNote[] => {
    const at = secondsOf(inner.attributes.offset);
    const start = secondsOf(inner.attributes.start) ?? 0;
    if (inner.name === 'marker') return markerOf(inner, shift, index, element, line);
    // What has no offset of its own (a spine in a clip) has the times of what holds it.
    const own = at === undefined ? shift : shift + at - start;
    return depth > 50 ? [] : markersIn(inner, own, depth + 1, line);
  });
}

function markerOf(
  {attributes: {start, duration, value = '', note = '', completed}}: XmlElement,
  shift: number,
  index: number,
  owner: XmlElement,
  {rate, media}: Line,
): ForeignNote[] {
  const at = secondsOf(start);
  const text = [value.trim(), note.trim()].filter(Boolean).join('\n');
  if (text === '') return [];
  const lasts = secondsOf(duration);
  return [
    foreignNote({
      text,
      where: `marker ${index + 1} of "${owner.attributes.name ?? owner.name}"`,
      at:
        at === undefined
          ? {unit: 'unknown', value: 'the marker has no start'}
          : isShown(at, owner)
            ? timeOf(at + shift, rate)
            : OUTSIDE_OF_CLIP,
      lasts: lasts === undefined ? null : timeOf(lasts, rate),
      completed: completed === '1',
      media,
    }),
  ];
}

/** Whether a time of a clip is in the part that the project shows. What has no length of its own shows all. */
function isShown(at: number, {attributes: {offset, start, duration}}: XmlElement): boolean {
  const [first, length] = [secondsOf(start) ?? 0, secondsOf(duration)];
  return (
    offset === undefined || length === undefined || (at >= first - ROUNDED && at < first + length - ROUNDED)
  );
}

/** Seconds by which times may be rounded. */
const ROUNDED = 1e-4;

/** In frames of the timeline, where its rate is known: times are whole frames of it. */
const timeOf = (seconds: number, rate: number | null): ForeignTime =>
  rate === null
    ? {unit: 'seconds', value: seconds}
    : {unit: 'frames', value: Math.round(seconds * rate), rate};

/** A time of FCPXML in seconds: `1001/30000s`, `5s`. Undefined if it is none. */
function secondsOf(text: string | undefined): number | undefined {
  const [, top, bottom = '1'] = /^(-?\d{1,18})(?:\/(\d{1,18}))?s$/.exec(text?.trim() ?? '') ?? [];
  const seconds = Number(top) / Number(bottom);
  return top !== undefined && Number.isFinite(seconds) ? seconds : undefined;
}
