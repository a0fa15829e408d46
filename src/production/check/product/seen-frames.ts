import {keyOf} from '../../../machine/files/hash.ts';
import type {Store} from '../../../machine/files/store.ts';
import type {ProductSight, SeenFace, SeenText} from '../../../spot/findings/product-sight.ts';

/** What is looked for in a frame. */
type Seen = {products: ProductSight; faces: SeenFace; texts: SeenText};

/** What was seen in single frames of a take: the check of another part of it, such as after an edit, looks only at the other frames. */
export type SeenFrames = {
  /** What is known of these frames; a frame in which nothing was seen has an empty list, one that was not looked at has none. */
  recall: <What extends keyof Seen>(
    what: What,
    frames: readonly number[],
  ) => Promise<Map<number, readonly Seen[What][]>>;
  /** Keeps what was seen in these frames. */
  keep: <What extends keyof Seen>(
    what: What,
    frames: Iterable<number>,
    seen: readonly Seen[What][],
  ) => Promise<void>;
};

/** `about`: for each kind, all that decides what is seen in a frame. */
export function openSeenFrames(store: Store, about: Record<keyof Seen, unknown>): SeenFrames {
  const keyFor = (what: keyof Seen, frame: number): string => keyOf({what, frame, about: about[what]});
  return {
    recall: async <What extends keyof Seen>(what: What, frames: readonly number[]) => {
      const known = new Map<number, readonly Seen[What][]>();
      for (const frame of frames) {
        const kept = await store.recall<Seen[What][]>(keyFor(what, frame), () => []);
        if (kept) known.set(frame, kept);
      }
      return known;
    },
    keep: async (what, frames, seen) => {
      for (const frame of frames) {
        const own = seen.filter((each) => each.frame === frame);
        await store.once(
          keyFor(what, frame),
          () => [],
          async () => own,
        );
      }
    },
  };
}
