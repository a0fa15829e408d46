import {useState} from 'react';
import {useCurrentFrame} from 'remotion';
import {brandFontSources} from '../../fonts/brand-fonts.ts';
import {FontGate} from '../../fonts/FontGate.tsx';
import type {FingerprintReport, FingerprintRequest} from '../../spot/fingerprint/fingerprint.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {EmitArtifact} from '../inspect/EmitArtifact.tsx';
import {FrozenSpot} from '../inspect/FrozenSpot.tsx';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {fingerprintCopies} from './fingerprint-copies.ts';
import {type FrameSetters, findFrameMemory, MovableFrame} from './frame-memory.tsx';
import {freshGraphics} from './fresh-graphics.ts';
import {MountAfterPageRead} from './MountAfterPageRead.tsx';
import {findOrderMemory} from './order-memory.ts';

/**
 * Fingerprints graphics: frame n mounts the graphics of every frame of spot n at once, each in its own copy at true
 * size, and emits a `FingerprintReport`.
 */
export function FingerprintFrames({spots, registry}: FingerprintRequest & {registry: Registry}) {
  const index = useCurrentFrame();
  const spot = spots[index];
  return spot ? <AllFrames key={index} index={index} spot={spot} registry={registry} /> : null;
}

function AllFrames({index, spot, registry}: {index: number; spot: ResolvedSpot; registry: Registry}) {
  const [setters] = useState((): FrameSetters => new Map());
  const [{mounted, time}, setMounted] = useState<{mounted: readonly number[]; time: number}>(() => ({
    mounted: [...Array(spot.frames).keys()],
    time: 1,
  }));
  const fingerprintSpot = async (root: HTMLElement, settled: boolean): Promise<string> => {
    const copies = [...root.querySelectorAll('[data-frame]')];
    const {frames, states, styleSheets} = await fingerprintCopies(root, spot, settled);
    await findFrameMemory(copies, setters, {states, frames});
    await findOrderMemory(root, {states, frames}, (some) => {
      freshGraphics(registry, spot.template);
      setMounted({mounted: some, time: 2});
    });
    return JSON.stringify({frames, states, styleSheets} satisfies FingerprintReport);
  };
  return (
    <EmitArtifact name={`fingerprint-${index}.json`} read={fingerprintSpot}>
      <MountAfterPageRead spot={spot} registry={registry}>
        <FontGate fonts={brandFontSources(spot.brand)}>
          <div style={{visibility: 'hidden'}}>
            {mounted.map((frame) => (
              <MovableFrame key={`${time} ${frame}`} frame={frame} setters={setters}>
                {(shown) => (
                  <FrozenSpot spot={spot} frame={shown}>
                    <GraphicsTrack spot={spot} registry={registry} />
                  </FrozenSpot>
                )}
              </MovableFrame>
            ))}
          </div>
        </FontGate>
      </MountAfterPageRead>
    </EmitArtifact>
  );
}
