import {join} from 'node:path';
import {type DocumentTexts, readDocument} from '../../machine/documents/document.ts';
import {exists} from '../../machine/files/read-file.ts';
import {ANGLE_IDS} from '../../spot/angles/angles.ts';
import {triedAngles} from '../../spot/angles/tried-angles.ts';
import {AnglesFile, usedAngle} from '../../spot/documents/angles.ts';
import {ScriptFile} from '../../spot/documents/script.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {ownAds} from '../../spot/writing/opening-ads.ts';
import type {Project} from '../project/open-project.ts';
import {readMemory} from '../results/batch-memory.ts';
import {textOf} from '../takes/record-change.ts';
import type {WordsWriter} from './model/buy-words.ts';
import {modelAds} from './model/model-ads.ts';
import {modelAngles} from './model/model-angles.ts';
import type {Proposal} from './model/model-question.ts';
import {modelScript} from './model/model-script.ts';
import {modelShots} from './model/model-shots.ts';
import type {StepDraft, WriteStep} from './step.ts';
import {draftAngles} from './steps/angles-step.ts';
import {plannedAxes} from './steps/planned-axes.ts';
import {draftScript, frameworkScript} from './steps/script-step.ts';
import {draftShots, plannedShots, shotContext} from './steps/shots-step.ts';
import {draftVariantAxes} from './steps/variants-step.ts';
import {readWriteContext, type WriteContext} from './write-context.ts';

/** What a step is drafted from. */
type Drafting = {
  project: Project;
  id: string;
  folder: string;
  /** What the steps before it wrote. */
  texts: DocumentTexts;
  /** The model that writes. Left out: a framework. */
  words?: WordsWriter | undefined;
  /** Whether a person wrote the line of a document at a dot path. */
  isOwn: (document: string, path: string) => boolean;
};

/** Drafts the document of a step. Errors: `write-step-first`, those of the step and of the model. */
export async function draftOf(step: WriteStep, drafting: Drafting): Promise<StepDraft> {
  const {project, id, folder, texts} = drafting;
  const context = await readWriteContext(project, id, texts);
  const angles = () =>
    need(join(folder, 'angles.yaml'), 'angles', texts, (file) => readDocument(file, AnglesFile, texts));
  const script = () =>
    need(join(folder, 'script.yaml'), 'script', texts, (file) => readDocument(file, ScriptFile, texts));
  switch (step) {
    case 'angles':
      return anglesDraft(context, drafting);
    case 'script':
      return scriptDraft(context, (await angles()).value, drafting);
    case 'shots':
      return shotsDraft(context, (await script()).value, drafting);
    case 'variants':
      return variantsDraft(context, (await angles()).value, drafting);
  }
}

async function anglesDraft(
  context: WriteContext,
  {project, id, folder, words}: Drafting,
): Promise<StepDraft> {
  const memory = await readMemory(project.workspace, id);
  if (!words) return draftAngles(context, memory);
  const notes = textBelow(await textOf(join(folder, 'brief.md')));
  const tried = triedAngles(memory, ANGLE_IDS).map(({angle}) => angle);
  const proposal = await modelAngles(context, {notes, tried}, words.buy);
  return withProposal(context, draftAngles(context, memory, proposal.value), proposal);
}

async function scriptDraft(context: WriteContext, angles: AnglesFile, {words}: Drafting): Promise<StepDraft> {
  const framework = frameworkScript(context, angles);
  if (!words) return draftScript(framework);
  const {angle} = usedAngle(angles);
  const sources = {script: framework.script, angle, seed: shotContext(context)};
  const proposal = await modelScript(context, sources, words.buy);
  return withProposal(context, draftScript({script: proposal.value, notes: framework.notes}), proposal);
}

async function shotsDraft(context: WriteContext, script: ScriptFile, {words}: Drafting): Promise<StepDraft> {
  const drafts = plannedShots(context, script);
  if (!words) return draftShots(drafts);
  const proposal = await modelShots(context, {drafts, seed: shotContext(context)}, words.buy);
  return withProposal(context, draftShots(proposal.value), proposal);
}

async function variantsDraft(
  context: WriteContext,
  angles: AnglesFile,
  {words, isOwn}: Drafting,
): Promise<StepDraft> {
  const {shots, variants} = context.spot;
  const options = {isOwn: (path: string) => isOwn('variants.yaml', path)};
  if (!words) return draftVariantAxes(context, angles, shots, options);
  const planned = plannedAxes(context, angles, options);
  const own = ownAds(variants.value, planned.axes.hook ?? [], options.isOwn);
  const proposal = await modelAds(context, planned, own, words.buy);
  const draft = draftVariantAxes(context, angles, shots, {...options, ads: proposal.value});
  return withProposal(context, draft, proposal);
}

/** A draft with what the model wrote in it. A sentence of the brief or an approved claim is no text of the model, even if the model chose it. */
function withProposal(
  {brief, claims}: WriteContext,
  draft: StepDraft,
  {texts, notes}: Proposal<unknown>,
): StepDraft {
  const known = JSON.stringify([brief, claims.claims]);
  const isOwn = (text: string): boolean => !known.includes(JSON.stringify(text).slice(1, -1));
  return {...draft, notes: [...draft.notes, ...notes], texts: texts.filter(isOwn)};
}

/** The text of a brief below its fields. */
const textBelow = (text: string): string => text.replace(/^---\r?\n[\s\S]*?\r?\n---(\r?\n|$)/, '').trim();

/** The document of an earlier step. Error: `write-step-first`. */
async function need<T>(
  file: string,
  step: WriteStep,
  texts: DocumentTexts,
  read: (file: string) => Promise<T>,
): Promise<T> {
  if (texts.has(file) || (await exists(file))) return read(file);
  throw invalid({
    code: 'write-step-first',
    what: `this step needs ${step}.yaml`,
    where: {file},
    expected: `${step}.yaml`,
    got: 'none',
    fix: `Write it yourself, or run \`tenspot write --step ${step}\` first.`,
  });
}
