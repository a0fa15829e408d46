import type {SpotProject} from '../production/project/open-spot.ts';
import type {NamedTake} from '../production/takes/find-take.ts';
import type {SpotTakes} from '../production/takes/open-takes.ts';
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
  change: (named: NamedTake, spot: SpotProject, takes: SpotTakes, at: string) => Promise<VerdictChange>,
): Promise<VerdictResult> =>
  running(options, (run) =>
    project.inTurn(() =>
      withTakes(project, options, command, run, async (spot, takes) => {
        const {shot, take, format} = options;
        const changed = await change({shot, take, format}, spot, takes, new Date().toISOString());
        const {verdict, rewrites, summary} = changed;
        if (!options.dryRun) await writeRewrites(rewrites);
        const changes = rewrites.filter(({before, after}) => before !== after);
        return {spot: spot.spot.id, verdict, summary, changes};
      }),
    ),
  );
