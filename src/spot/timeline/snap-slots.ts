import type {SpotBeat} from '../sound/beats-in-spot.ts';
import {layEndToEnd, toFrames} from './frames.ts';

/** How cuts are moved to beats. */
export type Snapping = {
  /** `downbeats`: only to the first beats of bars. */
  to: 'beats' | 'downbeats';
  /** Seconds by which a cut may be moved. */
  tolerance: number;
  /** Slots that begin with a hit: on a downbeat, wherever the nearest one is, as long as no slot becomes too short. */
  hits: readonly string[];
};

/** Seconds that each slot keeps at least, where its own length is not shorter. */
const LEAST = 0.3;

/**
 * Moves the cuts between slots to the nearest beats within the tolerance: to the frame that is nearest to the beat. Hits are placed first. A
 * cut without a beat that is near enough stays, and so does one that would make a slot shorter than 0.3 s, or than its own least. `seconds`:
 * relative lengths by slot, in order. `leasts`: frames that slots keep at least, because of their lines. Returns lengths in seconds that fill `total` frames exactly.
 */
export function snapSlots(
  seconds: Readonly<Record<string, number>>,
  total: number,
  fps: number,
  beats: readonly SpotBeat[],
  snapping: Snapping,
  leasts: Readonly<Record<string, number>> = {},
): Record<string, number> {
  const names = Object.keys(seconds);
  const spans = layEndToEnd(
    names.map((name) => seconds[name] ?? 0),
    total,
  );
  const slots = spans.map(
    ({from, frames}, index): Cut => ({
      from,
      least: Math.min(Math.max(toFrames(LEAST, fps), leasts[names[index] ?? ''] ?? 0), frames),
      isHit: index > 0 && snapping.hits.includes(names[index] ?? ''),
    }),
  );
  const found = placeHits(slots, total, fps, beats);
  for (const [index, {from, least, isHit}] of slots.entries()) {
    if (index === 0 || (isHit && found.has(index))) continue;
    const before = found.get(index - 1) ?? 0;
    const [low, last] = [before + (slots[index - 1]?.least ?? 1), latest(index, slots, total, found)];
    const next = slots[index + 1];
    // A cut that stays leaves the next one its place.
    const high = next && !found.has(index + 1) ? Math.max(low, Math.min(last, next.from - least)) : last;
    const cut = Math.min(Math.max(from, low), Math.max(low, last));
    const near = nearestBeat(cut, {low, high, fps}, beats, snapping);
    found.set(index, near ?? cut);
  }
  const edges = [...slots.map((_, index) => found.get(index) ?? 0), total];
  return Object.fromEntries(
    names.map((name, index) => [name, ((edges[index + 1] as number) - (edges[index] as number)) / fps]),
  );
}

/** The start of a slot in frames, the frames that the slot keeps at least, and whether it begins with a hit. */
type Cut = {from: number; least: number; isHit: boolean};

/** The downbeats on which hits begin, by the place of their slot. A hit without a downbeat that leaves every slot its least is left out. */
function placeHits(
  slots: readonly Cut[],
  total: number,
  fps: number,
  beats: readonly SpotBeat[],
): Map<number, number> {
  const found = new Map([[0, 0]]);
  let [place, after] = [0, 0];
  for (const [index, {from, isHit}] of slots.entries()) {
    if (!isHit) continue;
    const low = place + leastOf(slots, after, index);
    const within = {low, high: total - leastOf(slots, index, slots.length), fps};
    const hit = nearestBeat(from, within, beats, {to: 'downbeats', tolerance: Number.POSITIVE_INFINITY});
    if (hit === undefined) continue;
    found.set(index, hit);
    [place, after] = [hit, index];
  }
  return found;
}

/** The last frame at which a slot can begin, so that it and those before the next placed one keep their least. */
function latest(
  index: number,
  slots: readonly Cut[],
  total: number,
  found: ReadonlyMap<number, number>,
): number {
  const next = [...found.keys()].filter((each) => each > index).sort((a, b) => a - b)[0];
  const end = next === undefined ? total : (found.get(next) as number);
  return end - leastOf(slots, index, next ?? slots.length);
}

const leastOf = (slots: readonly Cut[], from: number, to: number): number =>
  slots.slice(from, to).reduce((sum, {least}) => sum + least, 0);

/** The frame of the beat that is nearest to a cut, within the tolerance and between two frames; undefined where there is none. */
function nearestBeat(
  cut: number,
  {low, high, fps}: {low: number; high: number; fps: number},
  beats: readonly SpotBeat[],
  {to, tolerance}: Pick<Snapping, 'to' | 'tolerance'>,
): number | undefined {
  return beats
    .filter(({at, downbeat}) => (downbeat || to === 'beats') && Math.abs(at - cut / fps) <= tolerance)
    .map(({at}) => toFrames(at, fps))
    .filter((frame) => frame >= low && frame <= high)
    .sort((a, b) => Math.abs(a - cut) - Math.abs(b - cut))[0];
}
