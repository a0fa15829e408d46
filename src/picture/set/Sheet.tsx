import {useCurrentFrame} from 'remotion';
import type {Sheeting} from '../../spot/set.ts';
import {Emit} from '../inspect/Emit.tsx';
import {FrozenSpot} from '../inspect/FrozenSpot.tsx';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {familiesOf, sheetsOf, signatureOf} from './signature.ts';

/** Frame n of this composition is state n: the graphics of one frame of one spot, over nothing. It says what it drew. */
export function Sheet({spots, states, registry}: Sheeting & {registry: Registry}) {
  const index = useCurrentFrame();
  const state = states[index];
  const spot = state && spots[state.spot];
  if (!state || !spot) return null;
  const read = (root: HTMLElement): string => {
    const copy = root.querySelector<HTMLElement>('[data-frame]');
    return copy ? sheetsOf(document).text + signatureOf(copy, familiesOf(spot)).text : '';
  };
  return (
    <Emit key={index} name={`state-${index}.txt`} read={read}>
      <FrozenSpot spot={spot} frame={state.frame}>
        <GraphicsTrack spot={spot} registry={registry} />
      </FrozenSpot>
    </Emit>
  );
}
