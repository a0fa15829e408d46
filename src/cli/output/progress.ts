import {styleText} from 'node:util';
import type {Report} from '../../production/project/report.ts';

/** Progress on stderr: one bar that is drawn over on a terminal, lines in a pipe. */
export function openProgress(stream: NodeJS.WriteStream = process.stderr): Report {
  const live = stream.isTTY === true && process.env.TERM !== 'dumb';
  const line = (text: string): void => {
    stream.write(live ? `\r\x1b[K${text}\n` : `${text}\n`);
  };
  let meter: Meter | undefined;
  let told = -1;
  return {
    step: (text) => line(text),
    warn: (text) => line(`${styleText('yellow', 'warning', {stream})} ${text}`),
    frames: ({variant, index, of, done, frames}) => {
      if (meter?.variant !== variant || done < meter.done) {
        meter = {variant, began: performance.now(), done};
        told = -1;
      }
      meter.done = done;
      const text = describe(meter, index, of, frames, stream.columns ?? 80);
      if (live) stream.write(`\r\x1b[K${text}`);
      else if (told < 0 || done - told >= frames / 4) {
        told = done;
        line(text);
      }
    },
    variant: ({variant, status, file, seconds}) => {
      const mark =
        status === 'failed' ? styleText('red', 'failed', {stream}) : styleText('green', status, {stream});
      line(`${mark} ${variant}${status === 'failed' ? '' : `  ${file}`}  ${seconds.toFixed(1)} s`);
    },
  };
}

type Meter = {variant: string; began: number; done: number};

function describe(
  {variant, began, done}: Meter,
  index: number,
  of: number,
  frames: number,
  columns: number,
): string {
  const seconds = (performance.now() - began) / 1000;
  // Before that it would be a guess.
  const rate = seconds > 0.5 || done === frames ? done / seconds : 0;
  const left = rate > 0 ? clock((frames - done) / rate) : '--:--';
  const facts = `${String(done).padStart(String(frames).length)}/${frames} frames  ${rate.toFixed(1)} fps  ${left} left`;
  const head = `${String(index + 1).padStart(String(of).length)}/${of} ${variant}`;
  const width = Math.min(30, Math.max(0, columns - head.length - facts.length - 6));
  const filled = Math.round((done / frames) * width);
  return `${head}  ${'#'.repeat(filled)}${'.'.repeat(width - filled)}  ${facts}`;
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
