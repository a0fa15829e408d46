import {keyOf} from '../../machine/files/hash.ts';
import {readSmallFrames} from '../../machine/media/small-frames.ts';
import {type ColourSamples, chooseSamples} from '../../spot/grade/match-space.ts';
import type {Take} from '../../spot/takes/take.ts';
import type {LookedTake, TakeViewer} from '../check/product/look-at-take.ts';
import type {SoughtPhoto} from '../check/product/looking-thread.ts';
import {sizeWithin} from '../check/product/pixels.ts';
import {LEAST_IN_PHOTO} from '../check/product/product-photo.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import type {ProductColour} from './product-guard.ts';

/** A take as it is matched. */
export type MeasuredTake = {
  take: Take;
  /** Colours of the take, without those of products (`chooseSamples`). */
  samples: ColourSamples;
  /** The colours of the brand's products in it, or of their photos where `unseen` names the product. */
  products: ProductColour[];
  /** The products that were not found, although the shot is about them or their photos have too few details. */
  unseen: string[];
  /** Why products were not looked for; null where they were. */
  unchecked: string | null;
};

/** Raise when the samples of a take are chosen in another way. */
const MEASURE_VERSION = 1;

/** Longer side of the frames that are measured, in pixels. Statistics of larger ones are the same. */
const LONGEST = 160;
/** Frames of a take that are measured, and those of them in which products are looked for. */
const FRAMES = {measured: 8, searched: 3};
/** The edge around a product that is left out with it, as a part of its size: its shadow and its reflection have its colours. */
const EDGE = 0.08;

/** Measures the colours of a take. Takes with the same bytes, and the same products, are decoded once. */
export async function measureTake(
  take: Take,
  {photos, expected}: {photos: readonly SoughtPhoto[]; expected: boolean},
  viewer: TakeViewer,
  {store, tools, signal, progress}: MediaContext,
): Promise<MeasuredTake> {
  const numbers = spread(take.frames, FRAMES.measured);
  const searched = numbers.filter((_, at) => at % Math.ceil(numbers.length / FRAMES.searched) === 1);
  const looked: LookedTake | null =
    photos.length === 0
      ? null
      : await viewer.look({
          src: take.src,
          size: {width: take.width, height: take.height},
          samples: {frames: searched.length > 0 ? searched : numbers.slice(0, 1), texts: [], faces: []},
          photos,
          faces: false,
          expected,
          allText: false,
        });
  const boxes = (looked?.sights ?? []).map(({frame, box}) => ({frame, box}));
  const size = sizeWithin(take, LONGEST);
  const kept = await store.once<{all: string; bare: string | null}>(
    keyOf({colours: take.src, boxes, version: MEASURE_VERSION, ffmpeg: tools.ffmpegVersion}),
    () => [],
    async () => {
      progress?.(`Measuring the colours of take ${take.number} of ${take.shot}`);
      const frames = await readSmallFrames(tools, store.path(take.src), numbers, size, signal);
      const pixels = new Uint8Array(frames.length * 3 * size.width * size.height);
      for (const [at, frame] of frames.entries()) pixels.set(frame, at * frame.length);
      const left = (pixel: number): boolean => {
        const at = pixel % (size.width * size.height);
        const [x, y] = [
          (((at % size.width) + 0.5) * take.width) / size.width,
          ((Math.floor(at / size.width) + 0.5) * take.height) / size.height,
        ];
        return boxes.some(({box}) => {
          const [wide, high] = [box.width * EDGE, box.height * EDGE];
          return (
            x >= box.x - wide &&
            x <= box.x + box.width + wide &&
            y >= box.y - high &&
            y <= box.y + box.height + high
          );
        });
      };
      const {all, bare} = chooseSamples(pixels, left);
      return {all: toText(all), bare: bare && toText(bare)};
    },
  );
  const why = looked?.unchecked.find(({what}) => what === 'products')?.why ?? null;
  return {
    take,
    samples: {all: fromText(kept.all), bare: kept.bare === null ? null : fromText(kept.bare)},
    ...productColours(looked, photos, expected),
    unchecked: why,
  };
}

const toText = (codes: Uint8Array): string => Buffer.from(codes).toString('base64');
const fromText = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'));

/**
 * The colours of the products of a take: each part of each product where it is seen best. A plain product cannot be found by its details,
 * but its colours are known: those of its photo are then guarded wherever they are in the take.
 */
function productColours(
  looked: LookedTake | null,
  photos: readonly SoughtPhoto[],
  expected: boolean,
): Pick<MeasuredTake, 'products' | 'unseen'> {
  const best = new Map<string, LookedTake['sights'][number]>();
  for (const sight of looked?.sights ?? [])
    if (sight.keypoints > (best.get(sight.product)?.keypoints ?? 0)) best.set(sight.product, sight);
  const seen = [...best.values()].flatMap(({product, colours}) =>
    colours.flatMap(({photo, found}) => (photo ? [{product, photo, found}] : [])),
  );
  const assumed = new Map<string, ProductColour[]>();
  for (const [at, {name}] of photos.entries()) {
    const [parts = [], keypoints = 0] = [looked?.parts[at], looked?.keypoints[at]];
    const isPlain = keypoints < LEAST_IN_PHOTO;
    if (best.has(name) || assumed.has(name) || parts.length === 0 || !(expected || isPlain)) continue;
    assumed.set(
      name,
      parts.map(({lab}) => ({product: name, photo: lab, found: lab})),
    );
  }
  return {products: [...seen, ...[...assumed.values()].flat()], unseen: [...assumed.keys()]};
}

/** Numbers of frames, evenly spread over a take. */
const spread = (frames: number, count: number): number[] => [
  ...new Set(Array.from({length: count}, (_, at) => Math.floor(((at + 0.5) * frames) / count))),
];
