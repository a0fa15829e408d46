import {spotTitle} from '../production/project/open-spot.ts';
import {costsOf} from '../production/takes/costs.ts';
import {listTakes, type ShotRow} from '../production/takes/list-takes.ts';
import {writePage} from '../production/takes/page/write-page.ts';
import {writeTakesSheet} from '../production/takes/write-takes-sheet.ts';
import type {CostSheet} from '../spot/takes/cost-sheet.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withTakes} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** What `takes` writes beside its result. */
export type TakesOptions = SpotChoice &
  RunOptions & {
    /** Draws a contact sheet of the takes: `out/<spot>/takes.jpg`. Default: false. */
    sheet?: boolean | undefined;
    /** Writes a page that plays the takes: `out/<spot>/takes.html`. Default: false. */
    page?: boolean | undefined;
  };

/** The takes of a spot. */
export type TakesResult = {
  /** The id of the spot. */
  spot: string;
  /** The takes of each shot and format, in the order of `shots.yaml`. */
  shots: ShotRow[];
  /** What they cost. */
  costs: CostSheet;
  /** The paths of the sheet and of the page, where they were asked for. */
  files: string[];
};

/** Lists the takes that were bought for each shot of a spot, with their verdicts and prices. Errors: those of the documents. */
export const takes = (project: TenspotProject, options: TakesOptions = {}): Promise<TakesResult> =>
  running(options, (run) =>
    withTakes(project, options, 'takes', run, async (spot, all) => {
      const {report, signal} = run;
      const costs = costsOf(spot, all);
      const shots = await listTakes(spot, all);
      const title = spotTitle(spot);
      const sheet = options.sheet ? [await writeTakesSheet(shots, title, spot, report, signal)] : [];
      const page = options.page ? [await writePage(shots, costs, title, spot, signal)] : [];
      return {spot: spot.spot.id, shots, costs, files: [...sheet, ...page]};
    }),
  );
