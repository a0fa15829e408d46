import {useMemo} from 'react';
import {AbsoluteFill, useCurrentFrame} from 'remotion';
import {FontGate} from '../fonts/FontGate.tsx';
import {UI_FONTS} from '../fonts/ui-font.ts';
import {type Animatic, cameraAt, unitsOf} from '../spot/animatic/animatic.ts';
import {readShot} from '../spot/animatic/read-shot.ts';
import {CameraMarks} from './CameraMarks.tsx';
import type {ShotDrawingProps} from './composition.ts';
import {PAPER} from './drawing/colors.ts';
import {HandContext} from './drawing/marks.tsx';
import {Aerial} from './kinds/Aerial.tsx';
import {FlatLay} from './kinds/FlatLay.tsx';
import {HumanMotion} from './kinds/HumanMotion.tsx';
import {ProductDetail} from './kinds/ProductDetail.tsx';
import {ProductInUse} from './kinds/ProductInUse.tsx';
import {Scene} from './kinds/Scene.tsx';
import {Stylised} from './kinds/Stylised.tsx';
import {Texture} from './kinds/Texture.tsx';
import {TransitionShot} from './kinds/Transition.tsx';
import {Slate} from './Slate.tsx';

/** Redrawings a second, and how many there are: lines that a hand drew never stand quite still. */
const BOIL = {rate: 5, drawings: 3};

/** A shot that nobody has shot yet, as a storyboard panel that moves. */
export function AnimaticPicture(shot: Animatic) {
  const frame = useCurrentFrame();
  const {width, height, fps, frames, move} = shot;
  const units = unitsOf(shot);
  const unit = Math.min(width, height) / 100;
  const slate = Math.round((width > height * 1.2 ? 17 : 27) * unit);
  const seen = {width: units.width, height: units.height - slate / unit};
  const t = frame / Math.max(1, frames - 1);
  const seconds = frame / fps;
  const seed = `${shot.subject}\u0000${shot.take}`;
  const redrawn = Math.floor(seconds * BOIL.rate) % BOIL.drawings;
  const reading = useMemo(() => readShot(shot), [shot]);
  const hand = {seed, redrawn, camera: cameraAt(move, t, seen)};
  return (
    <AbsoluteFill style={{backgroundColor: PAPER}}>
      <HandContext value={hand}>
        <svg
          aria-hidden="true"
          width={width}
          height={height}
          viewBox={`${-units.width / 2} ${-units.height / 2} ${units.width} ${units.height}`}
          style={{position: 'absolute', inset: 0}}
        >
          <g transform={`translate(0 ${(seen.height - units.height) / 2})`}>
            <Stage shot={shot} reading={reading} frame={seen} t={t} seconds={seconds} />
          </g>
          <CameraMarks move={move} frame={units} seen={seen.height} />
        </svg>
      </HandContext>
      <FontGate fonts={UI_FONTS}>
        <Slate shot={shot} frame={frame} height={slate} />
      </FontGate>
    </AbsoluteFill>
  );
}

/** What is drawn for each kind of shot; from above, a place is a map and a table a plan. */
function Stage(props: ShotDrawingProps) {
  const {kind, framing} = props.shot;
  if (kind === 'texture') return <Texture {...props} />;
  if (kind === 'transition') return <TransitionShot {...props} />;
  if (kind === 'stylised') return <Stylised {...props} />;
  if (framing === 'aerial') return <Aerial {...props} />;
  if (framing === 'overhead') return <FlatLay {...props} />;
  if (kind === 'human-motion') return <HumanMotion {...props} />;
  if (kind === 'product-in-use') return <ProductInUse {...props} />;
  if (kind === 'product-detail') return <ProductDetail {...props} />;
  return <Scene {...props} />;
}
