import {resolve} from 'node:path';
import {readNotes} from '../machine/notes/read-notes.ts';
import {openSpot} from '../production/project/open-spot.ts';
import {findPlaces, recallPlaces} from '../production/review/board/find-places.ts';
import {currentMasters, type ReviewedMaster} from '../production/review/current-masters.ts';
import {
  bindNotes,
  type ImportReading,
  type LeftNote,
  planImport,
} from '../production/review/import/plan-import.ts';
import {readReview, recordEvent} from '../production/review/record-event.ts';
import {invalid, TenspotError} from '../spot/problem/errors.ts';
import type {BoardPlaces} from '../spot/review/board.ts';
import type {NoteTool, ReviewNote} from '../spot/review/note.ts';
import type {ReviewEvent} from '../spot/review/review-event.ts';
import {nextNote, openRound, type ReviewState} from '../spot/review/review-state.ts';
import {parseRate, parseTimecode} from '../spot/review/timecode.ts';
import type {TenspotProject} from './open-project.ts';
import {type Opened, withProject} from './open-spot.ts';
import type {ReviewerOptions} from './review.ts';
import {type CallRun, running} from './running.ts';

/** A file of notes, and how it is read. */
export type ImportNotesOptions = ReviewerOptions &
  Pick<ImportReading, 'file' | 'variant' | 'start' | 'completed'> & {
    /** Frames a second of the file, where it does not say so: `25`, `29.97` or `30000/1001`. Default: those of the variant. */
    rate?: string | undefined;
    /** Adds nothing: the result says what would be added. Default: false. */
    dryRun?: boolean | undefined;
  };

/** What an import added. */
export type ImportNotesResult = {
  /** The id of the spot. */
  spot: string;
  /** The program that wrote the file. */
  tool: NoteTool;
  /** The notes that were added, with their authors. Their ids are empty in a dry run. */
  added: (Pick<ReviewNote, 'id' | 'variant' | 'frames' | 'slot' | 'field' | 'text' | 'change'> & {
    by: string;
  })[];
  /** How many notes an earlier import of the same file added. */
  known: number;
  /** How many notes were left out because they are completed in the other program. */
  completed: number;
  /** The notes that could not be added, each with the reason. */
  left: LeftNote[];
};

/**
 * Adds the notes of another program to the open round: comments of Frame.io (CSV, JSON), markers of Resolve (EDL), Premiere (xmeml), FCPXML
 * and OTIO. Each is bound to the variant, the frames, the slot and the text that it is about. The same file twice adds nothing twice. Errors:
 * `notes-unreadable`, `notes-other-spot`, `round-not-open`, `variant-unknown`, `not-rendered`.
 */
export const importNotes = (
  project: TenspotProject,
  options: ImportNotesOptions,
): Promise<ImportNotesResult> =>
  running(options, (run) =>
    withProject(project, options, 'import notes', run, async (opened) => {
      const {workspace} = opened.project;
      const {start, variant, dryRun = false} = options;
      if (start !== undefined && !parseTimecode(start)) throw badStart(start);
      const rate = options.rate === undefined ? undefined : parseRate(options.rate);
      if (options.rate !== undefined && rate === undefined) throw badRate(options.rate);
      const notes = await readNotes(resolve(options.file));
      if (notes.spot !== undefined && notes.spot !== opened.id)
        throw otherSpot(options.file, notes.spot, opened.id);
      const masters = await currentMasters(workspace, opened.id);
      if (variant !== undefined && !masters.some((master) => master.variant === variant))
        throw noVariant(variant, masters);
      const state = await readReview(workspace, opened.id);
      const plan = planImport(notes, masters, state, {...options, rate});
      if (plan.notes.length > 0 && !dryRun && !openRound(state)) throw noRound();
      const about = masters.filter((master) => plan.notes.some(({note}) => note.variant === master.variant));
      const places = await placesOf(about, opened, run);
      const added: ImportNotesResult['added'] = [];
      for (const {by: author, note} of bindNotes(plan.notes, places)) {
        const {variant: id, frames, slot, field, text, change} = note;
        let number = '';
        // Another import of the same file can have added it since the plan.
        const add = (now: ReviewState): ReviewEvent => {
          if (hasKey(now, note.origin?.key)) throw KNOWN;
          const next = nextNote(now);
          number = next.id;
          return {event: 'note-added', note: {...next, ...note}};
        };
        try {
          if (!dryRun) await recordEvent(add, author, workspace, opened.id);
        } catch (error) {
          if (error !== KNOWN) throw error;
          plan.known += 1;
          continue;
        }
        added.push({id: number, variant: id, frames, slot, field, text, change, by: author});
      }
      const {known, completed, left} = plan;
      return {spot: opened.id, tool: notes.tool, added, known, completed, left};
    }),
  );

/** Ends the recording of a note that the log has. */
const KNOWN = new Error('the log has this note');

const hasKey = ({rounds}: ReviewState, key: string | undefined): boolean =>
  rounds.some(({notes}) => notes.some(({origin}) => key !== undefined && origin?.key === key));

/** Where the slots and texts are in these masters. A master is left out whose documents changed since it was rendered. */
async function placesOf(
  masters: readonly ReviewedMaster[],
  {project, id}: Opened,
  run: CallRun,
): Promise<Map<string, BoardPlaces>> {
  const places = new Map<string, BoardPlaces>();
  if (masters.length === 0) return places;
  const changed = await findPlaces(masters, await openSpot(project, id, {unsellable: true}), run);
  for (const master of masters) {
    const found = changed.includes(master.variant) ? null : await recallPlaces(master, project.store);
    if (found) places.set(master.variant, found);
  }
  return places;
}

const noRound = () =>
  new TenspotError({
    code: 'round-not-open',
    what: 'notes are added to a round',
    expected: 'an open round',
    got: 'none',
    fix: 'Open the next round, then import the notes.',
  });

const otherSpot = (file: string, got: string, spot: string) =>
  invalid({
    code: 'notes-other-spot',
    what: 'these notes are about another spot',
    where: {file, field: 'spot'},
    expected: spot,
    got,
    fix: `Import the file with the name of its spot: \`tenspot import notes <file> ${got} --by <name>\`.`,
  });

const noVariant = (variant: string, masters: readonly {variant: string}[]) =>
  invalid({
    code: 'variant-unknown',
    what: `there is no master of the variant "${variant}"`,
    expected: masters.map((each) => each.variant).join(', '),
    got: variant,
  });

const badStart = (got: string) =>
  invalid({
    code: 'timecode-invalid',
    what: 'the timecode of the first frame cannot be read',
    expected: 'HH:MM:SS:FF, such as 01:00:00:00; with ; before the frames for drop-frame',
    got,
  });

const badRate = (got: string) =>
  invalid({
    code: 'rate-invalid',
    what: 'the frame rate of the file cannot be read',
    expected: 'frames a second: 25, 29.97 or 30000/1001',
    got,
  });
