import {BLANK_SPOT} from '../../../../src/picture/blank-spot.ts';
import type {FingerprintedVariant} from '../../../../src/production/render/set-engine/plan-set.ts';
import type {UncacheableReason} from '../../../../src/spot/fingerprint/uncacheable-reason.ts';
import {FULL} from '../../../../src/spot/geometry/box.ts';
import type {Footage} from '../../../../src/spot/timeline/timeline.ts';

/** A shot of a variant. `take`: one letter, for the name of its file; empty for a take that is missing. */
export type TestShot = {take: string; frames: number; in?: number; cube?: string};

/** A variant of these shots, with the fingerprint of each frame. */
export function fingerprintedVariant(
  shots: readonly TestShot[],
  states: (frame: number) => string,
  reasons: Record<string, UncacheableReason> = {},
): FingerprintedVariant {
  let from = 0;
  const footage = shots.map((shot, index): Footage => {
    const {take, frames} = shot;
    from += frames;
    return {
      slot: `slot-${index}`,
      layer: `slot-${index}`,
      from: from - frames,
      frames,
      missing: null,
      speed: 1,
      src: take === '' ? null : `${take.repeat(64)}.mp4`,
      cube: shot.cube ?? null,
      width: 1080,
      height: 1920,
      in: shot.in ?? 0,
      length: 999,
      rect: FULL,
      focus: [0.5, 0.5],
      move: {kind: 'static', amount: 0, ease: 'linear'},
      entry: {kind: 'cut', frames: 0, color: null},
    };
  });
  const frames = [...Array(from).keys()].map(states);
  return {
    spot: {...BLANK_SPOT, frames: from, footage},
    fingerprints: {
      frames,
      copyReads: frames.map(() => null),
      uncacheable: new Map(Object.entries(reasons)),
      fallback: new Map(),
      machineFonts: null,
      program: 'program',
    },
  };
}
