import {join} from 'node:path';
import {type DocumentTexts, parseYaml} from '../../machine/documents/document.ts';
import {readIn} from '../../machine/documents/edit-yaml.ts';
import {commentsIn} from '../../machine/documents/yaml-comments.ts';
import {AnglesFile} from '../../spot/documents/angles.ts';
import {ScriptFile} from '../../spot/documents/script.ts';
import {ShotsFile} from '../../spot/documents/shots.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {VariantsFile} from '../../spot/variant/variants-file.ts';
import {
  type DocumentLine,
  documentLines,
  lostLines,
  returningLines,
} from '../../spot/writing/written-lines.ts';
import type {Project} from '../project/open-project.ts';
import {folderOf} from '../project/workspace.ts';
import {type Rewrite, textOf} from '../takes/record-change.ts';
import {draftOf} from './draft-step.ts';
import {NOT_ASKED, type WordsWriter} from './model/buy-words.ts';
import {WRITE_STEPS, type WriteNote, type WriteStep} from './step.ts';
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
  /** The documents, and last the record of their lines. */
  rewrites: Rewrite[];
  /** The record as it is while the documents are written: it has the lines of new documents, and still has those that are replaced. */
  claim: Rewrite;
  lost: LostLine[];
  notes: (WriteNote & {step: WriteStep})[];
  /** The step for which a model has not been asked, because no limit was given, and why. The plan ends before it. */
  unasked?: {step: WriteStep; error: TenspotError};
};

const SCHEMAS = {
  'angles.yaml': AnglesFile,
  'script.yaml': ScriptFile,
  'shots.yaml': ShotsFile,
  'variants.yaml': VariantsFile,
};

/**
 * Plans what `tenspot write` would write, from sentences of the brief, or with `words` of a model; writes no document. Each step reads what the steps before it
 * wrote, or what the documents have. `at`: the time for the record (ISO 8601). `started`: what documents that do not exist yet begin with. Default: nothing.
 */
export async function planWriting(
  project: Project,
  id: string,
  {
    steps,
    at,
    words,
    started,
  }: {
    steps: readonly WriteStep[];
    at: string;
    words?: WordsWriter | undefined;
    started?: DocumentTexts | undefined;
  },
): Promise<WritingPlan> {
  const folder = await folderOf(join(project.workspace.compositions, 'spots'), 'spot', id);
  const record = writtenFile(folder);
  const recordBefore = await textOf(record);
  const writers = writersOf(recordBefore, record);
  const texts = new Map<string, string>(started);
  const plan: WritingPlan = {
    ...{rewrites: [], lost: [], notes: []},
    claim: {file: record, before: recordBefore, after: recordBefore},
  };
  let recordAfter = recordBefore;
  const origins = await originsIn(folder, writers);
  const authors = new Map<unknown, string>(
    origins.flatMap(({value, by}) =>
      typeof value === 'string' && by.startsWith('model:') ? [[value, by]] : [],
    ),
  );
  const people = new Set(
    origins.flatMap(({document, path, by}) => (by === PERSON ? [`${document} ${path}`] : [])),
  );
  const isOwn = (document: string, path: string): boolean => people.has(`${document} ${path}`);
  for (const step of WRITE_STEPS.filter((each) => steps.includes(each))) {
    const draft = await draftOf(step, {project, id, folder, texts, words, isOwn}).catch((error: unknown) => {
      if (error instanceof TenspotError && error.code === NOT_ASKED) return error;
      throw error;
    });
    if (draft instanceof TenspotError) return {...plan, unasked: {step, error: draft}};
    const {document, edit, notes, texts: ofModel = []} = draft;
    if (words) for (const text of ofModel) authors.set(text, words.by);
    const file = join(folder, document);
    const before = await textOf(file);
    const after = edit(started?.get(file) ?? before);
    parseYaml(after, file, SCHEMAS[document as keyof typeof SCHEMAS]);
    texts.set(file, after);
    plan.rewrites.push({file, before, after});
    plan.lost.push(...lostIn(document, before, after, (mark) => writers.has(lineHash(mark))));
    plan.notes.push(...notes.map((note) => ({...note, step})));
    const present = documentLines(document, dataIn(after)).map(({mark}) => mark);
    const byAuthor = Map.groupBy(
      newLines(document, before, after),
      ({value}) => authors.get(value) ?? 'framework',
    );
    if (byAuthor.size === 0) byAuthor.set('framework', []);
    for (const [by, lines] of byAuthor) {
      const entry = {by, document, at, marks: lines.map(({mark}) => mark)};
      recordAfter = recordLines(recordAfter, record, {...entry, present});
      // In a document that is there, a claimed line that is not written yet would look like one that a person removed.
      if (before.trim() === '') plan.claim.after = recordLines(plan.claim.after, record, entry);
    }
  }
  plan.rewrites.push({file: record, before: recordBefore, after: recordAfter});
  return plan;
}

/** The lines and comments of people that the new text does not have any more, and the removed lines that it has again. */
function lostIn(
  document: string,
  before: string,
  after: string,
  isWritten: (mark: string) => boolean,
): LostLine[] {
  const kept = commentsIn(after);
  const change = {before: dataIn(before), after: dataIn(after)};
  // Where the whole document was removed, a person wants a new one.
  const returning = before.trim() === '' ? [] : returningLines(document, change, isWritten);
  return [
    ...lostLines(document, change, isWritten).map(({path, value}) => ({document, path, text: String(value)})),
    ...returning.map(({path, value}) => ({document, path, text: String(value), removed: true as const})),
    ...commentsIn(before)
      .filter((comment) => !kept.includes(comment))
      .map((text) => ({document, path: '#', text})),
  ];
}

/** The lines that a document has now and did not have. */
function newLines(document: string, before: string, after: string): DocumentLine[] {
  const old = new Set(documentLines(document, dataIn(before)).map(({mark}) => mark));
  return documentLines(document, dataIn(after)).filter(({mark}) => !old.has(mark));
}

const dataIn = (text: string): unknown => readIn(text, []) ?? {};

/** Who wrote a line of a document. */
export type LineOrigin = {
  /** The name of the document. */
  document: string;
  /** The dot path. */
  path: string;
  /** `person`, `framework`, or the model: `model:openai-words/words-luna`. */
  by: string;
};

const PERSON = 'person';

/** Who wrote each line of the documents that `tenspot write` writes. A line that was changed since is the person's. */
export async function lineOrigins(project: Project, id: string): Promise<LineOrigin[]> {
  const folder = await folderOf(join(project.workspace.compositions, 'spots'), 'spot', id);
  const record = writtenFile(folder);
  const origins = await originsIn(folder, writersOf(await textOf(record), record));
  return origins.map(({document, path, by}) => ({document, path, by}));
}

/** Each line of the documents with its value. A later step takes over the texts of models as they are, and leaves some of a person. */
async function originsIn(
  folder: string,
  writers: ReadonlyMap<string, string>,
): Promise<(LineOrigin & {value: unknown})[]> {
  const documents = await Promise.all(
    Object.keys(SCHEMAS).map(async (document) => ({document, text: await textOf(join(folder, document))})),
  );
  return documents.flatMap(({document, text}) =>
    documentLines(document, dataIn(text)).map(({path, mark, value}) => ({
      ...{document, path, value},
      by: writers.get(lineHash(mark)) ?? PERSON,
    })),
  );
}
