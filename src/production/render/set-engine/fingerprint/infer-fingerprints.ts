import type {Fingerprintable, SpotFingerprints} from './fingerprint-spots.ts';
import {type FramesToMount, type Group, openGroups} from './inference-group.ts';

type Options<V extends Fingerprintable> = {
  /** Lets the browser mount and fingerprint frames. */
  fingerprint: (wanted: readonly FramesToMount<V>[]) => Promise<SpotFingerprints[]>;
  /** Called with the fingerprints of a variant once they are complete; again if a frame that is mounted later shows that they were wrong. */
  onComplete: (variant: V, fingerprints: SpotFingerprints) => Promise<void>;
  /**
   * Called if a mounted frame differs from what was inferred. The browser then mounts all frames of every variant that differs from this
   * one only in copy.
   */
  onContradiction: (variant: V, frame: number) => void;
};

/** The most rounds in which a variant waits for frames of another one. After that, the browser mounts all its frames. */
const ROUNDS = 4;

/** Variants whose frames are mounted together. What is complete is then kept, so a killed run loses one group at most. */
const TOGETHER = 20;

/**
 * Fingerprints variants with as few mounted frames as possible. Among variants that differ only in copy, a frame is mounted once for each
 * set of values that its graphics read. Some inferred frames, chosen by a seed, are mounted as a check.
 * `earlier` are variants whose fingerprints an earlier run kept.
 */
export async function inferFingerprints<V extends Fingerprintable>(
  variants: readonly V[],
  earlier: readonly {variant: V; fingerprints: SpotFingerprints}[],
  {fingerprint, onComplete, onContradiction}: Options<V>,
): Promise<void> {
  const groups = openGroups(variants, earlier);
  const complete = async (group: Group<V>): Promise<void> => {
    for (const {variant, fingerprints} of group.complete()) await onComplete(variant, fingerprints);
  };
  for (let round = 0; ; round++) {
    for (const group of groups) await complete(group);
    const wanted = groups.flatMap((group) =>
      (round < ROUNDS ? group.nextFrames() : group.allFrames()).map((own) => ({...own, group})),
    );
    if (wanted.length === 0) return;
    for (let at = 0; at < wanted.length; at += TOGETHER) {
      const some = wanted.slice(at, at + TOGETHER);
      const seen = await fingerprint(some.map(({variant, frames}) => ({variant, frames})));
      for (const [index, {group, variant, frames}] of some.entries()) {
        const own = seen[index];
        if (!own)
          throw new Error(`the browser returned no fingerprints for variant ${index} of ${some.length}`);
        const different = group.learn({variant, frames}, own);
        if (different !== undefined) onContradiction(variant, different);
      }
      for (const group of new Set(some.map((each) => each.group))) await complete(group);
    }
  }
}
