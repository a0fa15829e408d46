import type {BoardVariant} from '../../spot/review/board.ts';
import {isOnMachine, useReview} from '../app/review-context.ts';
import {SendNotes} from '../exported/SendNotes.tsx';
import {RoundSteps} from '../rounds/RoundSteps.tsx';
import {NoteCard} from './NoteCard.tsx';
import {NoteForm} from './NoteForm.tsx';

/** The note that is written, and the notes on these variants by round, the last round first. */
export function NotesTab({variants}: {variants: readonly BoardVariant[]}) {
  const {board, selected, draft} = useReview();
  const variant = variants.find(({id}) => id === selected);
  const ids = new Set(variants.map(({id}) => id));
  return (
    <>
      {draft && variant ? (
        <NoteForm variant={variant} draft={draft} />
      ) : board.exported ? (
        <SendNotes />
      ) : (
        isOnMachine(board) && <RoundSteps />
      )}
      {board.rounds.toReversed().map(({round, state, notes}) => {
        const own = notes.filter((note) => ids.has(note.variant) && !note.withdrawn);
        return (
          <section key={round}>
            {!board.exported && (
              <h3>
                Round {round} <span className="quiet">{state}</span>
              </h3>
            )}
            {own.length === 0 && (
              <p className="quiet">
                {state === 'open' && variant
                  ? 'No notes. Draw a box on the picture, or press N.'
                  : 'No notes.'}
              </p>
            )}
            <ul className="cards">
              {own.map((note) => (
                <NoteCard key={note.id} note={note} state={state} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
