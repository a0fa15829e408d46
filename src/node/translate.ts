import {join} from 'node:path';
import {loadSpot} from '../production/project/load-spot.ts';
import {folderOf} from '../production/project/workspace.ts';
import {type Rewrite, writeRewrites} from '../production/takes/record-change.ts';
import {withWords} from '../production/write/model/buy-words.ts';
import {TRANSLATING} from '../production/write/translate/model-translation.ts';
import {planTranslations, type TranslationNote} from '../production/write/translate/plan-translations.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';
import type {WriteOptions} from './write.ts';

/** What is translated, and by which model. */
export type TranslateOptions = SpotChoice &
  RunOptions &
  Pick<WriteOptions, 'model' | 'maxCost' | 'take' | 'dryRun'>;

/** What was translated, or would be in a dry run or in the sandbox. */
export type TranslateResult = {
  /** The id of the spot. */
  spot: string;
  /** The text of each file of `translations/` before and after. */
  rewrites: Rewrite[];
  /** Translations of the model that are not used, and texts that a person has to supply. */
  notes: TranslationNote[];
  /** In a dry run: the first language for which the model has not been asked, and what that costs at most, in words. The result ends before it. */
  unasked?: {language: string; what: string};
  /** Languages for which the model gave no answer, or none about translations that were wrong, with the error. Left out where there are none. */
  failed?: {language: string; code: string; what: string}[];
};

/**
 * Has a model translate the texts for which variants in other languages have no translation, and adds the translations to `translations/`,
 * marked `unreviewed`. Changes no existing translation. With `sandbox`, a fake model answers, and no file is written. Leaves out translations
 * that change a number in digits, a price or a name, are the original text, claim more than is approved, break another rule for texts of a
 * model, or do not fit every field that shows them. Never sends lines of the brand. Errors: `brief-missing`, those of documents,
 * `document-changed`, and those of the model as in `write`; after each of them all files are as before. If the model fails for some languages only, the translations into the others are written, and `failed` names the errors.
 */
export const translate = (
  project: TenspotProject,
  options: TranslateOptions = {},
): Promise<TranslateResult> =>
  running(options, ({report, signal}) =>
    project.inTurn(() =>
      withProject(project, options, 'write --translate', {report, signal}, async ({project: opened, id}) => {
        const {dryRun = false, maxCost, sandbox = false, model, take} = options;
        const folder = await folderOf(join(opened.workspace.compositions, 'spots'), 'spot', id);
        const {policy} = await loadSpot(folder, id);
        const {rewrites, notes, unasked, failed} = await withWords(
          opened,
          {
            ...{spot: id, policy, sandbox, signal, tell: report.job, problems: report.problems},
            ...{model, take, maxCost: dryRun ? undefined : maxCost, use: TRANSLATING},
          },
          (words) => planTranslations(opened, id, words),
        );
        if (unasked && !dryRun) throw unasked.error;
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
