import {useState} from 'react';
import {useCurrentFrame} from 'remotion';
import {fontsOf} from '../../fonts/brand-fonts.ts';
import {FontGate} from '../../fonts/FontGate.tsx';
import type {FingerprintRequest, SpotReading} from '../../spot/fingerprint/fingerprint.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {Emit} from '../inspect/Emit.tsx';
import {FrozenSpot} from '../inspect/FrozenSpot.tsx';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {fingerprintCopies} from './fingerprint-copies.ts';
import {type FrameWalk, FrameWalker, findMemory} from './frame-memory.tsx';
import {MountAfterPageRead} from './MountAfterPageRead.tsx';

/** Frame n of this composition is spot n: the graphics of all its frames at once, each in its own copy at true size. */
export function FingerprintFrames({spots, registry}: FingerprintRequest & {registry: Registry}) {
  const index = useCurrentFrame();
  const spot = spots[index];
  return spot ? <Copies key={index} index={index} spot={spot} registry={registry} /> : null;
}

function Copies({index, spot, registry}: {index: number; spot: ResolvedSpot; registry: Registry}) {
  const [walk] = useState((): FrameWalk => new Map());
  const read = async (root: HTMLElement, rests: boolean): Promise<string> => {
    const copies = [...root.querySelectorAll('[data-frame]')];
    const {shown, ...told} = await fingerprintCopies(root, spot, rests);
    await findMemory(copies, walk, {...told, shown});
    return JSON.stringify({frames: shown, ...told} satisfies SpotReading);
  };
  return (
    <Emit name={`probe-${index}.json`} read={read}>
      <MountAfterPageRead>
        <FontGate fonts={fontsOf(spot.brand)}>
          <div style={{visibility: 'hidden'}}>
            {[...Array(spot.frames).keys()].map((frame) => (
              <FrameWalker key={frame} frame={frame} walk={walk}>
                {(at) => (
                  <FrozenSpot spot={spot} frame={at}>
                    <GraphicsTrack spot={spot} registry={registry} />
                  </FrozenSpot>
                )}
              </FrameWalker>
            ))}
          </div>
        </FontGate>
      </MountAfterPageRead>
    </Emit>
  );
}
