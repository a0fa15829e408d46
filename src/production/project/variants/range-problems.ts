import type {Pick as EditPick} from '../../../spot/documents/edit.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import type {VariantProblem} from '../../../spot/problem/join-problems.ts';
import {dissolveTail} from '../../../spot/timeline/footage-at.ts';
import {toSeconds} from '../../../spot/timeline/frames.ts';
import {endAsked, paceOf} from '../../../spot/timeline/pace.ts';
import {emptyFootage} from '../../../spot/timeline/resolve-spot.ts';
import type {Footage} from '../../../spot/timeline/timeline.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {planVariant} from '../../stage/plan-variant.ts';
import type {Catalog} from '../catalog.ts';
import type {SpotDocuments} from '../load-spot.ts';

/**
 * Problems for picks whose `out` is too early: the slot shows more frames of the take than the range has. A render would have to hold
 * the last frame, which is not meant. Code: `edit-range`.
 */
export function rangeProblems(
  spot: SpotDocuments,
  variants: readonly Variant[],
  catalog: Pick<Catalog, 'brands' | 'templates'>,
): VariantProblem[] {
  const {edit} = spot;
  if (!edit || Object.values(edit.value.picks).every(({out}) => out === undefined)) return [];
  return variants.flatMap(({id, props}): VariantProblem[] => {
    const plan = planVariant(props, {spot, catalog});
    const footage = emptyFootage(plan);
    return plan.needs.flatMap(({slot, shot, pick}) => {
      const clip = footage.find((each) => each.slot === slot);
      const problem = clip && rangeProblem(clip, pick, {fps: props.fps, tail: dissolveTail(clip, footage)});
      if (!problem) return [];
      const path = ['picks', shot.id, 'out'];
      return [{id, problem: {...problem, where: {...edit.locate(path), field: path.join('.')}}}];
    });
  });
}

/** What is wrong with the range of a clip. `tail`: frames for which it goes on under the next one. */
function rangeProblem(
  {slot, frames}: Footage,
  pick: EditPick,
  {fps, tail}: {fps: number; tail: number},
): Problem | undefined {
  const pace = paceOf(pick, fps);
  const {in: start, out} = pace;
  if (out === undefined) return undefined;
  const end = endAsked(pace, frames + tail);
  if (end <= out) return undefined;
  const seconds = (at: number): string => `${Number(toSeconds(at, fps).toFixed(3))} s`;
  const under = tail === 0 ? '' : ` and ${tail} under the transition after it`;
  return {
    code: 'edit-range',
    what:
      out <= start
        ? `\`out\` is not after \`in\``
        : `the slot "${slot}" shows more frames of the take than the range from \`in\` to \`out\` has`,
    expected: `an \`out\` of at least ${seconds(end)} (frame ${end}): the slot has ${frames} frames${under}, which show frames ${start} to ${end - 1} of the take`,
    got: `${seconds(out)} (frame ${out})`,
    fix: 'Raise `out`, lower `in` or `speed`, or make the slot shorter.',
  };
}
