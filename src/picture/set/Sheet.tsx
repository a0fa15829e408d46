import {useCurrentFrame} from 'remotion';
import type {ResolvedSpot} from '../../spot/resolved.ts';
import type {Drawn, Sheeting} from '../../spot/set.ts';
import {Emit} from '../inspect/Emit.tsx';
import {FrozenSpot} from '../inspect/FrozenSpot.tsx';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {Noted} from './Noted.tsx';
import {tellCopies} from './tell.ts';

/** Frame n of this composition is state n: the graphics of one frame of one spot, over nothing. It says what it drew. */
export function Sheet({spots, states, registry}: Sheeting & {registry: Registry}) {
  const index = useCurrentFrame();
  const state = states[index];
  const spot = state && spots[state.spot];
  if (!state || !spot) return null;
  return (
    <Emit key={index} name={`state-${index}.json`} read={(root, rests) => read(root, spot, rests)}>
      <Noted>
        <FrozenSpot spot={spot} frame={state.frame}>
          <GraphicsTrack spot={spot} registry={registry} />
        </FrozenSpot>
      </Noted>
    </Emit>
  );
}

async function read(root: HTMLElement, spot: ResolvedSpot, rests: boolean): Promise<string> {
  const {states, sheets} = await tellCopies(root, spot, rests);
  const {text = '', opaque = null} = states[0] ?? {};
  return JSON.stringify({text, opaque, sheets} satisfies Drawn);
}
