import type {ReactNode} from 'react';
import type {ShotPlace as PlaceName} from '../../spot/animatic/read-shot.ts';
import {horizonOf, type ShotDrawingProps} from '../composition.ts';
import {DEEP} from '../drawing/colors.ts';
import {dice} from '../drawing/hand.ts';
import {useHand} from '../drawing/marks.tsx';
import {City} from './City.tsx';
import {Forest} from './Forest.tsx';
import type {Ground} from './landscape.tsx';
import {Mountains} from './Mountains.tsx';
import {Road} from './Road.tsx';
import {Room} from './Room.tsx';
import {Sea} from './Sea.tsx';
import {StudioPlace} from './Studio.tsx';

const PLACES: Record<PlaceName, (ground: Ground) => ReactNode> = {
  studio: StudioPlace,
  mountains: Mountains,
  city: City,
  room: Room,
  sea: Sea,
  forest: Forest,
  road: Road,
};

/**
 * Where a shot plays, in layers from the sky down, so that a camera that moves shows how far apart they are.
 * The same place for the same scene or setting.
 */
export function Place({
  shot,
  reading,
  frame,
  above = 999,
}: ShotDrawingProps & {/** The horizon is at least so high. */ above?: number}) {
  const {seed} = useHand();
  const horizon = Math.min(horizonOf(shot.framing, frame), above);
  const roll = dice(shot.scene ?? shot.setting ?? seed, reading.place);
  const Drawn = PLACES[reading.place];
  return (
    <>
      {reading.night && <rect x={-400} y={-400} width={800} height={400 + horizon} fill={DEEP} />}
      {Drawn({
        frame,
        horizon,
        night: reading.night,
        roll,
        reach: frame.width * 0.95 + 20,
        floor: frame.height * 0.8,
      })}
    </>
  );
}
