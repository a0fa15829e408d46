import type {Progress} from '../../node/progress.ts';
import {describeJob, describeTakeEnd} from './describe-purchases.ts';
import {describeProblem} from './print-error.ts';
import {print, styleText} from './terminal.ts';
import {keepWarning} from './warned.ts';

/** Prints progress on stderr: on a terminal one bar that is redrawn, in a pipe a few lines. */
export function openProgress(stream: NodeJS.WriteStream = process.stderr): (event: Progress) => void {
  const live = stream.isTTY === true && process.env.TERM !== 'dumb';
  const line = (text: string): void => {
    if (live) stream.write('\r\x1b[K');
    print(stream, `${text}\n`);
  };
  let bar: Bar | undefined;
  /** Frames at the last line that was printed in a pipe. */
  let printed = -1;
  const frames = ({variant, index, of, done, frames}: Extract<Progress, {type: 'frames'}>): void => {
    if (bar?.variant !== variant || done < bar.done) {
      bar = {variant, began: performance.now(), done};
      printed = -1;
    }
    bar.done = done;
    const text = describeBar(bar, index, of, frames, stream.columns ?? 80);
    if (live) {
      stream.write('\r\x1b[K');
      print(stream, text);
    } else if (printed < 0 || done - printed >= frames / 4) {
      printed = done;
      line(text);
    }
  };
  return (event) => {
    switch (event.type) {
      case 'frames':
        return frames(event);
      case 'warning':
        keepWarning(event.text, event.problem);
        return line(`${styleText('yellow', 'warning', {stream})} ${event.text}`);
      case 'variant':
        return line(describeEnd(event, stream));
      case 'problems':
        for (const problem of event.problems) {
          keepWarning(problem.what, problem);
          line(describeProblem(problem));
        }
        return;
      case 'job':
        return line(describeJob(event.job));
      case 'take':
        return line(describeTakeEnd(event.take, stream));
      default:
        return line(event.text);
    }
  };
}

function describeEnd(end: Extract<Progress, {type: 'variant'}>, stream: NodeJS.WriteStream): string {
  const {variant, status, file, seconds} = end;
  const word = styleText(status === 'failed' ? 'red' : 'green', status, {stream});
  return `${word} ${variant}${status === 'failed' ? '' : `  ${file}`}  ${seconds.toFixed(1)} s`;
}

/** `began`: milliseconds, as `performance.now()` gives them. */
type Bar = {variant: string; began: number; done: number};

function describeBar(
  {variant, began, done}: Bar,
  index: number,
  of: number,
  frames: number,
  columns: number,
): string {
  const seconds = (performance.now() - began) / 1000;
  // In the first half second the rate varies too much to estimate the time that is left.
  const rate = seconds > 0.5 || done === frames ? done / seconds : 0;
  const left = rate > 0 ? clock((frames - done) / rate) : '--:--';
  const facts = `${String(done).padStart(String(frames).length)}/${frames} frames  ${rate.toFixed(1)} fps  ${left} left`;
  const head = `${String(index + 1).padStart(String(of).length)}/${of} ${variant}`;
  const width = Math.min(30, Math.max(0, columns - head.length - facts.length - 6));
  const filled = Math.round(Math.min(1, done / frames) * width);
  return `${head}  ${'#'.repeat(filled)}${'.'.repeat(width - filled)}  ${facts}`;
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
