import type {BrowserSession} from '../../../machine/browser/session.ts';
import {sha256} from '../../../machine/hash.ts';
import type {ResolvedSpot} from '../../../spot/resolved.ts';
import type {Probed} from '../../../spot/set.ts';

/** The graphics of a spot: the state of each frame by the hash of its signature, and those that are opaque. */
export type Graphics = {
  frames: string[];
  /** Why a state's DOM cannot vouch for its pixels. */
  opaque: Map<string, string>;
  /** The program that draws it. */
  program: string;
};

/** Asks the browser for the signature of every frame of these spots, which are of one size and rate. */
export async function probeSpots(
  spots: readonly ResolvedSpot[],
  program: string,
  browser: BrowserSession,
  signal?: AbortSignal,
): Promise<Graphics[]> {
  const [first] = spots;
  if (!first) return [];
  const {width, height, fps} = first;
  const emitted = await browser.read(
    {
      kind: 'frames',
      composition: 'probe',
      props: {spots},
      width,
      height,
      fps,
      length: Math.max(spots.length, ...spots.map(({frames}) => frames)),
      frames: spots.map((_, index) => index),
      pictures: null,
    },
    undefined,
    signal,
  );
  return spots.map((_, index): Graphics => {
    const text = emitted.find(({frame}) => frame === index)?.text;
    if (text === undefined) throw new Error(`the probe said nothing of spot ${index}`);
    const {frames, states} = JSON.parse(text) as Probed;
    const names = states.map((state) => sha256(state.text));
    const opaque = new Map<string, string>();
    for (const [at, state] of states.entries())
      if (state.opaque !== null) opaque.set(names[at] as string, state.opaque);
    return {frames: frames.map((state) => names[state] as string), opaque, program};
  });
}
