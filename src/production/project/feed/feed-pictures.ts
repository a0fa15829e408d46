import {join} from 'node:path';
import {z} from 'zod';
import {readJson} from '../../../machine/files/read-file.ts';

/** The folder of the pictures of a feed, in the folder of its spot. */
export const PICTURES = 'feed';

/** The pictures that were fetched for a spot. A file is named after its bytes. */
const PicturesFile = z.strictObject({
  version: z.literal(1),
  pictures: z.record(z.string(), z.string().regex(/^feed\/[0-9a-f]{16}\.[a-z]{3,5}$/)),
});

export const picturesIndex = (folder: string): string => join(folder, PICTURES, 'pictures.json');

/** The files of pictures that were fetched for a spot, by their addresses. Without an index that can be read, there are none. */
export async function readPictures(folder: string): Promise<Map<string, string>> {
  const read = PicturesFile.safeParse(await readJson(picturesIndex(folder)));
  return new Map(read.success ? Object.entries(read.data.pictures) : []);
}

/** The index as text. */
export const picturesText = (pictures: ReadonlyMap<string, string>): string =>
  `${JSON.stringify({version: 1, pictures: Object.fromEntries([...pictures].sort())} satisfies z.infer<typeof PicturesFile>, null, 2)}\n`;
