import type {Footage} from '../../spot/timeline.ts';
import {FontGate} from '../fonts/FontGate.tsx';
import {UI_FAMILY, UI_FONTS} from '../fonts/ui-font.ts';

type Props = {clip: Footage; width: number; height: number};

/** Stands where a take is missing and says what will be shot there, by what and for how much. */
export function MissingCard({clip, width, height}: Props) {
  const u = Math.min(width, height) / 100;
  return (
    <div
      style={{
        position: 'absolute',
        inset: 0,
        backgroundColor: '#1b1d1f',
        fontFamily: UI_FAMILY,
        color: '#fff',
        fontSize: 4 * u,
      }}
    >
      <FontGate fonts={UI_FONTS}>
        {clip.slot} {clip.missing?.prompt}
      </FontGate>
    </div>
  );
}
