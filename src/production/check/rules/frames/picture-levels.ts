import {lumaShare} from '../../../../spot/findings/frame-measures.ts';
import {runsOf} from '../../../../spot/findings/rule.ts';
import {masterRule} from '../../master.ts';

/** Luma outside the range that video may use. */
export const pictureLevels = masterRule({
  id: 'picture-levels',
  version: 1,
  title: 'The levels of the picture are out of range.',
  severity: 'error',
  limits: {
    low: {value: 5, unit: 'code of 8 bits', stricter: 'higher', source: 'EBU R 103 v3 (2020): 5 to 246'},
    high: {value: 246, unit: 'code of 8 bits', stricter: 'lower', source: 'EBU R 103 v3 (2020): 5 to 246'},
    share: {value: 1, unit: '% of the pixels', stricter: 'lower', source: 'EBU R 103 v3 (2020): 1 %'},
  },
  judge({picture}, {low, high, share}) {
    const outside = (frame: number): number =>
      100 * (lumaShare(picture, frame, 0, low - 1) + lumaShare(picture, frame, high + 1, 255));
    return runsOf(picture.frames, (frame) => outside(frame) > share).map((run) => {
      const most = Math.max(...Array.from({length: run.frames}, (_, at) => outside(run.from + at)));
      return {
        frames: run,
        expected: `luma from ${low} to ${high} in all but ${share} % of the pixels`,
        got: `${most.toFixed(1)} % of the pixels outside`,
        evidence: {share: most},
      };
    });
  },
});
