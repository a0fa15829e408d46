import {ExportMark, markOf} from '../../spot/editorial/edited-clips.ts';
import type {OtioObject} from '../../spot/editorial/otio.ts';
import {type EditChange, type EditReading, readEdit} from '../../spot/editorial/read-edit.ts';
import {invalid, type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {openSpot, type SpotProject} from '../project/open-spot.ts';
import {type DocumentEdits, openEdits} from '../review/apply/document-edits.ts';
import type {SpotTakes} from '../takes/open-takes.ts';
import type {Rewrite} from '../takes/record-change.ts';
import {applyEdit} from './apply-edit.ts';
import {editDocuments} from './edit-documents.ts';
import type {EditPlace} from './edit-place.ts';
import {raiseOuts} from './raise-outs.ts';

/** What an edited timeline changes in the documents. Nothing is written yet. */
export type EditImport = Pick<EditReading, 'left' | 'markers'> & {
  /** The id of the variant. */
  variant: string;
  /** The ids of other variants that change, too: `edit.yaml` and `script.yaml` apply to all of them. */
  others: string[];
  /** The documents that change, with their texts before and after. */
  rewrites: Rewrite[];
  /** What the change means, in sentences. */
  summary: string[];
};

/**
 * Plans the changes of documents that an edited timeline asks for: take, in, speed, order, lengths and transitions. What the documents have
 * no place for is `left`. `at`: the time, in ISO 8601, which a pick records. Errors: `edit-unknown` for a timeline that Tenspot did not
 * export, `edit-outdated` where the documents changed since.
 */
export async function planEditImport(
  value: unknown,
  file: string,
  project: SpotProject,
  takes: SpotTakes,
  at: string,
): Promise<EditImport> {
  const timeline = (value ?? {}) as OtioObject;
  const mark = ExportMark.safeParse(markOf(timeline)).data;
  const variant = project.variants.find(({id}) => id === mark?.variant);
  if (!mark || mark.spot !== project.spot.id || !variant)
    throw invalid({
      code: 'edit-unknown',
      what: 'Tenspot did not export this timeline from this spot',
      where: {file},
      expected: `metadata.tenspot of the spot "${project.spot.id}", with one of its variants`,
      got: mark ? `${mark.spot}, ${mark.variant}` : 'none',
      fix: 'Export the variant with `tenspot export otio`, and edit that timeline in a program that keeps metadata.',
    });
  const now = await editDocuments(variant, project, takes);
  // An export of an earlier version names fewer documents.
  const outdated = Object.keys(mark.documents).filter((name) => now[name] !== mark.documents[name]);
  if (outdated.length > 0)
    throw new TenspotError({
      code: 'edit-outdated',
      what: 'the documents changed since this timeline was exported',
      where: {file},
      expected: 'the documents as they were at the export',
      got: `changes in ${outdated.join(', ')}`,
      fix: 'Undo these changes, or export the variant again and repeat the edit.',
    });
  const {changes, left, markers} = readEdit(timeline, mark);
  const place = {variant, project, takes, file, at};
  return {variant: variant.id, markers, ...(await applyValid(changes, left, place))};
}

type Applied = Pick<EditImport, 'left' | 'others' | 'rewrites' | 'summary'>;

/** Applies changes. Where the documents that they make are not valid because of what a slot shows, the changes that cause it are `left`. */
async function applyValid(
  changes: readonly EditChange[],
  left: readonly string[],
  place: Omit<EditPlace, 'edits'>,
): Promise<Applied> {
  const {applied, edits} = await applyAll(changes, left, place);
  const {problems, raised} = await settled(place.project, edits);
  const [problem] = problems;
  if (!problem) return {...applied, rewrites: edits.rewrites(), summary: [...applied.summary, ...raised]};
  const causes = causesOf(problem, changes);
  if (causes.length === 0) throw invalid(problems);
  const kept = changes.filter((change) => !causes.includes(change));
  const why = `${causes.map(nameOf).join(', ')}: ${problem.what}. Expected ${problem.expected}`;
  return applyValid(kept, [...left, why], place);
}

async function applyAll(
  changes: readonly EditChange[],
  before: readonly string[],
  place: Omit<EditPlace, 'edits'>,
): Promise<{applied: Omit<Applied, 'rewrites'>; edits: DocumentEdits}> {
  const edits = openEdits();
  const left = [...before];
  const summary: string[] = [];
  const others = new Set<string>();
  for (const change of changes)
    try {
      const done = await edits.together(() => applyEdit(change, {...place, edits}));
      for (const id of done.others) others.add(id);
      summary.push(done.others.length > 0 ? `${done.what}; also in ${done.others.join(', ')}` : done.what);
    } catch (error) {
      if (!(error instanceof TenspotError)) throw error;
      left.push(error.problems.map(({what, fix}) => (fix ? `${what}. ${fix}` : what)).join('; '));
    }
  return {applied: {left, summary, others: [...others].sort()}, edits};
}

/** The problems of the changed documents, after `out` was moved where it was too early. */
async function settled(
  project: SpotProject,
  edits: DocumentEdits,
): Promise<{problems: readonly Problem[]; raised: string[]}> {
  const problems = await problemsWith(project, edits);
  const shots = problems.flatMap((problem) => (problem.code === 'edit-range' ? (shotOf(problem) ?? []) : []));
  if (shots.length === 0) return {problems, raised: []};
  try {
    const raised = await raiseOuts([...new Set(shots)], project, edits);
    return {problems: await problemsWith(project, edits), raised};
  } catch (error) {
    if (!(error instanceof TenspotError)) throw error;
    return {problems: error.problems, raised: []};
  }
}

async function problemsWith(project: SpotProject, edits: DocumentEdits): Promise<readonly Problem[]> {
  const texts = new Map(edits.rewrites().map((each) => [each.file, each.after]));
  if (texts.size === 0) return [];
  return openSpot(project, project.spot.id, {texts, unsellable: true}).then(
    () => [],
    (error) => {
      if (error instanceof TenspotError) return error.problems;
      throw error;
    },
  );
}

/** The shot whose pick a problem is about. */
const shotOf = ({where}: Problem): string | undefined => /^picks\.([^.]+)\./.exec(where?.field ?? '')?.[1];

/** The changes that may have made a pick invalid: those of its shot, else those of lengths and places. */
function causesOf(problem: Problem, changes: readonly EditChange[]): EditChange[] {
  const shot = shotOf(problem);
  if (shot === undefined) return [];
  const own = changes.filter(
    (change) => (change.kind === 'in' || change.kind === 'speed') && change.shot === shot,
  );
  return own.length > 0
    ? own
    : changes.filter(({kind}) => kind === 'lengths' || kind === 'transition' || kind === 'shot');
}

function nameOf(change: EditChange): string {
  if (change.kind === 'lengths') return 'the lengths of clips';
  if (change.kind === 'in') return `the start of "${change.shot}"`;
  if (change.kind === 'speed') return `the speed of "${change.shot}"`;
  return change.kind === 'transition'
    ? `the transition into "${change.slot}"`
    : `the shot in the slot "${change.slot}"`;
}
