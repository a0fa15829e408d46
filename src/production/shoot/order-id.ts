import {keyOf} from '../../machine/files/hash.ts';
import type {Shot} from '../../spot/documents/shots.ts';
import {Format} from '../../spot/variant/format.ts';

/** Under what the takes of a shot of a spot in one format are counted and capped. */
export const shotLabel = (spot: string, shot: string, format: Format): string => `${spot}/${shot}@${format}`;

/** What a label of the ledger says; nothing where it is none of a spot. */
export function readLabel(label: string): {spot: string; shot: string; format: Format} | undefined {
  const [, spot, shot, said] = /^([^/@]+)\/([^/@]+)@(.+)$/.exec(label) ?? [];
  const format = Format.safeParse(said).data;
  return spot && shot && format ? {spot, shot, format} : undefined;
}

/** What an order is made of beside the shot. */
type Ordered = {
  /** sha256 of the pictures that go with it. */
  pictures: readonly string[];
  format: Format;
  fps: number;
  take: number;
  /** A picture is wanted and no motion. */
  still?: true | undefined;
};

/**
 * What is wanted, whoever makes it: what the shot says of itself, the bytes of its pictures, the format and rate, and the
 * number of the take. Its name, where its focus lies and what stands in for it are not part of it, nor how long a variant
 * happens to see it.
 */
export function orderId(shot: Shot, {pictures, format, fps, take, still}: Ordered): string {
  const {id, focus, tags, stillsFirst, photo, start, end, references, ...said} = shot;
  const shown = {start: start !== undefined, end: end !== undefined, references: references.length};
  return keyOf({said, shown, pictures, format, fps, take, still});
}
