import {ExportMark, markOf} from '../../spot/editorial/edited-clips.ts';
import type {OtioObject} from '../../spot/editorial/otio.ts';
import {type EditReading, readEdit} from '../../spot/editorial/read-edit.ts';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import {openSpot, type SpotProject} from '../project/open-spot.ts';
import {openEdits} from '../review/apply/document-edits.ts';
import type {SpotTakes} from '../takes/open-takes.ts';
import type {Rewrite} from '../takes/record-change.ts';
import {applyEdit} from './apply-edit.ts';
import {editDocuments} from './edit-documents.ts';

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
  const edits = openEdits();
  const summary: string[] = [];
  const others = new Set<string>();
  for (const change of changes)
    try {
      const done = await edits.together(() => applyEdit(change, {variant, project, takes, edits, file, at}));
      for (const id of done.others) others.add(id);
      summary.push(done.others.length > 0 ? `${done.what}; also in ${done.others.join(', ')}` : done.what);
    } catch (error) {
      if (!(error instanceof TenspotError)) throw error;
      left.push(error.problems.map(({what, fix}) => (fix ? `${what}. ${fix}` : what)).join('; '));
    }
  const rewrites = edits.rewrites();
  // What the change makes of the documents has to be valid.
  if (rewrites.length > 0)
    await openSpot(project, project.spot.id, {
      texts: new Map(rewrites.map((each) => [each.file, each.after])),
      unsellable: true,
    });
  return {variant: variant.id, others: [...others].sort(), rewrites, summary, left, markers};
}
