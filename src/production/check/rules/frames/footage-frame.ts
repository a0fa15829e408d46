import type {ClipMatch} from '../../../../spot/findings/match-footage.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {runsOf} from '../../../../spot/findings/rule.ts';
import {masterRule} from '../../master.ts';

/** Frames of a take at the wrong time: repeated, skipped, exchanged, or at another speed. */
export const footageFrame = masterRule({
  id: 'footage-frame',
  version: 12,
  title: 'The footage does not show the frame of its take that the edit asks for.',
  severity: 'error',
  limits: {
    step: {
      value: 0.75,
      unit: 'frames of the take',
      stricter: 'lower',
      source:
        'Own: a repeated, skipped or exchanged frame is off by one or more; correct frames are off by up to 0.7 in fine textures',
    },
    drift: {
      value: 0.3,
      unit: 'frames of the take, for at least `seconds`',
      stricter: 'lower',
      source:
        'Own: at a wrong speed, every frame is off by the same amount; errors of the estimate vary from frame to frame',
    },
    seconds: {value: 0.4, unit: 's', stricter: 'lower', source: 'Own: ten frames at 24 a second'},
    errors: {
      value: 4,
      unit: 'standard errors',
      stricter: 'lower',
      source: 'Own: one false alarm in 16,000 frames of normally distributed noise',
    },
  },
  judge({spot, footage}, limits) {
    return footage.flatMap((match) => faultsOf(match, limits, spot.fps));
  },
});

type Limits = {step: number; drift: number; seconds: number; errors: number};

function faultsOf(
  {clip, frames}: ClipMatch,
  {step: limit, drift, seconds, errors}: Limits,
  fps: number,
): Fault[] {
  const off = (frame: number): number => (frames[frame]?.step ?? 1) - 1;
  const isOff = (frame: number): boolean =>
    Math.abs(off(frame)) > Math.max(limit, errors * (frames[frame]?.error ?? 0));
  const isAhead = (sign: number) => (frame: number) => sign * off(frame) > drift;
  const drifting = [1, -1]
    .flatMap((sign) => runsOf(frames.length, isAhead(sign)))
    .filter((run) => run.frames >= seconds * fps);
  const isWrong = (frame: number): boolean =>
    isOff(frame) || drifting.some((run) => frame >= run.from && frame < run.from + run.frames);
  return runsOf(frames.length, isWrong).map((run): Fault => {
    const steps = Array.from({length: run.frames}, (_, at) => 1 + off(run.from + at));
    return {
      frames: run,
      expected: `the next frame of the take (frame ${frames[run.from]?.source})`,
      got: `a step of ${steps
        .slice(0, 6)
        .map((step) => step.toFixed(1))
        .join(', ')} frames`,
      evidence: {slot: clip.slot, steps},
    };
  });
}
