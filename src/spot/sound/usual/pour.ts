import {finish, noiseFrom, resonator, SOUND_RATE, synthesise} from './synth.ts';

const SECONDS = 2.2;
/** Bubbles a second. */
const BUBBLES = 150;

/**
 * Something that is poured into a glass: bubbles, each a sine that rises and dies (Minnaert, 1933), the stream, and the air in the glass,
 * whose pitch rises as the glass fills.
 */
export function pour(): Float32Array[] {
  const level = (at: number): number => Math.min(1, at / SECONDS);
  const flow = (at: number): number => Math.min(1, at / 0.12) * Math.min(1, (SECONDS - at) / 0.5);
  const channel = (seed: number): Float64Array => {
    const noise = noiseFrom(seed);
    const [stream, air] = [resonator(0.7), resonator(0.12)];
    const sound = synthesise(SECONDS, (at) => {
      const raw = noise() * flow(at);
      return 0.12 * stream(raw, 2600).band + 0.05 * air(raw, 420 + 900 * level(at) ** 1.5).band;
    });
    for (let bubble = 0; bubble < BUBBLES * SECONDS; bubble++) addBubble(sound, noise, level, flow);
    return sound;
  };
  return finish([channel(0x90a2), channel(0x7e51)], {peak: -7, fadeIn: 0.02, fadeOut: 0.25});
}

/** Adds one bubble at a place, of a size and of a loudness that the noise decides. */
function addBubble(
  sound: Float64Array,
  noise: () => number,
  level: (at: number) => number,
  flow: (at: number) => number,
): void {
  const [when, size, loudness] = [noise(), noise(), noise()].map((each) => (each + 1) / 2) as [
    number,
    number,
    number,
  ];
  const start = when * SECONDS;
  const hertz = (480 + 1500 * size ** 1.6) * (1 + 0.7 * level(start));
  const decay = 30 + hertz / 22;
  const gain = 0.5 * loudness ** 2 * flow(start) * (700 / hertz) ** 0.4;
  const first = Math.round(start * SOUND_RATE);
  let phase = 0;
  for (let index = first; index < Math.min(sound.length, first + 0.12 * SOUND_RATE); index++) {
    const at = (index - first) / SOUND_RATE;
    phase += (2 * Math.PI * hertz * (1 + 2.2 * at)) / SOUND_RATE;
    sound[index] =
      (sound[index] ?? 0) + gain * Math.sin(phase) * Math.exp(-at * decay) * Math.min(1, at / 0.0015);
  }
}
