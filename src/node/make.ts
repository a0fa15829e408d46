import {makeSpot} from '../production/make.ts';
import type {Format} from '../spot/variant/format.ts';
import {type BoughtTake, toBoughtTake} from './bought-take.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import type {RenderOptions} from './render.ts';
import {type RenderResult, renderResult} from './render-result.ts';
import {type RunOptions, running} from './running.ts';
import {packageWarning} from './vendors.ts';

/** What `make` does beside rendering. */
export type MakeOptions = SpotChoice &
  RunOptions &
  Pick<RenderOptions, 'engine' | 'proof' | 'estimate'> & {
    /** US dollars that missing takes may cost at most. Default: nothing is bought, and a photo or an animatic is shown instead. */
    maxCost?: number | undefined;
    /** Picks the first suitable take of every shot without a pick. Such a pick approves nothing. Default: false. */
    pick?: boolean | undefined;
  };

/** What a call made. */
export type MakeResult = RenderResult & {
  /** What became of the takes that were to be bought. */
  bought: BoughtTake[];
  /** The takes that a rule picked. */
  picked: {shot: string; format: Format; take: number}[];
  /** True where every take that was to be bought is there. */
  complete: boolean;
};

/**
 * Makes a spot, from its documents to its masters: buys and picks takes if the options say so, then renders all variants. Errors: those
 * of `shoot` and `render`.
 */
export const make = (project: TenspotProject, options: MakeOptions = {}): Promise<MakeResult> =>
  running(options, (run) =>
    withProject(project, options, 'make', run, async ({project: opened, id}) => {
      const {sandbox = false, maxCost, pick = false, engine, proof = false} = options;
      const warning = packageWarning(opened.providers, project.env, sandbox);
      if (maxCost !== undefined && warning !== undefined) run.report.warn(warning);
      const made = await makeSpot(opened, id, {sandbox, maxCost, pick, engine, proof, ...run});
      return {
        ...(await renderResult(made.batch, opened, {estimate: options.estimate}, run)),
        bought: made.bought.map(toBoughtTake),
        picked: made.picked.map(({shot, format, number}) => ({shot, format, take: number})),
        complete: made.complete,
      };
    }),
  );
