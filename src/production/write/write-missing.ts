import {join} from 'node:path';
import {readDocument} from '../../machine/documents/document.ts';
import {exists} from '../../machine/files/read-file.ts';
import {VariantsFile} from '../../spot/variant/variants-file.ts';
import {loadSpot} from '../project/load-spot.ts';
import type {Project} from '../project/open-project.ts';
import type {Report, ShootReport} from '../project/report.ts';
import {folderOf} from '../project/workspace.ts';
import {withWords} from './model/buy-words.ts';
import {hasWordsModel} from './model/words-model.ts';
import {planWriting, type WritingPlan} from './plan-writing.ts';
import {startVariants} from './start-variants.ts';
import type {WriteStep} from './step.ts';
import {wouldOverwrite} from './would-overwrite.ts';
import {writePlanned} from './write-planned.ts';

/** How missing documents are written. */
export type MissingOptions = {
  /** Whether frameworks write even if a model could be asked. */
  template: boolean;
  /** Whether fake vendors answer. */
  sandbox: boolean;
  /** US dollars that a model may cost. Undefined: none is asked. */
  maxCost?: number | undefined;
  /** The name under which the purchases of a run are counted together. */
  batch: string;
  report: Pick<Report, 'step' | 'warn'> & Pick<ShootReport, 'job' | 'problems'>;
  signal?: AbortSignal | undefined;
};

/** What was written. */
export type WrittenMissing = {
  /** The steps that ran. Empty where every document was there. */
  steps: WriteStep[];
  notes: WritingPlan['notes'];
};

/**
 * Writes the documents that a spot does not have yet from its brief, with a model if its key is set and a limit is given, otherwise with frameworks. It does not
 * change a document that exists, except that it adds axes to a `variants.yaml` that has no variants: neither axes, rows, a CSV, a feed nor `extra`. Errors: those of `planWriting` and `withWords`;
 * `write-overwrites`, `variants-start`.
 */
export async function writeMissing(
  project: Project,
  id: string,
  {template, sandbox, maxCost, batch, report, signal}: MissingOptions,
): Promise<WrittenMissing> {
  const folder = await folderOf(join(project.workspace.compositions, 'spots'), 'spot', id);
  const steps = await missingSteps(folder);
  if (steps.length === 0) return {steps, notes: []};
  const started = await startVariants(project, folder);
  const at = new Date().toISOString();
  const hasModel = !template && hasWordsModel(project, sandbox);
  const documents = steps.map((step) => `${step}.yaml`).join(', ');
  let plan: WritingPlan;
  if (hasModel && maxCost !== undefined) {
    report.step(`A model writes ${documents} from the brief.`);
    const {policy} = await loadSpot(folder, id, started);
    plan = await withWords(
      project,
      {
        ...{spot: id, policy, sandbox, maxCost, batch, signal},
        ...{tell: report.job, problems: report.problems},
      },
      (words) => planWriting(project, id, {steps, at, words, started}),
    );
  } else {
    const why = hasModel ? ' Without --max-cost, no model is asked.' : '';
    report.step(`Frameworks write ${documents} with sentences of the brief.${why}`);
    plan = await planWriting(project, id, {steps, at, started});
  }
  if (plan.lost.length > 0) throw wouldOverwrite(plan.lost);
  await writePlanned(plan);
  for (const {kind, about, what} of plan.notes) report.warn(`${kind} ${about}: ${what}`);
  return {steps, notes: plan.notes};
}

/** The steps whose documents are missing. If only the angles are missing, none: the other documents do not need them any more. */
export async function missingSteps(folder: string): Promise<WriteStep[]> {
  const missing: WriteStep[] = [];
  for (const step of ['angles', 'script', 'shots'] as const)
    if (!(await exists(join(folder, `${step}.yaml`)))) missing.push(step);
  const file = join(folder, 'variants.yaml');
  const variants = (await exists(file)) ? (await readDocument(file, VariantsFile)).value : undefined;
  const isListed =
    variants &&
    (Object.keys(variants.axes).length > 0 ||
      variants.rows ||
      variants.csv ||
      variants.feed ||
      variants.extra.length > 0);
  if (!isListed) missing.push('variants');
  return missing.length === 1 && missing[0] === 'angles' ? [] : missing;
}
