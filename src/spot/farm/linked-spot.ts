import {z} from 'zod';
import {Staged} from '../brand/staged-brand.ts';
import {ResolvedSpot} from '../timeline/resolved-spot.ts';

/** A spot whose staged files are not in the public folder of the site: what a function on Lambda draws. */
export const LinkedSpot = z.strictObject({
  spot: ResolvedSpot,
  /** The address of each staged file. Signed addresses are secrets: they expire, and belong in no log. */
  links: z.record(Staged, z.url({protocol: /^https?$/})),
});
export type LinkedSpot = z.infer<typeof LinkedSpot>;

/** The names of the staged files that the pictures of a spot need, each once. Its mix is not among them: renders are muted. */
export function stagedFilesOf({footage, brand}: ResolvedSpot): string[] {
  const {small, medium, large} = brand.logo;
  const names = [
    ...footage.flatMap(({src, cube}) => [src, cube]),
    ...brand.typography.fonts.map(({src}) => src),
    ...[small, medium, large].flatMap(({light, dark}) => [light.src, dark.src]),
    ...Object.values(brand.products).map(({src}) => src),
  ];
  return [...new Set(names.filter((name) => name !== null))].sort();
}
