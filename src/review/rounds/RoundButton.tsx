import {useReview} from '../app/review-context.ts';

/** Opens the notes, and says which round it is. */
export function RoundButton() {
  const {board, tab, openTab} = useReview();
  const last = board.rounds.at(-1);
  const notes = last?.notes.filter(({withdrawn}) => !withdrawn).length ?? 0;
  return (
    <button
      type="button"
      aria-pressed={tab === 'notes'}
      onClick={() => openTab(tab === 'notes' ? null : 'notes')}
    >
      {board.exported ? (
        <>Notes{notes > 0 && <span className="count">{notes}</span>}</>
      ) : last ? (
        <>
          Round {last.round} <span className="quiet">{last.state}</span>
          {notes > 0 && <span className="count">{notes}</span>}
        </>
      ) : (
        'Rounds'
      )}
    </button>
  );
}
