import sharp from 'sharp';
import type {Store} from '../../../machine/files/store.ts';
import type {GraphicsRun} from '../../../spot/findings/shown-elements.ts';

/** Tells which staged pictures of some graphics have no transparent pixel. One that cannot be read may have some. */
export async function opaqueImages(
  runs: readonly GraphicsRun[],
  store: Pick<Store, 'path'>,
): Promise<(src: string) => boolean> {
  const names = new Set(runs.flatMap(({inspected}) => inspected.images.map(({src}) => src)));
  const opaque = new Set<string>();
  for (const src of names)
    try {
      const {isOpaque} = await sharp(store.path(src)).stats();
      if (isOpaque) opaque.add(src);
    } catch {
      // Not a staged picture, such as a `data:` address.
    }
  return (src) => opaque.has(src);
}
