import {Composition, Freeze, registerRoot, Sequence, useCurrentFrame} from 'remotion';
import {type Registry, Spot} from 'tenspot/picture';
import {graphics} from '../../../compositions/graphics.generated.ts';
import {templates} from '../../../compositions/templates.generated.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';

const registry: Registry = {graphics, templates};

type Props = {stills: {spot: ResolvedSpot; frame: number}[]};

/** Frame n is still n: a whole spot, footage and graphics, at one moment. */
function Stills({stills}: Props) {
  const index = useCurrentFrame();
  const still = stills[index];
  if (!still) return null;
  const {width, height, frames} = still.spot;
  return (
    <Freeze key={index} frame={still.frame}>
      <Sequence layout="none" durationInFrames={frames} width={width} height={height}>
        <Spot spot={still.spot} registry={registry} />
      </Sequence>
    </Freeze>
  );
}

const size = {width: 1080, height: 1920, fps: 30, durationInFrames: 450};

registerRoot(() => <Composition id="stills" component={Stills} {...size} defaultProps={{stills: []} as Props} />);
