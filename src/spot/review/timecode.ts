/** `HH:MM:SS:FF`. A semicolon or comma before the frames means drop-frame, as editors write it. */
const TIMECODE = /^(\d{1,2}):(\d{2}):(\d{2})([:;.,])(\d{2,3})$/;

/** Frame rates that are written shortened, and are a thousandth below a whole number (SMPTE 12M). */
const FRACTIONAL: Readonly<Record<string, number>> = {
  '23.976': 24000 / 1001,
  '23.98': 24000 / 1001,
  '29.97': 30000 / 1001,
  '59.94': 60000 / 1001,
};

/** A timecode by its parts. `drop`: it is written as drop-frame. */
export type Timecode = {hours: number; minutes: number; seconds: number; frames: number; drop: boolean};

/** Reads `HH:MM:SS:FF`; undefined if a text is no timecode. */
export function parseTimecode(text: string): Timecode | undefined {
  const [, hours, minutes, seconds, mark, frames] = TIMECODE.exec(text.trim()) ?? [];
  if (frames === undefined || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const drop = mark === ';' || mark === ',';
  return {
    hours: Number(hours),
    minutes: Number(minutes),
    seconds: Number(seconds),
    frames: Number(frames),
    drop,
  };
}

/**
 * The frame of a timecode, counted from 00:00:00:00; undefined where the rate does not have it. Drop-frame (29.97 and 59.94) leaves out the
 * numbers of the first 2 or 4 frames of each minute, except for each tenth minute (SMPTE 12M): no frame has these numbers.
 */
export function timecodeFrame(
  {hours, minutes, seconds, frames, drop}: Timecode,
  rate: number,
): number | undefined {
  const whole = Math.round(rate);
  if (frames >= whole) return undefined;
  const count = (hours * 3600 + minutes * 60 + seconds) * whole + frames;
  if (!drop || whole % 30 !== 0) return count;
  const dropped = whole / 15;
  if (minutes % 10 !== 0 && seconds === 0 && frames < dropped) return undefined;
  const elapsed = hours * 60 + minutes;
  return count - dropped * (elapsed - Math.floor(elapsed / 10));
}

/** A frame rate as people and programs write it: `29.97`, `25`, `30000/1001`. Undefined if it is none. */
export function parseRate(text: string): number | undefined {
  const [top = '', bottom = '1'] = text
    .trim()
    .replace(/\s*fps$/i, '')
    .split('/');
  const rate = FRACTIONAL[top] && bottom === '1' ? FRACTIONAL[top] : Number(top) / Number(bottom);
  return top.trim() !== '' && Number.isFinite(rate) && rate >= 1 && rate <= 240 ? rate : undefined;
}

/** Rates that differ by less count as one: 29.97 and 30, where editors keep frame for frame. */
const SAME = 0.002;

/** A frame at one rate as a frame at another: the one that shows at its time. Frames of 29.97 and 30 have the same numbers. */
export const convertFrame = (frame: number, rate: number, fps: number): number =>
  Math.abs(rate - fps) / fps < SAME ? frame : secondsFrame(frame / rate, fps);

/** Programs round times to microseconds: this part of a frame before its begin counts as the frame. */
const ROUNDED = 0.01;

/** The frame that shows at a time. */
export const secondsFrame = (seconds: number, fps: number): number => Math.floor(seconds * fps + ROUNDED);
