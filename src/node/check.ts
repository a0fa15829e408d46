import {checkSpot} from '../production/check/check-spot.ts';
import type {CheckReport} from '../spot/findings/check-report.ts';
import type {TenspotProject} from './open-project.ts';
import {withSpot} from './open-spot.ts';
import {running} from './running.ts';
import type {VariantChoice} from './variants.ts';

/** What is checked, and whether a model is asked as well. */
export type CheckChoice = VariantChoice & {
  /** Asks a model yes/no questions about the frames of each master. Its answers are in the report as `advice`, and `pass` does not depend on them. Default: no model is asked. */
  advise?: AdviceChoice | undefined;
};

/** How a model is asked for advice. */
export type AdviceChoice = {
  /** The id of a model that sees pictures, or what its vendor calls it. Default: the first one whose key is set. */
  model?: string | undefined;
  /** US dollars that the answers may cost at most. Default: nothing is bought, and only answers that were bought before are used. */
  maxCost?: number | undefined;
};

/**
 * Checks the masters of a spot against its documents, and writes `check.json` beside them. A red gate is no error: look at `pass`. A
 * master that was checked before, with the same documents and rules, is not checked again. Errors: those of the documents;
 * `ffmpeg-missing`; `interrupted`. With `advise` also `words-model-unknown`, `words-no-key`; an answer that cannot be bought is not an error: it is listed in
 * `missing` of the advice.
 */
export const check = (project: TenspotProject, options: CheckChoice = {}): Promise<CheckReport> =>
  running({...options, maxCost: options.advise?.maxCost}, (run) =>
    withSpot(project, {...options, unsellable: true}, 'check', run, (spot) =>
      checkSpot(spot, {
        variants: spot.asked,
        proof: options.proof ?? false,
        advice: options.advise && {
          model: options.advise.model,
          maxCost: options.advise.maxCost,
          sandbox: options.sandbox ?? false,
          tell: run.report.job,
          problems: run.report.problems,
        },
        ...run,
      }),
    ),
  );
