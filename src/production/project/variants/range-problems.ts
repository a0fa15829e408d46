import type {Pick as EditPick} from '../../../spot/documents/edit.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import type {VariantProblem} from '../../../spot/problem/join-problems.ts';
import {dissolveTail} from '../../../spot/timeline/footage-at.ts';
import {timeToFrames, toSeconds} from '../../../spot/timeline/frames.ts';
import {endAsked, type Pace, paceOf} from '../../../spot/timeline/pace.ts';
import {emptyFootage} from '../../../spot/timeline/resolve-spot.ts';
import type {Footage} from '../../../spot/timeline/timeline.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {planVariant} from '../../stage/plan-variant.ts';
import type {Catalog} from '../catalog.ts';
import type {SpotDocuments} from '../load-spot.ts';

/**
 * Problems for picks whose `out` is too early: the slot shows more frames of the take than the range has. A render would have to hold
 * the last frame, which is not meant. Code: `edit-range`. And for picks that freeze a frame which is not in their range. Code: `edit-freeze`.
 */
export function rangeProblems(
  spot: SpotDocuments,
  variants: readonly Variant[],
  catalog: Pick<Catalog, 'brands' | 'templates'>,
): VariantProblem[] {
  const {edit} = spot;
  if (!edit || Object.values(edit.value.picks).every(({out, freeze}) => out === undefined && !freeze))
    return [];
  return variants.flatMap(({id, props}): VariantProblem[] => {
    // The error of a brand that cannot be read is its own.
    if (!catalog.brands[props.brand]) return [];
    const plan = planVariant(props, {spot, catalog});
    const footage = emptyFootage(plan);
    return plan.needs.flatMap(({slot, shot, pick}) => {
      const clip = footage.find((each) => each.slot === slot);
      const problem = clip && rangeProblem(clip, pick, {fps: props.fps, tail: dissolveTail(clip, footage)});
      if (!problem) return [];
      const {field, ...found} = problem;
      const path = ['picks', shot.id, field];
      return [{id, problem: {...found, where: {...edit.locate(path), field: path.join('.')}}}];
    });
  });
}

/** Where what the variants show of each shot ends in its take: the most frames, and the most seconds. */
export function endsShown(
  spot: SpotDocuments,
  variants: readonly Variant[],
  catalog: Pick<Catalog, 'brands' | 'templates'>,
): Map<string, {frames: number; seconds: number}> {
  const ends = new Map<string, {frames: number; seconds: number}>();
  for (const {props} of variants) {
    const {fps} = props;
    const plan = planVariant(props, {spot, catalog});
    const footage = emptyFootage(plan);
    for (const {slot, shot, pick} of plan.needs) {
      const clip = footage.find((each) => each.slot === slot);
      if (!clip) continue;
      const tail = dissolveTail(clip, footage);
      const end = endAsked(paceOf(pick, {fps, frames: clip.frames, tail}), clip.frames + tail);
      const {frames, seconds} = ends.get(shot.id) ?? {frames: 0, seconds: 0};
      ends.set(shot.id, {frames: Math.max(frames, end), seconds: Math.max(seconds, toSeconds(end, fps))});
    }
  }
  return ends;
}

/** What is wrong with the range of a clip. `tail`: frames for which it goes on under the next one. */
function rangeProblem(
  {slot, frames}: Footage,
  pick: EditPick,
  {fps, tail}: {fps: number; tail: number},
): (Problem & {field: string}) | undefined {
  const pace = paceOf(pick, {fps, frames, tail});
  const {in: start, out} = pace;
  const frozen = placeOfFreeze(pick, fps);
  const seconds = (at: number): string => `${Number(toSeconds(at, fps).toFixed(3))} s`;
  if (frozen !== undefined && isOutside(frozen, pace))
    return {
      field: 'freeze',
      code: 'edit-freeze',
      what: 'the frame to freeze is not in the part of the take that is shown',
      expected: `a place from \`in\` (frame ${start}) on${out === undefined ? '' : ` and before \`out\` (frame ${out})`}`,
      got: `${seconds(frozen)} (frame ${frozen})`,
      fix: 'Change `at` of the freeze, or `in` and `out`.',
    };
  if (out === undefined) return undefined;
  const end = endAsked(pace, frames + tail);
  if (end <= out) return undefined;
  const under = tail === 0 ? '' : ` and ${tail} under the transition after it`;
  return {
    field: 'out',
    code: 'edit-range',
    what:
      out <= start
        ? `\`out\` is not after \`in\``
        : `the slot "${slot}" shows more frames of the take than the range from \`in\` to \`out\` has`,
    expected: `an \`out\` of at least ${seconds(end)} (frame ${end}): the slot has ${frames} frames${under}, which show frames ${start} to ${end - 1} of the take`,
    got: `${seconds(out)} (frame ${out})`,
    fix: 'Raise `out`, lower `in` or `speed`, make the slot shorter, or hold the last frame with `freeze: {at: end}`.',
  };
}

const isOutside = (frame: number, {in: start, out = Number.POSITIVE_INFINITY}: Pace): boolean =>
  frame < start || frame >= out;

/** The frame of the take at which a freeze is, in frames of the spot; undefined for one at the start or end. */
function placeOfFreeze({freeze}: EditPick, fps: number): number | undefined {
  return freeze === undefined || freeze.at === 'start' || freeze.at === 'end'
    ? undefined
    : timeToFrames(freeze.at, fps);
}

/**
 * Problems for freezes that no variant reaches, because its slots end before. Needs all variants of the spot, and says nothing if the
 * brand of one cannot be read. Code: `edit-freeze`.
 */
export function unseenFreezes(
  spot: SpotDocuments,
  variants: readonly Variant[],
  catalog: Pick<Catalog, 'brands' | 'templates'>,
): Problem[] {
  const {edit} = spot;
  const placed = Object.entries(edit?.value.picks ?? {}).filter(
    ([, pick]) => placeOfFreeze(pick, 24) !== undefined,
  );
  const isUnread = variants.some(({props}) => !catalog.brands[props.brand]);
  if (!edit || placed.length === 0 || isUnread) return [];
  const shown = variants.flatMap(({props}) => {
    const plan = planVariant(props, {spot, catalog});
    const footage = emptyFootage(plan);
    return plan.needs.flatMap(({slot, shot, pick}) => {
      const clip = footage.find((each) => each.slot === slot);
      const frozen = placeOfFreeze(pick, props.fps);
      if (!clip || frozen === undefined) return [];
      const pace = paceOf(pick, {fps: props.fps, frames: clip.frames});
      // A frame outside the range has a problem of its own.
      return [{shot: shot.id, isReached: pace.hold !== undefined || isOutside(frozen, pace)}];
    });
  });
  return placed.flatMap(([id, {freeze}]): Problem[] => {
    const own = shown.filter(({shot}) => shot === id);
    if (own.length === 0 || own.some(({isReached}) => isReached)) return [];
    const path = ['picks', id, 'freeze'];
    return [
      {
        code: 'edit-freeze',
        what: `no variant shows the frame of "${id}" that is to freeze: its slots end before`,
        where: {...edit.locate(path), field: path.join('.')},
        expected: 'a place in the take that a slot reaches',
        got: String(freeze?.at),
        fix: 'Freeze an earlier frame, start the slot later in the take with `in`, or make the slot longer.',
      },
    ];
  });
}
