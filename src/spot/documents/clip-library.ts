import {z} from 'zod';
import {Fraction, Id, RelativePath} from './field-types.ts';

/** A supplied clip (shot or licensed, not generated) and the slots and tags that it fits. */
export const LibraryClip = z.strictObject({
  file: RelativePath,
  slots: z.array(Id).default([]),
  tags: z.array(Id).default([]),
  focus: z.tuple([Fraction, Fraction]).default([0.5, 0.5]),
});
export type LibraryClip = z.infer<typeof LibraryClip>;

/** `footage.yaml`, in a spot's folder or a brand's. */
export const LibraryFile = z.strictObject({clips: z.array(LibraryClip)});

/** Clips that fit a shot, best first: clips for its slot, then by the number of shared tags. */
export function findClips<Clip extends LibraryClip>(
  clips: readonly Clip[],
  wanted: {slots: readonly string[]; tags: readonly string[]},
): Clip[] {
  const score = (clip: Clip): number =>
    (clip.slots.some((slot) => wanted.slots.includes(slot)) ? 100 : 0) +
    clip.tags.filter((tag) => wanted.tags.includes(tag)).length;
  return clips
    .filter((clip) => score(clip) > 0)
    .sort((a, b) => score(b) - score(a) || (a.file < b.file ? -1 : 1));
}
