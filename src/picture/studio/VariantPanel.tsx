import {type CSSProperties, type KeyboardEvent, useLayoutEffect, useRef, useState} from 'react';
// biome-ignore lint/style/noRestrictedImports: what stands beside the picture is outside of it in the page, too
import {createPortal} from 'react-dom';
import type {EditServerAddress} from '../../spot/preview/preview-data.ts';
import {sentence} from '../../spot/problem/errors.ts';
import {askServer, type Edited} from './ask-server.ts';
import {canvasOf} from './canvas.ts';

type Props = {
  desk: EditServerAddress | null;
  edited: Edited;
  notes: readonly string[];
  ids: readonly string[];
  /** The controls are not those of the document. */
  changed: boolean;
  valid: boolean;
  guides: boolean;
  setGuides: (on: boolean) => void;
};

type Place = {left: number; bottom: number; maxWidth: number};

/** Pixels between things, and how wide the card is at least, over the picture if it has to, and at most. */
const GAP = 12;
const NARROW = 180;
const WIDE = 300;

/** What the Studio's own panels have no place for: notes, the safe zones, and storing an edit. It stands beside the picture. */
export function Dock(props: Props) {
  const anchor = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const picture = anchor.current?.parentElement;
    if (!picture) return;
    const observer = new ResizeObserver(() => {
      const canvas = canvasOf(picture);
      if (!canvas) return;
      observer.observe(canvas);
      const {left, bottom} = canvas.getBoundingClientRect();
      const free = picture.getBoundingClientRect().left - left - 3 * GAP;
      setPlace({
        left: left + GAP,
        bottom: document.documentElement.clientHeight - bottom + GAP,
        maxWidth: Math.max(NARROW, Math.min(WIDE, free)),
      });
    });
    // The Studio lays its page around the picture after it was drawn first.
    observer.observe(picture);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <div ref={anchor} style={{position: 'absolute', width: 0, height: 0}} />
      {place && createPortal(<Card {...props} place={place} />, document.body)}
    </>
  );
}

function Card({place, ...props}: Props & {place: Place}) {
  const {edited, notes, guides, setGuides} = props;
  return (
    <section
      style={{...card, ...place}}
      aria-label="Tenspot"
      // What is typed here is not meant for the Studio's shortcuts.
      onKeyDown={(event: KeyboardEvent) => event.stopPropagation()}
    >
      <strong style={{fontWeight: 600}}>{edited.variant}</strong>
      {notes.map((note) => (
        <div key={note} style={{color: AMBER}}>
          {note}
        </div>
      ))}
      <label style={row}>
        <input type="checkbox" checked={guides} onChange={(event) => setGuides(event.target.checked)} />
        Safe zone
      </label>
      <Storing {...props} />
    </section>
  );
}

function Storing({desk, edited, ids, changed, valid}: Props) {
  const [id, setId] = useState(() => nextId(edited.variant, ids));
  const [said, setSaid] = useState<{text: string; bad: boolean} | null>(null);
  const [busy, setBusy] = useState(false);
  if (!desk) return null;
  if (!changed) return <div style={quiet}>As in variants.yaml.</div>;
  if (!desk.write) {
    return (
      <div style={quiet}>
        Edited. Remotion’s own Save keeps only static default props; start with “tenspot studio --write” to
        store edits as rows of variants.yaml.
      </div>
    );
  }
  const store = async (): Promise<void> => {
    setBusy(true);
    const {id: stored, problems = []} = await askServer(desk, 'store', {...edited, id});
    setBusy(false);
    setSaid(
      stored
        ? {text: `Stored as ${stored} in variants.yaml.`, bad: false}
        : {text: problems.map(sentence).join('\n'), bad: true},
    );
  };
  return (
    <>
      <div style={row}>
        <input
          aria-label="Id of the new variant"
          style={field}
          value={id}
          onChange={(event) => setId(event.target.value)}
        />
        <button type="button" style={button} disabled={!valid || busy} onClick={() => void store()}>
          Store as a variant
        </button>
      </div>
      {said && <div style={{color: said.bad ? ALARM : GREEN, whiteSpace: 'pre-wrap'}}>{said.text}</div>}
    </>
  );
}

/** The variant's id with the next number that is free. */
export function nextId(id: string, ids: readonly string[]): string {
  let turn = 2;
  while (ids.includes(`${id}-${turn}`)) turn++;
  return `${id}-${turn}`;
}

const AMBER = '#ffcf70';
const ALARM = '#ff9d86';
const GREEN = '#8fe0a8';

const card: CSSProperties = {
  position: 'fixed',
  width: 'max-content',
  boxSizing: 'border-box',
  maxHeight: 320,
  overflow: 'auto',
  zIndex: 5,
  display: 'grid',
  gap: 8,
  padding: '10px 12px',
  borderRadius: 6,
  border: '1px solid #3a4045',
  backgroundColor: 'rgba(27, 30, 33, 0.94)',
  color: '#f2f4f5',
  font: '12px/1.45 system-ui, sans-serif',
  overflowWrap: 'anywhere',
};
const row: CSSProperties = {display: 'flex', alignItems: 'center', gap: 6};
const quiet: CSSProperties = {color: '#a3abb2'};
const field: CSSProperties = {
  font: 'inherit',
  color: 'inherit',
  backgroundColor: '#121416',
  border: '1px solid #3a4045',
  borderRadius: 4,
  padding: '4px 6px',
  flex: '1 1 80px',
  minWidth: 0,
};
const button: CSSProperties = {
  font: 'inherit',
  fontWeight: 600,
  color: '#0f1113',
  backgroundColor: '#f2f4f5',
  border: 0,
  borderRadius: 4,
  padding: '5px 8px',
  whiteSpace: 'nowrap',
  cursor: 'pointer',
};
