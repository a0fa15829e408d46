import {credentialNames} from '../machine/lambda/aws-credentials.ts';
import type {FarmEstimate} from '../production/farm/estimate-farm.ts';
import {type FarmRunRecord, farmJournalFile, openFarmJournal} from '../production/farm/farm-journal.ts';
import {countSpending, type FarmSpending} from '../production/farm/farm-spending.ts';
import {openFarm} from '../production/farm/open-farm.ts';
import {type FarmOrders, renderOnFarm} from '../production/farm/render-on-farm.ts';
import type {Project} from '../production/project/open-project.ts';
import {openSpot, type SpotProject} from '../production/project/open-spot.ts';
import {type Micro, toCap} from '../spot/ledger/money.ts';
import {invalid, TenspotError} from '../spot/problem/errors.ts';
import type {Variant} from '../spot/variant/check-variants.ts';
import {agreeOnFarm, type FarmBuyer} from './agreed-farm-plan.ts';
import {estimateSpot, type FarmOptions, type FarmPlace, farmPlace} from './farm.ts';
import type {MaxCost} from './max-cost.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject, withSpot} from './open-spot.ts';
import {type RenderResult, renderResult} from './render-result.ts';
import {type CallRun, type RunOptions, running} from './running.ts';

/** How `farmRender` renders. */
export type FarmRenderChoice = FarmOptions & {
  /** US dollars that the call may cost on AWS Lambda, 0 to 1e9. Nothing new is started when it could cost more. Without it, the call is refused. */
  maxCost: number | undefined;
  /**
   * The `id` of `farmEstimate` for the same variants: the call orders exactly those renders, or is refused before it orders anything. Default: what is missing
   * now.
   */
  plan?: string | undefined;
  /** Renders completely on this machine the variants for which a render on Lambda failed twice. Default: false: they fail. */
  local?: boolean | undefined;
};

/** What a call rendered on the farm. */
export type FarmRenderResult = RenderResult & FarmSpending;

/**
 * Renders the variants of a spot on AWS Lambda whose inputs have changed since the farm last rendered them. What variants share is rendered once. Renders of
 * a call that was killed are fetched, and not ordered again. Errors: those of `render`; `plan-changed`, `max-cost-missing`, `max-cost-below-plan`, `farm-not-deployed`, `farm-package`,
 * `farm-credentials`, `farm-region`, `farm-memory`.
 */
export const farmRender = (project: TenspotProject, options: FarmRenderChoice): Promise<FarmRenderResult> =>
  running(options, (run) =>
    withSpot(project, options, 'farm render', run, (spot) =>
      onFarm(project, spot, run, {
        ...{variants: spot.asked, cap: capOf(options, 'farm render')},
        proof: options.proof ?? false,
        local: options.local ?? false,
        ...agreeOnPlace(spot, farmPlace(project, options), options, 'farm render'),
      }),
    ),
  );

/** Options of `farmResume`. */
export type FarmResumeChoice = SpotChoice &
  FarmPlace &
  RunOptions &
  Pick<FarmRenderChoice, 'maxCost'> & {
    /** The `id` of `farmResumeEstimate`: the call orders exactly those renders, or is refused before it orders anything. Default: what is missing now. */
    plan?: string | undefined;
  };

/**
 * Continues the last call of `farmRender` for a spot, with the variants, the region and the memory of that call, if it has not finished. `maxCost` counts
 * from 0: what that call cost does not count. Errors: those of
 * `farmRender`; `farm-nothing-open` if it has finished; `farm-elsewhere` if another region or memory is asked for; `farm-run-changed` if the spot no longer
 * has one of the variants.
 */
export const farmResume = (project: TenspotProject, options: FarmResumeChoice): Promise<FarmRenderResult> =>
  running(options, (run) =>
    withProject(project, options, 'farm resume', run, async ({project: opened, id}) => {
      const cap = capOf(options, 'farm resume');
      const {spot, place, last} = await openLast(project, opened, id, options);
      const {proof, local} = last;
      return onFarm(project, spot, run, {
        ...{variants: spot.asked, cap, proof, local},
        ...agreeOnPlace(spot, place, options, 'farm resume'),
      });
    }),
  );

/** Estimates what `farmResume` would still order, as `farmEstimate` does: the plan of it. Errors: those of `farmEstimate`; `farm-nothing-open`, `farm-elsewhere`, `farm-run-changed`. */
export const farmResumeEstimate = (
  project: TenspotProject,
  options: Omit<FarmResumeChoice, 'maxCost' | 'plan'> = {},
): Promise<FarmEstimate> =>
  running(options, (run) =>
    withProject(project, options, 'farm resume', run, async ({project: opened, id}) => {
      const {spot, place, last} = await openLast(project, opened, id, options);
      return estimateSpot(spot, place, {proof: last.proof, ...run});
    }),
  );

