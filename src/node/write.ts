import {join} from 'node:path';
import {loadSpot} from '../production/project/load-spot.ts';
import type {Project} from '../production/project/open-project.ts';
import {folderOf} from '../production/project/workspace.ts';
import type {Rewrite} from '../production/takes/record-change.ts';
import {type WordsPurchase, withWords} from '../production/write/model/buy-words.ts';
import {
  type LineOrigin,
  type LostLine,
  lineOrigins,
  planWriting,
  type WritingPlan,
} from '../production/write/plan-writing.ts';
import {WRITE_STEPS, type WriteNote, type WriteStep} from '../production/write/step.ts';
import {wouldOverwrite} from '../production/write/would-overwrite.ts';
import {missingSteps} from '../production/write/write-missing.ts';
import {writePlanned} from '../production/write/write-planned.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import {type CallRun, type RunOptions, running} from './running.ts';
import {type AgreedWords, agreeOnWords, planQuestions, type WordsPlan} from './words-plan.ts';

/** What is written. */
export type WriteOptions = SpotChoice &
  RunOptions & {
    /** The steps to run, in their own order whatever order is given. Default: all. */
    steps?: readonly WriteStep[] | undefined;
    /** Arranges sentences of the brief, and calls no model. Default: false. */
    template?: boolean | undefined;
    /** The id of a model that writes, or what its vendor calls it. Default: the first one whose key is set. */
    model?: string | undefined;
    /** US dollars that the model may cost at most. Default: nothing is bought, and only answers that were bought before are used. */
    maxCost?: number | undefined;
    /**
     * The `id` of a plan of `writePlan`: the call buys exactly its questions, or is refused. If questions follow from their answers, the call
     * writes nothing, and `unasked` of its result says what the next plan is about. Default: whatever has to be asked is asked.
     */
    plan?: string | undefined;
    /** The number of the answer: 2 buys another answer to each question. Default: 1. */
    take?: number | undefined;
    /** Writes and buys nothing: the result says what would be written; with a model, from answers that were bought before. Default: false. */
    dryRun?: boolean | undefined;
    /** Replaces lines that a person wrote, and writes lines again that a person removed. Default: false. */
    overwrite?: boolean | undefined;
    /** Called where lines of a person would be replaced, and `overwrite` is not set. Where it resolves to false, nothing is written. Default: nothing is written. */
    confirm?: ((result: WriteResult) => Promise<boolean>) | undefined;
  };

/** What was written, or would be. */
export type WriteResult = {
  /** The id of the spot. */
  spot: string;
  /** The text of each document before and after, that of the record `written.yaml` last. */
  rewrites: Rewrite[];
  /** Lines of people that are replaced, and lines that people removed and that come back. */
  lost: LostLine[];
  /** What a person should know: angles that are refused, and what they lack; texts that are still to be written; shots that have to be filmed. */
  notes: (WriteNote & {step: WriteStep})[];
  /**
   * In a dry run, or with a plan: the first step for which the model has not been asked, and what that costs at most, in words. The result ends
   * before it, and nothing was written.
   */
  unasked?: {step: WriteStep; what: string};
};

/**
 * Writes angles, script, shots and variants of a spot from its brief. With `template` it arranges sentences of the brief, adds no words but neutral calls to action, and calls no model. Otherwise a model
 * proposes the texts; those that claim more than is approved or break another rule are left out. Errors: `brief-missing`,
 * `template-without-parts`, `angles-none`, `ctas-none`, `write-step-first`, `write-copy-invalid`, `write-overwrites`; those of documents; `document-changed` where another
 * program wrote one meanwhile. With a model also `words-model-unknown`, `words-no-key`, `words-not-asked`, `words-refused`, `words-incomplete`, `words-invalid`, `words-too-long`,
 * `words-rate-limited`, `words-unreachable`, `words-key-refused`, `words-moderated`, `words-request-invalid`, `words-over-budget`, `words-no-answer`, `words-server-failed`,
 * `words-unreadable`, `words-unresolved`, `words-not-bought`; after each of them all documents are as before. With a plan also `plan-changed`, `max-cost-missing`,
 * `max-cost-below-plan`.
 */
