import type {CopyReads} from '../../../../spot/fingerprint/fingerprint.ts';

/** The copy of a variant. */
type Copy = Readonly<Record<string, unknown>>;

/** What is known of a frame. */
export type KnownFrame = {
  /** The fingerprint of its graphics. */
  fingerprint: string;
  /** A character that the brand's fonts do not have; null where there is none. */
  fallback: string | null;
  /** The hash of this machine's fonts; null where the fingerprint does not depend on them. */
  machineFonts: string | null;
  /** What its graphics read of the copy. */
  reads: CopyReads;
};

/** The fingerprinted frames of variants that differ only in copy. */
export type KnownFrames = {
  /** The frame that a variant with this copy has there. Undefined: none was seen yet whose copy agrees in all that it read. */
  find: (copy: Copy, frame: number) => KnownFrame | undefined;
  add: (copy: Copy, frame: number, known: KnownFrame) => void;
  /**
   * Names for what this frame would most likely look like, one for each set of fields that it read in another variant. Two variants that
   * share a name most likely look the same there.
   */
  likely: (copy: Copy, frame: number) => string[];
};

/**
 * Finds frames by what they read. A variant whose copy agrees with another one's in all fields that a frame of the other one read, and
 * whose other props are the same, would read the same again and look the same.
 */
export function openKnownFrames(): KnownFrames {
  /** For each frame, by the fields that were read: the frames by the values of these fields. */
  const frames: Map<string, {reads: CopyReads; byValues: Map<number, KnownFrame>}>[] = [];
  /** Values by their text, as numbers: the text may be long. Graphics may read in the order in which fields are written, so it counts. */
  const numbers = new Map<string, number>();
  const values = new WeakMap<Copy, Map<string, number>>();
  const valuesOf = (copy: Copy, name: string, reads: CopyReads): number => {
    const own = values.get(copy) ?? new Map<string, number>();
    values.set(copy, own);
    const known = own.get(name) ?? numberOf(JSON.stringify(reads === null ? copy : valuesIn(copy, reads)));
    own.set(name, known);
    return known;
  };
  const numberOf = (text: string): number => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  return {
    find: (copy, frame) => {
      for (const [name, {reads, byValues}] of frames[frame] ?? []) {
        const found = byValues.get(valuesOf(copy, name, reads));
        if (found) return found;
      }
      return undefined;
    },
    add: (copy, frame, known) => {
      frames[frame] ??= new Map();
      const name = JSON.stringify(known.reads);
      const own = frames[frame].get(name) ?? {reads: known.reads, byValues: new Map()};
      frames[frame].set(name, own);
      own.byValues.set(valuesOf(copy, name, known.reads), known);
    },
    likely: (copy, frame) =>
      [...(frames[frame] ?? [])].map(([name, {reads}]) => `${name} ${valuesOf(copy, name, reads)}`),
  };
}

/** Distinguishes a missing field from one that is null. */
const valuesIn = (copy: Copy, names: readonly string[]): unknown =>
  names.map((name) => (copy[name] === undefined ? [] : [copy[name]]));
