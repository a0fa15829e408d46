import type {Size} from './accounts.ts';

// List prices, read from the vendors' public pages and not from Tenspot's cards: fal.ai model pages (November 2026),
// docs.dev.runwayml.com pricing (1 credit is $0.01), the Gemini API price list of 5 November 2026, and for OpenAI the price
// of an image of high quality. Micro-dollars.

type PerSecond = Record<number, number>;

const FAL: [RegExp, PerSecond, number][] = [
  [/^kling\/v4/, {720: 157_000, 1080: 235_000}, 0],
  [/minimax/, {480: 50_000, 768: 80_000}, 0],
  [/wan/, {720: 60_000, 1080: 120_000}, 0],
  [/ltx/, {1080: 143_000}, 0],
  [/grok/, {480: 80_000, 720: 140_000, 1080: 250_000}, 10_000],
];

/** Seedance is priced by tokens of 1,024 pixels at 24 frames a second, at $0.0234 a thousand. */
const seedance = ({width, height}: Size, seconds: number): number =>
  Math.round(((height * width * seconds * 24) / 1024) * 23.4);

export function falPrice(route: string, size: Size, seconds: number): number {
  if (/seedance/.test(route)) return seedance(size, seconds);
  const [, perSecond, each] = FAL.find(([pattern]) => pattern.test(route)) ?? [];
  if (!perSecond) throw new Error(`the vendor has no price for the route ${route}`);
  return perLines(perSecond, size) * seconds + (each ?? 0);
}

export const replicatePrice = seedance;

const RUNWAY: Record<string, PerSecond> = {
  'gen4.5': {720: 120_000},
  aleph2: {720: 280_000},
  'veo3.1': {720: 400_000, 1080: 400_000},
  'veo3.1_fast': {720: 150_000, 1080: 150_000},
};

export function runwayPrice(model: string, size: Size, seconds: number): number {
  const perSecond = RUNWAY[model];
  if (!perSecond) throw new Error(`the vendor has no price for the model ${model}`);
  return perLines(perSecond, size) * seconds;
}

const GEMINI: Record<string, PerSecond> = {
  'gemini-omni-1.2-flash': {360: 23_000, 720: 70_000, 1080: 105_000, 2160: 210_000},
  'gemini-omni-1.1-flash': {360: 30_000, 720: 100_000, 1080: 150_000, 2160: 300_000},
};

export function geminiPrice(model: string, size: Size, seconds: number): number {
  const perSecond = GEMINI[model];
  if (!perSecond) throw new Error(`the vendor has no price for the model ${model}`);
  return perLines(perSecond, size) * seconds;
}

export const openaiPrice = (model: string): number => (/flare/.test(model) ? 100_000 : 200_000);

/** The price of the smallest size of the list that is not smaller than the order's short side. */
function perLines(perSecond: PerSecond, {width, height}: Size): number {
  const lines = Math.min(width, height);
  const sizes = Object.keys(perSecond)
    .map(Number)
    .sort((a, b) => a - b);
  const size = sizes.find((each) => each >= lines) ?? (sizes.at(-1) as number);
  return perSecond[size] as number;
}
