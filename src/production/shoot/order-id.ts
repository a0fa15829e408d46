import {keyOf} from '../../machine/files/hash.ts';
import type {Shot} from '../../spot/documents/shots.ts';
import type {Format} from '../../spot/variant/format.ts';

/** What an order depends on beside the shot. */
type Ordered = {
  /** sha256 of its input pictures. */
  pictures: readonly string[];
  format: Format;
  fps: number;
  take: number;
  /** Set where a still is wanted. */
  still?: true | undefined;
};

/**
 * The id of an order, whichever provider makes it. It depends on the content of the shot, the bytes of its pictures, the
 * format, the frame rate and the number of the take. It does not depend on the id of the shot, its focus, its placeholder, or
 * how long a variant shows it.
 */
export function orderId(shot: Shot, {pictures, format, fps, take, still}: Ordered): string {
  const {id, focus, tags, stillsFirst, photo, start, end, references, ...said} = shot;
  const shown = {start: start !== undefined, end: end !== undefined, references: references.length};
  return keyOf({said, shown, pictures, format, fps, take, still});
}
