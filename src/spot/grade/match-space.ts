import {labOf} from './lab.ts';
import {LIGHT_OF_CODES, lightToSrgb, srgbToLight} from './srgb.ts';

/** How fast differences of chroma count less as chroma grows: the weight S_C of CIE94 (CIE 116-1995). */
const CHROMA = 0.045;

/** Steps of the table of linear light: finer than codes of 10 bits. */
const STEPS = 2048;
const LIGHT = Float64Array.from({length: STEPS + 1}, (_, at) => srgbToLight(at / STEPS));

/** Linear light of a display value, 0 to 1, from a table. */
const lightOf = (value: number): number => {
  const place = value * STEPS;
  const low = Math.min(Math.floor(place), STEPS - 1);
  const [from, to] = [LIGHT[low] as number, LIGHT[low + 1] as number];
  return from + (to - from) * (place - low);
};

/**
 * Writes a display colour (0 to 1) as a point of the space in which takes are matched: L*, and a* and b* with their chroma bent, so that a
 * distance is about a delta E everywhere.
 */
export function toMatchSpace(red: number, green: number, blue: number, into: Float64Array, at: number): void {
  const [l, a, b] = labOf([lightOf(red), lightOf(green), lightOf(blue)]);
  const chroma = Math.hypot(a, b);
  const bent = chroma < 1e-6 ? 1 : Math.log1p(CHROMA * chroma) / (CHROMA * chroma);
  into[at] = l;
  into[at + 1] = a * bent;
  into[at + 2] = b * bent;
}

/** Samples of a take: statistics of more differ by less than a delta E of 0.2. */
export const SAMPLES = 1024;

/** Pixels that samples are chosen from at most. */
const MOST_PIXELS = 12_000;

/** How much skin counts where it is told from other colours. */
const SKIN_WEIGHT = 0.1;
/** Less skin changes nothing. More of its colour is something else, as sand or wood; or the picture has nothing else to match. */
const SKIN_SHARE = {least: 0.03, most: 0.6};

/**
 * Colours of a take for its statistics, from dark to light: `SAMPLES` times red, green and blue as codes of sRGB, or none for no pixels. `bare`:
 * with little skin; null where the picture has none, or where its skin cannot be told from other things.
 */
export type ColourSamples = {all: Uint8Array; bare: Uint8Array | null};

/** Chooses samples evenly from the pixels of a take (codes of sRGB, three for each). `left`: pixels that do not count, as those of a product. */
export function chooseSamples(
  pixels: Uint8Array,
  left: (pixel: number) => boolean = () => false,
): ColourSamples {
  const count = Math.floor(pixels.length / 3);
  // An odd step meets all columns of a picture.
  const step = 2 * Math.floor(count / MOST_PIXELS / 2) + 1;
  const every = Array.from({length: Math.ceil(count / step)}, (_, at) => at * step);
  const kept = every.filter((at) => !left(at));
  // A product that fills the picture leaves nothing to compare: then all of it is compared.
  const used = kept.length < 0.05 * every.length ? every : kept;
  const luma = (at: number): number =>
    0.2126 * (pixels[3 * at] as number) +
    0.7152 * (pixels[3 * at + 1] as number) +
    0.0722 * (pixels[3 * at + 2] as number);
  const ranked = used
    .map((at) => ({at, luma: luma(at)}))
    .sort((a, b) => a.luma - b.luma)
    .map(({at}) => at);
  const isSkin = skinIn(pixels, used);
  const skin = new Set(ranked.filter(isSkin));
  const share = skin.size / (ranked.length || 1);
  const hasSkin = share >= SKIN_SHARE.least && share <= SKIN_SHARE.most;
  return {
    all: resample(pixels, ranked, () => 1),
    bare: hasSkin ? resample(pixels, ranked, (at) => (skin.has(at) ? SKIN_WEIGHT : 1)) : null,
  };
}

/** Pixels at equal steps of their weight. */
function resample(
  pixels: Uint8Array,
  ranked: readonly number[],
  weightOf: (at: number) => number,
): Uint8Array {
  const total = ranked.reduce((sum, at) => sum + weightOf(at), 0);
  const wanted = ranked.length === 0 ? 0 : SAMPLES;
  const chosen = new Uint8Array(3 * wanted);
  let [reached, next] = [0, 0];
  for (const at of ranked) {
    reached += weightOf(at);
    while (next < wanted && ((next + 0.5) * total) / wanted <= reached + 1e-9) {
      chosen.set(pixels.subarray(3 * at, 3 * at + 3), 3 * next);
      next++;
    }
  }
  return chosen;
}

/**
 * Whether a pixel has a colour of skin, in the light of the picture: hue 20 to 70 degrees, chroma 10 to 45, lightness 25 to 90. Skin of all
 * tones has about the same hue and differs in lightness. The light of the picture is its mean (the grey world), so that a cast changes little.
 */
function skinIn(pixels: Uint8Array, used: readonly number[]): (pixel: number) => boolean {
  const sums = [0, 0, 0];
  for (const at of used)
    for (let channel = 0; channel < 3; channel++)
      sums[channel] = (sums[channel] ?? 0) + (LIGHT_OF_CODES[pixels[3 * at + channel] as number] as number);
  const mean = sums.reduce((sum, value) => sum + value, 0) / 3;
  // Half of the cast: a picture of warm things is no picture in warm light.
  const gains = sums.map((sum) => Math.sqrt((mean + 1e-6) / (sum + 1e-6)));
  return (at) => {
    const light = [0, 1, 2].map(
      (channel) => (LIGHT_OF_CODES[pixels[3 * at + channel] as number] as number) * (gains[channel] ?? 1),
    ) as [number, number, number];
    const [l, a, b] = labOf(light);
    const [hue, chroma] = [(Math.atan2(b, a) * 180) / Math.PI, Math.hypot(a, b)];
    return l >= 25 && l <= 90 && chroma >= 10 && chroma <= 45 && hue >= 20 && hue <= 70;
  };
}

/** Codes of sRGB as points of the space. */
export function pointsOf(samples: Uint8Array): Float64Array {
  const points = new Float64Array(samples.length);
  for (let at = 0; at < samples.length; at += 3)
    toMatchSpace(
      (samples[at] as number) / 255,
      (samples[at + 1] as number) / 255,
      (samples[at + 2] as number) / 255,
      points,
      at,
    );
  return points;
}

/** A colour of linear light as `#rrggbb`, clamped to what sRGB has. */
export const hexOfLight = (light: readonly [number, number, number]): string =>
  `#${light
    .map((value) =>
      Math.round(Math.min(Math.max(lightToSrgb(value), 0), 1) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
