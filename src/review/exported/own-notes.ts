import type {AppRequests} from '../../spot/review/app-request.ts';
import type {ReviewBoard} from '../../spot/review/board.ts';
import type {ExportedReview, SentNote, SentNotes} from '../../spot/review/sent-notes.ts';

/** The notes that were written in an exported review. They are in this browser until the file is sent. */
export type OwnNotes = {
  /** The notes as they were read last: those that the page shows. */
  list: () => readonly SentNote[];
  /** Reads them again: another tab with the page may have added notes. */
  load: () => readonly SentNote[];
  add: (note: AppRequests['note']) => void;
  remove: (key: string) => void;
  /** Whether the browser keeps all of them. If not, they are gone when the page is closed. */
  kept: () => boolean;
};

/** Where a browser keeps texts. It may be closed or full: then the notes are in the page alone. */
type Place = Pick<Storage, 'getItem' | 'setItem'>;

/** Opens the notes of an exported review. `place` is asked for only here, because a browser may refuse it to pages from files. */
export function openOwnNotes({id}: Pick<ExportedReview, 'id'>, place: () => Place): OwnNotes {
  const name = `tenspot-notes-${id}`;
  let notes: readonly SentNote[] = [];
  let stored: readonly SentNote[] = [];
  const removed = new Set<string>();
  const isIn = (list: readonly SentNote[], {key}: SentNote): boolean => list.some((each) => each.key === key);
  const unkept = (): SentNote[] => notes.filter((note) => !isIn(stored, note));
  const load = (): readonly SentNote[] => {
    try {
      const text = place().getItem(name);
      // A browser that was told to forget its data has no item: the page still has the notes.
      if (text === null) return notes;
      const before = unkept();
      stored = JSON.parse(text) as SentNote[];
      notes = [
        ...stored.filter(({key}) => !removed.has(key)),
        ...before.filter((note) => !isIn(stored, note)),
      ];
    } catch {
      // They stay in the page.
    }
    return notes;
  };
  const keep = (next: readonly SentNote[]): void => {
    notes = next;
    try {
      place().setItem(name, JSON.stringify(notes));
      stored = notes;
    } catch {
      // They stay in the page.
    }
  };
  load();
  return {
    list: () => notes,
    load,
    add: (note) => keep([...load(), {key: crypto.randomUUID(), ...note}]),
    remove: (key) => {
      removed.add(key);
      keep(load().filter((each) => each.key !== key));
    },
    kept: () => unkept().length === 0,
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
