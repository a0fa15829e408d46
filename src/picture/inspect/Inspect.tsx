import {useState} from 'react';
import {useCurrentFrame} from 'remotion';
import type {InspectedSpot, Inspecting, Inspection} from '../../spot/findings/inspection.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {Emit} from './Emit.tsx';
import {FrozenSpot} from './FrozenSpot.tsx';
import {readMoment} from './read-moment.ts';

/** Frame n of this composition is specimen n: all its moments at once, and what stands where as an artifact. */
export function Inspect({specimens, registry}: Inspecting & {registry: Registry}) {
  const index = useCurrentFrame();
  const specimen = specimens[index];
  return specimen ? <Moments key={index} index={index} registry={registry} {...specimen} /> : null;
}

type MomentsProps = InspectedSpot & {index: number; registry: Registry};

function Moments({index, spot, frames, registry}: MomentsProps) {
  const [told] = useState(() => frames.map(() => new Map<string, Problem>()));
  const read = (root: HTMLElement): string => {
    const moments = frames.map((frame, at) => {
      const holder = root.querySelector<HTMLElement>(`[data-frame="${frame}"]`);
      return readMoment(holder, frame, [...(told[at]?.values() ?? [])]);
    });
    return JSON.stringify({moments} satisfies Inspection);
  };
  return (
    <Emit name={`inspection-${index}.json`} read={read}>
      {/* Nothing of it is seen, but everything is laid out. */}
      <div style={{opacity: 0}}>
        {frames.map((frame, at) => (
          <FrozenSpot key={frame} spot={spot} frame={frame}>
            <GraphicsTrack
              spot={spot}
              registry={registry}
              onMisfit={(problem) => told[at]?.set(JSON.stringify(problem), problem)}
            />
          </FrozenSpot>
        ))}
      </div>
    </Emit>
  );
}
