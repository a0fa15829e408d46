import {dropOf, FIGURE, offsetOf, PRODUCT_HEIGHT, roomOf, type ShotDrawingProps} from '../composition.ts';
import {PAPER} from '../drawing/colors.ts';
import {type Dot, dice} from '../drawing/hand.ts';
import {DepthLayer, Hatch, InkShape, useHand} from '../drawing/marks.tsx';
import {Figure} from '../figure/Figure.tsx';
import {Place} from '../places/Place.tsx';
import {heightIn, Product} from '../product/Product.tsx';
import {Foreground} from './Foreground.tsx';
import {CastShadow} from './Surface.tsx';

/** A place and who or what is in it, small in a wide shot and large in a near one. */
export function Scene(props: ShotDrawingProps) {
  const {shot, reading, frame, seconds} = props;
  const {seed} = useHand();
  const roll = dice(seed, 'scene');
  const room = roomOf(frame);
  const wide = shot.framing === 'wide';
  const asked = offsetOf(props);
  // Nothing is asked: on one of the thirds, where a wide shot puts it.
  const x = asked === 0 && wide ? (roll() < 0.5 ? -1 : 1) * frame.width * 0.17 : asked;
  const light = roll() < 0.5 ? -1 : 1;
  const figure = FIGURE[shot.framing];
  const tall = reading.people
    ? room * figure.height
    : heightIn(reading.form, room * PRODUCT_HEIGHT[shot.framing] * 0.86, frame.width * (wide ? 0.5 : 0.84));
  const drop = dropOf(props);
  const base = reading.people
    ? drop + figure.middle * tall + (wide ? frame.height * 0.08 : 0)
    : drop + frame.height * (wide ? 0.2 : 0.08) + tall * (wide ? 0.2 : 0.4);
  return (
    <>
      <Place {...props} />
      <DepthLayer depth={1}>
        {!reading.people && <Stand x={x} y={base} width={tall * 0.9} />}
        <CastShadow x={x} y={base} width={tall * 0.44} away={-light} />
        {reading.people ? (
          <Figure
            id="body"
            act={reading.act}
            turn={seconds * 0.6}
            x={x}
            y={base}
            height={tall}
            mirrored={light > 0}
          />
        ) : (
          <Product form={reading.form} x={x} y={base} height={tall} light={light} />
        )}
      </DepthLayer>
      <Foreground {...props} />
    </>
  );
}

/** A ledge, a stone or a plinth that the subject stands on. */
function Stand({x, y, width}: {x: number; y: number; width: number}) {
  const dots: Dot[] = [
    [x - width * 0.9, y - width * 0.06],
    [x - width * 0.3, y - width * 0.12],
    [x + width * 0.6, y - width * 0.09],
    [x + width * 0.98, y + width * 0.04],
    [x + width * 0.8, y + width * 0.4],
    [x - width * 0.7, y + width * 0.44],
  ];
  return (
    <>
      <InkShape id="stand" dots={dots} fill={PAPER} weight={0.7} />
      <Hatch
        id="stand"
        dots={dots.map(([dx, dy]): Dot => [dx, Math.max(dy, y + width * 0.1)])}
        gap={2.2}
        slant={-70}
      />
    </>
  );
}
