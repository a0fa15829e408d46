import {useContext, useState} from 'react';
import type {NoteAnswer} from '../../spot/review/note.ts';
import type {NoteState, RoundState} from '../../spot/review/review-state.ts';
import {isOnMachine, useReview} from '../app/review-context.ts';
import {timecode} from '../clock/timecode.ts';
import {ClockContext} from '../clock/use-clock.ts';
import {RemoveNote} from '../exported/SendNotes.tsx';
import {ApplyChange} from './ApplyChange.tsx';
import {describeChange} from './ChangeFields.tsx';

/** A note with its answer, or the ways to answer it. */
export function NoteCard({note, state}: {note: NoteState; state: RoundState['state']}) {
  const {board, selected, select} = useReview();
  const clock = useContext(ClockContext);
  const {id, by, variant, frames, text, kind, scope, slot, field, change, answer} = note;
  const master = board.variants.find((each) => each.id === variant);
  const fps = master?.fps ?? 30;
  const isRendered = master !== undefined && master.sha256 !== note.sha256;
  const show = (): void => {
    if (selected !== variant) select(variant);
    clock.pause();
    clock.seek((frames?.from ?? 0) / fps);
  };
  const about = [
    selected === variant ? null : variant,
    scope === 'all' ? 'all variants' : scope === 'segment' ? 'all that share it' : null,
    slot && `slot ${slot}`,
  ].filter(Boolean);
  return (
    <li className={`card ${kind}${answer ? ' answered' : ''}`} data-note={id}>
      <p className="meta">
        <strong>{id}</strong> <span className="kind">{kind}</span>
        <button type="button" className="link" onClick={show}>
          {frames ? timecode(frames.from, fps) : 'whole spot'}
        </button>
        <span className="quiet by">{by}</span>
      </p>
      <p className="says">{text}</p>
      {(field || about.length > 0) && (
        <p className="quiet">
          {field && <code>{field}</code>} {about.join(' · ')}
        </p>
      )}
      {change && <p className="asks">Change: {describeChange(change)}</p>}
      {change && !answer && state !== 'closed' && isOnMachine(board) && <ApplyChange note={id} />}
      {board.exported ? (
        <p>
          <RemoveNote id={id} />
        </p>
      ) : answer ? (
        <p className="answer">{describeAnswer(answer, isRendered)}</p>
      ) : (
        kind !== 'praise' && state !== 'closed' && isOnMachine(board) && <Answering note={note} />
      )}
    </li>
  );
}

/** `isRendered`: the variant has another master than the one that the note is about. */
function describeAnswer(answer: NoteAnswer & {by: string}, isRendered: boolean): string {
  if (answer.kind === 'declined') return `Declined by ${answer.by}: ${answer.reason}`;
  if (answer.kind === 'duplicate') return `The same as ${answer.of} (${answer.by})`;
  if (answer.sha256) return `Done (${answer.by}) in ${answer.sha256.slice(0, 8)}`;
  return `Done (${answer.by})${isRendered ? '. The master was rendered again since' : ', not rendered yet'}`;
}

function Answering({note: {id, variant, sha256}}: {note: NoteState}) {
  const {board, record, name, say} = useReview();
  const [how, setHow] = useState<'declined' | 'duplicate' | null>(null);
  const [words, setWords] = useState('');
  const others = board.rounds
    .flatMap(({notes}) => notes)
    .filter((other) => other.id !== id && !other.withdrawn);
  const send = (answer: NoteAnswer): void => {
    if (name.trim() === '') say('Enter your name first, in the field "Your name".', true);
    else void record('answer', {note: id, answer}, `${id} is answered.`);
  };
  const now = board.variants.find((each) => each.id === variant)?.sha256;
  return (
    <div className="answering">
      <div className="row-of-buttons">
        <button
          type="button"
          className="small"
          title={now === sha256 ? 'The master is still the one that the note is about.' : undefined}
          onClick={() => send({kind: 'done', sha256: now !== undefined && now !== sha256 ? now : null})}
        >
          Done
        </button>
        <button
          type="button"
          className="small"
          aria-expanded={how === 'declined'}
          onClick={() => setHow('declined')}
        >
          Decline
        </button>
        {others.length > 0 && (
          <button
            type="button"
            className="small"
            aria-expanded={how === 'duplicate'}
            onClick={() => setHow('duplicate')}
          >
            Duplicate
          </button>
        )}
      </div>
      {how === 'declined' && (
        <p className="row-of-buttons">
          <input
            aria-label="The reason"
            placeholder="Why"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <button
            type="button"
            className="small"
            disabled={words.trim() === ''}
            onClick={() => send({kind: 'declined', reason: words})}
          >
            Decline
          </button>
        </p>
      )}
      {how === 'duplicate' && (
        <p className="row-of-buttons">
          <select aria-label="Of which note" value={words} onChange={(event) => setWords(event.target.value)}>
            <option value="">which note</option>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.id}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="small"
            disabled={words === ''}
            onClick={() => send({kind: 'duplicate', of: words})}
          >
            Save
          </button>
        </p>
      )}
    </div>
  );
}
