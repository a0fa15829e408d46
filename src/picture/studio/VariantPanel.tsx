import {type CSSProperties, type KeyboardEvent, useLayoutEffect, useRef, useState} from 'react';
// biome-ignore lint/style/noRestrictedImports: the card is outside of the picture in the page
import {createPortal} from 'react-dom';
import type {EditServerAddress} from '../../spot/preview/preview-data.ts';
import {sentence} from '../../spot/problem/errors.ts';
import {callEditServer, type VariantEdit} from './edit-server-client.ts';
import {canvasOf} from './studio-canvas.ts';

type Props = {
  editServer: EditServerAddress | null;
  edited: VariantEdit;
  /** The document that has the variant. */
  file: string;
  notes: readonly string[];
  ids: readonly string[];
  /** The controls differ from the document. */
  changed: boolean;
  valid: boolean;
  guides: boolean;
  setGuides: (on: boolean) => void;
};

type Place = {left: number; bottom: number; maxWidth: number};

/** Space around the card, in pixels. */
const GAP = 12;
/** Least and largest width of the card, in pixels. At the least width it may cover the picture. */
const MIN_WIDTH = 180;
const MAX_WIDTH = 300;

/** Milliseconds between two looks at where the picture is. */
const MEASURED_EVERY = 250;

/** The place at the left bottom of the canvas, inside the window; undefined before layout. */
function placeBeside(picture: Element): Place | undefined {
  const canvas = canvasOf(picture);
  if (!canvas) return undefined;
  const {clientWidth, clientHeight} = document.documentElement;
  const {left, bottom} = canvas.getBoundingClientRect();
  const free = picture.getBoundingClientRect().left - left - 3 * GAP;
  const maxWidth = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, free));
  return {
    left: Math.max(GAP, Math.min(left + GAP, clientWidth - maxWidth - GAP)),
    bottom: Math.max(GAP, clientHeight - bottom + GAP),
    maxWidth,
  };
}

/** A card beside the picture with what Remotion Studio's own panels lack: notes, the safe zone switch, and storing an edit. */
export function VariantPanel(props: Props) {
  const anchor = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const picture = anchor.current?.parentElement;
    if (!picture) return;
    const measure = (): void => {
      const next = placeBeside(picture);
      if (next) setPlace((known) => (JSON.stringify(known) === JSON.stringify(next) ? known : next));
    };
    measure();
    // The Studio lays out its page after the first render of the picture, and then moves and scales the picture by transforms, of which
    // no observer is told.
    // biome-ignore lint/style/noRestrictedGlobals: beside the picture, in the Studio only
    const timer = setInterval(measure, MEASURED_EVERY);
    return () => clearInterval(timer);
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
      // Keeps typing in this card from triggering the Studio's shortcuts.
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
      <StoreVariant {...props} />
    </section>
  );
}

function StoreVariant({editServer, edited, file, ids, changed, valid}: Props) {
  const [id, setId] = useState(() => nextVariantId(edited.variant, ids));
  const [result, setResult] = useState<{text: string; bad: boolean} | null>(null);
  const [busy, setBusy] = useState(false);
  if (!editServer) return null;
  if (!changed) return <div style={quiet}>{`Same as in ${file}.`}</div>;
  if (!editServer.write) {
    return (
      <div style={quiet}>
        Edited. Remotion’s Save button cannot store these edits. Start with “tenspot studio --write” to store
        them as rows of variants.yaml.
      </div>
    );
  }
  const store = async (): Promise<void> => {
    setBusy(true);
    const {id: stored, problems = []} = await callEditServer(editServer, 'store', {...edited, id});
    setBusy(false);
    setResult(
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
      {result && <div style={{color: result.bad ? ALARM : GREEN, whiteSpace: 'pre-wrap'}}>{result.text}</div>}
    </>
  );
}

/** The id with the first number from 2 on that no other id has: `a-2`. */
export function nextVariantId(id: string, ids: readonly string[]): string {
  let number = 2;
  while (ids.includes(`${id}-${number}`)) number++;
  return `${id}-${number}`;
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
