import {useState} from 'react';
import {useCurrentFrame} from 'remotion';
import {brandFontSources} from '../../fonts/brand-fonts.ts';
import {FontGate} from '../../fonts/FontGate.tsx';
import type {CopyReads, FingerprintReport, FingerprintRequest} from '../../spot/fingerprint/fingerprint.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {EmitArtifact} from '../inspect/EmitArtifact.tsx';
import {FrozenSpot} from '../inspect/FrozenSpot.tsx';
import {waitUntilSettled} from '../inspect/wait-until-settled.ts';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {endsOfRuns, sameReads, watchCopy} from './copy-reads.ts';
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

/**
 * The share of frames that are tested for a memory in spots of which only some frames are mounted: the template was tested with a spot that was mounted
 * whole. The tests mount their frames again, which takes half as long as mounting those that changed.
 */
const PART = 0.25;

/** For each mounted frame, the fields of the ad's copy that its graphics have read. */
type Watched = Map<number, () => CopyReads>;

/** The frames that are mounted, how many times that was done, and whether their reads are recorded. */
type Mounted = {mounted: readonly number[]; time: number; watches: boolean};

type AskedProps = {index: number; asked: FingerprintRequest['spots'][number]; registry: Registry};

function AskedFrames({index, asked: {spot, frames: asked}, registry}: AskedProps) {
  const [setters] = useState((): FrameSetters => new Map());
  const [watched] = useState((): Watched => new Map());
  const [{mounted, time, watches}, setMounted] = useState<Mounted>(() => ({
    mounted: asked,
    time: 1,
    watches: true,
  }));
  const mountAgain = (frames: readonly number[], watching: boolean): void => {
    freshGraphics(registry, spot.template);
    setMounted((last) => ({mounted: frames, time: last.time + 1, watches: watching}));
  };
  const fingerprintSpot = async (root: HTMLElement, settled: boolean): Promise<string> => {
    let report = await fingerprintCopies(root, spot, settled);
    let reads = readsOf(watched);
    const [handle] = window.remotion_delayRenderHandles;
    // What watches the copy may be what they throw of: structuredClone() refuses it.
    const isBroken = root.querySelector('[data-broken]') !== null && handle !== undefined;
    if (isBroken) {
      mountAgain(asked, false);
      report = await fingerprintCopies(root, spot, await waitUntilSettled(handle));
      reads = new Map();
    }
    const {frames, states, styleSheets} = report;
    const share = asked.length < spot.frames ? PART : 1;
    const copies = [...root.querySelectorAll('[data-frame]')];
    await findFrameMemory(copies, setters, {states, frames}, share);
    watched.clear();
    const mountSome = (some: readonly number[]): void => mountAgain(some, !isBroken);
    await findOrderMemory(root, {states, frames}, endsOfRuns(reads), mountSome, share);
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
                    {watches ? (
                      <WatchedGraphics spot={spot} frame={frame} registry={registry} watched={watched} />
                    ) : (
                      <GraphicsTrack spot={spot} registry={registry} />
                    )}
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
