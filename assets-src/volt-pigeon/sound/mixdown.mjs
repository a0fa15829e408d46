// SPDX-License-Identifier: MIT
// Mixes the stems of a bed to one bus: bass and keys duck under the kick; echo, reverb and mastering follow.

import {echo, filter, reverb} from '../../synth/bus-and-effects.mjs';
import {attack} from '../../synth/instruments.mjs';
import {master} from '../../synth/master.mjs';
import {SR, samples} from '../../synth/samples-and-noise.mjs';

export function mixdown({drums, low, keys, tops}, {ducks, beat, depth = 0.55, fadeOut = 0.25}) {
  const gain = new Float64Array(low.ch[0].length).fill(1);
  for (const t of ducks)
    for (let i = 0, from = samples(t); i < samples(0.24) && from + i < gain.length; i++)
      gain[from + i] = Math.min(
        gain[from + i],
        1 - depth * attack(i / SR, 0.004) * Math.exp(-i / SR / 0.085),
      );
  for (const bus of [low, keys]) bus.map((x) => x.map((v, i) => v * gain[i]));
  const thrown = echo(tops.copy().add(keys, 0.5), beat * 0.75, 0.4);
  const room = reverb(
    keys
      .copy()
      .add(tops)
      .add(
        drums.copy().map((x) => filter(x, 'high', 1400)),
        0.35,
      ),
    {
      time: 0.9,
      damp: 0.3,
      size: 0.6,
    },
  );
  low.map((x) => filter(filter(x, 'high', 34), 'low', 5600));
  const out = drums.copy().add(low, 0.9).add(keys, 1.5).add(tops, 1.45).add(thrown, 0.4).add(room, 0.3);
  return master(out, {peak: -3, glue: 0.55, fadeIn: 0.0005, fadeOut});
}
