import type {Size} from '../../spot/geometry/box.ts';
import {type DrawingPoint, ellipsePoints} from '../drawing/hand-drawn-paths.ts';
import {DepthLayer, drawTimes, InkLine, InkShape} from '../drawing/ink-shapes.tsx';
import {type RandomSource, randomBetween} from '../drawing/seeded-random.ts';
import {DEEP, WHITE} from '../drawing/tones.ts';

/** Props of the drawing of a place. */
export type PlaceProps = {
  view: Size;
  /** y of the horizon. */
  horizon: number;
  night: boolean;
  random: RandomSource;
  /** The place is drawn from -reach to reach, because camera moves show more than the width of the view. */
  reach: number;
  /** y down to which the place is drawn. */
  floor: number;
};

/** The sun with haze, or the moon at night. */
export function Sun({
  random,
  horizon,
  reach,
  night,
}: {
  random: RandomSource;
  horizon: number;
  reach: number;
  night: boolean;
}) {
  const x = randomBetween(random, -0.34, 0.34) * reach;
  const y = horizon - randomBetween(random, 24, 52);
  const r = randomBetween(random, 7, 11);
  return (
    <DepthLayer depth={0.05}>
      <InkShape id="sun" points={ellipsePoints(x, y, r, r, 12)} fill={WHITE} />
      {!night &&
        drawTimes(3, (index) => (
          <InkLine
            id={`haze-${index}`}
            straight
            points={[
              [x - 34 - index * 9, y + 15 + index * 6],
              [x + 26 + index * 12, y + 15 + index * 6],
            ]}
            weight={0.4}
            line={DEEP}
          />
        ))}
    </DepthLayer>
  );
}

/** Tufts of grass below y. */
export const GrassTufts = ({random, reach, y}: {random: RandomSource; reach: number; y: number}) =>
  drawTimes(9, (index) => {
    const x = randomBetween(random, -reach, reach);
    const base = y + randomBetween(random, 0, 30);
    return (
      <InkLine
        id={`tuft-${index}`}
        straight
        points={[
          [x - 2, base - 4],
          [x, base],
          [x + 1, base - 5],
          [x + 1.6, base],
          [x + 4, base - 3],
        ]}
        weight={0.45}
        line={DEEP}
      />
    );
  });

/** Points of a ridge line: peaks and dips from -reach to reach. */
export function ridgePoints(
  random: RandomSource,
  reach: number,
  y: number,
  height: number,
  count: number,
): DrawingPoint[] {
  return Array.from({length: count * 2 + 1}, (_, index): DrawingPoint => {
    const x = -reach + (index / (count * 2)) * reach * 2;
    return [
      x,
      index % 2 === 0
        ? y - randomBetween(random, 0, height * 0.3)
        : y - randomBetween(random, height * 0.45, height),
    ];
  });
}
