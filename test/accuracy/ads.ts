import type {ExamBrand} from './brands/brands.ts';
import type {Chance} from './chance.ts';
import type {ExamFault} from './compositions/exam-fault.ts';
import type {Kind, Strength} from './kinds.ts';
import type {Surgery} from './surgery/surgery.ts';

export const FORMATS = {
  '9:16': {width: 1080, height: 1920},
  '4:5': {width: 1080, height: 1350},
  '1:1': {width: 1080, height: 1080},
  '16:9': {width: 1920, height: 1080},
} as const;
export type ExamFormat = keyof typeof FORMATS;

/** The copy of an ad: the fields of the templates `poster` and `ribbon`. */
export type AdCopy = {
  hook: string;
  offer: string;
  price: string;
  cta: string;
  offerShare: number;
  /** Whether the end card covers all of the footage. */
  fullCard?: boolean;
  fault?: ExamFault;
};

/** An ad: a row of variants.yaml. `shots` name clips of the workspace. */
export type Ad = {
  brand: ExamBrand;
  format: ExamFormat;
  seconds: number;
  fps: 24 | 25 | 30;
  copy: AdCopy;
  shots: {hook: string; offer: string};
};

/** One ad of the set. `kind`: null for a clean one. */
export type Instance = {
  id: string;
  kind: Kind | null;
  strength: Strength | 'clean' | 'edge';
  /** Where the defect is made. */
  where: 'documents' | 'take' | 'master' | 'none';
  note: string;
  /** What the documents say when the ad is checked. */
  ad: Ad;
  /** What is rendered, where it is not `ad`. */
  made?: Ad;
  /** What happens to the finished master. */
  surgery?: Surgery;
  /** Frames that a finding has to overlap; null for the whole ad. Surgery may set it. */
  place: {from: number; frames: number} | null;
};

export const framesOf = ({seconds, fps}: Ad): number => Math.round(seconds * fps);

/** The number of frames of the hook, with which every ad begins; the offer takes the others. */
export const hookFrames = (ad: Ad): number => Math.round(framesOf(ad) * (1 - ad.copy.offerShare));

/** Names of the clips that ads show: scenes without the product, and clips with it. */
export type ClipNames = {
  scenes: readonly string[];
  moving: readonly string[];
  products: (brand: ExamBrand) => readonly string[];
  /** Only short ads in 4:5, which are quickly made. */
  small: boolean;
};

const ORDER: readonly ExamFormat[] = ['9:16', '4:5', '1:1', '16:9', '9:16', '1:1'];

/** Formats in which a product that stands in the lower part of a take is not under the words. */
export const UPRIGHT: readonly ExamFormat[] = ['9:16', '4:5'];

/** A clean ad. The number decides brand, format and words; the chance decides the rest. */
export function cleanAd(brands: readonly ExamBrand[], number: number, clips: ClipNames, chance: Chance): Ad {
  const brand = brands[number % brands.length] as ExamBrand;
  const round = Math.floor(number / brands.length);
  const at = <T>(values: readonly T[], shift = 0): T => values[(round + shift) % values.length] as T;
  const seconds = chance.pick([4.6, 4.7, 4.8]);
  const hasProduct = round % 2 === 1 && clips.products(brand).length > 0;
  return {
    brand,
    format: clips.small
      ? '4:5'
      : hasProduct
        ? at(UPRIGHT)
        : (ORDER[(number + round) % ORDER.length] as ExamFormat),
    seconds: clips.small ? 4.6 : seconds,
    fps: clips.small ? 30 : at([30, 25, 30, 24]),
    copy: {
      hook: at(brand.hooks),
      offer: at(brand.offers),
      price: at(brand.prices, 1),
      cta: at(brand.ctas),
      offerShare: 0.57,
    },
    shots: {
      hook: chance.pick(hasProduct ? clips.products(brand) : clips.moving),
      offer: chance.pick(clips.scenes),
    },
  };
}

/** The same ad with other copy or a fault of the template. */
export const withCopy = (ad: Ad, change: Partial<AdCopy>): Ad => ({...ad, copy: {...ad.copy, ...change}});

export const withFault = (ad: Ad, fault: ExamFault): Ad =>
  withCopy(ad, {fault: {...ad.copy.fault, ...fault}});
