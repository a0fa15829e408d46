import type {StateFingerprint} from '../../spot/fingerprint/fingerprint.ts';
import {waitUntilSettled} from '../inspect/wait-until-settled.ts';
import {domFingerprint} from './dom-fingerprint.ts';
import {markMemory, mayHaveMemory, spread} from './frame-memory.tsx';
import {readPage} from './page-surroundings.ts';

/** The most frames that are mounted again: at equal distances, and of those that are asked for. */
const MAX_FRAMES = 8;
const MAX_ASKED = 24;

/**
 * Finds graphics that look different when their frames are drawn in another order, because a module or a global variable
 * remembers something, and marks all their states as uncacheable: in a master, several pages draw some of the frames each.
 * `mountAlone` unmounts the copies, evaluates the modules of the graphics anew, and mounts some frames in this order. `asked` are
 * frames that are tested in any case. `share`: the part of the usual number of frames that is tested.
 */
export async function findOrderMemory(
  root: HTMLElement,
  {states, frames}: {states: readonly StateFingerprint[]; frames: readonly number[]},
  asked: readonly number[],
  mountAlone: (frames: readonly number[]) => void,
  share = 1,
): Promise<void> {
  const stateAt = (frame: number): StateFingerprint | undefined => states[frames[frame] ?? -1];
  const testable = [...frames.keys()].filter((frame) => mayHaveMemory(stateAt(frame)));
  const others = spread(
    asked.filter((frame) => testable.includes(frame)),
    MAX_ASKED * share,
  );
  const tested = [
    ...new Set([...spread(testable, MAX_FRAMES * share), ...testable.slice(-1), ...others]),
  ].sort((a, b) => b - a);
  const [handle] = window.remotion_delayRenderHandles;
  if (tested.length === 0 || handle === undefined) return;
  mountAlone(tested);
  await waitUntilSettled(handle);
  const page = readPage(root);
  const copies = [...root.querySelectorAll<HTMLElement>('[data-frame]')];
  const different = copies.find(
    (copy) => domFingerprint(copy, page, new Map()).dom !== stateAt(Number(copy.dataset.frame))?.dom,
  );
  if (!different) return;
  for (const state of states) markMemory(state, Number(different.dataset.frame));
}
