import {useCurrentFrame} from 'remotion';
import type {ResolvedSpot} from '../../spot/resolved.ts';
import type {Probed, Probing} from '../../spot/set.ts';
import {Emit} from '../inspect/Emit.tsx';
import {FrozenSpot} from '../inspect/FrozenSpot.tsx';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {familiesOf, sheetsOf, signatureOf} from './signature.ts';
import {strangersIn} from './strangers.ts';

/** Frame n of this composition is spot n: the graphics of all its frames at once, each in its own copy at true size. */
export function Probe({spots, registry}: Probing & {registry: Registry}) {
  const index = useCurrentFrame();
  const spot = spots[index];
  return spot ? <Copies key={index} index={index} spot={spot} registry={registry} /> : null;
}

function Copies({index, spot, registry}: {index: number; spot: ResolvedSpot; registry: Registry}) {
  return (
    <Emit name={`probe-${index}.json`} read={(root) => JSON.stringify(read(root, spot))}>
      <div style={{visibility: 'hidden'}}>
        {[...Array(spot.frames).keys()].map((frame) => (
          <FrozenSpot key={frame} spot={spot} frame={frame}>
            <GraphicsTrack spot={spot} registry={registry} />
          </FrozenSpot>
        ))}
      </div>
    </Emit>
  );
}

/** The states of a spot, each told once, and which of them every frame shows. */
function read(root: HTMLElement, spot: ResolvedSpot): Probed {
  const sheets = sheetsOf(document);
  const families = familiesOf(spot);
  const outside = strangersIn(document, root);
  const known = new Map<string, number>();
  const states: Probed['states'] = [];
  const frames = [...root.querySelectorAll<HTMLElement>('[data-frame]')].map((copy) => {
    const {text, opaque} = signatureOf(copy, families);
    const cause = opaque ?? outside ?? sheets.opaque ?? brokenIn(copy);
    const name = `${cause ?? ''}\n${text}`;
    const index = known.get(name) ?? states.push({text: sheets.text + text, opaque: cause}) - 1;
    known.set(name, index);
    return index;
  });
  return {frames, states};
}

/** What throws is drawn by itself, where the error is told as it is. */
const brokenIn = (copy: HTMLElement): string | null =>
  copy.querySelector('[data-broken]') ? 'graphics that throw' : null;
