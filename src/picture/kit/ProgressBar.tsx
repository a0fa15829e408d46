import type {Box} from '../../spot/geometry/box.ts';
import {Animated} from '../motion/Animated.tsx';
import type {Motion} from '../motion/timing.ts';
import {withAlpha} from './contrast.ts';

/** Props of `ProgressBar`. */
export type ProgressBarProps = {
  /** Pixels. */
  box: Box;
  /** Number of parts. */
  count: number;
  /** Number of filled parts. */
  filled: number;
  /** Any CSS colour. */
  color: string;
  /** Opacity of the parts that are not filled. Default 0.25. */
  faint?: number;
  /** Entrance of the last filled part. */
  enter?: Motion | undefined;
};

/** Space between the parts, as a multiple of the bar's height. */
const GAP = 0.8;

/** A progress bar in parts, such as the steps of a demo. */
export function ProgressBar({box, count, filled, color, faint = 0.25, enter}: ProgressBarProps) {
  const gap = box.height * GAP;
  const width = (box.width - gap * (count - 1)) / count;
  return (
    <div
      data-progress={`${filled}/${count}`}
      style={{
        position: 'absolute',
        insetInlineStart: box.x,
        top: box.y,
        width: box.width,
        height: box.height,
      }}
    >
      {[...Array(count).keys()].map((index) => (
        <div
          key={index}
          style={{
            position: 'absolute',
            insetInlineStart: index * (width + gap),
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
