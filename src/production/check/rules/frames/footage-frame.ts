import type {Fault} from '../../../../spot/findings/rule.ts';
import {runsOf} from '../../../../spot/findings/rule.ts';
import {masterRule} from '../../master.ts';

/** Frames of a take at the wrong time: repeated, skipped, exchanged, or at another speed. */
export const footageFrame = masterRule({
  id: 'footage-frame',
  version: 4,
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
  judge({spot, footage}, {step: limit, drift, seconds, errors}) {
    const off = (frame: number): number => (footage[frame]?.step ?? 1) - 1;
    const isOff = (frame: number): boolean =>
      Math.abs(off(frame)) > Math.max(limit, errors * (footage[frame]?.error ?? 0));
    const isAhead = (sign: number) => (frame: number) => sign * off(frame) > drift;
    const drifting = [1, -1]
      .flatMap((sign) => runsOf(footage.length, isAhead(sign)))
      .filter(({frames}) => frames >= seconds * spot.fps);
    const isWrong = (frame: number): boolean =>
      isOff(frame) || drifting.some(({from, frames}) => frame >= from && frame < from + frames);
    return runsOf(footage.length, isWrong).map((run): Fault => {
      const steps = Array.from({length: run.frames}, (_, at) => 1 + off(run.from + at));
      const match = footage[run.from];
      return {
        frames: run,
        expected: `the next frame of the take (frame ${match?.source})`,
        got: `a step of ${steps
          .slice(0, 6)
          .map((step) => step.toFixed(1))
          .join(', ')} frames`,
        evidence: {slot: match?.clip.slot, steps},
      };
    });
  },
});
