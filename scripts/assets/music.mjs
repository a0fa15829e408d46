// SPDX-License-Identifier: MIT
// The sample brand's music and effects, synthesised from nothing: no samples, no dependencies, same
// bytes of WAV on every run. ffmpeg is only called to compress the two beds.
//
//   node scripts/assets/music.mjs [out-folder]        (default: brands/moss-meridian/music)
//
// By hand, the compression is: ffmpeg -i bed.wav -c:a aac -b:a 192k -movflags +faststart bed.m4a
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const SR = 48000;
const TAU = 2 * Math.PI;
const OUT = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../../brands/moss-meridian/music', import.meta.url)),
);

let seed = 1;
const random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const noise = () => random() * 2 - 1;
const hz = (midi) => 440 * 2 ** ((midi - 69) / 12);
const samples = (seconds) => Math.round(seconds * SR);
const fill = (seconds, f) => Float64Array.from({length: samples(seconds)}, (_, i) => f(i / SR, i));

// --- filters, buses, space -----------------------------------------------------------------------

/** RBJ biquad; `f` may be a number or a function of time. */
function filter(x, type, f, q = Math.SQRT1_2) {
  const y = new Float64Array(x.length);
  let [x1, x2, y1, y2, b0, b1, b2, a1, a2] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    if (i % 32 === 0 && (i === 0 || typeof f === 'function')) {
      const w = (TAU * Math.min(typeof f === 'function' ? f(i / SR) : f, SR * 0.45)) / SR;
      const [c, al] = [Math.cos(w), Math.sin(w) / (2 * q)];
      const b = {
        low: [(1 - c) / 2, 1 - c, (1 - c) / 2],
        high: [(1 + c) / 2, -1 - c, (1 + c) / 2],
        band: [al, 0, -al],
      }[type];
      [b0, b1, b2, a1, a2] = [...b, -2 * c, 1 - al].map((v) => v / (1 + al));
    }
    y[i] = b0 * x[i] + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x[i], y1, y[i]];
  }
  return y;
}

class Bus {
  constructor(seconds) {
    this.ch = [new Float64Array(samples(seconds)), new Float64Array(samples(seconds))];
  }
  /** Adds a mono sound at `t` seconds; pan -1..1, equal power. */
  play(t, sound, gain = 1, pan = 0) {
    const at = Math.max(0, samples(t));
    for (const [c, side] of this.ch.entries()) {
      const g = gain * Math.cos(((c ? 1 - pan : 1 + pan) * Math.PI) / 4);
      for (let i = Math.min(sound.length, side.length - at) - 1; i >= 0; i--) side[at + i] += sound[i] * g;
    }
  }
  add(other, gain = 1) {
    for (const c of [0, 1])
      for (let i = 0; i < this.ch[c].length; i++) this.ch[c][i] += (other.ch[c][i] ?? 0) * gain;
    return this;
  }
  map(f) {
    this.ch = this.ch.map((x, c) => f(x, c));
    return this;
  }
  copy() {
    const b = new Bus(0);
    b.ch = this.ch.map((x) => x.slice());
    return b;
  }
}

/** Eight-line feedback delay network with damping: a soft wooden room. */
function reverb(bus, {time = 2.2, damp = 0.35, size = 1} = {}) {
  const lines = [1433, 1601, 1867, 2053, 2251, 2399, 2617, 2797].map(
    (n) => new Float64Array(Math.round(n * size)),
  );
  const gain = lines.map((l) => 10 ** ((-3 * l.length) / SR / time));
  const low = new Float64Array(8);
  const input = bus.ch.map((x) => filter(filter(x, 'high', 170), 'low', 7000));
  const out = bus.copy().map((x) => x.fill(0));
  const v = new Float64Array(8);
  for (let i = 0; i < input[0].length; i++) {
    let sum = 0;
    for (let k = 0; k < 8; k++) {
      const l = lines[k];
      low[k] += (l[i % l.length] - low[k]) * (1 - damp);
      v[k] = low[k] * gain[k];
      sum += v[k];
      out.ch[k & 1][i] += low[k] * (k & 2 ? -0.35 : 0.35);
    }
    for (let k = 0; k < 8; k++) lines[k][i % lines[k].length] = v[k] - sum / 4 + input[k & 1][i] * 0.5;
  }
  return out;
}

