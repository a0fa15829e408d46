import {type PointerEvent, useContext, useRef, useState} from 'react';
import type {Rect} from '../../spot/geometry/box.ts';
import {notePlace} from '../../spot/review/bind-note.ts';
import type {BoardVariant} from '../../spot/review/board.ts';
import {mediaUrl} from '../app/ask.ts';
import {useReview} from '../app/review-context.ts';
import {frameAt} from '../clock/correct-drift.ts';
import {SyncedVideo} from '../clock/SyncedVideo.tsx';
import {ClockContext, useFrame} from '../clock/use-clock.ts';
import {boxBetween, draftAt} from '../notes/note-draft.ts';
import {CaptionOverlay} from './CaptionOverlay.tsx';
import {Wipe} from './Wipe.tsx';

type Props = {
  variant: BoardVariant;
  zones: boolean;
  wipe: boolean;
  sound: boolean;
  /** Whether captions are shown. */
  captioned: boolean;
};

const place = ({x, y, width, height}: Rect) => ({
  left: `${x * 100}%`,
  top: `${y * 100}%`,
  width: `${width * 100}%`,
  height: `${height * 100}%`,
});

/** The picture of one variant with what lies over it. A drag draws the box of a note. */
export function Stage({variant, zones, wipe, sound, captioned}: Props) {
  const {id, sha256, fps, frames, width, height, earlier, places} = variant;
  const {board, draft, setDraft, openTab} = useReview();
  const clock = useContext(ClockContext);
  const frame = useFrame(variant);
  const [drag, setDrag] = useState<{from: readonly [number, number]; box: Rect | null} | null>(null);
  const stage = useRef<HTMLDivElement>(null);

  const pointOf = (event: PointerEvent): readonly [number, number] => {
    const {left, top, width: w, height: h} = (stage.current as HTMLDivElement).getBoundingClientRect();
    return [(event.clientX - left) / w, (event.clientY - top) / h];
  };
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0 || (event.target as Element).closest('input, button')) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    clock.pause();
    setDrag({from: pointOf(event), box: null});
  };
  const move = (event: PointerEvent): void => {
    if (drag) setDrag({...drag, box: boxBetween(drag.from, pointOf(event))});
  };
  const end = (): void => {
    if (drag?.box) {
      setDraft({...(draft ?? draftAt(frameAt(clock.now(), variant), variant)), box: drag.box});
      openTab('notes');
    }
    setDrag(null);
  };

  const notes = board.rounds
    .flatMap((round) => round.notes)
    .filter((note) => note.variant === id && note.box && !note.withdrawn && isAt(note.frames, frame));
  const drawn = drag?.box ?? (draft && isAt(draft.frames, frame) ? draft.box : null);
  const hit =
    drawn && places ? notePlace(places, draft?.frames ?? {from: frame, frames: 1}, drawn).text : null;
  return (
    <div
      ref={stage}
      className="stage"
      style={{aspectRatio: `${width} / ${height}`, width: `min(100cqw, calc(100cqh * ${width / height}))`}}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
      data-frame={frame}
    >
      <img src={mediaUrl('poster', sha256)} alt="" className="under" />
      <SyncedVideo
        key={sha256}
        src={mediaUrl('master', sha256)}
        {...{fps, frames}}
        label={`Master of ${id}`}
        muted={!sound}
      />
      {wipe && earlier && (
        <Wipe round={earlier.round}>
          <SyncedVideo
            src={mediaUrl('earlier', earlier.sha256)}
            {...{fps, frames}}
            label={`Master of round ${earlier.round}`}
            muted
          />
        </Wipe>
      )}
      {captioned && variant.captions && (
        <CaptionOverlay captions={variant.captions} frame={frame} fps={fps} />
      )}
      {zones && <SafeZones zones={variant.zones} />}
      {notes.map(({id: note, box, kind}) => (
        <span key={note} className={`box note ${kind}`} style={place(box as Rect)}>
          <em>{note}</em>
        </span>
      ))}
      {hit && <span className="box hit" style={place(hit.box)} />}
      {drawn && (
        <span className="box drawn" style={place(drawn)}>
          {hit && <em>{hit.field}</em>}
        </span>
      )}
    </div>
  );
}

const isAt = (span: {from: number; frames: number} | null, frame: number): boolean =>
  span === null || (span.from <= frame && frame < span.from + span.frames);

/** What each placement leaves visible. */
function SafeZones({zones}: {zones: BoardVariant['zones']}) {
  return (
    <>
      {zones.map(({placement, title, zone: {top, right, bottom, left}}) => (
        <span
          key={placement}
          className="box zone"
          style={place({x: left, y: top, width: 1 - left - right, height: 1 - top - bottom})}
        >
          <em>{title}</em>
        </span>
      ))}
    </>
  );
}
