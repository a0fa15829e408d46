import {finish, noiseFrom, resonator, synthesise} from './synth.ts';

/** Seconds from its start to its loudest moment, which belongs on the cut. */
export const WHOOSH_PEAK = 0.33;

/** Something that passes from left to right: a band of noise that rises and falls. */
export function whoosh(): Float32Array[] {
  const seconds = 0.7;
  const noise = noiseFrom(0x51a7e);
  const [air, wind] = [resonator(0.9), resonator(1.2)];
  const near = (at: number, width: number): number => Math.exp(-(((at - WHOOSH_PEAK) / width) ** 2));
  const body = synthesise(seconds, (at) => {
    const raw = noise() * near(at, 0.13);
    return air(raw, 320 + 3400 * near(at - 0.03, 0.16)).band + 0.6 * wind(raw, 180 + 500 * at).low;
  });
  const side = (right: boolean): Float64Array =>
    body.map((sample, index) => {
      const pan = 0.25 + (0.5 * index) / body.length;
      return sample * Math.sin((Math.PI / 2) * (right ? pan : 1 - pan));
    });
  return finish([side(false), side(true)], {peak: -6, fadeIn: 0.03, fadeOut: 0.08});
}
