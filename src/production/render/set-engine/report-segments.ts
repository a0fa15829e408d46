import type {SegmentOrigin, SegmentReport} from '../../../spot/fingerprint/segment-report.ts';
import {failedSelfCheck, type StatePictures} from './graphics-states/state-pictures.ts';
import {type PlannedSegment, type SetPlan, segmentUses} from './plan-set.ts';
import type {SetVariant} from './set-context.ts';

/** For each variant: how each of its segments was made, and why in that way. `missing` are those that this run made. */
export function reportSegments(
  plan: SetPlan,
  variants: readonly SetVariant[],
  pictures: StatePictures,
  missing: readonly PlannedSegment[],
): SegmentReport[][] {
  const firstUser = new Map<PlannedSegment, string>();
  const counted = new Set<string>();
  const made = new Set(missing);
  const reports = variants.map((): SegmentReport[] => []);
  for (const {segment, variant, from} of segmentUses(plan)) {
    const {id, spot} = variants[variant] ?? {id: '', spot: {slots: {}}};
    const madeFor = firstUser.get(segment);
    firstUser.set(segment, madeFor ?? id);
    const newStates = [...new Set(segment.states)].filter((state) => pictures.drawn.has(state));
    const composited = made.has(segment) && segment.uncacheable === null;
    const first = composited ? newStates.filter((state) => !counted.has(state)) : [];
    for (const state of first) counted.add(state);
    const {frames} = segment;
    reports[variant]?.push({
      from,
      frames,
      slots: slotsIn(spot.slots, from, from + frames),
      ...originOf(segment, made.has(segment), madeFor, pictures, newStates.length),
      drawn: first.length,
    });
  }
  return reports;
}

function originOf(
  segment: PlannedSegment,
  made: boolean,
  madeFor: string | undefined,
  pictures: StatePictures,
  newStates: number,
): SegmentOrigin {
  // Each variant then has frames of its own.
  const failed = failedSelfCheck(segment, pictures);
  if (failed !== null) return {how: 'full-frame', reason: failed};
  if (!made) return {how: 'reused'};
  if (madeFor !== undefined) return {how: 'shared', madeFor};
  if (segment.uncacheable !== null) return {how: 'full-frame', reason: segment.uncacheable};
  return {how: 'composited', states: new Set(segment.states).size, newStates};
}

const slotsIn = (slots: SetVariant['spot']['slots'], from: number, end: number): string[] =>
  Object.entries(slots)
    .filter(([, slot]) => slot.from < end && slot.from + slot.frames > from)
    .map(([id]) => id);
