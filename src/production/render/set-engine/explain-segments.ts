import type {SegmentReport} from '../../../spot/fingerprint/fingerprint.ts';
import {uncacheableReason, usesOf} from './make-segments.ts';
import type {SetMember} from './make-set.ts';
import type {Planned, SetPlan} from './plan-set.ts';
import type {StateShelf} from './states/state-shelf.ts';

/** For each member: how each of its stretches came to be, and why in that way. */
export function explainSegments(
  plan: SetPlan,
  members: readonly SetMember[],
  shelf: StateShelf,
  missing: readonly Planned[],
): SegmentReport[][] {
  const makers = new Map<Planned, number>();
  const drawn = new Set<string>();
  const isMissing = new Set(missing);
  const told = members.map((): SegmentReport[] => []);
  for (const {segment, variant, from} of usesOf(plan)) {
    const maker = makers.get(segment);
    makers.set(segment, maker ?? variant);
    const fresh = [...new Set(segment.states)].filter((name) => shelf.drawn.has(name));
    const first = isMissing.has(segment) ? fresh.filter((name) => !drawn.has(name)) : [];
    const doubt = uncacheableReason(segment, shelf);
    const way = !isMissing.has(segment)
      ? {how: 'reused' as const, why: 'an earlier run made these pictures'}
      : segment.opaque !== null || doubt !== null
        ? {how: 'whole' as const, why: segment.opaque ?? doubt ?? ''}
        : maker !== undefined
          ? {how: 'shared' as const, why: `made for ${members[maker]?.id}`}
          : {how: 'composited' as const, why: newIn(segment, fresh.length)};
    if (segment.opaque === null) for (const name of first) drawn.add(name);
    const {frames} = segment;
    const slots = slotsIn(members[variant] as SetMember, from, from + frames);
    told[variant]?.push({from, frames, slots, ...way, drawn: segment.opaque === null ? first.length : 0});
  }
  return told;
}

/** What of a segment nobody made before. */
function newIn({states}: Planned, fresh: number): string {
  const all = new Set(states).size;
  if (fresh === 0) return 'new footage, or known graphics that lay over other footage';
  return fresh === all
    ? `new graphics: ${all} ${all === 1 ? 'state' : 'states'}`
    : `new graphics: ${fresh} of ${all} states`;
}

const slotsIn = ({spot: {slots}}: SetMember, from: number, end: number): string[] =>
  Object.entries(slots)
    .filter(([, slot]) => slot.from < end && slot.from + slot.frames > from)
    .map(([id]) => id);
