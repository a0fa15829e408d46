import {commonBox, type Rect} from '../geometry/box.ts';
import type {Span} from '../timeline/frames.ts';
import type {BoardPlaces, BoardSlot, BoardText} from './board.ts';

/** The slot and the text of the copy that a note is about; null where there is none. */
export type NotePlace = {slot: string | null; text: BoardText | null};

/** What a note says. `alone`: it asks for other words, so it is about the only text that shows, even if it does not name it. */
type NoteWords = {text: string; alone: boolean};

/** The least part of a text that a box has to cover, or of the box that a text has to cover, to be about the text. */
const HIT = 0.3;

/**
 * What a note at these frames is about: the slot that is on screen at its first frame, and the text of which its box covers most. Without a
 * box, the text whose words or field the note names, if it names only one. Texts that do not show in these frames do not count.
 */
export function notePlace(
  {slots, texts}: BoardPlaces,
  frames: Span | null,
  box: Rect | null,
  words?: NoteWords,
): NotePlace {
  const slot = frames ? slotAt(slots, frames.from)?.slot : undefined;
  const shown = texts.filter((text) => frames === null || overlap(text, frames) > 0);
  const text = box ? textIn(box, shown) : words && frames ? textNamed(words, shown) : undefined;
  return {slot: slot ?? null, text: text ?? null};
}

/** The slot on screen at a frame: the last one that has begun. */
export const slotAt = (slots: readonly BoardSlot[], frame: number): BoardSlot | undefined =>
  slots.findLast(({from, frames}) => from <= frame && frame < from + frames);

/** The variants whose text of a field is the same: a note on it is about them all. */
export const sharedText = (
  variants: readonly {id: string; places: BoardPlaces | null}[],
  {field, value}: Pick<BoardText, 'field' | 'value'>,
): string[] =>
  variants
    .filter(({places}) => places?.texts.some((text) => text.field === field && text.value === value))
    .map(({id}) => id);

const textIn = (box: Rect, texts: readonly BoardText[]): BoardText | undefined =>
  texts
    .map((text) => ({text, part: covered(text.box, box)}))
    .filter(({part}) => part >= HIT)
    .sort((a, b) => b.part - a.part)[0]?.text;

function textNamed({text, alone}: NoteWords, shown: readonly BoardText[]): BoardText | undefined {
  const named = shown.filter((each) => names(text, each));
  const [first, ...others] = named.length > 0 || !alone ? named : shown;
  return others.every(({field}) => field === first?.field) ? first : undefined;
}

/** Whether a note names a text by its words (four letters or more) or by its field: `the cta is too small` for `copy.cta`. */
function names(note: string, {field, value}: BoardText): boolean {
  const plain = (text: string): string =>
    ` ${text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const [said, words] = [plain(note), plain(value)];
  const name = field.split('.').at(-1) ?? '';
  return (words.length >= 6 && said.includes(words)) || (/[a-z]/i.test(name) && said.includes(plain(name)));
}

function covered(a: Rect, b: Rect): number {
  const {width, height} = commonBox(a, b);
  const area = (rect: {width: number; height: number}): number => rect.width * rect.height;
  return area({width, height}) / Math.max(1e-9, Math.min(area(a), area(b)));
}

const overlap = (a: Span, b: Span): number =>
  Math.min(a.from + a.frames, b.from + b.frames) - Math.max(a.from, b.from);
