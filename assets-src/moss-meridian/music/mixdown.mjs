import {echo, filter, reverb} from '../../synth/bus-and-effects.mjs';
import {attack} from '../../synth/instruments.mjs';
import {master} from '../../synth/master.mjs';
import {SR, samples} from '../../synth/samples-and-noise.mjs';

/** Mixes the stems of a bed to one bus: ducks pad and bass at `ducks`, adds echo and reverb, then masters. */
export function mixdown(
  {piano, wood, warm, low, drums, air},
  {ducks, beat, pianoEcho, room, depth, fadeOut, glue},
) {
  const duck = new Float64Array(warm.ch[0].length).fill(1);
  for (const t of ducks)
    for (let i = 0, at = samples(t); i < samples(0.32) && at + i < duck.length; i++)
      duck[at + i] = Math.min(duck[at + i], 1 - depth * attack(i / SR, 0.012) * Math.exp(-i / SR / 0.11));
  for (const b of [warm, low]) b.map((x) => x.map((v, i) => v * duck[i]));
  const send = piano
    .copy()
    .add(wood, 0.8)
    .add(warm, 0.5)
    .add(air, 1.3)
    .add(
      drums.copy().map((x) => filter(x, 'high', 900)),
      0.5,
    );
  const out = piano.copy().add(wood).add(warm).add(low).add(drums).add(air);
  out.add(echo(piano.copy().add(air, 0.8), beat * 0.75), pianoEcho).add(reverb(send, room), 0.34);
  return master(out, {peak: -4, glue, fadeOut});
}
