import {type ReactNode, useLayoutEffect, useState} from 'react';
import {FOREIGN, type StateFingerprint} from '../../spot/fingerprint/fingerprint.ts';
import {whenQuiet} from '../inspect/wait-until-settled.ts';
import {domFingerprint} from './dom-fingerprint.ts';
import {readPage} from './page-surroundings.ts';

/** Copies by the frame that they were mounted at, and what sends each on to another frame. */
export type FrameWalk = Map<number, (frame: number) => void>;

type Props = {frame: number; walk: FrameWalk; children: (frame: number) => ReactNode};

/** A copy that can go on to another frame without being mounted again, as the renderer's pages do. */
export function FrameWalker({frame, walk, children}: Props) {
  const [at, go] = useState(frame);
  useLayoutEffect(() => {
    walk.set(frame, go);
  }, [frame, walk]);
  return children(at);
}

/**
 * Sends copies on by a frame: what they show then has to be what that frame's own copy shows. Graphics that keep
 * something from an earlier frame are another thing in a master, where one page draws many frames: they are opaque.
 */
export async function findMemory(
  copies: readonly Element[],
  walk: FrameWalk,
  {states, shown}: {states: readonly StateFingerprint[]; shown: readonly number[]},
): Promise<void> {
  const stateAt = (frame: number): StateFingerprint => states[shown[frame] as number] as StateFingerprint;
  const isClear = (frame: number): boolean => stateAt(frame).opaque === null;
  const able = [...shown.keys()].filter((frame) => frame > 0 && isClear(frame - 1) && isClear(frame));
  const chosen = choose(able, shown);
  const [handle] = window.remotion_delayRenderHandles;
  if (chosen.length === 0 || handle === undefined) return;
  for (const frame of chosen) walk.get(frame - 1)?.(frame);
  await whenQuiet(handle);
  const page = readPage(copies[0]?.parentElement as Element);
  const strayed = chosen.filter((frame) => {
    const copy = copies[frame - 1] as Element;
    return domFingerprint(copy, page, new Map()).text !== stateAt(frame).text;
  });
  const [first] = strayed;
  if (first === undefined) return;
  const cause = `${FOREIGN.memory}: frame ${first} is another after frame ${first - 1} than by itself`;
  // Where not all were sent on, nobody knows about the others.
  const doubted = chosen.length < able.length ? states : strayed.map(stateAt);
  for (const state of doubted) state.opaque ??= cause;
}

/** Frames sent on at most: where most changes, and some of the rest. */
const CHANGES = 24;
const OTHERS = 8;

function choose(able: readonly number[], shown: readonly number[]): readonly number[] {
  if (able.length <= CHANGES + OTHERS) return able;
  const changes = able.filter((frame) => shown[frame] !== shown[frame - 1]);
  return [...new Set([...spread(changes, CHANGES), ...spread(able, OTHERS)])];
}

const spread = (frames: readonly number[], most: number): readonly number[] =>
  frames.length <= most
    ? frames
    : Array.from({length: most}, (_, at) => frames[Math.floor((at * frames.length) / most)] as number);
