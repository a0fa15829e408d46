import type {FrameMeasures} from '../../../../spot/findings/frame-measures.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {runsOf} from '../../../../spot/findings/rule.ts';
import type {Span} from '../../../../spot/timeline/frames.ts';
import {masterRule} from '../../master.ts';

const SOURCE =
  'Harding, Wilkins, Erba, Barkley and Fisher, Epilepsia 46 (2005), 1423; ITU-R BT.1702-3 and the guidance of Ofcom count more than five pairs as a pattern';

/**
 * Regular stripes over a large part of the screen. They are an error where they move and are more than what is safe even if they only drift in one
 * direction, which Tenspot cannot tell from other motion; else a warning. The rule does not replace a certificate that a broadcaster asks for.
 */
export const lightStripes = masterRule({
  id: 'light-stripes',
  version: 2,
  title: 'The picture has regular stripes.',
  severity: 'error',
  limits: {
    pairs: {
      value: 5,
      unit: 'light-dark pairs of stripes that change direction, oscillate, flash or reverse',
      stricter: 'lower',
      source: SOURCE,
    },
    still: {
      value: 8,
      unit: 'light-dark pairs of stripes that stand still or drift in one direction',
      stricter: 'lower',
      source: SOURCE,
    },
    area: {
      value: 25,
      unit: '% of the screen',
      stricter: 'lower',
      source: `${SOURCE}: 0.006 sr, a quarter of 10 degrees of the field of view`,
    },
    seconds: {value: 0.5, unit: 's', stricter: 'lower', source: SOURCE},
    motion: {
      value: 2,
      unit: 'codes of luma between two frames of a clip, mean of the area that is striped in both',
      stricter: 'lower',
      source: 'Own: above the noise of an encoder, below the motion of stripes by a tenth of a pair',
    },
  },
  judge({spot: {fps, footage}, picture}, {pairs, still, area, seconds, motion}) {
    const areaOf = (most: number) => (frame: number) => 100 * stripedShare(picture, frame, most);
    const [some, many] = [areaOf(pairs), areaOf(still)];
    const cuts = new Set(footage.map(({from}) => from));
    const moves = (run: Span): boolean => {
      const frames = Array.from({length: run.frames - 1}, (_, at) => run.from + 1 + at);
      const changes = frames
        .filter((frame) => !cuts.has(frame))
        .map((frame) => stripedChange(picture, frame, pairs));
      return changes.reduce((sum, change) => sum + change, 0) / Math.max(1, changes.length) > motion;
    };
    const runs = (areaAt: (frame: number) => number): Span[] =>
      runsOf(picture.frames, (frame) => areaAt(frame) > area).filter((run) => run.frames >= seconds * fps);
    const fault = (run: Span, most: number, areaAt: (frame: number) => number): Omit<Fault, 'severity'> => {
      const share = Math.max(...Array.from({length: run.frames}, (_, at) => areaAt(run.from + at)));
      return {
        frames: run,
        expected: `at most ${most} light-dark pairs of stripes over more than ${area} % of the screen`,
        got: `more than ${most}, over ${Math.round(share)} % of the screen`,
        evidence: {area: share / 100, frame: run.from},
      };
    };
    const above = runs(many).map((run): Fault => {
      const moving = moves(run);
      return {...fault(run, still, many), severity: moving ? 'error' : 'warning'};
    });
    const isAbove = ({from, frames}: Span): boolean =>
      above.some(
        ({frames: other}) => other && other.from < from + frames && from < other.from + other.frames,
      );
    const between = runs(some)
      .filter((run) => !isAbove(run) && moves(run))
      .map((run): Fault => ({...fault(run, pairs, some), severity: 'warning'}));
    return [...above, ...between];
  },
});

/** The part of the screen with regular stripes of more than so many pairs, 0 to 1. */
function stripedShare({stripes, columns, rows}: FrameMeasures, frame: number, most: number): number {
  const cells = columns * rows;
  let striped = 0;
  for (let cell = 0; cell < cells; cell++) if ((stripes[frame * cells + cell] as number) > most) striped += 1;
  return striped / cells;
}

/** Mean change from the frame before in the cells that had more than so many pairs of stripes then, and have them now; 0 without any. */
function stripedChange({stripes, change, columns, rows}: FrameMeasures, frame: number, most: number): number {
  const cells = columns * rows;
  let [sum, count] = [0, 0];
  for (let at = frame * cells; at < (frame + 1) * cells; at++) {
    if ((stripes[at] as number) <= most || (stripes[at - cells] as number) <= most) continue;
    sum += change[at] as number;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
