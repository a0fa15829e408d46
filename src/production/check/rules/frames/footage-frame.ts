import type {Fault} from '../../../../spot/findings/rule.ts';
import {runsOf} from '../../../../spot/findings/rule.ts';
import {masterRule} from '../../master.ts';

/** Frames of a take at the wrong time: repeated, skipped, exchanged, or at another speed. */
export const footageFrame = masterRule({
  id: 'footage-frame',
  version: 2,
  title: 'The footage shows another frame of its take than the edit says.',
  severity: 'error',
  limits: {
    step: {
      value: 0.6,
      unit: 'frames of the take',
      stricter: 'lower',
      source: 'Own: half a frame is the resolution of the edit, and the estimate has an error of 0.1',
    },
    errors: {
      value: 4,
      unit: 'standard errors',
      stricter: 'lower',
      source: 'Own: a false alarm in 16,000 frames of normally distributed noise',
    },
  },
  judge({footage}, {step: limit, errors}) {
    const off = (frame: number): number => (footage[frame]?.step ?? 1) - 1;
    const isOff = (frame: number): boolean =>
      Math.abs(off(frame)) > Math.max(limit, errors * (footage[frame]?.error ?? 0));
    return runsOf(footage.length, isOff).map((run): Fault => {
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
