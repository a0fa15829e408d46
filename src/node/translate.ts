import {join} from 'node:path';
import {loadSpot} from '../production/project/load-spot.ts';
import type {Project} from '../production/project/open-project.ts';
import {folderOf} from '../production/project/workspace.ts';
import {type Rewrite, writeRewrites} from '../production/takes/record-change.ts';
import {type WordsPurchase, withWords} from '../production/write/model/buy-words.ts';
import {TRANSLATING} from '../production/write/translate/model-translation.ts';
import {
  planTranslations,
  type TranslationNote,
  type TranslationPlan,
} from '../production/write/translate/plan-translations.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import {type CallRun, type RunOptions, running} from './running.ts';
import {agreeOnWords, planQuestions, type WordsPlan} from './words-plan.ts';
import type {WriteOptions} from './write.ts';

/** What is translated, and by which model. */
export type TranslateOptions = SpotChoice &
  RunOptions &
  Pick<WriteOptions, 'model' | 'maxCost' | 'take' | 'dryRun'> & {
    /**
     * The `id` of a plan of `translatePlan`: the call buys exactly its questions, or is refused. What follows from their answers, such as a second question about wrong
     * translations, is not asked. Default: whatever has to be asked is asked.
     */
    plan?: string | undefined;
  };

/** What was translated, or would be in a dry run or in the sandbox. */
export type TranslateResult = {
  /** The id of the spot. */
  spot: string;
  /** The text of each file of `translations/` before and after. */
  rewrites: Rewrite[];
  /** Translations of the model that are not used, and texts that a person has to supply. */
  notes: TranslationNote[];
  /** In a dry run, or with a plan: the first language for which the model has not been asked, and what that costs at most, in words. */
  unasked?: {language: string; what: string};
  /** Languages for which the model gave no answer, or none about translations that were wrong, with the error. Left out where there are none. */
  failed?: {language: string; code: string; what: string}[];
};

/**
 * Has a model translate the texts for which variants in other languages have no translation, and adds the translations to `translations/`,
 * marked `unreviewed`. Changes no existing translation. With `sandbox`, a fake model answers, and no file is written. Leaves out translations
 * that change a number in digits, a price or a name, are the original text, claim more than is approved, break another rule for texts of a
 * model, or do not fit every field that shows them. Never sends lines of the brand. Errors: `brief-missing`, those of documents,
 * `document-changed`, and those of the model as in `write`; after each of them all files are as before. If the model fails for some languages only, the translations into the others are written, and `failed` names the errors. With a plan also `plan-changed`, `max-cost-missing`, `max-cost-below-plan`.
 */
export const translate = (
  project: TenspotProject,
  options: TranslateOptions = {},
): Promise<TranslateResult> =>
  running(options, (run) =>
    project.inTurn(() =>
      withProject(project, options, 'write --translate', run, async ({project: opened, id}) => {
        const {dryRun = false, maxCost, sandbox = false, plan: wanted} = options;
        const work = await openTranslation(opened, id, options, run);
        const agreed = wanted === undefined ? undefined : await work.questions();
        if (wanted !== undefined && agreed)
          agreeOnWords(wanted, agreed, {maxCost, sandbox}, 'write --translate');
        const {rewrites, notes, unasked, failed} = await work.translated({
          ...{maxCost: dryRun ? undefined : maxCost, agreed: agreed?.orders},
        });
        if (unasked && !dryRun && !agreed) throw unasked.error;
        const [first] = failed;
        if (first && rewrites.length === 0) throw first.error;
        // Texts of the fake model are no translations, and translations/ has no copy for the sandbox.
        if (!dryRun && !sandbox) await writeRewrites(rewrites);
        return {
          ...{spot: id, rewrites, notes},
          ...(unasked ? {unasked: {language: unasked.language, what: unasked.error.message}} : {}),
          ...(first
            ? {failed: failed.map(({language, error}) => ({language, code: error.code, what: error.message}))}
            : {}),
        };
      }),
    ),
  );

/**
 * Plans which questions `translate` would ask a model now, and for how much: those that do not depend on answers that are still missing. Sends nothing, spends
 * nothing and writes nothing. Errors: those of `translate`.
 */
export const translatePlan = (project: TenspotProject, options: TranslateOptions = {}): Promise<WordsPlan> =>
  running(options, (run) =>
    withProject(project, options, 'write --translate', run, async ({project: opened, id}) => {
      const {plan} = await (await openTranslation(opened, id, options, run)).questions();
      return plan;
    }),
  );

/** What asks for the translations of a spot, and what only lists the questions. */
async function openTranslation(
  project: Project,
  id: string,
  {sandbox = false, model, take}: TranslateOptions,
  {report, signal}: CallRun,
) {
  const folder = await folderOf(join(project.workspace.compositions, 'spots'), 'spot', id);
  const {policy} = await loadSpot(folder, id);
  const translated = (
    limits: Pick<WordsPurchase, 'maxCost' | 'agreed' | 'tellOpen'>,
  ): Promise<TranslationPlan> =>
    withWords(
      project,
      {
        ...{spot: id, policy, sandbox, signal, tell: report.job, problems: report.problems},
        ...{model, take, use: TRANSLATING, ...limits},
      },
      (words) => planTranslations(project, id, words),
    );
  return {
    translated,
    questions: () => planQuestions('write --translate', {spot: id, sandbox}, translated),
  };
}
