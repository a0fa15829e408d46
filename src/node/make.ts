import {join} from 'node:path';
import {makeSpot} from '../production/make.ts';
import {openSpot, type SpotProject} from '../production/project/open-spot.ts';
import {folderOf} from '../production/project/workspace.ts';
import type {SpotPlan} from '../production/shoot/route/plan-shoot.ts';
import type {WriteNote, WriteStep} from '../production/write/step.ts';
import {missingSteps} from '../production/write/write-missing.ts';
import type {Format} from '../spot/variant/format.ts';
import {
  refuseBelowPlan,
  refuseChanged,
  refuseChangedMotion,
  refuseUnwritten,
  refuseWithoutLimit,
} from './agreed-plan.ts';
import {type BoughtTake, toBoughtTake} from './bought-take.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import {planOf, type ShootPlan, shootPlan} from './plan.ts';
import {type BoughtBed, toBoughtBed} from './planned-bed.ts';
import {type BoughtLine, toBoughtLine} from './planned-line.ts';
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
    /**
     * The `id` of a plan: the call buys exactly what that plan says, or is refused before it buys or renders anything. The plan has to be
     * made with the same `pick`, and no plan has the words of a model: with `write`, all documents have to be there (`make-unwritten`).
     * Default: what is missing now.
     */
    plan?: string | undefined;
    /**
     * Writes the documents that the spot does not have yet from its `brief.md`, as `write` does: with a model if its key is set and `maxCost` is given, otherwise
     * with frameworks. A document that exists stays as it is. Default: false.
     */
    write?: boolean | undefined;
    /** Writes with frameworks also where a model could be asked. Default: false. */
    template?: boolean | undefined;
    /** Picks the first suitable take of every shot without a pick. Such a pick approves nothing. Default: false. */
    pick?: boolean | undefined;
  };

/** What a call made. */
export type MakeResult = RenderResult & {
  /** The steps of writing that ran, and what a person should know about the texts; null without `write`. */
  written: {steps: WriteStep[]; notes: (WriteNote & {step: WriteStep})[]} | null;
  /** What became of the takes that were to be bought. */
  bought: BoughtTake[];
  /** What became of the lines of the voice that were to be bought. */
  spoken: BoughtLine[];
  /** What became of the beds that were to be bought. */
  beds: BoughtBed[];
  /** The takes that a rule picked. */
  picked: {shot: string; format: Format; take: number}[];
  /** True where every take, line and bed that was to be bought is there. */
  complete: boolean;
};

/**
 * Makes a spot, from its documents to its masters: writes missing documents, buys and picks takes if the options say so, then renders all variants. Errors: those
 * of `write`, `shoot` and `render`; `plan-changed` also between the stills and their clips, where the clips are no longer those of the plan.
 */
export const make = (project: TenspotProject, options: MakeOptions = {}): Promise<MakeResult> =>
  running(options, (run) =>
    withProject(project, options, 'make', run, async ({project: opened, id}) => {
      const {sandbox = false, maxCost, pick = false, engine, proof = false, plan: wanted} = options;
      const writing = options.write ? {template: options.template ?? false} : undefined;
      if (writing && wanted !== undefined)
        refuseUnwritten(
          await missingSteps(await folderOf(join(opened.workspace.compositions, 'spots'), 'spot', id)),
          id,
        );
      const warning = packageWarning(opened.providers, project.env, sandbox);
      if (maxCost !== undefined && warning !== undefined) run.report.warn(warning);
      const agree =
        wanted === undefined ? undefined : await agreement(wanted, await openSpot(opened, id), options);
      const made = await makeSpot(opened, id, {
        ...{sandbox, maxCost, pick, agree, engine, proof, write: writing},
        ...run,
      });
      return {
        ...(await renderResult(made.batch, opened, {estimate: options.estimate}, run)),
        written: made.written,
        bought: made.bought.map(toBoughtTake),
        spoken: made.spoken.map(toBoughtLine),
        beds: made.beds.map(toBoughtBed),
        picked: made.picked.map(({shot, format, number}) => ({shot, format, take: number})),
        complete: made.complete,
      };
    }),
  );

/** Refuses a plan that would not be bought now, and returns what compares each round with it again before the round buys. */
async function agreement(
  wanted: string,
  spot: SpotProject,
  options: MakeOptions,
): Promise<(plan: SpotPlan, spot: SpotProject) => void> {
  const {sandbox = false, maxCost, pick} = options;
  const check = (plan: SpotPlan, project: SpotProject): ShootPlan => {
    const now = shootPlan(plan, project, {sandbox, pick});
    refuseChanged(wanted, now, 'make');
    return now;
  };
  const before = await planOf(spot, {sandbox});
  const {usd} = check(before, spot);
  refuseWithoutLimit({usd, maxCost, sandbox}, 'make');
  refuseBelowPlan({usd, maxCost}, 'make');
  let rounds = 0;
  return (plan, project) => (rounds++ === 0 ? check(plan, project) : refuseChangedMotion(before, plan));
}
