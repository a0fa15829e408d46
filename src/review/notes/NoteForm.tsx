import {type FormEvent, useEffect, useRef} from 'react';
import {notePlace, sharedText} from '../../spot/review/bind-note.ts';
import type {BoardVariant} from '../../spot/review/board.ts';
import type {NoteChange} from '../../spot/review/note.ts';
import {NameField} from '../app/NameField.tsx';
import {RadioChoice} from '../app/RadioChoice.tsx';
import {useReview} from '../app/review-context.ts';
import {timecode} from '../clock/timecode.ts';
import {BoxButtons} from './BoxButtons.tsx';
import {ChangeFields} from './ChangeFields.tsx';
import type {NoteDraft} from './note-draft.ts';

const KINDS = [
  ['must', 'Must'],
  ['should', 'Should'],
  ['question', 'Question'],
  ['praise', 'Praise'],
] as const;

/** Writes a note: where it is, what it is about, and what it says. */
export function NoteForm({variant, draft}: {variant: BoardVariant; draft: NoteDraft}) {
  const {board, setDraft, record, name} = useReview();
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => text.current?.focus(), []);
  const {id, fps, places, sha256} = variant;
  const {frames, box} = draft;
  /** The frames before the note was about the whole spot. */
  const before = useRef(frames);
  const {slot, text: hit} = places ? notePlace(places, frames, box) : {slot: null, text: null};
  const shared = hit ? sharedText(board.variants, hit) : [];
  const onScreen = places?.texts.filter(
    (each) => frames && each.from < frames.from + frames.frames && frames.from < each.from + each.frames,
  );
  const isOpen = board.rounds.at(-1)?.state === 'open';

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const note = {...draft, variant: id, slot, field: hit?.field ?? null};
    if (
      await record(
        'note',
        {...note, change: fitting(draft.change, hit !== null, slot !== null)},
        board.exported ? 'The note is added. Save the file when you are done.' : 'The note is recorded.',
      )
    )
      setDraft(null);
  };
  return (
    <form className="note-form" onSubmit={(event) => void send(event)} aria-label="Note">
      <p className="where">
        <strong>
          {frames
            ? frames.frames > 1
              ? `${timecode(frames.from, fps)} – ${timecode(frames.from + frames.frames - 1, fps)}`
              : timecode(frames.from, fps)
            : 'The whole spot'}
        </strong>
        {slot && <span className="quiet"> slot {slot}</span>}
        <label className="whole">
          <input
            type="checkbox"
            checked={frames === null}
            onChange={(event) => {
              if (event.target.checked) before.current = frames;
              setDraft({
                ...draft,
                frames: event.target.checked ? null : (before.current ?? {from: 0, frames: 1}),
              });
            }}
          />{' '}
          whole spot
        </label>
      </p>
      {hit && (
        <div className="hit-text">
          <p>
            <code>{hit.field}</code> <q>{hit.value}</q>
          </p>
          <p className="quiet">
            {shared.length === 1
              ? 'Only in this variant.'
              : `The same in ${shared.length}: ${shared.join(', ')}.`}
          </p>
        </div>
      )}
      {box && !hit && (
        <p className="quiet">
          {places === null
            ? placesMissing(board.places, board.placesProblem)
            : 'The box touches no text of the copy.'}
        </p>
      )}
      <p className="row-of-buttons">
        {onScreen && onScreen.length > 0 && (
          <select
            aria-label="Put the box around a text"
            value={hit?.field ?? ''}
            onChange={({target: {value}}) =>
              setDraft({...draft, box: onScreen.find(({field}) => field === value)?.box ?? null})
            }
          >
            <option value="">no text</option>
            {onScreen.map(({field, from}) => (
              <option key={`${field} ${from}`}>{field}</option>
            ))}
          </select>
        )}
        <BoxButtons box={box} set={(next) => setDraft({...draft, box: next})} />
      </p>
      <textarea
        ref={text}
        required
        maxLength={4000}
        rows={3}
        aria-label="What the note says"
        placeholder="What should change?"
        value={draft.text}
        onChange={(event) => setDraft({...draft, text: event.target.value})}
      />
      <RadioChoice
        label="Kind"
        name="kind"
        options={KINDS}
        value={draft.kind}
        choose={(kind) => setDraft({...draft, kind})}
      />
      <RadioChoice
        label="About"
        name="scope"
        options={[
          ['variant', 'This variant'],
          ['segment', hit ? `The ${shared.length} with this text` : 'All that share it'],
          ['all', 'All'],
        ]}
        value={draft.scope}
        choose={(scope) => setDraft({...draft, scope})}
      />
      {(hit || slot) && (
        <ChangeFields
          change={draft.change}
          value={hit?.value ?? null}
          hasSlot={slot !== null}
          set={(change) => setDraft({...draft, change})}
        />
      )}
      <NameField />
      {draft.sha256 !== sha256 && (
        <p className="doubt" role="alert">
          The master was rendered again since you began this note. Look at the new one, then{' '}
          <button type="button" className="link" onClick={() => setDraft({...draft, sha256})}>
            make the note about it
          </button>
        </p>
      )}
      {!isOpen && (
        <p className="bad">No round is open, so notes cannot be added. Open one in the list of notes.</p>
      )}
      <p className="row-of-buttons">
        <button
          type="submit"
          className="loud"
          disabled={!isOpen || draft.text.trim() === '' || name.trim() === '' || draft.sha256 !== sha256}
        >
          Add note
        </button>
        <button type="button" onClick={() => setDraft(null)}>
          Cancel
        </button>
      </p>
    </form>
  );
}

/** Changes of a text. The others change a slot. */
const OF_TEXT: readonly NoteChange['kind'][] = ['say', 'bigger', 'smaller'];

/** A change that the place of the note still allows. */
const fitting = (change: NoteChange | null, hasText: boolean, hasSlot: boolean): NoteChange | null =>
  change && (OF_TEXT.includes(change.kind) ? hasText : hasSlot) ? change : null;

const placesMissing = (places: 'pending' | 'known' | 'failed', problem: string | null): string =>
  places === 'pending'
    ? 'Tenspot is still looking for the texts in this master.'
    : `The texts in this master are not known. ${problem ?? ''}`;
