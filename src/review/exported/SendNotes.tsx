import {useReview} from '../app/review-context.ts';
import {ownNotes} from './exported-review.ts';
import {notesFile} from './own-notes.ts';

/** What becomes of the notes of an exported review: a file that the reviewer sends back. */
export function SendNotes() {
  const {board, name} = useReview();
  const notes = ownNotes?.list() ?? [];
  const save = (): void => {
    const text = notesFile(board.spot, ownNotes?.load() ?? []);
    const url = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
    const link = document.createElement('a');
    link.href = url;
    link.download = `notes-${board.spot}${fileName(name)}.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div className="round">
      <p>
        <strong>Your notes</strong>
      </p>
      {ownNotes?.kept() === false && (
        <p className="doubt" role="alert">
          This browser does not keep your notes. Save the file before you close the page.
        </p>
      )}
      <p className="quiet">
        They are in this browser only. When you are done, save the file and send it to the person who sent you
        this folder.
      </p>
      <button type="button" className="loud" disabled={notes.length === 0} onClick={save}>
        {notes.length === 0
          ? 'Save the notes'
          : `Save ${notes.length} ${notes.length === 1 ? 'note' : 'notes'} to a file`}
      </button>
    </div>
  );
}

/** The name of a person as a part of a file name. */
const fileName = (name: string): string => {
  const plain = name
    .trim()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 40);
  return plain === '' ? '' : `-${plain}`;
};

/** Takes a note of an exported review away. `id`: as the page numbers them. */
export function RemoveNote({id}: {id: string}) {
  const {reload} = useReview();
  const remove = (): void => {
    const note = ownNotes?.list()[Number(id.slice(1)) - 1];
    if (note) ownNotes?.remove(note.key);
    void reload();
  };
  return (
    <button type="button" className="small" onClick={remove}>
      Remove
    </button>
  );
}
