import {join} from 'node:path';
import {type DocumentTexts, parseYaml, readDocument} from '../../machine/documents/document.ts';
import {readIn} from '../../machine/documents/edit-yaml.ts';
import {exists} from '../../machine/files/read-file.ts';
import {AnglesFile} from '../../spot/documents/angles.ts';
import {ScriptFile} from '../../spot/documents/script.ts';
import {ShotsFile} from '../../spot/documents/shots.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {VariantsFile} from '../../spot/variant/variants-file.ts';
import {documentLines, lostLines, returningLines} from '../../spot/writing/written-lines.ts';
import type {Project} from '../project/open-project.ts';
import {folderOf} from '../project/workspace.ts';
import {readMemory} from '../results/batch-memory.ts';
import {type Rewrite, textOf} from '../takes/record-change.ts';
import {type StepDraft, WRITE_STEPS, type WriteNote, type WriteStep} from './step.ts';
import {draftAngles} from './steps/angles-step.ts';
import {draftScript} from './steps/script-step.ts';
import {draftShots} from './steps/shots-step.ts';
import {draftVariantAxes} from './steps/variants-step.ts';
import {readWriteContext} from './write-context.ts';
import {lineHash, recordLines, writersOf, writtenFile} from './written-record.ts';

/** A line of a person that would be replaced, or a line that a person removed and that would come back. */
export type LostLine = {
  /** The name of the document. */
  document: string;
  /** The dot path; `#` for a comment. */
  path: string;
  /** As it is written. */
  text: string;
  /** True for a line that a person removed. */
  removed?: true;
};

/** What writing would change. */
export type WritingPlan = {
  /** The documents and the record of their lines. */
  rewrites: Rewrite[];
  lost: LostLine[];
  notes: (WriteNote & {step: WriteStep})[];
};

const SCHEMAS = {
  'angles.yaml': AnglesFile,
  'script.yaml': ScriptFile,
  'shots.yaml': ShotsFile,
  'variants.yaml': VariantsFile,
};

/**
 * Plans what `tenspot write` would write, from sentences of the brief; writes nothing. Each step reads what the steps before it wrote, or what the documents
 * have. `at`: the time for the record (ISO 8601).
 */
export async function planWriting(
  project: Project,
  id: string,
  {steps, at}: {steps: readonly WriteStep[]; at: string},
): Promise<WritingPlan> {
  const folder = await folderOf(join(project.workspace.compositions, 'spots'), 'spot', id);
  const record = writtenFile(folder);
  const recordBefore = await textOf(record);
  const writers = writersOf(recordBefore, record);
  const texts = new Map<string, string>();
  const plan: WritingPlan = {rewrites: [], lost: [], notes: []};
  let recordAfter = recordBefore;
  for (const step of WRITE_STEPS.filter((each) => steps.includes(each))) {
    const {document, edit, notes} = await draftOf(step, project, id, folder, texts);
    const file = join(folder, document);
    const before = await textOf(file);
    const after = edit(before);
    parseYaml(after, file, SCHEMAS[document as keyof typeof SCHEMAS]);
    texts.set(file, after);
    plan.rewrites.push({file, before, after});
    plan.lost.push(...lostIn(document, before, after, (mark) => writers.has(lineHash(mark))));
    plan.notes.push(...notes.map((note) => ({...note, step})));
    recordAfter = recordLines(recordAfter, record, {
      by: 'framework',
      document,
      at,
      marks: newMarks(document, before, after),
      present: documentLines(document, dataIn(after)).map(({mark}) => mark),
    });
  }
  plan.rewrites.push({file: record, before: recordBefore, after: recordAfter});
  return plan;
}

async function draftOf(
  step: WriteStep,
  project: Project,
  id: string,
  folder: string,
  texts: DocumentTexts,
): Promise<StepDraft> {
  const context = await readWriteContext(project, id, texts);
  const angles = () =>
    need(join(folder, 'angles.yaml'), 'angles', texts, (file) => readDocument(file, AnglesFile, texts));
  const script = () =>
    need(join(folder, 'script.yaml'), 'script', texts, (file) => readDocument(file, ScriptFile, texts));
  switch (step) {
    case 'angles':
      return draftAngles(context, await readMemory(project.workspace, id));
    case 'script':
      return draftScript(context, (await angles()).value);
    case 'shots':
      return draftShots(context, (await script()).value);
    case 'variants':
      return draftVariantAxes(context, (await angles()).value, context.spot.shots);
  }
}

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

/** The lines and comments of people that the new text does not have any more, and the removed lines that it has again. */
function lostIn(
  document: string,
  before: string,
  after: string,
  isWritten: (mark: string) => boolean,
): LostLine[] {
  const comments = (text: string): string[] => text.match(/(?:^|\s)#.*$/gm)?.map((each) => each.trim()) ?? [];
  const kept = comments(after);
  const change = {before: dataIn(before), after: dataIn(after)};
  // Where the whole document was removed, a person wants a new one.
  const returning = before.trim() === '' ? [] : returningLines(document, change, isWritten);
  return [
    ...lostLines(document, change, isWritten).map(({path, value}) => ({document, path, text: String(value)})),
    ...returning.map(({path, value}) => ({document, path, text: String(value), removed: true as const})),
    ...comments(before)
      .filter((comment) => !kept.includes(comment))
      .map((text) => ({document, path: '#', text})),
  ];
}

/** The marks of the lines that a document has now and did not have. */
function newMarks(document: string, before: string, after: string): string[] {
  const old = new Set(documentLines(document, dataIn(before)).map(({mark}) => mark));
  return documentLines(document, dataIn(after))
    .map(({mark}) => mark)
    .filter((mark) => !old.has(mark));
}

const dataIn = (text: string): unknown => readIn(text, []) ?? {};

/** Who wrote a line of a document. */
export type LineOrigin = {
  /** The name of the document. */
  document: string;
  /** The dot path. */
  path: string;
  /** `person`, `framework`, or the id of a model. */
  by: string;
};

/** Who wrote each line of the documents that `tenspot write` writes. A line that was changed since is the person's. */
export async function lineOrigins(project: Project, id: string): Promise<LineOrigin[]> {
  const folder = await folderOf(join(project.workspace.compositions, 'spots'), 'spot', id);
  const record = writtenFile(folder);
  const writers = writersOf(await textOf(record), record);
  const documents = await Promise.all(
    Object.keys(SCHEMAS).map(async (document) => ({document, text: await textOf(join(folder, document))})),
  );
  return documents.flatMap(({document, text}) =>
    documentLines(document, dataIn(text)).map(({path, mark}) => ({
      document,
      path,
      by: writers.get(lineHash(mark)) ?? 'person',
    })),
  );
}
