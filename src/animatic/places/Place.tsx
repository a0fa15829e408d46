import type {ReactNode} from 'react';
import type {ShotPlace as PlaceName} from '../../spot/animatic/read-shot.ts';
import {useDrawing} from '../drawing/ink-shapes.tsx';
import {seededRandom} from '../drawing/seeded-random.ts';
import {DEEP} from '../drawing/tones.ts';
import {horizonOf, type ShotDrawingProps} from '../framing.ts';
import {City} from './City.tsx';
import {Forest} from './Forest.tsx';
import type {PlaceProps} from './landscape.tsx';
import {Mountains} from './Mountains.tsx';
import {Road} from './Road.tsx';
import {Room} from './Room.tsx';
import {Sea} from './Sea.tsx';
import {StudioPlace} from './StudioPlace.tsx';

const PLACES: Record<PlaceName, (ground: PlaceProps) => ReactNode> = {
  studio: StudioPlace,
  mountains: Mountains,
  city: City,
  room: Room,
  sea: Sea,
  forest: Forest,
  road: Road,
};

/**
 * The place of a shot, in layers by distance, which camera moves shift against each other. Shots with the same scene
 * or setting get the same place.
 */
export function Place({
  shot,
  reading,
  view,
  above = 999,
}: ShotDrawingProps & {/** The horizon is at or above this y. Default: no limit. */ above?: number}) {
  const {seed} = useDrawing();
  const horizon = Math.min(horizonOf(shot.framing, view), above);
  const random = seededRandom(shot.scene ?? shot.setting ?? seed, reading.place);
  const Drawn = PLACES[reading.place];
  return (
    <>
      {reading.night && <rect x={-400} y={-400} width={800} height={400 + horizon} fill={DEEP} />}
      {Drawn({
        view,
        horizon,
        night: reading.night,
        random,
        reach: view.width * 0.95 + 20,
        floor: view.height * 0.8,
      })}
    </>
  );
}