/** Ping-pong echo. */
function echo(bus, time, feedback = 0.35) {
  const d = samples(time);
  const out = bus.copy().map((x) => x.fill(0));
  for (let i = d; i < out.ch[0].length; i++) {
    out.ch[1][i] = bus.ch[0][i - d] + out.ch[0][i - d] * feedback;
    out.ch[0][i] = bus.ch[1][i - d] * 0.5 + out.ch[1][i - d] * feedback;
  }
  return out.map((x) => filter(filter(x, 'high', 300), 'low', 3800));
}

// --- instruments (all return a mono Float64Array) -------------------------------------------------

const attack = (t, s) => (t < s ? 0.5 - 0.5 * Math.cos((Math.PI * t) / s) : 1);
const release = (t, end, s) =>
  t > end - s ? Math.max(0, 0.5 + 0.5 * Math.cos((Math.PI * (t - end + s)) / s)) : 1;

function felt(midi, length = 2.4, vel = 0.7) {
  const f = hz(midi);
  const partials = Array.from({length: 9}, (_, n) => n + 1)
    .map((n) => ({
      w: TAU * f * n * Math.sqrt(1 + 0.00035 * n * n),
      a: Math.exp(-(n - 1) * (0.98 - 0.45 * vel)),
      d: 0.75 + 0.55 * n + f / 700,
      p: random() * TAU,
    }))
    .filter((p) => p.w < TAU * 9000);
  const hammer = filter(
    fill(0.05, (t) => noise() * Math.exp(-t * 130)),
    'low',
    700 + 900 * vel,
  );
  return fill(length, (t, i) => {
    let y = 0;
    for (const {w, a, d, p} of partials)
      y += a * Math.exp(-t * d) * (Math.sin(w * t) + 0.6 * Math.sin(w * 1.0006 * t + p * 0.3));
    return (y * 0.3 * attack(t, 0.007) + (hammer[i] ?? 0) * 0.5) * vel * release(t, length, 0.25);
  });
}

const mallet = (midi, vel = 0.6, wood = 1) => {
  const f = hz(midi);
  return fill(1.1, (t) => {
    const body = Math.sin(TAU * f * t) * Math.exp(-t * (4.5 + f / 260));
    const ring =
      0.28 * Math.sin(TAU * f * 3.93 * t) * Math.exp(-t * 22) +
      0.1 * wood * Math.sin(TAU * f * 9.5 * t) * Math.exp(-t * 60);
    return (body + ring) * vel * attack(t, 0.0025) * release(t, 1.1, 0.1);
  });
};

function string(midi, length = 1.4, vel = 0.6, bright = 0.5) {
  const period = SR / hz(midi) - 0.5;
  const n = Math.floor(period);
  const frac = period - n;
  const line = filter(Float64Array.from({length: n + 1}, noise), 'low', 900 + 5200 * bright * vel);
  const keep = 0.9965 - 0.0006 * (midi - 50) * 0.1;
  let last = 0;
  return fill(length, (t, i) => {
    const at = i % (n + 1);
    const x = line[at] * frac + line[(at + 1) % (n + 1)] * (1 - frac);
    line[at] = keep * 0.5 * (x + last);
    last = x;
    return x * vel * attack(t, 0.002) * release(t, length, 0.2);
  });
}

const bell = (midi, length = 1.6, vel = 0.4, index = 2.2) => {
  const f = hz(midi);
  return fill(length, (t) => {
    const m = Math.sin(TAU * f * 3.502 * t) * index * Math.exp(-t * 7);
    return Math.sin(TAU * f * t + m) * Math.exp(-t * 3.6) * vel * attack(t, 0.004) * release(t, length, 0.2);
  });
};

function pad(midi, length, warmth = 1) {
  const f = hz(midi);
  const voices = [-1, 1, 0.3].map((d) => ({f: f * 2 ** ((d * 5.5) / 1200), p: random() * TAU}));
  const top = Math.min(9, Math.floor(2600 / f) + 1);
  return fill(length, (t) => {
    const open = 1.55 - 0.25 * Math.sin(TAU * 0.11 * t + midi) * warmth;
    let y = 0;
    for (const v of voices)
      for (let n = 1; n <= top; n++) y += Math.sin(TAU * v.f * n * t + v.p * n) / n ** (open + 0.35);
    return y * 0.16 * attack(t, 0.6) * release(t, length, 0.9);
  });
}

