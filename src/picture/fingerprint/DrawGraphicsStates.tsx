import {useCurrentFrame} from 'remotion';
import type {DrawnStateReport, StateDrawingRequest} from '../../spot/fingerprint/fingerprint.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {EmitArtifact} from '../inspect/EmitArtifact.tsx';
import {FrozenSpot} from '../inspect/FrozenSpot.tsx';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {fingerprintCopies} from './fingerprint-copies.ts';
import {MountAfterPageRead} from './MountAfterPageRead.tsx';

/**
 * Draws graphics states on a transparent page: frame n is state n, the graphics of one frame of one spot. Each frame
 * also emits the fingerprint of what it drew, which Node compares with the one that it asked for.
 */
export function DrawGraphicsStates({spots, states, registry}: StateDrawingRequest & {registry: Registry}) {
  const index = useCurrentFrame();
  const state = states[index];
  const spot = state && spots[state.spot];
  if (!state || !spot) return null;
  return (
    <EmitArtifact
      key={index}
      name={`graphics-state-${index}.json`}
      read={(root, settled) => reportDrawnState(root, spot, settled)}
    >
      <MountAfterPageRead spot={spot} registry={registry}>
        <FrozenSpot spot={spot} frame={state.frame}>
          <GraphicsTrack spot={spot} registry={registry} />
        </FrozenSpot>
      </MountAfterPageRead>
    </EmitArtifact>
  );
}

async function reportDrawnState(root: HTMLElement, spot: ResolvedSpot, settled: boolean): Promise<string> {
  const {states, styleSheets} = await fingerprintCopies(root, spot, settled);
  const {dom = '', uncacheable = null} = states[0] ?? {};
  return JSON.stringify({dom, uncacheable, styleSheets} satisfies DrawnStateReport);
}
