import {currentMasters} from '../production/review/current-masters.ts';
import {TenspotError} from '../spot/problem/errors.ts';
import type {ReviewDecision} from '../spot/review/review-event.ts';
import type {TenspotProject} from './open-project.ts';
import {inReview, masterOf, type ReviewerOptions, type ReviewResult} from './review.ts';

/** A decision of a person about masters. */
export type DecideOptions = ReviewerOptions &
  Pick<ReviewDecision, 'stage' | 'decision'> & {
    /** The variants that it is about, each with the master that the person saw. At least one. */
    variants: readonly {id: string; sha256?: string | undefined}[];
    /** Default: none. */
    comment?: string | null | undefined;
  };

/**
 * Records the decision of a person, a line for each master. It is no part of `tenspot/node`: only the review app and a prompt on a terminal
 * call it. The decisions are recorded one after the other: an error leaves those that were recorded before it. Errors: `round-missing`,
 * `variant-unknown`, `master-changed`.
 */
export async function recordDecision(project: TenspotProject, options: DecideOptions): Promise<ReviewResult> {
  const {variants, stage, decision, comment = null} = options;
  let result: ReviewResult | undefined;
  for (const variant of variants)
    result = await inReview(project, options, async (state, {project: {workspace}, id}) => {
      const stages = state.rounds.at(-1)?.stages.map((each) => each.stage) ?? [];
      if (!stages.includes(stage))
        throw new TenspotError({
          code: 'round-missing',
          what: `nothing is decided at the stage "${stage}"`,
          expected:
            stages.length > 0 ? `a stage of the round: ${stages.join(', ')}` : 'a round that was opened',
          got: stages.length > 0 ? stage : 'no round',
          fix: 'Open a round that names its stages, and who decides at each.',
        });
      const masters = await currentMasters(workspace, id);
      // All of them, so that nothing is recorded where one of several is wrong.
      for (const each of variants) masterOf(each, masters);
      const {sha256, parts} = masterOf(variant, masters);
      return {event: 'decided', variant: variant.id, sha256, stage, decision, comment, parts};
    });
  if (result) return result;
  throw new TenspotError({
    code: 'variants-missing',
    what: 'a decision is about masters',
    expected: 'at least one variant',
    got: 'none',
  });
}
