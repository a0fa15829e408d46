import type {Size} from '../../spot/geometry/box.ts';
import type {DrawingPoint} from './hand-drawn-paths.ts';
import {Hatch, InkShape} from './ink-shapes.tsx';
import {DEEP, PAPER} from './tones.ts';

/** The top and the front edge of a table. `y`: the back of the top. */
export function Surface({y, view}: {y: number; view: Size}) {
  const reach = view.width;
  const front = y + Math.max(24, view.height * 0.2);
  return (
    <>
      <InkShape
        id="table"
        straight
        points={[
          [-reach, y],
          [reach, y],
          [reach, front],
          [-reach, front],
        ]}
        fill={PAPER}
        weight={0.7}
      />
      <InkShape
        id="edge"
        straight
        points={[
          [-reach, front],
          [reach, front],
          [reach, front + 90],
          [-reach, front + 90],
        ]}
        fill={DEEP}
        weight={0.7}
      />
      <Hatch
        id="edge"
        straight
        points={[
          [-reach, front],
          [reach, front],
          [reach, front + 9],
          [-reach, front + 9],
        ]}
        gap={3}
        slant={-78}
      />
    </>
  );
}

/** A cast shadow. `away`: the side opposite the light, -1 or 1. */
export function CastShadow({x, y, width, away}: {x: number; y: number; width: number; away: number}) {
  const long = width * 1.5 * away;
  const points: DrawingPoint[] = [
    [x - width * 0.45, y - width * 0.06],
    [x + width * 0.45, y - width * 0.06],
    [x + width * 0.5 + long, y + width * 0.14],
    [x - width * 0.1 + long, y + width * 0.2],
  ];
  return (
    <Hatch
      id="shadow"
      points={points}
      gap={Math.max(1.3, width / 24)}
      slant={away * 8}
      line={DEEP}
      weight={Math.max(1, width / 34)}
      opacity={0.85}
    />
  );
}
