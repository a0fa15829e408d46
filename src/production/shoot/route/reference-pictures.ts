import {sha256File} from '../../../machine/files/hash.ts';
import type {InputFile, ShotRequest} from '../../../providers/contract/request.ts';
import type {ReferencePicture, Shot} from '../../../spot/documents/shots.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {findFile} from '../../project/variants/plan-variants.ts';

/** The input pictures of a shot. Adds their paths to `files`, by their sha256. */
export async function picturesOf(
  {id, start, end, references}: Shot,
  folders: readonly string[],
  files: Record<string, string>,
): Promise<Pick<ShotRequest, 'photo' | 'last' | 'references'>> {
  const input = async ({file}: ReferencePicture): Promise<InputFile> => {
    const path = await findFile(file, folders);
    if (path === undefined)
      throw new TenspotError({
        code: 'file-missing',
        what: `shot "${id}" names a picture that is not there`,
        where: {field: `shots.${id}`},
        expected: "a file in the spot's folder or the brand's",
        got: file,
        fix: 'Put it there, or correct the name.',
      });
    const sha256 = await sha256File(path);
    files[sha256] = path;
    return {sha256, focus: [0.5, 0.5]};
  };
  return {
    photo: start ? await input(start) : null,
    last: end ? await input(end) : null,
    references: await Promise.all(references.map(input)),
  };
}
