import {useCurrentFrame} from 'remotion';
import type {DrawnState, StateSheet} from '../../spot/fingerprint/fingerprint.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {Emit} from '../inspect/Emit.tsx';
import {FrozenSpot} from '../inspect/FrozenSpot.tsx';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {fingerprintCopies} from './fingerprint-copies.ts';
import {MountAfterPageRead} from './MountAfterPageRead.tsx';

/** Frame n of this composition is state n: the graphics of one frame of one spot, over nothing. It says what it drew. */
export function DrawStates({spots, states, registry}: StateSheet & {registry: Registry}) {
  const index = useCurrentFrame();
  const state = states[index];
  const spot = state && spots[state.spot];
  if (!state || !spot) return null;
  return (
    <Emit key={index} name={`state-${index}.json`} read={(root, rests) => read(root, spot, rests)}>
      <MountAfterPageRead>
        <FrozenSpot spot={spot} frame={state.frame}>
          <GraphicsTrack spot={spot} registry={registry} />
        </FrozenSpot>
      </MountAfterPageRead>
    </Emit>
  );
}

async function read(root: HTMLElement, spot: ResolvedSpot, rests: boolean): Promise<string> {
  const {states, sheets} = await fingerprintCopies(root, spot, rests);
  const {text = '', opaque = null} = states[0] ?? {};
  return JSON.stringify({text, opaque, sheets} satisfies DrawnState);
}
