import type {Box} from '../../spot/geometry/box.ts';
import {Animated} from '../motion/Entrance.tsx';
import type {Motion} from '../motion/timing.ts';
import {withAlpha} from './contrast.ts';

export type RailProps = {
  box: Box;
  /** Parts that it has. */
  count: number;
  /** Parts that are filled. */
  filled: number;
  color: string;
  /** Opacity of what is not filled. Default 0.25. */
  faint?: number;
  /** Of the part that was filled last. */
  enter?: Motion | undefined;
};

/** Space between the parts, of the rail's height. */
const GAP = 0.8;

/** How far one has come: a bar in as many parts as there are steps. */
export function Rail({box, count, filled, color, faint = 0.25, enter}: RailProps) {
  const gap = box.height * GAP;
  const width = (box.width - gap * (count - 1)) / count;
  return (
    <div
      data-rail={`${filled}/${count}`}
      style={{position: 'absolute', left: box.x, top: box.y, width: box.width, height: box.height}}
    >
      {[...Array(count).keys()].map((index) => (
        <div
          key={index}
          style={{
            position: 'absolute',
            left: index * (width + gap),
            width,
            height: box.height,
            backgroundColor: withAlpha(color, faint),
          }}
        >
          {index < filled && (
            <Animated
              enter={index === filled - 1 ? enter : undefined}
              style={{height: box.height, backgroundColor: color}}
            />
          )}
        </div>
      ))}
    </div>
  );
}
