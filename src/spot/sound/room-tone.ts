import type {Span} from '../timeline/frames.ts';

/** A part of a spot, in seconds. */
export type SoundSpan = {at: number; seconds: number};

/** The parts of a spot in which no clip is heard: where room tone is needed. Neighbouring ones are one. */
export function silentSpans(
  slots: Readonly<Record<string, Span>>,
  heard: readonly SoundSpan[],
  {fps, frames}: {fps: number; frames: number},
): SoundSpan[] {
  const cuts = new Set([0, frames]);
  for (const {from, frames: length} of Object.values(slots)) {
    cuts.add(from);
    cuts.add(from + length);
  }
  for (const {at, seconds} of heard) {
    cuts.add(Math.round(at * fps));
    cuts.add(Math.round((at + seconds) * fps));
  }
  const edges = [...cuts].filter((at) => at >= 0 && at <= frames).sort((a, b) => a - b);
  const spans: SoundSpan[] = [];
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    if (to === undefined) break;
    const middle = (from + to) / 2 / fps;
    if (heard.some(({at, seconds}) => at <= middle && middle < at + seconds)) continue;
    const last = spans.at(-1);
    if (last && Math.abs(last.at + last.seconds - from / fps) < 1e-9) last.seconds = to / fps - last.at;
    else spans.push({at: from / fps, seconds: (to - from) / fps});
  }
  return spans;
}

/** How much of a sample of room tone goes on from the one before: the tone of a quiet room has mostly low frequencies. */
const SMOOTH = 0.97;

/** The tone of a quiet room: noise with mostly low frequencies, always the same, whose RMS level is 0 dBFS before it is turned down. Own. */
export function roomTone(samples: number): Float32Array {
  const tone = new Float32Array(samples);
  let [state, value] = [0x2545f491, 0];
  for (let at = 0; at < samples; at++) {
    // xorshift32 (Marsaglia, 2003).
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    value = SMOOTH * value + (1 - SMOOTH) * ((state >>> 0) / 2 ** 31 - 1);
    tone[at] = value;
  }
  const rms = Math.sqrt(tone.reduce((sum, each) => sum + each * each, 0) / Math.max(1, samples));
  return rms > 0 ? tone.map((each) => each / rms) : tone;
}
