import {currentMasters} from '../production/review/current-masters.ts';
import {recordEvents} from '../production/review/record-event.ts';
import {TenspotError} from '../spot/problem/errors.ts';
import type {ReviewDecision, ReviewEvent, ReviewStage} from '../spot/review/review-event.ts';
import type {ReviewState} from '../spot/review/review-state.ts';
import {requiredStages} from '../spot/review/standing.ts';
import type {TenspotProject} from './open-project.ts';
import {withProject} from './open-spot.ts';
import {
  masterOf,
  type ReviewerOptions,
  type ReviewResult,
  reviewResultOf,
  type SeenMaster,
} from './review.ts';
import {running} from './running.ts';

/** A decision of a person about masters. */
export type DecideOptions = ReviewerOptions &
  Pick<ReviewDecision, 'stage' | 'decision'> & {
    /** The variants that it is about, each with the master and the ad that the person saw. At least one. */
    variants: readonly SeenMaster[];
    /** Default: none. */
    comment?: string | null | undefined;
  };

/**
 * Records the decision of a person about masters. It is no part of `tenspot/node`: only the review app and a prompt on a terminal call it. It is
 * recorded about all of the masters or, where one of them is wrong or the process is killed, about none. Errors: `round-missing`,
 * `variants-missing`, `variant-unknown`, `master-changed`, `ad-changed`, `captions-changed`.
 */
export const recordDecision = (project: TenspotProject, options: DecideOptions): Promise<ReviewResult> =>
  running(options, (run) =>
    withProject(project, options, 'review', run, async (opened) => {
      const {variants, stage, decision, comment = null, by} = options;
      const {workspace} = opened.project;
      const [first, ...more] = variants;
      if (!first) throw noVariants();
      const decide = async (state: ReviewState): Promise<[ReviewEvent, ...ReviewEvent[]]> => {
        refuseStage(stage, state);
        const masters = await currentMasters(workspace, opened.id, project.hashOf);
        const about = (seen: SeenMaster): ReviewEvent => {
          const {variant, sha256, parts} = masterOf(seen, masters);
          return {event: 'decided', variant, sha256, stage, decision, comment, parts};
        };
        return [about(first), ...more.map(about)];
      };
      return reviewResultOf(await recordEvents(decide, by, workspace, opened.id), opened, project);
    }),
  );

function refuseStage(stage: ReviewStage, {rounds}: ReviewState): void {
  const stages = requiredStages(rounds).map((each) => each.stage);
  if (stages.includes(stage)) return;
  throw new TenspotError({
    code: 'round-missing',
    what: `nothing is decided at the stage "${stage}"`,
    expected: stages.length > 0 ? `a stage of the rounds: ${stages.join(', ')}` : 'a round that was opened',
    got: stages.length > 0 ? stage : 'no round',
    fix: 'Open a round in the app (`tenspot review`, tab Notes): it names the stages, and who decides at each.',
  });
}

const noVariants = (): TenspotError =>
  new TenspotError({
    code: 'variants-missing',
    what: 'a decision is about masters',
    expected: 'at least one variant',
    got: 'none',
  });
