import {type Fingerprintable, jobName, type SpotFingerprints} from './fingerprint-spots.ts';
import {type FramesToMount, type Group, openGroups} from './inference-group.ts';

type Options<V extends Fingerprintable> = {
  /** Lets the browser mount and fingerprint frames. */
  fingerprint: (wanted: readonly FramesToMount<V>[]) => Promise<SpotFingerprints[]>;
  /** Called with the fingerprints of a variant once they are complete. */
  onComplete: (variant: V, fingerprints: SpotFingerprints) => Promise<void>;
  /**
   * Called if a mounted frame differs from what was inferred. No fingerprint of this program is inferred from then on, and those of the
   * variants in `again` are void: the browser mounts all of their frames.
   */
  onContradiction: (variant: V, frame: number, again: readonly V[]) => Promise<void>;
  /** Whether an earlier run found such a frame in this program. */
  isDistrusted: (program: string) => Promise<boolean>;
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
  {fingerprint, onComplete, onContradiction, isDistrusted}: Options<V>,
): Promise<void> {
  const groups = openGroups(variants, earlier);
  const complete = async (group: Group<V>): Promise<void> => {
    for (const {variant, fingerprints} of group.complete()) await onComplete(variant, fingerprints);
  };
  for (const group of groups) if (await isDistrusted(group.program)) group.stopInferring();
  for (let round = 0; ; round++) {
    for (const group of groups) await complete(group);
    const wanted = groups.flatMap((group) =>
      (round < ROUNDS ? group.nextFrames() : group.allFrames()).map((own) => ({...own, group})),
    );
    if (wanted.length === 0) return;
    for (const some of batchesOf(wanted)) {
      const seen = await fingerprint(some.map(({variant, frames}) => ({variant, frames})));
      for (const [index, {group, variant, frames}] of some.entries()) {
        const own = seen[index];
        if (!own)
          throw new Error(`the browser returned no fingerprints for variant ${index} of ${some.length}`);
        const different = group.learn({variant, frames}, own);
        if (different === undefined) continue;
        const sharing = groups.filter(({program}) => program === group.program);
        for (const each of sharing) each.stopInferring();
        await onContradiction(
          variant,
          different,
          sharing.flatMap((each) => each.mountAgain()),
        );
      }
      for (const group of new Set(some.map((each) => each.group))) await complete(group);
    }
  }
}

/** At most `TOGETHER`, each of one template, size and frame rate, which one job of the browser draws. */
const batchesOf = <W extends {variant: Fingerprintable}>(wanted: readonly W[]): W[][] =>
  [...Map.groupBy(wanted, ({variant}) => jobName(variant)).values()].flatMap((same) =>
    Array.from({length: Math.ceil(same.length / TOGETHER)}, (_, at) =>
      same.slice(at * TOGETHER, (at + 1) * TOGETHER),
    ),
  );
