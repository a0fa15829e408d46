import type {SharedSpan} from '../../spot/review/shared-frames.ts';
import {timecode} from './timecode.ts';
import {useClock, useFrame} from './use-clock.ts';

type Props = {fps: number; frames: number; spans?: readonly SharedSpan[]};

/** Play, the time, and a slider over the whole length. Parts that all variants share are dimmed on it. */
export function Transport({fps, frames, spans = []}: Props) {
  const {clock, playing} = useClock();
  const frame = useFrame({fps, frames});
  return (
    <footer className="transport">
      <button
        type="button"
        className="play"
        aria-label={playing ? 'Pause' : 'Play'}
        onClick={() => (playing ? clock.pause() : clock.play())}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          {playing ? <path d="M7 5h4v14H7zM13 5h4v14h-4z" /> : <path d="M8 5v14l11-7z" />}
        </svg>
      </button>
      <output className="time" data-frame={frame} data-playing={playing}>
        {timecode(frame, fps)}
        <span className="quiet"> / {timecode(frames, fps)}</span>
      </output>
      <div className="scrub">
        <div className="strip" aria-hidden="true">
          {spans.map(({from, frames: length, same}) => (
            <i key={from} className={same ? 'same' : 'differs'} style={{flexGrow: length}} />
          ))}
          <b style={{width: `${((frame + 1) / frames) * 100}%`}} />
        </div>
        <input
          type="range"
          aria-label="Time"
          aria-valuetext={timecode(frame, fps)}
          min={0}
          max={frames - 1}
          step={1}
          value={frame}
          onPointerEnter={() => clock.expectScrub()}
          onChange={(event) => clock.scrub(Number(event.target.value) / fps)}
        />
      </div>
    </footer>
  );
}
