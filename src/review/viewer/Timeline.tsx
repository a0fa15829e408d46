import {type PointerEvent, useContext, useMemo} from 'react';
import type {BoardVariant} from '../../spot/review/board.ts';
import {sharedSpans} from '../../spot/review/shared-frames.ts';
import {useReview} from '../app/review-context.ts';
import {Transport} from '../clock/Transport.tsx';
import {timecode} from '../clock/timecode.ts';
import {ClockContext, useFrame} from '../clock/use-clock.ts';

/** The slots, the findings and the notes of a variant over its length. A press goes there. */
export function Timeline({variant}: {variant: BoardVariant}) {
  const {fps, frames, places, findings, id} = variant;
  const {board, openTab} = useReview();
  const clock = useContext(ClockContext);
  const frame = useFrame(variant);
  const spans = useMemo(
    () =>
      sharedSpans(
        board.variants.map(({segments}) => segments),
        frames,
      ),
    [board, frames],
  );
  const notes = board.rounds
    .flatMap((round) => round.notes)
    .filter((note) => note.variant === id && note.frames && !note.withdrawn);
  const at = ({from, frames: length}: {from: number; frames: number}) => ({
    left: `${(from / frames) * 100}%`,
    width: `max(3px, ${(length / frames) * 100}%)`,
  });
  const go = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    const {left, width} = event.currentTarget.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientX - left) / width));
    clock.seek(Math.min(frames - 1, Math.floor(part * frames)) / fps);
  };
  return (
    <div className="timeline-room">
      <div className="timeline" onPointerDown={go} onPointerMove={go}>
        <div className="row slots">
          {places?.slots.map((slot) => (
            <span key={slot.slot} style={at(slot)} title={slot.slot}>
              {slot.slot}
            </span>
          ))}
          {places === null && (
            <em className="quiet">{board.places === 'pending' ? 'Finding the slots' : 'Slots not known'}</em>
          )}
        </div>
        {variant.captions && variant.captions.texts.length > 0 && (
          <div className="row slots captions-track">
            {variant.captions.texts.map(({from, to, text}) => (
              <span
                key={`${from} ${text}`}
                style={at({from: from * fps, frames: (to - from) * fps})}
                title={text}
              >
                {text}
              </span>
            ))}
          </div>
        )}
        {(findings?.length ?? 0) > 0 && (
          <div className="row marks">
            {findings?.map((finding, index) =>
              finding.frames ? (
                <button
                  // biome-ignore lint/suspicious/noArrayIndexKey: Findings have no id, and their order does not change.
                  key={index}
                  type="button"
                  className={finding.severity}
                  style={at(finding.frames)}
                  title={`${finding.rule}: ${finding.got}`}
                  aria-label={`Finding ${finding.rule} at ${timecode(finding.frames.from, fps)}`}
                  onClick={() => openTab('findings')}
                />
              ) : null,
            )}
          </div>
        )}
        {notes.length > 0 && (
          <div className="row marks">
            {notes.map((note) => (
              <button
                key={note.id}
                type="button"
                className={note.kind}
                style={at(note.frames as {from: number; frames: number})}
                title={`${note.id}: ${note.text}`}
                aria-label={`Note ${note.id} at ${timecode(note.frames?.from ?? 0, fps)}`}
                onClick={() => openTab('notes')}
              />
            ))}
          </div>
        )}
        <i className="playhead" style={{left: `${((frame + 0.5) / frames) * 100}%`}} />
      </div>
      <Transport fps={fps} frames={frames} spans={spans} />
    </div>
  );
}
