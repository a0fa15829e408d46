import {join} from 'node:path';
import {z} from 'zod';
import {exists, readJson} from '../../../machine/files/read-file.ts';
import {invalid} from '../../../spot/problem/errors.ts';

/** The folder of the pictures of a feed, in the folder of its spot. */
export const PICTURES = 'feed';

/** The pictures that were fetched for a spot. A file is named after its bytes. */
const PicturesFile = z.strictObject({
  version: z.literal(1),
  pictures: z.record(z.string(), z.string().regex(/^feed\/[0-9a-f]{16}\.[a-z]{3,5}$/)),
});

export const picturesIndex = (folder: string): string => join(folder, PICTURES, 'pictures.json');

/** The files of pictures that were fetched for a spot, by their addresses. Without an index, there are none. Errors: `feed-pictures` for an index that cannot be read. */
export async function readPictures(folder: string): Promise<Map<string, string>> {
  const file = picturesIndex(folder);
  const read = PicturesFile.safeParse(await readJson(file));
  if (read.success) return new Map(Object.entries(read.data.pictures));
  if (!(await exists(file))) return new Map();
  throw invalid({
    code: 'feed-pictures',
    what: 'the index of the pictures of the feed cannot be read',
    where: {file},
    expected: 'JSON as `tenspot import feed` writes it',
    got: 'something else',
    fix: 'Restore the file from version control, or remove it and run `tenspot import feed`.',
  });
}

/** The index as text. */
export const picturesText = (pictures: ReadonlyMap<string, string>): string =>
  `${JSON.stringify({version: 1, pictures: Object.fromEntries([...pictures].sort())} satisfies z.infer<typeof PicturesFile>, null, 2)}\n`;
