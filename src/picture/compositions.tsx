import {type CalculateMetadataFunction, Composition, Still} from 'remotion';
import {ResolvedSpot} from '../spot/resolved.ts';
import {BLANK_SPOT} from './blank-spot.ts';
import {type Registry, Spot} from './Spot.tsx';

const spotMetadata: CalculateMetadataFunction<ResolvedSpot> = ({props}) => {
  const spot = ResolvedSpot.parse(props);
  const {width, height, fps, frames} = spot;
  return {width, height, fps, durationInFrames: frames, props: spot};
};

/** All that a workspace registers: `spot` draws any variant, `wall` the sheet of a batch. */
export function defineCompositions(registry: Registry) {
  const Variant = (spot: ResolvedSpot) => <Spot spot={spot} registry={registry} />;
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
      </>
    );
  };
}