const sub = (midi, length, vel = 0.6) =>
  fill(length, (t) => {
    const w = TAU * hz(midi) * t;
    return (
      Math.tanh(1.5 * (Math.sin(w) + 0.3 * Math.sin(2 * w) + 0.12 * Math.sin(3 * w))) *
      vel *
      attack(t, 0.02) *
      release(t, length, 0.12) *
      Math.exp(-t * 0.5)
    );
  });

const kick = (vel = 0.8, base = 46) =>
  fill(0.38, (t) => {
    const phase = TAU * (base * t + (70 / 38) * (1 - Math.exp(-t * 38)));
    return (
      (Math.sin(phase) * Math.exp(-t * 10) + 0.12 * noise() * Math.exp(-t * 260)) *
      vel *
      attack(t, 0.0015) *
      release(t, 0.38, 0.1)
    );
  });

const hiss = (length, type, f, q, shape, vel) =>
  filter(
    fill(length, (t) => noise() * shape(t) * release(t, length, length * 0.3)),
    type,
    f,
    q,
  ).map((v) => v * vel);
const brush = (vel) => hiss(0.24, 'band', 3100, 0.6, (t) => attack(t, 0.02) * Math.exp(-t * 15), vel * 1.6);
const shaker = (vel) => hiss(0.09, 'high', 6200, 0.7, (t) => attack(t, 0.014) * Math.exp(-t * 45), vel);
const clap = (vel) =>
  hiss(
    0.3,
    'band',
    1500,
    0.9,
    (t) =>
      [0, 0.011, 0.023].reduce((s, d) => s + (t >= d ? Math.exp(-(t - d) * (d > 0.02 ? 17 : 130)) : 0), 0) *
      0.6,
    vel * 1.7,
  );
const rise = (length, vel) =>
  filter(
    fill(length, (t) => noise() * (t / length) ** 3 * release(t, length, 0.03)),
    'band',
    (t) => 500 + 5200 * (t / length) ** 2,
    0.8,
  ).map((v) => v * vel);

// --- mastering and files --------------------------------------------------------------------------

