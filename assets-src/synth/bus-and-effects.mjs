import {SR, samples, TAU} from './samples-and-noise.mjs';

/** Biquad filter by the RBJ Audio EQ Cookbook. `type`: low, high or band pass. `f`: hertz, or a function of seconds. */
export function filter(x, type, f, q = Math.SQRT1_2) {
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

/** A stereo sound that other sounds are added to. */
export class Bus {
  constructor(seconds) {
    this.ch = [new Float64Array(samples(seconds)), new Float64Array(samples(seconds))];
  }
  /** Adds a mono sound at `t` seconds. `pan`: -1 (left) to 1 (right), equal power. */
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

/** Reverb of a small room: a feedback delay network of eight damped lines. `time`: seconds until -60 dB. */
export function reverb(bus, {time = 2.2, damp = 0.35, size = 1} = {}) {
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

/** Echo that alternates between left and right every `time` seconds. */
export function echo(bus, time, feedback = 0.35) {
  const d = samples(time);
  const out = bus.copy().map((x) => x.fill(0));
  for (let i = d; i < out.ch[0].length; i++) {
    out.ch[1][i] = bus.ch[0][i - d] + out.ch[0][i - d] * feedback;
    out.ch[0][i] = bus.ch[1][i - d] * 0.5 + out.ch[1][i - d] * feedback;
  }
  return out.map((x) => filter(filter(x, 'high', 300), 'low', 3800));
}
