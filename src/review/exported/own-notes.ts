import type {AppRequests} from '../../spot/review/app-request.ts';
import type {ReviewBoard} from '../../spot/review/board.ts';
import type {ExportedReview, SentNote, SentNotes} from '../../spot/review/sent-notes.ts';

/** The notes that were written in an exported review. They are in this browser until the file is sent. */
export type OwnNotes = {
  list: () => readonly SentNote[];
  add: (note: AppRequests['note']) => void;
  remove: (key: string) => void;
};

/** Where a browser keeps texts. It may be closed or full: then the notes are in the page alone. */
type Place = Pick<Storage, 'getItem' | 'setItem'>;

/** Opens the notes of an exported review. `place` is asked for only here, because a browser may refuse it to pages from files. */
export function openOwnNotes({id}: Pick<ExportedReview, 'id'>, place: () => Place): OwnNotes {
  const name = `tenspot-notes-${id}`;
  let notes: readonly SentNote[] = [];
  try {
    notes = JSON.parse(place().getItem(name) ?? '[]') as SentNote[];
  } catch {
    // They stay in the page.
  }
  const keep = (next: readonly SentNote[]): void => {
    notes = next;
    try {
      place().setItem(name, JSON.stringify(notes));
    } catch {
      // They stay in the page.
    }
  };
  return {
    list: () => notes,
    add: (note) => keep([...notes, {key: crypto.randomUUID(), ...note}]),
    remove: (key) => keep(notes.filter((each) => each.key !== key)),
  };
}

/** The board of an exported review with its own notes, in a round that is open. */
export function withOwnNotes(board: ReviewBoard, notes: readonly SentNote[]): ReviewBoard {
  const own = notes.map(({key, ...note}, index) => ({
    ...note,
    ...{id: `n${index + 1}`, round: 1, at: '', answer: null, withdrawn: false},
  }));
  return {...board, rounds: [{round: 1, state: 'open', stages: [], notes: own}]};
}

/** The file that is sent back, as a text. */
export const notesFile = (spot: string, notes: readonly SentNote[]): string =>
  `${JSON.stringify({tenspot: 'notes/1', spot, notes: [...notes]} satisfies SentNotes, null, 2)}\n`;
