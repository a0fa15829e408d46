import type {NoteChange} from '../../spot/review/note.ts';

type Props = {
  change: NoteChange | null;
  /** The text that the note is about; null if it is about none. */
  value: string | null;
  hasSlot: boolean;
  set: (change: NoteChange | null) => void;
};

/** The change of the documents that a note asks for. */
export function ChangeFields({change, value, hasSlot, set}: Props) {
  const begin = (kind: string): NoteChange | null => {
    if (kind === 'say') return {kind, text: value ?? ''};
    if (kind === 'shorten' || kind === 'lengthen' || kind === 'start') return {kind, seconds: 0.5};
    if (kind === 'bigger' || kind === 'smaller') return {kind};
    return kind === 'take' ? {kind, take: 2} : null;
  };
  return (
    <div className="change">
      <label>
        <span>Asks for</span>
        <select value={change?.kind ?? ''} onChange={(event) => set(begin(event.target.value))}>
          <option value="">a person to make the change</option>
          {value !== null && <option value="say">another text</option>}
          {value !== null && <option value="bigger">larger type</option>}
          {value !== null && <option value="smaller">smaller type</option>}
          {hasSlot && <option value="shorten">a shorter slot</option>}
          {hasSlot && <option value="lengthen">a longer slot</option>}
          {hasSlot && <option value="start">another start in the take</option>}
          {hasSlot && <option value="take">another take</option>}
        </select>
      </label>
      {change?.kind === 'say' && (
        <textarea
          aria-label="The new text"
          rows={2}
          value={change.text}
          onChange={(event) => set({...change, text: event.target.value})}
        />
      )}
      {change && 'seconds' in change && (
        <label>
          <span>{change.kind === 'start' ? 'Seconds later (negative: earlier)' : 'Seconds'}</span>
          <input
            type="number"
            step={0.1}
            min={change.kind === 'start' ? -30 : 0.1}
            max={30}
            value={change.seconds}
            onChange={(event) => set({...change, seconds: Number(event.target.value)})}
          />
        </label>
      )}
      {change?.kind === 'take' && (
        <label>
          <span>Take</span>
          <input
            type="number"
            min={1}
            step={1}
            value={change.take}
            onChange={(event) => set({...change, take: Math.max(1, Math.round(Number(event.target.value)))})}
          />
        </label>
      )}
    </div>
  );
}

/** What a change asks for, in words. */
export function describeChange(change: NoteChange): string {
  if (change.kind === 'say') return `say: ${change.text}`;
  if (change.kind === 'take') return `use take ${change.take}`;
  if (change.kind === 'bigger') return 'larger type';
  if (change.kind === 'smaller') return 'smaller type';
  const seconds = Math.abs(change.seconds);
  if (change.kind !== 'start') return `${change.kind} by ${seconds} s`;
  return `start ${seconds} s ${change.seconds < 0 ? 'earlier' : 'later'}`;
}
