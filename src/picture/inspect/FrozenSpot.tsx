import {Component, type ReactNode} from 'react';
import {Freeze, Sequence} from 'remotion';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';

type Props = {spot: ResolvedSpot; frame: number; children: ReactNode};

/**
 * One frame of a spot, in the size and length of the spot. The surrounding composition has to be at least as long as
 * the spot, because Remotion clamps a frozen frame to the length of the composition.
 */
export function FrozenSpot({spot, frame, children}: Props) {
  const {width, height, frames} = spot;
  return (
    <div
      data-frame={frame}
      style={{position: 'absolute', left: 0, top: 0, width, height, contain: 'strict', isolation: 'isolate'}}
    >
      <Freeze frame={frame}>
        <Sequence layout="none" durationInFrames={frames} width={width} height={height}>
          <MarkError>{children}</MarkError>
        </Sequence>
      </Freeze>
    </div>
  );
}

/** Replaces children that throw by an element with the message in `data-broken`, so that the rest still renders. */
class MarkError extends Component<{children: ReactNode}, {broken: string | null}> {
  override state = {broken: null};

  static getDerivedStateFromError(error: unknown) {
    return {broken: error instanceof Error ? error.message : String(error)};
  }

  override render(): ReactNode {
    const {broken} = this.state;
    return broken === null ? this.props.children : <div data-broken={broken} />;
  }
}
