import {planPruning, prune} from '../production/takes/prune.ts';
import type {Rewrite} from '../production/takes/record-change.ts';
import type {Format} from '../spot/variant/format.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withTakes} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** Whether files are deleted, or only listed. */
export type PruneOptions = SpotChoice &
  RunOptions & {
    /** Deletes nothing. Default: false. */
    dryRun?: boolean | undefined;
  };

/** Files that were deleted, or would be. */
export type PruneResult = {
  /** The id of the spot. */
  spot: string;
  /** The takes whose files they are. `clip`: the name in the vault. `bytes`: what deleting it frees. */
  takes: {shot: string; format: Format; take: number; clip: string | null; bytes: number}[];
  /** All of them together. */
  bytes: number;
  /** How `takes.yaml` changes. */
  change: Rewrite;
};

/**
 * Deletes, for each shot with a picked take, the files of its other takes (`tenspot takes prune`). The ledger and the verdicts stay.
 * Errors: those of the documents of every spot, because each may use a file.
 */
export const pruneTakes = (project: TenspotProject, options: PruneOptions = {}): Promise<PruneResult> =>
  running(options, (run) =>
    project.inTurn(() =>
      withTakes(project, options, 'takes prune', run, async (spot, all) => {
        const pruning = await planPruning(spot, all, new Date().toISOString());
        if (!options.dryRun) await prune(pruning, spot);
        const takes = pruning.takes.map(({take: {shot, format, number, clip}, bytes}) => ({
          shot,
          format,
          take: number,
          clip,
          bytes,
        }));
        return {spot: spot.spot.id, takes, bytes: pruning.bytes, change: pruning.rewrite};
      }),
    ),
  );
