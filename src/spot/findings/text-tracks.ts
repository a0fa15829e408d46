import {distance} from 'fastest-levenshtein';
import type {FoundProduct} from './product-in-take.ts';
import {isInPolygon} from './product-place.ts';
import type {SeenText} from './product-sight.ts';

/** A line of text that was read in one or more sampled frames of a take, at the place that moves with the picture. */
export type SeenTrack = {
  /** Readings of the line, in the order of the frames. */
  readings: readonly SeenText[];
  /** Sampled frames in which text was read, from the first reading to the last. */
  samples: number;
  /** The name of the product that it is on. Null for text elsewhere. */
  product: string | null;
};

/** How far the middle of a line moves from one sample to the next at most, as a multiple of its height. */
const STRIDE = 4;
/** Lines in two samples are the same one if they are as similar as this, or in the same place. */
const SAME = 0.5;

/** Follows lines of text over the sampled frames. `places`: where the products were found, to tell what is on them. */
export function trackTexts(
  sampled: readonly number[],
  texts: readonly SeenText[],
  places: readonly FoundProduct[],
): SeenTrack[] {
  const open: {readings: SeenText[]}[] = [];
  for (const frame of sampled)
    for (const text of texts.filter((each) => each.frame === frame)) {
      const earlier = open.filter(({readings}) => readings.at(-1)?.frame !== frame);
      const track = earlier.find(({readings}) => continues(readings.at(-1) as SeenText, text));
      if (track) track.readings.push(text);
      else open.push({readings: [text]});
    }
  return open.map(({readings}) => {
    const [first, last] = [readings[0]?.frame ?? 0, readings.at(-1)?.frame ?? 0];
    const samples = sampled.filter((frame) => frame >= first && frame <= last).length;
    return {readings, samples, product: productOf(readings, places)};
  });
}

function continues(before: SeenText, now: SeenText): boolean {
  const stride = STRIDE * Math.max(before.box.height, now.box.height);
  const [bx, by] = middleOf(before);
  const [nx, ny] = middleOf(now);
  const way = Math.hypot(bx - nx, by - ny);
  return way < stride && (way < stride / 4 || similarity(before.text, now.text) >= SAME);
}

const middleOf = ({box}: Pick<SeenText, 'box'>): [number, number] => [
  box.x + box.width / 2,
  box.y + box.height / 2,
];

/** The product that most readings are on. */
function productOf(readings: readonly SeenText[], places: readonly FoundProduct[]): string | null {
  const names = readings.flatMap((reading) => {
    const [x, y] = middleOf(reading);
    const inside = places.find(({frame, outline}) => frame === reading.frame && isInPolygon(outline, x, y));
    return inside ? [inside.product] : [];
  });
  const [name] = names;
  return name !== undefined && 2 * names.length > readings.length ? name : null;
}

/** Text as it is compared: letters and digits only, in small letters, without accents. OCR loses spaces and mixes up accents. */
export const bareText = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** How similar two texts are: 1 less the edit distance as a part of the longer one. 0 to 1. */
export function similarity(a: string, b: string): number {
  const [left, right] = [bareText(a), bareText(b)];
  const longer = Math.max(left.length, right.length);
  return longer === 0 ? 1 : 1 - distance(left, right) / longer;
}

/**
 * How well a text agrees with the lines that are allowed: the greatest similarity to one of them, to a run of its words, or to several
 * lines that OCR read as one. 0 to 1.
 */
export const agreement = (text: string, allowed: readonly string[]): number =>
  bareText(text) === '' ? 1 : Math.max(0, ...agreements(text, allowed).map(({by}) => by));

/** The lines that are allowed, the runs of their words and pairs of lines, each with its similarity to a text of about the same length. */
export function agreements(text: string, allowed: readonly string[]): {run: string; by: number}[] {
  const wanted = bareText(text);
  const lines = [...allowed, ...allowed.slice(1).map((line, at) => `${allowed[at]} ${line}`)];
  return lines.flatMap((line) => {
    const words = line.split(/\s+/).filter(Boolean);
    return words.flatMap((_, from) =>
      words.slice(from).flatMap((__, more) => {
        const run = words.slice(from, from + more + 1).join(' ');
        const {length} = bareText(run);
        return Math.abs(length - wanted.length) > 0.5 * wanted.length
          ? []
          : [{run, by: similarity(run, wanted)}];
      }),
    );
  });
}

/** The same for a text of which a part may be turned away or covered: the greatest similarity to any part of the lines that is as long. 0 to 1. */
export function partialAgreement(text: string, allowed: readonly string[]): number {
  const wanted = bareText(text);
  let best = agreement(text, allowed);
  for (const line of [...allowed.map(bareText), bareText(allowed.join(''))])
    for (let from = 0; from + wanted.length <= line.length; from++)
      best = Math.max(best, similarity(line.slice(from, from + wanted.length), wanted));
  return best;
}
