import {type ReactNode, useLayoutEffect, useState} from 'react';
import type {StateFingerprint} from '../../spot/fingerprint/fingerprint.ts';
import {
  decidingReason,
  mayKeepFrames,
  type UncacheableKind,
  uncacheable,
} from '../../spot/fingerprint/uncacheable-reason.ts';
import {waitUntilSettled} from '../inspect/wait-until-settled.ts';
import {domFingerprint} from './dom-fingerprint.ts';
import {readPage} from './page-surroundings.ts';

/** For each copy, by the frame that it was mounted at: moves the copy to another frame. */
export type FrameSetters = Map<number, (frame: number) => void>;

type Props = {frame: number; setters: FrameSetters; children: (frame: number) => ReactNode};

/** A copy that can move to another frame without being mounted again, as in the pages of the renderer. */
export function MovableFrame({frame, setters, children}: Props) {
  const [shown, setFrame] = useState(frame);
  useLayoutEffect(() => {
    setters.set(frame, setFrame);
  }, [frame, setters]);
  return children(shown);
}

/**
 * Finds graphics that keep something from an earlier frame, and marks their states as uncacheable: in a master one page
 * draws many frames, so such graphics look different there. Moves some copies on by a frame: each has to show what the
 * own copy of that frame shows. `share`: the part of the usual number of frames that is tested.
 */
export async function findFrameMemory(
  copies: readonly Element[],
  setters: FrameSetters,
  {states, frames}: {states: readonly StateFingerprint[]; frames: readonly number[]},
  share = 1,
): Promise<void> {
  const stateAt = (frame: number): StateFingerprint | undefined => states[frames[frame] ?? -1];
  const isTestable = (frame: number): boolean => mayHaveMemory(stateAt(frame));
  const testable = [...frames.keys()].filter(
    (frame) => frame > 0 && isTestable(frame - 1) && isTestable(frame),
  );
  const tested = chooseFrames(testable, frames, share);
  const [handle] = window.remotion_delayRenderHandles;
  const holder = copies[0]?.parentElement;
  if (tested.length === 0 || handle === undefined || !holder) return;
  const mountedAt = new Map(copies.map((copy) => [Number(copy.getAttribute('data-frame')), copy]));
  for (const frame of tested) setters.get(frame - 1)?.(frame);
  await waitUntilSettled(handle);
  const page = readPage(holder);
  const different = tested.filter((frame) => {
    const copy = mountedAt.get(frame - 1);
    return copy && domFingerprint(copy, page, new Map()).dom !== stateAt(frame)?.dom;
  });
  const [first] = different;
  if (first === undefined) return;
  // If only some frames were tested, the others may have a memory too.
  const marked = tested.length < testable.length ? states : different.map(stateAt);
  for (const state of marked) if (state) markMemory(state, first);
}

/** Reasons that say already that the DOM or the pixels of a frame come from the frames before it. */
const REMEMBERING: readonly UncacheableKind[] = [
  'paused-animation',
  'scrolled',
  'zoomed-svg',
  'thrown-error',
];

/** Whether a memory of a state would change anything: its frames may be kept so far. */
export const mayHaveMemory = (state: StateFingerprint | undefined): boolean =>
  state !== undefined &&
  (state.uncacheable === null ||
    (mayKeepFrames(state.uncacheable) && !REMEMBERING.includes(state.uncacheable.kind)));

/** Marks a state as one that looks different when other frames were drawn before `frame`. */
export function markMemory(state: StateFingerprint, frame: number): void {
  state.uncacheable = decidingReason([state.uncacheable, uncacheable('frame-memory', String(frame))]);
}

/** The most frames that are tested: those where the state changes, and some of the rest. */
const MAX_CHANGES = 24;
const MAX_OTHERS = 8;

function chooseFrames(
  testable: readonly number[],
  frames: readonly number[],
  share: number,
): readonly number[] {
  if (testable.length <= (MAX_CHANGES + MAX_OTHERS) * share) return testable;
  const changes = testable.filter((frame) => frames[frame] !== frames[frame - 1]);
  return [...new Set([...spread(changes, MAX_CHANGES * share), ...spread(testable, MAX_OTHERS * share)])];
}

/** At most `most` of the frames, at equal distances. */
export const spread = (frames: readonly number[], most: number): readonly number[] =>
  frames.length <= most
    ? frames
    : Array.from({length: most}, (_, at) => Math.floor((at * frames.length) / most)).flatMap(
        (index) => frames[index] ?? [],
      );
