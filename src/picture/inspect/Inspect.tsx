import {useState} from 'react';
import {useCurrentFrame} from 'remotion';
import type {InspectedSpot, Inspecting, Inspection} from '../../spot/findings/inspection.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {readPage} from '../fingerprint/page-surroundings.ts';
import {checkStyles} from '../fingerprint/uncacheable-styles.ts';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {EmitArtifact} from './EmitArtifact.tsx';
import {FrozenSpot} from './FrozenSpot.tsx';
import {inspectFrame} from './inspect-frame.ts';

/** Frame n of this composition renders all requested frames of specimen n at once and emits an `Inspection` of them. */
export function Inspect({specimens, registry}: Inspecting & {registry: Registry}) {
  const index = useCurrentFrame();
  const specimen = specimens[index];
  return specimen ? <InspectedFrames key={index} index={index} registry={registry} {...specimen} /> : null;
}

type InspectedFramesProps = InspectedSpot & {index: number; registry: Registry};

function InspectedFrames({index, spot, frames, registry}: InspectedFramesProps) {
  const [reported] = useState(() => frames.map(() => new Map<string, Problem>()));
  const read = (root: HTMLElement): string => {
    const {styleSheets} = readPage(root);
    const families = new Set(spot.brand.typography.fonts.map(({family}) => family));
    const copyAt = (frame: number) => root.querySelector<HTMLElement>(`[data-frame="${frame}"]`);
    const moments = frames.map((frame, at) => {
      return inspectFrame(copyAt(frame), frame, [...(reported[at]?.values() ?? [])]);
    });
    const styles = frames.flatMap((frame) => {
      const copy = copyAt(frame);
      return copy ? [{frame, ...checkStyles(copy, styleSheets, families)}] : [];
    });
    return JSON.stringify({moments, styles} satisfies Inspection);
  };
  return (
    <EmitArtifact name={`inspection-${index}.json`} read={read}>
      {/* Invisible, but laid out. */}
      <div style={{opacity: 0}}>
        {frames.map((frame, at) => (
          <FrozenSpot key={frame} spot={spot} frame={frame}>
            <GraphicsTrack
              spot={spot}
              registry={registry}
              onOverflow={(problem) => reported[at]?.set(JSON.stringify(problem), problem)}
            />
          </FrozenSpot>
        ))}
      </div>
    </EmitArtifact>
  );
}
