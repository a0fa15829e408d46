import {type ForeignNote, foreignNote} from '../../spot/review/foreign-note.ts';
import {child, childText, type XmlElement} from '../documents/read-xml.ts';

/** Reads the markers of sequences and of their clips in Final Cut Pro 7 XML (xmeml), which Premiere exports. */
export function readXmeml(root: XmlElement): ForeignNote[] {
  return elementsNamed(root, 'sequence').flatMap((sequence) => {
    const rate = rateOf(child(sequence, 'rate')) ?? null;
    const media = childText(sequence, 'name') ?? null;
    const own = markersOf(sequence, 0, rate, media);
    const ofClips = elementsNamed(sequence, 'clipitem').flatMap((clip) => {
      const start = numberIn(clip, 'start') ?? -1;
      // -1 is a clip that begins in a transition: its place is not in the file.
      return start < 0 ? [] : markersOf(clip, start - (numberIn(clip, 'in') ?? 0), rate, media);
    });
    return [...own, ...ofClips];
  });
}

function markersOf(
  owner: XmlElement,
  shift: number,
  rate: number | null,
  media: string | null,
): ForeignNote[] {
  return owner.children
    .filter(({name}) => name === 'marker')
    .flatMap((marker, index) => {
      const [name, comment] = [childText(marker, 'name'), childText(marker, 'comment')];
      const text = [name, comment].filter(Boolean).join('\n');
      const [from, to = -1] = [numberIn(marker, 'in'), numberIn(marker, 'out')];
      if (text === '' || from === undefined) return [];
      const frames = (value: number): ForeignNote['at'] => ({unit: 'frames', value, rate});
      return [
        foreignNote({
          text,
          where: `marker ${index + 1} of "${childText(owner, 'name') ?? owner.name}"`,
          at: frames(from + shift),
          // An `out` of -1 is a point.
          lasts: to > from ? frames(to - from) : null,
          media,
        }),
      ];
    });
}

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