function master(bus, {peak = -4, glue = 0, fadeIn = 0.005, fadeOut = 0.005} = {}) {
  bus.map((x) => filter(x, 'high', 28));
  const [l, r] = bus.ch;
  const n = l.length;
  const top = () => bus.ch.reduce((m, x) => x.reduce((a, v) => Math.max(a, Math.abs(v)), m), 0);
  let k = 1 / top();
  let env = 0;
  for (let i = 0; i < n; i++) {
    // a slow bus compressor (2:1) followed by a soft ceiling
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

function wav(path, bus) {
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
  seed = 99; // dither
  for (let i = 0; i < n; i++)
    for (const c of [0, 1])
      b.writeInt16LE(
        Math.round(bus.ch[c][i] * 32767 + (bus.ch[c][i] ? (random() - random()) * 0.5 : 0)),
        44 + i * 4 + c * 2,
      );
  writeFileSync(path, b);
}

// --- the two beds ---------------------------------------------------------------------------------

const human = (v, by = 0.12) => v * (1 + (random() - 0.5) * 2 * by);
const late = () => random() * 0.006;

/** G major, 96 BPM, 12 bars: felt piano, mallets, warm pad. Every whole-bar cut stays in the harmony. */
function slowMorning() {
  seed = 96;
  const beat = 60 / 96;
  const bar = 4 * beat;
  const [piano, wood, warm, low, drums, air] = Array.from({length: 6}, () => new Bus(12 * bar));
  // root, pad voicing, arpeggio tones
  const G = [31, [55, 59, 62, 66, 69], [55, 62, 66, 69, 71, 74]];
  const E = [28, [55, 59, 62, 66], [52, 59, 62, 66, 67, 74]];
  const C = [36, [55, 60, 64, 67, 71], [55, 60, 64, 67, 71, 74]];
  const D = [38, [57, 62, 64, 67], [54, 57, 62, 64, 69, 76]];
  const song = [G, E, C, D, G, E, C, D, E, C, D, G];
  const steps = [
    [0, 0],
    [0.75, 2],
    [1.5, 3],
    [2, 1],
    [2.5, 4],
    [3.25, 3],
  ];
  const high = [
    [0, 5],
    [1, 4],
    [1.5, 5],
    [2.75, 3],
    [3.5, 4],
  ];
  const ducks = [];
  for (const [b, [root, chord, arp]] of song.entries()) {
    const t = b * bar;
    const last = b === 11;
    for (const m of chord)
      warm.play(
        Math.max(0, t - (b ? 0.3 : 0)),
        pad(m, bar + (last ? 0 : 0.7)),
        0.17 * (b < 2 ? 0.8 : 1),
        (random() - 0.5) * 1.2,
      );
    low.play(t, sub(root < 31 ? root + 12 : root, last ? bar : bar * 0.93, 0.6), b < 1 ? 0.26 : 0.34);
    if (last) {
      // the motif of the sonic logo, then the chord is left to ring
      for (const [i, m] of [74, 83, 79].entries())
        piano.play(t + i * beat * 0.5, felt(m, 2.4, 0.62), 0.55, 0.15 * (i - 1));
      for (const [i, m] of [43, 55, 62, 66, 71].entries())
        piano.play(t + 0.014 * i, felt(m, 2.45, 0.6), 0.5, (i - 2) * 0.15);
      drums.play(t, kick(0.75), 0.8);
      air.play(t + beat, bell(95, 1.4, 0.18), 0.35, 0.4);
      ducks.push(t);
      continue;
    }
    for (const [s, k] of steps)
      piano.play(
        t + s * beat + (s ? late() : 0),
        felt(arp[k], 2.2, human(s ? 0.6 : 0.78)),
        0.72,
        (k - 2.5) * 0.24,
      );
    piano.play(t, felt(root + 12 < 45 ? root + 24 : root + 12, 2.6, 0.55), 0.38, -0.1);
    if (b >= 3 && b !== 8)
      for (const [s, k] of high)
        wood.play(t + s * beat + late(), mallet(arp[k] + 12, human(0.46)), 0.44, s % 2 ? 0.6 : -0.6);
    if (b >= 8)
      for (let s = 0; s < 8; s++)
        wood.play(
          t + s * beat * 0.5 + late(),
          mallet(arp[[2, 4, 3, 5][s % 4]], human(s % 2 ? 0.32 : 0.46)),
          0.4,
          s % 4 < 2 ? 0.5 : -0.5,
        );
    for (const s of b === 10 ? [0, 1.75] : b < 1 ? [0] : [0, 1.75, 2.5]) {
      drums.play(t + s * beat, kick(s ? 0.5 : 0.72), b < 4 ? 0.55 : 0.68);
      ducks.push(t + s * beat);
    }
    if (b >= 1 && b !== 10)
      for (const s of [1, 3]) drums.play(t + s * beat + 0.004, brush(human(b < 4 ? 0.4 : 0.55)), 0.95, 0.12);
    if (b >= 2)
      for (let s = 0; s < 8; s++)
        drums.play(
          t + s * beat * 0.5 + (s % 2 ? 0.012 : 0),
          shaker(human(s % 2 ? 0.26 : 0.13, 0.2)),
          b < 8 ? 0.75 : 1,
          -0.4,
        );
    if (b >= 8)
      for (const [s, k] of [
        [0.5, 5],
        [2.5, 4],
      ])
        air.play(t + s * beat, bell(arp[k] + 12, 1.5, 0.2), 0.5, s > 1 ? 0.6 : -0.6);
    if (b === 3 || b === 7 || b === 10) air.play(t + 2 * beat, rise(2 * beat, 0.16), 0.5, 0);
  }
  return mix(
    {piano, wood, warm, low, drums, air},
    {ducks, beat, pianoEcho: 0.16, room: {time: 2.3, damp: 0.4}, depth: 0.3, fadeOut: 0.55, glue: 0.5},
  );
}

/** G major, 112 BPM, 15 bars: plucked strings, claps, a moving bass. */
function firstLight() {
  seed = 112;
  const beat = 60 / 112;
  const bar = 4 * beat;
  const [piano, wood, warm, low, drums, air] = Array.from({length: 6}, () => new Bus(15 * bar));
  const C = [36, [60, 64, 67, 74], [60, 67, 72, 74, 76, 79]];
  const G = [31, [59, 62, 67, 74], [59, 67, 71, 74, 79, 83]];
  const D = [38, [57, 62, 66, 69], [57, 66, 69, 74, 78, 81]];
  const E = [40, [59, 64, 67, 71], [59, 67, 71, 74, 76, 79]];
  const song = [C, G, D, E, C, G, D, E, C, G, E, D, C, D, G];
  const strum = [
    [0, 1],
    [0.75, 0.7],
    [1.5, 0.85],
    [2.25, 0.65],
    [2.75, 0.8],
    [3.5, 0.7],
  ];
  const line = [1, 3, 2, 4, 3, 5, 4, 3, 1, 3, 2, 4, 5, 4, 3, 2];
  const ducks = [];
  for (const [b, [root, chord, arp]] of song.entries()) {
    const t = b * bar;
    const last = b === 14;
    const full = b >= 4 && b !== 12;
    if (last) {
      for (const [i, m] of [43, 55, 62, 67, 71, 74].entries()) {
        wood.play(t + i * 0.018, string(m, 2.1, 0.75, 0.8), 0.6, (i - 2.5) * 0.2);
        piano.play(t + i * 0.01, felt(m, 2.1, 0.6), 0.3, (i - 2.5) * -0.15);
      }
      for (const [i, m] of [86, 95, 91].entries())
        air.play(t + i * beat * 0.5, bell(m, 1.3, 0.3), 0.4, (i - 1) * 0.4);
      drums.play(t, kick(0.9, 50), 0.9);
      drums.play(t, clap(0.4), 0.5);
      low.play(t, sub(31, bar, 0.7), 0.36);
      for (const m of chord) warm.play(t, pad(m, bar), 0.13, (random() - 0.5) * 1.4);
      ducks.push(t);
      continue;
    }
    for (const [s, v] of strum)
      for (const [i, m] of chord.entries())
        wood.play(
          t + s * beat + i * 0.007 + (s ? late() : 0),
          string(m, 0.9, human(0.62 * v), b < 4 ? 0.5 : 0.8),
          0.56,
          (i - 1.5) * 0.42,
        );
    for (let s = 0; s < 16; s++)
      if ((b >= 2 || s % 2 === 0) && s !== 7)
        piano.play(
          t + s * beat * 0.25 + late() * 0.6,
          mallet(arp[line[s]], human(s % 4 ? 0.34 : 0.52), 1.5),
          0.5,
          s % 2 ? 0.6 : -0.3,
        );
    for (const [s, n] of [
      [0, 0],
      [0.75, 0],
      [1.5, 12],
      [2, 0],
      [2.75, 7],
      [3.5, 12],
    ])
      low.play(
        t + s * beat,
        sub(root + (n === 7 && root > 36 ? 12 : n), beat * 0.62, human(0.7, 0.05)),
        b < 2 ? 0.24 : 0.34,
      );
    if (b >= 2)
      for (const m of chord)
        warm.play(
          Math.max(0, t - 0.25),
          pad(m + (full ? 12 : 0), bar + 0.6, 1.4),
          full ? 0.085 : 0.1,
          (random() - 0.5) * 1.6,
        );
    for (const s of b === 12 ? [0] : b === 13 ? [0, 1, 2, 2.5, 3, 3.5] : [0, 1, 2, 3]) {
      drums.play(t + s * beat, kick(s % 1 ? 0.5 : 0.75, 50), b < 1 ? 0.55 : 0.7);
      ducks.push(t + s * beat);
    }
    if (b >= 1 && b !== 12)
      for (const s of [1, 3]) drums.play(t + s * beat, clap(human(b < 4 ? 0.4 : 0.6)), 0.75, 0.05);
    if (b !== 12)
      for (let s = 0; s < 16; s++)
        drums.play(
          t + s * beat * 0.25 + (s % 2 ? 0.008 : 0),
          shaker(human([0.1, 0.12, 0.3, 0.14][s % 4], 0.2)),
          b < 2 ? 0.7 : 1.05,
          0.4,
        );
    if (full)
      for (const [s, k] of [
        [0, 4],
        [1.5, 5],
        [2.5, 3],
      ])
        air.play(
          t + s * beat,
          bell(arp[k] + (b >= 8 ? 12 : 0), 1.1, 0.26, 1.6),
          0.46,
          s === 1.5 ? 0.6 : -0.6,
        );
    if (b === 3 || b === 7 || b === 13) air.play(t + 2 * beat, rise(2 * beat, 0.22), 0.5);
    if (b === 12) air.play(t, rise(bar, 0.2), 0.45);
  }
  return mix(
    {piano, wood, warm, low, drums, air},
    {
      ducks,
      beat,
      pianoEcho: 0.2,
      room: {time: 1.5, damp: 0.25, size: 0.85},
      depth: 0.2,
      fadeOut: 0.5,
      glue: 0.6,
    },
  );
}

function mix({piano, wood, warm, low, drums, air}, {ducks, beat, pianoEcho, room, depth, fadeOut, glue}) {
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

// --- effects --------------------------------------------------------------------------------------

function whoosh() {
  seed = 5;
  const bus = new Bus(0.6);
  const raw = fill(0.6, (t) => noise() * Math.exp(-(((t - 0.33) / 0.115) ** 2)));
  const body = filter(raw, 'band', (t) => 350 + 3600 * Math.exp(-(((t - 0.36) / 0.15) ** 2)), 0.9);
  const wind = filter(raw, 'low', (t) => 220 + 500 * t, 0.7);
  bus.ch[0].forEach((_, i) => {
    const pan = -0.7 + (1.4 * i) / bus.ch[0].length;
    for (const c of [0, 1])
      bus.ch[c][i] = (body[i] + 0.5 * wind[i]) * Math.cos(((c ? 1 - pan : 1 + pan) * Math.PI) / 4);
  });
  return master(bus, {peak: -6, fadeIn: 0.03, fadeOut: 0.06});
}

function tick() {
  seed = 6;
  const bus = new Bus(0.15);
  bus.play(
    0.002,
    fill(
      0.14,
      (t) =>
        (Math.sin(TAU * 1760 * t) * Math.exp(-t * 75) +
          0.4 * Math.sin(TAU * 2980 * t) * Math.exp(-t * 130) +
          0.15 * noise() * Math.exp(-t * 400)) *
        attack(t, 0.0015),
    ),
  );
  return master(bus, {peak: -9, fadeOut: 0.04});
}

function pop() {
  seed = 7;
  const bus = new Bus(0.2);
  bus.play(
    0.002,
    fill(
      0.19,
      (t) =>
        Math.sin(TAU * (300 * t + 480 * (t - (1 - Math.exp(-t * 26)) / 26))) *
        Math.exp(-t * 24) *
        attack(t, 0.003),
    ),
  );
  return master(bus, {peak: -8, fadeOut: 0.04});
}

function shimmer() {
  seed = 8;
  const bus = new Bus(1.2);
  for (const [i, m] of [79, 83, 86, 88, 91, 95, 98, 103].entries())
    bus.play(0.01 + i * 0.045 + random() * 0.01, bell(m, 0.9, 0.3 * 0.9 ** i, 1.4), 1, i % 2 ? 0.6 : -0.6);
  bus.add(reverb(bus, {time: 1.1, damp: 0.15, size: 0.7}), 0.6);
  return master(bus, {peak: -9, fadeOut: 0.45});
}

/** Up and over: D5, B5, G5. The meridian arc, landing on the key note of both beds. */
function sonicLogo() {
  seed = 9;
  const bus = new Bus(1.6);
  for (const [i, m] of [74, 83, 79].entries()) {
    bus.play(0.006 + i * 0.2, felt(m, 1.3, 0.72), 0.8, (i - 1) * 0.25);
    bus.play(0.006 + i * 0.2, mallet(m, 0.5), 0.45, (i - 1) * -0.25);
    bus.play(0.006 + i * 0.2, bell(m + 12, 1.1, 0.12), 0.6, (i - 1) * 0.5);
  }
  for (const m of [43, 55, 62, 69]) bus.play(0.4, felt(m, 1.2, 0.5), 0.4, (m - 57) / 40);
  bus.play(0.4, sub(31, 1.0, 0.45), 0.3);
  bus.add(reverb(bus, {time: 1.3, damp: 0.3}), 0.35);
  return master(bus, {peak: -5, fadeOut: 0.5});
}

mkdirSync(OUT, {recursive: true});
for (const [name, make] of Object.entries({whoosh, tick, pop, shimmer, 'sonic-logo': sonicLogo}))
  wav(join(OUT, `${name}.wav`), make());
const work = mkdtempSync(join(tmpdir(), 'music-'));
for (const [name, make] of Object.entries({'slow-morning': slowMorning, 'first-light': firstLight})) {
  const source = join(work, `${name}.wav`);
  wav(source, make());
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    source,
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    '-flags:a',
    '+bitexact',
    '-c:a',
    'aac',
    '-b:a',
    '192k',
    '-movflags',
    '+faststart',
    join(OUT, `${name}.m4a`),
  ]);
}
rmSync(work, {recursive: true});
