import {useMemo} from 'react';
import {AbsoluteFill, useCurrentFrame} from 'remotion';
import {FontGate} from '../fonts/FontGate.tsx';
import {UI_FONTS} from '../fonts/ui-font.ts';
import {type Animatic, cameraAt, unitsOf} from '../spot/animatic/animatic.ts';
import {readShot} from '../spot/animatic/read-shot.ts';
import {CameraMarks} from './CameraMarks.tsx';
import {InkContext} from './drawing/ink-shapes.tsx';
import {PAPER} from './drawing/tones.ts';
import type {ShotDrawingProps} from './framing.ts';
import {Aerial} from './kinds/Aerial.tsx';
import {FlatLay} from './kinds/FlatLay.tsx';
import {HumanMotion} from './kinds/HumanMotion.tsx';
import {ProductDetail} from './kinds/ProductDetail.tsx';
import {ProductInUse} from './kinds/ProductInUse.tsx';
import {Scene} from './kinds/Scene.tsx';
import {Stylised} from './kinds/Stylised.tsx';
import {Texture} from './kinds/Texture.tsx';
import {TransitionShot} from './kinds/TransitionShot.tsx';
import {Slate} from './Slate.tsx';

/** Line boil: the lines change `rate` times a second, cycling through `drawings` versions, as in hand-drawn animation. */
const LINE_BOIL = {rate: 5, drawings: 3};

/** The animatic of a shot: a moving storyboard panel, with camera marks and a slate. Shows in a slot until its take exists. */
export function AnimaticPicture(shot: Animatic) {
  const frame = useCurrentFrame();
  const {width, height, fps, frames, move} = shot;
  const units = unitsOf(shot);
  const unit = Math.min(width, height) / 100;
  const slate = Math.round((width > height * 1.2 ? 17 : 27) * unit);
  const view = {width: units.width, height: units.height - slate / unit};
  const t = frame / Math.max(1, frames - 1);
  const seconds = frame / fps;
  const seed = `${shot.subject}\u0000${shot.take}`;
  const redrawn = Math.floor(seconds * LINE_BOIL.rate) % LINE_BOIL.drawings;
  const reading = useMemo(() => readShot(shot), [shot]);
  const hand = {seed, redrawn, camera: cameraAt(move, t, view)};
  return (
    <AbsoluteFill style={{backgroundColor: PAPER}}>
      <InkContext value={hand}>
        <svg
          aria-hidden="true"
          width={width}
          height={height}
          viewBox={`${-units.width / 2} ${-units.height / 2} ${units.width} ${units.height}`}
          style={{position: 'absolute', inset: 0}}
        >
          <g transform={`translate(0 ${(view.height - units.height) / 2})`}>
            <ShotDrawing shot={shot} reading={reading} view={view} t={t} seconds={seconds} />
          </g>
          <CameraMarks move={move} frame={units} visibleHeight={view.height} />
        </svg>
      </InkContext>
      <FontGate fonts={UI_FONTS}>
        <Slate shot={shot} frame={frame} height={slate} />
      </FontGate>
    </AbsoluteFill>
  );
}

/** Picks the drawing by the kind of shot. Seen from above, a scene is drawn as a map (aerial) or a flat lay (overhead). */
function ShotDrawing(props: ShotDrawingProps) {
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
