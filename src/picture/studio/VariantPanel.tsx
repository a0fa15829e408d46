import {type KeyboardEvent, useLayoutEffect, useRef, useState} from 'react';
// biome-ignore lint/style/noRestrictedImports: the card is outside of the picture in the page
import {createPortal} from 'react-dom';
import type {EditServerAddress} from '../../spot/preview/preview-data.ts';
import type {SettingsChange} from '../../spot/preview/spot-settings.ts';
import {sentence} from '../../spot/problem/errors.ts';
import {callEditServer, type VariantEdit} from './edit-server-client.ts';
import {ALARM, AMBER, button, card, field, GREEN, quiet, row} from './panel-styles.ts';
import {StoreSettings} from './StoreSettings.tsx';
import {canvasOf} from './studio-canvas.ts';
import type {ViewSettings} from './use-view-settings.ts';

type Props = {
  editServer: EditServerAddress | null;
  edited: VariantEdit;
  /** The document that has the variant. */
  file: string;
  notes: readonly string[];
  ids: readonly string[];
  /** The controls differ from the document. */
  changed: boolean;
  /** The settings of the spot that differ from its documents. */
  settings: readonly SettingsChange[];
  valid: boolean;
  view: ViewSettings;
  /** Whether the beats of a bed are known. */
  hasBeats: boolean;
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
  const {editServer, edited, notes, settings} = props;
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
      <ViewControls {...props} />
      <StoreSettings editServer={editServer} edited={edited} changes={settings} />
      <StoreVariant {...props} />
    </section>
  );
}

function ViewControls({view, hasBeats}: Pick<Props, 'view' | 'hasBeats'>) {
  const {guides, compared, split, beats} = view;
  const box = (name: string, on: boolean, set: (on: boolean) => void) => (
    <label style={row}>
      <input type="checkbox" checked={on} onChange={(event) => set(event.target.checked)} />
      {name}
    </label>
  );
  return (
    <>
      {box('Safe zone', guides, view.setGuides)}
      {hasBeats && box('Beats', beats, view.setBeats)}
      {box('Before and after the grade', compared, view.setCompared)}
      {compared && (
        <input
          type="range"
          aria-label="Where the graded part begins"
          min={0}
          max={1}
          step={0.01}
          value={split}
          onChange={(event) => view.setSplit(Number(event.target.value))}
        />
      )}
    </>
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
