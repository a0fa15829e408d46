import {finish, noiseFrom, sine, synthesise} from './synth.ts';

/** A button that is pressed and comes back: two short knocks of plastic. */
export function click(): Float32Array[] {
  const noise = noiseFrom(0xc11c);
  const knock = (at: number, pitch: number): number =>
    at < 0
      ? 0
      : sine(1900 * pitch, at) * Math.exp(-at * 420) +
        0.6 * sine(3350 * pitch, at) * Math.exp(-at * 620) +
        0.35 * sine(640 * pitch, at) * Math.exp(-at * 260) +
        0.5 * noise() * Math.exp(-at * 1500);
  const mono = synthesise(0.12, (at) => knock(at - 0.002, 1) + 0.45 * knock(at - 0.047, 1.22));
  return finish([mono, mono], {peak: -8, fadeIn: 0.0003, fadeOut: 0.03});
}
