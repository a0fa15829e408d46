import type {VariantProblem} from '../../../spot/problem/join-problems.ts';
import type {EditTime} from '../../../spot/timeline/frames.ts';
import {timeToFrames, toSeconds} from '../../../spot/timeline/frames.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {SpotDocuments} from '../load-spot.ts';

/**
 * Problems for points of a speed ramp that are before the point above them. The document itself is checked for points of one unit;
 * seconds and frames can be compared only at the frame rate of a variant. Code: `edit-ramp`.
 */
export function rampProblems({edit}: SpotDocuments, variants: readonly Variant[]): VariantProblem[] {
  if (!edit) return [];
  const ramps = Object.entries(edit.value.picks).flatMap(([shot, {speed}]) =>
    Array.isArray(speed) ? [{shot, points: speed}] : [],
  );
  return variants.flatMap(({id, props: {fps, shots}}) => {
    const shown = new Set(Object.values(shots).map(({shot}) => shot));
    return ramps.flatMap(({shot, points}): VariantProblem[] => {
      const index = shown.has(shot) ? firstBack(points, fps) : -1;
      const [point, above] = [points[index], points[index - 1]];
      if (!point || !above) return [];
      const path = ['picks', shot, 'speed', index, 'at'];
      const where = {...edit.locate(path), field: path.join('.')};
      return [
        {
          id,
          problem: {
            code: 'edit-ramp',
            what: `the points of the speed ramp of "${shot}" are not in order at ${fps} frames a second`,
            where,
            expected: `a place that is not before the point above, which is at ${inWords(above.at, fps)}`,
            got: inWords(point.at, fps),
            fix: 'Put the points in the order in which they are played, or write all places in seconds or all in frames.',
          },
        },
      ];
    });
  });
}

/** The first point that is before the one above it; -1 if there is none. */
const firstBack = (points: readonly {at: EditTime}[], fps: number): number =>
  points.findIndex(({at}, index) => {
    const above = points[index - 1];
    return above !== undefined && timeToFrames(at, fps) < timeToFrames(above.at, fps);
  });

function inWords(at: EditTime, fps: number): string {
  const frame = timeToFrames(at, fps);
  return `${Number(toSeconds(frame, fps).toFixed(3))} s (frame ${frame})`;
}
