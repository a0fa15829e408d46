import {z} from 'zod';
import {Id} from '../documents/field-types.ts';
import {RightsMedium} from '../documents/rights.ts';
import type {Box, Size} from '../geometry/box.ts';
import {PlacementFigures} from './placement-figures.ts';

/** The parts of each edge that a platform covers with its own buttons and text, as fractions of the frame. */
export type SafeZone = {
  /** 0 to 1. */
  top: number;
  /** 0 to 1. */
  right: number;
  /** 0 to 1. */
  bottom: number;
  /** 0 to 1. */
  left: number;
  /** Where the values were read. */
  source: string;
  /** Year and month in which the source was read. */
  asOf: string;
};

/** What a mix is brought to: integrated loudness in LUFS (EBU R 128), true peak in dBTP, and where one is set, the most that the loudness of any three seconds may be (LUFS). */
export type Loudness = {lufs: number; peak: number; shortTerm?: number | undefined};

/** The platforms whose own words, sheets and labels Tenspot knows. */
export const AdPlatform = z.enum(['meta', 'tiktok', 'google', 'linkedin', 'snapchat', 'pinterest', 'x']);
export type AdPlatform = z.infer<typeof AdPlatform>;

/** Where an ad runs: what stays visible there, how loud it has to be, and what the platform accepts. */
export const Placement = PlacementFigures.extend({
  id: Id,
  title: z.string().min(1),
  /** Whose placement it is; null for all platforms. */
  platform: AdPlatform.nullable(),
  /** Shorter names that a brief may use. */
  aliases: z.array(Id),
  /** The media that licences have to cover: ads of one placement may run in several. */
  media: z.array(RightsMedium.exclude(['all'])).min(1),
  /** False where the platform publishes no loudness: then the figure is what the trade uses. */
  statesLoudness: z.boolean(),
});
export type Placement = z.infer<typeof Placement>;

/** The pixels of a frame that stay visible, rounded inwards to whole pixels. */
export function safeBox(zone: SafeZone, {width, height}: Size): Box {
  const x = Math.ceil(zone.left * width);
  const y = Math.ceil(zone.top * height);
  return {
    x,
    y,
    width: Math.floor((1 - zone.right) * width) - x,
    height: Math.floor((1 - zone.bottom) * height) - y,
  };
}
