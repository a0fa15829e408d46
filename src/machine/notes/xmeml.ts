import {type ForeignNote, foreignNote} from '../../spot/review/foreign-note.ts';
import {child, childText, type XmlElement} from '../documents/read-xml.ts';

/** Reads the markers of sequences and of their clips in Final Cut Pro 7 XML (xmeml), which Premiere exports. */
export function readXmeml(root: XmlElement): ForeignNote[] {
  return elementsNamed(root, 'sequence').flatMap((sequence) => {
    const rate = rateOf(child(sequence, 'rate')) ?? null;
    const media = childText(sequence, 'name') ?? null;
    const own = markersOf(sequence, {shift: 0, rate, media, used: null});
    const ofClips = elementsNamed(sequence, 'clipitem').flatMap((clip) =>
      markersOf(clip, {shift: shiftOf(clip), rate, media, used: usedPart(clip)}),
    );
    return [...own, ...ofClips];
  });
}

/**
 * What is added to a frame of the media of a clip to get one of the sequence. A clip that begins in a transition has -1 as its `start`, and one
 * that ends in one as its `end`. Undefined where it has neither.
 */
function shiftOf(clip: XmlElement): number | undefined {
  const [start = -1, end = -1] = [numberIn(clip, 'start'), numberIn(clip, 'end')];
  if (start >= 0) return start - (numberIn(clip, 'in') ?? 0);
  const out = numberIn(clip, 'out');
  return end < 0 || out === undefined ? undefined : end - out;
}

/** The frames of the media of a clip that the sequence shows: programs write all markers of the media with each piece of it. Null where the file does not say. */
function usedPart(clip: XmlElement): {from: number; to: number} | null {
  const [from, to] = [numberIn(clip, 'in'), numberIn(clip, 'out')];
  return from === undefined || to === undefined || from < 0 || to <= from ? null : {from, to};
}

/** Where the markers of a clip or a sequence are. `shift`: of their frames; undefined where the file does not say it. */
type Place = {
  shift: number | undefined;
  rate: number | null;
  media: string | null;
  used: {from: number; to: number} | null;
};

function markersOf(owner: XmlElement, {shift, rate, media, used}: Place): ForeignNote[] {
  return owner.children
    .filter(({name}) => name === 'marker')
    .flatMap((marker, index) => {
      const [name, comment] = [childText(marker, 'name'), childText(marker, 'comment')];
      const text = [name, comment].filter(Boolean).join('\n');
      const [from, to = -1] = [numberIn(marker, 'in'), numberIn(marker, 'out')];
      if (text === '') return [];
      const frames = (value: number): ForeignNote['at'] => ({unit: 'frames', value, rate});
      return [
        foreignNote({
          text,
          where: `marker ${index + 1} of "${childText(owner, 'name') ?? owner.name}"`,
          at:
            from === undefined
              ? {unit: 'unknown', value: 'the marker has no frame'}
              : shift === undefined
                ? {unit: 'unknown', value: 'the clip of the marker has neither a first nor a last frame'}
                : used && (from < used.from || from >= used.to)
                  ? OUTSIDE_OF_CLIP
                  : frames(from + shift),
          // An `out` of -1 is a point.
          lasts: from !== undefined && to > from ? frames(to - from) : null,
          media,
        }),
      ];
    });
}

/** The time of a marker at a place of its media that the timeline does not show. */
export const OUTSIDE_OF_CLIP: ForeignNote['at'] = {
  unit: 'unknown',
  value: 'the marker is outside of the part of its clip that the timeline shows',
};

/** Frames a second: `timebase`, a thousandth less where `ntsc` is true. */
function rateOf(rate: XmlElement | undefined): number | undefined {
  const timebase = numberIn(rate, 'timebase');
  if (timebase === undefined || timebase < 1 || timebase > 240) return undefined;
  return childText(rate, 'ntsc')?.toUpperCase() === 'TRUE' ? (timebase * 1000) / 1001 : timebase;
}

function numberIn(element: XmlElement | undefined, name: string): number | undefined {
  const text = childText(element, name);
  return text !== undefined && /^-?\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** Every element with this name, in the order of the document; elements inside of one are left out. */
export function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  if (element.name === name) return [element];
  return element.children.flatMap((inner) => elementsNamed(inner, name));
}
