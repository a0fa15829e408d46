import {finish, noiseFrom, resonator, SOUND_RATE, synthesise} from './synth.ts';

/** A deep hit for a cut or a title: a drum whose pitch falls, a short knock, and a room that rings. */
export function hit(): Float32Array[] {
  const drum = (): ((at: number) => number) => {
    let phase = 0;
    return (at) => {
      phase += (2 * Math.PI * (52 + 110 * Math.exp(-at * 22))) / SOUND_RATE;
      return Math.tanh(3 * Math.sin(phase) * Math.exp(-at * 5));
    };
  };
  const channel = (seed: number): Float64Array => {
    const [noise, body] = [noiseFrom(seed), drum()];
    const [knock, room] = [resonator(0.8), resonator(1.1)];
    return synthesise(1.4, (at) => {
      const raw = noise();
      const early = knock(raw * Math.exp(-at * 60), 1700).band;
      const late = room(raw * Math.exp(-at * 4.5) * (1 - Math.exp(-at * 90)), 210).low;
      return body(at) + 1.3 * early + 1.6 * late;
    });
  };
  return finish([channel(0x417), channel(0x93b)], {peak: -3, fadeIn: 0.0005, fadeOut: 0.3});
}
