import {beatPhase, behind} from './beat-phase.ts';
import {findOnsets, ONSETS_PER_SECOND} from './onsets.ts';

/** The tempo and the beats of a track, as they were measured. */
export type TrackBeats = {
  /** Beats a minute. */
  bpm: number;
  /** Seconds of the file at which the beats are, in order. */
  beats: number[];
  /** Seconds of the file at which the first beat is that is heard: music without drums, or silence, may be before it. */
  firstHeard: number;
};

/** Tempos that are looked for, in beats a minute, and the step between them. */
const [SLOWEST, FASTEST, STEP] = [60, 200, 0.25];
/** The part by which the tempo of a track may differ from the one that is declared. */
const NEAR_DECLARED = 0.04;
/** How much the distance of two beats counts that is not that of the tempo, against an onset (Ellis, "Beat Tracking by Dynamic Programming", 2007). */
const TIGHTNESS = 60;

/** What people say about a track: beats a minute, and a second of the file at which a beat is. */
export type DeclaredTempo = {bpm: number; offset: number};

/** How much an onset between two beats counts that are declared or expected: the beat is then on their eighth, and still follows the music. */
const BETWEEN = 0.2;

/**
 * Finds the tempo and the beats of a track. `declared`: what people say; the measured tempo is then near it. Null where
 * nothing is heard. Default: the tempo at which as many onsets as possible are on beats, and as few beats as possible are empty.
 */
export function trackBeats(
  samples: Float32Array,
  rate: number,
  declared?: DeclaredTempo | undefined,
): TrackBeats | null {
  const sound = findOnsets(samples, rate);
  const {curve} = sound;
  const peak = curve.reduce((most, value) => Math.max(most, value), 0);
  if (peak === 0) return null;
  const onsets = curve.map((value) => value / peak);
  const [from, to] = declared
    ? [declared.bpm * (1 - NEAR_DECLARED), declared.bpm * (1 + NEAR_DECLARED)]
    : [SLOWEST, FASTEST];
  const found = tempoOf(onsets, from, to);
  const period = (60 * ONSETS_PER_SECOND) / found;
  let places = placeBeats(declared ? nearBeats(onsets, period, declared.offset) : onsets, period);
  const phase = declared ? 0 : beatPhase(places, sound);
  if (phase > 0) places = placeBeats(nearPlaces(onsets, behind(places, phase)), period);
  const {exact, first} = heardBeats(onsets, places, period);
  const beats = exact.map((at) => Number(Math.max(0, at / ONSETS_PER_SECOND).toFixed(4)));
  return {bpm: Number(steadyTempo(beats, found).toFixed(2)), beats, firstHeard: beats[first] ?? 0};
}

/** Onsets, of which those between the beats of a steady tempo count less. */
function nearBeats(onsets: Float32Array, period: number, offset: number): Float32Array {
  const start = offset * ONSETS_PER_SECOND;
  return onsets.map((value, at) => {
    const near = 0.5 + 0.5 * Math.cos((2 * Math.PI * (at - start)) / period);
    return value * (BETWEEN + (1 - BETWEEN) * near);
  });
}

/** Onsets, of which those between places count less. Outside of them, the distance of the nearest two goes on. */
function nearPlaces(onsets: Float32Array, places: readonly number[]): Float32Array {
  let index = 0;
  return onsets.map((value, at) => {
    while (index < places.length - 2 && at >= (places[index + 1] as number)) index += 1;
    const [from = 0, to = from + 1] = places.slice(index, index + 2);
    const near = 0.5 + 0.5 * Math.cos((2 * Math.PI * (at - from)) / (to - from));
    return value * (BETWEEN + (1 - BETWEEN) * near);
  });
}

/** The tempo that people most often have in mind, and the octaves around it in which others are still likely (Ellis, 2007). */
const USUAL_BPM = 120;
const OCTAVES = 0.9;
/** A tempo is doubled where the half of its beat is about as regular: then people count the faster one. */
const AS_REGULAR = 0.96;

/** The tempo at which the onsets repeat most: after a beat, two and four. */
function tempoOf(onsets: Float32Array, from: number, to: number): number {
  const smooth = smoothed(onsets);
  const repeats = (bpm: number): number => {
    const period = (60 * ONSETS_PER_SECOND) / bpm;
    return (likeness(smooth, period) + likeness(smooth, 2 * period) + likeness(smooth, 4 * period)) / 3;
  };
  let [best, most] = [from, -1];
  for (let bpm = from; bpm <= to; bpm += STEP) {
    const score = repeats(bpm) * Math.exp(-0.5 * (Math.log2(bpm / USUAL_BPM) / OCTAVES) ** 2);
    if (score > most) [best, most] = [bpm, score];
  }
  // Three beats of fast drums are as even as two: without the usual tempo, the faster one is as regular.
  const faster = 1.5 * best;
  if (faster <= to && repeats(faster) > repeats(best)) best = faster;
  const double = 2 * best;
  const isEven =
    double <= to && likeness(smooth, (60 * ONSETS_PER_SECOND) / double) > AS_REGULAR * repeats(best);
  return isEven ? double : best;
}

