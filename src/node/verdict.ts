import type {SpotProject} from '../production/project/open-spot.ts';
import type {NamedTake} from '../production/takes/find-take.ts';
import type {SpotTake, SpotTakes} from '../production/takes/open-takes.ts';
import {type Rewrite, type VerdictChange, writeRewrites} from '../production/takes/record-change.ts';
import type {TakeVerdict} from '../spot/takes/verdicts.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withTakes} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** A take, and what to do with the verdict on it. */
export type VerdictOptions = SpotChoice &
  NamedTake &
  RunOptions & {
    /** Writes nothing: `changes` says what would be written. Default: false. */
    dryRun?: boolean | undefined;
  };

/** A verdict on a take, and what it changes. */
export type VerdictResult = {
  /** The id of the spot. */
  spot: string;
  /** The verdict, as `takes.yaml` has it. */
  verdict: TakeVerdict;
  /** What the change means, in sentences. */
  summary: string[];
  /** The documents that change, with their texts before and after. */
  changes: Rewrite[];
};

/** Makes the change of a verdict to the documents, one call after the other. */
export const giveVerdict = (
  project: TenspotProject,
  options: VerdictOptions,
  command: string,
  change: ChangeOfVerdict,
): Promise<VerdictResult> =>
  running(options, (run) =>
    project.inTurn(() =>
      withTakes(project, options, command, run, async (spot, takes) => {
        const {result} = await changeVerdict(spot, takes, options, change);
        return result;
      }),
    ),
  );

/** How a verdict changes the documents. Writes nothing. */
type ChangeOfVerdict = (
  named: NamedTake,
  spot: SpotProject,
  takes: SpotTakes,
  at: string,
) => Promise<VerdictChange>;

/** Makes the change of a verdict to the documents of an open spot, unless it is a dry run. */
export async function changeVerdict(
  spot: SpotProject,
  takes: SpotTakes,
  {shot, take, format, dryRun}: NamedTake & Pick<VerdictOptions, 'dryRun'>,
  change: ChangeOfVerdict,
): Promise<{take: SpotTake; result: VerdictResult}> {
  const changed = await change({shot, take, format}, spot, takes, new Date().toISOString());
  const {verdict, rewrites, summary} = changed;
  if (!dryRun) await writeRewrites(rewrites);
  const changes = rewrites.filter(({before, after}) => before !== after);
  return {take: changed.take, result: {spot: spot.spot.id, verdict, summary, changes}};
}