export const write = (project: TenspotProject, options: WriteOptions = {}): Promise<WriteResult> =>
  running(options, (run) =>
    project.inTurn(() =>
      withProject(project, options, 'write', run, async ({project: opened, id}) => {
        const {dryRun = false, overwrite = false, confirm, plan: wanted} = options;
        const agreed = wanted === undefined ? undefined : await questionsOf(opened, id, options, run);
        if (wanted !== undefined && agreed) agreeOnWords(wanted, agreed, limitOf(options), 'write');
        const {unasked, claim, ...plan} = await planned(opened, id, options, run, {agreed: agreed?.orders});
        if (unasked && !dryRun && !agreed) throw unasked.error;
        const result = {
          spot: id,
          ...plan,
          ...(unasked ? {unasked: {step: unasked.step, what: unasked.error.message}} : {}),
        };
        if (dryRun || unasked) return result;
        const mayWrite = overwrite || plan.lost.length === 0 || (await confirm?.(result));
        if (!mayWrite) throw wouldOverwrite(plan.lost);
        await writePlanned({...plan, claim});
        return result;
      }),
    ),
  );

/**
 * Plans which questions `write` would ask a model now, and for how much. Sends nothing, spends nothing and writes nothing. A step reads the answers for the steps
 * before it, so a plan has the questions up to the first step without an answer; with `template` it has none. Errors: those of `write`.
 */
export const writePlan = (project: TenspotProject, options: WriteOptions = {}): Promise<WordsPlan> =>
  running(options, (run) =>
    withProject(project, options, 'write', run, async ({project: opened, id}) => {
      const {plan} = await questionsOf(opened, id, options, run);
      return plan;
    }),
  );

const limitOf = ({maxCost, sandbox}: Pick<WriteOptions, 'maxCost' | 'sandbox'>) => ({maxCost, sandbox});

/** The questions that writing would ask now. */
function questionsOf(
  project: Project,
  id: string,
  options: WriteOptions,
  run: CallRun,
): Promise<AgreedWords> {
  return planQuestions('write', {spot: id, sandbox: options.sandbox ?? false}, (planning) =>
    planned(project, id, {...options, dryRun: true}, run, planning),
  );
}

/** The plan of a framework, or of a model. */
async function planned(
  project: Project,
  id: string,
  {steps = WRITE_STEPS, template = false, dryRun = false, maxCost, sandbox = false, ...choice}: WriteOptions,
  {report, signal}: CallRun,
  {agreed, tellOpen}: Pick<WordsPurchase, 'agreed' | 'tellOpen'> = {},
): Promise<WritingPlan> {
  const at = new Date().toISOString();
  if (template) return planWriting(project, id, {steps, at});
  const folder = await folderOf(join(project.workspace.compositions, 'spots'), 'spot', id);
  const {policy} = await loadSpot(folder, id);
  return withWords(
    project,
    {
      ...{spot: id, policy, sandbox, signal, tell: report.job, problems: report.problems},
      ...{model: choice.model, take: choice.take, maxCost: dryRun ? undefined : maxCost, agreed, tellOpen},
    },
    (words) => planWriting(project, id, {steps, at, words}),
  );
}

/** Returns the steps of writing whose documents a spot does not have yet. */
export const unwrittenSteps = (
  project: TenspotProject,
  options: SpotChoice & RunOptions = {},
): Promise<WriteStep[]> =>
  running(options, (run) =>
    withProject(project, options, 'make', run, async ({project: {workspace}, id}) =>
      missingSteps(await folderOf(join(workspace.compositions, 'spots'), 'spot', id)),
    ),
  );

/** Returns who wrote each line of the documents that `write` writes. Errors: those of documents. */
export const whoWrote = (
  project: TenspotProject,
  options: SpotChoice & RunOptions = {},
): Promise<{spot: string; lines: LineOrigin[]}> =>
  running(options, (run) =>
    withProject(project, options, 'write --origins', run, async ({project: opened, id}) => ({
      spot: id,
      lines: await lineOrigins(opened, id),
    })),
  );