/** How much a curve is like itself some values later, which may be a fraction: its autocorrelation. */
function likeness(curve: Float32Array, later: number): number {
  const [whole, part] = [Math.floor(later), later % 1];
  let [both, own] = [0, 0];
  for (let at = 0; at + whole + 1 < curve.length; at++) {
    const value = curve[at] as number;
    both += value * ((1 - part) * (curve[at + whole] as number) + part * (curve[at + whole + 1] as number));
    own += value * value;
  }
  return own > 0 ? both / own : 0;
}

/** Sums over 35 ms around each value: a beat is played a little early or late. */
function smoothed(onsets: Float32Array): Float32Array {
  return onsets.map((_, at) => {
    let sum = 0;
    for (let near = -3; near <= 3; near++) sum += onsets[at + near] ?? 0;
    return sum;
  });
}

/** The series of beats with the strongest onsets and the steadiest distances. */
function placeBeats(onsets: Float32Array, period: number): number[] {
  const smooth = smoothed(onsets);
  const score = new Float64Array(onsets.length);
  const previous = new Int32Array(onsets.length).fill(-1);
  const [nearest, farthest] = [Math.round(period / 2), Math.round(period * 2)];
  const costs = Float64Array.from(
    {length: farthest + 1},
    (_, back) => TIGHTNESS * Math.log(back / period) ** 2,
  );
  for (let at = 0; at < onsets.length; at++) {
    let [best, from] = [0, -1];
    for (let back = nearest; back <= farthest && back <= at; back++) {
      const value = (score[at - back] as number) - (costs[back] as number);
      if (value > best) [best, from] = [value, at - back];
    }
    score[at] = (smooth[at] as number) + best;
    previous[at] = from;
  }
  let at = score.length - 1;
  for (let late = Math.max(0, score.length - Math.round(period)); late < score.length; late++)
    if ((score[late] as number) > (score[at] as number)) at = late;
  const beats: number[] = [];
  for (; at >= 0; at = previous[at] as number) beats.unshift(at);
  return beats;
}

/** The part of the usual onset of a beat below which a beat is not heard. */
const UNHEARD = 0.3;

/** Where beats are exactly, and the index of the first one that is heard. One that is not heard is a period after the one before, or before the one after. */
function heardBeats(
  onsets: Float32Array,
  places: readonly number[],
  period: number,
): {exact: number[]; first: number} {
  const exact = places.map((place) => exactPlace(onsets, place));
  const strengths = exact.map((at) => onsets[Math.round(at)] ?? 0);
  const usual = [...strengths].sort((a, b) => a - b)[Math.floor(strengths.length / 2)] ?? 0;
  const isHeard = strengths.map((strength) => strength > UNHEARD * usual);
  const first = Math.max(0, isHeard.indexOf(true));
  const beats = [...exact];
  for (let at = first + 1; at < beats.length; at++)
    if (!isHeard[at]) beats[at] = (beats[at - 1] as number) + period;
  for (let at = first - 1; at >= 0; at--) beats[at] = (beats[at + 1] as number) - period;
  return {exact: beats, first};
}

/** A place between two values: that of the parabola through the three highest around it. */
function exactPlace(onsets: Float32Array, place: number): number {
  let at = place;
  for (let near = place - 4; near <= place + 4; near++)
    if ((onsets[near] ?? 0) > (onsets[at] ?? 0)) at = near;
  const [before, here, after] = [onsets[at - 1] ?? 0, onsets[at] ?? 0, onsets[at + 1] ?? 0];
  const bend = before - 2 * here + after;
  return bend < 0 ? at + (before - after) / (2 * bend) : at;
}

/** The tempo of a straight line through the beats. */
function steadyTempo(beats: readonly number[], known: number): number {
  const count = beats.length;
  if (count < 4) return known;
  const middle = (count - 1) / 2;
  const mean = beats.reduce((sum, at) => sum + at, 0) / count;
  let [above, below] = [0, 0];
  for (const [index, at] of beats.entries()) {
    above += (index - middle) * (at - mean);
    below += (index - middle) ** 2;
  }
  return (60 * below) / above;
}
