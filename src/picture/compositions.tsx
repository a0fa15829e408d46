import {useMemo} from 'react';
import {type CalculateMetadataFunction, Composition, Still} from 'remotion';
import {ResolvedSpot} from '../spot/resolved.ts';
import {layWall, thumbFor, Wall} from '../spot/wall.ts';
import {BLANK_SPOT} from './blank-spot.ts';
import {type Registry, Spot} from './Spot.tsx';
import {WallSheet} from './WallSheet.tsx';

const BLANK_WALL = layWall({title: 'Wall', subtitle: 'No variants yet', cells: [], thumb: thumbFor('9:16')});

const spotMetadata: CalculateMetadataFunction<ResolvedSpot> = ({props}) => {
  const spot = ResolvedSpot.parse(props);
  const {width, height, fps, frames} = spot;
  return {width, height, fps, durationInFrames: frames, props: spot};
};

const wallMetadata: CalculateMetadataFunction<Wall> = ({props}) => {
  const wall = Wall.parse(props);
  return {width: wall.width, height: wall.height, props: wall};
};

/** All that a workspace registers: `spot` draws any variant, `wall` the contact sheet of a batch. */
export function defineCompositions(registry: Registry) {
  const Variant = (props: ResolvedSpot) => {
    // A render hands the props over as they are: this is where the browser checks what Node resolved.
    const spot = useMemo(() => ResolvedSpot.parse(props), [props]);
    return <Spot spot={spot} registry={registry} />;
  };
  return function Root() {
    return (
      <>
        <Composition
          id="spot"
          component={Variant}
          schema={ResolvedSpot}
          defaultProps={BLANK_SPOT}
          calculateMetadata={spotMetadata}
        />
        <Still
          id="wall"
          component={WallSheet}
          schema={Wall}
          defaultProps={BLANK_WALL}
          calculateMetadata={wallMetadata}
        />
      </>
    );
  };
}
