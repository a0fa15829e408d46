import {NEUTRAL, type Primaries} from '../grade/look.ts';

/** The ten numbers of an ASC CDL, as OTIO's metadata has them. */
export type Cdl = {asc_sop: {slope: number[]; offset: number[]; power: number[]}; asc_sat: number};

/**
 * The nearest ASC CDL (v1.2: `clamp(in * slope + offset) ^ power`, then saturation) to the primaries of a look, after those of the correction
 * of a take. Contrast, temperature, tint, a tone curve and a `.cube` have no place in a CDL: the cube of the grade is beside the timeline.
 */
export function cdlOf(look: Primaries, correction: Primaries = NEUTRAL): Cdl {
  const rounded = (value: number): number => Number(value.toFixed(6));
  const slopes = (of: Primaries): number[] => of.gain.map((each) => each * 2 ** of.exposure);
  const [first, second] = [slopes(correction), slopes(look)];
  return {
    asc_sop: {
      slope: first.map((each, at) => rounded(each * (second[at] ?? 1))),
      offset: correction.lift.map((each, at) => rounded(each * (second[at] ?? 1) + (look.lift[at] ?? 0))),
      power: correction.gamma.map((each, at) => rounded(1 / (each * (look.gamma[at] ?? 1)))),
    },
    asc_sat: rounded((1 + correction.saturation) * (1 + look.saturation)),
  };
}
