import {useEffect, useRef, useState} from 'react';
import type {BoardVariant} from '../../spot/review/board.ts';
import type {SharedSpan} from '../../spot/review/shared-frames.ts';
import {mediaUrl} from '../app/ask.ts';
import {useReview} from '../app/review-context.ts';
import {SyncedVideo} from '../clock/SyncedVideo.tsx';
import {useFrame, useNeeds} from '../clock/use-clock.ts';
import {describeStanding} from '../rounds/describe-standing.ts';
import {Filmstrip} from './Filmstrip.tsx';
import {useFilmstrip, useSmallCopy} from './use-copies.ts';

type Props = {variant: BoardVariant; spans: readonly SharedSpan[] | null; open: () => void};

/**
 * One variant of the grid. It loads its filmstrip when a person may scrub, and its video when the clock plays or stands where a person moved
 * it; both only while it is visible.
 */
export function VariantTile({variant, spans, open}: Props) {
  const {id, width, height, fps, frames, sha256, standing, findings, choices} = variant;
  const {board} = useReview();
  const needs = useNeeds();
  const box = useRef<HTMLButtonElement>(null);
  const visible = useVisible(box);
  const [ready, setReady] = useState(false);
  const notes = board.rounds
    .flatMap((round) => round.notes)
    .filter((note) => note.variant === id && !note.withdrawn);
  const unanswered = notes.filter(({answer, kind}) => answer === null && kind !== 'praise').length;
  const errors = findings?.filter(({severity}) => severity === 'error').length ?? 0;
  const {word, tone} = describeStanding(standing, board.rounds.length > 0);
  const copy = useSmallCopy(sha256, needs.videos && visible);
  const strip = useFilmstrip(sha256, needs.strips && visible);
  return (
    <article className="tile" data-variant={id} data-plays={typeof copy === 'string'}>
      <button
        ref={box}
        type="button"
        className="picture"
        style={{aspectRatio: `${width} / ${height}`}}
        onClick={open}
      >
        {visible && <img src={mediaUrl('poster', sha256)} alt="" loading="lazy" />}
        {copy && (
          <SyncedVideo
            src={copy}
            fps={fps}
            frames={frames}
            label={id}
            muted
            covered={strip !== null}
            className={ready ? 'ready' : 'loading'}
            onReady={() => setReady(true)}
          />
        )}
        {strip && <Filmstrip pictures={strip} fps={fps} frames={frames} />}
        {needs.touched && visible && typeof copy !== 'string' && strip === null && (
          <span className="preparing">{copy === null ? 'preparing' : 'no video'}</span>
        )}
        {spans && <SameMark spans={spans} fps={fps} frames={frames} />}
        <span className="only-heard">Show {id} large</span>
      </button>
      <p className="name">
        <strong>{id}</strong>
        <span className={`standing ${tone}`}>{word}</span>
      </p>
      <p className="quiet facts">
        <span>{Object.values(choices).join(' · ')}</span>
        <span>
          {unanswered > 0 && `${unanswered} ${unanswered === 1 ? 'note' : 'notes'}`}
          {errors > 0 && <span className="bad"> {errors === 1 ? '1 error' : `${errors} errors`}</span>}
        </span>
      </p>
    </article>
  );
}

/** Dims the picture while all variants that are shown have the same frame. */
function SameMark({spans, fps, frames}: {spans: readonly SharedSpan[]; fps: number; frames: number}) {
  const frame = useFrame({fps, frames});
  const same = spans.some((span) => span.same && span.from <= frame && frame < span.from + span.frames);
  return same ? <span className="same">same in all</span> : null;
}

/** Whether an element is on screen, or almost. */
function useVisible(element: {current: Element | null}): boolean {
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setVisible(entries.at(-1)?.isIntersecting ?? false),
      {
        rootMargin: '80px',
      },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return visible;
}
