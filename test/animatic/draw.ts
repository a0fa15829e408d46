import {createElement, type FunctionComponent} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import {BLANK_ANIMATIC} from '../../src/animatic/blank-animatic.ts';
import {InkContext} from '../../src/animatic/drawing/ink-shapes.tsx';
import type {ShotDrawingProps} from '../../src/animatic/framing.ts';
import {type Animatic, cameraAt} from '../../src/spot/animatic/animatic.ts';
import {readShot} from '../../src/spot/animatic/read-shot.ts';

const view = {width: 100, height: 150};

/** The SVG of one frame of a shot, drawn by this component; `t` is 0 at the first frame and 1 at the last. */
export function drawShot(
  component: FunctionComponent<ShotDrawingProps>,
  changes: Partial<Animatic>,
  t = 0,
): string {
  const shot = {...BLANK_ANIMATIC, ...changes};
  const drawing = createElement(component, {
    shot,
    reading: readShot(shot),
    view,
    t,
    seconds: t * shot.seconds,
  });
  const drawn = {seed: `${shot.subject} ${shot.take}`, redrawn: 0, camera: cameraAt(shot.move, t, view)};
  return renderToStaticMarkup(createElement(InkContext, {value: drawn}, drawing));
}

/** How many outlines, lines and areas a drawing has. */
export const countMarks = (svg: string): number =>
  svg.match(/<(path|rect|line|circle|ellipse)\b/g)?.length ?? 0;
