import {relative} from 'node:path';
import {createTwoFilesPatch} from 'diff';
import type {SpotProject} from '../production/project/open-spot.ts';
import {planRender} from '../production/render/plan-render.ts';
import {finishApplying, noteApplying, wasApplied} from '../production/review/apply/applying-record.ts';
import {type NoteChangePlan, planNoteChange} from '../production/review/apply/plan-note-change.ts';
import {readReview, recordEvent} from '../production/review/record-event.ts';
import {type Rewrite, writeRewrites} from '../production/takes/record-change.ts';
import {TenspotError} from '../spot/problem/errors.ts';
import type {NoteScope} from '../spot/review/note.ts';
import {refusalOf} from '../spot/review/refuse-event.ts';
import {type NoteState, noteOf} from '../spot/review/review-state.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withTakes} from './open-spot.ts';
import type {ReviewerOptions} from './review.ts';
import {type RunOptions, running} from './running.ts';

/** A note that carries a change. */
export type NoteChoice = SpotChoice &
  RunOptions & {
    /** The id of the note: `n3`. */
    note: string;
    /** The variants that are changed. Default: the scope of the note. */
    scope?: NoteScope | undefined;
  };

/** What applying a note would do. */
export type NotePreview = {
  /** The id of the spot. */
  spot: string;
  /** The id of the note. */
  note: string;
  /** The variants that are changed: those of the note, or those that the call asked for. */
  scope: NoteScope;
  /** The documents that change, as a unified diff with paths from the workspace. Empty where they say already what the note asks for. */
  diff: string;
  /** The same documents, with their whole texts before and after. */
  changes: Rewrite[];
  /** What the change means, in sentences. */
  summary: string[];
  /** The ids of the variants whose masters the next render makes. Includes those that were out of date before. */
  render: string[];
  /** How many segments the next render makes, each once for all variants that show it. */
  segments: number;
  /** `footage`: seconds of picture in these segments. `rendering`: about how long they take; null where nothing was rendered here yet. */
  seconds: {footage: number; rendering: number | null};
};

/** What applying a note did. */
export type AppliedNoteResult = Pick<NotePreview, 'spot' | 'note' | 'scope' | 'diff' | 'changes' | 'summary'>;

/**
 * Shows what a note would change in the documents, and what the next render would make. Writes no document. Errors: `note-unknown`,
 * `note-answered`; `note-not-applicable` with the reason; `note-scope` where variants outside its scope share the value; those of documents.
 */
export const previewNote = (project: TenspotProject, options: NoteChoice): Promise<NotePreview> =>
  running(options, (run) =>
    withTakes(project, options, 'review', run, async (spot, takes) => {
      const {scope} = options;
      const note = await openNote(spot, options.note);
      const plan = await planNoteChange(note, spot, {scope, takes, at: new Date().toISOString()});
      const {
        variants: render,
        segments,
        footage,
        rendering,
      } = await planRender(plan.after, plan.after.variants, {
        proof: false,
        ...run,
      });
      return {...resultOf(plan, spot), render, segments, seconds: {footage, rendering}};
    }),
  );

/**
 * Makes the change that a note carries: writes the documents, and records the answer `done`. Render the spot afterwards. If the process is
 * killed in between, the same call records the answer and changes nothing twice. Errors: those of `previewNote`; `document-changed` where
 * another program wrote a document meanwhile; those of the disk.
 */
export const applyNote = (
  project: TenspotProject,
  options: NoteChoice & Pick<ReviewerOptions, 'by'>,
): Promise<AppliedNoteResult> =>
  running(options, (run) =>
    project.inTurn(() =>
      withTakes(project, options, 'review', run, async (spot, takes) => {
        const {scope, by} = options;
        const note = await openNote(spot, options.note);
        const {workspace} = spot;
        const before = await wasApplied(workspace, spot.spot.id, note.id);
        const plan = before
          ? {
              note,
              scope: scope ?? note.scope,
              rewrites: [],
              summary: ['the documents have this change already'],
            }
          : await planNoteChange(note, spot, {scope, takes, at: new Date().toISOString()});
        await noteApplying(workspace, spot.spot.id, note.id, plan.rewrites);
        await writeRewrites(plan.rewrites);
        const answer = {kind: 'done', sha256: null} as const;
        await recordEvent(
          () => ({event: 'note-answered', note: note.id, answer}),
          by,
          workspace,
          spot.spot.id,
        );
        await finishApplying(workspace, spot.spot.id, note.id);
        return resultOf(plan, spot);
      }),
    ),
  );

const resultOf = (
  {note, scope, rewrites, summary}: Omit<NoteChangePlan, 'after'>,
  {spot, workspace}: SpotProject,
): AppliedNoteResult => ({
  spot: spot.id,
  note: note.id,
  scope,
  diff: rewrites.map((rewrite) => unifiedDiff(rewrite, workspace.root)).join(''),
  changes: rewrites,
  summary,
});

function unifiedDiff({file, before, after}: Rewrite, root: string): string {
  const name = relative(root, file).replaceAll('\\', '/');
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {context: 3});
}

/** A note that waits for an answer. */
async function openNote({workspace, spot}: SpotProject, id: string): Promise<NoteState> {
  const state = await readReview(workspace, spot.id);
  const note = noteOf(state, id);
  const waiting = state.rounds.flatMap(({notes}) => notes).filter((each) => !each.answer && !each.withdrawn);
  const expected = waiting.map((each) => each.id).join(', ') || 'a note without an answer; there is none';
  if (!note)
    throw new TenspotError({code: 'note-unknown', what: `there is no note "${id}"`, expected, got: id});
  if (!note.answer && !note.withdrawn) {
    const refused = refusalOf(
      {event: 'note-answered', note: id, answer: {kind: 'done', sha256: null}},
      state,
    );
    if (refused) throw new TenspotError(refused);
    return note;
  }
  throw new TenspotError({
    code: 'note-answered',
    what: `note ${id} is ${note.withdrawn ? 'withdrawn' : 'answered'}`,
    expected,
    got: note.answer ? `${note.answer.kind}, by ${note.answer.by}` : `withdrawn, by ${note.by}`,
  });
}
