import {join} from 'node:path';
import sharp from 'sharp';
import type {BrowserSession} from '../../../../machine/browser/session.ts';
import {readBytes} from '../../../../machine/files/files.ts';
import type {DrawnState} from '../../../../spot/fingerprint/fingerprint.ts';
import {graphicsOnly, type ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import {stateName} from '../fingerprint/fingerprint-spots.ts';

/** A state to be drawn: a frame of a spot that shows it. */
export type StateAt = {name: string; spot: ResolvedSpot; frame: number};

/** A picture of a state, or why it is none that may be used. */
export type StatePicture = {file: string; wrong: string | null};

/**
 * Draws graphics states over nothing, as `<index>.png` in `folder`, and tells of each as it comes. Each says what it
 * drew: one that says something else than the probe is wrong.
 */
export async function drawStates(
  states: readonly StateAt[],
  folder: string,
  browser: BrowserSession,
  onPicture: (index: number, picture: StatePicture) => void,
  signal?: AbortSignal,
): Promise<StatePicture[]> {
  const [first] = states;
  if (!first) return [];
  const spots = [...new Set(states.map(({spot}) => spot))];
  const {width, height, fps} = first.spot;
  const pictures = states.map(
    (_, index): StatePicture => ({file: join(folder, `${index}.png`), wrong: MUTE}),
  );
  await browser.read(
    {
      kind: 'frames',
      composition: 'sheet',
      props: {
        spots: spots.map(graphicsOnly),
        states: states.map(({spot, frame}) => ({spot: spots.indexOf(spot), frame})),
      },
      width,
      height,
      fps,
      length: Math.max(states.length, ...spots.map(({frames}) => frames)),
      frames: states.map((_, index) => index),
      pictures: {folder, format: 'png', scale: 1, plain: true},
    },
    undefined,
    signal,
    ({frame, text}) => {
      const [picture, state] = [pictures[frame], states[frame]];
      if (!picture || !state) return;
      picture.wrong = doubtIn(JSON.parse(text) as DrawnState, state);
      onPicture(frame, picture);
    },
  );
  return pictures;
}

function doubtIn(drawn: DrawnState, {name, spot}: StateAt): string | null {
  if (drawn.opaque !== null) return drawn.opaque;
  return stateName(drawn, spot) === name ? null : OTHERWISE;
}

const MUTE = 'it did not say what it drew';

const OTHERWISE = 'drawn by itself its DOM was another than among the other frames, as with chance or memory';

/** Whether two pictures are the same, pixel by pixel. */
export async function samePixels(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map(readBytes));
  if (Buffer.compare(one as Uint8Array, other as Uint8Array) === 0) return true;
  const pixels = await Promise.all([a, b].map((file) => sharp(file).ensureAlpha().raw().toBuffer()));
  return (pixels[0] as Buffer).equals(pixels[1] as Buffer);
}
