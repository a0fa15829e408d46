import type {BrowserSession} from '../../../machine/browser/session.ts';
import {sha256} from '../../../machine/hash.ts';
import type {ResolvedSpot} from '../../../spot/resolved.ts';

/** A state to be drawn: any frame of any spot that shows it. */
export type StateAt = {name: string; spot: ResolvedSpot; frame: number};

/** A state whose drawing was not what the probe said. */
export type Mismatch = {name: string; why: string};

/**
 * Draws graphics states over nothing, as `<index>.png` in `folder`. Each says what it drew: one that says
 * something else than the probe is reported, and its picture is not to be used.
 */
export async function drawStates(
  states: readonly StateAt[],
  folder: string,
  browser: BrowserSession,
  onDrawn: (count: number) => void,
  signal?: AbortSignal,
): Promise<Mismatch[]> {
  const [first] = states;
  if (!first) return [];
  const spots = [...new Set(states.map(({spot}) => spot))];
  const {width, height, fps} = first.spot;
  const emitted = await browser.read(
    {
      kind: 'frames',
      composition: 'sheet',
      props: {spots, states: states.map(({spot, frame}) => ({spot: spots.indexOf(spot), frame}))},
      width,
      height,
      fps,
      length: Math.max(states.length, ...spots.map(({frames}) => frames)),
      frames: states.map((_, index) => index),
      pictures: {folder, format: 'png', scale: 1},
    },
    onDrawn,
    signal,
  );
  return states.flatMap(({name}, index) => {
    const text = emitted.find(({frame}) => frame === index)?.text;
    return text !== undefined && sha256(text) === name
      ? []
      : [{name, why: 'it was drawn otherwise than it was probed'}];
  });
}