/** The last run of a spot, which has not finished: its variants, and where it began. */
async function openLast(
  project: TenspotProject,
  opened: Project,
  id: string,
  asked: FarmPlace,
): Promise<{spot: SpotProject; place: ReturnType<typeof farmPlace>; last: FarmRunRecord}> {
  const last = await unfinishedRun(opened.workspace.vault, id);
  const place = farmPlace(project, placeOf(last, asked));
  const spot = await openSpot(opened, id, {only: last.variants}).catch((error: unknown) => {
    throw error instanceof TenspotError && error.code === 'only-unknown' ? changedRun(error) : error;
  });
  return {spot, place, last};
}

/** Where a run renders, and how it compares its jobs with the plan that was agreed on. */
const agreeOnPlace = (
  {spot}: SpotProject,
  place: ReturnType<typeof farmPlace>,
  {plan, maxCost}: Pick<FarmRenderChoice, 'plan' | 'maxCost'>,
  buyer: FarmBuyer,
): Pick<Work, 'place' | 'agree'> => ({
  place,
  agree:
    plan === undefined
      ? undefined
      : (orders) => agreeOnFarm(plan, orders, {spot: spot.id, ...place}, {maxCost}, buyer),
});

/** The last run of a spot. Errors: `farm-nothing-open` if it has finished. */
async function unfinishedRun(vault: string, spot: string): Promise<FarmRunRecord> {
  const journal = await openFarmJournal(farmJournalFile(vault));
  try {
    const last = journal.unfinished(spot);
    if (last) return last;
  } finally {
    journal.close();
  }
  throw invalid({
    code: 'farm-nothing-open',
    what: 'there is no unfinished run of this spot on the farm',
    expected: 'a run that was stopped, or in which a variant failed',
    got: 'none',
    fix: 'Run `tenspot farm render`.',
  });
}

/** Where a run is continued: where it began. In another region or with another memory, everything would be ordered and paid again. */
function placeOf(last: FarmRunRecord, asked: FarmPlace): FarmPlace {
  const {region = asked.region, memory = asked.memory} = last;
  if ((asked.region ?? region) === region && (asked.memory ?? memory) === memory) return {region, memory};
  throw invalid({
    code: 'farm-elsewhere',
    what: 'the unfinished run is in another region, or has functions of another memory',
    expected: `region ${region}, memory ${memory} MB`,
    got: `region ${asked.region ?? region}, memory ${asked.memory ?? memory} MB`,
    fix: 'Leave out --region and --memory; or run `tenspot farm render` with them, which orders everything there.',
  });
}

const changedRun = ({problems}: TenspotError): TenspotError =>
  invalid({
    code: 'farm-run-changed',
    what: 'the spot no longer has a variant of the unfinished run',
    expected: 'the variants of that run',
    got: problems.map(({got}) => got).join(', '),
    fix: 'Run `tenspot farm render` for the variants that you want: it also fetches what was ordered.',
  });

/** Micro-dollars that a call may cost. Errors: `max-cost-missing`. */
function capOf({maxCost}: MaxCost, buyer: FarmBuyer): Micro {
  if (maxCost !== undefined) return toCap(maxCost);
  throw invalid({
    code: 'max-cost-missing',
    what: 'rendering on Lambda costs money, and no maximum is given',
    where: {field: '--max-cost'},
    expected: 'US dollars',
    got: String(maxCost),
    fix: `Run \`tenspot ${buyer} --plan\` to see what it would render. Then add a limit: --max-cost 5.`,
  });
}

type Work = {
  variants: readonly Variant[];
  proof: boolean;
  local: boolean;
  cap: Micro;
  place: ReturnType<typeof farmPlace>;
  agree: ((orders: FarmOrders) => void) | undefined;
};

async function onFarm(
  project: TenspotProject,
  spot: SpotProject,
  run: CallRun,
  {place, ...work}: Work,
): Promise<FarmRenderResult> {
  credentialNames(project.env);
  const farm = await openFarm({...spot, env: project.env}, place);
  const journal = await openFarmJournal(farmJournalFile(spot.workspace.vault));
  try {
    const spending = countSpending(journal);
    const batch = await renderOnFarm(spot, farm, journal, {...work, ...run});
    return {...(await renderResult(batch, spot, {}, run)), ...spending()};
  } finally {
    journal.close();
  }
}
