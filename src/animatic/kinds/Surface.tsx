import {DEEP, PAPER} from '../drawing/colors.ts';
import type {Dot} from '../drawing/hand.ts';
import {Hatch, InkShape} from '../drawing/marks.tsx';

/** A table or a floor, cut off by its front edge. */
export function Surface({y, frame}: {y: number; frame: {width: number; height: number}}) {
  const reach = frame.width;
  const front = y + Math.max(24, frame.height * 0.2);
  return (
    <>
      <InkShape
        id="table"
        straight
        dots={[
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
        dots={[
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
        dots={[
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

/** The shadow that falls away from the light. */
export function CastShadow({x, y, width, away}: {x: number; y: number; width: number; away: number}) {
  const long = width * 1.5 * away;
  const dots: Dot[] = [
    [x - width * 0.45, y - width * 0.06],
    [x + width * 0.45, y - width * 0.06],
    [x + width * 0.5 + long, y + width * 0.14],
    [x - width * 0.1 + long, y + width * 0.2],
  ];
  return (
    <Hatch
      id="shadow"
      dots={dots}
      gap={Math.max(1.3, width / 24)}
      slant={away * 8}
      line={DEEP}
      weight={Math.max(1, width / 34)}
      opacity={0.85}
    />
  );
}
