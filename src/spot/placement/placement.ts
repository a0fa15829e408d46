import type {Box, Size} from '../geometry/box.ts';
import type {Format} from '../variant/format.ts';

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

/** What a mix is brought to: integrated loudness in LUFS (EBU R 128) and true peak in dBTP. */
export type Loudness = {lufs: number; peak: number};

/** Where an ad runs: what stays visible there, and how loud it has to be. */
export type Placement = {
  id: string;
  title: string;
  /** Formats that run there, each with its safe zone. */
  safeZones: Partial<Record<Format, SafeZone>>;
  loudness: Loudness;
};

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
