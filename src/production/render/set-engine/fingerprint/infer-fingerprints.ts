import {type Fingerprintable, jobName, type SpotFingerprints} from './fingerprint-spots.ts';
import {type Group, type LookAt, openGroups} from './inference-group.ts';

type Options<V extends Fingerprintable> = {
  /** Lets the browser fingerprint frames. */
  look: (looks: readonly LookAt<V>[]) => Promise<SpotFingerprints[]>;
  /** Called with the fingerprints of a variant once they are complete. */
  onComplete: (variant: V, fingerprints: SpotFingerprints) => Promise<void>;
  /**
   * Called where an inferred frame looked different. No fingerprint of this program is inferred any more, and what is known of `again` is
   * void: their frames are looked at again.
   */
  onContradiction: (variant: V, frame: number, again: readonly V[]) => Promise<void>;
  /** Whether an earlier run found such a frame in this program. */
  isDistrusted: (program: string) => Promise<boolean>;
};

/** The most rounds in which a variant waits for what a look at another one tells. Then it is looked at whole. */
const ROUNDS = 4;

/** Variants that are looked at together. What is complete is then kept, so a killed run loses one group at most. */
const TOGETHER = 20;

/**
 * Fingerprints variants with as few looks of the browser as possible. Of variants that differ in copy alone, a frame is looked at once for
 * each set of values that its graphics read. A seeded share of what was inferred is looked at as a check.
 * `earlier` are variants whose fingerprints an earlier run kept.
 */
export async function inferFingerprints<V extends Fingerprintable>(
  variants: readonly V[],
  earlier: readonly {variant: V; fingerprints: SpotFingerprints}[],
  {look, onComplete, onContradiction, isDistrusted}: Options<V>,
): Promise<void> {
  const groups = openGroups(variants, earlier);
  const complete = async (group: Group<V>): Promise<void> => {
    for (const {variant, fingerprints} of group.complete()) await onComplete(variant, fingerprints);
  };
  for (const group of groups) if (await isDistrusted(group.program)) group.stopInferring();
  for (let round = 0; ; round++) {
    for (const group of groups) await complete(group);
    const looks = groups.flatMap((group) =>
      (round < ROUNDS ? group.looks() : group.wholeLooks()).map((own) => ({...own, group})),
    );
    if (looks.length === 0) return;
    for (const some of batchesOf(looks)) {
      const seen = await look(some.map(({variant, frames}) => ({variant, frames})));
      for (const [index, {group, variant, frames}] of some.entries()) {
        const own = seen[index];
        if (!own) throw new Error(`the look at variant ${index} of ${some.length} told nothing`);
        const different = group.learn({variant, frames}, own);
        if (different === undefined) continue;
        const sharing = groups.filter(({program}) => program === group.program);
        for (const each of sharing) each.stopInferring();
        await onContradiction(
          variant,
          different,
          sharing.flatMap((each) => each.lookAgain()),
        );
      }
      for (const group of new Set(some.map((each) => each.group))) await complete(group);
    }
  }
}

/** At most `TOGETHER`, each of one template, size and frame rate, which one job of the browser draws. */
const batchesOf = <L extends {variant: Fingerprintable}>(looks: readonly L[]): L[][] =>
  [...Map.groupBy(looks, ({variant}) => jobName(variant)).values()].flatMap((same) =>
    Array.from({length: Math.ceil(same.length / TOGETHER)}, (_, at) =>
      same.slice(at * TOGETHER, (at + 1) * TOGETHER),
    ),
  );
