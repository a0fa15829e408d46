import {writeFileSync} from 'node:fs';
import {filter} from './bus-and-effects.mjs';
import {attack, release} from './instruments.mjs';
import {random, reseed, SR} from './samples-and-noise.mjs';

/** Compresses a bus (where `glue` > 0), brings its peak to `peak` dBFS and fades it in and out (seconds). */
export function master(bus, {peak = -4, glue = 0, fadeIn = 0.005, fadeOut = 0.005} = {}) {
  bus.map((x) => filter(x, 'high', 28));
  const [l, r] = bus.ch;
  const n = l.length;
  const top = () => bus.ch.reduce((m, x) => x.reduce((a, v) => Math.max(a, Math.abs(v)), m), 0);
  let k = 1 / top();
  let env = 0;
  for (let i = 0; i < n; i++) {
    // a slow 2:1 compressor, then soft clipping
    const level = Math.max(Math.abs(l[i]), Math.abs(r[i])) * k;
    env += (level - env) * (level > env ? 0.0025 : 0.00008);
    const g = k * (glue && env > 0.18 ? (0.18 / env) ** (glue * 0.5) : 1);
    for (const x of bus.ch) x[i] = glue ? Math.tanh(x[i] * g * 1.25) : x[i] * g;
  }
  k = 10 ** (peak / 20) / top();
  for (let i = 0; i < n; i++) {
    const t = i / SR;
    const fade = attack(t, fadeIn) * release(t, (n - 1) / SR, fadeOut);
    for (const x of bus.ch) x[i] *= k * fade;
  }
  return bus;
}

/** Writes a bus as a 16-bit stereo WAV file, with dither. */
export function wav(path, bus) {
  const n = bus.ch[0].length;
  const b = Buffer.alloc(44 + n * 4);
  b.write('RIFF', 0);
  b.writeUInt32LE(36 + n * 4, 4);
  b.write('WAVEfmt ', 8);
  b.writeUInt32LE(16, 16);
  b.writeUInt16LE(1, 20);
  b.writeUInt16LE(2, 22);
  b.writeUInt32LE(SR, 24);
  b.writeUInt32LE(SR * 4, 28);
  b.writeUInt16LE(4, 32);
  b.writeUInt16LE(16, 34);
  b.write('data', 36);
  b.writeUInt32LE(n * 4, 40);
  reseed(99); // for the dither below
  for (let i = 0; i < n; i++)
    for (const c of [0, 1])
      b.writeInt16LE(
        Math.round(bus.ch[c][i] * 32767 + (bus.ch[c][i] ? (random() - random()) * 0.5 : 0)),
        44 + i * 4 + c * 2,
      );
  writeFileSync(path, b);
}
