import type {Primaries} from '../grade/look.ts';

/** The ten numbers of an ASC CDL, as OTIO's metadata has them. */
export type Cdl = {asc_sop: {slope: number[]; offset: number[]; power: number[]}; asc_sat: number};

/**
 * The nearest ASC CDL (v1.2: `clamp(in * slope + offset) ^ power`, then saturation) to the primaries of a look. Contrast, temperature, tint and
 * a `.cube` have no place in a CDL: the cube of the grade is beside the timeline.
 */
export function cdlOf({exposure, lift, gamma, gain, saturation}: Primaries): Cdl {
  const rounded = (value: number): number => Number(value.toFixed(6));
  return {
    asc_sop: {
      slope: gain.map((each) => rounded(each * 2 ** exposure)),
      offset: lift.map(rounded),
      power: gamma.map((each) => rounded(1 / each)),
    },
    asc_sat: rounded(1 + saturation),
  };
}
