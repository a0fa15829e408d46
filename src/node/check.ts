import {askAdvice} from '../production/check/advice/ask-advice.ts';
import {checkSpot} from '../production/check/check-spot.ts';
import type {SpotProject} from '../production/project/open-spot.ts';
import type {CheckReport} from '../spot/findings/check-report.ts';
import {invalid} from '../spot/problem/errors.ts';
import type {TenspotProject} from './open-project.ts';
import {withSpot} from './open-spot.ts';
import {type CallRun, running} from './running.ts';
import type {VariantChoice} from './variants.ts';
import {type AgreedWords, agreeOnWords, planQuestions, type WordsPlan} from './words-plan.ts';

/** What is checked, and whether a model is asked as well. */
export type CheckChoice = VariantChoice & {
  /**
   * Checks only what is there before a render: takes, graphics and words. The report is written to `before-render.json` and `before-render.html`, and
   * opens no gate of a delivery. Not with `proof` or `advise`. Default: false, the masters are checked, too.
   */
  beforeRender?: boolean | undefined;
  /** Asks a model yes/no questions about the frames of each master. Its answers are in the report as `advice`, and `pass` does not depend on them. Default: no model is asked. */
  advise?: AdviceChoice | undefined;
};

/** How a model is asked for advice. */
export type AdviceChoice = {
  /** The id of a model that sees pictures, or what its vendor calls it. Default: the first one whose key is set. */
  model?: string | undefined;
  /** US dollars that the answers may cost at most. Default: nothing is bought, and only answers that were bought before are used. */
  maxCost?: number | undefined;
  /**
   * The `id` of a plan of `advicePlan`: the call buys exactly its questions, or is refused before it checks anything. Default: whatever has to be asked is
   * asked.
   */
  plan?: string | undefined;
};

/**
 * Checks the masters of a spot against its documents, and writes `check.json` beside them, in which the results of variants that are left out stay. A red gate is no error: look at `pass`. A
 * master that was checked before, with the same documents and rules, is not checked again. Errors: those of the documents;
 * `ffmpeg-missing`; `interrupted`; `check-before-render` if `beforeRender` is set together with `proof` or `advise`. With `advise` also `words-model-unknown`, `words-no-key`; an answer that cannot
 * be bought is not an error: it is listed in `missing` of the advice. With a plan also `plan-changed`, `max-cost-missing`, `max-cost-below-plan`.
 */
export async function check(project: TenspotProject, options: CheckChoice = {}): Promise<CheckReport> {
  if (options.beforeRender && (options.proof || options.advise))
    throw invalid({
      code: 'check-before-render',
      what: 'a check before a render looks at no master and at no proof',
      expected: '`beforeRender` without `proof` and `advise`',
      got: options.proof ? '`proof`' : '`advise`',
      fix: 'Leave it out, or check the rendered files without `beforeRender`.',
    });
  return running({...options, maxCost: options.advise?.maxCost}, (run) =>
    withSpot(project, {...options, unsellable: true}, 'check', run, async (spot) => {
      const {advise, sandbox = false} = options;
      const agreed = advise?.plan === undefined ? undefined : await questionsOf(spot, options, run);
      if (advise?.plan !== undefined && agreed)
        agreeOnWords(advise.plan, agreed, {maxCost: advise.maxCost, sandbox}, 'check --advise');
      return checkSpot(spot, {
        variants: spot.asked,
        proof: options.proof ?? false,
        beforeRender: options.beforeRender ?? false,
        advice: advise && {
          ...purchaseOf(options, run),
          ...{maxCost: advise.maxCost, agreed: agreed?.orders},
        },
        ...run,
      });
    }),
  );
}

/**
 * Plans which questions about the masters `check` would ask a model with `advise`, and for how much: those that have no answer. Sends nothing, spends nothing and checks
 * nothing. Errors: those of the documents; `words-model-unknown`, `words-no-key`.
 */
export const advicePlan = (project: TenspotProject, options: CheckChoice = {}): Promise<WordsPlan> =>
  running(options, (run) =>
    withSpot(project, {...options, unsellable: true}, 'check --advise', run, async (spot) => {
      const {plan} = await questionsOf(spot, options, run);
      return plan;
    }),
  );

const purchaseOf = ({advise, sandbox = false}: CheckChoice, {report}: CallRun) => ({
  ...{model: advise?.model, sandbox},
  ...{tell: report.job, problems: report.problems},
});

/** The questions that advice about the masters would ask now. */
function questionsOf(spot: SpotProject, options: CheckChoice, run: CallRun): Promise<AgreedWords> {
  const {sandbox = false, proof = false} = options;
  return planQuestions('check --advise', {spot: spot.spot.id, sandbox}, (planning) =>
    askAdvice(
      spot,
      {variants: spot.asked, proof, report: run.report},
      {...purchaseOf(options, run), ...planning, signal: run.signal},
    ),
  );
}
