import {credentialNames} from '../machine/lambda/aws-credentials.ts';
import {type FarmJournal, farmJournalFile, openFarmJournal} from '../production/farm/farm-journal.ts';
import {countSpending, type FarmSpending} from '../production/farm/farm-spending.ts';
import {openFarm} from '../production/farm/open-farm.ts';
import {renderOnFarm} from '../production/farm/render-on-farm.ts';
import type {SpotProject} from '../production/project/open-spot.ts';
import {toCap} from '../spot/ledger/money.ts';
import {invalid} from '../spot/problem/errors.ts';
import type {Variant} from '../spot/variant/check-variants.ts';
import {type FarmOptions, type FarmPlace, farmPlace} from './farm.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withSpot} from './open-spot.ts';
import {type RenderResult, renderResult} from './render-result.ts';
import {type CallRun, type RunOptions, running} from './running.ts';

/** How `farmRender` renders. */
export type FarmRenderChoice = FarmOptions & {
  /** US dollars that the call may cost on AWS Lambda. Nothing new is started when it could cost more. */
  maxCost: number;
  /** Renders completely on this machine the variants for which a render on Lambda failed twice. Default: false: they fail. */
  local?: boolean | undefined;
};

/** What a call rendered on the farm. */
export type FarmRenderResult = RenderResult & FarmSpending;

/**
 * Renders the variants of a spot on AWS Lambda whose inputs have changed since the farm last rendered them. What variants share is rendered once. Renders of
 * a call that was killed are fetched, and not ordered again. Errors: those of `render`; `max-cost-missing`, `farm-not-deployed`, `farm-package`,
 * `farm-credentials`, `farm-region`, `farm-memory`.
 */
export const farmRender = (project: TenspotProject, options: FarmRenderChoice): Promise<FarmRenderResult> =>
  running(options, (run) =>
    withSpot(project, options, 'farm render', run, (spot) =>
      onFarm(project, spot, options, run, () => ({
        variants: spot.asked,
        proof: options.proof ?? false,
        local: options.local ?? false,
      })),
    ),
  );

/** Options of `farmResume`. */
export type FarmResumeChoice = SpotChoice & FarmPlace & RunOptions & Pick<FarmRenderChoice, 'maxCost'>;

/**
 * Continues the last call of `farmRender` for a spot, with the variants of that call, if it has not finished. Errors: those of `farmRender`;
 * `farm-nothing-open` if it has finished.
 */
export const farmResume = (project: TenspotProject, options: FarmResumeChoice): Promise<FarmRenderResult> =>
  running(options, (run) =>
    withSpot(project, options, 'farm resume', run, (spot) =>
      onFarm(project, spot, options, run, (journal) => {
        const last = journal.unfinished(spot.spot.id);
        if (last) {
          const {variants, proof, local} = last;
          return {variants: spot.variants.filter(({id}) => variants.includes(id)), proof, local};
        }
        throw invalid({
          code: 'farm-nothing-open',
          what: 'there is no unfinished run of this spot on the farm',
          expected: 'a run that was stopped, or in which a variant failed',
          got: 'none',
          fix: 'Run `tenspot farm render`.',
        });
      }),
    ),
  );

type Work = {variants: readonly Variant[]; proof: boolean; local: boolean};

async function onFarm(
  project: TenspotProject,
  spot: SpotProject,
  options: FarmPlace & {maxCost: number},
  run: CallRun,
  workOf: (journal: FarmJournal) => Work,
): Promise<FarmRenderResult> {
  if (!(options.maxCost >= 0))
    throw invalid({
      code: 'max-cost-missing',
      what: 'rendering on Lambda costs money, and no maximum is given',
      where: {field: '--max-cost'},
      expected: 'US dollars, 0 or more',
      got: String(options.maxCost),
      fix: 'Run `tenspot farm estimate`, then give a maximum.',
    });
  credentialNames(project.env);
  const farm = await openFarm({...spot, env: project.env}, farmPlace(project, options));
  const journal = await openFarmJournal(farmJournalFile(spot.workspace.vault));
  try {
    const work = workOf(journal);
    const spending = countSpending(journal);
    const batch = await renderOnFarm(spot, farm, journal, {...work, cap: toCap(options.maxCost), ...run});
    return {...(await renderResult(batch, spot, {}, run)), ...spending()};
  } finally {
    journal.close();
  }
}
