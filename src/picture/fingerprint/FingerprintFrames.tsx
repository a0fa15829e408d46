import {useState} from 'react';
import {useCurrentFrame} from 'remotion';
import {brandFontSources} from '../../fonts/brand-fonts.ts';
import {FontGate} from '../../fonts/FontGate.tsx';
import type {CopyReads, FingerprintReport, FingerprintRequest} from '../../spot/fingerprint/fingerprint.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {EmitArtifact} from '../inspect/EmitArtifact.tsx';
import {FrozenSpot} from '../inspect/FrozenSpot.tsx';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {sameReads, watchCopy} from './copy-reads.ts';
import {fingerprintCopies} from './fingerprint-copies.ts';
import {type FrameSetters, findFrameMemory, MovableFrame} from './frame-memory.tsx';
import {freshGraphics} from './fresh-graphics.ts';
import {MountAfterPageRead} from './MountAfterPageRead.tsx';
import {findOrderMemory} from './order-memory.ts';

/**
 * Fingerprints graphics: frame n mounts the graphics of the frames of spot n that are asked for at once, each in its own copy at true
 * size, and emits a `FingerprintReport`.
 */
export function FingerprintFrames({spots, registry}: FingerprintRequest & {registry: Registry}) {
  const index = useCurrentFrame();
  const asked = spots[index];
  return asked ? <AskedFrames key={index} index={index} asked={asked} registry={registry} /> : null;
}

/** For each mounted frame, the fields of the ad's copy that its graphics have read. */
type Watched = Map<number, () => CopyReads>;

type AskedProps = {index: number; asked: FingerprintRequest['spots'][number]; registry: Registry};

function AskedFrames({index, asked: {spot, frames: asked}, registry}: AskedProps) {
  const [setters] = useState((): FrameSetters => new Map());
  const [watched] = useState((): Watched => new Map());
  const [{mounted, time}, setMounted] = useState<{mounted: readonly number[]; time: number}>(() => ({
    mounted: asked,
    time: 1,
  }));
  const fingerprintSpot = async (root: HTMLElement, settled: boolean): Promise<string> => {
    const copies = [...root.querySelectorAll('[data-frame]')];
    const {frames, states, styleSheets} = await fingerprintCopies(root, spot, settled);
    const reads = readsOf(watched);
    await findFrameMemory(copies, setters, {states, frames});
    watched.clear();
    await findOrderMemory(root, {states, frames}, (some) => {
      freshGraphics(registry, spot.template);
      setMounted({mounted: some, time: 2});
    });
    // If a frame reads other fields the second time, a module keeps state between frames, and the recorded fields are incomplete.
    const isComplete = [...readsOf(watched)].every(([frame, again]) => sameReads(again, reads.get(frame)));
    const copyReads = frames.map((_, frame) => (isComplete ? (reads.get(frame) ?? null) : null));
    return JSON.stringify({frames, copyReads, states, styleSheets} satisfies FingerprintReport);
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
                    <WatchedGraphics spot={spot} frame={frame} registry={registry} watched={watched} />
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

const readsOf = (watched: Watched): Map<number, CopyReads> =>
  new Map([...watched].map(([frame, reads]) => [frame, reads()]));

type WatchedProps = {spot: ResolvedSpot; frame: number; registry: Registry; watched: Watched};

/** The graphics of one frame. Records which fields of the ad's copy they read. */
function WatchedGraphics({spot, frame, registry, watched}: WatchedProps) {
  const [shown] = useState((): ResolvedSpot => {
    const {copy, reads} = watchCopy(spot.copy);
    watched.set(frame, reads);
    return {...spot, copy};
  });
  return <GraphicsTrack spot={shown} registry={registry} />;
}
